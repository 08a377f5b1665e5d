"""The occasion that a page or a paragraph reports: the sentences that continue it, and the day that opens the page.

A day holds for its own sentence. It holds for others only while they report the same occasion: what was said and
seen there, who was there, how they voted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.moods import acts, is_verb
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import BODY, OVER, Document, Zone

# Words that continue the occasion of the sentence before, and words of its later outcome
_KEEPS = re.compile(
    r"会上|会场|现场|坐[着下满]|在座|当天|当晚|当日|当场|会议|活动中|期间|走访中|调研中|视察|到场|参加|参会|出席|列席|就座|应到|实到|到会|与会"
    r"|听取|发言|提出|带来|来自|跟帖|分成|编成|走进|来到|察看|查看|看望|慰问|座谈|围坐|交流|表决|选举|增补|(?<![车门船机邮])票|捐|(?<![报选移])送|参观|抽查|签"
)
_LATER = re.compile(
    r"此后|之后|后来|会后|如今|目前|至今|促成|推动|撬动|新增|惠及|落实|带动|(?<!会议)采纳|转化|建成|投用|已(?!经[坐站围等])"
    r"|(?:星期|[天周月年])(?:[之以]?后|不到|过去)|不到[一两三半几十]+个?(?:星期|[天周月年])"
)
_CAME_OF = re.compile(r"促成|推动|撬动|带动|写[进入]|(?<!会议)(?<!被)采纳|吸收|转化|惠及|新增")
# Openings of a sentence that returns to the occasion of the page
_RETURNS = re.compile(
    r"[^，。；：！？]{0,6}?(?:会|现场|典礼|仪式|活动|论坛|座谈|讨论|交流|培训|课堂|签约|揭牌)(?:上|中|现场)"
    r"|(?:[本此这]次)?(?:大会|会议|[开闭]幕会|全会|座谈会|协商会|常委会)"
    r"(?:还|以|由|指出|强调|认为|要求|听取|审议|表决|通过|选举|应到|应出席|实到|增补|决定|同意|投票|对)"
    r"|应到|实到|应出席|当[天日晚场]|出席(?:会议|大会|[闭开]幕)|参加(?:会议|大会|座谈)|与会|列席"
    r"|(?:[一整]|一整|一?个|大半个)?(?:上午|下午|晚上)(?:下来|里|过去|分|，)|[^，。：；！？]{0,12}(?:钟头|小时)，"
    r"|(?:活动|协商|测评)(?:现场|共|还)"
    r"|(?:散[会场]|举手|表决|投票|歇[晌息]|开场|收场|靠岸|合影)(?:的?时候?|时分|前)"
)
# What is said only about a meeting: who was there, who spoke, how they voted
_ATTENDED = re.compile(
    r"应到|实到|应出席|列席|出席(?:会议|大会|[开闭]幕)|到会|(?:大会|口头|书面)发言|赞成|反对票|弃权|无记名|举手|表决|补选|增补|当选|选举产生"
    r"|唱票|满意”?票|当场|旁听|[带领]着[^，。：；]{0,12}(?:委员|干部)|围坐|坐到了?一"
)
# 本报讯, 【本网讯】: the opening of a report
_REPORT = re.compile(r"\s*【?本[报网刊台站]讯")
_LISTED = re.compile(r"(?<![是为])：")
_LEARNT = re.compile(r"获悉|悉(?=，)|了解到|公布|发布|统计|披露|消息")
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_STATED = ("date", "range", "relative", "since", "until")
_FAR = 400  # characters around a figure that are considered
_NEAR = 24  # characters after a figure in which its verb stands
_SHORT = 1000  # characters of the longest short news
_OPENING = 3  # sentences in which the day of a report is stated
_FEW = 2  # days that short news of one occasion names at most
_SOON = 4  # sentences in which a return to the occasion holds
_TimesOf = Callable[[int], Sequence[tuple[ResolvedTime, Clause, int]]]


def is_day(time: ResolvedTime) -> bool:
    """Whether the time is a day or some days: 3月5日, 昨天上午, 5日至7日."""
    return time.mention.day is not None or (time.edtf is not None and _DAY.fullmatch(time.edtf) is not None)


def _is_told(time: ResolvedTime) -> bool:
    """Whether the time may be the day of an occasion: a day that is not the end of a count."""
    return is_day(time) and time.mention.kind != "until"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a page, from a heading or the mark of a report to the next: the sentences of its text.

    `lead` is the day that it opens with; up to `other` it names no other time; `short` says that it may be one report.
    """

    first: int
    lead: ResolvedTime | None
    other: int
    short: bool


class Occasions:
    """The occasions of one page. `times_of` gives the times that govern in a sentence, each with its clause."""

    def __init__(
        self,
        document: Document,
        times: Sequence[ResolvedTime],
        times_of: _TimesOf,
    ) -> None:
        self._document, self._text, self._times = document, document.text, times
        parts = self._split()
        self._parts = [self._part(sentences, times_of, alone=len(parts) == 1) for sentences in parts]
        self._firsts = [part.first for part in self._parts]
        self._lead = self._parts[0].lead if self._parts else None
        self._told = [
            (n, time)
            for sentences in parts
            for n in sentences
            if (told := times_of(n)) and not self._learnt(n)
            for time, clause, _ in told
            if clause.inside is None and time.edtf and _is_told(time)
        ]

    def goes_on(self, sentence: int, index: int, clause: Clause) -> bool:
        """Whether a figure belongs to the occasion that an earlier sentence of its paragraph opened."""
        return _KEEPS.search(self._text, *self._around(sentence, clause.tokens[index].start)) is not None

    def attends(self, clause: Clause, position: int) -> bool:
        """Whether a clause states who was at an occasion or how they voted, though with 有 or 是: 弃权的有2人."""
        low, high = self._around(clause.sentence, position)
        return _ATTENDED.search(self._text, max(clause.start, low), min(clause.end, high)) is not None

    def is_later(self, clause: Clause, position: int) -> bool:
        """Whether the sentence, up to the figure at the position, states a later outcome of the occasion."""
        low = max(self._document.sentences[clause.sentence].start, position - _FAR)
        high = min(clause.end, position + _NEAR)
        came = _CAME_OF.search(self._text, max(clause.start, low), high)
        return came is not None or _LATER.search(self._text, low, position) is not None

    def came_of(self, told: int, clause: Clause, position: int) -> bool:
        """Whether a figure is the outcome of an act that an earlier clause states after the position `told`."""
        acted = clause.earlier
        while acted is not None and acted.start > position - _FAR and not any(is_verb(token) for token in acted.tokens):
            acted = acted.earlier
        if acted is None or acted.end <= told:
            return False
        high = min(clause.end, position + _NEAR)
        return _CAME_OF.search(self._text, max(told, position - _FAR), high) is not None

    def returned_to(self, sentence: int, position: int, *, between: bool) -> ResolvedTime | None:
        """The day of the lead, for a sentence that opens with its occasion (会上, 本次会议应到); None for others.

        Without a period in between, a sentence on who attended or how they voted is enough. The lead is that of
        the sentence's part, or of the page.
        """
        place, part = self._document.sentences[sentence], self._part_of(sentence)
        lead = self._last_told(sentence, part.first if part else 0) or self._lead
        opens = _RETURNS.match(self._text, place.start, place.end)
        if lead is None or (opens is None and (between or not self._keeps(sentence, position))):
            return None
        return None if _LISTED.search(self._text, max(place.start, position - _FAR), position) else lead

    def news(self, sentence: int, index: int, clause: Clause) -> ResolvedTime | None:
        """The day of a short report, for its occasion and for acts before another time is named."""
        part = self._part_of(sentence)
        position = clause.tokens[index].start
        low = max(self._document.sentences[sentence].start, position - _FAR)
        if part is None or not part.short or _LISTED.search(self._text, low, position):
            return None
        acted = position < part.other and acts(clause, index)
        return part.lead if acted or self.goes_on(sentence, index, clause) else None

    def _around(self, sentence: int, position: int) -> tuple[int, int]:
        """The words of a sentence around a position."""
        place = self._document.sentences[sentence]
        return max(place.start, position - _FAR), min(place.end, position + _FAR)

    def _keeps(self, sentence: int, position: int) -> bool:
        """Whether a sentence states who attended, or continues one in its paragraph that has returned."""
        places, around = self._document.sentences, self._around(sentence, position)
        if _ATTENDED.search(self._text, *around):
            return True
        before = [one for one in places[max(0, sentence - _SOON) : sentence] if one.block == places[sentence].block]
        returned = any(_RETURNS.match(self._text, one.start, one.end) for one in before)
        return returned and _KEEPS.search(self._text, *around) is not None

    def _last_told(self, sentence: int, first: int) -> ResolvedTime | None:
        """The last day that a sentence of the part states before this one."""
        at = bisect_left(self._told, sentence, key=lambda told: told[0]) - 1
        return self._told[at][1] if at >= 0 and self._told[at][0] >= first else None

    def _learnt(self, sentence: int) -> bool:
        place = self._document.sentences[sentence]
        return _LEARNT.search(self._text, place.start, place.end) is not None

    def _part_of(self, sentence: int) -> _Part | None:
        at = bisect_right(self._firsts, sentence) - 1
        return self._parts[at] if at >= 0 else None

    def _split(self) -> list[list[int]]:
        """The sentences of each part in order."""
        parts: list[list[int]] = []
        block, opened = -1, True
        for index, sentence in enumerate(self._document.sentences):
            new = sentence.block != block
            block = sentence.block
            if self._document.blocks[block].zone not in BODY:
                opened = opened or self._opens(block)
                continue
            if opened or not parts or (new and _REPORT.match(self._text, sentence.start)):
                parts.append([])
            parts[-1].append(index)
            opened = False
        return parts

    def _opens(self, block: int) -> bool:
        """Whether a block heads a part: a heading, or a line with ▲ that is not a caption."""
        place = self._document.blocks[block]
        return place.zone in OVER or (place.zone is Zone.CAPTION and self._text[place.end - 1] not in "。）)")

    def _part(self, sentences: Sequence[int], times_of: _TimesOf, *, alone: bool) -> _Part:
        places = self._document.sentences
        days = {time.edtf for n in sentences for time, _, _ in times_of(n) if is_day(time)}
        short = places[sentences[-1]].end - places[sentences[0]].start <= _SHORT and len(days) <= _FEW
        lead = self._lead_of(sentences[: _OPENING if short and alone else 1], times_of)
        return _Part(sentences[0], lead, self._first_other(lead), short)

    def _lead_of(self, sentences: Sequence[int], times_of: _TimesOf) -> ResolvedTime | None:
        """The one day of the first of some sentences that has a time, in the paragraph that the first opens.

        That sentence must report an occasion, not how something became known.
        """
        places = self._document.sentences
        for index in sentences:
            times = times_of(index)
            if places[index].block != places[sentences[0]].block:
                break
            if times:
                days = [time for time, clause, _ in times if clause.inside is None and is_day(time)]
                return days[0] if len({day.edtf for day in days}) == 1 and not self._learnt(index) else None
        return None

    def _first_other(self, lead: ResolvedTime | None) -> int:
        """Where the page first names another time after the day of a lead."""
        if lead is None:
            return 0
        begun = lead.mention.start
        after = (t.mention for t in self._times if t.mention.start > begun and t.edtf != lead.edtf)
        return min((mention.start for mention in after if mention.kind in _STATED), default=len(self._text))
