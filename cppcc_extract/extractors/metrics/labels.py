"""The label of a figure: by the steps of `LABELS` for a share or a change, else a template over its slots."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cppcc_extract.extractors.metrics.distribution import distributed_label
from cppcc_extract.extractors.metrics.extents import extent_label
from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.scores import score_label
from cppcc_extract.extractors.metrics.shares import comparison_label, paired_label, risen_label, share_label
from cppcc_extract.extractors.metrics.templates import TEMPLATES, Template
from cppcc_extract.parse.counts import Count
from cppcc_extract.steps import Step, Table, Trace, first

# 是2018年的近12倍
_AS_MUCH = re.compile(r"(?:是|为|相当于|接近|达到?|超过)[^，。；]{1,14}的$")


def read_label(
    page: Page, figure: Figure, history: History, whole: Label | None, paired: Label | None, trace: Trace | None = None
) -> Label:
    """The label of a figure.

    `history` holds the earlier figures of the paragraph, `whole` is its whole, `paired` that of which it is a share
    in a list.
    """
    at, count = figure.quantity.start, page.count(figure)
    found = first(trace, LABELS, at, _Asked(page, figure, count, history, whole, paired))
    if found is None:
        assert count is not None, "a step answers for figures outside clauses"
        found = first(trace, TEMPLATES, at, Template(page, figure, count, history, whole))
    assert found is not None, "the last template always answers"
    return found[1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A figure whose label is asked for, with the answer of each step that is not a template."""

    page: Page
    figure: Figure
    count: Count | None
    history: History
    whole: Label | None
    paired: Label | None

    def share_in_list(self) -> Label | None:
        return paired_label(self.page, self.figure, self.paired) if self.paired is not None else None

    def risen(self) -> Label | None:
        return risen_label(self.count, self.history) if self.count is not None else None

    def comparison(self) -> Label | None:
        return comparison_label(self.page, self.figure, self.history)

    def distributed(self) -> Label | None:
        if self.count is None:
            return None
        return distributed_label(self.page, self.count, self.figure, self.history, self.whole)

    def multiple(self) -> Label | None:
        figure, text = self.figure, self.page.text
        if (
            figure.unit.name != "倍"
            or not self.history
            or not _AS_MUCH.search(text, figure.left, figure.quantity.start)
        ):
            return None
        same = self.history[-1][1]
        return Label(same.text, same.head, same.action, same.start, same.end, "label.multiple", "change")

    def none(self) -> Label | None:
        if self.count is not None:
            return None
        return Label("", "", None, self.figure.left, self.figure.quantity.start, "label.none")

    def score(self) -> Label | None:
        return score_label(self.count) if self.count and self.figure.unit.dimension == "score" else None

    def extent(self) -> Label | None:
        if self.count is None or self.figure.unit.name != "字":
            return None
        return extent_label(self.page, self.count, self.history[-1][1] if self.history else None)

    def share(self) -> Label | None:
        unit = self.figure.unit
        if self.count is None or unit.kind != "ratio" or unit.name == "倍":
            return None
        return share_label(self.count, self.history[-1][1] if self.history else None, self.whole)


LABELS = Table(
    "label",
    Step(
        "label.share.paired", "a share in a list, of the figure that it belongs to: 各占61%、39%", _Asked.share_in_list
    ),
    Step("label.risen", "an earlier value and the later one: 由89%提高到97%", _Asked.risen),
    Step("label.change", "a change or an earlier figure: 比上年增长12%, 去年为86件", _Asked.comparison),
    Step("label.distributed", "nouns that 分别 gives figures to: 企业、学校分别达24家、11所", _Asked.distributed),
    Step("label.multiple", "how many times another figure: 是2018年的12倍", _Asked.multiple),
    Step("label.none", "a figure outside any clause counts nothing", _Asked.none),
    Step("label.score", "the highest, lowest or mean score: 平均91.7分", _Asked.score),
    Step("label.extent", "the length of a work that is named before: 约26万字", _Asked.extent),
    Step("label.share", "a rate that is named, or the share of its subject: 办复率100%, 占33%", _Asked.share),
)
