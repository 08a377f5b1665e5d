"""The rows of a page's tables as one line each; a table that contains tables is layout."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from cppcc_extract.documents.html.page import Page, PageLine
from cppcc_extract.documents.table_rows import Cell, read_rows


def span_of(cell: Any) -> tuple[int, int]:
    """How many columns and rows a cell of a table covers."""
    columns, rows = (cell.get(name) or "" for name in ("colspan", "rowspan"))
    return _count(columns), _count(rows)


def _count(said: str) -> int:
    return max(1, int(said)) if said.isascii() and said.isdecimal() and len(said) < 5 else 1


def join_rows(page: Page) -> None:
    """Make the lines of each row one, an empty line around the rows."""
    held: dict[int, list[PageLine]] = defaultdict(list)
    for line in page.lines:
        held[line.cell].append(line)
    joined: dict[int, tuple[str, ...]] = {}
    for rows in _tables(page):
        lines = [line for row in rows for cell in row for line in held[cell]]
        if len({line.hidden for line in lines}) != 1:
            continue
        cells = [[Cell([line.text for line in held[cell]], *page.spans[cell]) for cell in row] for row in rows]
        for n, texts in read_rows(cells).items():
            first = next(line for cell in rows[n] for line in held[cell])
            joined[first.row] = tuple(texts)
    page.lines = _with_rows(page.lines, joined)


def _tables(page: Page) -> list[list[list[int]]]:
    """The cells of each row of each table, as blocks; only for tables that contain no others."""
    table_of, layout = [-1] * len(page.tags), {-1}
    tables: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for block, tag in enumerate(page.tags):
        around = page.parents[block]
        outer = table_of[around] if around >= 0 else -1
        if tag == "table":
            layout.add(outer)
        table_of[block] = block if tag == "table" else outer
        if tag == "tr":
            tables[outer][block] = []
        elif block in page.spans and around in tables[outer]:
            tables[outer][around].append(block)
    return [list(rows.values()) for table, rows in tables.items() if table not in layout]


def _with_rows(lines: list[PageLine], joined: dict[int, tuple[str, ...]]) -> list[PageLine]:
    kept: list[PageLine] = []
    for line in lines:
        last = kept[-1] if kept else None
        if line.row not in joined:
            line.gap = line.gap or (last is not None and bool(last.cells))
            kept.append(line)
        elif last is not None and last.cells and last.row == line.row:
            last.parts += (line.text,)
            last.letters, last.linked = last.letters + line.letters, last.linked + line.linked
        else:
            line.gap = line.gap or last is None or not last.cells
            line.parts, line.cells = (line.text,), joined[line.row]
            line.text = " ".join(filter(None, line.cells))
            kept.append(line)
    return kept
