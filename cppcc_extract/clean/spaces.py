"""Odd spaces, invisible characters and line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from cppcc_extract.text.aligned import Edit

_SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINES = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    f"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffc{_BIDI}"
)
# One class first, which is searched for at the speed of C.
_ODD = re.compile(f"[{_SPACES}{_LINES}{_HIDDEN}](?:(?<=\r)\n)?")
_SPACE = re.compile(f"[{_SPACES}]")
_LINE = re.compile(f"[{_LINES}]")
_BIDI_CONTROL = re.compile(f"[{_BIDI}]")


def clean_spaces(text: str) -> list[Edit]:
    """Every line end as ``\\n``, every odd space as a space, and what cannot be seen removed."""
    return [Edit(m.start(), m.end(), _replacement(m[0][0])) for m in _ODD.finditer(text)]


@lru_cache(maxsize=256)
def _replacement(char: str) -> str:
    return "\n" if _LINE.match(char) else " " if _SPACE.match(char) else ""


def find_suspect(text: str, edits: list[Edit]) -> list[tuple[str, int, int]]:
    """The first NUL and the first bidi control among the removed characters, as (code, place, how many)."""
    found: dict[str, tuple[int, int]] = {}
    for edit in edits:
        if edit.replacement:
            continue
        for place in range(edit.start, edit.end):
            code = "text.nul" if text[place] == "\0" else "text.bidi" if _BIDI_CONTROL.match(text[place]) else ""
            if code:
                first, count = found.get(code, (place, 0))
                found[code] = (first, count + 1)
    return [(code, place, count) for code, (place, count) in found.items()]
