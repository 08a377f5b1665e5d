"""Data frames: the tables of many articles for pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from cppcc_extract.errors import InputError
from cppcc_extract.export.columns import Row, Table, as_numbers, for_reading, rows_of, tables
from cppcc_extract.export.writer import checked
from cppcc_extract.extras import load
from cppcc_extract.models import Article

Backend = Literal["pandas", "polars"]


def articles_to_frames(articles: Iterable[Article], *, backend: Backend = "pandas") -> dict[str, Any]:
    """One data frame for each table (`metrics`, `events` …), with the columns of the shared schema.

    The columns that people read come first (for a figure its label, value, unit, committee and period), then places and
    rules, and the ids last. A table without rows is a frame that has all its columns. Raises `MissingExtraError` if the
    library is not installed, `InputError` for objects that are not articles, and `ValueError` for another backend.
    """
    return _frames(articles, tables(), backend)


def frame_of(articles: Iterable[Article], kind: str, *, backend: Backend = "pandas") -> Any:
    """The data frame of one table; `InputError` where there is none of this name."""
    if kind not in tables():
        raise InputError(f"no kind of record is called {kind!r}; use one of {', '.join(tables())}")
    return _frames(articles, {kind: tables()[kind]}, backend)[kind]


def _frames(articles: Iterable[Article], wanted: Mapping[str, Table], backend: Backend) -> dict[str, Any]:
    make = {"pandas": _pandas, "polars": _polars}.get(backend)
    if make is None:
        raise ValueError(f"backend={backend!r} is not known; write 'pandas' or 'polars'")
    rows: dict[str, list[Row]] = {name: [] for name in wanted}
    for article in checked(articles):
        for name, found in rows_of(article).items():
            if name in rows:
                rows[name] += found
    return {name: make(table, rows[name]) for name, table in wanted.items()}


def _pandas(table: Table, rows: list[Row]) -> Any:
    pandas = load("pandas", "pandas")
    types = {"string": "string", "integer": "Int64", "number": "Float64", "date": "datetime64[s]"}
    columns = dict(zip(table.names, zip(*rows, strict=True), strict=True)) if rows else {}
    columns |= {c.name: tuple(as_numbers(columns.get(c.name, ()))) for c in table.columns if c.type == "number"}
    return pandas.DataFrame(
        {c.name: pandas.Series(columns.get(c.name, ()), dtype=types[c.type]) for c in for_reading(table)}
    )


def _polars(table: Table, rows: list[Row]) -> Any:
    polars = load("polars", "polars")
    types = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64, "date": polars.Date}
    frame = polars.DataFrame(
        rows, schema={column.name: types[column.type] for column in table.columns}, orient="row", strict=False
    )
    return frame.select([column.name for column in for_reading(table)])
