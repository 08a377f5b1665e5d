"""The records that a user sees: frozen, typed, each with its place in the source.

Offsets are Unicode code points of the text that was given, half open. `source[span.start:span.end] == text`
holds for every record. Dates are EDTF (ISO 8601-2) strings. `model_dump_json()` is the export. The string after a
field describes it, in `help()`, in the JSON Schema and in docs/records.md.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, SerializeAsAny, ValidatorFunctionWrapHandler, WrapValidator

from cppcc_extract.base_model import Model
from cppcc_extract.showing import ShowsArticle

SCHEMA_VERSION = "1.1"

Bound = Literal["exact", "over", "under", "about"]
Status = Literal["actual", "planned", "required"]
Relation = Literal["level", "change", "previous"]
Script = Literal["hans", "hant"]
Level = Literal["national", "province", "prefecture", "county", "township"]
Topic = Literal[
    "proposal", "public_opinion", "consultation", "research", "supervision", "meeting", "study", "training",
    "report", "suggestion", "instruction", "member", "personnel", "organisation", "platform", "visit",
    "service", "outreach", "institution", "finance", "honour", "coverage", "other",
]  # fmt: skip
EventType = Literal[
    "meeting", "study", "training", "research", "inspection", "consultation", "launch", "issuance", "signing",
    "visit", "instruction", "ceremony", "activity", "election", "other",
]  # fmt: skip
InitiativeKind = Literal[
    "platform", "brand", "mechanism", "campaign", "forum", "method", "programme", "document", "organisation",
    "publication", "other",
]  # fmt: skip
OrganisationKind = Literal[
    "cppcc", "cppcc_body", "party", "government", "democratic_party", "people_org", "company", "school", "media",
    "other",
]  # fmt: skip

CheckKind = Literal["parts", "share", "rate", "repeat"]
Verdict = Literal["agrees", "disagrees", "cannot tell"]
DocumentKind = Literal["text", "html", "pdf", "docx"]

Number = int | float


class Span(Model):
    """A half-open range of code points of the source text."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


class Mention(Model):
    """One place where something is named."""

    text: str
    """The name as the source has it, anaphoric forms (省政协, 市政协) included."""
    span: Span
    """Where it stands."""


class Evidence(Model):
    """Where a field of a record was read, and by which rule."""

    span: Span
    """The words that gave the value."""
    rule: str
    """The rule that read it there."""


class TimeReference(Model):
    """A time as written, with its value. Nothing is filled in from the clock."""

    text: str
    """The expression as the source has it."""
    edtf: str | None = None
    """The value in EDTF (ISO 8601-2); null if the text does not determine it."""
    start: Annotated[date | None, Field(repr=False)] = None
    """The first day; null if it is open or not known."""
    end: Annotated[date | None, Field(repr=False)] = None
    """The last day; null if it is open or not known."""
    span: Annotated[Span, Field(repr=False)]
    """Where it stands."""


class Record(Model):
    """What every record has: its place, its words, its sentence, its rule and its evidence."""

    id: str
    """The name of the record in its article: `m1` a metric, `e1` an event, `i1` an initiative, `o1` an organisation,
    `p1` a person, `c1` a check."""
    span: Annotated[Span, Field(repr=False)]
    """Where the record stands. Of an event this is its trigger; of an initiative, an organisation or a person, the
    first mention."""
    text: str
    """The words of the source at `span`, exactly."""
    clean: Annotated[str, Field(repr=False)]
    """The same words in simplified characters, without the noise of the page."""
    sentence: Annotated[Span, Field(repr=False)]
    """The sentence around it."""
    rule: Annotated[str, Field(repr=False)]
    """The id of the rule that made the record."""
    evidence: Annotated[dict[str, Evidence], Field(default_factory=dict, repr=False)]
    """For each field that was read elsewhere in the text (label, organisation, period, date …): where, and by which
    rule."""


class Metric(Record):
    """A figure: how many or how much, of what, whose, when."""

    value: Number
    """The number with its scale words multiplied out and no unit converted: 2.4亿元 is 240000000, 100% is 100, 三分之二
    is 66.67 with the unit %. Of a range, the lower number."""
    value_max: Number | None = None
    """The upper number of a range: 1至2名 has the value 1 and the maximum 2. Null for a single number."""
    unit: str
    """The unit without its scale: 件, 次, 人次, 元, %, 平方米. 个百分点 is the unit 百分点, 九成 is 90 %. A number
    without a classifier takes its noun: 五方面 is 5 方面."""
    base_value: Number | None = None
    """The value in `base_unit`: 3亩 is 2000 平方米. Null if the unit is not converted."""
    base_unit: str | None = None
    """The unit that `unit` is converted to, so that areas, lengths and weights can be compared."""
    bound: Bound = "exact"
    """Whether the number is exact, a lower bound (余, 超), an upper bound (近, 不足) or approximate (约, 左右)."""
    label: str
    """The shortest phrase that states what is counted: of a thing its noun phrase (立案提案, 调研报告), of an action
    (次, 场, 人次) verb and object (开展调研, 走访企业). A noun that is left out is restored from the figure that it
    continues."""
    action: str | None = None
    """The verb of the act that is counted or that gave the result: 立案, 走访."""
    topic: Topic = "other"
    """The field of work that what is counted belongs to; the noun decides, not the verb."""
    status: Status = "actual"
    """`actual`; `planned` (力争, 计划, 将); `required` (要求每名委员至少…)."""
    relation: Relation = "level"
    """`level`; `change` (比上年增长12%, 提高3.5个百分点), which belongs to the period reported on; `previous`
    (去年为…件), which belongs to its own period."""
    organisation: str | None = None
    """Whose figure it is: the canonical name of the committee whose work, membership or claimed result the sentence
    states. Null for a figure about someone else that the text does not claim as the committee's result."""
    period: TimeReference | None = None
    """The time expression that governs the figure, in its sentence or in the heading of its paragraph."""
    indicator: str | None = None
    """The id of the indicator by which figures of many articles are compared (`proposal.filed`), from the closed
    vocabulary in docs/indicators.md. Null if none fits, and for a change."""
    qualifiers: Annotated[dict[str, str], Field(default_factory=dict)]
    """What separates figures of one indicator that only look alike: `by` (who acts: 主席), `class` (集体,
    经济建设类), `adopted_by` (the level of the body that adopted it), and `part` of a breakdown."""
    part_of: str | None = None
    """For a part (其中, 包括, 占, 按…分, a list after a total): the `id` of the metric that is the whole. Null for
    a rate, and where the whole is not given."""


class Event(Record):
    """One bounded occurrence; `span` covers its trigger."""

    type: EventType
    """The kind of occurrence. A 常委会会议 is a `meeting`, whatever its agenda."""
    name: str
    """Its name, or a short noun phrase."""
    trigger: Annotated[str, Field(repr=False)]
    """The verb or head noun that states it, in clean text."""
    date: TimeReference | None = None
    """When it took place; null if the text does not say."""
    organisation: str | None = None
    """The canonical name of the organiser."""
    place: str | None = None
    """Where it took place."""
    people: tuple[str, ...] = ()
    """The people named in its sentence."""


class Initiative(Record):
    """A named, lasting undertaking; `span` is its first mention."""

    name: str
    """The quoted name itself, without inner quotes and without the head noun after the quotes; an unquoted proper name
    is given whole."""
    kind: InitiativeKind
    """What is named: a platform, a brand, a mechanism …"""
    organisation: str | None = None
    """The canonical name of the owner."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text names it."""


class Organisation(Record):
    """An organisation named in the text, once, under its canonical name."""

    name: str
    """The short name with its region written out: 山西省政协, 太原市迎泽区政协, 延川县政协."""
    full_name: str | None = None
    """Of a committee: 中国人民政治协商会议山西省委员会. Null for all others."""
    kind: OrganisationKind
    """`cppcc` is a committee itself, `cppcc_body` its party group, special committee, liaison group or research
    team."""
    level: Level | None = None
    """The level of its region. Municipalities are `province`, their districts `county`."""
    region: str | None = None
    """The full name of the division: 山西省, 大同市, 咸阳市秦都区. Null for national bodies."""
    region_code: str | None = None
    """The code of the division in GB/T 2260."""
    parent: str | None = None
    """Of a body: the canonical name of its committee."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text names it, anaphoric forms (省政协, 市政协) included."""


class Person(Record):
    """A person with the post that the text gives them."""

    name: str
    """The name, in simplified characters."""
    post: str | None = None
    """The post as written, without the name; of several, all of them. Null for a speaker whose name stands alone under
    the title of a report."""
    organisation: str | None = None
    """The canonical name of the organisation. A bare 政协委员 belongs to the committee of its section; of several posts
    the leading office in a committee decides."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text names the person."""


class Quantity(Model):
    """A number with its unit, as `find_quantities` returns it."""

    value: Number
    """The number with its scale words multiplied out; of a range, the lower one."""
    value_max: Number | None = None
    """The upper number of a range."""
    unit: str | None = None
    """The unit without its scale; null for a bare number."""
    bound: Bound = "exact"
    """Whether the number is exact, a lower bound, an upper bound or approximate."""
    span: Span
    """Where it stands."""
    text: str
    """The words of the source at `span`, exactly."""


class Check(Record):
    """Figures of one article that should agree, and whether they do; `span` is that of the figure under test."""

    kind: CheckKind
    """`parts`: parts against their whole; `share`: a count and its share of a whole (占20%); `rate`: a rate against the
    counts it is made of (立案率); `repeat`: one figure stated twice."""
    records: tuple[str, ...]
    """The ids of the metrics, the one under test first."""
    arithmetic: str
    """The calculation, as in `60 / 300 = 20.0% ≈ 20%`."""
    verdict: Verdict
    """Whether the figures agree; `cannot tell` if the text allows another reading."""


class Further(Record):
    """A record of an extractor of your own, as it is read back from JSON: its own fields are attributes."""

    model_config = ConfigDict(frozen=True, extra="allow")


def _as_it_is(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Records of any class are kept; only data from JSON becomes `Further`."""
    return value if isinstance(value, Record) else read(value)


AnyRecord = Annotated[SerializeAsAny[Further], WrapValidator(_as_it_is)]


class Section(Model):
    """A part of the article under one heading."""

    heading: str | None
    """The heading; null for a part without one."""
    span: Span
    """Where the part stands."""
    organisation: str | None = None
    """The canonical name of the committee whose work it describes."""


class Warning(Model):
    """Something unusual in the input that a user should know about."""

    code: str
    """What is unusual, for programs: `text.empty`, `encoding.damaged` …"""
    message: str
    """What is unusual and what to do, for people."""
    span: Span | None = None
    """Where, or the first of several places; null if it concerns the whole input."""
    spans: tuple[Span, ...] = ()
    """All places, for warnings that can have several."""


class Library(Model):
    """The library and the tables that made a result."""

    version: str
    """The version of the package."""
    lexicon: str
    """The fingerprint of all tables; it changes with any row."""


class Document(Model):
    """The text of a file with what the file states about itself; `parse_article` accepts it instead of a text."""

    text: Annotated[str, Field(repr=False)]
    """The text, whose offsets all records use."""
    kind: DocumentKind = "text"
    """The format, recognised by the content and not by the name."""
    title: str | None = None
    """The title that the file states, null if none."""
    source: str | None = None
    """The outlet that the file states, null if none."""
    published: str | None = None
    """The day that the file states, in EDTF; null if none."""
    url: str | None = None
    """The address that the page states as its own, null if none."""
    origin: str | None = None
    """The path, null if unknown."""
    encoding: str | None = None
    """The encoding by its Python name; null if the format does not have one."""
    warnings: tuple[Warning, ...] = ()
    """What is unusual in the file."""


class Failure(Model):
    """An input that could not be read."""

    input: str
    """Its path, or the beginning of its text."""
    error: str
    """The class of the error."""
    message: str
    """What is wrong and what to do."""


class Article(ShowsArticle, Model):
    """Everything that was read from one text."""

    id: Annotated[str, Field(repr=False)]
    """The SHA-256 of the text, in hexadecimal."""
    origin: str | None = None
    """The path or address of the input, null if unknown."""
    title: str | None = None
    """The whole headline as displayed, in simplified characters, with its subtitle joined by ——. Of a page that holds
    several articles, the title of the page, else the first headline; the name of a column (【政协短波】) where no other
    stands."""
    subtitle: str | None = None
    """The part of the title after ——, null if none."""
    source: str | None = None
    """The outlet (人民政协报), null if not stated."""
    published: str | None = None
    """The day of publication in EDTF; `2021-02` if the day is not stated. A date that the caller passes wins."""
    authors: tuple[str, ...] = ()
    """Reporters, correspondents and contributors, in order; of a page of short items all who sign one."""
    editors: tuple[str, ...] = ()
    """Editors."""
    script: Script = "hans"
    """`hans` or `hant`: the script of the text that was given."""
    span: Span | None = None
    """The place of the article in `text`; null if it is the whole text."""
    text: Annotated[str, Field(repr=False)]
    """The text that was passed in, unchanged."""
    sections: tuple[Section, ...] = ()
    """The parts under headings."""
    organisations: tuple[Organisation, ...] = ()
    """Every organisation that the text names."""
    people: tuple[Person, ...] = ()
    """Every person that the text names with a post."""
    initiatives: tuple[Initiative, ...] = ()
    """Every named, lasting undertaking."""
    metrics: tuple[Metric, ...] = ()
    """Every figure, in the order of the text."""
    events: tuple[Event, ...] = ()
    """Every event, in the order of the text."""
    checks: tuple[Check, ...] = ()
    """Figures that should agree."""
    further: Annotated[dict[str, tuple[AnyRecord, ...]], Field(default_factory=dict)]
    """The records of your own extractors, by the name of the extractor."""
    warnings: tuple[Warning, ...] = ()
    """What is unusual in the input."""
    schema_version: Annotated[str, Field(repr=False)] = SCHEMA_VERSION
    """The version of the JSON form."""
    library: Annotated[Library, Field(repr=False)]
    """The library and the tables that made the article."""
