"""Which lines of a page are rows of a table with figures, and their cells.

Rows follow each other, have a wide gap each, and leave the same strips of white between their cells. Tables without
figures, as lists of names are, stay lines with gaps.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from cppcc_extract.documents.pdf.runs import Char, Run, share_lines
from cppcc_extract.documents.pdf.spelling import spell
from cppcc_extract.documents.table_rows import CELL

_APART = 0.6  # em between two cells at least
_WIDE = 0.8  # em of the widest gap of a row at least
_DISTANT = 6  # em from row to row at most
_STRIP = 0.3  # em of white between two columns at least
_TOUCHING = 0.2  # of the rows, whose cells may reach into that white
_BETWEEN = 2  # lines without a gap from row to row at most: a cell that goes on, a heading in the table
_SHORT = 24  # characters of such a line
_REACHES = 1.5  # em that a full line of a cell may lack
_BESIDE = 1.1  # em from the middle of a cell to each of its two lines at most
_WRAPPED = 8  # cells of a row that take two lines at most

_FIGURE = re.compile(
    r"[约近超共]?\d[\d,，.]*\s?(?:%|％|‰|(?![年月日号版页时点])[十百千万亿]{0,2}[余多]?[\u4e00-\u9fff]{0,3})"
)
_SERIAL = re.compile(r"(\d{1,4})[.、．]?")
_SERIAL_HEAD = re.compile(r"序\s*号?|编\s*号|(?i:no\.?)")
_YEARS = 1_900
_POINTS = re.compile("[，。；：、]")
_PROSE = 10  # characters of a cell of prose at least, on average

Strips = list[tuple[float, float]]


@dataclass(slots=True)
class _Cell:
    """The runs of a cell by line."""

    lines: list[list[Run]]

    @property
    def left(self) -> float:
        return min(line[0].left for line in self.lines)

    @property
    def right(self) -> float:
        return max(run.right for line in self.lines for run in line)

    @property
    def text(self) -> str:
        return "".join(map(spell, self.lines))


@dataclass(slots=True)
class _Row:
    """The cells on the baseline `y`, from left to right, and the numbers of the lines that they were taken from."""

    cells: list[_Cell]
    y: float
    size: float
    lines: list[int]


def join_table_rows(runs: Sequence[Run]) -> list[Run]:
    """The runs, which come from top to bottom, with each row of a table made one."""
    lines = share_lines(runs)
    rows = _join_centred([_Row(_cells(line), line[0].y, line[0].size, [n]) for n, line in enumerate(lines)])
    found: dict[int, Run] = {}
    for numbers in _blocks(rows):
        found |= _read_table(rows, numbers)
    if not found:
        return list(runs)
    taken = {n for number in found for n in rows[number].lines}
    joined = [run for n, line in enumerate(lines) if n not in taken for run in line]
    return sorted([*joined, *found.values()], key=lambda run: (run.middle, run.left))


def _cells(line: Sequence[Run]) -> list[_Cell]:
    """The runs of a line, parted where there is room between them."""
    cells: list[_Cell] = []
    right = float("-inf")
    for run in line:
        if run.left - right <= _APART * run.size:
            cells[-1].lines[0].append(run)
        else:
            cells.append(_Cell([[run]]))
        right = max(right, run.right)
    return cells


def _join_centred(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, with the two lines of a cell in the row whose other cells stand at half their height."""
    joined: list[_Row] = []
    n = 0
    while n < len(rows):
        row = rows[n]
        if joined and n + 1 < len(rows) and _is_embraced(row, joined[-1], rows[n + 1]):
            above, below = joined.pop(), rows[n + 1]
            cells = [_Cell([*a.lines, *b.lines]) for a, b in zip(above.cells, below.cells, strict=True)]
            cells = sorted([*row.cells, *cells], key=lambda cell: cell.left)
            row = _Row(cells, row.y, row.size, [*above.lines, *row.lines, *below.lines])
            n += 1
        joined.append(row)
        n += 1
    return joined


def _is_embraced(row: _Row, above: _Row, below: _Row) -> bool:
    """Whether the lines above and below are near, share their columns, and have none of the row's."""
    if max(row.y - above.y, below.y - row.y) > _BESIDE * row.size:
        return False
    if len(above.cells) != len(below.cells) or len(above.cells) > _WRAPPED:
        return False
    return all(
        _overlap(a, b) and not any(_overlap(cell, other) for other in row.cells for cell in (a, b))
        for a, b in zip(above.cells, below.cells, strict=True)
    )


def _overlap(cell: _Cell, other: _Cell) -> bool:
    return cell.left < other.right and other.left < cell.right


def _blocks(rows: Sequence[_Row]) -> Iterator[list[int]]:
    """The numbers of rows with wide gaps that could be of one table."""
    block: list[int] = []
    for n, row in enumerate(rows):
        gaps = ((b.left - a.right) / row.size for a, b in pairwise(row.cells))
        if max(gaps, default=0.0) < _WIDE:
            continue
        if block:
            between = [line.cells for line in rows[block[-1] + 1 : n]]
            far = len(between) > _BETWEEN or row.y - rows[block[-1]].y > _DISTANT * row.size
            if far or not all(len(cells) == 1 and len(cells[0].text) <= _SHORT for cells in between):
                yield block
                block = []
        block.append(n)
    if block:
        yield block


def _read_table(rows: Sequence[_Row], numbers: Sequence[int]) -> dict[int, Run]:
    """The rows of a block if they are a table, with the lines that continue their cells."""
    texts = {n: [cell.text for cell in rows[n].cells] for n in numbers}
    figures = [n for n in numbers if any(_FIGURE.fullmatch(text) for text in texts[n][1:])]
    if len(numbers) < 2 or not figures or any(len(text) > CELL for row in texts.values() for text in row):
        return {}
    strips = _strips([rows[n] for n in figures])
    if not strips or len(figures) < len(numbers) / 2 or (len(figures) == 1 and not _is_headed(texts, numbers)):
        return {}
    columns = {n: _by_column(rows[n], strips) for n in numbers}
    _join_wrapped(rows, columns, strips)
    texts = {n: [_spell_cells(cells) for cells in row] for n, row in columns.items()}
    if any(_is_prose([row[m] for row in texts.values()]) for m in range(len(strips) + 1)):
        return {}
    texts = _without_serial(texts)
    for n, row in columns.items():
        rows[n].cells = [cell for cells in row for cell in cells]
    return {n: _joined(rows[n], row) for n, row in texts.items()}


def _spell_cells(cells: Sequence[_Cell]) -> str:
    return " ".join(" ".join(cell.text for cell in cells).split())


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether a column is one of the text, beside which a table stands."""
    pointed = sum(1 for text in texts if _POINTS.search(text))
    return pointed >= len(texts) / 2 and sum(map(len, texts)) >= _PROSE * len(texts)


def _joined(row: _Row, texts: Sequence[str]) -> Run:
    """The row as one run."""
    runs = [run for cell in row.cells for line in cell.lines for run in line]
    chars = [char for run in runs for char in run.chars]
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    return Run(chars, row.size, left, right, row.y, tuple(texts))


def _is_headed(rows: dict[int, list[str]], numbers: Sequence[int]) -> bool:
    """Whether one row of figures stands under one of as many words."""
    head, row = (rows[n] for n in numbers[:2])
    return len(head) == len(row) and sum(1 for text in row if _FIGURE.fullmatch(text)) > len(row) / 2


def _strips(rows: Sequence[_Row]) -> Strips:
    """The strips of white between the columns, from left to right."""
    edges = [(cell.left, 1) for row in rows for cell in row.cells]
    edges += [(cell.right, -1) for row in rows for cell in row.cells]
    strips: list[tuple[float, float]] = []
    covered, start = 0, None
    for x, step in sorted(edges):
        before, covered = covered, covered + step
        free = covered <= _TOUCHING * len(rows)
        if free and before > covered:
            start = x if start is None else start
        elif not free and start is not None:
            if x - start > _STRIP * rows[0].size:
                strips.append((start, x))
            start = None
    return strips


def _by_column(row: _Row, strips: Strips) -> list[list[_Cell]]:
    """The cells of a row by column; a cell is cut where a word and a figure of two columns touch."""
    columns: list[list[_Cell]] = [[] for _ in range(len(strips) + 1)]
    for cell in row.cells:
        if len(cell.lines) > 1:
            columns[_column(cell, strips)].append(cell)
            continue
        pieces = [piece for run in cell.lines[0] for piece in _cut(run, strips)]
        for column, some in groupby(pieces, key=lambda run: _column(run, strips)):
            columns[column].append(_Cell([list(some)]))
    return columns


def _column(piece: _Cell | Run, strips: Strips) -> int:
    """The number of the column that a cell or run begins in."""
    return bisect_left(strips, piece.left, key=lambda strip: (strip[0] + strip[1]) / 2)


def _cut(run: Run, strips: Strips) -> Iterator[Run]:
    """The pieces of a run, which ends where a word and a figure meet in the white between two columns."""
    chars, reach = run.chars, 0.5 * run.size
    begin, at = 0, 1
    for low, high in strips[bisect_left(strips, run.left, key=lambda strip: strip[1]) :]:
        if low > run.right:
            break
        while at < len(chars) and chars[at].left <= low - reach:
            at += 1
        n = at
        while n < len(chars) and chars[n].left < high + reach:
            if _is_digit(chars[n - 1]) != _is_digit(chars[n]):
                yield _piece(run, begin, n)
                begin, at = n, n + 1
                break
            n += 1
    yield _piece(run, begin, len(chars)) if begin else run


def _is_digit(char: Char) -> bool:
    return char.text in "0123456789.,%"


def _piece(run: Run, begin: int, end: int) -> Run:
    chars = run.chars[begin:end]
    return Run(chars, run.size, chars[0].left, max(char.right for char in chars), run.y)


def _join_wrapped(rows: Sequence[_Row], columns: dict[int, list[list[_Cell]]], strips: Strips) -> None:
    """Put a line that continues a cell into its row: it is under a full line, nearer to it than to the next row."""
    filled = [[row[m][-1].right for row in columns.values() if row[m]] for m in range(len(strips) + 1)]
    for n, row in columns.items():
        if n + 1 in columns or n + 2 not in columns:
            continue
        line, piece = rows[n + 1], rows[n + 1].cells[0]
        column = _column(piece, strips)
        inside = column == len(strips) or piece.right < strips[column][1]
        full = row[column] and max(filled[column]) - row[column][-1].right < _REACHES * line.size
        if inside and full and 1.15 * (line.y - rows[n].y) < rows[n + 2].y - line.y:
            row[column][-1].lines += piece.lines
            rows[n].lines += line.lines


def _without_serial(rows: dict[int, list[str]]) -> dict[int, list[str]]:
    """The rows without the cells of a first column that only counts them."""
    first = [row[0] for row in rows.values()]
    serials = [int(match[1]) for text in first if (match := _SERIAL.fullmatch(text))]
    headed = any(_SERIAL_HEAD.fullmatch(text) for text in first[:2])
    counts = len(serials) > 1 and all(b - a == 1 for a, b in pairwise(serials)) and serials[-1] < _YEARS
    if headed or (counts and (serials[0] == 1 or len(serials) > 3)):
        for row in rows.values():
            if _SERIAL.fullmatch(row[0]) or _SERIAL_HEAD.fullmatch(row[0]):
                row[0] = ""
    return rows if any(row[0] for row in rows.values()) else {n: row[1:] for n, row in rows.items()}
