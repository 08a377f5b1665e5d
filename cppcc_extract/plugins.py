"""Tables and extractors of other packages, found by the names under which they are installed.

A package offers them as entry points: in the group `cppcc_extract.tables` a function without arguments that returns the
path of a TOML file, or several; in the group `cppcc_extract.extractors` an extractor. Nothing is loaded, and no code
of another package is run, unless its name is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, cast

from cppcc_extract.errors import PluginError
from cppcc_extract.extractors.reading import Extractor

TABLES = "cppcc_extract.tables"
EXTRACTORS = "cppcc_extract.extractors"


def installed(group: str) -> tuple[str, ...]:
    """The names that installed packages offer in a group, in order."""
    return tuple(sorted(entry_points(group=group).names))


def load_tables(name: str) -> tuple[Path, ...]:
    """The TOML files of a package, for `Lexicon.extended`; `PluginError` where none is installed under the name."""
    given = _load(TABLES, name)()
    paths = [given] if isinstance(given, (str, os.PathLike)) else given
    if not isinstance(paths, Iterable) or not all(isinstance(path, (str, os.PathLike)) for path in paths):
        raise PluginError(
            f"{name!r} returns {given!r} for its tables; its function must return a path, or a list of paths"
        )
    return tuple(map(Path, paths))


def load_extractor(name: str) -> Extractor:
    """The extractor of a package; `PluginError` where none is installed under the name."""
    return cast("Extractor", _load(EXTRACTORS, name))


def _load(group: str, name: str) -> Any:
    found = tuple(entry_points(group=group, name=name))
    if not found:
        known = ", ".join(installed(group)) or "none"
        raise PluginError(f"no package offers {name!r} in {group}; installed are: {known}")
    return _loaded(found[0])


def _loaded(point: EntryPoint) -> Any:
    try:
        loaded = point.load()
    except (ImportError, AttributeError, SyntaxError) as error:
        raise PluginError(f"{point.name!r} ({point.value}) cannot be loaded ({error}); reinstall it") from error
    if not callable(loaded):
        raise PluginError(f"{point.name!r} ({point.value}) is not a function; its package must offer one")
    return loaded
