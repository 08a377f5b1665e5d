"""The topic of a figure: that of the noun that is counted, or of the verb where that decides (走访企业)."""

from __future__ import annotations

import re

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Indicator, Unit, Verb
from cppcc_extract.models import Topic

_JOINED = re.compile(r"[和与及]")
_PEOPLE = ("名", "位", "人")
# topics that say what a figure is of itself, and nothing of the next one
_OCCASIONS = ("meeting", "training", "study", "consultation", "research", "supervision", "outreach")
_OWN = ("finance", "coverage", "member", "personnel")


class Topics:
    """The topics of the nouns and verbs of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = {row.surface: row.topic for row in lexicon.rows("indicators", Indicator)}
        self._longest = max(map(len, self._nouns), default=0)
        self._verbs = {row.surface: row.topic for row in lexicon.rows("verbs", Verb) if row.topic}

    def of(
        self, head: str, label: str, action: str | None, unit: Unit, before: Topic | None, *, attends: bool = False
    ) -> Topic:
        """The topic of a figure; people who attend (`attends`) take that of the occasion told before.

        A verb with a topic that opens the label or ends the action decides; then the last noun of the head (of people,
        委员和干部, the first member), then of the label; then the figure `before` in the sentence; then the unit.
        """
        if unit.dimension == "money":
            return "finance"
        if attends and before in _OCCASIONS:
            return before
        for size in (4, 3, 2):
            topic = self._verbs.get(label[:size]) or (self._verbs.get(action[-size:]) if action else None)
            if topic is not None:
                return topic
        found = self._last(_JOINED.split(label)[0]) if unit.name in _PEOPLE and _JOINED.search(label) else None
        found = found or self._nouns.get(head) or self._last(head) or self._last(label)
        if found or (before and before not in _OWN):
            return found or before or "other"
        if unit.name in _PEOPLE:
            return "member" if before == "member" else "personnel"
        # what was built, given or solved, where money or places were told before
        return "service" if before in ("finance", "coverage") and action else "other"

    def _last(self, phrase: str) -> Topic | None:
        for end in range(len(phrase), 1, -1):
            for start in range(max(0, end - self._longest), end - 1):
                topic = self._nouns.get(phrase[start:end])
                if topic is not None:
                    return topic
        return None
