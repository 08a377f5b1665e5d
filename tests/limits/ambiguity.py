"""Patterns that can take more than linear time to fail: two ways through a loop, or two loops that share a stretch.

Sets of characters are compared by representatives: each character that the pattern names with its neighbours, and one
or two of every class. A loop is a repetition without a limit, or with one of eight or more; those of a few turns only
multiply the work by a constant.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as sre
else:
    import sre_parse as sre

Characters = frozenset[str]
_COMMON = "07aqzAZ 　\t\n\r一仁龥，。：、（）()~-/.%７ｑЖ_…—“”\u200b\U00020000"
_TURNS = 8
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_GROUPS = ("SUBPATTERN", "ATOMIC_GROUP")


@dataclass
class Part:
    """A part of a pattern: the places that may begin and end it, and in how many ways one may follow another."""

    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    empty: bool = True
    follow: Counter[tuple[int, int]] = field(default_factory=Counter)


class Ambiguity:
    """Reads one pattern; `faults` says what in it can explode."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = sre.parse(pattern, flags)
        self._flags = tree.state.flags
        self._alphabet = _alphabet(pattern)
        self.places: list[Characters] = []
        self.faults: list[str] = []
        self.leads = ""
        if _has_loop(tree):
            self._sequence(list(tree))
            self.leads = self._leading([(str(operator), value) for operator, value in tree])

    def _sequence(self, items: Sequence[tuple[Any, Any]]) -> Part:
        parts = [self._item(str(operator), value) for operator, value in items]
        self._shared(items)
        return reduce(_joined, parts, Part())

    def _item(self, operator: str, value: Any) -> Part:
        if operator in ("AT", "ASSERT", "ASSERT_NOT"):
            if operator != "AT":
                Ambiguity._sequence(self, list(value[1]))
            return Part()
        if operator in _REPEATS:
            return self._repeat(*value)
        if operator == "BRANCH":
            parts = [self._sequence(list(branch)) for branch in value[1]]
            return Part(
                frozenset().union(*(part.first for part in parts)),
                frozenset().union(*(part.last for part in parts)),
                any(part.empty for part in parts),
                sum((part.follow for part in parts), Counter()),
            )
        if operator in _GROUPS:
            return self._sequence(list(value[-1] if operator == "SUBPATTERN" else value))
        if operator in ("GROUPREF", "GROUPREF_EXISTS"):
            return self._place(self._alphabet)
        return self._place(self._set(operator, value))

    def _place(self, characters: Characters) -> Part:
        self.places.append(characters)
        at = frozenset((len(self.places) - 1,))
        return Part(at, at, empty=False)

    def _repeat(self, least: int, most: Any, body: Any) -> Part:
        begin = len(self.places)
        part = self._sequence(list(body))
        follow = part.follow
        if int(most) > 1:
            follow = follow + Counter((one, two) for one in part.last for two in part.first)
        if int(most) >= _TURNS and (twice := self._two_ways(follow, range(begin, len(self.places)))):
            self.faults.append(f"two ways through a loop: {twice}")
        return Part(part.first, part.last, part.empty or least == 0, follow)

    def _two_ways(self, follow: Counter[tuple[int, int]], places: range) -> str:
        """A stretch that can be read in two ways from a place of a loop back to it, as the sets that it goes through.

        Two walks over the same characters are followed at once, from every place to every place.
        """
        for (one, two), ways in follow.items():
            if ways > 1 and _reaches(follow, two, one):
                return self._shown(one, two)
        after: dict[int, list[int]] = {}
        for one, two in follow:
            after.setdefault(one, []).append(two)
        met = {
            (one, two): [
                (a, b) for a in after.get(one, ()) for b in after.get(two, ()) if self.places[a] & self.places[b]
            ]
            for one in places
            for two in places
            if self.places[one] & self.places[two]
        }
        for at in places:
            for pair in _closure(met, (at, at)):
                if pair[0] != pair[1] and (at, at) in _closure(met, pair):
                    return self._shown(at, *pair)
        return ""

    def _shown(self, *places: int) -> str:
        return " ".join("[" + "".join(sorted(self.places[place]))[:12] + "]" for place in places)

    def _shared(self, items: Sequence[tuple[Any, Any]]) -> None:
        """Two endless loops of one sequence that may divide a stretch between them in many ways."""
        flat = [(str(operator), value) for operator, value in items]
        loops = [n for n, (operator, value) in enumerate(flat) if operator in _REPEATS and _is_endless(value[1])]
        for one, two in pairwise(loops):
            between = [item for item in flat[one + 1 : two] if not self._may_be_empty(item)]
            common = frozenset.intersection(*(self._alike(item) for item in (flat[one], flat[two], *between)))
            if common:
                self.faults.append(f"two loops share {''.join(sorted(common))[:12]!r}")

    def _alike(self, item: tuple[str, Any]) -> Characters:
        """The characters of which an item may hold one alone, over and over."""
        operator, value = item
        if operator in ("GROUPREF", "GROUPREF_EXISTS"):
            return self._alphabet
        if operator == "BRANCH":
            return frozenset().union(*(self._alike_in(list(branch)) for branch in value[1]))
        if operator in _REPEATS:
            return self._alike_in(list(value[2]))
        if operator in _GROUPS:
            return self._alike_in(list(value[-1] if operator == "SUBPATTERN" else value))
        return self._set(operator, value)

    def _alike_in(self, items: Sequence[tuple[Any, Any]]) -> Characters:
        named = [(str(operator), value) for operator, value in items]
        flat = [item for item in named if item[0] not in ("AT", "ASSERT", "ASSERT_NOT")]
        needed = [self._alike(item) for item in flat if not self._may_be_empty(item)]
        if needed:
            return frozenset.intersection(*needed)
        return frozenset().union(*map(self._alike, flat))

    def _leading(self, items: Sequence[tuple[str, Any]]) -> str:
        """The characters of an endless loop that may begin a hit and need not end it, so that each is a beginning."""
        for n, (operator, value) in enumerate(items):
            if operator in _REPEATS and _is_endless(value[1]):
                after = [item for item in items[n + 1 :] if item[0] != "ASSERT" or item[1][0] > 0]
                needed = any(
                    not self._may_be_empty(item) or item[0] in ("AT", "ASSERT", "ASSERT_NOT") for item in after
                )
                return "".join(sorted(self._alike((operator, value))))[:12] if needed else ""
            if operator in _GROUPS:
                inner = list(value[-1] if operator == "SUBPATTERN" else value)
                if found := self._leading([*((str(a), b) for a, b in inner), *items[n + 1 :]]):
                    return found
            if operator == "BRANCH":
                found = [self._leading([*((str(a), b) for a, b in branch), *items[n + 1 :]]) for branch in value[1]]
                if any(found):
                    return next(filter(None, found))
            if operator in ("AT", "ASSERT", "ASSERT_NOT") or not self._may_be_empty((operator, value)):
                return ""
        return ""

    def _may_be_empty(self, item: tuple[str, Any]) -> bool:
        operator, value = item
        if operator in ("AT", "ASSERT", "ASSERT_NOT"):
            return True
        if operator in _REPEATS:
            return value[0] == 0 or all(self._may_be_empty((str(a), b)) for a, b in value[2])
        if operator == "BRANCH":
            return any(all(self._may_be_empty((str(a), b)) for a, b in branch) for branch in value[1])
        if operator in _GROUPS:
            return all(self._may_be_empty((str(a), b)) for a, b in (value[-1] if operator == "SUBPATTERN" else value))
        return operator not in ("LITERAL", "NOT_LITERAL", "ANY", "IN")

    def _set(self, operator: str, value: Any) -> Characters:
        if operator == "IN":
            items = [(str(name), each) for name, each in value if str(name) != "NEGATE"]
            single = {chr(each) for name, each in items if name == "LITERAL"}
            others = [item for item in items if item[0] != "LITERAL" or self._flags & re.IGNORECASE]
            found = {
                char for char in self._alphabet if char in single or any(self._holds(*each, char) for each in others)
            }
            return self._alphabet - found if str(value[0][0]) == "NEGATE" else frozenset(found)
        return frozenset(char for char in self._alphabet if self._holds(operator, value, char))

    def _holds(self, operator: str, value: Any, char: str) -> bool:
        if operator == "LITERAL":
            return chr(value) == char or (self._flags & re.IGNORECASE and chr(value).lower() == char.lower())
        if operator == "NOT_LITERAL":
            return chr(value) != char
        if operator == "ANY":
            return char != "\n" or bool(self._flags & re.DOTALL)
        if operator == "RANGE":
            return value[0] <= ord(char) <= value[1]
        if operator == "CATEGORY":
            name = str(value).removeprefix("CATEGORY_")
            known = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}
            return known[name.removeprefix("NOT_")] != name.startswith("NOT_")
        raise NotImplementedError(operator)


def _has_loop(tree: Any) -> bool:
    return any(
        (str(operator) in _REPEATS and (int(value[1]) >= _TURNS or _has_loop(value[2])))
        or (str(operator) in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") and _has_loop(value[-1]))
        or (str(operator) == "BRANCH" and any(map(_has_loop, value[1])))
        for operator, value in tree
    )


def _alphabet(pattern: str) -> Characters:
    named = set(pattern) | set(_COMMON)
    near = {chr(ord(char) + 1) for char in named if ord(char) < sys.maxunicode}
    return frozenset(char for char in named | near if unicodedata.category(char) not in ("Cn", "Cs"))


def _joined(before: Part, after: Part) -> Part:
    return Part(
        before.first | after.first if before.empty else before.first,
        before.last | after.last if after.empty else after.last,
        before.empty and after.empty,
        before.follow + after.follow + Counter((one, two) for one in before.last for two in after.first),
    )


def _is_endless(most: Any) -> bool:
    return int(most) == int(sre.MAXREPEAT)


def _reaches(follow: Counter[tuple[int, int]], begin: int, end: int) -> bool:
    after: dict[int, list[int]] = {}
    for one, two in follow:
        after.setdefault(one, []).append(two)
    return begin == end or end in _closure(after, begin)


def _closure(edges: Any, begin: Any) -> set[Any]:
    """All that is reached from a node in one step or more."""
    found: set[Any] = set()
    left = [begin]
    while left:
        for node in edges.get(left.pop(), ()):
            if node not in found:
                found.add(node)
                left.append(node)
    return found
