"""The line of a page that says which outlet it is of and of which day: 清河日报 2023年1月12日 星期四 第03版 要闻."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A day, or a month, in figures (2024年5月6日, 2024-05-06, 2024.5) or in numerals (二〇二四年五月六日)
STAMP = re.compile(
    r"(?:19|20)\d\d\s?(?:年\s?\d\d?\s?月(?:\s?\d\d?\s?日)?"
    r"|[-./]\d\d?(?:[-./]\d\d?(?:(?!\d)|(?=\d\d[:：]\d\d))|(?![-./]?\d)))"
    r"|[一二][〇零○Oo0九][〇零○Oo0一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_PARTS = re.compile(
    r"(\d{4}|[^年]{4})\D+?(\d\d?|[一二三四五六七八九十]+)(?:[月\s./-]+(\d\d?|[一二三四五六七八九十]+))?"
)
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")

_SECTION = r"(?:[：:丨|]?\s?[一-鿿]{2,6}(?=$|\s))?"
_PAGE = re.compile(
    r"(?<![一-鿿A-Za-z\d])(?:版次|版面|版)\s?[：:]?\s?第?[A-Z]?\d{1,3}版?"
    + rf"(?![\d一-鿿]){_SECTION}"
    + rf"|(?<![一-鿿A-Za-z\d])第?\s?[A-Z]?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|头)\s?版(?![一-鿿]){_SECTION}"
    + r"|第\s?\d{1,6}\s?期"
)
_NOISE = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天](?![一-鿿])|\d{1,2}[:：]\d\d(?:[:：]\d\d)?|[（()）\[\]【】《》丨|│·,，/]|(?:上|下)午"
)
_OUTLET = re.compile(
    r"[一-鿿A-Za-z·]{1,14}?(?:(?<![汇通海捷预喜简])报|网|(?:新华|中新|通讯|报|杂志|出版)社|(?:电视|广播|电)台|客户端"
    r"|融媒体?(?:中心)?|周刊|杂志|导刊|时讯|公众号|新闻中心|政协办(?:公室)?)$|(?:新华|中新)社$"
)
_CREDIT = re.compile(
    r"(?:^|(?<=\s))(?:[文图摄]\s?[文图摄]?\s?[/／：:丨|]|文字|图文|撰文|撰稿|作者|(?:本[报网台刊])?(?:特约)?记者|通讯员|摄影)"
)
_MAX = 60
_SPARE = 2  # words besides the outlet: a column, a name


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the line says; `credits` is what stands behind a word of credit (文/周一帆), as written."""

    source: str | None
    published: str | None
    credits: str


def read_imprint(line: str) -> Imprint | None:
    """The imprint that the line is, None where it is anything else.

    Its parts stand apart in any order: a day, and an outlet, a page or a weekday; a line with words besides those
    (a headline that names an outlet or a day) is none.
    """
    if len(line) > _MAX or "。" in line or "；" in line:
        return None
    stamp = STAMP.search(line)
    if stamp is None or not _apart(line, stamp):
        return None
    rest = f"{line[: stamp.start()]} {line[stamp.end() :]}".strip()
    credit = _CREDIT.search(rest)
    credits = rest[credit.start() :] if credit else ""
    rest, paged = _PAGE.subn(" ", rest[: credit.start()] if credit else rest)
    rest, noise = _NOISE.subn(" ", rest)
    words = rest.split()
    outlet = next((word for word in words if _OUTLET.match(word)), None)
    spare = [word for word in words if word != outlet]
    if credit and spare and credit.end() - credit.start() + 1 >= len(credits):
        credits = f"{spare[-1]} {credits}"  # 周一帆 文/图
    if len(spare) > _SPARE or any(len(word) > 6 or not "\u3400" <= word[0] <= "\u9fff" for word in spare):
        return None
    if outlet is None and (spare or not (paged or noise or credits)):
        return None
    return Imprint(outlet, edtf(stamp[0]), credits)


def edtf(stamp: str) -> str | None:
    """The day or month that a stamp says as EDTF; None where there is no such day."""
    parts = _PARTS.match(stamp)
    return written_day(parts[1].translate(_DIGITS), parts[2], parts[3]) if parts else None


def written_day(year: str, month: str, day: str | None) -> str | None:
    """EDTF of a year and of a month and a day in figures or numerals; None where there is no such day."""
    m, d = _number(month), _number(day) if day else None
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= 31):
        return None
    return f"{year}-{m:02}" if d is None else f"{year}-{m:02}-{d:02}"


def _number(text: str) -> int:
    """A number under 100: 08 -> 8, 十一 -> 11, 二十 -> 20, 二十八 -> 28."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digits = tens.translate(_DIGITS) or "1", ones.translate(_DIGITS) or "0"
    return int("".join(digits)) if ten else int(digits[1])


def _apart(line: str, stamp: re.Match[str]) -> bool:
    """Whether no word touches the day."""
    before, after = line[: stamp.start()][-1:], line[stamp.end() :][:1]
    return not any("\u3400" <= char <= "\u9fff" or char.isalnum() for char in before + after)
