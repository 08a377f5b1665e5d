"""Warnings about other content of a page: places that are not read, and other articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cppcc_extract.clean.articles import find_articles
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Span, Warning
from cppcc_extract.text.document import Zone

_UNREAD = (Zone.NAVIGATION, Zone.FOOTER, Zone.LINK)


def unread_places(reading: Reading) -> Iterator[Warning]:
    """One warning `text.skipped` for unread places in navigation, footer, links and tables of the page."""
    document = reading.document
    counted = [q.start for q in reading.mentions.quantities if q.unit is not None and q.unit.kind != "time"]
    places = [(block.start, block.end) for block in document.blocks if block.zone in _UNREAD]
    figures = sum(_within(counted, place) for place in places)
    if not figures and not any("。" in document.text[start:end] for start, end in places):
        places = []
    cells = list(_unread_cells(reading, counted))
    said = [f"{len(places)} places of the page's navigation, foot and links, with {figures} figures"] if places else []
    if cells:
        said.append(f"{len(cells)} cells of tables, with figures that have no unit or are in remarks")
    if said:
        spans = tuple(reading.span(*place) for place in sorted(places + cells))
        yield Warning(code="text.skipped", message=f"not read: {'; '.join(said)}", span=spans[0], spans=spans)


def _unread_cells(reading: Reading, counted: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The cells of tables with figures that did not become metrics."""
    if "metrics" not in reading.records:
        return
    read = sorted(record.span.start for record in reading.records["metrics"])
    for table in reading.mentions.tables:
        yield from (place for place in table.remarks if _within(counted, place))
        for entry in table.entries:
            span = reading.span(entry.start, entry.end)
            if not _within(read, (span.start, span.end)):
                yield entry.start, entry.end


def _within(starts: Sequence[int], place: tuple[int, int]) -> int:
    """The number of sorted places in a range."""
    return bisect_left(starts, place[1]) - bisect_left(starts, place[0])


def other_articles(reading: Reading) -> Iterator[Warning]:
    """One warning `text.articles` if the page holds several articles, with the place of each."""
    places = find_articles(reading.document, reading.lexicon)
    if len(places) > 1:
        message = f"this text holds {len(places)} articles; parse_articles (--split) reads each by itself"
        spans = tuple(Span(start=place.start, end=place.end) for place in places)
        yield Warning(code="text.articles", message=message, span=spans[0], spans=spans)
