"""Committees that share one 政协: 太原市、大同市政协; 甘肃、陕西政协; 姚安、大姚两县政协.

Each is a mention of its own. The last one includes 政协; an earlier one is only the name of its division.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cppcc_extract.find.committees import LEVEL_WORDS, NUMERALS, Names, chain_before, committee_at, stands_free
from cppcc_extract.find.mentions import OrganisationMention

_JOINT = re.compile(r"(?:、|以及|[和与及])\Z")
_LEVELS = f"[{LEVEL_WORDS}]"
# 两县, 等五市, 等沿江五市, 三县（市）, 两地, 三省区: what counts the names before it.
_COUNT = re.compile(
    rf"(?P<more>等?)(?:沿[一-龥]{{1,2}}|周边|毗邻|相邻)?(?:两|几|{NUMERALS}{{1,2}})个?"
    rf"(?P<levels>地|{_LEVELS}{{1,2}}|{_LEVELS}[（(]{_LEVELS}[)）])\Z"
)
_LONGEST_LIST = 40


def committees_at(text: str, start: int, end: int, known: Names) -> list[OrganisationMention]:
    """The committees named at a 政协 or 中国人民政治协商会议 of `text[start:end]`, in order."""
    last = committee_at(text, start, end, known)
    if last is not None and last.places and last.end > start:
        return [*_sharing(text, last, known), last]
    if last is None and (count := _COUNT.search(text, max(0, start - 12), start)) is not None:
        return _counted(text, count, end, known)
    return [] if last is None else [last]


def committee_spans(text: str, found: Sequence[OrganisationMention]) -> list[tuple[int, int]]:
    """The ranges of committees' names, in which numerals are not quantities: 三元区政协, 阳泉三市政协.

    等五县 is not one of them, since it counts more than is named.
    """
    spans = [(mention.start, mention.committee_end) for mention in found if mention.committee_end]
    return [(start, end) for start, end in spans if "等" not in text[start:end]]


def _sharing(text: str, last: OrganisationMention, known: Names) -> list[OrganisationMention]:
    """The committees that share the 政协 of the last of their list."""
    joint = _JOINT.search(text, max(0, last.start - 2), last.start)
    if joint is None:
        return []
    return _with_prefixes(_members(text, joint.start(), last.level_word, known, sure=False))


def _counted(text: str, count: re.Match[str], end: int, known: Names) -> list[OrganisationMention]:
    """The committees of 姚安、大姚两县政协; of a single name only where 等 says that it is one of several."""
    found = _with_prefixes(_members(text, count.start(), count["levels"], known, sure=True))
    if len(found) < 2 and not (found and count["more"]):
        return []
    return [*found[:-1], replace(found[-1], end=end, committee_end=end, shared=False)]


def _members(text: str, end: int, levels: str, known: Names, *, sure: bool) -> list[OrganisationMention]:
    """The names of divisions of the list that ends at a place, in order. `sure`: nothing else is possible there."""
    found: list[OrganisationMention] = []
    while len(found) < _LONGEST_LIST:
        at, places = chain_before(text, end, known)
        if sure and not places:
            at, places = _short_before(text, end, levels, known)
        if not places or places[-1] in known.without or not (sure or _is_name(text, at, places, known)):
            break
        places = (*places[:-1], _completed(places[-1], levels, known))
        found.append(_mention(at, end, places))
        joint = _JOINT.search(text, max(0, at - 2), at)
        if joint is None:
            break
        end = joint.start()
    return found[::-1]


def _short_before(text: str, end: int, levels: str, known: Names) -> tuple[int, tuple[str, ...]]:
    """The name that only the level counted after the list completes, and those before it: 平城、云冈两区."""
    for size in (3, 2):
        if size <= end and (surface := text[end - size : end] + levels) in known.surfaces:
            at, above = chain_before(text, end - size, known)
            return at, (*above, surface)
    return end, ()


def _is_name(text: str, start: int, places: tuple[str, ...], known: Names) -> bool:
    """A short form within a list is a name unless another word overlaps it: 大同、朔州, but not 促进平和、大同."""
    surface = places[0]
    return (
        len(surface) > 2
        or surface in known.provinces
        or _JOINT.search(text, max(0, start - 2), start) is not None
        or stands_free(text, start, known)
    )


def _completed(surface: str, levels: str, known: Names) -> str:
    """A short form with the level that the list states: 吉林 in 吉林、长春两市 is 吉林市."""
    if surface[-1] not in LEVEL_WORDS and surface + levels in known.surfaces:
        return surface + levels
    return surface


def _mention(start: int, end: int, places: tuple[str, ...]) -> OrganisationMention:
    level = places[-1][-1] if places[-1][-1] in LEVEL_WORDS else ""
    name = "".join(places)
    return OrganisationMention(start, end, "cppcc", name, level, "", "committee.shared", places, "", end, shared=True)


def _with_prefixes(mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """The city before the first of a list holds for the later ones: 南京市玄武区、鼓楼区政协."""
    above: tuple[str, ...] = ()
    found = []
    for mention in mentions:
        if len(mention.places) > 1:
            above = mention.places[:-1]
        found.append(replace(mention, places=above + mention.places[-1:]))
    return found
