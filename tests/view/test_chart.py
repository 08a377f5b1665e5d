"""The chart of the panel and its table."""

from __future__ import annotations

import re
from typing import Any

from cppcc_extract import Article, panel

POINTS = "#picture svg [aria-roledescription='point']"


def drawn(page: Any, indicator: str) -> None:
    page.select_option("#indicator", indicator)
    page.locator(POINTS).first.wait_for()


def test_each_row_of_the_panel_is_a_point_and_a_line_of_the_table(view: Any, articles: list[Article]) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.received")
    frame = panel(articles)
    frame = frame[frame["indicator"] == "proposal.received"]
    assert view.locator(POINTS).count() == len(frame) == 4
    table = view.locator("#chart tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(0, 3).map(cell => cell.textContent))"
    )
    assert table == [[row.organisation, row.period, f"{row.value:g}"] for row in frame.itertuples()]


def test_both_forms_draw_the_same_points(view: Any) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.received")
    for form in ("years", "committees"):
        view.select_option("#form", form)
        view.wait_for_function(f'document.querySelectorAll("{POINTS}").length === 4')


def test_parts_stand_apart_from_the_whole(view: Any) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.filed")
    assert view.locator("#chart tbody .number button").all_inner_texts() == ["470"]
    view.select_option("#of", "集体")
    assert view.locator("#chart tbody .number button").all_inner_texts() == ["88"]


def test_the_filter_holds_for_the_chart(view: Any) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.received")
    view.select_option("#committee", "阳泉市政协")
    view.wait_for_function(f'document.querySelectorAll("{POINTS}").length === 2')
    assert view.locator("#chart tbody th").all_inner_texts() == ["阳泉市政协", "阳泉市政协"]


def test_a_point_and_a_value_lead_to_the_figure(view: Any) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.received")
    view.locator("#chart tbody button", has_text=re.compile("^64$")).click()
    assert view.locator("mark.chosen").inner_text() == "64件"
    view.select_option("#form", "committees")
    point = view.locator(f"{POINTS}[aria-label*='290']").first
    point.click()
    view.wait_for_function("document.querySelector('mark.chosen')?.textContent === '290件'")


def test_the_chart_says_in_words_what_it_shows(view: Any) -> None:
    view.click("#tab-chart")
    drawn(view, "proposal.received")
    assert "4 figures" in (view.get_attribute("#picture[role=graphics-document]", "aria-label") or "")
    assert "left out" in view.inner_text("#chart .note")
