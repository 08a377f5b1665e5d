"""The commands `lexicon list` and `lexicon check`: which words there are, and whether one's own are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cppcc_extract.errors import LexiconError
from cppcc_extract.evaluation.examples import misread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.lexicon import check_tables, line_of, read_toml
from cppcc_extract.lexicon.schema import TABLES, Row


def table_lines(lexicon: Lexicon) -> Iterator[str]:
    """A line for each table: its name, how many rows it has, and what a row is."""
    width = max(map(len, TABLES))
    for name, kind in TABLES.items():
        about = (kind.__doc__ or "").strip().splitlines()[0]
        yield f"{name:<{width}}  {len(lexicon.rows(name, kind)):>5}  {about}"


def row_lines(lexicon: Lexicon, table: str) -> Iterator[str]:
    """A line for each row of a table: its word and the fields that it gives; `LexiconError` for an unknown table."""
    kind = TABLES.get(table)
    if kind is None:
        raise LexiconError(f"no table is called {table!r}; use one of {', '.join(sorted(TABLES))}")
    for row in lexicon.rows(table, kind):
        given = row.model_dump(exclude_defaults=True, exclude={"surface", "examples", "not_examples"})
        yield "\t".join((row.surface, *(f"{name}={value}" for name, value in given.items())))


def check_files(paths: Sequence[Path]) -> tuple[int, list[str]]:
    """How many rows there are in the files, and a line for each thing that is wrong: file, line, entry and remedy.

    The rows are read with those of the library and of all the files, as `parse --lexicon` reads with them. Raises
    `LexiconError` for a file that cannot be read.
    """
    problems: list[str] = []
    texts = {path: read_toml(path) for path in paths}
    found: dict[Path, dict[str, tuple[Row, ...]]] = {}
    for path, text in texts.items():
        found[path], wrong = check_tables(text, str(path))
        problems += wrong
    lexicon = Lexicon.default().with_tables(*found.values())
    for path, tables in found.items():
        for name, rows in tables.items():
            problems += (
                f"{_place(path, texts[path], row)}: {name} {row.surface!r} has no example; "
                'add examples = ["…"] with words in which it must be read'
                for row in rows
                if not row.examples
            )
        for table, row, text, wanted in misread(tables, lexicon):
            what = "is not read in its example" if wanted else "is read in its counter-example"
            problems.append(
                f"{_place(path, texts[path], row)}: {table} {row.surface!r} {what} {text!r}; "
                "mend the example, or the fields of the row"
            )
    return sum(len(rows) for tables in found.values() for rows in tables.values()), problems


def _place(path: Path, text: str, row: Row) -> str:
    line = line_of(text, row.surface)
    return f"{path}:{line}" if line else str(path)
