"""The public functions that inputs are tried on, and what must hold of what they return."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.fuzz import inputs
from cppcc_extract import (
    Article,
    Failure,
    Lexicon,
    articles_to_frames,
    explain_record,
    find_organisations,
    find_quantities,
    find_times,
    page_html,
    panel,
    parse_article,
    parse_articles,
    read_articles,
    read_document,
    reconcile,
    write_articles,
)
from cppcc_extract.commands.compare import lines_of
from cppcc_extract.evaluation.explain import explain
from cppcc_extract.export.csv_stream import harmless
from cppcc_extract.export.files import suffixes
from cppcc_extract.lexicon.lexicon import check_tables
from cppcc_extract.models import Span

DAY = "2023-08-11"
_RUN = re.compile(r"on\w+|href|src|srcdoc|action|formaction")


@dataclass(frozen=True)
class Kind:
    """How inputs of one kind are made and tried, and how many of a round are of it.

    `try_one` gives the number of characters that were read, by which its time is judged; 0 where the time does not
    depend on the input alone.
    """

    make: Callable[[Random], object]
    try_one: Callable[[object], int]
    share: int = 1


class BrokenPromiseError(AssertionError):
    """What was returned is not as it must be."""


def promise(kept: object, what: object) -> None:
    """`BrokenPromiseError` that shows `what`, unless the condition holds."""
    if not kept:
        raise BrokenPromiseError(repr(what)[:300])


def check(text: str, article: Article) -> None:
    """All that must hold of every article, whatever the text."""
    records = (*article.metrics, *article.events, *article.initiatives, *article.organisations, *article.people)
    names = {organisation.name for organisation in article.organisations}
    ids = [record.id for record in (*records, *article.checks)]
    promise(len(ids) == len(set(ids)), ids)
    for record in (*records, *article.checks):
        _check_place(text, record.span, record.text)
        promise(0 <= record.sentence.start <= record.span.start, record)
        promise(record.span.end <= record.sentence.end <= len(text), record)
        for evidence in record.evidence.values():
            promise(0 <= evidence.span.start <= evidence.span.end <= len(text), record)
        for mention in getattr(record, "mentions", ()):
            _check_place(text, mention.span, mention.text)
        for time in (getattr(record, "period", None), getattr(record, "date", None)):
            if time is not None:
                _check_place(text, time.span, time.text)
        promise(getattr(record, "organisation", None) in (None, *names), record)
    for metric in article.metrics:
        promise(metric.part_of in (None, *ids) and metric.part_of != metric.id, metric)
    for section in article.sections:
        promise(0 <= section.span.start <= section.span.end <= len(text), section)
    for warning in article.warnings:
        promise(warning.span is None or 0 <= warning.span.start <= warning.span.end <= len(text), warning)
    promise(Article.model_validate_json(article.model_dump_json()) == article, "JSON gives another article")


def _check_place(text: str, span: Span, words: str) -> None:
    promise(text[span.start : span.end] == words and span.start < span.end, (span, words))


def try_text(given: object) -> int:
    """Read an article."""
    text = str(given)
    check(text, parse_article(text, published=DAY))
    return len(text)


def try_numeral(given: object) -> int:
    """Read an article, and what the finders find alone."""
    text = str(given)
    for quantity in find_quantities(text):
        _check_place(text, quantity.span, quantity.text)
    for organisation in find_organisations(text):
        _check_place(text, organisation.span, organisation.text)
    return try_text(text)


def try_time(given: object) -> int:
    """Find the times, and read them as an article of that day."""
    text, day = given  # type: ignore[misc]
    for time in find_times(text, day):
        _check_place(text, time.span, time.text)
    check(text, parse_article(text, published=day))
    return len(text)


def try_page(given: object) -> int:
    """Split a page and read its articles."""
    text = str(given)
    at = 0
    for article in parse_articles(text, published=DAY):
        check(article.text, article)
        if article.text == text and article.span is not None:
            promise(at <= article.span.start < article.span.end <= len(text), article.span)
            at = article.span.end
    return len(text)


def try_explain(given: object) -> int:
    """Derive records, and ask what each stage saw at some places."""
    text = str(given)[:800]
    article = parse_article(text, published=DAY)
    records = (*article.metrics, *article.events, *article.initiatives, *article.organisations, *article.people)
    for record in records[:: max(1, len(records) // 3)]:
        tree = explain_record(article, record.id)
        promise(tree.name == record.id and str(tree) and tree.model_dump_json(), record)
    for at in range(0, len(text), max(1, len(text) // 2)):
        promise(len(explain(text, at, published=DAY)) == 5, at)
    return 0


def try_bytes(given: object) -> int:
    """Read a file, and its article."""
    document = read_document(given)  # type: ignore[arg-type]
    check(document.text, parse_article(document))
    return len(document.text)


def try_toml(given: object) -> int:
    """Check the tables, and sometimes read with them."""
    checked = check_tables(str(given), "fuzz.toml")
    if checked.tables and len(str(given)) % 97 == 0:
        text = inputs.articles()[0][:300]
        check(text, parse_article(text, lexicon=Lexicon.default().with_tables(checked.tables)))
        return 0  # its time is that of making a lexicon, which grows with the tables and not with this text
    return len(str(given))


def try_compare(given: object) -> int:
    """Put articles into a panel and compare their statements."""
    articles = [parse_article(text, published=DAY) for text in given]  # type: ignore[attr-defined]
    figures = sum(len(article.metrics) for article in articles)
    for each in ("year", "period"):
        frame = panel(articles, each=each)  # type: ignore[arg-type]
        promise(int(frame["statements"].sum()) + sum(frame.attrs["left_out"].values()) == figures, frame)
    texts = {article.id: article.text for article in articles}
    found = reconcile(articles)
    for each in found:
        for stated in each.statements:
            _check_place(texts[stated.article_id], stated.span, stated.text)
    promise(list(lines_of(found, every=True)), found)
    return 0


def _hostile(given: object) -> Article:
    text, (title, source, origin, author) = given  # type: ignore[misc]
    article = parse_article(text, published=DAY)
    changes = {"title": title, "source": source, "origin": origin, "authors": (author,)}
    return article.model_copy(update=changes)


def try_writers(given: object) -> int:
    """Write an article in one format, and read it back."""
    article = _hostile(given)
    ending = suffixes()[len(article.text) % len(suffixes())]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        write_articles([article], path)
        _CHECKS[ending](path, article)
    return 0


def _check_json(path: Path, article: Article) -> None:
    promise(list(read_articles(path)) == [article], path)


def _check_csv(path: Path, article: Article) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    promise(all(harmless(cell) == cell for row in rows for cell in row if not _is_number(cell)), rows)
    records = (article.metrics, article.events, article.initiatives, article.organisations, article.people)
    promise(len(rows) == 1 + sum(map(len, (*records, article.checks))), len(rows))


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|'.*", cell, re.DOTALL) is not None


def _check_xlsx(path: Path, article: Article) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            promise(all(cell.data_type != "f" and cell.hyperlink is None for cell in row), row)
    promise(book["metrics"].max_row == 1 + len(article.metrics), "rows of the sheet of metrics")


def _check_parquet(path: Path, article: Article) -> None:
    from pyarrow import parquet

    promise(parquet.read_metadata(path).num_rows >= len(article.metrics), path)


def _check_duckdb(path: Path, article: Article) -> None:
    import duckdb

    with duckdb.connect(str(path), read_only=True) as base:
        promise(base.execute("SELECT count(*) FROM metrics").fetchone() == (len(article.metrics),), path)
        base.execute("SELECT * FROM figures; SELECT * FROM panel; SELECT * FROM committees").fetchall()


_CHECKS: dict[str, Callable[[Path, Article], None]] = {
    ".json": _check_json,
    ".jsonl": _check_json,
    ".csv": _check_csv,
    ".xlsx": _check_xlsx,
    ".parquet": _check_parquet,
    ".duckdb": _check_duckdb,
}


class _Tags(HTMLParser):
    """The elements of a page as a browser sees them, and attributes that a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.scripts = 0
        self.acted: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.scripts += tag == "script"
        self.acted |= {f"{tag} {name}" for name, _ in attributes if _RUN.fullmatch(name)}


def try_shown(given: object) -> int:
    """Show an article in a notebook and as data frames: its words make no element that acts."""
    article = _hostile(given)
    for html in (article.show(), article.metrics._repr_html_() if article.metrics else ""):
        seen = _Tags(str(html))
        promise(seen.scripts == 0 and not seen.acted and not seen.tags & {"img", "svg", "iframe", "object"}, seen.acted)
    promise(len(articles_to_frames([article])["metrics"]) == len(article.metrics), "rows of the frame")
    return 0


def try_view(given: object) -> int:
    """Make the page of an article: its words make no element, and its data is JSON."""
    article = _hostile(given)
    harmed = Failure(input=str(article.title), error="x", message=str(article.source))
    seen = _Tags(page_html([article], title=str(article.origin), failures=[harmed]))
    plain = _Tags(page_html([parse_article("山西省政协立案提案356件。")], title="x", failures=[harmed]))
    promise(seen.tags <= plain.tags and seen.acted <= plain.acted, (seen.tags - plain.tags, seen.acted))
    promise(abs(seen.scripts - plain.scripts) <= 1, seen.scripts)  # without figures there is no chart
    return 0


KINDS = {
    "text": Kind(inputs.make_text, try_text, 8),
    "words": Kind(inputs.make_words, try_text, 14),
    "numeral": Kind(inputs.make_numeral, try_numeral, 12),
    "time": Kind(inputs.make_time, try_time, 10),
    "page": Kind(inputs.make_page, try_page, 3),
    "explain": Kind(inputs.make_words, try_explain, 3),
    "html": Kind(inputs.make_html, try_bytes, 6),
    "docx": Kind(inputs.make_docx, try_bytes, 4),
    "pdf": Kind(inputs.make_pdf, try_bytes, 2),
    "toml": Kind(inputs.make_toml, try_toml, 4),
    "compare": Kind(inputs.make_reports, try_compare, 2),
    "writers": Kind(inputs.make_hostile, try_writers, 1),
    "shown": Kind(inputs.make_hostile, try_shown, 2),
    "view": Kind(inputs.make_hostile, try_view, 1),
}


def made(seed: int, name: str, number: int) -> object:
    """One input, the same for the same numbers."""
    return KINDS[name].make(Random(f"{seed}:{name}:{number}"))
