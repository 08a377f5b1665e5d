"""Figures that 分别 assigns to nouns: 企业、学校、社区分别达24家、11所、36个."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.phrases import ends_in_noun, head_of
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.phrase import Phrase, is_predicate
from cppcc_extract.parse.word_classes import JOINS
from cppcc_extract.parse.words import ORGANISATION, QUANTITY, TIME, Token

_LONGEST = 8  # nouns that are given figures
_FAR = 60  # words before 分别
_WORDS = ("分别", "依次")
_MEMORY = 12  # figures back to a noun that is left out


class _Given(NamedTuple):
    """The noun that the nth figure after 分别 counts; `items` are all of them, `verb` the words after 分别."""

    clause: Clause
    items: Sequence[Phrase]
    nth: int
    verb: Phrase

    @property
    def item(self) -> Phrase:
        return self.items[self.nth]


def distributed_label(page: Page, count: Count, figure: Figure, history: History, whole: Label | None) -> Label | None:
    """企业、学校、社区分别达24家、11所、36个: the nth figure counts the nth noun."""
    given = _given(count)
    if given is None:
        return None
    shared = given.items[-1]
    if all(_body(one) for one in given.items[:-1]) and shared.tokens[0].tag == ORGANISATION and shared.text:
        # 阳高县政协、天镇县政协立案率分别为91%、93%: the owner is not part of what is counted
        return Label(shared.text, shared.text, None, shared.start, shared.end, "label.distributed")
    text, head, verb = _read(page, given, figure, history, whole)
    return Label(text, head, verb or None, given.item.start, given.item.end, "label.distributed") if text else None


def _given(count: Count) -> _Given | None:
    tokens, first, nth = count.clause.tokens, count.index, 0
    while nth < _LONGEST and first > 1 and tokens[first - 1].text in JOINS and tokens[first - 2].tag == QUANTITY:
        first, nth = first - 2, nth + 1
    at = next((n for n in range(first - 1, max(-1, first - 3), -1) if tokens[n].text.startswith(_WORDS)), None)
    if at is None:
        return None
    verb = Phrase(count.clause, at + 1, first)
    if any(token.tag == QUANTITY or not is_predicate(token) for token in verb.tokens if not _light(token)):
        return None
    low = next((n + 1 for n in range(at - 1, max(-1, at - _FAR), -1) if _ends(tokens[n])), max(0, at - _FAR))
    while low + 1 < at and tokens[low].tag in (ORGANISATION, TIME) and tokens[low + 1].text not in JOINS:
        low += 1
    items: list[Phrase] = []
    for n in range(low, at + 1):
        if n == at or tokens[n].text in JOINS:
            items.append(Phrase(count.clause, low, n))
            low = n + 1
    return (
        _Given(count.clause, items, nth, verb)
        if len(items) > 1 and nth < len(items) and all(one.first < one.last for one in items)
        else None
    )


def _read(page: Page, given: _Given, figure: Figure, history: History, whole: Label | None) -> tuple[str, str, str]:
    """The label, its head and its verb."""
    acts = next((token for token in given.verb.tokens if not _light(token)), None)
    first = given.items[0].tokens[0]
    shared = ""
    if (
        first.verb is not None
        and (first.noun is None or first.verb.topic == "visit")
        and len(given.items[0].tokens) > 1
    ):
        own = any(is_predicate(item.tokens[0]) or item.tokens[0].verb is not None for item in given.items[1:])
        shared = "" if own else first.text
    item = "".join(token.text for token in given.item.tokens) if _body(given.item) else given.item.text
    head = item.removeprefix(shared)
    text = f"{shared}{head}"
    if figure.unit.kind == "ratio":
        return (
            (f"{text}占比" if any(token.text.startswith("占") for token in given.verb.tokens) else text),
            head,
            shared,
        )
    if acts is None:
        base = (
            ""
            if given.item.head.noun or figure.unit.kind != "thing"
            else _left_out(page, figure, history, given, whole)
        )
        return (text if text.endswith(base) else f"{text}{base}"), head, shared
    if figure.unit.kind == "action" and acts.verb is not None and acts.verb.role == "hold":
        return f"{acts.text}{item}", item, acts.text
    base = _left_out(page, figure, history, given, whole) if figure.unit.kind == "thing" else ""
    base = base or (acts.verb.counts if acts.verb and figure.unit.kind == "thing" else "") or ""
    return f"{text}{acts.text}{base}", base or acts.text, acts.text


def _left_out(page: Page, figure: Figure, history: History, given: _Given, whole: Label | None) -> str:
    """The noun that is left out: of the whole, or of the last figure of the unit before the list that names one."""
    if whole is not None:
        return whole.head
    begun = len(history) - given.nth
    earlier = (label for told, label in reversed(history[max(0, begun - _MEMORY) : begun]) if told.unit is figure.unit)
    return next((head_of(page, label.head) for label in earlier if ends_in_noun(page, label.head)), "")


def _body(phrase: Phrase) -> bool:
    return all(token.tag == ORGANISATION for token in phrase.tokens)


def _light(token: Token) -> bool:
    """Whether a verb does not describe what is counted: 为, 达."""
    return token.verb is not None and token.verb.role in ("be", "mark")


def _ends(token: Token) -> bool:
    """Whether the nouns begin after the word."""
    return token.tag == QUANTITY or (token.noun is None and _light(token))
