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
_INITIAL = 1.7  # times the type of the page: an initial beside two lines or more
WIDE = 2.0  # em: a gap between the cells of a table, written as two spaces
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


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
    """Characters in order, and the box around them; `size` is that of the first."""

    chars: list[Char]
    size: float
    left: float
    right: float
    y: float

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
    """The runs of a page from top to bottom; a character printed twice to look bold is taken once."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.y, char.left)):
        if rows and char.y - rows[-1][0].y <= 0.3 * min(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    runs = [run for row in rows for run in _row_runs(sorted(row, key=lambda char: char.left), body)]
    return sorted(runs, key=lambda run: (run.middle, run.left))


def _row_runs(row: list[Char], body: float) -> list[Run]:
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
            right = max(run.right, spaces[-1].right) if spaces else run.right
            small, large = sorted((run.size, char.size))
            reach = _REACH_LARGE if small > LARGE * body else _REACH
            if char.left - right <= reach * large and small >= 0.8 * large:
                run.chars += [*spaces, char]
                run.right = max(run.right, char.right)
                spaces = []
                continue
        runs.append(Run([char], char.size, char.left, char.right, char.y))
        spaces = []
    return runs


def find_stacks(runs: Sequence[Run], body: float) -> tuple[list[list[Run]], list[Run]]:
    """Headlines that are set downwards, each as its characters from the top; and the other runs."""
    single = [run for run in runs if len(run.chars) == 1 and run.size > LARGE * body and is_wide(run.chars[0].text)]
    single.sort(key=lambda run: (round((run.left + run.right) / run.size), run.y))
    stacks: list[list[Run]] = []
    for run in single:
        last = stacks[-1][-1] if stacks else None
        if last and abs(run.left - last.left) < 0.2 * run.size and 0.8 < (run.y - last.y) / run.size < 1.8:
            stacks[-1].append(run)
        else:
            stacks.append([run])
    stacks = [stack for stack in stacks if len(stack) > 2]
    taken = {id(run) for stack in stacks for run in stack}
    return stacks, [run for run in runs if id(run) not in taken]


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


def is_wide(char: str) -> bool:
    """Whether the character is of Chinese print, which puts no space between words."""
    return char >= "\u2e80" or char in "“”‘’…—·●○◆■□▲△▼▍"


def spell(runs: Sequence[Run]) -> str:
    """The text of the runs of one line, given from left to right.

    A space is written where the page has one or leaves the room of one, not where a heading is spaced out or Chinese
    stands beside digits. Small figures above or below the line become those of Unicode (m²), so that they do not run
    into the number before them.
    """
    size = max(run.size for run in runs)
    line = max(runs, key=lambda run: (len(run.chars), run.size))
    placed = sorted(((char, run) for run in runs for char in run.chars), key=lambda pair: pair[0].left)
    chars = [char for char, _ in placed]
    usual = {wide: _usual_gap(chars, wide=wide) for wide in (False, True)}
    pieces: list[str] = []
    last: Char | None = None
    for char, run in placed:
        if last is not None and not (last.text.isspace() or char.text.isspace()):
            loose = usual[is_wide(last.text) or is_wide(char.text)]
            gap = (char.left - last.right - (loose or usual[True] or 0.0)) / size
            if gap > _room(last.text, char.text, sure=loose is not None):
                pieces.append("  " if gap > WIDE else " ")
        pieces.append(_shifted(char.text, run, line))
        last = char
    return "".join(pieces)


def _usual_gap(chars: Sequence[Char], *, wide: bool) -> float | None:
    """The gap between most characters of a line, of those between letters or of the others; None where they are few."""
    gaps = sorted(
        max(0.0, b.left - a.right) for a, b in pairwise(chars) if (is_wide(a.text) or is_wide(b.text)) is wide
    )
    return gaps[len(gaps) // 2] if len(gaps) > 2 else None


def _room(a: str, b: str, *, sure: bool) -> float:
    """The gap between two characters that is a space, in em; the type is loose beside points, and where digits begin.

    Where the usual gap of the line is not known, a number is rather kept whole.
    """
    if is_wide(a) != is_wide(b) or not (sure or is_wide(a)):
        return 0.45
    return 0.15 if a.isalnum() == b.isalnum() else 0.6


def _shifted(char: str, run: Run, line: Run) -> str:
    if run.size > 0.8 * line.size or not char.isdigit():
        return char
    rise = (line.y - run.y) / line.size
    if rise > 0.2:
        return char.translate(_RAISED)
    return char.translate(_LOWERED) if rise < -0.08 else char
