"""The words that decide a topic: counted nouns, their endings, and verbs that decide for their objects."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import CountedNoun, Ending, Unit, Verb
from cppcc_extract.models import Topic
from cppcc_extract.parse.words import Dictionary

# What a classifier counts that has one noun above all
_TYPICAL: dict[str, Topic] = {"件": "proposal", "篇": "report", "篇次": "report"}
_PAPERS = frozenset(("件", "份", "张", "条", "篇", "期"))
PEOPLE = frozenset(("名", "位", "人", "人次"))  # classifiers of people
_BODIES = frozenset(("member", "personnel", "organisation", "coverage"))
_NO_PEOPLE = frozenset(("organisation", "coverage", "institution", "finance", "report"))
_EXTENTS = frozenset(("length", "area", "mass", "volume"))
# Tags of words that can be the head of a noun phrase: nouns and single characters that the dictionary leaves open
_HEAD_TAGS = "nqzgkxjm"
_LONGEST_ENDING = 4


class Sign(NamedTuple):
    """A topic, and the words of the clean text that show it."""

    topic: Topic
    start: int
    end: int


class Topics:
    """The topics of the nouns and verbs of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = {row.surface: row for row in lexicon.rows("counted_nouns", CountedNoun)}
        self._longest = max(map(len, self._nouns), default=0)
        self._endings = {row.surface: row.topic for row in lexicon.rows("endings", Ending)}
        self._verbs = {row.surface: row.topic for row in lexicon.rows("verbs", Verb) if row.topic}
        self._dictionary: Dictionary = lexicon.derived(Dictionary)

    def noun(self, phrase: str) -> CountedNoun | None:
        """The longest noun of the tables that ends a phrase; for a list (问题清单) that of its contents."""
        row = self._ends(phrase)
        if row is not None and row.weak:
            return self._ends(phrase[: -len(row.surface)]) or row
        return row

    def _ends(self, phrase: str) -> CountedNoun | None:
        for size in range(min(self._longest, len(phrase)), 0, -1):
            row = self._nouns.get(phrase[-size:])
            if row is not None and (size > 1 or len(phrase) < 4 or row.topic == "coverage"):
                return row
        return None

    def ending(self, phrase: str) -> Topic | None:
        """The topic by the last characters of an unknown noun."""
        words = list(self._dictionary.cut(phrase, 0, len(phrase)))
        if not words:
            return None
        head = words[-1].text if len(words[-1].text) > 1 else phrase
        # 完工 ends in no 工人
        shortest = 1 if words[-1].tag[0] in _HEAD_TAGS or words[-1].tag == "vn" else 2
        sizes = range(_LONGEST_ENDING, shortest - 1, -1)
        return next((self._endings[head[-size:]] for size in sizes if head[-size:] in self._endings), None)

    def verb(self, label: str, action: str | None) -> Topic | None:
        """The topic of the verb that opens a label or ends an action."""
        for size in (4, 3, 2):
            topic = self._verbs.get(label[:size]) or (self._verbs.get(action[-size:]) if action else None)
            if topic is not None:
                return topic
        return None

    def inside(self, phrase: str, unit: Unit) -> Topic | None:
        """The topic of the last noun that ends with a word of a phrase: no 图书 of 图书馆."""
        ends = list(accumulate(len(word.text) for word in self._dictionary.cut(phrase, 0, len(phrase))))
        for end in reversed(ends):
            for start in range(max(0, end - self._longest), end - 1):
                row = self._nouns.get(phrase[start:end])
                if row is not None and row.topic and can_count(unit, row.topic):
                    return row.topic
        return None

    def of_words(self, phrase: str, unit: Unit, before: Topic | None) -> Topic:
        """The topic of a heading's words; `before` is that of the words above it."""
        if unit.dimension == "money":
            return "finance"
        row = self.noun(phrase)
        own = row.topic if row is not None and row.topic else self.verb(phrase, None)
        return own or before or typical(unit) or self.inside(phrase, unit) or "other"


def can_count(unit: Unit, topic: Topic) -> bool:
    """Whether a classifier can count nouns of a topic.

    No 件, 场 or 亩 counts people, bodies or places, no 件 meetings, and no 名 what is not people.
    """
    if unit.name in PEOPLE:
        return topic not in _NO_PEOPLE
    if unit.name in _PAPERS:
        return topic not in _BODIES and topic != "meeting"
    return topic not in _BODIES or not (unit.kind == "action" or unit.dimension in _EXTENTS)


def typical(unit: Unit) -> Topic | None:
    """The topic of what a classifier counts if nothing else is stated: 件 for 提案, 篇 for 报告."""
    return _TYPICAL.get(unit.name)
