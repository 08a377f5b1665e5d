"""Times that are words rather than dates, and dates of other calendars.

每季度, 当天下午, 近三年, 昨晚9时, 上世纪九十年代, 5.1节前; 正月初八, 民国三十八年.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cppcc_extract.find.mentions import LUNAR, WEEK, WITHIN, TimeMention
from cppcc_extract.find.time_points import EDGE, FOUR, HAN, TO, number, read_in_year
from cppcc_extract.lexicon.schema import Era

_N = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
_HOURS = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚)?(?:\d{1,2}(?:[时点](?:\d{1,2}分|许|半|整)?|:\d\d))?"
_WORD = re.compile(
    rf"""
    (?P<recurring>每(?:个)?(?:[{HAN}两半数\d]{{1,2}}个?)?(?:半年|年|季度|季|月|[周星]期?[一二三四五六日]?|天|日|旬)
       (?:年?[初底末中]|的?{_N}月(?:份|{_N}日)?|\d{{1,2}}日)?)
  | (?P<anaphoric>(?:当天|当日|同日|次日|翌日|(?<![后之])第[二三四五]天|当晚
       |(?<![^，。；：！？\n“（ 　])这[天晚]){_HOURS})
  | (?P<within>(?:[{HAN}两几\d]{{1,3}}个?[多半]?个?多?(?:小时|钟头)|半天
       |[一整]个?(?:上午|下午|晚上)|(?P<days>[{HAN}两\d]{{1,2}})天)(?:时间)?(?:里|下来))
  | (?P<stretch>(?:近|最近|过去的?|这|前)(?P<count>[{HAN}两几多\d]{{1,3}})(?P<of>年|个多?月)多?
         (?:以?来|间|里|中)?(?![级度代生前后])
       |(?<![第每])(?P<count2>[{HAN}两几多\d]{{1,3}})(?P<of2>年(?:半(?=以?来))?|个多?月)多?
         (?:下来|以?来|间|里|中(?=[，,])|(?=累计|共[^同]|先后|一共|总共))(?![的得到]?说)|(?:近|大)?半年多?来
       |(?<![^，。；：:\n])(?P<count3>一)(?P<of3>年)(?=\d))
  | (?:(?P<day>[今昨明](?:[日天]|(?=[晚晨早夜])|(?=（\d{{1,2}}日?）[日天]))|大?前天|前(?=晚)
         |(?<![今先前大])后天(?![性努培的])|(?<![一-龥])前日(?![均常本子益渐期])|(?<![目此以先之生])前日(?=[在于返抵上下晚由（，]))
       |(?P<weekday>(?P<which>[上本这](?:个?星期|个?礼拜|周)|(?<![每逢一-龥])(?:周|星期|礼拜))(?P<of_week>[一二三四五六日天])
         (?=[（，上下晚早中召举赴]|[县市区州省]政协|委员)))
       (?:（(?P<number>\d{{1,2}})日?）[日天]?)?(?:[晨早夜]|{_HOURS})(?:\d{{1,2}}[时点](?:\d{{1,2}}分|许|半|整)?)?
  | (?P<week>[本上这]周)
    """,
    re.VERBOSE,
)
_LONGEST_NAME = 6
_AROUND = re.compile(r"(?P<word>[会课事行][前后])(?![勤面方期])(?:(?P<stop>[，,])|(?=[一-龥]))")
_NAMED = re.compile(r"(?:^|(?<=[，。；：！？\n“（ 　”’」』])|(?<=\d、))(?P<name>[一-龥]{0,6})$")
_DECADE = re.compile(
    rf"(?:(?P<century>\d\d|[{HAN}]{{2,3}})世纪|(?P<last>上个?世纪))?(?:(?P<decade>[2-9]0|[二三四五六七八九]十)|(?P<full>(?:18|19|20)\d0))年代"
    r"(?:初期?|中后?期|末期?|后期)?"
)
_LUNAR_DAY = rf"(?:初[{HAN}]|[廿卅][{HAN}]?|{_N}日?)"
_LUNAR_YEAR = rf"(?:{FOUR}年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|今年|去年|明年|(?:元|[{HAN}]{{1,3}})年)"
# 农历八月十五; 正月初八; 八月廿三; 三月三; and a month after a year of a reign that is not named (三年五月)
_LUNAR = re.compile(
    rf"(?:(?:农历|阴历|旧历|夏历)(?:{_LUNAR_YEAR}(?:闰?(?P<a>[正冬腊]|{_N})月(?:{_LUNAR_DAY})?)?|闰?(?P<b>[正冬腊]|{_N})月(?:{_LUNAR_DAY})?|{_LUNAR_DAY})"
    rf"|{_LUNAR_YEAR}?(?:(?:闰?(?P<c>[正腊])|闰(?P<d>{_N})|(?P<e>冬(?=月[初廿{HAN}])))月(?:{_LUNAR_DAY})?"
    rf"|(?P<f>[{HAN}]{{1,3}})月(?:初[{HAN}]|廿[{HAN}]?|卅|[{HAN}]{{1,3}}(?=[，。；当晚节庙（]|$)))"
    rf"|(?!一[一二三四五六七八九]年)(?:元|[{HAN}]{{1,3}})年(?P<g>{_N})月(?:{_N}[日号])?)"
    rf"(?:{TO}(?:{_N}月(?:{EDGE}|{_N}日)|(?:闰?(?:[正冬腊]|{_N})月)?(?:{_LUNAR_DAY})(?!月)))?"
)
_REIGN_YEAR = re.compile(rf"(?P<year>元|\d{{1,3}}|[{HAN}]{{1,3}})(?:年?{TO}(?P<last>\d{{1,3}}|[{HAN}]{{1,3}}))?年")
_REIGN_MONTH = re.compile(rf"闰?(?P<month>[正冬腊]|{_N})月(?:{_LUNAR_DAY})?")
# days of the year that are called by their numbers: 5.1节前
_HOLIDAY = re.compile(
    r"(?:1\.1|3\.8|5\.1|5\.4|6\.1|7\.1|8\.1|10\.1)[^\d，。；！？\n]{0,4}?(?:节日?(?![课车能电水目约点])|黄金周|假期|长假)(?:前夕|前后|期间|前|后)?"
)


def read_word(text: str, start: int) -> TimeMention | None:
    """The word that begins at the place and is a time, or None."""
    match = _WORD.match(text, start)
    if match is None:
        return _around(text, start) or _decade(text, start) or _holiday(text, start)
    end = match.end()
    for kind in ("recurring", "anaphoric"):
        if match[kind]:
            return TimeMention(start, end, kind, f"time.{kind}", word=match[0])
    if match["within"]:
        return TimeMention(start, end, "anaphoric", "time.within", word=WITHIN, part=match["days"] or "")
    if match["number"]:
        return TimeMention(start, end, "date", "time.date", day=int(match["number"]))
    if match["day"]:
        word = "前天" if match["day"] in ("前", "前日") else match["day"]
        return TimeMention(start, end, "relative", "time.relative", word=word if "前" in word else f"{word[0]}日")
    if match["week"]:
        return TimeMention(start, end, "relative", "time.relative", word=WEEK, part=match["week"])
    if match["weekday"]:
        which = match["which"][0].replace("这", "本")
        part = which + match["of_week"] if which in "上本" else ""
        return TimeMention(start, end, "relative", "time.relative", word=WEEK, part=part)
    count = match["count"] or match["count2"] or match["count3"] or "半"
    unit = match["of"] or match["of2"] or match["of3"] or "年"
    if "年" in unit and count.isascii() and len(count) > 2:
        return None
    return TimeMention(start, end, "relative", "time.stretch", word="stretch", part=count + unit)


def _around(text: str, start: int) -> TimeMention | None:
    """会前, 座谈会后，: the time around an occasion, where it opens a clause."""
    match = _AROUND.match(text, start)
    if match is None:
        return None
    before = _NAMED.search(text, max(0, start - _LONGEST_NAME), start)
    opens = before is not None and (before.end() == before.start("name") or match["stop"])
    return TimeMention(start, match.end("word"), "discourse", "time.discourse", word=match["word"]) if opens else None


def _decade(text: str, start: int) -> TimeMention | None:
    """上世纪九十年代: its ten years; without a `last` if the century is neither stated nor clear (二十年代)."""
    match = _DECADE.match(text, start)
    if match is None:
        return None
    century, decade = number(match["century"]), number(match["decade"])
    mention = TimeMention(start, match.end(), "range", "time.decade")
    if match["last"] or (decade is not None and century is None and decade >= 40):
        century = 20
    first = number(match["full"]) or (century * 100 - 100 + (decade or 0) if century else None)
    if first is None:
        return mention
    return replace(mention, year=first, last=replace(mention, kind="date", year=first + 9))


def _holiday(text: str, start: int) -> TimeMention | None:
    match = _HOLIDAY.match(text, start)
    return TimeMention(start, match.end(), "vague", "time.holiday") if match else None


def read_lunar(text: str, start: int) -> TimeMention | None:
    """A date of the lunar calendar (正月初八, 三月三), which is not converted to a western date; or None."""
    match = _LUNAR.match(text, start)
    if match is None:
        return None
    month = number(next((match[name] for name in "abcdefg" if match[name]), None))
    return TimeMention(start, match.end(), "date", "time.lunar", LUNAR, month=month)


def read_reign(text: str, start: int, end: int, row: Era) -> TimeMention | None:
    """A year counted from the first of a reign whose name stands at `text[start:end]`, or None.

    Months of a reign are lunar, those of the Republic western. A year that the reign did not have is not a date.
    """
    match = _REIGN_YEAR.match(text, end)
    if match is None:
        return None
    began, _, ended = (row.edtf or "").partition("/")
    years = [int(began) + count - 1 for count in (number(match["year"]), number(match["last"])) if count]
    if not years or (ended.isdecimal() and max(years) > int(ended)):
        return TimeMention(start, match.end(), "date", "time.reign", LUNAR)
    mention = TimeMention(start, match.end(), "date", "time.reign", row.surface, years[0])
    if len(years) > 1:
        return replace(mention, kind="range", last=replace(mention, word="", year=years[1]))
    if row.role == "republic":
        return read_in_year(text, replace(mention, word=""))
    if month := _REIGN_MONTH.match(text, match.end()):
        return replace(mention, end=month.end(), word=LUNAR, month=number(month["month"]), year=None)
    return mention
