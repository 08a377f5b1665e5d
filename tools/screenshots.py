"""Pictures of the page for the documentation, made of the articles in examples/ with the Chromium of the machine.

If `make docs` has built the site, one of its pages is among them.

    python tools/screenshots.py docs/pictures

Needs the packages of the extra `dev`, and a machine with Chinese fonts.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from cppcc_extract import parse_article, read_document
from cppcc_extract.view.page import page_html

ROOT = Path(__file__).parent.parent
SITE = ROOT / ".venv/site/accuracy.html"
COLOURS = 256  # of a picture
MOST = 200_000  # bytes of a picture
HEIGHTS = {1280: 800, 380: 760}
DPI = 96


def main(folder: Path) -> None:
    """Write the pictures into the folder."""
    with tempfile.TemporaryDirectory() as made, browser() as chromium:
        page = Path(made) / "page.html"
        paths = [ROOT / "examples/report.txt", *sorted((ROOT / "examples/panel").glob("*.txt"))]
        articles = [parse_article(read_document(path)) for path in paths]
        page.write_text(page_html(articles, title="Work reports of six committees"), encoding="utf-8")
        for width in HEIGHTS:
            for scheme in ("light", "dark"):
                ending = "" if width == max(HEIGHTS) else "-narrow"
                save(folder / f"page-{scheme}{ending}.png", screen(chromium, page, scheme, width))
        save(folder / "page-chart.png", screen(chromium, page, "light", max(HEIGHTS), chart=True))
        save(folder / "page-printed.png", printed(chromium, page))
        if SITE.exists():
            save(folder / "docs-page.png", of_site(chromium))


@contextmanager
def browser() -> Iterator[Any]:
    """The Chromium of the machine."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        sys.exit("no Chromium on this machine; apt-get install chromium brings one")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


def screen(chromium: Any, page: Path, scheme: str, width: int, *, chart: bool = False) -> Image.Image:
    """The page with a figure that is chosen, or with the chart."""
    context = chromium.new_context(viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme)
    view = context.new_page()
    view.goto(page.as_uri())
    if chart:
        view.click("#tab-chart")
        view.select_option("#indicator", "proposal.filed")
        view.locator("#picture svg [aria-roledescription=point]").first.wait_for()
    elif width == max(HEIGHTS):
        view.locator("article mark[data-kind=metrics]", has_text="46个").click()
        view.locator("#detail").wait_for()
    view.wait_for_timeout(300)
    taken = Image.open(io.BytesIO(view.screenshot()))
    context.close()
    return taken


def of_site(chromium: Any) -> Image.Image:
    """The page on accuracy of the documentation site."""
    context = chromium.new_context(viewport={"width": max(HEIGHTS), "height": HEIGHTS[max(HEIGHTS)]})
    view = context.new_page()
    view.goto(SITE.as_uri())
    view.wait_for_timeout(300)
    taken = Image.open(io.BytesIO(view.screenshot()))
    context.close()
    return taken


def printed(chromium: Any, page: Path) -> Image.Image:
    """The first sheet of paper."""
    context = chromium.new_context()
    view = context.new_page()
    view.goto(page.as_uri())
    sheets = pypdfium2.PdfDocument(view.pdf(format="A4", prefer_css_page_size=True))
    context.close()
    return sheets[0].render(scale=DPI / 72).to_pil()


def save(path: Path, picture: Image.Image) -> None:
    """Write a picture, small enough for a repository."""
    few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    if path.stat().st_size > MOST:
        sys.exit(f"{path} has more than {MOST} bytes; show less in it")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
