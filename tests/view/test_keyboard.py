"""The page without a pointer, on a narrow screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def focused(page: Any) -> str:
    said: str = page.evaluate("document.activeElement.id || document.activeElement.tagName")
    return said


def test_records_are_walked_through_in_the_list(view: Any) -> None:
    view.focus("#rows")
    view.keyboard.press("ArrowDown")
    view.keyboard.press("ArrowDown")
    active = view.get_attribute("#rows", "aria-activedescendant")
    assert view.get_attribute(f"#{active}", "aria-selected") == "true"
    assert view.get_attribute(f"#{active}", "aria-posinset") == "2"
    view.keyboard.press("End")
    active = view.get_attribute("#rows", "aria-activedescendant")
    assert view.get_attribute(f"#{active}", "aria-posinset") == view.get_attribute(f"#{active}", "aria-setsize")


def test_enter_goes_from_a_record_to_its_place_and_back(view: Any) -> None:
    view.keyboard.press("j")
    view.focus("#rows")
    view.keyboard.press("Enter")
    assert focused(view) == "MARK"
    view.keyboard.press("n")
    key = view.evaluate("document.activeElement.dataset.record")
    view.keyboard.press("Enter")
    assert focused(view) == "detail"
    assert f"record={key}" in view.evaluate("location.hash")


def test_keys_for_words_help_and_closing(view: Any) -> None:
    view.keyboard.press("/")
    assert focused(view) == "words"
    view.keyboard.type("jk")  # letters in a field are letters
    assert view.input_value("#words") == "jk"
    view.keyboard.press("Escape")
    view.locator("#sum").filter(has_text="in 3 articles").wait_for()
    view.keyboard.press("j")
    assert view.is_visible("#detail")
    view.keyboard.press("Escape")
    assert not view.is_visible("#detail")
    view.keyboard.press("?")
    assert view.is_visible("#help")
    view.keyboard.press("Escape")
    assert not view.is_visible("#help")


def test_articles_and_tabs_have_keys(view: Any) -> None:
    view.keyboard.press("]")
    assert view.evaluate("document.activeElement.closest('article').ariaLabel") == "阳泉市政协工作报告"
    view.keyboard.press("c")
    assert view.get_attribute("#tab-chart", "aria-selected") == "true"
    assert focused(view) == "tab-chart"
    view.keyboard.press("ArrowLeft")
    assert view.get_attribute("#tab-records", "aria-selected") == "true"
    view.keyboard.press("r")
    assert focused(view) == "rows"


def test_tab_goes_from_the_filters_to_the_text_and_the_records(view: Any) -> None:
    view.focus("#text")
    stops = []
    for _ in range(5):
        view.keyboard.press("Tab")
        stops.append(focused(view))
    assert stops == ["tab-records", "sort", "csv", "json", "rows"]


def test_every_control_has_a_name(view: Any) -> None:
    nameless = view.evaluate(
        """[...document.querySelectorAll("button, input, select, [role=listbox], [role=tabpanel], section")]
          .filter(node => !node.textContent.trim() && !node.ariaLabel && !node.labels?.length)
          .filter(node => !node.getAttribute("aria-labelledby"))
          .map(node => node.outerHTML)"""
    )
    assert nameless == []
    assert "metrics: 收到提案 · 578 件" in (
        view.locator(".row[data-kind=metrics]", has_text="578").get_attribute("aria-label") or ""
    )


def test_a_narrow_screen_shows_one_part_at_a_time(visit: Callable[..., Any], made: Path) -> None:
    page = visit(made, width=380)
    assert page.is_visible("#text")
    assert not page.is_visible("#side")
    page.click(".panes [data-pane=records]")
    page.locator(".row", has_text="企业").first.click()
    page.click("#to-place")
    assert page.is_visible("mark.chosen")
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_paper_has_every_article_with_a_table_of_its_records(view: Any, articles: list[Any]) -> None:
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.emulate_media(media="print")
    assert view.locator("article table.paper").count() == 3
    kinds = ("metrics", "events", "initiatives", "organisations", "people", "checks")
    for number, article in enumerate(articles):
        rows = view.locator("article").nth(number).locator("table.paper tr").count()
        assert rows == sum(len(getattr(article, kind)) for kind in kinds)
    assert not view.is_visible("#side")
    view.evaluate("dispatchEvent(new Event('afterprint'))")
    assert view.locator("table.paper").count() == 0
