"""Topics: what each figure is about."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import Article, Span, parse_article

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


def _topics(text: str) -> list[tuple[str, str, str]]:
    article = parse_article(f"云岭县政协履职纪实\n\n{text}\n", published="2024-03-20")
    return [(m.topic, m.evidence["topic"].rule, text_at(article, m.evidence["topic"].span)) for m in article.metrics]


def text_at(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def test_evidence_gives_the_step_and_its_words() -> None:
    assert _topics("走访企业21家、合作社9个。抽查作坊21家。召开座谈会，36名委员参加。") == [
        ("visit", "topic.visit", "走访企业"),
        ("visit", "topic.act", "走访"),
        ("supervision", "topic.verb", "抽查"),
        ("meeting", "topic.attended", "座谈会"),
    ]
    assert _topics("提案满意率98%。") == [("proposal", "topic.measured", "提案")]


def test_a_part_whose_whole_is_still_to_come_is_read() -> None:
    parts = _topics("甲类14条，乙类15条，合计29条。")
    assert [topic for topic, _, _ in parts] == ["other"] * 3
