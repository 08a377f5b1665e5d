"""The tables of the library and of its user, loaded, checked and ready to match."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import ValidationError

from cppcc_extract.errors import LexiconError
from cppcc_extract.lexicon.matcher import Matcher, Rare
from cppcc_extract.lexicon.schema import TABLES, Row

if sys.version_info >= (3, 11) and find_spec("tomli") is None:
    import tomllib
else:
    import tomli as tomllib  # compiled, so that it takes less than half the time

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
        files = [check_tables(read_toml(path), str(path)) for path in paths]
        lexicon = self.with_tables(*(file.tables for file in files))
        for file in files:
            for problem in (*file.problems, *lexicon.unknown_indicators(file)):
                raise LexiconError(problem)
        return lexicon

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

    def unknown_indicators(self, checked: Checked) -> Iterator[str]:
        """A line for each row of a file that names an indicator which these tables do not have."""
        known = {row.surface for row in self.rows("indicators", Row)}
        for name, rows in checked.tables.items():
            for row in rows:
                for id in row.indicators_named:
                    if id not in known:
                        yield (
                            f"{checked.places[name, row.surface]}: {name} {row.surface!r}: no indicator is called "
                            f"{id!r}; use one of `cppcc-extract lexicon list indicators`, or add a row for it"
                        )

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

    def __repr__(self) -> str:
        rows = sum(map(len, self._tables.values()))
        return f"Lexicon({len(self._tables)} tables, {rows:,} rows, fingerprint {self.fingerprint!r})"

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
    except ValueError as error:
        raise LexiconError(f"{path!r}: no file can be called so ({error}); name a TOML file") from error


def read_tables(toml: str, origin: str) -> dict[str, tuple[Row, ...]]:
    """The tables of one TOML text; `LexiconError` for the first thing that is wrong, with `origin` and its line."""
    checked = check_tables(toml, origin)
    if checked.problems:
        raise LexiconError(checked.problems[0])
    return checked.tables


class Checked(NamedTuple):
    """The tables of one TOML text as far as they are right, a line for each thing that is wrong, and where rows stand.

    `places` gives for each row, by table and surface, the file and, if known, the line.
    """

    tables: dict[str, tuple[Row, ...]]
    problems: list[str]
    places: dict[tuple[str, str], str]


def check_tables(toml: str, origin: str) -> Checked:
    """The tables of one TOML text; `origin` names it in the problems."""
    checked = Checked({}, [], {})
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        checked.problems.append(f"{origin}: not valid TOML ({error}); correct the line it names")
        return checked
    except (RecursionError, ValueError) as error:  # tables within tables without end, an integer of thousands of digits
        checked.problems.append(f"{origin}: nested too deep, or a number too long ({error}); write rows of words")
        return checked
    lines = _row_lines(data, toml)
    for name, rows in data.items():
        kind = TABLES.get(name)
        if kind is None:
            checked.problems.append(f"{origin}: no table is called {name!r}; use one of {', '.join(sorted(TABLES))}")
        elif not isinstance(rows, list):
            checked.problems.append(f"{origin}: table {name!r} is not a list of rows; write {name} = [ {{...}}, ... ]")
        else:
            places = [f"{origin}:{lines[name, n]}" if (name, n) in lines else origin for n in range(len(rows))]
            checked.tables[name] = tuple(_right_rows(kind, rows, name, places, checked))
    return checked


def _right_rows(kind: type[Row], rows: list[Any], name: str, places: list[str], checked: Checked) -> Iterator[Row]:
    for number, (raw, place) in enumerate(zip(rows, places, strict=True), 1):
        surface = raw.get("surface") if isinstance(raw, dict) else raw
        where = f"{place}: {name} row {number} ({surface!r})"
        try:
            row = kind.model_validate(raw)
        except ValidationError as error:
            checked.problems.append(f"{where}: {_remedy(kind, error)}")
            continue
        if (name, row.surface) in checked.places:
            checked.problems.append(f"{where}: is in this table already; keep one of the two")
        checked.places[name, row.surface] = place
        yield row


def _remedy(kind: type[Row], error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "value_error" and not first["loc"]:
        return str(first["ctx"]["error"])
    field = ".".join(map(str, first["loc"])) or "row"
    if first["type"] == "missing":
        return f"{field}: is missing; add {field} = ..."
    if first["type"] == "extra_forbidden":
        return f"{field}: no such field; use some of {', '.join(kind.model_fields)}"
    return f"{field}: {first['msg'][0].lower()}{first['msg'][1:]}"


def _row_lines(data: Mapping[str, Any], toml: str) -> dict[tuple[str, int], int]:
    """The line of the surface of each row, by table and number from 0; empty if lines and rows do not agree."""
    told = [
        (name, number)
        for name, rows in data.items()
        for number, raw in enumerate(rows if isinstance(rows, list) else ())
        if isinstance(raw, dict) and "surface" in raw
    ]
    lines = [
        number
        for number, line in enumerate(toml.split("\n"), 1)
        if not line.lstrip().startswith("#")
        for _ in re.finditer(r"(?<![\w\"'])[\"']?surface[\"']?\s*=", line)
    ]
    return dict(zip(told, lines, strict=True)) if len(lines) == len(told) else {}


@lru_cache(maxsize=1)
def _default() -> Lexicon:
    """The tables of the library, without the lines of their rows, which nobody needs to correct."""
    tables: dict[str, tuple[Row, ...]] = {}
    folder = files("cppcc_extract.lexicon") / "tables"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for name, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
                tables[name] = (*tables.get(name, ()), *map(TABLES[name].model_validate, rows))
    return Lexicon(tables)
