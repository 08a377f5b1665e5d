"""The records of kind `Person`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.find.occurrences import occurrences
from cppcc_extract.find.spelling import FOLLOWED
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Post
from cppcc_extract.models import Organisation, Person, Record
from cppcc_extract.resolve.context import Owner

# Offices that without further words belong to a committee: 副主席, 常委, 法律界委员.
_SEAT = re.compile(r"(?:主席|委员|常委|党组书记|党组副书记|党组成员|秘书长|发言人)$")
# The organ within a post: 党委书记 is the secretary of the 党委.
_ORGAN = re.compile(r"(?:村|机关)?(?:党(?:委|组|工委|总支部?|支部)|支部)(?=.*(?:书记|成员|委员))")
_GROUP = "党组"
_LONGEST_NAME = 40  # of an organisation, in characters
_BY_POST = ("person.written", "person.government")
_HEAD = re.compile(r"(?:代|常务)?副?([省市县区州旗盟])长")
_PARTY = re.compile(r"[省市县区州旗盟]委$")


@dataclass(slots=True)
class _Found:
    """A person while the document is read."""

    first: PersonMention
    post: str | None
    owner: Owner | None
    places: dict[int, int] = field(default_factory=dict)  # the end of each mention by its start


def extract_people(reading: Reading) -> list[Person]:
    """The people of one document in order of their first mention, each once, with all places that name them."""
    document = reading.document
    people: dict[str, _Found] = {}
    for mention in reading.mentions.people:
        if document.sentence_at(mention.start) is None:
            continue
        known = people.get(mention.name)
        if known is None:
            people[mention.name] = _Found(
                mention, mention.post or None, _employer(reading, mention), {mention.start: mention.end}
            )
        else:
            known.places[mention.start] = mention.end
    if not people:
        return []
    _add_bare(reading, people)
    _add_employers(reading, people.values())
    return [_record(reading, found, number) for number, found in enumerate(people.values(), 1)]


def _add_bare(reading: Reading, people: dict[str, _Found]) -> None:
    """Add the places that name a person without a post."""
    document = reading.document
    text, at = document.text, 0
    for start, end in occurrences(text, people):
        if start < at:
            continue
        at = end
        places = people[text[start:end]].places
        if start in places or document.sentence_at(start) is None:
            continue
        if end - start > 2 or FOLLOWED.match(text, end):
            places[start] = end


def _add_employers(reading: Reading, people: Iterable[_Found]) -> None:
    """Add to the organisations of the article those that only a post names: 村党支部 of 村党支部书记."""
    known = reading.records.get("organisations", ())
    names = {record.name for record in known if isinstance(record, Organisation)}
    added: list[Record] = []
    for found in people:
        owner = found.owner
        if owner is None or owner.name in names or owner.rule not in _BY_POST:
            continue
        names.add(owner.name)
        added.append(
            Organisation.made(
                **reading.place(f"o{len(known) + len(added) + 1}", owner.start, owner.end, owner.rule),
                name=owner.name,
                full_name=None,
                kind="government" if owner.name.endswith("人民政府") else "other",
                level=None,
                region=None,
                region_code=None,
                parent=None,
                mentions=(reading.mention(owner.start, owner.end),),
            )
        )
    reading.records["organisations"] = (*known, *added)


def _record(reading: Reading, found: _Found, number: int) -> Person:
    mention, owner = found.first, found.owner
    places = sorted(found.places.items())
    evidence = reading.owner_evidence(owner)
    if found.post:
        evidence["post"] = (mention.post_start, mention.post_start + len(found.post), mention.rule)
    return Person.made(
        **reading.place(f"p{number}", *places[0], mention.rule, evidence),
        name=mention.name,
        post=found.post,
        organisation=owner.name if owner else None,
        mentions=tuple(reading.mention(*place) for place in places),
    )


def _employer(reading: Reading, person: PersonMention) -> Owner | None:
    """The organisation of a post: that of its leading CPPCC office, or of its first office."""
    if (before := _named_before(reading, person)) is not None:
        return before
    if person.rule == "person.title":
        return None
    if person.rule == "person.speaker" or reading.document.text.endswith("界的", 0, person.start):
        return reading.context.committee(person.start)
    offices = _offices(reading, person)
    if not offices:
        return None
    seats = [office for office in offices if office.of_committee and office.owner]
    if seats:
        leading = [office for office in seats if office.leading] or seats
        # For a leader of both the committee and its party group, the organisation is the committee.
        return next((office for office in leading if not _is_group(office.owner)), leading[0]).owner
    return offices[0].owner


def _named_before(reading: Reading, person: PersonMention) -> Owner | None:
    """The organisation right before a name with its post after it: 市教育局 of 市教育局吴萍局长."""
    named = _mention(reading, person.start - _LONGEST_NAME, person.start) if person.post_start >= person.end else None
    if named is None or named.end != person.start:
        return None
    name = reading.context.name(named)
    return Owner(name, named.start, named.end, "person.named") if name else None


@dataclass(frozen=True, slots=True)
class _Office:
    owner: Owner | None
    leading: bool
    of_committee: bool


def _offices(reading: Reading, person: PersonMention) -> list[_Office]:
    """The offices of a series in order, each with its organisation; one without takes that of the office before it."""
    text, start = reading.document.text, person.post_start
    offices: list[_Office] = []
    for part in re.finditer(r"[^、兼]+", person.post):
        first, last = start + part.start(), start + part.end()
        offices.append(_office(reading, text[first:last], first, last, offices[-1] if offices else None))
    return offices


def _office(reading: Reading, office: str, start: int, end: int, before: _Office | None) -> _Office:
    rank, size = _rank(office, reading.lexicon)
    leading = rank == "leading"
    if rank == "lay" or office.endswith("领导"):
        return _Office(None, leading, False)
    named = _mention(reading, start, end)
    if named is not None:
        name = reading.context.name(named)
        of_committee = named.kind in ("cppcc", "cppcc_body")
        if name:
            return _Office(Owner(name, named.start, named.end, "person.named"), leading, of_committee)
    holder = office[: len(office) - size] if size else office
    if (
        "政协" in holder
        or "会" in holder[-2:]
        or ((len(holder) <= 4 or holder.endswith("界")) and _SEAT.search(office))
    ):
        if before is not None and before.owner and "政协" not in holder:
            owner = before.owner
            if _is_group(owner) and "党组" not in office:
                owner = Owner(owner.name[: -len(_GROUP)], owner.start, owner.end, owner.rule)
            return _Office(owner, leading, before.of_committee)
        return _Office(reading.context.committee(start), leading, True)
    if not holder:
        government = _government(reading, office, start, end)
        return _Office(government or (before.owner if before else None), leading, False)
    if holder.endswith("界") or (len(holder) < 3 and not _PARTY.search(holder)):
        return _Office(None, leading, False)
    return _Office(Owner(holder, start, start + len(holder), "person.written"), leading, False)


def _government(reading: Reading, office: str, start: int, end: int) -> Owner | None:
    """副市长 belongs to the city's government, if the text is about the work of the city's committee."""
    owner = reading.context.committee(start)
    level = _HEAD.fullmatch(office)
    if owner is None or level is None:
        return None
    region = next((entity.region for entity in reading.context.entities if entity.name == owner.name), None)
    if region is None or not region.endswith(level[1]):
        return None
    return Owner(f"{region}人民政府", start, end, "person.government")


def _is_group(owner: Owner | None) -> bool:
    return owner is not None and owner.name.endswith(_GROUP)


def _mention(reading: Reading, start: int, end: int) -> OrganisationMention | None:
    """The last organisation named within a range."""
    mentions = reading.mentions.organisations
    index = bisect_left(mentions, end, key=lambda mention: mention.start) - 1
    if index >= 0 and mentions[index].start >= start - 1:
        return mentions[index]
    return None


def _rank(office: str, lexicon: Lexicon) -> tuple[str, int]:
    """The rank of the post that ends an office, and its length; an unknown post has length 0."""
    ranks: dict[str, str] = lexicon.derived(_ranks)
    for size in range(min(len(office), 8), 0, -1):
        if (rank := ranks.get(office[-size:])) is not None:
            organ = _ORGAN.match(office[-size:])
            return rank, size - (organ.end() if organ else 0)
    return "ordinary", 0


def _ranks(lexicon: Lexicon) -> dict[str, str]:
    return {row.surface: row.rank for row in lexicon.rows("posts", Post)}
