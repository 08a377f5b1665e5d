"""The items in the lines of a page's head and foot, each with its form.

| item | form |
|---|---|
| day, weekday, lunar, clock | 2024年5月6日, 星期一, 农历戊戌年十二月初三, 08:43 |
| page, folio | 第03版, 版次：A05, 头版; A05, 05 at the start, 38 at the end |
| issue, number, copies | 总第206期, 第6期（总第213期）, 清协办发〔2024〕3号, 共印120份 |
| label | 来源：, 责任编辑：, with its role in the table of furniture; among other items a space does for the colon |
| role | 本报记者, 中青报·中青网记者, 通讯员: names follow |
| credit | 文/, 图：, 文/图, 摄影报道: names follow or, at the end, precede |
| place | 发布于山西, IP属地：山西 |
| origin, counter | 原创, 阅读 1.1万, 字号：大 中 小 |

Between two items there are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.clean.furniture import POINTS, Patterns
from cppcc_extract.clean.stamps import STAMP
from cppcc_extract.values import sealed

_PROVINCE = (
    "(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川"
    "|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾)"
)
_TEN = "一二三四五六七八九十"
_HAN = "[\u3400-\u9fff]"
_FREE = r"(?<![\u3400-\u9fffA-Za-z\d])"
_ITEM = re.compile(
    "|".join(
        f"(?P<{name}>{form})"
        for name, form in {
            "day": (
                rf"(?:{STAMP.pattern})"
                rf"(?:\s?(?:播出|首播|刊发|刊登|刊载|发布|印发|编印|出版|出刊|见报|[讯电])(?!{_HAN}))?"
            ),
            "lunar": (
                r"(?:农历|阴历|夏历)\s?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?"
                rf"闰?[正冬腊{_TEN}]{{1,2}}月[大小]?(?:初?[{_TEN}廿卅]{{1,3}})?日?"
            ),
            "weekday": rf"(?:星期|周|礼拜)[一二三四五六日天](?!{_HAN})",
            "clock": (
                r"(?:(?<![\d:：])|(?<=\d-\d\d))\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?![\d:：])"
                r"|(?<=[\s日])[上下]午(?=[\s\d])"
            ),
            "said": r"(?:发表|发布|刊发)于(?=\s?(?:19|20)\d\d\D)",
            "page": (
                rf"(?<=日)第\d{{1,3}}版|{_FREE}(?:(?:版次|版面|版)\s?[：:]?\s?第?[A-Z]?\d{{1,3}}版?(?!\d|{_HAN})"
                rf"|今日\s?\d{{1,2}}\s?版(?!{_HAN})|第?\s?[A-Z]?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|头)\s?版(?!{_HAN})"
                rf")[：:]?"
            ),
            "folio": rf"{_FREE}[A-Z]\d{{1,2}}(?![\w.])|^\d{{1,2}}(?=\s+{_HAN})|(?<=\s)\d{{1,3}}$",
            "issue": rf"{_FREE}(?:\d{{4}}年)?(?:总?第\s?\d{{1,6}}\s?期|\d{{1,2}}期)(?:（总第?\s?\d{{1,6}}\s?期）)?",
            "number": r"[〔\[（]\d{4}[〕\]）]\d{1,4}号",
            "copies": rf"{_FREE}（?(?:共印|印数[：:]?)\s?\d{{1,5}}\s?[份册]）?",
            "place": rf"(?:IP属地：?|发表于|发布于)\s?(?:{_PROVINCE}|{_HAN}{{2,4}}(?=$|\s))|(?<=\s){_PROVINCE}(?=$|\s)",
            "origin": r"(?<!\S)原创(?=\s)",
            "role": (
                rf"{_FREE}(?:(?:本[报网刊台社]|[\u3400-\u9fff·]{{2,14}}?(?:报|网|社|台|中心|客户端|周刊|在线|新闻))?(?:全媒体|融媒体?|首席|特约|见习|实习|特派|新闻|驻{_HAN}{{1,4}}){{0,4}}"
                rf"(?:记者|通讯员|评论员)|通讯组|特约撰稿人?|撰稿人?|实习生)"
                rf"(?=[\s：:（）]|{_HAN}·|{_HAN}{{2,4}}(?:$|[\s、，（）])|$)[：:]?"
            ),
            "credit": (
                rf"(?<=[\s/、])(?:(?:摄影|图文)?报道|文\s?[/／、]?\s?[图摄]|图\s?[/／、]?\s?文|撰文|摄影|摄|采写|供稿|供图|整理)(?=\s*[）)]?$)"
                rf"|[/／]\s?(?:文|图|摄)(?=\s*[）)]?$)"
                rf"|{_FREE}(?:文\s?[/、\s]?\s?图|图\s?[/、]?\s?文|撰文|文字|摄影)(?=\s)"
                rf"|{_FREE}(?:[文图摄]\s?[/／、]?\s?[文图摄]?|(?:文字|图文|文图|图片|摄影)(?:[/、](?:摄影|剪辑|视频|图片|制图|编辑))*)"
                rf"\s?[/／：:丨|](?=\s*{_HAN})"
            ),
        }.items()
    )
)
_VALUE = re.compile(r"\s?[：:]?\s?\d[\d.,]*\s?[万次人]*|[：:]?")


@sealed(frozen=True, slots=True)
class Item:
    """An item and its place in the line; `role` is that of a label in the table of furniture."""

    kind: str
    start: int
    end: int
    text: str
    role: str = ""


def find_items(line: str, patterns: Patterns | None = None) -> list[Item]:
    """The items of a line from left to right; without the tables only those that need no words."""
    items = [_item(match) for match in _ITEM.finditer(line)]
    if patterns is None:
        return items
    if any(map(line.__contains__, POINTS)):
        items = _merged(items, [_label(match) for match in patterns.label.finditer(line)])
    items = _merged(items, [_label(match) for match in patterns.spaced.finditer(line)])
    return _merged(items, list(_counters(line, patterns)))


def _item(match: re.Match[str]) -> Item:
    kind = str(match.lastgroup)
    return Item("label", *match.span(), match[0], "date") if kind == "said" else Item(kind, *match.span(), match[0])


def _label(match: re.Match[str]) -> Item:
    return Item("label", *match.span(), match[0], match.lastgroup or "")


def _counters(line: str, patterns: Patterns) -> Iterator[Item]:
    for match in patterns.tool.finditer(line):
        before = line[match.start() - 1] if match.start() else " "
        value = _VALUE.match(line, match.end())
        if not ("\u3400" <= before <= "\u9fff"):
            end = value.end() if value else match.end()
            yield Item("counter", match.start(), end, line[match.start() : end])


def _merged(first: list[Item], second: list[Item]) -> list[Item]:
    """Both in order, without those of the second that overlap one of the first."""
    if not second:
        return first
    kept = list(first)
    for item in second:
        if all(item.end <= other.start or item.start >= other.end for other in first):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)
