"""The figures that 分别 gives out in order: to committees, to times."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.parse.word_classes import JOINS
from cppcc_extract.parse.words import QUANTITY, Token

EACH = ("分别", "依次")


def figures_given_out(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The joined figures after the first 分别 of a clause that stands at or after `start`."""
    found: list[Token] = []
    each = False
    for index, token in enumerate(tokens):
        if token.start < start:
            continue
        each = each or token.text.startswith(EACH)
        if each and token.tag == QUANTITY and (not found or tokens[index - 1].text in JOINS):
            found.append(token)
        elif found and token.text not in JOINS:
            break
    return found
