"""Names of committees (政协) as written, with the body of the committee that follows.

Three forms: the name before 政协 (大同市政协, 十三届省政协, 省政协), the name after it (政协天水市第八届委员会,
中国人民政治协商会议山西省委员会, 政协昆明市十三届五次会议), and 政协 alone as a subject (政协采用…).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.divisions import Divisions
from cppcc_extract.lexicon.schema import Body
from cppcc_extract.models import OrganisationKind
from cppcc_extract.values import sealed

LEVEL_WORDS = "省市区县旗州盟"
NUMERALS = "[一二三四五六七八九十百0-9]"
_TERM = re.compile(rf"第?{NUMERALS}+届")
_AFTER_PLACE = re.compile(rf"(?:第?{NUMERALS}+届)?委员会|(?=第?{NUMERALS}+届{NUMERALS}+次)")
_NATIONAL = re.compile(rf"(?:第?{NUMERALS}+届)?全国(?:第?{NUMERALS}+届)?委员会")
# 各市政协, 省市政协, 五市政协, 城市政协, 社区政协: not a committee, or more than one.
_VAGUE_BEFORE = re.compile(
    rf"(?:[城都乡地各个级两数几多些余全每家{LEVEL_WORDS}一二三四五六七八九十0-9]|[{LEVEL_WORDS}]\)?[、和及]"
    r"|部分|有关|相关|所辖|下辖|兄弟)\Z"
)
_NO_DISTRICT = re.compile(r"[港澳社景辖园校片发库城郊山老地特战牧林矿厂灾疫]\Z")
# 住市省政协委员, 驻沈省政协委员: members of the higher committee who live here.
_RESIDENT = re.compile(r"[住驻][一-鿿]{1,2}\Z")
# The seat of an association of a committee's members: 香港广东省政协委员联谊会.
_SEAT = re.compile(r"(?:香港|澳门|港澳|台湾)(?:特别行政区|地区)?\Z")
# Level words of more than one character: 自治县政协, and 新区政协 of 滨海新区.
_LONGER_LEVEL = re.compile(r"(?:自治[区州县旗]|新区|特区|林区)\Z")
# Written forms of divisions that say in running text which kind is meant: 全州政协系统 are those of the whole 州.
_NO_NAMES = ("市区", "新区", "全州")
_TOWN = re.compile(r"[一-鿿]{0,5}(?:街道办事处|街道|苏木|镇|乡|开发区|高新区|园区)$")
# A name of a town starts after one of these if no division stands before it.
_BREAK = re.compile(r"[^一-鿿]|[、的在到赴往向由和与及同被将把为对从于是了等各]|来到|走进|组织|全区|全市|全县")
# A short form that ends in one of these is a name only if no other word overlaps it: not in 响应县政协, 居民和政协.
_RUNS_IN = LEVEL_WORDS + "和"
_FREE = re.compile(
    "(?:^|[^一-鿿]|[在与和同由被向从对到赴往给把将让以受跟及经据按日月年]|[该我本][省市州]|邀请|组织|走进|来到)$"
)
# 政协 alone as the subject: at the start of a clause, before a verb or what introduces one.
_BARE_BEFORE = re.compile(r"(?:^|[，。；：、！？“‘\n\s—]|不是|作为|由|帮|让|当地)$")
_BARE_AFTER = re.compile(
    "采用|采取|组织|开展|召[开集]|举办|牵头|主持|推动|通过|围绕|坚持|把|将|也|还|先后|搭|创新|出台|制定|建[立起成]|能|可以|那|这|要"
    "|会|积极|主动|帮|随即|立即|聚焦|探索|发挥|派|邀请|请来|协调|协同|联合|多次|每[年月季]|专门|率先|深入|及时"
    "|在|应|就|以|从|对|着力|首次|又|再|已|来"
)
_NOT_SUBJECT = re.compile("能力|会议|要情|来信|以来|要闻|在线|就是|对口|会客|会议室|将帅|这个词")


@sealed(frozen=True, slots=True)
class Names:
    """Names as the tables give them: written forms of divisions, and the patterns of bodies.

    `provinces` are the short forms of provinces, `without` the forms of divisions that have no committee (香港).
    `starting` and `ending` give for two characters the lengths of the forms that start or end with them, decreasing.
    """

    surfaces: frozenset[str]
    provinces: frozenset[str]
    without: frozenset[str]
    starting: Mapping[str, tuple[int, ...]]
    ending: Mapping[str, tuple[int, ...]]
    body: re.Pattern[str]
    kinds: Mapping[str, OrganisationKind]
    branch: re.Pattern[str]


def names(lexicon: Lexicon) -> Names:
    """The names that the tables make, built once for these tables."""
    built = lexicon.derived(_build)
    assert isinstance(built, Names)
    return built


def _build(lexicon: Lexicon) -> Names:
    by_role: dict[str, list[str]] = {}
    rows = lexicon.rows("bodies", Body)
    for row in rows:
        by_role.setdefault(row.role, []).append(row.surface)
    either = {role: "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for role, words in by_role.items()}
    field = either.get("committee", "(?!)")
    special = f"(?:(?:{field})[和与]?){{1,6}}(?:专门)?(?:委员会|(?P<short>委))(?!员)"
    longer = f"(?!成立|召开|印发|调整|组建|设立|建立|组织|的)[一-鿿]{{2,22}}?(?:{either.get('suffix', '(?!)')})"
    branch = either.get("branch", "(?!)")
    # 省政协港澳委员联谊会: whose members an association is of may be told in its name
    association = f"[一-鿿]{{0,6}}?(?P<association>{either.get('association', '(?!)')})"
    divisions = Divisions.load()
    surfaces = frozenset(s for s in divisions.surfaces() if len(s) > 1 and s not in _NO_NAMES)
    starting: dict[str, set[int]] = {}
    ending: dict[str, set[int]] = {}
    for surface in surfaces:
        starting.setdefault(surface[:2], set()).add(len(surface))
        ending.setdefault(surface[-2:], set()).add(len(surface))
    return Names(
        surfaces,
        frozenset(s for s in surfaces & divisions.provinces() if len(s) < 4),
        surfaces & divisions.without_committees(),
        {two: tuple(sorted(sizes, reverse=True)) for two, sizes in starting.items()},
        {two: tuple(sorted(sizes, reverse=True)) for two, sizes in ending.items()},
        re.compile(f"(?:{either.get('body', '(?!)')}|{branch})|{special}|{association}|{longer}"),
        {row.surface: row.kind for row in rows if row.role in ("body", "association")},
        re.compile(branch),
    )


def chain_before(text: str, end: int, known: Names) -> tuple[int, tuple[str, ...]]:
    """The start of the names of divisions that end at `end`, and these names, the largest first."""
    found: list[str] = []
    while len(found) < 4 and end >= 2:
        for size in known.ending.get(text[end - 2 : end], ()):
            if size > end or text[end - size : end] not in known.surfaces:
                continue
            if size == 2 and text[end - 1] in _RUNS_IN and not stands_free(text, end - 2, known):
                continue
            found.insert(0, text[end - size : end])
            end -= size
            break
        else:
            break
    return end, tuple(found)


def stands_free(text: str, start: int, known: Names) -> bool:
    """Whether no other word overlaps the name that begins at a place."""
    if _FREE.search(text, max(0, start - 2), start):
        return True
    sizes = known.ending.get(text[max(0, start - 2) : start], ())
    return any(text[max(0, start - size) : start] in known.surfaces for size in sizes)


def chain_after(text: str, start: int, known: Names) -> tuple[int, tuple[str, ...]]:
    """The end of the names of divisions that start at `start`, and these names, the largest first."""
    found: list[str] = []
    while len(found) < 4:
        for size in known.starting.get(text[start : start + 2], ()):
            piece = text[start : start + size]
            if len(piece) == size and piece in known.surfaces:
                found.append(piece)
                start += size
                break
        else:
            break
    return start, tuple(found)


def committee_at(text: str, start: int, end: int, known: Names) -> OrganisationMention | None:
    """The committee named at a 政协 or 中国人民政治协商会议 of `text[start:end]`, None if none is."""
    forward = _named_after(text, start, end, known)
    if forward:
        return forward
    if end - start > 2:
        return None
    return _named_before(text, start, end, known) or _bare(text, start, end)


def _named_after(text: str, start: int, end: int, known: Names) -> OrganisationMention | None:
    if (national := _NATIONAL.match(text, end)) is not None:
        return _mention(text, start, national.end(), "全国", (), "全", "committee.national", known)
    term = _TERM.match(text, end)
    at, places = chain_after(text, term.end() if term else end, known)
    if not places:
        return None
    tail = _AFTER_PLACE.match(text, at)
    if tail is None:
        return None
    return _mention(text, start, tail.end(), "".join(places), places, _level_word(places[-1]), "committee.after", known)


def _named_before(text: str, start: int, end: int, known: Names) -> OrganisationMention | None:
    before = text[max(0, start - 8) : start]
    if before.endswith("全国"):
        return _mention(text, start - 2, end, "全国", (), "全", "committee.national", known)
    at, places = chain_before(text, start, known)
    if places:
        if places[-1] in known.without:
            return None
        while places[0] in known.without:
            at, places = at + len(places[0]), places[1:]
        found = _mention(
            text, _with_term(text, at), end, "".join(places), places, _level_word(places[-1]), "committee.place", known
        )
        seat = _SEAT.search(text, max(0, at - 7), at) if found.kind == "people_org" else None
        return replace(found, start=seat.start(), town=seat[0]) if seat else found
    if not before or before[-1] not in LEVEL_WORDS:
        return _branch(text, start, end, known) if before and before[-1] in "道处木镇乡" else None
    if (longer := _LONGER_LEVEL.search(before)) is not None:
        return _mention(text, start - len(longer[0]), end, "", (), longer[0], "committee.level", known)
    ahead = before[:-1]
    if is_vague(ahead, before[-1]):
        return _branch(text, start, end, known)
    at = start - 2 if ahead.endswith(("我", "本", "该")) else _with_term(text, start - 1)
    return _mention(text, at, end, "", (), before[-1], "committee.level", known)


def is_vague(before: str, level: str) -> bool:
    """Whether a level word after `before` stands for several (各市, 省市, 五市) or for no division (社区)."""
    if _RESIDENT.search(before):
        return False
    return bool(_VAGUE_BEFORE.search(before)) or (level == "区" and bool(_NO_DISTRICT.search(before)))


def _branch(text: str, start: int, end: int, known: Names) -> OrganisationMention | None:
    """渭滨街道政协工作联络组: a body of the committee above, named by its street or town."""
    tail = known.branch.match(text, end)
    town = _TOWN.search(text, max(0, start - 10), start)
    if tail is None or town is None:
        return None
    for at in range(start - 2, town.start(), -1):
        begin, places = chain_before(text, at, known)
        if places and places[-1][-1] in LEVEL_WORDS:
            return OrganisationMention(
                begin, tail.end(), "cppcc_body", "".join(places), "", tail[0], "committee.branch", places,
                text[at:start], begin,
            )  # fmt: skip
    gaps = [gap.end() for gap in _BREAK.finditer(text, town.start(), start)]
    first = gaps[-1] if gaps else town.start()
    if start - first < 2:
        return None
    return OrganisationMention(
        first, tail.end(), "cppcc_body", "", "", tail[0], "committee.branch", (), text[first:start], first
    )


def _bare(text: str, start: int, end: int) -> OrganisationMention | None:
    if not _BARE_BEFORE.search(text, max(0, start - 2), start) or not _BARE_AFTER.match(text, end):
        return None
    if _NOT_SUBJECT.match(text, end):
        return None
    return OrganisationMention(start, end, "cppcc", "", "", "", "committee.bare", (), "", end)


def _mention(
    text: str, start: int, end: int, place: str, places: tuple[str, ...], level: str, rule: str, known: Names
) -> OrganisationMention:
    tail = known.body.match(text, end)
    if tail is None or (tail[0] == "机关" and text.startswith("机关报", end)):
        return OrganisationMention(start, end, "cppcc", place, level, "", rule, places, "", end)
    kind = known.kinds.get(tail["association"] or tail[0], "cppcc_body")
    body = f"{tail[0]}员会" if tail["short"] else tail[0]
    return OrganisationMention(start, tail.end(), kind, place, level, body, rule + ".body", places, "", end)


def _level_word(place: str) -> str:
    return place[-1] if place[-1] in LEVEL_WORDS else ""


def _with_term(text: str, start: int) -> int:
    """十三届省政协 is one name: where it begins."""
    if start < 2 or text[start - 1] != "届":
        return start
    term = re.search(rf"第?{NUMERALS}+届\Z", text[max(0, start - 8) : start])
    return start - len(term[0]) if term else start
