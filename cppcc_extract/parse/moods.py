"""How a clause says a thing: as done, as a state, as planned or required, or as what came of something later."""

from __future__ import annotations

from enum import Enum

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.words import QUANTITY, Token

_STATES = frozenset(
    "有 共有 现有 拥有 具有 设有 下辖 辖 位于 地处 平均 建有 需 需要 长 住 常住 在册".split()
)
_ADVERBS_OF_STATE = frozenset("现有 现 目前 眼下 如今 平均 现共有".split())
_PLANS = frozenset("将 拟 计划 打算 力争 争取 准备 预计 今后 下一步 明年 要 还将 有望 即将 确保".split())
_LATER = frozenset("此后 之后 后来 随后 如今 至今 目前 现已 眼下 现在 截至目前".split())


class Mood(str, Enum):
    """What a figure's clause does with it."""

    DONE = "done"
    STATE = "state"
    PLANNED = "planned"


def governing_verb(clause: Clause, index: int) -> Token | None:
    """The verb that governs the token: the last before it, else the first after it."""
    for token in reversed(clause.tokens[:index]):
        if is_verb(token):
            return token
    for token in clause.tokens[index + 1 :]:
        if token.tag == QUANTITY:
            break
        if is_verb(token):
            return token
    return None


def is_verb(token: Token) -> bool:
    """Whether the word is a verb here, and not a noun made of one."""
    if token.verb is not None and token.noun is None:
        return token.verb.role != "mark"
    return token.tag in ("v", "vd", "vi", "vg", "vq") or (token.tag == "vn" and token.verb is not None)


def mood_of(clause: Clause, index: int) -> Mood:
    """The mood of the figure at `clause.tokens[index]`."""
    verb = governing_verb(clause, index)
    if any(token.text in _PLANS for token in clause.tokens[:index]):
        return Mood.PLANNED
    if any(token.text in _ADVERBS_OF_STATE for token in clause.tokens[:index]):
        return Mood.STATE
    if verb is not None and verb.text in _STATES:
        if any(token.tag == QUANTITY or token.text == "其中" for token in clause.tokens[:index]):
            return Mood.DONE
        if verb.text in ("有", "共有") and any(is_verb(t) and t.text not in _STATES for t in clause.tokens[index + 1 :]):
            return Mood.DONE
        return Mood.STATE
    return Mood.DONE
