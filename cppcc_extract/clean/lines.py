"""The lines of a page and the zone of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import read_head_line
from cppcc_extract.clean.names import read_names
from cppcc_extract.text.document import Zone

_ENDED = re.compile(r"(?:[。！？；：…]|——|──)[”’）》〉」』\]】]*(?:\s*（[^（）]{1,40}）)?$")
SUBTITLE = re.compile(r"[?？]?(?:—{1,2}|─{1,2}|--)\s*")
COMMITTEE = re.compile(
    r"(?:[一-鿿]{1,20}[省市县区州旗盟]|[一-鿿]{2,3})政协$|[一-鿿]{2,22}?政治协商会议[一-鿿]{2,14}委员会$|政协[一-鿿]{2,16}(?<!常务)委员会$"
)
# The occasion of a report: （2024年1月5日在政协云岭县第五届委员会第三次会议上）
DELIVERED = re.compile(
    r"[—\-（(\s]*(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s?[在于，]?(?P<occasion>[^。，；]{4,50}?会议)"
    r"(?:上|期间|通过|听取|审议)?[^。，；]{0,6}[）)]?$"
)
_FOLLOW = re.compile(r"关注[“「][^”」]{2,16}[”」]")  # 点击上方蓝字 关注“清河政协”
# The masthead of a bulletin: 政协简报, 第31期, 清河市政协办公室编 2024年10月9日
_MASTHEAD = re.compile(
    r"[一-鿿]{0,14}(?:简报|专报|快报|工作通讯|情况反映|信息专刊)$|[一-鿿]{4,24}(?:委员会|办公室|办公厅|政协)文件$|政协[一-鿿]{2,16}委员会(?:主办|主管)$|(?:[一-鿿]{1,6}[省市县区州旗盟])?(?:政协)?(?:社情民意)?信息$"
)
# A menu, before which the name of the site may stand: words set apart by wide gaps or bars, or the places of a page
# with their names (频道：新闻综合)
_MENU = re.compile(
    r"(?:[一-鿿]{3,10} +(?=[一-鿿]{2,4} *\|))?"
    r"[一-鿿A-Z]{2,10}(?:(?: {2,}[一-鿿A-Z]{2,8}){2,}|(?: *[·|] *[一-鿿A-Z]{2,8}){3,}"
    r"|(?: *[·|] *[一-鿿]{2,4}(?: +[一-鿿]{2,4}){2,})|(?: *\| *(?:频道|栏目|版块|板块|分类)[：:][^|]{0,15}[^|\s])+)$"
)
# A notice is of the office whose name stands over 关于…的通报.
ISSUER = re.compile(r"(?:委员会|政协[一-鿿]{2,6}委|办公室|办公厅|政协)$")
# What the head of a site says of the day on which it was called up
TODAY = re.compile(r"(?:今天|今日|现在)是[：:]?\s?(?:19|20)\d\d")
# Writers after the box with which papers mark a byline: □周一帆 田小禾
_SIGNS = "□◎"
BOXES = f"{_SIGNS}■▢"
_SIGNED = re.compile(rf"[{BOXES}]\s*[^，。：；\d]{{2,30}}$")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、，.．是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[，、是])"
)
# What stands before an item of a list; an emoji does so too
BULLET = r"[●◆■★○◎▪▶•◇□☆※➤→⇒►◦‣⁃∙✓✔☑☐☒✅❖❤↳└├⭐❶-❿\U0001f300-\U0001faff]\ufe0f?"
_MARKED = re.compile(BULLET)
_CHAIN = re.compile(r"[^>》›»]{1,30}(?:\s?[>›»]+\s?[^>›»]{1,40}){1,6}$")
_BRACKETED = re.compile(r"(?:[（\[〔]|【(?![^】\d]{0,8}(?:19|20)\d\d(?:年度?)?】))[^（）。]{1,60}[）】\]〕]$")
_CONTINUES = "，、。；：”’）》！？的"
# A line that goes on: it begins with punctuation, a bracket without a number, or the second half of 市委、市政府
_REST = re.compile(
    r"[，、。；：”’）》！？]|（(?![一二三四五六七八九十\d]{1,3}）)|[^一二三四五六七八九十百千\d“‘《（]、|\d+(?:\.\d+)?%"
)
# A line that breaks off: after a word that needs another, or with a figure or a time as only sentences have
_BREAKS = re.compile(
    r"(?:[把将被对或的]|(?<![参共])和|(?<![参给])与|(?<!普)及|(?<![所存现])在)$|“[^”]*$|（[^）]*$|《[^》]*$"
)
_SENTENCE = re.compile(
    r"[^，]{0,8}(?:以来|年来|期间|之后|日前|近日|今年|去年|当天|截至[^，]{0,8})，|(?:\d+|[一二三四五六七八九]*[十百千万][一二三四五六七八九十百千万]*)余?(?:[件次条篇名场项个人家份]|万|亿)"
)
_COUNTED_NOUN = re.compile(r"[一-鿿]{4,}\s?$")
_RIGHTS = re.compile(r"版权所有|(?i:copyright)|©|ICP备|网安备")
_HEADING = 40
_TAIL = 50
_CRUMB, _COLUMN = 4, 12
_PROSE = 70


@dataclass(slots=True)
class Line:
    """A line without its outer spaces: its range, whether an empty line precedes it, and what it was read as.

    `goes_on` says that a paragraph breaks off at its end and continues with its next line.
    """

    start: int
    end: int
    text: str
    gap: bool
    zone: Zone = Zone.PARAGRAPH
    article: int = 0
    goes_on: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines that are not empty."""
    lines: list[Line] = []
    at, gap = 0, True
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            start = at + raw.index(content[0])
            lines.append(Line(start, start + len(content), content, gap))
            gap = False
        else:
            gap = True
        at += len(raw) + 1
    return lines


def is_ended(text: str) -> bool:
    """Whether a line ends as sentences do: with a full stop, colon, semicolon or dash, and closing marks."""
    return _ENDED.search(text, max(0, len(text) - _TAIL)) is not None


def is_item(text: str) -> bool:
    """Whether the line begins with a number or a mark of its own (一、 （二） 3. ◆) and so cannot continue another."""
    return _ITEM.match(text) is not None or _MARKED.match(text) is not None


def is_rest(text: str) -> bool:
    """Whether a line can only continue another: it begins with punctuation, or is a few characters with a full stop."""
    return _REST.match(text) is not None or (len(text) <= _CRUMB and text[-1] in "。！？")


def is_counted(text: str, patterns: Patterns) -> bool:
    """Whether the line ends with a figure and no full stop, as items of a list do.

    At the end of a paragraph what is counted must stand before it (收集意见建议156条), since a page may break after a
    classifier (建成30个).
    """
    tail = max(0, len(text) - _TAIL)
    counted = patterns.counted.search(text, tail)
    return counted is not None and ("。" not in text or _COUNTED_NOUN.search(text, tail, counted.start()) is not None)


def is_cut(line: Line, following: Line | None) -> bool:
    """Whether a short line without a full stop begins a sentence that the next line of prose continues."""
    if following is not None and is_rest(following.text):
        return True
    if _BREAKS.search(line.text):
        return True
    return "，" in line.text and _SENTENCE.search(line.text) is not None


def is_prose(line: Line) -> bool:
    """Whether the line is part of a paragraph, whatever surrounds it."""
    text = line.text
    return "。" in text or len(text) > _PROSE or "；" in text or (len(text) > _HEADING and not _closed(text))


def is_title(line: Line) -> bool:
    """Whether the line could be a headline or a heading: short, and not in the middle of a sentence.

    A headline with its subtitle in one line is as long as two.
    """
    text = line.text
    if max(map(len, text.split("——"))) > _HEADING or "。" in text or "；" in text or text[-1] in "，、；：,":
        return False
    return text[0] not in _CONTINUES and text.count("，") <= 2


def is_menu(text: str, patterns: Patterns) -> bool:
    """Whether the line is a menu of the site, or the way through it to the page."""
    begun = patterns.begins.match(text)
    opened = begun is not None and begun.lastgroup == "navigation"
    return opened or _MENU.match(text) is not None or _CHAIN.match(text) is not None


def is_column(text: str, patterns: Patterns) -> bool:
    """Whether the line could be the name of a column: 政协之窗, 委员风采录（之三）."""
    return len(text) <= _COLUMN and patterns.column.fullmatch(text) is not None


def _closed(text: str) -> bool:
    return "，" not in text or (text.count("，") <= 1 and len(text) <= 60)


def furniture_zone(line: Line, patterns: Patterns, *, body: bool) -> Zone | None:
    """The zone of a line that is not prose, None if it may be; `body` says that a paragraph came before."""
    text = line.text
    begun = patterns.begins.match(text)
    if begun:
        kind = begun.lastgroup
        if kind == "caption" and (begun["caption"][0] in "▲△▼▽" or not _after_colon_free(text, begun.end())):
            return Zone.CAPTION
        if kind == "footer" or (kind == "host" and len(text) < 80 and "。" not in text):
            return Zone.FOOTER if body else Zone.NAVIGATION if len(text) < 80 else None
        if kind == "link" and len(text) < 80 and "。" not in text:
            return Zone.LINK
        if kind == "navigation" and len(text) < 80 and "。" not in text:
            return Zone.NAVIGATION
    if "。" not in text and _RIGHTS.search(text):
        return Zone.FOOTER if body else Zone.NAVIGATION
    summary = not body and patterns.summary.match(text) is not None
    if len(text) > 160 or "。" in text[:-1]:
        return Zone.BYLINE if summary else None
    if summary:
        return Zone.BYLINE
    if (_CHAIN.match(text) and not text.endswith("。")) or (not body and _MASTHEAD.match(text)):
        return Zone.NAVIGATION
    if is_byline(text, patterns, body=body):
        return Zone.BYLINE
    if not body and (_MENU.match(text) or (TODAY.match(text) and len(text) <= _HEADING and "，" not in text)):
        return Zone.NAVIGATION
    if not any(char.isalnum() for char in text):
        return Zone.NAVIGATION  # × of a closed window, rules of a table
    if len(text) <= 60 and _is_tool(text, patterns):
        return Zone.FOOTER if body else Zone.NAVIGATION
    return None


def _after_colon_free(text: str, at: int) -> bool:
    """图为 and similar words begin a caption unless the line continues as a long paragraph."""
    return len(text) > 90


def is_byline(text: str, patterns: Patterns, *, body: bool = False) -> bool:
    """Whether the line states only who, when or from where; `body` says that a paragraph came before.

    There, a box that marks an item of a list is not a signature: ■高质量.
    """
    if read_head_line(text, patterns) is not None or DELIVERED.match(text):
        return True
    signed = _SIGNED.match(text) is not None and (not body or text[0] in _SIGNS)
    if signed and read_names(text.lstrip(f"{BOXES} "), patterns.surnames):
        return True
    return bool(_BRACKETED.match(text)) and "，" not in text


def _is_tool(text: str, patterns: Patterns) -> bool:
    """Whether the line is made of buttons and counters, or one of them with its value."""
    plain = _FOLLOW.sub("", text).lstrip("【[（ ")
    first = patterns.tool.match(plain)
    if text[-1] not in "。！？" and " " in text and len(patterns.tool.findall(text)) > 1:
        return True
    # 次。 or 小。 is the end of a sentence that was cut, not what is left of a counter.
    if first is None or text[-1] == "。":
        return False
    if not any("\u4e00" <= char <= "\u9fff" for char in patterns.tool.sub("", plain)):
        return True
    return plain[first.end() :].lstrip()[:1] in ("：", ":")
