"""The noun that a figure leaves out: of its whole, of its verb, of the last figure of its unit, or named before it."""

from __future__ import annotations

from collections.abc import Iterator

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.phrases import head_of, short_head
from cppcc_extract.lexicon.schema import Verb
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.words import NAME, Token

PEOPLE = ("人", "名", "位")
PERSONS = frozenset("长员师家者手工人民生友士官医众亲表")
_SUITS_PEOPLE = PERSONS | frozenset("任记授贤宾年童干部姓老孩儿团队组班")
_OF_PEOPLE = ("member", "personnel")
_SUITS_HOUSEHOLDS = "户家民众庭主农"
_SUMS = ("资金", "经费", "金额", "款")
_FAR = 60  # words before a figure in which a noun left out is searched
_MEMORY = 12  # figures
_ACTIVITIES = ("research", "supervision", "study", "outreach")
_OCCASIONS = frozenset(("meeting", "consultation", "study", "training", "outreach", "platform"))


class LeftOut:
    """Where the noun of a figure may be restored from. `history` holds the figures before it, `whole` is its whole."""

    def __init__(self, page: Page, figure: Figure, count: Count, history: History, whole: Label | None) -> None:
        self._page, self._count, self._history, self._whole = page, count, history, whole
        self._unit, self._sentence = figure.unit, figure.sentence
        self._before = history[-1][1] if history else None

    def head(self, noun: str) -> str:
        """The longest counted noun of the tables that ends the phrase, or the phrase."""
        return head_of(self._page, noun)

    def known(self, noun: str) -> bool:
        return self.head(noun) in self._page.nouns

    def base(self, row: Verb | None = None) -> str:
        """The noun that is left out: from the whole, the verb, the last figure of this unit, or the sentence."""
        if self._unit.name == "票":
            return "票"
        if self._whole and self.known(self._whole.head) and self.suits(self._whole.head):
            return self._handed(self._whole.head)
        if self._listed() and (same := self.same_unit()) and self.known(same):
            return same
        if row is not None and row.counts:
            return row.counts
        if same := self.same_unit():
            return same
        named = (token.text for token in self.words_back() if token.noun is not None and len(token.text) > 1)
        return next(filter(self.suits, named), "户" if self._unit.name == "户" else "")

    def _listed(self) -> bool:
        """Whether the figure before it in its sentence has its unit."""
        last = self._history[-1][0] if self._history else None
        return last is not None and last.unit is self._unit and last.sentence is self._sentence

    def same_unit(self) -> str:
        for earlier, label in reversed(self._history[-_MEMORY:]):
            counts = earlier.unit is self._unit and label.head and label.relation != "change"
            if counts and self.suits(label.head):
                return self._handed(label.head)
        return ""

    def suits(self, noun: str) -> bool:
        """Whether a noun can be counted by the unit: people by 名, households by 户."""
        if self._unit.name in PEOPLE:
            row = self._page.nouns.get(self.head(noun))
            return noun[-1] in _SUITS_PEOPLE or (row is not None and row.topic in _OF_PEOPLE)
        if self._unit.name == "户":
            return noun[-1] in _SUITS_HOUSEHOLDS
        return self._unit.dimension == "money" or not noun.endswith(_SUMS)

    def is_activity(self, noun: str) -> bool:
        """Whether a noun of the tables names what people take part in: 考察."""
        row = self._page.nouns.get(self.head(noun))
        return row is not None and row.topic in _ACTIVITIES

    def _handed(self, noun: str) -> str:
        """The noun as a figure of its own kind restates it: 委员 of 应出席委员."""
        return short_head(self._page, noun) if self._unit.name in PEOPLE else self.head(noun)

    def words_back(self) -> Iterator[Token]:
        """The words before the figure, nearest first, in its clause and the one before."""
        for clause in (self._count.clause, self._count.clause.earlier):
            end = self._count.index if clause is self._count.clause else len(clause.tokens) if clause else 0
            yield from clause.tokens[max(0, end - _FAR) : end][::-1] if clause else []

    def told_of(self) -> str:
        """The initiative or occasion named last before it in the paragraph: “委员服务日”…。五年来共办了57期."""
        for clause in self._page.clauses_back(self._count.clause):
            for token in reversed(clause.tokens):
                if token.tag == NAME and token.text[0] in "“「":
                    return str(token.item.inner)
                if token.noun is not None and token.noun.topic in _OCCASIONS:
                    return token.text
        return ""

    def activity(self) -> str:
        """What a bare group does, or was formed for: the last activity named before it in the sentence."""
        if self._count.after is not None:
            return self._count.after.text
        named = (token for token in self.words_back() if token.noun is not None and token.noun.topic in _ACTIVITIES)
        told = self._before.head if self._before and self._history[-1][0].unit.name in PEOPLE else ""
        return next((token.text for token in named), told)
