"""The rows of a table as lines ``| 界别 | 24 | 件 |``, the same for every format.

Each row of a table has the same number of cells. An empty cell is kept, so that those after it keep their heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

# A cell with more characters is text; a table of such cells is layout.
CELL = 80
_WIDEST = 60  # columns of a table; a page may declare any number
_COUNTER_HEAD = re.compile(r"序\s*号?|编\s*号|[Nn][Oo]\.?|№|#")
_COUNTER = re.compile(r"[（(]?第?(\d{1,4}|[一二三四五六七八九十]{1,3})[)）.．、号项]?")
_FIGURE = re.compile(
    r"[约近超共逾]?(?!(?:19|20)\d\d$)\d[\d,，.]*\s?(?![年月日届次])[%％‰十百千万亿余多]*[\u4e00-\u9fff]{0,3}"
)


class Cell(NamedTuple):
    """The lines of a cell, and how many columns and rows it covers; `continues` the cell above it, as in Word."""

    lines: Sequence[str]
    columns: int = 1
    rows: int = 1
    continues: bool = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())


def bar_row(cells: Sequence[str]) -> str:
    """A row as a line."""
    return f"| {' | '.join(cell.replace('|', '｜') for cell in cells)} |"


def read_rows(rows: Sequence[Sequence[Cell]]) -> dict[int, list[str]]:
    """The cells of each real row, by its number; empty for a table that is only layout.

    A merged cell is repeated in each place that it covers, unless it is a figure. A cell that covers the whole width is
    a row between others, and a title or a note at the edge of the table. A column that counts the rows is left out.
    """
    grid = _lay_out(rows)
    short = [n for n, row in enumerate(rows) if any(grid[n]) and all(len(cell.text) <= CELL for cell in row)]
    full = [n for n in short if sum(1 for cell in rows[n] if cell.text) > 1 or len({*grid[n]} - {""}) > 1]
    if len(full) < 2:
        return {}
    width = max(len(grid[n]) for n in full)
    inner = [n for n in short if full[0] <= n <= full[-1]]
    entries = [_entry(grid[n], width) for n in inner]
    return dict(zip(inner, without_counter(entries), strict=True))


def _entry(texts: Sequence[str], width: int) -> list[str]:
    """The cells of a row padded to the width; a cell that covers all of it has its text only in the first place."""
    whole = len(texts) == width and len({*texts}) == 1
    return [*(texts[:1] if whole else texts), *[""] * width][:width]


def _lay_out(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The text in each place of each row."""
    grid: list[list[str]] = []
    spans: dict[int, tuple[str, int]] = {}  # by column: what continues below, and for how many rows
    for row in rows:
        texts = {column: text for column, (text, _) in spans.items()}
        spans = {column: (text, left - 1) for column, (text, left) in spans.items() if left > 1}
        at = 0
        for cell in row:
            while at in texts:
                at += 1
            above = grid[-1][at] if cell.continues and grid and at < len(grid[-1]) else ""
            text = repeated(above) if cell.continues else cell.text
            for place in range(max(1, cell.columns)):
                if at >= _WIDEST or at in texts:
                    break
                texts[at] = repeated(text) if place else text
                if cell.rows > 1:
                    spans[at] = (repeated(text), cell.rows - 1)
                at += 1
        grid.append([texts.get(column, "") for column in range(max(texts, default=-1) + 1)])
    return grid


def repeated(text: str) -> str:
    """The content of a merged cell in all places but its first: a figure is given only once."""
    return "" if _FIGURE.fullmatch(text) else text


def without_counter(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, all of one length, without a first column that counts them: it is headed 序号, or holds 1, 2, 3, …

    A word in that column (合计) takes the place of the empty cell after it.
    """
    if not rows or len(rows[0]) < 3:
        return list(rows)
    filled = [row[0] for row in rows if row[0]]
    headed = any(_COUNTER_HEAD.fullmatch(text) for text in filled[:1])
    numbers = [int(match[1]) for text in filled if (match := _COUNTER.fullmatch(text)) and match[1].isdecimal()]
    counts = len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] and len(filled) - len(numbers) < 2
    if not headed and not (counts and _COUNTER.fullmatch(filled[0])):
        return list(rows)
    cut = [_without_first(row) for row in rows]
    return [row for row in cut if row is not None] if None not in cut else list(rows)


def _without_first(row: list[str]) -> list[str] | None:
    """The row without its first cell, a word in it kept; None if there is no place for it."""
    first, second = row[:2]
    if not first or first == second or _COUNTER.fullmatch(first) or _COUNTER_HEAD.fullmatch(first):
        return row[1:]
    if not second:
        return [first, *row[2:]]
    return None if row[-1] else row[:-1]
