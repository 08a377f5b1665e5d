"""The writer that a file name selects, and writing articles to it."""

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

# The kinds in a single table, and the sheets of a workbook, unless others are asked for.
RECORDS = ("metrics", "events", "initiatives", "organisations", "people", "checks", "further")


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written.

    `kinds` are the tables that csv, xlsx and parquet hold, in this order, such as `("metrics", "events")`; `bom` begins
    a CSV with the mark by which Excel recognises the encoding; `resume` continues a jsonl or duckdb file. Raises
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
    """The file endings that are known."""
    return tuple(_FILES)


def open_writer(path: str | Path, options: Options | None = None) -> Writer:
    """The writer for the ending of a file; `OutputError` for one that is not known, or cannot be resumed."""
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
    """Write articles to one file, in the format that its ending selects.

    `.json`, `.jsonl`, `.csv`, `.xlsx`, `.parquet` and `.duckdb` are known. If anything fails, an existing file stays as
    it was, except `.jsonl` and `.duckdb`, which keep what was written. Raises `OutputError` for another ending, a
    missing folder, and a file that another run writes to; `MissingExtraError` if the library for a format is not
    installed; `InputError` for objects that are not articles and for an impossible path.
    """
    with locked(check_path(path)), open_writer(path, options) as writer:
        encode = writer.encode
        for article in checked(articles):
            writer.write([encode(article)])


def _once(kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kinds))


def check_kinds(kinds: Sequence[str]) -> None:
    """`OutputError` for an unknown kind of record, and if no kind is named."""
    if not kinds:
        raise OutputError(f"no kind of record is named; use some of {', '.join(tables())}")
    for kind in kinds:
        if kind not in tables():
            raise OutputError(f"no kind of record is called {kind!r}; use some of {', '.join(tables())}")
