"""A bounded act that any verb may state, where the clause has a time of its own and somebody of a committee acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.extractors.events.clauses import Clause, has_actor
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.lexicon.schema import Act, EventTrigger
from cppcc_extract.models import EventType
from cppcc_extract.parse.moods import is_verb
from cppcc_extract.parse.word_classes import FILLERS, MODALS, PLANS, STATES
from cppcc_extract.parse.words import NAME, ORGANISATION, PERSON, QUANTITY, TIME, Token

# Verbs of company, which leave it to the next verb to say what was done together
_WITH = frozenset("带 率 带领 率领 会同 联合 邀请 请 请来 组织 派 派出 牵头 领衔 分 分成 分头 陪同 参与 参加 出席".split())
# Verbs that state no act: what is said, known or felt, and words that only serve another verb
_NO_ACTS = frozenset(
    "是 有 为 在 成为 属于 来自 位于 说 表示 认为 指出 强调 希望 建议 要求 提出 介绍 告诉 坦言 问 想 觉得 看到 听到 "
    "得知 知道 记得 发现 看来 报道 报告 开始 起 以来 出来 起来 叫 让 使 给 被 由 把 将 对 向 从 到 往 围绕 按照 "
    "根据 通过 用 以 来 去".split()
)
_LINKS = ("是", "不是", "只有")  # a verb before them is part of what the clause speaks of
_ASPECTS = ("了", "过")
_BEFORE_VERB = (ORGANISATION, PERSON, TIME, "d", "ad")
_FLOWS = ("send", "receive")  # what comes in or goes out is a tally where it is counted
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百\d]+|首)[场期次回届讲轮站]")


class Acts:
    """The acts of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("acts", Act)
        self._types: dict[str, EventType] = {row.surface: row.type for row in rows}

    def type_of(self, verb: str) -> EventType | None:
        """The type that the first known character or pair of characters of a verb states."""
        if verb in self._types:
            return self._types[verb]
        return next((self._types[c] for c in verb if c in self._types), None)

    @staticmethod
    def states_act(clause: Clause, begin: int) -> bool:
        """Whether a verb after `begin` states an act, be it of whomever."""
        return any(token.start >= begin and _is_main(clause.tokens, i) for i, token in enumerate(clause.tokens))

    def act(self, clause: Clause, begin: int, acting: bool) -> Hit | None:
        """The verb of a clause that states what somebody of a committee did at its time.

        `begin` is where the clause starts after its time. `acting`: an earlier clause names who acts.
        """
        tokens = clause.tokens
        for index, token in enumerate(tokens):
            if token.start < begin:
                continue
            if token.text in PLANS or token.text in MODALS:
                return None
            if not _is_main(tokens, index):
                continue
            kind = self.type_of(token.text)
            if _is_tally(tokens, index):
                return None
            if any(later.text in _LINKS for later in tokens[index:]):
                return None
            named = has_actor(tokens, token.start)
            if kind is None and (len(token.text) == 1 or not named):
                return None
            kind = kind or "other"
            dropped = index == 0 or tokens[index - 1].end <= begin
            if not (acting or dropped or named or _is_named(tokens[:index])):
                return None
            return Hit(token.start, token.end, EventTrigger(surface=token.text, pos="verb", type=kind, weak=True))
        return None


def _is_named(tokens: Sequence[Token]) -> bool:
    """Whether a thing with a name is what the clause is about: 《云岭文史》第九辑, “江畔夜谈”."""
    return any(token.tag == NAME for token in tokens)


def _is_main(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a verb that states an act, and neither describes a noun nor serves another verb."""
    token = tokens[index]
    if token.text in FILLERS or token.text in STATES or token.text in _NO_ACTS or token.text in _WITH:
        return False
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if after in ("着", "的") or token.text.endswith("着") or not _is_verb(tokens, index, after):
        return False
    return not _is_attribute(tokens, index)


def _is_verb(tokens: Sequence[Token], index: int, after: str) -> bool:
    """Whether the word is a verb here: by the dictionary, by its aspect, or as a noun of action right after its subject."""
    token = tokens[index]
    if is_verb(token) or after in _ASPECTS or (token.tag == "ul" and len(token.text) > 1):
        return True
    return token.tag == "vn" and bool(after) and (index == 0 or tokens[index - 1].tag in _BEFORE_VERB)


def _is_attribute(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb only describes a noun: 投资三百万元的进村路修通, 带来的是."""
    for at in range(index + 1, min(index + 10, len(tokens))):
        if tokens[at].text == "的":
            after = tokens[at + 1 :]
            return is_verb(tokens[at - 1]) or any(is_verb(token) or token.tag == PERSON for token in after)
        if is_verb(tokens[at]):
            return False
    return False


def _is_tally(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb counts what came in or went out: 提交提案12件."""
    verb = tokens[index].verb
    flows = verb is not None and verb.role in _FLOWS
    return flows and any(token.tag == QUANTITY for token in tokens[index + 1 :])
