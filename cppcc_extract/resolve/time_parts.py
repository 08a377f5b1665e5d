"""Parts of years and months: halves, quarters, thirds of a month, their ends."""

from __future__ import annotations

import re

from cppcc_extract.resolve.edtf import edtf, exists, last_day, last_of, month_shifted

_QUARTERS = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_QUARTER = re.compile(
    r"(?P<up>[前头首])?第?(?P<first>[一二两三四1-4]?)(?:[^一二三四1-4]+(?P<last>[一二三四1-4]))?个?季度?(?P<end>末?)"
)
_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "上半月": (1, 15), "下半月": (16, 31)}
_BY_QUARTER = {"上": -1, "本": 0, "下": 1}  # 上一季度


def part_of_year(year: int | None, part: str) -> str | None:
    """The value of a part of a year (上半年, 前三季度, 一季度末); December for 底, null for 初."""
    if year is None:
        return None
    if part.endswith("半年"):
        return _months(year, 1, 6) if part[0] in "上前" else _months(year, 7, 12)
    if quarter := _QUARTER.fullmatch(part):
        one = quarter["first"] or "1"  # 首季度
        last = _QUARTERS[quarter["last"] or one] * 3
        first = 1 if quarter["up"] else _QUARTERS[one] * 3 - 2
        return edtf(year, last) if quarter["end"] else _months(year, first, last)
    if part[-1] in "底末":
        return edtf(year, 12)
    return None if "季度" in part or part[-1] == "初" else edtf(year)


def quarter_by_day(year: int, month: int, part: str) -> str | None:
    """上一季度, 本季度, 下季度 as seen from a month."""
    own, first = month_shifted(year, (month - 1) // 3 * 3 + 1, 3 * _BY_QUARTER[part[0]])
    return _months(own, first, first + 2)


def is_quarter_by_day(part: str) -> bool:
    """Whether a part is a quarter that its neighbour names: 上一季度, 本季度."""
    return part.endswith(("季度", "季")) and part[:1] in _BY_QUARTER


def part_of_month(year: int | None, month: int, part: str) -> str | None:
    """The value of a part of a month: the days of 中旬 or 上半月, or the month itself."""
    days = _DAYS.get(part)
    if days is None:
        return edtf(year, month)
    last = min(days[1], last_day(year, month) or 31)
    if not exists(year, month, last):
        return edtf(year, month)
    return f"{edtf(year, month, days[0])}/{edtf(year, month, last)}"


def end_of_part(value: str | None, part: str) -> str | None:
    """The end of an until: the last day if a part is named (6月底, 上半年), otherwise the value itself."""
    end = last_of(value)
    if end is None or not part or part[-1] in "初中":
        return end
    year, _, month = end.partition("-")
    if not month:
        return f"{year}-12-31"
    day = last_day(int(year) if year.isdecimal() else None, int(month)) if "-" not in month else None
    return f"{end}-{day}" if day else end


def _months(year: int | None, first: int, last: int) -> str | None:
    start, end = edtf(year, first), edtf(year, last)
    return f"{start}/{end}" if start and end else None
