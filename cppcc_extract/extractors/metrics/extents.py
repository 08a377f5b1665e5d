"""Labels of the length of a work: 《红河风物》第二辑收文40篇，约26万字."""

from __future__ import annotations

from cppcc_extract.extractors.metrics.figures import Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.words import NAME


def extent_label(page: Page, count: Count, before: Label | None) -> Label | None:
    """The length of the work named last, or of what is counted before; None if a noun names it."""
    if count.behind or count.before or count.participle:
        return None
    clauses = (count.clause, *page.clauses_back(count.clause))
    works = (token for clause in clauses for token in clause.tokens[::-1] if token.tag == NAME)
    named = next((f"《{work.item.inner}》" for work in works if work.text[0] == "《"), "")
    head = named or (before.head if before else "")
    place = count.token.start
    return Label(f"{head}字数", head, None, place, place, "label.extent") if head else None
