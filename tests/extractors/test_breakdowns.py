"""Breakdowns: which figure another one is a part of."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("41条意见中已整改25条，正在整改12条。", [None, "41条", "41条"]),
        ("260户里有19户没有签字。", [None, "260户"]),
        ("走访企业41家，集中座谈12次。", [None, None]),
        ("县政协发现问题71个，当场解决30个，其余41个交有关部门。", [None, None, "71个"]),
        ("查出隐患58处。到9月底，整改了53处，剩下的5处限期整改。", [None, None, "58处"]),
        ("县政协走访企业58家、合作社53家，另有干部5名参加。", [None, None, None]),
    ],
)
def test_what_a_figure_is_a_part_of(text: str, wholes: list[str | None]) -> None:
    article = parse_article(f"云岭县政协履职纪实\n\n{text}\n", published="2024-03-20")
    texts = {metric.id: metric.text for metric in article.metrics}
    assert [texts.get(metric.part_of or "") for metric in article.metrics] == wholes
