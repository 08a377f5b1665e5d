"""The examples of the documentation do what it says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cppcc_extract.cli import app
from tests.samples import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_prints_what_the_page_shows(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    printed = ""
    for kind, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                exec(compile(body, page.name, "exec"), names)
            printed = stream.getvalue()
        elif kind == "text":
            assert printed == body


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_commands_are_understood() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    commands = re.findall(r"^cppcc-extract (\w+) ([^#\n]*)", readme, re.M)
    assert len(commands) >= 5
    for command, words in commands:
        known = CliRunner().invoke(app, [command, "--help"]).stdout
        options = [word for word in shlex.split(words) if word.startswith("-")]
        assert [option for option in options if option not in known] == []


def test_the_words_of_the_readme_are_those_of_the_example() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    block = next(body for kind, body in BLOCK.findall(readme) if kind == "toml")
    assert (ROOT / "examples/my_words.toml").read_text(encoding="utf-8").endswith(block)


@pytest.mark.parametrize(
    ("script", "words"),
    [("figures_to_csv.py", ["seeds", "{tmp}/figures.csv"]), ("why.py", ["seeds/000_3a8ec9067ca1d3db.txt"])],
)
def test_examples_run(script: str, words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", f"examples/{script}", *(word.format(tmp=tmp_path) for word in words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "figures.csv").read_text("utf-8") if "csv" in script else done.stdout
    assert "山西省政协" in made
