"""The slots of a figure from which its label is composed."""

from __future__ import annotations

import re

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.left_out import PEOPLE, LeftOut
from cppcc_extract.lexicon.schema import Verb
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.phrase import Phrase

_OF_AGENTS = ("member", "personnel", "organisation", "coverage")
AGENT = re.compile(
    r"(?:政协|专委会|委员会|办公室|党组|机关|[省市县区州旗]委|政府|领导|部门|有关方面|单位|我们|大家|大会)$"
)
GIVES = frozenset({"hold", "receive", "send", "act", "attend", "assign"})
SHORT = 4
_LONGEST = 18


class Slots:
    """The slots of one figure. `history` holds the figures before it, `whole` is its whole."""

    def __init__(self, page: Page, figure: Figure, count: Count, history: History, whole: Label | None) -> None:
        self.page, self.figure, self.count = page, figure, count
        self.history, self.whole = history, whole
        self.before = history[-1][1] if history else None
        self.unit = figure.unit
        self.verb = count.verb
        self.left_out = LeftOut(page, figure, count, history, whole)

    def made(self, text: str, head: str, action: Phrase | str | None, place: Phrase | None, rule: str) -> Label:
        verb, acted = (action.text, (action.start, action.end)) if isinstance(action, Phrase) else (action, None)
        start, end = (place.start, place.end) if place else (self.figure.left, self.figure.quantity.start)
        text = text[-_LONGEST:] if len(text) > 2 * _LONGEST else text
        return Label(text, head, verb or None, start, end, rule, "level", acted)

    def row(self) -> Verb | None:
        """The row of the verb that governs the figure."""
        return next((token.verb for token in reversed(self.verb.tokens) if token.verb), None) if self.verb else None

    def acts_on(self, topic: Phrase, row: Verb | None) -> bool:
        """Whether the words before the verb are the agent, and not what is counted: 委员提交35件."""
        people = topic.head.noun is not None and topic.head.noun.topic in _OF_AGENTS
        return people and self.unit.name not in PEOPLE
