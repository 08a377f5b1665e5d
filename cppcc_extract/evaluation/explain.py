"""What each stage saw at one place of a text, and which rule decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cppcc_extract.arguments import as_date, check_text
from cppcc_extract.errors import InputError
from cppcc_extract.evaluation.derivation import read_with_trace
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Record
from cppcc_extract.resolve.context import Nobody, Owner, ResolvedTime

_AROUND = 12  # characters shown on either side of the place


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage from source to records: its name, and a line for each thing that it saw."""

    name: str
    lines: tuple[str, ...]


def explain(
    text: str, at: int, *, published: date | str | None = None, lexicon: Lexicon | None = None
) -> tuple[Stage, ...]:
    """The stages in order, each with what it made of the character at offset `at` of the source.

    Mentions are listed for the sentence around the place; one that covers it is marked with ``>``. Raises
    `InputError` for an offset outside the text, and for input that is not text.
    """
    check_text(text)
    check_offset(text, at)
    return stages(read_with_trace(text, lexicon or Lexicon.default(), published=as_date(published)), at)


def check_offset(text: str, at: int) -> None:
    """`InputError` for an offset outside the text."""
    if not 0 <= at < len(text):
        raise InputError(f"offset {at} is outside the text; use one from 0 to {len(text) - 1}")


def stages(reading: Reading, at: int) -> tuple[Stage, ...]:
    """The same for a text that has been read."""
    text = reading.document.aligned.source
    place = _clean_place(reading, at)
    return (
        Stage("source", (f"{text[at]!r} at {at}: …{_shown(text, at, at + 1)}…",)),
        Stage("clean", tuple(_cleaned(reading, at, place))),
        Stage("find", tuple(_found(reading, place)) if place is not None else ()),
        Stage("resolve", tuple(_resolved(reading, place)) if place is not None else ()),
        Stage("extract", tuple(_extracted(reading, at))),
    )


def _shown(text: str, start: int, end: int) -> str:
    return text[max(0, start - _AROUND) : end + _AROUND].replace("\n", "⏎")


def _clean_place(reading: Reading, at: int) -> int | None:
    """The offset of the clean character that a source character became; None if it was left out."""
    aligned = reading.document.aligned
    pairs = zip(aligned.starts, aligned.ends, strict=True)
    return next((n for n, (start, end) in enumerate(pairs) if start <= at < end), None)


def _cleaned(reading: Reading, at: int, place: int | None) -> Iterator[str]:
    document = reading.document
    if place is None:
        yield "left out: noise, or between two blocks"
        return
    yield f"{document.text[place]!r} at {place} of the clean text: …{_shown(document.text, place, place + 1)}…"
    block = next((block for block in document.blocks if block.start <= place < block.end), None)
    if block is not None:
        yield f"zone {block.zone.value}, article {block.article + 1} of the page"
    sentence = document.sentence_at(place)
    yield f"sentence: {document.text[sentence.start : sentence.end]}" if sentence else "not in a sentence that is read"
    for notice in document.notices:
        if notice.start <= place < max(notice.end, notice.start + 1):
            yield f"warning [{notice.code}] {notice.message}"


def _found(reading: Reading, place: int) -> Iterator[str]:
    mentions, text = reading.mentions, reading.document.text
    sentence = reading.document.sentence_at(place)
    start, end = (sentence.start, sentence.end) if sentence else (place, place + 1)
    barred = reading.lexicon.matcher("not_numbers").find(text, start, end)
    seen: list[tuple[int, int, str]] = [
        *((q.start, q.end, f"quantity {q.value} {q.unit.name if q.unit else '–'} {q.bound} [{q.rule}]")
          for q in mentions.quantities),
        *((hit.start, hit.end, "not a number [table not_numbers]") for hit in barred),
        *((t.start, t.end, f"time, {t.kind} [{t.rule}]") for t in mentions.times),
        *((o.start, o.end, f"organisation, {o.kind} [{o.rule}]") for o in mentions.organisations),
        *((p.post_start, p.end, f"person {p.name} [{p.rule}]") for p in mentions.people),
        *((n.start, n.end, f"quoted name [{n.rule}]") for n in mentions.names),
        *((hit.start, hit.end, "event trigger [table events]") for hit in mentions.hits["events"]),
    ]  # fmt: skip
    for first, last, what in sorted(seen):
        if first < end and last > start:
            yield f"{'>' if first <= place < last else ' '} {text[first:last]}: {what}"


def _resolved(reading: Reading, place: int) -> Iterator[str]:
    context = reading.context
    yield f"owner: {_owner(reading, context.owner(place), context.nobody(place))}"
    yield f"period: {_period(reading, context.period(place))}"
    for mention in reading.mentions.organisations:
        if mention.start <= place < mention.end:
            yield f"name: {reading.document.text[mention.start : mention.end]} is {context.name(mention)}"
    for time in reading.mentions.times:
        if time.start <= place < time.end:
            resolved = context.time(time)
            yield f"value: {reading.document.text[time.start : time.end]} is {resolved.edtf} [{resolved.rule}]"


def _owner(reading: Reading, owner: Owner | None, nobody: Nobody | None) -> str:
    if nobody is not None:
        return f"nobody, by {reading.document.text[nobody.start : nobody.end]!r} [{nobody.rule}]"
    if owner is None:
        return "nobody: no committee is named"
    return f"{owner.name}, from {reading.document.text[owner.start : owner.end]!r} [{owner.rule}]"


def _period(reading: Reading, time: ResolvedTime | None) -> str:
    if time is None:
        return "none governs this place"
    mention = time.mention
    return f"{time.edtf}, from {reading.document.text[mention.start : mention.end]!r} [{time.rule}]"


def _extracted(reading: Reading, at: int) -> Iterator[str]:
    for kind, records in reading.records.items():
        for record in _at(records, at):
            shown = record.model_dump(
                mode="json",
                exclude={"id", "span", "clean", "sentence", "rule", "evidence", "mentions", "period", "date"},
            )
            fields = ", ".join(f"{name} {value!r}" for name, value in shown.items() if value not in (None, [], ""))
            yield f"{kind} {record.id} [{record.rule}]: {fields}"
            for name, evidence in record.evidence.items():
                source = reading.document.aligned.source[evidence.span.start : evidence.span.end]
                yield f"  {name} from {source!r} [{evidence.rule}]"


def _at(records: Iterable[Record], at: int) -> Iterator[Record]:
    return (record for record in records if record.span.start <= at < record.span.end)
