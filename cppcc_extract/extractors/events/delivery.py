"""The occasion of a report: the lines under its title that state the day and the meeting of its delivery."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cppcc_extract.clean.lines import DELIVERED
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Event
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import Block, Zone

_MEETING = "会议"
# ——在政协云岭县第五届委员会第三次会议上, with the day in brackets on the next line
_AT_MEETING = re.compile(r"[—\-（(\s]*在(?P<occasion>[^。，；]{4,50}?会议)上[）)]?$")
_DATE_LINE = re.compile(r"[—\-（(\s]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)\s]*$")
_HEAD = (Zone.BYLINE, Zone.HEADLINE, Zone.HEADING)


class _Delivery(NamedTuple):
    """The name of a meeting, its end, and the day in its line or the next one."""

    occasion: str
    end: int
    time: ResolvedTime | None


def delivery_events(reading: Reading) -> Iterator[Event]:
    """The meetings at which the reports of a page were delivered, with ids from `e1`."""
    for number, said in enumerate(_deliveries(reading), 1):
        start = said.end - len(_MEETING)
        sentence = next((s for s in reading.document.sentences if s.start > said.end), None)
        owner = reading.context.owner(sentence.start) if sentence else None
        evidence = reading.owner_evidence(owner)
        if said.time is not None:
            evidence["date"] = (said.time.mention.start, said.time.mention.end, "date.delivery")
        yield Event.made(
            **reading.place(f"e{number}", start, said.end, "event.delivery", evidence),
            type="meeting",
            name=said.occasion,
            trigger=_MEETING,
            date=reading.time(said.time),
            organisation=owner.name if owner else None,
            place=None,
            people=(),
        )


def _deliveries(reading: Reading) -> Iterator[_Delivery]:
    text, blocks = reading.document.text, reading.document.blocks
    for index, block in enumerate(blocks):
        if block.zone not in _HEAD:
            continue
        if block.zone is Zone.BYLINE and (said := DELIVERED.match(text, block.start, block.end)):
            end = said.end("occasion")
            yield _Delivery(said["occasion"], end, _time_in(reading, block.start, end))
        elif said := _AT_MEETING.match(text, block.start, block.end):
            day = _day_after(reading, blocks, index)
            if day is not None:
                yield _Delivery(said["occasion"], said.end("occasion"), day)


def _day_after(reading: Reading, blocks: Sequence[Block], index: int) -> ResolvedTime | None:
    """The day of the next line, if that has nothing else."""
    if index + 1 == len(blocks):
        return None
    after = blocks[index + 1]
    alone = _DATE_LINE.match(reading.document.text, after.start, after.end)
    return _time_in(reading, after.start, after.end) if alone else None


def _time_in(reading: Reading, start: int, end: int) -> ResolvedTime | None:
    times = reading.mentions.times
    index = bisect_left(times, start, key=lambda mention: mention.start)
    return reading.context.time(times[index]) if index < len(times) and times[index].end <= end else None
