"""The indicator of a figure, and the qualifiers that separate figures that only look alike.

Both are read from the slots of the count (its noun, its verb and the words that distinguish it), not from the
label, which is each article's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import CountedNoun, Family, Indicator, Unit, When
from cppcc_extract.models import Level, Topic
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.word_classes import ACTORS, CLASSES, FILLERS, QUANTIFIERS, RECIPIENTS, STATES
from cppcc_extract.parse.words import NAME, ORGANISATION, QUANTITY, TIME, Token
from cppcc_extract.resolve.places import guessed_level

_PEOPLE = ("人", "名", "位", "口")
_NO_WORDS = (QUANTITY, TIME, ORGANISATION)
_EMPTY = FILLERS | STATES | QUANTIFIERS | {"的"}
_MEASURED = ("money", "area", "length", "mass", "score")
_LONGEST_NOUN = 12


class Slots(NamedTuple):
    """The slots that decide the indicator of a figure.

    `nouns` is what is counted, as it is written and as it is restored; `words` are the words before the figure that
    belong to it, its noun after it and its predicate. `adopter` is the level of the body that adopted it. The noun
    comes `first` if it stands before the figure.
    """

    nouns: tuple[str, ...]
    words: tuple[str, ...]
    unit: Unit
    topic: Topic
    relation: str = "level"
    adopter: Level | None = None
    first: bool = True

    @property
    def said(self) -> str:
        """All words in their order."""
        return "".join(self.words)


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
    if unit.kind == "person_time":
        return "visits"
    if unit.name in _PEOPLE:
        return "people"
    return "acts" if unit.kind == "action" else "things" if unit.kind in ("thing", "noun") else None


class Indicators:
    """The vocabulary of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("indicators", Indicator)
        self._rows = {row.surface: row for row in rows}
        self._of_family: dict[str, list[Indicator]] = {}
        for row in rows:
            for name in row.families:
                self._of_family.setdefault(name, []).append(row)
        nouns = lexicon.rows("counted_nouns", CountedNoun)
        self._of_noun = {row.surface: row.indicator for row in nouns if row.indicator}

    def of(self, slots: Slots) -> Indicator | None:
        """The indicator of a figure, None if none fits; a change does not have one."""
        if slots.relation == "change":
            return None
        best: tuple[_Fit, Indicator] | None = None
        for row in self._of_family.get(family(slots.unit) or "", ()):
            for when in row.when:
                fit = _fit(when, slots)
                if fit is not None and (best is None or fit >= best[0]):
                    best = fit, row
        return best[1] if best is not None else self._rows.get(self._named(slots.nouns) or "")

    def _named(self, nouns: Iterable[str]) -> str | None:
        """The indicator that a counted noun of the tables names."""
        for noun in nouns:
            for size in range(min(_LONGEST_NOUN, len(noun)), 0, -1):
                if (named := self._of_noun.get(noun[-size:])) is not None:
                    return named
        return None


def _fit(when: When, slots: Slots) -> _Fit | None:
    """How specific a condition is for these slots; None if it fails."""
    if (when.topics and slots.topic not in when.topics) or (when.adopter not in (None, slots.adopter)):
        return None
    if when.first and not slots.first:
        return None
    said = bool(when.topics) + (when.adopter is not None) + when.bare
    noun = words = 0
    if when.nouns:
        noun = max((len(n) for n in when.nouns for counted in slots.nouns if counted.endswith(n)), default=0)
        if not noun:
            return None
        said += 1
    all_said = slots.said
    for wanted in (when.words, when.also):
        if wanted:
            found = max((len(word) for word in wanted if word in all_said), default=0)
            if not found:
                return None
            said, words = said + 1, words + found
    if any(word in all_said for word in when.without) or (when.bare and not _is_bare(when, slots)):
        return None
    return _Fit(noun, words, said)


def _is_bare(when: When, slots: Slots) -> bool:
    """Whether only the number of the noun is stated: 现有委员312名."""
    return all(word in _EMPTY or any(noun.endswith(word) for noun in when.nouns) for word in slots.words)


class _Whole(NamedTuple):
    """What the parts of a figure take from it."""

    row: Indicator | None
    unit: Unit
    noun: str


class Comparables:
    """The indicators of the figures of one document, in order: a part no more specific has that of its whole."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self._indicators: Indicators = reading.lexicon.derived(Indicators)
        self._page = page
        entities = reading.context.entities
        self._levels = {mention.start: entity.level for entity in entities for mention in entity.mentions}
        self._found: dict[str, _Whole] = {}

    def of(
        self, figure: Figure, label: Label, topic: Topic, id: str, part_of: str | None
    ) -> tuple[str | None, dict[str, str]]:
        """The id of the indicator, None if none fits, and the qualifiers; `part_of` is the id of the whole."""
        slots = self._slots(self._page.count(figure), label, figure.unit, topic)
        row = self._indicators.of(slots)
        whole = self._found.get(part_of or "")
        if whole is not None and label.relation == "level" and _is_of(slots, row, whole):
            row = whole.row
        self._found[id] = _Whole(row, figure.unit, label.head)
        if row is None:
            return None, {}
        added = _added(label, whole.noun) if whole is not None and whole.row is row else ""
        return row.surface, _qualifiers(slots, added, part=part_of is not None)

    def _slots(self, count: Count | None, label: Label, unit: Unit, topic: Topic) -> Slots:
        if count is None:
            return Slots((label.head,), (), unit, topic, label.relation)
        phrases = [phrase for phrase in (count.behind, count.after) if phrase is not None]
        before = count.clause.tokens[count.low : count.index]
        tokens = [*before, *(token for phrase in phrases for token in phrase.tokens)]
        written = [phrase.text for phrase in (count.behind, count.before) if phrase is not None]
        words = tuple(_words(tokens))
        restored = () if label.action is None or label.action in "".join(words) else (label.action,)
        nouns = tuple(dict.fromkeys(noun for noun in (*written, label.head) if noun))
        adopter = self._adopter(tokens, words)
        return Slots(nouns, (*words, *restored), unit, topic, label.relation, adopter, count.behind is None)

    def _adopter(self, tokens: Iterable[Token], words: Iterable[str]) -> Level | None:
        """The level of the body that adopted what is counted: 全国政协采用12条."""
        bodies = [token for token in tokens if token.tag == ORGANISATION]
        if not bodies or not any(word in RECIPIENTS for word in words):
            return None
        return self._levels.get(bodies[-1].start) or guessed_level(bodies[-1].item.level_word)


def _words(tokens: Iterable[Token]) -> list[str]:
    kept = (token for token in tokens if token.tag not in _NO_WORDS)
    return [str(token.item.inner) if token.tag == NAME else token.text for token in kept]


def _is_of(slots: Slots, row: Indicator | None, whole: _Whole) -> bool:
    """Whether a part is compared like its whole: 集体提案120件 of 立案提案531件 were filed."""
    if whole.row is None or whole.unit is not slots.unit:
        return False
    return row is None or (row.general and row.topic == whole.row.topic)


def _added(label: Label, noun: str) -> str:
    """What the label of a part adds to the noun of its whole: 经济界 of 经济界委员."""
    own = label.stated.removeprefix(label.action or "")
    return own.removesuffix(noun) if noun and own.endswith(noun) else ""


def _qualifiers(slots: Slots, added: str, *, part: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if actor := next((word for word in slots.words[:-1] if word.endswith(ACTORS)), ""):
        found["by"] = actor
    if kind := _class(slots) or added:
        found["class"] = kind
    if slots.adopter is not None:
        found["adopted_by"] = slots.adopter
    if part:
        found["part"] = "part"
    return found


def _class(slots: Slots) -> str:
    """The class that the first words of a noun name: 集体 of 集体提案, 委员联名 of 委员联名提案."""
    written = slots.nouns[0] if slots.nouns else ""
    ends = (at + len(end) for end in CLASSES if (at := written.find(end)) >= 0)
    return written[: max((end for end in ends if end < len(written)), default=0)]
