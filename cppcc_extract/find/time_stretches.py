"""Times named by what happened: 换届以来, 主题教育期间, 三届二次会议之后的一年里, 六届一次（1998）.

They are read from their last word back to the start of their clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from cppcc_extract.clean.lists import mark_end
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.find.time_points import FOUR, HAN, number

_LATE = re.compile(
    rf"以来(?:的[{HAN}两\d]{{1,3}}(?:年|个月)多?(?:里|间|来|中)?)?|至今|期间|之后的(?=[{HAN}两\d]{{1,3}}年(?:里|间|来|中))"
)
_STRETCH_TAIL = re.compile(rf"[{HAN}两\d]{{1,3}}年(?:里|间|来|中)")
_CLAUSE = "，。；：:！!？?、\n（）() 　…"
_NOT_SINCE = re.compile(r"(?:长期|一直|历史|延续|流传|沿用|保存|保留|坚持|持续|传承)$")
_FROM = re.compile(r"(?<![来各亲独])自从?")
_AT = re.compile(r"[在于]")
# a session with its year in brackets, as the rows of a table name it
_SESSION = re.compile(
    rf"(?<=届)[{HAN}]{{1,2}}次(?:全体)?(?:会议|全会)?（(?P<year>{FOUR})年?）(?!以来|至今|[之以]?[前后]|期间)"
)
_TERM = re.compile(rf"第?[{HAN}\d]{{1,3}}届$")


def dated_sessions(text: str) -> list[TimeMention]:
    """The sessions whose year stands in brackets after them: 六届一次（1998）."""
    sessions = []
    for match in _SESSION.finditer(text):
        if term := _TERM.search(text, max(0, match.start() - 5), match.start()):
            year = number(match["year"])
            sessions.append(TimeMention(term.start(), match.end(), "date", "time.session", year=year))
    return sessions


def named_stretches(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """The stretches of a text, in order; `found` are the times found in it before."""
    ends = {mention.end for mention in found if mention.kind != "relative"}
    starts = [mention.start for mention in found]
    stretches = []
    for match in _LATE.finditer(text):
        end = match.end()
        if end in ends or (match[0] == "至今" and match.start() in ends):
            continue
        low = max(0, match.start() - 26)
        start = max([low, *(text.rfind(c, low, match.start()) + 1 for c in _CLAUSE)])
        if text[start - 1 : start] in ("", "\n"):
            start = mark_end(text, start, match.start())
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
