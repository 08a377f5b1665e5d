"""The topic of each figure of a document: the noun decides, or its verb if that is more specific; see `TOPICS`."""

from __future__ import annotations

import re
from functools import cached_property

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.occasions import Occasions
from cppcc_extract.extractors.metrics.topics import PEOPLE, Sign, Topics, can_count, typical
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon.schema import CountedNoun, Unit
from cppcc_extract.models import Topic
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.moods import NEAR
from cppcc_extract.parse.phrase import is_predicate
from cppcc_extract.steps import Step, Table, first
from cppcc_extract.text.document import Zone

_PERSONS = PEOPLE | {"户", "口"}
# Nouns of these topics say less than the verb that is done to them: 抽查企业 is supervision
_SOFT = frozenset(("other", "organisation", "personnel", "coverage", "service", "member", "finance"))
# Occasions at which things come up and are worked on
_WORKING = frozenset(("study", "consultation", "research", "supervision"))
# Classifiers of what comes up at an occasion
_ARISING = PEOPLE | frozenset(("件", "条", "个", "项", "份", "篇", "点", "方面", "类", "张", "本", "票", "种", "道"))
# Topics that say what a thing is, and nothing of the figure after it; all others are work, which goes on
_KINDS = frozenset(("coverage", "finance", "member", "organisation", "personnel"))
# What is given scores
_JUDGED: frozenset[Topic] = frozenset(("proposal", "supervision", "member", "study"))
_NO_WORK = _KINDS | {"platform"}
_JOINED = re.compile(r"[和与及、]")
_MEMORY = 6


class TopicReader:
    """Reads the topics of the figures of one document, in order."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self.topics: Topics = reading.lexicon.derived(Topics)
        self.occasions = Occasions(reading)
        self.told: list[tuple[Figure, Topic]] = []
        self._document = reading.document
        self._parse = reading.parse
        self._page = page
        self._trace = reading.trace

    def read(self, figure: Figure, label: Label, whole: int | None) -> tuple[str, Sign]:
        """The topic of the next figure, after the step that decided.

        `whole` is the number of the figure that it is a part of, or None.
        """
        asked = _Asked(self, figure, label, self._page.count(figure), whole)
        found = first(self._trace, TOPICS, figure.quantity.start, asked)
        assert found is not None, "the last step always answers"
        self.told.append((figure, found[1].topic))
        return found

    def named_before(self, figure: Figure, among: frozenset[Topic] | None = None, sentences: int = 1) -> Sign | None:
        """The last counted noun before a figure in the sentences of its paragraph, of the topics `among`, or any."""
        index = self._document.sentence_index(figure.quantity.start)
        for sentence in range(index, max(-1, index - sentences), -1):
            if self._document.sentences[sentence].block != figure.sentence.block:
                return None
            for clause in reversed(self._parse.clauses(sentence)):
                for token in reversed(clause.tokens):
                    topic: Topic | None = token.noun.topic if token.noun is not None else None
                    if topic is None or token.start >= figure.quantity.start or (among and topic not in among):
                        continue
                    return Sign(topic, token.start, token.end)
        return None

    def heading(self, figure: Figure) -> Sign | None:
        """The last work that the heading over a figure names."""
        for block in reversed(self._document.blocks[: figure.sentence.block]):
            if block.zone is Zone.HEADING:
                topic = self.topics.inside(self._document.text[block.start : block.end], figure.unit)
                return Sign(topic, block.start, block.end) if topic is not None and topic not in _NO_WORK else None
        return None


class _Asked:
    """A figure whose topic is asked for, with the answer of each step."""

    def __init__(
        self, reader: TopicReader, figure: Figure, label: Label, count: Count | None, whole: int | None
    ) -> None:
        self._reader, self._topics = reader, reader.topics
        self._figure, self._label, self._count, self._whole = figure, label, count, whole
        self._people = figure.unit.name in PEOPLE
        self._said: Topic | None = self._topics.verb(label.text, label.action)
        self._verb = self._deciding()
        self._phrases = _phrases(label, count)

    def money(self) -> Sign | None:
        return self._of_figure("finance") if self._figure.unit.dimension == "money" else None

    def visit(self) -> Sign | None:
        return self._verb if self._said == "visit" else None

    def attended(self) -> Sign | None:
        if self._count is None or not self._people:
            return None
        return self._reader.occasions.attended(self._figure, self._count)

    def measured(self) -> Sign | None:
        return self._noun[1] if self._noun else None

    def arisen(self) -> Sign | None:
        if self._noun is None or not self._noun[0].weak or self._verb is not None:
            return None
        occasion = self._reader.occasions.before(self._figure)
        return occasion if occasion is not None and occasion.topic in _WORKING else None

    def act(self) -> Sign | None:
        return self._verb if self._noun and self._noun[0].topic in _SOFT else None

    def household(self) -> Sign | None:
        people = self._noun is not None and self._noun[0].topic == "personnel"
        told = self._count is not None and bool(self._count.verb or self._count.after)
        served = people and told and self._figure.unit.name == "户" and self._verb is None
        return self._of_figure("service") if served else None

    def noun(self) -> Sign | None:
        return self._of_label(self._noun[0].topic) if self._noun and self._noun[0].topic else None

    def verb(self) -> Sign | None:
        return self._verb

    def ending(self) -> Sign | None:
        for phrase in self._phrases:
            topic = self._topics.ending(phrase)
            if topic is not None and (topic != "personnel" or self._figure.unit.name in _PERSONS):
                return self._of_label(topic)
        return None

    def whole(self) -> Sign | None:
        told = self._reader.told
        # the whole may still be to come: 甲类14条，乙类15条，合计29条
        known = self._whole is not None and self._whole < len(told)
        return _of(told[self._whole]) if known and self._whole is not None else None

    def inside(self) -> Sign | None:
        found = (self._topics.inside(phrase, self._figure.unit) for phrase in self._phrases)
        return next((self._of_label(topic) for topic in found if topic), None)

    def scored(self) -> Sign | None:
        if self._figure.unit.dimension != "score":
            return None
        return self._reader.named_before(self._figure, _JUDGED, _MEMORY)

    def before(self) -> Sign | None:
        leans = self._leans or self._figure.unit.kind in ("action", "ratio")
        return self._before if leans and self._before is not None and self._goes_on(self._before.topic) else None

    def alike(self) -> Sign | None:
        for earlier, topic in reversed(self._reader.told[-_MEMORY:]):
            if earlier.sentence.block != self._figure.sentence.block:
                return None
            if earlier.unit is self._figure.unit and topic != "other":
                return _of((earlier, topic))
        return None

    def unit(self) -> Sign | None:
        topic = typical(self._figure.unit) if self._leans else None
        return self._of_figure(topic) if topic else None

    def frame(self) -> Sign | None:
        return self._reader.occasions.before(self._figure) if _arises(self._figure.unit) else None

    def heading(self) -> Sign | None:
        if self._people or not _arises(self._figure.unit):
            return None
        return self._reader.heading(self._figure)

    def rest(self) -> Sign:
        return self._of_figure("personnel" if self._people else "other")

    def _deciding(self) -> Sign | None:
        """The verb that decides for what it is done to; places are reached, and no stretch of the way to them."""
        found = self._acting()
        places = self._figure.unit.kind != "action" and self._figure.unit.dimension != "length"
        return found if found is None or found.topic != "coverage" or places else None

    def _acting(self) -> Sign | None:
        if self._said is not None:
            return Sign(self._said, *self._label.acted) if self._label.acted else self._of_label(self._said)
        return _governing(self._count) if self._count is not None else None

    @cached_property
    def _noun(self) -> tuple[CountedNoun, Sign | None] | None:
        """The row of the first phrase that ends in a noun that can be counted this way.

        A noun without a topic measures another (满意率), and comes with the sign of that other one.
        """
        for phrase in self._phrases:
            row = self._topics.noun((_JOINED.split(phrase)[0] if self._people else "") or phrase)
            if row is None or (row.topic and not can_count(self._figure.unit, row.topic)):
                continue
            measured = None if row.topic else self._measured
            if row.topic or measured is not None:
                return row, measured
        return None

    @property
    def _measured(self) -> Sign | None:
        if self._whole is not None:
            return self.whole()
        return self._before or self._reader.named_before(self._figure)

    @property
    def _before(self) -> Sign | None:
        """The figure before in the paragraph."""
        told = self._reader.told
        return _of(told[-1]) if told and told[-1][0].sentence.block == self._figure.sentence.block else None

    def _goes_on(self, topic: Topic) -> bool:
        """Whether a topic holds of this figure where it held of the one before."""
        if self._figure.unit.kind == "ratio":
            return True
        return topic not in _KINDS or (self._people and topic in ("member", "personnel"))

    @property
    def _leans(self) -> bool:
        """Whether the figure continues what another one counts."""
        return self._label.borrowed or not self._label.head or self._label.relation != "level"

    def _of_label(self, topic: Topic) -> Sign:
        return Sign(topic, self._label.start, max(self._label.end, self._label.start))

    def _of_figure(self, topic: Topic) -> Sign:
        return Sign(topic, self._figure.quantity.start, self._figure.quantity.end)


TOPICS = Table(
    "topic",
    Step("topic.money", "sums of money", _Asked.money),
    Step("topic.visit", "anything that was visited: 走访企业21家、合作社9个", _Asked.visit),
    Step("topic.attended", "for people who attend, the occasion: 召开座谈会，36名委员参加", _Asked.attended),
    Step("topic.measured", "for a noun that measures another, that noun: 提案满意率", _Asked.measured),
    Step("topic.arisen", "a general noun, by the occasion at which it came up: 监督 … 发现问题19个", _Asked.arisen),
    Step("topic.act", "an action that is more specific than its noun: 抽查作坊21家", _Asked.act),
    Step("topic.household", "households, which receive something: 430户困难群众", _Asked.household),
    Step("topic.noun", "the noun that is counted, the longest of the tables that ends it", _Asked.noun),
    Step("topic.verb", "an action that decides for its object", _Asked.verb),
    Step("topic.ending", "an unknown noun, by its last characters: 渔业村, 街坊书友", _Asked.ending),
    Step("topic.whole", "a part, by its whole", _Asked.whole),
    Step("topic.inside", "a noun inside the label", _Asked.inside),
    Step("topic.scored", "a score, by what was judged: 提案 … 打分，平均91分", _Asked.scored),
    Step("topic.before", "a share, a change or a noun left out, by the figure before", _Asked.before),
    Step("topic.alike", "the last figure of its unit in the paragraph", _Asked.alike),
    Step("topic.unit", "a noun left out, by what the classifier counts above all: 件 of 提案", _Asked.unit),
    Step("topic.frame", "what came up at an occasion", _Asked.frame),
    Step("topic.heading", "what comes up under a heading that names work", _Asked.heading),
    Step("topic.rest", "people are personnel, all else is other", _Asked.rest),
)


def _of(told: tuple[Figure, Topic]) -> Sign:
    """The topic of an earlier figure."""
    figure, topic = told
    return Sign(topic, figure.quantity.start, figure.quantity.end)


def _arises(unit: Unit) -> bool:
    """Whether a unit counts what can come up at an occasion: papers, points, people; not buildings or animals."""
    return unit.kind in ("action", "ratio") or unit.dimension == "score" or unit.name in _ARISING


def _phrases(label: Label, count: Count | None) -> list[str]:
    """What may name the thing counted, the surest first: the noun after the figure, the label's head, the label."""
    behind = count.behind.text if count is not None and count.behind else ""
    return [phrase for phrase in (behind if behind in label.text else "", label.head, label.text) if phrase]


def _governing(count: Count) -> Sign | None:
    """The verb that governs a count, past its own noun and the members of a list before it.

    A verb inside a modifier (种植面积50亩以上的大户) does not govern.
    """
    own = count.before.first if count.before else count.index
    modified = False
    for at in range(count.index - 1, max(-1, count.index - NEAR), -1):
        token = count.clause.tokens[at]
        topic: Topic | None = token.verb.topic if token.verb is not None else None
        if token.text in ("的", "等"):
            modified = True
        elif topic is not None and (topic == "visit" or not modified):
            return Sign(topic, token.start, token.end)
        elif at < own and is_predicate(token):
            if not modified:
                return None
            modified = False
    return None
