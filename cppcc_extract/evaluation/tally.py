"""The counts of a comparison, and the single differences that they are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("metrics", "usable metrics", "events", "initiatives", "organisations", "people", "header")


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between the gold and what was read.

    `cause` is `not found`, `spurious` or `wrong FIELD`; a figure that was read at the place of a missed one with
    another value or unit is one miss, `wrong value` or `wrong unit`. `gold` and `predicted` show the difference (empty
    if there is no such record), `rule` the rule of the predicted record, `place` the range of the source.
    """

    kind: str
    cause: str
    gold: str
    predicted: str
    rule: str | None
    place: tuple[int, int] | None
    excerpt: str = ""


@dataclass(slots=True)
class Tally:
    """Found, spurious and missed records of one kind; for each field, how often it was compared and right."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def ask(self, attribute: str, ok: bool) -> bool:
        """Count one comparison; returns `ok`."""
        self.asked[attribute] += 1
        self.right[attribute] += ok
        return ok

    def add(self, other: Tally) -> None:
        """Add the counts and misses of another tally."""
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn
        self.right.update(other.right)
        self.asked.update(other.asked)
        self.misses.extend(other.misses)

    @property
    def precision(self) -> float:
        """The share of predicted records that are right; 1 if nothing was read."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of gold records that were read; 1 if the gold is empty."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def rates(self) -> dict[str, float]:
        """For each compared field, the share that was right."""
        return {name: self.right[name] / n for name, n in self.asked.items()}

    def figures(self) -> dict[str, float]:
        """All rates by name; `n` is the number of required gold records."""
        return {
            "f1": self.f1, "precision": self.precision, "recall": self.recall, "n": self.tp + self.fn, **self.rates(),
        }  # fmt: skip

    def row(self, name: str) -> str:
        """One line for a table."""
        attributes = "  ".join(f"{key} {rate:.3f}" for key, rate in self.rates().items())
        figures = f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}  ({self.tp}/{self.tp + self.fn})"
        return f"{name:15s} {figures}  {attributes}"


@dataclass(slots=True)
class Report:
    """The tallies of each document, and the reasons why documents gave no article."""

    documents: dict[str, Mapping[str, Tally]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> dict[str, Tally]:
        """The sums over all documents, by kind."""
        sums = {kind: Tally() for kind in KINDS}
        for tallies in self.documents.values():
            for kind, tally in tallies.items():
                sums[kind].add(tally)
        return sums

    def figures(self) -> dict[str, dict[str, Any]]:
        """The totals as plain numbers, for a file."""
        return {kind: tally.figures() for kind, tally in self.total.items()}

    def lines(self) -> list[str]:
        """The table: a block for each document, then the totals under `== all`."""
        blocks = [*self.documents.items(), ("all", self.total)]
        return [
            line
            for name, tallies in blocks
            for line in (f"== {name}", *(tally.row(kind) for kind, tally in tallies.items()))
        ]

    def misses(self) -> dict[tuple[str, str], list[tuple[str, Miss]]]:
        """All differences with their documents, by kind and cause: the most frequent first, then sorted by rule."""
        groups: dict[tuple[str, str], list[tuple[str, Miss]]] = {}
        for document, tallies in self.documents.items():
            for kind, tally in tallies.items():
                for miss in tally.misses:
                    groups.setdefault((kind, miss.cause), []).append((document, miss))
        for group in groups.values():
            group.sort(key=lambda item: item[1].rule or "")
        return dict(sorted(groups.items(), key=lambda item: -len(item[1])))
