"""The value of each time expression, as an EDTF string.

One walk over the mentions in order; `Passage` keeps what a later one may need. A value that the text does not give, or
that the calendar does not have, is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from cppcc_extract.find.mentions import WEEK, WITHIN, TimeMention
from cppcc_extract.find.time_points import number
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Era
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.resolve.edtf import bounds, edtf, exists, first_of, last_of, shifted
from cppcc_extract.resolve.passage import Passage, is_foreign, is_month_word
from cppcc_extract.resolve.terms import Terms
from cppcc_extract.resolve.time_parts import end_of_part, is_quarter_by_day, part_of_month, part_of_year, quarter_by_day
from cppcc_extract.resolve.years import delivered
from cppcc_extract.text.document import Document

_DAY_OFFSET = {"今日": 0, "昨日": -1, "明日": 1, "前天": -2, "大前天": -3, "后日": 2}
_DAYS_OF_WEEK = {day: n for n, day in enumerate("一二三四五六日")} | {"天": 6}
_FOLLOWING_DAY = ("次日", "翌日")
_NTH_DAY = re.compile(r"第([二三四五])天")
_MONTHS = re.compile(r"(\d{4})-\d\d/\1-\d\d")
_FULL_DAY = re.compile(r"\d月\d{1,2}日")
_WEEK = 7
_Numbers = tuple[int | None, int | None, int | None]


def resolve_times(document: Document, times: Sequence[TimeMention], lexicon: Lexicon) -> list[ResolvedTime]:
    """One resolved time for each mention, in the same order."""
    walk = _Walk(document, times, lexicon)
    return [ResolvedTime(mention, walk.value(mention), mention.rule) for mention in times]


def _era_values(lexicon: Lexicon) -> dict[str, str | None]:
    return {row.surface: row.edtf for row in lexicon.rows("eras", Era)}


class _Walk:
    """One method for each kind of mention; the state is that of the passage."""

    def __init__(self, document: Document, times: Sequence[TimeMention], lexicon: Lexicon) -> None:
        self._document, self._text = document, document.text
        self._passage = Passage(document)
        self._terms = Terms(self._text, times, bounds(delivered(document))[1] or self._passage.until)
        self._eras: dict[str, str | None] = lexicon.derived(_era_values)
        self._week: str | None = None  # the seven days by which a title or a line under it dates the page
        self._lasting: dict[int, str] = {}  # the last span of so many days
        # the day that 第二天 and 第三天 count from, and the last that was counted
        self._counted: tuple[date | None, date | None] = (None, None)
        self._stretched: str | None = None  # the months within a year that the paragraph reports on: 三季度

    def value(self, mention: TimeMention) -> str | None:
        """The EDTF value of the next mention."""
        if self._passage.enter(mention):
            self._stretched = None
        read = self._READERS.get(mention.kind)
        value = read(self, mention) if read and not is_foreign(mention) else None
        if value and mention.kind in ("relative", "range", "date") and _MONTHS.fullmatch(value):
            self._stretched = value
        return value

    # the numbers of a point

    def _said(self, mention: TimeMention) -> _Numbers:
        """Year, month and day as the mention states them or takes them from the text before it."""
        if is_month_word(mention.word):
            return (*(self._passage.month_of(mention) or (None, None)), mention.day)
        year, month = self._passage.year_of(mention), mention.month
        if month is None and mention.day is not None:
            year, month = self._passage.month_of_day(mention.day)
        return year, month, mention.day

    def _numbers(self, mention: TimeMention) -> _Numbers:
        """As `_said`, in the year before if the time would otherwise lie ahead."""
        year, month, day = self._said(mention)
        return self._passage.looking_back(mention, year, _point(year, month, day, mention.part)), month, day

    def _keep(self, mention: TimeMention, year: int | None, month: int | None, day: int | None) -> None:
        """Keep a date for those that follow it."""
        if year is not None:
            self._passage.tell(mention, year)
            self._passage.tell_word(mention, year)
        if month is not None:
            self._passage.month = (year, month)
            self._passage.day = (year, month, day) if day is not None else None

    # one method for each kind

    def _date(self, mention: TimeMention) -> str | None:
        year, month, day = self._numbers(mention)
        value = _point(year, month, day, mention.part)
        if value is not None:
            self._keep(mention, year, month, day)
        return value

    def _range(self, mention: TimeMention) -> str | None:
        if mention.last is None:
            return None
        said, month, day = self._said(mention)
        year = self._passage.looking_back(mention, said, self._span(mention, mention.last, said, month, day))
        value = self._span(mention, mention.last, year, month, day)
        if value is None:
            return None
        if mention.last.year in (None, year):
            self._keep(mention, year, month, day)
        end_year, end_month, end_day = self._end(mention.last, year, month)
        if end_month is not None and end_day is not None:
            self._passage.day = (end_year, end_month, end_day)
        first, last = bounds(value)
        days = (last - first).days + 1 if first and last else 0
        self._lasting[days] = value
        if self._passage.in_head and days == _WEEK:
            self._week = value
        return value

    def _span(
        self, mention: TimeMention, last: TimeMention, year: int | None, month: int | None, day: int | None
    ) -> str | None:
        """From the beginning of the first point to the end of the last; None if they have no order."""
        end_year, end_month, end_day = self._end(last, year, month)
        first = first_of(_point(year, month, day, mention.part))
        end = last_of(_point(end_year, end_month, end_day, last.part))
        if first is None or end is None:
            return None
        if month is None and not mention.part and end_month is not None and year == end_year:
            # 今年到8月底: from the first of January
            end = end_of_part(end, last.part) or end
            first = f"{year:04}-01-01" if len(end) > 7 else f"{year:04}-01"
        if "X" not in first and first[: len(end)] > end[: len(first)]:
            return None
        return f"{first}/{end}"

    def _end(self, last: TimeMention, year: int | None, month: int | None) -> _Numbers:
        """The numbers of the end of a range; missing ones are those of its beginning."""
        if is_month_word(last.word):
            return (*(self._passage.month_of(last) or (None, None)), last.day)
        end_year = self._passage.end_year(year, last)
        end_month = month if last.month is None and last.day is not None else last.month
        # 12月至2月 ends in the year after
        if last.year is None and not last.word and end_year is not None and month and end_month and end_month < month:
            end_year += 1
        return end_year, end_month, last.day

    def _relative(self, mention: TimeMention) -> str | None:
        word = mention.word
        if word in _DAY_OFFSET:
            return self._from_publication(_DAY_OFFSET[word])
        if is_month_word(word):
            return edtf(*(self._passage.month_of(mention) or (None, None)))
        if word == "stretch":
            return self._stretch(mention)
        if word == WEEK:
            return self._of_week(mention.part)
        return self._part(mention) if mention.part and not word else self._year(mention)

    def _of_week(self, part: str) -> str | None:
        """上周五, 本周三: that day of the week before the page's day, or of its week; 本周 as the header dates it."""
        if part in ("本周", "这周"):
            return self._week
        today = self._passage.today
        if part[-1:] not in _DAYS_OF_WEEK or today is None:
            return None
        return self._from_publication(_DAYS_OF_WEEK[part[-1]] - today.weekday() - (7 if part[0] == "上" else 0))

    def _part(self, mention: TimeMention) -> str | None:
        """The value of a part of a year that is not named: 全年, 上半年, 上一季度."""
        part, passage = mention.part, self._passage
        if part in ("全年", "年内", "年中"):
            return edtf({"全年": passage.report_year(mention), "年内": passage.this_year(mention)}.get(part))
        if part.endswith("半月") or is_quarter_by_day(part):
            until = passage.until
            read = part_of_month if part.endswith("半月") else quarter_by_day
            return read(until.year, until.month, part) if until else None
        year = passage.year_of(mention)
        return part_of_year(passage.looking_back(mention, year, part_of_year(year, part)), part)

    def _year(self, mention: TimeMention) -> str | None:
        """The value of a year that a word names, or of its part: 今年, 去年下半年."""
        word, passage = mention.word, self._passage
        year = passage.year_of(mention)
        if year is None:
            return None
        passage.tell_word(mention, year)
        if word in ("去年", "上年") and self._stretched and self._text.startswith("同期", mention.end):
            return self._stretched.replace(str(year + 1), str(year))
        if mention.part:
            return None if word == "年" else part_of_year(year, mention.part)
        told = word in ("今年", "本年") and not passage.over and not passage.planned(mention)
        if told and passage.published is not None:
            return self._up_to_now(f"{year:04}-01-01")
        return edtf(year)

    def _stretch(self, mention: TimeMention) -> str | None:
        """近三年, 五年来: the years, if the text gives them; 一年来, 这一年: the year reported on."""
        years, year, half = mention.part.partition("年")
        if not year or years.startswith(("半", "几", "多")) or "年多" in self._text[mention.start : mention.end]:
            return None
        count = number(years)
        if half:
            return self._terms.of_years(count + 0.5) if count else None
        if count == 1:
            return None if self._dated_before(mention) else edtf(self._passage.report_year(mention))
        return self._terms.of_years(count) if count else None

    def _dated_before(self, mention: TimeMention) -> bool:
        """Whether the sentence states a day before the mention, so that 一年来 is the year up to it."""
        sentence = self._document.sentence_at(mention.start)
        return sentence is not None and _FULL_DAY.search(self._text, sentence.start, mention.start) is not None

    def _from_publication(self, offset: int) -> str | None:
        passage = self._passage
        if passage.today is None or passage.published is None or len(passage.published) < 10:
            return None
        day = shifted(passage.today, offset)
        if day is None:
            return None
        passage.day, passage.month = (day.year, day.month, day.day), (day.year, day.month)
        return day.isoformat()

    def _since(self, mention: TimeMention) -> str | None:
        if mention.word in _DAY_OFFSET or mention.word == "stretch":
            return None
        if not (mention.year or mention.month or mention.day or mention.word or mention.part):
            return self._in_office() if self._text.startswith("本届", mention.start) else None
        year, month, day = self._numbers(mention)
        if year is None or not exists(year, month, day):
            return None
        if year == self._passage.year:
            self._passage.tell_word(mention, year)
        named = mention.rule == "time.since_event"
        if month is not None:
            first = first_of(_point(year, month, day, mention.part))
            if not named:
                self._passage.month = (year, month)
        elif mention.part:
            first = first_of(part_of_year(year, mention.part))
        else:
            first = edtf(year, 1, 1)
        return self._up_to_now(first) if first else None

    def _in_office(self) -> str | None:
        """本届以来: the term of office, or from its beginning on."""
        terms = self._terms
        return terms.of_office() or (self._up_to_now(terms.begun) if terms.begun else None)

    def _up_to_now(self, first: str) -> str:
        """From the beginning to the day of the article; open if that is not known or is earlier."""
        begun, published = bounds(first)[0], self._passage.published
        ended = bounds(published)[1]
        return f"{first}/{published}" if begun and ended and begun <= ended else f"{first}/.."

    def _until(self, mention: TimeMention) -> str | None:
        word, passage = mention.word, self._passage
        if word == "目前":
            return f"../{passage.published}" if passage.published else None
        if word in _DAY_OFFSET:
            last = self._from_publication(_DAY_OFFSET[word]) or (passage.published if word == "今日" else None)
            return f"../{last}" if last else None
        year, month, day = self._numbers(mention)
        part = mention.part
        if month is None and part and year is not None:
            year = self._year_of_end(mention, year)
        elif month is not None and exists(year, month, day):
            passage.month = (year, month)
        end = end_of_part(_point(year, month, day, part), part)
        return f"../{end}" if end else None

    def _year_of_end(self, mention: TimeMention, year: int) -> int:
        """The year before, for the end of a part (年底 above all) that is stated as past but is still to come."""
        passage = self._passage
        until, end = passage.until, bounds(end_of_part(part_of_year(year, mention.part), mention.part))[1]
        named = mention.year or mention.word not in ("", "年") or passage.told(mention)
        if named or until is None or end is None or year != until.year or until.month == 12:
            return year
        return year - 1 if end > until and not passage.planned(mention) else year

    def _anaphoric(self, mention: TimeMention) -> str | None:
        word, passage = mention.word, self._passage
        if is_month_word(word):
            return edtf(*(passage.month_of(mention) or (None, None)))
        if mention.part:
            return self._lasting.get(number(mention.part) or 0)
        if passage.day is None:
            return None if word == WITHIN or self._days_on(word) else edtf(*passage.month) if passage.month else None
        year, month, day = passage.day
        if days := self._days_on(word):
            told = date(year or 2000, month, day)  # 2000 has every day that any year has
            begun, ended = self._counted
            first = begun if word[0] == "第" and begun and ended == told else told
            following = shifted(first, days)
            if following is None:
                return None
            self._counted = first, following
            year, month, day = (following.year if year is not None else None), following.month, following.day
            passage.day, passage.month = (year, month, day), (year, month)
        return edtf(year, month, day)

    @staticmethod
    def _days_on(word: str) -> int:
        """How many days after the day before it a word means: 次日, 第三天; 0 for 当天."""
        if word.startswith(_FOLLOWING_DAY):
            return 1
        nth = _NTH_DAY.match(word)
        return (number(nth[1]) or 1) - 1 if nth else 0

    def _era(self, mention: TimeMention) -> str | None:
        value = self._eras.get(mention.word)
        return self._up_to_now(value.removesuffix("/..")) if value and value.endswith("/..") else value

    # of the class: an instance that holds its own methods could only be freed by the garbage collector
    _READERS: ClassVar[Mapping[str, Callable[[_Walk, TimeMention], str | None]]] = {
        "date": _date, "range": _range, "relative": _relative, "since": _since,
        "until": _until, "anaphoric": _anaphoric, "era": _era,
    }  # fmt: skip


def _point(year: int | None, month: int | None, day: int | None, part: str) -> str | None:
    """The value of a point; None if the calendar does not have it."""
    if not exists(year, month, day):
        return None
    if month is None:
        return None if day is not None else part_of_year(year, part) if part else edtf(year)
    return part_of_month(year, month, part) if day is None else edtf(year, month, day)
