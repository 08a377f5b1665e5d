"""The records of kind `Event`.

A date at the head of a clause opens a scope: the first trigger that follows it is the event, and the date is its own.
Outside such a scope only what is singled out counts: a meeting that is held and not counted, a document with a title,
a launch with a name, an instruction with its author, what a caption shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from cppcc_extract.extractors.event_clauses import (
    Clause,
    adverbial,
    clauses,
    counted,
    inside,
    opens_agenda,
    quoted_ranges,
    speech_at,
    told_as_fact,
)
from cppcc_extract.extractors.event_names import event_name, event_place
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.models import Event, EventType
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.text.document import Sentence, Zone

_READ = (Zone.PARAGRAPH, Zone.CAPTION)
_REACH = 3  # clauses after that of the date in which its event may stand
_NEAR = (
    "近日",
    "日前",
    "近期",
    "前不久",
    "不久前",
    "最近",
    "前段时间",
    "前些天",
    "今日",
    "昨日",
    "今天",
    "昨天",
)
_FIXED = ("初", "底", "末", "春节", "前夕", "旬")
_ON_SITE = ("research", "inspection", "visit")
_HELD = frozenset({"召开", "举行", "举办", "承办", "联合举办", "组织举办", "开展"})
_DOING = frozenset({"开展", "组织", "进行", "组织开展", "参加"})
_PARTY = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:分?组|分?团|小组|片区组)|各(?:分?组|分?团)|一行|调研组|视察[组团]|考察[组团]|督导组|监督小组)"
)
_REPORTER = re.compile(r"记者.{0,12}(?:获悉|了解到|得知|采访|看到|见到|从)")
_JOIN = re.compile(r"[、和暨与及并，]")
_SPOKE = re.compile(r"^[上中]?(?:上|中)(?:作|做|进行|介绍|发言|交流).{0,8}(?:发言|介绍|交流|经验)")
_OTHERS = ("party", "government", "people_org", "democratic_party")
_POST = re.compile(r"书记|常委|副|秘书长|主要|办公|统战|领导|主任|主席|会长|部长|[省市县区州旗镇乡局]长")
_SINCE = re.compile(r"^.{0,4}?(?:以来|以后|之后|后|起)")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A time that dates what follows it; a coarse one names a year only."""

    time: ResolvedTime
    coarse: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger accepted as an event, with its head and the rule."""

    trigger: Hit
    head: Hit | None
    type: EventType
    rule: str


def extract_events(reading: Reading) -> list[Event]:
    """The events of one document, in order; `id` counts them from e1."""
    people = _people(reading)
    events: list[Event] = []
    for sentence, found, clause, begin, time in _events(reading):
        events.append(_record(reading, f"e{len(events) + 1}", sentence, found, clause, begin, time, people))
    return events


_Row = tuple[Sentence, _Found, Clause, int, ResolvedTime | None]


def _events(reading: Reading) -> Iterator[_Row]:
    document, text = reading.document, reading.document.text
    hits: Sequence[Hit] = reading.mentions.hits.get("events", ())
    times = reading.mentions.times
    first_hit = first_time = 0
    block, quotes, agenda, party = -1, list[tuple[int, int]](), False, None
    for sentence in document.sentences:
        while first_hit < len(hits) and hits[first_hit].start < sentence.start:
            first_hit += 1
        last_hit = first_hit
        while last_hit < len(hits) and hits[last_hit].start < sentence.end:
            last_hit += 1
        while first_time < len(times) and times[first_time].start < sentence.start:
            first_time += 1
        last_time = first_time
        while last_time < len(times) and times[last_time].start < sentence.end:
            last_time += 1
        own, dates = hits[first_hit:last_hit], times[first_time:last_time]
        first_hit, first_time = last_hit, last_time
        zone = document.blocks[sentence.block].zone
        if zone not in _READ:
            continue
        if sentence.block != block:
            block, agenda = sentence.block, False
            at = document.blocks[block]
            quotes = quoted_ranges(text, at.start, at.end)
        agenda = agenda or opens_agenda(text, sentence.start, sentence.end)
        if own:
            scan = _Scan(reading, sentence, zone, quotes, agenda, party)
            yield from scan.run(own, dates)
            party = scan.party


class _Scan:
    """One walk over the clauses of a sentence. `party` is the type of the last dated event on site."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        zone: Zone,
        quotes: Sequence[tuple[int, int]],
        agenda: bool,
        party: EventType | None,
    ) -> None:
        self.reading, self.sentence, self.zone = reading, sentence, zone
        self.text, self.quotes, self.agenda, self.party = reading.document.text, quotes, agenda, party

    def run(self, hits: Sequence[Hit], times: Sequence[TimeMention]) -> Iterator[_Row]:
        """The events of the sentence."""
        parts = clauses(self.text, self.sentence.start, self.sentence.end, hits, self.quotes)
        anchor: _Anchor | None = None
        period: ResolvedTime | None = None
        left, spoken, next_time = 0, False, 0
        for index, clause in enumerate(parts):
            begin = clause.start
            while next_time < len(times) and times[next_time].start < clause.end:
                mention = times[next_time]
                next_time += 1
                if mention.start < clause.start or inside(self.quotes, mention.start):
                    continue
                new, span = self._anchor(clause, mention, anchor)
                period = span or period
                if new:
                    anchor, left, begin, spoken = new, _REACH + 1, mention.end, False
                elif mention.start - begin <= 1:
                    begin = mention.end
            speech = speech_at(self.text, clause.start, clause.end)
            usable = [hit for hit in clause.hits if hit.start < speech and not spoken]
            found = since = None
            for mention in times:
                if mention.kind == "since" and clause.start <= mention.start < clause.end:
                    since = self._since(clause, mention, usable)
            if since:
                yield (self.sentence, *since)
            elif anchor and left:
                after = [hit for hit in usable if hit.start >= begin] or usable
                found = self._dated(clause, after, anchor, parts[index + 1 : index + 3])
                left -= 1
                if found:
                    left = 0
                    if not anchor.coarse:
                        self.party = found.type if found.type in ("research", "inspection") else None
                    yield self.sentence, found, clause, begin, anchor.time
            elif self.zone is Zone.CAPTION:
                found = self._dated(clause, usable, None, parts[index + 1 : index + 3])
                if found:
                    yield self.sentence, found, clause, begin, None
                    return
            elif not self.agenda and anchor is None:
                found = self._undated(clause, usable)
                if found:
                    yield self.sentence, found, clause, begin, self._inner(found, times) or period
            spoken = spoken or speech < clause.end

    def _anchor(
        self, clause: Clause, mention: TimeMention, last: _Anchor | None
    ) -> tuple[_Anchor | None, ResolvedTime | None]:
        """The scope that a time opens, and the stretch that it names for what is not dated."""
        written = self.text[mention.start : mention.end]
        time = self.reading.context.time(mention)
        if mention.kind in ("since", "until", "era", "session", "recurring", "discourse") or not adverbial(
            self.text, clause, mention
        ):
            return None, time if mention.kind == "since" else None
        if _REPORTER.search(self.text, clause.start, clause.end):
            return None, None
        coarse = False
        if mention.kind == "vague":
            if not written.startswith(_NEAR):
                return None, None
        elif mention.kind == "relative":
            if (
                written.startswith(_NEAR)
                or any(word in written for word in _FIXED)
                or mention.month
                or mention.day
            ):
                coarse = False
            elif written in ("去年", "前年"):
                coarse = True
            else:
                return None, time
        elif mention.kind in ("date", "range"):
            coarse = (
                mention.month is None and mention.day is None and not any(word in written for word in _FIXED)
            )
        if self._ahead(time) or (coarse and (self.agenda or (last and not last.coarse))):
            return None, None
        return _Anchor(time, coarse), None

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
    ) -> tuple[_Found, Clause, int, ResolvedTime | None] | None:
        """The event in 自2022年10月…揭牌后: the one thing that a since-expression dates."""
        time = self.reading.context.time(mention)
        for hit in hits:
            if hit.start < mention.start or hit.row.type not in ("launch", "election"):
                continue
            if time.edtf and (hit.end <= mention.end or _SINCE.match(self.text[hit.end : hit.end + 8])):
                begin = _month_end(self.text, mention)
                edtf = (time.edtf or "").partition("/")[0]
                whole = Clause(begin, max(hit.end, begin), clause.hits, "")
                found = _Found(hit, None, hit.row.type, "event.since")
                return found, whole, begin, ResolvedTime(mention, edtf, time.rule)
        return None

    def _inner(self, found: _Found, times: Sequence[TimeMention]) -> ResolvedTime | None:
        """The year that stands in the name of the event itself."""
        if found.head is None:
            return None
        for mention in times:
            if found.trigger.end <= mention.start < found.head.start and mention.kind in ("date", "relative"):
                return self.reading.context.time(mention)
        return None

    def _dated(
        self, clause: Clause, hits: Sequence[Hit], anchor: _Anchor | None, following: Sequence[Clause]
    ) -> _Found | None:
        """The first trigger of a clause that a date governs."""
        text, motion = self.text, None
        coarse = anchor is not None and anchor.coarse
        for hit in hits:
            row = hit.row
            if not told_as_fact(text, clause, hit, dated=anchor is not None and not coarse):
                continue
            if row.pos == "motion":
                motion = motion or hit
                continue
            if row.pos == "carrier":
                head = self._head(clause, hit)
                if head is None and (coarse or anchor is None or not self._bare(clause, hit)):
                    continue
                if head and head.row.pos == "verb" and coarse:
                    continue
                last = head.end if head else hit.end
                if counted(text, clause, hit.start, max(last, hit.end), dated=not coarse):
                    continue
                return _Found(hit, head, self._type(clause, head) if head else row.type, "event.dated.held")
            if row.weak and coarse:
                continue
            if counted(text, clause, hit.start, hit.end, dated=not coarse) and row.owner != "giver":
                continue
            if row.pos == "noun":
                if anchor is None or coarse or self._gives_way(clause, hit):
                    continue
                end = self._run(clause, hit)
                return _Found(hit, end, self._type(clause, end), "event.dated.named")
            head = self._run(clause, hit)
            kind = head.row.type if head.row.pos == "noun" else row.type
            return _Found(
                hit, head if head.row.pos == "noun" else None, self._document(hit, kind), "event.dated.done"
            )
        if motion is None:
            return None
        return self._motion(clause, motion, following, coarse)

    def _bare(self, clause: Clause, carrier: Hit) -> bool:
        """Whether a carrier without a noun that the table knows still tells of something held: 举行升旗."""
        return (
            carrier.row.surface in _HELD
            and clause.end - carrier.end >= 2
            and self.text[carrier.end] not in "的了过"
        )

    def _motion(
        self, clause: Clause, motion: Hit, following: Sequence[Clause], coarse: bool
    ) -> _Found | None:
        """Going somewhere: its type is that of what was done there."""
        around = self.text[clause.start : clause.end]
        party = _PARTY.search(around)
        if coarse and not party:
            return None
        for part in following:
            for hit in part.hits:
                if (
                    hit.row.type in _ON_SITE
                    and hit.row.pos in ("verb", "noun")
                    and not counted(self.text, part, hit.start, hit.end, dated=True)
                ):
                    return _Found(motion, None, hit.row.type, "event.dated.went")
            if part.stop in "；。":
                break
        kind: EventType = motion.row.type
        if "调研组" in around:
            kind = "research"
        elif "视察" in around:
            kind = "inspection"
        elif party and self.party:
            kind = self.party
        return _Found(motion, None, kind, "event.dated.went")

    def _undated(self, clause: Clause, hits: Sequence[Hit]) -> _Found | None:
        """The first trigger of a clause without a date that singles out one occurrence."""
        text = self.text
        for hit in hits:
            row = hit.row
            if not told_as_fact(text, clause, hit, dated=False):
                continue
            if row.pos == "carrier" and row.surface not in _DOING | {"出席", "主持", "召集"}:
                head = self._head(clause, hit)
                if (
                    head
                    and head.row.pos == "noun"
                    and not counted(text, clause, hit.start, head.end, dated=False)
                ):
                    return _Found(hit, head, self._type(clause, head), "event.named.held")
            elif (
                row.pos == "noun"
                and text[clause.start] == "在"
                and _SPOKE.match(text[hit.end : hit.end + 16])
            ):
                return _Found(hit, hit, row.type, "event.named.spoke")
            elif row.pos == "verb" and not row.weak:
                if counted(text, clause, hit.start, hit.end, dated=False):
                    continue
                if row.type == "instruction":
                    if (
                        re.search(r"书记|[省市县区州旗]长|领导", text[clause.start : hit.start])
                        and "作" in row.surface
                    ):
                        return _Found(hit, None, row.type, "event.named.instruction")
                elif row.type in ("issuance", "launch") and self._titled(clause, hit):
                    return _Found(hit, None, self._document(hit, row.type), "event.named.titled")
        return None

    def _titled(self, clause: Clause, hit: Hit) -> bool:
        """Whether a name in quotes follows: 印发《…》, 开通“…”系统."""
        behind = self.text[hit.end : min(hit.end + 3, clause.end)].lstrip("了的")
        if hit.row.type == "issuance":
            return behind[:1] == "《"
        return behind[:1] == "“" and hit.row.surface not in (
            "建立",
            "组建",
            "建成",
            "建起",
            "设立",
            "成立以来",
        )

    def _document(self, hit: Hit, kind: EventType) -> EventType:
        """发出《…倡议书》 issues a document, 发出“…”倡议 starts something."""
        return "launch" if kind == "issuance" and self.text[hit.end : hit.end + 1] == "“" else kind

    def _head(self, clause: Clause, carrier: Hit) -> Hit | None:
        """The noun (or, after 开展, the verb) that says what was held: behind the carrier, else before it."""
        doing = carrier.row.surface in _DOING
        for hit in clause.hits:
            if hit.start >= carrier.end and (hit.row.pos == "noun" or (doing and hit.row.pos == "verb")):
                return self._run(clause, hit)
        if doing:
            return None
        before = [hit for hit in clause.hits if hit.end <= carrier.start and hit.row.pos == "noun"]
        if len(before) > 1 and self.text[before[-2].end : before[-1].start] == "暨":
            return before[-2]
        return before[-1] if before else None

    def _gives_way(self, clause: Clause, noun: Hit) -> bool:
        """Whether a noun is only where something else was held: 五次会议举行大会发言."""
        for index, hit in enumerate(clause.hits):
            if hit.start >= noun.end and hit.row.pos == "carrier" and hit.row.surface in _HELD:
                return any(later.row.pos == "noun" for later in clause.hits[index + 1 :])
        return False

    def _type(self, clause: Clause, head: Hit) -> EventType:
        """The type of a head; 活动 leaves it to the noun before it (大典系列活动)."""
        if head.row.surface == "活动":
            for hit in clause.hits:
                if (
                    hit.row.pos in ("noun", "verb")
                    and 0 <= head.start - hit.end <= 4
                    and not _JOIN.search(self.text[hit.end : head.start])
                ):
                    return cast(EventType, hit.row.type)
        return cast(EventType, head.row.type)

    def _run(self, clause: Clause, first: Hit) -> Hit:
        """The last of the triggers that stand one behind the other as one noun phrase: 学习 座谈 会."""
        last = first
        for hit in clause.hits:
            if hit.start >= last.end:
                if hit.row.pos != "noun":
                    break
                between = self.text[last.end : hit.start]
                if len(between) > 12 or _JOIN.search(between):
                    break
                last = hit
        return last


def _month_end(text: str, mention: TimeMention) -> int:
    found = re.compile(r"自?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?").match(text, mention.start, mention.end)
    return found.end() if found else mention.start


def _record(
    reading: Reading,
    id: str,
    sentence: Sentence,
    found: _Found,
    clause: Clause,
    begin: int,
    time: ResolvedTime | None,
    people: Sequence[tuple[int, int, str]],
) -> Event:
    text, hit = reading.document.text, found.trigger
    organisation, evidence = _organisation(reading, found, clause, begin)
    if time:
        evidence["date"] = (time.mention.start, time.mention.end, time.rule)
    place = reading.place(id, hit.start, hit.end, found.rule, evidence)
    within = place["sentence"]
    present = tuple(
        dict.fromkeys(name for start, end, name in people if within.start <= start and end <= within.end)
    )
    if hit.row.owner == "giver":
        begin = max([begin, *(text.rfind(name, begin, hit.start) for name in present)])
    return Event.model_construct(
        **place,
        type=found.type,
        name=event_name(text, clause, begin, hit, found.head),
        trigger=hit.row.surface,
        date=reading.time(time),
        organisation=organisation,
        place=event_place(text, clause, begin, hit),
        people=present,
    )


def _organisation(
    reading: Reading, found: _Found, clause: Clause, begin: int
) -> tuple[str | None, dict[str, tuple[int, int, str]]]:
    """Whose event it is, and where that is said."""
    hit, text = found.trigger, reading.document.text
    named = [m for m in reading.mentions.organisations if clause.start <= m.start and m.end <= hit.start]
    if hit.row.owner == "author":
        for mention in reversed(named):
            if mention.kind in ("party", "government"):
                return reading.context.name(mention), {
                    "organisation": (mention.start, mention.end, "event.author")
                }
        return None, {}
    if hit.row.owner == "giver" and re.search(
        r"委员(?!会)|[会董]长|经理|乡友|乡贤|企业家", text[begin : hit.start]
    ):
        return None, {}
    if found.rule == "event.named.spoke":
        for mention in named:
            if mention.kind == "cppcc":
                return reading.context.name(mention), {
                    "organisation": (mention.start, mention.end, "event.host")
                }
    for mention in named:
        if (
            mention.kind in _OTHERS
            and not text[begin : mention.start].strip("，▲ ")
            and not _POST.match(text, mention.end)
        ):
            return reading.context.name(mention), {
                "organisation": (mention.start, mention.end, "event.subject")
            }
    owner = reading.context.owner(hit.start)
    return (owner.name if owner else None), reading.owner_evidence(owner)


def _people(reading: Reading) -> list[tuple[int, int, str]]:
    """All places of the source where a person of the text is named."""
    places = [
        (mention.span.start, mention.span.end, person.name)  # type: ignore[attr-defined]
        for person in reading.records.get("people", ())
        for mention in person.mentions  # type: ignore[attr-defined]
    ]
    return sorted(places)
