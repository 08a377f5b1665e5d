"""EDTF strings (ISO 8601-2): making them, and the days that they cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """`2023`, `2023-07` or `2023-07-06`; `XXXX-07-06` without the year.

    None without year and month, and for an impossible year.
    """
    if (year is None and month is None) or not _has_year(year):
        return None
    parts = [f"{year:04}" if year is not None else "XXXX"]
    if month is not None:
        parts.append(f"{month:02}")
        if day is not None:
            parts.append(f"{day:02}")
    return "-".join(parts)


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has the day, as far as it is given."""
    if not _has_year(year):
        return False
    if month is None or day is None:
        return month is None or 1 <= month <= 12
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _has_year(year: int | None) -> bool:
    return year is None or MINYEAR <= year <= MAXYEAR


def last_day(year: int | None, month: int) -> int | None:
    """The last day of a month; None for February of an unknown year."""
    if year is None and month == 2:
        return None
    return monthrange(year or 2000, month)[1]


def shifted(day: date, days: int) -> date | None:
    """The day a number of days later (earlier, if negative); None beyond the ends of the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def month_shifted(year: int | None, month: int, months: int) -> tuple[int | None, int]:
    """Year and month a number of months later (earlier, if negative); the year may lie outside the calendar."""
    if year is None:
        return None, (month - 1 + months) % 12 + 1
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


@lru_cache(maxsize=1024)
def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; None if it is open or the year is not known."""
    if value is None:
        return None, None
    first, _, last = value.partition("/")
    return _edge(first, last=False), _edge(last or first, last=True)


def first_of(value: str | None) -> str | None:
    """The beginning of an EDTF interval, as written; a value that is not an interval is its own beginning."""
    return value.partition("/")[0] if value else None


def last_of(value: str | None) -> str | None:
    """The end of an EDTF interval, as written; a value that is not an interval is its own end."""
    return value.rpartition("/")[2] if value else None


def _edge(value: str, *, last: bool) -> date | None:
    if value in ("", "..") or "X" in value:
        return None
    year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
    if last:
        month = month or 12
        day = day or monthrange(year, month)[1]
    return date(year, month or 1, day or 1)
