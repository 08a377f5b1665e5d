"""Time expressions as written."""

from __future__ import annotations

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon import Lexicon


def find_times(text: str, lexicon: Lexicon) -> list[TimeMention]:
    """The time expressions of a clean text, in order."""
    return []
