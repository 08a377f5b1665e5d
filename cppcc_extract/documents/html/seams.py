"""Seams where two elements of a line meet without white space, although the style of the page separates them.

来源：清河日报 and 作者：罗小溪 in spans of their own are two, 869 and 件 are one word. Only the lines of bylines are
separated, which have labels and days and are not sentences.
"""

from __future__ import annotations

import re
from enum import IntFlag

from cppcc_extract.clean.furniture import Patterns

_LINE_MAX = 120
_SENTENCE = re.compile("[。，！？；]")
_DAY = r"(?:19|20)\d\d(?:([-/.])\d{1,2}\1\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}日)"
_ENDS_WITH_DAY = re.compile(rf"(?<!\d){_DAY}$")
_BEGINS_WITH_DAY = re.compile(_DAY)
_HOUR = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_BEGINS_WITH_HOUR = re.compile(_HOUR)
_ONLY_DAY = re.compile(rf"{_DAY}(?:\s*{_HOUR})?\s*$")
_OUTLET = re.compile(r"^\D{2,20}(?:[报网社台号刊]|客户端|中心|政协|委员会|办公室)\s*$")
_OPEN = "（(【[《“：:|/~-—至到于自从截"


class Seam(IntFlag):
    """What stands between two pieces of a line: the end of an element, the beginning of one, a border of `time`."""

    NONE = 0
    CLOSED = 1
    OPENED = 2
    TIME = 4


def join_pieces(pieces: list[str], seams: list[tuple[int, Seam]], patterns: Patterns) -> str:
    """The pieces as a line; `seams` says before which pieces elements meet."""
    line = "".join(pieces)
    if not seams or len(line) > _LINE_MAX or _SENTENCE.search(line):
        return line
    joined = ""
    start = 0
    for number, seam in seams:
        joined += "".join(pieces[start:number])
        rest = "".join(pieces[number:])
        start = number
        if joined.strip() and rest.strip() and _are_apart(joined, rest, seam, patterns):
            joined += " "
    return joined + "".join(pieces[start:])


def _are_apart(before: str, after: str, seam: Seam, patterns: Patterns) -> bool:
    if before[-1].isspace() or after[0].isspace() or before[-1] in _OPEN:
        return False
    if seam & Seam.TIME:
        return True
    if seam & Seam.OPENED and _is_labelled(after, patterns):
        return True
    if day := _ENDS_WITH_DAY.search(before):
        if _BEGINS_WITH_HOUR.match(after) or _BEGINS_WITH_DAY.match(after) or patterns.tool.match(after):
            return True
        # 2024-09-12 is never part of a sentence, as 2024年9月12日 may be.
        return "\u4e00" <= after[0] <= "\u9fff" and (day[1] is not None or _OUTLET.match(after) is not None)
    if day := _BEGINS_WITH_DAY.match(after):
        return day[1] is not None or (_OUTLET.match(before) is not None and _ONLY_DAY.match(after) is not None)
    return False


def _is_labelled(text: str, patterns: Patterns) -> bool:
    plain = text.lstrip("【[（( ")
    if patterns.label.match(plain):
        return True
    tool = patterns.tool.match(plain)
    return tool is not None and plain[tool.end() :].lstrip()[:1] in ("：", ":")
