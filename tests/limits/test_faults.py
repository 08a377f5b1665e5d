"""What goes wrong around a run: it is killed, the disk is full or read-only, files are hostile.

Nothing is lost, nothing is there twice, and one line names the file.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import faults
from benchmarks.fuzz.inputs import intact_pdf
from tests.samples import ROOT

RUN = [sys.executable, "-m", "cppcc_extract"]
LIMITED = (
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)); "
    "from cppcc_extract.__main__ import main; main()"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# A run of one process, one with workers, and a worker; `python -m benchmarks.faults` tries a hundred
MOMENTS = [faults.Moment.of(5, number) for number in (8, 9, 23)]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return faults.write_inputs(tmp_path_factory.mktemp("killed") / "in", 12)


@pytest.fixture(scope="module")
def whole(inputs: Path) -> tuple[float, dict[str, object]]:
    return faults.undisturbed(inputs, inputs.parent / "whole", {moment.output for moment in MOMENTS})


@posix
@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_run_that_is_killed_is_resumed_as_if_nothing_had_been(
    moment: faults.Moment, inputs: Path, whole: tuple[float, dict[str, object]], tmp_path: Path
) -> None:
    assert faults.fault(moment, inputs, tmp_path / "home", whole[0], whole[1][moment.output]) == ""


@posix
def test_the_draft_of_a_run_that_was_killed_goes_with_the_next_one(inputs: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    command = faults.command(inputs, target, 1)
    with subprocess.Popen(command) as run:
        while run.poll() is None and not any(tmp_path.glob(".*.part")):
            pass
        run.send_signal(signal.SIGKILL)
    assert [path.suffix for path in tmp_path.glob(".*.part")] == [".part"]
    subprocess.run(command, check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]


def run(*words: object, limited: bool = False) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED] if limited else RUN
    return subprocess.run([*command, *map(str, words)], capture_output=True, text=True)


def only_line(done: subprocess.CompletedProcess[str]) -> str:
    (line,) = done.stderr.splitlines()
    return line


@posix
@pytest.mark.parametrize("words", [["panel", "-o", "panel.xlsx"], ["view", "-o", "a.html"]])
def test_a_disk_that_is_full_leaves_what_was_there(words: list[str], tmp_path: Path) -> None:
    command, option, name = words
    target = tmp_path / name
    target.write_text("an earlier one", encoding="utf-8")
    done = run(command, ROOT / "examples/panel", option, target, "--overwrite", limited=True)
    assert done.returncode == 3
    assert str(target) in only_line(done)
    assert target.read_text("utf-8") == "an earlier one"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@posix
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
@pytest.mark.parametrize(
    "words", [["parse", "-o", "all.jsonl"], ["panel", "-o", "panel.csv"], ["view", "-o", "a.html"]]
)
def test_a_folder_that_is_read_only_is_one_line(words: list[str], tmp_path: Path) -> None:
    command, option, name = words
    home = tmp_path / "closed"
    home.mkdir(mode=0o500)
    done = run(command, ROOT / "examples/report.txt", option, home / name)
    assert done.returncode == 3
    assert str(home / name) in only_line(done)


@pytest.mark.parametrize(
    "words", [["parse", "-o", "all.jsonl"], ["panel", "-o", "panel.csv"], ["view", "-o", "a.html"]]
)
def test_an_output_in_a_file_is_one_line(words: list[str], tmp_path: Path) -> None:
    command, option, name = words
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    done = run(command, ROOT / "examples/report.txt", option, tmp_path / "file" / name)
    assert done.returncode == 3
    assert str(tmp_path / "file") in only_line(done)


def zip_of(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def bomb() -> bytes:
    text = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>'.encode() + b"9" * 50_000_000
    return zip_of({"word/document.xml": text})


def entities() -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE w [<!ENTITY e0 "提案">{lines}]><w:document xmlns:w="{WORD}"><w:body>&e11;</w:body></w:document>'
    return zip_of({"word/document.xml": text.encode()})


def tables() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 100_000 + "提案3件".encode()


def attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x</p>"


def broken_xref() -> bytes:
    catalogue = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    pages = b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\n"
    return catalogue + pages + b"xref\n0 99999999\ntrailer<</Root 1 0 R/Prev 60>>\nstartxref\n99999\n%%EOF"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": bomb,
    "entities.docx": entities,
    "cut.docx": lambda: zip_of({"word/document.xml": b"<w:document/>"})[:80],
    "tables.html": tables,
    "attributes.html": attributes,
    "xref.pdf": broken_xref,
    "cut.pdf": lambda: intact_pdf()[:300],
}


def test_hostile_files_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    for name in ("a.txt", "z.txt"):
        (folder / name).write_text("2022年，山西省政协立案提案356件。", encoding="utf-8")
    done = run("parse", folder, "-o", tmp_path / "all.jsonl", "--workers", "1")
    articles = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    read = {Path(article["origin"]).name for article in articles}
    told = [line.split(": ")[0] for line in done.stderr.splitlines()]
    assert done.returncode == 1
    assert len(told) == len(set(told))
    assert {"a.txt", "z.txt"} <= read
    assert {Path(name).name for name in told} | read == {*HOSTILE, "a.txt", "z.txt"}
    assert {"bomb.docx", "cut.docx", "attributes.html", "xref.pdf", "cut.pdf"} <= {Path(name).name for name in told}
