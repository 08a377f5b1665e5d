"""One pass over the text for all the words of a table: by an automaton, or by a pattern where hits are rare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar, cast

from cppcc_extract.values import sealed

T = TypeVar("T")


@sealed(frozen=True, slots=True)
class Hit:
    """A word of a table in a text."""

    start: int
    end: int
    row: Any


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, the longest that fits; those with the same first character share a branch."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        branches.setdefault(re.escape(word[:1]), []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items()) or r"(?!)")


class Rare(Generic[T]):
    """Finds what `Matcher` finds; quicker where few characters of a text begin a word."""

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        self._values = {word: value for word, value in words if word}
        self._pattern = any_of(self._values)

    def raw(self, text: str) -> Iterable[tuple[int, tuple[int, T]]]:
        """All hits in order as `(last offset, (length, row))`."""
        values = self._values
        for hit in self._pattern.finditer(text):
            yield hit.end() - 1, (hit.end() - hit.start(), values[hit[0]])


class Matcher(Generic[T]):
    """Finds the longest words of a table from left to right, none overlapping, in time linear in the text."""

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        for word, value in words:
            if word:
                self._automaton.add_word(word, (len(word), value))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits in order, at offsets of the whole text, between `start` and `end`."""
        return [Hit(last + 1 - size, last + 1, row) for last, (size, row) in self.raw(text, start, end)]

    def raw(self, text: str, start: int = 0, end: int | None = None) -> Iterable[tuple[int, tuple[int, T]]]:
        """The same hits as `(last offset, (length, row))`, for a caller that makes something else of them."""
        if self._empty or not text:
            return ()
        # The automaton copies the whole of a text that it is given, so that a part is cut out before it is searched.
        part = text if start == 0 and end is None else text[start:end]
        hits = cast("Iterable[tuple[int, tuple[int, T]]]", self._automaton.iter_long(part))
        return hits if start == 0 else ((start + last, hit) for last, hit in hits)
