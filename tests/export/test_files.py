"""What is written to files, and read from them again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet
import pytest

from cppcc_extract import (
    DocumentError,
    Failure,
    InputError,
    MissingExtraError,
    OutputError,
    parse_article,
    read_articles,
    write_articles,
)
from cppcc_extract.export import duckdb_file, parquet_file, xlsx_file
from cppcc_extract.export.csv_stream import harmless
from cppcc_extract.export.files import Options, open_writer, suffixes
from cppcc_extract.models import Article, Metric
from tests.export.articles import article, seeds

METRICS = sum(len(read.metrics) for read in seeds())


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_what_is_read_again_is_equal(ending: str, tmp_path: Path) -> None:
    write_articles(seeds(), tmp_path / f"a.{ending}")
    again = list(read_articles(tmp_path / f"a.{ending}"))
    assert [read.model_dump() for read in again] == [read.model_dump() for read in seeds()]
    library = {"further": {}}
    assert [read.model_copy(update=library) for read in again] == [read.model_copy(update=library) for read in seeds()]
    (slogan,) = again[0].further["slogans"]
    assert (slogan.loud, slogan.span) == (True, seeds()[0].further["slogans"][0].span)  # type: ignore[attr-defined]


def test_json_is_a_list_and_json_lines_an_article_a_line(tmp_path: Path) -> None:
    write_articles([article()], tmp_path / "a.json")
    assert [a["id"] for a in json.loads((tmp_path / "a.json").read_text("utf-8"))] == [article().id]
    write_articles(seeds(), tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [read.id for read in seeds()]
    write_articles([], tmp_path / "none.json")
    assert json.loads((tmp_path / "none.json").read_text("utf-8")) == []


def test_what_is_no_article_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(article().model_dump_json() + '\n{"id": 5}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a\.jsonl: line 2 .*write the file again"):
        list(read_articles(tmp_path / "a.jsonl"))
    (tmp_path / "b.json").write_text("no", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"b\.json is not JSON"):
        list(read_articles(tmp_path / "b.json"))


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_all_kinds_or_those_that_are_asked_for(tmp_path: Path) -> None:
    write_articles(seeds(), tmp_path / "all.csv")
    rows = _csv(tmp_path / "all.csv")
    assert sum(row["record"] == "metric" for row in rows) == METRICS
    assert {"event", "initiative", "organisation", "person", "further"} <= {row["record"] for row in rows}
    write_articles(seeds(), tmp_path / "m.csv", Options(kinds=("metrics",)))
    rows = _csv(tmp_path / "m.csv")
    assert len(rows) == METRICS
    assert "region_code" not in rows[0]
    whole = next(row for row in rows if row["text"] == "869件")
    assert (whole["value"], whole["label"], whole["value_max"]) == ("869", "立案提案", "")


def test_csv_for_excel_has_a_mark_and_no_formulas(tmp_path: Path) -> None:
    write_articles([article()], tmp_path / "a.csv", Options(bom=True))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfrecord,")
    write_articles([article()], tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"record,")
    evil = article().model_copy(update={"title": '=HYPERLINK("http://example.org")'})
    write_articles([evil], tmp_path / "c.csv")
    assert {row["article_title"] for row in _csv(tmp_path / "c.csv")} == {'\'=HYPERLINK("http://example.org")'}
    cells = ("+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠a", "a=1", -5, None)
    assert [harmless(cell) for cell in cells] == [
        "'+1", "'-1", "'@a", "'\t=1", "'\r=1", "' =1", "'＝1", "'＋1", "'－1", "'＠a", "a=1", -5, None
    ]  # fmt: skip


def test_a_workbook_has_a_sheet_a_kind_with_the_sentence_beside_the_figure(tmp_path: Path) -> None:
    write_articles(seeds(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [
        "articles", "metrics", "events", "initiatives", "organisations", "people", "checks", "further"
    ]  # fmt: skip
    sheet = book["metrics"]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["W"].hidden  # article_id, for programs
    assert sheet.auto_filter.ref.endswith(str(METRICS + 1))
    head = [cell.value for cell in sheet[1]]
    assert head[:2] == ["text", "sentence_text"]
    rows = [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == METRICS
    whole = next(row for row in rows if row["text"] == "869件")
    assert (whole["value"], whole["organisation"]) == (869, "山西省政协")
    assert "立案提案869件" in whole["sentence_text"]
    assert str(whole["period_start"]).startswith("2023-01-01")


def test_a_workbook_runs_no_formula_and_cuts_what_is_longer_than_a_cell(tmp_path: Path) -> None:
    evil = article().model_copy(update={"title": "=1+1", "source": "长" * 40_000})
    write_articles([evil], tmp_path / "a.xlsx", Options(kinds=("metrics",)))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["articles", "metrics"]
    sheet = book["articles"]
    head = [cell.value for cell in sheet[1]]
    title, source = (sheet.cell(2, head.index(name) + 1) for name in ("title", "source"))
    assert (title.value, title.data_type) == ("=1+1", "s")
    assert len(source.value) == 32_767
    assert source.value.endswith("…")


def test_parquet_holds_every_record_with_its_type(tmp_path: Path) -> None:
    write_articles(seeds(), tmp_path / "a.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    kinds = table.column("record").to_pylist()
    assert kinds.count("metric") == METRICS
    assert kinds.count("event") == sum(len(read.events) for read in seeds())
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["value"], types["span_start"], types["period_start"]) == ("double", "int64", "date32[day]")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "a.duckdb"


def _query(base: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(base), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_batch_that_is_written_twice_is_there_once(base: Path) -> None:
    for _ in range(2):
        write_articles(seeds(), base)
    assert _query(base, "SELECT count(*) FROM articles") == [(5,)]
    assert _query(base, "SELECT count(*), count(DISTINCT (article_id, id)) FROM metrics") == [(METRICS, METRICS)]
    assert _query(base, "SELECT count(*) FROM sections") == [(sum(len(read.sections) for read in seeds()),)]


def test_an_article_that_is_read_anew_takes_the_place_of_the_old(base: Path) -> None:
    old = article(origin="a.txt")
    changed = old.metrics[0].model_copy(update={"label": "提案"})
    write_articles([old, article(5)], base)
    write_articles([old.model_copy(update={"metrics": (changed,)})], base)
    assert _query(base, "SELECT label FROM metrics WHERE value = 869") == [("提案",)]
    assert _query(base, "SELECT count(*) FROM articles") == [(2,)]


def test_the_same_text_of_another_file_does_not_take_its_place_unless_the_library_changed(base: Path) -> None:
    write_articles([article(origin="a.txt"), article(origin="b.txt")], base)
    write_articles([article(origin="c.txt")], base)
    assert _query(base, "SELECT origin FROM articles") == [("a.txt",)]
    later = article(origin="c.txt")
    later = later.model_copy(update={"library": later.library.model_copy(update={"version": "9"})})
    write_articles([later], base)
    assert _query(base, "SELECT origin, library_version FROM articles") == [("c.txt", "9")]


def test_views_join_figures_to_their_organisations(base: Path) -> None:
    write_articles(seeds(), base)
    ((level, code, source),) = _query(
        base,
        "SELECT organisation_level, organisation_region_code, article_source FROM figures WHERE text = '869件'",
    )
    assert (level, code, source) == ("province", "140000", "人民政协报")
    assert _query(base, "SELECT count(*) FROM figures") == [(METRICS,)]
    ((figures,),) = _query(base, "SELECT metrics FROM committees WHERE name = '山西省政协'")
    assert figures == sum(m.organisation == "山西省政协" for read in seeds() for m in read.metrics)


def test_a_database_of_something_else_is_refused(base: Path) -> None:
    with duckdb.connect(str(base)) as connection:
        connection.execute("CREATE TABLE metrics (mine VARCHAR)")
    with pytest.raises(OutputError, match="other columns"):
        open_writer(base)
    assert _query(base, "SELECT count(*) FROM duckdb_tables()") == [(1,)]
    base.with_name("b.duckdb").write_text("no database", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be used as a database"):
        open_writer(base.with_name("b.duckdb"))


def _failing() -> Iterator[Article]:
    yield article()
    raise RuntimeError


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "parquet"])
def test_a_run_that_fails_leaves_what_was_there_before(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_articles(_failing(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_cut_off_goes_on_where_it_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    read = [article(n, origin=f"{n}.txt") for n in range(1, 5)]
    write_articles(read, path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-300])  # the fourth is broken
    with open_writer(path, Options(resume=True)) as writer:
        done = writer.done()
        assert done == {"1.txt", "2.txt", "3.txt"}
        for one in read:
            if one.origin not in done:
                writer.write([writer.encode(one)])
    assert path.read_bytes() == whole


def test_a_file_of_something_else_is_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(OutputError, match="line 1 is not an article"):
        open_writer(path, Options(resume=True))
    assert path.read_text(encoding="utf-8") == '{"a": 1}\n'


def test_what_cannot_be_written_is_said_with_what_can(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.xls is not known; end the name in \.json"):
        write_articles([], tmp_path / "a.xls")
    with pytest.raises(OutputError, match="no kind of record is called 'figures'; use some of articles, metrics"):
        write_articles([], tmp_path / "a.csv", Options(kinds=("figures",)))
    with pytest.raises(OutputError, match=r"only \.jsonl and \.duckdb can be resumed"):
        open_writer(tmp_path / "a.csv", Options(resume=True))
    for ending in suffixes():
        (tmp_path / f"folder{ending}").mkdir()
        with pytest.raises(OutputError, match="is a folder"):
            open_writer(tmp_path / f"folder{ending}")


@pytest.mark.parametrize(("ending", "module"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow"), ("duckdb", "duckdb")])
def test_a_library_that_is_missing_is_named_with_its_extra(
    ending: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    for name in [name for name in __import__("sys").modules if name.startswith(f"{module}.")]:
        monkeypatch.delitem(__import__("sys").modules, name)
    with pytest.raises(MissingExtraError, match=rf"pip install '\.\[{ending}\]'"):
        open_writer(tmp_path / f"a.{ending}")


def test_a_number_of_many_digits_is_written_by_all(tmp_path: Path) -> None:
    huge = parse_article("2022年，山西省政协立案提案9007199254740993件。")
    for ending in suffixes():
        write_articles([huge], tmp_path / f"a{ending}")
    assert next(read_articles(tmp_path / "a.json")).metrics[0].value == 9007199254740993


def test_what_is_no_article_is_not_written(tmp_path: Path) -> None:
    failed = Failure(input="a.txt", error="DocumentError", message="a picture")
    for ending in suffixes():
        with pytest.raises(InputError, match=r"the failure of a\.txt \(a picture\); leave failures out"):
            write_articles([failed], tmp_path / f"a{ending}")  # type: ignore[list-item]
    with pytest.raises(InputError, match="put it in a list"):
        write_articles(article(), tmp_path / "a.json")  # type: ignore[arg-type]


def test_a_changed_file_stands_once(base: Path) -> None:
    write_articles([article(869, origin="a.txt"), article(5, origin="b.txt")], base)
    write_articles([article(870, origin="a.txt")], base)
    assert _query(base, "SELECT origin, value FROM figures JOIN articles a ON a.id = article_id "
                        "WHERE unit = '件' ORDER BY origin") == [("a.txt", 870), ("b.txt", 5)]  # fmt: skip


def test_records_of_ones_own_may_share_an_id(base: Path) -> None:
    slogans = seeds()[0].further["slogans"]
    write_articles([article().model_copy(update={"further": {"slogans": (*slogans, *slogans)}})], base)
    assert _query(base, "SELECT count(*) FROM further") == [(2,)]


def test_lines_of_a_text_stay_in_their_cell(tmp_path: Path) -> None:
    odd = parse_article("山西省政协\r立案提案356件。\r\n办复率100%。")
    write_articles([odd], tmp_path / "a.csv", Options(kinds=("articles",)))
    (row,) = _csv(tmp_path / "a.csv")
    assert row["text"] == odd.text


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "_ROWS", 3)
    write_articles([article(n) for n in range(1, 4)], tmp_path / "a.xlsx", Options(kinds=("metrics", "metrics")))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [name for name in book.sheetnames if "metrics" in name] == ["metrics", "metrics 2", "metrics 3"]
    assert [book[name].max_row for name in ("metrics", "metrics 2", "metrics 3")] == [3, 3, 3]


def test_long_files_are_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "_GROUP", 50)
    monkeypatch.setattr(duckdb_file, "_GROUP", 50)
    for ending in ("parquet", "duckdb"):
        write_articles(seeds(), tmp_path / f"a.{ending}")
    table = pyarrow.parquet.ParquetFile(tmp_path / "a.parquet")
    assert table.num_row_groups > 2
    assert table.read().column("record").to_pylist().count("metric") == METRICS
    assert _query(tmp_path / "a.duckdb", "SELECT count(*) FROM metrics") == [(METRICS,)]


def test_a_database_that_refuses_keeps_what_it_had(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_articles([article(1)], base)
    with pytest.raises(OutputError, match="could not be written"), open_writer(base) as writer:
        monkeypatch.setattr(duckdb_file, "_OUTDATED", "SELECT nothing")
        writer.write([writer.encode(article(2))])
    assert _query(base, "SELECT count(*) FROM articles") == [(1,)]


def test_numbers_stay_what_they_are(tmp_path: Path) -> None:
    write_articles([article()], tmp_path / "a.json")
    (read,) = read_articles(tmp_path / "a.json")
    metric: Metric = read.metrics[0]
    assert (metric.value, type(metric.value)) == (869, int)
