"""Parquet to Parquet with Spark on this machine, against a plain loop: `make bench-spark`.

Reads variants of the seeds (20,000 unless another number is given), half of them with a plain loop before Spark reads
all, and half after it, so that both meet the same machine. Prints articles per second and core by the clock, articles
per second of processor time (on a machine that does other work meanwhile, the fairer measure), whether Spark wrote the
records of the plain loop, each once, and whether it does so when processes die in the middle of their work.

    python benchmarks/spark.py [ARTICLES] [CORES]
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import psutil
import pyarrow
import pyarrow.parquet
from pyspark.sql import SparkSession
from variants import variants

from cppcc_extract import parse_many, write_articles
from cppcc_extract.export.columns import one_table
from cppcc_extract.export.files import RECORDS
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Article
from cppcc_extract.pipeline import EXTRACTORS
from cppcc_extract.spark import parse_column

_PARTS = 16  # partitions for each core, so that none waits long for the last one
_BATCH = 200  # articles that a Python process is given at a time
_KILLED = 10  # one in so many articles is in the run whose processes die
_DEATHS = 3  # at most, since Spark gives up a task after four attempts


@dataclass
class Spent:
    """Seconds by the clock, and of processor time."""

    clock: float = 0.0
    work: float = 0.0


def _work_below() -> float:
    """Processor time of the processes that this one has started; those of Spark end only when they have been idle."""
    times = [process.cpu_times() for process in psutil.Process().children(recursive=True)]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


@contextmanager
def _measured(spent: Spent, work: Callable[[], float]) -> Iterator[None]:
    clock, before = time.perf_counter(), work()
    yield
    spent.clock += time.perf_counter() - clock
    spent.work += work() - before


def _plain(source: Path, target: Path) -> None:
    texts = (
        text.as_py() for batch in pyarrow.parquet.ParquetFile(source).iter_batches(_BATCH) for text in batch["text"]
    )
    write_articles((a for a in parse_many(texts, workers=1) if isinstance(a, Article)), target)


def _session(cores: int) -> SparkSession:
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", PYTHONPATH=os.pathsep.join(sys.path))
    builder = SparkSession.builder.master(f"local[{cores},4]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", str(_BATCH))
    session = builder.config("spark.driver.memory", "2g").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def _dying(reading: Reading, *, folder: Path) -> list[Any]:
    """An extractor that kills its process at one in a hundred articles, as long as not enough have died."""
    if crc32(reading.document.text.encode()) % 100 == 0:
        for number in range(_DEATHS):
            with suppress(FileExistsError):
                (folder / str(number)).touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
    return []


def _same(one: str, other: str) -> str:
    """Whether two queries give the same rows, each as often, and how many there are."""
    with duckdb.connect() as base:
        rows = base.execute(f"SELECT count(*) FROM ({one})").fetchall()[0][0]
        lost, more = (
            base.execute(f"SELECT count(*) FROM ({a} EXCEPT ALL {b})").fetchall()[0][0]
            for a, b in ((one, other), (other, one))
        )
    return f"{rows} records, {lost} lost, {more} too many"


def main(count: int, cores: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        texts = [text for _, text in variants(count)]
        table = pyarrow.table({"key": range(count), "text": texts})
        pyarrow.parquet.write_table(table, home / "all.parquet")
        for half, start in enumerate((0, count // 2)):
            pyarrow.parquet.write_table(table.slice(start, (count + 1) // 2), home / f"half{half}.parquet")
        # rows are compared by a hash of 64 bits: those of 20,000 articles would take gigabytes
        columns = f"hash({', '.join(one_table(RECORDS).names)})"
        plain, spark = Spent(), Spent()

        with _measured(plain, time.process_time):
            _plain(home / "half0.parquet", home / "plain0.parquet")
        session = _session(cores)
        with _measured(spark, _work_below):
            articles = session.read.parquet(str(home / "all.parquet")).repartition(cores * _PARTS)
            parse_column(articles, keep="key").write.parquet(str(home / "spark"))
        with _measured(plain, time.process_time):
            _plain(home / "half1.parquet", home / "plain1.parquet")

        print(f"{count} articles, {cores} cores")
        for label, spent, used in (("plain loop", plain, 1), ("spark", spark, cores)):
            print(
                f"{label:<10} {spent.clock:>7.1f} s, {count / spent.clock / used:>6.1f} articles per second and core;",
                end=" ",
            )
            print(f"{spent.work:>7.1f} s of work, {count / spent.work:>6.1f} articles per second")
        print(f"ratio {plain.clock / spark.clock / cores:.2f} by the clock, {plain.work / spark.work:.2f} by the work")
        read = f"SELECT {columns} FROM '{home}/spark/*.parquet'"
        print("spark and plain loop:", _same(read, f"SELECT {columns} FROM '{home}/plain*.parquet'"))

        few = count // _KILLED
        deaths = home / "deaths"
        deaths.mkdir()
        dying = partial(_dying, folder=deaths)
        some = session.read.parquet(str(home / "all.parquet")).where(f"key < {few}").repartition(cores * _PARTS)
        parse_column(some, keep="key", extractors={**EXTRACTORS, "dying": dying}).write.parquet(str(home / "again"))
        print(f"{len(list(deaths.iterdir()))} processes killed:", end=" ")
        print(_same(f"SELECT {columns} FROM '{home}/again/*.parquet'", f"{read} WHERE key < {few}"))
        session.stop()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(20_000, 2)[len(given) :])
