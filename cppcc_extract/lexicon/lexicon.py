"""The tables of the library and of its user, loaded, checked and ready to match."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from cppcc_extract.errors import LexiconError
from cppcc_extract.lexicon.matcher import Matcher, Rare
from cppcc_extract.lexicon.schema import TABLES, Row

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

R = TypeVar("R", bound=Row)


class Lexicon:
    """All tables, immutable. A later row with the same surface wins over an earlier one."""

    def __init__(self, tables: Mapping[str, tuple[Row, ...]]) -> None:
        self._tables = dict(tables)
        self._derived: dict[Any, Any] = {}

    @classmethod
    def default(cls) -> Lexicon:
        """The tables that ship with the library, loaded on first use."""
        return _default()

    def extended(self, *paths: str | Path) -> Lexicon:
        """These tables and those of the given TOML files; `LexiconError` names file, entry and remedy."""
        tables = dict(self._tables)
        for path in paths:
            for name, rows in read_tables(Path(path).read_text(encoding="utf-8-sig"), str(path)).items():
                tables[name] = (*tables.get(name, ()), *rows)
        return Lexicon(tables)

    def rows(self, table: str, kind: type[R]) -> tuple[R, ...]:
        """The rows of a table, one a surface."""
        unique = {row.surface: row for row in self._tables.get(table, ())}
        return cast("tuple[R, ...]", tuple(unique.values()))

    def matcher(self, table: str) -> Matcher[Row]:
        """The automaton over the surfaces of a table, built once."""
        key = ("matcher", table)
        if key not in self._derived:
            self._derived[key] = Matcher((row.surface, row) for row in self.rows(table, Row))
        return cast("Matcher[Row]", self._derived[key])

    def rare(self, table: str) -> Rare[Row]:
        """The pattern over the surfaces of a table whose words are rare, built once."""
        key = ("rare", table)
        if key not in self._derived:
            self._derived[key] = Rare((row.surface, row) for row in self.rows(table, Row))
        return cast("Rare[Row]", self._derived[key])

    def derived(self, build: Any) -> Any:
        """`build(self)`, computed once for these tables: for what a stage makes of them (regexes, dictionaries)."""
        if build not in self._derived:
            self._derived[build] = build(self)
        return self._derived[build]

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        # what is derived is built again where it is needed, which is quicker than to carry it to another process
        return (_default, ()) if self is _default() else (Lexicon, (self._tables,))

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any row."""
        return str(self.derived(_fingerprint))


def _fingerprint(lexicon: Lexicon) -> str:
    digest = sha256()
    for name in sorted(lexicon._tables):
        for row in lexicon._tables[name]:
            digest.update(f"{name}\t{row.model_dump_json()}\n".encode())
    return digest.hexdigest()[:12]


def read_tables(toml: str, origin: str) -> dict[str, tuple[Row, ...]]:
    """The tables of one TOML text; `origin` names it in errors."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{origin}: not valid TOML ({error}); mend the line it names") from error
    tables: dict[str, tuple[Row, ...]] = {}
    for name, rows in data.items():
        kind = TABLES.get(name)
        if kind is None:
            raise LexiconError(f"{origin}: no table is called {name!r}; use one of {', '.join(sorted(TABLES))}")
        if not isinstance(rows, list):
            raise LexiconError(f"{origin}: table {name!r} is not a list of rows; write {name} = [ {{...}}, ... ]")
        tables[name] = tuple(_row(kind, raw, f"{origin}: {name} row {n}") for n, raw in enumerate(rows, 1))
    return tables


def _row(kind: type[Row], raw: Any, where: str) -> Row:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "row"
        surface = raw.get("surface") if isinstance(raw, dict) else raw
        raise LexiconError(f"{where} ({surface!r}): {field}: {first['msg']}") from error


@lru_cache(maxsize=1)
def _default() -> Lexicon:
    tables: dict[str, tuple[Row, ...]] = {}
    folder = files("cppcc_extract.lexicon") / "tables"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for name, rows in read_tables(file.read_text(encoding="utf-8"), file.name).items():
                tables[name] = (*tables.get(name, ()), *rows)
    return Lexicon(tables)
