"""Proper names of undertakings that stand without quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cppcc_extract.find.occurrences import occurrences
from cppcc_extract.find.undertaking_words import UndertakingMention, UndertakingWords

_ISSUES = "制定|出台|修订|印发|制订|完善|颁布|拟定"
_UNQUOTED_RULE = re.compile(
    rf"(?<!{_ISSUES})(?:{_ISSUES})(?:{_ISSUES})*(?:了|并)?"
    r"(?P<name>关于[^，。；“”《》\n]{6,50}?(?:若干意见|若干措施|实施意见|意见|规定|办法|若干规定)"
    r"|[^，。；、的了《》“”\n\d]{4,24}?(?:办法|细则|规则|规程|工作条例))(?![一-鿿]{0,2}制定)"
)
_VAGUE = re.compile(
    r"^(?:有关|相关|具体|一系列|若干|配套|实施|管理|工作|各项|各类|系列|一批|这|该|多项|考核|奖惩)*"
    r"(?:办法|细则|规则|规程)$"
)
_YEAR = re.compile(r"[年月](?<![全今去本多每近当两三数几].)活动")
_YEAR_LEFT = re.compile(
    r"(?:(?:开展|推进|实施|深化|启动)|[、，。；])(?P<name>(?:(?!开展|推进|实施|深化|启动)[^，。、；“”的了\s\d]){2,12})$"
)
# A meeting that is named by its rhythm is lasting: 双周协商座谈会
CYCLE = re.compile(r"(?:双周|双月|月度|季度)(?:专题)?(?:协商|议政|建言|监督)(?:议政)?(?:座谈会|协商会|恳谈会|沙龙)")
# After the name of a place: 晋城政协书院, 咸阳智慧政协平台, 咸阳·正读书活动.
_LOCAL = re.compile(
    r"(?:·[一-鿿]{2,6}(?P<event>活动|品牌|平台|行动|工程)|"
    r"(?![市县区省州旗盟])[一-鿿]{0,4}?(?:政协|委员)(?!打造|搭建|建立|建好|用好|推出|创建|开设|开办|举办|启动|构建|建成|组织|设立)"
    r"[一-鿿]{0,2}(?P<noun>书院|平台|讲堂|学堂|讲坛|会客厅|文史馆|论坛|大讲堂|书屋))"
)


def find_proper_names(text: str, words: UndertakingWords, places: Sequence[str]) -> Iterator[UndertakingMention]:
    """The proper names without quotes, those with a place first."""
    local: set[int] = set()
    at = 0
    for start, place_end in occurrences(text, places):
        if start >= at and (match := _LOCAL.match(text, place_end)):
            at = match.end()
            noun = match["event"] or match["noun"]
            end = match.start("event") if match["event"] else at
            local.update(range(start, end))
            kind = words.kinds.get(noun, "platform")
            yield UndertakingMention(start, end, text[start:end], kind, "initiative.local", 3)
    for match in words.fixed.finditer(text):
        if match.start() not in local:
            yield UndertakingMention(match.start(), match.end(), match[0], words.kinds[match[0]], "initiative.fixed", 1)
    for cycle in CYCLE.finditer(text):
        if text[cycle.start() - 1 : cycle.start()] not in ("”", "’", "」", "』"):
            yield UndertakingMention(cycle.start(), cycle.end(), cycle[0], "forum", "initiative.cycle", 2)
    for rules in _UNQUOTED_RULE.finditer(text):
        if not _VAGUE.match(rules["name"]):
            start, end = rules.span("name")
            yield UndertakingMention(start, end, rules["name"], "document", "initiative.rules", 3, True)
    for year in _YEAR.finditer(text):
        left = _YEAR_LEFT.search(text, max(0, year.start() - 16), year.start())
        if left:
            start, end = left.start("name"), year.end()
            yield UndertakingMention(start, end, text[start:end], "campaign", "initiative.year", 3)
