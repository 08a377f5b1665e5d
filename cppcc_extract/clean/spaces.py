"""Odd spaces, invisible characters and line ends."""

from __future__ import annotations

import re

from cppcc_extract.text.aligned import Edit

_SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINES = "\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    f"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffc{_BIDI}"
)
_ODD = re.compile(f"(?P<line>{_LINES})|(?P<space>[{_SPACES}])|[{_HIDDEN}]+")
_SUSPECT = re.compile(f"(?P<nul>\x00)|[{_BIDI}]")


def clean_spaces(text: str) -> list[Edit]:
    """Every line end as ``\\n``, every odd space as a space, and what cannot be seen removed."""
    return [Edit(m.start(), m.end(), "\n" if m["line"] else " " if m["space"] else "") for m in _ODD.finditer(text)]


def find_suspect(text: str) -> list[tuple[str, int, int]]:
    """The first NUL and the first bidi control of the text, as (code, place, how many)."""
    found: dict[str, tuple[int, int]] = {}
    for match in _SUSPECT.finditer(text):
        code = "text.nul" if match["nul"] else "text.bidi"
        place, count = found.get(code, (match.start(), 0))
        found[code] = (place, count + 1)
    return [(code, place, count) for code, (place, count) in found.items()]
