"""The records of kind `Person`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Person


def extract_people(reading: Reading) -> list[Person]:
    """The people of one document, in order."""
    return []
