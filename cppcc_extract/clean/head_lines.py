"""A line of a page's head or foot, read as a whole: 清河日报 2023年1月12日 星期四 第03版 要闻.

A line is a head line if its items (`head_items`) cover it: between them there is an outlet, names that belong
to a label, a role or a credit, the name of a column, or a few short words. A line with more words is a headline or
text, even if it names an outlet or a day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cppcc_extract.clean.furniture import POINTS, Patterns
from cppcc_extract.clean.head_items import Item, find_items
from cppcc_extract.clean.names import split_names
from cppcc_extract.clean.stamps import edtf, written_day

_OUTLET = re.compile(
    r"[一-鿿A-Za-z·]{1,14}?(?:(?<![汇通海捷预喜简晴雨情])报|网|(?:新华|中新|通讯|报|杂志|出版)社|(?:电视|广播|电)台|客户端"
    r"|在线|融媒体?(?:中心)?|[周晨晚]刊|[晨晚时快简]讯|杂志|导刊|公众号|新闻中心|政协办(?:公室)?)$|(?:新华|中新)社$"
)
# A paper's name where nothing else on its line says so: of few characters, and none that a sentence needs
_PAPER = re.compile(r"[^的了把是与和一给为让\W\d]{2,7}(?:(?<![汇通海捷预喜简晴情])报|[周晨晚月]刊|[晨晚时]讯)$")
_NAME = re.compile(r"[^的了把是与和一给为让\W\d]{3,8}")
# The name of a site, where it stands over its menu or opens the way to a page: 霍山地情网 > 综合年鉴
_SITE = re.compile(r"[一-鿿]{2,11}网(?:站)?$")
# 《陇原政协之声》 2023年9月22日: a paper in title marks opens its line
_TITLED = re.compile(r"《\s?([^《》]{2,14}?)\s?》")
_COLUMN = re.compile(r"(?:新闻|要闻|动态|快讯|频道|专题|综合|资讯|专栏|正文|协商|履职|政协)$")
_ISSUED = re.compile(r"([^：]{4,30}?)(?:编印|主办|印发|编)")
_HOST = re.compile(r"(?:主办|编辑|编印)(?:单位)?[：:](.{4,30})")
_WORD = re.compile(r"[^\s|丨│（）\[\]【】《》/、]+")
_SENTENCE = re.compile(r"[，；！？“”：]|[\u3400-\u9fff]{13}")
_SPEAKER = re.compile(
    r"[一-鿿、]{0,16}(?:主席|书记|主任|委员|秘书长|组长|常委|局长|会长|委会|委员会|工商联|联谊会|联络组|小组|支部|界)\s+[一-鿿](?:\s?[一-鿿]{1,3}|[一-鿿]*·[一-鿿·]{1,12})"
    r"(?:（[一-鿿]{1,5}）)?"
)
# What ends the value of a label: a bar, a day, or a word with a colon that no table knows (点击数：12)
_CUT = re.compile(r"[|丨│【】\[\]（）()]|(?<=\s)[A-Za-z]|\d{4}[-年./]|，|。|(?<=\s)[一-鿿]{2,6}[：:]")
# Statements about the page: 本版图片由市政协提供, 本文仅代表作者观点
_ABOUT_ENDS = ("提供", "供图", "观点", "立场")
_ABOUT = re.compile(rf"(?<![一-鿿])(?:本版|本期|本文|图片|资料|以上)\S*(?:{'|'.join(_ABOUT_ENDS)})")
_BODY = re.compile(r"(?:委员会|委|办公室|办公厅|中心|政协|研究室|部|局|支部|工作室)(?:供稿|供图|提供)?$")
_WRITES = re.compile("文|写|稿|报道|整理")
_ISSUER = re.compile(r"政协[一-鿿]{0,14}(?:委员会|委|办公室|办公厅|研究室)$|政协$")
_SHORT = re.compile(r"\s*(\d\d)-(\d\d)-(\d\d)")  # 发布时间：19-10-08
_NEXT = re.compile(r"(?<=\s)[一-鿿]{2,6}[：:]")
_BOX = re.compile(r"\s[■◆●]\s?")  # ■责编 凌志　■版式 阿敏
_BULLETS = "□■◎●◆○*※ ☆★▲"
_ISSUER_MAX = 24
_MAX, _SPARE, _ANSWER, _NAME_MAX, _SHORT_WORD = 120, 3, 12, 3, 8
_CREDITS = frozenset({"author", "editor", "staff"})
_REMARK = re.compile(r"[（(\[【]([^，；,;\n]*[，；,;].*)[）)\]】]")
_COMMA = re.compile("[，；,;]")
_NO_SOURCE = frozenset({"原创", "本站原创", "网络", "互联网", "转载", "未知", "不详"})
_BRACKET = re.compile(r"\s*[《（【\[]")
_ENCLOSED = "（）()[]【】〔〕《 "


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What a head line states: labelled values by role in order, and an outlet, a day and names without a label.

    A day is EDTF, null if the calendar does not have it; names are those of writers.
    """

    labelled: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    day: str | None = None
    names: tuple[str, ...] = ()

    def values(self, role: str) -> list[str]:
        """The labelled values of one role."""
        return [value for name, value in self.labelled if name == role]


def read_head_line(line: str, patterns: Patterns | None = None) -> HeadLine | None:
    """What the line states, None if it is not a head line. Labels are known from the tables only."""
    about = any(map(line.__contains__, _ABOUT_ENDS))
    plain = " ".join(_BOX.sub(" ", _ABOUT.sub(" ", line) if about else line).split()).lstrip(_BULLETS)
    if not plain or len(plain) > _MAX or "。" in plain:
        return None
    return _read(plain, patterns)


@lru_cache(maxsize=256)  # a line is read for its zone, for the articles of its page and for the header
def _read(line: str, patterns: Patterns | None) -> HeadLine | None:
    if remark := _REMARK.fullmatch(line):
        return _read_remark(_COMMA.split(remark[1]), patterns)
    items = find_items(line, patterns)
    return _Line(line, items).read() if items else None


def _read_remark(parts: Sequence[str], patterns: Patterns | None) -> HeadLine | None:
    """What brackets say that also tell something else: （本网记者 周一帆 根据录音整理，标题为编者所加）."""
    heads = [head for part in parts if (head := _read(part.strip(), patterns)) is not None and _names_anyone(head)]
    if not heads:
        return None
    names = (name for head in heads for name in head.names)
    return HeadLine(tuple(value for head in heads for value in head.labelled), names=tuple(dict.fromkeys(names)))


def _names_anyone(head: HeadLine) -> bool:
    return bool(head.names) or any(role in _CREDITS for role, _ in head.labelled)


def is_credit(line: str, patterns: Patterns) -> bool:
    """Whether the line names writers, editors or staff: 编辑 田小禾 校对 何苗, 周一帆 摄影报道."""
    head = read_head_line(line, patterns)
    return head is not None and _names_anyone(head)


def is_paper(line: str) -> bool:
    """Whether the line is the name of a paper and nothing else (清河日报)."""
    return _PAPER.fullmatch(line.strip()) is not None


def is_name(line: str) -> bool:
    """Whether the line could be the name of a paper: a few characters, none of them a sentence's."""
    return _NAME.fullmatch(line.strip()) is not None


def is_site(name: str) -> bool:
    """Whether a name is that of a web site (平利政协网), as far as its form says."""
    return _SITE.fullmatch(name.strip()) is not None


def is_speaker(line: str) -> bool:
    """Whether the line names who delivers the report below: 省政协主席 龙启文, 县政协副主席 吴培兰（侗族）."""
    return _SPEAKER.fullmatch(line.strip()) is not None


class _Line:
    """The items of one line, and the free words between them."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text = text
        self._items = items
        self._kinds = {item.kind for item in items}
        self._free: list[tuple[str, str]] = []  # each free word with the kind of the item before it
        self._labelled: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._day: str | None = None
        self._sound = True  # whether no word touches a day, and names are names

    def read(self) -> HeadLine | None:
        first = self._items[0]
        self._take_words("", self._text[: first.start])
        for item, following in zip(self._items, [*self._items[1:], None], strict=True):
            value = self._text[item.end : following.start if following else len(self._text)]
            self._take(item, value, following)
        outlet = self._outlet()
        return (
            HeadLine(tuple(self._labelled), outlet, self._day, tuple(dict.fromkeys(self._names)))
            if self._is_covered(outlet)
            else None
        )

    def _take(self, item: Item, value: str, following: Item | None) -> None:
        if item.kind == "label":
            self._take_label(item, value, following)
        elif item.kind in ("role", "credit"):
            self._take_names(item, value, following)
        else:
            if item.kind == "day":
                self._take_day(item)
            self._take_words(item.kind, value)

    def _take_label(self, item: Item, value: str, following: Item | None) -> None:
        if item.role in ("date", "update"):
            day = edtf(following.text) if following and following.kind == "day" and not value.strip(_ENCLOSED) else None
            if short := _SHORT.match(value):
                day = written_day(f"20{short[1]}", short[2], short[3])
            if day:
                self._labelled.append((item.role, day))
            return
        plain = _CUT.split(value.strip())[0].strip(" ：:—-")
        if item.role == "source":
            words = [word for word in plain.split() if word not in _NO_SOURCE]
            self._labelled += [(item.role, word) for word in words[:1]]
            self._take_words("source", " ".join(words[1:]))
            return
        spaced = item.text.rstrip()[-1] not in POINTS
        names = split_names(plain, strict=spaced)
        self._labelled += [(item.role, name) for name in names]
        # a question put by a reporter (记者：…) is not a byline, nor is a figure (视频：32条)
        nobody = not spaced and len(value.strip()) <= _ANSWER and not any(map(str.isdigit, value))
        self._sound = self._sound and (bool(names) or nobody)

    def _take_names(self, item: Item, value: str, following: Item | None) -> None:
        said, *beside = _BRACKET.split(_NEXT.split(value)[0].strip(_ENCLOSED), maxsplit=1)
        self._take_words(item.kind, " ".join(beside))
        names = split_names(said)
        if said:
            of_body = item.kind == "credit" and _WORD.fullmatch(said) and _BODY.search(said)
            self._sound = self._sound and (bool(split_names(said, strict=True)) or bool(of_body))
        elif following is not None and following.kind == "role":
            pass  # 文/本报记者 王小明: whose names follow the role
        elif item.kind == "credit":
            while self._free and (before := split_names(self._free[-1][1], strict=True)):
                names = (*before, *names)
                self._free.pop()
            self._sound = self._sound and bool(names or self._names)
        if item.kind == "role" and self._free and all(kind == "" for kind, _ in self._free):
            # 王小明 本报记者 李大伟: a contributor before a reporter
            before = split_names(" ".join(word for _, word in self._free), strict=True)
            self._free = [] if before else self._free
            names = (*before, *names)
        if item.kind == "role" or _WRITES.search(item.text):
            self._names += names

    def _take_day(self, item: Item) -> None:
        beside = self._text[: item.start][-1:] + self._text[item.end :][:1]
        touched = any("\u3400" <= char <= "\u9fff" or char.isalnum() for char in beside)
        joined = any(other.start == item.end or other.end == item.start for other in self._items)
        self._sound = self._sound and (joined or not touched)
        preceding = next((other for other in reversed(self._items) if other.end <= item.start), None)
        labelled = preceding is not None and preceding.role in ("date", "update")
        if not labelled and self._day is None:
            self._day = edtf(item.text)

    def _take_words(self, kind: str, text: str) -> None:
        self._free += [(kind, word) for word in _WORD.findall(text) if any(map(str.isalnum, word))]

    def _outlet(self) -> str | None:
        """The outlet among the free words, which is then no longer one of them."""
        if "origin" in self._kinds and (account := self._account()):
            return account
        for n, (_, word) in enumerate(self._free):
            issued = _ISSUED.fullmatch(word) or _HOST.fullmatch(word) if "day" in self._kinds else None
            if issued or _OUTLET.match(word):
                del self._free[n]
                return issued[1] if issued else word
        if self._kinds & {"day", "issue"} and (titled := _TITLED.match(self._text)):
            self._free = [free for free in self._free if free != ("", titled[1])]
            return titled[1]
        return self._account()

    def _account(self) -> str | None:
        """The account of a head without an outlet: the word before the day, which names of writers may precede."""
        before = [n for n, (kind, _) in enumerate(self._free) if kind in ("", "origin")]
        if not before or (self._day is None and "origin" not in self._kinds):
            return None
        bare = len(self._free) == 1 and self._kinds <= {"day", "weekday", "lunar"}
        paged = "page" in self._kinds
        if not (bare or paged or self._kinds & {"origin", "place", "clock", "issue"}):
            return None
        at = before[-1]
        word = self._free[at][1]
        least, most = (_NAME_MAX + 1, _SHORT_WORD) if bare else (_NAME_MAX, 12)
        issuer = bare and _ISSUER.search(word) is not None
        if issuer:
            most = _ISSUER_MAX  # 政协察哈尔右翼中旗委员会办公室 2021年12月3日
        if (
            not least <= len(word) <= most
            or ((bare or paged) and _COLUMN.search(word) and not word.endswith("政协"))
            or (_SENTENCE.search(word) and not issuer)
        ):
            return None
        names = [name for n in before[:-1] for name in split_names(self._free[n][1], strict=True)]
        if "origin" in self._kinds and names:
            self._names += names
            self._free = [free for n, free in enumerate(self._free) if n not in before]
        else:
            del self._free[at]
        return word

    def _is_covered(self, outlet: str | None) -> bool:
        first = self._items[0]
        if first.kind == "label" and not self._text[: first.start].strip(_ENCLOSED):
            return self._sound
        free = [word for kind, word in self._free if kind not in ("page", "folio")]
        if not self._sound or any(map(_SENTENCE.search, free)) or any(len(word) > 10 for word in free):
            return False
        if "day" in self._kinds:
            whole = self._day is None or len(self._day) > len("2024-05")
            if self._kinds == {"day"}:
                return not free or (whole and len(free) == 1 and len(free[0]) <= _SHORT_WORD)
            return len(free) <= (_SPARE if whole else 0)
        if self._kinds & {"role", "credit", "label"}:
            return all(map(_BODY.search, free)) and len(free) <= 1
        if self._kinds == {"copies"} or (self._kinds == {"issue"} and (outlet or not free)):
            return not free
        if self._kinds & {"page", "folio"}:
            return outlet is not None or ("page" in self._kinds and not free and len(self._free) <= _SPARE)
        return ("number" in self._kinds and len(free) == 1) or ("origin" in self._kinds and len(free) <= _SPARE)
