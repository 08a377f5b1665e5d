"""The content of the heading of a row or a column: words of a label, a unit, a time, a committee."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cppcc_extract.clean.tables import unit_line
from cppcc_extract.extractors.metrics.figures import Grammar
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.find.numerals import SCALES
from cppcc_extract.find.tables import Columns, Range, among, plain_heading
from cppcc_extract.find.units import Units
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Column, Unit
from cppcc_extract.resolve.context import ResolvedTime

_BRACKET = re.compile(r"\s?(?:（(?P<inner>[^（）]{1,12})）|[/／](?P<after>[^/／\s]{1,6}))\s*[*＊]?$")
_UNIT_SAID = re.compile(r"(?:计量)?单\s?位\s?[：:]\s?(?P<unit>[^\s，。；：）】\]]{1,8})")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年度?)?")
_NEGATION = re.compile(r"^(?:未|不予|未予|已|拟|被)")
_COUNTED = re.compile(r"(?:总数|总量|合计|数量|[人件次篇条个户家项场期]数|数)$")
_TRANSITIVE = ("hold", "make", "receive", "send", "act")


class Measure(NamedTuple):
    """A unit with the scale before it, 10000 in 万元, and its place."""

    unit: Unit
    scale: int
    place: Range


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings over one column, or before one row, as one. `text` is without unit, time and 其中.

    `committee` is the canonical name of the committee that it names, `row` its row in the table of headings.
    """

    place: Range
    text: str = ""
    measure: Measure | None = None
    time: ResolvedTime | None = None
    among: bool = False
    committee: str | None = None
    row: Column | None = None
    counts: bool = False

    @property
    def role(self) -> str:
        """The role of the heading in the table of headings, empty for any other."""
        return self.row.role if self.row else ""


class Measures:
    """Reads units with their scales, of one lexicon: `lexicon.derived(Measures)`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: Units = lexicon.derived(Units)

    def read(self, text: str, place: Range) -> Measure | None:
        """The unit of a text that is nothing else, with its scale: 万元, 人次."""
        text = text.replace(" ", "")
        whole = self._unit(text)
        bare = text if whole else text.lstrip("".join(SCALES))
        unit = whole or self._unit(bare)
        if unit is None:
            return None
        scale = 1
        for character in text[: len(text) - len(bare)]:
            scale *= SCALES[character]
        return Measure(unit, scale, place)

    def at_end(self, text: str, place: Range) -> Measure | None:
        """The unit that a heading of a number ends with: 人数, 件数."""
        if not text.endswith("数"):
            return None
        found = self._unit(text[-3:-1]) or self._unit(text[-2:-1])
        return Measure(found, 1, place) if found else None

    def named(self, unit: str, place: Range) -> Measure:
        """The unit of this name, one of the table or not."""
        return Measure(self._units.named(unit), 1, place)

    def _unit(self, text: str) -> Unit | None:
        found = self._units.at(text, 0) if text else None
        return found.unit if found and found.end == len(text) else None


class Headings:
    """Reads the headings of the tables of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self._columns: Columns = reading.lexicon.derived(Columns)
        self._measures: Measures = reading.lexicon.derived(Measures)
        self._grammar: Grammar = reading.lexicon.derived(Grammar)
        self._times = reading.mentions.times
        self._starts = [time.start for time in self._times]
        names = reading.mentions.organisations
        self._named = {(name.start, name.end): name for name in names if name.kind == "cppcc"}

    def read(self, places: Sequence[Range]) -> Heading | None:
        """The headings at these places as one, None if there are none."""
        if not places:
            return None
        parts = [self._part(place) for place in places]
        text = ""
        for part in parts:
            text = self.joined(text, part.text)
        last = parts[-1]
        return Heading(
            (places[0][0], places[-1][1]) if places[0][0] <= places[-1][1] else places[-1],
            text,
            next((part.measure for part in reversed(parts) if part.measure), None),
            next((part.time for part in reversed(parts) if part.time), None),
            any(part.among for part in parts),
            next((part.committee for part in parts if part.committee), None),
            last.row,
            last.counts,
        )

    def time_in(self, place: Range) -> ResolvedTime | None:
        """The first time in a range that has a value."""
        for n in range(bisect_left(self._starts, place[0]), len(self._times)):
            if self._starts[n] >= place[1]:
                break
            time = self._reading.context.time(self._times[n])
            if time.edtf is not None:
                return time
        return None

    def unit_in(self, place: Range) -> Measure | None:
        """The unit in a line above a table: （单位：件）, or in its last bracket: 提案情况（件）."""
        text = self._text[place[0] : place[1]]
        said = _UNIT_SAID.search(text)
        if said:
            return self._measures.read(said["unit"], (place[0] + said.start("unit"), place[0] + said.end("unit")))
        bracket = _BRACKET.search(text)
        return self._bracket_unit(bracket, place[0]) if bracket else None

    def noun_in(self, place: Range) -> str:
        """The counted noun of a title that is nothing else: 提案（单位：件）; otherwise empty."""
        text = self._text[place[0] : place[1]]
        bracket = _BRACKET.search(text)
        noun = plain_heading(text[: bracket.start()] if bracket else text)
        return noun if noun in self._grammar.nouns and unit_line(text) is None else ""

    def measure(self, place: Range) -> Measure | None:
        """The unit in a cell."""
        return self._measures.read(self._text[place[0] : place[1]], place)

    def named(self, unit: str, place: Range) -> Measure:
        """A unit that a heading implies: % under 占比, 分 under 得分."""
        return self._measures.named(unit, place)

    def lacks_noun(self, text: str) -> bool:
        """Whether a heading ends with a verb whose noun is left out: 立案, 未立案, 省政协采用."""
        words = self._grammar.words(text, 0, len(text))
        last = words[-1] if words else None
        return (
            last is not None
            and last.end == len(text)
            and last.noun is None
            and last.verb is not None
            and last.verb.role in _TRANSITIVE
            and last.end - last.start > 1
        )

    def is_noun(self, text: str) -> bool:
        """Whether a heading is a counted noun of the tables."""
        return text in self._grammar.nouns

    def noun_of(self, text: str) -> str:
        """What a heading counts, without its verb: 问题 of 收集问题, 用稿 of 用稿总数."""
        words = self._grammar.words(text, 0, len(text))
        if words and words[0].start == 0 and words[0].verb and not words[0].noun and words[0].end < len(text):
            text = text[words[0].end :] if words[0].verb.role in _TRANSITIVE else text
        return _COUNTED.sub("", text)

    def counted_by(self, text: str) -> str:
        """The noun that the table of verbs gives the verb at the end of a heading: 提案 for 立案, 未立案."""
        words = self._grammar.words(text, 0, len(text))
        for form in (text[words[-1].start :], _NEGATION.sub("", text)) if words else ():
            row = self._grammar.verbs.get(form)
            if row is not None and row.counts:
                return row.counts
        return ""

    def joined(self, outer: str, inner: str) -> str:
        """Two headings as one phrase, the outer one first, but a verb before its object: 提案, 收到."""
        if outer in self._grammar.nouns and inner in self._grammar.verbs and self.lacks_noun(inner):
            return inner + outer
        return outer + inner

    def _part(self, place: Range) -> Heading:
        start, end = place
        measure = None
        bracket = _BRACKET.search(self._text, start, end)
        if bracket and (measure := self._bracket_unit(bracket, 0)):
            end = bracket.start()
        time, cut = self._time_of(start, end)
        text = "".join(self._text[a:b] for a, b in cut)
        found = among(plain_heading(text))
        text = plain_heading(plain_heading(text)[found.end() :] if found else text)
        row = self._columns.of(text) or self._columns.of(self.counted_by(text))
        if measure is None:
            measure = self._measures.at_end(text, (start, end)) or self._noun_unit(text, row, place)
        name = self._named.get((start, end))
        committee = self._reading.context.name(name) if name else None
        return Heading(place, text, measure, time, bool(found), committee, row, self._columns.counts(text))

    def _noun_unit(self, text: str, row: Column | None, place: Range) -> Measure | None:
        """The unit of the noun in a heading that only says that it is counted: 提案数量, 社情民意总数."""
        if row is None or row.role not in ("count", "total"):
            return None
        noun = self._columns.of(text.removesuffix(row.surface))
        return self._measures.named(noun.unit, place) if noun and noun.role == "noun" and noun.unit else None

    def _bracket_unit(self, bracket: re.Match[str], offset: int) -> Measure | None:
        group = "inner" if bracket["inner"] else "after"
        inner = bracket[group].removeprefix("单位").lstrip("：: ")
        return self._measures.read(inner, (offset + bracket.start(group), offset + bracket.end(group)))

    def _time_of(self, start: int, end: int) -> tuple[ResolvedTime | None, list[Range]]:
        """The time that a heading begins with or is, and the ranges of its other words."""
        year = _YEAR.fullmatch(self._text, start, end)
        if year:
            mention = TimeMention(start, end, "date", "time.year", year=int(year["year"]))
            return ResolvedTime(mention, year["year"], "time.year"), []
        n = bisect_left(self._starts, start)
        if n < len(self._times) and self._times[n].end <= end and self._times[n].kind not in ("vague", "discourse"):
            mention = self._times[n]
            if mention.start == start or mention.end == end:
                return self._reading.context.time(mention), [(start, mention.start), (mention.end, end)]
        return None, [(start, end)]
