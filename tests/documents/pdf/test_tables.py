"""Tables of a page, on plain boxes: what is a row, and where its cells end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents.pdf.reader import read_pdf
from cppcc_extract.documents.pdf.runs import Char
from tests.documents.pdf.boxes import EM, PROSE, paragraphs, set_block, set_line
from tests.documents.pdf.typeset import Sheet

ROWS = [
    ("项目", "件数", "占比"),
    ("立案提案", "268件", "87.6%"),
    ("社情民意信息", "89篇", "12%"),
    ("建议", "9条", "3%"),
]


def set_table(
    rows: Sequence[Sequence[str]], edges: Sequence[float], *, y: float = 0.0, pitch: float = 16.0, align: float = 0.0
) -> list[Char]:
    """The cells between edges, in the first part of the room that they leave, or with `align` further to the right."""
    chars: list[Char] = []
    for n, row in enumerate(rows):
        for cell, low, high in zip(row, edges, [*edges[1:], edges[-1] + 100], strict=True):
            room = high - low - sum(EM * (0.5 if char.isascii() else 1) for char in cell)
            chars += set_line(cell, low + align * (room - EM), y + n * pitch)
    return chars


def joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as they are read."""
    return [f"| {' | '.join(row)} |" for row in rows]


@pytest.mark.parametrize("align", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("pitch", [13.0, 16.0, 30.0])
def test_rows_are_read_one_after_the_other(align: float, pitch: float) -> None:
    assert paragraphs(set_table(ROWS, (0, 80, 150), align=align, pitch=pitch)) == joined(ROWS)


def test_figures_of_a_table_reach_the_parser() -> None:
    sheet = Sheet().centred(770, "云岭县政协履职情况", 18)
    for n, row in enumerate(
        [("序号", "项目", "数量", "单位"), ("1", "立案提案", "268", "件"), ("2", "调研", "38", "次")]
    ):
        for x, cell in zip((90, 198, 306, 414), row, strict=True):
            sheet.line(x, 700 - n * 24, cell)
    article = parse_article(read_pdf(sheet.pdf()).text)
    assert [(metric.value, metric.unit, metric.label) for metric in article.metrics] == [
        (268, "件", "立案提案"),
        (38, "次", "调研"),
    ]


def test_words_of_one_length_beside_figures_are_no_column_of_prose() -> None:
    rows = [
        ("立案提案办理", "268", "件"),
        ("社情民意信息", "89", "篇"),
        ("开展专题调研", "38", "次"),
        ("走访界别群众", "12", "次"),
    ]
    assert paragraphs(set_table(rows, (0, 70, 100))) == joined(rows)


def test_a_column_that_counts_the_rows_is_left_out() -> None:
    rows = [(head, *row) for head, row in zip(("序号", "1", "2", "3"), ROWS, strict=True)]
    assert paragraphs(set_table([*rows, ("", "合计", "366件", "100%")], (0, 60, 140, 210))) == joined(
        [*ROWS, ("合计", "366件", "100%")]
    )


def test_years_in_the_first_column_stay() -> None:
    rows = [("2022", "211件"), ("2023", "240件"), ("2024", "268件")]
    assert paragraphs(set_table(rows, (0, 80))) == joined(rows)


def test_a_word_that_touches_the_figure_beside_it_is_parted_from_it() -> None:
    rows = [
        ("立案", "268", "件"),
        ("提案", "89", "篇"),
        ("调研", "38", "次"),
        ("会议", "12", "次"),
        ("社情民意信息", "89", "篇"),
    ]
    assert paragraphs(set_table(rows, (0, 60, 100))) == joined(rows)


def test_a_cell_of_two_lines_stands_around_its_row() -> None:
    rows = [("项目", "件数"), ("提案", "268件")]
    page = [*set_table(rows, (0, 120)), *set_block(["反映社情民意和", "建议"], 0, 36, 14), *set_line("89篇", 120, 43)]
    assert paragraphs(page) == joined([*rows, ("反映社情民意和建议", "89篇")])


def test_a_cell_that_goes_on_below_its_row_is_put_together() -> None:
    page = [*set_line("反映社情民意和", 0, 0), *set_line("89篇", 120, 0), *set_line("建议", 0, 13)]
    page += set_table([("提案", "268件"), ("调研", "38次")], (0, 120), y=36, pitch=22)
    assert paragraphs(page) == joined([("反映社情民意和建议", "89篇"), ("提案", "268件"), ("调研", "38次")])


def test_a_table_in_a_column_leaves_the_column_beside_it_whole() -> None:
    left = set_block([PROSE] * 6, 0, 0)
    page = [*left, *set_table(ROWS[:3], (175, 260, 300)), *set_block([PROSE] * 3, 175, 48)]
    assert paragraphs(page) == [PROSE * 6, *joined(ROWS[:3]), PROSE * 3]


def test_a_table_in_small_type_is_no_caption() -> None:
    page = [*set_block([PROSE * 2] * 3, 0, 0), *set_block([PROSE * 2] * 3, 0, 150)]
    for n, row in enumerate(ROWS):
        for x, cell in zip((0, 80, 150), row, strict=True):
            page += set_line(cell, x, 60 + n * 14, 8)
    assert paragraphs(page)[1:5] == joined(ROWS)


def test_lists_of_names_are_no_table() -> None:
    page = set_table([("林小满", "石大川", "田青"), ("罗小溪", "程见山", "何苗")], (0, 80, 150))
    assert paragraphs(page) == ["林小满  石大川  田青", "罗小溪  程见山  何苗"]


def test_rows_that_are_no_table_are_said() -> None:
    sheet = Sheet()
    sheet.line(60, 700, "立案提案的总数").line(340, 700, "合起来268件")
    sheet.line(60, 680, "其中").line(140, 680, "超过251件已办复")
    assert [warning.code for warning in read_pdf(sheet.pdf()).warnings] == ["pdf.table"]
