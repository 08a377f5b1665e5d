"""Clauses of a sentence, and what is said of an event in them: counted, habitual, planned, told in speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit

_MARK = re.compile(r"[“”‘’《》「」『』（）()，；。！？：,;:\n]")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")"}
_CLOSERS = frozenset(_PAIRS.values())

# 第…次 and 五届三次 are ordinals, and 一次 only says 'a'.
_COUNT = r"(?:\d[\d,.]*|[二三四五六七八九两几数十百千]+|一[十百千][一二三四五六七八九十百]*)[余多来]?"
_COUNTED = re.compile(rf"(?<![第届\d.,一二三四五六七八九十百])(?:{_COUNT})(?:场次|次|场|期|轮|回|批次)(?!全体|会议|全会|常委|主席|党组)")
_COUNTED_KINDS = re.compile(rf"(?<![第届\d.,一二三四五六七八九十百])(?:{_COUNT})(?:个|项|件|类|篇|份|部)")
_TWICE = re.compile(r"[两二三]次$")
_HABIT = re.compile(
    r"每(?:年|月|季|周|逢|两|半|次|名|到|天|隔|个)|定期|经常|常态化|多次|不断|一次次|一场场|连续多年|轮流|按季度|按月|坚持|如何|怎样|要不是|只要|可以|能够|"
    r"未(?=[召举开能])|没有|尚未|取消|推迟|拟|计划|打算|准备|筹备|力争|争取|即将|有望|决定|建议|希望|希冀|呼吁|倡导|鼓励|引导(?!委员)|支持|"
    r"应当|应该|必须|需要|确保|一系列"
)
_PLAN = re.compile(r"将(?!(?:其|此|这|会|.{1,30}(?:纳入|作为|编入|列入|列为|写入|写进|划分|转化|融入|贯穿)))|(?<=[也还就都])要|^要|下一步|接下来|今后|明年|新的一年")
_MEANS = re.compile(r"^(?:并|还|也|同时|先后)?(?:通过|依托|借助|利用|采取|采用|以|为了|为|围绕打造|按照|根据|关于)")
_AFTER = re.compile(r"^[^，。；]{0,6}?(?:以来|之前|前，|过程中|的过程|等方式|等形式|方式|形式)")
_SPEECH = re.compile(r"(?:强调|指出|表示|要求|认为|希望|坦言|提出|说|谈到|介绍|指示|号召)(?:[，：:,“]|$)")
_AGENDA = re.compile(r"将(?:重点|着力|继续|进一步|围绕|从|坚持|更加|在)|下一步|接下来|新的一年|做好今年工作|今年工作(?:安排|打算|思路)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A range between two stops of a sentence, with the trigger words outside its quotes."""

    start: int
    end: int
    hits: tuple[Hit, ...]
    stop: str


def quoted_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost quoted and bracketed ranges between two offsets; a mark without its partner quotes nothing."""
    ranges: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, start, end):
        char = mark[0]
        if char in _PAIRS:
            stack.append((_PAIRS[char], mark.start()))
        elif char in _CLOSERS:
            for depth in range(len(stack) - 1, max(len(stack) - 5, -1), -1):
                if stack[depth][0] == char:
                    opened = stack[depth][1]
                    del stack[depth:]
                    while ranges and ranges[-1][0] > opened:
                        ranges.pop()
                    ranges.append((opened, mark.end()))
                    break
    return ranges


def inside(ranges: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the ranges, which are in order and apart."""
    index = bisect_right(ranges, (position, 1 << 60)) - 1
    return index >= 0 and position < ranges[index][1]


def clauses(text: str, start: int, end: int, hits: Sequence[Hit], quotes: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clauses of a sentence; stops within quotes do not end one."""
    found: list[Clause] = []
    at, used = start, 0
    for mark in _MARK.finditer(text, start, end):
        char = mark[0]
        if char in _PAIRS or char in _CLOSERS or inside(quotes, mark.start()):
            continue
        used = _add(found, at, mark.start(), hits, used, quotes, char)
        at = mark.end()
    _add(found, at, end, hits, used, quotes, "")
    return found


def _add(
    found: list[Clause], start: int, end: int, hits: Sequence[Hit], used: int, quotes: Sequence[tuple[int, int]], stop: str
) -> int:
    own = []
    while used < len(hits) and hits[used].start < end:
        if hits[used].start >= start and not inside(quotes, hits[used].start):
            own.append(hits[used])
        used += 1
    if start < end:
        found.append(Clause(start, end, tuple(own), stop))
    return used


def opens_agenda(text: str, start: int, end: int) -> bool:
    """Whether a sentence turns to what is still to be done, as do those that follow it in its paragraph."""
    return _AGENDA.search(text, start, end) is not None


def speech_at(text: str, start: int, end: int) -> int:
    """Where reported speech begins in a clause; its end if nowhere."""
    found = _SPEECH.search(text, start, end)
    return found.start() if found else end


def told_as_fact(text: str, clause: Clause, hit: Hit, dated: bool) -> bool:
    """Whether the clause tells that it happened: no habit, plan, wish, means or mere reference."""
    before = text[clause.start : hit.start]
    habit = _HABIT.search(before)
    if habit and not (dated and habit[0] in _SOFT):
        return False
    if _PLAN.search(before):
        return False
    if not dated and (_MEANS.match(before) or _AFTER.match(text[hit.end : hit.end + 12])):
        return False
    return True


_SOFT = frozenset({"坚持", "没有", "建议", "支持", "希望", "不断", "鼓励", "引导", "可以", "需要", "经常", "准备"})


def counted(text: str, clause: Clause, first: int, last: int, dated: bool) -> bool:
    """Whether the clause counts the occurrences between `first` and `last`, which makes them a figure, no event."""
    tail = text[last : min(clause.end, last + 8)]
    stretch = text[clause.start : last]
    for match in _COUNTED.finditer(stretch):
        if not (dated and _TWICE.search(match[0]) and clause.start + match.end() <= first):
            return True
    if _COUNTED_KINDS.search(text[first:last]) and not dated:
        return True
    return re.match(rf"(?:工作|活动)?(?:近|超|逾|约|达|共|累计|计)?{_COUNT}(?:场次|次|场|期|轮|回|批次|件次|人次|项|个|天)", tail) is not None


def adverbial(text: str, clause: Clause, time: TimeMention) -> bool:
    """Whether a time stands where it dates its clause: no verb before it, no 的 behind it, no byline."""
    after = text[time.end : time.end + 2]
    before = text[max(clause.start, time.start - 2) : time.start]
    if after[:1] in ("电", "讯", "第") or after == "的工" or before.endswith(("到", "至", "截至", "截止", "于", "的")) and not before.endswith("定于"):
        return before.endswith("于") and after[:1] not in ("电", "讯")
    return not any(hit.row.pos != "noun" and hit.start < time.start for hit in clause.hits)
