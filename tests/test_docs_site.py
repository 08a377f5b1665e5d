"""The documentation site: its pages, what is generated for it, and the figures that it repeats."""

from __future__ import annotations

import json
import re

import pytest

import cppcc_extract
from cppcc_extract import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Row
from tests.samples import ROOT
from tools.docs_pages import PAGES, lexicon_page, options_page
from tools.draw_reading import PICTURE, picture
from tools.notebook_pages import NOTEBOOKS, on_page_markdown, page_of

NAVIGATION = set(re.findall(r": ([a-z_/]+\.md|README\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M))


def test_every_page_is_in_the_navigation() -> None:
    assert {page.name for page in (ROOT / "docs").glob("*.md")} | set(PAGES) | set(NOTEBOOKS) == NAVIGATION


@pytest.mark.parametrize("name", TABLES)
def test_the_page_of_the_lexicon_shows_every_row(name: str) -> None:
    section = lexicon_page().split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = Lexicon.default().rows(name, Row)
    shown = re.findall(r"^\| ((?:[^|\\]|\\.)+) \|", section, re.M)[2:]
    assert [word.replace("\\", "") for word in shown] == [row.surface.replace("\\", "") for row in rows]


def test_the_page_of_the_options_shows_them() -> None:
    page = options_page()
    assert all(f"## `cppcc-extract {name}`" in page for name in ("parse", "panel", "explain", "lexicon"))
    assert "--on-error" in page


def test_the_page_of_python_shows_every_name() -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^::: cppcc_extract\.(\w+)$", page, re.M))
    assert shown == {*dir(cppcc_extract)} - {"EXTRACTORS", "__version__"}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_page_of_a_notebook_shows_its_cells_and_outputs(name: str) -> None:
    page = page_of(NOTEBOOKS[name])
    for cell in json.loads(NOTEBOOKS[name].read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert "".join(cell["source"]) in page
            assert all("".join(output.get("text", [])).strip() in page for output in cell["outputs"])
    assert ("<svg" in page) == (name != "notebooks/first_steps.md")
    assert all((ROOT / "docs" / target).exists() for target in re.findall(r"\]\(\.\./([^)#]+)", page))
    assert {f"notebooks/{target}" for target in re.findall(r"\]\((\w+\.md)\)", page)} <= set(NOTEBOOKS)


def test_links_to_notebooks_lead_to_their_pages_on_the_site() -> None:
    links = set(re.findall(r"\]\((notebooks/\w+\.md)\)", on_page_markdown(_page("docs/notebooks.md"))))
    assert links == set(NOTEBOOKS)


def test_the_drawing_shows_what_the_library_gives() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "run python tools/draw_reading.py"


def test_the_figures_of_the_readme_are_those_of_the_page_on_accuracy() -> None:
    rows = re.findall(r"^\| (?:metrics|usable|events|initiatives|people|\|).*", _page("README.md"), re.M)
    assert len(rows) == 6
    assert all(row in _page("docs/accuracy.md") for row in rows)


def test_the_citation_names_this_version() -> None:
    assert f"version: {cppcc_extract.__version__}\n" in _page("CITATION.cff")


def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
