"""Rows of tables as lines."""

from __future__ import annotations

import pytest

from cppcc_extract.documents.table_rows import Cell, bar_row, read_rows, without_counter

ROWS = [["立案提案", "268", "件"], ["开展调研", "38", "次"], ["社情民意信息", "89", "篇"]]
HEAD = ["项目", "数量", "单位"]
TOTAL = ["合计", "395", ""]


def numbered(numbers: list[str]) -> list[list[str]]:
    return [[number, *row] for number, row in zip(numbers, ROWS, strict=True)]


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text.split("/") if text else [], columns, rows)


def lines(*rows: list[Cell]) -> list[str]:
    return [bar_row(texts) for texts in read_rows(rows).values()]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([["序号", *HEAD], *numbered(["1", "2", "3"])], [HEAD, *ROWS]),
        ([["编 号", *HEAD], *numbered(["001", "007", "012"])], [HEAD, *ROWS]),
        ([["序号", *HEAD], *numbered(["一", "二", "三"]), ["合计", "", "395", ""]], [HEAD, *ROWS, TOTAL]),
        ([["序号", *HEAD], *numbered(["1", "2", "3"]), ["合计", "合计", "395", ""]], [HEAD, *ROWS, TOTAL]),
        ([["序号", *HEAD], *numbered(["1", "2", "3"]), ["合计", "395", "", ""]], [HEAD, *ROWS, TOTAL]),
        (numbered(["1", "2", "3"]), ROWS),
        (numbered(["1.", "2.", "3."]), ROWS),
        ([["", *HEAD], *numbered(["1", "2", "3"]), ["", *TOTAL]], [HEAD, *ROWS, TOTAL]),
    ],
)
def test_a_column_that_counts_the_rows_is_left_out(rows: list[list[str]], read: list[list[str]]) -> None:
    assert without_counter(rows) == read


@pytest.mark.parametrize(
    "rows",
    [
        [["场次", "人数"], ["1", "20"], ["2", "18"]],
        [["季度", "人数", "场次"], ["1", "20", "3"], ["2", "18", "5"]],
        [["2021", "268", "件"], ["2022", "270", "件"]],
        [["1", "件"], ["5", "条"], ["9", "篇"]],
        [["1", "件"]],
        [["序号", *HEAD], ["1", *ROWS[0]], ["合计", "268", "件", "年"]],
        [],
    ],
)
def test_a_column_of_figures_stays(rows: list[list[str]]) -> None:
    assert without_counter(rows) == rows


def test_an_empty_cell_keeps_its_place() -> None:
    rows = [cell("界别"), cell("提案"), cell("委员")], [cell("科技界"), cell(""), cell("53")]
    assert lines(*rows) == ["| 界别 | 提案 | 委员 |", "| 科技界 |  | 53 |"]
    first = [cell(""), cell("提案"), cell("委员")], [cell("科技界"), cell("9"), cell("")]
    assert lines(*first) == ["|  | 提案 | 委员 |", "| 科技界 | 9 |  |"]


def test_a_merged_word_stands_in_each_place_and_a_merged_figure_in_one() -> None:
    rows = (
        [cell("界别", 1, 2), cell("提案", 2)],
        [cell("收到"), cell("立案")],
        [cell("农业界", 1, 2), cell("128件", 1, 2), cell("86")],
        [cell("9")],
        [cell("合计"), cell("95", 2)],
    )
    assert lines(*rows) == [
        "| 界别 | 提案 | 提案 |",
        "| 界别 | 收到 | 立案 |",
        "| 农业界 | 128件 | 86 |",
        "| 农业界 |  | 9 |",
        "| 合计 | 95 |  |",
    ]


def test_a_merged_year_is_a_word() -> None:
    rows = [cell("类别"), cell("2024年", 2)], [cell("提案"), cell("128"), cell("86")]
    assert lines(*rows)[0] == "| 类别 | 2024年 | 2024年 |"


def test_a_cell_as_wide_as_the_table_is_a_row_only_between_others() -> None:
    pair = [cell("立案提案"), cell("268件")]
    rows = ([cell("工作情况", 2)], pair, [cell("其中", 2)], pair, [cell("注：截至年底", 2)])
    assert read_rows(rows) == {1: ["立案提案", "268件"], 2: ["其中", ""], 3: ["立案提案", "268件"]}


def test_a_cell_is_one_line_without_bars() -> None:
    assert lines([cell("提案/（件）"), cell("甲|乙")], [cell("1"), cell("2 \t 3")]) == [
        "| 提案 （件） | 甲｜乙 |",
        "| 1 | 2 3 |",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [[cell("水通了。")], [cell("路通了。")]],
        [[cell("收到"), cell("128件")]],
        [[cell(""), cell("水通了。")], [cell(""), cell("路通了。")]],
        [[cell("委员" * 41), cell("甲")], [cell("委员" * 41), cell("乙")]],
        [],
    ],
)
def test_the_layout_of_a_page_has_no_rows(rows: list[list[Cell]]) -> None:
    assert read_rows(rows) == {}


def test_a_cell_that_says_it_covers_a_million_columns_costs_little() -> None:
    rows = [[cell("提案", 10**6, 10**6), cell("甲")] for _ in range(200)]
    assert all(len(row) <= 60 for row in read_rows(rows).values())
