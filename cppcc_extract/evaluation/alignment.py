"""Pairing predicted and gold records: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cppcc_extract.evaluation.likeness import committee

Fields = dict[str, Any]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of gold and predicted, and what is left of both."""

    pairs: list[tuple[Fields, Fields]]
    missed: list[Fields]
    spare: list[Fields]


def align(gold: Sequence[Fields], predicted: Sequence[Fields], fit: Callable[[Fields, Fields], float]) -> Alignment:
    """Pair greedily by decreasing `fit`; 0 never pairs.

    Among equal fits, required gold comes before optional, a pair with the same committee before others, and then the
    order of the documents decides.
    """
    candidates = [
        (-worth, bool(g.get("optional")), not _same_owner(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (worth := fit(g, p)) > 0
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Alignment(
        pairs=[(gold[i], predicted[j]) for i, j in partner.items()],
        missed=[g for i, g in enumerate(gold) if i not in partner],
        spare=[p for j, p in enumerate(predicted) if j not in taken],
    )


def _same_owner(gold: Fields, predicted: Fields) -> bool:
    return committee(gold.get("organisation")) == committee(predicted.get("organisation"))


def clause_range(text: str, gold: Fields) -> Range:
    """The place of the clause of a gold record (it occurs once in the text)."""
    start = text.index(gold["clause"])
    return start, start + len(gold["clause"])


def figure_range(text: str, gold: Fields) -> Range:
    """The place of the figure of a gold metric, inside its clause."""
    start = clause_range(text, gold)[0] + gold["clause"].index(gold["text"])
    return start, start + len(gold["text"])


def record_range(predicted: Fields) -> Range:
    """The span of a predicted record."""
    return predicted["span"]["start"], predicted["span"]["end"]


def length(place: Range) -> int:
    """The number of code points of a range."""
    return place[1] - place[0]


def shared(one: Range, other: Range) -> int:
    """The number of code points that two ranges share; ranges that only touch share none."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
