"""The commands `lexicon list` and `lexicon check`: which words there are, and whether your own are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cppcc_extract.errors import LexiconError
from cppcc_extract.evaluation.examples import misread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.lexicon import check_tables, read_toml
from cppcc_extract.lexicon.schema import TABLES


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
    """The number of rows in the files, and a line for each error: file, line, entry and remedy.

    The rows are read with those of the library and of all the files, as `parse --lexicon` reads with them. Raises
    `LexiconError` for a file that cannot be read.
    """
    files = [check_tables(read_toml(path), str(path)) for path in paths]
    problems = [problem for file in files for problem in file.problems]
    lexicon = Lexicon.default().with_tables(*(file.tables for file in files))
    for file in files:
        problems += lexicon.unknown_indicators(file)
        problems += (
            f"{file.places[name, row.surface]}: {name} {row.surface!r} has no example; "
            'add examples = ["…"] with words in which it must be read'
            for name, rows in file.tables.items()
            for row in rows
            if not row.examples
        )
        problems += (
            f"{file.places[table, row.surface]}: {table} {row.surface!r} {problem}; "
            "correct the example, or the fields of the row"
            for table, row, _, problem in misread(file.tables, lexicon)
        )
    return sum(len(rows) for file in files for rows in file.tables.values()), problems
