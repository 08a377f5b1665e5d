"""Administrative divisions: which one a written form means, and how to name it.

The table is `data/divisions.tsv`; its source, licence and the way to rebuild it stand in `data/DIVISIONS.md`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal, cast

from cppcc_extract.values import sealed

Level = Literal["national", "province", "prefecture", "county", "township"]

# What stood in the first yearly list may be older than it.
FIRST_YEAR = 1980
# Without a year, what ended before this one gives way: 宽城县 is the autonomous county, not the county of 1989.
OLDEST_ARTICLES = 2003
_RANK: Mapping[str, int] = {"national": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}
# Named like a district, but it stands alone as a county does.
_NO_DISTRICT = "特区"
# Of Taiwan, Hong Kong and Macao, which have no committees of their own.
_WITHOUT_COMMITTEES = ("71", "81", "82")


@sealed(frozen=True, slots=True)
class Division:
    """A division under one name; a renamed one is two. `code` is its last one, six characters.

    `since` is the year it began (1980: then or earlier), `until` the year it ended, None if it has not. In the
    year of a change both the old and the new one existed.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    since: int
    until: int | None


class Divisions:
    """The table, immutable. A row becomes a `Division` when it is first asked for: most never are."""

    def __init__(self, lines: Iterable[str]) -> None:
        """From lines, sorted, of code, name, level, parent, since, until and further forms, tab separated."""
        self._rows = [tuple(line.split("\t")) for line in lines]
        self._codes = [row[0] for row in self._rows]
        self._built: dict[int, Division] = {}
        by_form: dict[str, tuple[int, ...]] = {}
        for index, row in enumerate(self._rows):
            for form in _forms(row):
                by_form[form] = (*by_form[form], index) if form in by_form else (index,)
        self._by_form = by_form

    @classmethod
    def load(cls) -> Divisions:
        """The table that ships with the library, read on first use."""
        return _default()

    def named(self, surface: str) -> tuple[Division, ...]:
        """All divisions that a written form may mean: 大同市; 大同; 恩施州; 宽城县 (宽城满族自治县)."""
        return self._divisions(self._by_form.get(surface, ()))

    def surfaces(self) -> Iterable[str]:
        """Every form that `named` knows."""
        return self._by_form.keys()

    def all(self) -> tuple[Division, ...]:
        """Every division, those of the past included, by code."""
        return self._divisions(range(len(self._rows)))

    def by_code(self, code: str) -> Division | None:
        """The division of a six-digit code: the present one, else the last that had it."""
        return max(self._with_code(code), key=_latest, default=None)

    def at(self, division: Division, year: int) -> Division:
        """What the division was called in a year (襄樊市 in 2015: 襄阳市), itself if nothing is known."""
        if self.valid(division, year):
            return division
        same = [d for d in self._with_code(division.code) if d.level == division.level and self.valid(d, year)]
        return max(same, key=_latest, default=division)

    def parent_of(self, division: Division, year: int | None = None) -> Division | None:
        """What the division belongs to, under its name of that year, else of the division's last."""
        found = self._with_code(division.parent or "")
        if not found:
            return None
        when = division.until - 1 if year is None and division.until else year
        if when is not None:
            found = tuple(d for d in found if self.valid(d, when)) or found
        return max(found, key=_latest)

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """From the parent up to the province."""
        found = []
        above = self.parent_of(division)
        while above is not None:
            found.append(above)
            above = self.parent_of(above)
        return tuple(found)

    def province_of(self, division: Division) -> Division:
        """The province, region or municipality; itself for such a one."""
        return (division, *self.ancestors(division))[-1]

    def children(self, division: Division) -> tuple[Division, ...]:
        """The divisions right below, those of the past included, by code."""
        return self._divisions(self._by_parent.get(division.code, ()))

    def valid(self, division: Division, year: int | None) -> bool:
        """Whether it existed in that year; always true without a year."""
        if year is None:
            return True
        begun = division.since <= max(year, FIRST_YEAR)
        return begun and (division.until is None or year <= division.until)

    def without_committees(self) -> Set[str]:
        """The forms that can mean only divisions without a committee: 香港, 澳门, 台湾."""
        forms = {form for row in self._rows if row[0].startswith(_WITHOUT_COMMITTEES) for form in _forms(row)}
        return {f for f in forms if all(self._codes[n].startswith(_WITHOUT_COMMITTEES) for n in self._by_form[f])}

    def provinces(self) -> Set[str]:
        """The forms that may mean a province, region or municipality."""
        return {form for row in self._rows if row[2] == "province" for form in _forms(row)}

    def region(self, division: Division, year: int | None = None) -> str:
        """The region as records give it: 山西省, 大同市, 太原市迎泽区, 上海市松江区, but 延川县, 神木市, 云阳县."""
        if division.level != "county" or not division.name.endswith("区") or division.name.endswith(_NO_DISTRICT):
            return division.name
        above = self.parent_of(division, year)
        return above.name + division.name if above and above.name.endswith("市") else division.name

    def choose(
        self, surface: str, *, within: Division | None = None, kind: str | None = None, year: int | None = None
    ) -> Division | None:
        """The best reading of a written form, None if there is none or if equal ones remain (鼓楼区).

        `kind` is the level word at the end of the form or right after it (省 市 区 县 旗 州 盟): only divisions of
        that kind come into question. Of these the first by: existed in `year` (without one: in 2003 or after);
        full name rather than a short form; `within` itself, inside it or around it; with a year in which none
        existed, exists today; higher level. Of equal ones, where each followed the other in one place (铜梁县, 铜梁区
        in 2014), the later. Without a year, one that has ended since counts as much as one that exists: 江北区.
        """
        candidates = self._of_kind(surface, kind)
        if not candidates:
            return None
        full = surface if not kind or surface.endswith(kind) else surface + kind

        def order(d: Division) -> tuple[bool, bool, bool, bool, int]:
            return (
                not self.valid(d, year) if year else d.until is not None and d.until < OLDEST_ARTICLES,
                d.name not in (full, surface),
                within is not None and not self._related(d, within),
                year is not None and d.until is not None and not self.valid(d, year),
                _RANK[d.level],
            )

        best = min(map(order, candidates))
        return _last_of_succession([d for d in candidates if order(d) == best])

    @cached_property
    def _by_parent(self) -> Mapping[str, tuple[int, ...]]:
        below: dict[str, list[int]] = {}
        for index, row in enumerate(self._rows):
            below.setdefault(row[3], []).append(index)
        return {code: tuple(indexes) for code, indexes in below.items()}

    def _with_code(self, code: str) -> tuple[Division, ...]:
        return self._divisions(range(bisect_left(self._codes, code), bisect_right(self._codes, code)))

    def _divisions(self, indexes: Iterable[int]) -> tuple[Division, ...]:
        return tuple(self._built.get(index) or self._build(index) for index in indexes)

    def _build(self, index: int) -> Division:
        code, name, level, parent, since, until, _ = self._rows[index]
        built = Division(code, name, cast(Level, level), parent or None, int(since), int(until) if until else None)
        return self._built.setdefault(index, built)

    def _of_kind(self, surface: str, kind: str | None) -> tuple[Division, ...]:
        if not kind:
            return self.named(surface)
        # 津市 is a city's name without its level word, so the longer form is tried first.
        return self.named(surface + kind) or tuple(d for d in self.named(surface) if d.name.endswith(kind))

    def _related(self, division: Division, within: Division) -> bool:
        """Whether one is the other, or inside it. Codes are compared: a renamed parent is still the parent."""
        if division.code == within.code:
            return True
        inside = any(above.code == within.code for above in self.ancestors(division))
        return inside or any(above.code == division.code for above in self.ancestors(within))


def _forms(row: Sequence[str]) -> Sequence[str]:
    """The name of a division and its further forms."""
    return (row[1], *row[6].split())


def _latest(division: Division) -> tuple[bool, int, int]:
    return (division.until is None, division.since, division.until or 0)


def _last_of_succession(equal: list[Division]) -> Division | None:
    """The last of divisions that followed one another in one place, None if two stood side by side."""
    ordered = sorted(equal, key=_latest)
    for earlier, later in pairwise(ordered):
        district = later.name.endswith("区") and earlier.name.endswith("区")
        same_place = earlier.parent == later.parent or (not district and earlier.code[:2] == later.code[:2])
        if not same_place or earlier.until is None or earlier.until > later.since:
            return None
    return ordered[-1]


@lru_cache(maxsize=1)
def _default() -> Divisions:
    table = files("cppcc_extract.lexicon") / "data" / "divisions.tsv"
    return Divisions(table.read_text(encoding="utf-8").splitlines())
