"""The command `view`: articles and their records as one page for a browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cppcc_extract.commands.compare import Articles
from cppcc_extract.errors import OutputError
from cppcc_extract.models import Failure
from cppcc_extract.view.page import page_html

ENDINGS = (".html", ".htm")


def write_page(paths: Sequence[str], output: Path, *, title: str = "", steps: bool = True) -> tuple[int, list[Failure]]:
    """Write the page of the articles of files; how many there are, and what could not be read.

    Raises `OutputError` for a folder that does not exist and for another ending, before anything is read.
    """
    if output.suffix.lower() not in ENDINGS:
        raise OutputError(f"{output}: a page is HTML; end the name in {ENDINGS[0]}")
    if not output.parent.is_dir():
        raise OutputError(
            f"{output}: the folder {output.parent} does not exist; make it, or choose another place for -o"
        )
    articles = Articles(paths)
    found = list(articles)
    html = page_html(found, title=title, failures=articles.failures, steps=steps)
    output.write_text(html, encoding="utf-8", newline="\n")
    return len(found), articles.failures
