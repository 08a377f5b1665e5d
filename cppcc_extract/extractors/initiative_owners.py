"""The owner of an initiative, if the words around its name or the name itself state it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.find.undertaking_words import UndertakingMention
from cppcc_extract.parse.words import ORGANISATION
from cppcc_extract.resolve.context import Entity, Owner

NAMED = "initiative.owner"
_SUBJECT = "initiative.subject"
_COMMITTEES = ("cppcc", "cppcc_body")
_DIVISION = re.compile(r"(?:[一-鿿]{1,4}族){0,6}(?:自治[区州县旗]|[省市县区州旗盟])$")
# What may stand between an owner that is named and the name: 省政协发起“…”, 县政协“…”, 区政府随后出台的《…》
_OWNED = re.compile(
    r"(?:党组|机关|办公室|常委会)?(?:随后|之后|已|正式|联合)?"
    r"(?:(?:开展|发起|推行|创办|打造|提出|部署|倡导|组织|实施|建立|推出|出台|印发|制定|发布|修订)的?|的)?"
)
_TOGETHER = frozenset(["、", "和", "与", "及", "以及", "同", "会同", "联合"])
# Words after which a committee is not the subject of its clause: 会同市政协, 向县政协
_BESIDE = frozenset(["与", "同", "会同", "向", "对", "给", "为", "在", "到", "受", "被", "联合", "据", "和", "请"])
_NEAR = 200  # words before a name among which its subject is looked for


def named_owner(reading: Reading, mention: UndertakingMention, teller: Owner | None) -> Owner | None:
    """The organisation that the name or its clause names as the owner.

    `teller` is the committee whose work the text is about there.
    """
    return (
        _in_name(reading, mention)
        or _before(reading, mention)
        or _subject(reading, mention.start, teller)
        or _headed(reading, mention.start)
    )


def short_places(reading: Reading) -> list[str]:
    """The short names of the divisions in the document: 晋城 for 晋城市."""
    regions = {entity.region for entity in reading.context.entities if entity.region}
    return [short for region in regions if len(short := _DIVISION.sub("", region)) >= 2]


def _in_name(reading: Reading, mention: UndertakingMention) -> Owner | None:
    """The committee that begins the name, or whose place does: 咸阳市政协 for 咸阳智慧政协平台."""
    organisations = reading.mentions.organisations
    index = bisect_left(organisations, mention.start, key=attrgetter("start"))
    if index < len(organisations) and organisations[index].end < mention.end:
        first = organisations[index]
        if first.start <= mention.start + 1 and first.kind in _COMMITTEES:
            return _committee(reading, first, NAMED)
    if mention.rule == "initiative.local":
        for entity in reading.context.entities:
            place = _DIVISION.sub("", entity.region or "")
            if entity.kind == "cppcc" and len(place) >= 2 and mention.name.startswith(place):
                return Owner(entity.name, mention.start, mention.start + len(place), NAMED)
    return None


def _before(reading: Reading, mention: UndertakingMention) -> Owner | None:
    """The organisation named right before an initiative: 市委“1246”发展思路."""
    organisations = reading.mentions.organisations
    index = bisect_left(organisations, mention.start, key=attrgetter("start")) - 1
    if index < 0:
        return None
    organisation = organisations[index]
    if organisation.end > mention.start or not _OWNED.fullmatch(reading.document.text, organisation.end, mention.start):
        return None
    if own := _own(reading, index):
        return own
    name = reading.context.name(organisation)
    return Owner(name, organisation.start, organisation.end, NAMED) if name else None


def _subject(reading: Reading, position: int, teller: Owner | None) -> Owner | None:
    """The committee before the name in its clause, if the teller was read from further away."""
    clause = reading.parse.clause_at(position)
    if clause is None or (teller is not None and clause.start <= teller.start < position):
        return None
    tokens = clause.tokens
    end = bisect_left(tokens, position, key=attrgetter("start"))
    for index in reversed(range(max(0, end - _NEAR), end)):
        token = tokens[index]
        if token.tag == ORGANISATION and token.item.kind in _COMMITTEES:
            beside = index > 0 and tokens[index - 1].text in _BESIDE
            return None if beside else _committee(reading, token.item, _SUBJECT)
    return None


def _headed(reading: Reading, position: int) -> Owner | None:
    """The committee that heads a line with a colon: 丰州市政协：“…”搬进社区."""
    sentence = reading.document.sentence_index(position)
    clauses = reading.parse.clauses(sentence) if sentence >= 0 else ()
    first = clauses[0] if clauses else None
    if first is None or first.stop not in ("：", ":") or first.end >= position:
        return None
    token = first.tokens[-1]
    if token.tag != ORGANISATION or token.item.kind not in _COMMITTEES or len(first.tokens) > 2:
        return None
    return _committee(reading, token.item, _SUBJECT)


def _own(reading: Reading, index: int) -> Owner | None:
    """The committee among organisations that act together up to this one: the article's own, or the first."""
    organisations = reading.mentions.organisations
    first = index
    while first > 0 and reading.document.text[organisations[first - 1].end : organisations[first].start] in _TOGETHER:
        first -= 1
    every = [entity for entity in reading.context.entities if entity.kind == "cppcc"]
    main = max(every, key=lambda entity: len(entity.mentions)).name if every else None
    committees = [each for each in organisations[first : index + 1] if each.kind in _COMMITTEES]
    owners = [owner for each in committees if (owner := _committee(reading, each, NAMED))]
    return next((owner for owner in owners if owner.name == main), owners[0] if owners else None)


def _committee(reading: Reading, organisation: OrganisationMention, rule: str) -> Owner | None:
    """The committee that is named, or that a named body belongs to."""
    name = reading.context.name(organisation)
    entity = next((each for each in reading.context.entities if each.name == name), None)
    owner = _parent(entity) if entity else None
    return Owner(owner, organisation.start, organisation.end, rule) if owner else None


def _parent(entity: Entity) -> str | None:
    return entity.parent if entity.kind == "cppcc_body" else entity.name
