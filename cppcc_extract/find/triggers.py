"""Words that may state an event, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.lexicon.schema import EventTrigger


def find_triggers(text: str, lexicon: Lexicon) -> list[Hit]:
    """The trigger words of a clean text, in order, none overlapping; each `row` is an `EventTrigger`.

    Of words within each other the longest counts, so that a row of `pos` none (会议室) hides the word in it.
    """
    hits = cast("Iterable[tuple[int, tuple[int, EventTrigger]]]", lexicon.matcher("events").raw(text))
    return [Hit(at + 1 - size, at + 1, row) for at, (size, row) in hits if row.pos != "none"]
