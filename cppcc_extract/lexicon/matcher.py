"""One pass of an automaton over the text for all the words of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar, cast

T = TypeVar("T")


class Hit(NamedTuple):
    """A word of a table in a text."""

    start: int
    end: int
    row: Any


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
        return cast(
            "Iterable[tuple[int, tuple[int, T]]]",
            self._automaton.iter_long(text, start, len(text) if end is None else end),
        )
