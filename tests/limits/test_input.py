"""Odd input: every text gives an article, and no figure is hidden by what stands around it."""

from __future__ import annotations

import pytest

from cppcc_extract import InputError, parse_article
from tests.samples import all_records

CLAUSE = "山西省政协立案提案356件"


def figures(text: str) -> list[tuple[float, str]]:
    article = parse_article(text)
    assert article.text == text
    for record in all_records(article):
        assert text[record.span.start : record.span.end] == record.text
    return [(metric.value, metric.unit) for metric in article.metrics]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t　\u200b",
        "\ufeff",
        "No Chinese at all: 12 items, 3%.",
        "\x00",
        "。。。。",
        "（" * 1000,
        "\u202e",
        "𠮷野",
    ],
    ids=ascii,
)
def test_a_text_without_records(text: str) -> None:
    article = parse_article(text)
    assert article.text == text
    assert not [m for m in article.metrics if m.organisation]
    assert not article.events


@pytest.mark.parametrize(("text", "offset"), [("\ud800", 0), (CLAUSE + "\udcff。", len(CLAUSE))], ids=ascii)
def test_a_lone_surrogate_is_refused_with_its_offset(text: str, offset: int) -> None:
    with pytest.raises(InputError, match=f"at offset {offset}"):
        parse_article(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAUSE}。",
        f"\x00{CLAUSE}。",
        f"前言。\x00{CLAUSE}\x00。",
        f"\ufeff{CLAUSE}。",
        f"\u202e{CLAUSE}\u202c。",
        "\u2066山西省政协立案提案356\u2069件。",
        f"{CLAUSE}",
        "（" * 2000 + CLAUSE,
        f"{CLAUSE}。" + "（" * 2000,
        "，".join(["各地各部门高度重视"] * 5000) + f"，{CLAUSE}",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_no_figure_is_hidden(text: str) -> None:
    assert (356, "件") in figures(text)


def test_figures_without_a_full_stop() -> None:
    text = "，".join(f"山西省政协立案提案{n}件" for n in range(100, 400))
    assert [value for value, _ in figures(text)] == list(range(100, 400))


LONG = 100_000


PATTERNS = [
    *("1,2", "一二三", "A1", ".", "，", "（", "“", "《", "\n", "年", "第", "2022年"),
    *("政协(xié)", "政協", "山西省政协", "2022年山西省政协立案提案356件，"),
    *("印发", "等各", "-", "“委员3名”", "开展“清河行动”、"),
    *("9", "10余件、", "有1件，", "其中1件，", "委员120件、", "又三分之一", "张三等3人、", "提案|3|件\n"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_long_run_comes_to_an_end(pattern: str) -> None:
    text = (pattern * (LONG // len(pattern) + 1))[:LONG]
    article = parse_article(text)
    for record in all_records(article):
        assert text[record.span.start : record.span.end] == record.text


def test_a_long_text_without_a_full_stop_keeps_its_figure() -> None:
    filling = "全省各级委员立足本职，" * (LONG // 11)
    assert (356, "件") in figures(filling + CLAUSE)


def test_a_very_long_number_is_one_figure_or_none_and_no_error() -> None:
    assert len(figures("山西省政协立案提案" + "9" * 5000 + "件。")) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "市政协走访3家种植企业和5个合作社、12名返乡创业的青年，把2份调研报告与提案送到市长手中。",
        "县政协组织30名委员和群众代表及8个部门的负责人，查看了4处排污口、6座污水厂与堆场。",
        "“坝坝茶”议事会2023年5月8日至6月开了9场（其中夜场3场），参加的群众占六成，比上年多了近三成。",
    ],
)
def test_a_text_that_breaks_off_anywhere_is_read(text: str) -> None:
    for end in range(1, len(text)):
        for metric in parse_article(text[:end]).metrics:
            assert text[metric.span.start : metric.span.end] == metric.text
