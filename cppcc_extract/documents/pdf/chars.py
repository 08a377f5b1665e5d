"""The characters of a page of a PDF with their boxes, turned so that most of the text runs to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from itertools import groupby
from math import atan2, hypot, isfinite, pi
from typing import Any, NamedTuple
from unicodedata import category

from cppcc_extract.documents.pdf.runs import Char, is_wide
from cppcc_extract.extras import load

_UPRIGHT = pi / 12  # text further off the four directions is a watermark
_FAR = 1e6  # no page is this large; a coordinate beyond it is damaged
_DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
_UNKNOWN = "\ufffd"


class PageChars(NamedTuple):
    """The characters of a page; how many there were, how many of them are not known or run in another direction."""

    chars: list[Char]
    total: int
    unmapped: int
    turned: int


class _Glyph(NamedTuple):
    """A character as the page has it: `box` is left, bottom, right, top; `size` is before the matrix a, b, c, d."""

    text: str
    box: tuple[float, float, float, float]
    x: float
    y: float
    size: float
    a: float
    b: float
    c: float
    d: float
    font: str


def read_chars(textpage: Any) -> PageChars:
    """The characters of a text page of pypdfium2; those that pdfium generates (line ends, spaces) are left out."""
    total = unmapped = skewed = 0
    glyphs: list[_Glyph] = []
    raw = load("pypdfium2.raw", "pdf")
    measure = _measures(raw, textpage)
    for n, char in _read_codes(raw, textpage):
        total += 1
        unmapped += char == _UNKNOWN
        if (glyph := measure(n, char)) is not None:
            glyphs.append(glyph)
    found: list[tuple[int, Char]] = []
    # One glyph may stand for several characters, as a ligature does; they share its box.
    for _, parts in groupby(glyphs, key=lambda glyph: (glyph.box, glyph.x, glyph.y)):
        pieces = list(parts)
        for part, glyph in enumerate(pieces):
            placed = _placed(glyph, part, len(pieces))
            skewed += placed is None
            found += [placed] if placed else []
    turns = Counter(turn for turn, char in found if not char.text.isspace())
    main = max(turns, key=lambda turn: (turns[turn], -turn), default=0)
    chars = [char for turn, char in found if turn == main]
    return PageChars(chars, total, unmapped, skewed + sum(turns.values()) - turns[main])


def _read_codes(raw: Any, textpage: Any) -> Iterator[tuple[int, str]]:
    """The visible characters, each with its number on the page; unknown ones are U+FFFD."""
    high = 0
    for n in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, n) == 1:
            continue
        code = raw.FPDFText_GetUnicode(textpage, n)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code += 0x10000 - 0xDC00 + ((high - 0xD800) << 10)
        high = 0
        if raw.FPDFText_IsHyphen(textpage, n) == 1:
            yield n, "-"
        elif char := _meaning(code, error=raw.FPDFText_HasUnicodeMapError(textpage, n) == 1):
            yield n, char


def _meaning(code: int, *, error: bool) -> str:
    """The character of a code, empty if it is not visible."""
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNKNOWN
    char = chr(code)
    kind = category(char)
    if kind in ("Cc", "Cf") and char not in "\t\u00ad":
        return ""
    return _UNKNOWN if kind in ("Co", "Cn") or (error and not char.isspace()) else char


def _measures(raw: Any, textpage: Any) -> Callable[[int, str], _Glyph | None]:
    """A function that measures a character, None if its place is damaged."""
    box, matrix, flags = raw.FS_RECTF(), raw.FS_MATRIX(), c_int()
    x, y = c_double(), c_double()
    name = create_string_buffer(128)

    def measure(n: int, char: str) -> _Glyph | None:
        if not (
            raw.FPDFText_GetLooseCharBox(textpage, n, byref(box))
            and raw.FPDFText_GetCharOrigin(textpage, n, byref(x), byref(y))
            and raw.FPDFText_GetMatrix(textpage, n, byref(matrix))
        ):
            return None
        name.value = b""
        raw.FPDFText_GetFontInfo(textpage, n, name, len(name), byref(flags))
        font = name.value.decode("utf-8", "replace")
        size = raw.FPDFText_GetFontSize(textpage, n)
        edges = (box.left, box.bottom, box.right, box.top)
        vectors = (matrix.a, matrix.b, matrix.c, matrix.d)
        sound = all(isfinite(value) and abs(value) < _FAR for value in (*edges, *vectors, x.value, y.value, size))
        if not sound or size * hypot(matrix.c, matrix.d) <= 0:
            return None
        return _Glyph(char, edges, x.value, y.value, size, *vectors, font)

    return measure


def _placed(glyph: _Glyph, part: int, parts: int) -> tuple[int, Char] | None:
    """The direction in quarters of a turn and the character in it, of which the glyph holds several; None if askew."""
    angle = atan2(glyph.b, glyph.a)
    turn = round(angle / (pi / 2))
    if abs(angle - turn * pi / 2) > _UPRIGHT:
        return None
    along, across = _DIRECTIONS[turn % 4]
    left, bottom, right, top = glyph.box
    start = glyph.x * along + glyph.y * across
    low, high = sorted((left * along + bottom * across, right * along + top * across))
    em = glyph.size * hypot(glyph.a, glyph.b)
    if start < low < start + em / 2 and is_wide(glyph.text):
        # pdfium gives the ink instead of the advance if it has substituted another character for that of the font.
        low, high = start, max(high, start + em)
    step = (high - low) / parts
    size = glyph.size * hypot(glyph.c, glyph.d)
    y = glyph.x * across - glyph.y * along
    return turn % 4, Char(glyph.text, low + part * step, low + (part + 1) * step, y, size, glyph.font)
