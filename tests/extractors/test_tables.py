"""Metrics of tables, over the cases of `tests/specs/tables.toml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Article, Metric

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs" / "tables.toml"
HEADLINE = "大同市政协履职纪实\n\n"
DATA: dict[str, Any] = tomllib.loads(SPECS.read_text(encoding="utf-8"))


def _answer(metric: Metric, field: str, texts: dict[str, str]) -> object:
    if field == "period":
        return (metric.period.edtf if metric.period else None) or ""
    if field == "part_of":
        return texts[metric.part_of] if metric.part_of else ""
    return getattr(metric, field) or ""


def _given(case: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """What is wanted of the cells of a case and what the library gives, field by field."""
    article = parse_article(HEADLINE + case["text"], published=DATA["published"])
    texts = {metric.id: metric.text for metric in article.metrics}
    common = {field: case[field] for field in ("period", "organisation") if field in case}
    wanted, found = [], []
    for n, metric in enumerate(article.metrics):
        asked = common | (case["cells"][n][4] if n < len(case["cells"]) and len(case["cells"][n]) > 4 else {})
        answers = {field: _answer(metric, field, texts) for field in asked}
        found.append([metric.text, metric.value, metric.unit, metric.label, answers])
    for cell in case["cells"]:
        wanted.append([*cell[:4], common | (cell[4] if len(cell) > 4 else {})])
    return wanted, found


@pytest.mark.parametrize("case", DATA["case"], ids=[case["name"] for case in DATA["case"]])
def test_the_figures_of_a_table(case: dict[str, Any]) -> None:
    wanted, found = _given(case)
    assert found == wanted


def _article(text: str) -> Article:
    return parse_article(HEADLINE + text, published=DATA["published"])


def test_each_step_is_named() -> None:
    text = "2023年县区政协提案情况（单位：件）\n县区  收到  2022年收到\n左云县  12  10\n灵丘县  9  8\n"
    first, second = _article(text).metrics[:2]
    assert first.evidence["period"].rule == "period.title"
    assert second.evidence["period"].rule == "period.column"
    assert first.evidence["organisation"].rule == "organisation.row"
    assert {first.rule, second.rule} == {"table.cell"}


def test_the_committees_of_rows_are_organisations() -> None:
    article = _article("县区政协提案情况\n| 县区 | 提案（件） |\n| 左云县 | 12 |\n| 灵丘县 | 9 |\n")
    assert {metric.organisation for metric in article.metrics} <= {o.name for o in article.organisations}
    assert [o.name for o in article.organisations] == ["大同市政协", "左云县政协", "灵丘县政协"]


def test_ids_follow_the_text() -> None:
    text = "市政协收到提案100件。\n\n| 界别 | 提案（件） |\n| 农业界 | 24 |\n| 合计 | 24 |\n\n市政协开展调研9次。\n"
    article = _article(text)
    assert [(metric.id, metric.text) for metric in article.metrics] == [
        ("m1", "100件"), ("m2", "24"), ("m3", "24"), ("m4", "9次"),
    ]  # fmt: skip


def test_a_table_without_figures_is_read_cell_by_cell() -> None:
    article = _article("| 时间 | 工作 |\n| --- | --- |\n| 3月5日 | 走访企业12家，收集建议30条 |\n")
    assert [(metric.text, metric.label) for metric in article.metrics] == [("12家", "走访企业"), ("30条", "收集建议")]


def test_prose_around_a_table_is_read_as_before() -> None:
    before, after = "2023年，市政协收到提案100件。", "市政协走访企业12家。"
    table = "| 界别 | 提案（件） |\n| 农业界 | 24 |\n"
    article = _article(f"{before}\n\n{table}\n{after}\n")
    assert [metric.label for metric in article.metrics] == ["收到提案", "农业界提案", "走访企业"]


@pytest.mark.parametrize(
    ("rows", "skipped"),
    [
        ("| 指标 | 数值 |\n|---|---|\n| 甲 | 24 |\n| 乙 | 41 |", ["24", "41"]),
        ("| 片区 | 北片 | 南片 |\n| 甲组 | 24 | 41 |\n| 乙组 | 12 | 30 |", ["24", "41", "12", "30"]),
        ("| 单位 | 提案 | 备注 |\n| 工会 | 24 | 含联名3件 |\n| 妇联 | 12 | 已办结 |", ["含联名3件"]),
        ("| 单位 | 提案 | 说明 |\n| 工会 | 24 | 其中重点提案3件，另有2件并案 |", ["其中重点提案3件，另有2件并案"]),
    ],
)
def test_a_cell_whose_figure_is_not_read_is_told(rows: str, skipped: list[str]) -> None:
    article = _article(f"各单位情况如下表。\n\n{rows}\n\n大同市政协召开会议。")
    (warning,) = [warning for warning in article.warnings if warning.code == "text.skipped"]
    assert [article.text[span.start : span.end] for span in warning.spans] == skipped


@pytest.mark.parametrize(
    "rows",
    [
        "| 单位 | 提案 | 备注 |\n| 工会 | 24 | 已办结 |\n| 妇联 | 12 | 第3组 |",
        "| 序号 | 单位 | 提案（件） |\n| 1 | 工会 | 24 |\n| 2 | 妇联 | 12 |",
        "| 界别 | 委员人数 | 提案数量 |\n| 农业界 | 24 | 41 |\n| 经济界 | 12 | - |",
        "| 类别 | 数量 | 单位 |\n| 会议 | 24 | 次 |\n| 调研 | 12 | 次 |",
    ],
)
def test_of_a_table_that_is_read_whole_nothing_is_told(rows: str) -> None:
    article = _article(f"各单位情况如下表。\n\n{rows}\n\n大同市政协召开会议。")
    assert not [warning for warning in article.warnings if warning.code == "text.skipped"]
