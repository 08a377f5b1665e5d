"""The tables of the library: each row loads, stands once, and is read as its examples say.

Rows of `eras`, `events`, `posts`, `surnames`, `initiatives` and the names of `bodies` are run where they are used.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from cppcc_extract.clean.furniture import Patterns, build_patterns
from cppcc_extract.extractors.figures import Grammar
from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.find.quantities import find_quantities
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.lexicon import read_tables
from cppcc_extract.lexicon.schema import TABLES, Body, Furniture, Indicator, NotNumber, Row, Unit, Verb

if TYPE_CHECKING:
    from importlib.abc import Traversable

LEXICON = Lexicon.default()
GRAMMAR: Grammar = LEXICON.derived(Grammar)
PATTERNS: Patterns = LEXICON.derived(build_patterns)
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


def _units(text: str) -> list[str]:
    return [quantity.unit.name for quantity in find_quantities(text, LEXICON) if quantity.unit]


def test_units_are_read_as_their_examples_say() -> None:
    rows = LEXICON.rows("units", Unit)
    wrong = [(row.surface, text) for row in rows for text in row.examples if row.name not in _units(text)]
    wrong += [(row.surface, text) for row in rows for text in row.not_examples if row.name in _units(text)]
    assert wrong == []


def _touched(row: NotNumber, text: str) -> list[QuantityMention]:
    start = text.index(row.surface)
    end = start + len(row.surface)
    found = find_quantities(text, LEXICON, bare=True)
    return [quantity for quantity in found if quantity.start < end and quantity.end > start]


def test_words_that_look_like_numbers_are_none() -> None:
    rows = LEXICON.rows("not_numbers", NotNumber)
    wrong = [(row.surface, text) for row in rows for text in row.examples if _touched(row, text)]
    wrong += [(row.surface, text) for row in rows for text in row.not_examples if not find_quantities(text, LEXICON)]
    assert wrong == []


def _words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in GRAMMAR.words(text, 0, len(text))]


@pytest.mark.parametrize(("table", "kind"), [("indicators", Indicator), ("verbs", Verb)])
def test_words_of_the_grammar_are_found_as_their_examples_say(table: str, kind: type[Row]) -> None:
    rows = [row for row in LEXICON.rows(table, kind) if not (isinstance(row, Verb) and row.role == "none")]
    wrong = [(row.surface, text) for row in rows for text in row.examples if row.surface not in _words(text)]
    wrong += [(row.surface, text) for row in rows for text in row.not_examples if row.surface in _words(text)]
    assert wrong == []


def test_a_word_that_only_holds_a_verb_is_none() -> None:
    for row in LEXICON.rows("verbs", Verb):
        if row.role == "none":
            for text in row.examples:
                start = text.index(row.surface)
                inside = range(start, start + len(row.surface))
                assert not [w for w in GRAMMAR.words(text, 0, len(text)) if w.verb and w.start in inside], text


# How a line tells of the role; a word and a bracket only stand somewhere in their example.
def _seen(row: Furniture, text: str) -> bool:
    if row.role in ("date", "source", "author", "editor", "staff"):
        return any(match.lastgroup == row.role for match in PATTERNS.label.finditer(text))
    if row.role in ("navigation", "caption", "link", "footer", "host"):
        begun = PATTERNS.begins.match(text)
        return begun is not None and begun.lastgroup == row.role
    if row.role == "summary":
        return PATTERNS.summary.match(text) is not None
    if row.role == "tool":
        return PATTERNS.tool.search(text) is not None
    return row.surface in text


def test_furniture_is_read_as_its_examples_say() -> None:
    rows = LEXICON.rows("furniture", Furniture)
    wrong = [(row.role, row.surface, text) for row in rows for text in row.examples if not _seen(row, text)]
    assert wrong == []


def test_words_of_clauses_stand_in_their_examples() -> None:
    roles = ("outsider", "settlement", "town", "describe", "economy", "member", "work", "receive", "guest", "speech")
    rows = [row for row in LEXICON.rows("bodies", Body) if row.role in (*roles, "suffix", "committee")]
    assert [(row.surface, text) for row in rows for text in row.examples if row.surface not in text] == []
