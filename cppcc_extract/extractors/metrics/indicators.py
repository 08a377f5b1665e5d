"""What a figure can be compared as: its indicator, and the qualifiers that keep apart figures that only look alike.

Both are read from the slots of the count (its noun, its verb and the words that tell it from others), not from the
label, which is each article's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import CountedNoun, Family, Indicator, Unit, When
from cppcc_extract.models import Level, Topic
from cppcc_extract.parse.counts import Count, Phrase
from cppcc_extract.parse.word_classes import ACTORS, RECIPIENTS
from cppcc_extract.parse.words import NAME, ORGANISATION, QUANTITY, TIME, Token

_PEOPLE = ("人", "名", "位", "口")
_CLASS = ("类", "委员", "集体", "联名", "个人", "党派", "界别")
_NO_WORDS = (QUANTITY, TIME, ORGANISATION)
_MEASURED = ("money", "area", "length", "mass", "score")
_LONGEST_NOUN = 12


class Slots(NamedTuple):
    """What of a figure decides its indicator.

    `noun` is the noun that is counted, written or restored; `words` are all words of its phrase, its verb and what is
    said of it. `adopter` is the level of the body that took up what is counted.
    """

    noun: str
    words: tuple[str, ...]
    unit: Unit
    topic: Topic
    relation: str = "level"
    adopter: Level | None = None


def _noun(count: Count, label: Label) -> str:
    """The noun that is counted: that of the phrase after or before the figure, else the one restored."""
    for phrase in (count.behind, count.before):
        if phrase is not None and phrase.text and phrase.text.endswith(label.head):
            return phrase.text
    return label.head


def _words(tokens: Iterable[Token]) -> list[str]:
    return [
        str(token.item.inner) if token.tag == NAME else token.text for token in tokens if token.tag not in _NO_WORDS
    ]


def family(unit: Unit) -> Family | None:
    """The family of units that one belongs to; None of units that no indicator is counted in."""
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
        self._rows = lexicon.rows("indicators", Indicator)
        self._of_noun = {
            row.surface: row.indicator for row in lexicon.rows("counted_nouns", CountedNoun) if row.indicator
        }

    def of(self, slots: Slots) -> Indicator | None:
        """The indicator of a figure, None where none fits; a change is compared with nothing."""
        if slots.relation == "change":
            return None
        kind = family(slots.unit)
        fitting = [
            (said, n)
            for n, row in enumerate(self._rows)
            if kind in row.families
            for when in row.when
            if (said := _holds(when, slots)) is not None
        ]
        if fitting:
            return self._rows[max(fitting)[1]]
        named = self._named(slots.noun)
        return next((row for row in self._rows if row.surface == named), None)

    def _named(self, noun: str) -> str | None:
        sizes = range(min(_LONGEST_NOUN, len(noun)), 0, -1)
        return next((self._of_noun[noun[-size:]] for size in sizes if noun[-size:] in self._of_noun), None)


def _holds(when: When, slots: Slots) -> tuple[int, int] | None:
    """How much a condition says: of how many slots, and in how many characters; None where it fails."""
    said = letters = 0
    if when.topics:
        if slots.topic not in when.topics:
            return None
        said += 1
    if when.adopter is not None:
        if slots.adopter != when.adopter:
            return None
        said += 1
    if when.nouns:
        ends = [noun for noun in when.nouns if slots.noun.endswith(noun)]
        if not ends:
            return None
        said, letters = said + 1, letters + max(map(len, ends))
    for wanted in (when.words, when.also):
        if wanted:
            found = [word for word in wanted if _is_said(word, slots)]
            if not found:
                return None
            said, letters = said + 1, letters + max(map(len, found))
    if any(_is_said(word, slots) for word in when.without):
        return None
    return said, letters


def _is_said(word: str, slots: Slots) -> bool:
    return word in slots.noun or any(word in said for said in slots.words)


class Comparables:
    """The indicators of the figures of one document, in order: a part has that of its whole where it has none."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self._indicators: Indicators = reading.lexicon.derived(Indicators)
        self._page = page
        self._levels = {
            mention.start: entity.level for entity in reading.context.entities for mention in entity.mentions
        }
        self._found: dict[str, tuple[str | None, Unit]] = {}

    def of(
        self, figure: Figure, label: Label, topic: Topic, id: str, part_of: str | None
    ) -> tuple[str | None, dict[str, str]]:
        """The id of the indicator, None where none fits, and the qualifiers; `part_of` is the id of the whole."""
        count = self._page.count(figure)
        slots = self._slots(count, label, figure.unit, topic)
        row = self._indicators.of(slots)
        indicator = row.surface if row is not None else None
        if indicator is None and part_of is not None and label.relation == "level":
            whole, unit = self._found.get(part_of, (None, None))
            indicator = whole if unit is figure.unit else None
        self._found[id] = indicator, figure.unit
        return indicator, _qualifiers(slots, count, part=part_of is not None) if indicator is not None else {}

    def _slots(self, count: Count | None, label: Label, unit: Unit, topic: Topic) -> Slots:
        if count is None:
            return Slots(label.head, (), unit, topic, label.relation)
        phrases = (count.topic, count.verb, count.participle, count.before, count.behind, count.after)
        tokens = [token for phrase in phrases if phrase is not None for token in phrase.tokens]
        words = (*_words(tokens), *filter(None, (label.action,)))
        body = count.body or next((token for token in tokens if token.tag == ORGANISATION), None)
        adopter = self._levels.get(body.start) if body is not None and any(map(_takes_up, words)) else None
        return Slots(_noun(count, label), words, unit, topic, label.relation, adopter)


def _takes_up(word: str) -> bool:
    return word in RECIPIENTS


def _qualifiers(slots: Slots, count: Count | None, *, part: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if count is not None and (actor := _actor(count)):
        found["by"] = actor
    if kind := _class(slots.noun, count):
        found["class"] = kind
    if slots.adopter is not None:
        found["adopted_by"] = slots.adopter
    if part:
        found["part"] = "part"
    return found


def _actor(count: Count) -> str:
    """Who acts, where that is told apart: 省领导 of 省领导领衔督办48件."""
    phrases: Sequence[Phrase | None] = (count.topic, count.before)
    return next((phrase.text for phrase in phrases if phrase is not None and phrase.text.endswith(ACTORS)), "")


def _class(noun: str, count: Count | None) -> str:
    """The class that a word before the noun names: 集体 of 集体提案, 经济建设类 of 经济建设类提案."""
    phrases = (count.before, count.behind) if count is not None else ()
    words = [word for phrase in phrases if phrase is not None for word in _words(phrase.tokens)]
    return next((word for word in words if noun != word and word.endswith(_CLASS)), "")
