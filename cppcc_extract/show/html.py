"""Which HTML suits what is shown: an article, a record, a list of either."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from cppcc_extract.base_model import Model
from cppcc_extract.models import Article, Document, Evidence, Failure, Library, Mention, Span
from cppcc_extract.show.article import article_html
from cppcc_extract.show.articles import articles_html
from cppcc_extract.show.fields import card
from cppcc_extract.show.markup import escaped, framed
from cppcc_extract.show.tables import table
from cppcc_extract.showing import CHARACTERS, ROWS

# what one line of text says as well
_PLAIN = (Span, Mention, Evidence, Library)


def html_of(shown: Any) -> str | None:
    """HTML of what was read; None if text does as well, and for what the library does not make."""
    if isinstance(shown, Article):
        return article_html(shown, None, ROWS, CHARACTERS)
    if isinstance(shown, (tuple, list)):
        return _list(shown, getattr(shown, "_text", ""))
    return card(shown) if isinstance(shown, Model) and not isinstance(shown, _PLAIN) else None


def _list(shown: Sequence[Any], text: str) -> str | None:
    if not shown or not all(isinstance(each, Model) and not isinstance(each, (*_PLAIN, Document)) for each in shown):
        return None
    if all(isinstance(each, (Article, Failure)) for each in shown):
        return articles_html(shown, ROWS)
    kinds = [list(group) for _, group in groupby(sorted(shown, key=_name), key=_name)]
    parts = [f'<p class="note">{escaped(_name(of[0]))}: {len(of):,}</p>{_table(of, text)}' for of in kinds]
    return framed(*(parts if len(parts) > 1 else [_table(shown, text)]))


def _table(records: Sequence[Any], text: str) -> str:
    return table(records, ROWS, text, sentences=True)


def _name(record: Any) -> str:
    return type(record).__name__
