"""Names of organisations as written: committees, their bodies, and all others.

One scan finds what a name ends or begins with (政协, 省委, 公司 …); each find is then read leftwards, or rightwards
for 政协天水市委员会 and 民盟恩施州委.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cppcc_extract.find.committee_lists import committees_at
from cppcc_extract.find.committees import LEVEL_WORDS, Names, chain_after, chain_before, is_vague, names
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Matcher
from cppcc_extract.lexicon.schema import Body

_WINDOW = 18
_NAME_BREAK = re.compile(
    "[来出源]自|其中|[^一-鿿a-zA-Z“”]|[的着在到赴往向由和与及同被将把为对从于是了等各个家所这该位名来让请给并据]|有(?!限)|走进|来到|见到|前往|走访|察看|参观|听取"
    "|邀请|组织|记者|联合|联系|配合|协调|协助|会同|促成|督促|敦促|责成|推动|帮助|跟|成立|委员|全[省市区县州旗]|[一二两三四五六七八九十\\d]+"
)
_PARTY_COMMITTEE = re.compile("委(?:员会)?(?:常委会)?")


@dataclass(frozen=True, slots=True)
class _Scan:
    anchors: Matcher[str]
    wholes: dict[str, Body]
    heads: dict[str, Body]
    offices: dict[str, Body]
    names: Names


def find_organisations(text: str, lexicon: Lexicon) -> list[OrganisationMention]:
    """The names of organisations in a clean text, in order.

    >>> [text[m.start:m.end] for text in ["省政协党组与太原市迎泽区政协座谈"]
    ...  for m in find_organisations(text, Lexicon.default())]
    ['省政协党组', '太原市迎泽区政协']
    """
    scan = lexicon.derived(_build)
    found: list[OrganisationMention] = []
    last = 0
    for at, (size, anchor) in scan.anchors.raw(text):
        start = at + 1 - size
        if start < last:
            continue
        for mention in _read(text, start, at + 1, anchor, scan):
            if mention.start >= last:
                found.append(mention)
                last = mention.end
    return found


def _build(lexicon: Lexicon) -> _Scan:
    rows = lexicon.rows("bodies", Body)
    wholes = {r.surface: r for r in rows if r.role == "whole"}
    heads = {r.surface: r for r in rows if r.role == "head"}
    offices = {r.surface: r for r in rows if r.role in ("party", "government")}
    behind = (level + surface for level in LEVEL_WORDS for surface in offices)
    words = {*wholes, *heads, *behind, "政协", "中国人民政治协商会议"}
    return _Scan(Matcher((word, word) for word in words), wholes, heads, offices, names(lexicon))


def _read(text: str, start: int, end: int, anchor: str, scan: _Scan) -> list[OrganisationMention]:
    if anchor in ("政协", "中国人民政治协商会议"):
        return committees_at(text, start, end, scan.names)
    mention = _other(text, start, end, anchor, scan)
    return [] if mention is None else [mention]


def _other(text: str, start: int, end: int, anchor: str, scan: _Scan) -> OrganisationMention | None:
    if (whole := scan.wholes.get(anchor)) is not None:
        return _whole(text, start, end, whole, scan)
    if (head := scan.heads.get(anchor)) is not None:
        return _headed(text, start, end, head, scan)
    return _office(text, start, end, scan.offices[anchor[1:]], scan)


def _whole(text: str, start: int, end: int, row: Body, scan: _Scan) -> OrganisationMention:
    if row.kind == "democratic_party":
        at, places = chain_after(text, end, scan.names)
        tail = _PARTY_COMMITTEE.match(text, at + (not places and text[at : at + 1] in LEVEL_WORDS))
        if tail is not None:
            level = text[tail.start() - 1] if text[tail.start() - 1] in LEVEL_WORDS else ""
            return OrganisationMention(
                start, tail.end(), row.kind, "".join(places), level, row.surface, "democratic.place", places
            )
    return OrganisationMention(start, end, row.kind, "", "", row.name or row.surface, "whole")


def _office(text: str, start: int, end: int, row: Body, scan: _Scan) -> OrganisationMention | None:
    """省委, 中共山西省委, 太原市人民政府, 市经信委: a level word or a division before the head."""
    party = row.role == "party"
    if party and row.surface != "委员会" and text[end : end + 1] == "员":
        return None
    at, places = chain_before(text, start + 1, scan.names)
    level = text[start]
    if not places:
        if is_vague(text[max(0, start - 3) : start], level):
            return None
        at = start
    led = text.startswith("中共", at - 2) if at > 1 else False
    if row.surface == "委员会" and not led:
        return None
    return OrganisationMention(
        at - 2 if led else at, end, row.kind, "".join(places), level, row.surface, f"{row.role}.place", places
    )


def _headed(text: str, start: int, end: int, row: Body, scan: _Scan) -> OrganisationMention | None:
    """青禾食品有限公司: the name runs from the last break before the head."""
    if (start and text[start - 1] in row.not_after) or (end < len(text) and text[end] in row.not_before):
        return None
    first = max(0, start - _WINDOW)
    for gap in _NAME_BREAK.finditer(text, first, start):
        first = gap.end()
    first += text.startswith("”", first)
    for at in range(first, start - 1):
        _, places = chain_after(text, at, scan.names)
        if places and places[-1][-1] in LEVEL_WORDS and "".join(places) != text[at:start]:
            first = at
            break
    else:
        places = ()
    level = text[first] if start > first and not places and text[first] in LEVEL_WORDS else ""
    # 市融媒体中心 is a name, 市医院 and 县局 are generic.
    if start - first < (1 if level and len(row.surface) > 2 else 2):
        return None
    return OrganisationMention(first, end, row.kind, "".join(places), level, text[first:end], "head", places)
