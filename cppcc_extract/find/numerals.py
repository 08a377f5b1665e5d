"""The grammar of numerals, and their values.

One grammar for all ways of writing one: Arabic (1,050, 2 164, 3.5), Chinese in everyday, cheque and old
characters (三百一十八, 柒拾伍, 廿五), mixed (25万6千), with a scale (3.2万, 15k, 十五点八亿, 两个亿), and about
(十几, 两三百, 百十).

`PATTERN` cuts a numeral out of a clean text. `value` writes its Chinese digits as Arabic ones, so that 二十五万六千
and 25万6千 are one form, and splits that at its highest scale into what the scale multiplies and what is added.
A numeral that is not well formed (一百二五, 三百五百) has no value: nothing is guessed.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cppcc_extract.models import Bound, Number

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
CHEQUE = "壹贰叁肆伍陆柒捌玖拾佰仟"
_DIGITS = {
    **{digit: str(n) for n, digit in enumerate("零一二三四五六七八九")},
    **{digit: str(n) for n, digit in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "〇": "0",
    "○": "0",
    "两": "2",
    "俩": "2",
    "仨": "3",
}
# every character of a numeral in the one form: figures and scales
_ONE_FORM = str.maketrans(
    _DIGITS
    | {"廿": "2十", "卅": "3十", "卌": "4十", "拾": "十", "佰": "百", "仟": "千"}
    | {"点": ".", "k": "千", "w": "万", "W": "万", " ": "", ",": "", "'": "", "’": "", "个": ""}
)

_DIGIT = "零〇一二三四五六七八九"
# 陆 and 伍 are surnames and 大陆 a word, so that a digit of cheques needs another numeral on one of its sides;
# 两 is a digit at the start, before a scale and in 一两, 三两, else a weight; 兆瓦 is a unit.
_ONE = (
    rf"(?:[{_DIGIT}十百万亿廿卅卌拾佰仟俩仨]|千(?![克瓦伏卡])|两(?=[百千万亿])|(?<=[一三])两(?=[一-鿿])(?![{_DIGIT}])"
    rf"|[壹贰叁肆伍陆柒捌玖](?:(?=[{CHEQUE}百千万亿零点又]|分之|个百分|[^一-鿿]|$)|(?<=[{CHEQUE}十百千万亿兆零].))"
    rf"|(?<=[十百千万亿])○(?=[{_DIGIT}])|(?<=[{_DIGIT}十])兆(?![瓦字赫比欧帕头]))"
)
_GAP = rf"(?: (?=[十百千万亿])|(?<=[十百千万亿]) (?=[{_DIGIT}两])|(?<=[{_DIGIT}两]) (?=[{_DIGIT}两] [十百千万亿]))?"
_INNER = r" ?[多余几来] ?"
_TAIL = (
    rf"(?:{_INNER}[万亿]亿?| ?个亿| {{0,2}}(?:千(?![米克瓦伏卡])|[十百万亿]){{1,3}}(?![分工])"
    r"|[kw](?![A-Za-z])|W(?=\+))"
)

# a character that a numeral may begin with: found first, since one set is quicker to scan for than the whole pattern
BEGIN = re.compile(rf"[0-9几数{_DIGIT}两俩仨十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾半]")
PATTERN = re.compile(
    # 25万6千, 7 万5 千4 百
    r"[0-9]+(?: ?[百千万亿] ?零?[0-9]{1,4}(?![0-9年月日.%]))+(?: ?[百千万亿](?![工分])){0,2}"
    # 710, 1,050, 2 164, 3.5, 3.2万, 30多万, 1.8万亿, 15k
    r"|(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:['’][0-9]{3})+)(?![0-9])"
    r"|(?<![0-9] )[0-9]{1,3}(?: [0-9]{3})+(?! ?[0-9])(?= ?[一-鿿℃%㎀-㏿])|[0-9]+)"
    rf"(?:\.[0-9]+)?{_TAIL}?"
    # 三百一十八, 十五点八万, 十几, 二十多万, 数十万, 肆拾肆
    rf"|(?:几|数(?=[十百千万亿]))?(?:两|{_ONE})(?:{_GAP}{_ONE}){{0,40}}"
    rf"(?: ?点 ?[{_DIGIT}]{{1,6}}[百千万亿]*|几(?![{_DIGIT}两十百千万亿]))?(?:{_INNER}[万亿]+|个亿)?"
    r"|几[十百千万亿]{1,3}|半数?"
)
# characters that continue a Chinese numeral where the grammar stops: 一百二十两三
RUN = re.compile(rf"(?:[{_DIGIT}两几十百千万亿廿卅卌]|点(?=[{_DIGIT}]))+")
_WORD_INSIDE = re.compile(_INNER)
_NEAR_PAIRS = ("三五", "三两", "四六", "五七", "六八", "七九")
_PAIR = re.compile(r"(?<!\d)(\d)(\d)(?!\d)")
_DECIMAL = re.compile(r"(?P<whole>[^.]*)(?P<part>\.\d+)(?P<scale>[十百千万亿]*)")
_BORROWED = re.compile(r"(?<=[\d十百千])(?:[万亿]+|[百千])$")


class Numeral(NamedTuple):
    """The value of a numeral; `bound` is what the numeral itself states (十几, 30多万, 两三百)."""

    value: Number
    value_max: Number | None
    bound: Bound


def tidy(value: float | Fraction) -> Number:
    """The number as int if it is whole, otherwise as a float without binary rounding noise."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else tidy(float(value))
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@lru_cache(maxsize=4096)
def value(text: str) -> Numeral | None:
    """The value of a numeral cut out by `PATTERN`; None if it is not well formed."""
    bound: Bound = "exact"
    if inside := _WORD_INSIDE.search(text):
        bound = "over" if inside[0].strip() in "多余" else "about"
        # 一百零几万
        text = text.replace(inside[0], "").replace("零万", "万").replace("零亿", "亿")
    if text.startswith("数"):
        bound, text = "about", text[1:]
    written = text.translate(_ONE_FORM)
    arabic = text[:1].isdigit()
    if written.startswith("百十") and not written.strip("百十万亿"):
        # 百十户 is a hundred or so; 一百一十 is 110
        bound, written = "about", written.replace("十", "")
    if not arabic and (pair := _approximate(text, written)):
        low, high = (_worth(one, elliptic=True) for one in pair)
        return None if low is None or high is None else Numeral(tidy(low), tidy(high), "about")
    worth = _worth(written, elliptic=True, arabic=arabic)
    return None if worth is None else Numeral(tidy(worth), None, bound)


def span(first: str, second: str) -> Numeral | None:
    """The value of two numerals as a range; None if the second is not the higher one.

    The first borrows the scale of the second if it has none and is the smaller number: 3至5万, 两到三万,
    一百二十到一百五十万, but not 8500到3万.
    """
    low, high = value(first), value(second)
    if low is None or high is None:
        return None
    number = low.value
    written = first.translate(_ONE_FORM)
    scale = _BORROWED.search(second.translate(_ONE_FORM))
    if scale and not any(character in written for character in scale[0]):
        size = _product(scale[0])
        if Fraction(number) * size < Fraction(high.value):
            number = tidy(Fraction(str(number)) * size)
    if number >= high.value:
        return None
    return Numeral(number, high.value, low.bound if high.bound == "exact" else high.bound)


def _approximate(text: str, written: str) -> tuple[str, str] | None:
    """The two numerals that 十七八, 两三百, 一千五六百 and 三五 stand between, in the one form."""
    pairs = list(_PAIR.finditer(written))
    if len(pairs) != 1 or "." in written:
        return None
    low, high = sorted(pairs[0].groups())
    rising = low == pairs[0][1] and int(high) == int(low) + 1 and low != "0"
    if not rising and not (pairs[0].start() == 0 and text.startswith(_NEAR_PAIRS)):
        return None
    before, after = written[: pairs[0].start()], written[pairs[0].end() :]
    return before + low + after, before + high + after


def _worth(written: str, *, elliptic: bool = False, arabic: bool = False) -> Fraction | None:
    """The value of digits and scales. `elliptic` allows a last digit without its scale: 一百五, 一亿四."""
    if "." in written:
        return _decimal(written, arabic=arabic)
    scale = next((scale for scale in reversed(SCALES) if scale in written), "")
    if not scale:
        return Fraction(written) if written.isdigit() else None
    before, _, after = written.rpartition(scale)
    count = _count(before, scale, arabic=arabic)
    rest = _rest(after, SCALES[scale], elliptic=elliptic, arabic=arabic)
    return None if count is None or rest is None else count * SCALES[scale] + rest


def _count(before: str, scale: str, *, arabic: bool) -> Fraction | None:
    """The multiplier of a scale: 百 is one, and so is 零十."""
    if before in ("", "0") and not (before and arabic):
        return Fraction(1) if not before or scale == "十" else None
    if scale in "十百千":
        return Fraction(before) if before.isdigit() and (arabic or (len(before) == 1)) else None
    if scale in before and not (scale == "万" and before.count("万") == 1 and before[-1] == "万" and len(before) > 1):
        # 四万万 is an old way of writing 四亿; no other scale stands twice
        return None
    return _worth(before, arabic=arabic)


def _rest(after: str, scale: int, *, elliptic: bool, arabic: bool) -> Fraction | None:
    """What follows a scale: nothing, lower scales, or a last digit with or without a zero before it."""
    plain = after.lstrip("0")
    if not after:
        return Fraction(0)
    if plain.isdigit():
        if len(plain) < len(after) or scale == 10 or len(plain) > 1:
            return Fraction(plain) if (arabic or len(plain) == 1) and int(plain) < scale else None
        return Fraction(int(plain) * scale // 10) if elliptic else None
    if not plain or plain[0] in "百千万亿":
        return Fraction(0) if arabic and not plain else None
    rest = _worth(plain, elliptic=elliptic, arabic=arabic)
    return rest if rest is not None and rest < scale else None


def _decimal(written: str, *, arabic: bool) -> Fraction | None:
    parts = _DECIMAL.fullmatch(written)
    if parts is None:
        return None
    whole = _worth(parts["whole"], elliptic=True, arabic=arabic) if parts["whole"] else Fraction(0)
    return None if whole is None else (whole + Fraction("0" + parts["part"])) * _product(parts["scale"])


def _product(scales: str) -> int:
    size = 1
    for scale in scales:
        size *= SCALES[scale]
    return size
