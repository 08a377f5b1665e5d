"""All pairs of brackets and quotation marks of a document, found once.

Pairs nest, to a depth that no honest text has. A pair never crosses a line break, and a mark without its partner does
not affect other pairs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import NamedTuple

QUOTES = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】"}
PAIRS = {**QUOTES, "（": "）", "(": ")", "〔": "〕"}
_OPENER = {closer: opener for opener, closer in PAIRS.items()}
_MARK = re.compile(rf"[{re.escape(''.join(PAIRS) + ''.join(_OPENER))}\n]")
_DEPTH = 6  # how many open marks a closing one is compared with
_LEVELS = 32  # of pairs within pairs; deeper ones hold no words, and each place would walk through all around it
# What follows a quotation that was closed too early: “泉”程商量”
_REST = re.compile(rf"[^，。；：、！？\s{re.escape(''.join(PAIRS) + ''.join(_OPENER))}]{{1,8}}")


class Pair(NamedTuple):
    """A pair of marks, both included in the range; `mark` opens it, `parent` is the index of the pair around it."""

    start: int
    end: int
    mark: str
    parent: int | None


class Brackets:
    """The pairs of one text, in order of their start."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: Sequence[Pair] = _nested(_closed(text))
        self._starts = [pair.start for pair in self.pairs]

    def around(self, position: int, marks: Container[str] = ()) -> int | None:
        """The index of the innermost pair that holds a position, of these opening marks if any are given."""
        at = bisect_right(self._starts, position) - 1
        index = at if at >= 0 else None
        while index is not None:
            pair = self.pairs[index]
            if position < pair.end and (not marks or pair.mark in marks):
                return index
            index = pair.parent
        return None

    def are_in(self, start: int, end: int) -> bool:
        """Whether a pair opens in a range of the text or contains its start."""
        at = bisect_right(self._starts, start)
        return (at < len(self._starts) and self._starts[at] < end) or self.around(start) is not None


def _closed(text: str) -> list[tuple[int, int, str]]:
    """The ranges of all pairs, inner ones before the pair around them."""
    opened: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            opened.clear()
        elif mark in PAIRS:
            opened.append((at, mark))
        else:
            for depth in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEPTH), -1):
                if opened[depth][1] == _OPENER[mark]:
                    found.append((opened[depth][0], at + 1, _OPENER[mark]))
                    del opened[depth:]
                    break
            else:
                _extend(text, found, _OPENER[mark], at)
    return found


def _extend(text: str, found: list[tuple[int, int, str]], mark: str, at: int) -> None:
    """Extend the last pair to a single closing mark of its kind, if only a short word is between."""
    if found and found[-1][2] == mark and mark in QUOTES and _REST.fullmatch(text, found[-1][1], at):
        found[-1] = (found[-1][0], at + 1, mark)


def _nested(ranges: list[tuple[int, int, str]]) -> list[Pair]:
    ranges.sort(key=lambda each: (each[0], -each[1]))
    pairs: list[Pair] = []
    parents: list[int] = []
    for start, end, mark in ranges:
        while parents and pairs[parents[-1]].end <= start:
            parents.pop()
        if len(parents) == _LEVELS:
            continue
        pairs.append(Pair(start, end, mark, parents[-1] if parents else None))
        parents.append(len(pairs) - 1)
    return pairs
