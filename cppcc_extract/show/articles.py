"""Many articles as a table: what each is, and how much was found in it. What could not be read is said in its place."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.models import Article, Failure
from cppcc_extract.show.lines import COUNTED
from cppcc_extract.show.markup import escaped, framed
from cppcc_extract.show.tables import html_table, left_out
from cppcc_extract.show.words import head_of, main_committee

_HEADS = ("article", "committee", "outlet", "published", *COUNTED)


def articles_html(articles: Sequence[Article | Failure], rows: int) -> str:
    """A row an article, at most `rows`, with how many are left out."""
    body = [_row(article) if isinstance(article, Article) else _failure(article) for article in articles[:rows]]
    return framed(html_table(_HEADS, body), left_out(len(articles) - rows, "articles"))


def _row(article: Article) -> str:
    told = (head_of(article), main_committee(article), article.source)
    day = f'<td class="short">{escaped(article.published or "–")}</td>'
    counts = "".join(f'<td class="number">{len(getattr(article, name)):,}</td>' for name in COUNTED)
    cells = "".join(f"<td>{escaped(value or '–')}</td>" for value in told)
    return f"<tr>{cells}{day}{counts}</tr>"


def _failure(failure: Failure) -> str:
    told = f"<td>{escaped(failure.input)}</td>"
    message = f"{failure.error}: {failure.message}"
    return f'<tr>{told}<td class="disagrees" colspan={len(_HEADS) - 1}>{escaped(message)}</td></tr>'
