"""Topics: what each figure is about."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = tomllib.loads((Path(__file__).parents[1] / "specs" / "topics.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "case",
    [pytest.param(text, id=f"{case['why']}: {text['text']}") for case in SPECS["case"] for text in case["texts"]],
)
def test_what_a_figure_is_about(case: dict[str, Any]) -> None:
    article = parse_article(f"云岭县政协履职纪实\n\n{case['text']}\n", published="2024-03-20")
    assert [metric.topic for metric in article.metrics] == case["topics"]
