"""Metrics: what a figure counts, whose it is, when, and what it is a part of; and numbers that are not figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.evaluation.likeness import alike

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs"
HEADLINE = "大同市政协履职纪实\n\n"
PLAIN = {"bound": "exact", "status": "actual", "relation": "level", "value_max": None}
NULLABLE = ("organisation", "period", "part_of")


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads((SPECS / name).read_text(encoding="utf-8"))
    return data


def _metrics(text: str, published: str) -> list[dict[str, Any]]:
    article = parse_article(HEADLINE + text + "\n", published=published)
    texts = {metric.id: metric.text for metric in article.metrics}
    return [
        {
            **metric.model_dump(),
            "period": metric.period.edtf if metric.period else None,
            "part_of": texts.get(metric.part_of or ""),
        }
        for metric in article.metrics
    ]


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Each field that is not as wanted, with both answers."""
    answers = {**PLAIN, **wanted}
    fields = ["value", "value_max", "unit", "bound", "status", "relation"]
    asked = {field: answers[field] for field in fields}
    asked |= {field: answers[field] or None for field in NULLABLE if field in answers}
    wrong = {field: (answer, found[field]) for field, answer in asked.items() if answer != found[field]}
    labels = [wanted["label"], *wanted.get("labels", ())]
    near = found["label"] in labels if wanted.get("exactly") else any(alike(one, found["label"]) for one in labels)
    if not near:
        wrong["label"] = (labels, found["label"])
    topics = [wanted["topic"]] if "topic" in wanted else wanted.get("topics", [found["topic"]])
    if found["topic"] not in topics:
        wrong["topic"] = (topics, found["topic"])
    return wrong


def _compare(case: dict[str, Any], published: str) -> None:
    found = _metrics(case["text"], published)
    texts = [metric["text"] for metric in found]
    optional = {wanted["text"] for wanted in case["metrics"] if wanted.get("optional")}
    required = [wanted for wanted in case["metrics"] if not wanted.get("optional")]
    assert [text for text in texts if text not in optional] == [wanted["text"] for wanted in required]
    kept = [metric for metric in found if metric["text"] not in optional]
    wrong = {
        wanted["text"]: difference
        for wanted, metric in zip(required, kept, strict=True)
        if (difference := _differences(wanted, metric))
    }
    assert wrong == {}


FOUND = _load("metrics.toml")
MISSES = _load("metrics_known_misses.toml")
NONE = _load("metrics_none.toml")


@pytest.mark.parametrize("case", FOUND["case"], ids=[case["text"] for case in FOUND["case"]])
def test_what_a_figure_says(case: dict[str, Any]) -> None:
    _compare(case, FOUND["published"])


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case["text"], marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
        )
        for case in MISSES["case"]
    ],
)
def test_what_is_not_yet_read(case: dict[str, Any]) -> None:
    _compare(case, MISSES["published"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            text,
            id=f"{case['why']}: {text}",
            marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
            if case.get("known_miss")
            else (),
        )
        for case in NONE["case"]
        for text in case["text"]
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [(metric["text"], metric["label"]) for metric in _metrics(text, NONE["published"])] == []
