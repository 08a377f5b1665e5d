"""The schema that all tables share."""

from __future__ import annotations

import json
from datetime import date

from cppcc_extract import parse_article
from cppcc_extract.export.columns import merged, one_table, rows_of, tables
from cppcc_extract.models import Metric
from tests.export.articles import article, seeds
from tests.samples import ROOT


def _named(name: str, row: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(tables()[name].names, row, strict=True))


def test_a_record_of_every_kind_is_a_row_and_none_is_lost() -> None:
    for read in seeds():
        rows = rows_of(read)
        for name in ("metrics", "events", "initiatives", "organisations", "people", "sections", "checks", "warnings"):
            assert len(rows.get(name, ())) == len(getattr(read, name))
        assert len(rows["further"]) == 1
        assert all(len(row) == len(tables()[name].columns) for name, found in rows.items() for row in found)


def test_a_column_is_called_as_the_field_of_the_model() -> None:
    names = tables()["metrics"].names
    flat = {"span", "sentence"}
    assert [field for field in Metric.model_fields if field not in flat and field not in names] == []
    assert {"span_start", "span_end", "sentence_start", "period", "period_start", "period_span_end"} <= set(names)


def test_the_columns_are_those_of_the_documentation() -> None:
    marks = {"string": "", "integer": " int", "number": " number", "date": " date"}
    page = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    for table in tables().values():
        columns = ", ".join(f"`{column.name}`{marks[column.type]}" for column in table.columns)
        assert f"| `{table.name}` | {columns} |" in page


def test_a_row_says_what_the_record_says() -> None:
    text = "2022年，山西省政协立案提案869件。\n办结率\n为98.5%。"
    read = parse_article(text, published="2023-01-15")
    metric = read.metrics[0]
    row = _named("metrics", rows_of(read)["metrics"][0])
    assert (row["article_id"], row["id"], row["value"], row["unit"]) == (read.id, metric.id, 869, "件")
    assert (row["organisation"], row["period"], row["period_start"]) == ("山西省政协", "2022", date(2022, 1, 1))
    assert text[slice(row["span_start"], row["span_end"])] == row["text"] == "869件"
    assert row["sentence_text"] == "2022年，山西省政协立案提案869件。"
    assert json.loads(str(row["evidence"]))["period"]["span"] == {"start": 0, "end": 5}
    assert row["article_published"] == "2023-01-15"


def test_lists_of_words_are_joined_and_nothing_is_null() -> None:
    read = parse_article("记者：周一帆 何苗\n\n山西省政协开会。\n")
    row = _named("articles", rows_of(read.model_copy(update={"authors": ("周一帆", "何苗")}))["articles"][0])
    assert row["authors"] == "周一帆；何苗"
    assert row["editors"] is None


def test_a_record_of_ones_own_keeps_its_fields() -> None:
    row = _named("further", rows_of(seeds()[0])["further"][0])
    assert (row["extractor"], row["rule"]) == ("slogans", "slogan.first")
    assert json.loads(str(row["fields"])) == {"name": "一", "loud": True}


def test_one_table_tells_the_kinds_apart() -> None:
    kinds = ("metrics", "organisations")
    rows = merged(rows_of(article()), kinds)
    names = one_table(kinds).names
    assert names[0] == "record"
    assert len(names) == len(set(names))
    found = [dict(zip(names, row, strict=True)) for row in rows]
    assert [row["record"] for row in found] == ["metric", "metric", "organisation"]
    assert (found[0]["value"], found[0]["region_code"]) == (869, None)
    assert (found[2]["value"], found[2]["region_code"]) == (None, "140000")
