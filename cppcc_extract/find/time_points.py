"""One point of time as written: 2023年7月6日上午, 今年3月, 去年最后一个月, 十二月底, 18、19日, 上一季度, 6日.

A point is read from left to right: year, month, day, part of the year or month, time of day. Each of them may be left
out. Where the words give first and last (5月8至13日, 7、8两月, 2018—2022年) the point has a `last` and its kind is
`range`. A list whose members do not follow each other (3、6、9月) is a range without a `last`, since no span covers
it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from cppcc_extract.find.mentions import TimeMention

HAN = "一二三四五六七八九十"
TO = r"(?:至|到|—{1,2}|--?|－|–|~|～)"
_TO = rf"[ ]?{TO}[ ]?"
_AND = r"[ ]?[、和及与][ ]?"
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NAMED = {"元": 1, "正": 1, "冬": 11, "腊": 12}  # the first year of a reign; months of the lunar calendar
_N = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
FOUR = r"(?:(?:18|19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
# what 年 may not stand before where it ends a year
_NOT_AFTER_YEAR = r"(?![代级货版]|历史|[前来](?!三|四|[一两二]季|[半\d]|[一二三四五六七八九十两]{1,2}个))"
EDGE = r"(?:[初底末](?!期)|中(?![期心央国共午]))"
_BRACKET = r"(?:（[^（）\n]{0,30}）)?"
_DAY_OF_WEEK = r"(?:星期|周|礼拜)[一二三四五六日天]"

_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])")
_ISO_TO = re.compile(r"[—–~～至-](?:(?P<month>\d{1,2})[./])?(?P<day>\d{1,2})(?![\d./年月])")
_ISO_CLOCK = re.compile(r" \d\d?:\d\d(?::\d\d)?")
# months of gazetteers: 1993.5～1998.3, 2023.1-6月
_DOTTED = re.compile(
    rf"(?P<year>{FOUR})\.(?P<month>\d{{1,2}})(?:月|{_TO}(?:(?P<year_to>{FOUR})\.(?P<month_to>\d{{1,2}})(?![\d.])"
    rf"|(?P<same>\d{{1,2}})月))"
)
_YEAR = re.compile(
    rf"(?:(?P<year>{FOUR})(?:[ ]?年?{_BRACKET}{_TO}(?P<year_to>{FOUR}))?[ ]?年"
    rf"|(?P<short>(?:\d\d|[零〇一][{HAN}〇零])(?=[ ]?年[ ]?{_N}月)|0\d|[零〇][{HAN}])[ ]?年){_NOT_AFTER_YEAR}"
    r"|(?P<cycle>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年"
    r"|(?P<word>今年|去年|大前年|(?<![之此以])前年(?!均)|明年|(?<!大)后年|本年|(?<!以)上年|上一年(?![级])|当年|同年|[同那]一年(?![级龄])|[次翌]年|第二年(?!度)"
    r"|(?<![今去前明后上当同次翌大])年(?=[初底末]))"
)
_SAME = {"上一年": "上年", "同一年": "同年", "那一年": "同年"}
# a year of a list, whose last member alone has the word: 2021、2022、2023年; 2021、2022两年
_LISTED_YEAR = re.compile(
    rf"(?P<year>{FOUR})(?:(?=(?:[、和及与]{FOUR}){{1,9}}[两三四五]?年)|(?<=[、和及与].{{4}})(?=[两三四五]年))"
)
_MONTH_WORD = re.compile(r"(?:上个?|下个?|[本当同次])月(?![度份均嫂饼])")
_MONTHS = (
    rf"(?P<first>{_N})(?:(?P<list>(?:{_AND}{_N}){{1,12}})[两二三四五六]?个?|{_TO}(?P<last>{_N}))?"
    r"[ ]?月份?(?![均饼薪租嫂亮球花阳])"
)
_MONTH = re.compile(rf"[ ]?{_MONTHS}")
# Chinese numerals that are a month without a year before them: 七月五号, 十二月底, 三月到五月, and not 一月一次
_HAN_MONTH = (
    rf"(?<![第每近前这那几数个零〇百千万点分之{HAN}\d])(?=[{HAN}]{{1,3}}(?:月?(?:{_TO}|{_AND})[{HAN}]{{1,3}}[两二三]?个?月"
    rf"|月(?:份|{EDGE}|[上中下]旬|[上下]半月|{_N}(?:{TO}|[、日号])|以来|至今)|(?<![^，。；：\n“].)月，"
    rf"|(?<=[月日旬初底][至到—－–~～和与、及-].)月))"
)
_MONTH_ALONE = re.compile(rf"(?:(?=\d)|{_HAN_MONTH}){_MONTHS}")
_DAY = re.compile(
    rf"[ ]?(?P<first>{_N})(?:(?P<list>(?:{_AND}{_N}){{1,12}})[两二三四五六]?|[日号]?{_BRACKET}{_TO}(?P<last>{_N}))?[ ]?"
    r"(?:日|号(?![楼线院文公馆门地令召码]))(?![内游均])"
)
_DAY_ALONE = re.compile(
    rf"(?P<first>\d{{1,2}})(?:(?P<list>(?:{_AND}\d{{1,2}}){{1,12}})两?|日?{_BRACKET}{_TO}(?P<last>\d{{1,2}}))?"
    r"[ ]?日(?![内游均])"
)
# Chinese numerals that are a day by themselves: 二十一日, 六日上午, and not 三日内
HAN_DAY = (
    rf"(?<![第每近前后过这数几初月年日至到、半{HAN}\d])"
    rf"(?=(?:(?:[二三]?十)[一二三四五六七八九]?日(?![内后前以之游均程])|[一二三四五六七八九]日(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚)))"
)
_HAN_DAY = re.compile(rf"{HAN_DAY}(?P<first>[{HAN}]{{1,3}})(?P<list>(?!))?(?P<last>(?!))?日")
_MONTH_PART = re.compile(rf"[上中下]旬|[上下]半月|月?{EDGE}")
_COUNTED = re.compile(
    rf"的?(?P<which>开头|[前头首]|最后|后(?!半|(?:{_N}|两)个月[之以]?内)|第)[ ]?(?P<count>{_N}|两)[ ]?"
    r"(?:个(?P<of>月|季度)|(?<=最后.)季度?)"
)
_BEGINNING, _ENDING = ("前", "头", "首", "开头"), ("最后", "后")
_FIRST_QUARTERS = "(?:[前头首][一二三两]?季度|首[一二三两]?季(?!节)|[前头][一二三两]季(?!节))"
_YEAR_PART = re.compile(
    rf"年?{EDGE}|[上下前后]半年|(?:第?[{HAN}1-4](?:{_TO}[{HAN}1-4])?季度|{_FIRST_QUARTERS})末?|全年"
    r"|年?内(?=[，。、完建将要实力])|度"
)
_PART_ALONE = re.compile(
    rf"[上下]半[年月]|(?:上[一个]?|下[一个]?|本)季(?:度(?!会)|(?=[，,]))|(?:(?:第[{HAN}1-4]|(?<![第一上下每])[{HAN}1-4](?:{_TO}[{HAN}1-4])?)季度|{_FIRST_QUARTERS})末?"
    rf"|全年|(?<![\d{HAN}两几多数今去前明])年[内中](?![国央心部外])"
)
_HOUR = r"\d{1,2}(?:[时点](?:\d{1,2}分|许|半|整)?|:\d\d)"
_CLOCK = re.compile(
    rf"(?:[ ]?(?:（{_DAY_OF_WEEK}）|{_DAY_OF_WEEK}))?"
    r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间|晚(?![于报会宴])|早(?![在就已]))?"
    rf"(?:{_HOUR}(?:[—–~～至-]{_HOUR})?)?"
)
_LASTING = re.compile(r"(?:为期|历时|连续|长达|持续|[共仅近约])$")
_NUMBER = re.compile(_N)


class _Run(NamedTuple):
    """First and last of the months or days that are written together; `broken` if they do not follow each other."""

    first: int
    last: int | None = None
    broken: bool = False


def number(digits: str | None) -> int | None:
    """The value of a year, month, day or count: 12, 十二, 二〇二三, 元; None if it is not one number: 三2."""
    if not digits:
        return None
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        if len(tens) > 1 or len(ones) > 1 or "十" in ones:
            return None
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    if digits in _NAMED:
        return _NAMED[digits]
    return int("".join(str(_DIGITS[c]) for c in digits)) if all(c in _DIGITS for c in digits) else None


def read_point(text: str, start: int) -> TimeMention | None:
    """The point that begins at the place; None if there is none, or its month or day does not exist."""
    whole = _iso(text, start) or _dotted(text, start)
    if whole:
        return whole
    if listed := _LISTED_YEAR.match(text, start):
        return TimeMention(start, listed.end(), "date", "time.date", year=number(listed["year"]))
    year = _YEAR.match(text, start)
    if year is None:
        return _within_month(text, start) or _alone(text, start)
    if year["cycle"]:
        return TimeMention(start, year.end(), "date", "time.cycle", year["cycle"])
    short = number(year["short"])
    value = number(year["year"]) if short is None else short + (1900 if short >= 50 else 2000)
    mention = TimeMention(start, year.end(), "date", "time.date", _SAME.get(year["word"], year["word"] or ""), value)
    if year["year_to"]:
        last = TimeMention(year.start("year_to"), year.end(), "date", "time.date", year=number(year["year_to"]))
        return replace(mention, kind="range", rule="time.range", last=last)
    return _in_year(text, mention)


def read_in_year(text: str, mention: TimeMention) -> TimeMention:
    """The mention of a year with the month, day or part that follows it."""
    return _in_year(text, mention) or mention


def _in_year(text: str, mention: TimeMention) -> TimeMention | None:
    """What follows a year; None if 年 alone does not state a year."""
    at = mention.end
    if mention.word != "年" and (months := _MONTH.match(text, at)):
        found = _with_month(text, mention, months)
        if found:
            return found
    if counted := _COUNTED.match(text, at):
        found = _counted(mention, counted)
        if found:
            return found
    if part := _YEAR_PART.match(text, at):
        kind = "relative" if mention.word else "date"
        return replace(mention, end=part.end(), kind=kind, part=part[0])
    if mention.word == "年":
        return None
    return replace(mention, kind="relative") if mention.word else mention


def _within_month(text: str, start: int) -> TimeMention | None:
    """A month or day whose year depends on its context: 3月, 十二月底, 本月10日, 18、19日."""
    empty = TimeMention(start, start, "date", "time.date")
    if word := _MONTH_WORD.match(text, start):
        kind = "anaphoric" if word[0][0] in "当同次" else "relative"
        named = TimeMention(start, word.end(), kind, f"time.{kind}", word[0])
        return _with_day(text, named) or named
    months, days = _MONTH_ALONE.match(text, start), _DAY_ALONE.match(text, start) or _HAN_DAY.match(text, start)
    if _LASTING.search(text, max(0, start - 2), start):
        return None
    found = _with_month(text, empty, months) if months else _with_days(text, empty, days) if days else None
    # 1、9月份走访企业 is the first item of a list
    return None if found and found.kind == "range" and found.last is None and _begins_line(text, start) else found


def _alone(text: str, start: int) -> TimeMention | None:
    """A part of a year that is not named: 上半年, 前三季度, 前8个月, 上一季度."""
    empty = TimeMention(start, start, "date", "time.date")
    if (counted := _COUNTED.match(text, start)) and counted["which"] in _BEGINNING:
        return _counted(empty, counted)
    part = _PART_ALONE.match(text, start)
    return TimeMention(start, part.end(), "relative", "time.part", part=part[0]) if part else None


def _begins_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _with_month(text: str, mention: TimeMention, months: re.Match[str]) -> TimeMention | None:
    run = _run(months, 12)
    if run is None:
        return None
    found = replace(mention, end=months.end(), kind="date", month=run.first)
    if run.broken:
        return replace(found, kind="range", rule="time.range")
    if run.last is not None:
        last = TimeMention(months.start("first"), months.end(), "date", "time.date", month=run.last)
        if part := _MONTH_PART.match(text, months.end()):
            found, last = replace(found, end=part.end()), replace(last, end=part.end(), part=part[0])
        return replace(found, kind="range", rule="time.range", last=last)
    return _with_day(text, found) or found


def _with_day(text: str, mention: TimeMention) -> TimeMention | None:
    """A month with the day or the part that follows it; None if none does."""
    if days := _DAY.match(text, mention.end):
        return _with_days(text, mention, days)
    if part := _MONTH_PART.match(text, mention.end):
        return replace(mention, end=part.end(), kind="date", part=part[0])
    return None


def _with_days(text: str, mention: TimeMention, days: re.Match[str]) -> TimeMention | None:
    run = _run(days, 31)
    if run is None:
        return None
    found = replace(mention, end=_clock(text, days.end()), kind="date", rule="time.date", day=run.first)
    if run.broken:
        return replace(found, kind="range", rule="time.range")
    if run.last is None:
        return found
    last = TimeMention(days.start("first"), days.end(), "date", "time.date", day=run.last)
    return replace(found, kind="range", rule="time.range", last=last)


def _counted(mention: TimeMention, counted: re.Match[str]) -> TimeMention | None:
    """前8个月, 头两个月, 最后一个月, 第三个月, 最后一个季度."""
    count, which = number(counted["count"]), counted["which"]
    if which in _ENDING and counted["of"] != "月":
        count = 3 * count if count else None
    elif counted["of"] == "季度":
        kind = "relative" if mention.word or mention.year is None else "date"
        return replace(mention, end=counted.end(), kind=kind, part=f"{which}{counted['count']}季度")
    if count is None or not 1 <= count <= 12:
        return None
    first = count if which == "第" else 13 - count if which in _ENDING else 1
    found = replace(mention, end=counted.end(), kind="date", rule="time.months", month=first)
    last = first if which == "第" else 12 if which in _ENDING else count
    if first == last:
        return found
    end = TimeMention(counted.start(), counted.end(), "date", "time.months", month=last)
    return replace(found, kind="range", last=end)


def _run(match: re.Match[str], limit: int) -> _Run | None:
    """The months or days of a match; None if one of them does not exist."""
    written = [match["first"], *_NUMBER.findall(match["list"] or ""), *([match["last"]] if match["last"] else [])]
    members = [value for value in map(number, written) if value is not None and 1 <= value <= limit]
    if len(members) < len(written):
        return None
    if match["last"]:
        return _Run(members[0], members[-1])
    follow = all(b == a + 1 for a, b in pairwise(members))
    return _Run(members[0], members[-1] if len(members) > 1 else None, not follow)


def _iso(text: str, start: int) -> TimeMention | None:
    match = _ISO.match(text, start)
    if match is None or not (1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31):
        return None
    numbers = int(match["year"]), int(match["month"]), int(match["day"])
    found = TimeMention(start, match.end(), "date", "time.date", "", *numbers)
    if clock := _ISO_CLOCK.match(text, match.end()):
        return replace(found, end=clock.end())
    end = _ISO_TO.match(text, match.end()) if match["mark"] != "-" else None
    if end is None:
        return found
    last = TimeMention(end.start(), end.end(), "date", "time.date", "", None, number(end["month"]), number(end["day"]))
    return replace(found, end=end.end(), kind="range", rule="time.range", last=last)


def _dotted(text: str, start: int) -> TimeMention | None:
    match = _DOTTED.match(text, start)
    if match is None:
        return None
    month, month_to = int(match["month"]), number(match["month_to"] or match["same"])
    if not 1 <= month <= 12 or not 1 <= (month_to or 1) <= 12:
        return None
    found = TimeMention(start, match.end(), "date", "time.date", "", number(match["year"]), month)
    if month_to is None:
        return found
    last = TimeMention(start, match.end(), "date", "time.date", "", number(match["year_to"]), month_to)
    return replace(found, kind="range", rule="time.range", last=last)


def _clock(text: str, at: int) -> int:
    """Where the day of the week and the time of day after a date end."""
    clock = _CLOCK.match(text, at)
    return clock.end() if clock else at
