"""Time expressions as written.

A time is looked for only where one can begin: at a place of `_START`, which the regex engine scans for. There it is
read as a point (2023年7月6日上午, 今年3月, 6日), as points joined (5月8日至13日; 18日、19日), or as a word (每季度,
近三年); what stands before and after makes it a since or an until. Words that are a time by themselves, and names of
reigns, come from the table `eras`. Stretches named by what happened are read last, since they may hold a point.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import cast

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.find.time_points import HAN, TO, number, read_point
from cppcc_extract.find.time_stretches import dated_sessions, named_stretches
from cppcc_extract.find.time_words import read_lunar, read_reign, read_word
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Era

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FROM_THEN = r"起(?![步来草点到伏义码诉航始名源身飞降用家])"

# One character of the class, then (by what it is) what must follow it; the class first keeps the scan fast.
_START = re.compile(
    rf"[0-9今去前明整后本上当同那次周星礼会课事行截到至自从近过这最每第翌昨全年下大半头首农阴旧夏正冬腊闰元{_STEMS}{HAN}两几多零〇]"
    rf"(?:(?<=[0-9])(?<![0-9][0-9])(?<![0-9][-./][0-9])(?=[0-9]{{0,3}} ?(?:[年月日/.、和与世]|季度|{TO}))"
    rf"|(?<=[{HAN}两几多零〇])(?=[{HAN}〇零]{{0,3}}(?:年|月|个多?月|季度|世纪|(?:{TO}|[、和及])[{HAN}]{{1,3}}[两二三]?(?:个?月|季度)))"
    rf"|(?<=[0-9{HAN}两几半整])(?=[{HAN}个多半]{{0,4}}(?:小时|钟头|天|上午|下午|晚上)(?:时间)?(?:里|下来))"
    rf"|(?<=[{HAN}])(?=[{HAN}]{{0,2}}日)|(?<=[{_STEMS}])(?=[{_BRANCHES}]年)"
    rf"|(?<=[截到至自从])(?=[了止至到从0-9{HAN}目现今去前上本发年当昨])"
    rf"|(?<=[近过这最第前头首])(?=[去近0-9{HAN}两几多半的年二天季日])"
    rf"|(?<=[会课事行])(?=[前后])|(?<=每)(?=[年季月周星天日旬个半0-9{HAN}两])"
    rf"|(?<=[正腊冬农阴旧夏])(?=[月历])|(?<=闰)(?=[{HAN}])|(?<=元)(?=年)"
    rf"|(?<=那)(?=一年)|(?<=[今去明后本上当同次翌昨全年下大半周星礼])(?=[年月日天晚晨早夜个周半底末初中内季一前世（星期礼拜{HAN}]))"
)
_NOW = re.compile(r"(?:目前|现在|今(?![年天日晚晨早夜]))(?:为止)?|(?:记者)?发稿时?")
# without a verb before it: 到2020年底 after a mark or the number of an item, not 送到3月; but 力争到2025年
_UNTIL = re.compile(r"截至到?|截止到?|(?<![^\W①-⑳❶-❿力争划保计直])(?:到了?|至)")
_SINCE_TAIL = re.compile(rf"[^，。；！!？?：:\n]{{0,24}}?(?:以来|至今|之后|以后|(?<![前先最今])后|开始|{_FROM_THEN})")
# What began then: 自今年3月开展，; not 自6月1日起施行的办法
_BEGINS = "(?:开展|启动|推行|实施|成立|运行|开办|开通|上线|创办|设立|组建|建立|推出|试点|开播|开设|投用|挂牌|换届|建群)"
_BEGUN = re.compile(rf"{_BEGINS}(?!的)")
_TAIL = re.compile(
    rf"(?P<since>以来(?:的[{HAN}两\d]{{1,3}}(?:年|个月)多?(?:里|间|来|中)?)?|至今|以后|{_FROM_THEN}"
    rf"|{_BEGINS}(?:至今|到(?:现在|目前|如今|今天)))"
    r"|(?P<before>(?:之|以)?前)(?![往来进列沿期后三两几\d一二四五六七八九十半])"
)
_SPAN = re.compile(rf"(?:（[^（）\n]{{0,30}}）)? ?{_BEGINS}?(?:{TO}|截[至止]到?) ?(?=[0-9{HAN}今去当次翌第年本])")
# 4月起一直到11月; 从4月忙到11月, 从4月开始，到11月结束
_RUNS_TO = re.compile(r"起，?(?:一直|直)?[到至]")
_FROM_TO = re.compile(
    r"[^，。；：！？、\n\d]{0,4}?(?:(?:开始|起|动手)，)?(?:一直|直)?[到至](?=[0-9一二三四五六七八九十今去次翌年])"
)
_ALSO = re.compile(rf" ?[、和及与] ?(?=[0-9{HAN}])")
_BETWEEN = re.compile(r"之间|期间|间(?![隔断接])")
_APART = re.compile(r"[^。；！？\n]{0,24}?(?:分别|各)")
_BOTH_YEARS = re.compile(r"[两三四五](?=年)")
_TITLE, _QUOTED = 60, 18  # the longest title and the longest quoted name, in characters
_SPOKEN = re.compile(r"[，。；！？\n]")


def find_times(text: str, lexicon: Lexicon) -> list[TimeMention]:
    """The time expressions of a clean simplified text, in order, none overlapping."""
    if not text:
        return []
    words, barred = _of_table(text, lexicon)
    found: list[TimeMention] = []
    end = 0
    for match in _START.finditer(text):
        if match.start() >= end:
            mention = _read(text, match.start())
            if mention is not None:
                found.append(mention)
                end = mention.end
    found = _merged(words, found)
    found = _merged(_merged(found, named_stretches(text, found)), dated_sessions(text))
    return _outside(text, found, barred)


def _of_table(text: str, lexicon: Lexicon) -> tuple[list[TimeMention], list[tuple[int, int]]]:
    """The times that begin with a word of the table, and the places of words that only look like times."""
    words: list[TimeMention] = []
    barred: list[tuple[int, int]] = []
    for last, (size, found) in lexicon.rare("eras").raw(text):
        start, end, row = last + 1 - size, last + 1, cast(Era, found)
        if row.role == "none":
            barred.append((start, end))
        elif row.role in ("reign", "republic"):
            if mention := read_reign(text, start, end, row):
                words.append(mention)
        else:
            words.append(TimeMention(start, end, row.role, f"time.{row.role}", word=row.surface))
    return words, barred


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
        if tail is None and first == "自" and inner.kind in ("date", "relative") and _BEGUN.match(text, inner.end):
            return replace(inner, start=start, kind="since", rule="time.since")
        return replace(inner, start=start, end=tail.end(), kind="since", rule="time.since_event") if tail else None
    return _at(text, start)


def _at(text: str, start: int) -> TimeMention | None:
    """The point, the points joined or the word that begins at the place, or None."""
    if lunar := read_lunar(text, start):
        return lunar
    point = read_point(text, start)
    if point is None:
        word = read_word(text, start)
        return _with_tail(text, word) if word and word.kind == "range" else word
    joined = _joined(text, point)
    return joined if joined.kind == "range" else _with_tail(text, joined)


def _with_tail(text: str, mention: TimeMention) -> TimeMention:
    """The mention with what makes it a since (以来, 起) or an until (前)."""
    tail = _TAIL.match(text, mention.end)
    if tail is None or mention.kind == "anaphoric":
        return mention
    named = mention.day or mention.month or mention.part or mention.year
    if tail["before"] and not named:
        return mention
    kind = "since" if tail["since"] else "until"
    return replace(mention, end=tail.end(), kind=kind, rule=f"time.{kind}")


def _joined(text: str, first: TimeMention) -> TimeMention:
    """The point with those that are joined to it: 5月8日至13日, 3月18日、19日, 2021年、2022年两年."""
    if first.kind == "range":
        return _between(text, first)
    from_here = text[first.start - 1 : first.start] in ("从", "自")
    span = _SPAN.match(text, first.end) or _RUNS_TO.match(text, first.end)
    if span := span or (_FROM_TO.match(text, first.end) if from_here else None):
        last = read_point(text, span.end())
        if last is not None and last.kind != "range" and not (last.day and last.month is None and first.day is None):
            return _between(text, replace(first, end=last.end, kind="range", rule="time.range", last=last))
    return _listed(text, first)


def _between(text: str, mention: TimeMention) -> TimeMention:
    tail = _BETWEEN.match(text, mention.end)
    return replace(mention, end=tail.end()) if tail else mention


def _listed(text: str, first: TimeMention) -> TimeMention:
    """Points in a row that are one span: consecutive days or months, or two joined by 之间."""
    last, end, count = first, first.end, 1
    while also := _ALSO.match(text, end):
        following = read_point(text, also.end())
        if following is None or following.kind != "date" or not _is_next(last, following):
            if following and count == 1 and (tail := _BETWEEN.match(text, following.end)) and tail[0] != "期间":
                return replace(first, end=tail.end(), kind="range", rule="time.range", last=following)
            break
        last, end, count = following, following.end, count + 1
    if count == 1 or (last.day is None and last.month is None):
        both = _BOTH_YEARS.match(text, end)
        if count == 1 or both is None or number(both[0]) != count:
            return first
        end = both.end() + 1
    if _APART.match(text, end):
        return first
    return replace(first, end=end, kind="range", rule="time.range", last=last)


def _is_next(before: TimeMention, point: TimeMention) -> bool:
    """Whether a point of a list is the day, month or year that follows the one before it."""
    if point.word or point.part or before.part or before.word not in ("", "今年", "去年", "本月", "上月", "上个月"):
        return False
    if point.year:
        return point.month is None and before.month is None and before.year == point.year - 1
    if point.day:
        return before.day == point.day - 1 and point.month in (None, before.month)
    return bool(point.month and before.month == point.month - 1 and before.day is None)


def _merged(found: list[TimeMention], more: list[TimeMention]) -> list[TimeMention]:
    """Both lists in order; of two that overlap the longer, or that of the first list."""
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
    """Those that are not part of a title, of a short quoted name, or of a word that the table bars."""
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
