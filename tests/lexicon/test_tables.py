"""The tables of the library: each row loads, stands once, and is read as its examples say."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from cppcc_extract.evaluation.examples import misread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.lexicon import read_tables
from cppcc_extract.lexicon.schema import TABLES, Row

if TYPE_CHECKING:
    from importlib.abc import Traversable

LEXICON = Lexicon.default()
FILES = sorted(
    (file for file in (files("cppcc_extract.lexicon") / "tables").iterdir() if file.name.endswith(".toml")),
    key=lambda file: file.name,
)


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in FILES])
def test_every_row_loads_and_stands_once(file: Traversable) -> None:
    for name, rows in read_tables(file.read_text(encoding="utf-8"), file.name).items():
        twice = [surface for surface, times in Counter(row.surface for row in rows).items() if times > 1]
        assert twice == [], name
        assert [row for row in rows if not row.surface or row.surface != row.surface.strip()] == []


def test_every_table_is_there_and_no_other() -> None:
    assert [name for name, kind in TABLES.items() if not LEXICON.rows(name, kind)] == []
    assert sorted(file.name.removesuffix(".toml") for file in FILES) == sorted(TABLES)


@pytest.mark.parametrize(("name", "kind"), TABLES.items(), ids=list(TABLES))
def test_every_row_shows_how_it_is_read(name: str, kind: type[Row]) -> None:
    rows = LEXICON.rows(name, kind)
    assert [row.surface for row in rows if not (*row.examples, *row.not_examples)] == []


@pytest.mark.parametrize(("name", "kind"), TABLES.items(), ids=list(TABLES))
def test_rows_are_read_as_their_examples_say(name: str, kind: type[Row]) -> None:
    found = misread({name: LEXICON.rows(name, kind)}, LEXICON)
    assert [(row.surface, problem) for _, row, _, problem in found] == []


def test_an_example_that_does_not_come_out_is_found() -> None:
    (row,) = read_tables('units = [{ surface = "晚", kind = "action", examples = ["夜话12晚"] }]', "a")["units"]
    assert [(m.row, m.problem) for m in misread({"units": [row]}, LEXICON)] == [
        (row, "is not read in its example '夜话12晚'")
    ]
    assert list(misread({"units": [row]}, LEXICON.with_tables({"units": (row,)}))) == []


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ('topic = "service", label = "办好暖心事"', None),
        ('topic = "visit"', "gives topic 'service' in its example '办好暖心事36件', not topic 'visit'"),
        ("weak = true", "gives weak False in its example '办好暖心事36件', not True"),
        ("topics = 1", "states 'topics' in its example '办好暖心事36件', which gives no such field"),
    ],
    ids=["right", "record", "row", "unknown"],
)
def test_an_example_states_what_its_row_gives(stated: str, problem: str | None) -> None:
    row = f'{{ surface = "暖心事", topic = "service", examples = [{{ text = "办好暖心事36件", {stated} }}] }}'
    tables = read_tables(f"counted_nouns = [{row}]", "a")
    found = [each.problem for each in misread(tables, LEXICON.with_tables(tables))]
    assert found == ([problem] if problem else [])
