"""A column of an Arrow table, as a cluster gives it: the records of its cells, and failures in their places."""

from __future__ import annotations

import pickle
from datetime import date

import pyarrow
import pytest

from cppcc_extract import Failure, InputError, OutputError, parse_many
from cppcc_extract.arrow import ColumnReader
from cppcc_extract.export.columns import merged, rows_of, tables
from cppcc_extract.export.files import RECORDS
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Article
from cppcc_extract.pipeline import EXTRACTORS
from tests.samples import ROOT

TEXTS = [f"2022年，山西省政协立案提案{number}件，开展专题调研{number}次。" for number in range(1, 30)]


def _cells(column: str, table: pyarrow.Table) -> list[object]:
    return table.column(column).to_pylist()


def test_the_rows_are_those_of_the_articles() -> None:
    read = ColumnReader()(pyarrow.table({"text": TEXTS}))
    articles = [article for article in parse_many(TEXTS, workers=1) if isinstance(article, Article)]
    expected = [row for article in articles for row in merged(rows_of(article), RECORDS)]
    width = len(expected[0])
    assert [tuple(row.values())[:width] for row in read.to_pylist()] == expected
    assert set(_cells("error", read)) == {None}


def test_what_is_kept_stands_beside_each_record_and_a_failure_in_its_place() -> None:
    given = pyarrow.table({"key": [7, 8, 9], "text": [TEXTS[0], None, TEXTS[1]], "other": ["a", "b", "c"]})
    read = ColumnReader(kinds="metrics", keep="key")(given)
    assert read.schema.names[:3] == ["key", "record", "article_id"]
    assert "other" not in read.schema.names
    assert list(zip(_cells("key", read), _cells("record", read), strict=True)) == [
        (7, "metric"), (7, "metric"), (8, "failure"), (9, "metric"), (9, "metric"),
    ]  # fmt: skip
    failed = read.to_pylist()[2]
    assert (failed["input"], failed["error"], failed["value"]) == ("", "InputError", None)
    assert "null" in failed["message"]


def test_day_outlet_and_name_come_from_columns() -> None:
    text = "今年以来，山西省政协立案提案356件。"
    given = pyarrow.table(
        {
            "text": [text] * 3,
            "day": pyarrow.array([date(2023, 8, 11), None, date(2021, 2, 1)]),
            "paper": ["人民政协报", None, None],
            "path": ["a.txt", "b.txt", None],
        }
    )
    reader = ColumnReader(kinds=("articles", "metrics"), published="day", source="paper", origin="path")
    rows = reader(given).to_pylist()
    articles = [row for row in rows if row["record"] == "article"]
    assert [(row["published"], row["source"], row["origin"]) for row in articles] == [
        ("2023-08-11", "人民政协报", "a.txt"), (None, None, "b.txt"), ("2021-02-01", None, None),
    ]  # fmt: skip
    assert [row["period"] for row in rows if row["record"] == "metric"][::2] == [
        "2023-01-01/2023-08-11", "2021-01-01/2021-02-01"
    ]  # fmt: skip


def test_a_day_that_is_none_fails_its_row() -> None:
    given = pyarrow.table({"text": TEXTS[:2], "day": ["2023-02-30", "2023-02-28"]})
    rows = ColumnReader(kinds="articles", published="day")(given).to_pylist()
    assert [row["record"] for row in rows] == ["failure", "article"]
    assert "not a day of the calendar" in rows[0]["message"]
    assert rows[0]["input"] == TEXTS[0][:40]


def test_files_are_read_as_documents() -> None:
    paths = sorted((ROOT / "examples/articles").glob("report.*")) + sorted((ROOT / "seeds").glob("*.txt"))[:1]
    given = pyarrow.table({"content": [path.read_bytes() for path in paths], "path": list(map(str, paths))})
    kinds = ("articles", "metrics")
    reader = ColumnReader("content", kinds=kinds, origin="path")
    rows = [tuple(row.values()) for row in reader(given).to_pylist()]
    articles = [article for article in parse_many(paths, workers=1) if isinstance(article, Article)]
    assert rows == [(*row, None, None, None) for article in articles for row in merged(rows_of(article), kinds)]
    broken = reader(pyarrow.table({"content": [b"%PDF-1.7 broken"], "path": ["x.pdf"]})).to_pylist()
    assert [(row["record"], row["input"], row["error"]) for row in broken] == [("failure", "x.pdf", "DocumentError")]


def test_many_records_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cppcc_extract.arrow._GROUP", 10)
    given = pyarrow.table({"text": TEXTS}).to_batches(max_chunksize=20)
    batches = list(ColumnReader(kinds="metrics").stream(given))
    assert sum(batch.num_rows for batch in batches) == 2 * len(TEXTS)
    assert max(batch.num_rows for batch in batches) <= 12


def test_a_table_without_rows_has_all_columns() -> None:
    reader = ColumnReader(kinds="events", keep="key")
    read = reader(pyarrow.table({"key": [1], "text": ["天气很好。"]}))
    assert read.num_rows == 0
    assert read.schema.names == ["key", "record", *tables()["events"].names, *Failure.model_fields]


def test_a_page_with_several_articles_is_split() -> None:
    (page,) = (ROOT / "seeds").glob("004_*.txt")
    given = pyarrow.table({"text": [page.read_text("utf-8")]})
    assert ColumnReader(kinds="articles")(given).num_rows == 1
    assert ColumnReader(kinds="articles", split=True)(given).num_rows == 2


lexicons: list[object] = []


def noting(reading: Reading) -> list[object]:
    """An extractor that notes with which words it was called."""
    lexicons.append(reading.lexicon)
    return []


def test_a_process_unpacks_its_words_once() -> None:
    reader = ColumnReader(lexicon=str(ROOT / "examples/my_words.toml"), extractors={**EXTRACTORS, "mine": noting})  # type: ignore[dict-item]
    sent = pickle.dumps(reader)
    lexicons.clear()
    for _ in range(3):
        read = pickle.loads(sent)(pyarrow.table({"text": ["太原市政协开展院坝夜话12晚。"]}))
        assert "晚" in _cells("unit", read)
    assert len(lexicons) == 3
    assert len({id(lexicon) for lexicon in lexicons}) == 1


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"column": "txt"}, InputError, r"no column 'txt'; the columns are text, id$"),
        ({"published": "day"}, InputError, r"no column 'day'"),
        ({"keep": ["id"]}, InputError, r"keep='id' is also a column of the records; rename it, such as to 'input_id'"),
        ({"kinds": "figures"}, OutputError, r"no kind of record is called 'figures'; use some of articles, metrics"),
        ({"extractors": [1]}, InputError, r"extractors must be a mapping"),
    ],
)
def test_an_argument_that_is_wrong_says_so(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ColumnReader(**options)(pyarrow.table({"text": TEXTS[:1], "id": [1]}))  # type: ignore[arg-type]
