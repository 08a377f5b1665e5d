"""What a page holds, as plain data: articles with their records, the fields of each kind, and the panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from cppcc_extract.base_model import Model, descriptions
from cppcc_extract.compare.panel import COLUMNS, panel_rows
from cppcc_extract.export.columns import tables
from cppcc_extract.models import (
    Article,
    Check,
    Event,
    Initiative,
    Metric,
    Organisation,
    Person,
    Record,
)

KINDS: dict[str, type[Record]] = {
    "metrics": Metric,
    "events": Event,
    "initiatives": Initiative,
    "organisations": Organisation,
    "people": Person,
    "checks": Check,
    "further": Record,
}
_SPANS = ("span", "sentence")
_KEY = 10  # characters of its SHA-256 by which an address names an article


def kinds() -> list[dict[str, Any]]:
    """Each kind of record: its columns in a table, the values of fields that a record leaves out, what fields mean."""
    flat = tables()
    return [
        {
            "name": name,
            "record": flat[name].record,
            "columns": flat[name].names,
            "fields": descriptions(model),
            "defaults": _defaults(model),
        }
        for name, model in KINDS.items()
    ]


def _defaults(model: type[Model]) -> dict[str, Any]:
    """All fields in their order, with what they are where a record says nothing."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
    }


def articles(found: Sequence[Article]) -> list[dict[str, Any]]:
    """The articles with their records; each has a `key` of its own by which an address names it."""
    keys: Counter[str] = Counter()
    told = []
    for article in found:
        key = article.id[:_KEY]
        keys[key] += 1
        told.append(_article(article, key if keys[key] == 1 else f"{key}-{keys[key]}"))
    return told


def _article(article: Article, key: str) -> dict[str, Any]:
    """One article: its own words only, with `at` where they begin in the text that all offsets count."""
    begun, end = (article.span.start, article.span.end) if article.span else (0, len(article.text))
    about = article.model_dump(
        mode="json", include={"id", "origin", "title", "source", "published", "authors", "script"}
    )
    records = {name: [_record(record) for record in getattr(article, name)] for name in KINDS if name != "further"}
    records["further"] = [
        {"extractor": name, **_record(record)} for name, found in article.further.items() for record in found
    ]
    return {
        **about,
        "key": key,
        "at": begun,
        "text": article.text[begun:end],
        "sections": [
            (section.span.start, section.heading) for section in article.sections if section.heading is not None
        ],
        "warnings": [warning.message for warning in article.warnings],
        "records": {name: records for name, records in records.items() if records},
    }


def _record(record: Record) -> dict[str, Any]:
    """A record without what its place and the defaults say."""
    left_out = {"text", "clean"} if record.clean == record.text else {"text"}
    told = record.model_dump(mode="json", exclude_defaults=True, exclude=left_out)
    return {name: _small(name, value) for name, value in told.items()}


def _small(name: str, value: Any) -> Any:
    """Spans as pairs."""
    if isinstance(value, dict):
        if name in _SPANS and set(value) == {"start", "end"}:
            return [value["start"], value["end"]]
        return {inner: _small(inner, each) for inner, each in value.items()}
    if isinstance(value, list):
        return [_small(name, each) for each in value]
    return value


def panel(found: Sequence[Article]) -> dict[str, Any]:
    """The panel of the articles, a row a year, and how many figures are left out by what they lack."""
    rows, left_out = panel_rows(found)
    dated = [[value.isoformat() if isinstance(value, date) else value for value in row] for row in rows]
    return {"columns": COLUMNS, "rows": dated, "left_out": dict(left_out)}
