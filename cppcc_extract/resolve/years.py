"""The current year of an article: from its date, from a sentence that states it, or from its plan."""

from __future__ import annotations

from cppcc_extract.clean.years import current_year as stated_year
from cppcc_extract.text.document import Document


def current_year(document: Document) -> int | None:
    """The year in which the article was written, or None where it does not say. Other dates never tell it."""
    published = document.header.published
    if published and published[:4].isdigit():
        return int(published[:4])
    return stated_year(document.text)
