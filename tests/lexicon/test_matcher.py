"""Words of a table are found in a whole text and in a part of it, at offsets of the whole."""

from __future__ import annotations

import pytest

from cppcc_extract.lexicon.matcher import Matcher

TEXT = "提案委员提案，集体提案"
MATCHER = Matcher((word, word) for word in ("提案", "委员", "委员提案"))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, None, [(0, 2), (2, 6), (9, 11)]),
        (1, None, [(2, 6), (9, 11)]),
        (2, 5, [(2, 4)]),
        (0, 4, [(0, 2), (2, 4)]),
        (3, 11, [(4, 6), (9, 11)]),
        (11, 11, []),
    ],
)
def test_hits_stand_at_offsets_of_the_whole_text(start: int, end: int | None, found: list[tuple[int, int]]) -> None:
    assert [(hit.start, hit.end) for hit in MATCHER.find(TEXT, start, end)] == found


def test_no_words_and_no_text_give_no_hits() -> None:
    assert Matcher[str]([]).find(TEXT) == []
    assert MATCHER.find("") == []
