"""The commands `panel` and `reconcile`."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from cppcc_extract.cli import app

ARTICLES = {
    "a.txt": "大同市政协2023年工作综述\n2024-01-10\n\n2023年，市政协收到提案578件，审查立案531件。",
    "b.txt": "大同市政协工作报告\n2024-02-01\n\n2023年，市政协收到提案580件。",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def rows(path: Path) -> list[tuple[str, float]]:
    """The indicator and the value of each row of a panel."""
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path)) as base:
            return base.execute("SELECT indicator, value FROM panel ORDER BY 1").fetchall()
    if path.suffix == ".xlsx":
        head, *found = openpyxl.load_workbook(path)["panel"].iter_rows(values_only=True)
        frame = pd.DataFrame(found, columns=head)
    else:
        frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
    return list(frame[["indicator", "value"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet", ".duckdb"])
def test_a_panel_is_written_in_every_form(folder: Path, ending: str) -> None:
    output = folder / f"panel{ending}"
    code, said, _ = run("panel", folder, "-o", output)
    assert (code, "2 rows" in said) == (0, True)
    assert rows(output) == [("proposal.filed", 531), ("proposal.received", 580)]


def test_a_panel_is_made_of_what_parse_wrote(folder: Path) -> None:
    assert run("parse", folder, "-o", folder / "all.jsonl")[0] == 0
    assert run("panel", folder / "all.jsonl", "-o", folder / "panel.csv")[0] == 0
    assert rows(folder / "panel.csv") == [("proposal.filed", 531), ("proposal.received", 580)]


def test_the_view_of_an_archive_is_the_panel(folder: Path) -> None:
    assert run("parse", folder, "-o", folder / "archive.duckdb")[0] == 0
    assert rows(folder / "archive.duckdb") == [("proposal.filed", 531), ("proposal.received", 580)]


def test_a_panel_that_is_there_stays_and_another_ending_is_refused(folder: Path) -> None:
    output = folder / "panel.csv"
    output.write_text("mine")
    code, _, said = run("panel", folder, "-o", output)
    assert (code, output.read_text()) == (3, "mine")
    assert "--overwrite" in said
    assert run("panel", folder, "-o", output, "--overwrite")[0] == 0
    code, _, said = run("panel", folder, "-o", folder / "panel.ods")
    assert code == 3
    assert "panel.ods" in said
    assert ".xlsx" in said


def test_articles_are_reconciled_with_their_places(folder: Path) -> None:
    code, said, _ = run("reconcile", folder)
    assert code == 0
    assert "differs: 大同市政协 proposal.received: 578件 ≠ 580件" in said
    assert "a.txt:" in said
    assert said.endswith("1 compared: 1 differs\n")
    code, said, _ = run("reconcile", folder, "--json")
    assert [json.loads(line)["verdict"] for line in said.splitlines()] == ["differs"]


def test_an_input_that_cannot_be_read_is_named(folder: Path) -> None:
    code, said, complaint = run("reconcile", folder, folder / "none.txt")
    assert (code, "differs" in said, "none.txt" in complaint) == (1, True, True)
