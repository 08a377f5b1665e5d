"""The derivation of a record as a tree: its words, its slots, and for each field the steps that were asked.

The steps are those of the tables that made the record: the text is read again with a trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cppcc_extract.arguments import as_lexicon
from cppcc_extract.errors import InputError
from cppcc_extract.evaluation.slots import slots_of
from cppcc_extract.evaluation.tree import Derivation
from cppcc_extract.extractors.events.dates import DATES
from cppcc_extract.extractors.events.owners import Named
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.topics import Sign
from cppcc_extract.extractors.metrics.wholes import Whole
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.extractors.shifting import moved
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Metric, Record, Span, TimeReference
from cppcc_extract.pipeline import EXTRACTORS, read_text
from cppcc_extract.resolve.context import Nobody, Owner, ResolvedTime
from cppcc_extract.resolve.owners import WALK
from cppcc_extract.steps import Nothing, Trace, Tried

NOTHING = "nothing"
NOBODY = "nobody"
_ASIDE = {
    "part_of": "a change or an earlier figure is part of nothing",
    "period": "an earlier figure takes no time from before its own words",
}


def explain_record(article: Article, id: str, *, lexicon: Lexicon | str | Path | None = None) -> Derivation:
    """The derivation of the record with this id (`m3`, `e1`).

    The text of the article is read again, with the `lexicon` that it was read with. Raises `InputError` if the
    article has no such record, or if reading it again does not give it.
    """
    record = _found((each for name in EXTRACTORS for each in getattr(article, name)), id)
    begun, end = (article.span.start, article.span.end) if article.span else (0, len(article.text))
    reading = read_with_trace(article.text[begun:end], as_lexicon(lexicon), published=article.published)
    again = next((each for each in _all(reading) if each.id == id), None)
    if again is None or (again.text, again.span.start + begun) != (record.text, record.span.start):
        raise InputError(f"reading the article again does not give {id!r}; pass the lexicon that it was read with")
    return moved(derive(reading, again), begun)


def read_with_trace(text: str, lexicon: Lexicon, *, published: str | None = None) -> Reading:
    """A text that was read with all its records, and the steps that were asked for them."""
    reading = replace(read_text(text, lexicon, published=published), trace=Trace())
    for name, extract in EXTRACTORS.items():
        reading.records[name] = tuple(extract(reading))
    return reading


def derivations_at(reading: Reading, at: int) -> tuple[Derivation, ...]:
    """The derivations of the records at the offset `at` of the source; the text was read with a trace."""
    return tuple(derive(reading, record) for record in _all(reading) if record.span.start <= at < record.span.end)


def derivation_of(reading: Reading, id: str) -> Derivation:
    """The derivation of the record with this id; `InputError` if there is none."""
    return derive(reading, _found(_all(reading), id))


def derive(reading: Reading, record: Record) -> Derivation:
    """The derivation of one record of a reading; the text was read with a trace."""
    return _Tree(reading, record).root()


def _found(records: Iterable[Record], id: str) -> Record:
    record = next((each for each in records if each.id == id), None)
    if record is None:
        raise InputError(f"the article has no record {id!r}; use an id of its records, such as m1 or e1")
    return record


def _all(reading: Reading) -> Iterator[Record]:
    for records in reading.records.values():
        yield from records


class _Tree:
    """Builds the tree of one record."""

    def __init__(self, reading: Reading, record: Record) -> None:
        self._reading, self._record = reading, record
        self._tried: Mapping[tuple[int, str], Sequence[Tried]] = reading.trace.tried if reading.trace else {}
        self._at = self._place()

    def root(self) -> Derivation:
        record = self._record
        groups: list[tuple[str, tuple[Derivation, ...]]] = []
        if self._at is not None and (clause := self._reading.parse.clause_at(self._at)) is not None:
            words = (self._node(token.tag, token.text, token.start, token.end) for token in clause.tokens)
            slots = (self._node(*slot) for slot in slots_of(self._reading, clause, self._at))
            groups = [("words", tuple(words)), ("slots", tuple(slots))]
        return Derivation(
            name=record.id,
            value=record.clean,
            rule=record.rule,
            span=record.span,
            text=record.text,
            children=(*(Derivation(name=name, children=found) for name, found in groups if found), *self._fields()),
        )

    def _fields(self) -> Iterator[Derivation]:
        """Each field with its steps; a field that is null and has no steps is left out."""
        record = self._record
        for name in type(record).model_fields:
            if name in Record.model_fields or name in ("mentions", "trigger"):
                continue
            value, evidence = _shown(getattr(record, name)), record.evidence.get(name)
            steps = tuple(self._steps(name))
            if value is None and evidence is None and not steps:
                continue
            span = evidence.span if evidence else None
            yield Derivation(
                name=name,
                value=value,
                rule=evidence.rule if evidence else None,
                span=span,
                text=self._source(span) if span else None,
                children=steps,
            )

    def _steps(self, field: str) -> Iterator[Derivation]:
        """The steps that were asked for a field; empty if no table decides it."""
        if self._at is None:
            return
        tried = self._tried.get((self._at, field), ())
        if isinstance(self._record, Metric) and (self._at, "label") in self._tried:  # a figure outside tables
            if field == "period":
                tried = self._reading.context.period_tried(self._at)
            elif field == "organisation":
                yield from self._owner(self._at)
        yield from self._asked(tried)
        evidence = self._record.evidence.get(field)
        if not tried and evidence is not None and (reads := DATES.get(evidence.rule)):
            value = _shown(getattr(self._record, field))
            yield Derivation(
                name=evidence.rule, value=value, reads=reads, span=evidence.span, text=self._source(evidence.span)
            )
        answer = tried[-1].answer if tried else None
        if field in _ASIDE and getattr(self._record, field) is None and not isinstance(answer, (Nothing, type(None))):
            yield Derivation(name=f"{field}.aside", value=NOTHING, reads=_ASIDE[field])

    def _owner(self, at: int) -> Iterator[Derivation]:
        """The committee that the walk over the article gives, and the steps that decide whether the work is its own."""
        context = self._reading.context
        committee = context.committee(at)
        if committee is not None:
            yield self._step(committee.rule, WALK[committee.rule], committee.name, committee.start, committee.end)
            yield from self._asked(context.owner_tried(at), nothing=committee.name)
        elif (nobody := context.nobody(at)) is not None:
            yield self._step(nobody.rule, WALK[nobody.rule], NOBODY, nobody.start, nobody.end)

    def _asked(self, tried: Iterable[Tried], nothing: str = NOTHING) -> Iterator[Derivation]:
        for step, answer in tried:
            if answer is None:
                yield Derivation(name=step.name, reads=step.reads)
            elif isinstance(answer, Nothing):
                yield Derivation(name=step.name, value=nothing, reads=step.reads)
            else:
                found = self._step(step.name, step.reads, *self._answer(answer))
                asked = tuple(self._owner(self._at or 0)) if isinstance(answer, (Owner, Nobody)) else ()
                yield found.model_copy(update={"children": asked})

    def _answer(self, answer: Any) -> tuple[str, int, int]:
        """The answer of a step as text, with its place in the clean text."""
        match answer:
            case Sign():
                return answer.topic, answer.start, answer.end
            case Label():
                return answer.stated, answer.start, max(answer.start, answer.end)
            case Whole():
                return self._figure(answer.number), answer.start, answer.end
            case ResolvedTime(mention=mention):
                written = self._reading.document.text[mention.start : mention.end]
                return answer.edtf or written, mention.start, mention.end
            case Named() | Owner():
                return answer.name or NOBODY, answer.start, answer.end
            case _:
                return NOBODY, answer.start, answer.end

    def _figure(self, number: int) -> str:
        """The id of the nth figure of the text outside tables."""
        figures = [at for at, field in self._tried if field == "label"]
        start = self._reading.document.aligned.starts[figures[number]]
        return next(record.id for record in self._reading.records["metrics"] if record.span.start == start)

    def _step(self, name: str, reads: str, value: str, start: int, end: int) -> Derivation:
        return self._node(name, value, start, end).model_copy(update={"reads": reads})

    def _node(self, name: str, value: str | None, start: int, end: int) -> Derivation:
        span = self._reading.span(start, end)
        return Derivation(name=name, value=value, span=span, text=self._source(span))

    def _source(self, span: Span) -> str:
        return self._reading.document.aligned.source[span.start : span.end]

    def _place(self) -> int | None:
        """The start of the record in the clean text."""
        document, record = self._reading.document, self._record
        starts = enumerate(document.aligned.starts)
        places = (
            at for at, start in starts if start == record.span.start and document.text.startswith(record.clean, at)
        )
        return next(places, None)


def _shown(value: Any) -> str | None:
    """The value of a field as text."""
    if isinstance(value, TimeReference):
        return value.edtf or value.text
    if isinstance(value, tuple):
        return "、".join(value) or None
    return None if value is None else str(value)
