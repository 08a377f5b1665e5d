"""The noun that a figure leaves out: that of its whole, of its verb, or of the figure that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.extractors.metrics.figures import Figure, Page, Word
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.phrases import ends_in_noun, head_of
from cppcc_extract.lexicon.schema import Verb

_MEMORY = 160  # characters


def base_of(page: Page, figure: Figure, history: History, whole: Label | None) -> str:
    """The counted noun that a figure leaves out: of its whole, else of the last figure of its unit that names one."""
    if whole and ends_in_noun(page, whole.head):
        return whole.head
    for earlier, label in reversed(history[-12:]):
        if earlier.unit is figure.unit and ends_in_noun(page, label.head):
            return head_of(page, label.head)
    return meant(page, figure, None, history, whole)


def meant(page: Page, figure: Figure, verb: Verb | None, history: History, whole: Label | None) -> str:
    """The noun that is left out: of the whole, of the verb, of the last figure of this unit, of the sentence."""
    if whole:
        return whole.head
    if verb is not None and verb.counts:
        return verb.counts
    for earlier, label in reversed(history[-12:]):
        if earlier.unit is figure.unit and label.head:
            return label.head
    for word in reversed(words_before(page, figure)):
        if word.noun is not None and word.end - word.start > 1:
            return page.text[word.start : word.end]
    return ""


def words_before(page: Page, figure: Figure) -> Sequence[Word]:
    """The words of the sentence before the figure, as far back as a reader would look."""
    return page.words_in(max(figure.sentence.start, figure.quantity.start - _MEMORY), figure.quantity.start)
