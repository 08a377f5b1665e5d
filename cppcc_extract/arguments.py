"""Arguments of public functions, checked and normalised; `InputError` says what to write instead."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from cppcc_extract.errors import InputError
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document, Warning
from cppcc_extract.resolve.edtf import edtf, exists

# 2024-1-5, 2024/1/5, 2024.1.5, 2024年1月5日, each also without day, and with a time of day that is left out
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:(?:T|\s+)\d{1,2}[:时].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PATH = re.compile(r"\s*[^\n。；！？，]{1,255}\.(?:txt|md|html?|shtml|xhtml|mht|pdf|docx?|xlsx?)\s*", re.IGNORECASE)


def as_date(given: object, name: str = "published") -> str | None:
    """A date, a datetime or a string in one of the usual notations as EDTF; `name` is what the argument is called.

    A year or a month is enough. Raises `InputError` for another type and for a day that is not in the calendar.
    """
    if given is None:
        return None
    if isinstance(given, date):
        given = str(given)  # and not strftime, which leaves the zeros of the year 476 out
    if not isinstance(given, str):
        raise InputError(f"{name}={given!r} must be a date or a string, not {type(given).__name__}; write '2023-08-11'")
    match = _COMPACT.fullmatch(given.strip()) or _DAY.fullmatch(given.strip())
    if match is None:
        raise InputError(f"{name}={given!r} is not a date; write 2023-08-11, 2023-08 or 2023")
    numbers = [int(part) if part else None for part in match.groups()]
    if not exists(*numbers):
        raise InputError(f"{name}={given!r} is not a day of the calendar; write 2023-08-11, 2023-08 or 2023")
    return edtf(*numbers)


def check_text(text: object) -> str:
    """The text itself, or an `InputError` that states what is wrong and what to do."""
    if not isinstance(text, str):
        raise InputError(f"a text must be str, not {type(text).__name__}; {_remedy(text)}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"lone surrogate U+{ord(text[error.start]):04X} at offset {error.start}; "
            "decode the file with errors='replace' instead of 'surrogateescape'"
        ) from error
    return text


def _remedy(given: object) -> str:
    if isinstance(given, os.PathLike):
        return "read the file with read_document(path) and pass what it returns"
    if isinstance(given, (bytes, bytearray, memoryview)) or hasattr(given, "read"):
        return "decode it, or pass what read_document returns"
    if isinstance(given, (list, tuple, set)):
        return "pass one text, or several to parse_many"
    return "pass the words of an article"


def check_document(document: Document) -> Document:
    """The document with its day as EDTF; `InputError` if its text, day or names cannot be used."""
    check_text(document.text)
    for name in ("title", "source", "url", "origin"):
        try:
            check_text(getattr(document, name) or "")
        except InputError as error:
            raise InputError(f"{name} of the document: {error}") from error
    day = as_date(document.published, "published of the document")
    return document if day == document.published else document.model_copy(update={"published": day})


def path_warnings(text: str) -> tuple[Warning, ...]:
    """A warning for a text that is nothing but the name of a file."""
    if not _PATH.fullmatch(text):
        return ()
    message = (
        "this looks like the path of a file, and was read as a text; read the file with read_document(path), "
        "and give parse_many a pathlib.Path"
    )
    return (Warning(code="text.path", message=message),)


def check_source(source: object) -> str | None:
    """The name of an outlet, or None; `InputError` for another type."""
    if source is None or isinstance(source, str):
        return source and check_text(source)
    raise InputError(f"source={source!r} must be the name of an outlet, not {type(source).__name__}")


def as_lexicon(given: Lexicon | str | Path | None) -> Lexicon:
    """The lexicon itself, the default for None, the default with the rows of a TOML file for a path."""
    if given is None:
        return Lexicon.default()
    if isinstance(given, Lexicon):
        return given
    if isinstance(given, (str, os.PathLike)):
        return Lexicon.default().extended(given)
    raise InputError(
        f"lexicon must be a Lexicon or the path of a TOML file, not {type(given).__name__}; "
        "write lexicon='my_words.toml'"
    )
