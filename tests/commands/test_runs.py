"""Runs that are stopped, repeated, resumed, or meet another run, as a user of the command line sees them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cppcc_extract.cli import app
from cppcc_extract.commands.parse import ENDINGS
from cppcc_extract.export.lock import locked
from tests.samples import ROOT

TEXT = "2022年，山西省政协立案提案356件。"
COMMAND = [sys.executable, "-m", "cppcc_extract", "parse"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of POSIX")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["parse", *map(str, words)])


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(TEXT + name, encoding="utf-8")
    return folder


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    seed = (ROOT / "seeds/000_3a8ec9067ca1d3db.txt").read_text("utf-8")
    for n in range(200):
        (folder / f"{n:03}.txt").write_text(seed.replace("869", str(1000 + n)), encoding="utf-8")
    return folder


def stopped(number: int, command: list[str], begun: Callable[[], bool]) -> tuple[int, str]:
    """The exit code and the words of a run that gets a signal once it has begun to write."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not begun():
            time.sleep(0.01)
        process.send_signal(number)
        _, words = process.communicate(timeout=60)
    return process.returncode, words


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_stopped_says_how_to_go_on(number: int, code: int, workers: str, many: Path) -> None:
    out = many.parent / "all.jsonl"
    command = [*COMMAND, str(many), "-o", str(out), "--workers", workers]
    ended, words = stopped(number, command, lambda: out.exists() and out.stat().st_size > 20_000)
    written = len(out.read_bytes().splitlines())
    assert ended == code
    assert 0 < written < 200
    assert words == f"stopped: {written} of 200 inputs are in {out}; go on with the same command and --resume\n"
    subprocess.run([*command, "--resume", "-q"], check=True)
    values = [json.loads(line)["origin"] for line in out.read_text("utf-8").splitlines()]
    assert values == sorted(map(str, many.iterdir()))


@posix
def test_a_folder_that_is_stopped_is_gone_on_with(many: Path) -> None:
    out = many.parent / "out"
    command = [*COMMAND, str(many), "-o", str(out), "-q", "--workers", "1"]
    ended, words = stopped(signal.SIGTERM, command, (out / "003.json").exists)
    written = len(list(out.iterdir()))
    assert ended == 143
    assert f"{written} of 200 inputs are in {out}" in words
    first = (out / "000.json").stat().st_mtime_ns
    subprocess.run([*command, "--resume"], check=True)
    assert len([json.loads(path.read_text("utf-8")) for path in out.iterdir()]) == 200
    assert (out / "000.json").stat().st_mtime_ns == first


@posix
@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".parquet"])
def test_a_file_that_is_written_at_once_stays_as_it_was(ending: str, many: Path) -> None:
    home = many.parent / "made"
    home.mkdir()
    out = home / f"all{ending}"
    command = [*COMMAND, str(many), "-o", str(out), "--workers", "1"]
    ended, words = stopped(signal.SIGTERM, command, lambda: any(home.glob(".*.part")))
    assert (ended, words) == (143, f"stopped: nothing was written to {out}; run the same command again\n")
    assert list(home.iterdir()) == []


@posix
@pytest.mark.parametrize("output", ["all.jsonl", "all.duckdb", "all.csv", "out"])
def test_a_second_run_on_the_same_output_is_refused(output: str, texts: Path) -> None:
    target = texts.parent / output
    with locked(target):
        result = run(texts, "-o", target, "--resume" if output != "all.csv" else "--quiet")
        assert result.exit_code == 3
        assert result.stderr == f"{target}: another run is writing to it; wait for that one, or name another file\n"
        assert not target.exists()
    assert run(texts, "-o", target).exit_code == 0
    assert not list(texts.parent.glob(".*lock"))


@pytest.mark.parametrize("output", [*(f"all{ending}" for ending in ENDINGS if ending != ".duckdb"), "out"])
def test_finished_work_is_not_overwritten_unasked(output: str, texts: Path) -> None:
    target = texts.parent / output
    assert run(texts, "-o", target).exit_code == 0
    made = {path: path.read_bytes() for path in ([target] if target.is_file() else sorted(target.iterdir()))}
    (texts / "a.txt").write_text(TEXT + "d", encoding="utf-8")
    result = run(texts, "-o", target)
    assert result.exit_code == 3
    assert "is there already" in result.stderr
    assert ("--resume continues it" in result.stderr) == (output in ("all.jsonl", "out"))
    assert {path: path.read_bytes() for path in made} == made
    assert run(texts, "-o", target, "--overwrite").exit_code == 0
    assert {path: path.read_bytes() for path in made} != made


def test_a_database_is_added_to_or_made_anew(texts: Path) -> None:
    import duckdb

    target = texts.parent / "all.duckdb"
    for words, articles in ((("a.txt",), 1), (("b.txt",), 2), (("c.txt", "--overwrite"), 1)):
        name, *options = words
        assert run(texts / name, "-o", target, *options).exit_code == 0
        with duckdb.connect(str(target), read_only=True) as base:
            assert base.execute("SELECT count(*) FROM articles").fetchone() == (articles,)


@pytest.mark.parametrize("output", ["all.jsonl", "all.duckdb", "out"])
def test_a_finished_run_has_nothing_to_resume(output: str, texts: Path) -> None:
    target = texts.parent / output
    run(texts, "-o", target)
    before = target.read_bytes() if target.is_file() else [p.stat().st_mtime_ns for p in sorted(target.iterdir())]
    result = run(texts, "-o", target, "--resume")
    assert (result.exit_code, result.stdout) == (0, "3 inputs were there already; nothing is left to read\n")
    after = target.read_bytes() if target.is_file() else [p.stat().st_mtime_ns for p in sorted(target.iterdir())]
    assert after == before or output == "all.duckdb"


def test_the_two_ways_to_go_on_exclude_each_other(texts: Path) -> None:
    result = run(texts, "-o", texts.parent / "all.jsonl", "--resume", "--overwrite")
    assert result.exit_code == 2
    assert "choose one" in result.stderr


@pytest.mark.parametrize("output", ["no/such/all.csv", "no/all.jsonl", "no/such/out"])
def test_no_folder_is_made_for_a_path_that_is_wrong(output: str, texts: Path) -> None:
    result = run(texts, "-o", texts.parent / output)
    assert result.exit_code == 3
    assert result.stderr.endswith("no such folder; check the path, or create the folder first\n")
    assert not (texts.parent / "no").exists()


def test_what_is_not_read_in_a_folder_is_named(texts: Path) -> None:
    for name in ("table.xlsx", "pages.zip", "page.mht", "README", ".hidden"):
        (texts / name).write_bytes(b"x")
    result = run(texts, "-o", texts / "out")
    assert result.exit_code == 0
    assert result.stderr == (
        f"not read: {texts / 'README'}, {texts / 'page.mht'}, {texts / 'pages.zip'}, {texts / 'table.xlsx'}; "
        "name a file to read it whatever its ending\n"
    )
    assert run(texts, "-o", texts / "out", "--overwrite", "--quiet").stderr == ""
    for n in range(9):
        (texts / f"{n}.dat").write_bytes(b"x")
    assert " and 8 more; name a file" in run(texts, "-o", texts / "out", "--overwrite").stderr


@posix
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_disk_that_is_full_is_one_line(ending: str, many: Path) -> None:
    out = many.parent / f"all{ending}"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); "
        "from cppcc_extract.__main__ import main; main()"
    )
    words = ["parse", *map(str, sorted(many.iterdir())[:12]), "-o", str(out), "--workers", "1", "-q"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert str(out) in done.stderr
    assert out.exists() == (ending in (".jsonl", ".duckdb"))
    assert [path.name for path in many.parent.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "{file}", "--at", "18"],
        ["parse", "{file}", "-o", "{out}"],
        ["score", "{folder}", "{folder}", "--only", "c", "--misses"],
    ],
    ids=lambda words: words[0],
)
def test_a_terminal_with_another_encoding_is_written_to(words: list[str], texts: Path) -> None:
    file = texts / "c.txt"
    file.write_text("• 𬭎\n\n2022年，山西省政协立案提案356件。\n", encoding="utf-8")
    gold = {"given_published": None, "metrics": [], "events": [], "initiatives": [], "people": [], "organisations": [
        {"name": "𬭎县政协", "kind": "cppcc", "level": "county", "region": "𬭎县"}]}  # fmt: skip
    file.with_suffix(".json").write_text(json.dumps(gold), encoding="utf-8")
    command = [word.format(file=file, folder=texts, out=texts.parent / "a.csv") for word in words]
    done = subprocess.run(
        [sys.executable, "-m", "cppcc_extract", *command],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode("gbk")
    assert "山西省政协" in done.stdout.decode("gbk")
