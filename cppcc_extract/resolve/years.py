"""The day and the year of an article: from its date, from a sentence that states it, or from its plan."""

from __future__ import annotations

import re

from cppcc_extract.clean.lines import DELIVERED
from cppcc_extract.clean.years import current_year as stated_year
from cppcc_extract.clean.years import told_year
from cppcc_extract.resolve.edtf import edtf, exists
from cppcc_extract.text.document import Document, Zone

_LATE = 5  # the first month in which a report on the year before is one that was put online later
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def current_year(document: Document) -> int | None:
    """The year in which the article was written, or None where it does not say. Other dates never tell it."""
    published = document.header.published
    if not published or not published[:4].isdigit():
        return stated_year(document.text)
    told = told_year(document.text)
    year, month = int(published[:4]), int(published[5:7] or 0) if published[5:7].isdigit() else 0
    late = told is not None and (year - told > 1 or (year - told == 1 and month >= _LATE))
    return told if late else year


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
