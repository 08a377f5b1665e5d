"""What a figure counts: a change or an earlier figure, a share or rate, else a template over the slots of its count."""

from __future__ import annotations

import re

from cppcc_extract.extractors.metrics.distribution import distributed_label
from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.shares import comparison_label, share_label
from cppcc_extract.extractors.metrics.templates import template_label

# 是2018年的近12倍
_AS_MUCH = re.compile(r"(?:是|为|相当于|接近|达到?|超过)[^，。；]{1,14}的$")


def read_label(page: Page, figure: Figure, history: History, whole: Label | None) -> Label:
    """The label of a figure. `history` holds the earlier figures of the paragraph, `whole` what it is a part of."""
    if compared := comparison_label(page, figure, history):
        return compared
    count = page.count(figure)
    if count is not None and (distributed := distributed_label(page, count, figure, history, whole)):
        return distributed
    if figure.unit.name == "倍" and history and _AS_MUCH.search(page.text, figure.left, figure.quantity.start):
        same = history[-1][1]
        return Label(same.text, same.head, same.action, same.start, same.end, "label.multiple", "change")
    if count is None:
        return Label("", "", None, figure.left, figure.quantity.start, "label.none")
    if figure.unit.kind == "ratio" and figure.unit.name != "倍":
        return share_label(count, history[-1][1] if history else None, whole)
    return template_label(page, figure, count, history, whole)
