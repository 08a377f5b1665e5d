"""Where sentences end."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？…]+[”’）》〉」』\]】]*")
_CONTINUES = frozenset("，、；：,;:的”’）》")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, each with its full stop and the quotes and brackets it closes.

    A stop before a comma or 的 ends none (“怎么办？”的问题); ； never does.
    """
    found: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop < end and text[stop] in _CONTINUES:
            continue
        if stop > at:
            found.append((at, stop))
        at = stop
        while at < end and text[at] == " ":
            at += 1
    if at < end:
        found.append((at, end))
    return found
