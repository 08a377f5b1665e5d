"""The conditions under which a figure has an indicator, and the families of its units."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from cppcc_extract.models import Level, Topic

Family = Literal[
    "things", "acts", "people", "visits", "share", "points", "score", "money", "area", "length", "mass", "times"
]


class When(BaseModel):
    """Conditions on a figure: all that are given must hold, of each list for one word.

    `nouns` end the noun that is counted; a word of `words`, and one of `also`, is among the words of the figure, and no
    word of `without`; a word of `after` follows it in its clause. `adopter` is the level of the body that adopted it. A
    `bare` noun has no other words; one that comes `first` stands before its figure. `near` are the indicators of its
    whole, else of the figure before it in its sentence. In a table its row or column is headed by one of `heads`.
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
