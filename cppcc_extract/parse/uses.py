"""What a time expression does in its clause: it governs what is said there, or it only compares, names or is worked on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.words import ORGANISATION, QUANTITY, TIME, Token

_COMPARING = frozenset(
    ["比", "较", "比较", "超过", "高于", "低于", "多于", "少于", "快于", "优于", "不及", "继", "相比", "相较", "对比"]
)
_WITH = frozenset(["与", "同", "和", "跟"])
_ALIKE = ("相比", "持平", "相当", "同期", "一样")
_SAME_PERIOD = ("同期", "基础上")
# Prepositions and particles after which a time still dates the clause: 在今年, 从去年起, 早在2019年
_DATING = frozenset(["在", "于", "自", "从", "到", "至", "截至", "早在", "就", "仅", "光", "单", "而", "由", "自从", "直到", "将", "又", "也", "等"])


class Use(str, Enum):
    """How a time stands in its clause."""

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
    if mention.rule == "time.cycle":
        return Use.MODIFIES
    if before is not None and _compares(tokens, index, before):
        return Use.COMPARES
    if after is not None and after.text.startswith(_SAME_PERIOD) and not _is(tokens, index + 2):
        return Use.COMPARES
    if mention.kind in ("date", "range", "relative", "since"):
        if before is not None and after is not None and _is_object(before, after):
            return Use.OBJECT
        if _names(tokens, index):
            return Use.MODIFIES
    return Use.GOVERNS


def _compares(tokens: Sequence[Token], index: int, before: Token) -> bool:
    if before.text in _COMPARING:
        return True
    tail = "".join(token.text for token in tokens[index + 1 : index + 4])
    if before.text in _WITH and tail.startswith(_ALIKE):
        return True
    # 达到去年的两倍, 是2018年的近12倍
    of = index + 2 < len(tokens) and tokens[index + 1].text == "的"
    return of and tokens[index + 2].tag == QUANTITY and tokens[index + 2].item.unit.kind == "ratio" and tokens[index + 2].item.unit.name == "倍"


def _is(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in ("为", "是", "仅", "只有", "仅为", "只")


def _is_object(before: Token, after: Token) -> bool:
    """Whether a verb takes the phrase that the time opens: 列入今年改造计划, 总结2023年工作."""
    if before.text in _DATING or before.tag in (TIME, QUANTITY, ORGANISATION):
        return False
    takes = before.tag.startswith("v") and before.tag != "vn" and before.text not in ("是", "有", "会", "到会", "说")
    return takes and (after.tag[0] in "nbjls" or after.tag == "vn" or after.text == "的" or after.tag in ("NAME", ORGANISATION))


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time dates a thing that was made then: 今年4月推出的平台, 2013年建成的议事室."""
    made = False
    for token in tokens[index + 1 : index + 9]:
        if token.tag in (QUANTITY, TIME):
            return False
        if token.text == "的":
            return made
        if token.tag.startswith("v") or token.verb is not None:
            made = made or _makes(token)
    return False


def _makes(token: Token) -> bool:
    if token.verb is not None and token.verb.role == "make":
        return True
    return token.text in _MAKING


_MAKING = frozenset(
    "建成 成立 创办 创建 创立 设立 启动 出台 制定 修订 开通 揭牌 投用 投产 印发 发布 开工 竣工 开馆 落成 组建 挂牌 提出 推出 建立 新建 改建 通过 颁布 实施 上线 编印 出版 投入使用 创设 兴建 修建 开业 立项".split()
)
