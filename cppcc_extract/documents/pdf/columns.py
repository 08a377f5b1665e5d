"""From the runs of a page to its columns in reading order, by the white gutters between them.

A gutter is a vertical strip of white with lines of text on both sides. The tallest one of a page divides it into what
is above it, the left side, the right side, and what is below it; each part is then read in the same way. So a
headline across all columns comes before them and a box at the foot after, and of two articles, one above the other,
the upper is read to its end first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cppcc_extract.documents.pdf.runs import LARGE, Run

_GUTTER = 0.7  # em of white between two columns at least
_TOLERANCE = 0.15  # em by which a character may reach into it
_CELL = 8  # characters of a cell of a table at most, on average; lines of prose are longer
_SHORT = 6  # characters of a line in the narrowest columns
_EDGES = 24  # left edges of lines that are tried as edges of columns, the most frequent first
_INDENT = 2.6  # em that a first line stands in at most
_LEADING = 1.3  # times the way between the next lines: white that parts a line from those below it
_BELOW = 24  # runs after a line among which the next lines of its column are looked for
_FREE = 6  # lines between a headline and the columns below it
_VISITS = 10_000_000  # runs looked at on one page: some seconds; what is left is then read across


@dataclass(slots=True)
class Region:
    """Runs that are read from top to bottom, and the edges of the column that they stand in.

    `across` says that it was not searched for columns, since the page has too many pieces.
    """

    runs: list[Run]
    low: float
    high: float
    across: bool = False


class _Split(NamedTuple):
    above: list[Run]
    left: list[Run]
    right: list[Run]
    below: list[Run]
    edge: float
    height: float


def find_columns(runs: Sequence[Run], body: float) -> list[Region]:
    """The regions of a page in reading order; runs come from top to bottom."""
    if not runs:
        return []
    visits = _VISITS
    open_regions = [Region(list(runs), min(run.left for run in runs), max(run.right for run in runs))]
    regions: list[Region] = []
    while open_regions:
        region = open_regions.pop()
        split = None
        if len(region.runs) > 3:
            region.across = visits <= 0
            if not region.across:
                split = _best_split(region.runs, body)
                visits -= _EDGES * len(region.runs)
        if split is None:
            regions.append(region)
            continue
        parts = (
            Region(split.above, region.low, region.high),
            Region(split.left, region.low, max(run.right for run in split.left)),
            Region(split.right, split.edge, region.high),
            Region(split.below, region.low, region.high),
        )
        open_regions += [part for part in reversed(parts) if part.runs]
    return regions


def _best_split(runs: list[Run], body: float) -> _Split | None:
    standing = set(_headlines(runs, body))
    best: _Split | None = None
    for edge in _edges(runs, body):
        inner, outer = edge - _TOLERANCE * body, edge - (_GUTTER - _TOLERANCE) * body
        blocks = sorted({n for n, run in enumerate(runs) if run.left < inner and run.right > outer} | standing)
        for first, last in pairwise([-1, *blocks, len(runs)]):
            if last - first < 3 or (best and runs[last - 1].bottom - runs[first + 1].top <= best.height):
                continue
            split = _split(runs, first, last, edge, body)
            if split and (best is None or split.height > best.height + body):
                best = split
    return best


def _edges(runs: list[Run], body: float) -> list[float]:
    """Left edges that several runs share, those of most runs first; but not the leftmost of all."""
    clusters: list[list[float]] = []
    for left in sorted(run.left for run in runs):
        if clusters and left - clusters[-1][0] <= 0.5 * body:
            clusters[-1].append(left)
        else:
            clusters.append([left])
    frequent = sorted(clusters[1:], key=lambda cluster: (-len(cluster), cluster[0]))
    return [cluster[0] for cluster in frequent[:_EDGES]]


def _headlines(runs: list[Run], body: float) -> list[int]:
    """Runs in large type with only large type beside them: they separate what is above from what is below."""
    found: list[int] = []
    row: list[int] = []
    bottom = float("-inf")
    for n, run in enumerate(runs):
        if row and run.top >= bottom:
            found += row if all(runs[m].size > LARGE * body for m in row) else []
            row, bottom = [], float("-inf")
        row.append(n)
        bottom = max(bottom, run.bottom - 0.1 * run.size)
    return found + (row if all(runs[m].size > LARGE * body for m in row) else [])


def _split(runs: list[Run], first: int, last: int, edge: float, body: float) -> _Split | None:
    """The split at an edge between two runs that block it (-1 and the number of runs if none does)."""
    top = runs[first].bottom if first >= 0 else float("-inf")
    bottom = runs[last].top if last < len(runs) else float("inf")
    low, high = first + 1, last
    while low < high and runs[low].middle < top:
        low += 1
    while low < high and runs[high - 1].middle > bottom:
        high -= 1
    inner = edge - _TOLERANCE * body
    margin = min((run.left for run in runs[low:high] if run.left < inner), default=edge)
    free = 0
    while (
        free < _FREE and low < high and _stands_free(runs, low, high, margin if runs[low].left < inner else edge, body)
    ):
        low, free = low + 1, free + 1
    left = [run for run in runs[low:high] if run.left < inner]
    right = [run for run in runs[low:high] if run.left >= inner]
    if not left or not right or not _are_columns(left, right, body):
        return None
    shared = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    if shared < 0.9 * body:
        return None
    return _Split(runs[:low], left, right, runs[high:], edge, runs[high - 1].bottom - runs[low].top)


def _stands_free(runs: list[Run], at: int, end: int, margin: float, body: float) -> bool:
    """Whether a run is alone in its row, and not flush with its column or set apart from it: a byline."""
    run = runs[at]
    alone = at + 1 >= end or runs[at + 1].top >= run.bottom
    return alone and (run.left - margin > _INDENT * body or _is_set_apart(runs, at, end))


def _is_set_apart(runs: list[Run], at: int, end: int) -> bool:
    """Whether there is more white under a run than between the lines of the column below it."""
    run = runs[at]
    ways: list[float] = []
    last = run
    for other in runs[at + 1 : min(end, at + 1 + _BELOW)]:
        if other.left < run.right and other.right > run.left and other.top >= last.bottom:
            ways.append(other.y - last.y)
            last = other
            if len(ways) == 2:
                return ways[0] > _LEADING * ways[1]
    return False


def _are_columns(left: list[Run], right: list[Run], body: float) -> bool:
    """Whether two sides are columns of prose, and not cells of a table or parts of lines."""
    rows = sorted((_rows(left, body), _rows(right, body)), key=len)
    fewer, more = rows
    if len(fewer) == 1:
        return len(more) > 3 and _is_prose(max(left, right, key=len), body)
    heights = {round(y / (0.4 * body)) for y in more}
    aligned = sum(1 for y in fewer if heights & {round(y / (0.4 * body)) + step for step in (-1, 0, 1)})
    return aligned < 0.8 * len(fewer) or _is_prose(left, body) or min(_mean(left), _mean(right)) >= _CELL


def _is_prose(runs: list[Run], body: float) -> bool:
    """Whether most of the lines are not words or figures of a table, and share one left and one right edge."""
    start, end = min(run.left for run in runs), max(run.right for run in runs)
    full = sum(1 for run in runs if run.left - start < _INDENT * body and end - run.right < 0.5 * body)
    usual = sorted(len(run.chars) for run in runs)[len(runs) // 2]
    return len(runs) > 2 and usual >= _SHORT and full >= len(runs) / 2


def _mean(runs: list[Run]) -> float:
    return sum(len(run.chars) for run in runs) / len(runs)


def _rows(runs: list[Run], body: float) -> list[float]:
    """The baselines of the rows of some runs."""
    rows: list[float] = []
    for y in sorted(run.y for run in runs):
        if not rows or y - rows[-1] > 0.4 * body:
            rows.append(y)
    return rows
