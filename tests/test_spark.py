"""A column of a DataFrame of Apache Spark: every record once, also after a process of the cluster has died."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import InputError, OutputError, parse_many
from cppcc_extract.export.columns import as_numbers, merged, one_table, rows_of
from cppcc_extract.export.files import RECORDS
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Article
from cppcc_extract.pipeline import EXTRACTORS
from tests.samples import ROOT
from tests.test_clusters import shown_and_printed

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install '.[spark]'")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession

from cppcc_extract.spark import one_kind, parse_column

TEXTS = [f"2022年，第{n}界别的{n}名委员提交提案{n}件，大同市政协召开协商会{n}次。" for n in range(2, 202)]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which Spark runs."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(desk: Path) -> Iterator[SparkSession]:
    """Two executor threads on this machine, which try a task up to four times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master("local[2,4]")
        for name, value in {
            "spark.ui.enabled": "false",
            "spark.driver.memory": "1g",
            "spark.sql.shuffle.partitions": "2",
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # starts sooner
        }.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def _expected(texts: Mapping[object, str], kinds: tuple[str, ...]) -> Counter[tuple[object, ...]]:
    """The rows of all records that `parse_many` finds, each after the key of its text, as a data frame has them."""
    columns = one_table(kinds).columns
    found: Counter[tuple[object, ...]] = Counter()
    for key, article in zip(texts, parse_many(texts.values(), workers=1), strict=True):
        assert isinstance(article, Article)
        for row in merged(rows_of(article), kinds):
            cells = zip(columns, row, strict=True)
            found[(key, *(as_numbers([v])[0] if c.type == "number" else v for c, v in cells), None, None, None)] += 1
    return found


def _rows(parsed: DataFrame) -> Counter[tuple[object, ...]]:
    return Counter(tuple(row) for row in parsed.collect())


def test_every_record_of_parse_many_is_there_once_with_its_key(spark: SparkSession) -> None:
    texts = dict(enumerate([*(path.read_text("utf-8") for path in SEEDS), *TEXTS]))
    articles = spark.createDataFrame(list(texts.items()), "key int, text string").repartition(4)
    kinds = (*RECORDS, "articles")
    found = _rows(parse_column(articles, kinds=kinds, keep="key"))
    assert found == _expected(texts, kinds)
    assert sum(found.values()) > 5 * len(texts)


def test_a_bad_row_is_a_failure_and_the_others_are_read(spark: SparkSession) -> None:
    rows = [("a", "今年以来，大同市政协立案提案3件。", date(2023, 8, 11)), ("b", None, None), ("c", TEXTS[0], None)]
    parsed = parse_column(
        spark.createDataFrame(rows, "key string, body string, day date"), "body", keep="key", published="day"
    ).cache()
    (failed,) = one_kind(parsed, "failures").collect()
    assert (failed.key, failed.error) == ("b", "InputError")
    figures = one_kind(parsed, "metrics").orderBy("key", "span_start").collect()
    assert [row.key for row in figures] == ["a", "c", "c", "c"]
    assert (figures[0].period, figures[0].period_end) == ("2023-01-01/2023-08-11", date(2023, 8, 11))
    types = {field.name: field.dataType.simpleString() for field in one_kind(parsed, "metrics").schema}
    assert (types["value"], types["span_start"], types["period_start"]) == ("double", "bigint", "date")


def test_a_column_of_files_is_read_by_their_content(spark: SparkSession) -> None:
    paths = sorted((ROOT / "examples/articles").iterdir())
    files = spark.read.format("binaryFile").load(str(ROOT / "examples/articles"))
    parsed = parse_column(files, "content", kinds="metrics", keep="path", origin="path")
    found = Counter((Path(row.path).name, row.text, row.value) for row in parsed.collect())
    read = [article for article in parse_many(paths) if isinstance(article, Article)]
    assert found == Counter(
        (Path(str(article.origin)).name, metric.text, metric.value) for article in read for metric in article.metrics
    )
    assert {name for name, *_ in found} == {path.name for path in paths}


def dying_once(reading: Reading, *, folder: Path) -> list[Any]:
    """An extractor that kills its process when it first sees a certain text, and leaves a file for each attempt."""
    if "提案77件" in reading.document.text:
        first = not list(folder.iterdir())
        (folder / str(os.getpid())).touch()
        if first:
            os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_task_whose_process_dies_is_read_again_without_loss_or_doubling(spark: SparkSession, tmp_path: Path) -> None:
    attempts, written = tmp_path / "attempts", tmp_path / "records.parquet"
    attempts.mkdir()
    articles = spark.createDataFrame(list(enumerate(TEXTS)), "key int, text string").repartition(4)
    dying = partial(dying_once, folder=attempts)
    parsed = parse_column(articles, kinds="metrics", keep="key", extractors={**EXTRACTORS, "dying": dying})
    parsed.write.parquet(str(written))
    assert len(list(attempts.iterdir())) == 2
    assert _rows(spark.read.parquet(str(written))) == _expected(dict(enumerate(TEXTS)), ("metrics",))


def noting(reading: Reading, *, file: Path) -> list[Any]:
    """An extractor that notes in which process, and with which words, it was called."""
    with file.open("a", encoding="utf-8") as notes:
        notes.write(f"{os.getpid()} {id(reading.lexicon)}\n")
    return []


def test_a_process_unpacks_its_words_once(spark: SparkSession, tmp_path: Path) -> None:
    texts = [("太原市政协开展院坝夜话12晚。",)] * 16
    note = partial(noting, file=tmp_path / "notes")
    parsed = parse_column(
        spark.createDataFrame(texts, "text string").repartition(8),
        kinds="metrics", lexicon=ROOT / "examples/my_words.toml", extractors={**EXTRACTORS, "notes": note},
    )  # fmt: skip
    assert {row.unit for row in parsed.collect()} == {"晚"}
    lexicons: dict[str, set[str]] = defaultdict(set)
    for line in (tmp_path / "notes").read_text().splitlines():
        process, lexicon = line.split()
        lexicons[process].add(lexicon)
    assert [len(found) for found in lexicons.values()] == [1] * len(lexicons)
    assert len(lexicons) <= 2


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"column": "body"}, InputError, "there is no column 'body'; the columns are key, text, id"),
        ({"column": "key"}, InputError, "the column 'key' is integer; it must be one of string, varchar, char, binary"),
        ({"published": "key"}, InputError, "the column 'key' is integer; it must be one of string.* date, timestamp"),
        ({"origin": "key"}, InputError, "the column 'key' is integer"),
        ({"keep": "id"}, InputError, "keep='id' is also a column of the records; rename it"),
        ({"kinds": ()}, OutputError, "no kind of record is named"),
    ],
)
def test_an_argument_that_is_wrong_says_so_before_anything_is_read(
    spark: SparkSession, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    articles = spark.createDataFrame([(1, "", "")], "key int, text string, id string")
    with pytest.raises(error, match=message):
        parse_column(articles, **options)


def test_a_kind_that_was_not_read_is_named(spark: SparkSession) -> None:
    parsed = parse_column(spark.createDataFrame([("",)], "text string"), kinds="events")
    with pytest.raises(InputError, match="has no metrics; call parse_column with kinds='metrics'"):
        one_kind(parsed, "metrics")
    with pytest.raises(InputError, match="no kind of record is called 'figures'"):
        one_kind(parsed, "figures")
    with pytest.raises(InputError, match="must be a DataFrame of Spark, not list"):
        parse_column([])  # type: ignore[arg-type]


@pytest.mark.usefixtures("spark")
def test_the_example_prints_what_the_page_shows(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    shown, printed = shown_and_printed("pyspark")
    assert printed == shown
