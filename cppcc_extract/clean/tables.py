"""Which lines of a page are the rows of tables, and the cells of each.

A table is a run of lines that split into the same number of cells, with figures in some column. They split at bars (the
form that the readers of files write, Markdown), at wide gaps (a tab is one), or at the single spaces beside a figure.
A list of labels with their figures (收到 632 立案 547) is one of two columns, whatever the number of pairs in a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cppcc_extract.clean.lines import Line
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Unit

_LONGEST = 400
_TEXT_CELL = 30
_HEAD_CELL = 24
_HEADS = 3
_BARS = "|│┃"
_BAR = re.compile(rf"\s*[{_BARS}]\s*")
_BARRED = re.compile(r"\|[^|]*\|(?:[^|]*\|)+")
_GAP = re.compile(r"\s{2,}")
_LINES = r"[\s|│┃+┼├┤┌┐└┘┬┴:：=＝_─━═-]"
_RULER = re.compile(rf"(?={_LINES}*?[+┼─━═=-]{{2}}){_LINES}*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年?\s?[-—－~～至]+\s?(?:19|20)?\d\d)?(?:年度?)?")
_RANGE = r"(?:\s?[-—－~～至]\s?\d{1,4}(?:\.\d+)?)?"
# Chinese numerals are figures before these; 一组, 三区 and 二期 name a row as well
_WRITTEN = (
    r"[一二两三四五六七八九十][一二两三四五六七八九十百千万零〇]{0,7}余?"
    r"(?:件|次|条|篇|人次|人|名|场|份|个|项|户|家|万?元)"
)
_BLANK = re.compile(r"[-—–―－/／\\*…·.]{0,4}|无|空白?")
_BOUND = r"(?:约|近|超过?|逾|不足|不到|不少于|不低于|不超过|至少|达到?|[≥≤<>＜＞+＋±-])?"
_NOTE = r"(?:\s?（[^（）]{0,30}）)?"
# Punctuation of sentences, which the cell of a typed table never has
_PROSE = re.compile(r"[。！？，；“”《》]|：(?!$)")
_UNIT_LINE = re.compile(r"[（\[【]?\s?(?:计量)?单\s?位\s?[：:]\s?(?P<unit>[^\s，。；：）\]】]{1,8})\s?[）\]】]?")
_UNIT_END = re.compile(_UNIT_LINE.pattern + r"$")
_CAPTION = 60


class Kind(str, Enum):
    """The content of a cell: a figure, a year, a word, or nothing (dashes count as nothing)."""

    FIGURE = "figure"
    YEAR = "year"
    WORD = "word"
    EMPTY = "empty"


class Cell(NamedTuple):
    """A cell: the number of its line, its range in that line, and what it holds."""

    line: int
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its lines from `first` to `last`, the lines above it that state its unit, and the cells of its rows.

    All of `heads` and `rows` have the same number of cells.
    """

    first: int
    last: int
    captions: tuple[int, ...]
    heads: Sequence[Sequence[Cell]]
    rows: Sequence[Sequence[Cell]]


class Splitter:
    """Splits lines into cells, with the units of one lexicon: `lexicon.derived(Splitter)`."""

    def __init__(self, lexicon: Lexicon) -> None:
        surfaces = sorted((row.surface for row in lexicon.rows("units", Unit)), key=len, reverse=True)
        units = f"(?:{'|'.join(map(re.escape, surfaces))})次?"
        self.unit = re.compile(rf"[十百千万亿]{{0,2}}(?:{units})")
        self._own = re.compile(rf".*(?:{units})(?:以上|左右|[余多+＋])?{_NOTE}", re.S)
        self._figure = re.compile(
            rf"{_BOUND}\s?\d[\d,]*(?:\.\d+)?{_RANGE}\s?[余多]?[十百千万亿]{{0,2}}\s?(?:{units})?"
            rf"(?:以上|左右|[余多+＋])?{_NOTE}|{_WRITTEN}{_NOTE}"
        )

    def kind(self, text: str) -> Kind:
        """What a cell of this text holds."""
        if _BLANK.fullmatch(text):
            return Kind.EMPTY
        if _YEAR.fullmatch(text):
            return Kind.YEAR
        return Kind.FIGURE if self._figure.fullmatch(text) else Kind.WORD

    def has_unit(self, text: str) -> bool:
        """Whether a figure has a unit of its own."""
        return self._own.fullmatch(text) is not None

    def cells(self, number: int, text: str) -> list[Cell]:
        """The cells of a line; at most one if it is not a row."""
        if len(text) > _LONGEST:
            return []
        if _is_barred(text):
            return [self._cell(number, text, start, end) for start, end in _between(_BAR, text)]
        if text.split(maxsplit=1) == [text]:
            return [self._cell(number, text, 0, len(text))]
        return [cell for start, end in _between(_GAP, text) for cell in self._spaced(number, text, start, end)]

    def words(self, number: int, text: str) -> list[Cell]:
        """The cells of a head row that is typed with single spaces."""
        return [self._cell(number, text, match.start(), match.end()) for match in re.finditer(r"\S+", text)]

    def _cell(self, number: int, text: str, start: int, end: int) -> Cell:
        return Cell(number, start, end, self.kind(text[start:end]))

    def _spaced(self, number: int, text: str, start: int, end: int) -> Iterator[Cell]:
        """A wide cell split at single spaces: figures from words, but never a number from its unit."""
        cells: list[Cell] = []
        for match in re.finditer(r"\S+", text[start:end]):
            cell = self._cell(number, text, start + match.start(), start + match.end())
            before = cells[-1] if cells else None
            if before is not None:
                joined = self._cell(number, text, before.start, cell.end)
                words = before.kind is Kind.WORD and cell.kind in (Kind.WORD, Kind.EMPTY)
                unit = before.kind in (Kind.FIGURE, Kind.YEAR) and cell.kind is Kind.WORD and joined.kind is Kind.FIGURE
                if words or unit:
                    cells[-1] = joined
                    continue
            cells.append(cell)
        return iter(cells)


def part_rows(lines: Sequence[Line], splitter: Splitter) -> tuple[list[Line], frozenset[int]]:
    """The lines, and which belong to tables; in a table without figures each cell of a row with bars becomes a line."""
    grids = find_grids([line.text for line in lines], [line.gap for line in lines], splitter)
    inside = {n for grid in grids for n in range(grid.first, grid.last + 1)}
    parted: list[Line] = []
    rows: set[int] = set()
    for n, line in enumerate(lines):
        if n not in inside and _BARRED.fullmatch(line.text):
            cells = [line] if _RULER.fullmatch(line.text) else list(_cells_apart(line))
        else:
            cells = [line]
        if n in inside or cells != [line]:
            rows.update(range(len(parted), len(parted) + len(cells)))
        parted += cells
    return parted, frozenset(rows)


def _cells_apart(line: Line) -> Iterator[Line]:
    for start, end in _between(_BAR, line.text):
        if end > start:
            yield Line(line.start + start, line.start + end, line.text[start:end], line.gap)


def unit_line(text: str) -> re.Match[str] | None:
    """A line that states only the unit of the table below it: （单位：件）; its group `unit` is the unit."""
    return _UNIT_LINE.fullmatch(text)


def says_unit(text: str) -> bool:
    """Whether a line above a table ends with its unit: 提案（单位：件）."""
    return len(text) <= _CAPTION and _UNIT_END.search(text) is not None


def find_grids(texts: Sequence[str], gaps: Sequence[bool], splitter: Splitter) -> list[Grid]:
    """The tables among the lines of a page; `gaps` says before which lines an empty one stands."""
    return list(_Lines(texts, gaps, splitter).grids())


class _Lines:
    """The lines of a page with their cells, rulers left out."""

    def __init__(self, texts: Sequence[str], gaps: Sequence[bool], splitter: Splitter) -> None:
        self._texts, self._splitter = texts, splitter
        numbers = [n for n, text in enumerate(texts) if not (len(text) <= _LONGEST and _RULER.fullmatch(text))]
        self._numbers = numbers
        self._gaps = [gaps[n] for n in numbers]
        self._cells = [splitter.cells(n, texts[n]) for n in numbers]
        self._barred = [len(texts[n]) <= _LONGEST and _is_barred(texts[n]) for n in numbers]

    def grids(self) -> Iterator[Grid]:
        at = 0  # the first line that no table has taken
        n = 0
        while n < len(self._numbers):
            grid, end = self._grid(n, at)
            if grid is not None:
                yield self._with_captions(grid, at)
                at = end
            n = max(end, n + 1)

    def _grid(self, n: int, at: int) -> tuple[Grid | None, int]:
        """The table whose first row is a line, and the line where it ends or where the next may begin."""
        if len(self._cells[n]) < 2:
            return None, n
        if self._barred[n]:
            return self._barred_grid(n)
        if not self._is_row(n):
            return None, n
        grid, end = self._typed_grid(n, at)
        return self._list(n, end) if grid is None else (grid, end)

    def _text(self, cell: Cell) -> str:
        return self._texts[cell.line][cell.start : cell.end]

    def _barred_grid(self, n: int) -> tuple[Grid | None, int]:
        """The table of lines with bars that begins at a line."""
        end = n + 1
        while (
            end < len(self._numbers) and self._barred[end] and not (self._gaps[end] and not _figures(self._cells[end]))
        ):
            end += 1
        size = max(len(self._cells[m]) for m in range(n, end))
        rows = [_padded(self._cells[m], size) for m in range(n, end)]
        used = [j for j in range(size) if any(row[j].end > row[j].start for row in rows)]
        rows = [[row[j] for j in used] for row in rows]
        body = next((i for i, row in enumerate(rows) if _figures(row)), len(rows))
        if len(used) < 2 or body == len(rows) or (len(rows) < 2 and not body):
            return None, end
        return Grid(self._numbers[n], self._numbers[end - 1], (), rows[:body], rows[body:]), end

    def _typed_grid(self, n: int, at: int) -> tuple[Grid | None, int]:
        """The table typed with gaps or spaces whose first row of figures is a line, with the head row above it."""
        end = n + 1
        while end < len(self._numbers) and self._is_like(n, end):
            end += 1
        rows = [self._cells[m] for m in range(n, end)]
        head = self._head(n, at, len(rows[0]))
        if head is not None and self._is_headed(head, rows):
            return Grid(head[0].line, rows[-1][0].line, (), [head], rows), end
        return (self._headless(rows) if end - n > 1 and not _is_pairs(rows[0], 1) else None), end

    def _is_headed(self, head: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
        """Whether a typed head belongs to the rows: a single row needs units in the head, two columns wide gaps."""
        if len(rows) == 1:
            figures = [over for over, cell in zip(head, rows[0], strict=True) if cell.kind is Kind.FIGURE]
            return all(self._text(cell).endswith("）") for cell in figures)
        return len(head) > 2 or self._is_parted(rows)

    def _headless(self, rows: Sequence[Sequence[Cell]]) -> Grid | None:
        """Rows without a head: their figures have units, of their own or in the column after."""
        if rows[0][0].kind is not Kind.WORD:
            return None
        for row in rows:
            for cell, following in zip(row, (*row[1:], None), strict=True):
                behind = following is not None and self._splitter.unit.fullmatch(self._text(following))
                if cell.kind is Kind.FIGURE and not behind and not self._splitter.has_unit(self._text(cell)):
                    return None
        return Grid(rows[0][0].line, rows[-1][0].line, (), [], rows)

    def _list(self, n: int, end: int) -> tuple[Grid | None, int]:
        """The list of labels with their figures from a line; with single spaces and a unit each it is prose."""
        last = n
        pairs: list[Sequence[Cell]] = []
        while last < len(self._numbers) and self._is_row(last) and _is_pairs(self._cells[last], 1):
            if self._gaps[last] and last > n:
                break
            cells = self._cells[last]
            pairs += [cells[i : i + 2] for i in range(0, len(cells), 2)]
            last += 1
        if len(pairs) < 2 or not self._is_parted(pairs):
            return None, max(end, last)
        return Grid(pairs[0][0].line, pairs[-1][0].line, (), [], pairs), last

    def _is_parted(self, pairs: Sequence[Sequence[Cell]]) -> bool:
        """Whether a wide gap, or the lack of a unit, shows that words and figures are cells."""
        return any(b.start - a.end > 1 or not self._splitter.has_unit(self._text(b)) for a, b in pairs)

    def _is_row(self, n: int) -> bool:
        """Whether a typed line may be a row of figures."""
        cells = self._cells[n]
        return (
            not self._barred[n]
            and len(cells) > 1
            and any(cell.kind is Kind.FIGURE for cell in cells)
            and all(cell.kind is not Kind.WORD or self._is_word(cell, _TEXT_CELL) for cell in cells)
        )

    def _is_word(self, cell: Cell, longest: int) -> bool:
        text = self._text(cell)
        return len(text) <= longest and not _PROSE.search(text.removeprefix("其中：").removeprefix("其中:"))

    def _is_like(self, n: int, m: int) -> bool:
        """Whether a later line is a row of the same table: as many cells, and figures in the same columns."""
        one, other = self._cells[n], self._cells[m]
        if self._barred[m] or len(one) != len(other) or (self._gaps[m] and not self._gaps[m - 1] and m > n + 1):
            return False
        if not all(cell.kind is not Kind.WORD or self._is_word(cell, _TEXT_CELL) for cell in other):
            return False
        return all(a.kind is b.kind or _loose(a.kind, b.kind) for a, b in zip(one, other, strict=True))

    def _head(self, n: int, at: int, size: int) -> Sequence[Cell] | None:
        """The head row above a row of `size` cells, with an empty corner added if needed."""
        if n == at or n == 0:
            return None
        number, text = self._numbers[n - 1], self._texts[self._numbers[n - 1]]
        words = self._splitter.words(number, text) if len(text) <= _LONGEST else []
        ways = [cells for cells in (self._cells[n - 1], words) if self._is_head(cells, size)]
        for cells in ways:
            if len(cells) == size:
                return cells
        cornered = size > 2 and self._cells[n][0].kind in (Kind.WORD, Kind.YEAR)
        return [Cell(number, 0, 0, Kind.EMPTY), *ways[0]] if ways and cornered else None

    def _is_head(self, cells: Sequence[Cell], size: int) -> bool:
        return len(cells) in (size, size - 1) and all(
            cell.kind is not Kind.FIGURE and self._is_word(cell, _HEAD_CELL) for cell in cells
        )

    def _with_captions(self, grid: Grid, at: int) -> Grid:
        """The table with the lines directly above it that state its unit."""
        place = bisect_left(self._numbers, grid.first)
        captions: list[int] = []
        while place > at and len(captions) < 2 and says_unit(self._texts[self._numbers[place - 1]]):
            place -= 1
            captions.append(self._numbers[place])
        first = captions[-1] if captions else grid.first
        return Grid(first, grid.last, tuple(reversed(captions)), grid.heads, grid.rows)


def _is_barred(text: str) -> bool:
    return any(map(text.__contains__, _BARS))


def _between(separator: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in separator.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _figures(row: Sequence[Cell]) -> bool:
    return any(cell.kind is Kind.FIGURE for cell in row)


def _padded(cells: Sequence[Cell], size: int) -> list[Cell]:
    last = cells[-1] if cells else Cell(0, 0, 0, Kind.EMPTY)
    return [*cells, *(Cell(last.line, last.end, last.end, Kind.EMPTY) for _ in range(size - len(cells)))]


def _is_pairs(cells: Sequence[Cell], fewest: int) -> bool:
    """Whether words and figures alternate."""
    if len(cells) % 2 or len(cells) < 2 * fewest:
        return False
    words, figures = cells[::2], cells[1::2]
    return all(cell.kind is Kind.WORD for cell in words) and all(cell.kind is Kind.FIGURE for cell in figures)


def _loose(a: Kind, b: Kind) -> bool:
    """Whether two cells may be in one column: an empty cell fits any, and 2013 is a year or a number."""
    return Kind.EMPTY in (a, b) or {a, b} == {Kind.FIGURE, Kind.YEAR}
