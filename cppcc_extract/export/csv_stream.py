"""CSV: one table of all kinds, or of those that are asked for; the column `record` names the kind."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cppcc_extract.export.columns import Value, merged, one_table, rows_of
from cppcc_extract.export.writer import Writer
from cppcc_extract.models import Article

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"); other widths of it count too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\u2212")
# What a spreadsheet may drop or skip before a formula: characters of these categories, and letters that have no form
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me")
_FILLERS = ("\u115f", "\u1160", "\u3164", "\uffa0")


class CsvStream(Writer):
    """A table with a header, in UTF-8, to an open stream of bytes, which stays open.

    `bom` begins it with the mark by which Excel recognises the encoding.
    """

    def __init__(self, stream: BinaryIO, kinds: Sequence[str], *, bom: bool = False) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig" if bom else "utf-8", newline="")
        self._text.write(_lines([one_table(tuple(kinds)).names]))
        self.encode = partial(_article_lines, kinds=tuple(kinds))

    def write(self, articles: Sequence[str], name: Path | None = None) -> None:
        """Take the articles of one input."""
        self._text.writelines(articles)

    def close(self) -> None:
        """Write what is left and detach from the stream."""
        self._text.detach()

    abandon = close


def _article_lines(article: Article, kinds: tuple[str, ...]) -> str:
    return _lines([harmless(value) for value in row] for row in merged(rows_of(article), kinds))


def _lines(rows: Iterable[Sequence[Value]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def harmless(value: Value) -> Value:
    """The value of a cell; an apostrophe precedes words that a spreadsheet would run as a formula."""
    if isinstance(value, str) and (value.startswith(_FORMULA) or _begins(value) in _FORMULA):
        return f"'{value}"
    return value


def _begins(value: str) -> str:
    """The first character that is seen, in its usual width."""
    seen = (c for c in value if c not in _FILLERS and unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFKC", next(seen, ""))[:1]
