"""Time expressions as written.

A time is looked for only where one can begin: at a place of `_START`, which the regex engine scans for. It is then
read as a point (2023年7月6日上午, 今年3月, 6日), two points joined (5月8日至13日), or one of the words of `_OTHER`;
what stands before and behind makes it a since or an until. Words that are a time by themselves come from the table
`eras`. Stretches named by what happened (换届以来, 主题教育期间) are read from their last word back to their clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import NamedTuple, cast

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Era

_HAN = "一二三四五六七八九十"
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TO = r"(?:至|到|—{1,2}|--?|－|–|~|～)"
_YEAR = r"(?:(?:18|19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
_FROM_THEN = r"起(?![步来草点到伏义码诉航始名源身飞降用家])"
_EDGE = r"[初底末中](?![期心央国共午])"

# One character of the class, then (by what it is) what must follow it; the class first keeps the scan fast.
_START = re.compile(
    rf"[0-9今去前明后本上当同次截到至自从近过这最每第翌昨全年下大半甲乙丙丁戊己庚辛壬癸{_HAN}两几多]"
    rf"(?:(?<=[0-9])(?<![0-9][0-9])(?<![0-9][-./][0-9])(?=[0-9]{{0,3}} ?(?:[年月日/.]|季度|{_TO}))"
    rf"|(?<=[{_HAN}两几多])(?=[{_HAN}〇零]{{0,3}}(?:年|月|个多?月|季度))"
    rf"|(?<=[甲乙丙丁戊己庚辛壬癸])(?=[子丑寅卯辰巳午未申酉戌亥]年)"
    rf"|(?<=[截到至自从])(?=[止至到从0-9{_HAN}目现今去前上本发年当])"
    rf"|(?<=[近过这最第前])(?=[去近0-9{_HAN}两几多半的年二])"
    rf"|(?<=每)(?=[年季月周星天日旬个半0-9{_HAN}两])"
    rf"|(?<=[今去明后本上当同次翌昨全年下大半])(?=[年月日天晚个周半底末初中内]))"
)
_POINT = re.compile(
    rf"""
    (?:(?P<iso>(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?![\d.]))(?:[ ]\d\d?:\d\d(?::\d\d)?)?
     | (?P<cycle>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年
     | (?:(?P<year>{_YEAR})[ ]?(?:年?{_TO}(?P<year_to>{_YEAR})[ ]?)?年(?![代级货版]|历史|[前来](?!三|四|[一两二]季))
        | (?P<word>今年|去年|(?<![之此以])前年(?!均)|明年|后年|本年|(?<!以)上年|当年|同年|次年
            |(?<![今去前明后上当同次])年(?=[初底末]))
       )?
       (?:[ ]?(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}}(?=月份|月[{_HAN}]+日)|(?<=年)[{_HAN}]{{1,2}})
          (?:[ ]?{_TO}[ ]?(?P<month_to>\d{{1,2}}))?[ ]?月份?(?![均饼薪租嫂亮球花阳]))?
       (?:[ ]?(?P<day>\d{{1,2}}|(?<=月)[{_HAN}]{{1,3}})(?:日?{_TO}(?P<day_to>\d{{1,2}}))?[ ]?
          (?(month)(?:日|号(?![楼线院文公馆门地令召码]))|日)(?![内游均]))?
       (?P<part>(?(day)(?!)|(?(month)(?:[上中下]旬|月?{_EDGE})
          |(?(year)|(?(word)|(?!)))(?:年?{_EDGE}|[上下]半年|(?:第?[{_HAN}1-4]|前[一二三两])季度|全年|年?内(?=[，。、完建将要实力])|度))))?
    )
    (?:(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间|晚(?![于报会宴])|早(?![在就已]))?
       (?:\d{{1,2}}(?:[时点]|:\d\d)(?:\d{{1,2}}分|许|半|整)?)?)
    """,
    re.VERBOSE,
)
_OTHER = re.compile(
    rf"""
    (?P<recurring>每(?:个)?(?:[{_HAN}两半数\d]{{1,2}}个?)?(?:半年|年|季度|季|月|[周星]期?[一二三四五六日]?|天|日|旬)(?:年?[初底末中]|\d{{1,2}}日)?)
  | (?P<anaphoric>(?:当天|当日|同日|次日|翌日|第二天|当晚)
       (?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚)?(?:\d{{1,2}}[时点](?:\d{{1,2}}分|许|半)?)?
       |当月[底初]?|同月|次月(?!度))
  | (?P<stretch>(?:近|最近|过去的?|这|前)(?P<count>[{_HAN}两几多\d]{{1,3}})(?P<of>年|个多?月)多?
         (?:以?来|间|里|中)?(?![级度代生前后])
       |(?<![第每])(?P<count2>[{_HAN}两几多\d]{{1,3}})(?P<of2>年|个多?月)多?(?:以?来|间|里)(?![的得到]?说)|(?:近|大)?半年多?来
       |(?<![^。，；：:\n])(?P<count3>一)(?P<of3>年)(?=\d))
  | (?P<bare>[上下]半年|(?:第[{_HAN}1-4]|前[一二三两]|[{_HAN}1-4])季度|全年
       |(?<![\d{_HAN}两几多数今去前明])年[内中](?![国央心部外])
       |本月[底初]?|上个?月底?|下个?月|本周|上周
       |[今昨明][日天])(?:上午|中午|下午|晚上|晚)?
    """,
    re.VERBOSE,
)
# 今年前8个月
_FIRST_MONTHS = re.compile(
    rf"(?:(?P<word>今年|去年|当年)|(?P<year>{_YEAR})年)?前(?P<count>\d{{1,2}}|[{_HAN}]{{1,2}})个月"
)
_NOW = re.compile(r"(?:目前|现在|今(?![年天日]))(?:为止)?|发稿时?")
_UNTIL = re.compile(r"截至到?|截止到?|(?<![^，。；：:！!？?“”（(\n 　力争划保计])(?:到|至)")
_SINCE_TAIL = re.compile(rf"[^，。；！!？?：:\n]{{0,24}}?(?:以来|至今|之后|以后|(?<![前先最今])后|开始|{_FROM_THEN})")
_TAIL = re.compile(
    rf"(?P<since>以来(?:的[{_HAN}两\d]{{1,3}}(?:年|个月)多?(?:里|间|来|中)?)?|至今|以后|{_FROM_THEN})"
    r"|(?P<before>(?:之|以)?前)(?![往来进列沿期后三两几\d一二四五六七八九十半])"
)
_JOIN = re.compile(rf" ?{_TO} ?(?=[0-9{_HAN}今去当次年])")
_LATE = re.compile(
    rf"以来(?:的[{_HAN}两\d]{{1,3}}(?:年|个月)多?(?:里|间|来|中)?)?|至今|期间|之后的(?=[{_HAN}两\d]{{1,3}}年(?:里|间|来|中))"
)
_STRETCH_TAIL = re.compile(rf"[{_HAN}两\d]{{1,3}}年(?:里|间|来|中)")
_LASTING = re.compile(r"(?:为期|历时|连续|长达|持续|[共仅近约])$")
_CLAUSE = "，。；：:！!？?、\n（）() 　…"
_TITLE, _QUOTED = 60, 18  # the longest title and the longest quoted name, in characters
_SPOKEN = re.compile(r"[，。；！？\n]")
_NOT_SINCE = re.compile(r"(?:长期|一直|历史|延续|流传|沿用|保存|保留|坚持|持续|传承)$")
_FROM = re.compile(r"(?<![来各亲独])自从?")
_AT = re.compile(r"[在于]")


_FIELDS = ("iso", "cycle", "year", "year_to", "word", "month", "month_to", "day", "day_to", "part")


class _Point(NamedTuple):
    year: int | None
    month: int | None
    day: int | None
    last: tuple[int | None, int | None, int | None] | None
    word: str
    part: str


def find_times(text: str, lexicon: Lexicon) -> list[TimeMention]:
    """The time expressions of a clean simplified text, in order, none overlapping."""
    if not text:
        return []
    words: list[TimeMention] = []
    barred: list[tuple[int, int]] = []
    for last, (size, row) in lexicon.rare("eras").raw(text):
        start, role = last + 1 - size, cast(Era, row).role
        if role == "none":
            barred.append((start, last + 1))
        else:
            words.append(TimeMention(start, last + 1, role, f"time.{role}", word=row.surface))
    found: list[TimeMention] = []
    end = 0
    for match in _START.finditer(text):
        if match.start() >= end:
            mention = _read(text, match.start())
            if mention is not None:
                found.append(mention)
                end = mention.end
    found = _merged(words, found)
    found = _merged(found, _named_stretches(text, found))
    return _outside(text, found, barred)


def _read(text: str, start: int) -> TimeMention | None:
    """The time that begins at the place, or None."""
    first = text[start]
    if first in "截到至":
        until = _UNTIL.match(text, start)
        inner = _at(text, until.end()) if until else None
        if inner is not None:
            return replace(inner, start=start, kind="until", rule="time.until")
        now = _NOW.match(text, until.end()) if until else None
        return TimeMention(start, now.end(), "until", "time.until_now", word="目前") if now else None
    if first in "自从":
        inner = _at(text, start + (2 if text[start : start + 2] == "自从" else 1))
        if inner is None or text[start - 1 : start] in ("来", "各", "亲", "独"):
            return None
        if inner.kind == "since":
            return replace(inner, start=start)
        tail = _SINCE_TAIL.match(text, inner.end) if inner.kind in ("date", "relative") else None
        return replace(inner, start=start, end=tail.end(), kind="since", rule="time.since_event") if tail else None
    return _at(text, start)


def _at(text: str, start: int) -> TimeMention | None:
    if months := _FIRST_MONTHS.match(text, start):
        final = _number(months["count"])
        if final is not None and final <= 12:
            year, word, until = _number(months["year"]), months["word"] or "", (None, final, None)
            return TimeMention(start, months.end(), "range", "time.months", word, year, 1, None, until)
    match = _POINT.match(text, start)
    point = _values(match) if match and match.end() > start else None
    if match is None or point is None:
        return _word(text, start)
    end, kind, rule = match.end(), "relative" if point.word and not point.month else "date", "time.date"
    if match["cycle"]:
        rule = "time.cycle"
    if point.last:
        kind, rule = "range", "time.range"
    else:
        join = _JOIN.match(text, end)
        second = _POINT.match(text, join.end()) if join else None
        other = _values(second) if second and join and second.end() > join.end() else None
        if second and other and other.word in ("", "次年") and not (point.part + other.part).endswith(("季度", "半年")):
            end, kind, rule = second.end(), "range", "time.range"
            point = point._replace(last=(other.year, other.month, other.day), part=other.part or point.part)
    tail = _TAIL.match(text, end)
    if tail and kind != "range" and not (tail["before"] and _too_short(point)):
        end, kind = tail.end(), "since" if tail["since"] else "until"
        rule = f"time.{kind}"
    year, month, day, last, word, part = point
    if month is None and year is None and not word and _LASTING.search(text, max(0, start - 2), start):
        return None
    return TimeMention(start, end, kind, rule, word, year, month, day, last, part)


def _too_short(point: _Point) -> bool:
    return not (point.day or point.month or point.part or point.year)


def _values(match: re.Match[str]) -> _Point | None:
    """The numbers of a point; None where it says nothing, or no day or month is so numbered."""
    iso, cycle, year, year_to, word, month, month_to, day, day_to, part = match.group(*_FIELDS)
    if iso:
        first, second, third = (int(n) for n in re.split(r"[-./]", iso))
        return _Point(first, second, third, None, "", "") if 1 <= second <= 12 and 1 <= third <= 31 else None
    if cycle:
        return _Point(None, None, None, None, cycle, "")
    if not (year or month or day or (word and (part or word != "年"))):
        return None
    months, days = _number(month), _number(day)
    last = None
    if year_to or month_to or day_to:
        last = (_number(year_to), _number(month_to), _number(day_to))
        if (last[1] or 1) > 12 or (last[2] or 1) > 31:
            return None
    if (months is not None and not 1 <= months <= 12) or (days is not None and not 1 <= days <= 31):
        return None
    return _Point(_number(year), months, days, last, word or "", part or "")


def _number(digits: str | None) -> int | None:
    if not digits:
        return None
    if digits.isascii():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[c]) for c in digits))


def _word(text: str, start: int) -> TimeMention | None:
    match = _OTHER.match(text, start)
    if match is None:
        return None
    if match["recurring"]:
        return TimeMention(start, match.end(), "recurring", "time.recurring", word=match[0])
    if match["anaphoric"]:
        return TimeMention(start, match.end(), "anaphoric", "time.anaphoric", word=match[0])
    if match["bare"]:
        bare = match["bare"]
        tail = _TAIL.match(text, match.end())
        if bare in ("全年", "年内", "年中") or "季" in bare or "半年" in bare:
            mention = TimeMention(start, match.end(), "relative", "time.part", part=bare)
        else:
            mention = TimeMention(
                start, match.end(), "relative", "time.relative", word=bare[:2] if bare[1] in "日天" else bare
            )
        if tail and tail["since"]:
            return replace(mention, end=tail.end(), kind="since", rule="time.since")
        return mention
    count = match["count"] or match["count2"] or match["count3"] or "半"
    unit = match["of"] or match["of2"] or match["of3"] or "年"
    if "年" in unit and count.isascii() and len(count) > 2:
        return None
    return TimeMention(start, match.end(), "relative", "time.stretch", word="stretch", part=count + unit)


def _named_stretches(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Stretches told by what happened: from 以来, 至今, 期间, 之后的一年里 back to the start of their clause."""
    ends = {mention.end for mention in found if mention.kind != "relative"}
    starts = [mention.start for mention in found]
    stretches = []
    for match in _LATE.finditer(text):
        end = match.end()
        if end in ends or (match[0] == "至今" and match.start() in ends):
            continue
        low = max(0, match.start() - 26)
        start = max([low, *(text.rfind(c, low, match.start()) + 1 for c in _CLAUSE)])
        index = bisect_left(starts, start)
        dated = None
        if index < len(found) and found[index].end <= match.start() and found[index].kind in ("date", "relative"):
            dated = found[index]
        for cut in (_FROM if match[0] != "期间" else _AT).finditer(text, start, match.start()):
            start = cut.start() if match[0] != "期间" else cut.end()
        if match.start() - start < 2 or _NOT_SINCE.search(text, start, match.start()):
            continue
        if match[0] == "期间":
            year = dated is not None and dated.start == start and dated.year is not None and dated.month is None
            named = TimeMention(start, end, "session", "time.session")
            stretches.append(replace(dated, end=end, rule="time.session") if dated and year else named)
            continue
        if tail := _STRETCH_TAIL.match(text, end) if match[0] == "之后的" else None:
            end = tail.end()
        if dated is None:
            stretches.append(TimeMention(start, end, "since", "time.since_event"))
        else:
            start = start if text[start] == "自" and start <= dated.start else dated.start
            stretches.append(replace(dated, start=start, end=end, kind="since", rule="time.since_event"))
    return stretches


def _merged(found: list[TimeMention], more: list[TimeMention]) -> list[TimeMention]:
    """Both lists in order; of two that overlap the longer, else that of the first list."""
    if not more:
        return found
    merged: list[TimeMention] = []
    for mention in sorted([*found, *more], key=lambda m: (m.start, -m.end)):
        while merged and mention.start < merged[-1].end:
            if mention.end - mention.start <= merged[-1].end - merged[-1].start:
                break
            merged.pop()
        else:
            merged.append(mention)
    return merged


def _outside(text: str, found: list[TimeMention], barred: list[tuple[int, int]]) -> list[TimeMention]:
    """Those that are no part of a title, of a short quoted name, or of a word that the table bars."""
    walls = [start for start, _ in barred]
    kept = []
    for mention in found:
        wall = bisect_right(walls, mention.start) - 1
        if (wall < 0 or mention.start >= barred[wall][1]) and not _in_name(text, mention):
            kept.append(mention)
    return kept


def _in_name(text: str, mention: TimeMention) -> bool:
    start, end = mention.start, mention.end
    opened = text.rfind("《", max(0, start - _TITLE), start)
    if opened >= 0 and text.find("》", opened, start) < 0 and text.find("》", end, end + _TITLE) >= 0:
        return True
    if mention.word:
        return False
    opened = text.rfind("“", max(0, start - _QUOTED), start)
    if opened < 0 or text.find("”", opened, start) >= 0:
        return False
    closed = text.find("”", end, opened + _QUOTED)
    return closed >= 0 and _SPOKEN.search(text, opened, closed) is None
