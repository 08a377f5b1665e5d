"""One figure stated twice: 立案提案356件 here, 立案提案350余件 there.

Two figures with one label need not be one figure: two meetings may each have 30余名 members, and what was done about
one matter is part of what was done. Only totals are compared: figures before which their sentence states only whose
they are, when, and of what. Two totals of one period that differ disagree only if one looks like a slip of the other
(356 and 365), or if a bound excludes it (近300 and 312).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cppcc_extract.extractors.checks.arithmetic import SIGNS, exact, meaning, operand
from cppcc_extract.extractors.checks.page import Finding, Page, Told, same_period
from cppcc_extract.models import Metric, Number, Verdict

_LEAST = 10
_NO_CHANCE = 100
_LONGEST_LEAD = 80
_SHORTEST_LABEL = 4
# verbs that do not distinguish what is counted
_LIGHT = re.compile(r"^(?:共|累计|先后)*(?:开展|报送|举办|召开|组织|编报|形成|建成|制定)?(?=.{4})")
_CLAUSES = re.compile(r"[，；：]")
# what may precede a total: not a matter, an occasion, or a part of the committee's work
_LEFT = re.compile(
    r"回顾|刚刚过去的|过去|一年来|年来|全年|年内|以来|期间|总共|共计|累计|先后|经审查|已经|[省市县区州盟旗本]?政协|委员会|常委会"
    r"|大会|会议|我们|各级|达到|达|[共总已经省市县区州盟旗全和的在为有了、\s]"
)
_NARROWED = re.compile(r"围绕|聚焦|针对|关于|方面|领域|其中|[就对向]")


def check_repeats(page: Page) -> Iterator[Finding]:
    """Each figure that was stated before with the same number, and each total that was stated with another."""
    alike: dict[tuple[str | None, str, str], list[Told]] = {}
    for told in page.figures:
        metric = told.metric
        if _may_be_told_twice(told):
            alike.setdefault((metric.organisation, metric.unit, _LIGHT.sub("", metric.label)), []).append(told)
    for group in alike.values():
        if len(group) > 1:
            yield from _repeats(page, group)


def _repeats(page: Page, group: Sequence[Told]) -> Iterator[Finding]:
    """The figures of one committee, unit and label against those before them."""
    numbers: dict[Number, Told] = {}
    total: Told | None = None
    for told in group:
        same = numbers.get(told.metric.value)
        numbers[told.metric.value] = told
        if same is not None and same.sentence != told.sentence and _is_same(same.metric, told.metric):
            yield _finding(same, told, "agrees")
        elif _total(page, told):
            earlier, total = total, told
            if earlier is not None and earlier.sentence != told.sentence:
                verdict = _verdict(earlier.metric, told.metric)
                if verdict is not None:
                    yield _finding(earlier, told, verdict)


def _finding(earlier: Told, told: Told, verdict: Verdict) -> Finding:
    sign = "=" if _is_same(earlier.metric, told.metric) else SIGNS[verdict]
    arithmetic = f"{operand(earlier.metric)} {sign} {operand(told.metric)}"
    return Finding("repeat", "check.repeat", told, (("earlier", earlier),), arithmetic, verdict)


def _is_same(first: Metric, second: Metric) -> bool:
    """Whether two figures with one label and number are one: of one period, or too large to be equal by chance."""
    if first.value != second.value or not first.bound == second.bound == "exact" or not same_period(first, second):
        return False
    return (first.period is not None and second.period is not None) or first.value >= _NO_CHANCE


def _may_be_told_twice(told: Told) -> bool:
    metric = told.metric
    return (
        told.level
        and not told.ratio
        and metric.part_of is None
        and metric.organisation is not None
        and metric.value >= _LEAST
        and metric.value_max is None
        and len(metric.label) >= _SHORTEST_LABEL
    )


def _total(page: Page, told: Told) -> bool:
    """Whether the sentence states only whose the figure is, when, and of what, before the figure."""
    start, end = page.opening(told)
    if end - start > _LONGEST_LEAD:
        return False
    counted = f"{told.metric.label}{told.metric.action or ''}"
    for clause in _CLAUSES.split(page.without_names(start, end)):
        if _NARROWED.search(clause):
            return False
        if any(character.isdigit() for character in clause):
            continue
        if any(character not in counted for character in _LEFT.sub("", clause)):
            return False
    return True


def _verdict(first: Metric, second: Metric) -> Verdict | None:
    """The verdict on two totals of one label; None if they may well be two figures."""
    times = [metric.period.edtf if metric.period else None for metric in (first, second)]
    if times[0] != times[1] and None not in times:
        return None
    ranges = [meaning(metric) for metric in (first, second)]
    if ranges[0] is None or ranges[1] is None:
        return None
    one_time = times[0] is not None and times[0] == times[1]
    if ranges[0].meets(ranges[1]):
        return "agrees" if one_time or first.value == second.value else None
    if not one_time or not _whole_period(first) or not _whole_period(second):
        return None
    if first.bound == second.bound == "exact":
        return "disagrees" if _slip(str(first.value), str(second.value)) else None
    rough, sharp = (first, second) if first.bound != "exact" else (second, first)
    if sharp.bound != "exact" or rough.bound == "about":
        return None
    gap = (exact(sharp.value) - exact(rough.value)) / exact(rough.value)
    ruled_out = -0.1 < gap < 0 if rough.bound == "over" else 0 < gap < 0.1
    return "disagrees" if ruled_out else None


def _whole_period(metric: Metric) -> bool:
    """Whether the sentence itself states its period, and that is not a single day."""
    period = metric.period
    if period is None or period.edtf is None or not metric.sentence.start <= period.span.start < metric.sentence.end:
        return False
    return "/" in period.edtf or len(period.edtf) <= len("2023-01")


def _slip(one: str, other: str) -> bool:
    """Whether two numbers differ in one digit after the first, or in two swapped neighbours."""
    if len(one) != len(other) or len(one) < 3:
        return False
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        return apart[0] > 0
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
