"""What stands around a quantity in its clause: the noun behind it, the noun and the verb before it, and its place in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.words import MARK, NAME, ORGANISATION, PERSON, QUANTITY, TIME, Token

_JOINS = frozenset("、 和 与 及 以及 并 暨 或".split())
# Words between a verb or noun and its figure that say nothing of what is counted
_FILLERS = frozenset(
    "了 过 着 共 已 已经 均 都 也 还 又 再 就 便 才 先后 累计 总计 共计 合计 一共 总共 分别 各 全部 全 约 近 其中 有 为 是 达 达到 共有 现有 已有 仅 只 只有 "
    "仅有 还有 另有 另 尚有 就有 则 有关 相关 大约 平均 计 多达 高达 超过 超 突破 逾 不少于 不低于 至少 累积 竟 竟有 却 仍 仍有 等 陆续 相继 前后 最多 "
    "光 单 足足 整整 拢共 余下 剩下 其余 剩余 居首 次之 依次 到 至 约为 约有 占 也有 都有 共达 已达 每年 每月 每次 均为 分别为 分别是 分别有 头 首批 一下 一口气 经 折合 人民币 折合人民币 价值 赴 围绕 沿 依托 往".split()
)
_QUANTIFIERS = frozenset("各类 各种 各项 各级 各 多 多种 一批 一些 部分 有关 相关 这些 那些 上述 其他 其它 全部 所有 该 本 此类 这样 这种 同类 个".split())
_NOMINAL = frozenset(
    ["n", "nz", "nr", "ns", "nt", "ng", "nrt", "nrfg", "nrfg", "vn", "an", "j", "l", "b", "eng", "s", "i", "a", "x", "z", "t"]
)
# A single character that the dictionary does not call a noun is a piece of a word that it does not know
_NOMINAL_ALONE = frozenset(["n", "ng", "nr", "ns", "nz", "an", "j", "b", "a"])
_EVERYWHERE = frozenset("全国 全省 全市 全县 全区 全州 全旗 全盟 全镇 全乡 全疆 全村 我省 我市 我县 我区 我州 该省 该市 该县 该区 本省 本市 本县 本区".split())
_LONGEST_CLAUSE_MODIFIER = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens of one clause; `text` leaves out the organisations, people and times in it."""

    clause: Clause
    first: int
    last: int  # exclusive

    @property
    def tokens(self) -> Sequence[Token]:
        return self.clause.tokens[self.first : self.last]

    @property
    def text(self) -> str:
        kept = [t for t in self.tokens if t.tag not in (ORGANISATION, PERSON, TIME)]
        while kept and (kept[0].text in _JOINS or kept[0].text in ("的", "等", "等等") or kept[0].text in _QUANTIFIERS):
            kept = kept[1:]
        while kept and (kept[-1].text in _JOINS or kept[-1].text in ("的", "等", "等等")):
            kept = kept[:-1]
        return "".join(t.item.inner if t.tag == NAME else t.text for t in kept)

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
        return self.first < self.last and bool(self.text)


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with its slots.

    `behind` and `before` are the noun phrases that touch it, `verb` the verb group that governs it, `topic` what stands
    before that verb in the clause, `participle` what it is said to be like (列入计划的12件), `after` the predicate
    that follows it and its noun (23名委员到会), `body` the organisation that stands right before it. `low` is where its own words begin.
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


def is_nominal(token: Token) -> bool:
    """Whether the word can be part of a noun phrase as it stands."""
    if token.tag in (NAME, ORGANISATION):
        return True
    if token.noun is not None:
        return True
    if token.verb is not None or token.text in _FILLERS or token.text in _QUANTIFIERS or token.text in _EVERYWHERE:
        return False
    return token.tag in (_NOMINAL if len(token.text) > 1 else _NOMINAL_ALONE)


def is_predicate(token: Token) -> bool:
    """Whether the word is a verb and no noun."""
    if token.noun is not None and token.tag != "v":
        return False
    if token.verb is not None:
        return token.verb.role not in ("be", "mark")
    return token.tag in ("v", "vd", "vi", "vg", "vq", "vn") and token.text not in _FILLERS


def _read(clause: Clause, index: int, low: int) -> Count:
    behind = _behind(clause, index)
    at = _skip_back(clause, index, low)
    participle: Phrase | None = None
    if at > low and clause.tokens[at - 1].text == "的":
        attribute = Phrase(clause, _start_of_modifier(clause, at - 1, low), at - 1)
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


def _skip_back(clause: Clause, index: int, low: int) -> int:
    tokens = clause.tokens
    while index > low:
        token = tokens[index - 1]
        filler = token.text in _FILLERS or token.text in _EVERYWHERE or (token.tag in ("d", "u", "ul", "uz", "ug", "m", "p", "c", "y", "r") and token.verb is None and token.text != "的")
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
        if is_nominal(token) or token.tag == "f" and first < end:
            first -= 1
        elif token.tag == PERSON and first < end:
            break
        elif token.text == "的" and first < end:
            start = _start_of_modifier(clause, first - 1, low)
            if start == first - 1:
                break
            first = start
        elif token.text in _JOINS and low < first - 1 and first < end and is_nominal(tokens[first - 2]):
            first -= 1
        elif token.text in _QUANTIFIERS and first < end:
            first -= 1
        elif token.text == "等" and first < end:
            break
        elif is_predicate(token) and first < end and _inside_compound(tokens, first - 1, low):
            first -= 1
        else:
            break
    while first < end and (tokens[first].tag in ("f", MARK) or tokens[first].text in _JOINS or tokens[first].text in _QUANTIFIERS):
        first += 1
    phrase = Phrase(clause, first, end)
    return phrase if phrase else None


def _inside_compound(tokens: Sequence[Token], at: int, low: int) -> bool:
    """Whether a verb is a syllable of a compound: 有事 好 商量 协商 议事 厅."""
    return tokens[at].tag == "vn" and tokens[at].verb is None and at > low and is_nominal(tokens[at - 1])


def _start_of_modifier(clause: Clause, end: int, low: int) -> int:
    """Where the modifier begins that a 的 at `end` closes; `end` itself where it is too long to be told."""
    tokens = clause.tokens
    first = end
    length = 0
    seen_verb = False
    while first > low:
        token = tokens[first - 1]
        if token.tag in (MARK, QUANTITY, TIME, PERSON) or token.text in ("，", "等"):
            break
        if token.tag in ("p", "c") and not seen_verb and token.text not in _JOINS:
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
    while end > low and (tokens[end - 1].text in _QUANTIFIERS or tokens[end - 1].text in ("了", "过", "着", "到", "出", "起", "起来")):
        end -= 1
    first = end
    while first > low and end - first < 3 and is_predicate(tokens[first - 1]):
        first -= 1
    return Phrase(clause, first, end) if first < end else None


def _topic(clause: Clause, end: int, low: int) -> Phrase | None:
    """The noun phrase right before the verb, past adverbs: 提案 已全部 办复 150件."""
    tokens = clause.tokens
    while end > low and (tokens[end - 1].tag in ("d", "u", "ad") or tokens[end - 1].text in _FILLERS):
        end -= 1
    return _before(clause, end, low)


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
        if is_nominal(token) and (token.tag != ORGANISATION or last == first or (at + 1 < len(tokens) and is_nominal(tokens[at + 1]))):
            at += 1
            last = at
        elif token.text == "的" and last > first and tokens[at - 1].tag in ("a", "z", "b") and at + 1 < len(tokens):
            at += 1
        elif token.text in _JOINS and last > first and _joins_on(tokens, at):
            at += 1
        elif is_predicate(token) and last == first and _participle(tokens, at):
            at += 1
        elif is_predicate(token) and last > first and token.tag == "vn" and at + 1 < len(tokens) and is_nominal(tokens[at + 1]):
            at += 1
        elif token.text == "的" and last == first and at > first:
            at += 1
        else:
            break
    phrase = Phrase(clause, first, last)
    acts = last == first + 1 and tokens[first].tag == "vn" and tokens[first].noun is None and last == len(tokens)
    return phrase if phrase and not acts else None


def _joins_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a join adds belongs to the same noun, and to no figure of its own: 企业 和 合作社."""
    end = at + 1
    while end < len(tokens) and is_nominal(tokens[end]):
        end += 1
    return end > at + 1 and not (end < len(tokens) and (tokens[end].tag == QUANTITY or tokens[end].text in _FILLERS))


# Verbs that say what became of what is counted, and never of which kind it is
_OUTCOMES = frozenset("获 获得 得到 列入 纳入 进入 写入 写进 转化 转为 转化为 成为 属于 属 来自 涉及 参加 参与 出席 到 受到 荣获 入选 反对 赞成".split())
_DENIALS = frozenset("未 尚未 没有 没 不 并未 未能 未予 不予 从未".split())


def _participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb right after the quantity belongs to the noun that it counts: 12家 承办 单位, 30名 参会 的 委员."""
    end = at + 1
    if end >= len(tokens) or tokens[at].text in _OUTCOMES or tokens[at].text.startswith("被"):
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
    """What of a noun between two figures belongs to the first: 5个方面15条建议, 35项重点课题调研80余次, 立案120件 提案98件."""
    tokens = clause.tokens
    after = behind.last + 1
    if after < len(tokens) and is_nominal(tokens[after]):
        return behind
    acts = behind.head.tag == "vn" or behind.head.verb is not None
    if behind.last - behind.first > 1 and acts and tokens[behind.last].item.unit.kind == "action":
        return Phrase(clause, behind.first, behind.last - 1)
    return None if taken else behind


def _after(clause: Clause, at: int) -> Phrase | None:
    """The verb that follows, past adverbs and what a preposition takes."""
    tokens = clause.tokens
    while at < len(tokens) and (tokens[at].tag in ("d", "ad", "p", "f") or tokens[at].text in _FILLERS):
        at += 1
    if at >= len(tokens) or not is_predicate(tokens[at]):
        return None
    end = at + 1
    while end < len(tokens) and is_predicate(tokens[end]) and end - at < 2:
        end += 1
    return Phrase(clause, at - (at > 0 and tokens[at - 1].text in _DENIALS), end)


def denied_act(clause: Clause, at: int) -> Phrase | None:
    """The verb that the clause denies after `at`: 因条件不具备未被采纳."""
    tokens = clause.tokens
    for first in range(len(tokens) - 2, at - 1, -1):
        if tokens[first].text in _DENIALS and is_predicate(tokens[first + 1]):
            return Phrase(clause, first, first + 2)
    return None


def last_noun(clause: Clause, at: int) -> str:
    """The noun phrase that ends the clause after `at`, up to the next figure: 获 市委 主要 领导 批示."""
    tokens = clause.tokens
    end = at
    while end < len(tokens) and tokens[end].tag != QUANTITY:
        end += 1
    first = end
    while first > at and is_nominal(tokens[first - 1]):
        first -= 1
    return Phrase(clause, first, end).text if first < end else ""


def last_act(clause: Clause, at: int) -> Phrase | None:
    """The last verb of the clause after `at`, with the noun that follows it: 先后35次就提案、报告作出批示."""
    tokens = clause.tokens
    end = at
    while end < len(tokens) and tokens[end].tag != QUANTITY:
        end += 1
    for first in range(end - 1, at - 1, -1):
        if is_predicate(tokens[first]):
            last = first + 1
            while last < end and is_nominal(tokens[last]):
                last += 1
            return Phrase(clause, first, last)
    return None
