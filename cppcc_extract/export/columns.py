"""The flat schema that all formats share: which tables there are, and what their columns are made of.

A column has the name of the field; parts of a field are joined to its name by `_` (`span_start`,
`period_start`), except that the EDTF value of a time has the name of the time (`period`, `date`). Lists of words are
joined by ；, other lists and maps are JSON. Besides the fields there are `sentence_text`, the words of the
source around a record, and the id, title, day and origin of its article.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from cppcc_extract.base_model import Model
from cppcc_extract.models import (
    Article,
    Check,
    Event,
    Failure,
    Initiative,
    Metric,
    Organisation,
    Person,
    Record,
    Section,
    Span,
    TimeReference,
    Warning,
)

ColumnType = Literal["string", "integer", "number", "date"]
Value = str | int | float | date | None
Row = tuple[Value, ...]
Rows = dict[str, list[Row]]
Reader = Callable[[Any], tuple[Value, ...]]

JOINT = "；"
_AROUND = 500  # characters of a sentence on each side of a record, so that a table grows no faster than its text


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `technical` ones (places, rules, ids) are for programs; a workbook has them last."""

    name: str
    type: ColumnType
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: all records of one kind, a row each; `record` is the singular name of the kind."""

    name: str
    record: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(column.name for column in self.columns)


_MODELS: Mapping[str, tuple[str, type[Model]]] = {
    "metrics": ("metric", Metric),
    "events": ("event", Event),
    "initiatives": ("initiative", Initiative),
    "organisations": ("organisation", Organisation),
    "people": ("person", Person),
    "checks": ("check", Check),
    "sections": ("section", Section),
    "warnings": ("warning", Warning),
}
_ID = Column("article_id", "string", technical=True)
_SENTENCE = Column("sentence_text", "string")
_ARTICLE = (
    Column("article_title", "string"),
    Column("article_published", "string"),
    Column("article_origin", "string", technical=True),
)
_TECHNICAL = frozenset(
    ("id", "article_id", "clean", "sentence", "span", "rule", "evidence", "mentions", "part_of", "records")
)
_FIRST = (
    "title", "heading", "name", "label", "value", "value_max", "unit", "bound", "organisation", "period", "date",
    "verdict", "arithmetic", "sentence_text",
)  # fmt: skip
_IDS = ("id", "article_id")
# Fields of Article that have tables of their own, or are the columns of its library.
_APART = frozenset((*_MODELS, "further", "library"))


def tables() -> dict[str, Table]:
    """All tables by name, `articles` first."""
    return dict(_tables())


@cache
def _tables() -> Mapping[str, Table]:
    found = {"articles": Table("articles", "article", _article_columns())}
    for name, (record, model) in _MODELS.items():
        sentence = (_SENTENCE,) if issubclass(model, Record) else ()
        found[name] = Table(name, record, (_ID, *_columns(model), *sentence, *_ARTICLE))
    further = (_ID, Column("extractor", "string"), *_columns(Record), Column("fields", "string"), _SENTENCE, *_ARTICLE)
    found["further"] = Table("further", "further", further)
    return types.MappingProxyType(found)


@cache
def failure_table() -> Table:
    """The table of inputs that could not be read; only one table that holds several kinds can have its rows."""
    return Table("failures", "failure", _columns(Failure))


def table_of(kind: str) -> Table:
    """The table of one kind of record, or of `failures`."""
    return failure_table() if kind == failure_table().name else _tables()[kind]


def for_reading(table: Table) -> tuple[Column, ...]:
    """The columns in the order in which they are looked for: what is said first, then places and rules, ids last."""
    return tuple(sorted(table.columns, key=_looked_for))


def _looked_for(column: Column) -> tuple[bool, bool, int]:
    first = _FIRST.index(column.name) if column.name in _FIRST else len(_FIRST)
    return column.technical, column.name in _IDS, first


def rows_of(article: Article) -> Rows:
    """The rows of one article by table, in the order of the columns; tables without rows are left out."""
    about = (article.title, article.published, article.origin)
    found: Rows = {"articles": [_article_row(article)]}
    for name, (_, model) in _MODELS.items():
        told = issubclass(model, Record)
        found[name] = [
            (article.id, *_values(model, record), *((_sentence(record, article.text),) if told else ()), *about)
            for record in getattr(article, name)
        ]
    found["further"] = [
        (article.id, name, *_values(Record, record), _own_fields(record), _sentence(record, article.text), *about)
        for name, records in article.further.items()
        for record in records
    ]
    return {name: rows for name, rows in found.items() if rows}


def failure_rows(failure: Failure) -> Rows:
    """The row of an input that could not be read, by table."""
    return {failure_table().name: [tuple(_values(Failure, failure))]}


def one_table(names: Iterable[str]) -> Table:
    """The union of several tables, for a file that holds only one: `record` names the kind."""
    columns = {"record": Column("record", "string")}
    for name in names:
        columns |= {column.name: column for column in table_of(name).columns if column.name not in columns}
    return Table("records", "record", tuple(columns.values()))


@cache
def placing(name: str, names: tuple[str, ...]) -> tuple[int | None, ...]:
    """For each column of the union, where a row of one table has its value; None if it has no value."""
    own = {column: n for n, column in enumerate(table_of(name).names)}
    return tuple(own.get(column) for column in one_table(names).names)


def merged(rows: Rows, names: tuple[str, ...]) -> list[Row]:
    """The rows of several tables as rows of their union."""
    return [
        (table_of(name).record, *(None if at is None else row[at] for at in placing(name, names)[1:]))
        for name in names
        for row in rows.get(name, ())
    ]


def as_numbers(values: Iterable[Value]) -> list[Value]:
    """The values of a numeric column as floating-point numbers.

    A whole number of more than 15 digits is rounded, and one of more than 308 digits is infinite.
    """
    return [_float(value) if isinstance(value, int) else value for value in values]


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a model: its columns, and how their values are read from it."""

    name: str
    columns: tuple[Column, ...]
    read: Reader


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    hints = get_type_hints(model)
    return tuple(_field(name, hints[name]) for name in model.model_fields)


def _field(name: str, hint: Any) -> _Field:
    """How a field is flattened, according to its type."""
    kinds = [part for part in _parts(hint) if part is not type(None)]
    if kinds in ([Span], [TimeReference]):
        inner = _fields(kinds[0])
        columns = tuple(
            replace(column, name=_inner_name(name, column.name), technical=column.technical or name in _TECHNICAL)
            for field in inner
            for column in field.columns
        )
        return _Field(name, columns, _nested(inner, len(columns)))
    plain: dict[Any, ColumnType] = {str: "string", int: "integer", float: "number", date: "date"}
    if all(kind in plain for kind in kinds):
        found = "number" if float in kinds else plain[kinds[0]]
        return _Field(name, (Column(name, found, name in _TECHNICAL),), _same)
    read = _joined if _is_words(hint) else _as_json
    return _Field(name, (Column(name, "string", name in _TECHNICAL),), read)


def _inner_name(outer: str, inner: str) -> str:
    """The column of a field within a field; the value of a time has the name of the time itself."""
    return outer if inner == "edtf" else f"{outer}_{inner}"


def _parts(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(kind for part in get_args(hint) for kind in _parts(part))
    return (str,) if get_origin(hint) is Literal else (hint,)


def _is_words(hint: Any) -> bool:
    return get_origin(hint) is tuple and get_args(hint)[:1] == (str,)


def _nested(fields: tuple[_Field, ...], width: int) -> Reader:
    nothing = (None,) * width

    def read(value: Any) -> tuple[Value, ...]:
        return nothing if value is None else tuple(v for f in fields for v in f.read(getattr(value, f.name)))

    return read


def _same(value: Any) -> tuple[Value, ...]:
    return (value,)


def _joined(value: Any) -> tuple[Value, ...]:
    return (JOINT.join(value) or None,)


def _as_json(value: Any) -> tuple[Value, ...]:
    if not value:
        return (None,)
    plain = (
        {name: _plain(item) for name, item in value.items()}
        if isinstance(value, Mapping)
        else [_plain(item) for item in value]
    )
    return (json.dumps(plain, ensure_ascii=False, separators=(",", ":")),)


def _plain(item: Any) -> Any:
    return item.model_dump(mode="json") if isinstance(item, BaseModel) else item


def _columns(model: type[BaseModel]) -> tuple[Column, ...]:
    return tuple(column for field in _fields(model) for column in field.columns)


def _values(model: type[BaseModel], record: Any) -> list[Value]:
    return [value for field in _fields(model) for value in field.read(getattr(record, field.name))]


def _sentence(record: Record, text: str) -> str:
    """The sentence of a record as the source has it, on one line; of a very long one, the words around the record."""
    start = max(record.sentence.start, record.span.start - _AROUND)
    end = min(record.sentence.end, record.span.end + _AROUND)
    before = "…" if start > record.sentence.start else ""
    after = "…" if end < record.sentence.end else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"


def _own_fields(record: Record) -> str:
    common = set(Record.model_fields)
    return record.model_dump_json(exclude=common)


def _article_columns() -> tuple[Column, ...]:
    own = [column for field in _fields(Article) if field.name not in _APART for column in field.columns]
    return (*own, Column("library_version", "string", True), Column("library_lexicon", "string", True))


def _article_row(article: Article) -> Row:
    own = [v for f in _fields(Article) if f.name not in _APART for v in f.read(getattr(article, f.name))]
    return (*own, article.library.version, article.library.lexicon)
