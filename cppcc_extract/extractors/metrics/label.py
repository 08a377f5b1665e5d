"""The label of a figure, as it was read."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.extractors.metrics.figures import Figure
from cppcc_extract.values import sealed


@sealed(frozen=True, slots=True)
class Label:
    """What is counted. `head` is the noun alone, which decides the topic, and is restored for a figure without a noun.

    `acted` is the place of the action, None if it is carried over from another figure; `borrowed` says that the
    noun is restored from elsewhere.
    """

    text: str
    head: str
    action: str | None
    start: int
    end: int
    rule: str
    relation: str = "level"
    acted: tuple[int, int] | None = None
    borrowed: bool = False

    @property
    def stated(self) -> str:
        """The text as in records."""
        return self.text.replace("没有", "未")


History = Sequence[tuple[Figure, Label]]
