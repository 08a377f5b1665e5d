"""One article: its header, its text with the records marked in it, and a table of each kind beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cppcc_extract.errors import InputError
from cppcc_extract.models import Article, Record
from cppcc_extract.show.fields import hover_of
from cppcc_extract.show.marks import Mark, marked
from cppcc_extract.show.markup import escaped, framed
from cppcc_extract.show.tables import kind_of, left_out, table
from cppcc_extract.show.words import head_of

KINDS = ("metrics", "events", "initiatives", "organisations", "people", "checks")


def article_html(article: Article, kinds: Sequence[str] | None, rows: int, characters: int) -> str:
    """The article with the records of these kinds, of all where it is None; `InputError` for an unknown kind."""
    if rows < 0 or characters < 0:
        raise InputError(f"rows={rows} and characters={characters} cannot be shown; write 0 or more")
    chosen = _chosen(article, kinds)
    start, end = (article.span.start, article.span.end) if article.span else (0, len(article.text))
    shown = min(end, start + characters)
    # the first kind last: of records at the same words its marks are the innermost
    records = (record for kind in reversed(list(chosen)) for record in chosen[kind])
    text = marked(article.text, start, shown, _marks(records, article.text, shown))
    tables = "".join(
        f"<details{' open' if n == 0 else ''}><summary>{_key(name, records)}</summary>"
        f"{table(records, rows, article.text)}</details>"
        for n, (name, records) in enumerate(chosen.items())
    )
    return framed(
        _header(article, rows),
        '<div class="sides"><div class="text" tabindex=0>',
        f"<div lang=zh-{article.script}>{text}</div>{left_out(end - shown, 'characters')}</div>",
        f'<div class="kinds">{tables or "<p>no records</p>"}</div></div>',
    )


def _chosen(article: Article, kinds: Sequence[str] | None) -> Mapping[str, tuple[Any, ...]]:
    """The records by kind, without the kinds of which there are none."""
    there: dict[str, tuple[Any, ...]] = {name: getattr(article, name) for name in KINDS} | article.further
    asked = there if kinds is None else [kinds] if isinstance(kinds, str) else kinds
    for name in asked:
        if name not in there:
            raise InputError(f"no kind of record is called {name!r}; show some of {', '.join(there)}")
    return {name: there[name] for name in there if name in asked and there[name]}


def _marks(records: Iterable[Record], text: str, end: int) -> Iterator[Mark]:
    """Every place before `end` that a record stands at."""
    for record in records:
        spans = [mention.span for mention in getattr(record, "mentions", ())] or [record.span]
        places = [(span.start, span.end) for span in spans if span.start < end]
        title = hover_of(record, text) if places else ""
        yield from (Mark(*place, kind_of(record), title) for place in places)


def _header(article: Article, rows: int) -> str:
    people = [*article.authors, *(f"{name} (ed.)" for name in article.editors)]
    about = " · ".join(filter(None, (article.source, article.published, "、".join(people), article.origin)))
    warnings = "".join(
        f'<p class="warned">{escaped(warning.code)}: {escaped(warning.message)}</p>'
        for warning in article.warnings[:rows]
    )
    left = left_out(len(article.warnings) - rows, "warnings")
    return f'<p class="title">{escaped(head_of(article))}</p><p class="about">{escaped(about)}</p>{warnings}{left}'


def _key(name: str, records: Sequence[Any]) -> str:
    return f'<mark class="{kind_of(records[0])}">{escaped(name)} {len(records):,}</mark>'
