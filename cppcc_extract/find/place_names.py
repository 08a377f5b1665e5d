"""Names of places that begin with a numeral, which is not a quantity there: 三元区, 七台河市, 三市镇, 八里店."""

from __future__ import annotations

import re

from cppcc_extract.find.committees import LEVEL_WORDS, names
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import any_of

_NUMERALS = "一二三四五六七八九十百千万两双"
_ONE = rf"(?<![0-9{_NUMERALS}零〇几数多第])[{_NUMERALS}]"
_TOWN = "(?:镇|乡|街道|社区|村)"
# Classifiers that do not count towns, so that the numeral belongs to the name; not 五道乡菜, 三门乡土课.
_NEVER_COUNTS = rf"(?:(?:[市岔元]|里[河湖]?){_TOWN}|[道口门眼面][镇乡])(?![级办企民乡土村道路街长音味菜医居])"
# 家 and similar classifiers count what may follow the town (三家镇办企业, 五门社区课程), so the name must end here.
_SELDOM_COUNTS = (
    rf"(?:[家台道口门眼面]|[间块棵股根眼面道里门口顶][房石树泉山井塘坝沟河坪岭峰桥窑洞庙寺店岗湖滩坡墩通]){_TOWN}"
    r"(?=[，。、；：！？）”》\s的和与及等在]|$|政协|党委|人大|居民|村民|委员)"
)
_SPOT = "(?:里[店铺沟屯庄营桥墩堡坪岗坡]|道[沟岭梁湾桥坎口](?![渠壑梁子]))"
_NAMED = re.compile(rf"{_ONE}(?:{_NEVER_COUNTS}|{_SELDOM_COUNTS}|{_SPOT})")


class PlaceNames:
    """The places of the table of divisions that begin with a numeral, and what reads as one of their towns."""

    def __init__(self, lexicon: Lexicon) -> None:
        whole = (name for name in names(lexicon).surfaces if len(name) > 2 and name[-1] in LEVEL_WORDS)
        self._divisions = any_of(name for name in whole if name[0] in _NUMERALS)

    def find(self, text: str) -> list[tuple[int, int]]:
        """The places of such names in a clean text."""
        return [match.span() for pattern in (self._divisions, _NAMED) for match in pattern.finditer(text)]
