"""Stretches counted in years (五年来) and terms of office (本届以来), where the text gives their years anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.resolve.edtf import edtf

_TERM = range(48, 73)  # a term of five years as pages give it, in months: 2017—2021年, 2016年12月—2021年11月


class Terms:
    """The spans of years and months that the text gives in full."""

    def __init__(self, times: Sequence[TimeMention]) -> None:
        self._spans = [_span(t) for t in times if t.kind == "range" and t.year and t.day is None and _ends(t)]

    def of_years(self, count: int) -> str | None:
        """The first span of so many years as EDTF; 2018—2023 is one of five as well as 2018—2022."""
        for months, by_month, value in self._spans:
            if abs(months - 12 * count) <= 6 or (not by_month and months == 12 * (count + 1)):
                return value
        return None

    def of_office(self) -> str | None:
        """The first span that is as long as a term of office, as EDTF."""
        return next((value for months, _, value in self._spans if months in _TERM), None)


def _ends(mention: TimeMention) -> bool:
    return mention.last is not None and mention.last.year is not None and mention.last.day is None


def _span(mention: TimeMention) -> tuple[int, bool, str]:
    """Length in months, whether months are given, and the EDTF value."""
    first, last = mention, mention.last or mention
    begun = (first.year or 0) * 12 + (first.month or 1)
    ended = (last.year or 0) * 12 + (last.month or 12)
    value = f"{edtf(first.year, first.month)}/{edtf(last.year, last.month)}"
    return ended - begun + 1, first.month is not None, value
