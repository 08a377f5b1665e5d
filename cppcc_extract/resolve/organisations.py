"""Canonical names: the organisation that each mention means.

Names with a place are resolved first. A level word alone (省政协, 区政协, 市委) is then read in its context, the
nearest first: the section's committee, committees named before it in the paragraph, those above the section's,
those named after it, earlier paragraphs, and at last the places that the text names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import NamedTuple

from cppcc_extract.find.committees import chain_before, names
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.divisions import Division, Divisions
from cppcc_extract.models import Level
from cppcc_extract.resolve.context import Entity
from cppcc_extract.resolve.places import above, division_of, guessed_level, most_named, named_in, related, seen_from
from cppcc_extract.resolve.sections import (
    Opening,
    at_borders,
    block_indexes,
    dateline,
    headlines,
    openings,
    opens,
    whereabouts,
)
from cppcc_extract.text.document import OVER, Document, Zone

# How many names around a level word are examined.
_NEAR = 20
# Where a page names its publisher, the most reliable first
_PUBLISHERS = (Zone.BYLINE, Zone.NAVIGATION, Zone.FOOTER)
_COMMITTEES = ("cppcc", "cppcc_body")


class Organisations(NamedTuple):
    """The organisations of a document, the canonical name of each mention under its start, and who publishes the page.

    `publisher` is the code of the division of that committee, None if the page does not name it.
    """

    entities: list[Entity]
    names: dict[int, str]
    publisher: str | None


@dataclass(slots=True)
class _Walk:
    """The state while the mentions of a document are read in order."""

    document: Document
    lexicon: Lexicon
    year: int | None
    mentions: Sequence[OrganisationMention]
    blocks: Sequence[int]
    home: Division | None
    found: dict[int, Division] = field(default_factory=dict)
    mains: dict[int, Division | None] = field(default_factory=dict)
    titled: set[int] = field(default_factory=set)
    named: list[Division] | None = None
    places: list[tuple[int, Division]] | None = None
    voted: dict[str, Division | None] = field(default_factory=dict)

    def at_home(self, level_word: str) -> Division | None:
        """The division that publishes the page, if the level word fits it."""
        home = self.home
        return home if home is not None and seen_from(home, level_word) == home else None

    def votes(self) -> list[Division]:
        """The divisions of the names that were read in full; without any, those that the text names."""
        if self.named is None:
            explicit = [self.found[m.start] for m in self.mentions if m.places and m.start in self.found]
            self.named = explicit or self.places_named()
        return self.named

    def all_places(self) -> list[tuple[int, Division]]:
        """The divisions that the text names, as places or in names, and where, in order."""
        if self.places is None:
            self.places = named_in(self.document.text, self.lexicon, self.year)
        return self.places

    def places_named(self) -> list[Division]:
        """The divisions that the text names, in order."""
        return [division for _, division in self.all_places()]

    def places_before(self, start: int, end: int) -> list[Division]:
        """The divisions named between two places, the last first."""
        places = self.all_places()
        first, last = (bisect_left(places, at, key=itemgetter(0)) for at in (start, end))
        return [division for _, division in reversed(places[max(first, last - _NEAR) : last])]

    def heads(self) -> list[Division]:
        """The divisions that a line above, below or beside the text begins or ends with, and those of its datelines.

        平陆讯报, 岁末看履职 · 大田; 本报桂阳讯.
        """
        text, known = self.document.text, names(self.lexicon)
        chains: list[tuple[str, ...]] = []
        for block in self.document.blocks:
            if block.zone in (*OVER, *_PUBLISHERS):
                chains += at_borders(text, block, known)
            elif written := dateline(text, block, known):
                chains.append(written)
        return [found for chain in chains if (found := division_of(chain, None, self.year)) is not None]

    def whereabouts(self) -> list[Division]:
        """The divisions in which a sentence states that something happens."""
        chains = whereabouts(self.document.text, names(self.lexicon))
        return [found for chain in chains if (found := division_of(chain, None, self.year)) is not None]

    def by_votes(self, level_word: str) -> Division | None:
        """The meaning of a level word by the division in which most names of the text lie.

        Otherwise most of its places, its head lines, or the places where it states that things happen.
        """
        if level_word not in self.voted:
            asked = (self.votes, self.places_named, self.heads, self.whereabouts)
            found = (most_named(divisions(), level_word) for divisions in asked)
            self.voted[level_word] = next((division for division in found if division is not None), None)
        return self.voted[level_word]


def resolve_organisations(
    document: Document, mentions: Sequence[OrganisationMention], lexicon: Lexicon, year: int | None
) -> Organisations:
    """The organisations of the document, what each mention names, and who publishes the page."""
    pairs = [(m, b) for m, b in zip(mentions, block_indexes(document, mentions), strict=True) if b >= 0]
    walk = _Walk(document, lexicon, year, [m for m, _ in pairs], [b for _, b in pairs], _home(document, mentions, year))
    _settle_places(walk)
    _settle_mains(walk)
    _settle_level_words(walk)
    return Organisations(*_entities(walk), walk.home.code if walk.home is not None else None)


def _settle_places(walk: _Walk) -> None:
    open_ones = []
    for mention in walk.mentions:
        if mention.places:
            division = division_of(mention.places, None, walk.year)
            if division is not None:
                walk.found[mention.start] = division
            else:
                open_ones.append(mention)
    for mention in open_ones:
        for within in _surroundings(walk):
            division = division_of(mention.places, within, walk.year)
            if division is not None:
                walk.found[mention.start] = division
                break


def _surroundings(walk: _Walk) -> list[Division]:
    """The city and the province that the text is about: 鼓楼区 there is theirs."""
    return [found for word in "市省" if (found := walk.by_votes(word)) is not None]


def _home(document: Document, mentions: Sequence[OrganisationMention], year: int | None) -> Division | None:
    """The division whose committee publishes the page, according to its byline, masthead or footer."""
    named: dict[Zone, Division] = {}
    starts = [block.start for block in document.blocks]
    for mention in mentions:
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.kind not in _COMMITTEES or not mention.places:
            continue
        zone = document.blocks[index].zone
        if zone in _PUBLISHERS and (division := division_of(mention.places, None, year)) is not None:
            named.setdefault(zone, division)
    return next((named[zone] for zone in _PUBLISHERS if zone in named), None)


def _settle_mains(walk: _Walk) -> None:
    """The division whose committee each article of the page is about.

    The one of the headline; else the one that publishes the page, if the text names it by its level alone (县政协);
    else the first that is named.
    """
    over = {article: set(indexes) for article, indexes in headlines(walk.document).items()}
    blocks = walk.document.blocks
    titled: dict[int, Division | None] = {}
    first: dict[int, Division] = {}
    homes: dict[int, Division] = {}
    for mention, index in zip(walk.mentions, walk.blocks, strict=True):
        article = blocks[index].article
        division = walk.found.get(mention.start)
        if mention.kind not in _COMMITTEES or mention.level_word == "全":
            continue
        if article not in titled and index in over.get(article, ()):
            if division is not None:
                titled[article] = division
            elif mention.level_word:
                titled[article] = walk.at_home(mention.level_word) or walk.by_votes(mention.level_word)
        if division is not None:
            first.setdefault(article, division)
        elif mention.level_word and (home := walk.at_home(mention.level_word)) is not None:
            homes[article] = home
    for article in {block.article for block in blocks}:
        walk.mains[article] = titled.get(article) or homes.get(article) or first.get(article)
        if titled.get(article):
            walk.titled.add(article)


def _settle_level_words(walk: _Walk) -> None:
    blocks, document = walk.document.blocks, walk.document
    known = names(walk.lexicon)
    earlier: list[Division] = []
    section: Division | None = None
    firm = False  # whether a headline or a heading names the section's committee
    article = paragraph = -1
    before: list[Division] = []
    last: Division | None = None
    here: Division | None = None  # the division that opens the paragraph
    placed = _placed(walk)
    for at, (mention, index) in enumerate(zip(walk.mentions, walk.blocks, strict=True)):
        if blocks[index].article != article:
            article = blocks[index].article
            section, firm, earlier = walk.mains[article], article in walk.titled, []
        if index != paragraph:
            paragraph, last, here = index, None, None
            before = []
        division = walk.found.get(mention.start)
        while placed and placed[0][0].block <= index:
            opening, opened = placed.pop(0)
            if opening.lasting:
                section, firm = opened, True
            elif opening.block == index:
                here = opened
        if division is not None and mention.kind in _COMMITTEES and opens(document, blocks[index], mention):
            section, firm = division, True
        if division is None and mention.rule == "committee.bare":
            _, places = chain_before(document.text, mention.start - 1, known)
            division = (division_of(places, section, walk.year) if places else None) or last or section
        elif division is None and mention.level_word not in ("", "全") and not mention.places:
            sure = firm or here is not None
            division = _by_level(walk, mention.level_word, here or section, sure, before, at, earlier)
        elif division is None and mention.town:
            division = last or section
        if division is None:
            continue
        walk.found[mention.start] = division
        if mention.kind in _COMMITTEES:
            last = division
        if mention.places:
            before.append(division)
            earlier.append(division)


def _placed(walk: _Walk) -> list[tuple[Opening, Division]]:
    """The blocks that a division opens (大同：党建引领, 【大同】), and the division of each.

    Under a headline that names a committee only its own divisions and those above it: 江源： is not a district of Jilin
    in an article on 青海省政协.
    """
    found: list[tuple[Opening, Division]] = []
    for opening in openings(walk.document, names(walk.lexicon)):
        article = walk.document.blocks[opening.block].article
        main = walk.mains[article]
        division = division_of(opening.places, None, walk.year)
        for within in (main, *_surroundings(walk)) if division is None else ():
            division = division or division_of(opening.places, within, walk.year)
        titled = main if article in walk.titled else None
        if division is not None and (titled is None or related(titled, division)):
            found.append((opening, division))
    return found


def _by_level(
    walk: _Walk,
    word: str,
    section: Division | None,
    firm: bool,
    before: list[Division],
    at: int,
    earlier: list[Division],
) -> Division | None:
    if section is not None and (firm or not before) and seen_from(section, word) == section:
        return section
    for division in reversed(before[-_NEAR:]):
        if seen_from(division, word) == division:
            return division
    if section is not None and (found := seen_from(section, word)) is not None:
        return found
    for division in reversed(before[-_NEAR:]):
        if (found := seen_from(division, word)) is not None:
            return found
    block = walk.document.blocks[walk.blocks[at]]
    for division in walk.places_before(block.start, walk.mentions[at].start):
        if seen_from(division, word) == division and (section is None or not firm or above(section, division)):
            return division
    for later in range(at + 1, min(at + _NEAR, len(walk.mentions))):
        if walk.blocks[later] != walk.blocks[at]:
            break
        division_later = walk.found.get(walk.mentions[later].start) if walk.mentions[later].places else None
        if division_later is not None and seen_from(division_later, word) == division_later:
            return division_later
    for division in reversed(earlier[-_NEAR:]):
        if seen_from(division, word) == division:
            return division
    return walk.by_votes(word)


def _entities(walk: _Walk) -> tuple[list[Entity], dict[int, str]]:
    entities: dict[str, Entity] = {}
    canonical: dict[int, str] = {}
    mentions: dict[str, list[OrganisationMention]] = {}
    parts: list[tuple[OrganisationMention, str]] = []
    read: dict[tuple[object, ...], Entity | None] = {}
    for mention in walk.mentions:
        division = walk.found.get(mention.start)
        # Everything that determines a name; most mentions of a text repeat one.
        key = (division, mention.kind, mention.place, mention.town, mention.body, mention.level_word, mention.rule)
        if key not in read:
            read[key] = _entity(mention, division, walk.year)
        entity = read[key]
        if entity is None:
            continue
        canonical[mention.start] = entity.name
        entities.setdefault(entity.name, entity)
        mentions.setdefault(entity.name, []).append(mention)
        if entity.parent is not None:
            parts.append((mention, entity.parent))
    # A name includes that of its committee: 市政协党组, 市政协网站 and 潞城区路华街道政协联络组 alone still name it.
    for mention, parent in parts:
        if parent in entities:
            continue
        rule = mention.rule.removesuffix(".body")
        end = mention.committee_end if mention.committee_end > mention.start else mention.end
        whole = replace(mention, end=end, kind="cppcc", body="", town="", rule=rule)
        entity = _entity(whole, walk.found.get(mention.start), walk.year)
        if entity is not None:
            entities[parent] = entity
            mentions[parent] = [whole]
    ordered = sorted(entities.values(), key=lambda e: mentions[e.name][0].start)
    return [_with(e, tuple(mentions[e.name])) for e in ordered], canonical


def _with(entity: Entity, mentions: tuple[OrganisationMention, ...]) -> Entity:
    e = entity
    return Entity(e.name, e.full_name, e.kind, e.level, e.region, e.region_code, e.parent, mentions, e.rule)


def _entity(mention: OrganisationMention, division: Division | None, year: int | None) -> Entity | None:
    """The organisation that one mention names, without its mentions; None if unknown."""
    national = mention.level_word == "全"
    region: str | None
    level: Level | None
    if division is not None:
        region, level, code = Divisions.load().region(division, year), division.level, division.code
    elif national:
        region, level, code = None, "national", None
    elif mention.place:
        region, level, code = mention.place, guessed_level(mention.place), None
    else:
        region, level, code = None, None, None
    known = national or region is not None
    place = "全国" if national else region or ""
    kind, parent, full_name = mention.kind, None, None
    if kind == "cppcc":
        if not known:
            return None
        name, full_name = f"{place}政协", f"中国人民政治协商会议{place}委员会"
    elif kind == "cppcc_body":
        if not known and not mention.town:
            return None
        parent = f"{place}政协" if known else None
        name = f"{place}{mention.town}政协{_body(mention.body)}"
        level = "township" if mention.town else level
    elif mention.rule.startswith("committee"):
        name, parent = f"{mention.town}{place}政协{mention.body}", f"{place}政协" if known else None
    elif mention.rule in ("whole", "head"):
        name = mention.body
        if mention.rule == "head" and mention.level_word:
            if not known:
                return None
            name = place + name[1:]
        elif mention.rule == "whole":
            level = "national"
    elif not known:
        return None
    else:
        name = _office(place, mention)
    return Entity(name, full_name, kind, level, region, code, parent, (), mention.rule)


def _body(body: str) -> str:
    return body.removeprefix("各").replace("常务委员会", "常委会")


def _office(place: str, mention: OrganisationMention) -> str:
    if mention.kind == "party":
        return f"中共{place}{mention.body.replace('委员会', '委')}"
    if mention.kind == "democratic_party":
        return f"{mention.body}{place}委"
    return place + ("人民政府" if mention.body == "政府" else mention.body)
