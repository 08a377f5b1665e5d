"""EDTF strings (ISO 8601-2) to days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day that an EDTF value covers; None where it is open or the year is not known."""
    if edtf is None:
        return None, None
    first, _, last = edtf.partition("/")
    return _edge(first, last=False), _edge(last or first, last=True)


def _edge(value: str, *, last: bool) -> date | None:
    if value in ("", "..") or "X" in value:
        return None
    year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
    if last:
        month = month or 12
        day = day or monthrange(year, month)[1]
    return date(year, month or 1, day or 1)
