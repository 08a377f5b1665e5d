"""The name of a file in results: its path as text, whatever bytes its name is made of."""

from __future__ import annotations

import os
from pathlib import Path

from cppcc_extract.errors import InputError


def path_name(path: str | Path) -> str:
    r"""The path as text that every format can hold; bytes of a name that are not UTF-8 are written `\xd5`."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return str(path).encode("utf-8", "backslashreplace").decode()


def check_path(path: str | Path) -> Path:
    """The path; `InputError` for a name that no file can have (a NUL, a surrogate that stands for no byte)."""
    try:
        if b"\0" not in os.fsencode(path):
            return Path(path)
        reason = "it holds a NUL character"
    except UnicodeEncodeError as error:
        reason = f"it holds the lone surrogate U+{ord(error.object[error.start]):04X}"
    raise InputError(f"no file can have the name {os.fspath(path)!r}: {reason}; check the path")
