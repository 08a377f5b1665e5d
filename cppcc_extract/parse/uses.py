"""The use of a time in its clause: it governs the clause, or it is compared with, names or is worked on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.word_classes import COMPARING, DATING, FOUNDING, MAKING, SOURCES, WITH
from cppcc_extract.parse.words import NAME, ORGANISATION, QUANTITY, TIME, Token

_ALIKE = ("相比", "持平", "相当", "同期", "一样")
_TAKING = ("对", "把", "将", "就", "向", "给")
_ORDINALS = ("第", "首场", "首次", "首期")
_SAME_PERIOD = ("同期", "基础上")


class Use(str, Enum):
    """The use of a time in its clause."""

    GOVERNS = "governs"
    COMPARES = "compares"
    MODIFIES = "modifies"
    OBJECT = "object"


def use_of(clause: Clause, index: int) -> Use:
    """The use of the time at `clause.tokens[index]`."""
    tokens = clause.tokens
    mention = tokens[index].item
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    of = after is not None and after.text == "的" and mention.kind in ("relative", "vague")
    if mention.rule == "time.cycle" or _numbers(after) or (of and _is_noun_only(tokens, index + 2)):
        return Use.MODIFIES
    if before is not None and after is not None and before.text in SOURCES and after.text == "的":
        return Use.MODIFIES
    if before is not None and before.text.endswith("于") and before.text[:-1].endswith(FOUNDING):
        return Use.MODIFIES
    if before is not None and _compares(tokens, index, before):
        return Use.COMPARES
    if after is not None and after.text.startswith(_SAME_PERIOD) and not _is(tokens, index + 2):
        return Use.COMPARES
    if mention.kind == "until" and mention.rule == "time.until" and _names(tokens, index):
        return Use.MODIFIES
    if mention.kind == "recurring" and _of(tokens, index):
        return Use.MODIFIES
    if mention.kind in ("date", "range", "relative", "since"):
        of_figure = after is not None and after.text == "的" and _is_figure(tokens, index + 2)
        if before is not None and after is not None and not of_figure and _is_object(before, after):
            return Use.OBJECT
        if _names(tokens, index) or (before is not None and before.text in _TAKING and _of(tokens, index)):
            return Use.MODIFIES
    return Use.GOVERNS


def _numbers(after: Token | None) -> bool:
    """Whether an ordinal after a time makes it part of a name: 今年第一场协商会, 今年首场."""
    return after is not None and after.text.startswith(_ORDINALS) and after.tag != QUANTITY


def _compares(tokens: Sequence[Token], index: int, before: Token) -> bool:
    if before.text in COMPARING:
        return True
    tail = "".join(token.text for token in tokens[index + 1 : index + 4])
    if before.text in WITH and tail.startswith(_ALIKE):
        return True
    # 达到去年的两倍, 是2018年的近12倍
    of = index + 2 < len(tokens) and tokens[index + 1].text == "的"
    return (
        of
        and tokens[index + 2].tag == QUANTITY
        and tokens[index + 2].item.unit.kind == "ratio"
        and tokens[index + 2].item.unit.name == "倍"
    )


def _is(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in ("为", "是", "仅", "只有", "仅为", "只")


def _is_figure(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].tag == QUANTITY


def _is_object(before: Token, after: Token) -> bool:
    """Whether a verb takes the phrase that the time opens: 列入今年改造计划, 总结2023年工作."""
    if before.text in DATING or before.tag in (TIME, QUANTITY, ORGANISATION):
        return False
    takes = before.tag.startswith("v") and before.tag != "vn" and before.text not in ("是", "有", "会", "到会", "说")
    return takes and (
        after.tag[0] in "nbjls" or after.tag == "vn" or after.text == "的" or after.tag in (NAME, ORGANISATION)
    )


def _of(tokens: Sequence[Token], index: int) -> bool:
    """Whether 的 after a verb makes the time part of what is dealt with: 对去年答复的210件提案做了回访."""
    texts = [token.text for token in tokens[index + 1 : index + 6]]
    return "的" in texts[1:] and not any(
        token.tag == QUANTITY for token in tokens[index + 1 : index + 1 + texts.index("的")]
    )


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time dates a thing that was made then: 今年4月推出的平台, 2013年建成的议事室."""
    made = False
    for at in range(index + 1, min(index + 9, len(tokens))):
        token = tokens[at]
        if token.tag in (QUANTITY, TIME):
            return False
        if token.text == "的":
            # 去年7月提出的12条建议: the figure is of that time
            return made and not _is_figure(tokens, at + 1)
        if token.tag.startswith("v") or token.verb is not None:
            made = made or _makes(token)
    return False


def _makes(token: Token) -> bool:
    if token.verb is not None and token.verb.role == "make":
        return True
    return token.text in MAKING


def _is_noun_only(tokens: Sequence[Token], index: int) -> bool:
    """Whether 的 attaches a time to a noun with no figure after it: 年初的雪灾来势凶猛, 明天的《两会夜话》."""
    return (
        index < len(tokens)
        and (tokens[index].tag[0] == "n" or tokens[index].tag == NAME)
        and all(token.tag != QUANTITY for token in tokens[index:])
    )
