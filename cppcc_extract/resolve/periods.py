"""Which time governs a place of the text.

The guide's rule: a period governs the figures that follow it in its sentence, and those of the paragraph that it heads.
A time governs nothing where it is only compared with (比上年), names a thing (2013年建成的) or is what is worked on
(纳入2024年重点工作). An adverb of time behind its subject governs its own clause (六成的提案当年落实). A stretch that
opens a sentence holds for the rest of the paragraph; a day or a month holds until a sentence that sums up (已, 累计),
which goes back to the stretch; an until holds only for sentences that do sum up. Where nothing nearer governs, the
year of the heading does that the part stands under (二、2023年工作回顾).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import BODY, Document, Zone

_CLAUSE = re.compile(r"[，。；！!？?（）()：:\n]")
_PARENTHESIS = re.compile(r"（[^（）\n]{0,80}）|“[^“”\n]{0,400}”|《[^《》\n]{0,80}》")
_COMPARED = re.compile(r"(?:[比较]|超过|高于|低于|多于|少于|快于|优于|不及|继)$")
_WITH = re.compile(r"[与同和跟]$")
_WITH_TAIL = re.compile(r"[^，。；]{0,4}?(?:相比|持平|相当|同期|一样)")
_MEASURE = re.compile(r"的(?:近|约|逾|超)?[\d.一二两三四五六七八九十几]+多?倍|[^，。；]{0,4}基础上|同期(?![为是仅])")
_OBJECT = re.compile(
    r"(?:占|(?<!不)是|[列纳写编归]入|写进|制[定订]|确定|印发|公布|作为|列为|围绕|关于|谋划|部署|总结|做好|迎接|展望|面向|聚焦|编制)$"
)
_FOUNDED = re.compile(
    r"[^，。；：！？\d]{0,8}?(?:建成|成立|创[办建立]|设立|启动|出台|制定|修订|开通|揭牌|投用|投入使用|投产|印发|发布|开工|竣工|开馆|落成|组建|挂牌|提出)的"
)
# 由上年的38%提至45.5%: the time is that of the figure behind it alone
_FROM = re.compile(r"[由从](?:原来|最初)?$")
_RISES = re.compile(r"的?[^，。；]{0,16}?(?=增|升|提|降|减|扩|跃|到|至|变|拓|缩|压|涨|发展)")
# 比上年的1189篇多248篇
_OF_TIME = re.compile(r"的(?=\d)[\d,.]+")
_IS = re.compile(r"(?:同期|度|底|末)?(?:[为是仅]|只有)")
_SUMS_UP = re.compile(r"已|累计|先后|历年|总计|迄今|陆续|像这样")
_OF_WHICH = re.compile(r"其中|包括")
_STATE = re.compile(r"现有|现共有|共有|拥有|下辖|常住")
_OPENS = re.compile(
    r"(?:[^，。；！？：:（）\d]{0,8}(?:讯|电)?（[^（）]{0,40}）\s?)?[\s“”（(——·●■◆▲①-⑳]*(?:[一二三四五六七八九十]{1,2}[是、]|（[一二三四五六七八九十]）|\d{1,2}[.、])?"
    r"(?:[^，。；！？：:]{0,12}(?:显示|获悉|了解到|介绍|披露|通报|悉|称|说)，?)?(?:其中|同时|此外|另外|仅|而|在|于|早在)?，?$"
)
_OPENS_LATE = re.compile(r"[^，。；！？：:\d]{0,14}$")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是|——|[·●■◆①-⑳]|\d{1,2}[.、]")
# The ranks of headings, highest first: 第一部分, 一、, （一）, 1., （1）
_RANK = re.compile(
    r"\s*(?:(第[一二三四五六七八九十]+部分)|([一二三四五六七八九十]{1,3}[、．.])|(（[一二三四五六七八九十]{1,3}）)"
    r"|(\d{1,2}(?:[、．]|\.(?!\d)))|(（\d{1,2}）))\s*"
)
_UNNUMBERED = 6
_REPORTS = re.compile(
    r"[^，。：]{0,20}?(?:工作|情况|回顾|总结|成效|成绩|成果|履职|安排|打算|计划|任务|要点|重点|概况|进展|数据|目标|思路|亮点)"
)
_PLANS = re.compile(r"打算|安排|计划|展望|下一?步|今后|明年|未来|建议|目标|任务|思路|设想|要点")
_TITLE = re.compile(r"[^。\n]{0,40}")
_EVENT_LONG_AGO = re.compile(r"早在$")
_GIVEN_LATE = re.compile(r"[于在]$")
_ADVERBS = frozenset(
    [
        "今年",
        "去年",
        "当年",
        "同年",
        "前年",
        "上年",
        "如今",
        "目前",
        "现已",
        "眼下",
        "现在",
        "当天",
        "当日",
        "次日",
        "当月",
    ]
)
_AFTER = 40
_BACK = 12
# how far before a figure its sentence is read, in characters: a page without a full stop is one sentence
_FAR = 400


@dataclass(frozen=True, slots=True)
class _Held:
    """What holds at the start of a sentence: a stretch, and a point within it; nothing at `end` and behind."""

    end: int
    stretch: ResolvedTime | None = None
    point: ResolvedTime | None = None


def resolve_periods(document: Document, times: Sequence[ResolvedTime]) -> Callable[[int], ResolvedTime | None]:
    """A function from a position of the clean text to the time that governs a figure there."""
    return _Periods(document, times).at


class _Periods:
    def __init__(self, document: Document, times: Sequence[ResolvedTime]) -> None:
        self._document, self._text = document, document.text
        self._times = times
        self._starts = [time.mention.start for time in times]
        self._brackets = [(m.start(), m.end()) for m in _PARENTHESIS.finditer(document.text)]
        self._bracket_starts = [start for start, _ in self._brackets]
        self._reach: dict[int, int] = {}
        self._held = self._walk()
        self._headings = self._under_headings()

    def at(self, position: int) -> ResolvedTime | None:
        """The time that governs a figure at the position."""
        index = self._document.sentence_index(position)
        if index < 0:
            return None
        sentence = self._document.sentences[index]
        if position >= sentence.end:
            return None
        after = bisect_right(self._starts, position)
        behind = self._behind(position, after, sentence.end)
        if behind is not None:
            return behind
        for i in range(after - 1, max(-1, after - 1 - _BACK), -1):
            if self._starts[i] < sentence.start:
                break
            if position < self._reaches(i, sentence.start, sentence.end):
                return self._times[i]
        start = max(sentence.start, position - _FAR)
        before = self._from_before(index, start, position)
        if before is not None or _STATE.search(self._text, start, position):
            return before
        return self._headings.get(sentence.block)

    def _behind(self, position: int, after: int, limit: int) -> ResolvedTime | None:
        """An adverb of time behind the figure in its clause: 六成以上的提案当年落实, 12个议事室于6月建成."""
        if after >= len(self._times):
            return None
        time = self._times[after]
        mention = time.mention
        if mention.start >= min(limit, position + _AFTER) or _CLAUSE.search(self._text, position, mention.start):
            return None
        if self._text[mention.end : mention.end + 1] in ("的", "为", "，", ""):
            return None
        if mention.word in _ADVERBS and mention.kind in ("relative", "vague", "anaphoric"):
            return None if self._no_adverb(time, limit) else time
        dated = mention.kind in ("date", "range") and _GIVEN_LATE.search(self._text, position, mention.start)
        return time if dated else None

    def _no_adverb(self, time: ResolvedTime, limit: int) -> bool:
        start = time.mention.start
        return bool(_COMPARED.search(self._text, max(0, start - 2), start)) or self._reaches_nothing(time)

    def _reaches(self, i: int, low: int, high: int) -> int:
        """Where the time ceases to govern in its own sentence; its own start where it governs nothing."""
        if i not in self._reach:
            self._reach[i] = self._measured(self._times[i], low, high)
        return self._reach[i]

    def _measured(self, time: ResolvedTime, low: int, high: int) -> int:
        mention = time.mention
        compared = _COMPARED.search(self._text, max(0, mention.start - 4), mention.start)
        if compared and (own := _OF_TIME.match(self._text, mention.end, high)):
            return own.end()
        if self._reaches_nothing(time):
            return mention.start
        bracket = self._bracket_end(mention)
        if bracket is not None:
            high = min(high, bracket)
        if _FROM.search(self._text, max(low, mention.start - 3), mention.start) and mention.kind in (
            "date",
            "relative",
        ):
            rises = _RISES.match(self._text, mention.end, high)
            return rises.end() if rises else high
        opens = _OPENS.match(self._text, low, mention.start)
        if mention.kind == "recurring" or (
            mention.kind in ("relative", "date") and not opens and _IS.match(self._text, mention.end)
        ):
            stop = _CLAUSE.search(self._text, mention.end, min(high, mention.end + 80))
            return stop.start() if stop else high
        return high

    def _reaches_nothing(self, time: ResolvedTime) -> bool:
        mention, text = time.mention, self._text
        before = max(0, mention.start - 4)
        return (
            mention.kind == "discourse"
            or mention.rule == "time.cycle"
            or _COMPARED.search(text, before, mention.start) is not None
            or _MEASURE.match(text, mention.end) is not None
            or (_WITH.search(text, before, mention.start) and _WITH_TAIL.match(text, mention.end)) is not None
            or (mention.kind in ("date", "relative") and _OBJECT.search(text, before, mention.start) is not None)
            or (mention.kind in ("date", "relative") and _FOUNDED.match(text, mention.end) is not None)
        )

    def _from_before(self, index: int, start: int, position: int) -> ResolvedTime | None:
        """What an earlier sentence of the paragraph hands down."""
        held = self._held[index]
        if held is None or position >= held.end:
            return None
        if held.point is not None and not self._quoted_apart(held.point.mention, position):
            until = held.point.mention.kind == "until"
            sums_up = _SUMS_UP.search(self._text, start, position) is not None
            opening = self._document.sentences[index].start
            sums_up = sums_up or (until and _OF_WHICH.match(self._text, opening) is not None)
            state = _STATE.search(self._text, start, position) is not None
            if not state and sums_up == until:
                return held.point
        if held.stretch is not None and not _STATE.search(self._text, start, position):
            return held.stretch
        return None

    def _quoted_apart(self, mention: TimeMention, position: int) -> bool:
        """Whether the position stands in a quotation that the day told before it is no part of."""
        i = bisect_right(self._bracket_starts, position) - 1
        if i < 0 or position >= self._brackets[i][1] or self._text[self._brackets[i][0]] != "“":
            return False
        return mention.start < self._brackets[i][0]

    def _walk(self) -> list[_Held | None]:
        """What holds at the start of each sentence."""
        held: list[_Held | None] = []
        now: _Held | None = None
        block, i, starts = -1, 0, self._starts
        for sentence in self._document.sentences:
            if sentence.block != block:
                if now is not None and not self._goes_on(block, sentence.block):
                    now = None
                block = sentence.block
            held.append(now)
            while i < len(starts) and starts[i] < sentence.start:
                i += 1
            if i < len(starts) and starts[i] < sentence.end and self._opens(i, sentence.start, sentence.end):
                now = self._handed_down(now, self._times[i], sentence.end)
        return held

    def _under_headings(self) -> dict[int, ResolvedTime]:
        """The time of the heading that each paragraph stands under, by the index of its block.

        A heading holds until one of its rank or higher; one of plans without a year hides what stands above it. One
        without a number is the lowest under a numbered heading and the highest where there is none.
        """
        found: dict[int, ResolvedTime] = {}
        opened: list[tuple[int, ResolvedTime | None]] = []
        numbered = False
        for index, block in enumerate(self._document.blocks):
            if block.zone is Zone.HEADLINE:
                opened, numbered = [], False
            if block.zone is not Zone.HEADING and block.zone not in BODY:
                continue
            number = _RANK.match(self._text, block.start, block.end)
            if number or block.zone is Zone.HEADING:
                rank = (number.lastindex or 0) if number else _UNNUMBERED if numbered else 0
                while opened and opened[-1][0] >= rank:
                    opened.pop()
                numbered = numbered or number is not None
                start = number.end() if number else block.start
                time = self._of_heading(start, block.end) if block.zone is Zone.HEADING else None
                title = _TITLE.match(self._text, start, block.end)
                if time is not None or (title and _PLANS.search(title[0])):
                    opened.append((rank, time))
            if block.zone in BODY and opened and (above := opened[-1][1]) is not None:
                found[index] = above
        return found

    def _of_heading(self, start: int, end: int) -> ResolvedTime | None:
        """The year, or years, that a heading opens with and reports on; None where it names two times or an event."""
        i = bisect_left(self._starts, start)
        if i >= len(self._starts) or self._starts[i] >= end:
            return None
        time = self._times[i]
        mention = time.mention
        alone = i + 1 >= len(self._starts) or self._starts[i + 1] >= end
        if not alone or mention.year is None or mention.kind not in ("date", "range", "since") or _is_point(time):
            return None
        if _FOUNDED.match(self._text, mention.end) or not _OPENS_LATE.match(self._text, start, mention.start):
            return None
        return time if _REPORTS.match(self._text, mention.end, end) else None

    def _goes_on(self, block: int, following: int) -> bool:
        """Whether the next block goes on with a list that a paragraph announces with a colon."""
        if block < 0 or following != block + 1:
            return False
        before, after = self._document.blocks[block], self._document.blocks[following]
        if before.zone not in BODY or after.zone not in BODY:
            return False
        announced = self._text[before.end - 1] in "：:"
        return announced or bool(_ITEM.match(self._text, before.start) and _ITEM.match(self._text, after.start))

    def _opens(self, i: int, start: int, end: int) -> bool:
        """Whether the time opens its sentence and holds for those that follow."""
        time, at = self._times[i], self._starts[i]
        if time.mention.kind == "recurring" or self._reaches(i, start, end) < end:
            return False
        if _EVENT_LONG_AGO.search(self._text, start, at):
            return False
        if _OPENS.match(self._text, start, at):
            return True
        return not _is_point(time) and _OPENS_LATE.match(self._text, start, at) is not None

    def _handed_down(self, now: _Held | None, opening: ResolvedTime, end: int) -> _Held | None:
        """What holds behind a sentence that the time opens; a vague word (近日) only ends the point before it."""
        stretch = now.stretch if now else None
        quote = self._bracket_end(opening.mention)
        if opening.mention.kind == "vague":
            return _Held(len(self._text), stretch) if stretch else None
        if quote is not None and quote <= end:
            return now
        limit = quote if quote is not None else len(self._text)
        return _Held(limit, stretch, opening) if _is_point(opening) else _Held(limit, opening)

    def _bracket_end(self, mention: TimeMention) -> int | None:
        """The end of the quote or parenthesis that the whole mention stands in."""
        i = bisect_right(self._bracket_starts, mention.start) - 1
        return self._brackets[i][1] if i >= 0 and mention.end <= self._brackets[i][1] else None


def _is_point(time: ResolvedTime) -> bool:
    """Whether the time is a day, a month or a state of things rather than a stretch that is reported on."""
    mention = time.mention
    if mention.kind in ("anaphoric", "vague", "until"):
        return True
    return mention.day is not None or (mention.kind == "date" and mention.month is not None)
