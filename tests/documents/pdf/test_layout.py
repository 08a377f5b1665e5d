"""The geometry of a page, on plain boxes: runs, columns, lines, paragraphs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from cppcc_extract.documents.pdf.furniture import find_furniture
from cppcc_extract.documents.pdf.layout import Line, read_lines
from cppcc_extract.documents.pdf.paragraphs import read_paragraphs
from cppcc_extract.documents.pdf.reader import read_pdf
from cppcc_extract.documents.pdf.runs import Char
from tests.documents.pdf.boxes import EM, PROSE, paragraphs, set_block, set_line, texts
from tests.documents.pdf.typeset import Sheet


def test_the_order_in_the_file_does_not_matter() -> None:
    page = [*set_block([PROSE] * 4, 0, 100), *set_block([PROSE[::-1]] * 4, 170, 103)]
    random.Random(7).shuffle(page)
    assert texts(page) == [PROSE] * 4 + [PROSE[::-1]] * 4


def test_columns_on_one_grid_are_no_table() -> None:
    page = [*set_block([PROSE] * 5, 0, 100), *set_block([PROSE[::-1]] * 5, 160, 100)]
    assert texts(page) == [PROSE] * 5 + [PROSE[::-1]] * 5


def test_a_last_column_of_one_line_comes_last() -> None:
    page = [*set_block([PROSE] * 5, 0, 100), *set_block(["困难。"], 160, 100)]
    assert texts(page) == [PROSE] * 5 + ["困难。"]


def test_a_headline_stands_above_columns_that_it_does_not_reach() -> None:
    columns = [*set_block([PROSE] * 5, 0, 100), *set_block([PROSE] * 5, 170, 100), *set_block([PROSE] * 5, 340, 100)]
    page = [*columns, *set_line("委员之家", 210, 60, 20)]
    assert texts(page)[0] == "委员之家"


def test_a_byline_between_headline_and_columns_comes_before_them() -> None:
    columns = [*set_block([PROSE] * 5, 0, 100), *set_block([PROSE] * 5, 170, 100), *set_block([PROSE] * 5, 340, 100)]
    page = [*columns, *set_line("委员之家建在茶园边上", 140, 56, 20), *set_line("本报记者 林小满", 215, 76, 8)]
    assert texts(page)[:2] == ["委员之家建在茶园边上", "本报记者 林小满"]


def test_a_headline_that_is_set_downwards_comes_before_the_text_beside_it() -> None:
    page = [*set_block([PROSE] * 6, 40, 20), *set_block([PROSE] * 6, 210, 20)]
    for n, char in enumerate("委员之家"):
        page += set_line(char, 0, 28 + n * 20, 18)
    assert texts(page) == ["委员之家", *[PROSE] * 12]


def test_an_initial_belongs_to_the_first_line_beside_it() -> None:
    page = set_line("政", 0, 116, 26)
    page += [*set_line("协委员走访企业，了解", 28, 100), *set_line("困难，又到茶园里察看", 28, 116)]
    page += set_block(["茶树长得好不好，茶农的收入", "多不多，都记在本子上。"], 0, 132)
    assert texts(page)[:2] == ["政协委员走访企业，了解", "困难，又到茶园里察看"]


def test_half_width_figures_and_letters_are_not_set_apart() -> None:
    assert texts(set_line("办理提案318件，APP上线率98.5%。", 0, 0)) == ["办理提案318件，APP上线率98.5%。"]


@pytest.mark.parametrize("step", [1.0, 3.0, 5.0])
def test_a_justified_line_keeps_its_figures_whole(step: float) -> None:
    assert texts(set_line("民生类124件，占44.9%，立案12件", 0, 0, step=step)) == ["民生类124件，占44.9%，立案12件"]


def test_a_space_is_read_from_its_room() -> None:
    line = [*set_line("凝心聚力促共识", 0, 0), *set_line("砥砺奋进显担当", 73, 0)]
    assert texts(line) == ["凝心聚力促共识 砥砺奋进显担当"]


def test_room_around_figures_does_not_hide_a_space() -> None:
    line = [*set_line("内部资料", 0, 0), *set_line("第", 43, 0), *set_line("9", 55, 0), *set_line("期", 62, 0)]
    line += [*set_line("提案", 75, 0), *set_line("31", 97, 0), *set_line("件", 109, 0)]
    assert texts(line) == ["内部资料 第9期 提案31件"]


def test_figures_above_and_below_the_line() -> None:
    line = [
        *set_line("茶园318米", 0, 0),
        *set_line("2", 45, -4, 5),
        *set_line("，减排CO", 48, 0),
        *set_line("2", 88, 2, 5),
    ]
    assert texts(line) == ["茶园318米²，减排CO₂"]


@pytest.mark.parametrize("mark", ["[1]", "〔12〕", "②", "1", "12"])
def test_marks_of_notes_are_left_out(mark: str) -> None:
    end = 65 + 5 * sum(0.5 if char.isascii() else 1 for char in mark)
    line = [*set_line("审查立案268件", 0, 0), *set_line(mark, 75, -4, 5), *set_line("，立案率87.6%。", end + 10, 0)]
    assert texts(line) == ["审查立案268件，立案率87.6%。"]


def test_a_superscript_of_unicode_is_a_mark_behind_a_word_and_a_power_behind_a_number() -> None:
    assert texts(set_line("立案268件¹，占地3米²，投入1.2×10⁸元", 0, 0)) == ["立案268件，占地3米²，投入1.2×10⁸元"]


def test_powers_of_ten_are_kept_apart_from_the_number() -> None:
    line = [*set_line("投入1.2×10", 0, 0), *set_line("8", 55, -4, 5), *set_line("元", 58, 0)]
    assert texts(line) == ["投入1.2×10⁸元"]


def test_a_line_of_several_sizes_is_one() -> None:
    assert texts([*set_line("共", 0, 0), *set_line("318", 10, 0, 14), *set_line("件提案", 31, 0)]) == ["共318件提案"]


def test_first_lines_begin_paragraphs() -> None:
    page = [*set_line("　　政协委员走访企业，", 0, 0), *set_line("了解到困难很多。解决了", 0, 16)]
    page += [*set_line("困难四十件并且都回复。", 0, 32), *set_line("　　提案都已经办理好。", 0, 48)]
    assert paragraphs(page) == ["政协委员走访企业，了解到困难很多。解决了困难四十件并且都回复。", "提案都已经办理好。"]


def test_hanging_lines_do_not_begin_paragraphs() -> None:
    page = [*set_line("一、政协委员走访企业了解到困", 0, 0), *set_line("难四十件，都交有关部门办", 20, 16)]
    page += [*set_line("理，已经答复。", 20, 32), *set_line("二、提案都已经办理。", 0, 48)]
    assert paragraphs(page) == [
        "一、政协委员走访企业了解到困难四十件，都交有关部门办理，已经答复。",
        "二、提案都已经办理。",
    ]


def test_lines_beside_a_picture_go_on() -> None:
    wide, narrow = "政协委员走访企业，了解实际困难并且", "政协委员走访，企业都"
    page = [*set_block([wide] * 3, 0, 0), *set_block([narrow] * 4, 0, 48), *set_block([wide] * 3, 0, 112)]
    assert paragraphs(page) == [wide * 3 + narrow * 4 + wide * 3]


def test_paragraphs_beside_a_picture_end_where_they_end() -> None:
    wide, narrow = "政协委员走访企业，了解实际困难并且办理。", "政协委员走访，企业都很欢迎"
    page = [*set_block([wide] * 3, 0, 0), *set_block([narrow, "他们来。"], 0, 48)]
    page += [*set_block([narrow, "他们来。"], 0, 80), *set_block([wide] * 3, 0, 112)]
    assert paragraphs(page) == [wide * 3 + narrow + "他们来。", narrow + "他们来。", wide * 3]


def test_a_list_of_names_keeps_its_lines() -> None:
    names = ["云岭县政协", "清河市政协", "松江县政协", "茶山区政协"]
    page = [*set_block(names, 0, 0), *set_block(["政协委员走访企业了解实际困难。"], 0, 64)]
    assert paragraphs(page)[:4] == names


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("政协委员提出建议", "四十条", "政协委员提出建议四十条"),
        ("办理政协委员提案3", "18件，", "办理政协委员提案318件，"),
        ("the committee sent", "85 reports", "the committee sent 85 reports"),
        ("the many consul-", "tations", "the many consultations"),
        ("the years 2023-", "2024", "the years 2023-2024"),
    ],
)
def test_how_lines_are_put_together(first: str, second: str, joined: str) -> None:
    assert paragraphs([*set_line(first, 0, 0), *set_line(second, 0, 16)]) == [joined]


def margin(number: int, text: str, foot: str) -> list[Line]:
    """A page with a line at its head and one at its foot."""
    lines = read_lines([*set_line(text, 0, 0), *set_block([PROSE] * 4, 0, 50), *set_line(foot, 60, 150)])
    for line in lines:
        line.page = number
    return lines


def kept(pages: Sequence[list[Line]]) -> list[str]:
    """What is left of pages without their furniture."""
    furniture = find_furniture(pages, EM)
    return [line.text for page in pages for line in page if id(line) not in furniture and line.text != PROSE]


def test_what_pages_repeat_is_furniture() -> None:
    assert kept([margin(n, f"云岭日报 第{n + 3}版", f"— {n + 3} —") for n in range(3)]) == []


def test_figures_of_the_text_are_no_furniture() -> None:
    pages = [margin(0, "立案提案318件", "全年合计85"), margin(1, "立案提案471件", "全年合计96")]
    assert kept(pages) == ["立案提案318件", "全年合计85", "立案提案471件", "全年合计96"]


def test_a_figure_at_the_head_of_one_page_is_no_furniture() -> None:
    assert kept([margin(0, "318", "云岭县政协")]) == ["318", "云岭县政协"]


SIZE = 30_000
HOSTILE: dict[str, Callable[[int], Char]] = {
    "one place": lambda n: Char("政", 0, EM, 0, EM),
    "one row": lambda n: Char("政", EM * n, EM * n + EM, 0, EM),
    "one column": lambda n: Char("政", 0, EM, 15.0 * n, EM),
    "stairs": lambda n: Char("政", 1.0 * n, n + EM, 4.0 * n, EM),
    "cells": lambda n: Char("政", n % 200 * 30, n % 200 * 30 + EM, n // 200 * 15.0, EM),
    "marks": lambda n: Char("▲", n % 200 * 30, n % 200 * 30 + EM, n // 200 * 15.0, EM),
    "tiny": lambda n: Char("政", n % 200 * 1e-5, n % 200 * 1e-5 + 1e-6, n // 200 * 1e-5, 1e-6),
    "sizes": lambda n: Char("政", n * 7919 % 5000, n * 7919 % 5000 + EM, n * 104729 % 7000, (1e-3, 5, 10, 80)[n % 4]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_is_read_for_ever(name: str) -> None:
    chars = [HOSTILE[name](n) for n in range(SIZE)]
    lines = read_lines(chars)
    find_furniture([lines], EM)
    assert {char for paragraph in read_paragraphs(lines, EM) for char in paragraph.text} <= {"政", "▲", " "}


def test_a_broadsheet_is_read_article_by_article() -> None:
    def column(mark: str, x: float, y: float, rows: int) -> list[Char]:
        return set_block([f"{mark}委员走访企业了解困难，"] * rows, x, y)

    page = [*set_line("甲篇协商进茶园为民办实事记", 40, 60, 24)]
    page += [*column("甲", 0, 100, 12), *column("乙", 130, 100, 12), *column("丙", 260, 100, 12)]
    page += [*set_line("丁篇提案见成效了", 60, 330, 24)]
    page += [*column("丁", 0, 370, 10), *column("戊", 130, 370, 10), *column("己", 260, 370, 10)]
    page += [*set_line("庚篇读书聚共识", 410, 60, 20), *column("庚", 400, 95, 25), *column("辛", 530, 95, 25)]
    page += set_block([f"壬{PROSE * 4}"] * 3, 2, 560)
    random.Random(3).shuffle(page)
    order = [line[0] for line in texts(page)]
    assert "".join(dict.fromkeys(order)) == "甲乙丙丁戊己庚辛壬"
    assert order == sorted(order, key="甲乙丙丁戊己庚辛壬".index)


NEWS = "今年以来，县政协立案提案869件，办复率100%；开展专题调研12次，形成调研报告9篇，提出意见建议46条，水通了。"


def three_columns(byline: str, x: float, size: float) -> list[str]:
    """The paragraphs of a page of three columns with a byline over them and an editor under the second."""
    sheet = Sheet().centred(790, "清河县政协一年记", 20).line(x, 765, byline, size)
    ends = [sheet.column(50 + 170 * n, sheet.column(50 + 170 * n, 740, 150, NEWS), 150, NEWS) for n in range(3)]
    sheet.line(260, min(ends) - 6, "责任编辑：张三", size)
    return read_pdf(sheet.pdf()).text.split("\n\n")


BYLINES = ["本报记者 王小明 通讯员 李大山", "记者 王小明", "来源：清河日报 2023年3月20日"]


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("x", [50, 213, 220])
def test_a_byline_over_three_columns_and_an_editor_under_one_stay_out_of_the_sentences(byline: str, x: float) -> None:
    assert three_columns(byline, x, 9) == ["清河县政协一年记", byline, *[NEWS] * 6, "责任编辑：张三"]


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("x", [50, 213, 220, 390])
def test_a_byline_in_the_type_of_the_text_is_read_before_it(byline: str, x: float) -> None:
    # the line of the editor ends the column that it stands under
    assert three_columns(byline, x, 10.5) == [
        "清河县政协一年记", byline, *[NEWS] * 4, "责任编辑：张三", *[NEWS] * 2
    ]  # fmt: skip
