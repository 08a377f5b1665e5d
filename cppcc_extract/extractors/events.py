"""The records of kind `Event`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Event


def extract_events(reading: Reading) -> list[Event]:
    """The events of one document, in order."""
    return []
