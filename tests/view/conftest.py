"""A real browser, and pages of invented articles opened in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import Article, parse_article
from cppcc_extract.view.page import page_html

NAMES = ("chromium", "chromium-browser", "google-chrome")

TEXTS = {
    "2024-01-10": (
        "大同市政协2023年工作综述\n\n2023年，大同市政协收到提案578件，立案470件，立案率85%。其中委员提案382件，集体提案88件。\n\n"
        "“云冈讲堂”平台开展专题讲座12场，大同市政协主席郑文远主持。2023年5月18日，大同市政协召开专题协商会。\n"
    ),
    "2024-02-01": (
        "阳泉市政协工作报告\n\n2023年，阳泉市政协收到提案312件，开展调研41次。\n\n2022年，阳泉市政协收到提案290件，走访企业20余家。\n\n全市现有政协委员312名。\n"
    ),
    "2024-03-05": (
        "左云县政协履职纪实\n\n2023年，左云县政协走访企业\U00020000\U0001f33e30家，收到提案\U0001f33e64件。\n"
    ),
}


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """Three articles of three committees; the last has characters beyond the BMP."""
    return [parse_article(text, published=day) for day, text in TEXTS.items()]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The Chromium of the machine."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine; apt-get install chromium brings one")
    # it needs the fonts of the machine, which other tests do without, and as root it has no sandbox
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments, env=environment)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def made(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the three articles."""
    path = tmp_path_factory.mktemp("view") / "page.html"
    path.write_text(page_html(articles, title="Three articles"), encoding="utf-8")
    return path


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file; at the end nothing has been asked of the network, and nothing was reported as an error."""
    contexts: list[Any] = []
    errors: list[str] = []
    asked: list[str] = []

    def opened(path: Path, address: str = "", *, width: int = 1280, scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: asked.append(request.url) if request.url != path.as_uri() else None)
        page.goto(f"{path.as_uri()}{address}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith(("blob:", "data:"))] == []


@pytest.fixture
def view(visit: Callable[..., Any], made: Path) -> Any:
    """The page of the three articles, open."""
    return visit(made)
