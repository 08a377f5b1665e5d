"""A cleaned text in blocks and sentences: what every later stage reads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from enum import Enum

from cppcc_extract.text.aligned import AlignedText
from cppcc_extract.values import sealed


class Zone(str, Enum):
    """What a block of a page is."""

    NAVIGATION = "navigation"
    HEADLINE = "headline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    FOOTER = "footer"
    LINK = "link"


# Tuples: members of an Enum are compared faster than hashed.
BODY = (Zone.PARAGRAPH, Zone.LIST_ITEM, Zone.TABLE_ROW)
STATED = (*BODY, Zone.CAPTION)
OVER = (Zone.HEADLINE, Zone.HEADING)


@sealed(frozen=True, slots=True)
class Block:
    """A range of the clean text in one zone. `article` counts the articles of a page from 0."""

    start: int
    end: int
    zone: Zone
    article: int = 0


@sealed(frozen=True, slots=True)
class Sentence:
    """A range of the clean text that ends with its full stop; `block` is an index of `Document.blocks`."""

    start: int
    end: int
    block: int


@sealed(frozen=True, slots=True)
class Notice:
    """Something unusual that a stage saw, at a range of the clean text or (`source=True`) of the source."""

    code: str
    message: str
    start: int
    end: int


@sealed(frozen=True, slots=True)
class Header:
    """What the page states about itself. Names are clean; `published` is EDTF; null or empty if not stated."""

    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


@sealed(frozen=True, slots=True)
class Document:
    """The clean simplified text, aligned with the source.

    `text` holds all blocks in reading order, one `\\n` between two; offsets of blocks, sentences and mentions are
    those of `text`. Only sentences of the zones in `STATED` and `OVER` are read for records.
    """

    aligned: AlignedText
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    script: str
    header: Header
    notices: Sequence[Notice] = ()
    _starts: Sequence[int] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        return self.aligned.text

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence at a position of the clean text; None between sentences and outside zones that are read."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if position < sentence.end else None

    def sentence_index(self, position: int) -> int:
        """The index of the last sentence that starts at or before the position; -1 before the first."""
        return bisect_right(self._starts, position) - 1
