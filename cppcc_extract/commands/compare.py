"""The commands `panel` and `reconcile`: the articles of many files compared with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from cppcc_extract.batch import parse_many
from cppcc_extract.compare.panel import Each, panel
from cppcc_extract.compare.reconcile import Reconciliation, reconcile
from cppcc_extract.convert import find_sources
from cppcc_extract.errors import OutputError
from cppcc_extract.export.csv_stream import harmless
from cppcc_extract.export.json_text import read_articles
from cppcc_extract.export.writer import drafted
from cppcc_extract.export.xlsx_file import CREATED
from cppcc_extract.extras import load
from cppcc_extract.models import Article, Failure

_WRITTEN = (".json", ".jsonl")
ENDINGS = (".csv", ".xlsx", ".parquet", ".duckdb")


class Articles:
    """The articles of files: those that `parse` wrote (json, jsonl) as they are, all others read now.

    `failures` holds what could not be read, once all articles have been taken.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.failures: list[Failure] = []

    def __iter__(self) -> Iterator[Article]:
        written = [Path(path) for path in self._paths if Path(path).suffix.lower() in _WRITTEN]
        for path in written:
            yield from read_articles(path)
        sources, missing = find_sources([path for path in self._paths if Path(path) not in written])
        self.failures += missing
        for article in parse_many([source.given for source in sources]):
            if isinstance(article, Failure):
                self.failures.append(article)
            else:
                yield article


def write_panel(paths: Sequence[str], output: Path, each: Each) -> tuple[Any, list[Failure]]:
    """Write the panel of the articles of files; returns the frame, and what could not be read.

    Raises `OutputError` for an ending that is not known.
    """
    if output.suffix.lower() not in ENDINGS:
        named = output.suffix or "no ending"
        raise OutputError(f"{output}: {named} is not known; end the name in {', '.join(ENDINGS)}")
    articles = Articles(paths)
    frame = panel(articles, each=each)
    _write(frame, output)
    return frame, articles.failures


def _write(frame: Any, output: Path) -> None:
    if output.suffix.lower() == ".duckdb":
        duckdb = load("duckdb", "duckdb")
        try:
            with duckdb.connect(str(output)) as base:
                base.register("rows", frame)
                base.execute("CREATE OR REPLACE TABLE panel AS SELECT * FROM rows")
        except duckdb.Error as error:
            raise OutputError(f"{output}: {error}; choose another place for -o") from error
        return
    with drafted(output) as draft:
        _FORMS[output.suffix.lower()](frame, draft)


def _write_csv(frame: Any, path: Path) -> None:
    strings = frame.select_dtypes("string").columns
    safe = {name: frame[name].map(harmless, na_action="ignore") for name in strings}
    frame.assign(**safe).to_csv(path, index=False)


def _write_xlsx(frame: Any, path: Path) -> None:
    load("xlsxwriter", "xlsx")
    pandas = load("pandas", "pandas")
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}}
    # in memory, since the writer of workbooks hides the error of a full disk
    held = BytesIO()
    with pandas.ExcelWriter(held, engine="xlsxwriter", engine_kwargs=options) as book:
        book.book.set_properties(CREATED)
        frame.to_excel(book, sheet_name="panel", index=False, freeze_panes=(1, 1))
    path.write_bytes(held.getvalue())


def _write_parquet(frame: Any, path: Path) -> None:
    load("pyarrow", "parquet")
    frame.to_parquet(path, index=False)


_FORMS: Mapping[str, Callable[[Any, Path], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}


def reconciled(paths: Sequence[str]) -> tuple[list[Reconciliation], list[Failure]]:
    """The comparisons between the articles of files, and what could not be read."""
    articles = Articles(paths)
    return reconcile(articles), articles.failures


def lines_of(found: Sequence[Reconciliation], *, every: bool) -> Iterator[str]:
    """A line for each comparison (those that agree only with `every`), with the places, and a summary."""
    for each in found:
        if not every and each.verdict == "agrees":
            continue
        said = "、".join(each.qualifiers.values())
        yield f"{each.verdict}: {each.organisation} {each.indicator}{f' ({said})' if said else ''}: {each.arithmetic}"
        for stated in each.statements:
            where = stated.origin or stated.article_title or stated.article_id
            yield f"  {stated.text} {stated.period or '–'}  {where}:{stated.span.start}"
    counts = Counter(each.verdict for each in found)
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    yield f"{len(found)} compared" + (f": {verdicts}" if verdicts else "; nothing is stated twice")
