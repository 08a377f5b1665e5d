"""Lines that name a division and nothing else, each of which heads the part of a page that is about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.lines import Line
from cppcc_extract.lexicon.divisions import Divisions

# A name between marks or brackets: ▲双峰, 【冷水江】, （新化）, ◎双峰篇
_NAME = re.compile(r"[^\w]*([一-鿿]{2,12}?)篇?[^\w]*")
_LONGEST = 20


def place_headings(lines: Sequence[Line]) -> list[int]:
    """The lines of a page that are the name of a division; none if they do not name at least two.

    One alone may as well be a name of somebody (高平), a dateline or a caption.
    """
    named = [(n, name) for n, line in enumerate(lines) if (name := _place(line.text))]
    return [n for n, _ in named] if len({name for _, name in named}) > 1 else []


def _place(text: str) -> str:
    match = _NAME.fullmatch(text) if len(text) <= _LONGEST else None
    return match[1] if match and _is_division(match[1]) else ""


def _is_division(name: str) -> bool:
    """Whether a name is that of a division, with the one it belongs to before it or not (平凉市崆峒区)."""
    known = Divisions.load().named
    if known(name):
        return True
    return any(known(name[:at]) and known(name[at:]) for at in range(2, len(name) - 1))
