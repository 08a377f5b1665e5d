"""The records of kind `Initiative`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Initiative


def extract_initiatives(reading: Reading) -> list[Initiative]:
    """The initiatives of one document, in order."""
    return []
