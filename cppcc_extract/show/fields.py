"""The fields of one record with where each was read: what the mouse shows of it, and its card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cppcc_extract.base_model import Model
from cppcc_extract.models import Evidence, Metric, Quantity, Record, TimeReference
from cppcc_extract.show.markup import attribute, escaped, framed, on_one_line
from cppcc_extract.show.words import signed_value_of, text_of

# what the place of a record says, and what `told` joins to other fields
_ASIDE = frozenset(("id", "span", "text", "clean", "sentence", "rule", "evidence", "mentions", "value_max", "bound"))
_LONGEST = 200  # characters of a value
_QUOTED = 40  # characters of the words that a value was read from


@dataclass(frozen=True, slots=True)
class Told:
    """One field: its value in words, and where it was read if not in the record's own words."""

    name: str
    value: str
    evidence: Evidence | None = None


def told_of(model: Model) -> Iterator[Told]:
    """What a model says beyond its defaults, field by field."""
    evidence = model.evidence if isinstance(model, Record) else {}
    figure = isinstance(model, (Metric, Quantity))
    for name, field in type(model).model_fields.items():
        value: Any = getattr(model, name)
        if name in (_ASIDE if isinstance(model, Record) or figure else ()):
            continue
        if value == field.get_default(call_default_factory=True) and name not in evidence:
            continue
        text = signed_value_of(model) if name == "value" and figure else _timed(value)  # type: ignore[arg-type]
        if text is not None:
            yield Told(name, _cut(on_one_line(text), _LONGEST), evidence.get(name))
    for name, value in (model.__pydantic_extra__ or {}).items():
        yield Told(name, _cut(on_one_line(text_of(value) or "–"), _LONGEST))


def hover_of(record: Record, text: str) -> str:
    """All that is known of a record, a line each: its words, its fields, and for each the words and the rule."""
    lines = [f"{record.id} {_cut(on_one_line(record.text), _QUOTED)}"]
    for told in told_of(record):
        lines.append(f"{told.name}: {told.value}{_derived(told, text)}")
    return "\n".join([*lines, f"rule: {record.rule}"])


def card(model: Model) -> str:
    """One model as a small table: a field a row, with where it was read."""
    rows = "".join(
        f"<tr><th scope=row>{escaped(told.name)}</th><td>{escaped(told.value)}</td>"
        f'<td class="rule">{escaped(_placed(told.evidence))}</td></tr>'
        for told in told_of(model)
    )
    return framed(f"<table><caption>{escaped(_caption(model))}</caption><tbody>{rows}</tbody></table>")


def row_title(record: Any, text: str) -> str:
    """The attribute of a row that the mouse shows."""
    return f" title={attribute(hover_of(record, text))}" if isinstance(record, Record) else ""


def _caption(model: Model) -> str:
    name = type(model).__name__
    if not isinstance(model, Record):
        return name
    at = f"{model.span.start}–{model.span.end}"
    return f"{name} {model.id} “{_cut(on_one_line(model.text), _QUOTED)}” at {at}, by {model.rule}"


def _derived(told: Told, text: str) -> str:
    if told.evidence is None:
        return ""
    words = on_one_line(text[told.evidence.span.start : told.evidence.span.end])
    said = f" ← {_cut(words, _QUOTED)}" if words and words != told.value else ""
    return f"{said} [{told.evidence.rule}]"


def _placed(evidence: Evidence | None) -> str:
    return f"{evidence.rule} at {evidence.span.start}–{evidence.span.end}" if evidence else ""


def _timed(value: Any) -> str | None:
    """A time with its words."""
    text = text_of(value)
    return f"{text} ({value.text})" if isinstance(value, TimeReference) and value.edtf else text


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
