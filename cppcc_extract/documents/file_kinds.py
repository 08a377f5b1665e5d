"""What a file is, by its content and not by its name."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from cppcc_extract.documents.docx import DAMAGE, MAIN
from cppcc_extract.errors import DocumentError
from cppcc_extract.models import DocumentKind

_GIVE = "a text, an HTML page, a PDF or a Word file (.docx)"
_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# By the names in the directory of an OLE file
_OLE_KINDS = (
    ("EncryptedPackage", "an encrypted Office file", "open it with its password and save it without one"),
    ("WordDocument", "a Word file of the old format (.doc)", "open it in Word or WPS and save it as .docx"),
    ("PowerPoint Document", "a presentation of the old format (.ppt)", "export it as PDF"),
    ("Workbook", "a spreadsheet of the old format (.xls)", "export it as PDF or copy its text"),
)
_ZIP_KINDS = (
    ("xl/", "a spreadsheet (.xlsx)", "export it as PDF or copy its text"),
    ("ppt/", "a presentation (.pptx)", "export it as PDF"),
    ("META-INF/container.xml", "an e-book (.epub)", "convert it to HTML or text"),
    ("OFD.xml", "an OFD file", "print it to PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
)
_MAGIC = (
    (b"{\\rtf", "an RTF file", "open it in Word or WPS and save it as .docx"),
    (b"\x89PNG", "an image (PNG)", "run it through text recognition (OCR) first"),
    (b"\xff\xd8\xff", "an image (JPEG)", "run it through text recognition (OCR) first"),
    (b"GIF8", "an image (GIF)", "run it through text recognition (OCR) first"),
    (b"BM", "an image (BMP)", "run it through text recognition (OCR) first"),
    (b"II*\0", "an image (TIFF)", "run it through text recognition (OCR) first"),
    (b"MM\0*", "an image (TIFF)", "run it through text recognition (OCR) first"),
    (b"RIFF", "an image or a recording (RIFF)", f"give {_GIVE}"),
    (b"\x1f\x8b", "an archive (gzip)", "unpack it first"),
    (b"Rar!", "an archive (RAR)", "unpack it first"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it first"),
    (b"BZh", "an archive (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "an archive (xz)", "unpack it first"),
    (b"bplist", "a web archive of Safari", "save the page as HTML source"),
)
_BITMAP_HEADER = 14  # BM alone begins many a text
_MHTML = re.compile(rb"\s*(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,20}?MIME-Version:", re.IGNORECASE)

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<!--|<(?:html|head|title|meta|link|base|body|script|style|iframe|h[1-6]|div"
    r"|font|table|tbody|tr|td|center|article|section|main|span|strong|a|b|br|p|ul|ol|img|frameset)(?=[\s>/]))",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"<(?:html|body)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_TAG = re.compile(
    r"</(?:p|div|td|tr|table|li|h[1-6]|section|article|font|span)>|<br\s?/?>|<p(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_SAMPLE = 1 << 16


def kind_of(data: bytes) -> DocumentKind | None:
    """`pdf` or `docx`, None for text; `DocumentError` names what cannot be read, and the remedy."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if data.startswith(_OLE):
        kinds = (row for row in _OLE_KINDS if row[0].encode("utf-16-le") in data)
        _, what, remedy = next(kinds, ("", "an Office file of the old format", "save it as .docx"))
        raise _unreadable(what, remedy)
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or b"\0" in data[:_BITMAP_HEADER]):
            raise _unreadable(what, remedy)
    if data[4:8] == b"ftyp":
        raise _unreadable("an image or a film (HEIC, MP4)", "run an image through text recognition (OCR) first")
    if _MHTML.match(data[:_SAMPLE]):
        raise _unreadable("a web archive or a mail (MHTML)", "save the page as HTML alone")
    return None


def is_html(text: str) -> bool:
    """Whether a text is a page: it begins with a tag, has a body, or its lines are mostly marked up; a text that only
    mentions tags is not."""
    start = text[:_SAMPLE]
    if _START.match(start) or _WHOLE.search(start):
        return True
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    tags = sum(1 for _ in _TAG.finditer(start))
    bordered = sum(1 for line in lines if line[0] == "<" or line[-1] == ">")
    return tags > 2 and (bordered * 2 >= len(lines) or tags > 2 * len(lines))


def _packed(data: bytes) -> DocumentKind:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGE as error:
        raise DocumentError(
            f"the file is a damaged Word file or archive ({error}); get it again, or save it again as .docx"
        ) from error
    if any(MAIN.fullmatch(name) for name in names):
        return "docx"
    kinds = (row for row in _ZIP_KINDS if any(name.startswith(row[0]) for name in names))
    _, what, remedy = next(kinds, ("", "an archive (zip)", "unpack it first"))
    raise _unreadable(what, remedy)


def _unreadable(what: str, remedy: str) -> DocumentError:
    return DocumentError(f"the file is {what}, which is not read; {remedy}")
