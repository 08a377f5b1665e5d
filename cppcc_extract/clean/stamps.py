"""A day or a month as it is stamped on a page: 2024年5月6日, 2024-05-06, 2024 05/06, 二〇二四年五月六日."""

from __future__ import annotations

import re

STAMP = re.compile(
    r"(?:19|20)\d\d\s?(?:年\s?/?\s?\d\d?\s?月(?:\s?/?\s?\d\d?\s?日)?"
    r"|\s\d\d\s?/\s?\d\d(?=\s|$)"
    r"|[-./]\d\d?(?:[-./]\d\d?(?:(?!\d)|(?=\d\d[:：]\d\d))|(?![-./]?\d)))"
    r"|[一二][〇零○Oo0九][〇零○Oo0一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_PARTS = re.compile(
    r"(\d{4}|[^年]{4})\D+?(\d\d?|[一二三四五六七八九十]+)(?:[月\s./-]+(\d\d?|[一二三四五六七八九十]+))?"
)
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")


def edtf(stamp: str) -> str | None:
    """The day or month of a stamp as EDTF; None if there is no such day."""
    parts = _PARTS.match(stamp)
    return written_day(parts[1].translate(_DIGITS), parts[2], parts[3]) if parts else None


def written_day(year: str, month: str, day: str | None) -> str | None:
    """EDTF of a year and of a month and a day in figures or numerals; None if there is no such day."""
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
