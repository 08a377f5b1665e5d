"""What the rows of each table hold. Loading checks every row against these classes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

from cppcc_extract.models import EventType, InitiativeKind, Level, OrganisationKind, Topic


class Example(BaseModel):
    """A clause in which a word must be read so, with what it must give: fields of a record, or of the row itself.

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
    """One word of a table, with clauses in which it must be read so and clauses in which it must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surface: Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(?:.*\S)?$")]
    examples: tuple[Annotated[Example, BeforeValidator(_as_example)], ...] = ()
    not_examples: tuple[str, ...] = ()

    @property
    def indicators_named(self) -> tuple[str, ...]:
        """The ids of other rows, in the table `indicators`, that this one refers to."""
        return ()


class Unit(Row):
    """A classifier or unit. `unit` is its name where that is not the surface; `factor` turns one into `base_unit`.

    `not_before` are characters that must not stand right behind it (平 in 平均). A `whole` unit takes no decimals
    (5.1节 is a holiday). A `doubtful` one needs more than one Chinese digit before it. `tenths` are parts of ten: 九成
    and 9折 are 90 %. 角 and 分 may follow a unit with `coins`. A unit that `leads` may stand before its number:
    港币30万元. A `compared` one needs a word of change or comparison before it: 提高2个点, not 停靠9个点.
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
        """What a record calls the unit."""
        return self.unit or self.surface


class ImpliedUnit(Row):
    """A noun that says by itself in which unit the number behind it is: 阅读量突破100万 is times, 资金三百万 yuan."""

    unit: str


class BoundWord(Row):
    """A word that makes a number a bound.

    It stands `before` the number, `between` number and unit (30多家), or `after` both. `not_after` are characters
    that make another word of it (附近). A `round` one needs a round number behind it (上百家), a
    `share` one a share before it (三分之一强).
    """

    bound: Literal["over", "under", "about"]
    sides: tuple[Literal["before", "between", "after"], ...]
    not_after: str = ""
    round: bool = False
    share: bool = False


class NotNumber(Row):
    """A word that looks like a number or a quantity and is none."""


class CountedNoun(Row):
    """A noun that is counted, with its topic; null where that follows the figure before (满意率).

    A `weak` one gives way to the occasion at which it came up: 发现问题19个 of a 监督 is supervision. `indicator`
    is the id of what its figures are compared as, where no row of `indicators` says more.
    """

    topic: Topic | None = None
    weak: bool = False
    indicator: str | None = None

    @property
    def indicators_named(self) -> tuple[str, ...]:
        return (self.indicator,) if self.indicator is not None else ()


Family = Literal[
    "things", "acts", "people", "visits", "share", "points", "score", "money", "area", "length", "mass", "times"
]


class When(BaseModel):
    """What must be read of a figure: all that is given, of each list one word.

    `nouns` end the noun that is counted; a word of `words`, and one of `also`, stands among the words of the figure,
    none of `without` does; a word of `after` follows it in its clause. `adopter` is the level of the body that took it
    up. Of a `bare` noun nothing else is said; one that comes `first` stands before its figure. `near` are the
    indicators of its whole, else of the figure before it in its sentence. In a table its row or column is headed by one
    of `heads`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    adopter: Level | None = None
    bare: bool = False
    first: bool = False


class Indicator(Row):
    """What figures of many articles can be compared as; `surface` is its id (proposal.filed).

    `zh` and `en` are its names, `definition` what it counts and `not_this` what it does not. Its figures are counted in
    units of `families` and have its `topic`. It is read where one of `when` holds; of several indicators the one that
    says most counts. A rate is `rate_of` two counts, the part and the whole. A part that has only a `general` one
    (委员提案 of 立案提案) takes that of its whole.
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
    """The last characters of a noun that no other table knows, with the topic that they tell."""

    topic: Topic


class Verb(Row):
    """A verb that stands before or after a counted noun, or (`mark`) a function word that ends a noun phrase.

    A row with the role `none` is a word in which a verb or mark is only a syllable (有效, 对口, 在校).

    `counts` is the noun that is meant where none is written: 立案131件 counts 提案. `topic` is that of whatever the
    verb is done to: 走访企业, 走访学校 are visits.
    """

    role: Literal["hold", "make", "receive", "send", "act", "be", "attend", "change", "assign", "mark", "none"]
    counts: str | None = None
    topic: Topic | None = None


class Payment(Row):
    """A verb that a sum of money hangs on.

    `sum` is what the sum is called where no noun is written, `price` the same where it is told of one thing or person.
    """

    sum: str
    price: str | None = None


class EventTrigger(Row):
    """A word that tells of an event.

    `verb` is an event by itself (视察, 印发), `noun` by its name (座谈会). `carrier` takes its type from the noun or
    verb beside it (召开, 开展), `motion` from what is done there (来到, 赴). `none` only looks like a word that holds
    another row (会议室). A weak row needs a day or a month. `stands`: a `word` row is read only where it is a word by
    itself (到), an `ending` row at the end of one (会). `owner` says whose the event is when it is not the
    committee that the text tells of: the `author` of an instruction, the `giver` of a gift.
    """

    pos: Literal["noun", "verb", "carrier", "motion", "none"]
    type: EventType = "other"
    weak: bool = False
    stands: Literal["anywhere", "word", "ending"] = "anywhere"
    owner: Literal["committee", "author", "giver"] = "committee"


class Act(Row):
    """A character (or two) of verbs, with the type of the event that a verb which holds it states."""

    type: EventType


class InitiativeHead(Row):
    """A word that tells whether a name is that of an undertaking, and of which kind.

    `head`: a noun behind the quotes (机制); at the end of a name it tells its kind as well.
    `weak`: a head (建设) that needs a verb beside it.
    `ending`: tells the kind at the end of a name only (民情厅).
    `domain`: one of the committees' own words, which make a name with it likely (议事).
    `fixed`: a proper name without quotes.
    `occasion`: a head of what does not last (座谈会).
    `figure`: the end of a figure of speech (连心桥).
    `slogan`: a name that is the whole country's (两个确立).
    """

    kind: InitiativeKind = "other"
    role: Literal["head", "weak", "ending", "domain", "fixed", "occasion", "figure", "slogan"] = "head"


class InitiativeVerb(Row):
    """A verb before a name, or one that denies that the name is of the kind.

    `found` (打造) and `run` (深化) tell of an undertaking, `draft` (出台) of a document, `publish` (创办) of a
    publication, `name` (取名) introduces a name; after `topic` (围绕), `rhetoric` (成为), `honour` (获评) and `study`
    (学习贯彻) nothing is named that the committee runs. `kind` is that of a name which nothing else tells of.
    """

    role: Literal["found", "run", "draft", "publish", "name", "topic", "rhetoric", "honour", "study"] = "found"
    kind: InitiativeKind = "other"


class Post(Row):
    """A post that a person holds, or a `lay` calling, which belongs to no organisation (村民, 果农)."""

    rank: Literal["leading", "ordinary", "lay"] = "ordinary"


class Surname(Row):
    """A surname.

    A `common` one is believed with less to show for it, a `doubtful` one (和, 谈), which is an everyday word by itself,
    only before a word that follows names. `words` are beginnings of everyday words with its character.
    """

    common: bool = False
    doubtful: bool = False
    words: tuple[str, ...] = ()


class Body(Row):
    """A body of a committee, the head of another organisation's name, or a word that tells whose work is told.

    body and branch follow 政协 (a branch also behind a street or town), a suffix ends a longer name there, an
    association ends the name of a club of members, a committee is a field that special committees are named by; party
    and government follow a place or a level word;
    a head ends a name; a whole is a name, and `name` its canonical form. What a committee only receives (receive), a
    guest's verb and a speaker's verb (speech) make nobody the owner of what a clause tells.
    `not_after` and `not_before` are characters that must not stand right before and right behind a head.
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
    """A word that tells whether a sentence tells of a committee's work or of the world outside.

    A leader or a member acts for a committee, `work` is what committees do, a `claim` is a verb that makes a result
    the committee's (促成). Lay people speak for themselves; a firm, a household or a measure of an economy is of the
    `world`; a `whole` is a division as a place (全县), a `place` ends the name of a village or a street, and a `yield`
    is a unit of what is grown, raised or caught.
    """

    role: Literal["leader", "member", "work", "claim", "lay", "world", "whole", "place", "yield"]


class Era(Row):
    """A word that is a time by itself: an era with its EDTF value, or a vague word.

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
    bracket that the genre puts behind it. A `word` is common in these articles; with all other words of the tables it
    decides what a damaged character was.
    """

    role: Literal[
        "navigation", "tool", "date", "update", "source", "author", "editor", "staff", "summary", "caption", "link",
        "footer", "host", "column", "box", "bracket", "word",
    ]  # fmt: skip


class Rate(Row):
    """A rate with the words that its two counts are told with: `counts` of the part, `of` of the whole.

    What the words of `also` count may be counted in with the part. A rate is not `certain` where writers do not agree
    on its counts, so that a sum which does not fit proves nothing.
    """

    counts: tuple[str, ...]
    of: tuple[str, ...]
    also: tuple[str, ...] = ()
    certain: bool = True


class Column(Row):
    """A word that heads a column or a row of a table, or ends such a heading; the longest that fits counts.

    `none`: no figures stand under it. `count`: says only that something is counted. `total`: adds up the others. `rate`
    and `score`: bare numbers have its `unit`; so do those under a `noun`, which has one classifier (提案). `change`:
    compares with an earlier time. `plan`: is not done yet.
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
