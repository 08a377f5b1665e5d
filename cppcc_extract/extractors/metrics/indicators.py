"""The vocabulary of indicators, and which of them fits the slots of a figure.

The slots hold what is counted, its verb and the words that distinguish it, not the label, which is each article's
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.conditions import Family, When
from cppcc_extract.lexicon.schema import CountedNoun, Indicator, Unit
from cppcc_extract.models import Level, Topic
from cppcc_extract.parse.word_classes import FILLERS, JOINS, LOCALISERS, QUANTIFIERS, STATES

_NOT_COUNTED = ("字", "路")  # 一份万余字的报告, 分3路
_PEOPLE = ("人", "名", "位", "口")
_EMPTY = FILLERS | STATES | QUANTIFIERS | {"的"}
_MEASURED = ("money", "area", "length", "mass", "score")
_LONGEST_NOUN = 12


class Slots(NamedTuple):
    """The slots that decide the indicator of a figure.

    `nouns` is what is counted, as it is written and as it is restored; `words` are the words before the figure that
    belong to it, its noun after it and its predicate. `adopter` is the level of the body that adopted it. The noun
    comes `first` if it stands before the figure. `then` is the rest of the clause, up to the next figure. `near` is the
    indicator of the whole, else of the figure before in the sentence; `heads` are the heads of its row and column,
    `shared` the words of other figures that belong to it too.
    """

    nouns: tuple[str, ...]
    words: tuple[str, ...]
    unit: Unit
    topic: Topic
    relation: str = "level"
    adopter: Level | None = None
    first: bool = True
    then: str = ""
    near: str | None = None
    heads: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """All words in their order."""
        return "".join((*self.shared, *self.words))


class _Fit(NamedTuple):
    """How specific a condition is: in characters of the noun, of other words, and in the number of slots."""

    noun: int
    words: int
    slots: int


def family(unit: Unit) -> Family | None:
    """The family of a unit; None for units that no indicator is counted in."""
    if unit.kind == "ratio":
        return "points" if unit.name == "百分点" else "times" if unit.name == "倍" else "share"
    if unit.dimension in _MEASURED:
        return cast(Family, unit.dimension)
    if unit.name in _NOT_COUNTED:
        return None
    if unit.kind == "person_time":
        return "visits"
    if unit.name in _PEOPLE:
        return "people"
    return "acts" if unit.kind == "action" else "things" if unit.kind in ("thing", "noun") else None


class _Conditions:
    """The conditions of the indicators of one family in their order, by the nouns that they ask for, else by topics."""

    def __init__(self) -> None:
        self._all: list[tuple[When, Indicator]] = []
        self._of_noun: dict[str, list[int]] = {}
        self._of_topic: dict[Topic | None, list[int]] = {}
        self._longest = 0

    def add(self, row: Indicator) -> None:
        for when in row.when:
            for noun in when.nouns:
                self._of_noun.setdefault(noun, []).append(len(self._all))
                self._longest = max(self._longest, len(noun))
            for topic in () if when.nouns else when.topics or (None,):
                self._of_topic.setdefault(topic, []).append(len(self._all))
            self._all.append((when, row))

    def possible(self, slots: Slots) -> Iterator[tuple[When, Indicator]]:
        """Those that ask for the end of one of the nouns, or for no noun and for any topic or that of the figure."""
        found = {*self._of_topic.get(None, ()), *self._of_topic.get(slots.topic, ())}
        for noun in slots.nouns:
            for start in range(max(0, len(noun) - self._longest), len(noun)):
                found.update(self._of_noun.get(noun[start:], ()))
        return (self._all[index] for index in sorted(found))


class Indicators:
    """The vocabulary of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("indicators", Indicator)
        self._rows = {row.surface: row for row in rows}
        self._of_family: dict[str, _Conditions] = {}
        for row in rows:
            for name in row.families:
                self._of_family.setdefault(name, _Conditions()).add(row)
        self._rates = {row.rate_of[0]: row for row in rows if row.rate_of is not None}
        nouns = lexicon.rows("counted_nouns", CountedNoun)
        self._of_noun = {row.surface: row.indicator for row in nouns if row.indicator}

    def of(self, slots: Slots) -> Indicator | None:
        """The indicator of a figure, None if none fits; a change does not have one."""
        if slots.relation == "change":
            return None
        best: tuple[_Fit, Indicator] | None = None
        conditions = self._of_family.get(family(slots.unit) or "")
        said = slots.said
        for when, row in conditions.possible(slots) if conditions is not None else ():
            fit = _fit(when, slots, said)
            if fit is not None and (best is None or fit >= best[0]):
                best = fit, row
        return best[1] if best is not None else self._rows.get(self._named(slots.nouns) or "")

    def rate_of(self, part: str | None) -> Indicator | None:
        """The rate of which a count is the part."""
        return self._rates.get(part or "")

    def _named(self, nouns: Iterable[str]) -> str | None:
        """The indicator that a counted noun of the tables names."""
        for noun in nouns:
            for size in range(min(_LONGEST_NOUN, len(noun)), 0, -1):
                if (named := self._of_noun.get(noun[-size:])) is not None:
                    return named
        return None


def _fit(when: When, slots: Slots, all_said: str) -> _Fit | None:
    """How specific a condition is for these slots; None if it fails."""
    if (when.topics and slots.topic not in when.topics) or (when.adopter not in (None, slots.adopter)):
        return None
    if (when.near and slots.near not in when.near) or (when.heads and not set(when.heads) & set(slots.heads)):
        return None
    if when.first and not slots.first:
        return None
    noun = words = said = 0
    for wanted, place in ((when.words, all_said), (when.also, all_said), (when.after, slots.then)):
        if wanted:
            found = max(map(len, filter(place.__contains__, wanted)), default=0)
            if not found:
                return None
            said, words = said + 1, words + found
    if any(map(all_said.__contains__, when.without)) or (when.bare and not _is_bare(when, slots)):
        return None
    if when.nouns:
        noun = max((len(n) for n in when.nouns for counted in slots.nouns if counted.endswith(n)), default=0)
        if not noun:
            return None
        said += 1
    return _Fit(noun, words, said + sum(map(bool, (when.topics, when.adopter, when.bare, when.near, when.heads))))


def _is_bare(when: When, slots: Slots) -> bool:
    """Whether only the number of the noun is stated: 现有委员312名, 312名委员中."""
    empty = _EMPTY | (frozenset() if slots.first else LOCALISERS) | (frozenset() if when.nouns else JOINS)
    told = all(word in empty or any(noun.endswith(word) for noun in when.nouns) for word in slots.words)
    attribute = slots.words[:1] == ("的",)  # of a figure before: 没提过一件提案的委员有11名
    return told and not attribute and not slots.then
