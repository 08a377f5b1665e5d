"""The text of a PDF: columns in order, whole paragraphs, captions apart, without the furniture of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.documents.pdf.chars import PageChars, read_chars
from cppcc_extract.documents.pdf.fonts import square_fonts
from cppcc_extract.documents.pdf.furniture import article_end, find_furniture, is_print_out, read_folio
from cppcc_extract.documents.pdf.layout import Line, read_lines
from cppcc_extract.documents.pdf.paragraphs import LARGE, Paragraph, read_paragraphs
from cppcc_extract.errors import DocumentError
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Warning

MAX_PAGES = 2_000  # a yearbook; what is longer is a collection, to be given in parts
MAX_CHARACTERS = 3_000_000  # of all pages: some minutes and a gigabyte at most
_UNREADABLE = 0.5  # share of unknown characters above which nothing can be trusted
_NAMED = 8  # pages that a warning names

# Two threads inside pdfium crash the interpreter.
_PDFIUM = Lock()

_FILE_NAME = re.compile(r"(?i)microsoft\s+\w+\s*[-–—]|.*\.(?:docx?|wps|pdf|indd|qxd|cdr|ps|tmp|txt|rtf|html?)$")
_NO_TITLE = re.compile(
    r"(?i)(?:untitled|unknown|document|title|anonymous|无标题|未命名|文档|标题|演示文稿|幻灯片|[\W\d_])*$"
)
_MASTHEAD = re.compile(r".{1,6}[报報网網刊]$")


class PdfText(NamedTuple):
    """The text of a PDF, one paragraph per line; the title is its headline, otherwise the title that the file states.

    `source` is the paper that the margins name, `published` the day there in EDTF.
    """

    text: str
    title: str | None
    warnings: tuple[Warning, ...]
    source: str | None = None
    published: str | None = None


def read_pdf(data: bytes) -> PdfText:
    """The text of a PDF.

    Raises `DocumentError` for a file that is damaged, encrypted, too long, or without text that can be read (scanned
    pages, fonts that do not state their characters), and `MissingExtraError` without the extra `pdf`.
    """
    pdfium = load("pypdfium2", "pdf")
    raw = load("pypdfium2.raw", "pdf")
    with _PDFIUM, square_fonts(raw), closing(_opened(pdfium, data)) as document:
        pages, counts = _read_pages(pdfium, document)
        said = document.get_metadata_value("Title")
    sizes = Counter[float]()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size * 2) / 2 or line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], -size), default=1.0)
    furniture = find_furniture(pages, body)
    kept = [[line for line in lines if id(line) not in furniture] for lines in pages]
    if not any(kept):
        raise DocumentError("the PDF has no text layer: its pages are pictures; run OCR on it first")
    paragraphs = read_paragraphs([line for lines in kept for line in lines], body)
    if is_print_out(pages, furniture):
        patterns = Lexicon.default().derived(build_patterns)
        paragraphs = paragraphs[: article_end([p.text for p in paragraphs], patterns)]
    text = "".join(("\n" if p.near else "\n\n") * (n > 0) + p.text for n, p in enumerate(paragraphs))
    title, folio = _headline(paragraphs, body) or _title(said), read_folio(pages, furniture)
    source, published = (folio.outlet, folio.day) if folio else (None, None)
    return PdfText(text, title, tuple(_warnings(kept, counts)), source, published)


def _opened(pdfium: Any, data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("the PDF is encrypted; save it without its password and read that") from error
        raise DocumentError("the PDF is damaged or not a PDF; fetch or export it again") from error


def _read_pages(pdfium: Any, document: Any) -> tuple[list[list[Line]], list[PageChars]]:
    """The lines of each page, and its counts; the characters of a page are released before the next."""
    pages: list[list[Line]] = []
    counts: list[PageChars] = []
    total = 0
    if len(document) > MAX_PAGES:
        raise DocumentError(
            f"the PDF has {len(document):,} pages, more than {MAX_PAGES:,}; split it and read the parts"
        )
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
                total += textpage.count_chars()
                if total > MAX_CHARACTERS:
                    raise DocumentError(
                        f"the PDF has more than {MAX_CHARACTERS:,} characters; split it and read the parts"
                    )
                read = read_chars(textpage)
        except pdfium.PdfiumError as error:
            raise DocumentError(f"page {number + 1} of the PDF is damaged; fetch or export it again") from error
        lines = read_lines(read.chars)
        for line in lines:
            line.page = number
        pages.append(lines)
        counts.append(read._replace(chars=[]))
    unmapped, known = sum(count.unmapped for count in counts), sum(count.total for count in counts)
    if known and unmapped > _UNREADABLE * known:
        raise DocumentError(
            f"the fonts of the PDF do not state their characters ({unmapped:,} of {known:,} are unknown); run OCR on it"
        )
    return pages, counts


def _headline(paragraphs: Sequence[Paragraph], body: float) -> str | None:
    """The lines in the largest type on the first page, mastheads apart."""
    large = [p for p in paragraphs if p.lines[0].page == 0 and p.lines[0].size > LARGE * body]
    large = [p for p in large if not _MASTHEAD.match(p.text)]
    if not large:
        return None
    size = max(p.lines[0].size for p in large)
    first = next(n for n, p in enumerate(large) if p.lines[0].size > 0.98 * size)
    parts = [large[first].text]
    for paragraph in large[first + 1 :]:
        if not paragraph.near or paragraph.lines[0].size < 0.98 * size:
            break
        parts.append(paragraph.text)
    return " ".join(parts)


def _title(said: str) -> str | None:
    """The title that the file states, if it is not a file name or a placeholder."""
    title = " ".join(said.split())
    return None if _NO_TITLE.match(title) or _FILE_NAME.match(title) or "\ufffd" in title else title


def _warnings(pages: Sequence[Sequence[Line]], counts: Sequence[PageChars]) -> list[Warning]:
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    warnings: list[Warning] = []
    if empty:
        message = f"no text on {_named(empty)}; if there is some in pictures, run OCR on the file"
        warnings.append(Warning(code="pdf.page_without_text", message=message))
    if unmapped := sum(count.unmapped for count in counts):
        where = _named([number for number, count in enumerate(counts, 1) if count.unmapped])
        message = f"{unmapped:,} characters on {where} are not known (the font does not state them); check the page"
        warnings.append(Warning(code="pdf.unmapped", message=message))
    if turned := sum(count.turned for count in counts):
        where = _named([number for number, count in enumerate(counts, 1) if count.turned])
        message = f"{turned:,} characters on {where} run in another direction than the text and were left out"
        warnings.append(Warning(code="pdf.turned_text", message=message))
    if across := [number for number, lines in enumerate(pages, 1) if any(line.across for line in lines)]:
        message = f"{_named(across)} has too many pieces to find all its columns; what is left was read across"
        warnings.append(Warning(code="pdf.columns", message=message))
    if vertical := [number for number, lines in enumerate(pages, 1) if any(line.vertical for line in lines)]:
        message = f"columns on {_named(vertical)} are vertical and were read from right to left; compare with the page"
        warnings.append(Warning(code="pdf.vertical", message=message))
    if loose := [number for number, lines in enumerate(pages, 1) if _has_loose_rows(lines)]:
        message = f"figures on {_named(loose)} are in rows that do not look like a table; check them"
        warnings.append(Warning(code="pdf.table", message=message))
    return warnings


def _has_loose_rows(lines: Sequence[Line]) -> bool:
    """Whether two lines in a row have wide gaps and figures, and are not read as rows of a table."""
    loose = [line.cells and not line.row and any(map(str.isdigit, line.text)) for line in lines]
    return any(a and b for a, b in pairwise(loose))


def _named(pages: Sequence[int]) -> str:
    names = ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")
    return f"page{'s' if len(pages) > 1 else ''} {names}"
