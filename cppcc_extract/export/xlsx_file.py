"""XLSX: a workbook to send to a colleague, one sheet per kind, each figure with its sentence beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cppcc_extract.errors import OutputError
from cppcc_extract.export.columns import Column, Row, Rows, Table, rows_of, tables
from cppcc_extract.export.writer import DraftWriter
from cppcc_extract.extras import load

# Limits of the format: https://support.microsoft.com/office/excel-specifications-and-limits
_ROWS = 1_048_576
_CELL = 32_767
_LARGEST = 9.99e307
_FIRST = ("text", "sentence_text", "title", "heading")
# Columns that only programs read, for which there are better formats; and the text, which is longer than a cell.
_LEFT_OUT = re.compile(
    r"(?:clean|article_id|evidence|mentions|(?:\w+_)?span_(?:start|end)|sentence_(?:start|end)|articles\.text"
    r"|organisations\.sentence_text)$"
)
_RARE = ("further",)  # kinds that get a sheet only if they have rows
_WIDTHS = {
    "sentence_text": 60, "message": 60, "title": 40, "article_title": 30, "label": 22, "name": 22, "arithmetic": 30,
    "period": 22, "date": 22, "organisation": 18, "unit": 8, "bound": 8, "status": 9, "relation": 9,
}  # fmt: skip
_WIDTH = {"string": 14, "integer": 8, "number": 10, "date": 11}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}
# What a workbook states as its day, so that the same records give the same bytes: the first that a ZIP file knows
CREATED = {"created": datetime(1980, 1, 1)}


class XlsxFile(DraftWriter):
    """`FILE.xlsx`. Columns for programs (places, rules, ids) come last, folded; those that no sheet needs are left out.

    A full sheet continues in a second one (`metrics 2`); a cell that is too long ends with ….
    """

    encode = staticmethod(rows_of)

    def __init__(self, path: Path, kinds: Sequence[str]) -> None:
        xlsxwriter = load("xlsxwriter", "xlsx")
        super().__init__(path)
        self._error: type[Exception] = load("xlsxwriter.exceptions", "xlsx").XlsxWriterException
        self._book = xlsxwriter.Workbook(str(self.draft), _OPTIONS)
        styles = {
            "head": self._book.add_format({"bold": True, "bg_color": "#DDE6F0", "valign": "top"}),
            "date": self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "wrapped": self._book.add_format({"valign": "top", "text_wrap": True}),
            "cell": self._book.add_format({"valign": "top"}),
        }
        self._book.set_properties(CREATED)
        self._sheets = [_Sheet(self._book, tables()[kind], styles) for kind in dict.fromkeys(("articles", *kinds))]

    def write(self, articles: Sequence[Rows], name: Path | None = None) -> None:
        """Take the articles of one input."""
        for rows in articles:
            for sheet in self._sheets:
                for row in rows.get(sheet.table.name, ()):
                    sheet.add(row)

    def complete(self) -> None:
        """Set the filters."""
        for sheet in self._sheets:
            sheet.finish()

    def shut(self) -> None:
        """Close the draft."""
        try:
            self._book.close()
        except self._error as error:
            raise OutputError(
                f"{self._target} could not be written ({error}); free some space or name another file"
            ) from error


class _Sheet:
    """One table, in as many sheets as it fills."""

    def __init__(self, book: Any, table: Table, styles: Mapping[str, Any]) -> None:
        self.table = table
        self._book = book
        self._styles = styles
        kept = [(n, c) for n, c in enumerate(table.columns) if not _is_left_out(table, c)]
        self._columns: list[tuple[int, Column]] = sorted(kept, key=lambda column: _rank(column[1]))
        self._number = 0
        if table.name not in _RARE:
            self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self.table.name if self._number == 1 else f"{self.table.name} {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for at, (_, column) in enumerate(self._columns):
            wrapped = column.name == "sentence_text"
            style = self._styles["wrapped" if wrapped else "date" if column.type == "date" else "cell"]
            width = _WIDTHS.get(column.name, _WIDTH[column.type])
            self._sheet.set_column(at, at, width, style, {"level": 1, "hidden": True} if column.technical else {})
            self._sheet.write_string(0, at, column.name, self._styles["head"])
        self._next = 1

    def add(self, row: Row) -> None:
        """Write one row."""
        if self._number == 0 or self._next == _ROWS:
            self.finish()
            self._begin()
        sheet, line = self._sheet, self._next
        for at, (place, _) in enumerate(self._columns):
            value = row[place]
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(line, at, value if len(value) <= _CELL else f"{value[: _CELL - 1]}…")
            elif isinstance(value, date):
                sheet.write_datetime(line, at, value)
            elif abs(value) > _LARGEST:
                sheet.write_string(line, at, str(value))
            else:
                sheet.write_number(line, at, value)
        self._next += 1

    def finish(self) -> None:
        """Set the filter over the written rows."""
        if self._number:
            self._sheet.autofilter(0, 0, max(1, self._next - 1), len(self._columns) - 1)


def _is_left_out(table: Table, column: Column) -> bool:
    return _LEFT_OUT.match(column.name) is not None or _LEFT_OUT.match(f"{table.name}.{column.name}") is not None


def _rank(column: Column) -> tuple[bool, int]:
    return column.technical, _FIRST.index(column.name) if column.name in _FIRST else len(_FIRST)
