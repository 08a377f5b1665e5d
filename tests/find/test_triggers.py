"""Trigger words: every row of the table is read, and barred, as its examples say."""

from __future__ import annotations

from itertools import pairwise

from cppcc_extract.find.triggers import find_triggers
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import EventTrigger

ROWS = Lexicon.default().rows("events", EventTrigger)


def _surfaces(text: str) -> list[str]:
    return [hit.row.surface for hit in find_triggers(text, Lexicon.default())]


def test_the_longest_word_counts() -> None:
    assert _surfaces("市政协召开专题协商会") == ["召开", "专题协商会"]
    assert _surfaces("在县政协会议室里") == []


def test_hits_are_in_order_and_apart() -> None:
    hits = find_triggers("市政协组织开展集中视察，随后召开座谈会，印发实施方案", Lexicon.default())
    assert [hit.row.surface for hit in hits] == ["组织开展", "集中视察", "召开", "座谈会", "印发"]
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_a_user_can_add_a_word(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "mine.toml"
    table.write_text('events = [{ surface = "围炉夜话", pos = "noun", type = "study" }]', encoding="utf-8")
    lexicon = Lexicon.default().extended(table)
    assert [hit.row.type for hit in find_triggers("5月3日，区政协举行围炉夜话", lexicon)] == [
        "activity",
        "study",
    ]
