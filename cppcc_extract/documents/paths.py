"""What a file is called in results: its path as text, whatever bytes its name is made of."""

from __future__ import annotations

import os
from pathlib import Path


def path_name(path: str | Path) -> str:
    r"""The path as text that every format can hold; bytes of a name that are not UTF-8 are written `\xd5`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
