"""The years and days that a text has stated so far, and which of them a later time refers to.

The year stated in the paragraph, the year reported on, the day and month before. Nothing is filled in from the clock:
what the article does not say stays None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta

from cppcc_extract.find.mentions import LUNAR, TimeMention
from cppcc_extract.find.time_points import HAN, number
from cppcc_extract.parse.moods import PLAN_SAYS
from cppcc_extract.resolve.edtf import bounds, edtf, exists, month_shifted
from cppcc_extract.resolve.time_parts import part_of_year
from cppcc_extract.resolve.years import current_year, delivered, in_calendar
from cppcc_extract.text.document import OVER, Block, Document, Zone

OFFSET = {"今年": 0, "本年": 0, "年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2}
# 本报北京3月4日电, （槟城18日讯）: where and when a report was sent
_SENT = re.compile(
    rf"[【（(\[]?\s?[^，。；：！？\d]{{0,12}}?(?:[{HAN}\d]{{1,3}}月)?([{HAN}\d]{{1,3}})日\s?(?:专?电|讯|消息)"
)
_LATEST = 5  # days between a report and the page that prints it
_FOLLOWING = ("次年", "翌年", "第二年")
_MONTH_OFFSET = {"本月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
# 将 before a number or a noun is 把 (将186名委员编入); before these it states a plan.
_PLAN = re.compile(
    r"将(?:[要会于在从以按对有是再新]|继续|持续|重点|进一步|围绕|通过|坚持|聚焦|紧紧|深入|全力|着力|认真|切实|充分|更加|努力|推[动进]|积极|不断|全面"
    r"|召开|举[办行]|开展|组织|实施|完成|建[成立设])|(?<![商作度动事项视育施展扶])计划(?=[举召开组建再在新走于从对把到用年完投选安])|力争|打算|要求(?=[每各全]|[^，。；]{0,8}前)|预计|确保|争取|至少|做好今年|今年[要将]"
    rf"|{PLAN_SAYS}"
)
# A year that is compared with, planned for, or names what is worked on (表彰2021年优秀提案) or when a thing was founded
_ASIDE = re.compile(
    r"(?:[比较]|低于|高于|多于|少于|超过|计划|拟于?|预计|力争到?|表彰了?|审议了?|听取了?|评选了?|通报了?|通过了?|总结了?|印发了?|部署了?|公布了?"
    r"|[建生创](?:成|立|办|建)?于|始建于|成立于|创办于)$"
)
_FOUNDED = re.compile(
    r"[^，。；：！？\d]{0,6}?(?:(?:创[办建立]|始建|建[成立]|成立|开办|出生|设立|落成|投产|通车|竣工|开馆|挂牌)的|始建|出生)"
)
_ROSE_FROM = re.compile(r"[由从]$")  # 由2014年的146户减少到3户
_HEAD = 16  # characters before a year that is reported on
_FRESH = 31  # days before publication on which news happened, whatever year was reported on before
_SOON = 31  # days after publication within which a day is future, and not in the year before
_COMPARED = re.compile(r"[比较]$")
_PAST = re.compile(r"同期|[^，。；：！？]{0,4}?[为是仅]")


class Passage:
    """The state of one walk over the times of one document, in their order.

    `published` is the day of the article as far as it is stated, `until` its last day, `year` its own year, `over`
    whether that had ended when the page came out, `today` the day that 昨天 counts from: the one on which the report
    was sent, else `until`. `day` and `month` are the last that were stated, each with its year or None.
    """

    def __init__(self, document: Document) -> None:
        self._document, self._text = document, document.text
        self.published = in_calendar(document.header.published)
        self.until: date | None = bounds(self.published or delivered(document))[1]
        self.year = current_year(document)
        self.over = self.until is not None and self.year is not None and self.year < self.until.year
        if self.over and self.year is not None:
            # a yearbook that was put online later reports on its own year, up to its end
            self.published, self.until = f"{self.year:04}-12", date(self.year, 12, 31)
        self.today = self.until
        self.day: tuple[int | None, int, int] | None = None
        self.month: tuple[int | None, int] | None = None
        self._blocks = [block.start for block in document.blocks]
        self._block = -1
        self._told: int | None = None  # the year that the paragraph stated last
        self._told_end: int | None = None  # the end of its scope; None: the end of the paragraph
        self._told_at: tuple[int, int] = (-1, 0)  # the sentence that stated it and the month up to which it leads
        self._all_reported: set[int] = set()  # the years that the article reports on
        self._reported: int | None = None  # the year that the article stated last
        self.in_head = False  # whether the block is a title, a heading or a line of the page's head
        self._heads = False  # whether the block is a title or a heading
        self._headed: int | None = None  # the year that the last of these reports on
        self._plan: tuple[int, int, bool] = (-1, -1, False)

    def enter(self, mention: TimeMention) -> bool:
        """Advance to the mention; returns whether it is in another block than the one before."""
        block = bisect_right(self._blocks, mention.start) - 1
        if block == self._block:
            return False
        self._block, self._told = block, None
        blocks = self._document.blocks
        self._heads = 0 <= block < len(blocks) and blocks[block].zone in OVER
        self.in_head = 0 <= block < len(blocks) and blocks[block].zone in (*OVER, Zone.BYLINE)
        if self._heads:
            self.day = self.month = None
        elif block >= 0:
            self.today = self._sent(blocks[block]) or self.today
        return True

    def _sent(self, block: Block) -> date | None:
        """The day on which a report was sent according to its paragraph, if the page appeared soon after it."""
        sent = _SENT.match(self._text, block.start, block.end)
        if sent is None or self.until is None or self.published is None or len(self.published) < len("2024-01-01"):
            return None
        days = (self.until - timedelta(days=back) for back in range(_LATEST))
        return next((day for day in days if day.day == number(sent[1])), None)

    def planned(self, mention: TimeMention) -> bool:
        """Whether the sentence states a plan or a duty from the mention on."""
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return False
        if self._plan[:2] != (sentence.start, mention.start):
            low, high = max(sentence.start, mention.start - 60), min(sentence.end, mention.end + 60)
            self._plan = (sentence.start, mention.start, _PLAN.search(self._text, low, high) is not None)
        return self._plan[2]

    def tell(self, mention: TimeMention, year: int) -> None:
        """Keep a year that the text states, unless it is compared with, dates a thing or is counted by a reign."""
        if mention.kind not in ("date", "range") or mention.year is None or mention.word:
            return
        if _ASIDE.search(self._text[max(0, mention.start - 4) : mention.start]):
            return
        if mention.month is None and _FOUNDED.match(self._text, mention.end):
            return
        of = self._text.startswith("的", mention.end)
        if of and _ROSE_FROM.search(self._text, max(0, mention.start - 1), mention.start):
            return
        self._told, self._told_end = year, None
        self._lead_up_to(mention, year)
        if mention.month is None and self._opens(mention):
            self._reported = year
            self._all_reported.add(year)
        if mention.month is None and self._heads:
            self._headed = year

    def _opens(self, mention: TimeMention) -> bool:
        """Whether the mention opens its sentence or heading, as a reported year does."""
        sentence = self._document.sentence_at(mention.start)
        return sentence is not None and mention.start - sentence.start <= _HEAD

    def tell_word(self, mention: TimeMention, year: int) -> None:
        """Keep the year of 今年 or 去年 for the dates that follow, unless it only compares or reports the past.

        去年 holds to the end of its sentence: after 去年立案提案196件。 a date (3月12日) is of this year again.
        """
        before = self._text[max(0, mention.start - 1) : mention.start]
        aside = _COMPARED.search(before) or _PAST.match(self._text, mention.end)
        if mention.word in OFFSET and mention.word != "年" and not aside:
            sentence = self._document.sentence_at(mention.start)
            if year != self.year:
                self._told, self._told_end = year, sentence.end if sentence else None
            else:
                self._told, self._told_end = None if mention.month else year, None
            self._lead_up_to(mention, year)
            # 列入今年的清单 does not report on a year
            of = self._text.startswith("的", mention.end)
            if mention.month is None and not of and self._opens(mention) and not self.planned(mention):
                self._reported = year
                self._all_reported.add(year)

    def _lead_up_to(self, mention: TimeMention, year: int) -> None:
        """Keep the month that a told year leads up to: December for 去年底, none for 去年."""
        named = mention.month is not None or mention.part[-1:] in ("底", "末")
        month = _last_month(mention, year) if named else 0
        self._told_at = (self._document.sentence_index(mention.start), month)

    def _years_on(self, mention: TimeMention) -> int:
        """1 if a month or a part of a year is that of the year after the one told: 去年底建成，一季度接待1100人次."""
        sentence, month = self._told_at
        if not month or sentence != self._document.sentence_index(mention.start):
            return 0
        year = self._told or 0
        return int(0 < _last_month(mention, year) < month and (self.year is None or year < self.year))

    def told(self, mention: TimeMention) -> int | None:
        """The year that the paragraph stated last, if it still holds."""
        return self._told if self._told_end is None or mention.start < self._told_end else None

    def this_year(self, mention: TimeMention) -> int | None:
        """The year of 年内: the one that 全年 means, or the article's own."""
        return self.report_year(mention) or self.year

    def report_year(self, mention: TimeMention) -> int | None:
        """The year that 全年 or 上年 refer to: that of the passage, of the article, or of its date."""
        told = self.told(mention)
        if told is not None:
            return told
        if self.year is not None and self.planned(mention):
            return self.year
        looked_back = self._by_date()
        if looked_back in self._all_reported:
            return looked_back  # 2023年 …。2022年，上年收到提案500件。 and a new paragraph: 全年 is 2023
        if self._reported is not None and (self.year is None or self._reported <= self.year):
            return self._reported
        return looked_back

    def _by_date(self) -> int | None:
        """The year that an article of its date looks back on, if no year is stated."""
        if self.year is None or self.published is None or len(self.published) < 7:
            return None
        month = int(self.published[5:7])
        return self.year - 1 if month <= 4 else self.year if month >= 11 else None

    def year_of(self, mention: TimeMention) -> int | None:
        """The year that a mention names or takes from its context."""
        if mention.year is not None:
            return mention.year
        # 年底 and 年初 belong, like a month, to the year that the paragraph states
        word = "" if mention.word == "年" else mention.word
        if word in OFFSET:
            return self.year + OFFSET[word] if self.year is not None else None
        if word == "上年":
            reported = self.report_year(mention)
            return reported - 1 if reported is not None else None
        if word in ("当年", "同年", *_FOLLOWING):
            before = self._told or self._reported or (self.month[0] if self.month else None)
            return before + (word in _FOLLOWING) if before is not None else None
        if word[:1] in _STEMS and word[1:2] in _BRANCHES and len(word) == 2:
            return self._cycle(word)
        if word:
            return None
        told = self.told(mention)
        if self.year is not None and told in (None, self.year - 1) and self._is_fresh(mention):
            return self.year
        if told is not None:
            return told + self._years_on(mention)
        if mention.month is not None and self._headed is not None and self.year in (None, self._headed + 1):
            return self._headed
        if self.year is None and mention.month is not None and self.month is not None:
            return self.month[0]
        return self.year if self.year is not None else self._reported

    def _is_fresh(self, mention: TimeMention) -> bool:
        """Whether a day is one of the last weeks before that of the article: 1月4日 in a January report on a year."""
        if self.until is None or self.year != self.until.year or not mention.month or not mention.day:
            return False
        if not exists(self.year, mention.month, mention.day):
            return False
        return 0 <= (self.until - date(self.year, mention.month, mention.day)).days <= _FRESH

    def end_year(self, first: int | None, mention: TimeMention) -> int | None:
        """The year of the end of a range that began in the year `first`."""
        if mention.word in ("", "年", "当年", "同年"):
            return mention.year or first
        if mention.word in _FOLLOWING:
            return first + 1 if first is not None else None
        return self.year_of(mention)

    def _cycle(self, word: str) -> int | None:
        """The year of a name of the sixty-year cycle that is nearest to the current year (1984 is 甲子)."""
        if self.year is None:
            return None
        stem, branch = _STEMS.index(word[0]), _BRANCHES.index(word[1])
        years = range(self.year + 1, self.year - 59, -1)
        return next((y for y in years if (y - 4) % 10 == stem and (y - 4) % 12 == branch), None)

    def month_of(self, mention: TimeMention) -> tuple[int | None, int] | None:
        """Year and month that a mention of a month by a word means (本月, 上月, 同月); None if that is not known."""
        word = mention.word
        if word in ("当月", "同月", "次月"):
            return month_shifted(*self.month, int(word == "次月")) if self.month else None
        if self.published is None or len(self.published) < 7:
            return None
        return month_shifted(int(self.published[:4]), int(self.published[5:7]), _MONTH_OFFSET[word])

    def month_of_day(self, day: int) -> tuple[int | None, int | None]:
        """Year and month of a bare day: those of the date before it, else those of the publication."""
        if self.month is not None:
            return self.month
        if self.until is None or self.published is None or len(self.published) < 10:
            return None, None
        back = 0 if day <= self.until.day else 1
        year, month = month_shifted(self.until.year, self.until.month, -back)
        return (year, month) if exists(year, month, day) else month_shifted(year, month, -1)

    def looking_back(self, mention: TimeMention, year: int | None, value: str | None) -> int | None:
        """The year before, for what is stated as done but lies ahead in the article's own year.

        A day lies ahead if it is still to come, months if less than half of them have passed: 1—11月 in January.
        """
        first, last = bounds(value)
        until, word = self.until, mention.word
        if until is None or first is None or last is None or year != until.year or mention.year:
            return year
        if (word and word != "年") or self.told(mention) is not None or self.planned(mention):
            return year
        ahead = (first - until).days > _SOON or ((last - first).days > 40 and (until - first) * 2 < last - first)
        return year - 1 if ahead else year


def _last_month(mention: TimeMention, year: int) -> int:
    """The month, or the last month of the part, of a year that a mention names; 12 for the whole year, 0 if unknown."""
    last = bounds(edtf(year, mention.month) if mention.month else part_of_year(year, mention.part or "年"))[1]
    return last.month if last is not None else 0


def is_month_word(word: str) -> bool:
    """Whether the word of a mention stands for a month."""
    return word in _MONTH_OFFSET or word in ("当月", "同月", "次月")


def is_foreign(mention: TimeMention) -> bool:
    """Whether the date is one of another calendar, which has no value here."""
    return mention.word == LUNAR
