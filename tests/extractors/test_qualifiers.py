"""The qualifiers that separate figures of one indicator, and the indicator of a part."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article


def compared(text: str) -> list[tuple[str | None, dict[str, str]]]:
    article = parse_article(f"大同市政协工作综述\n\n2023年，市政协{text}\n", published="2024-01-10")
    return [(metric.indicator, metric.qualifiers) for metric in article.metrics]


@pytest.mark.parametrize(
    ("text", "indicator", "classes"),
    [
        ("立案提案531件，其中集体提案120件、委员提案411件。", "proposal.filed", ["集体", "委员"]),
        ("收到提案578件，其中经济建设类180件，社会建设类200件。", "proposal.received", ["经济建设类", "社会建设类"]),
        ("立案提案531件，其中委员联名提案30件。", "proposal.filed", ["委员联名"]),
        ("现有委员312名，其中经济界20名，教育界30名。", "member.total", ["经济界", "教育界"]),
    ],
)
def test_parts_that_say_no_more_are_compared_as_their_whole(text: str, indicator: str, classes: list[str]) -> None:
    whole, *parts = compared(text)
    assert whole == (indicator, {})
    assert parts == [(indicator, {"class": each, "part": "part"}) for each in classes]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("收到提案578件，其中立案531件，重点提案20件。", ["proposal.received", "proposal.filed", "proposal.key"]),
        ("现有委员312名，其中女委员90名。", ["member.total", "member.women"]),
        ("报送社情民意信息320条，其中采用80条。", ["opinion.submitted", "opinion.adopted"]),
    ],
)
def test_parts_of_another_stage_keep_an_indicator_of_their_own(text: str, indicators: list[str]) -> None:
    assert [indicator for indicator, _ in compared(text)] == indicators


def test_the_level_of_the_body_that_took_it_up_is_a_qualifier() -> None:
    _, national, province = compared("报送社情民意信息320条，被全国政协采用12条、省政协采用45条。")
    assert national == ("opinion.adopted.national", {"adopted_by": "national"})
    assert province == ("opinion.adopted.province", {"adopted_by": "province"})


def test_who_acts_is_a_qualifier() -> None:
    assert compared("立案提案531件，专委会督办提案30件。")[1] == ("proposal.led", {"by": "专委会"})
