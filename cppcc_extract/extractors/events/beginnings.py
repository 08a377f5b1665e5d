"""Beginnings that only date what came after them: 自2022年10月开播以来, 今年3月上线后."""

from __future__ import annotations

import re
from typing import NamedTuple

from cppcc_extract.extractors.events.acts import Acts
from cppcc_extract.extractors.events.clauses import Clause
from cppcc_extract.extractors.events.triggers import Found
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.lexicon.schema import EventTrigger
from cppcc_extract.resolve.context import ResolvedTime

_DATE = re.compile(r"[自从]{0,2}(?:\d{4}年|[今去前]年)?(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬|[初底])?")
_SINCE = re.compile(r"(?P<verb>[^，。；：\d“”《》]{1,8}?)(?:以来|至今|(?:以后|之后|[后起时])(?=[，。；]|$))")
_FAR = 24  # characters after a time within which its beginning is named


class Beginning(NamedTuple):
    """What began, the words that state it, their start, and the time."""

    found: Found
    clause: Clause
    begin: int
    time: ResolvedTime


def beginning(reading: Reading, clause: Clause, mention: TimeMention) -> Beginning | None:
    """The beginning that a time of a clause dates, if there is one."""
    text = reading.document.text
    time = reading.context.time(mention)
    begin = _date_end(text, mention)
    said = _SINCE.search(text, begin, min(begin + _FAR, clause.end))
    if mention.kind not in ("since", "date") or not time.edtf or said is None or begin == mention.start:
        return None
    hit = _verb(clause, begin, said, reading.lexicon)
    if hit is None:
        return None
    whole = Clause(begin, max(hit.end, begin), clause.hits, clause.times, "")
    found = Found(hit, None, hit.row.type, "event.since")
    day = time.edtf.partition("/")[0] if mention.kind == "since" else time.edtf
    return Beginning(found, whole, begin, ResolvedTime(mention, day, "date.since"))


def _verb(clause: Clause, begin: int, said: re.Match[str], lexicon: Lexicon) -> Hit | None:
    """The verb that ends what began at a time: a word of the table, else one of two characters (开张, 议过)."""
    for hit in clause.hits:
        elected = hit.row.type == "election" and hit.end == said.end("verb")  # 换届, not 当选委员
        if begin <= hit.start and hit.end <= said.end() and (hit.row.type == "launch" or elected):
            return hit
    start, end = said.span("verb")
    if end - start != 2 or said[0].endswith("起") or any(hit.start <= start < hit.end for hit in clause.hits):
        return None
    acts: Acts = lexicon.derived(Acts)
    kind = acts.type_of(said["verb"]) or "launch"
    return Hit(start, end, EventTrigger(surface=said["verb"], pos="verb", type=kind))


def _date_end(text: str, mention: TimeMention) -> int:
    """The end of the day, month or year that opens a since-expression."""
    found = _DATE.match(text, mention.start, mention.end)
    return found.end() if found else mention.start
