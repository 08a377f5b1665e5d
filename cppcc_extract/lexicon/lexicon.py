"""The tables of the library and of its user, loaded, checked and ready to match."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
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
        return self.with_tables(*(read_tables(read_toml(path), str(path)) for path in paths))

    def with_tables(self, *more: Mapping[str, tuple[Row, ...]]) -> Lexicon:
        """These tables and more rows of them."""
        tables = dict(self._tables)
        for given in more:
            for name, rows in given.items():
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


def read_toml(path: str | Path) -> str:
    """The text of a TOML file; `LexiconError` says what to do where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; name a TOML file that can be read") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error


def read_tables(toml: str, origin: str) -> dict[str, tuple[Row, ...]]:
    """The tables of one TOML text; `LexiconError` for the first thing that is wrong, with `origin` and its line."""
    tables, problems = check_tables(toml, origin)
    if problems:
        raise LexiconError(problems[0])
    return tables


def check_tables(toml: str, origin: str) -> tuple[dict[str, tuple[Row, ...]], list[str]]:
    """The tables of one TOML text as far as they are right, and a line for each thing that is wrong."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{origin}: not valid TOML ({error}); mend the line it names"]
    tables: dict[str, tuple[Row, ...]] = {}
    problems: list[str] = []
    for name, rows in data.items():
        kind = TABLES.get(name)
        if kind is None:
            problems.append(f"{origin}: no table is called {name!r}; use one of {', '.join(sorted(TABLES))}")
        elif not isinstance(rows, list):
            problems.append(f"{origin}: table {name!r} is not a list of rows; write {name} = [ {{...}}, ... ]")
        else:
            tables[name] = tuple(_right_rows(kind, rows, name, toml, origin, problems))
    return tables, problems


def _right_rows(
    kind: type[Row], rows: list[Any], name: str, toml: str, origin: str, problems: list[str]
) -> Iterator[Row]:
    for number, raw in enumerate(rows, 1):
        try:
            yield kind.model_validate(raw)
        except ValidationError as error:
            surface = raw.get("surface") if isinstance(raw, dict) else raw
            line = line_of(toml, surface)
            place = f"{origin}:{line}" if line else origin
            problems.append(f"{place}: {name} row {number} ({surface!r}): {_remedy(kind, error)}")


def _remedy(kind: type[Row], error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"])) or "row"
    if first["type"] == "missing":
        return f"{field}: is missing; add {field} = ..."
    if first["type"] == "extra_forbidden":
        return f"{field}: no such field; use some of {', '.join(kind.model_fields)}"
    return f"{field}: {first['msg'][0].lower()}{first['msg'][1:]}"


def line_of(toml: str, surface: object) -> int | None:
    """The number of the first line, from 1, that gives the surface; null where none does."""
    given = re.search(rf"surface\s*=\s*[\"']{re.escape(str(surface))}[\"']", toml)
    return toml.count("\n", 0, given.start()) + 1 if given else None


@lru_cache(maxsize=1)
def _default() -> Lexicon:
    tables: dict[str, tuple[Row, ...]] = {}
    folder = files("cppcc_extract.lexicon") / "tables"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for name, rows in read_tables(file.read_text(encoding="utf-8"), file.name).items():
                tables[name] = (*tables.get(name, ()), *rows)
    return Lexicon(tables)
