"""The walk over the clauses of a sentence that finds its events.

A date at the head of a clause opens a scope: the first trigger that follows it is the event, and the date is its own.
If no trigger follows, an act that any verb states may be one. Outside such a scope only singled-out occurrences count:
a meeting that is held and not counted, a document with a title, a launch with a name, an instruction with its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cppcc_extract.extractors.events.acts import Acts
from cppcc_extract.extractors.events.beginnings import beginning
from cppcc_extract.extractors.events.clauses import (
    Clause,
    adverbial,
    clauses,
    counted,
    has_actor,
    is_planned,
    speech_at,
    told_as_fact,
)
from cppcc_extract.extractors.events.dates import Anchor, anchor_of, dates, is_ahead
from cppcc_extract.extractors.events.triggers import Found, dated_event, has_figure, named_event
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.models import EventType
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import Sentence

# What happens where the sentence before it has set the scene: 活动在这里举行; 下午，政协发出倡议书
_HERE = re.compile(r"在(?:这里|此)|(?:如期|照常|准时)(?!..的)|^(?:上午|下午|傍晚|晚上)")
_REACH = 3  # clauses after that of the date in which its event may stand


class Occurrence(NamedTuple):
    """An event at its place. `begin` is the start of its clause after its time."""

    sentence: Sentence
    found: Found
    clause: Clause
    begin: int
    time: ResolvedTime | None


@dataclass(slots=True)
class _Scope:
    """What the clauses so far pass on: the time, for how many clauses, and whether speech or a plan is reported.

    `acting`: somebody of a committee is named. `verbal`: a clause since the time states an act.
    """

    anchor: Anchor | None = None
    period: ResolvedTime | None = None
    left: int = 0
    begin: int = 0
    spoken: bool = False
    acting: bool = False
    verbal: bool = False

    def open(self, anchor: Anchor, begin: int) -> None:
        """Begins a scope after its time."""
        self.anchor, self.left, self.begin, self.spoken, self.verbal = anchor, _REACH + 1, begin, False, False


class Scan:
    """One walk over the clauses of a sentence.

    `party` is the type of the last dated event on site, `scene` the last day that was stated, for what happened there.
    """

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        agenda: bool,
        party: EventType | None,
        scene: Anchor | None,
    ) -> None:
        self.reading, self.sentence = reading, sentence
        self.text, self.agenda, self.party, self.scene = reading.document.text, agenda, party, scene

    def run(self, hits: Sequence[Hit], times: Sequence[TimeMention]) -> Iterator[Occurrence]:
        """The events of the sentence, then those of each quotation in it."""
        index = self.reading.document.sentence_index(self.sentence.start)
        for quoted, parts in clauses(self.reading.parse, index, hits, times):
            yield from self._walk(parts, quoted)

    def _walk(self, parts: Sequence[Clause], quoted: bool) -> Iterator[Occurrence]:
        scope = _Scope()
        for index, clause in enumerate(parts):
            usable = self._enter(scope, clause)
            found = self._found(scope, clause, usable, parts[index + 1 : index + 3], quoted) or self._plain(
                scope, clause
            )
            if found:
                yield found
            scope.left = max(scope.left - 1, 0)
            scope.acting = scope.acting or has_actor(clause.tokens, clause.end)

    def _plain(self, scope: _Scope, clause: Clause) -> Occurrence | None:
        """The act that a verb which is not a trigger states, in the clause of the time or the first that has a verb."""
        anchor = scope.anchor
        if anchor is None or not anchor.exact or not scope.left or (scope.left <= _REACH and scope.verbal):
            return None
        scope.verbal = Acts.states_act(clause, scope.begin)
        hit = self.reading.lexicon.derived(Acts).act(clause, scope.begin, scope.acting)
        speech = clause.start if scope.spoken else speech_at(self.text, clause.start, clause.end)
        if hit is None or hit.start >= speech or not told_as_fact(self.text, clause, hit, dated=True):
            return None
        if counted(clause, hit.start, hit.end, dated=True) or (anchor.onset and has_figure(clause, hit.start)):
            return None
        scope.left = 0
        return self._occurrence(Found(hit, None, hit.row.type, "event.dated.act"), clause, scope.begin, anchor.time)

    def _occurrence(self, found: Found, clause: Clause, begin: int, time: ResolvedTime | None) -> Occurrence:
        return Occurrence(self.sentence, found, clause, begin, time)

    def _enter(self, scope: _Scope, clause: Clause) -> Sequence[Hit]:
        """Opens the scopes of the times that head a clause; returns the triggers left before reported speech."""
        scope.begin = clause.start
        if self.scene and scope.anchor is None and _HERE.search(self.text[clause.start : clause.end]):
            scope.open(self.scene, clause.start)
        for mention in clause.times:
            time = self.reading.context.time(mention)
            heads = adverbial(self.text, clause, mention)
            if heads and not dates(self.text, mention):
                scope.period = (
                    replace(time, rule="date.period") if mention.kind in ("since", "relative") else scope.period
                )
            anchor = anchor_of(self.reading, clause, mention) if heads else None
            if anchor and not (anchor.coarse and (self.agenda or (scope.anchor and not scope.anchor.coarse))):
                scope.open(anchor, mention.end)
                self.scene = anchor if anchor.exact else None
            elif is_ahead(self.reading, time):
                scope.spoken = True
            elif mention.start - scope.begin <= 1:
                scope.begin = mention.end
        speech = clause.start if scope.spoken else speech_at(self.text, clause.start, clause.end)
        scope.spoken = speech < clause.end or is_planned(clause)
        return [hit for hit in clause.hits if hit.start < speech]

    def _found(
        self, scope: _Scope, clause: Clause, usable: Sequence[Hit], ahead: Sequence[Clause], quoted: bool
    ) -> Occurrence | None:
        """The event of a clause: of the time in it, of the scope around it, or singled out by name."""
        for mention in clause.times:
            if begun := beginning(self.reading, clause, mention):
                return Occurrence(self.sentence, *begun)
        if scope.anchor and scope.left:
            return self._dated(scope, scope.anchor, clause, usable, ahead)
        if quoted:
            return None
        if self.agenda or scope.anchor:
            return None
        found = named_event(self.text, clause, usable)
        time = (self._inner(found, clause) or scope.period) if found else None
        return self._occurrence(found, clause, scope.begin, time) if found else None

    def _dated(
        self, scope: _Scope, anchor: Anchor, clause: Clause, usable: Sequence[Hit], ahead: Sequence[Clause]
    ) -> Occurrence | None:
        after = [hit for hit in usable if hit.start >= scope.begin] or self._joined(usable, scope.begin)
        after = [hit for hit in after if _may(scope, anchor, clause, hit)]
        if anchor.stretch and has_figure(clause):
            return None
        found = dated_event(self.text, clause, after, anchor.coarse, ahead, self.party)
        if found is None or (anchor.onset and has_figure(clause, found.trigger.start)):
            return None
        scope.left = 0
        if found.rule == "event.dated.went" and found.type == "visit" and ahead:
            found = found._replace(type=self._seen(ahead[0]) or found.type)
        if found.head is None and (found.trigger.row.pos == "carrier" or found.type == "meeting"):
            found = found._replace(type=self._held_type(anchor, clause, found.type))
        if not anchor.coarse:
            self.party = found.type if found.type in ("research", "inspection") else None
        return self._occurrence(found, clause, scope.begin, anchor.time)

    def _joined(self, hits: Sequence[Hit], begin: int) -> Sequence[Hit]:
        """The triggers before a time that no space divides from it, as one divides a heading."""
        return [hit for hit in hits if " " not in self.text[hit.end : begin]]

    def _seen(self, clause: Clause) -> EventType | None:
        """The type of what is done at a place, by the verb that begins the next clause: 走进粮库，查台账."""
        acts: Acts = self.reading.lexicon.derived(Acts)
        return acts.opening(clause)

    def _held_type(self, anchor: Anchor, clause: Clause, kind: EventType) -> EventType:
        """The type of what is only said to be held, which its name states better."""
        named = self.reading.lexicon.derived(Acts).series(clause.tokens)
        return named or ("launch" if anchor.onset else "activity" if kind == "other" else kind)

    def _inner(self, found: Found, clause: Clause) -> ResolvedTime | None:
        """The year in the name of the event itself."""
        if found.head is None:
            return None
        for mention in clause.times:
            if found.trigger.end <= mention.start < found.head.start and mention.kind in ("date", "relative"):
                return replace(self.reading.context.time(mention), rule="date.name")
        return None


def _may(scope: _Scope, anchor: Anchor, clause: Clause, hit: Hit) -> bool:
    """Whether a plain verb (到, 谈) is enough for an event: with a stated time, and an actor who goes."""
    if hit.row.stands != "word":
        return True
    if anchor.time.mention.kind == "vague":
        return False
    return hit.row.type == "consultation" or scope.acting or has_actor(clause.tokens, hit.start)
