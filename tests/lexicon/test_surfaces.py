"""A word stands in one table, unless it answers the questions of two."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Furniture

# Why the words of two tables may be the same. Words of one character are not meant: they are parts of words.
HELD = "召开协商会 is an event, 协商会9次 a figure, “邻里议事会” a name: what is held is counted and named as well"
ACTS = "a verb states an event, governs a figure, stands before a name or shows whose work it is: 开展, 建成, 促成"
NOUNS = "what is counted heads a name, is a body, is a post or shows whose work it is: 工作室, 调研组, 政协委员, 街道"
UNITS = "a noun that is its own unit is counted, heads a name or a column, and ends a longer noun: 课题, 县, 届次"
WORTH = "a noun of money or of reach is counted, and gives its figure a unit where none is written: 投资, 点击量"
HEADS = "the heading of a column is a word of the text as well: 占比, 提案, 委员"
ENDS = "the end of an unknown noun is a word by itself: 工人, 机关, 投入"
PAGE = "a label or a button of the page is a word of the text as well: 编辑, 发布, 日期"
SHARED = {
    HELD: ["counted_nouns events", "events initiatives", "bodies events"],
    ACTS: [
        "events verbs", "events initiative_verbs", "initiative_verbs verbs", "counted_nouns verbs", "verbs voices",
        "events voices", "initiative_verbs voices", "counted_nouns initiative_verbs", "initiatives verbs",
        "initiative_verbs initiatives", "bodies verbs", "bodies initiative_verbs", "acts verbs",
        "acts initiative_verbs", "bounds verbs", "implied_units verbs", "events implied_units", "endings verbs",
    ],
    NOUNS: [
        "counted_nouns initiatives", "counted_nouns posts", "counted_nouns voices", "posts voices",
        "bodies counted_nouns", "bodies initiatives", "initiatives voices", "initiatives posts",
        "counted_nouns rates", "bodies voices",
        "rates voices", "initiatives not_numbers",
    ],
    UNITS: ["counted_nouns units", "units voices", "initiatives units", "posts units", "bodies units", "columns units"],
    WORTH: [
        "counted_nouns implied_units", "implied_units voices", "furniture implied_units", "bodies implied_units",
        "endings implied_units",
    ],
    HEADS: [
        "columns verbs", "columns counted_nouns", "columns initiatives", "columns posts", "columns voices",
        "bodies columns", "columns furniture",
    ],
    ENDS: ["endings posts", "endings voices", "bodies endings"],
    PAGE: [
        "counted_nouns furniture", "furniture verbs", "furniture initiatives", "furniture initiative_verbs",
        "furniture not_numbers", "furniture posts", "events furniture", "furniture units", "bodies furniture",
    ],
}  # fmt: skip


def shared() -> dict[str, list[str]]:
    """The words that two tables have, by the names of the two."""
    lexicon = Lexicon.default()
    tables: dict[str, list[str]] = defaultdict(list)
    for table, kind in TABLES.items():
        for row in lexicon.rows(table, kind):
            tables[row.surface].append(table)
    found: dict[str, list[str]] = defaultdict(list)
    for surface, names in tables.items():
        for pair in combinations(sorted(names), 2):
            if len(surface) > 1:
                found[" ".join(pair)].append(surface)
    return found


def test_a_word_stands_in_two_tables_only_for_a_reason() -> None:
    allowed = {pair for pairs in SHARED.values() for pair in pairs}
    assert {pair: words for pair, words in shared().items() if pair not in allowed} == {}


@pytest.mark.parametrize("pair", [pair for pairs in SHARED.values() for pair in pairs])
def test_every_reason_is_needed(pair: str) -> None:
    assert shared()[pair]


def test_a_word_of_the_genre_is_in_no_other_table() -> None:
    lexicon = Lexicon.default()
    others = {
        row.surface for table, kind in TABLES.items() if table != "furniture" for row in lexicon.rows(table, kind)
    }
    words = [row.surface for row in lexicon.rows("furniture", Furniture) if row.role == "word"]
    assert words
    assert [word for word in words if word in others] == []
