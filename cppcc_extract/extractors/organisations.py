"""The records of kind `Organisation`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Organisation


def extract_organisations(reading: Reading) -> list[Organisation]:
    """The organisations of one document, in order."""
    return []
