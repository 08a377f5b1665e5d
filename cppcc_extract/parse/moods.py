"""The mood of a clause: done, a state, or planned."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.word_classes import ADVERBS_OF_STATE, FILLERS, PLANS, STATES
from cppcc_extract.parse.words import QUANTITY, Token

# 工作要点明确：全年召开常委会会议4次; not 协商计划确定12项课题, which are then set
PLAN_SAYS = (
    r"(?:(?:要点|计划|方案|规划)[》”]?(?:明确|提出|确定|部署)[，：]?|工作安排：)"
    r"(?=(?:全年|今年|年内|\d{4}年)?(?:[召再]开|举[办行]|开展|组织|安排|完成|建[成立设]|视察|调研|协商|走访|培训))"
)
NEAR = 60  # words on either side that are considered
_PERSONS = ("名", "位", "人", "岁")
LIST = 8  # figures of a list that one verb governs


class Mood(str, Enum):
    """The mood of a figure in its clause."""

    DONE = "done"
    STATE = "state"
    PLANNED = "planned"


def governing_verb(clause: Clause, index: int) -> Token | None:
    """The verb that governs the token: the last before it that 的 does not make an attribute, or the first after it."""
    for before in clause.tokens[max(0, index - NEAR) : index][::-1]:
        if before.text == "的":
            break
        if is_verb(before):
            return before
    for token in clause.tokens[index + 1 : index + NEAR]:
        if token.tag == QUANTITY:
            break
        if is_verb(token):
            return token
    return None


def acts(clause: Clause, index: int) -> bool:
    """Whether the figure counts acts, or a verb that is more than a state or a share governs it."""
    token = clause.tokens[index]
    if token.tag == QUANTITY and token.item.unit.kind in ("action", "person_time"):
        return True
    verb = governing_verb(clause, index)
    # 科创走廊建设25件: the verb ends a noun
    named = index > 1 and verb is clause.tokens[index - 1] and verb.tag == "vn" and clause.tokens[index - 2].tag == "n"
    return verb is not None and not named and verb.text not in STATES and verb.text not in FILLERS


def is_verb(token: Token) -> bool:
    """Whether the word is a verb here, and not a nominalised verb or a word like 共 before a figure."""
    if token.text in FILLERS and token.text not in STATES:
        return False
    if token.verb is not None and token.noun is None:
        return token.verb.role != "mark"
    return token.tag in ("v", "vd", "vi", "vg", "vq") or (token.tag == "vn" and token.verb is not None)


def mood_of(clause: Clause, index: int, depth: int = 0) -> Mood:
    """The mood of the figure at `clause.tokens[index]`; `depth` counts the figures of its list examined before."""
    verb = governing_verb(clause, index)
    if any(token.text in PLANS for token in clause.tokens[max(0, index - NEAR) : index]):
        return Mood.PLANNED
    if is_now(clause, index):
        return Mood.STATE
    if verb is not None and verb.text in STATES:
        before = clause.tokens[max(0, index - NEAR) : index]
        if any(token.tag == QUANTITY or token.text == "其中" for token in before) or _is_of_act(before, verb):
            return Mood.DONE
        if verb.text in ("有", "共有") and any(
            is_verb(t) and t.text not in STATES for t in clause.tokens[index + 1 : index + NEAR]
        ):
            return Mood.DONE
        return Mood.STATE
    if verb is None and depth < LIST and (last := _last_figure(clause.earlier)) is not None:
        # 现有专职干部3人，兼职11人
        return mood_of(*last, depth + 1)
    return Mood.DONE


def _is_of_act(before: Sequence[Token], verb: Token) -> bool:
    """Whether 的 right before the verb ends an act that the figure counts: 被退回重办的有11件."""
    at = next((n for n, token in enumerate(before) if token is verb), 0)
    acted = any(is_verb(token) and token.text not in STATES for token in before[:at])
    return at > 1 and before[at - 1].text == "的" and acted


def is_now(clause: Clause, index: int) -> bool:
    """Whether an adverb makes the figure one of the day of writing: 现有队员26人."""
    return any(token.text in ADVERBS_OF_STATE for token in clause.tokens[max(0, index - NEAR) : index])


def is_stock(clause: Clause, index: int, depth: int = 0) -> bool:
    """Whether people, or a share of them, are counted without a verb: 本届委员204名，新任的112名，占54.9%."""
    token = clause.tokens[index]
    if token.tag != QUANTITY or governing_verb(clause, index) is not None:
        return False
    people = token.item.unit.name in _PERSONS
    if not (people or token.item.unit.kind == "ratio") or clause.earlier is None:
        return people
    last = _last_figure(clause.earlier) if depth < LIST else None
    return last is not None and is_stock(*last, depth + 1)


def _last_figure(clause: Clause | None) -> tuple[Clause, int] | None:
    """The last figure of a clause, with its index."""
    if clause is None:
        return None
    found = [index for index, token in enumerate(clause.tokens) if token.tag == QUANTITY]
    return (clause, found[-1]) if found else None
