"""Apache Spark: a column of texts or files of a DataFrame, read into a DataFrame of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cppcc_extract.arrow import ColumnReader
from cppcc_extract.errors import InputError
from cppcc_extract.export.columns import failure_table, table_of, tables
from cppcc_extract.export.files import RECORDS
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

_TYPES = {"string": "StringType", "integer": "LongType", "number": "DoubleType", "date": "DateType"}
_TEXTS = ("string", "varchar", "char")
_DAYS = (*_TEXTS, "date", "timestamp", "timestamp_ntz")
_CONTENTS = (*_TEXTS, "binary")


def parse_column(
    df: DataFrame,
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
) -> DataFrame:
    """Read a column of texts, or of files as bytes, and return a DataFrame with a row for each record.

    The result has the columns `keep` of `df` (such as a key to join by), then `record`, which names the kind of each
    row (`metric`, `event` …), and the columns that all formats share. An input that cannot be read gives a row of the
    kind `failure` with the columns `input`, `error` and `message`. `one_kind` selects one kind.

    `kinds` is one kind of record or several, such as `"metrics"`. `published`, `source` and `origin` name columns with
    the day, the outlet and the name of each input, which may be null; the first two take precedence over what the text
    states. `lexicon` is a `Lexicon` or the path of a TOML file on the driver; `extractors` and `split` are those of
    `parse_many`. Nothing is read before the result is used, and it is read again at each use: write or cache it first.

    Raises `InputError` if a column does not exist, has another type, or has the name of a column of the records,
    `OutputError` for an unknown kind, and `MissingExtraError` if pyspark or pyarrow is not installed.
    """
    load("pyspark", "spark")
    if not hasattr(df, "mapInArrow"):
        raise InputError(f"df must be a DataFrame of Spark, not {type(df).__name__}")
    reader = ColumnReader(
        column, kinds=kinds, keep=keep, published=published, source=source, origin=origin,
        lexicon=lexicon, extractors=extractors, split=split,
    )  # fmt: skip
    reader.check_columns(df.columns)
    for name, types in ((column, _CONTENTS), (published, _DAYS), (source, _TEXTS), (origin, _TEXTS)):
        _check_type(df, name, types)
    return df.select(*reader.needed).mapInArrow(reader.stream, _schema(df, reader))


def one_kind(parsed: DataFrame, kind: str) -> DataFrame:
    """The rows of one kind (`metrics`, `failures` …) of what `parse_column` returned, with the columns of this kind.

    The columns that were kept come first. Raises `InputError` for an unknown kind and for one that was not read.
    """
    if kind not in (known := (*tables(), failure_table().name)):
        raise InputError(f"no kind of record is called {kind!r}; use one of {', '.join(known)}")
    table, names = table_of(kind), parsed.columns
    if not {"record", *table.names} <= set(names):
        raise InputError(f"this DataFrame has no {kind}; call parse_column with kinds={kind!r}")
    kept = names[: names.index("record")]
    return parsed.where(f"record = '{table.record}'").select(*kept, *table.names)


def _check_type(df: DataFrame, name: str | None, types: Sequence[str]) -> None:
    """`InputError` if a column has none of these types."""
    if name is not None and (found := df.schema[name].dataType.typeName()) not in types:
        raise InputError(f"the column {name!r} is {found}; it must be one of {', '.join(types)}")


def _schema(df: DataFrame, reader: ColumnReader) -> StructType:
    """The columns of the result."""
    types = load("pyspark.sql.types", "spark")
    shared = [types.StructField(column.name, getattr(types, _TYPES[column.type])()) for column in reader.table.columns]
    return cast("StructType", types.StructType([*(df.schema[name] for name in reader.keep), *shared]))
