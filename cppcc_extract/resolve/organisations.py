"""Canonical names: which organisation each mention means."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.context import Entity
from cppcc_extract.text.document import Document


def resolve_organisations(
    document: Document, mentions: Sequence[OrganisationMention], lexicon: Lexicon, year: int | None
) -> tuple[list[Entity], dict[int, str]]:
    """The organisations of the document, and the canonical name of each mention under its start."""
    return [], {}
