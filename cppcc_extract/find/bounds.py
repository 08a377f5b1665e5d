"""The words that make a number a bound: beside it (近, 余, ≥), or apart from it (超过总数的六成)."""

from __future__ import annotations

import re
from typing import NamedTuple

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import BoundWord, Unit
from cppcc_extract.models import Bound

# 连3本都不到
_DENIED = re.compile(r"都(?:不到|没到|不足)")
_ENDS = "，。；、：！？）”\n"
# 约占四分之一, 占不到一成: the bound stands before the verb
_SHARE = re.compile(r"(?P<bound>大约|约|超过|超|近|接近|不足|不到)占(?:到|比|了)?$")
_APART = re.compile(r"(?:至少|最少|不少于|不低于)[^，。；：！？\n]{1,20}$")
# 超过委员总数的六成, 接近上年的两倍, 点击量已破12万次, 参与面过了七成: before what is measured, or in a verb
_OF_WHOLE = re.compile(
    r"(?P<bound>超过|超|逾|接近|近|不足|不到|高于|低于|约(?![谈定束见请会]))[^，。；：\d]{1,12}的$|(?<!突)破$|(?P<passed>(?<=[入均额价面率量])过了)$"
)
_CODE = re.compile(r"[0-9A-Za-z]")
_ROUND = "百千万亿"
_WINDOW = 24


class Said(NamedTuple):
    """The meaning of a bound word, and the far end of the word."""

    bound: Bound
    at: int


class Bounds:
    """The bound words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = sorted(lexicon.rows("bounds", BoundWord), key=lambda row: -len(row.surface))
        self._meaning = {row.surface: row.bound for row in rows}
        self._before: dict[str, list[BoundWord]] = {}
        for row in rows:
            if "before" in row.sides:
                self._before.setdefault(row.surface[-1], []).append(row)
        self._between = {row.surface: row.bound for row in rows if "between" in row.sides}
        self._after: dict[str, list[BoundWord]] = {}
        for row in rows:
            if "after" in row.sides:
                self._after.setdefault(row.surface[0], []).append(row)

    def before(self, text: str, start: int) -> Said | None:
        """The word right before a number, or one apart from it, at the place of the number."""
        for row in self._before.get(text[start - 1 : start], ()):
            at = start - len(row.surface)
            if at < 0 or not text.startswith(row.surface, at) or (at and text[at - 1] in row.not_after):
                continue
            if not row.round or text[start] in _ROUND:
                return Said(row.bound, at)
        return self._apart(text, start)

    def between(self, text: str, place: int) -> Bound | None:
        """The bound word between a number and its unit: 30多家."""
        return self._between.get(text[place : place + 1])

    def after(self, text: str, end: int, unit: Unit | None) -> Said | None:
        """The word right after a number and its unit; a short one at the end of a clause, or after a share."""
        for row in self._after.get(text[end : end + 1], ()):
            if not text.startswith(row.surface, end):
                continue
            at = end + len(row.surface)
            share = unit is not None and unit.kind == "ratio"
            loose = (share or unit is None) and row.surface in self._between and not _CODE.match(text, at)
            if (row.share and not share) or (len(row.surface) == 1 and text[at : at + 1] not in _ENDS and not loose):
                continue
            return Said(row.bound, at)
        return Said("under", end) if _DENIED.match(text, end) else None

    def _apart(self, text: str, start: int) -> Said | None:
        if text[start - 1 : start] in "占到比了" and (said := _SHARE.search(text, max(0, start - 6), start)):
            return Said(self._meaning[said["bound"]], start)
        low = max(0, start - _WINDOW)
        if _APART.search(text, low, start):
            return Said("over", start)
        if text[start - 1 : start] in "的破了" and (said := _OF_WHOLE.search(text, low, start)):
            return Said(
                self._meaning.get(said["bound"] or "", "over"), start - len("过了") if said["passed"] else start
            )
        return None
