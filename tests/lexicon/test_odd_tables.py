"""Tables of a user that are odd: read as they are written, or refused with a line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from cppcc_extract import Lexicon, LexiconError, parse_article
from cppcc_extract.lexicon.lexicon import read_tables
from cppcc_extract.lexicon.schema import TABLES, Row
from tests.samples import load_samples

NEEDED: dict[str, Any] = {
    "sum": "款",
    "counts": ("立案",),
    "of": ("收到",),
    "unit": "件",
    "base_unit": "件",
    "sides": ("before",),
}


def needed(kind: type[Row]) -> Iterator[dict[str, Any]]:
    """The fields that a row of a table needs beside its surface, one after another with each role."""
    asked = {name: field.annotation for name, field in kind.model_fields.items() if field.is_required()}
    fields = {name: NEEDED.get(name) or get_args(hint)[0] for name, hint in asked.items() if name != "surface"}
    role = kind.model_fields.get("role")
    for value in get_args(role.annotation) if role else (None,):
        reckoned = {"edtf": "1912/.."} if value in ("reign", "republic") else {}
        yield {**fields, **reckoned, **({"role": value} if value else {})}


@pytest.mark.parametrize("table", [table for table in TABLES if table != "indicators"])  # which have ids
@pytest.mark.parametrize("surface", ["推进(落实", "第[一", "a|b*", "推进落实+)", "\\"])
def test_a_surface_is_matched_as_written(table: str, surface: str) -> None:
    kind = TABLES[table]
    text = load_samples()[0].text[:600] + f"\n大同市政协{surface}提案12件。"
    for fields in needed(kind):
        lexicon = Lexicon.default().with_tables({table: (kind.model_validate({"surface": surface, **fields}),)})
        assert parse_article(text, lexicon=lexicon).text == text


def test_a_verb_with_a_bracket_is_read(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('verbs = [{ surface = "推进(落实", role = "act" }]', encoding="utf-8")
    article = parse_article("大同市政协推进(落实提案12件。", lexicon=table)
    assert [(m.value, m.unit) for m in article.metrics] == [(12, "件")]


@pytest.mark.parametrize(
    "toml",
    ["x = " + "[" * 5000 + "]" * 5000, "x = " + "{a=" * 5000 + "1" + "}" * 5000, "x = " + "9" * 5000, "x = [", "\x00"],
    ids=["brackets", "tables", "integer", "open", "nul"],
)
def test_toml_that_cannot_be_read_is_refused(toml: str, tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text(toml, encoding="utf-8")
    with pytest.raises(LexiconError, match=str(table)):
        Lexicon.default().extended(table)


@pytest.mark.parametrize(
    ("role", "edtf", "remedy"),
    [
        ("reign", None, "a reign needs its first and last year; write edtf"),
        ("reign", "1662", "a reign needs its first and last year; write edtf"),
        ("reign", "1722/1662", "a reign needs its first and last year; write edtf"),
        ("republic", "../1912", "a republic needs its first and last year; write edtf"),
        ("era", "2012-13", "edtf '2012-13' is not a date; write edtf"),
        ("era", "../..", "edtf '../..' is not a date; write edtf"),
        ("era", "2020-01-05/2019", "edtf '2020-01-05/2019' is not a date; write edtf"),
        ("vague", "2012", 'role "vague" has no value; leave edtf out'),
    ],
)
def test_an_era_without_the_value_that_its_role_needs_is_refused(role: str, edtf: str | None, remedy: str) -> None:
    value = f', edtf = "{edtf}"' if edtf else ""
    with pytest.raises(LexiconError, match=re.escape(f"mine.toml:1: eras row 1 ('天宝'): {remedy}")):
        read_tables(f'eras = [{{ surface = "天宝", role = "{role}"{value} }}]', "mine.toml")


@pytest.mark.parametrize(("role", "edtf"), [("era", "2012-11-08/.."), ("era", "2020-05/2020"), ("reign", "0742/0756")])
def test_an_era_with_its_value_is_read(role: str, edtf: str) -> None:
    (row,) = read_tables(f'eras = [{{ surface = "天宝", role = "{role}", edtf = "{edtf}" }}]', "mine.toml")["eras"]
    article = parse_article(
        "天宝三年，大同市政协走访企业30户。", lexicon=Lexicon.default().with_tables({"eras": (row,)})
    )
    assert article.metrics[0].period is not None
    assert article.metrics[0].period.edtf == ("0744" if role == "reign" else edtf)


@pytest.mark.parametrize("path", ["a\x00.toml", "\ud800.toml"], ids=ascii)
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(LexiconError, match="name a TOML file"):
        Lexicon.default().extended(path)
