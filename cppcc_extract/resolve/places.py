"""The division that a name or a level word means: 迎泽区, 省 (of 省政协) seen from 大同市."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.divisions import Division, Divisions
from cppcc_extract.lexicon.matcher import Matcher
from cppcc_extract.models import Level

_LEVELS: dict[str, Level] = {
    "全": "national", "省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture",
    "区": "county", "县": "county", "旗": "county",
}  # fmt: skip


@lru_cache(maxsize=4096)
def division_of(places: tuple[str, ...], within: Division | None, year: int | None) -> Division | None:
    """The division that a chain of names means (太原市, 迎泽区), None if it stays ambiguous."""
    divisions = Divisions.load()
    found = within
    for surface in places:
        found = divisions.choose(surface, within=found, year=year)
        if found is None:
            return None
    return found


@lru_cache(maxsize=4096)
def seen_from(division: Division, level_word: str) -> Division | None:
    """The division itself or the one above it that a level word names: 省 from 大同市 is 山西省."""
    divisions = Divisions.load()
    line = (division, *divisions.ancestors(division))
    for each in line:
        if level_word == "区":
            if each.level == "county" and each.name.endswith("区"):
                return each
        elif each.name.endswith(level_word):
            return each
    # In an autonomous region 区政协 may be the region's, but not for a district itself.
    if level_word == "区" and line[-1].name.endswith("自治区"):
        return line[-1]
    return None


def above(upper: Division, lower: Division) -> bool:
    """Whether `lower` lies in `upper`."""
    return any(each.code == upper.code for each in Divisions.load().ancestors(lower))


def guessed_level(place: str) -> Level | None:
    """The level that the last character of an unknown name shows."""
    return _LEVELS.get(place[-1:])


def most_named(divisions: Iterable[Division], level_word: str) -> Division | None:
    """What a level word means in a text that names these: the division most of them lie in, None on a tie."""
    votes: Counter[str] = Counter()
    by_code: dict[str, Division] = {}
    for division in divisions:
        found = seen_from(division, level_word)
        if found is not None:
            votes[found.code] += 1
            by_code[found.code] = found
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return by_code[ranked[0][0]]


def named_in(text: str, lexicon: Lexicon, year: int | None) -> list[tuple[int, Division]]:
    """The divisions that a text names in full (天水市) or, for provinces, in short (陕西), and where, in order."""
    hits = lexicon.derived(_matcher).raw(text)
    named = ((last + 1 - size, division_of((name,), None, year)) for last, (size, name) in hits)
    return [(start, division) for start, division in named if division is not None]


def related(one: Division, other: Division) -> bool:
    """Whether they are the same division, or one lies in the other."""
    return one.code == other.code or above(one, other) or above(other, one)


def _matcher(lexicon: Lexicon) -> Matcher[str]:
    divisions = Divisions.load()
    full = (s for s in divisions.surfaces() if len(s) > 2 and s[-1] in "省市县旗州盟区")
    short = divisions.provinces()
    return Matcher((s, s) for s in {*full, *short})
