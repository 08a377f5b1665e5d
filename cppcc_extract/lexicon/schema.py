"""The rows of each table. Loading checks every row against these classes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

from cppcc_extract.lexicon.conditions import Family, When
from cppcc_extract.models import EventType, InitiativeKind, OrganisationKind, Topic


class Example(BaseModel):
    """A clause in which a word must be read, with what it must give: fields of a record, or of the row itself.

    In a table it is a string, or `{ text = "立案提案12件", topic = "proposal" }`.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    text: Annotated[str, StringConstraints(min_length=1)]

    @property
    def answers(self) -> dict[str, Any]:
        """What the clause must give, by the name of the field."""
        return self.model_extra or {}


def _as_example(given: object) -> object:
    return {"text": given} if isinstance(given, str) else given


class Row(BaseModel):
    """One word of a table, with clauses in which it must be read and clauses in which it must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surface: Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(?:.*\S)?$")]
    examples: tuple[Annotated[Example, BeforeValidator(_as_example)], ...] = ()
    not_examples: tuple[str, ...] = ()

    @property
    def indicators_named(self) -> tuple[str, ...]:
        """The ids of other rows, in the table `indicators`, that this one refers to."""
        return ()


class Unit(Row):
    """A classifier or unit. `unit` is its name if that is not the surface; `factor` converts one to `base_unit`.

    `not_before` are characters that must not follow it directly (平 in 平均). A `whole` unit takes no decimals (5.1节
    is a holiday). A `doubtful` one needs more than one Chinese digit before it. `tenths` are parts of ten: 九成 and
    9折 are 90 %. 角 and 分 may follow a unit with `coins`. A unit that `leads` may come before its number: 港币30万元.
    A `compared` one needs a word of change or comparison before it: 提高2个点, not 停靠9个点.
    """

    unit: str | None = None
    kind: Literal["thing", "action", "person_time", "noun", "measure", "ratio", "time"]
    dimension: str = "count"
    base_unit: str | None = None
    factor: float = 1
    not_before: str = ""
    whole: bool = False
    tenths: bool = False
    coins: bool = False
    doubtful: bool = False
    leads: bool = False
    compared: bool = False

    @property
    def name(self) -> str:
        """The name of the unit in records."""
        return self.unit or self.surface


class ImpliedUnit(Row):
    """A noun that implies the unit of the number after it: 阅读量突破100万 is times, 资金三百万 yuan."""

    unit: str


class BoundWord(Row):
    """A word that makes a number a bound.

    It stands `before` the number, `between` number and unit (30多家), or `after` both. `not_after` are characters
    before it that make it part of another word (附近). A `round` one needs a round number after it (上百家), a
    `share` one a share before it (三分之一强).
    """

    bound: Literal["over", "under", "about"]
    sides: tuple[Literal["before", "between", "after"], ...]
    not_after: str = ""
    round: bool = False
    share: bool = False


class NotNumber(Row):
    """A word that looks like a number or a quantity and is not."""


class CountedNoun(Row):
    """A noun that is counted, with its topic; null if the topic is that of the figure before (满意率).

    A `weak` one gives way to the occasion at which it came up: 发现问题19个 of a 监督 is supervision. `indicator`
    is the id of the indicator of its figures, unless a row of `indicators` is more specific.
    """

    topic: Topic | None = None
    weak: bool = False
    indicator: str | None = None

    @property
    def indicators_named(self) -> tuple[str, ...]:
        return (self.indicator,) if self.indicator is not None else ()


class Indicator(Row):
    """An indicator, by which figures of many articles are compared; `surface` is its id (proposal.filed).

    `zh` and `en` are its names, `definition` what it counts and `not_this` what it does not. Its figures have units of
    `families` and its `topic`. It is assigned where one of `when` holds; of several, the most specific one counts. A
    rate is `rate_of` two counts, the part and the whole. A part that has only a `general` indicator (委员提案 of
    立案提案) takes that of its whole.
    """

    surface: Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:\.[a-z_]+){1,2}$")]
    zh: str
    en: str
    definition: str
    not_this: str
    families: tuple[Family, ...]
    topic: Topic
    when: tuple[When, ...]
    rate_of: tuple[str, str] | None = None
    general: bool = False

    @property
    def indicators_named(self) -> tuple[str, ...]:
        return self.rate_of or ()


class Ending(Row):
    """The last characters of a noun that no other table knows, with the topic that they imply."""

    topic: Topic


class Verb(Row):
    """A verb that stands before or after a counted noun, or (`mark`) a function word that ends a noun phrase.

    A row with the role `none` is a word in which a verb or mark is only a syllable (有效, 对口, 在校).

    `counts` is the noun that is meant if none is written: 立案131件 counts 提案. `topic` is that of any object of the
    verb: 走访企业, 走访学校 are visits.
    """

    role: Literal["hold", "make", "receive", "send", "act", "be", "attend", "change", "assign", "mark", "none"]
    counts: str | None = None
    topic: Topic | None = None


class Payment(Row):
    """A verb that takes a sum of money.

    `sum` is the label of the sum if no noun is written, `price` the same if it is paid for one thing or person.
    """

    sum: str
    price: str | None = None


class EventTrigger(Row):
    """A word by which an event is recognised.

    A `verb` is an event by itself (视察, 印发), a `noun` by its name (座谈会). A `carrier` takes its type from the noun
    or verb beside it (召开, 开展), a `motion` from what is done there (来到, 赴). `none` is a word that only contains
    another row (会议室). A weak row needs a day or a month. `stands`: a `word` row is read only if it is a word of its
    own (到), an `ending` row at the end of one (会). `owner` says whose the event is if it is not that of the committee
    that the text is about: the `author` of an instruction, the `giver` of a gift.
    """

    pos: Literal["noun", "verb", "carrier", "motion", "none"]
    type: EventType = "other"
    weak: bool = False
    stands: Literal["anywhere", "word", "ending"] = "anywhere"
    owner: Literal["committee", "author", "giver"] = "committee"


class Act(Row):
    """A character (or two) of verbs, with the type of event that a verb with it states."""

    type: EventType


class InitiativeHead(Row):
    """A word that shows whether a name is that of an initiative, and of which kind.

    `head`: a noun after the quotes (机制); at the end of a name it shows its kind as well.
    `weak`: a head (建设) that needs a verb beside it.
    `ending`: shows the kind only at the end of a name (民情厅).
    `domain`: one of the committees' own words, which make it likely that a name is one (议事).
    `fixed`: a proper name without quotes.
    `occasion`: a head of something that does not last (座谈会).
    `figure`: the end of a figure of speech (连心桥).
    `slogan`: a name that the whole country uses (两个确立).
    """

    kind: InitiativeKind = "other"
    role: Literal["head", "weak", "ending", "domain", "fixed", "occasion", "figure", "slogan"] = "head"


class InitiativeVerb(Row):
    """A verb before a name, or one that denies that the name is of the kind.

    `found` (打造) and `run` (深化) take an initiative, `draft` (出台) a document, `publish` (创办) a publication,
    `name` (取名) introduces a name; what follows `topic` (围绕), `rhetoric` (成为), `honour` (获评) and `study`
    (学习贯彻) is not run by the committee. `kind` is that of a name whose kind nothing else states.
    """

    role: Literal["found", "run", "draft", "publish", "name", "topic", "rhetoric", "honour", "study"] = "found"
    kind: InitiativeKind = "other"


class Post(Row):
    """A post that a person holds, or a `lay` calling, which belongs to no organisation (村民, 果农)."""

    rank: Literal["leading", "ordinary", "lay"] = "ordinary"


class Surname(Row):
    """A surname.

    A `common` one needs less evidence; a `doubtful` one (和, 谈), which is also an everyday word, counts only before a
    word that follows names. `words` are beginnings of everyday words with its character.
    """

    common: bool = False
    doubtful: bool = False
    words: tuple[str, ...] = ()


class Body(Row):
    """A body of a committee, the head of another organisation's name, or a word that shows whose work is reported.

    A `body` and a `branch` follow 政协 (a branch also a street or town), a `suffix` ends a longer name there, an
    `association` ends the name of a club of members, a `committee` is a field that special committees are named after;
    `party` and `government` follow a place or a level word; a `head` ends a name; a `whole` is a name, and `name` its
    canonical form. A verb of receiving (`receive`), of a `guest` or of a speaker (`speech`) does not make its subject
    the owner of the clause. `not_after` and `not_before` are characters that must not stand directly before and after a
    head.
    """

    kind: OrganisationKind = "other"
    role: Literal[
        "body", "branch", "suffix", "association", "committee", "party", "government", "head", "whole",
        "receive", "guest", "speech",
    ]  # fmt: skip
    name: str | None = None
    not_after: str = ""
    not_before: str = ""


class Voice(Row):
    """A word that shows whether a sentence is about a committee's work or about the outside world.

    A `leader` or a `member` acts for a committee, `work` is what committees do, a `claim` is a verb that makes a result
    the committee's (促成). `lay` people speak for themselves; a firm, a household or a measure of an economy belongs to
    the `world`; a `whole` is a division as a place (全县), a `place` ends the name of a village or a street, and a
    `yield` is a unit of what is grown, raised or caught.
    """

    role: Literal["leader", "member", "work", "claim", "lay", "world", "whole", "place", "yield"]


class Era(Row):
    """A word that is a time: an era with its EDTF value, or a vague word.

    `discourse` words state an order and govern no figure (随后); `none` are words that only look like times. Years
    are counted from the first year of a `reign` (康熙三年; its months are lunar) and of the `republic` (民国二十三年),
    whose `edtf` is the first and last year. No other role but `era` has an `edtf`.
    """

    role: Literal["era", "vague", "discourse", "reign", "republic", "none"] = "era"
    edtf: str | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _has_the_edtf_of_its_role(self) -> Era:
        if self.role in ("reign", "republic"):
            if not _YEARS.fullmatch(self.edtf or "") or not _is_interval(self.edtf or ""):
                raise ValueError(f'a {self.role} needs its first and last year; write edtf = "1662/1722" or "1912/.."')
        elif self.edtf is not None and self.role != "era":
            raise ValueError(f'role "{self.role}" has no value; leave edtf out')
        elif self.edtf is not None and not _is_interval(self.edtf):
            raise ValueError(f'edtf {self.edtf!r} is not a date; write edtf = "2012-11-08/.." or "1966/1976"')
        return self


_YEARS = re.compile(r"\d{4}/(?:\d{4}|\.\.)", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def _is_interval(edtf: str) -> bool:
    """Whether a text is a year, month or day of the calendar, or an interval of them that may be open at one end."""
    ends = edtf.split("/")
    closed = [end for end in ends if end != ".."]
    if len(ends) > 2 or not closed or not all(map(_is_date, closed)):
        return False
    return closed[0] <= closed[-1] or closed[0].startswith(closed[-1])


def _is_date(written: str) -> bool:
    parts = _DATE.fullmatch(written)
    if parts is None:
        return False
    try:
        date(*(int(part or 1) for part in parts.groups()))
    except ValueError:
        return False
    return True


class Furniture(Row):
    """Words of the page and not of the article.

    Labels (`date`, `update` of the day of a change, `source` to `staff`) stand before a colon; `navigation`,
    `summary`, `caption`, `link`, `footer` and `host` begin a line; a `tool` is a button or counter; a `column` ends the
    name of a column of a paper or site; a `box` heads what stands beside an article; a `bracket` is a division with the
    bracket that the genre puts after it. A `word` is common in these articles; with all other words of the tables it
    decides what a damaged character was.
    """

    role: Literal[
        "navigation", "tool", "date", "update", "source", "author", "editor", "staff", "summary", "caption", "link",
        "footer", "host", "column", "box", "bracket", "word",
    ]  # fmt: skip


class Rate(Row):
    """A rate with the words in the labels of its two counts: `counts` for the part, `of` for the whole.

    Figures with the words of `also` may be included in the part. A rate is not `certain` if writers do not agree on its
    counts, so that arithmetic which does not fit proves nothing.
    """

    counts: tuple[str, ...]
    of: tuple[str, ...]
    also: tuple[str, ...] = ()
    certain: bool = True


class Column(Row):
    """A word that heads a column or a row of a table, or ends such a heading; the longest that fits counts.

    `none`: there are no figures under it. `count`: says only that something is counted. `total`: adds up the others.
    `rate` and `score`: bare numbers have its `unit`; so do those under a `noun`, which has one classifier (提案).
    `change`: compares with an earlier time. `plan`: not done yet.
    """

    role: Literal["none", "count", "total", "rate", "score", "noun", "change", "plan"]
    unit: str | None = None


TABLES: dict[str, type[Row]] = {
    "units": Unit,
    "implied_units": ImpliedUnit,
    "bounds": BoundWord,
    "not_numbers": NotNumber,
    "counted_nouns": CountedNoun,
    "indicators": Indicator,
    "endings": Ending,
    "verbs": Verb,
    "payments": Payment,
    "events": EventTrigger,
    "acts": Act,
    "initiatives": InitiativeHead,
    "initiative_verbs": InitiativeVerb,
    "posts": Post,
    "surnames": Surname,
    "bodies": Body,
    "voices": Voice,
    "eras": Era,
    "furniture": Furniture,
    "rates": Rate,
    "columns": Column,
}
