"""Reading a file of any supported format."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from cppcc_extract.documents.empty import empty_text
from cppcc_extract.documents.encoding import decode
from cppcc_extract.documents.file_kinds import is_html, kind_of
from cppcc_extract.documents.limits import FILE_BYTES, check_size
from cppcc_extract.documents.paths import check_path, path_name
from cppcc_extract.errors import DocumentError, InputError
from cppcc_extract.models import Document

Bytes = bytes | bytearray | memoryview


def read_document(source: str | Path | Bytes | BinaryIO, *, origin: str | None = None) -> Document:
    """The text of a file: a text in any Chinese encoding, an HTML page, a PDF or a Word file, by its content.

    `source` is a path, the bytes, or a file opened for bytes; `origin` is its name in results, by default the path.
    Raises `DocumentError`, which says what to do, for an unreadable file, `MissingExtraError` if the library for its
    format is not installed, `OSError` if there is no such file, and `InputError` for another type and for an
    impossible path.
    """
    data = _bytes_of(source)
    if origin is None:
        name = source if isinstance(source, (str, Path)) else getattr(source, "name", None)
        origin = path_name(name) if isinstance(name, (str, Path)) else None
    check_size(len(data), FILE_BYTES, "the file", "give the article alone")
    kind = kind_of(data)
    if kind == "pdf":
        from cppcc_extract.documents.pdf.reader import read_pdf

        pdf = read_pdf(data)
        return Document(
            text=pdf.text,
            kind="pdf",
            title=pdf.title,
            source=pdf.source,
            published=pdf.published,
            origin=origin,
            warnings=pdf.warnings,
        )
    if kind == "docx":
        from cppcc_extract.documents.docx import read_docx

        return read_docx(data, origin=origin)
    text, encoding, warnings = decode(data)
    if is_html(text):
        from cppcc_extract.documents.html.reader import read_html

        return read_html(data, origin=origin)
    warnings += empty_text(text)
    return Document(text=text, kind="text", origin=origin, encoding=encoding, warnings=warnings)


def _bytes_of(source: str | Path | Bytes | BinaryIO) -> bytes:
    """The bytes, one more than the limit at most; a pipe, which may never be written to, is not opened."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, (str, Path)):
        path = check_path(source)
        mode = path.stat().st_mode
        if not S_ISREG(mode) and not S_ISDIR(mode):
            raise DocumentError("this is a pipe or a device, not a file; save its output to a file, and read that")
        with path.open("rb") as stream:
            return stream.read(FILE_BYTES + 1)
    if not hasattr(source, "read"):
        raise InputError(
            f"a file must be a path, bytes, or a file opened for bytes, not {type(source).__name__}; "
            "write read_document('article.txt')"
        )
    data = source.read(FILE_BYTES + 1)
    if not isinstance(data, bytes):
        raise DocumentError("the file was opened for text; open it with mode 'rb', so that its encoding can be found")
    return data
