"""Figures that have lost a character."""

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.lost import find_lost

HEAD = "大同市政协履职纪实\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "市政协收到提案1�8件。",
        "市政协立案�6件。",
        "市政协走访�千六百户。",
        "市政协收到提案1？8件。",
        "市政协收到提案□28件。",
        "市政协收到提案128?件。",
        "市政协争取资金30？万元。",
        "市政协收到提案12□件。",
        "市政协收到提案1�,280件。",
        "市政协收到提案三百�十件。",
    ],
)
def test_what_is_left_of_a_figure_is_not_read_and_told(text: str) -> None:
    article = parse_article(HEAD + text, published="2024-03-20")
    assert [metric.text for metric in article.metrics] == []
    span = next(warning.span for warning in article.warnings if warning.code == "damage.figure")
    assert span is not None and set(article.text[span.start : span.end]) & set("�□？?")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("市政协收到几件？128件。", ["128件"]),
        ("市政协收到提案128件？立案86件？", ["128件", "86件"]),
        ("□市政协收到提案128件。", ["128件"]),
        ("□ 28名委员参加座谈会。", ["28名"]),
        ("委员�一致认为，立案提案128件。", ["128件"]),
        ("详见 http://example.org/a?id=3，市政协收到提案128件。", ["128件"]),
    ],
)
def test_a_mark_that_touches_no_figure_hides_none(text: str, figures: list[str]) -> None:
    article = parse_article(HEAD + text, published="2024-03-20")
    assert [metric.text for metric in article.metrics] == figures
    assert "damage.figure" not in [warning.code for warning in article.warnings]


@pytest.mark.parametrize("unit", ["\ufffd", "1\ufffd", "1", "□", "a□", "1,\ufffd", "一", "1?"])
def test_the_search_is_linear(unit: str) -> None:
    places = find_lost("?" + unit * (20_000 // len(unit)))
    assert all(start < end for start, end in places)
