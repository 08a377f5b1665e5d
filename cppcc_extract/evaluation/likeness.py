"""Whether two short phrases are similar enough to mean the same.

All comparisons look at letters, Han characters and digits only: `bare` drops spaces and punctuation.
"""

from __future__ import annotations

import re
from collections import Counter

_NEGATIONS = frozenset("未不无没")
_RATES = ("率", "占比", "比例")
_PAIRS = ("（）", "()", "“”", "《》", "‘’")
_NAMED = re.compile(r"《[^《》]*》|“[^“”]*”")
_LITTER = frozenset("。，；：:;!！?？\n\t\r●▶◆■□★→—|*#")
NEAR = 0.6
HELD = 0.5


def bare(phrase: str | None) -> str:
    """The phrase without spaces and punctuation; the empty string for None."""
    return "".join(filter(str.isalnum, phrase or ""))


def dice(one: str | None, other: str | None) -> float:
    """The Dice overlap of the characters of two phrases as multisets, 0 to 1; two empty phrases are equal."""
    first, second = Counter(bare(one)), Counter(bare(other))
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 1.0


def alike(one: str | None, other: str | None) -> float:
    """The Dice overlap of two labels if they may stand for each other, otherwise 0.

    `other` is judged: a label with litter (a single bracket, a full stop, a bullet) is similar to nothing. They may if
    the overlap is at least 0.6, or at least 0.5 where one contains the other; and if both or neither negate
    (未 不 无 没), and both or neither are rates (率 占比 比例).
    """
    first, second = bare(one), bare(other)
    if is_littered(other or ""):
        return 0.0
    if _negates(first) != _negates(second) or _is_rate(first) != _is_rate(second):
        return 0.0
    overlap = dice(first, second)
    enough = HELD if first and second and (first in second or second in first) else NEAR
    return overlap if overlap >= enough else 0.0


def committee(name: str | None) -> str | None:
    """The committee that a canonical name belongs to: 山西省政协 for 山西省政协党组. Other names are unchanged."""
    head, found, _ = (name or "").partition("政协")
    return head + found if found else name


def is_littered(label: str) -> bool:
    """Whether a label has what no heading would: half a pair of brackets, a full stop, a break, a bullet, an emoji."""
    if any(label.count(pair[0]) != label.count(pair[1]) for pair in _PAIRS):
        return True
    return any(
        char in _LITTER or ord(char) > 0x1F000 or 0x2600 <= ord(char) <= 0x27BF for char in _NAMED.sub("", label)
    )


def _negates(phrase: str) -> bool:
    return not _NEGATIONS.isdisjoint(phrase)


def _is_rate(phrase: str) -> bool:
    return any(word in phrase for word in _RATES)
