"""What the rows of each table hold. Loading checks every row against these classes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from cppcc_extract.models import EventType, InitiativeKind, OrganisationKind, Topic


class Row(BaseModel):
    """One word of a table, with clauses in which it must be read so and clauses in which it must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surface: str
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class Unit(Row):
    """A classifier or unit. `factor` turns one of it into `base_unit`."""

    kind: Literal["thing", "action", "person_time", "noun", "measure", "ratio", "time"]
    dimension: str = "count"
    base_unit: str | None = None
    factor: float = 1


class NotNumber(Row):
    """A word that looks like a number or a quantity and is none."""

    why: Literal["adverb", "idiom", "slogan", "name", "ordinal", "rhetorical", "other"] = "other"


class Indicator(Row):
    """A noun that is counted, with its topic."""

    topic: Topic


class Verb(Row):
    """A verb that stands before or after a counted noun."""

    role: Literal["hold", "make", "receive", "send", "act", "be", "attend", "change", "assign"]


class EventTrigger(Row):
    """A verb or head noun that tells of an event; a weak one needs a date in its sentence."""

    pos: Literal["noun", "verb"]
    type: EventType
    weak: bool = False


class InitiativeHead(Row):
    """A head noun after a quoted or proper name."""

    kind: InitiativeKind


class InitiativeVerb(Row):
    """A verb that introduces a named undertaking."""


class Post(Row):
    """A post that a person holds."""

    rank: Literal["leading", "ordinary"] = "ordinary"


class Surname(Row):
    """A surname of one or two characters."""


class Body(Row):
    """A body of a committee, or the head of another organisation's name."""

    kind: OrganisationKind


class Era(Row):
    """A since-expression or a named stretch of time with its EDTF value (null where it depends on the place)."""

    edtf: str | None = None
    source: str | None = None


class Furniture(Row):
    """Words of the page and not of the article."""

    role: str


TABLES: dict[str, type[Row]] = {
    "units": Unit,
    "not_numbers": NotNumber,
    "indicators": Indicator,
    "verbs": Verb,
    "events": EventTrigger,
    "initiatives": InitiativeHead,
    "initiative_verbs": InitiativeVerb,
    "posts": Post,
    "surnames": Surname,
    "bodies": Body,
    "eras": Era,
    "furniture": Furniture,
}
