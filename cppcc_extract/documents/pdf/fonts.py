"""The substitute for Chinese fonts that a PDF names and does not embed.

pdfium substitutes a font of the machine for such a font, and drops a line whose characters that font lacks. With the
font of this package, in which every character is a square of one em, it keeps all characters, on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import memmove
from importlib.resources import files
from typing import Any

_CHINESE = (128, 129, 134, 136)  # charsets of a font as pdfium numbers them: Japanese, Korean, simplified, traditional
_HANDLE = 1


@contextmanager
def square_fonts(raw: Any) -> Iterator[None]:
    """Make the font of this package the only one that pdfium finds, and restore the machine's own fonts afterwards.

    `raw` is `pypdfium2.raw`. Latin fonts are those that pdfium includes.
    """
    info = _font_info(raw, files("cppcc_extract.documents.pdf").joinpath("square.ttf").read_bytes())
    raw.FPDF_SetSystemFontInfo(info)
    try:
        yield
    finally:
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


def _font_info(raw: Any, font: bytes) -> Any:
    """The functions that pdfium calls to find a font of the machine; one that is left out is not called."""

    def map_font(_info: Any, _weight: int, _italic: int, charset: int, *_rest: Any) -> int | None:
        return _HANDLE if charset in _CHINESE else None

    def copy_data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # a single table; 0 stands for the whole file
            return 0
        if buffer and size >= len(font):
            memmove(buffer, font, len(font))
        return len(font)

    types: dict[str, Callable[[Callable[..., Any]], Any]] = dict(raw.FPDF_SYSFONTINFO._fields_)
    return raw.FPDF_SYSFONTINFO(
        version=2, MapFont=types["MapFont"](map_font), GetFontData=types["GetFontData"](copy_data)
    )
