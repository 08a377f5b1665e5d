"""Moves an article that was read alone back to its place on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cppcc_extract.base_model import Model
from cppcc_extract.models import Article, Span

M = TypeVar("M", bound=Model)


def shifted(article: Article, page: str, start: int) -> Article:
    """The article with `page` as its text, every offset moved by `start`, and its own range as `span`."""
    return moved(article, start).model_copy(
        update={"text": page, "span": Span(start=start, end=start + len(article.text))}
    )


def moved(model: M, by: int) -> M:
    """A copy of a model with every span in it moved."""
    return _Shift(by).model(model)


class _Shift:
    """Moves every span of a record, at any depth; a record that occurs twice is moved once."""

    def __init__(self, by: int) -> None:
        self._by = by
        self._moved: dict[int, tuple[Model, Model]] = {}

    def model(self, model: M) -> M:
        """A copy of the model with its spans moved."""
        # the model is kept with its copy, since an id is unique only during its lifetime
        known = self._moved.get(id(model))
        if known is None:
            changes = {name: self._value(value) for name, value in model.__dict__.items()}
            known = self._moved[id(model)] = (model, model.model_copy(update=changes))
        return known[1]  # type: ignore[return-value]

    def _value(self, value: Any) -> Any:
        if isinstance(value, Span):
            return Span(start=value.start + self._by, end=value.end + self._by)
        if isinstance(value, Model):
            return self.model(value)
        if isinstance(value, tuple):
            return tuple(self._value(item) for item in value)
        if isinstance(value, Mapping):
            return {key: self._value(item) for key, item in value.items()}
        return value
