"""Text after edits, in which each character has a range of the source.

A cleaner gives edits `(start, end, replacement)` of the current text; `AlignedText.apply` composes them with all
earlier ones, so that no offset is ever recovered by search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`; the new characters share the range unless it has their length."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class AlignedText:
    """`text[i]` was made from `source[starts[i]:ends[i]]`."""

    source: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, source: str) -> AlignedText:
        """The source itself, unedited."""
        return cls(source, source, range(len(source)), range(1, len(source) + 1))

    def apply(self, edits: Iterable[Edit]) -> AlignedText:
        """The text after `edits`, which must be in order and must not overlap (`ValueError` otherwise)."""
        todo = list(edits)
        if not todo:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, replacement in todo:
            if start < at or end < start or end > len(self.text):
                raise ValueError(f"edit {start}:{end} is out of order or outside the text")
            pieces.append(self.text[at:start])
            starts.extend(self.starts[at:start])
            ends.extend(self.ends[at:start])
            pieces.append(replacement)
            size = len(replacement)
            if size == end - start:
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
            elif size:
                first, last = self._range(start, end)
                starts.extend([first] * size)
                ends.extend([last] * size)
            at = end
        pieces.append(self.text[at:])
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return AlignedText(self.source, "".join(pieces), starts, ends)

    def rewritten(self, text: str) -> AlignedText:
        """The same alignment for another text of the same length, character by character."""
        if len(text) != len(self.text):
            raise ValueError(f"a text of length {len(text)} cannot stand for one of length {len(self.text)}")
        return AlignedText(self.source, text, self.starts, self.ends) if text != self.text else self

    def arranged(self, ranges: Iterable[tuple[int, int]], separator: str = "\n") -> AlignedText:
        """The given ranges of the text one after another; `(n, n)` puts the separator there.

        The only operation that may change the order of the text: a caption in the middle of a sentence
        is moved after its paragraph.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in ranges:
            if start == end:
                place = self._range(start, end)[0]
                pieces.append(separator)
                starts.append(place)
                ends.append(place)
                continue
            pieces.append(self.text[start:end])
            starts.extend(self.starts[start:end])
            ends.extend(self.ends[start:end])
        return AlignedText(self.source, "".join(pieces), starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of `text[start:end]`, both half open."""
        if end <= start:
            return self._range(start, start)
        first, last = self.starts[start], self.ends[end - 1]
        return first, last if last > first else first

    def _range(self, start: int, end: int) -> tuple[int, int]:
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = self.starts[start] if start < len(self.text) else len(self.source)
        return place, place
