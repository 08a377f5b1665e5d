"""The time that governs a place of the text, by the steps of `PERIODS`.

A time in the sentence of the figure comes first, then a time of an earlier sentence, the occasion or a heading.
Some steps answer that no time governs: a state (现有, 共有) and a later outcome take none from outside their
sentence, a plan takes no day, and quoted speech takes no time from outside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from cppcc_extract.find.mentions import WITHIN
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.moods import Mood, governing_verb, is_now, is_stock, mood_of
from cppcc_extract.parse.prices import price_before
from cppcc_extract.parse.uses import Use, use_of
from cppcc_extract.parse.word_classes import ADVERBS_OF_TIME
from cppcc_extract.parse.words import ORGANISATION, QUANTITY, TIME
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.resolve.given_out import GivenOut
from cppcc_extract.resolve.handed_down import OPENS, HandedDown, covers, is_point
from cppcc_extract.resolve.headings import Headings
from cppcc_extract.resolve.occasions import Occasions, is_day
from cppcc_extract.steps import NOTHING, Nothing, Step, Table, Tried
from cppcc_extract.text.document import Document

_FROM = re.compile(r"[由从](?:原来|最初)?$")
_RISES = re.compile(r"的?[^，。；]{0,16}?(?=增|升|提|降|减|扩|跃|到|至|变|拓|缩|压|涨|发展)")
_COMPARED = re.compile(r"(?:[比较]|超过|高于|低于|多于|少于)$")
_OF_TIME = re.compile(r"的(?=\d)[\d,.]+")
_OF_WHICH = re.compile(r"[（(]?(?:其中|包括|按)")
# 十届一次会议选举产生委员189名
_SESSION = re.compile(
    r"[^，。；：！？]{0,16}?(?:届(?:[^，。；：！？]{0,6}?第)?|第)[一二三四五六七八九十\d]+次"
    r"(?:全体|常委会?|常务委员会)?(?:会议|全会)(?!以来|[以之]?[后前])"
)
_REPORTED = re.compile(r"(?:介绍|汇报|通报|表示|透露|说|指出|认为|强调|坦言)(?:说|了)?[，：]")
_SUMS_UP = re.compile(r"已|累计|先后|历年|总计|迄今|陆续|像这样")
_LATE = ("于", "在", "到", "至")
_FAR = 400  # characters around a figure that are considered
_MOST = 24  # times before a figure in its sentence that are considered
_IS = ("为", "是", "仅", "只", "只有", "仅为", "仅有", "还是")


class Periods:
    """The time that governs each figure of one document.

    `foreign` says whether a position is about the outside world and not about a committee's work.
    """

    def __init__(
        self, document: Document, parse: Parse, times: Sequence[ResolvedTime], foreign: Callable[[int], bool]
    ) -> None:
        self._document, self._text, self._parse = document, document.text, parse
        self._times = {time.mention.start: time for time in times}
        self._starts = sorted(self._times)
        self._foreign = foreign
        self._governing: dict[int, Sequence[tuple[ResolvedTime, Clause, int]]] = {}
        self._headings = Headings(document, times)
        self._given_out = GivenOut(document, times)
        self._handed = HandedDown(document, self._times_of)
        self._occasions = Occasions(document, times, self._times_of)

    def at(self, position: int) -> ResolvedTime | None:
        """The time that governs a figure at a position of the clean text; its rule is the step that decided."""
        asked = self._asked(position)
        found = PERIODS.first(asked) if asked is not None else None
        return replace(found[1], rule=found[0]) if found is not None else None

    def tried(self, position: int) -> tuple[Tried, ...]:
        """The steps that are asked for a figure at the position, the last with the answer."""
        asked = self._asked(position)
        return PERIODS.tried(asked) if asked is not None else ()

    def _asked(self, position: int) -> _Asked | None:
        sentence = self._document.sentence_index(position)
        clause = self._parse.clause_at(position) if sentence >= 0 else None
        return _Asked(self, sentence, clause, position) if clause is not None else None

    def _goes_on_counting(self, start: int, clause: Clause, position: int) -> bool:
        """Whether a sentence continues the figures that a day of counting opened: 其中 …, 累计 …."""
        of_which = _OF_WHICH.match(self._text, start) or _OF_WHICH.match(self._text, clause.start)
        return of_which is not None or self._sums_up(start, position)

    def _sums_up(self, start: int, position: int) -> bool:
        return _SUMS_UP.search(self._text, max(start, position - _FAR), position) is not None

    def _after(self, clause: Clause, index: int) -> ResolvedTime | None:
        """A time after the figure in its clause: 六成以上的提案当年落实, 12个议事室于6月建成, 4公里村道9月15日完工."""
        tokens = clause.tokens
        for at in range(index + 1, min(index + 12, len(tokens))):
            if tokens[at].tag != TIME:
                if tokens[at].tag == QUANTITY:
                    return None
                continue
            follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
            if not follows or follows in ("的", "为") or use_of(clause, at) is not Use.GOVERNS:
                return None
            mention = tokens[at].item
            dated = mention.kind in ("date", "range", "until") and (
                tokens[at - 1].text in _LATE or _is_subject(clause, index, at)
            )
            adverb = (mention.word or mention.part) in ADVERBS_OF_TIME and mention.kind in (
                "relative",
                "vague",
                "anaphoric",
            )
            return replace(self._times[mention.start], rule="time.after") if dated or adverb else None
        return self._of_party(clause, index)

    def _of_party(self, clause: Clause, index: int) -> ResolvedTime | None:
        """The time of the trip of a party, right after its number: 委员一行22人，本月15日起访问赣州."""
        tokens = clause.tokens
        if index + 1 < len(tokens) or not index or not tokens[index - 1].text.endswith("一行"):
            return None
        following = self._parse.clause_at(clause.end + 1)
        first = following.tokens[0] if following is not None and following.sentence == clause.sentence else None
        return replace(self._times[first.start], rule="time.after") if first and first.tag == TIME else None

    def _in_sentence(self, sentence: int, clause: Clause, position: int) -> tuple[ResolvedTime | None, bool]:
        """The nearest governing time before the figure, and whether a word like 此后 comes after a day before it.

        A time in a quotation or bracket of its own governs nothing outside.
        """
        own = self._visible(clause.inside)
        left = False
        times = self._times_of(sentence)
        last = bisect_right(times, position, key=lambda one: one[0].mention.start)
        for time, where, end in reversed(times[max(0, last - _MOST) : last]):
            if where.inside not in own:
                continue
            if time.mention.kind == "session" and time.edtf is None and self._is_of_point(time, times):
                continue
            if time.mention.kind == "discourse":
                left = left or "；" not in self._text[time.mention.end : position]
            elif left and is_point(time):
                return None, True
            elif position < end:
                return (None, True) if self._is_of_saying(time, position) else (time, False)
        return None, left

    def _is_of_point(self, session: ResolvedTime, times: Sequence[tuple[ResolvedTime, Clause, int]]) -> bool:
        """Whether a session comes right after its day or month: 今年2月，县政协十届一次会议期间."""
        start = session.mention.start
        before = [time for time, _, _ in times if time.mention.end <= start and is_point(time)]
        return bool(before) and not self._text[before[-1].mention.end : start].strip("，在于")

    def _is_of_saying(self, time: ResolvedTime, position: int) -> bool:
        """Whether the time is the day on which the words at the position were spoken: 昨日表示，有茶园9万亩."""
        start = time.mention.end
        said = _REPORTED.search(self._text, start, min(position, start + _FAR))
        return said is not None and is_day(time) and time.mention.kind != "until"

    def _is_reported(self, sentence: int, position: int) -> bool:
        """Whether the sentence attributes the words at the position to a speaker: 主任说，全县有12处."""
        start = self._document.sentences[sentence].start
        return _REPORTED.search(self._text, max(start, position - _FAR), position) is not None

    def _visible(self, inside: int | None) -> set[int | None]:
        """The brackets around a clause that its times may be in: up to the quoted speech around it."""
        pairs = self._parse.brackets.pairs
        found: set[int | None] = {inside}
        while inside is not None and pairs[inside].mark not in "“「『":
            inside = pairs[inside].parent
            found.add(inside)
        return found

    def _times_of(self, sentence: int) -> Sequence[tuple[ResolvedTime, Clause, int]]:
        """The times of a sentence that govern, each with its clause and where it ceases to govern."""
        found = self._governing.get(sentence)
        if found is None:
            place = self._document.sentences[sentence]
            each = [
                (self._times[token.start], clause, self._reach(self._times[token.start], clause, index, place.end))
                for clause in (self._parse.clauses(sentence) if self._holds_time(place.start, place.end) else ())
                for index, token in enumerate(clause.tokens)
                if token.tag == TIME
                and (token.item.word != WITHIN or self._times[token.start].edtf)
                and (use_of(clause, index) is Use.GOVERNS or self._gives_back(token.start, token.end))
            ]
            found = self._governing[sentence] = sorted(each, key=lambda one: one[0].mention.start)
        return found

    def _holds_time(self, start: int, end: int) -> bool:
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def _gives_back(self, start: int, end: int) -> bool:
        """比上年的1189篇多248篇: a time compared with governs its own figure."""
        return bool(_COMPARED.search(self._text, max(0, start - 4), start) and _OF_TIME.match(self._text, end))

    def _reach(self, time: ResolvedTime, clause: Clause, index: int, end: int) -> int:
        mention, text = time.mention, self._text
        if self._gives_back(mention.start, mention.end):
            own = _OF_TIME.match(text, mention.end)
            return own.end() if own else mention.start
        if mention.kind in ("date", "relative") and _FROM.search(text, max(0, mention.start - 3), mention.start):
            rises = _RISES.match(text, mention.end, end)
            return rises.end() if rises else end
        after = (token.text for token in clause.tokens[index + 1 : index + 3])
        follows = next((text for text in after if text not in ("还", "才", "也")), "")
        second = bisect_left(self._starts, self._document.sentences[clause.sentence].start) != bisect_left(
            self._starts, mention.start
        )
        if _OF_TIME.match(text, mention.end):
            # 去年的26篇报告中，转化的有11篇
            return self._stop(mention.end, end)
        if mention.kind == "recurring" or (second and mention.kind in ("date", "relative") and follows in _IS):
            return clause.end
        place = self._document.sentences[clause.sentence]
        if is_point(time) and not OPENS.match(text, place.start, mention.start):
            return self._stop(mention.end, end)
        return self._border(time, end)

    def _stop(self, start: int, end: int) -> int:
        """The place of the first ； after a position, or the end."""
        at = self._text.find("；", start, min(end, start + _FAR))
        return at if at >= 0 else end

    def _border(self, time: ResolvedTime, end: int) -> int:
        """A time before ； governs up to it if another committee follows."""
        at = self._text.find("；", time.mention.end, min(end, time.mention.end + _FAR))
        for _ in range(_MOST):
            if at < 0:
                break
            after = self._counting(at + 1)
            if after is not None and after.tokens[0].tag == ORGANISATION and self._other(time, after):
                return at
            at = self._text.find("；", at + 1, min(end, at + _FAR))
        return end

    def _counting(self, start: int) -> Clause | None:
        """The clause at a position, or the next if it names neither a committee nor a figure: 县里也跟着学，|."""
        clause = self._parse.clause_at(start)
        if clause is None or clause.tokens[0].tag == ORGANISATION or any(t.tag == QUANTITY for t in clause.tokens):
            return clause
        return self._parse.clause_at(clause.end + 1)

    def _other(self, time: ResolvedTime, after: Clause) -> bool:
        clause = self._parse.clause_at(time.mention.start)
        named = [token.text for token in clause.tokens if token.tag == ORGANISATION] if clause else []
        return bool(after.tokens[0].item.places) and after.tokens[0].text not in named


class _Asked:
    """A figure whose period is asked for, with the answer of each step."""

    def __init__(self, periods: Periods, sentence: int, clause: Clause, position: int) -> None:
        self._periods, self._sentence, self._clause, self._position = periods, sentence, clause, position
        self._index = bisect_right(clause.tokens, position, key=lambda token: token.start) - 1
        self._near, self._closed = periods._in_sentence(sentence, clause, position)
        self._held = periods._handed.at(sentence)

    def now(self) -> Nothing | None:
        earlier = self._near is not None and self._near.mention.start < self._clause.start
        return NOTHING if earlier and is_now(self._clause, self._index) else None

    def after(self) -> ResolvedTime | None:
        return self._periods._after(self._clause, self._index)

    def each(self) -> ResolvedTime | None:
        return self._periods._given_out.to(self._clause, self._index)

    def sentence(self) -> ResolvedTime | None:
        return self._near

    def outcome(self) -> Nothing | None:
        near = self._near
        if near is None or near.mention.kind not in ("date", "range", "relative") or not is_point(near):
            return None
        came = self._periods._occasions.came_of(near.mention.end, self._clause, self._position)
        return NOTHING if came else None

    def closed(self) -> Nothing | None:
        return NOTHING if self._closed else None

    def speech(self) -> Nothing | None:
        quoted = self._periods._parse.speech(self._position) is not None
        return NOTHING if quoted or self._periods._is_reported(self._sentence, self._position) else None

    def until(self) -> ResolvedTime | None:
        if self._held.until is None:
            return None
        start = self._periods._document.sentences[self._sentence].start
        goes_on = self._periods._goes_on_counting(start, self._clause, self._position)
        return self._held.until if goes_on else None

    def listed(self) -> ResolvedTime | None:
        announced = self._held.announced
        holds = announced is not None and (self._mood is Mood.DONE or announced.mention.kind == "until")
        return announced if holds else None

    def state(self) -> Nothing | None:
        return NOTHING if self._mood is Mood.STATE else None

    def occasion(self) -> ResolvedTime | None:
        if not self._goes_on:
            return None
        occasions, point = self._periods._occasions, self._held.point
        if point is not None and (self._follows(point) or occasions.goes_on(self._sentence, self._index, self._clause)):
            return point
        return occasions.returned_to(self._sentence, self._position, between=self._held.stretch is not None)

    def session(self) -> Nothing | None:
        place = self._periods._document.sentences[self._sentence]
        return NOTHING if _SESSION.match(self._periods._text, place.start, self._position) else None

    def world(self) -> Nothing | None:
        return NOTHING if self._periods._foreign(self._position) else None

    def stretch(self) -> ResolvedTime | None:
        return self._held.stretch

    def day(self) -> Nothing | None:
        point, reported = self._held.point, self.heading() or self._titled
        return NOTHING if point is not None and not (reported and covers(reported, point)) else None

    def heading(self) -> ResolvedTime | None:
        return self._periods._headings.of_heading(self._block)

    def title(self) -> ResolvedTime | Nothing | None:
        time = self._titled
        return NOTHING if time is not None and is_stock(self._clause, self._index) else time

    def news(self) -> ResolvedTime | None:
        if not self._goes_on:
            return None
        return self._periods._occasions.news(self._sentence, self._index, self._clause)

    def lead(self) -> ResolvedTime | None:
        lead = self._periods._handed.lead
        if lead is None or lead.mention.start > self._position or self._mood is not Mood.DONE:
            return None
        return None if is_stock(self._clause, self._index) or self._periods._foreign(self._position) else lead

    def _follows(self, point: ResolvedTime) -> bool:
        """Whether the sentence before is that of the day, and this one goes on with what happened on it.

        Not if it summarises, states how things are, or reports a year's work or the outside world.
        """
        periods, start = self._periods, self._periods._document.sentences[self._sentence].start
        told = periods._document.sentence_index(point.mention.start)
        if told != self._sentence - 1 or not is_day(point) or point.mention.kind == "until":
            return False
        if periods._sums_up(start, self._position) or price_before(self._clause, self._index).each:
            return False
        return not (self.heading() or self._titled or periods._foreign(self._position))

    @property
    def _titled(self) -> ResolvedTime | None:
        return self._periods._headings.of_title(self._block)

    @property
    def _block(self) -> int:
        return self._periods._document.sentences[self._sentence].block

    @cached_property
    def _mood(self) -> Mood:
        return mood_of(self._clause, self._index)

    @cached_property
    def _goes_on(self) -> bool:
        """Whether the figure may belong to an occasion: an act, and not its later outcome."""
        occasions = self._periods._occasions
        told = self._mood is Mood.DONE or occasions.attends(self._clause, self._position)
        return told and not occasions.is_later(self._clause, self._position)


PERIODS = Table(
    "period",
    Step("time.now", "nothing: 现有 after the time of an earlier clause", _Asked.now),
    Step("time.after", "an adverb of time after the figure in its clause: 12个议事室于6月建成", _Asked.after),
    Step("time.each", "the time that 分别 assigns to the figure: 2022年、2023年分别走访12家、15家", _Asked.each),
    Step("time.outcome", "nothing: an outcome after the day stated before in its sentence: 促成, 写进", _Asked.outcome),
    Step("time.sentence", "the nearest time before it in its sentence that governs", _Asked.sentence),
    Step("time.closed", "nothing: 此后 or 表示 comes after the day", _Asked.closed),
    Step("time.speech", "nothing: speech without a time of its own, quoted or reported", _Asked.speech),
    Step("time.until", "a day of counting, for the rest of its list: 截至10月底 … 其中", _Asked.until),
    Step("time.list", "the time of the sentence that announces the list: 截至10月底——, 今年3月，他们：", _Asked.listed),
    Step("time.occasion", "the day of the occasion that is reported: 会上, 56名委员到会", _Asked.occasion),
    Step("time.state", "nothing: a state, 共有 or 下辖", _Asked.state),
    Step("time.world", "nothing: a statement about the outside world", _Asked.world),
    Step("time.stretch", "a period that opens an earlier sentence of the paragraph or list: 今年以来", _Asked.stretch),
    Step("time.day", "nothing: a day stated before, outside the year of the heading; its occasion is over", _Asked.day),
    Step("time.session", "nothing: a session without a day, 第三次会议增补委员5名", _Asked.session),
    Step("time.heading", "the year of the heading above", _Asked.heading),
    Step("time.title", "the year that the title reports on", _Asked.title),
    Step("time.news", "the day that opens short news of one occasion", _Asked.news),
    Step("time.lead", "the years or months that open the page", _Asked.lead),
)


def _is_subject(clause: Clause, index: int, at: int) -> bool:
    """Whether no verb governs the figure before the time at `at`, so that the verb after the time does; no state."""
    verb = governing_verb(clause, index)
    return (verb is None or verb.start > clause.tokens[at].start) and not is_now(clause, index)
