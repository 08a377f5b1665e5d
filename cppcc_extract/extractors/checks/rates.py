"""A rate and its counts (收到578件，立案470件，立案率81.3%), growth and what grew (869件，去年776件，增长12%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cppcc_extract.extractors.checks.arithmetic import (
    SIGNS,
    Range,
    compare,
    exact,
    meaning,
    operand,
    percentage,
    plain,
    rounded,
)
from cppcc_extract.extractors.checks.page import Finding, Page, Told, alike, same_period
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import any_of
from cppcc_extract.lexicon.schema import Rate
from cppcc_extract.models import Metric

_DENIED = re.compile(r"(?:未|不予?|没有|非|待)$")
_NAMES = re.compile(r"提案|意见建议|建议|意见|信息|委员")
_ROSE = re.compile(r"增|升|提高|提升|扩大|多|长|上涨|翻")
_FELL = re.compile(r"降|减|少|下滑|回落|缩")
_CHAIN = re.compile(r"环比")


class Rates:
    """The table of rates as patterns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {row.surface: row for row in lexicon.rows("rates", Rate)}
        self._rate = any_of(self._rows)
        rows = self._rows.values()
        self._word = any_of({word for row in rows for word in (*row.counts, *row.of, *row.also)})

    def row(self, metric: Metric) -> Rate | None:
        """The rate that a metric is; None for other metrics, and for several rates in one."""
        if metric.unit != "%":
            return None
        found = self._rate.findall(metric.label)
        return self._rows[found[0]] if len(found) == 1 and metric.label.endswith(found[0]) else None

    def told_with(self, metric: Metric) -> str:
        """The word of the table in the label of a count: 办结 of 办结立案提案; empty if none is, and for 未办结."""
        for words in (metric.action or "", metric.label):
            if found := self._word.search(words):
                return "" if _DENIED.search(words[: found.start()]) else found[0]
        return ""


def check_rates(page: Page, lexicon: Lexicon) -> Iterator[Finding]:
    """Each rate that is stated with both its counts."""
    rates: Rates = lexicon.derived(Rates)
    for told in page.figures:
        row = rates.row(told.metric) if told.level else None
        finding = _rate(page, rates, row, told) if row is not None else None
        if finding is not None:
            yield finding


def _rate(page: Page, rates: Rates, row: Rate, rate: Told) -> Finding | None:
    """A rate against the counts close before it, the nearest that it fits.

    If it fits none, it disagrees only with a single pair of counts without another figure of the kind beside it:
    提交大会提案950件，平时提案24件，立案824件，立案率84.6% is of 974.
    """
    parts: list[Told] = []
    wholes: list[Told] = []
    more: list[Told] = []
    for told in page.before(rate):
        if _comparable(page, told, rate):
            word = rates.told_with(told.metric)
            (parts if word in row.counts else wholes if word in row.of else more).append(told)
    qualifier = _NAMES.sub("", rate.metric.label.removesuffix(row.surface))
    if (
        not parts
        or not wholes
        or not all(qualifier in told.metric.label for told in (parts[0], wholes[0]) if qualifier)
    ):
        return None
    added = [told for told in more if rates.told_with(told.metric) in row.also]
    found = _fitting(rate, parts, wholes, added, more)
    if found is None and (len(parts) > 1 or len(wholes) > 1):
        return None
    top, base = found or (parts[:1], wholes[:1])
    ratio = _ratio(top, base)
    others = [told for told in more if alike(told.metric, parts[0].metric)]
    verdict = compare(rate.metric, ratio, certain=row.certain and not others) if ratio is not None else None
    if ratio is None or verdict is None:
        return None
    arithmetic = f"{_sum(top)} / {_sum(base)} = {percentage(ratio, rate.metric)} {SIGNS[verdict]} {rate.metric.clean}"
    named = (
        *_named("numerator", top),
        *_named("denominator", base),
    )
    return Finding("rate", "check.rate", rate, named, arithmetic, verdict)


def _fitting(
    rate: Told, parts: Sequence[Told], wholes: Sequence[Told], added: Sequence[Told], more: Sequence[Told]
) -> tuple[Sequence[Told], Sequence[Told]] | None:
    """The first counts that the rate fits, the nearest first; also with figures to include, and for a sum of two."""
    tops = [[part, *other] for part in parts for other in ([], *([told] for told in added))]
    bases = [[whole, *other] for whole in wholes for other in ([], *([told] for told in (*wholes, *more)))]
    for base in bases:
        for top in tops:
            if len({told.nth for told in (*top, *base)}) < len(top) + len(base):
                continue
            ratio = _ratio(top, base)
            if ratio is not None and compare(rate.metric, ratio) == "agrees":
                return top, base
    return None


def _sum(told: Sequence[Told]) -> str:
    terms = " + ".join(operand(one.metric) for one in sorted(told, key=lambda one: one.nth))
    return f"({terms})" if len(told) > 1 else terms


def _named(role: str, told: Sequence[Told]) -> list[tuple[str, Told]]:
    return [(role if n == 1 else f"{role}_{n}", one) for n, one in enumerate(told, 1)]


def _comparable(page: Page, told: Told, rate: Told) -> bool:
    metric = told.metric
    return (
        told.level
        and not told.ratio
        and rate.sentence - told.sentence <= 1
        and metric.organisation == rate.metric.organisation
        and same_period(metric, rate.metric)
        and (told.sentence == rate.sentence or not page.committee_between(told, rate))
    )


def _ratio(top: Sequence[Told], base: Sequence[Told]) -> Range | None:
    """The percentages that the sum of some counts may be of that of others; None if it cannot be part of it."""
    if any(not alike(told.metric, base[0].metric) for told in (*top, *base)):
        return None
    part, whole = _range(top), _range(base)
    if part is None or whole is None or whole.high is None or part.low > whole.high:
        return None
    return part.over(whole)


def _range(told: Sequence[Told]) -> Range | None:
    low, high = Fraction(0), Fraction(0)
    for one in told:
        meant = meaning(one.metric)
        if meant is None or meant.high is None:
            return None
        low, high = low + meant.low, high + meant.high
    return Range(low, high)


def check_changes(page: Page) -> Iterator[Finding]:
    """Each change that is stated with the earlier figure, or with the difference in numbers."""
    for told in page.figures:
        if told.metric.relation == "change" and told.metric.status == "actual" and told.metric.bound == "exact":
            finding = _change(page, told)
            if finding is not None:
                yield finding


def _change(page: Page, change: Told) -> Finding | None:
    sign = _sign(change.metric.action or "")
    here = [told for told in page.before(change) if told.sentence == change.sentence]
    if not sign or not here or _CHAIN.search(page.lead(change)):
        return None
    counted = change.metric.label.removesuffix(change.metric.action or "")
    current = next((told for told in here if told.level and told.metric.label == counted), None)
    if current is None:
        return None
    difference = here[0]
    if difference.metric.relation == "change" and difference.metric.unit == current.metric.unit:
        return _growth(change, current, difference, sign)
    previous = next((told for told in here if _earlier(told, current, counted)), None)
    if previous is None or previous.metric.unit != current.metric.unit:
        return None
    last = max(previous, current, key=lambda told: told.nth)
    if page.time_between(last, change) or last.nth != change.nth - 1 or abs(previous.nth - current.nth) != 1:
        return None
    return _since(change, current, previous, sign)


def _earlier(told: Told, current: Told, counted: str) -> bool:
    """Whether a figure is the earlier value of the current one."""
    if told.metric.relation == "previous":
        return told.metric.label.endswith(counted)
    if told.nth != current.nth - 1 or not told.level or told.metric.label != counted:
        return False
    before, now = told.metric.period, current.metric.period
    if before is None or now is None or before.start is None or now.start is None:
        return False
    return before.start.year == now.start.year - 1


def _since(change: Told, current: Told, previous: Told, sign: int) -> Finding | None:
    now, was = current.metric, previous.metric
    if now.bound != "exact" or was.bound != "exact" or now.value_max is not None or was.value_max is not None:
        return None
    first, second = meaning(was), meaning(now)
    if first is None or second is None or first.high is None or second.high is None:
        return None
    low, high = sorted(((second.low - first.high) * sign, (second.high - first.low) * sign))
    words = f"{operand(now)} - {operand(was)}" if sign > 0 else f"{operand(was)} - {operand(now)}"
    unit = change.metric.unit
    if unit == "%" and now.unit != "%":
        if first.low <= 0:
            return None
        found = Range(100 * low / first.high, 100 * high / first.low)
        told = f"({words}) / {operand(was)} = {percentage(found, change.metric)}"
    elif unit == now.unit or (unit == "百分点" and now.unit == "%"):
        found = Range(low, high)
        difference = (exact(now.value) - exact(was.value)) * sign
        same = difference == exact(change.metric.value)
        told = words if same else f"{words} = {plain(difference)}"
    else:
        return None
    return _compared(change, found, told, (("current", current), ("previous", previous)))


def _growth(change: Told, current: Told, difference: Told, sign: int) -> Finding | None:
    """The difference in numbers against that in per cent: 869件，增加93件，增长12%."""
    now, more = current.metric, difference.metric
    if change.metric.unit != "%" or now.unit == "%" or now.bound != "exact" or more.bound != "exact":
        return None
    if _sign(more.action or "") != sign or rounded(now) or rounded(more):
        return None
    was = exact(now.value) - sign * exact(more.value)
    if was <= 0:
        return None
    ratio = 100 * exact(more.value) / was
    found = Range(ratio, ratio)
    told = f"{operand(more)} / ({operand(now)} {'-' if sign > 0 else '+'} {operand(more)})"
    told = f"{told} = {percentage(found, change.metric)}"
    return _compared(change, found, told, (("current", current), ("difference", difference)))


def _compared(change: Told, found: Range, told: str, others: tuple[tuple[str, Told], ...]) -> Finding | None:
    verdict = compare(change.metric, found)
    if verdict is None:
        return None
    sign = SIGNS[verdict] if "=" in told else "="
    arithmetic = f"{told} {sign} {change.metric.clean}"
    return Finding("rate", "check.rate.change", change, others, arithmetic, verdict)


def _sign(action: str) -> int:
    """1 for a rise, -1 for a fall, 0 otherwise."""
    return 1 if _ROSE.search(action) else -1 if _FELL.search(action) else 0
