"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.clean.lists import mark_end

_END = re.compile(r"[。！？…]+[”’）》〉」』\]】]*")
_CONTINUES = frozenset("，、；：:,;:的”’）》")
_NUMBER = re.compile(
    r"(?<=[\u3400-\u9fff%）])(?:(?P<number>\d{1,2})[.．、]|[（(](?P<bracketed>\d{1,2})[）)])(?=[\u3400-\u9fff“])"
)
_FIRST = ("1.", "1．", "1、", "（1）", "(1)")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, each with its full stop and the quotes and brackets it closes.

    A stop before a comma or 的 does not end one (“怎么办？”的问题); ； never does. The bullet or number of an item is
    not part of its sentence, and numbers that count on inside a block (提案30件2.调研12次3.走访20家;
    30件（2）调研12次) separate its items.
    """
    found: list[tuple[int, int]] = []
    at = start
    for low, high in _items(text, start, end):
        at = mark_end(text, low, high)
        for match in _END.finditer(text, at, high):
            stop = match.end()
            if stop < high and text[stop] in _CONTINUES:
                continue
            if stop > at:
                found.append((at, stop))
            at = stop
            while at < high and text[at] == " ":
                at += 1
        if at < high:
            found.append((at, high))
    return found


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a block whose numbers are glued to the words before them; the block itself where there are none."""
    at, count = start, 1 if text.startswith(_FIRST, start, end) else 0
    marks = []
    for mark in _NUMBER.finditer(text, start, end):
        number = int(mark["number"] or mark["bracketed"])
        if number == count + 1 or (not count and number == 2):
            count = number
            marks.append(mark.start())
    for mark_start in marks if len(marks) > 1 else ():
        yield at, mark_start
        at = mark_start
    yield at, end
