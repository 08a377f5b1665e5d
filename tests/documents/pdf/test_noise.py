"""What printing does to characters, in PDFs that are really made."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article, read_document
from tests.documents.pdf.typeset import Sheet


def figures(sheet: Sheet) -> list[tuple[str, str | None]]:
    """The figures of a page as they are written, and when they were counted."""
    article = parse_article(read_document(sheet.pdf()), published="2024-03-20")
    assert all(article.text[m.span.start : m.span.end] == m.text for m in article.metrics)
    return [(f"{m.label}{m.value}{m.unit}", m.period and m.period.edtf) for m in article.metrics]


def page(*lines: str) -> Sheet:
    return Sheet().centred(790, "大同市政协履职纪实", 20).lines(60, 740, lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2023年，⼤同市政协收到提案⼆千六百⼀⼗件，⽴案⼆千件。", ["收到提案2610件", "立案提案2000件"]),
        ("2023年，市政协⾛访⽤户⼀千六百户，⻅证变化。", ["走访用户1600户"]),
        ("2023年，市政协⾛访⽼⼈⼋⼗⼈，⾛访⻓者六⼗名。", ["走访老人80人", "走访长者60名"]),
        ("2023年，市政协举办⻓江论坛⼗⼆场。", ["举办长江论坛12场"]),
    ],
)
def test_radicals_are_read_as_characters(line: str, expected: list[str]) -> None:
    assert figures(page(line)) == [(figure, "2023") for figure in expected]


@pytest.mark.parametrize("spread", [0.0, 3.0])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("大 同 市 政 协 收 到 提 案 1 2 8 件 ， 立 案 8 6 件 。", ["收到提案128件", "立案提案86件"]),
        ("县 政 协 收 到 提 案 1 2 8 0 件 ， 办 复 率 1 0 0 % 。", ["收到提案1280件", "办复率100%"]),
        ("全 年 走 访 企 业 3 0 家 ， 开 展 调 研 1 2 次 。", ["走访企业30家", "开展调研12次"]),
    ],
)
def test_characters_set_apart_are_closed_up(line: str, expected: list[str], spread: float) -> None:
    sheet = page().line(60, 740, line, spread=spread)
    assert [figure for figure, _ in figures(sheet)] == expected


@pytest.mark.parametrize("mark", ["1", "[1]", "12", "②", "*"])
@pytest.mark.parametrize(("before", "behind"), [("128", "件，立案86件。"), ("128件", "，立案86件。"), ("1280", "件。")])
def test_a_mark_of_a_note_is_no_part_of_a_figure(before: str, behind: str, mark: str) -> None:
    start = f"市政协收到提案{before}"
    at = 60 + 10.5 * sum(0.5 if char.isascii() else 1 for char in start)
    raised = 6.3 * sum(0.5 if char.isascii() else 1 for char in mark)
    sheet = page(start).line(at, 745, mark, 6.3).line(at + raised, 740, behind)
    number = int(before.rstrip("件"))
    expected = [f"收到提案{number}件", "立案提案86件"][: 2 if "立案" in behind else 1]
    assert [figure for figure, _ in figures(sheet)] == expected
