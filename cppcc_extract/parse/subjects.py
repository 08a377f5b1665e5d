"""The subject of a clause: the phrase before its predicate."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import is_predicate
from cppcc_extract.parse.words import QUANTITY, TIME, Token

_ADVERBIAL = ("d", "c", "f", "t", "m")


def subject(clause: Clause) -> Sequence[Token]:
    """The words before the first verb or figure, without times and adverbs; none where a preposition opens it."""
    found: list[Token] = []
    for token in clause.tokens:
        if token.tag == QUANTITY or is_predicate(token) or _is_light(token):
            break
        if token.tag == "p":
            return ()
        if token.tag != TIME and token.tag not in _ADVERBIAL:
            found.append(token)
    return found


def _is_light(token: Token) -> bool:
    return token.verb is not None and token.verb.role == "be" and token.tag.startswith("v")
