"""The range of a written figure in exact numbers: 20.3% is 20.25 to 20.35, 60余 is 60 to 70, 近900 is 800 to 900."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cppcc_extract.models import Metric, Number, Verdict

SIGNS: dict[Verdict, str] = {"agrees": "≈", "disagrees": "≠", "cannot tell": "≟"}
# a number rounded to its scale (1.2亿, 3万), and a share in tenths, halves or thirds
_WRITTEN = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?[余多几来]?(?P<scale>[十百千]?[万亿])?")
_SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_COARSE = re.compile(r"成|半|(?<!百)(?<!千)(?<!万)分之")
_VAGUE = re.compile(r"[数几]|[十百千万]来")
_STEPPED = re.compile(r"[余多]")
_NEAR = re.compile(r"近")


@dataclass(frozen=True, slots=True)
class Range:
    """The range of a figure, both ends included; `high` is None if the text sets no upper end."""

    low: Fraction
    high: Fraction | None

    @property
    def closed(self) -> bool:
        return self.high is not None

    def meets(self, other: Range) -> bool:
        """Whether the ranges overlap."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)

    def over(self, whole: Range) -> Range | None:
        """The percentages that this is of a whole; None if the whole is zero."""
        if whole.low <= 0:
            return None
        low = Fraction(0) if whole.high is None else 100 * self.low / whole.high
        return Range(low, None if self.high is None else 100 * self.high / whole.low)


def exact(number: Number) -> Fraction:
    """The number as it is printed, so that 0.1 is a tenth."""
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def last_digit(metric: Metric) -> Fraction:
    """The value of one in the last written digit: 0.1 for 20.3%, 1000000 for 1.25亿, 1 for 356件, 10 for 六成."""
    if _coarse(metric):
        return Fraction(10)
    written = _WRITTEN.search(metric.clean)
    if written is None:
        return Fraction(1)
    scale = sum(_SCALES[character] for character in written["scale"] or "")
    return Fraction(10) ** (scale - len(written["decimals"] or ""))


def rounded(metric: Metric) -> bool:
    """Whether the figure is rounded: any percentage but 100% and 0%, and 1.2万."""
    if metric.unit in ("%", "百分点"):
        return metric.value not in (0, 100) or _coarse(metric)
    return last_digit(metric) != 1


def meaning(metric: Metric) -> Range | None:
    """The range of the figure; None for 数十, 几百, which are too vague."""
    value = exact(metric.value)
    if metric.value_max is not None:
        return Range(value, exact(metric.value_max))
    if metric.bound == "exact":
        half = last_digit(metric) / 2 if rounded(metric) else Fraction(0)
        return Range(value - half, value + half)
    if _VAGUE.search(metric.clean):
        return None
    step = last_digit(metric) if _coarse(metric) else _place(value)
    if metric.bound == "over":
        return Range(value, value + step if _STEPPED.search(metric.clean) else None)
    if metric.bound == "under":
        return Range(value - step if _NEAR.search(metric.clean) else Fraction(0), value)
    room = max(step / 2, value / 10)
    return Range(value - room, value + room)


def nearly(metric: Metric) -> Range | None:
    """The range of a rounded figure whose last digit is off by one; None for a figure that is not rounded.

    Writers cut digits off, and adjust the last one so that shares sum to 100%.
    """
    if metric.bound != "exact" or not rounded(metric):
        return None
    value, unit = exact(metric.value), last_digit(metric)
    return Range(value - unit, value + unit)


def compare(told: Metric, found: Range, *, certain: bool = True) -> Verdict | None:
    """Whether a figure agrees with its arithmetic; None if it is too vague to be tested.

    `certain` is false if the writer may have meant other counts.
    """
    said = meaning(told)
    if said is None:
        return None
    if said.meets(found):
        return "agrees" if found.closed else "cannot tell"
    near = nearly(told)
    return "disagrees" if certain and (near is None or not near.meets(found)) else "cannot tell"


def percentage(found: Range, told: Metric) -> str:
    """A computed percentage with one digit more than the stated one, or its two ends."""
    written = _WRITTEN.search(told.clean)
    places = len((written and written["decimals"]) or "") + 1
    low = shown(found.low, places)
    if found.high is None:
        return f"{low}%…"
    high = shown(found.high, places)
    return f"{low}%" if low == high else f"{low}%…{high}%"


def shown(number: Fraction, places: int = 0) -> str:
    """A number in decimal notation with a number of places, rounded half up."""
    quotient = (abs(number) * 10**places * 2 + 1) // 2
    digits = f"{Decimal(int(quotient)).scaleb(-places):f}"
    return f"-{digits}" if number < 0 and quotient else digits


def plain(number: Fraction) -> str:
    """A sum of written numbers in decimal notation, without trailing zeros."""
    return f"{(Decimal(number.numerator) / Decimal(number.denominator)).normalize():f}"


def operand(metric: Metric) -> str:
    """A figure as a term of a sum: its number if it is exact, otherwise its words."""
    if metric.unit in ("%", "百分点") or metric.bound != "exact" or metric.value_max is not None:
        return metric.clean
    return str(metric.value)


def _coarse(metric: Metric) -> bool:
    """Whether a share is written in tenths, halves, thirds or quarters."""
    return metric.unit == "%" and bool(_COARSE.search(metric.clean))


def _place(value: Fraction) -> Fraction:
    """The place of the last non-zero digit: 100 for 300, 10 for 860, 0.1 for 0.9."""
    if not value:
        return Fraction(1)
    place = Fraction(1)
    while value % (10 * place) == 0:
        place *= 10
    while value % place:
        place /= 10
    return place
