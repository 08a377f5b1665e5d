"""Initiatives: which names are names of initiatives, of which kind, whose, and which are not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Initiative

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs"
HEADLINE = "平遥县政协履职侧记\n\n"


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads((SPECS / name).read_text(encoding="utf-8"))
    return data


def _initiatives(text: str) -> tuple[Initiative, ...]:
    return parse_article(HEADLINE + text + "\n").initiatives


def _plain(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")


FOUND = _load("initiatives.toml")["case"]
NONE = _load("initiatives_none.toml")["case"]


@pytest.mark.parametrize("case", FOUND, ids=[case["text"] for case in FOUND])
def test_what_is_an_initiative(case: dict[str, Any]) -> None:
    found = _initiatives(case["text"])
    assert [(_plain(i.name), i.kind) for i in found] == [(_plain(w["name"]), w["kind"]) for w in case["initiatives"]]
    for initiative, wanted in zip(found, case["initiatives"], strict=True):
        if "organisation" in wanted:
            assert initiative.organisation == wanted["organisation"]


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{case['why']}: {text}") for case in NONE for text in case["text"]]
)
def test_what_is_no_initiative(text: str) -> None:
    assert [(i.name, i.rule) for i in _initiatives(text)] == []


def test_every_place_that_names_it_is_a_mention() -> None:
    article = parse_article(
        HEADLINE + "县政协推动“书香票号”建设。建设书香票号，不只靠书院。\n\n“书香票号”建设还要走进校园。\n"
    )
    (initiative,) = article.initiatives
    assert [mention.text for mention in initiative.mentions] == ["“书香票号”", "书香票号", "“书香票号”"]
    for mention in initiative.mentions:
        assert article.text[mention.span.start : mention.span.end] == mention.text
    assert initiative.span == initiative.mentions[0].span


def test_committees_that_found_the_same_have_one_each() -> None:
    article = parse_article(
        "市县政协工作巡礼\n\n平遥县政协\n\n平遥县政协设立“委员工作室”12个。\n\n"
        "介休市政协\n\n介休市政协设立“委员工作室”20个。\n"
    )
    assert [(i.name, i.organisation) for i in article.initiatives] == [
        ("委员工作室", "平遥县政协"),
        ("委员工作室", "介休市政协"),
    ]


def test_a_short_form_at_the_end_of_a_longer_name_is_the_same() -> None:
    found = _initiatives("县政协盘点“民生协商议事月”。县政协举行“城乡商量·民生协商议事月”总结会。")
    assert [i.name for i in found] == ["城乡商量·民生协商议事月"]
    assert len(found[0].mentions) == 2


def test_evidence_names_the_rule_of_the_kind() -> None:
    (initiative,) = _initiatives("县政协健全“双联双督”机制。")
    assert initiative.rule == "initiative.head"
    assert initiative.evidence["kind"].rule == "initiative.head"
