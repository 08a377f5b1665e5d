"""Figures that have lost a character: 1�8件, □28件, 1？8件.

What is left of such a figure is another figure, so that it must not be read: its characters are masked, and a notice
names the place.
"""

from __future__ import annotations

import re

from cppcc_extract.text.aligned import Edit

_MASK = "\ufffd"
_DIGITS = r"\d[\d.,]{0,15}"
_REST = r"(?:[.,]?\d[\d.,]{0,15}|，\d{3}(?!\d))"
_NUMERALS = "[〇一二三四五六七八九十百千万亿两]"
# A box at the start of a line, or after a space, is a bullet.
_BOX = r"(?<=[^\s□])□{1,9}"
_LINE = re.compile("[^\n]+")
_MARK = re.compile("[\ufffd□?？]")
_LOST = re.compile(
    rf"(?:{_DIGITS})?(?:\ufffd{{1,9}}|{_BOX})(?:{_REST}|{_NUMERALS}{{2,15}}|{_NUMERALS}(?=[^\s\u3400-\u9fff]|[件条次人名个项份场户篇家元万亿]))"
    rf"(?:(?:\ufffd|□){{1,9}}(?:{_DIGITS}|{_NUMERALS}){{1,15}}){{0,9}}"
    rf"|(?:{_DIGITS}|{_NUMERALS}{{2,15}})(?:\ufffd{{1,9}}|□{{1,9}})(?:{_REST}|{_NUMERALS}){{0,15}}"
    rf"|(?<![A-Za-z=&/]){_DIGITS}[?？](?:{_DIGITS}(?![A-Za-z=&/])|(?=[件条次人名个项份户场篇家元万亿]))"
)


def find_lost(text: str) -> list[tuple[int, int]]:
    """The range of each figure that has a replacement character (U+FFFD), a box or a question mark inside or beside it.

    A question mark counts only after a digit, before another or a classifier: 收到几件？8件 asks and answers.
    """
    marked = (line.span() for line in _LINE.finditer(text) if _MARK.search(line[0]))
    return [match.span() for span in marked for match in _LOST.finditer(text, *span)]


def clean_lost(places: list[tuple[int, int]]) -> list[Edit]:
    """The edits that mask the figures, character by character."""
    return [Edit(start, end, _MASK * (end - start)) for start, end in places]
