"""Articles that hold code run none, and five hundred articles are as quick as five."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import Failure, parse_article
from cppcc_extract.view.page import page_html
from tests.samples import ROOT

CODE = (
    "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
    "<svg onload=window.ran=3><iframe src='javascript:window.ran=4'></iframe>"
    "{{ constructor.constructor('window.ran=5')() }}"
)


def test_an_article_full_of_code_is_shown_as_words(visit: Callable[..., Any], tmp_path: Path) -> None:
    text = f"大同市政协{CODE}\n\n2023年，大同市政协收到提案{CODE}578件，立案率85%。大同市政协举办“{CODE}”活动。"
    article = parse_article(text).model_copy(update={"title": CODE, "source": CODE, "origin": CODE, "authors": (CODE,)})
    figure = article.metrics[0].model_copy(
        update={"label": CODE, "indicator": "proposal.received", "organisation": CODE, "unit": CODE}
    )
    article = article.model_copy(update={"metrics": (figure, *article.metrics[1:])})
    path = tmp_path / "hostile.html"
    failure = Failure(input=CODE, error=CODE, message=CODE)
    path.write_text(page_html([article], title=CODE, failures=[failure]), encoding="utf-8")
    page = visit(path)
    page.locator(".row", has_text="window.ran").first.click()
    page.click("#tab-chart")
    page.locator("#chart tbody tr, #chart .nothing").first.wait_for()
    assert "<img src=x" in page.inner_text("article")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe").count() == 0


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of five hundred articles: the seeds, many times."""
    seeds = [parse_article(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("seeds/*.txt"))]
    articles = [
        seed.model_copy(update={"id": hashlib.sha256(f"{turn} {seed.id}".encode()).hexdigest()})
        for turn in range(100)
        for seed in seeds
    ]
    path = tmp_path_factory.mktemp("crowd") / "page.html"
    path.write_text(page_html(articles, steps=False), encoding="utf-8")
    return path


def test_five_hundred_articles_load_in_three_seconds(visit: Callable[..., Any], crowd: Path) -> None:
    page = visit(crowd)
    page.locator(".row").first.wait_for()
    assert page.inner_text("#sum").endswith("in 500 articles")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert loaded < 3000


def test_only_what_is_near_the_window_is_there(visit: Callable[..., Any], crowd: Path) -> None:
    page = visit(crowd)
    page.evaluate("document.getElementById('text').scrollTop = 1e6; document.getElementById('rows').scrollTop = 1e6")
    page.locator("article mark").first.wait_for()
    page.wait_for_timeout(300)
    assert page.locator(".row").count() < 60
    assert page.locator(".block > *").count() < 300


STEP = """async (id) => {
  document.getElementById(id).scrollTop += 400;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}"""


@pytest.mark.parametrize("pane", ["text", "rows"])
def test_scrolling_through_them_makes_no_long_task(visit: Callable[..., Any], crowd: Path, pane: str) -> None:
    page = visit(crowd)
    page.locator(".row").first.wait_for()
    page.wait_for_timeout(500)
    session = page.context.new_cdp_session(page)
    # the time of the thread and not of the clock, since other processes may hold the machine
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    seconds = [worked()]
    for _ in range(40):
        page.evaluate(STEP, pane)
        seconds.append(worked())
    assert page.evaluate(f"document.getElementById('{pane}').scrollTop") > 15_000
    assert max(after - before for before, after in pairwise(seconds)) < 0.05
