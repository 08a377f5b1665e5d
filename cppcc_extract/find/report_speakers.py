"""The person who delivers a report, named alone in its head without a post."""

from __future__ import annotations

from collections.abc import Iterator

from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.clean.names import read_names
from cppcc_extract.find.committees import names as division_names
from cppcc_extract.find.mentions import PersonMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.document import BODY, Document, Zone


def find_speakers(document: Document, lexicon: Lexicon) -> Iterator[PersonMention]:
    """The names that are headings before the first paragraph; there writers stand in bylines."""
    surnames = lexicon.derived(build_patterns).surnames
    places = division_names(lexicon).surfaces
    for block in document.blocks:
        if block.zone in BODY:
            return
        line = document.text[block.start : block.end]
        names = read_names(line, surnames) if block.zone is Zone.HEADING else ()
        if len(names) == 1 and names[0] not in places and names[0] == "".join(line.split()):
            yield PersonMention(block.start, block.end, names[0], block.start, "", "person.speaker")
