"""The value of each time expression."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import Document


def resolve_times(document: Document, times: Sequence[TimeMention], lexicon: Lexicon) -> list[ResolvedTime]:
    """One resolved time for each mention, in the same order."""
    return [ResolvedTime(mention, None, "time.unresolved") for mention in times]
