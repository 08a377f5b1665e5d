"""Whether the examples of the tables assert: a row whose field is changed to another valid value is caught by them.

`pytest tests/lexicon/test_mutations.py --all-mutations` changes each field of each row; otherwise a sample is changed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import ValidationError

from cppcc_extract.evaluation.examples import misread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Row

LEXICON = Lexicon.default()
STATED = (
    "units", "implied_units", "bounds", "counted_nouns", "endings", "verbs", "initiatives", "initiative_verbs", "posts",
    "eras", "furniture", "rates", "columns",
)  # fmt: skip
FIELDS = frozenset(
    ["topic", "type", "kind", "role", "rank", "unit", "factor", "base_unit", "dimension", "bound", "sides", "edtf",
     "counts", "of"]
)  # fmt: skip
AT_ONCE = 40  # rows that are changed together, none of which stands in an example of another
SAMPLE = 40  # changes of a table in the quick run


class Mutation(NamedTuple):
    row: Row
    field: str
    value: object

    def changed(self) -> Row | None:
        """The row with the other value; None where the schema refuses it."""
        try:
            return type(self.row).model_validate({**self.row.model_dump(exclude_unset=True), self.field: self.value})
        except ValidationError:
            return None


def choices(hint: Any) -> list[object]:
    """The values of a closed field; none of an open one."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return [value for part in get_args(hint) for value in choices(part)]
    return []


def other_value(row: Row, field: str, chance: random.Random) -> object:
    value = getattr(row, field)
    closed = [choice for choice in choices(get_type_hints(type(row))[field]) if choice != value]
    if closed:
        return chance.choice(closed)
    if field == "sides":
        return ("before",) if value != ("before",) else ("after",)
    if isinstance(value, tuple):
        return ("审计",)
    return value * 10 if isinstance(value, float) else "1999" if field == "edtf" else "趟"


def mutations(table: str, chance: random.Random) -> list[Mutation]:
    rows = LEXICON.rows(table, TABLES[table])
    every = [
        Mutation(row, field, other_value(row, field, chance))
        for row in rows
        if row.examples
        for field in sorted(FIELDS & row.model_fields_set)
    ]
    chance.shuffle(every)
    return every


def groups(every: list[Mutation]) -> Iterator[list[Mutation]]:
    """Mutations that may be tried together: no changed word stands in an example of another."""
    while every:
        group: list[Mutation] = []
        left: list[Mutation] = []
        for one in every:
            apart = len(group) < AT_ONCE and not any(meet(one.row, other.row) for other in group)
            (group if apart else left).append(one)
        yield group
        every = left


def meet(one: Row, other: Row) -> bool:
    return any(
        a.surface in text
        for a, b in ((one, other), (other, one))
        for text in (*(e.text for e in b.examples), b.surface)
    )


def survivors(table: str, group: list[Mutation]) -> list[Mutation]:
    """The mutations of a group that no example notices."""
    changed = {one.row.surface: row for one in group if (row := one.changed()) is not None}
    lexicon = LEXICON.with_tables({table: tuple(changed.values())})
    caught = {each.row.surface for each in misread({table: list(changed.values())}, lexicon)}
    return [one for one in group if one.row.surface in changed and one.row.surface not in caught]


@pytest.mark.parametrize("table", STATED)
def test_a_changed_field_is_caught(table: str, request: pytest.FixtureRequest) -> None:
    every = mutations(table, random.Random(20231))
    if not request.config.getoption("--all-mutations"):
        every = every[:SAMPLE]
    missed = [one for group in groups(every) for one in survivors(table, group)]
    told = [f"{one.row.surface}: {one.field} {getattr(one.row, one.field)!r} → {one.value!r}" for one in missed]
    assert len(missed) <= 0.05 * len(every), "\n".join(told)
