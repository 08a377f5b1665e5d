"""The metrics of tables: a figure has its number from its cell and the rest from the headings and the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cppcc_extract.extractors.metrics.comparables import Bodies, class_of
from cppcc_extract.extractors.metrics.indicators import Indicators, Slots
from cppcc_extract.extractors.metrics.phrases import column_head
from cppcc_extract.extractors.metrics.table_headings import Heading, Headings, Measure
from cppcc_extract.extractors.metrics.table_wholes import find_wholes
from cppcc_extract.extractors.metrics.topics import Topics
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.find.numerals import tidy
from cppcc_extract.find.quantities import find_quantities
from cppcc_extract.find.tables import Entry, Table
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Level, Metric, Topic
from cppcc_extract.parse.word_classes import RECIPIENTS
from cppcc_extract.parse.words import Dictionary
from cppcc_extract.resolve.context import ResolvedTime

_SCALED = "百千万亿"
_YEAR = re.compile(r"\d{4}")
_YEAR_OF = re.compile(r"(?<!\d)(?:\d{4}|XXXX)(?=-\d\d)")
_UNIT = Unit(surface="个", kind="thing")
# topics of a title that names the agents (各单位完成情况) and not the work
_DOERS = ("organisation", "member", "personnel", "platform")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a table with its headings.

    `kind` is the heading that only divides what the other one counts: 提案委员会 beside 报送.
    """

    entry: Entry
    quantity: QuantityMention
    measure: Measure
    from_cell: bool
    row: Heading | None
    column: Heading | None
    label: str
    kind: str

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return self.measure.unit

    @property
    def value(self) -> float:
        """Its number, the scale of its heading (万元) multiplied out."""
        return self.quantity.value * self.scale

    @property
    def scale(self) -> int:
        """The factor of the number."""
        return 1 if self.from_cell else self.measure.scale


class _Over(NamedTuple):
    """The lines above a table."""

    measure: Measure | None
    time: ResolvedTime | None
    noun: str
    topic: Topic | None


class TableMetrics:
    """Makes the metrics of the tables of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tables = {table.first: table for table in reading.mentions.tables}
        self._inside = {n for table in reading.mentions.tables for n in range(table.first, table.last + 1)}
        self._headings = Headings(reading)
        self._bodies = Bodies(reading)

    def holds(self, block: int) -> bool:
        """Whether a block is a row of a table of figures."""
        return block in self._inside

    def take(self, block: int, number: int) -> list[Metric]:
        """The metrics of the table that begins with the block, numbered from `number`; empty if none begins."""
        table = self._tables.pop(block, None)
        return self._metrics(table, number) if table else []

    def _metrics(self, table: Table, number: int) -> list[Metric]:
        over = self._over(table)
        figures = list(self._figures(table, over))
        wholes = find_wholes(figures)
        found: list[Metric] = []
        for n, (figure, whole) in enumerate(zip(figures, wholes, strict=True)):
            evidence = self._evidence(table, figure)
            if whole is not None:
                evidence["part_of"] = (figures[whole].entry.start, figures[whole].entry.end, "whole.cell")
            part_of = None if whole is None else f"m{number + whole}"
            found.append(self._metric(table, over, figure, f"m{number + n}", part_of, evidence))
        return found

    def _over(self, table: Table) -> _Over:
        measures = [measure for place in table.over if (measure := self._headings.unit_in(place))]
        times = [time for place in reversed(table.over) if (time := self._headings.time_in(place))]
        nouns = [noun for place in reversed(table.over) if (noun := self._headings.noun_in(place))]
        noun = nouns[0] if nouns else ""
        title = "".join(self._reading.document.text[start:end] for start, end in table.over[:1])
        topic = self._topic(title)
        return _Over(
            measures[-1] if measures else None,
            times[0] if times else None,
            noun,
            None if topic in _DOERS else topic,
        )

    def _figures(self, table: Table, over: _Over) -> Iterator[Figure]:
        rows: dict[int, Heading | None] = {}
        columns: dict[int, Heading | None] = {}
        nouns: dict[str, str] = {}  # what was counted last in each unit, for a verb without a noun
        for entry in table.entries:
            if entry.row not in rows:
                rows[entry.row] = self._headings.read(entry.row_heads)
            if entry.column not in columns:
                columns[entry.column] = self._headings.read(entry.column_heads)
            row, column = rows[entry.row], columns[entry.column]
            if any(heading is not None and heading.role == "none" for heading in (row, column)):
                continue
            quantity = self._quantity(entry)
            measure = self._measure(entry, quantity, row, column, over) if quantity else None
            if quantity is None or measure is None:
                continue
            outer, inner = _words(row), _words(column)
            if _counted_in(row) and not _counted_in(column):
                outer, inner = inner, outer  # 立案提案（件） before its row, its kinds over the columns
            noun = nouns.get(measure.unit.name, over.noun)
            part = any(heading is not None and heading.among for heading in (row, column))
            label = self._label(outer, inner, noun, part) or over.noun or (row.text if row else "")
            if not label:
                continue
            own = inner or outer
            if not part and not self._headings.lacks_noun(own) and measure.unit.kind != "ratio":
                nouns[measure.unit.name] = self._headings.noun_of(own)
            kind = outer if inner and not self._headings.is_noun(outer) else ""
            yield Figure(entry, quantity, measure, quantity.unit is not None, row, column, label, kind)

    def _label(self, outer: str, inner: str, noun: str, among: bool) -> str:
        """The words of a row and of a column as one label; a verb or a part without a noun takes the noun before it."""
        last = inner or outer
        if self._headings.lacks_noun(last):
            counted = self._headings.counted_by(last) or ("" if noun in last else noun)
        else:
            counted = noun if among and noun not in last else ""
        if not inner or not outer:
            return last + counted
        if counted and outer.endswith(counted):
            return inner + outer
        return self._headings.joined(outer, inner) + ("" if among and not inner else counted)

    def _quantity(self, entry: Entry) -> QuantityMention | None:
        """The number of a cell; brackets after it are a remark."""
        text = self._reading.document.text[entry.start : entry.end]
        found = find_quantities(text, self._reading.lexicon, bare=True)
        if not found or text[: found[0].start].strip():
            return None
        rest = text[found[0].end :].strip()
        if rest and not (rest[0] == "（" and rest[-1] == "）"):
            return None
        return None if found[0].unit is not None and found[0].unit.kind == "time" else found[0]

    def _measure(
        self, entry: Entry, quantity: QuantityMention, row: Heading | None, column: Heading | None, over: _Over
    ) -> Measure | None:
        """The unit of a figure: its own, the one beside it, that of its column, its row or the whole table."""
        if quantity.unit is not None:
            return Measure(quantity.unit, 1, (entry.start, entry.end))
        if entry.unit is not None:
            return self._headings.measure(entry.unit)
        for heading in (column, row):
            if heading is not None and heading.measure is not None:
                return self._bare(heading.measure, quantity)
        for heading in (column, row):
            if heading is not None and heading.row is not None and heading.row.unit:
                if heading.role == "noun" and column is None:
                    continue  # a list of contents has nouns before its pages
                # a rate of 0.94 may be 94 % or less than one
                certain = heading.role != "rate" or not 0 < abs(quantity.value) < 1
                return self._headings.named(heading.row.unit, heading.place) if certain else None
        return self._bare(over.measure, quantity) if over.measure else None

    def _bare(self, measure: Measure, quantity: QuantityMention) -> Measure:
        """The unit of a heading; its scale counts only if the number has none of its own."""
        text = self._reading.document.text[quantity.number[0] : quantity.number[1]]
        return measure._replace(scale=1) if any(character in text for character in _SCALED) else measure

    def _topic(self, label: str, figure: Figure | None = None, before: Topic | None = None) -> Topic | None:
        """The topic of a label, None if nothing in it shows one."""
        topics: Topics = self._reading.lexicon.derived(Topics)
        unit = figure.unit if figure else _UNIT
        found = topics.of_words(label, unit, before)
        return None if found == "other" else found

    def _compared(self, figure: Figure, topic: Topic, relation: str, part: bool) -> tuple[str | None, dict[str, str]]:
        """The id of the indicator that the words of the row's and the column's head name, None if none fits.

        With it come the qualifiers that separate the rows of a table that count one thing.
        """
        words: Dictionary = self._reading.lexicon.derived(Dictionary)
        said = tuple(token.text for token in words.cut(figure.label, 0, len(figure.label)))
        heads = tuple(heading.text for heading in (figure.row, figure.column) if heading is not None)
        body = None if RECIPIENTS.isdisjoint(said) else self._body(figure)
        slots = Slots((figure.label,), said, figure.unit, topic, relation, body, heads=heads)
        found: Indicators = self._reading.lexicon.derived(Indicators)
        row = found.of(slots)
        if row is None:
            return None, {}
        kept = {
            "class": figure.kind or class_of(figure.label),
            "adopted_by": body,
            "part": "part" if part else None,
        }
        return row.surface, {name: value for name, value in kept.items() if value}

    def _body(self, figure: Figure) -> Level | None:
        """The level of the body that the head of the column, else of the row, names with what it did: 省政协采用."""
        names = self._reading.mentions.organisations
        for heading in (figure.column, figure.row):
            start, end = heading.place if heading is not None else (0, 0)
            body = next((name for name in names if start <= name.start and name.end < end), None)
            if body is not None:
                return self._bodies.level(body)
        return None

    def _evidence(self, table: Table, figure: Figure) -> dict[str, tuple[int, int, str]]:
        """The places of the label, the topic, the unit, the status and the relation of a figure."""
        heading = figure.column if figure.column and _words(figure.column) else figure.row
        cell = (figure.entry.start, figure.entry.end)
        named = heading.place if heading is not None else table.over[0] if table.over else cell
        found = {"topic": (*named, "topic.cells")}
        if heading is not None:
            found["label"] = (*named, "label.cells")
        if not figure.from_cell:
            found["unit"] = (*figure.measure.place, "unit.table")
        for each in (figure.row, figure.column):
            if each is not None and each.role == "plan":
                found["status"] = (*each.place, "status.cells")
            elif each is not None and each.role == "change":
                found["relation"] = (*each.place, "relation.cells")
        return found

    def _metric(
        self,
        table: Table,
        over: _Over,
        figure: Figure,
        id: str,
        whole: str | None,
        evidence: dict[str, tuple[int, int, str]],
    ) -> Metric:
        entry, quantity, unit = figure.entry, figure.quantity, figure.unit
        start = entry.start + quantity.start
        period, period_rule = self._period(figure, over)
        organisation, places = self._organisation(table, figure)
        evidence |= places
        if period is not None:
            evidence["period"] = (period.mention.start, period.mention.end, period_rule)
        value = tidy(figure.value)
        largest = None if quantity.value_max is None else tidy(quantity.value_max * figure.scale)
        roles = {h.role for h in (figure.row, figure.column) if h is not None}
        topic = self._topic(figure.label, figure, over.topic) or "other"
        relation: Literal["level", "change"] = "change" if "change" in roles else "level"
        indicator, qualifiers = self._compared(figure, topic, relation, whole is not None)
        return Metric.made(
            **self._reading.place(id, start, entry.start + quantity.end, "table.cell", evidence),
            value=value,
            value_max=largest,
            unit=unit.name,
            base_value=tidy(value * unit.factor) if unit.base_unit else None,
            base_unit=unit.base_unit,
            bound=quantity.bound,
            label=column_head(figure.label),
            action=None,
            topic=topic,
            status="planned" if "plan" in roles else "actual",
            relation=relation,
            indicator=indicator,
            qualifiers=qualifiers,
            organisation=organisation,
            period=self._reading.time(period),
            part_of=whole,
        )

    def _period(self, figure: Figure, over: _Over) -> tuple[ResolvedTime | None, str]:
        """The time of the row, of the column, of the lines above the table, or of the part of the article."""
        if figure.row is not None and figure.row.time is not None:
            return _in_year(figure.row.time, over.time), "period.row"
        if figure.column is not None and figure.column.time is not None:
            return _in_year(figure.column.time, over.time), "period.column"
        if over.time is not None:
            return over.time, "period.title"
        found = self._reading.context.period(figure.entry.start)
        return found, found.rule if found else ""

    def _organisation(self, table: Table, figure: Figure) -> tuple[str | None, dict[str, tuple[int, int, str]]]:
        """The committee of the row or of the column, or the owner of the place."""
        for heading, rule in ((figure.row, "organisation.row"), (figure.column, "organisation.column")):
            if heading is not None and heading.committee is not None:
                return heading.committee, {"organisation": (*heading.place, rule)}
        owner = self._reading.context.owner(self._reading.document.blocks[table.first].start)
        return owner.name if owner else None, self._reading.owner_evidence(owner)


def _in_year(time: ResolvedTime, over: ResolvedTime | None) -> ResolvedTime:
    """A part of a year (一季度, 3月) in the year stated above the table."""
    year = over.edtf if over is not None else None
    mention = time.mention
    partial = mention.year is None and not mention.word and (mention.month is not None or mention.part)
    if year is None or not _YEAR.fullmatch(year) or time.edtf is None or not partial:
        return time
    return replace(time, edtf=_YEAR_OF.sub(year, time.edtf))


def _counted_in(heading: Heading | None) -> bool:
    """Whether a heading states the unit of its figures."""
    return heading is not None and (heading.measure is not None or heading.role in ("rate", "score", "change"))


def _words(heading: Heading | None) -> str:
    """What a heading adds to a label: nothing if it names a committee, or says only that something is counted."""
    if heading is None or heading.committee or heading.counts:
        return ""
    alone = heading.row is not None and heading.text == heading.row.surface and heading.role in ("total", "plan")
    return "" if alone else heading.text
