"""Word files: paragraphs, tables and text boxes in the order of the document.

Only the parts with text are unpacked, and in pieces, so that neither pictures nor a zip bomb fill the memory.
"""

from __future__ import annotations

import lzma
import re
import struct
import zlib
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from cppcc_extract.clean.document import clean_document
from cppcc_extract.documents.empty import empty_text
from cppcc_extract.documents.formulas import UNREAD, formula_warnings
from cppcc_extract.documents.limits import DOCX_PART_BYTES, DOCX_RATIO, DOCX_RATIO_FROM, MB, check_size
from cppcc_extract.documents.superscripts import append_raised
from cppcc_extract.documents.table_rows import Cell, bar_row, read_rows
from cppcc_extract.errors import DocumentError
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document

# What zipfile raises for damaged packages: negative offsets, undecodable names, unknown compression methods
DAMAGE = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, ValueError, RuntimeError, OSError, struct.error)
MAIN = re.compile(r"word/document\d*\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1]),
    ("http://purl.oclc.org/ooxml/officeDocument/math", _M[1:-1]),
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# Deleted or moved text, the fallback of content that is stored twice, pronunciations above the line
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}rt", f"{_W}pPr", f"{_W}sectPr"))
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Hidden, struck out once and twice
_UNREAD = ("vanish", "strike", "dstrike")
_CHUNK = 1 << 16
_NO_TITLE = re.compile(
    r".*(?:模板|格式|样式|样稿|范本|范文)\s*(?:[（(【\[].*)?$|(?:文档|文稿|新建|未命名|无标题|标题|关于|附件|稿件)?\s*[\d（()）._-]*$|.*\.(?:docx?|wps|rtf|txt)$",
    re.IGNORECASE,
)
_AGAIN = "open it in Word or WPS and save it again as .docx"


def read_docx(data: bytes, *, origin: str | None = None) -> Document:
    """The text of a Word file, an empty line between paragraphs; `title` is the paragraph of that style, else the
    title of the file's properties where the text has no headline of its own.

    Raises `DocumentError` for a package that is damaged, encrypted or too large.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            main = next((name for name in names if MAIN.fullmatch(name)), "word/document.xml")
            root = _parse(_part(package, main))
            styles = _titles(_parse(_part(package, "word/styles.xml"))) if "word/styles.xml" in names else frozenset()
            core = _parse(_part(package, "docProps/core.xml")) if "docProps/core.xml" in names else None
    except DocumentError:
        raise
    except DAMAGE as error:
        raise DocumentError(f"the Word file is damaged ({error}); {_AGAIN}") from error
    body = root.find(f"{_W}body")
    if body is None:
        raise DocumentError(f"the Word file holds no text in the format of .docx; {_AGAIN}")
    reader = _Reader(styles)
    reader.blocks(body)
    text = "\n\n".join(reader.paragraphs)
    title = reader.title or _own_title(core, text)
    warnings = (*empty_text(text), *formula_warnings("docx.formula", reader.unread_formulas))
    return Document(text=text, kind="docx", title=title, origin=origin, warnings=warnings)


def _part(package: ZipFile, name: str) -> bytes:
    """A part, read in pieces up to the limits, whatever size the package declares."""
    info = package.getinfo(name)
    if info.flag_bits & 1:
        raise DocumentError("the Word file is encrypted; open it with its password and save it without one")
    check_size(info.file_size, DOCX_PART_BYTES, f"the part {name} of the Word file", _AGAIN)
    most = max(DOCX_RATIO_FROM, info.compress_size * DOCX_RATIO)
    pieces, size = [], 0
    with package.open(info) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise DocumentError(
                    f"the part {name} of the Word file unpacks to more than {DOCX_RATIO} times its size, the most that "
                    f"is read (it has {size // MB} MB already); {_AGAIN}"
                )
            pieces.append(piece)
    return b"".join(pieces)


def _parse(data: bytes) -> Any:
    """The tree of a part; entities stay as they are, and nothing is fetched."""
    etree = load("lxml.etree", "docx")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for strict, usual in _STRICT:
        data = data.replace(strict.encode(), usual.encode())
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"the Word file is damaged or nests too deep ({error}); {_AGAIN}") from error


def _titles(styles: Any) -> frozenset[str]:
    """The ids of the styles of titles."""
    found = set()
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and (name.get(f"{_W}val") or "").lower() in ("title", "标题"):
            found.add(style.get(f"{_W}styleId") or "")
    return frozenset(found)


def _own_title(core: Any, text: str) -> str | None:
    """The title of the properties, if the text has no headline and that title is more than a file name."""
    title = " ".join((core.findtext(f"{_DC}title") or "").split()) if core is not None else ""
    if _NO_TITLE.match(title) or not re.search("[\u4e00-\u9fff]{4}", title):
        return None
    start = "\n".join(text[:_CHUNK].split("\n")[:20])
    return title if clean_document(start, Lexicon.default()).header.title is None else None


class _Piece(NamedTuple):
    """A piece of a paragraph, and whether it is set over the line."""

    text: str
    raised: bool = False


def _joined(pieces: list[_Piece]) -> str:
    """The pieces as a text; a mark over the line may be in several."""
    parts: list[str] = []
    for raised, group in groupby(pieces, key=lambda piece: piece.raised):
        text = "".join(piece.text for piece in group)
        if raised:
            append_raised(parts, text)
        else:
            parts.append(text)
    return "".join(parts)


class _Reader:
    """The paragraphs read so far; the parser nests no more than 256 elements, so that recursion is safe."""

    def __init__(self, titles: frozenset[str]) -> None:
        self.titles = titles
        self.title: str | None = None
        self.paragraphs: list[str] = []
        self.unread_formulas = 0

    def blocks(self, parent: Any) -> None:
        """All paragraphs and tables in an element, in order."""
        for child in parent.iterchildren("*"):
            if child.tag == f"{_W}p":
                self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.table(child)
            elif child.tag not in _SKIPPED:
                self.blocks(child)

    def paragraph(self, paragraph: Any) -> None:
        """One paragraph, then the text boxes anchored to it."""
        boxes: list[Any] = []
        pieces: list[_Piece] = []
        self._runs(paragraph, pieces, boxes)
        text = "\n".join(filter(None, (line.strip(" \t\xa0\u3000") for line in _joined(pieces).split("\n"))))
        if text:
            self.paragraphs.append(text)
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            if self.title is None and style is not None and style.get(f"{_W}val") in self.titles:
                self.title = " ".join(text.split("\n"))
        for box in boxes:
            self.blocks(box)

    def _runs(self, parent: Any, pieces: list[_Piece], boxes: list[Any], *, raised: bool = False) -> None:
        for child in parent.iterchildren("*"):
            tag = child.tag
            if tag == f"{_W}t":
                pieces.append(_Piece(child.text or "", raised))
            elif tag in _CHARACTERS:
                pieces.append(_Piece(_CHARACTERS[tag]))
            elif tag == f"{_W}br":
                pieces.append(_Piece("\n"))
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            elif tag == f"{_M}oMath":
                pieces.append(_Piece(self._formula(child)))
            elif tag == f"{_W}r":
                if not any(_is_on(child, name) for name in _UNREAD):
                    self._runs(child, pieces, boxes, raised=_is_raised(child))
            elif tag not in _SKIPPED:
                self._runs(child, pieces, boxes, raised=raised)

    def _formula(self, formula: Any) -> str:
        """The characters of a formula, U+FFFD if they are not one line: ¾ must not be read as 34."""
        texts = list(formula.iter(f"{_M}t"))
        if all(text.getparent().getparent() is formula for text in texts):
            return "".join(text.text or "" for text in texts)
        self.unread_formulas += 1
        return UNREAD

    def table(self, table: Any) -> None:
        """The rows as lines, or the paragraphs of the cells where they are more than entries."""
        rows: list[list[Cell]] = []
        for row in table.iterchildren(f"{_W}tr"):
            cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
            rows.append([self._cell(cell) for cell in cells])
        holds_tables = next(table.iterdescendants(f"{_W}tbl"), None) is not None
        texts = {} if holds_tables else read_rows(rows)
        open_rows: list[str] = []
        for n, cells in enumerate(rows):
            if n in texts:
                open_rows.append(bar_row(texts[n]))
                continue
            self._close(open_rows)
            self.paragraphs += [line for cell in cells for line in cell.lines]
        self._close(open_rows)

    def _close(self, rows: list[str]) -> None:
        """End the rows that stand together."""
        if rows:
            self.paragraphs.append("\n".join(rows))
            rows.clear()

    def _cell(self, cell: Any) -> Cell:
        span, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
        said = "" if span is None else span.get(f"{_W}val") or ""
        columns = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 1
        continues = merge is not None and merge.get(f"{_W}val") != "restart"
        return Cell(self._inside(cell), columns, continues=continues)

    def _inside(self, cell: Any) -> list[str]:
        """The paragraphs of a cell."""
        outer, self.paragraphs = self.paragraphs, []
        self.blocks(cell)
        inner, self.paragraphs = self.paragraphs, outer
        return inner


def _is_on(run: Any, name: str) -> bool:
    """Whether a boolean property of a run is on."""
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _is_raised(run: Any) -> bool:
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    return found is not None and found.get(f"{_W}val") == "superscript"
