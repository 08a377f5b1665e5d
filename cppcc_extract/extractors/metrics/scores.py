"""Labels of scores: 平均91.7分, 得分最高的是教育局，96.5分."""

from __future__ import annotations

from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.words import QUANTITY

_DEGREES = ("最高", "最低", "平均", "人均", "满分")
_NAMED = ("分", "分数", "成绩", "分值", "分为")


def score_label(count: Count) -> Label | None:
    """The label of a score without a noun: which of the scores it is; None if a noun names it."""
    said = [part.text for part in (count.behind, count.before, count.verb) if part]
    if count.behind or any(text.endswith(_NAMED) and not text.startswith(_DEGREES) for text in said):
        return None
    degree = _degree(count)
    return Label(f"{degree}得分", "得分", None, count.token.start, count.token.start, "label.score") if degree else None


def _degree(count: Count) -> str:
    """最高, 最低 or 平均 before the figure, past no other one, in its clause or the one before."""
    clause = count.clause
    tokens = clause.tokens[: count.index]
    if count.low == 0 and clause.earlier is not None and clause.earlier.stop in ("，", ","):
        tokens = [*clause.earlier.tokens, *tokens]
    for token in reversed(tokens):
        if token.tag == QUANTITY and token.text[0] != "一":
            return ""
        if token.text.startswith(_DEGREES):
            return token.text[:2]
    return ""
