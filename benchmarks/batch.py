"""A long run, over one process and over two: `make bench-batch`.

Writes variants of the seeds (2,000 unless another number is given) to each format. Prints for each the seconds with one
worker and with two, their ratio, the peak memory of all processes together, whether every record is there, and
whether a run that was killed in the middle and resumed ends with the same result as one that was not. Last it prints
what two cores of this machine could give at most: the ratio for two programs that each read half of the documents with
one worker and share nothing.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import duckdb
import openpyxl
import psutil
from variants import variants

from cppcc_extract import read_articles
from cppcc_extract.convert import count_records
from cppcc_extract.export.columns import tables
from cppcc_extract.export.files import RECORDS

FORMS = ("jsonl", "csv", "parquet", "duckdb", "xlsx")
RESUMABLE = ("jsonl", "duckdb")
MB = 1 << 20


def measured(folder: Path, target: Path, *options: str) -> tuple[float, float]:
    """Seconds of one run, and the peak memory of its processes in megabytes."""
    command = [sys.executable, "-m", "cppcc_extract", "parse", str(folder), "-o", str(target), "-q", *options]
    start, peak = time.perf_counter(), 0
    with psutil.Popen(command) as run:
        while run.poll() is None:
            peak = max(peak, _held(run))
            time.sleep(0.05)
    assert run.returncode == 0
    return time.perf_counter() - start, peak / MB


def halves(folder: Path, home: Path) -> float:
    """Seconds in which two programs, at the same time, each read half of the documents."""
    parts = [home / "first", home / "second"]
    for number, path in enumerate(sorted(folder.iterdir())):
        part = parts[number % 2]
        part.mkdir(exist_ok=True)
        (part / path.name).symlink_to(path)
    command = [sys.executable, "-m", "cppcc_extract", "parse", "-q", "--workers", "1"]
    start = time.perf_counter()
    runs = [subprocess.Popen([*command, str(part), "-o", str(part.with_suffix(".jsonl"))]) for part in parts]
    assert [run.wait() for run in runs] == [0, 0]
    return time.perf_counter() - start


def _held(run: psutil.Popen) -> int:
    try:
        return sum(process.memory_info().rss for process in (run, *run.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def written(path: Path) -> Counter[str]:
    """How many records of each kind a file holds."""
    if path.suffix == ".jsonl":
        found: Counter[str] = Counter()
        for article in read_articles(path):
            found += count_records(article)
        del found["articles"]
        return found
    if path.suffix in (".parquet", ".csv"):
        names = {table.record: name for name, table in tables().items()}
        with duckdb.connect() as base:
            found_kinds = base.execute(f"SELECT record, count(*) FROM '{path}' GROUP BY record").fetchall()
        return Counter({names[kind]: count for kind, count in found_kinds})
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as base:
            return +Counter({kind: base.execute(f"SELECT count(*) FROM {kind}").fetchall()[0][0] for kind in RECORDS})
    book = openpyxl.load_workbook(path, read_only=True)
    kinds = [kind for kind in RECORDS if kind in book.sheetnames]
    return +Counter({kind: sum(1 for _ in book[kind].iter_rows(values_only=True)) - 1 for kind in kinds})


def killed_and_resumed(folder: Path, target: Path, seconds: float) -> None:
    """A run that is killed after some seconds, and one that resumes its file."""
    command = [sys.executable, "-m", "cppcc_extract", "parse", str(folder), "-o", str(target), "-q", "--workers", "2"]
    with subprocess.Popen(command) as run:
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
    subprocess.run([*command, "--resume"], check=True)


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same, in a database in any order."""
    if one.suffix == ".jsonl":
        return one.read_bytes() == other.read_bytes()
    with duckdb.connect() as base:
        base.execute(f"ATTACH '{one}' AS one (READ_ONLY); ATTACH '{other}' AS other (READ_ONLY)")
        return not any(
            base.execute(
                f"SELECT count(*) FROM ((FROM one.{name} EXCEPT ALL FROM other.{name}) "
                f"UNION ALL (FROM other.{name} EXCEPT ALL FROM one.{name}))"
            ).fetchall()[0][0]
            for name in tables()
        )


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "in"
        folder.mkdir()
        for name, text in variants(count):
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{count} documents")
        print(
            f"{'form':<8} {'1 worker':>9} {'2 workers':>9} {'ratio':>6} {'peak MB':>8}  all records  killed and resumed"
        )
        expected: Counter[str] | None = None
        first = 0.0
        for form in FORMS:
            one, two, cut = (Path(home) / f"{name}.{form}" for name in ("one", "two", "cut"))
            alone, least = measured(folder, one, "--workers", "1")
            both, most = measured(folder, two, "--workers", "2")
            found = written(two)
            expected = expected or found
            whole = "yes" if found == written(one) == expected else "NO"
            again = "–"
            if form in RESUMABLE:
                killed_and_resumed(folder, cut, both / 2)
                again = "same" if same(two, cut) else "DIFFERENT"
            peak = max(least, most)
            print(f"{form:<8} {alone:>8.1f}s {both:>8.1f}s {alone / both:>6.2f} {peak:>8.0f}  {whole:<11}  {again}")
            first = first or alone
        apart = halves(folder, Path(home))
        print(f"apart    {first:>8.1f}s {apart:>8.1f}s {first / apart:>6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
