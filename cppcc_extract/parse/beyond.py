"""What a clause states beyond the slots of a count: its last noun and act, what it denies, the noun before it."""

from __future__ import annotations

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import CAUSES, COPULAS, DENIALS, FILLERS, HAVING, LOCALISERS, MANNER
from cppcc_extract.parse.words import MARK, QUANTITY, TIME, Token, is_figure

_SAID = 12  # characters of a statement about a figure
_TAIL = 40  # words after a figure in which its predicate is looked for
_PASSIVE = ("被",)
_SINGLES_OUT = ("其中", "有")
_NEXT = 3  # words after a figure among which the next one stands
_NOUN = range(2, 17)  # characters of a noun that a clause passes on to the next


def denied_act(clause: Clause, at: int) -> Phrase | None:
    """The verb that the clause denies after `at`: 因条件不具备未被采纳."""
    tokens = clause.tokens
    for first in range(min(len(tokens) - 2, at + _TAIL), at - 1, -1):
        if tokens[first].text in DENIALS and is_predicate(tokens[first + 1]):
            return Phrase(clause, first, first + 2)
    return None


def suffered_act(clause: Clause, at: int) -> Phrase | None:
    """What is done to those counted, in the clause after `at`: 因连续两年不合格被劝退, 被主席约谈."""
    tokens = clause.tokens
    for first in range(at, min(len(tokens) - 1, at + _TAIL)):
        if tokens[first].text in _PASSIVE:
            acts = (n for n in range(first + 1, min(len(tokens), first + 5)) if is_predicate(tokens[n]))
            last = next(acts, None)
            return Phrase(clause, first, last + 1) if last is not None else None
    return None


def predicate_after(count: Count) -> Phrase | None:
    """What the clause states about a figure and its noun, up to its end: 近八成受访者 嫌停车难, 三分之一 自己开了店.

    None if that is long, or another figure follows.
    """
    tokens = count.clause.tokens
    first = count.behind.last if count.behind else count.index + 1
    while first < len(tokens) and tokens[first].text in FILLERS:
        first += 1
    if any(tokens[n].tag == QUANTITY for n in range(first, len(tokens))):
        return None
    said = Phrase(count.clause, first, len(tokens))
    if not said or len(said.text) > _SAID:
        return None
    return said if tokens[first].text == "在" or any(map(is_predicate, said.tokens)) else None


def last_noun(clause: Clause, at: int, longest: int = 100) -> str:
    """The noun phrase that ends the clause after `at`, up to the next figure: 获 市委 主要 领导 批示.

    If it is longer than `longest` characters, its first words are left out.
    """
    tokens = clause.tokens
    end = at
    while end < len(tokens) and tokens[end].tag != QUANTITY:
        end += 1
    first = end
    while first > at and is_nominal(tokens[first - 1]):
        first -= 1
    while first < end - 1 and len(Phrase(clause, first, end).text) > longest:
        first += 1
    return Phrase(clause, first, end).text if first < end else ""


def last_act(clause: Clause, at: int) -> Phrase | None:
    """The last verb of the clause after `at`, with the noun that follows it: 先后35次就提案、报告作出批示."""
    tokens = clause.tokens
    end = at
    while end < len(tokens) and tokens[end].tag != QUANTITY:
        end += 1
    for first in range(end - 1, at - 1, -1):
        if is_predicate(tokens[first]) or tokens[first].tag == "vn":
            last = first + 1
            while last < end and is_nominal(tokens[last]):
                last += 1
            return Phrase(clause, first, last)
    return None


def main_act(count: Count) -> Phrase | None:
    """What a part of those counted do or become, past adverbs and prepositions: 有5件因规划调整 申请延期, 其中2件 专报.

    None if another figure follows, but for one of time: 有19条超过3个月才 收到答复.
    """
    tokens, at = count.clause.tokens, count.index
    if not at or not tokens[at - 1].text.endswith(_SINGLES_OUT) or tokens[at].item.unit.kind == "person_time":
        return None
    after = range(at + 1, len(tokens))
    if any(tokens[n].tag == QUANTITY and tokens[n].item.unit.kind != "time" for n in after):
        return None
    first = next((n for n in range(len(tokens) - 1, at, -1) if is_predicate(tokens[n])), None)
    if first is None:
        return None
    last = first + 1
    while last < len(tokens) and is_nominal(tokens[last]):
        last += 1
    if first - 1 > at and is_predicate(tokens[first - 1]):
        first -= 1
    if first - 1 > at and tokens[first - 1].text[0] in "没未无不":
        first -= 1  # 有37名一年到头 没人 登过门
    said = Phrase(count.clause, first, last)
    return said if 1 < len(said.text) <= _SAID else None


def stated_of(count: Count) -> Phrase | None:
    """What the clause states about a figure alone, to its end: 9个 常年锁门, 11条 有了着落, 41个是 贫困户.

    None if that is long, or another figure follows.
    """
    tokens, first = count.clause.tokens, count.index + 1
    while first < len(tokens) and (tokens[first].tag in ("d", "c", TIME) or tokens[first].text in FILLERS):
        if tokens[first].text in (*DENIALS, *HAVING, *MANNER):
            break
        first += 1
    if first < len(tokens) and tokens[first].text in COPULAS:
        first += 1
    rest = (tokens[n] for n in range(first, len(tokens)))
    if any(token.tag in (MARK, TIME) or is_figure(token) for token in rest):
        return None
    said = Phrase(count.clause, first, len(tokens))
    return said if said and len(said.text) <= _SAID and tokens[first].text not in (*LOCALISERS, *CAUSES) else None


def statement(act: Phrase) -> Phrase | None:
    """An act with what follows it in its clause, if that is short and ends in a verb: 得到领导批示, 转作信息处理."""
    said = Phrase(act.clause, act.first, len(act.clause.tokens))
    whole = said.last > act.last and len(said.text) <= _SAID and is_predicate(said.head)
    plain = all(token.tag not in (MARK, TIME, QUANTITY) and token.text != "的" for token in said.tokens)
    return said if whole and plain else None


def earlier_noun(clause: Clause) -> Phrase | None:
    """The noun at the end of the clause before, if that has no figure: 民生类居首，有64件."""
    before = clause.earlier
    if before is None or (before.inside == clause.inside and before.stop not in ("，", "：", ",")):
        return None
    if any(token.tag == QUANTITY for token in before.tokens):
        return None
    end = _subject_end(before) or len(before.tokens)
    while end and not (is_nominal(before.tokens[end - 1]) and _names(before.tokens[end - 1])):
        end -= 1
    first = end
    while first and (
        is_nominal(before.tokens[first - 1])
        or (first < end and before.tokens[first - 1].text in ("的", "、", "和", "与", "及"))
        or (1 < first < end and before.tokens[first - 1].tag == "vn" and is_nominal(before.tokens[first - 2]))
    ):
        first -= 1
    noun = Phrase(before, first, end)
    return noun if noun and len(noun.text) in _NOUN else None


def _subject_end(clause: Clause) -> int:
    """The end of the noun that 是 says something of: 界别协商 是重头戏; 0 if its words end in 的 or there is none."""
    at = next((n for n, token in enumerate(clause.tokens) if token.text == "是"), 0)
    return at if at and is_nominal(clause.tokens[at - 1]) else 0


def _names(token: Token) -> bool:
    """Whether a word names a thing and does not only describe it: 很细."""
    return token.noun is not None or token.item is not None or token.tag[0] not in "aztx"


def next_noun(count: Count) -> str:
    """The noun of the next figure, to which a general one belongs: 5个方面15条建议."""
    tokens = count.clause.tokens
    near = range(count.index + 1, min(count.index + _NEXT + 1, len(tokens)))
    at = next((n for n in near if tokens[n].tag == QUANTITY), None)
    if at is None:
        return ""
    end = at + 1
    while end < len(tokens) and is_nominal(tokens[end]):
        end += 1
    return Phrase(count.clause, at + 1, end).text if end > at + 1 else ""
