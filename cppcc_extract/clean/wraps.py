"""Joins lines broken at a measure (pdftotext, OCR, mail, gazetteers), before anything else is read.

A text is set at a measure where most lines that break off in mid-sentence are of one width: the last character or two
decide whether the next word had room. Such a line continues in the next one. Lists, headings and tables vary in
width, or have no punctuation inside their lines, and stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.lines import Line, furniture_zone, is_ended, is_item
from cppcc_extract.clean.width import rewrite_width
from cppcc_extract.text.aligned import Edit
from cppcc_extract.text.document import Zone

# Widths are in columns: two for a full-width character, one for any other.
_NARROWEST, _WIDEST = 20, 128
_SLACK = 4
_FEWEST = 2
# In columns as narrow as headings are long, nearly all lines must break off.
_NARROW, _FEWEST_NARROW = 26, 5
_HANGING = 2  # punctuation that may not begin a line stands outside the measure
_WORD = re.compile(r"[A-Za-z\d.%]+[，。、；：！？）”’》】…,;:!?)]*|.[，。、；：！？）”’》】…,;:!?)]*", re.DOTALL)
_POINT = re.compile(r"[，。；、：！？,;:!?]")
_STOP = re.compile(r"[。！？；：…!?;:][”’）》】\")]*$")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z,;:]$")
_GAP = re.compile(r"\S(?:\t| {2,}|\u3000{2,})\S")
_REMAINDER = re.compile(r"[%％‰，。、；：！？”’」』）》】…]+")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}[，是]")


@dataclass(slots=True)
class _Row:
    """A line that is not empty: its range without outer spaces, its indent, whether an empty line precedes it."""

    start: int
    end: int
    text: str
    indent: int
    gap: bool

    @property
    def is_open(self) -> bool:
        return _STOP.search(self.text) is None and not is_ended(self.text)


Size = Callable[[str], int]


def find_wraps(text: str, patterns: Patterns) -> list[Edit]:
    """The edits that remove the line ends that only the measure caused. Linear in the text."""
    edits: list[Edit] = []
    for rows in _stretches(text):
        if len(rows) <= _FEWEST:
            continue
        size, measure = max((_measure(rows, size) for size in (_columns, _characters)), key=lambda found: found[2])[:2]
        if measure:
            edits += _joins(rows, size, measure, patterns)
    return edits


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    classes = "".join(map(east_asian_width, text))  # the other classes are N, Na and H
    return len(text) + sum(map(classes.count, "WFA"))


def _characters(text: str) -> int:
    return 2 * len(text)


def _stretches(text: str) -> Iterator[list[_Row]]:
    """Runs of lines that are no wider than a measure can be."""
    rows: list[_Row] = []
    at, gap = 0, True
    for raw in text.split("\n"):
        content = raw.strip()
        if not content:
            gap = True
        elif len(content) > _WIDEST or (len(content) > _WIDEST // 2 and _columns(content) > _WIDEST):
            yield rows
            rows, gap = [], True
        else:
            indent = raw.index(content[0])
            start = at + indent
            rows.append(_Row(start, start + len(content), content, _columns(raw[:indent]), gap))
            gap = False
        at += len(raw) + 1
    yield rows


def _measure(rows: Sequence[_Row], size: Size) -> tuple[Size, int, int]:
    """The measure of the lines, 0 if they have none, and how many lines break off there."""
    pairs = list(_pairs(rows))
    broken = [row for row, after in pairs if row.is_open and not is_item(after.text) and not _has_gap(row.text)]
    widths = Counter(row.indent + size(row.text) for row in broken)
    counts = {
        width: sum(widths[width + n] for n in range(1 - _SLACK, _HANGING + 1))
        for width in widths
        if _NARROWEST <= width <= _WIDEST
    }
    if not counts:
        return size, 0, 0
    measure = max(counts, key=lambda width: (counts[width], widths[width], width))
    full = [row for row in broken if -_SLACK < row.indent + size(row.text) - measure <= _HANGING]
    wider = sum(row.indent + size(row.text) > measure + _HANGING for row, _ in pairs)
    told = sum(_POINT.search(row.text) is not None for row in full)
    is_set = len(full) >= _FEWEST and 2 * len(full) > len(broken) and 4 * wider < len(full) <= 3 * told
    if measure < _NARROW:
        is_set = is_set and len(full) >= _FEWEST_NARROW and 5 * len(full) >= 4 * len(broken) and wider == 0
    return (size, measure, len(full)) if is_set else (size, 0, 0)


def _has_gap(text: str) -> bool:
    """Whether a line is divided like a row of a table; a quick look for separators spares most lines the pattern."""
    return any(map(text.__contains__, ("\t", "  ", "\u3000\u3000"))) and _GAP.search(text) is not None


def _pairs(rows: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Each line with the next, if there is no empty line between them or one between nearly all lines."""
    spaced = 5 * sum(row.gap for row in rows) >= 4 * len(rows)
    return ((row, after) for row, after in pairwise(rows) if spaced or not after.gap)


def _joins(rows: Sequence[_Row], size: Size, measure: int, patterns: Patterns) -> Iterator[Edit]:
    base = min(row.indent for row in rows)
    joined: _Row | None = None  # the last line that was put after another
    for row, after in _pairs(rows):
        if not _is_full(row, after, size, measure) or _begins(row, after, base) or _are_cells(row, after):
            continue
        if row is not joined and (_is_furniture(row, patterns) or _is_furniture(after, patterns)):
            continue
        joined = after
        words = row.indent + size(row.text) < measure and _LATIN.search(row.text) and after.text[0].isalpha()
        between = " " if words and after.text[0].isascii() else ""
        yield Edit(row.end, after.start, between)


def _is_full(row: _Row, after: _Row, size: Size, measure: int) -> bool:
    """Whether the line is as wide as its measure, so that the next word had no room in it."""
    width = row.indent + size(row.text)
    word = _WORD.match(after.text)
    room = max(size(word[0]) if word else 0, _SLACK if row.is_open else 0)
    return width <= measure + _HANGING and width + room > measure


def _begins(row: _Row, after: _Row, base: int) -> bool:
    """Whether a line begins a paragraph or an item of its own, by its indent or its mark."""
    if row.is_open:
        deeper = after.indent > row.indent and not _POINT.search(row.text)
        return deeper or (is_item(after.text) and _ORDINAL.match(after.text) is None)
    return after.indent > base or is_item(after.text)


def _are_cells(row: _Row, after: _Row) -> bool:
    """Whether two lines are rows of one table: figures separated by gaps in both, and no punctuation."""
    return all(
        _has_gap(line.text) and _DIGIT.search(line.text) and not _POINT.search(line.text) for line in (row, after)
    )


def _is_furniture(row: _Row, patterns: Patterns) -> bool:
    if _REMAINDER.fullmatch(row.text):
        return False
    line = Line(0, len(row.text), rewrite_width(row.text), gap=False)
    return furniture_zone(line, patterns, body=True) in (Zone.BYLINE, Zone.NAVIGATION, Zone.LINK)
