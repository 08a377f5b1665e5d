"""The results of the finders: mentions at offsets of the clean text, in order, without overlaps within a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from cppcc_extract.find.tables import Table
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Bound, Number, OrganisationKind
from cppcc_extract.values import sealed

LUNAR = "农历"
WEEK = "周"
WITHIN = "里"


@sealed(frozen=True, slots=True)
class QuantityMention:
    """A number with bound words and unit. `number` is the range of the numeral alone."""

    start: int
    end: int
    value: Number
    value_max: Number | None
    unit: Unit | None
    bound: Bound
    number: tuple[int, int]
    rule: str


@sealed(frozen=True, slots=True)
class TimeMention:
    """A time expression as written, unresolved.

    `kind` is one of: date (year/month/day as far as said), range (to `last`, which leaves out what the first says for
    both), relative (今年, 去年, 上半年, 全年, 近三年; `word` is the key), since, until, era, session (主题教育期间),
    recurring, anaphoric (当天, 同月), vague (近日), discourse (随后, which governs no figure). A year, month or day
    that is not said is None; `word` stands for the year, month or day where a word says it, is the name of a reign that
    `year` was counted from, and is `LUNAR` for a date of the lunar calendar. `part` is the part of the year or month
    that is meant (上半年, 底). `WITHIN` is a length of time within the occasion told (两个小时里); its `part` is the
    number of days if it lasted several. A range without `last` is a list that no single span covers (3、6、9月).
    """

    start: int
    end: int
    kind: str
    rule: str
    word: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: TimeMention | None = None
    part: str = ""


@sealed(frozen=True, slots=True)
class OrganisationMention:
    """A name of an organisation as written.

    `place` is the part that names the division (大同市; empty for anaphoric 市政协), `level_word` the word that
    tells the level (省 市 区 县 旗 州 盟, 自治区 …, 全 for national, or empty), `body` what follows 政协 or the whole
    head (党组, 提案委员会). `places` are the divisions of `place` one by one, the largest first, `town` is the street
    or town of a branch (渭滨街道) or the seat of an association (香港), and `text[start:committee_end]` names the
    committee that a body belongs to. `shared` marks a division whose 政协 follows a later name of its list:
    太原市 in 太原市、大同市政协.
    """

    start: int
    end: int
    kind: OrganisationKind
    place: str
    level_word: str
    body: str
    rule: str
    places: tuple[str, ...] = ()
    town: str = ""
    committee_end: int = 0
    shared: bool = False


@sealed(frozen=True, slots=True)
class PersonMention:
    """A person's name with the post before it; `post_start == start` where there is none."""

    start: int
    end: int
    name: str
    post_start: int
    post: str
    rule: str


@sealed(frozen=True, slots=True)
class NameMention:
    """A quoted name, with its quotes; `inner` is without them. `opener` is its first mark (《 also for 〈)."""

    start: int
    end: int
    inner: str
    opener: str
    rule: str


@sealed(frozen=True, slots=True)
class Mentions:
    """All mentions of one document."""

    quantities: Sequence[QuantityMention] = ()
    times: Sequence[TimeMention] = ()
    organisations: Sequence[OrganisationMention] = ()
    people: Sequence[PersonMention] = ()
    names: Sequence[NameMention] = ()
    tables: Sequence[Table] = ()
    hits: dict[str, list[Hit]] = field(default_factory=dict)
