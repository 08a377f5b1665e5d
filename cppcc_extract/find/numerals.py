"""What a numeral is worth: Arabic, Chinese and mixed ones.

`PATTERN` cuts numerals out of a clean text; `value` gives their worth. Numerals in Chinese characters alone are
read by cn2an, which is loaded on first use.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cppcc_extract.models import Bound, Number

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
_CHINESE = "零〇一二两俩仨三四五六七八九十百千万亿"
# As in cheques. The digits are surnames and parts of words as well (大陆, 叁), so that they count before what goes on
# a numeral only, or at its end.
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CHEQUE = r"[壹贰叁肆伍陆柒捌玖](?=[拾佰仟百千万亿零点]|分之|个百分|[^一-鿿]|$)"
_ONE = rf"(?:[{_CHINESE}拾佰仟]|{_CHEQUE}|(?<=[一二两三四五六七八九十])兆(?![瓦字赫比欧帕头]))"
_GAP = r"(?: (?=[十百千万亿])|(?<=[十百千万亿]) (?=[零一二两三四五六七八九十]))?"

# a character that a numeral may begin with: found first, since one set is quicker to scan for than the whole pattern
BEGIN = re.compile(rf"[\d几数{_CHINESE}壹贰叁肆伍陆柒捌玖拾]")
# 25万6千 | 710, 1,050, 3.5, 3.2万, 30多万, 1.8万亿 | 三百一十八, 一千二百余, 二十多万, 数十万, 十几, 几百, 肆拾肆
PATTERN = re.compile(
    r"\d+(?: ?[百千万亿] ?零?\d{1,4}(?![\d年月日.%]))+(?: ?[百千万亿](?![工分])){0,2}"
    r"|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    r"(?: ?[多余几来] ?[万亿](?:亿)?| ?(?:千(?![米克瓦伏卡])|[十百万亿]){1,3}(?![分工]))?"
    rf"|(?:几|数(?=[十百千万亿]))?{_ONE}(?:{_GAP}{_ONE}){{0,40}}"
    rf"(?:点[零一二三四五六七八九]{{1,6}}[万亿]*|几(?![{_CHINESE}]))?(?: ?[多余几来] ?[万亿]+)?"
    r"|几[十百千万亿]{1,3}"
)
_INNER = re.compile(r" ?[多余几来] ?")
_PAIR = re.compile(r"([一二三四五六七八九两])([二两三四五六七八九])([十百千万亿]*)$")
_HANGING = re.compile("零(?=[万亿])")  # 一百零几万 without its 几
_PART = re.compile(r"(\d+)([十百千]*)([万亿]*)")


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
        bound = "over" if inner[0].strip() in "多余" else "about"
        text = text.replace(inner[0], "")
    text = text.replace(" ", "").translate(_FINANCIAL)
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
    digits = text.rstrip("十百千万亿").replace(",", "")
    scale = text[len(text.rstrip("十百千万亿")) :]
    if not digits.isdigit() and any(character in SCALES for character in digits):
        return _mixed(text)
    worth = Decimal(digits) * _scale(scale)
    return int(worth) if worth == int(worth) else tidy(float(worth))


def _mixed(text: str) -> int:
    """5亿1万4千6百: figures that each have a scale of their own."""
    whole = section = 0
    for figures, small, big in _PART.findall(text):
        section += int(figures) * _scale(small)
        for character in big:
            whole, section = (whole + section) * SCALES[character] if character == "亿" else whole + section * 10**4, 0
    return whole + section


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
        return None if text == "万万" else _scale(text)
    high, trillion, low = text.partition("兆")
    if trillion:
        return _sum(_chinese(high), 10**12, low)
    high, square, low = text.partition("万万")
    if square:
        return _sum(_chinese(high), 10**8, low) if high else None
    if text[0] in "百千万亿":
        text = "一" + text
    if not any(c in SCALES for c in text) and "点" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    from cn2an import cn2an

    plain = _HANGING.sub("", text.replace("〇", "零").replace("俩", "两"))
    try:
        worth = cn2an(plain, "smart")
    except ValueError:
        return None
    return worth if isinstance(worth, int) else tidy(float(worth))


def _sum(high: Number | None, scale: int, low: str) -> Number | None:
    """The worth of what stands before a high scale and of what stands behind it."""
    rest = _chinese(low.lstrip("零")) if low.strip("零") else 0
    return None if high is None or rest is None else high * scale + rest
