"""The figures of one article at their places in the clean text, from which checks are made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Check, CheckKind, Evidence, Metric, Verdict

# how many figures back the counts of a share or a rate are searched
WINDOW = 12
RATIOS = ("%", "百分点", "倍")
PEOPLE = ("名", "人", "位", "人次")
_LONGEST = 200
_CLAUSE = re.compile(r"[，；。：！？\n]")


class Told(NamedTuple):
    """A metric at its place: `start:end` of the clean text, its sentence and block by number, the brackets around it.

    A `level` states what was in its own period; a `ratio` is a percentage, a difference of two, or a multiple.
    """

    metric: Metric
    nth: int
    start: int
    end: int
    sentence: int
    block: int
    depth: int
    level: bool
    ratio: bool


class Finding(NamedTuple):
    """A check before it has its number: the figure under test, and the other figures by their role in the sum."""

    kind: CheckKind
    rule: str
    tested: Told
    others: tuple[tuple[str, Told], ...]
    arithmetic: str
    verdict: Verdict


class Page:
    """The figures of an article in order, with the words between them."""

    def __init__(self, reading: Reading) -> None:
        document = reading.document
        self.text = document.text
        places = {}
        for quantity in reading.mentions.quantities:
            span = reading.span(quantity.start, quantity.end)
            places[span.start, span.end] = (quantity.start, quantity.end)
        self.figures: list[Told] = []
        for metric in reading.records.get("metrics", ()):
            place = places.get((metric.span.start, metric.span.end))
            if place is None or not isinstance(metric, Metric):
                continue
            sentence = document.sentence_index(place[0])
            last = self.figures[-1] if self.figures else None
            if last is not None and last.sentence == sentence:
                at, depth, block = last.end, last.depth, last.block
            else:
                begun = document.sentences[sentence]
                at, depth, block = begun.start, 0, begun.block
            depth += self.text.count("（", at, place[0]) - self.text.count("）", at, place[0])
            level = metric.relation == "level" and metric.status == "actual"
            ratio = metric.unit in RATIOS
            self.figures.append(Told(metric, len(self.figures), *place, sentence, block, depth, level, ratio))
        self.by_id = {told.metric.id: told for told in self.figures}
        self._sentences = document.sentences
        self._committees = [o for o in reading.mentions.organisations if o.kind == "cppcc"]
        self._committee_starts = [o.start for o in self._committees]
        self._times = reading.mentions.times
        self._time_starts = [t.start for t in self._times]

    def before(self, told: Told, most: int = WINDOW) -> Sequence[Told]:
        """The figures before one in its paragraph, the nearest first."""
        found = []
        for at in range(told.nth - 1, max(-1, told.nth - 1 - most), -1):
            if self.figures[at].block != told.block:
                break
            found.append(self.figures[at])
        return found

    def above(self, part: Told) -> Sequence[Told]:
        """What a figure is a part of, and what that is a part of."""
        found: list[Told] = []
        while len(found) < WINDOW and (whole := self.by_id.get(part.metric.part_of or "")) is not None:
            found.append(part := whole)
        return found

    def lead(self, told: Told) -> str:
        """The words of its sentence between the figure before and this one."""
        start = self._sentences[told.sentence].start
        if told.nth and self.figures[told.nth - 1].sentence == told.sentence:
            start = max(start, self.figures[told.nth - 1].end)
        return self.text[start : told.start]

    def between(self, first: Told, last: Told) -> str:
        """The words between two figures, or their end if they are long."""
        return self.text[max(first.end, last.start - _LONGEST) : last.start]

    def behind(self, told: Told, size: int = 12) -> str:
        """The words right after a figure, up to the next mark."""
        return _CLAUSE.split(self.text[told.end : told.end + size], maxsplit=1)[0]

    def opening(self, told: Told) -> tuple[int, int]:
        """The range from the beginning of its sentence to the figure."""
        start = self._sentences[told.sentence].start
        return start, told.start

    def committee_between(self, first: Told, last: Told) -> bool:
        """Whether a committee is named between two figures, so that they may be of two."""
        return _begins(self._committee_starts, first.end, last.start)

    def time_between(self, first: Told, last: Told) -> bool:
        """Whether a time is named between two figures."""
        return _begins(self._time_starts, first.end, last.start)

    def without_names(self, start: int, end: int) -> str:
        """A range of the text without the committees and times named in it."""
        kept, at = [], start
        named = [*_inside(self._committees, self._committee_starts, start, end)]
        named += _inside(self._times, self._time_starts, start, end)
        for begin, stop in sorted(named):
            kept.append(self.text[at : max(at, begin)])
            at = max(at, stop)
        return "".join([*kept, self.text[at:end]])

    def check(self, finding: Finding, id: str) -> Check:
        """The record of a finding, placed where the figure under test stands."""
        tested = finding.tested.metric
        evidence = {role: Evidence(span=other.metric.span, rule=other.metric.rule) for role, other in finding.others}
        return Check.made(
            id=id,
            span=tested.span,
            text=tested.text,
            clean=tested.clean,
            sentence=tested.sentence,
            rule=finding.rule,
            evidence=evidence,
            kind=finding.kind,
            records=(tested.id, *(other.metric.id for _, other in finding.others)),
            arithmetic=finding.arithmetic,
            verdict=finding.verdict,
        )


def alike(one: Metric, other: Metric) -> bool:
    """Whether two metrics count in the same unit; people may be counted in several."""
    return one.unit == other.unit or (one.unit in PEOPLE and other.unit in PEOPLE)


def same_period(one: Metric, other: Metric) -> bool:
    """Whether two metrics may be of one period: the same one, or one is not stated."""
    first, second = (m.period and m.period.edtf for m in (one, other))
    return first is None or second is None or first == second


def _begins(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _inside(mentions: Sequence[object], starts: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
    found = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    return [(m.start, m.end) for m in found]  # type: ignore[attr-defined]
