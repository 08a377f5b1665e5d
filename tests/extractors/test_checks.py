"""Checks: figures of one article that should agree, whether they do, and figures that need not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.extractors.checks.findings import extract_checks
from cppcc_extract.pipeline import EXTRACTORS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from cppcc_extract.models import Article

SPECS = Path(__file__).parents[1] / "specs"
HEADLINE = "大同市政协履职纪实\n\n"


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads((SPECS / name).read_text(encoding="utf-8"))
    return data


def _read(text: str, published: str = "2024-03-20") -> Article:
    return parse_article(HEADLINE + text + "\n", published=published)


FOUND = _load("checks.toml")
NONE = _load("checks_none.toml")


@pytest.mark.parametrize("case", FOUND["case"], ids=[case["text"] for case in FOUND["case"]])
def test_figures_that_should_agree(case: dict[str, Any]) -> None:
    found = _read(case["text"], FOUND["published"]).checks
    assert [(c.kind, c.clean, c.verdict) for c in found] == [
        (c["kind"], c["figure"], c["verdict"]) for c in case["checks"]
    ]
    asked = [
        (c["arithmetic"], check.arithmetic) for c, check in zip(case["checks"], found, strict=True) if "arithmetic" in c
    ]
    assert [wanted for wanted, _ in asked] == [told for _, told in asked]


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{case['why']}: {text}") for case in NONE["case"] for text in case["text"]],
)
def test_figures_that_need_not_agree(text: str) -> None:
    assert [(check.kind, check.arithmetic) for check in _read(text, NONE["published"]).checks] == []


def test_a_check_names_its_metrics_the_one_under_test_first_and_stands_there() -> None:
    article = _read("会议期间，大同市政协收到提案250件，立案200件，立案率80%。其中委员提案150件，占75%。")
    metrics = {metric.id: metric for metric in article.metrics}
    told = [[metrics[id].clean for id in check.records] for check in article.checks]
    assert told == [["80%", "200件", "250件"], ["75%", "150件", "200件"]]
    for check in article.checks:
        assert check.span == metrics[check.records[0]].span
        assert article.text[check.span.start : check.span.end] == check.text
        assert check.sentence == metrics[check.records[0]].sentence
    assert [check.id for check in article.checks] == ["c1", "c2"]


def test_the_other_figures_of_a_sum_are_its_evidence() -> None:
    article = _read("大同市政协收到提案250件，立案200件，立案率80%。")
    (check,) = article.checks
    places = {role: article.text[e.span.start : e.span.end] for role, e in check.evidence.items()}
    assert places == {"numerator": "200件", "denominator": "250件"}


def test_the_whole_is_under_test_where_parts_are_summed() -> None:
    article = _read("大同市政协立案提案300件，其中委员提案210件、集体提案90件。")
    (check,) = article.checks
    metrics = {metric.id: metric.clean for metric in article.metrics}
    assert [metrics[id] for id in check.records] == ["300件", "210件", "90件"]
    assert check.arithmetic == "210 + 90 = 300"


def test_a_page_in_traditional_characters_is_checked_in_its_own_offsets() -> None:
    article = _read("會議期間，大同市政協立案提案231件，其中委員提案180件，佔77.9%。")
    (check,) = article.checks
    assert (check.text, check.verdict) == ("77.9%", "agrees")
    assert article.text[check.span.start : check.span.end] == "77.9%"


def test_without_metrics_there_is_nothing_to_check() -> None:
    text = HEADLINE + "大同市政协收到提案250件，立案200件，立案率85%。"
    assert parse_article(text, extractors={"checks": extract_checks}).checks == ()


def test_checks_are_made_last_so_that_they_see_the_metrics() -> None:
    assert list(EXTRACTORS)[-1] == "checks"
