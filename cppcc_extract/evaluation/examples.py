"""Runs the examples of the tables: whether each row is read as it states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cppcc_extract.clean.furniture import Patterns, build_patterns
from cppcc_extract.clean.lines import Line, furniture_zone
from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.names import find_names
from cppcc_extract.find.organisations import find_organisations
from cppcc_extract.find.people import find_people
from cppcc_extract.find.quantities import find_quantities
from cppcc_extract.find.tables import Columns
from cppcc_extract.find.times import find_times
from cppcc_extract.find.triggers import find_triggers
from cppcc_extract.find.undertakings import find_undertakings
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import (
    Act,
    Body,
    BoundWord,
    Column,
    CountedNoun,
    Era,
    EventTrigger,
    Example,
    Furniture,
    ImpliedUnit,
    Row,
    Unit,
    Verb,
    Voice,
)
from cppcc_extract.models import Metric
from cppcc_extract.parse.words import QUANTITY
from cppcc_extract.pipeline import parse_article, read_text
from cppcc_extract.resolve.voices import OURS

_NAMED = ("body", "branch", "party", "government", "head", "whole")
_LABELS = ("date", "update", "source", "author", "editor", "staff")
# The records that show the fields of a table's rows, and the fields of a row that every example must give
_KINDS = {
    "units": "metrics",
    "implied_units": "metrics",
    "bounds": "metrics",
    "counted_nouns": "metrics",
    "endings": "metrics",
    "verbs": "metrics",
    "payments": "metrics",
    "voices": "metrics",
    "indicators": "metrics",
    "eras": "metrics",
    "events": "events",
    "initiatives": "initiatives",
    "initiative_verbs": "initiatives",
    "posts": "people",
    "surnames": "people",
    "bodies": "organisations",
}
_SHOWN = {"implied_units": ("unit",), "bounds": ("bound",), "counted_nouns": ("topic",), "endings": ("topic",)}
_BEGINNINGS = ("navigation", "caption", "link", "footer", "host")


class Misread(NamedTuple):
    """An example that is not read as its row states, and what is wrong with it."""

    table: str
    row: Row
    text: str
    problem: str


def misread(tables: Mapping[str, Sequence[Row]], lexicon: Lexicon) -> Iterator[Misread]:
    """The examples of these rows that are misread; `lexicon` holds these rows and all others."""
    for table, rows in tables.items():
        for row in rows:
            for example in row.examples:
                if problem := _problem(table, row, example, lexicon):
                    yield Misread(table, row, example.text, problem)
            for text in row.not_examples:
                if _is_told(row) and is_read(table, row, text, lexicon):
                    yield Misread(table, row, text, f"is read in its counter-example {text!r}")


def _problem(table: str, row: Row, example: Example, lexicon: Lexicon) -> str | None:
    """What is wrong with an example, for people; None if the word is read in it and gives what is stated."""
    if not is_read(table, row, example.text, lexicon):
        return f"is not read in its example {example.text!r}"
    records = list(_records(table, example.text, lexicon))
    stated = example.answers or _given(table, row)
    shown = {name: value for name, value in stated.items() if any(name in record for record in records)}
    if shown and not any(all(record.get(name) == value for name, value in shown.items()) for record in records):
        got = [{name: record.get(name) for name in shown} for record in records]
        return f"gives {_written(got)} in its example {example.text!r}, not {_written([shown])}"
    for name, value in stated.items():
        if name in type(row).model_fields:
            own = getattr(row, name)
            if value != (list(own) if isinstance(own, tuple) else own):
                return f"gives {name} {own!r} in its example {example.text!r}, not {value!r}"
        elif name not in shown:
            return f"states {name!r} in its example {example.text!r}, which gives no such field"
    return None


def _given(table: str, row: Row) -> dict[str, object]:
    """What an example that states nothing must give: the fields of the row that its records have."""
    fields = {name: getattr(row, name) for name in _SHOWN.get(table, ()) if getattr(row, name, None) is not None}
    return {} if isinstance(row, CountedNoun) and row.weak else fields


def _records(table: str, text: str, lexicon: Lexicon) -> Iterator[Mapping[str, object]]:
    """The records of a text, of the kind that a table is for, as their fields; times as their EDTF values."""
    name = _KINDS.get(table)
    for record in getattr(parse_article(text, lexicon=lexicon), name) if name else ():
        period = record.period.edtf if isinstance(record, Metric) and record.period else None
        yield {**dict(record), "period": period}


def _written(records: Sequence[Mapping[str, object]]) -> str:
    return " or ".join(", ".join(f"{name} {value!r}" for name, value in record.items()) for record in records)


def _is_told(row: Row) -> bool:
    """Whether a text alone can show that the row is not meant; for words of a clause only the clause can."""
    return not (isinstance(row, Body) and row.role not in _NAMED)


def is_read(table: str, row: Row, text: str, lexicon: Lexicon) -> bool:
    """Whether the row has in the text the effect that its table is for."""
    return _READERS[table](row, text, lexicon)


def _unit(row: Row, text: str, lexicon: Lexicon) -> bool:
    wanted = row.name if isinstance(row, Unit) else row.surface
    return any(q.unit is not None and q.unit.name == wanted for q in find_quantities(text, lexicon))


def _implied_unit(row: Row, text: str, lexicon: Lexicon) -> bool:
    wanted = row.unit if isinstance(row, ImpliedUnit) else ""
    found = find_quantities(text, lexicon)
    return any(q.unit and q.unit.name == wanted and q.rule == "quantity.implied" for q in found)


def _bound(row: Row, text: str, lexicon: Lexicon) -> bool:
    wanted = row.bound if isinstance(row, BoundWord) else ""
    return any(q.bound == wanted and row.surface in text[q.start : q.end] for q in find_quantities(text, lexicon))


def _not_number(row: Row, text: str, lexicon: Lexicon) -> bool:
    inside = _places(row, text)
    found = find_quantities(text, lexicon, bare=True)
    # its not_examples have a figure beside the word, or one that only looks like the word
    return bool(inside) and not any(q.start < inside.stop and q.end > inside.start for q in found)


def _noun(row: Row, text: str, lexicon: Lexicon) -> bool:
    topic = getattr(row, "topic", None)
    return row.surface in text and any(
        topic in (None, metric.topic) for metric in parse_article(text, lexicon=lexicon).metrics
    )


def _indicator(row: Row, text: str, lexicon: Lexicon) -> bool:
    return any(metric.indicator == row.surface for metric in parse_article(text, lexicon=lexicon).metrics)


def _verb(row: Row, text: str, lexicon: Lexicon) -> bool:
    reading = read_text(text, lexicon)
    clauses = [clause for n in range(len(reading.document.sentences)) for clause in reading.parse.clauses(n)]
    tokens = [token for clause in clauses for token in clause.tokens]
    if isinstance(row, Verb) and row.role == "none":
        inside = _places(row, text)
        return bool(inside) and not any(token.verb and token.start in inside for token in tokens)
    # a bound can be a verb that is part of the figure: 超过60万元
    return any(
        token.text == row.surface or (token.tag == QUANTITY and token.text.startswith(row.surface)) for token in tokens
    )


def _payment(row: Row, text: str, lexicon: Lexicon) -> bool:
    return row.surface in text and any(
        metric.evidence["label"].rule == "label.payment" for metric in parse_article(text, lexicon=lexicon).metrics
    )


def _event(row: Row, text: str, lexicon: Lexicon) -> bool:
    hits = find_triggers(text, lexicon)
    if isinstance(row, EventTrigger) and row.pos == "none":
        inside = _places(row, text)
        return bool(inside) and not any(hit.start in inside for hit in hits)
    return any(hit.row.surface == row.surface for hit in hits)


def _act(row: Row, text: str, lexicon: Lexicon) -> bool:
    wanted = row.type if isinstance(row, Act) else ""
    article = parse_article(f"大同市政协简讯\n\n2023年4月7日，市政协{text}。\n", lexicon=lexicon)
    return any(event.type == wanted and event.rule == "event.dated.act" for event in article.events)


def _places(row: Row, text: str) -> range:
    start = text.find(row.surface)
    return range(start, start + len(row.surface)) if start >= 0 else range(0)


def _era(row: Row, text: str, lexicon: Lexicon) -> bool:
    role = row.role if isinstance(row, Era) else "era"
    counted = role in ("reign", "republic")
    written = [text[time.start : time.end] for time in find_times(text, lexicon)]
    found = any(time == row.surface or (counted and time.startswith(row.surface)) for time in written)
    return found != (role == "none")


def _person(row: Row, text: str, lexicon: Lexicon) -> bool:
    return bool(find_people(text, lexicon, find_organisations(text, lexicon)))


def _undertaking(row: Row, text: str, lexicon: Lexicon) -> bool:
    return bool(find_undertakings(text, find_names(Brackets(text)), lexicon))


def _body(row: Row, text: str, lexicon: Lexicon) -> bool:
    if isinstance(row, Body) and row.role not in _NAMED:
        return row.surface in text
    return any(row.surface in text[o.start : o.end] for o in find_organisations(text, lexicon))


def _voice(row: Row, text: str, lexicon: Lexicon) -> bool:
    # after a sentence of the other kind, so that only the word can change the answer
    ours = isinstance(row, Voice) and row.role in OURS
    before = "全村有茶园60亩。" if ours else "大同市政协委员视察学校3所。"
    article = parse_article(f"大同市政协工作综述\n\n{before}{text}。\n", lexicon=lexicon)
    told = [metric.organisation is not None for metric in article.metrics]
    return row.surface in text and told == [not ours, ours]


def _furniture(row: Row, text: str, lexicon: Lexicon) -> bool:
    patterns: Patterns = lexicon.derived(build_patterns)
    role = row.role if isinstance(row, Furniture) else ""
    if role in _LABELS:
        return any(match.lastgroup == role for match in patterns.label.finditer(text))
    if role in _BEGINNINGS:
        begun = patterns.begins.match(text)
        return begun is not None and begun.lastgroup == role
    if role == "tool":
        return furniture_zone(Line(0, len(text), text, gap=False), patterns, body=True) is not None
    whole = {"summary": patterns.summary.match, "box": patterns.box.match}.get(role)
    return whole(text) is not None if whole else row.surface in text


def _rate(row: Row, text: str, lexicon: Lexicon) -> bool:
    article = parse_article(f"县政协工作综述\n\n县政协{text}。\n", lexicon=lexicon)
    return any(check.rule == "check.rate" and check.verdict == "agrees" for check in article.checks)


def _column(row: Row, text: str, lexicon: Lexicon) -> bool:
    found = lexicon.derived(Columns).of(text)
    return found is not None and isinstance(row, Column) and found.role == row.role


_READERS: Mapping[str, Callable[[Row, str, Lexicon], bool]] = {
    "units": _unit,
    "implied_units": _implied_unit,
    "bounds": _bound,
    "not_numbers": _not_number,
    "counted_nouns": _noun,
    "endings": _noun,
    "verbs": _verb,
    "payments": _payment,
    "events": _event,
    "acts": _act,
    "initiatives": _undertaking,
    "initiative_verbs": _undertaking,
    "posts": _person,
    "surnames": _person,
    "bodies": _body,
    "voices": _voice,
    "indicators": _indicator,
    "eras": _era,
    "furniture": _furniture,
    "rates": _rate,
    "columns": _column,
}
