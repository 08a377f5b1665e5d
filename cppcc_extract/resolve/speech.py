"""Quoted speech of people who speak for themselves: what they tell is nobody's work here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.resolve.clauses import Clauses
from cppcc_extract.text.document import BODY, Document

# What is said, not what is named: at least one clause.
_QUOTE = re.compile(r"“[^“”\n]{2,400}[，。！？…；][^“”\n]{0,60}”")
_STOP = re.compile(r"[。！？\n“”]")
_REACH = 40  # characters on either side in which the speaker is named


def lay_speech(document: Document, words: Clauses) -> Iterator[tuple[int, int]]:
    """The quotations of a text, in order, whose speaker is a layman: “…”种植户赵正富说, or 村民张超富说：“…”."""
    text = document.text
    for block in document.blocks:
        if block.zone not in BODY:
            continue
        for quote in _QUOTE.finditer(text, block.start, block.end):
            start, end = quote.span()
            low = max(block.start, start - _REACH)
            opened = [stop.end() for stop in _STOP.finditer(text, low, start)]
            before = opened[-1] if opened else low
            stop = _STOP.search(text, end, min(block.end, end + _REACH))
            after = stop.start() if stop else min(block.end, end + _REACH)
            speaks = text[start - 1] in "：，" and start > before + 1
            if (speaks and words.is_lay(text, before, start)) or words.is_lay(text, end, after):
                yield start, end
