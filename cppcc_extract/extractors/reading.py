"""The input of an extractor, and how it turns a range of the clean text into a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Evidence, Mention, Record, Span, TimeReference
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.resolve.context import Context, Nobody, Owner, ResolvedTime
from cppcc_extract.resolve.edtf import bounds
from cppcc_extract.steps import Trace
from cppcc_extract.text.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read so far; `records` holds the results of earlier extractors, by field name.

    With a `trace` the extractors note which steps they tried.
    """

    document: Document
    lexicon: Lexicon
    mentions: Mentions
    parse: Parse
    context: Context
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    trace: Trace | None = None
    _made: dict[Any, Any] = field(default_factory=dict, repr=False)

    def span(self, start: int, end: int) -> Span:
        """The source range of a range of the clean text."""
        span: Span | None = self._made.get((start, end))
        if span is None:
            first, last = self.document.aligned.span(start, end)
            span = self._made[start, end] = Span.made(start=first, end=last)
        return span

    def mention(self, start: int, end: int) -> Mention:
        """A range of the clean text as the source has it."""
        span = self.span(start, end)
        return Mention.made(text=self.document.aligned.source[span.start : span.end], span=span)

    def place(
        self, id: str, start: int, end: int, rule: str, evidence: Mapping[str, tuple[int, int, str]] | None = None
    ) -> dict[str, Any]:
        """The fields that every record has, for a record at `start:end` of the clean text.

        `evidence` gives `(start, end, rule)` of the clean text for each field that was taken from elsewhere.
        """
        span = self.span(start, end)
        sentence = self.document.sentence_at(start)
        return {
            "id": id,
            "span": span,
            "text": self.document.aligned.source[span.start : span.end],
            "clean": self.document.text[start:end],
            "sentence": self.span(sentence.start, max(sentence.end, end)) if sentence else span,
            "rule": rule,
            "evidence": {name: self._evidence(*place) for name, place in (evidence or {}).items()},
        }

    def _evidence(self, start: int, end: int, rule: str) -> Evidence:
        evidence: Evidence | None = self._made.get((start, end, rule))
        if evidence is None:
            evidence = self._made[start, end, rule] = Evidence.made(span=self.span(start, end), rule=rule)
        return evidence

    def time(self, time: ResolvedTime | None) -> TimeReference | None:
        """A resolved time as the record that a user sees."""
        if time is None:
            return None
        key = ("time", time.mention.start, time.edtf)
        reference: TimeReference | None = self._made.get(key)
        if reference is None:
            span = self.span(time.mention.start, time.mention.end)
            reference = self._made[key] = time_reference(self.document.aligned.source, span, time)
        return reference

    def owner_evidence(self, owner: Owner | Nobody | None) -> dict[str, tuple[int, int, str]]:
        """The evidence entry for a field `organisation` taken from an owner, or for a null owner."""
        return {"organisation": (owner.start, owner.end, owner.rule)} if owner else {}


def time_reference(source: str, span: Span, time: ResolvedTime) -> TimeReference:
    """A time that is resolved and stands at `span` of the source."""
    first, last = bounds(time.edtf)
    return TimeReference.made(text=source[span.start : span.end], edtf=time.edtf, start=first, end=last, span=span)


class Extractor(Protocol):
    """A function from a reading to records of one kind."""

    def __call__(self, reading: Reading) -> list[Any]: ...
