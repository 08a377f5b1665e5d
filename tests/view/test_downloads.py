"""Files that the page gives hold what the library itself would write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cppcc_extract import Article, parse_article
from cppcc_extract.export.columns import rows_of, tables
from cppcc_extract.export.csv_stream import CsvStream
from cppcc_extract.view.content import KINDS
from cppcc_extract.view.page import page_html
from tests.export.articles import seeds


def saved(page: Any, button: str) -> tuple[str, str]:
    """The name and the text of a file that a button gives."""
    with page.expect_download() as waiting:
        page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


def library_csv(articles: list[Article], kinds: list[str]) -> str:
    stream = io.BytesIO()
    with CsvStream(stream, kinds) as writer:
        writer.write([writer.encode(article) for article in articles])
    return stream.getvalue().decode()


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_csv_is_that_of_the_library(visit: Callable[..., Any], tmp_path: Path) -> None:
    articles = list(seeds())  # with records of somebody else's extractor
    path = tmp_path / "page.html"
    path.write_text(page_html(articles, steps=False), encoding="utf-8")
    name, text = saved(visit(path), "#csv")
    assert (name, text[0]) == ("records.csv", "\ufeff")
    kinds = [kind for kind in KINDS if any(kind in rows_of(article) for article in articles)]
    head, *found = rows(text[1:])
    expected_head, *expected = rows(library_csv(articles, kinds))
    assert head == expected_head
    assert sorted(found) == sorted(expected)


def test_only_what_is_filtered_is_saved(view: Any, articles: list[Article]) -> None:
    view.select_option("#committee", "阳泉市政协")
    view.select_option("#topic", "metrics.proposal")
    _, text = saved(view, "#csv")
    head, *found = rows(text[1:])
    assert head == ["record", *tables()["metrics"].names]
    assert [row[head.index("value")] for row in found] == ["312", "290"]


def test_the_json_holds_the_records_as_they_are(view: Any, articles: list[Article]) -> None:
    _, text = saved(view, "#json")
    found = {(each["article"]["id"], each.pop("record"), each["id"]): each for each in json.loads(text)}
    expected = {
        (article.id, tables()[kind].record, record.id): record.model_dump(mode="json")
        for article in articles
        for kind in KINDS
        if kind != "further"
        for record in getattr(article, kind)
    }
    assert {key: {k: v for k, v in each.items() if k != "article"} for key, each in found.items()} == expected


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(visit: Callable[..., Any], tmp_path: Path) -> None:
    titles = ["=1+1", "\u200b@sum", "＋1", "\tx", " -2", "a=1"]
    article = parse_article("2023年，大同市政协收到提案578件。")
    told = [article.model_copy(update={"title": title, "id": str(n) * 64}) for n, title in enumerate(titles)]
    path = tmp_path / "formulas.html"
    path.write_text(page_html(told, steps=False), encoding="utf-8")
    page = visit(path, "#kinds=metrics")
    _, text = saved(page, "#csv")
    assert rows(text[1:]) == rows(library_csv(told, ["metrics"]))
