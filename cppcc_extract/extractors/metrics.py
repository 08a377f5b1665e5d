"""The records of kind `Metric`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Metric


def extract_metrics(reading: Reading) -> list[Metric]:
    """The metrics of one document, in order."""
    return []
