"""The noun phrase after a quantity: 8名志愿者, 12家承办单位, 30名参会的委员."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import AVERAGES, FILLERS, JOINS, OUTCOMES
from cppcc_extract.parse.words import ORGANISATION, QUANTITY, Token


def noun_after(clause: Clause, index: int) -> Phrase | None:
    """The noun phrase that begins right after the quantity."""
    tokens = clause.tokens
    first = index + 1
    if first < len(tokens) and tokens[first].text == "的":
        first += 1
    at = first
    last = first
    while at < len(tokens):
        token = tokens[at]
        if last > first and (token.tag == "i" or token.text in AVERAGES):
            break  # 9位委员你一言我一语, 138户村民户均增收
        if is_nominal(token) and (
            token.tag != ORGANISATION or last == first or (at + 1 < len(tokens) and is_nominal(tokens[at + 1]))
        ):
            at += 1
            last = at
        elif (
            (token.text == "的" and last > first and tokens[at - 1].tag in ("a", "z", "b") and at + 1 < len(tokens))
            or (token.text in JOINS and last > first and _joins_on(tokens, at))
            or (is_predicate(token) and last == first and _participle(tokens, at))
            or (
                is_predicate(token)
                and last > first
                and token.tag == "vn"
                and at + 1 < len(tokens)
                and is_nominal(tokens[at + 1])
            )
            or (token.text == "的" and last == first and at > first)
        ):
            at += 1
        else:
            break
    phrase = Phrase(clause, first, last)
    acts = last == first + 1 and tokens[first].tag == "vn" and tokens[first].noun is None and last == len(tokens)
    return phrase if phrase and not acts else None


def _joins_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a joined noun belongs to the same figure and not to one of its own: 企业 和 合作社."""
    end = at + 1
    while end < len(tokens) and is_nominal(tokens[end]):
        end += 1
    return end > at + 1 and not (end < len(tokens) and (tokens[end].tag == QUANTITY or tokens[end].text in FILLERS))


def _participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb right after the quantity belongs to the noun that it counts: 12家 承办 单位, 30名 参会 的 委员."""
    end = at + 1
    if end >= len(tokens) or tokens[at].text in OUTCOMES or tokens[at].text.startswith("被"):
        return False
    if tokens[end].text == "的":
        return end + 1 < len(tokens) and is_nominal(tokens[end + 1])
    if not is_nominal(tokens[end]):
        return False
    while end < len(tokens) and is_nominal(tokens[end]):
        end += 1
    of = end < len(tokens) and tokens[end].text == "的" and end + 1 < len(tokens) and is_nominal(tokens[end + 1])
    return of or not (end < len(tokens) and tokens[end].tag == QUANTITY)


def touches_next(clause: Clause, behind: Phrase) -> bool:
    return behind.last < len(clause.tokens) and clause.tokens[behind.last].tag == QUANTITY


def own_part(clause: Clause, behind: Phrase, *, taken: bool) -> Phrase | None:
    """The part of a noun between two figures that belongs to the first: 5个方面15条建议, 35项课题调研80余次."""
    tokens = clause.tokens
    after = behind.last + 1
    if after < len(tokens) and is_nominal(tokens[after]):
        return behind
    acts = behind.head.tag == "vn" or behind.head.verb is not None
    if behind.last - behind.first > 1 and acts and tokens[behind.last].item.unit.kind == "action":
        return Phrase(clause, behind.first, behind.last - 1)
    return None if taken else behind
