"""Which writer a file name asks for, and writing articles to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cppcc_extract.documents.paths import check_path
from cppcc_extract.errors import InputError, OutputError
from cppcc_extract.export.columns import tables
from cppcc_extract.export.csv_stream import CsvStream
from cppcc_extract.export.duckdb_file import DuckdbFile
from cppcc_extract.export.json_text import JsonLinesFile, JsonLinesStream, JsonStream
from cppcc_extract.export.lock import locked
from cppcc_extract.export.parquet_file import ParquetFile
from cppcc_extract.export.writer import StreamFile, Writer, checked
from cppcc_extract.export.xlsx_file import XlsxFile
from cppcc_extract.models import Article

# What one table holds, and the sheets of a workbook, unless others are asked for.
RECORDS = ("metrics", "events", "initiatives", "organisations", "people", "checks", "further")


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written.

    `kinds` are the tables that csv, xlsx and parquet hold, in this order, such as `("metrics", "events")`; `bom` puts
    the mark before a CSV by which Excel knows its encoding; `resume` goes on with a jsonl or duckdb file. Raises
    `InputError` for kinds that are not a list of names.
    """

    kinds: Sequence[str] = RECORDS
    bom: bool = False
    resume: bool = False

    def __post_init__(self) -> None:
        named = isinstance(self.kinds, Sequence) and not isinstance(self.kinds, str)
        if not named or not all(isinstance(kind, str) for kind in self.kinds):
            raise InputError(f"kinds={self.kinds!r} must be a list of names; write kinds=('metrics',)")


_Opener = Callable[[Path, Options], Writer]
_FILES: Mapping[str, _Opener] = {
    ".json": lambda path, options: StreamFile(path, JsonStream),
    ".jsonl": lambda path, options: JsonLinesFile(path, resume=options.resume),
    ".csv": lambda path, options: StreamFile(path, partial(CsvStream, kinds=_once(options.kinds), bom=options.bom)),
    ".xlsx": lambda path, options: XlsxFile(path, _once(options.kinds)),
    ".parquet": lambda path, options: ParquetFile(path, _once(options.kinds)),
    ".duckdb": lambda path, options: DuckdbFile(path, resume=options.resume),
}
RESUMABLE = (".jsonl", ".duckdb")


def suffixes() -> tuple[str, ...]:
    """The endings of a file name that are known."""
    return tuple(_FILES)


def open_writer(path: str | Path, options: Options | None = None) -> Writer:
    """The writer of a file, told by its ending; `OutputError` for one that is not known, or cannot be resumed."""
    path, options = Path(path), options or Options()
    check_kinds(options.kinds)
    opener = _FILES.get(path.suffix.lower())
    if opener is None:
        raise OutputError(f"{path}: {path.suffix or 'no ending'} is not known; end the name in {', '.join(_FILES)}")
    if options.resume and path.suffix.lower() not in RESUMABLE:
        raise OutputError(f"{path}: only {' and '.join(RESUMABLE)} can be resumed; leave --resume out")
    return opener(path, options)


def open_stream(stream: BinaryIO, form: str, options: Options | None = None, *, single: bool = False) -> Writer:
    """A writer to an open stream of bytes: `json` (of a `single` input without a list around it), `jsonl` or `csv`."""
    options = options or Options()
    check_kinds(options.kinds)
    if form == "json":
        return JsonStream(stream, single=single)
    if form == "jsonl":
        return JsonLinesStream(stream)
    if form == "csv":
        return CsvStream(stream, _once(options.kinds), bom=options.bom)
    raise OutputError(f"{form} cannot be written to a stream; write json, jsonl or csv")


def write_articles(articles: Iterable[Article], path: str | Path, options: Options | None = None) -> None:
    """Write articles to one file, in the form that its ending asks for.

    `.json`, `.jsonl`, `.csv`, `.xlsx`, `.parquet` and `.duckdb` are known. When something fails a file that was there
    stays as it was, but for `.jsonl` and `.duckdb`, which keep what was written. Raises `OutputError` for another
    ending, a folder that is missing, and a file that another run writes to; `MissingExtraError` where the library for
    a form is not installed; `InputError` for what is no article and for a path that no file can have.
    """
    with locked(check_path(path)), open_writer(path, options) as writer:
        encode = writer.encode
        for article in checked(articles):
            writer.write([encode(article)])


def _once(kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kinds))


def check_kinds(kinds: Sequence[str]) -> None:
    """`OutputError` for a kind of record that is not known, or for none at all."""
    if not kinds:
        raise OutputError(f"no kind of record is named; use some of {', '.join(tables())}")
    for kind in kinds:
        if kind not in tables():
            raise OutputError(f"no kind of record is called {kind!r}; use some of {', '.join(tables())}")
