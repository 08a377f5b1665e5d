"""The rows of a table as lines that read like clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count

_ENDS = "。；！？：…，、;"
# A cell with more is text; a table of such cells is the layout of the page.
CELL = 80
_COUNTER_HEAD = re.compile(r"序\s*号?|编\s*号|[Nn][Oo]\.?|№|#")
_COUNTER = re.compile(r"[（(]?第?(\d{1,4}|[一二三四五六七八九十]{1,3})[)）.．、号项]?")


def join_cells(cells: Iterable[str]) -> str:
    """The cells in order, a space between two and a semicolon behind the last, which is what the rules of a table say.

    So 立案提案 | 869 | 件 becomes ``立案提案 869 件；``. A row that ends with a point of its own, or that is a label
    with its value (来源：…), gets none.
    """
    line = " ".join(filter(None, (cell.strip() for cell in cells)))
    return line if not line or line[-1] in _ENDS or "：" in line else f"{line}；"


def is_row(cells: Sequence[str]) -> bool:
    """Whether these lines, each of a cell of its own, are entries of a table."""
    return len(cells) > 1 and all(len(cell) <= CELL for cell in cells)


def without_counter(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows of a table without the column that counts them: it is headed 序号, or its cells are 1, 2, 3, …

    A column of figures that has another heading stays, and so does a cell in it that is no number (合计).
    """
    head = rows[0][0] if rows else ""
    if _COUNTER_HEAD.fullmatch(head):
        return [row[1:] if n == 0 or _COUNTER.fullmatch(row[0]) else row for n, row in enumerate(rows)]
    # An empty heading is no cell, so that such a first row has one less.
    first = 0 if rows and _number(rows[0]) == 1 else 1 if len(rows) > 1 and len(rows[0]) < len(rows[1]) else len(rows)
    counted = {n for n, number in zip(range(first, len(rows)), count(1), strict=False) if _number(rows[n]) == number}
    whole = len(counted) > 1 and len(counted) >= len(rows) - first - 1
    return [row[1:] if whole and n in counted else row for n, row in enumerate(rows)]


def _number(row: Sequence[str]) -> int | None:
    """The number with which a row of two cells or more begins."""
    found = _COUNTER.fullmatch(row[0]) if len(row) > 1 else None
    return int(found[1]) if found and found[1].isdecimal() else None


def join_rows(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """The paragraphs of a table given by row, cell and line: the rows together, or what is no row line by line."""
    many = [[cell[0] for cell in row if cell] if all(len(cell) <= 1 for cell in row) else [] for row in rows]
    entries = [n for n, cells in enumerate(many) if is_row(cells)]
    texts = dict(zip(entries, without_counter([many[n] for n in entries]), strict=True)) if len(entries) > 1 else {}
    paragraphs: list[str] = []
    open_rows: list[str] = []
    for n, row in enumerate(rows):
        if n in texts:
            open_rows.append(join_cells(texts[n]))
        else:
            paragraphs += ["\n".join(open_rows)] if open_rows else []
            open_rows = []
            paragraphs += [line for cell in row for line in cell]
    return paragraphs + (["\n".join(open_rows)] if open_rows else [])
