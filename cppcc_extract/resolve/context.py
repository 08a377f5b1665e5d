"""The decisions of the resolvers, as the extractors read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cppcc_extract.find.mentions import OrganisationMention, TimeMention
from cppcc_extract.models import Level, OrganisationKind
from cppcc_extract.steps import Tried
from cppcc_extract.values import sealed


@sealed(frozen=True, slots=True)
class Owner:
    """The owner of the work that a place of the text is about: a canonical name, with its place and its rule.

    `agent` is the canonical name of the acting organisation if that is not the committee itself: a body of it
    (党组), the party committee that gives an instruction, the committee at whose meeting something is said. An
    event is the agent's, a figure the owner's. `passing` says that only its sentence is about it.
    """

    name: str
    start: int
    end: int
    rule: str
    agent: str | None = None
    passing: bool = False


@sealed(frozen=True, slots=True)
class Nobody:
    """The text at a place is not about a committee's work: where and by which step that was read."""

    start: int
    end: int
    rule: str


@sealed(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its value; `edtf` is None if the text does not say enough."""

    mention: TimeMention
    edtf: str | None
    rule: str


@sealed(frozen=True, slots=True)
class Entity:
    """An organisation of the document under its canonical name, with all its mentions in order.

    `parent` is the canonical name of the committee or organisation that a body belongs to.
    """

    name: str
    full_name: str | None
    kind: OrganisationKind
    level: Level | None
    region: str | None
    region_code: str | None
    parent: str | None
    mentions: tuple[OrganisationMention, ...]
    rule: str


@sealed(frozen=True, slots=True)
class Context:
    """Whose and when, for every place of the clean text.

    `owner(position)` is the committee (kind cppcc or cppcc_body) whose work the text is about, or None, as if it is
    about the outside world; `nobody(position)` gives the step that made it None, and `owner_tried(position)` all steps
    that were asked. `committee(position)` is the committee that the text mentions there, whoever acts: that of the
    people who are named. `period(position)` is the time that governs a figure there, and `period_tried(position)` the
    steps that were asked for it. `time` resolves one mention, `name` gives the canonical name of one mention.
    """

    entities: Sequence[Entity]
    owner: Callable[[int], Owner | None]
    nobody: Callable[[int], Nobody | None]
    owner_tried: Callable[[int], Sequence[Tried]]
    committee: Callable[[int], Owner | None]
    name: Callable[[OrganisationMention], str | None]
    period: Callable[[int], ResolvedTime | None]
    period_tried: Callable[[int], Sequence[Tried]]
    time: Callable[[TimeMention], ResolvedTime]
    published: str | None
