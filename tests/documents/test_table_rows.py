"""Rows of tables as lines."""

from __future__ import annotations

import pytest

from cppcc_extract.documents.table_rows import join_rows, without_counter

ROWS = [["立案提案", "268", "件"], ["开展调研", "38", "次"], ["社情民意信息", "89", "篇"]]
HEAD = ["项目", "数量", "单位"]


def numbered(numbers: list[str]) -> list[list[str]]:
    return [[number, *row] for number, row in zip(numbers, ROWS, strict=True)]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([["序号", *HEAD], *numbered(["1", "2", "3"])], [HEAD, *ROWS]),
        ([["编 号", *HEAD], *numbered(["001", "007", "012"])], [HEAD, *ROWS]),
        ([["序号", *HEAD], *numbered(["一", "二", "三"]), ["合计", "395"]], [HEAD, *ROWS, ["合计", "395"]]),
        (numbered(["1", "2", "3"]), ROWS),
        (numbered(["1.", "2.", "3."]), ROWS),
        ([HEAD, *numbered(["1", "2", "3"]), ["合计", "395"]], [HEAD, *ROWS, ["合计", "395"]]),
    ],
)
def test_a_column_that_counts_the_rows_is_left_out(rows: list[list[str]], read: list[list[str]]) -> None:
    assert without_counter(rows) == read


@pytest.mark.parametrize(
    "rows",
    [
        [["场次", "人数"], ["1", "20"], ["2", "18"]],
        [["2021", "268", "件"], ["2022", "270", "件"]],
        [["1", "件"], ["5", "条"], ["9", "篇"]],
        [["1", "件"]],
        [],
    ],
)
def test_a_column_of_figures_stays(rows: list[list[str]]) -> None:
    assert without_counter(rows) == rows


def test_a_table_that_is_counted_reads_like_one_that_is_not() -> None:
    def cells(rows: list[list[str]]) -> list[list[list[str]]]:
        return [[[cell] for cell in row] for row in rows]

    assert join_rows(cells([["序号", *HEAD], *numbered(["1", "2", "3"])])) == join_rows(cells([HEAD, *ROWS]))
