"""From the characters of a page to runs: characters that follow each other on one baseline without a wide gap.

Plain geometry: `x` grows to the right, `y` downwards, one unit of length for all; a character stands on the baseline
`y`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

LARGE = 1.25  # times the type of the page: a headline
_REACH = 0.6  # em between two characters of one run; what stands further apart may be of two columns
_REACH_LARGE = 2.5  # of a headline, which is spaced widely and never beside a column of its own size
_REACH_DOWN = 0.1  # of text that is set downwards, whose columns may stand close
_ALIGNED = 0.2  # em by which characters of one column may stand aside
_STEP = (0.5, 1.8)  # em from a character down to the next
_NEARER = 0.95  # of the way to the character beside: one below is nearer
_INITIAL = 1.7  # times the type of the page: an initial beside two lines or more


class Char(NamedTuple):
    """A character of the text layer: its advance from `left` to `right` on the baseline `y`, and its size (one em)."""

    text: str
    left: float
    right: float
    y: float
    size: float
    font: str = ""


@dataclass(slots=True)
class Run:
    """Characters in order, and the box around them; `size` is that of the first.

    Of the row of a table, which is one run, `cells` are the texts of its cells.
    """

    chars: list[Char]
    size: float
    left: float
    right: float
    y: float
    cells: tuple[str, ...] = ()

    @property
    def top(self) -> float:
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.2 * self.size

    @property
    def middle(self) -> float:
        return self.y - 0.3 * self.size


def body_size(chars: Iterable[Char]) -> float:
    """The size in which most of the characters are set."""
    sizes = Counter(round(char.size * 2) / 2 or char.size for char in chars if not char.text.isspace())
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 1.0


def find_runs(chars: Iterable[Char], body: float) -> list[Run]:
    """The runs of a page from top to bottom; a character printed twice to look bold counts once."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.y, char.left)):
        if rows and char.y - rows[-1][0].y <= 0.3 * min(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    rows = [sorted(row, key=lambda char: char.left) for row in rows]
    reach = _REACH_DOWN if _is_set_downwards(rows, body) else _REACH
    runs = [run for row in rows for run in _row_runs(row, body, reach)]
    return sorted(runs, key=lambda run: (run.middle, run.left))


def _is_set_downwards(rows: Sequence[Sequence[Char]], body: float) -> bool:
    """Whether most Chinese characters are nearer to the one above them than to those beside them."""
    above: dict[int, Char] = {}
    down = across = 0
    for row in rows:
        wide = [char for char in row if is_wide(char.text)]
        ways = [float("inf"), *(_centre(right) - _centre(left) for left, right in pairwise(wide)), float("inf")]
        for n, char in enumerate(wide):
            beside = min(ways[n : n + 2])
            place = round(_centre(char) / body)
            over = (above.get(p) for p in (place, place - 1, place + 1))
            steps = [char.y - other.y for other in over if other is not None and _is_under(char, other)]
            if steps and min(steps) < _NEARER * beside:
                down += 1
            elif beside < _STEP[1] * char.size:
                across += 1
        above.update((round(_centre(char) / body), char) for char in wide)
    return down > across


def _is_under(char: Char, other: Char) -> bool:
    aside = abs(_centre(char) - _centre(other))
    return aside < _ALIGNED * char.size and _STEP[0] < (char.y - other.y) / char.size < _STEP[1]


def _centre(char: Char) -> float:
    return (char.left + char.right) / 2


def _row_runs(row: list[Char], body: float, usual: float) -> list[Run]:
    runs: list[Run] = []
    spaces: list[Char] = []
    for char in row:
        if char.text.isspace():
            spaces.append(char)
            continue
        run = runs[-1] if runs else None
        if run is not None:
            last = run.chars[-1]
            if last.text == char.text and char.left - last.left < 0.15 * char.size:
                continue
            small, large = sorted((run.size, char.size))
            reach = _REACH_LARGE if small > LARGE * body else usual
            if _widest_gap(run.right, [*spaces, char]) <= reach * large and small >= 0.8 * large:
                run.chars += [*spaces, char]
                run.right = max(run.right, char.right)
                spaces = []
                continue
        runs.append(Run([char], char.size, char.left, char.right, char.y))
        spaces = []
    return runs


def _widest_gap(right: float, chars: Sequence[Char]) -> float:
    """The widest white before one of the characters; the spaces that begin the next column do not fill the gutter."""
    widest = float("-inf")
    for char in chars:
        widest = max(widest, char.left - right)
        right = max(right, char.right)
    return widest


def lower_initials(runs: Sequence[Run], body: float) -> list[Run]:
    """The runs with each initial as high as several lines made one of the type of the first line beside it."""
    lowered: list[Run] = []
    for n, run in enumerate(runs):
        if len(run.chars) == 1 and run.size > _INITIAL * body:
            beside = [r for r in (*runs[max(0, n - 8) : n], *runs[n + 1 : n + 8]) if _is_beside(r, run)]
            if len(beside) > 1:
                line = min(beside, key=lambda r: r.y)
                char = run.chars[0]._replace(right=line.left, y=line.y, size=line.size, font=line.chars[0].font)
                run = Run([char], line.size, run.left, line.left, line.y)
        lowered.append(run)
    return sorted(lowered, key=lambda run: (run.middle, run.left))


def _is_beside(run: Run, initial: Run) -> bool:
    near = 0 <= run.left - initial.right < initial.size
    return near and run.size < initial.size / _INITIAL and initial.top < run.middle < initial.bottom + run.size


def share_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that share most of their height, from left to right; the runs come from top to bottom."""
    lines: list[list[Run]] = []
    top = bottom = 0.0
    for run in runs:
        shared = min(run.bottom, bottom) - max(run.top, top)
        if lines and shared > 0.5 * min(run.size, bottom - top):
            lines[-1].append(run)
        else:
            lines.append([run])
        if len(lines[-1]) == 1 or run.size > bottom - top:
            top, bottom = run.top, run.bottom
    return [sorted(line, key=lambda run: run.left) for line in lines]


def is_wide(char: str) -> bool:
    """Whether the character is of Chinese print, which puts no space between words."""
    return char >= "\u2e80" or char in "“”‘’…—·●○◆■□▲△▼▍"
