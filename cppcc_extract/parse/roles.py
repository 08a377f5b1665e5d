"""Who acts in a clause: its subject, and the role of each organisation.

Position and the governing word decide. Organisations that are joined (阳高县政协、天镇县政协) have one role together.

| role | where the organisation stands |
|---|---|
| subject | first but for adverbs, times and an attribute; led by it (由市政协牵头); presented (最早的是市政协，) |
| speaker | as the subject, with a verb of speaking: 市政协主席陈立民说 |
| source | 据市政协统计: what follows is its own |
| urging | 在市政协推动下, 经市政协呼吁 |
| host | 在市政协举行的会议上 |
| guest | as the subject, and only there: 市政协副主席到会, 县政协配合 |
| receiver | as the subject of an act on what it was sent: 省政协采用 |
| giver | 得到市委批示 |
| followed | 按照省政协部署 |
| share | its figure follows at once, as in a list: 县卫生局19条 |
| object | after any other verb or preposition |
| modifier | inside a noun phrase |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Body
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.moods import is_verb
from cppcc_extract.parse.phrase import is_predicate
from cppcc_extract.parse.word_classes import BESIDE, FOLLOWING, GIVEN, JOINS, LEADING, OPENERS, URGING, WITH
from cppcc_extract.parse.words import MARK, ORGANISATION, PERSON, QUANTITY, TIME, Token

_BESIDE = 4  # words between 与 and the organisation beside it
_NEAR = 12  # words after an organisation that decide
_PREPOSITIONS = ("在", "于", "由", "经", "经过", "据", "从", "自", "自从")
_WIRE = ("讯", "电")  # ends the opening line of an agency's report
_ADVERBIAL = ("d", "c", "f", "t", "m")
_LEADS_IN = (*_ADVERBIAL, "r", "ad", "y", "u", "x", MARK, TIME)
_POSTS = (QUANTITY, "n", "j", "b", "nr", "nz", "vn", "f", "c", "a", MARK, PERSON, ORGANISATION)
_PRESENTS = ("是", "为", "属", "数", "要数", "当数", "首推", "还有")
_GOES_ON = ("，", "：")
_OCCASIONS = ("会上", "会议上", "活动上", "现场上", "上")
_SINCE = ("以来", "之后", "以后", "后")


class Role(Enum):
    """The role of an organisation in its clause."""

    SUBJECT = "subject"
    SPEAKER = "speaker"
    SOURCE = "source"
    URGING = "urging"
    HOST = "host"
    GUEST = "guest"
    RECEIVER = "receiver"
    GIVER = "giver"
    FOLLOWED = "followed"
    SHARE = "share"
    OBJECT = "object"
    MODIFIER = "modifier"


class Named(NamedTuple):
    """Organisations that one list names, in order, and their role."""

    tokens: Sequence[Token]
    role: Role


class Roles:
    """The verbs of the tables that state what an organisation does."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("bodies", Body)
        self._verbs = {
            role: tuple(r.surface for r in rows if r.role == role) for role in ("speech", "guest", "receive")
        }

    def named(self, clause: Clause) -> Iterator[Named]:
        """The organisations that a clause names, with their roles."""
        tokens = clause.tokens
        last = -1
        for first, token in enumerate(tokens):
            if token.tag != ORGANISATION or first <= last:
                continue
            last = first
            while last + 2 < len(tokens) and tokens[last + 1].text in JOINS and tokens[last + 2].tag == ORGANISATION:
                last += 2
            role = Role.SUBJECT if _is_presented(clause, first, last) else self._role(tokens, first, last)
            yield Named(tokens[first : last + 1 : 2], role)

    def speaks(self, tokens: Sequence[Token]) -> bool:
        """Whether words end in a verb of speaking."""
        return any(token.text.endswith(self._verbs["speech"]) for token in tokens[-2:])

    def _role(self, tokens: Sequence[Token], first: int, last: int) -> Role:
        index = _predicate(tokens, last + 1)
        posted = index > last + 1
        person = posted and any(token.tag == PERSON for token in tokens[last + 1 : index])
        if (governed := _governed(tokens, first, last, index, person)) is not None:
            return governed
        if index >= len(tokens):
            return Role.SUBJECT
        said = tokens[index]
        if said.tag == QUANTITY:
            if tokens[index - 1].text == "等":
                return Role.MODIFIER
            return Role.SHARE if not posted and _ends(tokens, index + 1) else Role.SUBJECT
        if (posted and said.text.endswith(self._verbs["speech"])) or (person and self.speaks(tokens)):
            return Role.SPEAKER
        if self._any("guest", tokens[index : index + 4]) and (posted or len(tokens) - index <= 2):
            return Role.GUEST
        return Role.RECEIVER if self._any("receive", tokens[last + 1 : index + 2]) else Role.SUBJECT

    def _any(self, role: str, tokens: Sequence[Token]) -> bool:
        return any(token.text.startswith(self._verbs[role]) for token in tokens)


def subject(clause: Clause) -> Sequence[Token]:
    """The words before the first verb or figure, without times and adverbs; empty if a preposition opens the clause."""
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


def _is_presented(clause: Clause, first: int, last: int) -> bool:
    """Whether a clause ends with the organisations that the next one is about: 报送最多的是市政协，."""
    ends = last + 1 == len(clause.tokens) and clause.stop in _GOES_ON
    return ends and first > 0 and clause.tokens[first - 1].text in _PRESENTS


def _governed(tokens: Sequence[Token], first: int, last: int, predicate: int, person: bool) -> Role | None:
    """The role that the words before give; None if the organisation stands as a subject does."""
    if first == 0:
        return None
    before = tokens[first - 1]
    if before.text == "的":
        if any(token.text in WITH for token in tokens[max(1, first - _BESIDE) : first - 1]):
            return Role.OBJECT  # 新津区政协与下游的彭山区政协签约
        follows = predicate == last + 1 or person
        acts = predicate >= len(tokens) or tokens[predicate].tag in ("p", "d", QUANTITY) or is_verb(tokens[predicate])
        return None if acts and follows else Role.MODIFIER
    if before.text in JOINS and first > 1 and tokens[first - 2].tag == QUANTITY:
        return None
    if before.text in JOINS or before.text in BESIDE:
        return Role.OBJECT
    if before.tag == MARK:
        return None
    at = first - 1
    while at >= 0 and (tokens[at].tag in _LEADS_IN or tokens[at].text in OPENERS):
        at -= 1
    if at < 0 or tokens[at].text in _WIRE:
        return None
    word = tokens[at]
    if word.text in _PREPOSITIONS or word.text in FOLLOWING or (word.tag == "p" and word.text not in GIVEN):
        dated = any(token.tag == TIME for token in tokens[at + 1 : first])
        return None if dated else _after_preposition(word.text, tokens[last + 1 : last + 1 + _NEAR])
    if word.text in GIVEN:
        return Role.GIVER
    return Role.OBJECT if is_verb(word) or word.tag.startswith("v") else Role.MODIFIER


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """Whether a list continues or the clause ends there."""
    return index >= len(tokens) or tokens[index].tag in (MARK, ORGANISATION) or tokens[index].text in JOINS


def _after_preposition(word: str, after: Sequence[Token]) -> Role:
    words = [token.text for token in after]
    if word in ("在", "于"):
        if "下" in words:
            return Role.URGING
        hosts = any(w.endswith(_OCCASIONS) for w in words) or (words and words[0] in ("举行", "召开", "主办"))
        return Role.HOST if hosts else Role.OBJECT
    if word in ("由", "经", "经过"):
        leads = LEADING if word == "由" else URGING
        acts = any(w.startswith(tuple(leads)) for w in words)
        return Role.OBJECT if not acts else Role.SUBJECT if word == "由" else Role.URGING
    if word in ("据", "从"):
        return Role.OBJECT if any(token.tag == QUANTITY for token in after) else Role.SOURCE
    if word in ("自", "自从"):
        return Role.FOLLOWED if words and words[-1].endswith(_SINCE) else Role.OBJECT
    return Role.FOLLOWED if word in FOLLOWING else Role.OBJECT


def _predicate(tokens: Sequence[Token], index: int) -> int:
    """The start of the predicate, after the posts and names attached to an organisation."""
    stop = min(len(tokens), index + _NEAR)
    while index < stop and not is_verb(tokens[index]):
        if tokens[index].tag == QUANTITY and tokens[index].item.unit.kind != "time":
            break
        other = tokens[index].text != "等" and not tokens[index].tag.startswith(_POSTS)
        if other or tokens[index].tag in ("p", "d"):
            break
        index += 1
    return index
