"""Names of organisations as written."""

from __future__ import annotations

from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon


def find_organisations(text: str, lexicon: Lexicon) -> list[OrganisationMention]:
    """The names of organisations in a clean text, in order."""
    return []
