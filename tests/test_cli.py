"""What a user sees on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from cppcc_extract import __version__
from cppcc_extract.cli import app
from cppcc_extract.export.columns import tables
from cppcc_extract.lexicon.schema import TABLES
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
    run("parse", texts, "-o", texts / "all.json", "--quiet")
    assert len(json.loads((texts / "all.json").read_text("utf-8"))) == 2


def test_the_table_shows_figures_of_the_seeds(tmp_path: Path) -> None:
    result = run("parse", ROOT / "seeds", "-o", tmp_path, "--show", "3")
    assert result.exit_code == 0
    assert result.stdout.count("what is counted") == 5
    assert "山西省政协" in result.stdout
    assert run("parse", ROOT / "seeds", "-o", tmp_path, "--quiet", "--overwrite").stdout == ""


def test_offsets_are_those_of_the_file_with_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("标题\r\n" + TEXT).encode())
    assert json.loads(run("parse", tmp_path / "a.txt").stdout)["text"] == "标题\r\n" + TEXT


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(texts: Path) -> None:
    (texts / "image.txt").write_bytes(b"\x89PNG\r\n")
    (texts / "empty").mkdir()
    result = run("parse", texts / "none.txt", texts / "image.txt", texts / "empty", texts / "x*.txt", texts / "b.txt")
    assert result.exit_code == 1
    assert [article["text"] for article in json.loads(result.stdout)] == [TEXT + "b"]
    reasons = dict(line.split(": ", 1) for line in result.stderr.splitlines())
    assert reasons[str(texts / "none.txt")] == "no such file; check the path"
    assert "an image (PNG), which is not read; run it through text recognition" in reasons[str(texts / "image.txt")]
    assert "in this folder; name the files" in reasons[str(texts / "empty")]
    assert reasons[str(texts / "x*.txt")] == "no file matches; check the pattern"
    assert len(reasons) == 4


def test_a_run_may_stop_at_the_first_that_cannot_be_read(texts: Path) -> None:
    out = texts / "out.json"
    result = run("parse", texts / "a.txt", texts / "none.txt", texts / "b.txt", "-o", out, "--on-error", "stop")
    assert result.exit_code == 1
    assert result.stderr == f"{texts / 'none.txt'}: no such file; check the path\n"
    assert not out.exists()
    lines = texts / "out.jsonl"
    assert run("parse", texts / "a.txt", texts / "none.txt", "-o", lines, "--on-error", "stop").exit_code == 1
    assert len(lines.read_text("utf-8").splitlines()) == 1  # what can be gone on with is kept


def test_any_encoding_is_read(texts: Path) -> None:
    (texts / "a.txt").write_bytes(TEXT.encode("gb18030"))
    assert json.loads(run("parse", texts / "a.txt").stdout)["metrics"][0]["value"] == 356


def test_two_texts_of_one_name_do_not_overwrite_each_other(texts: Path) -> None:
    (texts / "more").mkdir()
    (texts / "more/a.txt").write_text(TEXT, encoding="utf-8")
    result = run("parse", texts / "a.txt", texts / "more/a.txt", "-o", texts / "out")
    assert result.exit_code == 1
    assert "rename" in result.stderr
    assert json.loads((texts / "out/a.json").read_text("utf-8"))["text"] == TEXT + "a"


def test_an_output_that_cannot_be_written_is_one_line(texts: Path) -> None:
    result = run("parse", texts / "a.txt", "-o", texts / "b.txt")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{texts / 'b.txt'}: .txt is not known; end the name in .json, .jsonl")
    assert len(result.stderr.splitlines()) == 1
    assert (texts / "b.txt").read_text("utf-8") == TEXT + "b"
    result = run("parse", texts / "a.txt", "-o", texts / "b.txt" / "c.json")
    assert result.exit_code == 3
    assert result.stderr == f"{texts / 'b.txt'}: no such folder; check the path, or create the folder first\n"


def test_standard_input_and_output(texts: Path) -> None:
    result = CliRunner().invoke(app, ["parse", "-", "-o", "-"], input=TEXT.encode("gb18030"))
    article = json.loads(result.stdout)
    assert (article["text"], article["origin"]) == (TEXT, None)
    lines = run("parse", texts, "-o", "-", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["text"][-1] for line in lines] == ["a", "b"]
    table = run("parse", texts, "--format", "csv", "--records", "metrics").stdout.splitlines()
    assert table[0].startswith("record,article_id,id,")
    assert len(table) == 3


def test_folders_are_read_with_those_in_them_and_patterns_with_what_fits(texts: Path) -> None:
    (texts / "2023").mkdir()
    (texts / "2023/a.txt").write_text(TEXT + "c", encoding="utf-8")
    (texts / ".hidden").mkdir()
    (texts / ".hidden/d.txt").write_text(TEXT + "d", encoding="utf-8")
    (texts / "notes.log").write_text("no article", encoding="utf-8")
    assert run("parse", texts, "-o", texts / "out", "-q").exit_code == 0
    made = sorted(str(path.relative_to(texts / "out")) for path in (texts / "out").rglob("*.json"))
    assert made == ["2023/a.json", "a.json", "b.json"]
    lines = run("parse", texts / "**/a.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["text"][-1] for line in lines] == ["c", "a"]


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "xlsx", "parquet", "duckdb"])
def test_the_ending_of_the_name_tells_the_form(ending: str, texts: Path) -> None:
    result = run("parse", texts, "-o", texts / f"all.{ending}")
    assert result.exit_code == 0
    assert (texts / f"all.{ending}").stat().st_size > 0
    assert "of 2 articles" in result.stdout


def test_a_page_may_be_taken_apart(tmp_path: Path) -> None:
    (page,) = (ROOT / "seeds").glob("004_*.txt")
    run("parse", page, "-o", tmp_path, "--split", "-q")
    (made,) = tmp_path.iterdir()
    articles = json.loads(made.read_text("utf-8"))
    assert [article["title"][:6] for article in articles] == ["凝心聚力促共", "奋力书写助推"]


def test_words_of_ones_own_are_read_with(texts: Path) -> None:
    (texts / "c.txt").write_text("太原市政协开展圆桌协商12桌次。", encoding="utf-8")
    result = run("parse", texts / "c.txt", "--lexicon", ROOT / "examples/my_words.toml")
    assert json.loads(result.stdout)["metrics"][0]["unit"] == "桌次"
    (texts / "bad.toml").write_text('units = [{ surface = "桌次" }]', encoding="utf-8")
    result = run("parse", texts / "c.txt", "--lexicon", texts / "bad.toml")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{texts / 'bad.toml'}:1: units row 1 ('桌次'): kind: is missing")


def test_a_kind_that_is_none_is_not_understood(texts: Path) -> None:
    result = run("parse", texts, "-o", texts / "a.csv", "--records", "figures")
    assert result.exit_code == 2
    assert "no kind of record is called 'figures'" in result.stderr


def test_a_library_that_is_missing_is_named_with_the_output(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("parse", texts, "-o", texts / "a.xlsx")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{texts / 'a.xlsx'}: this needs the library xlsxwriter")
    assert "pip install '.[xlsx]'" in result.stderr


def test_a_plugin_that_is_not_installed_is_named(texts: Path) -> None:
    result = run("parse", texts / "a.txt", "--plugin", "visits")
    assert result.exit_code == 2
    assert "no package offers 'visits'" in result.stderr


@pytest.mark.parametrize("ending", ["jsonl", "duckdb"])
def test_a_run_that_was_killed_ends_as_one_that_was_not(ending: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    seed = (ROOT / "seeds/000_3a8ec9067ca1d3db.txt").read_text("utf-8")
    for n in range(120):
        (folder / f"{n:03}.txt").write_text(seed.replace("869", str(1000 + n)), encoding="utf-8")
    whole, cut = (tmp_path / f"{name}.{ending}" for name in ("whole", "cut"))
    command = [sys.executable, "-m", "cppcc_extract", "parse", str(folder), "--workers", "2", "-q", "-o"]
    subprocess.run([*command, str(whole)], check=True)
    with subprocess.Popen([*command, str(cut)]) as run_to_kill:
        while run_to_kill.poll() is None and not (cut.exists() and cut.stat().st_size > 600_000):
            time.sleep(0.01)
        run_to_kill.kill()
    done = subprocess.run([*command, str(cut), "--resume"], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert _content(cut) == _content(whole)


def _content(path: Path) -> object:
    if path.suffix == ".jsonl":
        return path.read_bytes()
    with duckdb.connect(str(path), read_only=True) as base:
        return {name: sorted(base.execute(f"FROM {name}").fetchall(), key=repr) for name in tables()}


def test_what_was_read_before_is_left_out(texts: Path) -> None:
    out = texts / "all.jsonl"
    run("parse", texts, "-o", out)
    (texts / "c.txt").write_text(TEXT + "c", encoding="utf-8")
    result = run("parse", texts, "-o", out, "--resume")
    assert "2 inputs were there already" in result.stdout
    assert [json.loads(line)["text"][-1] for line in out.read_text("utf-8").splitlines()] == ["a", "b", "c"]


def test_only_what_can_be_is_resumed(texts: Path) -> None:
    result = run("parse", texts, "-o", texts / "all.csv", "--resume")
    assert result.exit_code == 3
    assert "only .jsonl and .duckdb can be resumed" in result.stderr


def test_completion_knows_the_commands() -> None:
    environment = {**os.environ, "_CPPCC_EXTRACT_COMPLETE": "complete_bash", "COMP_WORDS": "cppcc-extract par"}
    command = Path(sys.executable).with_name("cppcc-extract")
    done = subprocess.run([command], env={**environment, "COMP_CWORD": "1"}, capture_output=True, text=True)
    assert done.stdout.strip() == "parse"


def test_the_lexicon_is_listed() -> None:
    lines = run("lexicon", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(TABLES)
    assert "人次\tkind=person_time" in run("lexicon", "list", "units").stdout.splitlines()
    assert (
        "晚\tkind=action"
        in run("lexicon", "list", "units", "--lexicon", ROOT / "examples/my_words.toml").stdout.splitlines()
    )
    wrong = run("lexicon", "list", "unit")
    assert wrong.exit_code == 1
    assert "no table is called 'unit'; use one of acts" in wrong.stderr


def test_words_of_ones_own_are_checked(tmp_path: Path) -> None:
    assert run("lexicon", "check", ROOT / "examples/my_words.toml").exit_code == 0
    file = tmp_path / "mine.toml"
    file.write_text(
        'units = [\n  { surface = "桌次", kind = "action" },\n  { surface = "拍次", kind = "akt" },\n'
        '  { surface = "口袋", kind = "thing", examples = ["口袋里有米"], not_examples = ["3口袋米"] },\n'
        '  { surface = "趟次", kind = "action", example = ["送3趟次"] },\n]\nindicatrs = []\n',
        encoding="utf-8",
    )
    result = run("lexicon", "check", file)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"{file}:3: units row 2 ('拍次'): kind: input should be 'thing', 'action'")
    assert lines[1].startswith(f"{file}:5: units row 4 ('趟次'): example: no such field; use some of surface")
    assert lines[2].startswith(f"{file}: no table is called 'indicatrs'; use one of acts")
    assert lines[3].startswith(f"{file}:2: units '桌次' has no example; add examples")
    assert lines[4].startswith(f"{file}:4: units '口袋' is not read in its example '口袋里有米'")
    assert lines[5].startswith(f"{file}:4: units '口袋' is read in its counter-example '3口袋米'")
    assert len(lines) == 6
    assert "no.toml: No such file" in run("lexicon", "check", tmp_path / "no.toml").stderr
    file.write_bytes("单位".encode("gb18030"))
    assert "save it as UTF-8" in run("lexicon", "check", file).stderr


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
    for command in ("parse", "score", "schema", "explain"):
        assert f"cppcc-extract {command}" in run(command, "--help").stdout


def test_version() -> None:
    assert run("--version").stdout.strip() == __version__


def test_a_place_is_explained(texts: Path) -> None:
    result = run("explain", texts / "a.txt", "--at", TEXT.index("356"))
    assert result.exit_code == 0
    assert "owner: 山西省政协" in result.stdout
    assert "metrics m1" in result.stdout


def test_a_record_is_explained_as_a_tree(texts: Path) -> None:
    text = run("explain", texts / "a.txt", "--record", "m1")
    assert text.exit_code == 0
    assert text.stdout.startswith("m1: ")
    assert "organisation: 山西省政协" in text.stdout
    (tree,) = json.loads(run("explain", texts / "a.txt", "--record", "m1", "--json").stdout)
    assert tree["name"] == "m1"
    assert tree["children"][0]["name"] == "words"
    there = json.loads(run("explain", texts / "a.txt", "--at", TEXT.index("356"), "--json").stdout)
    assert there == [tree]


def test_a_record_that_is_not_there_is_one_line_of_error(texts: Path) -> None:
    result = run("explain", texts / "a.txt", "--record", "m99")
    assert result.exit_code == 1
    assert "a.txt: the article has no record 'm99'" in result.output


@pytest.mark.parametrize("asked", [[], ["--at", "3", "--record", "m1"]])
def test_a_place_or_a_record_is_explained(texts: Path, asked: list[str]) -> None:
    assert run("explain", texts / "a.txt", *asked).exit_code == 2


def test_a_place_outside_the_text_is_one_line_of_error(texts: Path) -> None:
    result = run("explain", texts / "a.txt", "--at", 9999)
    assert result.exit_code == 1
    assert "a.txt: offset 9999 is outside the text" in result.output
