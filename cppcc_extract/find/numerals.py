"""What a numeral is worth: Arabic, Chinese and mixed ones.

`PATTERN` cuts numerals out of a clean text; `value` gives their worth. Numerals in Chinese characters alone are
read by cn2an, which is loaded on first use.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cppcc_extract.models import Bound, Number

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
_CHINESE = "零〇一二两俩仨三四五六七八九十百千万亿"

# a character that a numeral may begin with: found first, since one set is quicker to scan for than the whole pattern
BEGIN = re.compile(rf"[\d几数{_CHINESE}]")
# 710, 1,050, 3.5, 3.2万, 30多万, 1.8万亿 | 三百一十八, 一千二百余, 二十多万, 数十万, 十几, 几百, 两三百
PATTERN = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[多余几来][万亿](?:亿)?|(?:千(?![米克瓦伏卡])|[十百万亿]){1,3}(?![分工]))?"
    rf"|(?:几|数(?=[十百千万亿]))?[{_CHINESE}][{_CHINESE}]{{0,24}}(?:点[零一二三四五六七八九]{{1,6}}[万亿]*|几(?![{_CHINESE}]))?(?:[多余几来][万亿]+)?"
    r"|几[十百千万亿]{1,3}"
)
_INNER = re.compile(r"[多余几来]")
_PAIR = re.compile(r"([一二三四五六七八九两])([二两三四五六七八九])([十百千万亿]*)$")


class Numeral(NamedTuple):
    """The worth of a numeral; `bound` is what the numeral itself says (十几, 30多万, 两三百)."""

    value: Number
    value_max: Number | None
    bound: Bound


def tidy(value: float) -> Number:
    """The number as int where it is whole, else as a float without the noise of binary fractions."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def value(text: str) -> Numeral | None:
    """The worth of a numeral cut out by `PATTERN`; None where the characters make no number."""
    bound: Bound = "exact"
    inner = _INNER.search(text)
    if inner:
        bound = "over" if inner[0] in "多余" else "about"
        text = text.replace(inner[0], "")
    if text.startswith("数"):
        bound, text = "about", text[1:]
    if not text:
        return None
    if text[0].isdigit():
        return Numeral(_arabic(text), None, bound)
    pair = _PAIR.fullmatch(text)
    if pair and _DIGITS[pair[2]] == _DIGITS[pair[1]] + 1:
        scale = _scale(pair[3])
        return Numeral(_DIGITS[pair[1]] * scale, _DIGITS[pair[2]] * scale, "about")
    worth = _chinese(text)
    return None if worth is None else Numeral(worth, None, bound)


def _arabic(text: str) -> Number:
    digits = text.rstrip("十百千万亿")
    number = float(digits.replace(",", ""))
    return tidy(number * _scale(text[len(digits) :]))


def _scale(characters: str) -> int:
    worth = 1
    for character in characters:
        worth *= SCALES[character]
    return worth


@lru_cache(maxsize=4096)
def _chinese(text: str) -> Number | None:
    if len(text) == 1:
        return _DIGITS[text] if text in _DIGITS else SCALES.get(text)
    if all(c in SCALES for c in text):
        return _scale(text)
    if text[0] in "百千万亿":
        text = "一" + text
    if not any(c in SCALES for c in text) and "点" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    from cn2an import cn2an

    try:
        return tidy(float(cn2an(text.replace("〇", "零").replace("俩", "两"), "smart")))
    except ValueError:
        return None
