"""The day of a page that its article does not state."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article, read_document

TITLE = "清河县政协把协商搬到村口"
BODY = "".join(f"<p>{'县政协今年立案提案120件，办复率100%，委员们普遍表示满意。' * 3}</p>" for _ in range(3))


def day(head: str, *, byline: str = "", foot: str = "") -> str | None:
    page = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{byline}"
        f"<div class='content'>{BODY}</div>{foot}</body></html>"
    )
    return read_document(page.encode()).published


@pytest.mark.parametrize(
    "script",
    [
        "var ct = \"1714957800\"; var createTime = '2024-05-06 09:10';",
        'var ct="1714957800",svr_time="1720000000";',
        '{"pubtime": "2024-05-06 09:10:26", "views": 12}',
        "window.page = {publishTime: 1714957800000}",
        "oriCreateTime = '1714957800'",
    ],
)
def test_a_day_that_only_a_script_states(script: str) -> None:
    assert day(f"<script>{script}</script>") == "2024-05-06"


@pytest.mark.parametrize(
    "script",
    [
        'var svr_time = "1714957800"; var now = "2024-05-06";',
        '[{"pubtime": "2024-05-06"}, {"pubtime": "2024-05-07"}]',
        'var product = "1714957800"; var act = "1714957800";',
    ],
)
def test_other_moments_and_several_days_are_none(script: str) -> None:
    assert day(f"<script>{script}</script>") is None


def test_the_byline_comes_before_the_script() -> None:
    assert day("<script>var ct = '1714957800'</script>", byline="<p>2024-05-04 来源：清河网</p>") == "2024-05-04"


def test_a_label_outside_the_article_states_the_day() -> None:
    foot = "<footer><div>发布日期：2024-05-06 14:34:05 所属分类：</div></footer>"
    assert day("", foot=foot) == "2024-05-06"
    assert day("", foot=f"{foot}<footer><div>发布日期：2024-05-07</div></footer>") is None


@pytest.mark.parametrize(
    "byline",
    ["发布时间：24-05-0609:12 原创", "发表于2024-05-06 21:30| 1164次阅读| 来源清河网", "2024-05-06 · 清河城市报道"],
)
def test_days_as_portals_write_them(byline: str) -> None:
    article = parse_article(read_document(f"<h1>{TITLE}</h1><p>{byline}</p>{BODY}".encode()))
    assert (article.title, article.published) == (TITLE, "2024-05-06")
