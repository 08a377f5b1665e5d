"""Whose event it is: the body that heads its clause or one before it, else the committee that the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from cppcc_extract.extractors.events.clauses import Clause
from cppcc_extract.extractors.events.triggers import Found
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.parse.words import PERSON
from cppcc_extract.text.document import Sentence

_REACH = 3  # organisations before the trigger that may head its clause
_OTHERS = ("party", "government", "people_org", "democratic_party")
_POST = re.compile(r"书记|常委|副|秘书长|主要|办公|统战|领导|主任|主席|会长|部长|[省市县区州旗镇乡局]长")
_GIVERS = re.compile(r"委员(?!会)|[会董]长|经理|乡友|乡贤|企业家")


def event_owner(
    reading: Reading, sentence: Sentence, found: Found, clause: Clause, begin: int
) -> tuple[str | None, dict[str, tuple[int, int, str]]]:
    """Whose event it is, and where that is said."""
    hit, text = found.trigger, reading.document.text
    if hit.row.owner == "author":
        for mention in reversed(_named(reading, clause, hit)):
            if mention.kind in ("party", "government", "cppcc"):
                return reading.context.name(mention), {"organisation": (mention.start, mention.end, "event.author")}
        return None, {}
    if hit.row.owner == "giver" and _GIVERS.search(text, begin, hit.start) and _names_person(clause, hit):
        return None, {}
    if found.rule == "event.named.spoke":
        for mention in _named(reading, clause, hit):
            if mention.kind == "cppcc":
                return reading.context.name(mention), {"organisation": (mention.start, mention.end, "event.host")}
    subject = _subject(reading, sentence, begin, hit)
    if subject:
        return reading.context.name(subject), {"organisation": (subject.start, subject.end, "event.subject")}
    owner = reading.context.owner(hit.start)
    return (owner.name if owner else None), reading.owner_evidence(owner or reading.context.nobody(hit.start))


def _names_person(clause: Clause, hit: Hit) -> bool:
    return any(token.tag == PERSON and token.start < hit.start for token in clause.tokens)


def _named(reading: Reading, clause: Clause, hit: Hit) -> Sequence[OrganisationMention]:
    """The organisations that the clause names before a trigger."""
    mentions = reading.mentions.organisations
    first = bisect_left(mentions, clause.start, key=_start)
    return mentions[first : bisect_left(mentions, hit.start, first, key=_start)]


def _subject(reading: Reading, sentence: Sentence, begin: int, hit: Hit) -> OrganisationMention | None:
    """The organisation that heads the clause, or one before it, where it is not a committee: 县委召开…，出台…"""
    text, mentions = reading.document.text, reading.mentions.organisations
    index = bisect_left(mentions, hit.start, key=_start) - 1
    for mention in mentions[max(index - _REACH, 0) : index + 1][::-1]:
        if mention.start < sentence.start:
            return None
        if text.startswith("界", mention.end):
            continue
        heads = mention.start in (begin, sentence.start) or text[mention.start - 1] in "，；：▲ 由"
        if heads and not _POST.match(text, mention.end):
            return mention if mention.kind in _OTHERS else None
        if heads and mention.kind not in _OTHERS:
            return None
    return None


def _start(mention: OrganisationMention) -> int:
    return mention.start
