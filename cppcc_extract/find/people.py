"""Names of people with their posts."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.lexicon import Lexicon


def find_people(text: str, lexicon: Lexicon, organisations: Sequence[OrganisationMention]) -> list[PersonMention]:
    """The people named in a clean text, in order."""
    return []
