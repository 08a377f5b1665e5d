"""The records of kind `Event`: each occurrence with its name, owner, place and people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cppcc_extract.extractors.events.clauses import opens_agenda
from cppcc_extract.extractors.events.dates import dates
from cppcc_extract.extractors.events.delivery import delivery_events
from cppcc_extract.extractors.events.names import event_name, event_place
from cppcc_extract.extractors.events.owners import event_owner
from cppcc_extract.extractors.events.scan import Occurrence, Scan
from cppcc_extract.extractors.events.triggers import singles_out
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.models import Event
from cppcc_extract.text.document import STATED, Document, Sentence

_SCENE = 120  # characters after a day within which 在这里 means the scene that was dated


def extract_events(reading: Reading) -> list[Event]:
    """The events of one document, in order; `id` counts them from e1."""
    people = _people(reading)
    events = list(delivery_events(reading))
    for occurrence in _occurrences(reading):
        events.append(_record(reading, f"e{len(events) + 1}", occurrence, people))
    return events


def _occurrences(reading: Reading) -> Iterator[Occurrence]:
    document, text = reading.document, reading.document.text
    times = reading.mentions.times
    starts = [time.start for time in times]
    block, agenda, read_to, party, scene = -1, False, 0, None, None
    for sentence, own in _by_sentence(document, reading.mentions.hits.get("events", ()), times):
        if document.blocks[sentence.block].zone not in STATED:
            continue
        first = bisect_left(starts, sentence.start)
        own_times = times[first : bisect_left(starts, sentence.end, first)]
        set_here = scene is not None and sentence.block == block and sentence.start - scene.time.mention.end < _SCENE
        if not set_here and not _promising(text, own, own_times):
            continue
        if sentence.block != block:
            block, agenda, read_to = sentence.block, False, document.blocks[sentence.block].start
        agenda = agenda or opens_agenda(text, read_to, sentence.end)
        read_to = sentence.end
        scan = Scan(reading, sentence, agenda, party, scene if set_here else None)
        yield from scan.run(own, own_times)
        party, scene = scan.party, scan.scene


def _by_sentence(
    document: Document, hits: Sequence[Hit], times: Sequence[TimeMention]
) -> Iterator[tuple[Sentence, Sequence[Hit]]]:
    """The sentences that have a trigger or a time, each with its triggers."""
    starts = [hit.start for hit in hits]
    done = -1
    for place in sorted([*starts, *(time.start for time in times)]):
        if place < done:
            continue
        sentence = document.sentence_at(place)
        if sentence is not None:
            done = sentence.end
            first = bisect_left(starts, sentence.start)
            yield sentence, hits[first : bisect_left(starts, sentence.end, first)]


def _promising(text: str, hits: Sequence[Hit], times: Sequence[TimeMention]) -> bool:
    """Whether a sentence is worth reading clause by clause."""
    dated = any(time.kind == "since" or dates(text, time) for time in times)
    return dated or any(singles_out(text, hit) for hit in hits)


def _record(reading: Reading, id: str, occurrence: Occurrence, people: list[tuple[int, int, str]]) -> Event:
    sentence, found, clause, begin, time = occurrence
    text, hit = reading.document.text, found.trigger
    organisation, evidence = event_owner(reading, sentence, found, clause, begin)
    if time:
        evidence["date"] = (time.mention.start, time.mention.end, time.rule)
    place = reading.place(id, hit.start, hit.end, found.rule, evidence)
    within = place["sentence"]
    present = tuple(
        dict.fromkeys(
            name
            for start, end, name in people[bisect_left(people, (within.start,)) : bisect_left(people, (within.end,))]
            if end <= within.end
        )
    )
    if hit.row.owner == "giver":
        begin = max([begin, *(text.rfind(name, begin, hit.start) for name in present)])
    return Event.made(
        **place,
        type=found.type,
        name=event_name(text, clause, begin, hit, found.head),
        trigger=hit.row.surface,
        date=reading.time(time),
        organisation=organisation,
        place=event_place(text, clause, begin, hit),
        people=present,
    )


def _people(reading: Reading) -> list[tuple[int, int, str]]:
    """All places of the source where a person of the text is named."""
    places = [
        (mention.span.start, mention.span.end, person.name)  # type: ignore[attr-defined]
        for person in reading.records.get("people", ())
        for mention in person.mentions  # type: ignore[attr-defined]
    ]
    return sorted(places)
