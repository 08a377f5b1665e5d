"""The day and the year of an article: from its date, from a sentence that states it, or from its plan."""

from __future__ import annotations

import re

from cppcc_extract.clean.lines import DELIVERED
from cppcc_extract.clean.years import current_year as stated_year
from cppcc_extract.resolve.edtf import edtf, exists
from cppcc_extract.text.document import Document, Zone

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def current_year(document: Document) -> int | None:
    """The year in which the article was written, or None where it does not say. Other dates never tell it."""
    published = document.header.published
    if published and published[:4].isdigit():
        return int(published[:4])
    return stated_year(document.text)


def in_calendar(published: str | None) -> str | None:
    """A publication date as far as the calendar has it: a page may print 2023-02-31."""
    said = _PUBLISHED.fullmatch(published or "")
    if said is None:
        return None
    year, month, day = (int(part) if part else None for part in said.groups())
    if not year:
        return None
    if not exists(year, month, day):
        day = None
    return edtf(year, month if exists(year, month, None) else None, day)


def delivered(document: Document) -> str | None:
    """The day on which a report was delivered, where its head says so."""
    for block in document.blocks:
        if block.zone is Zone.BYLINE and (said := DELIVERED.match(document.text, block.start, block.end)):
            return in_calendar(f"{said['year']}-{int(said['month']):02}-{int(said['day']):02}")
    return None
