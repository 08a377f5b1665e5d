"""The check of the English finds its phrases in prose, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.phrases import found, main

NOTEBOOK = """{{
 "cells": [
  {{
   "cell_type": "code",
   "source": ["{}"]
  }},
  {{
   "cell_type": "markdown",
   "source": [
    "{}"
   ]
  }}
 ]
}}
"""


def lines(folder: Path, name: str, text: str) -> list[int]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [line for line, _, _ in found(path)]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("page.md", "A page.\n\nThe figure stands behind its noun.\n", 3),
        ("code.py", 'x = 1\n\n\ndef f() -> None:\n    """One line.\n\n    What a verb tells of.\n    """\n', 7),
        ("code.py", "x = 1\n# A number that is\n# none.\n", 2),
        ("code.py", 'raise ValueError("an id that is no id")\n', 1),
        ("cells.ipynb", NOTEBOOK.format("behind = 1", "Told apart."), 10),
        ("words.toml", '# A word that wants a number\nunits = [{ surface = "件" }]\n', 1),
    ],
)
def test_a_phrase_is_found_in_prose(name: str, text: str, line: int, tmp_path: Path) -> None:
    assert lines(tmp_path, name, text) == [line]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.md", "There is no figure here, and it is no longer needed.\n"),
        ("code.py", "behind = told = 1\n"),
        ("cells.ipynb", NOTEBOOK.format("behind = told = 1", "Distinguished.")),
        ("words.toml", 'units = [{ surface = "behind" }]\n'),
    ],
)
def test_plain_english_and_names_in_code_are_left_alone(name: str, text: str, tmp_path: Path) -> None:
    assert lines(tmp_path, name, text) == []


def test_the_check_fails_where_there_is_a_phrase(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("What is odd is told apart.\n", encoding="utf-8")
    assert main([str(page)]) == 1
    assert "page.md:1: “What is odd”; write: what is unusual" in capsys.readouterr().err
    page.write_text("What is unusual is distinguished.\n", encoding="utf-8")
    assert main([str(page)]) == 0
