"""Rows as Arrow tables, for every format that takes columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cppcc_extract.export.columns import Row, Table, as_numbers
from cppcc_extract.extras import load


def arrow_schema(table: Table) -> Any:
    """The `pyarrow.Schema` of a table."""
    arrow = load("pyarrow", "parquet")
    types = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "date": arrow.date32()}
    return arrow.schema([(column.name, types[column.type]) for column in table.columns])


def arrow_table(table: Table, rows: Sequence[Row]) -> Any:
    """Rows of a table as a `pyarrow.Table`."""
    arrow = load("pyarrow", "parquet")
    schema = arrow_schema(table)
    columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    arrays = [
        arrow.array(as_numbers(values) if column.type == "number" else values, type=field.type)
        for values, field, column in zip(columns, schema, table.columns, strict=True)
    ]
    return arrow.table(arrays, schema=schema)
