"""Times that a sentence passes on to those after it in its paragraph or list: a period, a day, a day of counting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.resolve.edtf import bounds
from cppcc_extract.resolve.occasions import is_day
from cppcc_extract.text.document import BODY, Block, Document, Zone
from cppcc_extract.values import sealed

# What may stand before the time that opens a sentence: the mark and writers of a report, how it was learnt, a subject
OPENS = re.compile(
    r"\s{0,4}(?:【?本[报网刊台站]讯】?|【特讯】)?\s{0,4}(?:（[^）]{0,40}）)?\s{0,4}"
    r"(?:(?:[^，。；！？：:]{0,12}(?:显示|获悉|了解到|介绍|披露|通报|悉|称|说)|[^，。；！？：:]{0,28}报告[中里]?(?:说|指出|显示)?)[，：])?"
    r"[^，。；！？：:\d]{0,14}$"
)
# 尤其是2022年: singles out one time of several
_SINGLED_OUT = re.compile(r"尤其|特别|其中|[仅单光]")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是|——|[^\w\s“《（「『【\[(\"]|\d{1,2}[.、]|[①-⑳❶-❿]")
_MONTH = re.compile(r"[\dX]{4}-\d\d")
_STRETCH = re.compile(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?")  # years or months, not a span of days
_LEAD = 3  # sentences of the lead, of the first _HEAD of a page
_HEAD = 24


@sealed(frozen=True, slots=True)
class Held:
    """The times that hold for the sentences after one: a period, and a point within it.

    `announced` is the time of the sentence that announces the list of the sentence.
    """

    stretch: ResolvedTime | None = None
    point: ResolvedTime | None = None
    until: ResolvedTime | None = None
    announced: ResolvedTime | None = None


_Times = Sequence[tuple[ResolvedTime, Clause, int]]
_TimesOf = Callable[[int], _Times]


class HandedDown:
    """The times that hold at the start of each sentence. `times_of` gives the times that govern in a sentence."""

    def __init__(
        self,
        document: Document,
        times_of: _TimesOf,
    ) -> None:
        self._document, self._text = document, document.text
        # times_of is not kept: it refers to this object's owner
        self._held = self._walk(times_of)
        self.lead = self._lead(times_of)

    def at(self, sentence: int) -> Held:
        """The times that hold for a sentence from earlier sentences of its paragraph."""
        return self._held[sentence]

    def _lead(self, times_of: _TimesOf) -> ResolvedTime | None:
        """The years or months that the page reports on, if the first time that opens a sentence of its lead is such.

        今年 and periods up to the day of the page hold only for their own paragraph.
        """
        blocks, sentences = self._document.blocks, self._document.sentences
        body = [n for n, sentence in enumerate(sentences[:_HEAD]) if blocks[sentence.block].zone in BODY][:_LEAD]
        opening = next((time for n in body if (time := self._opening(n, times_of(n)))), None)
        if opening is None or opening.mention.kind not in ("date", "range") or is_point(opening):
            return None
        return opening if opening.edtf and _STRETCH.fullmatch(opening.edtf) else None

    def _walk(self, times_of: _TimesOf) -> list[Held]:
        """The times that hold at the start of each sentence, from earlier sentences of its paragraph."""
        held: list[Held] = []
        now = Held()
        block = -1
        for index, sentence in enumerate(self._document.sentences):
            if sentence.block != block:
                if not self._goes_on(block, sentence.block):
                    now = Held()
                elif index and self._announces(block):
                    now = replace(now, announced=self._last_of(index - 1, times_of(index - 1)))
                block = sentence.block
            held.append(now)
            opening = self._opening(index, times_of(index))
            if opening is not None:
                now = self._handed_down(now, opening)
        return held

    def _opening(self, sentence: int, times: _Times) -> ResolvedTime | None:
        """The time that opens a sentence, outside brackets and quotations, and holds to its end."""
        place = self._document.sentences[sentence]
        for time, clause, end in times:
            if _SINGLED_OUT.match(self._text, place.start):
                return None
            if clause.inside is None and end >= place.end and time.mention.kind not in ("recurring", "discourse"):
                point = is_point(time)
                if OPENS.match(self._text, place.start, time.mention.start):
                    return time
                return None if point else time if time.mention.kind in ("since", "range") else None
        return None

    def _handed_down(self, now: Held, opening: ResolvedTime) -> Held:
        if opening.mention.kind == "vague":
            return Held(now.stretch)
        if opening.mention.kind == "session" and opening.edtf is None:
            return now
        if opening.mention.kind == "until":
            return Held(now.stretch, None, opening)
        if is_point(opening):
            return Held(now.stretch if covers(now.stretch, opening) else None, opening)
        return Held(opening)

    def _goes_on(self, block: int, following: int) -> bool:
        """Whether the next block continues a list that a paragraph announces with a colon."""
        if block < 0 or following != block + 1:
            return False
        before, after = self._document.blocks[block], self._document.blocks[following]
        if before.zone not in BODY or after.zone not in BODY:
            return False
        return self._announces(block) or (self._is_item(before) and self._is_item(after))

    def _announces(self, block: int) -> bool:
        """Whether the end of a paragraph announces a list."""
        place = self._document.blocks[block]
        return place.zone in BODY and self._text[place.end - 1] in "：:—"

    def _is_item(self, block: Block) -> bool:
        """Whether a block is an item of a list; a paragraph of several sentences is not, whatever its mark."""
        marked = _ITEM.match(self._text, block.start) is not None
        return block.zone is Zone.LIST_ITEM or (marked and "。" not in self._text[block.start : block.end - 1])

    def _last_of(self, sentence: int, times: _Times) -> ResolvedTime | None:
        """The last time that governs to the end of a sentence, outside brackets and quotations."""
        place = self._document.sentences[sentence]
        found = [t for t, clause, end in times if clause.inside is None and end >= place.end]
        return found[-1] if found and found[-1].mention.kind not in ("recurring", "discourse", "session") else None


def is_point(time: ResolvedTime) -> bool:
    """Whether the time is a day, a month or a state rather than a reported period."""
    mention = time.mention
    if mention.kind in ("anaphoric", "vague", "until") or is_day(time):
        return True
    month = time.edtf is not None and _MONTH.fullmatch(time.edtf) is not None
    return mention.kind in ("date", "relative") and (month or mention.month is not None)


def covers(stretch: ResolvedTime | None, point: ResolvedTime) -> bool:
    """Whether the point may lie in the period; unknown ends are assumed to include it."""
    first, last = bounds(stretch.edtf) if stretch else (None, None)
    begun, ended = bounds(point.edtf)
    return not (first and ended and ended < first) and not (last and begun and begun > last)
