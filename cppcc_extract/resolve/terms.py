"""Periods counted in years (五年来) and terms of office (本届以来), if the text gives their years anywhere.

It gives them as a span (2017至2021年), or states when the committee took office (自2018年1月换届以来).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.resolve.edtf import edtf

_TOOK_OFFICE = re.compile(r"产生|换届")
_TERM = range(48, 73)  # a term of five years as pages give it, in months: 2017—2021年, 2016年12月—2021年11月


class Terms:
    """The spans of years and months that the text gives in full.

    `until` is the day of the article or, of a report, the day on which it was delivered; `begun` the month in which the
    committee took office, as EDTF, if the text states it and a term has not passed since.
    """

    def __init__(self, text: str, times: Sequence[TimeMention], until: date | None) -> None:
        self._until = until
        self.begun, self._served = self._office(text, times)
        self._spans = [_span(t) for t in times if t.kind == "range" and t.year and t.day is None and _ends(t)]

    def _office(self, text: str, times: Sequence[TimeMention]) -> tuple[str | None, int]:
        """The month in which the committee took office, and how many months have passed since."""
        for time in times:
            if time.kind != "since" or time.year is None or time.month is None or self._until is None:
                continue
            if _TOOK_OFFICE.search(text, time.start, time.end):
                served = (self._until.year - time.year) * 12 + self._until.month - time.month
                if 0 <= served < _TERM.stop:
                    return edtf(time.year, time.month), served
        return None, 0

    def of_years(self, count: float) -> str | None:
        """The first span of a number of years as EDTF; both 2018—2023 and 2018—2022 count as five."""
        for months, by_month, value in self._spans:
            if abs(months - 12 * count) <= 6 or (not by_month and months == 12 * (count + 1)):
                return value
        if self.begun and self._until and abs(self._served - 12 * count) <= 6:
            return f"{self.begun}/{edtf(self._until.year, self._until.month)}"
        return None

    def of_office(self) -> str | None:
        """The first span that is as long as a term of office, as EDTF."""
        return next((value for months, _, value in self._spans if months in _TERM), None)


def _ends(mention: TimeMention) -> bool:
    return mention.last is not None and mention.last.year is not None and mention.last.day is None


def _span(mention: TimeMention) -> tuple[int, bool, str]:
    """Its length in months, whether months are given, and its EDTF value."""
    first, last = mention, mention.last or mention
    begun = (first.year or 0) * 12 + (first.month or 1)
    ended = (last.year or 0) * 12 + (last.month or 12)
    value = f"{edtf(first.year, first.month)}/{edtf(last.year, last.month)}"
    return ended - begun + 1, first.month is not None, value
