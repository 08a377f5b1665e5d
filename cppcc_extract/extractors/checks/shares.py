"""A count and the share that it is of its whole: 其中女委员60名，占20%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cppcc_extract.extractors.checks.arithmetic import SIGNS, Range, compare, meaning, operand, percentage
from cppcc_extract.extractors.checks.page import WINDOW, Finding, Page, Told, alike
from cppcc_extract.models import Metric, Number, Verdict

_RIGHT_BEHIND = re.compile(r"[，、（(]?(?:大约|约|已|也|各|仅|就|共|分别)?占[^，。；\d]{0,14}$")
_OF = re.compile(r"占(?:到|比|了|据|有)?(?P<of>[^，。；、\d]{2,14}?)(?:的|之)?(?:大?约|近|超过|超|逾)?$")
# how many shares of a whole must fit to prove that it is theirs
_CONFIRMED = 2
_ALL = re.compile(
    r"全体|全部|全市|全县|全区|全省|所有|各类|本届|现有|总人数|总数量|总数|总量|总额|总件数|的|比例|比重|比"
)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A share with the count and the whole that it was tried with.

    `near` says that the count certainly belongs to that whole; `instead` is another whole that the share fits.
    """

    share: Told
    count: Told
    whole: Told
    ratio: Range
    verdict: Verdict
    near: bool = True
    instead: _Tried | None = None

    @property
    def of(self) -> tuple[Number, str, int]:
        """The whole of the share, in its paragraph: two figures of one size are one whole stated twice."""
        return self.whole.metric.value, self.whole.metric.unit, self.share.block

    def finding(self) -> Finding:
        share, count, whole = self.share, self.count, self.whole
        arithmetic = (
            f"{operand(count.metric)} / {operand(whole.metric)} = {percentage(self.ratio, share.metric)} "
            f"{SIGNS[self.verdict]} {share.metric.clean}"
        )
        return Finding("share", "check.share", share, (("count", count), ("whole", whole)), arithmetic, self.verdict)


def check_shares(page: Page) -> list[Finding]:
    """Each share that is stated with its count and its whole.

    A share that does not fit is only reported if its whole is certain: stated right before, or the one of other shares
    in the paragraph. If it fits another figure, it counts as a share of that, unless those others do not.
    """
    tried = list(_all_tried(page))
    fitting = Counter(one.of for one in tried if one.verdict == "agrees")
    found: list[Finding] = []
    for one in tried:
        confirmed = fitting[one.of] >= _CONFIRMED
        if one.instead is not None:
            one = replace(one, verdict="cannot tell") if confirmed else one.instead
        if one.verdict != "disagrees" or one.near or confirmed:
            found.append(one.finding())
    return found


def _all_tried(page: Page) -> Iterator[_Tried]:
    counts: dict[str, Told] = {}
    used: set[int] = set()
    sentence = -1
    for told in page.figures:
        if told.sentence != sentence:
            counts, sentence = {}, told.sentence
        if not told.level:
            continue
        if told.metric.unit != "%":
            if not told.ratio:
                counts[told.metric.label] = told
            continue
        count = _count(page, told, counts)
        if count is not None and count.nth not in used and (tried := _tried(page, told, count)):
            used.add(count.nth)
            yield tried


def _count(page: Page, share: Told, counts: dict[str, Told]) -> Told | None:
    """The count that a share belongs to: its pair in a list, the figure right before, or the one with its name."""
    metric = share.metric
    if not metric.label.endswith("占比"):
        return None
    name = metric.label.removesuffix("占比")
    if "label" in metric.evidence and metric.evidence["label"].rule.endswith(".paired"):
        return counts.get(name)
    before = page.figures[share.nth - 1] if share.nth else None
    if before is not None and before.sentence == share.sentence and not before.ratio and before.level:
        gap = page.text[before.end : share.start]
        if _RIGHT_BEHIND.match(gap) and ("各" not in gap or page.lead(before).endswith("各")):
            return before
    return counts.get(name) if name and name in page.lead(share) else None


def _tried(page: Page, share: Told, count: Told) -> _Tried | None:
    """A share against its count and whole; if they do not fit, against another whole that they fit."""
    named = _named_whole(page, share)
    id = share.metric.part_of or count.metric.part_of
    whole = page.by_id.get(id) if id is not None else None
    if whole is None or whole.nth == count.nth or not _may_be(whole, count, named):
        return None
    ratio = _ratio(count.metric, whole.metric)
    verdict = compare(share.metric, ratio) if ratio is not None else None
    if ratio is None or verdict is None:
        return None
    if verdict != "agrees":
        for other in (*page.above(whole), *page.before(count)):
            found = _ratio(count.metric, other.metric) if _may_be(other, count, named) else None
            if found is not None and compare(share.metric, found) == "agrees":
                fits = _Tried(share, count, other, found, "agrees")
                return _Tried(share, count, whole, ratio, verdict, instead=fits)
    near = count.metric.part_of == id and whole.metric.part_of is None and share.sentence - whole.sentence <= 1
    return _Tried(share, count, whole, ratio, verdict, near and not page.committee_between(whole, share))


def _named_whole(page: Page, share: Told) -> str:
    """The noun that a share names as its whole, without words for all of it: 委员 in 占委员总数的20%, none in 占20%."""
    found = _OF.search(page.text[max(0, share.start - WINDOW * 2) : share.start])
    return _ALL.sub("", found["of"]) if found else ""


def _may_be(whole: Told, count: Told, named: str) -> bool:
    """Whether a figure can be the whole of a count, by its unit, its size, and the noun that the share names."""
    metric = whole.metric
    if not whole.level or whole.ratio or not alike(metric, count.metric):
        return False
    if metric.value < count.metric.value or (metric.value == count.metric.value and count.metric.part_of is None):
        return False
    label = _ALL.sub("", metric.label)
    return named in label or label in named


def _ratio(count: Metric, whole: Metric) -> Range | None:
    top, base = meaning(count), meaning(whole)
    return top.over(base) if top is not None and base is not None else None
