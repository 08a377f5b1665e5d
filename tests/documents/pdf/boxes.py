"""Pages made of plain boxes, and what is read from them."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.documents.pdf.layout import read_lines
from cppcc_extract.documents.pdf.paragraphs import read_paragraphs
from cppcc_extract.documents.pdf.runs import Char

EM = 10.0
PROSE = "政协委员走访企业了解实际困难，"


def set_line(text: str, x: float, y: float, size: float = EM, *, step: float = 0.0, font: str = "") -> list[Char]:
    """The characters of a line; ASCII is half as wide as it is high."""
    chars = []
    for char in text:
        end = x + size * (0.5 if char.isascii() else 1)
        chars.append(Char(char, x, end, y, size, font))
        x = end + step
    return chars


def set_block(lines: Sequence[str], x: float, y: float, pitch: float = 16.0) -> list[Char]:
    """Lines one below the other."""
    return [char for n, line in enumerate(lines) for char in set_line(line, x, y + n * pitch)]


def texts(chars: Sequence[Char]) -> list[str]:
    """The lines of a page."""
    return [line.text for line in read_lines(chars)]


def paragraphs(chars: Sequence[Char]) -> list[str]:
    """The paragraphs of a page."""
    return [paragraph.text for paragraph in read_paragraphs(read_lines(chars), EM)]
