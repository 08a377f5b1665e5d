"""The topic of each figure of a document.

Asked in this order, and the first answer counts:

| step | answers for |
|---|---|
| money | sums of money |
| visit | whatever was visited: 走访企业21家、合作社9个 |
| occasion | people who attend, by the occasion: 召开座谈会，36名委员参加 |
| noun | the noun that is counted, the longest of the tables that ends it |
| verb | an action that decides for what it is done to: 抽查作坊21家 |
| ending | unknown nouns, by their last characters: 渔业村, 街坊书友 |
| whole | a part, by its whole |
| inside | a noun inside the label |
| before | a share, a change or a noun left out, by the figure that it continues |
| unit | a noun left out, by what the classifier counts above all: 件 of 提案 |
| frame | what came up at an occasion |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.occasions import Occasions
from cppcc_extract.extractors.metrics.topics import Topics, can_count, typical
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Topic
from cppcc_extract.parse.counts import Count, is_predicate
from cppcc_extract.parse.moods import NEAR

_PEOPLE = ("名", "位", "人", "人次")
_PERSONS = (*_PEOPLE, "户", "口")
# Nouns of these topics say less than the verb that is done to them: 抽查企业 is supervision
_SOFT = frozenset(("other", "organisation", "personnel", "coverage", "service", "member", "finance"))
# Occasions at which things come up and are worked on
_WORKING = frozenset(("study", "consultation", "research", "supervision"))
# Classifiers of what comes up at an occasion
_ARISING = frozenset((*_PEOPLE, "件", "条", "个", "项", "份", "篇", "点", "方面", "类", "张", "本", "票", "种", "道"))
_JOINED = re.compile(r"[和与及、]")
_BORROWED = frozenset(("label.list", "label.before.omitted", "label.before.restored", "label.before.outcome"))
_MEMORY = 6


class TopicReader:
    """Reads the topics of the figures of one document, in order."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self._topics: Topics = reading.lexicon.derived(Topics)
        self._occasions = Occasions(reading)
        self._document = reading.document
        self._parse = reading.parse
        self._page = page
        self._told: list[tuple[Figure, Topic]] = []

    def read(self, figure: Figure, label: Label, whole: int | None) -> Topic:
        """The topic of the next figure; `whole` is the number of the figure that it is a part of, None of none."""
        count = self._page.count(figure)
        topic = next(self._answers(figure, label, count, whole))
        self._told.append((figure, topic))
        return topic

    def _answers(self, figure: Figure, label: Label, count: Count | None, whole: int | None) -> Iterator[Topic]:
        if figure.unit.dimension == "money":
            yield "finance"
        said = self._topics.verb(label.text, label.action)
        if said == "visit":
            yield said
        if count is not None and figure.unit.name in _PEOPLE and (occasion := self._occasions.attended(figure, count)):
            yield occasion
        verb = said or (_governing(count) if count is not None else None)
        phrases = _phrases(label, count)
        yield from self._nouns(figure, phrases, verb, whole)
        if verb is not None:
            yield verb
        for phrase in phrases:
            topic = self._topics.ending(phrase)
            if topic is not None and (topic != "personnel" or figure.unit.name in _PERSONS):
                yield topic
        leans = label.rule in _BORROWED or not label.head or label.relation != "level"
        yield from self._continued(figure, phrases, whole, leans)
        yield from self._framed(figure, leans)

    def _nouns(self, figure: Figure, phrases: list[str], verb: Topic | None, whole: int | None) -> Iterator[Topic]:
        """What the noun at the end of the first phrase that ends in one tells."""
        for phrase in phrases:
            first = _JOINED.split(phrase)[0] if figure.unit.name in _PEOPLE else ""
            row = self._topics.noun(first or phrase)
            if row is None or (row.topic and not can_count(figure.unit, row.topic)):
                continue
            if row.topic is None:
                rated = self._told[whole][1] if whole is not None else self._before(figure) or self._subject(figure)
                if rated is not None:
                    yield rated
                continue
            occasion = self._occasions.before(figure) if row.weak and verb is None else None
            if occasion in _WORKING:
                yield occasion
            yield verb if verb is not None and row.topic in _SOFT else row.topic

    def _continued(self, figure: Figure, phrases: list[str], whole: int | None, leans: bool) -> Iterator[Topic]:
        """The topic of the whole, of a noun inside the label, or of the figure that this one goes on with."""
        if whole is not None:
            yield self._told[whole][1]
        for phrase in phrases:
            if topic := self._topics.inside(phrase, figure.unit):
                yield topic
        if (leans or figure.unit.kind in ("action", "ratio")) and (before := self._before(figure)):
            yield before
        for earlier, topic in reversed(self._told[-_MEMORY:]):
            if earlier.sentence.block != figure.sentence.block:
                break
            if earlier.unit is figure.unit and topic != "other":
                yield topic

    def _framed(self, figure: Figure, leans: bool) -> Iterator[Topic]:
        if leans and (topic := typical(figure.unit)):
            yield topic
        if _arises(figure.unit) and (occasion := self._occasions.before(figure)):
            yield occasion
        yield "personnel" if figure.unit.name in _PEOPLE else "other"

    def _before(self, figure: Figure) -> Topic | None:
        """The topic of the figure before in the paragraph."""
        if self._told and self._told[-1][0].sentence.block == figure.sentence.block:
            return self._told[-1][1]
        return None

    def _subject(self, figure: Figure) -> Topic | None:
        """The topic of the last counted noun that the sentence names before a figure."""
        for clause in reversed(self._parse.clauses(self._document.sentence_index(figure.quantity.start))):
            for token in reversed(clause.tokens):
                topic: Topic | None = token.noun.topic if token.noun is not None else None
                if topic is not None and token.start < figure.quantity.start:
                    return topic
        return None


def _arises(unit: Unit) -> bool:
    """Whether what a unit counts can come up at an occasion: papers, points, people; no buildings or animals."""
    return unit.kind in ("action", "ratio") or unit.dimension == "score" or unit.name in _ARISING


def _phrases(label: Label, count: Count | None) -> list[str]:
    """What may name the thing counted, the surest first: the noun after the figure, the label's head, the label."""
    behind = count.behind.text if count is not None and count.behind else ""
    return [phrase for phrase in (behind if behind in label.text else "", label.head, label.text) if phrase]


def _governing(count: Count) -> Topic | None:
    """The topic of the verb that governs a count, past its own noun and the members of a list before it.

    A verb inside a modifier (种植面积50亩以上的大户) governs nothing.
    """
    own = count.before.first if count.before else count.index
    modified = False
    for at in range(count.index - 1, max(-1, count.index - NEAR), -1):
        token = count.clause.tokens[at]
        topic: Topic | None = token.verb.topic if token.verb is not None else None
        if token.text in ("的", "等"):
            modified = True
        elif topic is not None and (topic == "visit" or not modified):
            return topic
        elif at < own and is_predicate(token):
            if not modified:
                return None
            modified = False
    return None
