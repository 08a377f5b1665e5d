"""What a price is paid for: 每斤, 一户一月, and the thing before it."""

from __future__ import annotations

from typing import NamedTuple

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import noun_before
from cppcc_extract.parse.phrase import Phrase
from cppcc_extract.parse.word_classes import FILLERS, MODALS
from cppcc_extract.parse.words import QUANTITY, TIME, Token

_MOST = 3  # measures that one price has: 每人每月
_ASPECTS = ("了", "到", "下来", "倒", "每")


class Price(NamedTuple):
    """`each` is the measure that the price is for (每斤), as text, and `first` the start of those words."""

    each: str
    first: int


def price_before(clause: Clause, end: int) -> Price:
    """The measures right before `end`, past adverbs."""
    first, each = skip_light(clause, end), ""
    for _ in range(_MOST):
        said = _measure(clause.tokens[first - 1]) if first else ""
        if not said:
            break
        first, each = first - 1, said + each
    return Price(each, first if each else end)


def _measure(token: Token) -> str:
    """每斤 of 每斤, 一斤; nothing of other words."""
    if token.text[0] == "每" and len(token.text) > 1 and token.tag != "n":
        return token.text
    one = token.text[0] in "一1" and len(token.text) > 1
    if one and ((token.tag == QUANTITY and token.item.value == 1) or token.tag in (TIME, "m")):
        return f"每{token.text[1:].removeprefix('个')}"
    return ""


def skip_light(clause: Clause, end: int) -> int:
    """The start of the words before `end` that say how a sum is paid, not by whom or for what: 才, 能, 了."""
    while (
        end
        and not _measure(clause.tokens[end - 1])
        and (
            clause.tokens[end - 1].tag in ("d", "ad", "ul", "c")
            or clause.tokens[end - 1].text in FILLERS
            or clause.tokens[end - 1].text in MODALS
            or clause.tokens[end - 1].text in _ASPECTS
        )
    ):
        end -= 1
    return end


def thing_before(clause: Clause, end: int) -> Phrase | None:
    """The noun that a price is for, past a verb: 水费 of 水费收一吨1.5元."""
    low = next((n + 1 for n in range(end - 1, -1, -1) if clause.tokens[n].tag == QUANTITY), 0)
    return noun_before(clause, end, low)
