"""The records of kind `Organisation`."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Mention, Organisation


def extract_organisations(reading: Reading) -> list[Organisation]:
    """The organisations of one document, each once, in the order of their first mentions.

    `mentions` holds the first place of each distinct surface form.
    """
    records = []
    aligned = reading.document.aligned
    for number, entity in enumerate(reading.context.entities, 1):
        first = entity.mentions[0]
        surfaces: dict[str, Mention] = {}
        for each in entity.mentions:
            start, end = aligned.span(each.start, each.end)
            surface = aligned.source[start:end]
            if surface not in surfaces:
                surfaces[surface] = reading.mention(each.start, each.end)
        records.append(
            Organisation.made(
                **reading.place(f"o{number}", first.start, first.end, first.rule),
                name=entity.name,
                full_name=entity.full_name,
                kind=entity.kind,
                level=entity.level,
                region=entity.region,
                region_code=entity.region_code,
                parent=entity.parent,
                mentions=tuple(surfaces.values()),
            )
        )
    return records
