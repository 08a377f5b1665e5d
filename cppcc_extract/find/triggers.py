"""Words that tell of events, wherever they stand."""

from __future__ import annotations

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Hit


def find_triggers(text: str, lexicon: Lexicon) -> list[Hit]:
    """The trigger words of a clean text, in order, none overlapping; each `row` is an `EventTrigger`.

    Of words that hold one another the longest counts, so that a row of `pos` none (会议室) hides the word in it.
    """
    return [hit for hit in lexicon.matcher("events").find(text) if hit.row.pos != "none"]
