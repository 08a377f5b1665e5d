"""Warnings about what a page holds besides the article: places that are not read, and other articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from cppcc_extract.clean.articles import find_articles
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Span, Warning
from cppcc_extract.text.document import Zone

_UNREAD = (Zone.NAVIGATION, Zone.FOOTER, Zone.LINK)


def unread_places(reading: Reading) -> Iterator[Warning]:
    """One warning `text.skipped` for navigation, foot and links of the page, where figures or sentences stand there."""
    document = reading.document
    blocks = [block for block in document.blocks if block.zone in _UNREAD]
    counted = [q.start for q in reading.mentions.quantities if q.unit is not None and q.unit.kind != "time"]
    figures = sum(bisect_left(counted, block.end) - bisect_left(counted, block.start) for block in blocks)
    if figures or any("。" in document.text[block.start : block.end] for block in blocks):
        message = f"not read: {len(blocks)} places of the page's navigation, foot and links, with {figures} figures"
        spans = tuple(reading.span(block.start, block.end) for block in blocks)
        yield Warning(code="text.skipped", message=message, span=spans[0], spans=spans)


def other_articles(reading: Reading) -> Iterator[Warning]:
    """One warning `text.articles` where the page holds several articles, with the place of each."""
    places = find_articles(reading.document, reading.lexicon)
    if len(places) > 1:
        message = f"{len(places)} articles stand in this text; parse_articles (--split) reads each by itself"
        spans = tuple(Span(start=place.start, end=place.end) for place in places)
        yield Warning(code="text.articles", message=message, span=spans[0], spans=spans)
