"""Noise of characters: the records are those of the text without it, and their places those of the text with it."""

import pytest

from cppcc_extract import parse_article

HEAD = "大同市政协履职纪实\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "⼤同市政协2023年7⽉6⽇收到提案⼆千六百⼀⼗件，⽴案⼆千件。",
            [("⼆千六百⼀⼗件", "收到提案", 2610), ("⼆千件", "立案提案", 2000)],
        ),
        ("市政协⾛访⽤户⼀千六百户。", [("⼀千六百户", "走访用户", 1600)]),
        (
            "大 同 市 政 协 收 到 提 案 1 2 8 件 ， 立 案 8 6 件 。",
            [("1 2 8 件", "收到提案", 128), ("8 6 件", "立案提案", 86)],
        ),
        ("市政协收到提案128件，办 复 率 98%。", [("128件", "收到提案", 128), ("98%", "办复率", 98)]),
        ("市政协收到提案**128**件。", [("128**件", "收到提案", 128)]),
        ("市政协收到提案 **128** 件。", [("128** 件", "收到提案", 128)]),
        ("市政协收到提案&nbsp;128&nbsp;件。", [("128&nbsp;件", "收到提案", 128)]),
        ("市政协收到提案128[1]件，立案86¹件。", [("128[1]件", "收到提案", 128), ("86¹件", "立案提案", 86)]),
        ("市政协捐赠图书📚300册。", [("300册", "捐赠图书", 300)]),
    ],
)
def test_figures_are_read_through_the_noise(text: str, found: list[tuple[str, str, int]]) -> None:
    article = parse_article(HEAD + text, published="2024-03-20")
    assert [(metric.text, metric.label, metric.value) for metric in article.metrics] == found
    assert all(article.text[m.span.start : m.span.end] == m.text for m in article.metrics)
    assert {metric.organisation for metric in article.metrics} == {"大同市政协"}
