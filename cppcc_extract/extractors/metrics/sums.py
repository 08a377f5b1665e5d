"""Lists whose figures sum up to one before or after them: 37条：县卫生局19条，县工商局10条，县国土资源局8条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Number

_MOST = 24  # figures of one list
_WIDEST = 90  # characters between two of them
_FAR = 160  # characters between a list and its whole
_BACK = 3  # figures before a list that may be its whole
_DEPTH = 3  # lists within lists
_SMALLEST = 20  # below this, two figures sum to a whole by chance
_PEOPLE = ("名", "人", "位", "人次")
_CHANGE = re.compile(r"(?:增|减|升|降|提高|[^最至不]多|[^最至不减]少)[加少长了出]{0,2}$")
_SHARE = re.compile(r"，?占(?:总[^，。；\d]{0,4})?")
_EACH = ("各", "各有", "各为")
_OF_EACH = re.compile(r"[^，。；：\d]+$")
_BORDER = re.compile(r"。|^[^（]*）|（[^）]*$")
_AMONG = re.compile(r"其中|当中|含|包括|里头")
_REST = re.compile(r"其余|余下|剩|另|还有|尚有")
_JOIN = re.compile(r"[、和及与]")
_CLOSE = 2  # percentage points
_TOTALS = ("共", "计", "总数", "共为", "共有")


Exact = int | Fraction


class _Item(NamedTuple):
    """A figure of a list: `value` is the sum of all that it counts, `share` the percentage stated after it.

    `among` says that it is a part of the one before it (其中), `rest` that it is the rest (其余).
    """

    start: int
    end: int
    value: Exact
    unit: Unit
    share: Exact | None
    among: bool
    rest: bool


def alike(one: Unit, other: Unit) -> bool:
    """Whether two count in the same unit; people and acts may be counted in several (篇, 篇次)."""
    if one is other:
        return True
    if one.kind == "ratio" or other.kind == "ratio":
        return False
    name, said = one.name, other.name
    return name.startswith(said) or said.startswith(name) or (name in _PEOPLE and said in _PEOPLE)


def find_sums(text: str, quantities: Sequence[QuantityMention]) -> dict[int, tuple[int, int]]:
    """The start of each part of a proved list, with the place of its whole.

    The figures of a list follow each other without a full stop; their shares, and parts of them, are passed
    over. Two small figures, which may sum by chance, do not prove anything.
    """
    items = list(_items(text, quantities))
    found: dict[int, tuple[int, int]] = {}
    for at in range(len(items) - 1, 0, -1):
        if text.endswith(_TOTALS, 0, items[at].start):
            _take(found, items[at], _summed(text, items[at], items[max(0, at - _MOST) : at][::-1], found))
    for _ in range(_DEPTH):
        known = len(found)
        for at in range(1, len(items)):
            if items[at].start not in found:
                _find(text, items, at, found)
        if len(found) == known:
            break
    return found


def _find(text: str, items: Sequence[_Item], at: int, found: dict[int, tuple[int, int]]) -> None:
    """The list that begins with a figure; a list within it must already be known."""
    listed = items[at : at + _MOST]
    for nth, whole in enumerate(_before(items, at, found)):
        parts = _summed(text, whole, listed, found)
        if len(parts) > 2 or (parts and (not nth or parts[-1].rest)):
            _take(found, whole, parts)
            return


def _items(text: str, quantities: Sequence[QuantityMention]) -> Iterator[_Item]:
    """The exact figures that are neither shares nor changes."""
    for n, one in enumerate(quantities):
        if one.unit is None or one.unit.kind in ("ratio", "time") or one.bound != "exact" or one.value_max is not None:
            continue
        if _CHANGE.search(text, max(0, one.start - 4), one.start):
            continue
        after = quantities[n + 1] if n + 1 < len(quantities) else one
        told = after.unit is not None and after.unit.name == "%" and _SHARE.fullmatch(text, one.end, after.start)
        each = text.endswith(_EACH, 0, one.start) and _OF_EACH.search(text, max(0, one.start - _WIDEST), one.start)
        times = 1 + len(_JOIN.findall(each[0])) if each else 1
        share = _exact(after.value) if told else None
        lead = text[max(quantities[n - 1].end if n else 0, one.start - _WIDEST) : one.start]
        among, rest = bool(_AMONG.search(lead)), bool(_REST.search(lead))
        yield _Item(one.start, one.end, times * _exact(one.value), one.unit, share, among, rest)


def _exact(value: Number) -> Exact:
    return value if isinstance(value, int) else Fraction(str(value))


def _take(found: dict[int, tuple[int, int]], whole: _Item, parts: Sequence[_Item]) -> None:
    found.update((part.start, (whole.start, whole.end)) for part in parts)


def _before(items: Sequence[_Item], at: int, found: dict[int, tuple[int, int]]) -> Sequence[_Item]:
    """The figures of its unit before a list that are not parts, nearest first."""
    first = items[at]
    near: list[_Item] = []
    for item in items[max(0, at - _MOST) : at][::-1]:
        if len(near) == _BACK or first.start - item.end > _FAR:
            break
        if item.start not in found and alike(item.unit, first.unit):
            near.append(item)
    return near


def _summed(text: str, whole: _Item, listed: Sequence[_Item], found: dict[int, tuple[int, int]]) -> Sequence[_Item]:
    """The first figures of a list that sum to the whole; empty if none do."""
    parts: list[_Item] = []
    left = whole.value
    last: _Item | None = None
    for item in listed:
        if item.start in found or not alike(item.unit, whole.unit):
            continue
        if (parts and item.among) or not 0 < item.value <= left or (last is not None and _are_apart(text, last, item)):
            return ()
        if item.share is not None and abs(Fraction(100 * item.value) / whole.value - item.share) > _CLOSE:
            return ()
        parts.append(item)
        left, last = left - item.value, item
        if not left:
            break
    sure = len(parts) > 2 or (len(parts) == 2 and (whole.value >= _SMALLEST or parts[1].rest))
    return parts if not left and sure else ()


def _are_apart(text: str, one: _Item, other: _Item) -> bool:
    """Whether two figures, in any order, are too far apart for one list, or a border is between them."""
    start, end = (one.end, other.start) if one.start < other.start else (other.end, one.start)
    return end - start > _WIDEST or _BORDER.search(text[start:end]) is not None
