"""Who speaks in an interview, line by line, and for which committee."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.resolve.context import Owner
from cppcc_extract.text.document import Block

_LONGEST_POST = 12  # characters between the name of a body and that of a person who holds a post in it
_LINE = re.compile(r"\s*([一-龥·]{2,8})(?:（[^（）]{1,20}）)?[：:]")


def speakers(
    people: Sequence[tuple[PersonMention, Sequence[OrganisationMention]]],
    committee: Callable[[OrganisationMention], str | None],
) -> dict[str, Owner]:
    """The committee of each person by name, as the post before the name says it: 城区政协副主席李玉芳.

    `people` come with the organisations of their paragraph, in order.
    """
    found: dict[str, Owner] = {}
    for person, named in people:
        before = [body for body in named if 0 <= person.start - body.end <= _LONGEST_POST]
        name = committee(before[-1]) if before else None
        if name and person.name not in found:
            found[person.name] = Owner(name, before[-1].start, before[-1].end, "owner.speaker")
    return found


def speaks_in(text: str, block: Block, known: dict[str, Owner]) -> Owner | None:
    """The committee of the person whose name opens a line (李玉芳：今年要改60个), None where none is known."""
    name = _LINE.match(text, block.start, block.end)
    return known.get(name[1]) if name else None
