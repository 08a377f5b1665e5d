"""Builds `cppcc_extract/documents/pdf/square.ttf`, in which every character is a square.

Run `python tools/build_square_font.py` in an environment with the extra `dev`. The output depends on this file alone.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET = Path(__file__).parents[1] / "cppcc_extract" / "documents" / "pdf" / "square.ttf"
NAME = "CppccSquare"
EM, ASCENT, DESCENT, BEARING = 1000, 880, -120, 50
WIDE_FROM = 0x2000  # characters before it are half as wide as high
CHARACTERS = range(0x20, 0x30000)
MANY_TO_ONE = 13  # the form of a character map in which a range of characters shares a glyph
UNICODE = (3, 10, 0)  # platform, encoding and language of that map


def build_font() -> bytes:
    """A TrueType font of two glyphs: half-width and full-width squares."""
    builder = FontBuilder(EM, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    widths = {".notdef": EM, "half": EM // 2, "full": EM}
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({})
    builder.setupGlyf({glyph: _square(width) for glyph, width in widths.items()})
    builder.setupHorizontalMetrics({glyph: (width, BEARING) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(keepGlyphNames=False)
    table = CmapSubtable.newSubtable(MANY_TO_ONE)
    table.platformID, table.platEncID, table.language = UNICODE
    table.cmap = {code: "half" if code < WIDE_FROM else "full" for code in CHARACTERS}
    builder.font["cmap"].tables = [table]
    stream = BytesIO()
    builder.save(stream)
    return stream.getvalue()


def _square(width: int) -> Glyph:
    pen = TTGlyphPen(None)
    left, right = BEARING, width - BEARING
    pen.moveTo((left, DESCENT))
    for point in ((left, ASCENT), (right, ASCENT), (right, DESCENT)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    TARGET.write_bytes(build_font())
