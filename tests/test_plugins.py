"""Packages that add tables or extractors are found by name, and only by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cppcc_extract import Lexicon, PluginError, parse_article
from cppcc_extract.cli import app
from cppcc_extract.pipeline import EXTRACTORS
from cppcc_extract.plugins import load_extractor, load_tables
from tests.samples import ROOT

TEXT = "2023年5月8日至15日，云岭省政协主席许文山率团访问泰国、老挝，会见12桌次客人。"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package that offers the tables and the extractor of the examples, and one that cannot be loaded."""
    folder = tmp_path / "site"
    (folder / "abroad-1.0.dist-info").mkdir(parents=True)
    (folder / "abroad-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: abroad\nVersion: 1.0\n")
    (folder / "abroad-1.0.dist-info/entry_points.txt").write_text(
        "[cppcc_extract.tables]\nabroad = abroad:tables\n"
        "[cppcc_extract.extractors]\nabroad = abroad:find_visits_abroad\nbroken = abroad:nothing\n"
    )
    code = (ROOT / "examples/visits_abroad.py").read_text(encoding="utf-8")
    words = str(ROOT / "examples/my_words.toml")
    (folder / "abroad.py").write_text(f"{code}\n\ndef tables():\n    return {words!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "abroad", raising=False)
    return folder


@pytest.mark.usefixtures("package")
def test_tables_and_extractors_are_loaded_by_name() -> None:
    lexicon = Lexicon.default().extended(*load_tables("abroad"))
    extractors = {**EXTRACTORS, "abroad": load_extractor("abroad")}
    article = parse_article(TEXT, lexicon=lexicon, extractors=extractors)
    (visit,) = article.further["abroad"]
    assert visit.model_dump()["countries"] == ("泰国", "老挝")
    assert visit.model_dump()["leaders"] == ("许文山",)
    assert "桌次" in [metric.unit for metric in article.metrics]


@pytest.mark.usefixtures("package")
def test_nothing_of_another_package_is_loaded_unless_it_is_asked_for() -> None:
    assert parse_article(TEXT).further == {}
    assert "abroad" not in sys.modules


@pytest.mark.usefixtures("package")
def test_what_is_not_there_is_said_with_what_is() -> None:
    with pytest.raises(PluginError, match=r"no package offers 'home' .*installed are: abroad, broken"):
        load_extractor("home")
    with pytest.raises(PluginError, match=r"'broken' .* cannot be loaded"):
        load_extractor("broken")


def test_the_command_reads_with_them(package: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["parse", str(tmp_path / "a.txt"), "--plugin", "abroad"])
    assert '"countries": [' in result.stdout
    assert '"unit": "桌次"' in result.stdout
