"""From the runs of a line to its text: spaces where the page leaves room for one, figures above and below the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cppcc_extract.documents.pdf.runs import Char, Run, is_wide

WIDE = 2.0  # em: a gap between the cells of a table, written as two spaces
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _SUPERSCRIPT)
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MARK = re.compile(r"[\[［〔【(（]\s?注?\s?\d{1,3}\s?[\]］〕】)）]|注?[①-⑳㉑-㉟❶-❿]+|注\s?\d{0,3}|[*＊※†‡]+")
_NUMBER = re.compile(r"\d{1,3}(?:[,，\-–]\d{1,3})*")
_MEASURES = "米里"  # with a figure above the line, a measure of area or room


def spell(runs: Sequence[Run]) -> str:
    """The text of the runs of one line, given from left to right.

    A space is written where the page has one or leaves room for one, not where a heading is spaced out or Chinese
    stands beside digits. Small figures above or below the line become those of Unicode (m²), so that they do not run
    into the number before them.
    """
    size = max(run.size for run in runs)
    line = max(runs, key=lambda run: (len(run.chars), run.size))
    placed = sorted(((char, run) for run in runs for char in run.chars), key=lambda pair: pair[0].left)
    usual = [_usual_gap(placed, wide) for wide in range(3)]
    pieces: list[str] = []
    last: Char | None = None
    marks: dict[int, bool] = {}
    for char, run in placed:
        raised = _is_raised(run, line)
        if raised and id(run) not in marks:
            marks[id(run)] = _is_mark("".join(char.text for char in run.chars), last)
        if marks[id(run)] if raised else char.text in _SUPERSCRIPT and _is_mark(_plain(char.text), last):
            last = last and last._replace(right=max(last.right, char.right))
            continue
        if last is not None and not (last.text.isspace() or char.text.isspace()):
            loose = usual[is_wide(last.text) + is_wide(char.text)]
            gap = (char.left - last.right - (loose or usual[2] or 0.0)) / size
            if gap > _room(last.text, char.text, sure=loose is not None):
                pieces.append("  " if gap > WIDE else " ")
        pieces.append(_shifted(char.text, run, line))
        last = char
    return "".join(pieces)


def _is_raised(run: Run, line: Run) -> bool:
    return run.size <= 0.8 * line.size and line.y - run.y > 0.2 * line.size


def _plain(superscript: str) -> str:
    return str(_SUPERSCRIPT.index(superscript))


def _is_mark(text: str, before: Char | None) -> bool:
    """Whether raised type is the mark of a note: in brackets, circled, an asterisk, or a bare number after Chinese."""
    if _MARK.fullmatch(text):
        return True
    measure = before is not None and before.text in _MEASURES and text in ("2", "3")
    return before is not None and is_wide(before.text) and not measure and _NUMBER.fullmatch(text) is not None


def _usual_gap(placed: Sequence[tuple[Char, Run]], wide: int) -> float | None:
    """The usual gap between neighbouring Chinese characters in the runs; None if there are few."""
    gaps = sorted(
        max(0.0, b.left - a.right)
        for (a, ours), (b, theirs) in pairwise(placed)
        if ours is theirs and is_wide(a.text) + is_wide(b.text) == wide
    )
    return gaps[len(gaps) // 2] if len(gaps) > 2 else None


def _room(a: str, b: str, *, sure: bool) -> float:
    """The gap between two characters that is a space, in em; the type is loose beside points, and where digits begin.

    If the usual gap of the line is not known, numbers are kept whole.
    """
    if is_wide(a) != is_wide(b) or not (sure or is_wide(a)):
        return 0.45
    return 0.15 if a.isalnum() == b.isalnum() else 0.6


def _shifted(char: str, run: Run, line: Run) -> str:
    if run.size > 0.8 * line.size:
        return char
    if _is_raised(run, line):
        return char.translate(_RAISED)
    return char.translate(_LOWERED) if line.y - run.y < -0.08 * line.size else char
