"""Vertical text, and what only looks like it."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents.pdf.reader import read_pdf
from tests.documents.pdf.typeset import BODY, Sheet, width

TEXT = (
    "清河县政协今年收到提案128件，开展专题调研12次，形成调研报告9篇，提出意见建议46条。委员们走进田间地头，"
    "同茶农一笔一笔地算账，水通了，路通了，电也通了。"
)
LINES = [
    "今年以来，县政协立案提案869件，办复率100%，委员满意率98",
    ".5%；开展专题调研12次，形成调研报告9篇，提出意见建议46条。",
    "据介绍，县政协在全县14个乡镇建起协商议事室58个，开展协商活",
    "动96场，帮助群众解决饮水、道路、就医等方面的问题127个。",
]


def down(sheet: Sheet, x: float, y: float, text: str, size: float, step: float) -> None:
    for n, char in enumerate(text):
        sheet.line(x, y - n * step, char, size)


def figures(text: str) -> list[str]:
    return [metric.text for metric in parse_article(text).metrics]


@pytest.mark.parametrize("height", [9, 14, 30])
@pytest.mark.parametrize(
    ("step", "pitch"),
    [(11, 13), (10.5, 14), (12, 15), (11, 17), (14, 18), (16, 24), (10.5, 11), (12, 12), (14, 12), (20, 24)],
)
def test_columns_that_are_set_downwards_are_read_from_the_right(height: int, step: float, pitch: int) -> None:
    sheet = Sheet()
    for n, start in enumerate(range(0, len(TEXT), height)):
        down(sheet, 500 - n * pitch, 760, TEXT[start : start + height], 10.5, step)
    read = read_pdf(sheet.pdf())
    assert read.text == TEXT
    assert [warning.code for warning in read.warnings] == ["pdf.vertical"]
    assert figures(read.text) == ["128件", "12次", "9篇", "46条"]


@pytest.mark.parametrize(("size", "step"), [(10.5, 16), (12, 18), (14, 17), (10.5, 19), (12, 26), (16, 30)])
def test_a_headline_down_the_margin_is_kept_apart_from_the_text_beside_it(size: float, step: float) -> None:
    sheet = Sheet()
    down(sheet, 60, 760, "田埂上的协商桌", 24, 30)
    down(sheet, 95, 740, "清河县政协工作纪实", size, step)
    read = read_pdf(sheet.lines(130, 760, LINES, 10.5, 18).pdf())
    assert read.title == "田埂上的协商桌"
    assert "清河县政协工作纪实" in read.text.split("\n")
    assert "".join(LINES) in read.text.split("\n")


def test_figures_set_across_have_one_place_of_their_column() -> None:
    sheet = Sheet()
    for n, column in enumerate(("县 政 协 收 到 提 案 128", "件 ， 调 研 12 次 。")):
        for m, place in enumerate(column.split()):
            x = 500 - 12 * n + (BODY - width(place, BODY)) / 2
            for k, char in enumerate(place):
                sheet.line(x + width(place[:k], BODY), 760 - 12 * m, char)
    assert read_pdf(sheet.pdf()).text == "县政协收到提案128件，调研12次。"


def test_lines_of_spaced_characters_are_read_across() -> None:
    lines = ["清河县政协今年", "收到委员提案共", "形成调研报告九", "提出意见建议多", "委员们走进田间", "同茶农一起算账"]
    sheet = Sheet()
    for n, line in enumerate(lines):
        for m, char in enumerate(line):
            sheet.line(100 + 17.5 * m, 700 - 18.5 * n, char)
    read = read_pdf(sheet.pdf())
    assert "清收形提委同" not in read.text
    assert "pdf.vertical" not in {warning.code for warning in read.warnings}


def test_a_column_of_single_characters_stays_in_its_table() -> None:
    rows = [
        ("一", "甲组", "男", "12件"),
        ("二", "乙组", "女", "9件"),
        ("三", "丙组", "男", "7件"),
        ("四", "丁组", "女", "8件"),
    ]
    rows += [
        ("五", "戊组", "男", "6件"),
        ("六", "己组", "女", "5件"),
        ("七", "庚组", "男", "4件"),
        ("八", "辛组", "女", "3件"),
    ]
    sheet = Sheet()
    for n, row in enumerate(rows):
        for x, cell in zip((100, 160, 240, 300), row, strict=True):
            sheet.line(x, 700 - 16 * n, cell)
    text = read_pdf(sheet.pdf()).text
    assert all(" | ".join(row) in text for row in rows)
