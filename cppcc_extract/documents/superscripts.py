"""Superscripts in plain text: note marks are left out, powers stay powers."""

from __future__ import annotations

import re

# [1] (2) 〔3〕 [4-6] ① 注2 *
_MARK = re.compile(
    r"[\[［〔【(（]\s*(?:注\s*)?\d{1,3}(?:\s*[-–—~,，、]\s*\d{1,3})*\s*[\]］〕】)）]|[①-⑳㉑-㉟]+|注\s*[\d一二三四五六七八九十]{0,3}|[*＊※†‡]+"
)
_NUMBER = re.compile(r"[-−+]?\d{1,3}")
_POWERS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
# As the units know them, in one character: 3200m², 3200米²
_METRE = re.compile(r"(?<![A-Za-z])m\s?$|(?<=[\d万亿])\s?米\s?$")
_NEAR = 8
_METRES = {"2": "㎡", "3": "㎥"}


def append_raised(parts: list[str], raised: str, *, linked: bool = False) -> None:
    """Add a superscript to the pieces of a line.

    268件[1] and 268件¹ are 268件; m² is ㎡, and 10⁸ keeps its raised figure, so that it is never read as 108. A bare
    number is a power after a figure, a letter or a bracket; anywhere else, or as a link, it is a note.
    """
    mark = raised.strip()
    before = parts[-1][-_NEAR:] if parts else ""
    if not mark or _MARK.fullmatch(mark):
        return
    if not _NUMBER.fullmatch(mark):
        parts.append(raised)
    elif not linked and mark in _METRES and (metre := _METRE.search(before)):
        parts[-1] = parts[-1][: metre.start() - len(before)] + _METRES[mark]
    elif not linked and before[-1:].isascii() and (before[-1:].isalnum() or before[-1:] == ")"):
        parts.append(mark.translate(_POWERS))
