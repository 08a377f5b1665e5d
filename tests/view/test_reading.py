"""From a record to its place and back, and why it is as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cppcc_extract import Mention, Span, parse_article
from cppcc_extract.view.page import page_html
from tests.export.articles import seeds


def in_view(page: Any, selector: str) -> bool:
    """Whether an element stands inside the pane of the text."""
    seen: bool = page.locator(selector).first.evaluate(
        """node => {
          const pane = document.getElementById("text").getBoundingClientRect(), box = node.getBoundingClientRect();
          return box.top >= pane.top && box.bottom <= pane.bottom;
        }"""
    )
    return seen


def test_a_record_leads_to_its_place(view: Any) -> None:
    view.select_option("#committee", "左云县政协")
    view.locator(".row", has_text="64 件").click()
    assert view.locator("mark.chosen").inner_text() == "64件"  # beyond two characters that take two units
    assert in_view(view, "mark.chosen")


def test_a_place_leads_to_its_record(view: Any) -> None:
    view.locator("article mark[data-kind=metrics]", has_text="470件").click()
    row = view.locator(".row[aria-selected=true]")
    assert row.locator(".value").inner_text() == "470 件"
    assert view.locator("#detail h3").inner_text().startswith("470 件")


def test_places_that_overlap_nest_and_a_second_click_chooses_the_outer(
    visit: Callable[..., Any], tmp_path: Path
) -> None:
    article = parse_article("大同市政协履职纪实\n\n2023年，大同市政协举办“大同市政协读书日”活动。\n")
    brand = article.initiatives[0]
    crossing = Span(start=brand.span.start - 2, end=brand.span.start + 6)  # from before the name into it
    event = article.events[0].model_copy(update={"span": crossing, "text": article.text[crossing.start : crossing.end]})
    named = article.organisations[0]
    inside = Span(start=brand.span.start + 1, end=brand.span.start + 6)
    mention = Mention(text=article.text[inside.start : inside.end], span=inside)
    organisation = named.model_copy(update={"mentions": (*named.mentions, mention)})
    path = tmp_path / "nested.html"
    made = article.model_copy(update={"events": (event,), "organisations": (organisation,)})
    path.write_text(page_html([made], steps=False), encoding="utf-8")
    page = visit(path)
    pieces = page.locator("article mark").evaluate_all(
        "all => all.map(n => [n.dataset.record.slice(-2), n.textContent])"
    )
    assert pieces[-4:] == [
        ["e1", "举办“大同市政协"],
        ["i1", "“大同市政协"],
        ["o1", "大同市政协"],
        ["i1", "读书日”"],
    ]
    for kind in ("organisation", "initiative", "event", "organisation"):
        page.locator("article mark mark mark").click()
        page.locator("#detail .kind", has_text=kind).wait_for()


def test_the_derivation_of_a_figure_names_the_step_and_leads_to_the_words(view: Any) -> None:
    view.locator("article mark[data-kind=metrics]", has_text="470件").click()
    owner = view.locator("#detail dl > div", has=view.locator("dt", has_text="organisation"))
    assert owner.locator(".said").inner_text() == "大同市政协"
    assert "the subject of its clause" in owner.locator(".why").inner_text()
    assert owner.locator(".why code").inner_text() == "owner.subject"
    owner.locator("summary").click()
    assert owner.locator("li.yes").count() >= 1
    owner.locator(".why .place").click()
    ranges = view.evaluate("[...CSS.highlights.get('place') ?? []].map(String)")
    assert ranges == ["大同市政协"]


def test_a_page_without_steps_still_names_rule_and_place(
    visit: Callable[..., Any], tmp_path: Path, articles: list[Any]
) -> None:
    path = tmp_path / "short.html"
    path.write_text(page_html(articles, steps=False), encoding="utf-8")
    page = visit(path)
    page.locator("article mark[data-kind=metrics]", has_text="470件").click()
    owner = page.locator("#detail dl > div", has=page.locator("dt", has_text="organisation"))
    assert owner.locator(".why").inner_text() == "← 大同市政协owner.subject"
    assert page.locator("#detail .asked").count() == 0


def test_the_clause_is_shown_with_its_parts_of_speech(view: Any) -> None:
    view.locator("article mark[data-kind=metrics]", has_text="470件").click()
    view.locator("#detail .clause summary").click()
    words = view.locator("#detail .words span").all_inner_texts()
    assert "470件\nQTY" in words


def test_a_check_shows_its_arithmetic_and_its_figures(view: Any) -> None:
    view.click("[data-kind=checks][aria-pressed]")
    view.locator(".row", has_text="≠").click()
    assert view.locator("#detail h3").inner_text() == "≠ 470 / 578 = 81.3% ≠ 85%"
    figures = view.locator("#detail .together .to").all_inner_texts()
    assert [words.split()[-2] for words in figures] == ["85", "470", "578"]
    view.locator("#detail .together .to").nth(1).click()
    assert view.locator("#detail h3").inner_text().startswith("470 件")


def test_a_figure_leads_to_its_parts_and_its_checks(view: Any) -> None:
    view.locator("article mark[data-kind=metrics]", has_text="470件").click()
    together = view.locator("#detail .together").inner_text()
    assert "382 件" in together
    assert "382 + 88 = 470" in together


def test_a_record_of_another_extractor_is_shown_with_its_fields(visit: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "further.html"
    path.write_text(page_html(list(seeds()[:1])), encoding="utf-8")
    page = visit(path, "#kinds=further")
    page.click(".row")
    fields = dict(zip(*(page.locator(f"#detail dl {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True))
    assert fields == {"extractor": "slogans", "name": "一", "loud": "true"}
    assert page.locator("mark.chosen").inner_text() == seeds()[0].text[:2]


def test_only_one_article(view: Any) -> None:
    view.locator("article .only").nth(1).click()
    assert view.locator("article:visible").count() == 1
    assert view.locator("article .only:visible").inner_text() == "all articles"
    view.locator("article .only:visible").click()
    assert view.locator("article:visible").count() == 3


def test_articles_of_one_text_stand_apart(visit: Callable[..., Any], tmp_path: Path) -> None:
    from cppcc_extract import parse_articles, read_document
    from tests.samples import ROOT

    found = parse_articles(read_document(ROOT / "seeds/004_25de0b0cc8aced57.txt"))
    path = tmp_path / "split.html"
    path.write_text(page_html(found), encoding="utf-8")
    page = visit(path)
    metric = found[1].metrics[0]
    page.locator(".row").first.wait_for()
    keys = page.evaluate("[...document.querySelectorAll('article')].map(node => node.dataset.key)")
    page.evaluate(f"location.hash = '#record={keys[1]}.{metric.id}'")
    page.locator("mark.chosen").first.wait_for()
    assert page.locator("mark.chosen").first.inner_text() == metric.text
