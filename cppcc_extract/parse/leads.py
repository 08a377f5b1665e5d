"""Words before a figure that make it a part of another: 其中, 提案中, 按界别分, 含, 其余."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.phrase import Phrase, is_nominal
from cppcc_extract.parse.word_classes import ALL_BUT, CONTAINING, DENIALS, FILLERS, LOCALISERS, SORTING, SORTS_BY
from cppcc_extract.parse.words import MARK, ORGANISATION, TIME, Token, is_figure

_CLAUSES_BACK = 3
_FAR = 60  # words before a figure
_LONGEST_SORTING = 10  # words


class Kind(Enum):
    """How the words before a figure relate it to its whole."""

    AMONG = "其中"
    CONTAINS = "含"
    INSIDE = "立案提案中"
    OF_FIGURE = "37条意见中"
    SORTED = "按界别分"
    ANNOUNCED = "归并为37条："
    REST = "其余"
    SOME = "有21条"
    TAKES = "占58份"
    WITHOUT = "没有立案"


class Lead(NamedTuple):
    """One such word. `named` is the noun before a localiser (立案提案 in 立案提案中)."""

    kind: Kind
    start: int
    end: int
    named: str = ""


class Share(NamedTuple):
    """What a percentage is a share of: the figure before it (占33%), a noun, or the whole of its subject.

    `of` is the noun that is named: 立案总数 in 占立案总数的33%, 提案 in 六成的提案.
    """

    follows: bool
    of: str = ""


class _Run(NamedTuple):
    """Words between two figures, of one clause; `follows` says whether a figure is right before them."""

    clause: Clause
    first: int
    last: int
    follows: bool
    own: bool

    @property
    def tokens(self) -> Sequence[Token]:
        return self.clause.tokens[self.first : self.last]


def leads_of(count: Count) -> list[Lead]:
    """The leads between a figure and the one before it in its sentence, nearest last."""
    found = [lead for run in reversed(list(_runs(count))) for lead in _read(run)]
    earlier = count.clause.earlier
    announced = count.low == 0 and earlier is not None and earlier.stop in ("：", ":")
    if announced and earlier is not None and any(is_figure(token) for token in earlier.tokens[-_FAR:]):
        found.append(Lead(Kind.ANNOUNCED, earlier.start, earlier.end))
    if (some := _some(count)) is not None:
        found.append(some)
    return found


def _runs(count: Count) -> Iterator[_Run]:
    """The words before a figure, nearest first: its own clause, then clauses without a figure, then one's end."""
    clause: Clause | None = count.clause
    end, own = count.index, True
    for _ in range(_CLAUSES_BACK):
        if clause is None or clause.inside != count.clause.inside:
            return
        first = _after_figure(clause, end)
        yield _Run(clause, first, end, first > 0, own)
        if first > 0:
            return
        clause, own = clause.earlier, False
        end = len(clause.tokens) if clause else 0


def _after_figure(clause: Clause, end: int) -> int:
    """The start of the words after the last figure before `end` and its noun; 0 if none is near."""
    tokens = clause.tokens
    for n in range(end - 1, max(-1, end - _FAR), -1):
        if is_figure(tokens[n]):
            first = n + 1
            while first < end and is_nominal(tokens[first]):
                first += 1
            return first
    return 0 if end < _FAR else end - _FAR


def _read(run: _Run) -> Iterator[Lead]:
    if not run.own and not run.follows and _sorts(run.tokens):
        yield Lead(Kind.SORTED, run.tokens[0].start, run.tokens[-1].end)
        return
    for at in range(run.first, run.last):
        token = run.clause.tokens[at]
        if token.text[0] not in _FIRST:
            continue
        kind = _kind(token, at == run.first)
        if kind is not None:
            yield Lead(kind, token.start, token.end)
        elif token.text in LOCALISERS:
            yield _localised(run, at)


# The first characters of everything that is searched for
_FIRST = frozenset(word[0] for word in (*ALL_BUT, *CONTAINING, *DENIALS, *LOCALISERS, "含", "其中", "未", "没"))


def _kind(token: Token, first: bool) -> Kind | None:
    """The lead of one word; a mention may include the word before it (含闭会期间)."""
    if token.text in ALL_BUT:
        return Kind.REST
    if first and (token.text in CONTAINING or (token.item is not None and token.text.startswith("含"))):
        return Kind.CONTAINS
    if token.item is not None and token.text.startswith("其中"):
        return Kind.AMONG
    if token.text in DENIALS or (token.text[0] in "未没" and len(token.text) > 1):
        return Kind.WITHOUT
    return None


def _localised(run: _Run, at: int) -> Lead:
    """中 after a figure, after a noun, or alone: 37条意见中, 立案提案中, 其中."""
    token = run.clause.tokens[at]
    if token.text[0] in "其这" or (at == run.first and not run.follows):
        return Lead(Kind.AMONG, token.start, token.end)
    first = at
    while first > run.first and run.clause.tokens[first - 1].tag not in (MARK, TIME, ORGANISATION, "p", "c"):
        first -= 1
    if first == run.first and run.follows:
        return Lead(Kind.OF_FIGURE, token.start, token.end)
    named = Phrase(run.clause, first, at)
    return Lead(Kind.INSIDE, named.start if first < at else token.start, token.end, named.text if first < at else "")


def _sorts(tokens: Sequence[Token]) -> bool:
    """按界别分, 从性别看, 看提什么."""
    if not tokens or len(tokens) > _LONGEST_SORTING:
        return False
    return (tokens[0].text in SORTS_BY and tokens[-1].text in SORTING) or tokens[0].text.startswith("看")


def _some(count: Count) -> Lead | None:
    """A figure without a noun of its own that 有 opens: 32条建议，后来有21条写进方案."""
    lead = count.clause.tokens[count.low : count.index]
    taken = lead[:-1] if lead and lead[-1].text in ("了", "到", "去") else lead
    if taken and takes(taken[-1]):
        return Lead(Kind.TAKES, taken[-1].start, taken[-1].end)
    named = count.behind is not None and any(token.noun is not None for token in count.behind.tokens)
    if count.before is not None or named or count.participle is not None:
        return None
    if lead and lead[-1].text in ("有", "已有", "就有") and all(_adverbial(token) for token in lead):
        return Lead(Kind.SOME, lead[-1].start, lead[-1].end)
    return None


def _adverbial(token: Token) -> bool:
    return token.tag in ("d", "t", "ad", TIME, MARK) or token.text in FILLERS


def share_of(count: Count) -> Share | None:
    """How a share is expressed; None for a rate, a change and a percentage named by a noun (办复率100%)."""
    clause, lead = count.clause, count.clause.tokens[count.low : count.index]
    taken = next((n for n in range(len(lead) - 1, -1, -1) if takes(lead[n])), None)
    if any(token.text.endswith("满意") for token in lead):
        return None  # 委员满意的占98%: a rate
    if taken is not None:
        of = Phrase(clause, count.low + taken + 1, count.index).text if taken + 1 < len(lead) else ""
        return Share(all(_adverbial(token) for token in lead[:taken]), of.strip("的"))
    if _follows_of(count) and count.behind is not None:
        return Share(False, count.behind.text)
    bare = len(lead)
    while bare and _adverbial(lead[bare - 1]):
        bare -= 1
    if bare and lead[bare - 1].text == "的":
        return Share(False)
    if count.before is not None or not all(_adverbial(token) and token.text[-1] not in "是为" for token in lead):
        return None
    return Share(count.after is None and count.index + 1 == len(clause.tokens))


def takes(token: Token) -> bool:
    """占, with an adverb that the dictionary joins to it: 约占, 占到."""
    return token.text.startswith("占") or (len(token.text) == 2 and token.text[1] == "占")


def _follows_of(count: Count) -> bool:
    tokens = count.clause.tokens
    return count.index + 1 < len(tokens) and tokens[count.index + 1].text == "的"
