"""The organisations that mentions name, the hierarchy of committees, and the committee an article is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from cppcc_extract.find.mentions import Mentions, OrganisationMention
from cppcc_extract.lexicon.divisions import Divisions
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.parse.roles import Role, Roles
from cppcc_extract.resolve.context import Entity, Owner
from cppcc_extract.resolve.organisations import Organisations
from cppcc_extract.resolve.sections import Opening, block_indexes, headlines, is_addressee
from cppcc_extract.resolve.speakers import Speakers
from cppcc_extract.text.document import BODY, Block, Document, Sentence
from cppcc_extract.values import sealed

_OURSELVES = re.compile(r"[我本]委(?![员屈托派任])|本会(?![计议员场期])|[我本][省市州盟县区旗]政协")


@sealed(frozen=True, slots=True)
class Name:
    """What a mention names: the committee (None for other organisations), and the organisation itself."""

    mention: OrganisationMention
    name: str
    committee: str | None
    kind: str

    @property
    def is_national(self) -> bool:
        """Whether it is the national committee, which most articles name only in passing."""
        return self.committee == "全国政协"

    def owner(self, rule: str, *, passing: bool = False) -> Owner:
        """The committee as an owner."""
        body = self.name if self.name != self.committee else None
        return Owner(self.committee or self.name, self.mention.start, self.mention.end, rule, body, passing)


class Names:
    """The names of one document: `at` by the start of their mention, `in_block` by the index of their block."""

    def __init__(self, document: Document, mentions: Mentions, organisations: Organisations) -> None:
        entities, canonical = organisations.entities, organisations.names
        self._codes = {entity.name: entity.region_code or "" for entity in entities}
        self._above: dict[str, Set[str]] = {}
        self._committees = {e.region_code: e.name for e in entities if e.kind == "cppcc" and e.region_code}
        self._publisher = self._committees.get(organisations.publisher or "")
        self.at: dict[int, Name] = {}
        self.in_block: dict[int, list[Name]] = {}
        known = {entity.name: entity for entity in entities}
        for mention, index in zip(mentions.organisations, block_indexes(document, mentions.organisations), strict=True):
            if index < 0 or (name := canonical.get(mention.start)) is None:
                continue
            entity = known[name]
            committee = name if entity.kind == "cppcc" else _parent(entity)
            self.at[mention.start] = Name(mention, name, committee, entity.kind)
            self.in_block.setdefault(index, []).append(self.at[mention.start])
        self._starts = sorted(self.at)
        self.titled: set[int] = set()  # articles whose headline names their committee, once `mains` was asked
        people = [
            (person, [name.mention for name in self.in_block.get(index, ())])
            for person, index in zip(mentions.people, block_indexes(document, mentions.people), strict=True)
        ]
        self.speakers = Speakers(document.text, people, lambda mention: self.at[mention.start].committee)

    def are_in(self, sentence: Sentence) -> bool:
        """Whether a sentence names an organisation."""
        return bisect_left(self._starts, sentence.start) < bisect_left(self._starts, sentence.end)

    def is_above(self, upper: str | None, lower: str | None) -> bool:
        """Whether the first committee is the second's superior: 全国政协, 山西省政协 over 大同市政协."""
        if upper is None or lower is None or upper == lower:
            return False
        if upper == "全国政协":
            return True
        code, below = self._codes.get(upper, ""), self._codes.get(lower, "")
        return bool(code and below) and code in self._codes_above(below)

    def _codes_above(self, code: str) -> Set[str]:
        """The codes of the divisions above one."""
        if code not in self._above:
            division = Divisions.load().by_code(code)
            above = Divisions.load().ancestors(division) if division is not None else ()
            self._above[code] = {each.code for each in above}
        return self._above[code]

    def superior(self, lower: str, everywhere: str) -> str | None:
        """The committee above another that 全州 or 全省 means, if the text names it."""
        ends = f"{everywhere[1:]}政协"
        return next((n for n in self._committees.values() if n.endswith(ends) and self.is_above(n, lower)), None)

    def of_place(self, block: Block, opening: Opening | None) -> Owner | None:
        """大同：党建引领 and 大同市 alone stand for the committee of that name, if the text names it."""
        if opening is None:
            return None
        codes = sorted(division.code for division in Divisions.load().named(opening.places[-1]))
        name = next((self._committees[code] for code in codes if code in self._committees), None)
        return Owner(name, block.start, opening.end, "owner.heading.place") if name else None

    def mains(self, document: Document, parse: Parse, roles: Roles) -> dict[int, Owner]:
        """The committee that each article is about.

        The one of its headline; else the one that publishes the page, if named first, acting or saying 我委; else the
        first that acts; else the first named. 全国政协 is the one only if no other is named, or if it is named
        more often than all others together.
        """
        found: dict[int, Owner] = {}
        for article, blocks in headlines(document).items():
            if titled := self._committees_in(blocks):
                found[article] = min(titled, key=lambda name: name.is_national).owner("owner.headline")
        self.titled = set(found)
        told: dict[int, list[int]] = {}
        for index in sorted(self.in_block):
            if is_addressee(document, document.blocks[index]):
                continue
            told.setdefault(document.blocks[index].article, []).append(index)
        for article, blocks in told.items():
            every = self._committees_in(blocks)
            if article in found or not every:
                continue
            others = [name for name in every if not name.is_national]
            lead = self._committees_in(blocks[:1])
            opens = 2 * len(others) < len(every) or (bool(lead) and all(name.is_national for name in lead))
            among = [name for name in every if name.is_national] if opens and len(others) < len(every) else others
            acting = _acting(among, parse, roles)
            own = [name for name in among if name.committee == self._publisher]
            acts = any(name in own for name in (among[0], *acting))
            if own and (acts or _speaks_of_itself(document, article)):
                found[article] = own[0].owner("owner.publisher")
            else:
                found[article] = (acting or among)[0].owner("owner.first")
        return found

    def _committees_in(self, blocks: Sequence[int]) -> list[Name]:
        return [name for index in blocks for name in self.in_block.get(index, ()) if name.committee]


def _speaks_of_itself(document: Document, article: int) -> bool:
    """Whether an article is written by a body of the committee that publishes it: 我委, 我县政协."""
    blocks = (block for block in document.blocks if block.article == article and block.zone in BODY)
    return any(_OURSELVES.search(document.text, block.start, block.end) for block in blocks)


def _acting(names: Sequence[Name], parse: Parse, roles: Roles) -> list[Name]:
    """The committees that are the subject of their clause or speak in it; each clause is read once."""
    acting: dict[int, set[int]] = {}
    found = []
    for name in names:
        clause = parse.clause_at(name.mention.start)
        if clause is None:
            continue
        if clause.start not in acting:
            acting[clause.start] = {
                token.start
                for named in roles.named(clause)
                if named.role in (Role.SUBJECT, Role.SPEAKER)
                for token in named.tokens
            }
        if name.mention.start in acting[clause.start]:
            found.append(name)
    return found


def _parent(entity: Entity) -> str | None:
    """The committee of a body of one, or of an association of its members: 市政协委员联谊会."""
    parent = entity.parent or ""
    return entity.parent if entity.kind == "cppcc_body" or parent.endswith("政协") else None
