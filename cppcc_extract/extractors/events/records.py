"""The records of kind `Event`.

A date at the head of a clause opens a scope: the first trigger that follows it is the event, and the date is its own.
Outside such a scope only what is singled out counts: a meeting that is held and not counted, a document with a title,
a launch with a name, an instruction with its author, what a caption shows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cppcc_extract.extractors.events.acts import Acts
from cppcc_extract.extractors.events.clauses import (
    Clause,
    adverbial,
    clauses,
    counted,
    has_actor,
    opens_agenda,
    speech_at,
    told_as_fact,
)
from cppcc_extract.extractors.events.delivery import delivery_events
from cppcc_extract.extractors.events.names import event_name, event_place
from cppcc_extract.extractors.events.owners import event_owner
from cppcc_extract.extractors.events.triggers import Found, dated_event, has_figure, named_event, singles_out
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.models import Event, EventType
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import STATED, Document, Sentence, Zone

_DATING = frozenset({"date", "range", "anaphoric"})
_BEGINNINGS = ("launch", "election")
_PAST = ("去年", "前年")
_PARTS = ("上半年", "下半年")
_REACH = 3  # clauses after that of the date in which its event may stand
_NEAR = re.compile(r"近[日期]|日前|前不久|不久前|最近|前段时间|前些天|[今昨前][天晚夜]|[今昨]日|[上本][周月]")
_FIXED = ("初", "底", "末", "春节", "前夕", "旬")
_FULL_DATE = re.compile(r"自?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")
_REPORTER = re.compile(r"记者.{0,12}(?:获悉|了解到|得知|采访|看到|见到|走进|来到|跟随|从)")
_SINCE = re.compile(r"^.{0,4}?(?:以来|以后|之后|后|起)")


_Row = tuple[Sentence, Found, Clause, int, ResolvedTime | None]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A time that dates what follows it; a coarse one names a year only.

    A stretch of months since January is that of a report, whose figures are no events.
    """

    time: ResolvedTime
    coarse: bool
    stretch: bool


@dataclass(slots=True)
class _Scope:
    """What the clauses read so far hand down: the time, for how many clauses, and whether speech is reported."""

    anchor: _Anchor | None = None
    period: ResolvedTime | None = None
    left: int = 0
    begin: int = 0
    spoken: bool = False
    acting: bool = False  # somebody of a committee is named
    plain: _Row | None = None
    verbal: bool = False  # a clause since the time has a verb


def extract_events(reading: Reading) -> list[Event]:
    """The events of one document, in order; `id` counts them from e1."""
    people = _people(reading)
    events = list(delivery_events(reading))
    for sentence, found, clause, begin, time in _events(reading):
        events.append(_record(reading, f"e{len(events) + 1}", sentence, found, clause, begin, time, people))
    return events


def _events(reading: Reading) -> Iterator[_Row]:
    document, text = reading.document, reading.document.text
    times = reading.mentions.times
    starts = [time.start for time in times]
    block, agenda, read_to, party = -1, False, 0, None
    for sentence, own in _by_sentence(document, reading.mentions.hits.get("events", ()), times):
        zone = document.blocks[sentence.block].zone
        if zone not in STATED:
            continue
        first = bisect_left(starts, sentence.start)
        dates = times[first : bisect_left(starts, sentence.end, first)]
        if zone is not Zone.CAPTION and not _promising(text, own, dates):
            continue
        if sentence.block != block:
            block, agenda, read_to = sentence.block, False, document.blocks[sentence.block].start
        agenda = agenda or opens_agenda(text, read_to, sentence.end)
        read_to = sentence.end
        scan = _Scan(reading, sentence, zone, agenda, party)
        yield from scan.run(own, dates)
        party = scan.party


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
    for time in times:
        if time.kind == "since":
            if any(hit.row.type in _BEGINNINGS for hit in hits):
                return True
        elif _dates(text, time):
            return True
    return any(singles_out(text, hit) for hit in hits)


def _dates(text: str, time: TimeMention) -> bool:
    """Whether a time is of a kind that can date an event: 5月3日, 当天, 近日, 去年, and not 今年以来 or 如今."""
    if time.kind in _DATING:
        return True
    written = text[time.start : time.end]
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


def _says_more(written: str) -> bool:
    """Whether a year is said with its part: 今年初, 去年底."""
    return any(word in written for word in _FIXED)


class _Scan:
    """One walk over the clauses of a sentence. `party` is the type of the last dated event on site."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        zone: Zone,
        agenda: bool,
        party: EventType | None,
    ) -> None:
        self.reading, self.sentence, self.zone = reading, sentence, zone
        self.text, self.agenda, self.party = reading.document.text, agenda, party

    def run(self, hits: Sequence[Hit], times: Sequence[TimeMention]) -> Iterator[_Row]:
        """The events of the sentence, then those of each quotation in it."""
        index = self.reading.document.sentence_index(self.sentence.start)
        for quoted, parts in clauses(self.reading.parse, index, hits, times):
            yield from self._walk(parts, quoted)

    def _walk(self, parts: Sequence[Clause], quoted: bool) -> Iterator[_Row]:
        scope = _Scope()
        for index, clause in enumerate(parts):
            before = scope.anchor
            usable = self._enter(scope, clause)
            if scope.anchor is not before and scope.plain:
                yield scope.plain
                scope.plain = None
            found = self._found(scope, clause, usable, parts[index + 1 : index + 3], quoted) if usable else None
            if not found and scope.plain is None and scope.left:
                scope.plain = self._plain(scope, clause)
            scope.left = max(scope.left - 1, 0)
            scope.acting = scope.acting or has_actor(clause.tokens, clause.end)
            if found:
                scope.plain = None
                yield found
                if scope.anchor is None and self.zone is Zone.CAPTION:
                    return
        if scope.plain:
            yield scope.plain

    def _plain(self, scope: _Scope, clause: Clause) -> _Row | None:
        anchor = scope.anchor
        if anchor is None or anchor.coarse or anchor.time.mention.kind == "vague" or anchor.stretch or not anchor.time.edtf:
            return None
        if scope.left <= _REACH and scope.verbal:
            return None
        scope.verbal = Acts.states_act(clause, scope.begin)
        hit = self.reading.lexicon.derived(Acts).act(clause, scope.begin, scope.acting)
        speech = clause.start if scope.spoken else speech_at(self.text, clause.start, clause.end)
        if hit is None or hit.start >= speech or not told_as_fact(self.text, clause, hit, True):
            return None
        if counted(clause, hit.start, hit.end, True):
            return None
        return self.sentence, Found(hit, None, hit.row.type, "event.dated.act"), clause, scope.begin, anchor.time

    def _enter(self, scope: _Scope, clause: Clause) -> Sequence[Hit]:
        """Opens the scopes that the times of a clause head; the triggers that are left before reported speech."""
        scope.begin = clause.start
        for mention in clause.times:
            new, span = self._anchor(clause, mention, scope.anchor)
            scope.period = span or scope.period
            if new:
                scope.anchor, scope.left, scope.begin, scope.spoken = new, _REACH + 1, mention.end, False
                scope.verbal = False
            elif self._ahead(self.reading.context.time(mention)):
                scope.spoken = True
            elif mention.start - scope.begin <= 1:
                scope.begin = mention.end
        speech = clause.start if scope.spoken else speech_at(self.text, clause.start, clause.end)
        scope.spoken = speech < clause.end
        return [hit for hit in clause.hits if hit.start < speech]

    def _found(
        self, scope: _Scope, clause: Clause, usable: Sequence[Hit], ahead: Sequence[Clause], quoted: bool
    ) -> _Row | None:
        """The event of a clause: of the time in it, of the scope that it stands in, or singled out by name."""
        for mention in clause.times:
            if mention.kind == "since" and (since := self._since(clause, mention, usable)):
                return self.sentence, *since
        if scope.anchor and scope.left:
            return self._dated(scope, scope.anchor, clause, usable, ahead)
        if quoted:
            return None
        if self.zone is Zone.CAPTION:
            found = dated_event(self.text, clause, usable, False, False, ahead, self.party)
            return (self.sentence, found, clause, scope.begin, None) if found else None
        if self.agenda or scope.anchor:
            return None
        found = named_event(self.text, clause, usable)
        return (
            (self.sentence, found, clause, scope.begin, self._inner(found, clause) or scope.period) if found else None
        )

    def _dated(
        self, scope: _Scope, anchor: _Anchor, clause: Clause, usable: Sequence[Hit], ahead: Sequence[Clause]
    ) -> _Row | None:
        after = [hit for hit in usable if hit.start >= scope.begin] or usable
        after = [hit for hit in after if _may(scope, anchor, clause, hit)]
        if anchor.stretch and has_figure(clause):
            return None
        found = dated_event(self.text, clause, after, True, anchor.coarse, ahead, self.party)
        if found is None:
            return None
        scope.left = 0
        if not anchor.coarse:
            self.party = found.type if found.type in ("research", "inspection") else None
        return self.sentence, found, clause, scope.begin, anchor.time

    def _anchor(
        self, clause: Clause, mention: TimeMention, last: _Anchor | None
    ) -> tuple[_Anchor | None, ResolvedTime | None]:
        """The scope that a time opens, and the stretch that it names for what is not dated."""
        time = self.reading.context.time(mention)
        if not adverbial(self.text, clause, mention):
            return None, None
        if not _dates(self.text, mention):
            return None, time if mention.kind in ("since", "relative") else None
        if _REPORTER.search(self.text, clause.start, min(clause.end, clause.start + 60)):
            return None, None
        written = self.text[mention.start : mention.end]
        coarse = (written in _PAST and self.text[mention.end : mention.end + 1] not in tuple("春夏秋冬")) or (
            mention.kind in ("date", "range")
            and mention.month is None
            and mention.day is None
            and not _says_more(written)
        )
        if self._ahead(time) or (coarse and (self.agenda or (last and not last.coarse))):
            return None, None
        return _Anchor(time, coarse, _is_report(time)), None

    def _ahead(self, time: ResolvedTime) -> bool:
        """Whether the time begins after the day of the article."""
        published, edtf = self.reading.context.published, time.edtf
        if not published or not edtf or edtf.startswith(("..", "X")):
            return False
        start = edtf.partition("/")[0]
        size = min(len(start), len(published))
        return start[:size] > published[:size]

    def _since(
        self, clause: Clause, mention: TimeMention, hits: Sequence[Hit]
    ) -> tuple[Found, Clause, int, ResolvedTime | None] | None:
        """The event in 自2022年10月…揭牌后: the one thing that a since-expression dates."""
        time = self.reading.context.time(mention)
        for hit in hits:
            if hit.start < mention.start or hit.row.type not in _BEGINNINGS:
                continue
            if time.edtf and (hit.end <= mention.end or _SINCE.match(self.text[hit.end : hit.end + 8])):
                begin = _month_end(self.text, mention)
                edtf = (time.edtf or "").partition("/")[0]
                whole = Clause(begin, max(hit.end, begin), clause.hits, clause.times, "")
                found = Found(hit, None, hit.row.type, "event.since")
                return found, whole, begin, ResolvedTime(mention, edtf, time.rule)
        return None

    def _inner(self, found: Found, clause: Clause) -> ResolvedTime | None:
        """The year that stands in the name of the event itself."""
        if found.head is None:
            return None
        for mention in clause.times:
            if found.trigger.end <= mention.start < found.head.start and mention.kind in ("date", "relative"):
                return self.reading.context.time(mention)
        return None


def _may(scope: _Scope, anchor: _Anchor, clause: Clause, hit: Hit) -> bool:
    """Whether a plain verb (到, 谈) is enough for an event: with a time that is said, and an actor who goes."""
    if hit.row.stands != "word":
        return True
    if anchor.time.mention.kind == "vague":
        return False
    return hit.row.type == "consultation" or scope.acting or has_actor(clause.tokens, hit.start)


def _is_report(time: ResolvedTime) -> bool:
    first, _, last = (time.edtf or "").partition("/")
    if time.mention.word in _PARTS:
        return True
    return first[4:] in ("-01", "-01-01") and last[:4] == first[:4] and len(last) > 4 and last[5:7] != first[5:7]


def _month_end(text: str, mention: TimeMention) -> int:
    found = _FULL_DATE.match(text, mention.start, mention.end)
    return found.end() if found else mention.start


def _record(
    reading: Reading,
    id: str,
    sentence: Sentence,
    found: Found,
    clause: Clause,
    begin: int,
    time: ResolvedTime | None,
    people: list[tuple[int, int, str]],
) -> Event:
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
