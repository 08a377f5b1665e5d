"""Optional libraries: loaded where they are used; if one is missing, the error names its extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cppcc_extract.errors import MissingExtraError


def load(module: str, extra: str) -> Any:
    """The module, or a `MissingExtraError` that says which extra installs it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MissingExtraError(
            f"this needs the library {error.name}, which is not installed; "
            f"install it from a checkout of cppcc_extract with: pip install '.[{extra}]'"
        ) from error
