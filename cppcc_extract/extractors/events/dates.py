"""The date of an event: a time that heads its clause, of a kind that can be the time of one act."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cppcc_extract.extractors.events.clauses import Clause
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.values import sealed

# The sources of an event's date
DATES: Mapping[str, str] = {
    "date.head": "a time that heads its clause, or one of the clauses before it",
    "date.name": "the year in its name: 召开2023年工作会议",
    "date.period": "the period that opens its sentence: 今年以来",
    "date.since": "the time since which something is counted: 自2022年10月开播以来",
    "date.delivery": "the line under the title that states when the report was delivered",
}
_DATING = frozenset({"date", "range", "anaphoric"})
_PAST = ("去年", "前年")
_SEASONS = tuple("春夏秋冬")
_PARTS = ("上半年", "下半年")
_NEAR = re.compile(r"近[日期]|日前|前不久|不久前|最近|前段时间|前些天|[今昨前][天日早晨午晚夜]|[上本][周月]")
_FIXED = ("初", "底", "末", "春节", "前夕", "旬")
_REPORTER = re.compile(r"记者.{0,12}(?:获悉|了解到|得知|采访|看到|见到|走进|来到|跟随|从)")
_FAR = 60  # characters of a clause in which a reporter may be named


@sealed(frozen=True, slots=True)
class Anchor:
    """A time that dates what follows it; a coarse one names only a year.

    A stretch of months since January is that of a report, whose figures are not events. An onset is the day from
    which an act went on.
    """

    time: ResolvedTime
    coarse: bool
    stretch: bool
    onset: bool = False

    @property
    def exact(self) -> bool:
        """Whether the time is stated and short enough for any act: a day, some days, a month or some months."""
        said = self.time.mention.kind != "vague" and self.time.edtf is not None
        return said and not self.coarse and not self.stretch


def anchor_of(reading: Reading, clause: Clause, mention: TimeMention) -> Anchor | None:
    """The anchor of a time of a clause; None if it does not date anything past."""
    text = reading.document.text
    time = reading.context.time(mention)
    if not dates(text, mention) or _REPORTER.search(text, clause.start, min(clause.end, clause.start + _FAR)):
        return None
    if is_ahead(reading, time):
        return None
    if is_onset(text, mention):
        begun = (time.edtf or "").partition("/")[0] or None
        return Anchor(replace(time, edtf=begun, rule="date.since"), coarse=False, stretch=False, onset=True)
    return Anchor(replace(time, rule="date.head"), _is_coarse(text, mention), _is_report(time))


def is_ahead(reading: Reading, time: ResolvedTime) -> bool:
    """Whether the time begins after the day of the article."""
    published, edtf = reading.context.published, time.edtf
    if not published or not edtf or edtf.startswith(("..", "X")):
        return False
    start = edtf.partition("/")[0]
    size = min(len(start), len(published))
    return start[:size] > published[:size]


def dates(text: str, time: TimeMention) -> bool:
    """Whether a time is of a kind that can date an event: 5月3日, 当天, 近日, 去年, and not 今年以来 or 如今."""
    written = text[time.start : time.end]
    if time.kind in _DATING or is_onset(text, time):
        return True
    if time.kind == "vague":
        return _NEAR.match(written) is not None
    if time.kind != "relative":
        return False
    return bool(
        time.month
        or time.day
        or _NEAR.match(written)
        or written in _PAST
        or time.word in _PARTS
        or written in _PARTS
        or _says_more(written)
    )


def is_onset(text: str, time: TimeMention) -> bool:
    """Whether a day or month is stated from which an act went on: 8月21日起."""
    return time.kind == "since" and bool(time.month or time.day) and text[time.end - 1] == "起"


def _says_more(written: str) -> bool:
    """Whether a year is stated with its part: 今年初, 去年底."""
    return any(word in written for word in _FIXED)


def _is_coarse(text: str, mention: TimeMention) -> bool:
    """Whether only a year is stated."""
    written = text[mention.start : mention.end]
    if written in _PAST:
        return text[mention.end : mention.end + 1] not in _SEASONS
    numbered = mention.kind in ("date", "range") and mention.month is None and mention.day is None
    return numbered and not _says_more(written) and text[mention.end : mention.end + 1] not in _SEASONS


def _is_report(time: ResolvedTime) -> bool:
    first, _, last = (time.edtf or "").partition("/")
    if time.mention.word in _PARTS:
        return True
    return first[4:] in ("-01", "-01-01") and last[:4] == first[:4] and len(last) > 4 and last[5:7] != first[5:7]
