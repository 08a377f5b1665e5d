"""The parts of a page under their headings."""

from __future__ import annotations

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Section
from cppcc_extract.text.document import OVER, STATED, Block


def read_sections(reading: Reading) -> list[Section]:
    """The sections of one document in order: text under a heading, from the heading to the end of the text under it.

    Text before the first heading is a section without one. `organisation` is the owner of its first sentence.
    """
    document = reading.document
    sections: list[Section] = []
    heading: list[Block] = []
    told: list[Block] = []

    def close() -> None:
        if told:
            blocks = [*heading, *told]
            first = min(blocks, key=lambda block: block.start)
            last = max(blocks, key=lambda block: block.end)
            owner = reading.context.owner(told[0].start) or reading.context.owner(told[0].end - 1)
            title = " ".join(document.text[block.start : block.end].strip() for block in heading) or None
            span = reading.span(first.start, last.end)
            sections.append(Section(heading=title, span=span, organisation=owner.name if owner else None))

    for block in document.blocks:
        if block.zone in OVER:
            if told:
                close()
                heading, told = [], []
            heading.append(block)
        elif block.zone in STATED:
            told.append(block)
    close()
    return sections
