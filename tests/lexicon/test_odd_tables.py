"""Tables of a user that are odd: read as they are written, or refused with a line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from cppcc_extract import Lexicon, LexiconError, parse_article
from cppcc_extract.lexicon.schema import TABLES, Row
from tests.samples import load_samples

NEEDED: dict[str, Any] = {"counts": ("立案",), "of": ("收到",), "unit": "件", "base_unit": "件", "sides": ("before",)}


def needed(kind: type[Row]) -> Iterator[dict[str, Any]]:
    """The fields that a row of a table needs beside its surface, one after another with each role."""
    asked = {name: field.annotation for name, field in kind.model_fields.items() if field.is_required()}
    fields = {name: NEEDED.get(name) or get_args(hint)[0] for name, hint in asked.items() if name != "surface"}
    role = kind.model_fields.get("role")
    for value in get_args(role.annotation) if role else (None,):
        yield {**fields, **({"role": value} if value else {})}


@pytest.mark.parametrize("table", TABLES)
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


@pytest.mark.parametrize("path", ["a\x00.toml", "\ud800.toml"], ids=ascii)
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(LexiconError, match="name a TOML file"):
        Lexicon.default().extended(path)
