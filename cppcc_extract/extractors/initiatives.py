"""The records of kind `Initiative`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from cppcc_extract.extractors.initiative_owners import NAMED, named_owner, short_places
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.occurrences import occurrences
from cppcc_extract.find.undertaking_words import UndertakingMention, plain
from cppcc_extract.find.undertakings import find_undertakings
from cppcc_extract.models import Initiative
from cppcc_extract.resolve.context import Owner

# A word after a name that is sometimes written as part of it: “有事来商量平台”.
_HEAD = re.compile(r"(?:平台|机制|活动|行动|品牌|APP|app)$")


@dataclass(slots=True)
class _Found:
    """An initiative while the document is read."""

    best: UndertakingMention
    owner: Owner | None
    places: dict[int, int] = field(default_factory=dict)


def extract_initiatives(reading: Reading) -> list[Initiative]:
    """The initiatives of one document in order of their first mention, each once for each owner."""
    found = _collect(reading)
    _join_short(found)
    _add_bare(reading, found)
    every = sorted((one for same in found.values() for one in same), key=lambda one: min(one.places))
    return [_record(reading, one, number) for number, one in enumerate(every, 1)]


def _collect(reading: Reading) -> dict[str, list[_Found]]:
    """The initiatives by key; one key has one for each owner."""
    document = reading.document
    found: dict[str, list[_Found]] = {}
    for mention in find_undertakings(document.text, reading.mentions.names, reading.lexicon, short_places(reading)):
        sentence = document.sentence_at(mention.start)
        if sentence is None:
            continue
        teller = reading.context.owner(mention.start)
        named = named_owner(reading, mention, teller)
        same = found.setdefault(_key(mention.name), [])
        known = _known(same, named or teller, mention.founded)
        if known is None and named is not None and same and not mention.founded:
            # An initiative that is presented as the committee's own is another's if the same committee's text says so.
            tellers = (_name(teller), _name(reading.context.owner(max(mention.start, sentence.end - 1))))
            known = next((one for one in same if _name(one.owner) in tellers), None)
            if known is not None:
                known.owner = named
        if known is None:
            same.append(known := _Found(mention, named or teller))
        elif mention.strength > known.best.strength:
            known.best = mention
            known.owner = known.owner or named or teller
        known.places[mention.start] = mention.end
    return found


def _known(same: list[_Found], owner: Owner | None, founded: bool) -> _Found | None:
    """The initiative that is meant: the one of this owner, or the last of the name unless it is founded again."""
    for one in same:
        if owner is not None and _name(one.owner) == owner.name:
            return one
    if same and (owner is None or same[-1].owner is None or not (founded or owner.rule == NAMED)):
        return same[-1]
    return None


def _join_short(found: dict[str, list[_Found]]) -> None:
    """Count a name that is only the end of a longer one, as in a headline, as a mention of that one."""
    for key in list(found):
        if len(key) < 4 or any(one.best.strength > 2 for one in found[key]):
            continue
        longer = next((other for other in found if len(other) > len(key) and other.endswith(key)), None)
        if longer is not None:
            for one in found.pop(key):
                found[longer][0].places.update(one.places)


def _name(owner: Owner | None) -> str | None:
    return owner.name if owner else None


def _key(name: str) -> str:
    bare = plain(name)
    head = _HEAD.search(bare, 3)
    return bare[: head.start()] if head else bare


def _add_bare(reading: Reading, found: dict[str, list[_Found]]) -> None:
    """Add the places that name an initiative again, with other quotes or without."""
    taken = {start for same in found.values() for one in same for start in one.places}
    for start, end, key in _again(reading, found):
        if start in taken or reading.document.sentence_at(start) is None:
            continue
        same = found[key]
        known = same[0] if len(same) == 1 else _known(same, reading.context.owner(start), founded=False)
        if known is not None:
            known.places[start] = end


def _again(reading: Reading, found: dict[str, list[_Found]]) -> Iterator[tuple[int, int, str]]:
    ends: set[int] = set()
    for mention in reading.mentions.names:
        if (key := _key(mention.inner)) in found:
            yield mention.start, mention.end, key
        ends.add(mention.start + 1)
    names = {one.best.name: key for key, same in found.items() for one in same if len(one.best.name) >= 4}
    inside = sorted(place for same in found.values() for one in same for place in one.places.items())
    starts = [start for start, _ in inside]
    text, at = reading.document.text, 0
    for start, end in occurrences(text, names):
        if start < at:
            continue
        at = end
        index = bisect_right(starts, start) - 1
        if start not in ends and (index < 0 or start >= inside[index][1]):
            yield start, end, names[text[start:end]]


def _record(reading: Reading, found: _Found, number: int) -> Initiative:
    best, places = found.best, sorted(found.places.items())
    evidence = {**reading.owner_evidence(found.owner), "kind": (best.start, best.end, best.rule)}
    return Initiative.made(
        **reading.place(f"i{number}", *places[0], best.rule, evidence),
        name=" ".join(best.name.split()),
        kind=best.kind,
        organisation=found.owner.name if found.owner else None,
        mentions=tuple(reading.mention(start, end) for start, end in places),
    )
