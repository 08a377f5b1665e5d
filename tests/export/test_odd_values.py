"""Values that a format cannot represent are written in every format all the same."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from cppcc_extract import parse_article, write_articles
from cppcc_extract.export.csv_stream import harmless
from cppcc_extract.export.files import suffixes
from tests.export.articles import article

HUGE = 10**320 + 7


@pytest.mark.parametrize("ending", suffixes())
def test_a_number_of_320_digits_is_written(ending: str, tmp_path: Path) -> None:
    one = article(1)
    large = one.model_copy(
        update={"metrics": tuple(m.model_copy(update={"value": HUGE, "value_max": HUGE}) for m in one.metrics)}
    )
    path = tmp_path / f"a{ending}"
    write_articles([large], path)
    assert path.stat().st_size > 0
    if ending == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            assert str(HUGE) in next(row for row in csv.DictReader(file) if row["record"] == "metric").values()
    if ending == ".xlsx":
        book = openpyxl.load_workbook(path)
        assert str(HUGE) in [cell.value for cell in book["metrics"][2]]


@pytest.mark.parametrize("ending", suffixes())
def test_what_is_read_of_a_long_numeral_is_written(ending: str, tmp_path: Path) -> None:
    write_articles([parse_article("大同市政协收到提案5至" + "9" * 320 + "件。")], tmp_path / f"a{ending}")
    assert (tmp_path / f"a{ending}").stat().st_size > 0


@pytest.mark.parametrize(
    "unseen",
    ["", "\u200b", "\ufeff", "\u2066", "\x00", " \u3000", "\u200b\u200b ", "\u3164", "\ufe0f", "\u2028"],
    ids=ascii,
)
@pytest.mark.parametrize("sign", ["=1+1", "＝1", "﹦1", "@a", "-1", "−1"])
def test_a_cell_that_would_run_begins_with_an_apostrophe(unseen: str, sign: str) -> None:
    assert harmless(unseen + sign) == f"'{unseen}{sign}"


@pytest.mark.parametrize("value", ["提案=12", "\u200b提案", "", "\u200b", 12, None], ids=ascii)
def test_other_cells_stay_as_they_are(value: str | int | None) -> None:
    assert harmless(value) == value


@pytest.mark.parametrize("ending", ["duckdb", "csv", "parquet", "xlsx"])
def test_a_long_sentence_stands_beside_each_figure_in_part(ending: str, tmp_path: Path) -> None:
    text = "大同市政协" + "，".join(f"开展第{n}类活动{n}次" for n in range(1, 4001)) + "。"
    read = parse_article(text)
    file = tmp_path / f"a.{ending}"
    write_articles([read], file)
    assert 0 < file.stat().st_size < 200 * len(text)
