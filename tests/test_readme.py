"""The examples of the documentation do what the pages say.

`python -m tests.test_readme PAGE…` writes the outputs that the pages show anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cppcc_extract.cli import app
from tests.samples import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples run in a folder that holds what a checkout does, and may write there."""
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)


def furnish(folder: Path) -> None:
    for name in ("seeds", "tests", "examples"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)


def outputs(page: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each block of a page that shows an output, with what the code or the commands before it print, run in order.

    Code that is marked `py` needs a library that may not be installed, and has a test of its own.
    """
    names: dict[str, object] = {"__name__": "page"}
    printed: str | None = ""
    for block in BLOCK.finditer(page):
        kind, body = block.groups()
        if kind == "python":
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                exec(compile(body, "page", "exec"), names)
            printed = stream.getvalue()
        elif kind == "sh":
            lines = (line.split("#")[0].strip() for line in body.splitlines())
            printed = "".join(run(line) for line in lines if line.startswith("cppcc-extract "))
        elif kind == "py":
            printed = None
        elif kind == "text" and printed is not None:
            yield block, printed


def run(command: str) -> str:
    """What a command prints; it must succeed, and write the file that it names or print something."""
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == 0, (command, result.stderr)
    asked = re.search(r" -o (\S+)", command)
    assert Path(asked[1]).exists() if asked else result.stdout, command
    return result.stdout


@pytest.mark.usefixtures("desk")
@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")  # a chart with Chinese names, where there is no Chinese font
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_and_commands_print_what_the_page_shows(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    for block, printed in outputs(page.read_text(encoding="utf-8")):
        assert printed == block[2]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", ["my_words.toml", "my_indicators.toml"])
def test_the_words_of_the_page_are_those_of_the_example(name: str) -> None:
    page = (ROOT / "docs/teach_words.md").read_text(encoding="utf-8")
    example = (ROOT / "examples" / name).read_text(encoding="utf-8")
    assert any(example.endswith(body) for kind, body in BLOCK.findall(page) if kind == "toml")


def test_the_rate_of_the_page_is_right(tmp_path: Path) -> None:
    page = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
    block = next(body for kind, body in BLOCK.findall(page) if kind == "toml")
    (tmp_path / "rates.toml").write_text(block, encoding="utf-8")
    result = CliRunner().invoke(app, ["lexicon", "check", str(tmp_path / "rates.toml")])
    assert result.stdout == "1 rows are right\n"


def test_the_place_that_is_explained_holds_a_record() -> None:
    command = re.search(r"explain (examples/\S+) --at (\d+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert command
    result = CliRunner().invoke(app, ["explain", str(ROOT / command[1]), "--at", command[2]])
    assert "metrics m1" in result.stdout


@pytest.mark.parametrize("script", ["figures_to_csv.py", "why.py"])
def test_an_example_without_arguments_says_how_it_is_called(script: str) -> None:
    done = subprocess.run([sys.executable, f"examples/{script}"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(f"usage: {script}")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("figures_to_csv.py", ["seeds", "{tmp}/figures.csv"]),
        ("why.py", ["seeds/000_3a8ec9067ca1d3db.txt"]),
        ("visits_abroad.py", []),
    ],
)
def test_examples_run(script: str, words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", f"examples/{script}", *(word.format(tmp=tmp_path) for word in words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "figures.csv").read_text("utf-8") if "csv" in script else done.stdout
    assert ("许文山" if script == "visits_abroad.py" else "山西省政协") in made


def rewrite(page: Path) -> None:
    """Write the outputs that a page shows anew."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder))
        os.chdir(folder)
        found = list(outputs(text))
    for block, printed in reversed(found):
        text = text[: block.start(2)] + printed + text[block.end(2) :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for page in [Path(name).resolve() for name in sys.argv[1:]]:
        rewrite(page)
