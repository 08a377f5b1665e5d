"""What is shown of one value: a figure with the sign of its bound, a time, the head of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from cppcc_extract.models import Article, Metric, Number, Quantity, TimeReference

BOUND_SIGNS = {"exact": "", "over": "＞", "under": "＜", "about": "≈"}


def value_of(figure: Metric | Quantity) -> str:
    """The number of a figure, or its span of two, without the sign of its bound."""
    low = _number(figure.value)
    return low if figure.value_max is None else f"{low}–{_number(figure.value_max)}"


def signed_value_of(figure: Metric | Quantity) -> str:
    """The same after the sign of its bound."""
    return BOUND_SIGNS[figure.bound] + value_of(figure)


def time_of(time: TimeReference | None) -> str | None:
    """The value of a time; the words where it has none."""
    return (time.edtf or time.text) if time else None


def text_of(value: Any) -> str | None:
    """Any value of a field as words; None for what is not said."""
    if value is None or value == () or value == {}:
        return None
    if isinstance(value, TimeReference):
        return time_of(value)
    if isinstance(value, Mapping):
        return "；".join(f"{name}: {text_of(item)}" for name, item in value.items())
    if isinstance(value, (tuple, list)):
        return "；".join(str(text_of(item)) for item in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value)
    return value.model_dump_json() if isinstance(value, BaseModel) else str(value)


def head_of(article: Article) -> str:
    """The title of an article, else its first line."""
    first = (line.strip() for line in article.text.splitlines() if line.strip())
    return article.title or next(first, "(empty)")


def main_committee(article: Article) -> str | None:
    """The committee that most figures are given to, else the first one named."""
    named = [organisation.name for organisation in article.organisations if organisation.kind == "cppcc"]
    owners = [metric.organisation for metric in article.metrics]
    return max(named, key=owners.count, default=None)


def _number(value: Number) -> str:
    return f"{value:,}"
