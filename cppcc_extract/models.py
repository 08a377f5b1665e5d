"""The records that a user sees: frozen, typed, each with its place in the source.

Offsets are Unicode code points of the text that was given, half open. `source[span.start:span.end] == text`
holds for every record. Dates are EDTF (ISO 8601-2) strings. `model_dump_json()` is the export.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, ValidatorFunctionWrapHandler, WrapValidator

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
M = TypeVar("M", bound="Model")
_set = object.__setattr__


class Model(BaseModel):
    """Base of all records: frozen, and closed to fields that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def made(cls: type[M], **values: Any) -> M:
        """An instance of values that are known to be right, all fields given; quicker where fields are many."""
        model = cls.__new__(cls)
        _set(model, "__dict__", values)
        _set(model, "__pydantic_fields_set__", _all_fields(cls))
        _set(model, "__pydantic_extra__", None)
        _set(model, "__pydantic_private__", None)
        return model


@cache
def _all_fields(model: type[Model]) -> set[str]:
    """One set for all instances: pydantic copies it before it changes it, and a set each is work for the collector."""
    return set(model.model_fields)


class Span(Model):
    """A half-open range of code points of the source text."""

    start: int
    end: int


class Mention(Model):
    """One place where something is named."""

    text: str
    span: Span


class Evidence(Model):
    """Where a field of a record was taken from, and by which rule."""

    span: Span
    rule: str


class TimeReference(Model):
    """A time as written, with its value: `edtf` and, where they are known, first and last day.

    `edtf`, `start` and `end` are null where the text does not say enough; nothing is filled from the clock.
    """

    text: str
    edtf: str | None = None
    start: date | None = None
    end: date | None = None
    span: Span


class Record(Model):
    """What every record has: its place, its reading, its sentence, its rule and its evidence."""

    id: str
    span: Span
    text: str
    clean: str
    sentence: Span
    rule: str
    evidence: dict[str, Evidence] = {}


class Metric(Record):
    """A figure: how many or how much of what, whose, when."""

    value: Number
    value_max: Number | None = None
    unit: str
    base_value: Number | None = None
    base_unit: str | None = None
    bound: Bound = "exact"
    label: str
    action: str | None = None
    topic: Topic = "other"
    status: Status = "actual"
    relation: Relation = "level"
    organisation: str | None = None
    period: TimeReference | None = None
    part_of: str | None = None


class Event(Record):
    """One bounded occurrence; `span` covers its trigger."""

    type: EventType
    name: str
    trigger: str
    date: TimeReference | None = None
    organisation: str | None = None
    place: str | None = None
    people: tuple[str, ...] = ()


class Initiative(Record):
    """A named, lasting undertaking; `span` is its first mention."""

    name: str
    kind: InitiativeKind
    organisation: str | None = None
    mentions: tuple[Mention, ...] = ()


class Organisation(Record):
    """An organisation named in the text, once, under its canonical name."""

    name: str
    full_name: str | None = None
    kind: OrganisationKind
    level: Level | None = None
    region: str | None = None
    region_code: str | None = None
    parent: str | None = None
    mentions: tuple[Mention, ...] = ()


class Person(Record):
    """A person with the post that the text gives them."""

    name: str
    post: str | None = None
    organisation: str | None = None
    mentions: tuple[Mention, ...] = ()


class Quantity(Model):
    """A number with its unit, as `find_quantities` gives it; `unit` is null for a bare number."""

    value: Number
    value_max: Number | None = None
    unit: str | None = None
    bound: Bound = "exact"
    span: Span
    text: str


class Check(Record):
    """Figures of one article that should agree, and whether they do.

    `parts`: parts against their whole; `share`: a count and its share of a whole (占20%); `rate`: a rate against the
    counts that it is made of (立案率); `repeat`: one figure told twice. `records` are the ids of the metrics, the one
    under test first, which is also where the check stands; `arithmetic` is the sum, as in `60 / 300 = 20.0% ≈ 20%`.
    """

    kind: CheckKind
    records: tuple[str, ...]
    arithmetic: str
    verdict: Verdict


class Further(Record):
    """A record of an extractor that is not the library's, as it is read again: its own fields are attributes."""

    model_config = ConfigDict(frozen=True, extra="allow")


def _as_it_is(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Records of any class stay what they are; only what comes from JSON becomes `Further`."""
    return value if isinstance(value, Record) else read(value)


class Section(Model):
    """A part of the article under one heading, and the organisation whose work it tells."""

    heading: str | None
    span: Span
    organisation: str | None = None


class Warning(Model):
    """Something odd in the input that a user should know of."""

    code: str
    message: str
    span: Span | None = None


class Library(Model):
    """Which library and which tables made a result."""

    version: str
    lexicon: str


class Document(Model):
    """The text of a file with what the file says of it; `parse_article` takes one in place of a text.

    `published` is EDTF, `encoding` the name by which Python knows it (null where the format has none of its own),
    `origin` the path, `url` the address that the page gives as its own. Null where the file does not say.
    """

    text: Annotated[str, Field(repr=False)]
    kind: DocumentKind = "text"
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    origin: str | None = None
    encoding: str | None = None
    warnings: tuple[Warning, ...] = ()


class Failure(Model):
    """An input that could not be read: its path or the beginning of its text, the class of the error, the remedy."""

    input: str
    error: str
    message: str


class Article(Model):
    """All that was read from one text. `further` holds the records of extractors that are not the library's, by name.

    `span` is where the article stands in `text`, null where it is the whole of it.
    """

    id: str
    origin: str | None = None
    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    script: Script = "hans"
    span: Span | None = None
    text: Annotated[str, Field(repr=False)]
    sections: tuple[Section, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    metrics: tuple[Metric, ...] = ()
    events: tuple[Event, ...] = ()
    checks: tuple[Check, ...] = ()
    further: dict[str, tuple[Annotated[SerializeAsAny[Further], WrapValidator(_as_it_is)], ...]] = {}
    warnings: tuple[Warning, ...] = ()
    schema_version: str = SCHEMA_VERSION
    library: Library
