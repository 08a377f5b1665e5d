"""Times that 分别 assigns to figures one by one: 2022年、2023年分别走访12家、15家."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.given_out import EACH, figures_given_out
from cppcc_extract.parse.word_classes import JOINS
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import Document

_NEAR = 60  # words between 分别 and a figure that gets a time
_MOST = 24  # times of one list
# 2022年、2023年|，市政协|分别
_SUBJECT = re.compile(r"，?[^，。；：！？、和及与\n]{0,24}")


class GivenOut:
    """The times of one document that 分别 assigns."""

    def __init__(self, document: Document, times: Sequence[ResolvedTime]) -> None:
        self._document, self._text = document, document.text
        self._times = {time.mention.start: time for time in times}
        self._starts = sorted(self._times)

    def to(self, clause: Clause, index: int) -> ResolvedTime | None:
        """The time of a figure, if there are as many times before 分别 as figures after it."""
        tokens = clause.tokens
        at = next((n for n in range(index - 1, max(-1, index - _NEAR), -1) if tokens[n].text.startswith(EACH)), None)
        if at is None:
            return None
        figures = [token.start for token in figures_given_out(tokens[at:], tokens[at].start)]
        times = self._joined_before(clause.sentence, tokens[at].start)
        if len(figures) < 2 or len(times) != len(figures) or tokens[index].start not in figures:
            return None
        return times[figures.index(tokens[index].start)]

    def _joined_before(self, sentence: int, position: int) -> Sequence[ResolvedTime]:
        """The times of a list that ends before a position: 2022年、2023年，市政协|; the years of 2021至2023年."""
        first = bisect_left(self._starts, self._document.sentences[sentence].start)
        found: list[ResolvedTime] = []
        last = bisect_left(self._starts, position)
        for start in reversed(self._starts[max(first, last - _MOST) : last]):
            time = self._times[start]
            gap = self._text[time.mention.end : found[-1].mention.start if found else position]
            if not (gap in JOINS if found else _SUBJECT.fullmatch(gap)):
                break
            found.append(time)
        return found[::-1] if len(found) != 1 else _years_of(found[0])


def _years_of(time: ResolvedTime) -> Sequence[ResolvedTime]:
    """The years of a span one by one: 2021至2023年; the time itself if it is not a span."""
    mention = time.mention
    first, last = mention.year, mention.last.year if mention.last else None
    if first is None or last is None or mention.month is not None or not 0 < last - first < _MOST:
        return [time]
    return [replace(time, edtf=f"{year:04}") for year in range(first, last + 1)]
