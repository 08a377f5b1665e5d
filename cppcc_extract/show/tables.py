"""Records of one kind as a table: what a reader looks for first, the id last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cppcc_extract.models import (
    Check,
    Event,
    Initiative,
    Metric,
    Organisation,
    Person,
    Quantity,
    Record,
    Section,
    TimeReference,
    Warning,
)
from cppcc_extract.show.fields import row_title, told_of
from cppcc_extract.show.markup import escaped, on_one_line
from cppcc_extract.show.words import signed_value_of, text_of, time_of

_AROUND = 90  # characters of a sentence on each side of a record
_SIGNS = {"agrees": "✓ agrees", "disagrees": "✗ disagrees", "cannot tell": "? cannot tell"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One column: its head, what it shows of a record, and the class of its cells."""

    head: str
    read: Callable[[Any], str | None]
    style: str = ""


def _field(name: str, style: str = "") -> Cell:
    return Cell(name, lambda record: text_of(getattr(record, name)), style)


_OWNER = _field("organisation")
_PERIOD = Cell("period", lambda metric: time_of(metric.period), "time")
_DATE = Cell("date", lambda event: time_of(event.date), "time")
_VALUE = Cell("value", signed_value_of, "number")
_MENTIONS = Cell("mentions", lambda record: str(len(record.mentions)), "number")
_COLUMNS: Mapping[type, tuple[Cell, ...]] = {
    Metric: (_field("label"), _VALUE, _field("unit", "short"), _OWNER, _PERIOD),
    Event: (_field("name"), _field("type"), _OWNER, _DATE, _field("place")),
    Initiative: (_field("name"), _field("kind"), _OWNER, _MENTIONS),
    Organisation: (_field("name"), _field("kind"), _field("level"), _field("region"), _MENTIONS),
    Person: (_field("name", "short"), _field("post"), _OWNER, _MENTIONS),
    Check: (
        Cell("verdict", lambda check: _SIGNS[check.verdict], "short"), _field("arithmetic"), _field("kind"),
        _field("records"),
    ),
    Section: (_field("heading"), _OWNER),
    Warning: (_field("code"), _field("message")),
    Quantity: (_field("text"), _VALUE, _field("unit", "short")),
    TimeReference: (_field("text"), _field("edtf", "time")),
}  # fmt: skip
_OTHER = (Cell("fields", lambda model: "; ".join(f"{told.name}: {told.value}" for told in told_of(model))),)
_TEXT = Cell("text", lambda record: on_one_line(record.text))
_ID = Cell("id", lambda record: record.id, "id")


def table(records: Sequence[Any], rows: int, text: str, *, sentences: bool = False) -> str:
    """At most `rows` records of one class, with how many are left out.

    With `sentences` each stands beside its sentence of `text`, or beside its own words where there is no text.
    """
    placed = isinstance(records[0], Record)
    cells = next((_COLUMNS[kind] for kind in type(records[0]).__mro__ if kind in _COLUMNS), _OTHER)
    quoted = placed and sentences and bool(text)
    words = (_TEXT,) if placed and not quoted and (sentences or cells is _OTHER) else ()
    cells = (*cells, *words)
    ids = (_ID,) if placed else ()
    heads = (*(cell.head for cell in cells), *(("sentence",) if quoted else ()), *(cell.head for cell in ids))
    body = []
    for record in records[:rows]:
        shown = [_shown(cell, record) for cell in cells]
        if quoted:
            shown.append(f"<td>{_sentence(record, text)}</td>")
        shown += [_shown(cell, record) for cell in ids]
        body.append(f"<tr{row_title(record, text)}>{''.join(shown)}</tr>")
    return html_table(heads, body) + left_out(len(records) - rows, "rows")


def html_table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table of rows that are HTML."""
    named = "".join(f"<th scope=col>{escaped(head)}</th>" for head in heads)
    return f'<div class="rows"><table><thead><tr>{named}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def left_out(count: int, what: str) -> str:
    """How much more there is than is shown."""
    return f'<p class="note">… and {count:,} more {what}, which are not shown</p>' if count > 0 else ""


def _shown(cell: Cell, record: Any) -> str:
    value = cell.read(record)
    style = "disagrees" if value == _SIGNS["disagrees"] else cell.style
    named = f' class="{style}"' if style else ""
    words = escaped("–" if value is None else on_one_line(value))
    if style == "time":  # a period may break after its first day, and nowhere else
        words = "/<wbr>".join(f"<span>{part}</span>" for part in words.split("/"))
    return f"<td{named}>{words}</td>"


def _sentence(record: Record, text: str) -> str:
    """The sentence of a record with its words marked; of a very long one what stands around them."""
    start = max(record.sentence.start, record.span.start - _AROUND)
    end = min(record.sentence.end, record.span.end + _AROUND)
    before, words, after = (
        escaped(text[first:last])
        for first, last in ((start, record.span.start), (record.span.start, record.span.end), (record.span.end, end))
    )
    kind = kind_of(record)
    return (
        f"{'…' if start > record.sentence.start else ''}{before}"
        f'<mark class="{kind}">{words}</mark>{after}{"…" if end < record.sentence.end else ""}'
    )


_KINDS: Mapping[type, str] = {
    Metric: "metrics",
    Event: "events",
    Initiative: "initiatives",
    Organisation: "organisations",
    Person: "people",
    Check: "checks",
}


def kind_of(record: Any) -> str:
    """The kind of a record, by which it is coloured."""
    return next((_KINDS[kind] for kind in type(record).__mro__ if kind in _KINDS), "further")
