"""The topic of a figure: that of the noun that is counted."""

from __future__ import annotations

from collections.abc import Mapping

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Indicator, Unit
from cppcc_extract.models import Topic

_BY_UNIT: Mapping[str, Topic] = {"元": "finance", "名": "personnel", "位": "personnel", "人": "personnel"}


class Topics:
    """The topics of the nouns of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._topics = {row.surface: row.topic for row in lexicon.rows("indicators", Indicator)}
        self._longest = max(map(len, self._topics), default=0)

    def of(self, head: str, label: str, unit: Unit) -> Topic:
        """The topic of the last counted noun of the head, else of the label, else that of the unit."""
        if unit.dimension == "money":
            return "finance"
        return self._last(head) or self._last(label) or _BY_UNIT.get(unit.name, "other")

    def _last(self, phrase: str) -> Topic | None:
        for end in range(len(phrase), 1, -1):
            for start in range(max(0, end - self._longest), end - 1):
                topic = self._topics.get(phrase[start:end])
                if topic is not None:
                    return topic
        return None
