"""The wholes of figures of a table: totals that arithmetic proves, and rows and columns headed 其中."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cppcc_extract.extractors.metrics.tables import Figure

_NEAR = 1e-6


def find_wholes(figures: Sequence[Figure]) -> list[int | None]:
    """For each figure of a table the index of its whole, None if none is proved."""
    wholes: list[int | None] = [None] * len(figures)
    for of_line, heading in ((_by_column, _row_role), (_by_row, _column_role)):
        for line in _lines(figures, of_line):
            _settle_totals(figures, line, heading, wholes)
            _settle_among(figures, line, heading, wholes)
    return wholes


def _by_column(figure: Figure) -> int:
    return figure.entry.column


def _by_row(figure: Figure) -> int:
    return figure.entry.row


def _row_role(figure: Figure) -> tuple[bool, bool]:
    return figure.row is not None and figure.row.role == "total", figure.row is not None and figure.row.among


def _column_role(figure: Figure) -> tuple[bool, bool]:
    column = figure.column
    return column is not None and column.role == "total", column is not None and column.among


def _lines(figures: Sequence[Figure], key: Callable[[Figure], int]) -> list[list[int]]:
    """The figures of one column or row, in order, in one unit and not shares."""
    lines: dict[tuple[int, str], list[int]] = {}
    for n, figure in enumerate(figures):
        if figure.unit.kind != "ratio":
            lines.setdefault((key(figure), figure.unit.name), []).append(n)
    return list(lines.values())


def _settle_totals(
    figures: Sequence[Figure],
    line: Sequence[int],
    role: Callable[[Figure], tuple[bool, bool]],
    wholes: list[int | None],
) -> None:
    """The parts of each total: the figures between it and another, before or after it, that add up to it."""
    totals = [i for i, n in enumerate(line) if role(figures[n])[0]]
    for at, i in enumerate(totals):
        before = line[totals[at - 1] + 1 if at else 0 : i]
        behind = line[i + 1 : totals[at + 1] if at + 1 < len(totals) else len(line)]
        for parts in (before, behind):
            parts = [n for n in parts if not role(figures[n])[1]]
            if len(parts) > 1 and abs(sum(figures[n].value for n in parts) - figures[line[i]].value) < _NEAR:
                for n in parts:
                    wholes[n] = line[i] if wholes[n] is None else wholes[n]
                break
    grand = line[totals[-1]] if len(totals) > 2 else None
    if grand is not None and abs(sum(figures[line[i]].value for i in totals[:-1]) - figures[grand].value) < _NEAR:
        for i in totals[:-1]:
            wholes[line[i]] = grand


def _settle_among(
    figures: Sequence[Figure],
    line: Sequence[int],
    role: Callable[[Figure], tuple[bool, bool]],
    wholes: list[int | None],
) -> None:
    """A figure headed 其中 is part of the one before it that is not, and so are similar ones after it."""
    whole: int | None = None
    ending = ""
    for n in line:
        figure = figures[n]
        label = figure.label
        if role(figure)[1]:
            ending = label[-2:]
        elif not ending or not label.endswith(ending) or whole is None or figure.value > figures[whole].value:
            whole, ending = n, ""
            continue
        if whole is not None and figure.value <= figures[whole].value:
            wholes[n] = whole
