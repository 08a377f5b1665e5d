"""What a user filters, sorts and sends to a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import Article


def labels(page: Any) -> list[str]:
    """The names of the records in the list, in its order."""
    found: list[str] = page.locator(".row").evaluate_all(
        "rows => rows.sort((a, b) => a.dataset.at - b.dataset.at).map(row => row.querySelector('.label').textContent)"
    )
    return found


def settled(page: Any, sum_: str) -> None:
    """Wait until the page states how many records there are."""
    page.locator("#sum").filter(has_text=sum_).wait_for()


def count(articles: list[Article], kind: str) -> int:
    return sum(len(getattr(article, kind)) for article in articles)


def test_the_page_states_all_records_and_highlights_each(view: Any, articles: list[Article]) -> None:
    kinds = ("metrics", "events", "initiatives", "organisations", "people", "checks")
    records = sum(count(articles, kind) for kind in kinds)
    assert view.inner_text("#sum") == f"{records} records in 3 articles"
    for kind in kinds:
        ids = view.locator(f"article mark[data-kind={kind}]").evaluate_all("all => all.map(n => n.dataset.record)")
        assert len(set(ids)) == count(articles, kind)


def test_one_kind_alone_then_one_more(view: Any, articles: list[Article]) -> None:
    view.click("[data-kind=metrics][aria-pressed]")
    settled(view, f"{count(articles, 'metrics')} of")
    assert view.locator("article mark[data-kind=events]").count() == 0
    view.click("[data-kind=events][aria-pressed]")
    settled(view, f"{count(articles, 'metrics') + count(articles, 'events')} of")
    assert view.locator("article mark[data-kind=events]").count() == count(articles, "events")


def test_a_committee_leaves_its_articles_and_figures(view: Any, articles: list[Article]) -> None:
    view.select_option("#committee", "左云县政协")
    settled(view, "in 1 article")
    assert view.locator("article:visible").count() == 1
    assert {"收到提案", "企业"} <= set(labels(view))


def test_a_topic_and_a_period_together(view: Any) -> None:
    view.select_option("#topic", "metrics.proposal")
    view.select_option("#to", "2022")
    settled(view, "1 of")
    assert view.inner_text(".row .value") == "290 件"


def test_words_are_looked_up_in_the_sentence(view: Any) -> None:
    view.fill("#words", "云冈 讲座")
    settled(view, "in 1 article")
    assert "云冈讲堂" in labels(view)
    assert "收到提案" not in labels(view)
    view.wait_for_function("[...CSS.highlights.get('words') ?? []].map(String).includes('云冈')")


def test_nothing_fits_and_all_is_shown_again(view: Any) -> None:
    view.fill("#words", "没有这个词")
    view.locator("#nothing").wait_for()
    view.click("#nothing-reset")
    settled(view, "in 3 articles")
    assert view.input_value("#words") == ""


@pytest.mark.parametrize(
    ("order", "first"), [("value", "578 件"), ("period", "578 件"), ("place", "578 件"), ("committee", "64 件")]
)
def test_sorting(view: Any, order: str, first: str) -> None:
    view.select_option("#topic", "metrics.proposal")
    view.select_option("#sort", order)
    values = view.locator(".row").evaluate_all(
        "rows => rows.sort((a, b) => a.dataset.at - b.dataset.at).map(row => row.querySelector('.value').textContent)"
    )
    if order == "committee":
        assert values[-1] == first  # 大同, 阳泉, 左云
    else:
        assert values[0] == first


def test_an_address_brings_a_colleague_to_the_same_place(view: Any, made: Path, visit: Callable[..., Any]) -> None:
    view.select_option("#committee", "阳泉市政协")
    view.select_option("#sort", "value")
    view.locator(".row", has_text="开展调研").click()
    address = view.evaluate("location.hash")
    other = visit(made, address)
    assert other.input_value("#committee") == "阳泉市政协"
    assert labels(other) == labels(view)
    assert other.locator("article mark.chosen").inner_text() == "41次"
    assert other.locator("#detail h3").inner_text() == "41 次 开展调研"


def test_back_undoes_the_choice_of_a_record(view: Any) -> None:
    view.locator(".row", has_text="企业").first.click()
    view.locator("#detail h3").wait_for()
    view.go_back()
    view.locator("#detail").wait_for(state="hidden")


def test_an_address_that_names_nothing_is_harmless(visit: Callable[..., Any], made: Path) -> None:
    page = visit(made, "#record=nobody.m1&article=x&kinds=none&sort=wrong&tab=records&committee=%E6%97%A0")
    page.locator("#nothing").wait_for()
    page.click("#nothing-reset")
    settled(page, "in 3 articles")
