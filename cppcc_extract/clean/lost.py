"""Figures of which a character was lost: 1�8件, □28件, 1？8件.

What is left of such a figure is another figure, so that it must not be read: its characters are masked, and a notice
names the place.
"""

from __future__ import annotations

import re

from cppcc_extract.text.aligned import Edit

_MASK = "\ufffd"
_DIGITS = r"\d[\d.,]*"
_REST = r"(?:[.,]?\d[\d.,]*|，\d{3}(?!\d))"
_NUMERALS = "[〇一二三四五六七八九十百千万亿两]"
# A box at the start of a line, or behind a space, is a bullet.
_BOX = r"(?<=[^\s□])□+"
_LOST = re.compile(
    rf"(?:{_DIGITS})?(?:\ufffd+|{_BOX})(?:{_REST}|{_NUMERALS}{{2,}}|{_NUMERALS}(?=[^\s\u3400-\u9fff]|[件条次人名个项份场户篇家元万亿]))"
    rf"(?:(?:\ufffd|□)+(?:{_DIGITS}|{_NUMERALS})+)*"
    rf"|(?:{_DIGITS}|{_NUMERALS}{{2,}})(?:\ufffd+|□+)(?:{_REST}|{_NUMERALS})*"
    r"|(?<![A-Za-z=&/])\d[\d.,]*[?？]\d[\d.,]*(?![A-Za-z=&/])"
)


def find_lost(text: str) -> list[tuple[int, int]]:
    """The range of each figure that has a replacement character (U+FFFD), a box or a question mark inside or beside it.

    A question mark counts between two digits only: 收到几件？8件 asks and answers.
    """
    if not any(mark in text for mark in ("\ufffd", "□", "?", "？")):
        return []
    return [match.span() for match in _LOST.finditer(text)]


def clean_lost(places: list[tuple[int, int]]) -> list[Edit]:
    """The edits that mask the figures, each character by itself."""
    return [Edit(start, end, _MASK * (end - start)) for start, end in places]
