"""A text with records marked in it: marks that lie in each other are nested, marks that cross are split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cppcc_extract.show.markup import attribute, escaped


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, `start` to `end`, with its kind and what the mouse shows of it."""

    start: int
    end: int
    kind: str
    title: str


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """The text from `start` to `end`, in which the marks that begin there are marked as far as it goes.

    Of two marks of the same stretch the one that comes first is around the other.
    """
    inside = (mark for mark in marks if start <= mark.start < end and mark.start < mark.end)
    writer = _Writer(text, start)
    for mark in sorted(inside, key=lambda mark: (mark.start, -mark.end)):
        writer.open(mark)
    writer.finish(end)
    return "".join(writer.pieces)


class _Writer:
    """Writes a text from the left to the right with the marks that are open."""

    def __init__(self, text: str, at: int) -> None:
        self.pieces: list[str] = []
        self._text, self._at = text, at
        self._open: list[Mark] = []

    def open(self, mark: Mark) -> None:
        """Go on to a mark and begin it."""
        self._close(mark.start)
        self._write(mark.start)
        self._open.append(mark)
        self._begin(len(self._open) - 1)

    def finish(self, end: int) -> None:
        """Go on to the end."""
        self._close(end)
        self._write(end)
        self.pieces.append("</mark>" * len(self._open))

    def _write(self, until: int) -> None:
        self.pieces.append(escaped(self._text[self._at : until]))
        self._at = until

    def _close(self, until: int) -> None:
        """Close what ends up to a place; what crosses such an end is closed with it and begins anew."""
        while ending := [mark.end for mark in self._open if mark.end <= until]:
            end = min(ending)
            self._write(end)
            first = next(n for n, mark in enumerate(self._open) if mark.end == end)
            self.pieces.append("</mark>" * (len(self._open) - first))
            self._open[first:] = [mark for mark in self._open[first:] if mark.end > end]
            for n in range(first, len(self._open)):
                self._begin(n)

    def _begin(self, n: int) -> None:
        """The tag of an open mark; the mouse meets the innermost mark alone, which shows those around it too."""
        title = "\n\n".join(mark.title for mark in reversed(self._open[: n + 1]))
        self.pieces.append(f'<mark class="{self._open[n].kind}" title={attribute(title)}>')
