"""The figures of many articles as statements that can be compared: of a committee, an indicator and a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cppcc_extract.models import Article, Metric, Organisation

QUALIFIERS = ("by", "class", "adopted_by", "part")
_NARROWER = 0.5  # 近 and 不到 leave at least half of their number
_WIDER = 2.0  # 余 and 多 at most double it
_ABOUT = 0.1


class Cell(NamedTuple):
    """What comparable figures share: committee, indicator, and the qualifiers in the order of `QUALIFIERS`."""

    organisation: str
    indicator: str
    qualifiers: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One figure that an article states about a committee, with its indicator and the days that it counts over.

    `first` is None if the beginning of the count is open (截至10月底).
    """

    article: Article
    metric: Metric
    committee: Organisation | None
    first: date | None
    last: date

    @cached_property
    def cell(self) -> Cell:
        """What it is comparable by."""
        said = self.metric.qualifiers
        qualifiers = tuple(said.get(name, "") for name in QUALIFIERS)
        return Cell(self.metric.organisation or "", self.metric.indicator or "", qualifiers)

    @property
    def year(self) -> int | None:
        """The calendar year that it lies in; None if it covers several."""
        return self.last.year if self.first is None or self.first.year == self.last.year else None

    @property
    def covers(self) -> str:
        """How much of its year it counts: the `year`, from its beginning `to date`, or a `part`."""
        begins = self.first is None or (self.first.month, self.first.day) == (1, 1)
        if not begins or self.year is None:
            return "part" if self.year is not None else "years"
        whole = self.first is not None and (self.last.month, self.last.day) == (12, 31)
        return "year" if whole else "to date"

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most that the figure can mean with its bound."""
        low = float(self.metric.value)
        high = float(self.metric.value_max) if self.metric.value_max is not None else low
        widen = {
            "exact": (1.0, 1.0), "over": (1.0, _WIDER), "under": (_NARROWER, 1.0), "about": (1 - _ABOUT, 1 + _ABOUT),
        }  # fmt: skip
        down, up = widen[self.metric.bound]
        return low * down, high * up

    @property
    def is_exact(self) -> bool:
        """Whether it is a single number without a bound."""
        return self.metric.bound == "exact" and self.metric.value_max is None


class Statements(NamedTuple):
    """The statements of many articles, and how many figures cannot be compared, by reason."""

    found: list[Statement]
    left_out: Counter[str]


def find_statements(articles: Iterable[Article]) -> Statements:
    """The figures of articles that can be compared; all others are counted by what they lack."""
    result = Statements([], Counter())
    for article in articles:
        committees = {organisation.name: organisation for organisation in article.organisations}
        for metric in article.metrics:
            lacks = _lacks(metric)
            if lacks is not None:
                result.left_out[lacks] += 1
                continue
            period = metric.period
            assert period is not None
            assert period.end is not None
            committee = committees.get(metric.organisation or "")
            result.found.append(Statement(article, metric, committee, period.start, period.end))
    return result


def _lacks(metric: Metric) -> str | None:
    """What prevents a figure from being compared; None if it can be."""
    if metric.indicator is None:
        return "no indicator"
    if metric.organisation is None:
        return "no committee"
    if metric.status != "actual":
        return "not done yet"
    if metric.period is None or metric.period.end is None:
        return "no period"
    return None


def by_cell(statements: Iterable[Statement]) -> Iterator[tuple[Cell, list[Statement]]]:
    """The statements of each cell, in the order in which the cells are first stated."""
    cells: dict[Cell, list[Statement]] = {}
    for statement in statements:
        cells.setdefault(statement.cell, []).append(statement)
    yield from cells.items()
