"""HTML pages as committees and newspapers publish them: the article's lines under its headline and byline."""

from __future__ import annotations

import re
from itertools import dropwhile, islice
from typing import Any

from cppcc_extract.clean.document import clean_document
from cppcc_extract.clean.furniture import Patterns, build_patterns
from cppcc_extract.documents.encoding import decode
from cppcc_extract.documents.formulas import formula_warnings
from cppcc_extract.documents.html.account import spell_byline
from cppcc_extract.documents.html.attributes import check_attributes
from cppcc_extract.documents.html.body import Region, find_region, kept, plain, without_copy, zone_of
from cppcc_extract.documents.html.days import line_day
from cppcc_extract.documents.html.head import Head, is_teaser, read_head, strip_counters
from cppcc_extract.documents.html.lines import TOO_DEEP, read_lines
from cppcc_extract.documents.html.metadata import read_metadata
from cppcc_extract.documents.html.page import Page, PageLine
from cppcc_extract.documents.limits import HTML_BYTES, check_size
from cppcc_extract.errors import DocumentError
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document, Warning
from cppcc_extract.text.document import Zone

_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # browsers stop at 1024; old pages put scripts first
_FRAME = re.compile(r"<i?frame\b[^>]{0,500}?\ssrc\s*=\s*[\"']?([^\"'\s>]{1,200})", re.IGNORECASE)
# What XML, and so lxml, holds for no character, written plainly or as a reference (&#12;), which lxml would read and
# then refuse to write; and GBK's wide space, which Python knows only as a private character.
_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?",
    re.IGNORECASE,
)
_WIDE_SPACE = "\ue5e5"
_AREA = re.compile(r"<area\b[^>]{0,500}?\shref\s*=\s*[\"']?([^\"'\s>]{1,200})", re.IGNORECASE)
# Words of a page that shows only the beginning of the article
_EXPAND = re.compile(
    r"(?:展开|阅读|查看|显示|加载|点击)(?:剩余|更多|全部|完整)?(?:全文|全部|正文|文章|剩余|更多|内容)|(?:点击|继续)(?:展开|阅读)|class=[\"'](?:more|unfold|expand)\b"
)
_METADATA = frozenset(("title", "meta", "link", "base", "style", "script", "noscript", "template", "object", "bgsound"))
_UNREAD = 200
_BULLETS = "（(【[ "
_HEAD = 6
_FOOT = 4


def read_html(data: bytes, *, origin: str | None = None) -> Document:
    """The article of a page, with its headline and byline first, if the page has them.

    Raises `DocumentError` for a page that is too large, nests too deep or holds no text, `MissingExtraError` without
    the extra `html`.
    """
    check_size(len(data), HTML_BYTES, "the page", "save the article alone, as text")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    name = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    text, encoding, warnings = decode(data, declared=name)
    tree = parse_tree(text)
    meta = read_metadata(tree)
    spell_byline(tree)
    lexicon = Lexicon.default()
    patterns = lexicon.derived(build_patterns)
    page = read_lines(tree, patterns)
    if not page.lines:
        raise DocumentError(_why_empty(text))
    warnings += formula_warnings("html.formula", page.unread_formulas)
    strip_counters(page, patterns)
    region = find_region(tree, page, patterns)
    if region.fallback:
        warnings += (Warning(code="html.fallback", message=_FALLBACK),)
    head = read_head(page, region, meta, patterns)
    unfolded, unread = _hidden(page, region, expands=_EXPAND.search(text) is not None)
    if unread:
        warnings += (Warning(code="html.hidden", message=_HIDDEN.format(len(unread), unread[0].text[:20])),)
    body = _body(page, region, head, unfolded)
    short = head.lines or [line.text for line in body[:_HEAD] if "。" not in line.text]
    said = clean_document("\n".join(short), lexicon).header
    return Document(
        text="\n".join([*head.lines, *_spaced(body, first=not head.lines), *_foot(page, region, patterns)]),
        kind="html",
        title=head.title or said.title,
        source=said.source or meta.source,
        published=_fuller(said.published, meta.published)
        or line_day([line.text for line in page.lines], head.title, patterns),
        url=meta.url,
        origin=origin,
        encoding=encoding,
        warnings=warnings,
    )


_FALLBACK = (
    "the main text was not recognised; the text is that of the page's densest part, and may hold lines that are not "
    "the article's: compare with the page"
)
_HIDDEN = (
    "{} lines (“{}…”) are hidden on the page until they are asked for, and were left out; if they are the article's, "
    "open the page in a browser, copy the article and save it as text"
)


def parse_tree(text: str) -> Any:
    """The lxml tree of a page; no address in it is followed."""
    html = load("lxml.html", "html")
    check_attributes(text)
    clean = _FORBIDDEN.sub(" ", text).replace(_WIDE_SPACE, "\u3000")
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser, ensure_head_body=True)
    except html.etree.ParserError as error:
        raise DocumentError(_why_empty(text)) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise DocumentError(TOO_DEEP)
    _move_to_body(tree)
    return tree


def _move_to_body(tree: Any) -> None:
    """Move elements that are not metadata from the head to the body.

    A page may leave out the tags of both. The parser, which knows HTML 4, begins the body at a `div` and not at an
    `article` or a `header`.
    """
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        return
    misplaced = list(dropwhile(lambda e: not isinstance(e.tag, str) or e.tag in _METADATA, head))
    if misplaced and body.text:
        misplaced[-1].tail = (misplaced[-1].tail or "") + body.text
        body.text = None
    for element in reversed(misplaced):
        body.insert(0, element)


def _fuller(said: str | None, told: str | None) -> str | None:
    """The day that the byline states, unless the metadata of the page states the same and more."""
    return told if said is None or (told or "").startswith(said) else said


def _hidden(page: Page, region: Region, *, expands: bool) -> tuple[list[tuple[int, PageLine]], list[PageLine]]:
    """The hidden parts of the article, by the lines that follow them, and other large hidden parts.

    If the page lets its reader unfold the article, what follows its beginning in the same block belongs to it.
    """
    shown = {plain(line.text) for line in page.lines}
    hidden = [(at, line) for at, line in page.hidden if kept(line) and plain(line.text) not in shown]
    around = page.parents[region.block] if region.block else 0
    inside = [
        (at, line) for at, line in hidden if region.start < at <= region.end and around <= line.node < page.ends[around]
    ]
    if expands and any("。" in line.text for _, line in inside):
        return inside, []
    sentences = [line for _, line in hidden if "。" in line.text]
    return [], sentences if sum(line.letters for line in sentences) > _UNREAD else []


def _body(page: Page, region: Region, head: Head, unfolded: list[tuple[int, PageLine]]) -> list[PageLine]:
    """The lines of the article without those of its head."""
    numbered = [
        *enumerate(page.lines[head.start : region.end], head.start),
        *((at - 0.5, line) for at, line in unfolded),
    ]
    lines = [line for _, line in sorted(numbered, key=lambda place: place[0])]
    body = without_copy([line for line in lines if kept(line)]) or lines
    first = [
        line
        for n, line in enumerate(body[:_HEAD])
        if not (line.text in head.lines or (n and is_teaser(line.text, [other.text for other in body[n + 1 : _HEAD]])))
    ]
    return first + body[_HEAD:]


def _spaced(lines: list[PageLine], *, first: bool) -> list[str]:
    """The lines, an empty one between paragraphs."""
    spaced: list[str] = []
    for n, line in enumerate(lines):
        if line.gap and (n or not first):
            spaced.append("")
        spaced.append(line.written)
    return spaced


def _foot(page: Page, region: Region, patterns: Patterns) -> list[str]:
    """The line of editors and authors that follows the article's block."""
    after = page.lines[region.end : region.end + _FOOT]
    credits = [
        line.text
        for line in after
        if kept(line) and zone_of(line, patterns) is Zone.BYLINE and patterns.label.match(line.text.lstrip(_BULLETS))
    ]
    return ["", *credits] if credits else []


def _why_empty(text: str) -> str:
    """Why a page is empty, and what to do."""
    frames = [frame[1] for frame in _FRAME.finditer(text[:_DECLARED_WITHIN])]
    if frames:
        return f"the page holds no text but shows others ({', '.join(frames[:3])}): save the one with the article"
    areas = [area[1] for area in islice(_AREA.finditer(text), 3)]
    if areas:
        return f"the page is a picture with links ({', '.join(areas)}): save the page of the article"
    return (
        "the page holds no text: it is made by scripts when the page is opened; "
        "open it in a browser, copy the article and save it as text"
    )
