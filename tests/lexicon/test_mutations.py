"""Whether the examples of the tables assert: a row that is changed, or gone from some tables, is caught by them.

`pytest tests/lexicon/test_mutations.py --all-mutations` changes each field of each row to another valid value;
otherwise a sample is changed.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import ValidationError

from cppcc_extract.evaluation.examples import misread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Row

LEXICON = Lexicon.default()
# what decides nothing by itself
MEANT_FOR_READERS = frozenset(["surface", "examples", "not_examples", "source", "zh", "en", "definition", "not_this"])
IN_PAGES = {"indicators": frozenset(["topic", "rate_of"])}  # what its own tests hold
OTHER = {"edtf": "1999/..", "name": "清河县茶业协会"}
NEEDED = ("implied_units", "bounds", "not_numbers", "rates", "columns")  # tables whose every row its examples need
AT_ONCE = 40  # rows that are changed together, none of which stands in an example of another
SAMPLE = 40  # changes of a table in the quick run


class Mutation(NamedTuple):
    """Another value for a field of a row; without a field the row is gone."""

    row: Row
    field: str | None
    value: object

    def __str__(self) -> str:
        if self.field is None:
            return f"{self.row.surface}: gone"
        return f"{self.row.surface}: {self.field} {getattr(self.row, self.field)!r} → {self.value!r}"

    def changed(self) -> Row | None:
        """The row with the other value; None if the schema refuses it, or the row is gone."""
        if self.field is None:
            return None
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
    if isinstance(value, bool):
        return not value
    if field == "sides":
        return ("before",) if value != ("before",) else ("after",)
    if field in ("not_after", "not_before"):
        return ""
    if isinstance(value, tuple):
        return ("审计",)
    return value * 10 if isinstance(value, float) else OTHER.get(field, "趟")


def mutations(table: str, chance: random.Random) -> list[Mutation]:
    rows = LEXICON.rows(table, TABLES[table])
    every = [
        Mutation(row, field, other_value(row, field, chance))
        for row in rows
        if row.examples
        for field in sorted(row.model_fields_set - MEANT_FOR_READERS - IN_PAGES.get(table, frozenset()))
    ]
    every += [Mutation(row, None, None) for row in rows if table in NEEDED]
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
    gone = {one.row.surface: one.row for one in group if one.field is None}
    tried = {**changed, **gone}
    lexicon = without(table, gone).with_tables({table: tuple(changed.values())})
    caught = {each.row.surface for each in misread({table: list(tried.values())}, lexicon)}
    return [one for one in group if one.row.surface in tried and one.row.surface not in caught]


def without(table: str, surfaces: Collection[str]) -> Lexicon:
    """The tables of the library without some rows of one."""
    return Lexicon(
        {
            name: tuple(row for row in LEXICON.rows(name, kind) if name != table or row.surface not in surfaces)
            for name, kind in TABLES.items()
        }
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_row_is_caught(table: str, request: pytest.FixtureRequest) -> None:
    every = mutations(table, random.Random(20231))
    assert every
    if not request.config.getoption("--all-mutations"):
        every = every[:SAMPLE]
    assert [str(one) for group in groups(every) for one in survivors(table, group)] == []
