"""Clauses of a sentence, and what is said of an event in them: counted, habitual, planned, told in speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit

_STOP = re.compile(r"[，；。！？：,;:\n]")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")"}
_PLAIN = f"[^{''.join(_PAIRS)}{''.join(_PAIRS.values())}]*"
# A pair with no other mark in it, as most are, else one mark.
_MARK = re.compile(
    "|".join([rf"\{a}(?:{_PLAIN}\{b})?" for a, b in _PAIRS.items()] + [rf"\{b}" for b in _PAIRS.values()])
)

# A pattern that is searched for begins with its characters and looks behind afterwards: that keeps the scan fast.
# 第…次 and 五届三次 are ordinals, and 一次 only says 'a'.
_NO_ORDINAL = r"(?<![第届\d.,一二三四五六七八九十百千].)"


def _count(first: str = "") -> str:
    """A number; `first` is what must hold behind its first character."""
    return (
        rf"(?:\d{first}[\d,.]*[万千百]?|[二三四五六七八九两几数十百千]{first}[二三四五六七八九两几数十百千]*"
        rf"|一{first}[十百千][一二三四五六七八九十百]*)[余多来]?"
    )


_TIMES = r"(?:场次|件次|人次|批次|次|场|期|轮|回)"
_COUNTED = re.compile(rf"{_count(_NO_ORDINAL)}{_TIMES}(?!全体|会议|全会|常委|主席|党组)")
_COUNTED_KINDS = re.compile(rf"{_count(_NO_ORDINAL)}(?:个|项|件|类|篇|份|部)")
_LINK = r"(?:工作|活动)?(?:近|超|逾|约|达|共|累计|计)?"
_TAIL = re.compile(rf"{_LINK}{_count()}{_TIMES}")
_TAIL_KINDS = re.compile(rf"{_LINK}{_count()}(?:{_TIMES}|个|项|件|天|部)")
_TWICE = ("两次", "三次", "二次")
_HABIT = re.compile(
    r"每(?:年|月|季|周|逢|两|半|次|名|到|天|隔|个|户)|一次次|一场场|一系列|轮流|按季度|按月|定期|常态化|多次|连续多年|"
    r"都会|往往|总会|通常|期盼|盼望|定于|下一步|接下来|今后|明年|新的一年|未(?=[召举开能])|尚未|取消|推迟|拟(?<!模拟)|计划|打算|筹备|力争|争取|即将|有望|决定|呼吁|倡导|应当|应该|必须|确保|如何|怎样|要不是"
)
# Without a date these are enough to make a clause general; beside one they belong to what was done.
_GENERAL = re.compile(r"坚持|没有|建议|支持|希望|不断|鼓励|引导|可以|能够|需要|经常|准备|只要|通过")
_WILL = re.compile(r"将(?!(?:其|此|这))(?![^，]{0,20}(?:纳入|作为|编入|列入|列为|写入|写进|划分|转化|融入|贯穿|送))")
_HANDED = re.compile(r"送|提交")  # 将报告报送县委: 将 brings the object forward
_MUST = re.compile(r"要(?<![重主纪需摘概紧首]要)(?![求闻点素务义件害领么是])")
_MEANS = re.compile(r"^(?:并|还|也|同时|先后)?(?:依托|借助|利用|采取|采用|以|为(?!.{2,20}[授揭颁捐])|按照|根据|关于)")
_AFTER = re.compile(r"[^，。；]{0,6}?(?:以来|之前|前$|过程中|的过程|等方式|等形式|方式|形式|期间|之际)|时")
_ANNIVERSARY = re.compile(r"[\d一二三四五六七八九十百]+周年")
_SAYING = (
    "强调",
    "指出",
    "表示",
    "要求",
    "认为",
    "希望",
    "坦言",
    "提出",
    "说",
    "谈到",
    "介绍",
    "指示",
    "号召",
)
_SPEECH = re.compile(
    r"(?:强调|指出|表示|要求(?<![新的作体署关项求之有高本家履]要求)|认为|希望|坦言|提出(?<![被上并意]提出)|说|谈到|介绍|指示(?<![要的]指示)|号召)(?:[，：:,“]|$)"
)
_AGENDA = re.compile(
    r"将(?:重点|着力|继续|进一步|围绕|从|坚持|更加|在)|下一步|接下来|新的一年|做好今年工作|今年工作(?:安排|打算|思路)"
)


_MOST = 16  # triggers and times of one clause that are looked at: what holds more is no prose


class Clause(NamedTuple):
    """A range between two stops of a sentence, with the trigger words and times outside its quotes."""

    start: int
    end: int
    hits: Sequence[Hit]
    times: Sequence[TimeMention]
    stop: str


def quoted_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost quoted and bracketed ranges between two offsets; a mark without its partner quotes nothing."""
    ranges: list[tuple[int, int]] = []
    closers: list[str] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        first, last = mark.span()
        char = text[first]
        if last - first > 1:
            ranges.append((first, last))
        elif char in _PAIRS:
            closers.append(_PAIRS[char])
            opened.append(first)
        elif char in closers[-4:]:
            while closers.pop() != char:
                opened.pop()
            begin = opened.pop()
            while ranges and ranges[-1][0] > begin:
                ranges.pop()
            ranges.append((begin, last))
    return ranges


def inside(ranges: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the ranges, which are in order and apart."""
    index = bisect_right(ranges, (position, 1 << 60)) - 1
    return index >= 0 and position < ranges[index][1]


def clauses(
    text: str,
    start: int,
    end: int,
    hits: Sequence[Hit],
    times: Sequence[TimeMention],
    quotes: Sequence[tuple[int, int]],
) -> list[Clause]:
    """The clauses of a sentence up to its last trigger; stops, triggers and times within quotes do not count."""
    if quotes:
        first = bisect_left(quotes, (start,))
        first -= first > 0 and quotes[first - 1][1] > start
        quotes = quotes[first : bisect_left(quotes, (end,), first)]
    stops = [mark.start() for mark in _STOP.finditer(text, start, end)]
    if quotes:
        hits = [hit for hit in hits if not inside(quotes, hit.start)]
        times = [time for time in times if not inside(quotes, time.start)]
        stops = [stop for stop in stops if not inside(quotes, stop)]
    found: list[Clause] = []
    at, hit, time = start, 0, 0
    for stop in (*stops, end):
        first_hit, first_time = hit, time
        while hit < len(hits) and hits[hit].start < stop:
            hit += 1
        while time < len(times) and times[time].start < stop:
            time += 1
        if at < stop:
            mark = text[stop] if stop < end else ""
            found.append(Clause(at, stop, hits[first_hit:hit][:_MOST], times[first_time:time][:_MOST], mark))
        if hit == len(hits):
            break
        at = stop + 1
    return found


def opens_agenda(text: str, start: int, end: int) -> bool:
    """Whether a sentence turns to what is still to be done, as do those that follow it in its paragraph."""
    return _AGENDA.search(text, start, end) is not None


def speech_at(text: str, start: int, end: int) -> int:
    """Where reported speech begins in a clause; its end if nowhere."""
    if not text.endswith(_SAYING, start, end) and text.find("“", start, end) < 0:
        return end
    found = _SPEECH.search(text, start, end)
    return found.start() if found else end


def told_as_fact(text: str, clause: Clause, hit: Hit, dated: bool) -> bool:
    """Whether the clause tells that it happened: no habit, plan, wish, means, anniversary or mere reference."""
    before, after = text[clause.start : hit.start], text[hit.end : min(hit.end + 12, clause.end)]
    if _HABIT.search(before) or _MUST.search(before) or _ANNIVERSARY.match(after):
        return False
    if _WILL.search(before) and hit.row.owner != "giver" and not _HANDED.search(hit.row.surface):
        return False
    if hit.row.pos == "verb" and before.endswith("的"):
        return False
    return dated or not (_GENERAL.search(before) or _MEANS.match(before) or _AFTER.match(after))


def counted(text: str, clause: Clause, first: int, last: int, dated: bool) -> bool:
    """Whether the clause counts the occurrences between `first` and `last`, which makes them a figure, no event."""
    stretch = text[clause.start : last]
    for match in _COUNTED.finditer(stretch):
        if not (dated and match[0] in _TWICE and clause.start + match.end() <= first):
            return True
    if dated:
        return _TAIL.match(text, last, clause.end) is not None
    return bool(_COUNTED_KINDS.search(text, first, last) or _TAIL_KINDS.match(text, last, clause.end))


def adverbial(text: str, clause: Clause, time: TimeMention) -> bool:
    """Whether a time stands where it dates its clause: no verb before it, not ruled by 到 or 是, in no byline."""
    before, after = text[max(clause.start, time.start - 2) : time.start], text[time.end : time.end + 1]
    if after == "是":
        return text[clause.end - 1] in "日节"  # 5月21日是全国助残日，委员走进福利院
    if after in ("电", "讯", "第", "度") or before.endswith(("到", "至", "截止", "至今")):
        return False
    ahead = [hit for hit in clause.hits if hit.start >= time.end]
    if before.endswith("于"):
        return any(hit.row.pos != "noun" for hit in ahead)
    setting = text[clause.end - 1] in "上中" or text.startswith("期间", clause.end - 2)
    if after == "的" and not setting and not any(hit.row.pos == "noun" for hit in ahead):
        return False
    return not any(hit.row.pos != "noun" and hit.start < time.start for hit in clause.hits)
