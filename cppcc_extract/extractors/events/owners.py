"""Whose event it is: the body that heads its clause or one before it, else the committee that the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cppcc_extract.extractors.events.clauses import Clause
from cppcc_extract.extractors.events.triggers import Found
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.parse.words import PERSON
from cppcc_extract.resolve.context import Nobody, Owner
from cppcc_extract.steps import NOTHING, Nothing, Step, Table, first
from cppcc_extract.text.document import Sentence

_REACH = 3  # organisations before the trigger that may head its clause
_OTHERS = ("party", "government", "people_org", "democratic_party")
_JOINTS = frozenset("、和与")
# Those around who act without a name: 市里印发办法
_LOCALS = frozenset({"省里", "市里", "州里", "县里", "区里", "旗里", "镇里", "乡里", "村里", "镇上", "乡上"})
_POST = re.compile(r"书记|常委|副|秘书长|主要|办公|统战|领导|主任|主席|会长|部长|[省市县区州旗镇乡局]长")
_GIVERS = re.compile(r"委员(?!会)|[会董]长|经理|乡友|乡贤|企业家")


class Named(NamedTuple):
    """The owner of an event, with the words and the rule that it was read by."""

    name: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """An event whose owner is asked for, with the answer of each step. `begin` is where its clause starts."""

    reading: Reading
    sentence: Sentence
    found: Found
    clause: Clause
    begin: int

    @property
    def hit(self) -> Hit:
        return self.found.trigger

    def author(self) -> Named | Nothing | None:
        if self.hit.row.owner != "author":
            return None
        named = reversed(_named(self.reading, self.clause, self.hit))
        author = next((mention for mention in named if mention.kind in ("party", "government", "cppcc")), None)
        return self._of(author, "event.author") if author is not None else NOTHING

    def giver(self) -> Nothing | None:
        given = self.hit.row.owner == "giver" and _GIVERS.search(self.reading.document.text, self.begin, self.hit.start)
        return NOTHING if given and _names_person(self.clause, self.hit) else None

    def host(self) -> Named | None:
        if not self.found.hosted:
            return None
        named = _named(self.reading, self.clause, self.hit)
        host = next((mention for mention in named if mention.kind == "cppcc"), None)
        return self._of(host, "event.host") if host is not None else None

    def subject(self) -> Named | None:
        subject = _subject(self.reading, self.sentence, self.begin, self.hit)
        return self._of(subject, "event.subject") if subject is not None else None

    def local(self) -> Nothing | None:
        before = [token.text for token in self.clause.tokens if self.begin <= token.start < self.hit.start]
        return NOTHING if before and before[0] in _LOCALS else None

    def place(self) -> Owner | Nobody | None:
        context, at = self.reading.context, self.hit.start
        return context.owner(at) or context.nobody(at)

    def _of(self, mention: OrganisationMention, rule: str) -> Named:
        return Named(self.reading.context.name(mention), mention.start, mention.end, rule)


OWNERS: Table[_Asked, Named | Owner | Nobody] = Table(
    "organisation",
    Step("event.author", "for an instruction: the last body before it, 省委书记作出批示", _Asked.author),
    Step("event.giver", "nothing: a person gives it", _Asked.giver),
    Step("event.host", "for a statement at an occasion: the committee named in its clause", _Asked.host),
    Step(
        "event.subject",
        "a body that is not a committee and heads the clause, or one before it: 县委召开…，出台…",
        _Asked.subject,
    ),
    Step("event.local", "nothing: an office that is only called by its place, 市里印发…", _Asked.local),
    Step("event.place", "the committee whose work the text is about there, as for a figure", _Asked.place),
)


def event_owner(
    reading: Reading, sentence: Sentence, found: Found, clause: Clause, begin: int
) -> tuple[str | None, dict[str, tuple[int, int, str]]]:
    """Whose event it is, and where that was read."""
    answer = first(reading.trace, OWNERS, found.trigger.start, _Asked(reading, sentence, found, clause, begin))
    if answer is None:
        return None, {}
    whose = answer[1]
    name = None if isinstance(whose, Nobody) else whose.name
    return name, {"organisation": (whose.start, whose.end, whose.rule)}


def _names_person(clause: Clause, hit: Hit) -> bool:
    return any(token.tag == PERSON and token.start < hit.start for token in clause.tokens)


def _named(reading: Reading, clause: Clause, hit: Hit) -> Sequence[OrganisationMention]:
    """The organisations that the clause names before a trigger."""
    mentions = reading.mentions.organisations
    first = bisect_left(mentions, clause.start, key=_start)
    return mentions[first : bisect_left(mentions, hit.start, first, key=_start)]


def _subject(reading: Reading, sentence: Sentence, begin: int, hit: Hit) -> OrganisationMention | None:
    """The organisation that heads the clause, or one before it, if it is not a committee: 县委召开…，出台…"""
    text, mentions = reading.document.text, reading.mentions.organisations
    index = bisect_left(mentions, hit.start, key=_start) - 1
    for mention in mentions[max(index - _REACH, 0) : index + 1][::-1]:
        if mention.start < sentence.start:
            return None
        if text.startswith("界", mention.end):
            continue
        heads = mention.start in (begin, sentence.start) or text[mention.start - 1] in "，；：▲ 由"
        if heads and not _POST.match(text, mention.end):
            return mention if mention.kind in _OTHERS and not _joined_by_committee(reading, mention) else None
        if heads and mention.kind not in _OTHERS:
            return None
    return None


def _joined_by_committee(reading: Reading, first: OrganisationMention) -> bool:
    """Whether a committee acts together with a body: 由市委、市政府、市政协联合下发."""
    text, mentions = reading.document.text, reading.mentions.organisations
    index = bisect_left(mentions, first.start, key=_start)
    for before, after in pairwise(mentions[index : index + _REACH]):
        if text[before.end : after.start] not in _JOINTS:
            return False
        if after.kind == "cppcc":
            return True
    return False


def _start(mention: OrganisationMention) -> int:
    return mention.start
