"""The slots of a quantity in its clause: the nouns after and before it, and the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.word_classes import (
    AVERAGES,
    DENIALS,
    EVERYWHERE,
    FILLERS,
    JOINS,
    LOCALISERS,
    MODALS,
    NOMINAL_TAGS,
    NOMINAL_TAGS_OF_ONE,
    OUTCOMES,
    QUANTIFIERS,
    SHORT_NOUNS,
)
from cppcc_extract.parse.words import MARK, NAME, ORGANISATION, PERSON, QUANTITY, TIME, Token
from cppcc_extract.values import sealed

_LONGEST_CLAUSE_MODIFIER = 10
_CAUSES = ("因", "因为", "由于")  # they take a clause: 因条件不具备
_NO_PART = JOINS | {"的", "等", "等等", "其中"}


@dataclass(slots=True)
class Phrase:
    """A stretch of tokens of one clause; `text` leaves out the organisations, people and times in it."""

    clause: Clause
    first: int
    last: int  # exclusive
    _text: str | None = field(default=None, compare=False, repr=False)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.clause.tokens[self.first : self.last]

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = self._read()
        return self._text

    def _read(self) -> str:
        parts = [t for t in self.tokens if t.tag not in (ORGANISATION, PERSON, TIME)]
        kept = list(dropwhile(lambda t: t.text in _NO_PART or t.text in QUANTIFIERS or t.text in EVERYWHERE, parts))
        while kept and (kept[-1].text in _NO_PART or (kept[-1].tag == "s" and len(kept) > 1)):
            kept.pop()
        if not kept and len(self.tokens) == 1 and _is_kind(self.tokens[0]):
            kept = list(self.tokens)  # 两家水产公司: a kind of organisation, not one with a name
        return "".join(t.item.inner if t.tag == NAME else _plain(t) for t in kept)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def head(self) -> Token:
        """The last word of the phrase."""
        return self.tokens[-1]

    def __bool__(self) -> bool:
        # any plain word is cached, so that the text rarely has to be composed
        return any(map(_is_plain_word, self.tokens)) or bool(self.first < self.last and self.text)


def _is_plain_word(token: Token) -> bool:
    """Whether the text of a phrase contains the word."""
    apart = token.text in _NO_PART or token.text in QUANTIFIERS or token.text in EVERYWHERE
    return token.item is None and token.tag != "s" and not apart


def _is_kind(token: Token) -> bool:
    """Whether an organisation is named only by its kind: 水产公司."""
    return (
        token.tag == ORGANISATION and token.item.rule == "head" and not token.item.places and not token.item.level_word
    )


def _plain(token: Token) -> str:
    """A word without the aspect that its row may include: 举办 of 举办了."""
    return token.text[:-1] if token.verb and len(token.text) > 1 and token.text[-1] in "了过着" else token.text


@sealed(frozen=True, slots=True)
class Count:
    """A quantity with its slots.

    `after` and `before` are the noun phrases that touch it, `verb` the verb group that governs it, `topic` the words
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
            low = count.behind.last if count.behind else index + 1
    return found


def noun_before(clause: Clause, end: int, low: int) -> Phrase | None:
    """The noun phrase before `end`, past adverbs and fillers."""
    return _before(clause, _skip_back(clause, end, low), low)


def is_nominal(token: Token) -> bool:
    """Whether the word can be part of a noun phrase."""
    if token.tag in (NAME, ORGANISATION):
        return True
    if token.noun is not None or token.text in SHORT_NOUNS:
        return True
    if token.verb is not None or token.text in FILLERS or token.text in QUANTIFIERS or token.text in EVERYWHERE:
        return False
    return token.tag in (NOMINAL_TAGS if len(token.text) > 1 else NOMINAL_TAGS_OF_ONE)


def is_predicate(token: Token) -> bool:
    """Whether the word is a verb and not a noun."""
    if (token.noun is not None and token.tag != "v") or token.text in LOCALISERS:
        return False
    if token.verb is not None:
        return token.verb.role not in ("be", "mark")
    return token.tag in ("v", "vd", "vi", "vg", "vq", "vn") and token.text not in FILLERS


def _read(clause: Clause, index: int, low: int) -> Count:
    behind = _behind(clause, index)
    at = _skip_back(clause, index, low)
    participle: Phrase | None = None
    if (starting := _started(clause, at, low)) is not None:
        at = _skip_back(clause, starting, low)
    if at > low and clause.tokens[at - 1].text == "的":
        condition = at - 2 >= 0 and clause.tokens[at - 2].tag == QUANTITY  # 80岁以上的6名
        start = at - 2 if condition else _start_of_modifier(clause, at - 1, low)
        while start < at - 2 and _says_nothing(clause.tokens[start]):
            start += 1
        attribute = Phrase(clause, start, at - 1)
        participle = attribute if attribute else None
        before, verb = None, None
    else:
        before = _before(clause, at, low)
        verb = _verb(clause, before.first if before else at, low)
    if behind is not None and _touches_next(clause, behind):
        behind = _own_part(clause, behind, taken=before is not None or verb is not None)
    topic = _topic(clause, verb.first, low) if verb else None
    after = _after(clause, behind.last if behind else index + 1)
    near = verb.first if verb else at
    body = clause.tokens[near - 1] if near > low and clause.tokens[near - 1].tag == ORGANISATION else None
    return Count(clause, index, low, behind, before, verb, topic, participle, after, body)


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
    if low < first < end and tokens[first - 1].text in DENIALS:
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


def _behind(clause: Clause, index: int) -> Phrase | None:
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


def _touches_next(clause: Clause, behind: Phrase) -> bool:
    return behind.last < len(clause.tokens) and clause.tokens[behind.last].tag == QUANTITY


def _own_part(clause: Clause, behind: Phrase, *, taken: bool) -> Phrase | None:
    """The part of a noun between two figures that belongs to the first: 5个方面15条建议, 35项课题调研80余次."""
    tokens = clause.tokens
    after = behind.last + 1
    if after < len(tokens) and is_nominal(tokens[after]):
        return behind
    acts = behind.head.tag == "vn" or behind.head.verb is not None
    if behind.last - behind.first > 1 and acts and tokens[behind.last].item.unit.kind == "action":
        return Phrase(clause, behind.first, behind.last - 1)
    return None if taken else behind


def _after(clause: Clause, at: int) -> Phrase | None:
    """The verb that follows, past adverbs and prepositional phrases."""
    tokens = clause.tokens
    while at < len(tokens) and (tokens[at].tag in ("d", "ad", "p", "f", "r", TIME) or tokens[at].text in FILLERS):
        ruled = tokens[at].tag == "p" and tokens[at].text not in _CAUSES
        at += 1
        while ruled and at < len(tokens) and is_nominal(tokens[at]):
            at += 1
    if at >= len(tokens) or not is_predicate(tokens[at]):
        return None
    end = at + 1
    while end < len(tokens) and is_predicate(tokens[end]) and end - at < 2:
        end += 1
    return Phrase(clause, at - (at > 0 and tokens[at - 1].text in DENIALS), end)
