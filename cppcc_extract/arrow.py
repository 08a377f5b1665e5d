"""A column of texts or files in an Arrow table, read into one table of records: what a cluster does with each batch."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from cppcc_extract.arguments import as_lexicon
from cppcc_extract.batch import Work, attempted, failure
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import InputError
from cppcc_extract.export.arrow_table import arrow_schema, arrow_table
from cppcc_extract.export.columns import Row, Rows, Table, failure_rows, failure_table, merged, one_table, rows_of
from cppcc_extract.export.files import RECORDS, check_kinds
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document
from cppcc_extract.pipeline import check_extractors

_GROUP = 4_000  # records held as Python objects before they become a batch


class ColumnReader:
    """Reads a column of a `pyarrow.Table` or `RecordBatch` and returns the records as a `pyarrow.Table`.

    The column holds texts, or files as bytes. The result has the columns `keep` of the input, then `record`, which
    names the kind of each row, and the columns that all formats share. An input that cannot be read gives a row of the
    kind `failure` with the columns `input`, `error` and `message`.

    `kinds` is one kind of record or several, such as `"metrics"`. `published`, `source` and `origin` name columns with
    the day, the outlet and the name of each input. `lexicon`, `extractors` and `split` are those of `parse_many`. A
    reader can be pickled; a process unpacks its lexicon once. Raises `InputError` for invalid arguments and missing
    columns, `OutputError` for an unknown kind, `MissingExtraError` if pyarrow is not installed.
    """

    def __init__(
        self,
        column: str = "text",
        *,
        kinds: str | Sequence[str] = RECORDS,
        keep: str | Sequence[str] = (),
        published: str | None = None,
        source: str | None = None,
        origin: str | None = None,
        lexicon: Lexicon | str | Path | None = None,
        extractors: Mapping[str, Extractor] | None = None,
        split: bool = False,
    ) -> None:
        _pyarrow()
        check_kinds(named := _names(kinds))
        check_extractors(extractors)
        self.column, self.published, self.source, self.origin = column, published, source, origin
        self.keep = _names(keep)
        self._kinds = (*named, failure_table().name)
        self._lexicon = None if lexicon is None else pickle.dumps(as_lexicon(lexicon))
        self._work = Work(extractors=extractors, split=split, encode=rows_of)
        for name in self.keep:
            if name in self.table.names:
                raise InputError(f"keep={name!r} is also a column of the records; rename it, such as to 'input_{name}'")

    @property
    def table(self) -> Table:
        """The columns of the result that follow those of `keep`."""
        return one_table(self._kinds)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns of the input that are read or kept."""
        return tuple(dict.fromkeys((*self.keep, *filter(None, self._read_columns))))

    def check_columns(self, names: Sequence[str]) -> None:
        """`InputError` if one of the columns that are needed is not among these."""
        for name in self.needed:
            if name not in names:
                raise InputError(f"there is no column {name!r}; the columns are {', '.join(names)}")

    def __call__(self, given: Any) -> Any:
        """The records of one table or batch, in the order of its rows."""
        self.check_columns(given.schema.names)
        return _pyarrow().Table.from_batches(self.stream([given]), schema=self._schema(given))

    def stream(self, given: Iterable[Any]) -> Iterator[Any]:
        """The records of many tables or batches, in order, as a stream of batches of bounded size."""
        for batch in given:
            rows: list[Row] = []
            numbers: list[int] = []
            for number, found in enumerate(self._found(batch)):
                rows += found
                numbers += [number] * len(found)
                if len(rows) >= _GROUP:
                    yield from self._batches(batch, rows, numbers)
                    rows, numbers = [], []
            if rows:
                yield from self._batches(batch, rows, numbers)

    @property
    def _read_columns(self) -> tuple[str | None, ...]:
        return self.column, self.published, self.source, self.origin

    def _schema(self, given: Any) -> Any:
        return _pyarrow().schema([*map(given.schema.field, self.keep), *arrow_schema(self.table)])

    def _batches(self, given: Any, rows: Sequence[Row], numbers: Sequence[int]) -> Iterator[Any]:
        """Rows as batches; `numbers` are the rows of the input that they were read from."""
        arrow = _pyarrow()
        kept = [given.column(name).take(arrow.array(numbers)) for name in self.keep]
        columns = [*kept, *arrow_table(self.table, rows).columns]
        yield from arrow.table(columns, schema=self._schema(given)).to_batches()

    def _found(self, given: Any) -> Iterator[list[Row]]:
        """The rows of each input."""
        work = replace(self._work, lexicon=_unpacked(self._lexicon) if self._lexicon else None)
        columns = [None if name is None else given.column(name) for name in self._read_columns]
        for number in range(given.num_rows):
            yield self._rows(work, *(None if column is None else column[number].as_py() for column in columns))

    def _rows(self, work: Work, given: Any, published: Any, source: Any, origin: Any) -> list[Row]:
        """The rows of one input."""

        def read(given: Any) -> list[Rows]:
            return replace(work, published=published, source=source)(_input(given, origin))

        outcome = attempted(read, given)
        if isinstance(outcome, Exception):
            outcome = [failure_rows(failure(origin or given or "", outcome))]
        return [row for rows in outcome for row in merged(rows, self._kinds)]


def _input(given: Any, origin: str | None) -> str | Document:
    """What a cell holds; `InputError` if it is null."""
    if given is None:
        raise InputError("the cell is null; leave out the rows without a text")
    if isinstance(given, bytes):
        return read_document(given, origin=origin)
    return str(given) if origin is None else Document(text=given, origin=origin)


def _names(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(dict.fromkeys(given))


def _pyarrow() -> Any:
    return load("pyarrow", "spark")


@lru_cache(maxsize=2)
def _unpacked(lexicon: bytes) -> Lexicon:
    return cast("Lexicon", pickle.loads(lexicon))
