"""What a user sees on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cppcc_extract import __version__
from cppcc_extract.cli import app
from tests.samples import ROOT

TEXT = "2022年，山西省政协立案提案356件。"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT + name, encoding="utf-8")
    return tmp_path


def test_one_text_to_stdout_is_one_object(texts: Path) -> None:
    result = run("parse", texts / "a.txt", "--published", "2023-08-11", "--source", "朔州日报")
    assert result.exit_code == 0
    article = json.loads(result.stdout)
    assert article["text"] == TEXT + "a"
    assert article["origin"] == str(texts / "a.txt")
    assert (article["published"], article["source"]) == ("2023-08-11", "朔州日报")


def test_several_texts_to_stdout_are_an_array(texts: Path) -> None:
    result = run("parse", texts / "a.txt", texts / "b.txt")
    assert [article["text"][-1] for article in json.loads(result.stdout)] == ["a", "b"]


def test_a_folder_in_and_a_folder_out(texts: Path) -> None:
    result = run("parse", texts, "-o", texts / "out")
    assert result.exit_code == 0
    assert sorted(path.name for path in (texts / "out").iterdir()) == ["a.json", "b.json"]
    assert json.loads((texts / "out/a.json").read_text("utf-8"))["text"] == TEXT + "a"
    assert "published" in result.stdout  # the summary


def test_one_file_out(texts: Path) -> None:
    run("parse", texts, "-o", texts / "new/all.json", "--quiet")
    assert len(json.loads((texts / "new/all.json").read_text("utf-8"))) == 2


def test_the_table_shows_figures_of_the_seeds(tmp_path: Path) -> None:
    result = run("parse", ROOT / "seeds", "-o", tmp_path, "--show", "3")
    assert result.exit_code == 0
    assert result.stdout.count("what is counted") == 5
    assert "山西省政协" in result.stdout
    assert run("parse", ROOT / "seeds", "-o", tmp_path, "--quiet").stdout == ""


def test_offsets_are_those_of_the_file_with_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("标题\r\n" + TEXT).encode())
    assert json.loads(run("parse", tmp_path / "a.txt").stdout)["text"] == "标题\r\n" + TEXT


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(texts: Path) -> None:
    (texts / "gbk.txt").write_bytes(TEXT.encode("gb18030"))
    (texts / "empty").mkdir()
    result = run("parse", texts / "none.txt", texts / "gbk.txt", texts / "empty", texts / "b.txt")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["text"] == TEXT + "b"
    missing, undecodable, empty = sorted(result.stderr.splitlines(), key=lambda line: "none" not in line)[:3]
    assert missing.startswith(f"{texts / 'none.txt'}: no such file")
    assert "not UTF-8" in result.stderr
    assert "iconv -f GB18030" in result.stderr
    assert len(result.stderr.splitlines()) == len((missing, undecodable, empty))


def test_two_texts_of_one_name_do_not_overwrite_each_other(texts: Path) -> None:
    (texts / "more").mkdir()
    (texts / "more/a.txt").write_text(TEXT, encoding="utf-8")
    result = run("parse", texts / "a.txt", texts / "more/a.txt", "-o", texts / "out")
    assert result.exit_code == 1
    assert "rename" in result.stderr
    assert json.loads((texts / "out/a.json").read_text("utf-8"))["text"] == TEXT + "a"


def test_an_output_that_cannot_be_written_is_one_line(texts: Path) -> None:
    result = run("parse", texts / "a.txt", "-o", texts / "b.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{texts / 'b.txt'}: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_date_that_is_none_is_refused(texts: Path) -> None:
    result = run("parse", texts / "a.txt", "--published", "11.8.2023")
    assert result.exit_code == 2
    assert "2023-08-11" in result.stderr


def test_score_prints_the_table_and_writes_the_totals(tmp_path: Path) -> None:
    result = run(
        "score", ROOT / "seeds", ROOT / "tests/gold/seeds", "--only", "000", "--json", tmp_path / "totals.json"
    )
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("==")] == [
        "== 000_3a8ec9067ca1d3db",
        "== all",
    ]
    totals = json.loads((tmp_path / "totals.json").read_text("utf-8"))
    assert f"metrics         F1 {totals['metrics']['f1']:.3f}" in result.stdout


def test_score_lists_misses_by_cause(texts: Path) -> None:
    gold = {"given_published": None, "metrics": [], "events": [], "initiatives": [], "people": [], "organisations": [
        {"name": "朔州市政协", "kind": "cppcc", "level": "prefecture", "region": "朔州市"}]}  # fmt: skip
    (texts / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    result = run("score", texts, texts, "--misses")
    assert "== organisations: not found (1)" in result.stdout
    assert "朔州市政协 (cppcc)" in result.stdout


def test_score_says_what_is_missing(texts: Path) -> None:
    assert "no NAME.json" in run("score", texts, texts).stderr
    (texts / "c.json").write_text("{}", encoding="utf-8")
    result = run("score", texts, texts)
    assert result.exit_code == 1
    assert "c.txt: no such file" in result.stderr


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["title"] == "Article"


def test_help_teaches_with_examples() -> None:
    assert "cppcc-extract parse article.txt" in run("--help").stdout
    for command in ("parse", "score", "schema"):
        assert f"cppcc-extract {command}" in run(command, "--help").stdout


def test_version() -> None:
    assert run("--version").stdout.strip() == __version__


def test_a_place_is_explained(texts: Path) -> None:
    result = run("explain", texts / "a.txt", "--at", TEXT.index("356"))
    assert result.exit_code == 0
    assert "owner: 山西省政协" in result.stdout
    assert "metrics m1" in result.stdout


def test_a_place_outside_the_text_is_one_line_of_error(texts: Path) -> None:
    result = run("explain", texts / "a.txt", "--at", 9999)
    assert result.exit_code == 1
    assert "a.txt: offset 9999 is outside the text" in result.output
