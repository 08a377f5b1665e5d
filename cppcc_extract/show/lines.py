"""A record in one line, as `repr` gives it: what it is, whose and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cppcc_extract.models import Article, Check, Event, Initiative, Metric, Organisation, Person
from cppcc_extract.show.words import head_of, signed_value_of, time_of

_LONGEST = 40  # characters of a name, a label or a title
COUNTED = ("metrics", "events", "initiatives", "organisations", "people", "checks", "warnings")


def line_of(model: Any) -> str | None:
    """One line; None for a model that has none of its own."""
    parts = _LINES.get(type(model))
    return parts and f"{type(model).__name__}({', '.join(_printable(part) for part in parts(model) if part)})"


def _metric(metric: Metric) -> Iterable[str | None]:
    yield f"{metric.id} {_short(metric.label)} {signed_value_of(metric)}{metric.unit}"
    yield from (metric.organisation, time_of(metric.period))
    yield metric.status if metric.status != "actual" else None
    yield metric.relation if metric.relation != "level" else None


def _event(event: Event) -> Iterable[str | None]:
    return f"{event.id} {_short(event.name)}", event.type, event.organisation, time_of(event.date), event.place


def _initiative(initiative: Initiative) -> Iterable[str | None]:
    return f"{initiative.id} {_short(initiative.name)}", initiative.kind, initiative.organisation


def _organisation(organisation: Organisation) -> Iterable[str | None]:
    return f"{organisation.id} {_short(organisation.name)}", organisation.kind, organisation.level


def _person(person: Person) -> Iterable[str | None]:
    return f"{person.id} {_short(person.name)}", _short(person.post or ""), person.organisation


def _check(check: Check) -> Iterable[str | None]:
    yield f"{check.id} {check.kind} {check.verdict}: {check.arithmetic}"


def _article(article: Article) -> Iterable[str | None]:
    yield f"{_short(head_of(article))!r}"
    yield from (article.source, article.published, *counts_of(article))


def counts_of(article: Article) -> Iterable[str]:
    """How many records of each kind there are, without those of which there are none."""
    kinds = {name: getattr(article, name) for name in COUNTED} | article.further
    return [f"{name} {len(records)}" for name, records in kinds.items() if records]


_LINES: Mapping[type, Callable[[Any], Iterable[str | None]]] = {
    Metric: _metric,
    Event: _event,
    Initiative: _initiative,
    Organisation: _organisation,
    Person: _person,
    Check: _check,
    Article: _article,
}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
