"""Parquet: one table of all kinds, or of those that are asked for; the column `record` names the kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cppcc_extract.errors import OutputError
from cppcc_extract.export.arrow_table import arrow_schema, arrow_table
from cppcc_extract.export.columns import Row, Rows, merged, one_table, rows_of
from cppcc_extract.export.writer import DraftWriter
from cppcc_extract.extras import load

_GROUP = 4_000  # rows held in memory before they are written as one row group


class ParquetFile(DraftWriter):
    """`FILE.parquet`, compressed, in row groups of bounded size."""

    encode = staticmethod(rows_of)

    def __init__(self, path: Path, kinds: Sequence[str]) -> None:
        load("pyarrow", "parquet")
        parquet = load("pyarrow.parquet", "parquet")
        self._error: type[Exception] = load("pyarrow", "parquet").lib.ArrowException
        self._kinds = tuple(kinds)
        self._table = one_table(self._kinds)
        super().__init__(path)
        self._file = parquet.ParquetWriter(self.draft, arrow_schema(self._table), compression="zstd")
        self._rows: list[Row] = []

    def write(self, articles: Sequence[Rows], name: Path | None = None) -> None:
        """Take the articles of one input."""
        for rows in articles:
            self._rows += merged(rows, self._kinds)
        if len(self._rows) >= _GROUP:
            self.complete()

    def shut(self) -> None:
        """Close the draft."""
        self._file.close()

    def complete(self) -> None:
        """Write what is left."""
        if not self._rows:
            return
        try:
            self._file.write_table(arrow_table(self._table, self._rows))
        except self._error as error:
            raise OutputError(f"{self._target} could not be written ({error}); name another file") from error
        self._rows = []
