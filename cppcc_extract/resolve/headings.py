"""The year that a part of a page reports on, according to its heading or the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import BODY, Document, Zone

# The ranks of headings, highest first: 第一部分, 一、 or 一 , （一）, 1., （1）
_RANK = re.compile(
    r"\s*(?:(第[一二三四五六七八九十]+部分)|([一二三四五六七八九十]{1,3}(?:[、．.]|(?=\s)))|(（[一二三四五六七八九十]{1,3}）)"
    r"|(\d{1,2}(?:[、．]|\.(?!\d)))|(（\d{1,2}）|[①-⑳❶-❿⓵-⓾]|\d{2}(?=\s)))\s*"
)
_UNNUMBERED = 6
_REPORTS = re.compile(
    r"[^，。：]{0,20}?(?:工作|情况|回顾|总结|成效|成绩|成果|履职|安排|打算|计划|任务|要点|重点|概况|进展|数据|目标|思路|亮点|综述|纪实|提案|信息|通报|[做干办]了)"
)
_PLANS = re.compile(r"打算|安排|计划|展望|下一?步|今后|明年|未来|建议|目标|任务|思路|设想|要点|不足|差距")
_TITLE = re.compile(r"[^。\n]{0,40}")
_FOUNDED = re.compile(r"[^，。；：！？\d]{0,8}?(?:建成|成立|创[办建立]|设立|启动|出台|制定|修订|开通)的")
_BARE_YEAR = re.compile(r"(?<![\d.\-/—～~])(?:19|20)\d\d(?![\d.\-/年—～~])")
_COUNTS = re.compile(r"数说|数读|数据|数字|成绩单|盘点")


class Headings:
    """The time of the heading, or else of the title, above each block.

    A heading holds until one of its rank or higher; a heading of plans without a year hides those above it. One
    without a number is the lowest under a numbered heading and the highest otherwise.
    """

    def __init__(self, document: Document, times: Sequence[ResolvedTime]) -> None:
        self._document, self._text, self._times = document, document.text, times
        self._starts = [time.mention.start for time in times]
        self._headed: dict[int, ResolvedTime] = {}
        self._titled: dict[int, ResolvedTime] = {}
        self._read()

    def of_heading(self, block: int) -> ResolvedTime | None:
        """The time of the heading above a block, None if there is none."""
        return self._headed.get(block)

    def of_title(self, block: int) -> ResolvedTime | None:
        """The time of the title, for a block without a heading that states or hides a time."""
        return self._titled.get(block)

    def _read(self) -> None:
        opened: list[tuple[int, ResolvedTime | None]] = []
        title: ResolvedTime | None = None
        numbered = False
        for index, block in enumerate(self._document.blocks):
            if block.zone is Zone.HEADLINE:
                opened, numbered = [], False
                title = self._reported(block.start, block.end) or title
            if block.zone is not Zone.HEADING and block.zone not in BODY:
                continue
            number = _RANK.match(self._text, block.start, block.end)
            if number or block.zone is Zone.HEADING:
                rank = (number.lastindex or 0) if number else _UNNUMBERED if numbered else 0
                while opened and opened[-1][0] >= rank:
                    opened.pop()
                numbered = numbered or (number is not None and block.zone is Zone.HEADING)
                start = number.end() if number else block.start
                time = self._reported(start, block.end) if block.zone is Zone.HEADING else None
                words = _TITLE.match(self._text, start, block.end)
                if time is not None or (words and _PLANS.search(words[0])):
                    opened.append((rank, time))
            if block.zone in BODY:
                above = opened[-1][1] if opened else title
                if above is not None:
                    (self._headed if opened else self._titled)[index] = above

    def _reported(self, start: int, end: int) -> ResolvedTime | None:
        """The year, or years, that a heading reports on; None if it names two times or an event."""
        if whole := self._whole(start, end):
            return whole
        time = self._only_year(start, end)
        if time is None and (bare := self._bare_year(start, end)):
            return bare
        if time is None or _FOUNDED.match(self._text, time.mention.end):
            return None
        reports = _REPORTS.match(self._text, time.mention.end, end) or _COUNTS.search(self._text, start, end)
        return time if reports else None

    def _whole(self, start: int, end: int) -> ResolvedTime | None:
        """The time of a heading that consists only of it: 2023年5月—10月, （今年前三季度）."""
        i = bisect_left(self._starts, start)
        if i >= len(self._starts) or self._starts[i] >= end or not self._times[i].edtf:
            return None
        mention = self._times[i].mention
        rest = self._text[start : mention.start] + self._text[mention.end : end]
        return None if any(map(str.isalnum, rest)) else self._times[i]

    def _bare_year(self, start: int, end: int) -> ResolvedTime | None:
        """A year without 年 that heads a list of figures: 数说2022, 2023·回头看."""
        years = list(_BARE_YEAR.finditer(self._text, start, end))
        if len(years) != 1:
            return None
        mention = TimeMention(*years[0].span(), "date", "time.bare_year", year=int(years[0][0]))
        return ResolvedTime(mention, years[0][0], mention.rule)

    def _only_year(self, start: int, end: int) -> ResolvedTime | None:
        i = bisect_left(self._starts, start)
        if i >= len(self._starts) or self._starts[i] >= end:
            return None
        time = self._times[i]
        mention = time.mention
        alone = i + 1 >= len(self._starts) or self._starts[i + 1] >= end
        stretch = mention.day is None and not (mention.kind == "date" and mention.month is not None)
        return (
            time if alone and stretch and time.edtf and mention.kind in ("date", "range", "since", "relative") else None
        )
