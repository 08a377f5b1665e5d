"""The occasion that a page or a paragraph reports: which sentences go on with it, and the day that the page opens with.

A day holds for its own sentence. It holds for others only as long as they report the same occasion: what was said and
seen there, who was there, how they voted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.moods import acts
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import BODY, Document, Sentence

# What keeps to the occasion of the sentence before, and what comes of it later
_KEEPS = re.compile(
    r"会上|现场|当天|当晚|当日|当场|会议|活动中|期间|走访中|调研中|视察|到场|参加|参会|出席|列席|就座|应到|实到|到会|与会"
    r"|听取|发言|提出|带来|来自|跟帖|分成|编成|走进|来到|察看|查看|看望|慰问|座谈|围坐|交流|表决|选举|增补|票|捐|(?<![报选移])送|参观|抽查|签"
)
_LATER = re.compile(
    r"此后|之后|后来|随后|会后|如今|目前|至今|促成|推动|撬动|新增|惠及|落实|带动|采纳|转化|建成|投用|已"
)
# How a sentence opens that returns to the occasion of the page
_RETURNS = re.compile(
    r"[^，。；：！？]{0,6}?(?:会|现场|典礼|仪式|活动|论坛|座谈|讨论|交流|培训|课堂|签约|揭牌)(?:上|中|现场)"
    r"|(?:[本此这]次)?(?:大会|会议|[开闭]幕会|全会|座谈会|协商会|常委会)"
    r"(?:还|以|由|指出|强调|认为|要求|听取|审议|表决|通过|选举|应到|应出席|实到|增补|决定|同意|投票|对)"
    r"|应到|实到|应出席|当[天日晚场]|出席(?:会议|大会|[闭开]幕)|参加(?:会议|大会|座谈)|与会|列席"
)
# What is told of a meeting alone: who was there, who spoke, how they voted
_ATTENDED = re.compile(
    r"应到|实到|应出席|列席|出席(?:会议|大会|[开闭]幕)|到会|(?:大会|口头|书面)发言|赞成|反对票|弃权|无记名|举手|表决|补选|增补|当选|选举产生"
)
_SAID = re.compile(r"：|(?:介绍|汇报|通报|表示|透露|说|指出|认为|强调|报告)(?:说|了)?，")
_LEARNT = re.compile(r"获悉|悉(?=，)|了解到|公布|发布|统计|披露|消息")
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_STATED = ("date", "range", "relative", "since", "until")
_FAR = 400  # characters around a figure that a reader takes in
_SHORT = 1000  # characters of the longest short news
_FEW = 2  # days that short news of one occasion names at most


def is_day(time: ResolvedTime) -> bool:
    """Whether the time is a day or some days: 3月5日, 昨天上午, 5日至7日."""
    return time.mention.day is not None or (time.edtf is not None and _DAY.fullmatch(time.edtf) is not None)


class Occasions:
    """The occasion of one page. `times_of` gives the times that govern in a sentence, each with its clause."""

    def __init__(
        self,
        document: Document,
        times: Sequence[ResolvedTime],
        times_of: Callable[[int], Sequence[tuple[ResolvedTime, Clause, int]]],
    ) -> None:
        self._document, self._text = document, document.text
        read = [n for n, s in enumerate(document.sentences) if document.blocks[s.block].zone in BODY]
        self._lead = self._day_of(times_of(read[0]), document.sentences[read[0]]) if read else None
        self._news = self._lead if read and self._is_short(read, times_of) else None
        self._other = self._first_other(times)

    def goes_on(self, sentence: int, index: int, clause: Clause) -> bool:
        """Whether a figure keeps to the occasion that an earlier sentence of its paragraph opened."""
        place, token = self._document.sentences[sentence], clause.tokens[index]
        low, high = max(place.start, token.start - _FAR), min(place.end, token.end + _FAR)
        return _KEEPS.search(self._text, low, high) is not None

    def is_later(self, sentence: int, position: int) -> bool:
        """Whether the sentence states before the position what came of the occasion afterwards."""
        low = max(self._document.sentences[sentence].start, position - _FAR)
        return _LATER.search(self._text, low, position) is not None

    def returned_to(self, sentence: int, position: int, *, between: bool) -> ResolvedTime | None:
        """The day of the lead, for a sentence that opens with its occasion (会上, 本次会议应到); None for others.

        Where no stretch stands between, one that states who attended or how they voted is enough.
        """
        place = self._document.sentences[sentence]
        if self._lead is None:
            return None
        opens = _RETURNS.match(self._text, place.start, place.end)
        if opens is None and (between or not _ATTENDED.search(self._text, place.start, place.end)):
            return None
        return None if _SAID.search(self._text, place.start, position) else self._lead

    def news(self, sentence: int, index: int, clause: Clause) -> ResolvedTime | None:
        """The day of short news, for what keeps to its occasion and for acts before another time is named."""
        start = self._document.sentences[sentence].start
        if self._news is None or _SAID.search(self._text, start, clause.tokens[index].start):
            return None
        acted = clause.tokens[index].start < self._other and acts(clause, index)
        return self._news if acted or self.goes_on(sentence, index, clause) else None

    def _day_of(self, times: Sequence[tuple[ResolvedTime, Clause, int]], sentence: Sentence) -> ResolvedTime | None:
        """The one day of the first sentence, where it reports an occasion and not how something was learnt."""
        days = [time for time, clause, _ in times if clause.inside is None and is_day(time)]
        if len({day.edtf for day in days}) != 1 or _LEARNT.search(self._text, sentence.start, sentence.end):
            return None
        return days[0]

    def _is_short(
        self, read: Sequence[int], times_of: Callable[[int], Sequence[tuple[ResolvedTime, Clause, int]]]
    ) -> bool:
        sentences = self._document.sentences
        if sentences[read[-1]].end - sentences[read[0]].start > _SHORT:
            return False
        return len({time.edtf for n in read for time, _, _ in times_of(n) if is_day(time)}) <= _FEW

    def _first_other(self, times: Sequence[ResolvedTime]) -> int:
        """Where the page first names another time than the day of its lead."""
        if self._lead is None:
            return 0
        begun, day = self._lead.mention.start, self._lead.edtf
        after = (t.mention for t in times if t.mention.start > begun and t.edtf != day and t.mention.kind in _STATED)
        return min((mention.start for mention in after), default=len(self._text))
