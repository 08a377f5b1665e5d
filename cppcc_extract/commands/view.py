"""The command `view`: articles and their records as one page for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from cppcc_extract.commands.compare import Articles
from cppcc_extract.errors import OutputError
from cppcc_extract.export.writer import drafted
from cppcc_extract.models import Article, Failure
from cppcc_extract.view.page import page_html

ENDINGS = (".html", ".htm")
_MANY = 20  # articles


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
    html = page_html(found, title=title, failures=articles.failures, steps=steps, watched=_shown)
    with drafted(output) as draft:
        draft.write_text(html, encoding="utf-8", newline="\n")
    return len(found), articles.failures


def _shown(articles: Sequence[Article]) -> Iterable[Article]:
    """The articles, with a bar on a terminal where there are many."""
    console = Console(stderr=True)
    hidden = not console.is_terminal or len(articles) < _MANY
    return track(articles, "how each record was made", console=console, transient=True, disable=hidden)
