"""Who speaks in an interview, line by line, and for which committee."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cppcc_extract.clean.lists import mark_end
from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.resolve.context import Owner
from cppcc_extract.text.document import Block

_LONGEST_POST = 12  # characters between the name of a body and that of a person who holds a post in it
_LINE = re.compile(r"\s*([一-龥·]{2,8})(?:（[^（）]{1,20}）)?[：:]")


class Speakers:
    """The people whom a page introduces, by name, and the committee in which each holds a post."""

    def __init__(
        self,
        text: str,
        people: Sequence[tuple[PersonMention, Sequence[OrganisationMention]]],
        committee: Callable[[OrganisationMention], str | None],
    ) -> None:
        """`people` come with the organisations of their paragraph, in order."""
        self._text = text
        self._openers: dict[int, str] = {}  # by where their block starts
        self._known: dict[str, Owner | None] = {}
        for person, named in people:
            before = [body for body in named if 0 <= person.start - body.end <= _LONGEST_POST]
            name = committee(before[-1]) if before else None
            if name:
                owner = Owner(name, before[-1].start, before[-1].end, "owner.speaker")
                self._known[person.name] = self._known.get(person.name) or owner
            elif person.post:
                self._known.setdefault(person.name, None)

    def of_line(self, block: Block) -> Owner | None:
        """The committee of the person whose name opens a line: 李玉芳：今年要改60个; None if there is none."""
        return self._known.get(self._opener(block))

    def is_outsiders(self, block: Block) -> bool:
        """Whether the person whose name opens the line holds a post outside committees."""
        name = self._opener(block)
        return name in self._known and self._known[name] is None

    def _opener(self, block: Block) -> str:
        """The name that opens a line, or the empty string."""
        name = self._openers.get(block.start)
        if name is None:
            opener = _LINE.match(self._text, mark_end(self._text, block.start, block.end), block.end)
            name = self._openers[block.start] = opener[1] if opener else ""
        return name
