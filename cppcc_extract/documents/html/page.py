"""A page as its lines and the blocks that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from cppcc_extract.documents.html.elements import HEADINGS
from cppcc_extract.documents.table_rows import bar_row


@dataclass(slots=True)
class PageLine:
    """A line: its text, the block that holds it, how many letters it has and how many of these are links.

    `parts` are the lines that make up a row, `cells` its cells as they are written; `hidden` are lines that the
    page shows on demand.
    """

    text: str
    node: int
    tag: str
    gap: bool
    letters: int
    linked: int
    aside: bool
    hidden: bool
    row: int
    cell: int
    parts: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The line as it stands in the text."""
        return bar_row(self.cells) if self.cells else self.text

    @property
    def heading(self) -> bool:
        return self.tag in HEADINGS

    @property
    def is_link(self) -> bool:
        """Whether the line is a link to somewhere else and not a sentence."""
        return self.linked * 5 > self.letters * 3 and not ("。" in self.text and self.letters > 60)


@dataclass(slots=True)
class Page:
    """The lines in order, and the blocks as a tree.

    Block 0 is the whole. `parents[n]` is the number of the block around block `n`, -1 of the whole; block `n` and all
    in it have the numbers from `n` to `ends[n]`, that one excluded. `spans` are the columns and rows that
    each cell of a table covers, `depth` is how many elements nest. `hidden` are the
    lines that are not shown, each with the number of the line before which it stands. `unread_formulas` are those for
    which U+FFFD stands.
    """

    lines: list[PageLine] = field(default_factory=list)
    hidden: list[tuple[int, PageLine]] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    depth: int = 0
    unread_formulas: int = 0
