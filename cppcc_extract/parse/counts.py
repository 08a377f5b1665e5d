"""The slots of a quantity in its clause: the nouns after and before it, and the verb."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.nouns_after import noun_after, own_part, touches_next
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import (
    CAUSES,
    DENIALS,
    EVERYWHERE,
    FILLERS,
    JOINS,
    LOCALISERS,
    MANNER,
    MODALS,
    QUANTIFIERS,
)
from cppcc_extract.parse.words import MARK, ORGANISATION, PERSON, QUANTITY, TIME, Token, is_figure
from cppcc_extract.values import sealed

_LONGEST_CLAUSE_MODIFIER = 10
_NO_PART = JOINS | {"的", "等", "等等", "其中"}


@sealed(frozen=True, slots=True)
class Count:
    """A quantity with its slots.

    `behind` and `before` are the noun phrases that touch it, `verb` the verb group that governs it, `topic` the words
    before that verb in the clause, `participle` an attribute (列入计划的12件), `after` the predicate that follows it
    (23名委员到会), `body` the organisation right before it, `low` the start of its own words.
    """

    clause: Clause
    index: int
    low: int
    behind: Phrase | None
    before: Phrase | None
    verb: Phrase | None
    topic: Phrase | None
    participle: Phrase | None
    after: Phrase | None
    body: Token | None = None

    @property
    def token(self) -> Token:
        return self.clause.tokens[self.index]


def read_counts(clause: Clause) -> list[Count]:
    """The counts of a clause, in order."""
    found: list[Count] = []
    low = 0
    for index, token in enumerate(clause.tokens):
        if token.tag == QUANTITY:
            count = _read(clause, index, low)
            found.append(count)
            own = count.behind if count.behind and not _shares_noun(count) else None
            low = own.last if own else index + 1
    return found


def _shares_noun(count: Count) -> bool:
    """Whether a noun after 一 and its measure is that of the next figure: 一个月电费11万元."""
    return not is_figure(count.token) and count.behind is not None and touches_next(count.clause, count.behind)


def noun_before(clause: Clause, end: int, low: int) -> Phrase | None:
    """The noun phrase before `end`, past adverbs and fillers."""
    return _before(clause, _skip_back(clause, end, low), low)


def _read(clause: Clause, index: int, low: int) -> Count:
    at = _skip_back(clause, index, low)
    participle: Phrase | None = None
    if (starting := _started(clause, at, low)) is not None:
        at = _skip_back(clause, starting, low)
    if at > low and clause.tokens[at - 1].text == "的":
        condition = at - 2 >= 0 and clause.tokens[at - 2].tag == QUANTITY  # 80岁以上的6名
        start = at - 2 if condition else _start_of_modifier(clause, at - 1, low)
        if start == low and low > 1 and is_figure(clause.tokens[low - 1]):
            start = _start_of_modifier(clause, low - 1, 0)  # 参加过两次活动的149名
        while start < at - 2 and _says_nothing(clause.tokens[start]):
            start += 1
        attribute = Phrase(clause, start, at - 1)
        participle = attribute if attribute else None
        before, verb = None, None
    else:
        before = _before(clause, at, low)
        verb = _verb(clause, before.first if before else at, low)
        if verb is not None and low and clause.tokens[verb.last].text == "、":
            verb = None  # 由1家单位主办、3家会办: the verb of the figure before
    behind = noun_after(clause, index, alone=participle is None and _is_act(before))
    if behind is not None and touches_next(clause, behind):
        behind = own_part(clause, behind, taken=before is not None or verb is not None)
    topic = _topic(clause, verb.first, low) if verb else None
    after = _after(clause, behind.last if behind else index + 1)
    near = verb.first if verb else at
    body = clause.tokens[near - 1] if near > low and clause.tokens[near - 1].tag == ORGANISATION else None
    return Count(clause, index, low, behind, before, verb, topic, participle, after, body)


def _is_act(noun: Phrase | None) -> bool:
    """Whether the words before a figure are at most a verb: 看望28户因病致贫的家庭."""
    return noun is None or (noun.last == noun.first + 1 and noun.head.verb is not None)


def _says_nothing(token: Token) -> bool:
    """Whether the word opens an attribute and does not describe what is counted: 也, 曾; not 不 in 不合格的4名."""
    return (token.tag in ("d", "c") and token.text not in DENIALS) or token.text in MODALS


def _started(clause: Clause, at: int, low: int) -> int | None:
    """The place of the 由 or 从 of an earlier value: 满意率由2012年的94.8%升至99%."""
    tokens = clause.tokens
    if at <= low or (tokens[at - 1].text != "的" and tokens[at - 1].tag != TIME):
        return None
    found = (n for n in range(at - 2, max(low, at - 6) - 1, -1) if tokens[n].text[0] in "由从")
    return next(found, None)


def _skip_back(clause: Clause, index: int, low: int) -> int:
    tokens = clause.tokens
    while index > low:
        token = tokens[index - 1]
        filler = (
            token.text in FILLERS
            or token.text in EVERYWHERE
            or token.text in LOCALISERS
            or (
                token.tag in ("d", "u", "ul", "uz", "ug", "m", "p", "c", "y", "r")
                and token.verb is None
                and token.text != "的"
            )
        )
        light = token.verb is not None and token.verb.role in ("be", "mark")
        if not (filler or light or token.tag == MARK or token.tag == TIME):
            break
        index -= 1
    return index


def _before(clause: Clause, end: int, low: int) -> Phrase | None:
    """The noun phrase that ends at `end`."""
    tokens = clause.tokens
    first = end
    while first > low:
        token = tokens[first - 1]
        if is_nominal(token) or (token.tag == "f" and first < end):
            first -= 1
        elif token.tag == PERSON and first < end:
            break
        elif token.text == "的" and first < end:
            start = _start_of_modifier(clause, first - 1, low)
            if start == first - 1:
                break
            first = start
        elif (token.text in JOINS and low < first - 1 and first < end and is_nominal(tokens[first - 2])) or (
            token.text in QUANTIFIERS and first < end
        ):
            first -= 1
        elif token.text == "等" and first < end:
            break
        elif is_predicate(token) and first < end and _inside_compound(tokens, first - 1, low):
            first -= 1
        else:
            break
    while first < end and (
        tokens[first].tag in ("f", MARK) or tokens[first].text in JOINS or tokens[first].text in QUANTIFIERS
    ):
        first += 1
    if low < first < end and tokens[first - 1].text in ("不", "未", "非", "无") and tokens[first].tag[0] in "av":
        first -= 1  # 饮水 不 安全 人口
    phrase = Phrase(clause, first, end)
    return phrase if phrase else None


def _inside_compound(tokens: Sequence[Token], at: int, low: int) -> bool:
    """Whether a verb is a syllable of a compound: 有事 好 商量 协商 议事 厅."""
    return tokens[at].tag == "vn" and tokens[at].verb is None and at > low and is_nominal(tokens[at - 1])


def _start_of_modifier(clause: Clause, end: int, low: int) -> int:
    """The start of the modifier that a 的 at `end` closes; `end` itself if it is too long."""
    tokens = clause.tokens
    first = end
    length = 0
    seen_verb = False
    while first > low:
        token = tokens[first - 1]
        if token.tag in (MARK, QUANTITY, TIME, PERSON) or token.text in ("，", "等"):
            break
        if token.tag in ("p", "c") and not seen_verb and token.text not in JOINS:
            break
        if token.tag == ORGANISATION and seen_verb:
            break
        length += len(token.text)
        if length > _LONGEST_CLAUSE_MODIFIER:
            break
        seen_verb = seen_verb or is_predicate(token)
        first -= 1
        if token.text in ("由", "被", "把", "将", "对", "向", "为"):
            break
    return first


def _verb(clause: Clause, end: int, low: int) -> Phrase | None:
    """The verb group that ends at `end`: 组织 开展, 征集 到."""
    tokens = clause.tokens
    while end > low and (
        tokens[end - 1].text in QUANTIFIERS or tokens[end - 1].text in ("了", "过", "着", "到", "出", "起", "起来")
    ):
        end -= 1
    first = end
    while first > low and end - first < 3 and is_predicate(tokens[first - 1]):
        first -= 1
    while first < end - 1 and tokens[first].text in MODALS:
        first += 1
    if low < first < end and (tokens[first - 1].text in DENIALS or tokens[first - 1].text in MANNER):
        first -= 1
    return Phrase(clause, first, end) if first < end else None


def _topic(clause: Clause, end: int, low: int) -> Phrase | None:
    """The noun phrase right before the verb, past adverbs: 提案 已全部 办复 150件."""
    tokens = clause.tokens
    while end > low and (tokens[end - 1].tag in ("d", "u", "ad", TIME) or tokens[end - 1].text in FILLERS):
        end -= 1
    phrase = _before(clause, end, low)
    ruled = phrase is not None and phrase.first > low and tokens[phrase.first - 1].tag == "p"
    return None if ruled else phrase


def _after(clause: Clause, at: int) -> Phrase | None:
    """The verb that follows, past adverbs and prepositional phrases."""
    tokens = clause.tokens
    while at < len(tokens) and _leads_to_verb(tokens[at]):
        if tokens[at].text in CAUSES:
            at = _last_act(tokens, at + 1)
            break
        ruled = tokens[at].tag == "p"
        at += 1
        while ruled and at < len(tokens) and is_nominal(tokens[at]):
            at += 1
    if at >= len(tokens) or not is_predicate(tokens[at]):
        return None
    end = at + 1
    while end < len(tokens) and is_predicate(tokens[end]) and end - at < 2:
        end += 1
    return Phrase(clause, at - (at > 0 and (tokens[at - 1].text in DENIALS or tokens[at - 1].text in MANNER)), end)


def _last_act(tokens: Sequence[Token], at: int) -> int:
    """The last verb before the next figure, which a cause leads to: 因工作变动辞去职务; the end if there is none."""
    end = next((n for n in range(at, len(tokens)) if tokens[n].tag in (QUANTITY, MARK)), len(tokens))
    last = next((n for n in range(end - 1, at - 1, -1) if is_predicate(tokens[n])), len(tokens))
    return last - (at < last < len(tokens) and tokens[last - 1].tag == "v" and is_predicate(tokens[last - 1]))


def _leads_to_verb(token: Token) -> bool:
    """Whether the word may be between a figure and the verb after it: an adverb, a preposition, a time."""
    return token.tag in ("d", "ad", "p", "f", "r", TIME) or token.text in FILLERS or token.text in MANNER
