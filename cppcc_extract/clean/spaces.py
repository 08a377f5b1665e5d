"""Unusual spaces, invisible characters and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from cppcc_extract.text.aligned import Edit

if TYPE_CHECKING:
    from regex import Pattern

_SELECTORS = re.compile("[\ufe00-\ufe0f\ufffc]")

# Unicode's own classes: separators other than the plain space, controls, format characters, variation selectors.
_ODD = r"[[\p{Z}\p{C}--\p{Co}--\p{Cn}]\uFE00-\uFE0F\uFFFC--[\n ]]"
_LINE = re.compile(r"[^\n|]+")
_STOP = re.compile("[，；。]")
_GAP = re.compile(
    r"(?<=[一-鿿，；：、。（）”]) +(?=\d)"  # 提案 164件
    r"|(?<=..\d) +(?=[一-鿿%])"  # 164 件, but not 12 关于…的建议
    r"|(?<=[，；、]) +(?=\S)"
)
_SPACES = re.compile(" +")
_DAY = re.compile(r"\d{4} *年 *\d{1,2} *月 *\d{1,2} *日")
_LINES = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@lru_cache(maxsize=1)
def _odd() -> Pattern[str]:
    import regex

    return regex.compile(rf"\r\n|{_ODD}", regex.V1)


def clean_spaces(text: str) -> list[Edit]:
    """Every line end as ``\\n``, every unusual space as a space, and invisible characters removed."""
    if text.replace("\n", " ").isprintable() and not _SELECTORS.search(text):
        return []
    return [Edit(m.start(), m.end(), _replacement(m[0][0])) for m in _odd().finditer(text)]


@lru_cache(maxsize=256)
def _replacement(char: str) -> str:
    if char == "\t":
        return "  "  # a gap, as between the cells of a table
    return "\n" if char in _LINES else " " if category(char) == "Zs" else ""


def clean_gaps(text: str) -> list[Edit]:
    """Remove spaces around figures and after punctuation in prose: 收到提案 164 件， 立案 150 件.

    A line is prose if it has a comma or a full stop. Elsewhere a gap may separate the cells of a row, and the number of
    an item stays separate from its words; only a day is closed up everywhere: 2024年  5月  6日.
    """
    return [
        Edit(line.start() + start, line.start() + end, "")
        for line in _LINE.finditer(text)
        if " " in line[0]
        for start, end in (_gaps_of_prose(line[0]) if _STOP.search(line[0]) else _gaps_of_days(line[0]))
    ]


def _gaps_of_prose(line: str) -> Iterator[tuple[int, int]]:
    return (gap.span() for gap in _GAP.finditer(line))


def _gaps_of_days(line: str) -> Iterator[tuple[int, int]]:
    return (gap.span() for day in _DAY.finditer(line) for gap in _SPACES.finditer(line, *day.span()))


def find_suspect(text: str, edits: list[Edit]) -> list[tuple[str, int, int]]:
    """The first NUL and the first bidi control among the removed characters, as (code, place, how many)."""
    found: dict[str, tuple[int, int]] = {}
    for edit in edits:
        if edit.replacement:
            continue
        for place in range(edit.start, edit.end):
            code = "text.nul" if text[place] == "\0" else "text.bidi" if text[place] in _BIDI else ""
            if code:
                first, count = found.get(code, (place, 0))
                found[code] = (first, count + 1)
    return [(code, place, count) for code, (place, count) in found.items()]
