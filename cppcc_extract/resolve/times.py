"""The value of each time expression, as the guide's table of dates gives it.

One walk over the mentions in order keeps what a later one may need: the year told in the passage, the date before, the
year reported on. Nothing is filled from the clock: what the article does not say stays None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Era
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.resolve.edtf import bounds, edtf, exists, last_day
from cppcc_extract.resolve.years import current_year, delivered, in_calendar
from cppcc_extract.text.document import Document, Zone

_OFFSET = {"今年": 0, "本年": 0, "年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_DAY_OFFSET = {"今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "明日": 1, "明天": 1}
_QUARTERS = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# 将 before a number or a noun is 把 (将186名委员编入); before these it tells a plan.
_PLAN = re.compile(
    r"将(?:[要会于在从以按对有是再新]|继续|持续|重点|进一步|围绕|通过|坚持|聚焦|紧紧|深入|全力|着力|认真|切实|充分|更加|努力|推[动进]|积极|不断|全面"
    r"|召开|举[办行]|开展|组织|实施|完成|建[成立设])|(?<![商作度动事项视育施展扶])计划(?=[举召开组建再在新走于从对把到用年完投选安])|力争|打算|要求(?=[每各全])|预计|确保|争取|至少|做好今年|今年[要将]"
)
_COMPARED = re.compile(r"[比较]$")
# A year that is compared with, planned for, or names what is worked on: 表彰2021年优秀提案
_ASIDE = re.compile(
    r"(?:[比较]|低于|高于|多于|少于|超过|计划|拟于?|预计|力争到?|表彰了?|审议了?|听取了?|评选了?|通报了?|通过了?|总结了?|印发了?|部署了?|公布了?)$"
)
_PAST = re.compile(r"同期|[为是仅]")
_MONTHS = re.compile(r"(\d{4})-\d\d/\1-\d\d")
_FULL_DAY = re.compile(r"\d月\d{1,2}日")
_Day = tuple[int | None, int, int]


def resolve_times(document: Document, times: Sequence[TimeMention], lexicon: Lexicon) -> list[ResolvedTime]:
    """One resolved time for each mention, in the same order."""
    walk = _Walk(document, times, lexicon)
    return [ResolvedTime(mention, walk.value(mention), mention.rule) for mention in times]


def _era_values(lexicon: Lexicon) -> dict[str, str | None]:
    return {row.surface: row.edtf for row in lexicon.rows("eras", Era)}


class _Walk:
    """The state of one walk over the mentions of one document."""

    def __init__(self, document: Document, times: Sequence[TimeMention], lexicon: Lexicon) -> None:
        self._document, self._text = document, document.text
        self._published = in_calendar(document.header.published)
        self._until = bounds(self._published or delivered(document))[1]
        self._year = current_year(document)
        self._eras: dict[str, str | None] = lexicon.derived(_era_values)
        self._blocks = [block.start for block in document.blocks]
        self._spans = [t for t in times if t.kind == "range" and t.year and t.month is None and t.last]
        self._readers: dict[str, Callable[[TimeMention], str | None]] = {
            "date": self._date, "range": self._range, "relative": self._relative, "since": self._since,
            "until": self._until_value, "anaphoric": self._anaphoric, "era": self._era,
        }  # fmt: skip
        self._block = -1
        self._passage: int | None = None  # the year that the paragraph told last
        self._passage_end: int | None = None  # up to where; None: to the end of the paragraph
        self._reported: int | None = None  # the year that the article told last
        self._day: _Day | None = None
        self._month: tuple[int | None, int] | None = None
        self._stretched: str | None = None  # the months within a year that the paragraph reports on: 三季度
        self._plan: tuple[int, int, bool] = (-1, -1, False)

    def value(self, mention: TimeMention) -> str | None:
        """The EDTF value of the next mention."""
        block = bisect_right(self._blocks, mention.start) - 1
        if block != self._block:
            self._enter(block)
        read = self._readers.get(mention.kind)
        value = read(mention) if read else None
        if value and mention.kind in ("relative", "range", "date") and _MONTHS.fullmatch(value):
            self._stretched = value
        return value

    def _enter(self, block: int) -> None:
        self._block = block
        self._passage = self._stretched = None
        blocks = self._document.blocks
        if 0 <= block < len(blocks) and blocks[block].zone in (Zone.HEADING, Zone.HEADLINE):
            self._day = self._month = None

    # what the place says

    def _planned(self, mention: TimeMention) -> bool:
        """Whether the sentence tells a plan or a duty from the mention on."""
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return False
        if self._plan[:2] != (sentence.start, mention.start):
            low, high = max(sentence.start, mention.start - 60), min(sentence.end, mention.end + 60)
            self._plan = (sentence.start, mention.start, _PLAN.search(self._text, low, high) is not None)
        return self._plan[2]

    def _tell(self, mention: TimeMention, year: int) -> None:
        """Keep a year that the text says, unless it only compares with it."""
        if mention.kind in ("date", "range") and not _ASIDE.search(
            self._text[max(0, mention.start - 4) : mention.start]
        ):
            self._passage, self._passage_end = year, None
            if mention.month is None:
                self._reported = year

    def _tell_word(self, mention: TimeMention, year: int) -> None:
        """Keep the year of 今年 or 去年 for the dates behind it, unless it only compares or tells of the past.

        A bare 去年 holds to the end of its sentence: 去年立案提案196件。3月12日 … is told of this year again.
        """
        aside = _COMPARED.search(self._before(mention)) or _PAST.match(self._text, mention.end)
        if mention.word in _OFFSET and mention.word != "年" and not aside:
            sentence = self._document.sentence_at(mention.start)
            bare = mention.month is None and year != self._year
            self._passage, self._passage_end = year, sentence.end if bare and sentence else None

    def _before(self, mention: TimeMention) -> str:
        return self._text[max(0, mention.start - 1) : mention.start]

    def _report_year(self, mention: TimeMention) -> int | None:
        """The year that 全年 or 上年 speak of: that of the passage, of the article, or of its date."""
        if self._passage is not None:
            return self._passage
        if self._year is not None and self._planned(mention):
            return self._year
        if self._reported is not None and (self._year is None or self._reported <= self._year):
            return self._reported
        return self._by_date()

    def _by_date(self) -> int | None:
        """The year that an article of its date looks back on, where no year is told."""
        if self._year is None or self._published is None or len(self._published) < 7:
            return None
        month = int(self._published[5:7])
        return self._year - 1 if month <= 4 else self._year if month >= 11 else None

    def _year_of(self, mention: TimeMention) -> int | None:
        """The year that a mention names or leaves to its place."""
        if mention.year is not None:
            return mention.year
        # 年底 and 年初 stand, as a month does, in the year that the paragraph tells
        word = "" if mention.word == "年" else mention.word
        if word in _OFFSET:
            return self._year + _OFFSET[word] if self._year is not None else None
        if word == "上年":
            reported = self._report_year(mention)
            return reported - 1 if reported is not None else None
        if word in ("当年", "同年", "次年"):
            before = self._passage or self._reported or (self._day[0] if self._day else None)
            return before + (word == "次年") if before is not None else None
        if word[:1] in _STEMS and word[1:2] in _BRANCHES and len(word) == 2:
            return self._cycle(word)
        if word:
            return None
        passage = self._passage_at(mention)
        if passage is not None:
            return passage
        if self._year is None and mention.month is not None and self._day is not None:
            return self._day[0]
        return self._year

    def _passage_at(self, mention: TimeMention) -> int | None:
        """The year that the paragraph told last, where it still holds."""
        return self._passage if self._passage_end is None or mention.start < self._passage_end else None

    def _cycle(self, word: str) -> int | None:
        """The year of a name of the sixty-year cycle that is nearest to the current year (1984 is 甲子)."""
        if self._year is None:
            return None
        stem, branch = _STEMS.index(word[0]), _BRANCHES.index(word[1])
        years = range(self._year + 1, self._year - 59, -1)
        return next((y for y in years if (y - 4) % 10 == stem and (y - 4) % 12 == branch), None)

    def _not_after(self, mention: TimeMention, year: int | None, month: int | None, day: int | None) -> int | None:
        """The year before, for what was done on a day that the article's own year has not seen yet."""
        until = self._until
        if mention.year or mention.word or until is None or year != until.year or month is None or self._passage:
            return year
        first = bounds(edtf(year, month, day if exists(year, month, day) else None))[0]
        return year - 1 if first is not None and first > until and not self._planned(mention) else year

    # one method a kind

    def _date(self, mention: TimeMention) -> str | None:
        year, month, day = self._numbers(mention)
        if month is None and not mention.part:
            if year is not None:
                self._tell(mention, year)
            return edtf(year)
        return self._kept(mention, year, month, day)

    def _numbers(self, mention: TimeMention) -> tuple[int | None, int | None, int | None]:
        year, month, day = self._year_of(mention), mention.month, mention.day
        if month is None and day is not None:
            year, month = self._month_of_day(day)
        return self._not_after(mention, year, month, day), month, day

    def _month_of_day(self, day: int) -> tuple[int | None, int | None]:
        """Year and month of a bare day: those of the date before it, else those of the publication."""
        if self._month is not None:
            return self._month
        until = self._until
        if until is None or self._published is None or len(self._published) < 10:
            return None, None
        if day <= until.day:
            return until.year, until.month
        before = until.replace(day=1) - timedelta(days=1)
        return before.year, before.month

    def _kept(self, mention: TimeMention, year: int | None, month: int | None, day: int | None) -> str | None:
        """The value of a date, kept for those that follow it."""
        if not exists(year, month, day):
            return None
        if year is not None and mention.year is not None:
            self._tell(mention, year)
        if month is None:
            return self._part(year, mention.part)
        self._month = (year, month)
        if day is not None:
            self._day = (year, month, day)
        return edtf(year, month, day)

    def _range(self, mention: TimeMention) -> str | None:
        year, month, day = self._numbers(mention)
        last_year, last_month, last_day_ = mention.last or (None, None, None)
        last_month = last_month if last_month is not None else (None if last_year and last_day_ is None else month)
        first = self._kept(mention, year, month, day)
        end_year = last_year if last_year is not None else year
        if last_year is None and end_year is not None and month and last_month and last_month < month:
            end_year += 1
        if not exists(end_year, last_month, last_day_):
            return None
        if last_month is not None and last_day_ is not None:
            self._day = (end_year, last_month, last_day_)
        last = edtf(end_year, last_month, last_day_)
        return f"{first}/{last}" if first and last and "/" not in first else None

    def _relative(self, mention: TimeMention) -> str | None:
        word = mention.word
        if word in _DAY_OFFSET:
            return self._from_publication(_DAY_OFFSET[word])
        if word.startswith("本月") or word in ("上月", "上个月", "下月", "下个月"):
            return self._month_from_publication(word)
        if word == "stretch":
            return self._stretch(mention)
        if word in ("本周", "上周"):
            return None
        if not word and mention.part in ("全年", "年内", "年中"):
            year = {"全年": self._report_year(mention), "年内": self._passage or self._year}.get(mention.part)
            return edtf(year)
        year = self._year_of(mention)
        if year is None:
            return None
        self._tell_word(mention, year)
        if word in ("去年", "上年") and self._stretched and self._text.startswith("同期", mention.end):
            return self._stretched.replace(str(year + 1), str(year))
        if mention.part:
            if mention.word == "年":
                return None
            return self._part(self._half_before(mention, year), mention.part)
        if word in ("今年", "本年") and self._published is not None and not self._planned(mention):
            return f"{year}-01-01/{self._published}"
        return edtf(year)

    def _half_before(self, mention: TimeMention, year: int) -> int:
        """The year before, for a half or quarter that the article's own year has not seen yet."""
        if mention.word or self._passage or self._until is None or year != self._until.year:
            return year
        first = bounds(self._part(year, mention.part))[0]
        return year - 1 if first is not None and first > self._until and not self._planned(mention) else year

    @staticmethod
    def _part(year: int | None, part: str) -> str | None:
        if year is None:
            return None
        if part.endswith("半年"):
            return f"{year}-01/{year}-06" if part[0] == "上" else f"{year}-07/{year}-12"
        if part.endswith("季度"):
            quarter = _QUARTERS.get(part[-3], 0)
            if not quarter:
                return None
            first = 1 if part[0] == "前" else quarter * 3 - 2
            return f"{year}-{first:02}/{year}-{quarter * 3:02}"
        return edtf(year)

    def _stretch(self, mention: TimeMention) -> str | None:
        """近三年, 五年来: the years where the text says them; 一年来, 这一年: the year reported on."""
        if not mention.part.endswith("年") or mention.part.startswith("半"):
            return None
        if "年多" in self._text[mention.start : mention.end]:
            return None
        count = _NUMBERS.get(mention.part[:-1]) or (int(mention.part[:-1]) if mention.part[:-1].isdecimal() else None)
        if count == 1:
            return None if self._dated_before(mention) else edtf(self._report_year(mention))
        for span in self._spans:
            last = span.last[0] if span.last else None
            if count and span.year and last and last - span.year in (count, count - 1):
                return f"{span.year}/{last}"
        return None

    def _dated_before(self, mention: TimeMention) -> bool:
        """Whether the sentence tells a day before the mention, so that 一年来 is the year up to it."""
        sentence = self._document.sentence_at(mention.start)
        return sentence is not None and _FULL_DAY.search(self._text, sentence.start, mention.start) is not None

    def _from_publication(self, offset: int) -> str | None:
        if self._published is None or len(self._published) < 10:
            return None
        day = date.fromisoformat(self._published[:10]) + timedelta(days=offset)
        self._day, self._month = (day.year, day.month, day.day), (day.year, day.month)
        return day.isoformat()

    def _month_from_publication(self, word: str) -> str | None:
        if self._published is None or len(self._published) < 7:
            return None
        year, month = int(self._published[:4]), int(self._published[5:7])
        months = year * 12 + month - 1 + (-1 if word[0] == "上" else 1 if word[0] == "下" else 0)
        return edtf(months // 12, months % 12 + 1)

    def _since(self, mention: TimeMention) -> str | None:
        if mention.word in _DAY_OFFSET or mention.word == "stretch":
            return None
        if not (mention.year or mention.month or mention.day or mention.word or mention.part):
            return None
        year, month, day = self._numbers(mention)
        if year is None or not exists(year, month, day):
            return None
        if year == self._year:
            self._tell_word(mention, year)
        if month is not None:
            first = edtf(year, month, day)
            if not mention.rule.endswith("event"):
                self._month = (year, month)
        elif mention.part:
            first = (self._part(year, mention.part) or "").partition("/")[0]
        else:
            first = f"{year}" if mention.rule == "time.since_event" else f"{year}-01-01"
        return f"{first}/{self._published or '..'}" if first else None

    def _until_value(self, mention: TimeMention) -> str | None:
        word = mention.word
        if word == "目前" or (word in _DAY_OFFSET and _DAY_OFFSET[word] == 0):
            return f"../{self._published}" if self._published else None
        year, month, day = self._numbers(mention)
        part = mention.part
        if month is not None:
            self._month = (year, month)
            if day is None and part in ("底", "末", "月底", "月末"):
                day = last_day(year, month)
            if not exists(year, month, day):
                return None
            end = edtf(year, month, day)
        elif part and year is not None:
            named = mention.year or mention.word not in ("", "年")
            if not named and not self._passage_at(mention) and self._lies_ahead(mention, year):
                year -= 1
            whole = self._part(year, part) or ""
            last = bounds(whole)[1]
            end = last.isoformat() if last and part[-1] not in "初中" else f"{year}"
        else:
            end = edtf(year)
        return f"../{end}" if end else None

    def _lies_ahead(self, mention: TimeMention, year: int) -> bool:
        """Whether a part of the article's own year, 年底 above all, is still to come when it is told as past."""
        return (
            self._until is not None
            and year == self._until.year
            and self._until.month < 12
            and not self._planned(mention)
        )

    def _anaphoric(self, mention: TimeMention) -> str | None:
        word = mention.word
        if "月" in word:
            if self._month is None:
                return None
            year, month = self._month
            if word[0] == "次":
                year, month = (year + 1 if year is not None and month == 12 else year), month % 12 + 1
            return edtf(year, month)
        if self._day is None:
            return None
        year, month, day = self._day
        if word[:2] in ("次日", "翌日") or word.startswith("第二天"):
            following = date(year or 2000, month, day) + timedelta(days=1)  # 2000 has every day that any year has
            year = following.year if year is not None else None
            month, day = following.month, following.day
            self._day, self._month = (year, month, day), (year, month)
        return edtf(year, month, day)

    def _era(self, mention: TimeMention) -> str | None:
        value = self._eras.get(mention.word)
        return value.replace("..", self._published) if value and value.endswith("/..") and self._published else value
