"""The tables of a document: each figure with the headings of its row and column, and the lines above the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cppcc_extract.clean.tables import Cell, Grid, Kind, Splitter, find_grids, unit_line
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Column
from cppcc_extract.text.document import Document, Zone

_LONGEST_TITLE = 60
_ANNOUNCED = re.compile(r"[：:]$|如下[：:。]?$|[见如][下附]表[：:。]?$")
_LAST_SENTENCE = re.compile(r"(?<![^。！？\n])[^。！？\n]*[。：:]?$")
_NUMBERED = r"\d{1,2}[.、．](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|（[一二三四五六七八九十\d]{1,2}）"
_LITTER = re.compile(rf"^(?:[^\w“《（(]|{_NUMBERED})+|[：:；;*＊#①-⑳]+$|\s+")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)")
_AMONG = re.compile(r"^其中[：:、]?")
_OVER = (Zone.HEADLINE, Zone.HEADING, Zone.PARAGRAPH, Zone.LIST_ITEM, Zone.CAPTION)

Range = tuple[int, int]


class Entry(NamedTuple):
    """A figure of a table: its range, its row and column, and the ranges of their headings, the outer one first.

    `unit` is the range of the cell beside it that holds its unit, if the table has a column of units.
    """

    start: int
    end: int
    row: int
    column: int
    row_heads: tuple[Range, ...]
    column_heads: tuple[Range, ...]
    unit: Range | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its blocks, the ranges above it (title, unit), its figures in the order of the text, and its remarks.

    Remarks are the ranges of cells of words beside the figures.
    """

    first: int
    last: int
    over: tuple[Range, ...]
    entries: tuple[Entry, ...]
    remarks: tuple[Range, ...]


class Columns:
    """The words that head columns, of one lexicon: `lexicon.derived(Columns)`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {row.surface: row for row in lexicon.rows("columns", Column)}
        self._longest = max(map(len, self._rows), default=0)
        self._splitter: Splitter = lexicon.derived(Splitter)

    def of(self, heading: str) -> Column | None:
        """The row of the longest word that a plain heading is or ends with; a word of one character only ends it."""
        for size in range(min(self._longest, len(heading)), 0, -1):
            row = self._rows.get(heading[-size:])
            if row is not None and (size > 1 or row.role in ("rate", "noun") or size == len(heading)):
                return row
        return None

    def counts(self, heading: str) -> bool:
        """Whether a heading says only that something is counted: 数量, 件数."""
        row = self._rows.get(heading)
        unit = heading.endswith("数") and self._splitter.unit.fullmatch(heading[:-1]) and heading != "人数"
        return bool(unit) or (row is not None and row.role == "count")


def plain_heading(text: str) -> str:
    """A heading without its number, marks, spaces and the colon after it: （一） 单 位： is 单位."""
    return _LITTER.sub("", text.strip()) if text else text


def among(text: str) -> re.Match[str] | None:
    """The 其中 that a heading begins with."""
    return _AMONG.match(text)


def find_tables(document: Document, lexicon: Lexicon) -> list[Table]:
    """The tables of a cleaned document, in order."""
    blocks, text = document.blocks, document.text
    columns: Columns = lexicon.derived(Columns)
    splitter: Splitter = lexicon.derived(Splitter)
    found: list[Table] = []
    for first, last in _runs(document):
        texts = [text[block.start : block.end] for block in blocks[first:last]]
        for grid in find_grids(texts, _gaps(document, first, last), splitter):
            reader = _Reader(grid, texts, [block.start for block in blocks[first:last]], columns, splitter)
            captions = [reader.line(n) for n in grid.captions]
            over = (*_title(document, first + grid.first), *captions, *reader.titles)
            found.append(
                Table(first + grid.first, first + grid.last, over, tuple(reader.entries()), tuple(reader.remarks()))
            )
    return found


def _runs(document: Document) -> Iterator[Range]:
    """The runs of blocks that are rows of tables."""
    rows = [n for n, block in enumerate(document.blocks) if block.zone is Zone.TABLE_ROW]
    first = 0
    for i, n in enumerate(rows):
        if i + 1 == len(rows) or rows[i + 1] > n + 1:
            yield rows[first], n + 1
            first = i + 1


def _gaps(document: Document, first: int, last: int) -> list[bool]:
    """The blocks of a run that follow an empty line in the source."""
    aligned = document.aligned
    gaps = [False]
    for before, after in zip(document.blocks[first : last - 1], document.blocks[first + 1 : last], strict=True):
        end, start = aligned.span(before.end - 1, before.end)[1], aligned.span(after.start, after.start + 1)[0]
        gaps.append(_EMPTY_LINE.search(aligned.source[end:start]) is not None)
    return gaps


def _title(document: Document, first: int) -> list[Range]:
    """The line above a table: a short one, or the sentence that announces the table; the unit may have its own."""
    titles: list[Range] = []
    for block in reversed(document.blocks[max(0, first - 2) : first]):
        text = document.text[block.start : block.end]
        if block.zone not in _OVER:
            break
        if len(text) <= _LONGEST_TITLE and text[-1] not in "。！？；":
            titles.append((block.start, block.end))
        elif _ANNOUNCED.search(text, max(0, len(text) - 8)) and (last := _LAST_SENTENCE.search(text)):
            titles.append((block.start + last.start(), block.end))
        if not unit_line(text):
            break
    return titles[::-1]


class _Reader:
    """Reads one grid: which of its columns hold headings, figures and units."""

    def __init__(
        self, grid: Grid, texts: Sequence[str], starts: Sequence[int], columns: Columns, splitter: Splitter
    ) -> None:
        self._texts, self._starts, self._columns, self._splitter = texts, starts, columns, splitter
        self._rows = grid.rows
        self._size = len(grid.rows[0])
        words = [[cell for cell in row if cell.kind is not Kind.EMPTY] for row in grid.heads]
        self.titles = [self._place(row[0]) for row in words if len(row) == 1 and self._size > 2]
        self._heads = [head for head, row in zip(grid.heads, words, strict=True) if len(row) > 1 or self._size < 3]
        first = next((j for j in range(self._size) if self._is_figures(j)), self._size)
        self._numbered = first < self._size and self._is_counter(0)
        self._labels = [j for j in range(first) if j or not self._numbered]
        self._units = next((j for j in self._labels[1:] if self._is_units(j)), None)
        self._figures = [j for j in range(first, self._size) if self._is_figures(j)]

    def line(self, number: int) -> Range:
        """The range of a line."""
        return self._starts[number], self._starts[number] + len(self._texts[number])

    def entries(self) -> Iterator[Entry]:
        """The figures of the table."""
        labels = [j for j in self._labels if j != self._units]
        column_heads = {j: self._distinct([head[j] for head in self._heads]) for j in self._figures}
        units = {j: j + 1 if self._is_units(j + 1) else self._units for j in self._figures}
        above: list[Cell | None] = [None] * self._size
        for n, row in enumerate(self._rows):
            for j in labels:
                if row[j].kind is not Kind.EMPTY or j == labels[-1]:
                    above[j] = row[j]
            heads = self._distinct([cell for j in labels if (cell := above[j]) is not None])
            for j in self._figures:
                if row[j].kind in (Kind.FIGURE, Kind.YEAR):
                    column = units[j]
                    unit = None if column is None or row[column].kind is Kind.EMPTY else self._place(row[column])
                    yield Entry(*self._place(row[j]), n, j, heads, column_heads[j], unit)

    def remarks(self) -> Iterator[Range]:
        """The cells of words that are neither headings nor units."""
        read = {*self._labels, *self._figures}
        others = [j for j in range(self._size) if j not in read and not self._is_units(j)]
        for row in self._rows:
            yield from (self._place(row[j]) for j in others if row[j].kind is Kind.WORD)

    def _text(self, cell: Cell) -> str:
        return self._texts[cell.line][cell.start : cell.end]

    def _place(self, cell: Cell) -> Range:
        return self._starts[cell.line] + cell.start, self._starts[cell.line] + cell.end

    def _distinct(self, cells: Iterable[Cell]) -> tuple[Range, ...]:
        """The headings in these cells, each word once: a merged cell is repeated in every place that it covers."""
        filled = {self._text(cell): self._place(cell) for cell in reversed(list(cells)) if cell.kind is not Kind.EMPTY}
        return tuple(sorted(filled.values()))

    def _is_figures(self, j: int) -> bool:
        """Whether a column holds figures: most of its cells, a heading that may have some, and more than years."""
        filled = [row[j].kind for row in self._rows if row[j].kind is not Kind.EMPTY]
        figures = filled.count(Kind.FIGURE)
        if not figures or 2 * (figures + filled.count(Kind.YEAR)) < len(filled) or self._is_counter(j):
            return False
        heading = "".join(plain_heading(self._text(head[j])) for head in self._heads[-1:])
        row = self._columns.of(heading)
        return row is None or row.role != "none"

    def _is_counter(self, j: int) -> bool:
        """Whether the first column only counts the rows: 1, 2, 3, … before a column of words."""
        if j or self._size < 3:
            return False
        numbers = [self._text(row[0]).strip(" .、") for row in self._rows if row[0].kind is Kind.FIGURE]
        counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
        words = sum(row[1].kind is Kind.WORD for row in self._rows)
        return counted and len(numbers) > 0 and 2 * words > len(self._rows)

    def _is_units(self, j: int) -> bool:
        if j >= self._size:
            return False
        filled = [self._text(row[j]) for row in self._rows if row[j].kind is not Kind.EMPTY]
        return bool(filled) and all(self._splitter.unit.fullmatch(text) for text in filled)
