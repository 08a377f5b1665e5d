"""The noun phrase after a quantity: 8名志愿者, 12家承办单位, 30名参会的委员."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import AVERAGES, FILLERS, JOINS, OUTCOMES, QUANTIFIERS
from cppcc_extract.parse.words import MARK, ORGANISATION, PERSON, QUANTITY, TIME, Token

_LONGEST_MODIFIER = 10  # characters
_NOUNS_THEMSELVES = ("人", "人次")  # 12人获得表彰的消息
_OPENS_MODIFIER = frozenset(("因", "由", "关于", "有关", "针对", "围绕", "面向", "事关", "来自", "与", "同"))


def noun_after(clause: Clause, index: int, *, alone: bool) -> Phrase | None:
    """The noun phrase that begins right after the quantity; `alone` says that no noun is before it."""
    tokens = clause.tokens
    first = index + 1
    if first < len(tokens) and tokens[first].text == "的":
        first += 1
    at = last = (alone and _end_of_modifier(tokens, index)) or first
    if last > first and not is_nominal(tokens[at]):
        at += 1
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
            or (token.text in QUANTIFIERS and last == first)
        ):
            at += 1
        else:
            break
    phrase = Phrase(clause, first, last)
    acts = last == first + 1 and tokens[first].tag == "vn" and tokens[first].noun is None and last == len(tokens)
    return phrase if phrase and not acts else None


def _end_of_modifier(tokens: Sequence[Token], index: int) -> int | None:
    """The end of a clause that modifies what is counted: 36个 覆盖城乡的 联络站, 5条 切实可行的 建议."""
    first, length = index + 1, 0
    if tokens[index].item.unit.name in _NOUNS_THEMSELVES:
        return None
    for at in range(first, len(tokens) - 1):
        token = tokens[at]
        if token.tag in (MARK, QUANTITY, TIME, PERSON):
            return None
        if token.text == "的":
            return at + 1 if at > first and _modifies(tokens, first, at) and _has_noun(tokens, at + 1) else None
        length += len(token.text)
        if length > _LONGEST_MODIFIER:
            return None
    return None


def _modifies(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether words after a quantity are a clause without the noun that is counted."""
    if tokens[first].tag in ("i", "l") and tokens[first].noun is None:
        return True
    while first < end and tokens[first].tag in ("d", "ad"):
        first += 1
    if first == end:
        return False
    opens = is_predicate(tokens[first]) or tokens[first].tag == "a" or tokens[first].text in _OPENS_MODIFIER
    return opens and first + 1 < end


def _has_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun begins at `at`, or after one attribute (突出 问题), and is not that of the next figure."""
    if at >= len(tokens):
        return False
    end = first = at + (not is_nominal(tokens[at]) and is_predicate(tokens[at]))
    while end < len(tokens) and is_nominal(tokens[end]):
        end += 1
    return end > first and not (end < len(tokens) and (tokens[end].tag == QUANTITY or tokens[end].text in FILLERS))


def _joins_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a joined noun belongs to the same figure and not to one of its own: 企业 和 合作社."""
    return _has_noun(tokens, at + 1)


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
