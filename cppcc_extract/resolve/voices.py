"""Whether words are about a committee's work, about the outside world, or about neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Matcher
from cppcc_extract.lexicon.schema import Body, Post, Voice
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.moods import is_verb
from cppcc_extract.parse.roles import subject
from cppcc_extract.parse.word_classes import EVERYWHERE, RECIPIENTS, STATES
from cppcc_extract.parse.words import MARK, NAME, ORGANISATION, PERSON, QUANTITY, TIME, Token, written

_RECKONS = re.compile(r"算.{0,6}账.{0,2}$")
OURS = frozenset(["leader", "member", "work", "claim"])
_OUTSIDE = frozenset(["lay", "world", "whole"])
# Topics of figures that are a committee's own
_TOPICS = frozenset(
    [
        "proposal", "public_opinion", "consultation", "research", "supervision", "meeting", "study", "training",
        "report", "suggestion", "instruction", "member", "platform", "visit",
    ]
)  # fmt: skip
# Those of them that firms, schools and associations do not have
_TOPICS_ALONE = frozenset(["proposal", "public_opinion", "consultation", "suggestion", "instruction", "member"])
# Topics of papers that a committee sends to offices, which act on them
_SENT = frozenset(["proposal", "public_opinion", "suggestion", "instruction"])
_DEALS = ("承办", "办复", "答复", "督办", "认领", "回应", "作答")
_ACTS = frozenset(["hold", "make", "receive", "send", "act", "assign"])
# What is measured is land, roads, goods; what is scored is an answer or a body
_MEASURES = frozenset(["area", "length", "mass", "volume"])
_OUR_POSTS = ("政协", "委员", "主席", "秘书长", "常委", "委主任", "室主任")
_SHORT_POST = 3  # characters of a post that does not name its organisation
_EVERYWHERE = tuple(EVERYWHERE)
_DIVISIONS = tuple("省市县区旗州盟")
_BY = ("受", "因", "遭", "遇", "受到", "遭遇")  # before a misfortune
_WITH = ("与", "同", "跟")  # before those with whom something is done
_NO_ACTS = ("长", "宽", "高", "深", "上", "里")  # 沟长2公里, 镇上有: words that may be taken for verbs
_LEADS_IN = (TIME, MARK, "d", "c", "f", "t")
_SHORTEST_WHOLE = 2  # 全县 alone is not a counted thing
_KEPT = 2048  # texts whose roles are cached
_GOES_ON = ("，", "：", "")  # endings of a clause that introduce reported speech
_SAID = 2  # a speaker's verb and whom he speaks to


class Side(Enum):
    """Whose work it is."""

    OURS = "ours"
    WORLD = "world"
    NEITHER = "neither"


class Voices:
    """The words of the tables that show whose work it is."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("voices", Voice)
        words = {row.surface: row.role for row in rows if row.role not in ("place", "yield")}
        lay = {row.surface: "lay" for row in lexicon.rows("posts", Post) if row.rank == "lay"}
        self._roles: Matcher[str] = Matcher({**lay, **words}.items())
        self._places = tuple(row.surface for row in rows if row.role == "place")
        self._yields = frozenset(row.surface for row in rows if row.role == "yield")
        self._speech = tuple(row.surface for row in lexicon.rows("bodies", Body) if row.role == "speech")
        # a clause is read for each of its figures
        self.roles = lru_cache(maxsize=_KEPT)(self._roles_in)

    def _roles_in(self, text: str) -> frozenset[str]:
        """The roles of the words in a text."""
        return frozenset(role for _, (_, role) in self._roles.raw(text))

    def side(self, tokens: Sequence[Token]) -> Side:
        """Whose work the words of a sentence report; a word of the committee's outweighs all others."""
        roles = self.roles(written(tokens))
        units = [token.item.unit for token in tokens if token.tag == QUANTITY]
        if (
            roles & OURS
            or any(map(_is_ours, _without_what_befalls(tokens)))
            or any(unit.dimension == "score" for unit in units)
        ):
            return Side.OURS
        outside = roles & _OUTSIDE and self.roles(written(_without_others(tokens))) & _OUTSIDE
        yields = any(map(self._is_yield, tokens)) or any(unit.dimension in _MEASURES for unit in units)
        return Side.WORLD if outside or yields else Side.NEITHER

    def opens_with_act(self, clause: Clause) -> bool:
        """Whether a clause begins with an act without naming its agent: 录了88位老人."""
        if "world" in self.roles(clause.words) or any(map(self._is_yield, clause.tokens)):
            return False
        at = next((i for i, t in enumerate(clause.tokens) if t.tag not in _LEADS_IN), len(clause.tokens))
        opening = clause.tokens[at : at + 2]
        if not opening or opening[0].text in STATES or opening[0].text.endswith(_NO_ACTS):
            return False
        if opening[0].verb is not None and opening[0].verb.role == "be":
            return False
        return opening[0].tag.startswith("v") or opening[-1].text == "了"

    def only_leads_in(self, clause: Clause) -> bool:
        """Whether a clause states only when or how: 七个月，."""
        return all(token.tag in _LEADS_IN or token.tag == QUANTITY for token in clause.tokens)

    def _is_yield(self, token: Token) -> bool:
        return token.tag == QUANTITY and token.item.unit.name in self._yields

    def claims(self, clause: Clause) -> bool:
        """Whether the clause claims a result: 促成, 推动."""
        return "claim" in self.roles(clause.words)

    def is_ours(self, clause: Clause) -> bool:
        """Whether members or bodies of a committee act in the clause, or it reports a committee's kind of work."""
        return bool(self.roles(clause.words) & {"leader", "member", "work"})

    def of_all(self, clause: Clause) -> str:
        """The division whose committees are all the subject: 全市 of 全市政协系统, 全县 of 全县各级政协; else empty."""
        told = [token for token in clause.tokens if token.tag != TIME]
        if not told or not told[0].text.startswith(_EVERYWHERE):
            return ""
        counted = told[1:2] if told[1:] and told[1].tag == QUANTITY else []  # 全州12个县（市）政协
        words = told[0].text + written(subject(replace(clause, tokens=told[1 + len(counted) :])))
        return words[:2] if "政协" in words else ""

    def drops_subject(self, clause: Clause) -> bool:
        """Whether a clause begins with an act: 牵线引进企业3家, 先后跑项目6趟."""
        opening = next((t for t in clause.tokens if t.tag not in _LEADS_IN), None)
        return opening is not None and opening.verb is not None and opening.verb.role in _ACTS

    def is_on_ours(self, tokens: Sequence[Token]) -> bool:
        """Whether words state what offices do with papers of a committee: 采用信息9篇, 办复提案."""
        return any(
            (token.noun is not None and token.noun.topic in _SENT)
            or token.text in RECIPIENTS
            or token.text.startswith(_DEALS)
            for token in tokens
        )

    def speaks(self, clause: Clause) -> bool:
        """Whether the clause names the speaker of the rest of the sentence: 种植户赵有根说，."""
        first, last = clause.tokens[-_SAID:][0], clause.tokens[-1]
        return clause.stop in _GOES_ON and (last.text.endswith(self._speech) or first.text.endswith(self._speech))

    def reckons(self, clause: Clause) -> bool:
        """Whether a clause announces a calculation of what others pay and earn: 委员算了笔账：."""
        return clause.stop == "：" and _RECKONS.search(clause.words) is not None

    def is_lay_speaker(self, clause: Clause) -> bool:
        """Whether a layman or an official opens a clause that introduces their words: 果农黄有根算账：."""
        if clause.stop != "：" and not self.speaks(clause):
            return False
        opening = subject(clause)
        told = self.roles(written(opening))
        return ("lay" in told or any(map(_is_official, opening))) and not told & OURS

    def is_member(self, clause: Clause) -> bool:
        """Whether the clause names a person who is a member without a post in the committee."""
        pairs = zip(clause.tokens, clause.tokens[1:], strict=False)
        leads = any(b.tag == ORGANISATION and _is_ours(b) and "leader" in self.roles(post.text) for b, post in pairs)
        named = any(token.tag == PERSON for token in clause.tokens)
        return named and not leads and "member" in self.roles(written(subject(clause)))

    def is_member_speaking(self, clause: Clause) -> bool:
        """Whether a named member opens a clause that introduces their words: 政协委员何敬丰说，."""
        return self.speaks(clause) and self.is_member(clause)

    def tells_of_work(self, tokens: Sequence[Token]) -> bool:
        """Whether the words name a committee, its members or its work, and not only what others have too."""
        if self.roles(written(tokens)) & OURS:
            return True
        topics = {token.noun.topic for token in tokens if token.noun is not None}
        return bool(topics & _TOPICS_ALONE) or any(token.tag == ORGANISATION and _is_ours(token) for token in tokens)

    def subject_side(self, clause: Clause) -> Side:
        """Whose the subject is: OURS, of the WORLD, or NEITHER if the clause has no clear one."""
        tokens = subject(clause)
        words = written(tokens)
        roles = self.roles(words)
        if self.side(tokens) is Side.OURS:
            return Side.OURS
        whole = "whole" in self.roles(words[:_SHORTEST_WHOLE]) and (
            len(words) > _SHORTEST_WHOLE or words.startswith("该")
        )
        people = "lay" in self.roles(clause.words)  # they may sit at the committee's table
        return Side.WORLD if not people and (whole or "world" in roles or _has_something(clause)) else Side.NEITHER

    def is_of_the_world(self, clause: Clause) -> bool:
        """Whether both the subject and its predicate belong to the outside world: 该市接待游客."""
        return "world" in self.roles(clause.words) and self.subject_side(clause) is Side.WORLD

    def is_of_a_place(self, clause: Clause) -> bool:
        """Whether the subject is a village or a street, or something of it, or a division that has something."""
        words = written(subject(clause))
        return (
            _has_something(clause)
            or words.endswith(self._places)
            or any(f"{place}的" in words for place in self._places)
        )


def _without_what_befalls(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without names of misfortunes: 受“寒露风”影响."""
    before = [None, *tokens]
    return [t for last, t in zip(before, tokens, strict=False) if t.tag != NAME or last is None or last.text not in _BY]


def _without_others(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without those with whom something is done: 与36户贫困户结对."""
    found: list[Token] = []
    governed = False
    for token in tokens:
        governed = token.text in _WITH or (governed and not is_verb(token))
        if not governed:
            found.append(token)
    return found


def _has_something(clause: Clause) -> bool:
    """Whether a clause states what exists in a division: 浑源县有古桥20座."""
    named = list(takewhile(lambda token: token.text not in STATES, clause.tokens))
    words = written([token for token in named if token.tag != TIME])
    return len(named) < len(clause.tokens) and len(words) > _SHORTEST_WHOLE and words.endswith(_DIVISIONS)


def _is_official(token: Token) -> bool:
    """Whether a token is a person whose post, given in full, is outside committees: 市住建局局长赵立."""
    post = token.item.post if token.tag == PERSON else ""
    return len(post) > _SHORT_POST and not any(word in post for word in _OUR_POSTS)


def _is_ours(token: Token) -> bool:
    if token.tag == ORGANISATION:
        return token.item.kind in ("cppcc", "cppcc_body")
    attends = token.verb is not None and token.verb.role == "attend"
    return attends or token.tag == NAME or (token.noun is not None and token.noun.topic in _TOPICS)
