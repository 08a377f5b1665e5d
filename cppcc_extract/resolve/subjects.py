"""Whose work each place of the text tells: one walk over blocks, sentences and clauses.

A heading that names a committee opens its section; the headline's committee owns what stands under no other. In a
paragraph the subject of a clause takes over and is carried on where the subject is dropped. A committee above the
owner takes over for its sentence only; one that merely receives, is visited or is named inside a clause, never.
An organisation that is no committee makes the owner None where it is the subject, until the committee or its members
act again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cppcc_extract.find.mentions import Mentions, OrganisationMention, QuantityMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.divisions import Divisions
from cppcc_extract.resolve.clauses import CLAUSE, Clauses, Part, adverbial, clauses
from cppcc_extract.resolve.context import Entity, Owner
from cppcc_extract.resolve.distribution import figures_of_each
from cppcc_extract.resolve.sections import READ, Opening, block_indexes, headlines, openings, opens
from cppcc_extract.resolve.speakers import speakers, speaks_in
from cppcc_extract.text.document import OVER, Block, Document, Zone

_QUOTES = re.compile("[“”]")
_LONGEST_QUOTE = 2000
_ACTING = (Part.SUBJECT, Part.SPEAKER, Part.RECEIVER)
_ENDS = "。！？\n"
_MEMBERS = re.compile("委员(?!会)")
# what offices do to a committee's proposals and information
_ON_OURS = re.compile("采用|采纳|批示|录用|转发|承办|办复|答复|提案")


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with what it names: the committee (None for what is none), and the organisation itself."""

    mention: OrganisationMention
    name: str
    committee: str | None
    kind: str


@dataclass(slots=True)
class _Walk:
    """The state of the walk, and the owners that it has set: from `starts[i]` on it is `owners[i]`."""

    document: Document
    words: Clauses
    codes: dict[str, str | None]  # of the division of each organisation, by name
    committees: dict[str, str]  # names by the codes of their divisions
    quantities: Sequence[QuantityMention]
    starts: list[int] = field(default_factory=list)
    owners: list[Owner | None] = field(default_factory=list)
    section: Owner | None = None
    paragraph: Owner | None = None

    def set(self, start: int, owner: Owner | None) -> None:
        """From `start` on it is this owner, whatever was set for places behind `start`."""
        while self.starts and self.starts[-1] >= start:
            self.starts.pop()
            self.owners.pop()
        self.starts.append(start)
        self.owners.append(owner)

    @property
    def now(self) -> Owner | None:
        return self.owners[-1] if self.owners else None

    def is_above(self, upper: str, lower: str | None) -> bool:
        """Whether the first committee is the second's superior: 全国政协, 山西省政协 over 大同市政协."""
        if lower is None or upper == lower:
            return False
        if upper == "全国政协":
            return True
        code, below = self.codes.get(upper), self.codes.get(lower)
        if not code or not below:
            return False
        divisions = Divisions.load()
        division = divisions.by_code(below)
        return division is not None and any(a.code == code for a in divisions.ancestors(division))


def walk_owners(
    document: Document, mentions: Mentions, entities: Sequence[Entity], names: dict[int, str], lexicon: Lexicon
) -> Callable[[int], Owner | None]:
    """A function from a position of the clean text to the owner of what is told there, in O(log n)."""
    words = clauses(lexicon)
    codes = {e.name: e.region_code for e in entities}
    committees = {e.region_code: e.name for e in entities if e.kind == "cppcc" and e.region_code}
    walk = _Walk(document, words, codes, committees, mentions.quantities)
    by_block = _by_block(document, mentions.organisations, entities, names)
    tops = _tops(document, by_block)
    committee_of = {n.mention.start: n.committee for each in by_block.values() for n in each}
    indexes = block_indexes(document, mentions.people)
    people = [
        (person, [n.mention for n in by_block.get(index, ())])
        for person, index in zip(mentions.people, indexes, strict=True)
    ]
    known = speakers(people, lambda mention: committee_of.get(mention.start))
    opened = {opening.block: opening for opening in openings(document, words.names)}
    article = -1
    for index, block in enumerate(document.blocks):
        if block.zone not in READ:
            continue
        if block.article != article:
            article = block.article
            walk.paragraph = top = tops.get(article)
            walk.section = top if top is not None and top.rule == "owner.headline" else None
        named = by_block.get(index, [])
        opening = opened.get(index)
        place = _place_owner(walk, block, opening)
        if block.zone in OVER:
            _heading(walk, block, named, place)
        elif block.zone is Zone.CAPTION or (spoken := speaks_in(document.text, block, known)) is not None:
            kept = walk.paragraph
            walk.paragraph = walk.section or kept if block.zone is Zone.CAPTION else spoken
            _paragraph(walk, block, named)
            walk.paragraph = kept
        else:
            if place is not None and opening is not None and opening.lasting:
                walk.section = place
            if (over := place or walk.section) is not None:
                walk.paragraph = over
            _paragraph(walk, block, named)
            _spoken_before(walk, index, by_block)
    starts, owners = walk.starts, walk.owners

    def owner(position: int) -> Owner | None:
        at = bisect_right(starts, position) - 1
        return owners[at] if at >= 0 else None

    return owner


def _by_block(
    document: Document, mentions: Sequence[OrganisationMention], entities: Sequence[Entity], names: dict[int, str]
) -> dict[int, list[_Named]]:
    known = {entity.name: entity for entity in entities}
    found: dict[int, list[_Named]] = {}
    for mention, index in zip(mentions, block_indexes(document, mentions), strict=True):
        name = names.get(mention.start)
        if index < 0 or name is None:
            continue
        entity = known[name]
        committee = name if entity.kind == "cppcc" else entity.parent if entity.kind == "cppcc_body" else None
        found.setdefault(index, []).append(_Named(mention, name, committee, entity.kind))
    return found


def _tops(document: Document, by_block: dict[int, list[_Named]]) -> dict[int, Owner]:
    """The committee that each article of the page is about: its headline's, else the first that it names.

    全国政协 is named in passing in most articles: it is the one only where the headline names no other, or where it is
    named more often than all others together.
    """
    over = headlines(document)
    tops: dict[int, Owner] = {}
    for article, blocks in over.items():
        named = [n for index in blocks for n in by_block.get(index, ()) if n.committee]
        named.sort(key=lambda each: each.committee == "全国政协")
        if named:
            tops[article] = _owner(named[0], "owner.headline")
    first: dict[int, list[_Named]] = {}
    for index in sorted(by_block):
        first.setdefault(document.blocks[index].article, []).extend(n for n in by_block[index] if n.committee)
    for article, every in first.items():
        if article not in tops and every:
            others = [n for n in every if n.committee != "全国政协"]
            national = 2 * len(others) < len(every)
            tops[article] = _owner(every[0] if national else others[0], "owner.first")
    return tops


def _owner(named: _Named, rule: str) -> Owner:
    body = named.name if named.name != named.committee else None
    return Owner(named.committee or named.name, named.mention.start, named.mention.end, rule, body)


def _acting(owner: Owner, agent: str | None) -> Owner:
    return replace(owner, agent=agent)


def _by(owner: Owner, rule: str) -> Owner:
    return replace(owner, rule=rule)


def _heading(walk: _Walk, block: Block, named: Sequence[_Named], place: Owner | None) -> None:
    for each in named:
        if each.committee and each.mention.kind == "cppcc" and opens(walk.document, block, each.mention):
            rule = "owner.headline" if block.zone is Zone.HEADLINE else "owner.heading"
            walk.section = walk.paragraph = _owner(each, rule)
            break
    else:
        if place is not None:
            walk.section = walk.paragraph = place
    walk.set(block.start, walk.section or walk.paragraph)


def _place_owner(walk: _Walk, block: Block, opening: Opening | None) -> Owner | None:
    """大同：党建引领 and 大同市 alone stand for the committee of that name, if the text names it."""
    if opening is None:
        return None
    codes = {division.code for division in Divisions.load().named(opening.places[-1])}
    name = next((walk.committees[code] for code in sorted(codes) if code in walk.committees), None)
    return Owner(name, block.start, opening.end, "owner.heading.place") if name else None


@dataclass(slots=True)
class _Course:
    """How far a sentence has come.

    `settled`: a subject was set in it; `urged`: it tells what others did at a committee's urging; `spoken_to`: where
    the quotation ends that a named speaker began; `begins`: whether only adverbials stand before `read_to`.
    """

    start: int
    settled: bool = False
    urged: bool = False
    spoken_to: int = 0
    begins: bool = True
    read_to: int = 0

    def opens(self, text: str, start: int) -> bool:
        """Whether only adverbials stand before the clause that starts there, asked from clause to clause."""
        if self.begins:
            before = (clause[0] for clause in CLAUSE.finditer(text, max(self.start, self.read_to), start))
            self.begins = all(clause[0] == "在" or adverbial(clause) for clause in before)
            self.read_to = start
        return self.begins


def _paragraph(walk: _Walk, block: Block, named: Sequence[_Named]) -> None:
    """Walk the clauses of one paragraph."""
    text = walk.document.text
    walk.set(block.start, walk.paragraph)
    course = _Course(block.start)
    at = 0
    if not named and walk.now is not None:
        return
    for clause in CLAUSE.finditer(text, block.start, block.end):
        start, end = clause.span()
        if start > block.start and text[start - 1] in _ENDS:
            course = _Course(start, spoken_to=course.spoken_to)
            if walk.now is not None and start >= course.spoken_to and _passing(walk.now):
                walk.set(start, walk.paragraph)
        if walk.now is not None and (at == len(named) or named[at].mention.start >= end):
            continue
        first = at
        while at < len(named) and named[at].mention.start < end:
            at += 1
        if not _names_act(walk, course, named[first:at], start, end, block):
            _subject_acts(walk, course, start, end)


def _names_act(walk: _Walk, course: _Course, named: Sequence[_Named], start: int, end: int, block: Block) -> bool:
    """What the organisations named in a clause change; whether one of them is its subject."""
    text, acted = walk.document.text, False
    for each in named:
        if each.mention.shared:
            continue  # the last of the list stands for all
        part = walk.words.part(text, start, end, each.mention)
        leads = adverbial(text[max(start, each.mention.start - 30) : each.mention.start])
        where = max(course.start, text.rfind("；", course.start, start) + 1) if leads and not course.settled else start
        course.urged = course.urged or (part is Part.URGED and each.committee is not None)
        if part is Part.GIVER:
            _gives(walk, each, end)
        elif each.committee:
            course.settled = course.settled or part in (Part.FOLLOWED, Part.HOST)
            if _committee_acts(walk, each, part, where, start, end, block):
                acted = course.settled = True
                if part is Part.SPEAKER and text[end : end + 2] == "：“":
                    course.spoken_to = _closing(text, end + 1, block.end)
        elif (
            part in _ACTING
            and each is named[0]
            and not acted
            and not course.urged
            and not _MEMBERS.search(text, each.mention.end, end)
        ):
            acted = course.settled = True
            _other_acts(walk, each, start, end)
    if acted and len(named) > 1:
        _each_acts(walk, named, end)
    return acted


def _each_acts(walk: _Walk, named: Sequence[_Named], end: int) -> None:
    """青川县政协、旺苍县政协分别建成工作室35个、28个: to each its own figure."""
    before, text = walk.now, walk.document.text
    if _ON_OURS.search(text, named[0].mention.end, end):
        return
    figures = figures_of_each(text, [each.mention for each in named], walk.quantities, end)
    for each, quantity in zip(named, figures, strict=False):
        walk.set(quantity.start, _owner(each, "owner.each") if each.committee else None)
        walk.set(quantity.end, before)


def _subject_acts(walk: _Walk, course: _Course, start: int, end: int) -> None:
    """What a clause changes that names no organisation as its subject."""
    text, words = walk.document.text, walk.words
    if walk.now is None and walk.paragraph is not None:
        if words.is_ours(text, start, end):
            walk.set(start, _by(walk.paragraph, "owner.return"))
            course.settled = True
        elif course.opens(text, start) and words.drops_subject(text, start, end):
            walk.set(start, _by(walk.paragraph, "owner.dropped"))
            course.settled = True


def _passing(owner: Owner) -> bool:
    return owner.rule == "owner.passing" or owner.agent is not None


def _committee_acts(walk: _Walk, each: _Named, part: Part, where: int, start: int, end: int, block: Block) -> bool:
    """What the naming of a committee changes; whether it is the subject from here on."""
    text = walk.document.text
    current = walk.paragraph.name if walk.paragraph else None
    committee = each.committee or ""
    if part is Part.HOST:
        before = walk.now
        walk.set(each.mention.start, _acting(before or _owner(each, "owner.host"), each.name))
        close = text.find("上", each.mention.end, end)
        walk.set(close + 1 if close >= 0 else end, before)
        return False
    if part is Part.FOLLOWED:
        # 按照省政协开展“…”行动的部署: what the superior does, told in passing.
        if walk.is_above(committee, current):
            before = walk.now
            walk.set(each.mention.start, _owner(each, "owner.passing"))
            walk.set(end, before)
        return False
    if committee == current:
        if part is Part.OBJECT:
            return False
        owner = _owner(each, "owner.subject")
        walk.set(where if walk.now is not None else start, owner if part is not Part.INSIDE else _acting(owner, None))
        _quote_before(walk, part, start, block)
        return True
    if part not in _ACTING and part is not Part.URGED:
        return False
    if walk.is_above(committee, current):
        if part is Part.RECEIVER:
            return False
        walk.set(where, _owner(each, "owner.passing"))
        return True
    if start > block.start and part is Part.SUBJECT and walk.is_above(current or "", committee):
        # 西吉县政协118篇紧随其后, in a paragraph of the city's
        before, stop = walk.now, text.find("；", each.mention.end, block.end)
        walk.set(start, _owner(each, "owner.passing"))
        if stop >= 0:
            walk.set(stop + 1, before)
        return True
    walk.paragraph = _owner(each, "owner.subject")
    walk.set(where, walk.paragraph)
    walk.paragraph = _acting(walk.paragraph, None)
    _quote_before(walk, part, start, block)
    return True


def _gives(walk: _Walk, each: _Named, end: int) -> None:
    """得到县委主要领导批示: the giver acts, but what it gives is told of the receiver."""
    if (before := walk.now) is not None:
        walk.set(each.mention.start, _acting(before, each.name))
        walk.set(end, before)


def _quote_before(walk: _Walk, part: Part, start: int, block: Block) -> None:
    """“我们探索…”青山市政协主席陈立民介绍: what was quoted is the speaker's."""
    text = walk.document.text
    if part is not Part.SPEAKER or text[start : start + 1] != "”" or walk.paragraph is None:
        return
    open_quotes: list[int] = []
    for quote in _QUOTES.finditer(text, max(block.start, start - _LONGEST_QUOTE), start):
        if quote[0] == "“":
            open_quotes.append(quote.start())
        elif open_quotes:
            open_quotes.pop()
    if open_quotes:
        walk.set(open_quotes[-1], _by(walk.paragraph, "owner.speaker"))


def _other_acts(walk: _Walk, each: _Named, start: int, end: int) -> None:
    """A subject that is no committee: leading bodies act on the committee's work, all others on their own."""
    if each.kind in ("party", "people_org", "democratic_party") or each.name.endswith("人民政府"):
        if walk.now is not None:
            walk.set(start, _acting(walk.now, each.name))
    elif each.kind != "media" and not _ON_OURS.search(walk.document.text, each.mention.end, end):
        walk.set(start, None)


def _spoken_before(walk: _Walk, index: int, by_block: dict[int, list[_Named]]) -> None:
    """A paragraph that is one quotation belongs to the speaker whom the next paragraph names."""
    blocks, text = walk.document.blocks, walk.document.text
    block = blocks[index]
    if text[block.start : block.start + 1] != "“" or text[block.end - 1 : block.end] != "”" or index + 1 >= len(blocks):
        return
    for each in by_block.get(index + 1, [])[:5]:
        first = CLAUSE.match(text, each.mention.start, blocks[index + 1].end)
        if each.committee and first and walk.words.speaks(text, each.mention.end, first.end()):
            walk.set(block.start, _acting(_owner(each, "owner.speaker"), None))
            return


def _closing(text: str, start: int, end: int) -> int:
    end = min(end, start + _LONGEST_QUOTE)
    return text.find("”", start, end) + 1 or end
