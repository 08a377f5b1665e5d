"""Fonts that a PDF names and does not embed: every character is read, whatever fonts the machine has."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents.pdf.reader import read_pdf
from tests.documents.pdf.typeset import FONT, SQUARES, UNEMBEDDED, Sheet, typeset, width
from tools.build_square_font import build_font

SONG = UNEMBEDDED[0]
LINE = "云岭县政协投入资金2360万元，2023年7月6日立案1280件，办结率94.4%。"


def one_by_one(text: str, font: str) -> bytes:
    """A line of which each character is a text object of its own."""
    sheet, x = Sheet(font), 54.0
    for char in text:
        sheet.line(x, 700, char)
        x += width(char, 10.5)
    return sheet.pdf()


def test_the_font_of_the_package_is_what_its_tool_builds() -> None:
    assert SQUARES.read_bytes() == build_font()


@pytest.mark.parametrize("font", [*UNEMBEDDED, FONT])
def test_characters_set_one_by_one_are_read(font: str) -> None:
    assert read_pdf(one_by_one(LINE, font)).text == LINE


@pytest.mark.parametrize("name", ["SimSun", "FangSong_GB2312", "DejaVuSans", "NoSuchFont"])
def test_the_name_of_a_font_that_is_not_embedded_changes_nothing(name: str) -> None:
    data = one_by_one(LINE, SONG).replace(SONG.encode(), name.encode())
    assert read_pdf(data).text == LINE


def test_digits_in_a_latin_font_between_characters_that_are_not_embedded() -> None:
    sheet = Sheet(SONG).line(54, 700, "投入资金")
    sheet.line(96, 700, "2360", font="Helvetica").line(120, 700, "万").line(130.5, 700, "元。")
    assert read_pdf(sheet.pdf()).text == "投入资金2360万元。"


def test_a_page_in_a_font_that_is_not_embedded_gives_what_the_embedded_one_gives() -> None:
    text = "茶园边上好商量\n\n" + LINE * 12
    found = [parse_article(read_pdf(typeset(text, font=font)).text) for font in (SONG, FONT)]
    assert [(m.value, m.unit, m.label) for m in found[0].metrics] == [
        (m.value, m.unit, m.label) for m in found[1].metrics
    ]
    assert len(found[0].metrics) == 36
