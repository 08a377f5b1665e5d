"""The rows of a table as lines that read like clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ENDS = "。；！？：…，、;"
# A cell with more is text; a table of such cells is the layout of the page.
CELL = 80


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


def join_rows(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """The paragraphs of a table given by row, cell and line: the rows together, or what is no row line by line."""
    paragraphs: list[str] = []
    open_rows: list[str] = []
    many = [[cell[0] for cell in row if cell] if all(len(cell) <= 1 for cell in row) else [] for row in rows]
    several = sum(map(is_row, many)) > 1
    for row, cells in zip(rows, many, strict=True):
        if several and is_row(cells):
            open_rows.append(join_cells(cells))
        else:
            paragraphs += ["\n".join(open_rows)] if open_rows else []
            open_rows = []
            paragraphs += [line for cell in row for line in cell]
    return paragraphs + (["\n".join(open_rows)] if open_rows else [])
