"""The occasion of a report: the line under its title that says on what day, at which meeting it was delivered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from cppcc_extract.clean.lines import DELIVERED
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Event
from cppcc_extract.text.document import Zone

_MEETING = "会议"


def delivery_events(reading: Reading) -> Iterator[Event]:
    """The meeting of each such line (2024年1月5日在政协云岭县第五届委员会第三次会议上), with ids from `e1`."""
    document, times, number = reading.document, reading.mentions.times, 0
    for block in document.blocks:
        if block.zone is not Zone.BYLINE:
            continue
        said = DELIVERED.match(document.text, block.start, block.end)
        if said is None:
            continue
        end = said.end("occasion")
        start = end - len(_MEETING)
        index = bisect_left(times, block.start, key=lambda mention: mention.start)
        time = reading.context.time(times[index]) if index < len(times) and times[index].end <= start else None
        sentence = next((s for s in document.sentences if s.start > block.end), None)
        owner = reading.context.owner(sentence.start) if sentence else None
        evidence = reading.owner_evidence(owner)
        if time is not None:
            evidence["date"] = (time.mention.start, time.mention.end, time.rule)
        number += 1
        yield Event.made(
            **reading.place(f"e{number}", start, end, "event.delivery", evidence),
            type="meeting",
            name=said["occasion"],
            trigger=_MEETING,
            date=reading.time(time),
            organisation=owner.name if owner else None,
            place=None,
            people=(),
        )
