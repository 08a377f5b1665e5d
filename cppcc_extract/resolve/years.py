"""The day and the year of an article: from its date, from a sentence that states it, or from its plan."""

from __future__ import annotations

import re

from cppcc_extract.clean.lines import DELIVERED
from cppcc_extract.clean.years import current_year as stated_year
from cppcc_extract.clean.years import told_year
from cppcc_extract.resolve.edtf import edtf, exists
from cppcc_extract.text.document import BODY, Document, Zone

_LATE = 5  # the first month in which a report on the year before counts as put online later
# 综合年鉴 > 2003卷, 霍山年鉴（2003）, 2003年版年鉴
_VOLUME = re.compile(
    r"年鉴[^，。；\n\d]{0,8}(?P<after>(?:19|20)\d\d)(?![\d.—–-]|年\d)|(?P<before>(?:19|20)\d\d)年?[卷版]?[^，。；\n\d]{0,4}年鉴"
)
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def current_year(document: Document) -> int | None:
    """The year in which the article was written, or None if it does not say. Other dates are never used."""
    published = delivered(document) or document.header.published
    if not published or not published[:4].isdigit():
        return stated_year(document.text) or _of_yearbook(document)
    told = told_year(document.text) or _of_yearbook(document)
    year, month = int(published[:4]), int(published[5:7] or 0) if published[5:7].isdigit() else 0
    late = told is not None and (year - told > 1 or (year - told == 1 and month >= _LATE))
    return told if late else year


def _of_yearbook(document: Document) -> int | None:
    """The year that a page of a yearbook reports on: the one before its volume's, unless it names only the latter."""
    body = next((block.start for block in document.blocks if block.zone in BODY), 0)
    volume = _VOLUME.search(document.text, 0, body)
    if volume is None:
        return None
    year = int(volume["after"] or volume["before"])
    own = document.text.find(f"{year}年", body) >= 0 and document.text.find(f"{year - 1}年", body) < 0
    return year if own else year - 1


def in_calendar(published: str | None) -> str | None:
    """A publication date as far as it is possible: a page may print 2023-02-31."""
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
    """The day on which a report was delivered, if its head states it."""
    for block in document.blocks:
        if block.zone is Zone.BYLINE and (said := DELIVERED.match(document.text, block.start, block.end)):
            return in_calendar(f"{said['year']}-{int(said['month']):02}-{int(said['day']):02}")
    return None
