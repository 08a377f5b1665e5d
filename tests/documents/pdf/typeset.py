"""Pages to read: texts typeset as newspapers do, and small pages made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import cppcc_extract.documents.pdf

FONT = "CppccSquare"  # embedded, so that no test depends on the fonts of the machine
SQUARES = Path(cppcc_extract.documents.pdf.__file__).with_name("square.ttf")
UNEMBEDDED = ("STSong-Light", "HeiseiMin-W3", "MSung-Light")
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 54.0
GUTTER = 20.0
BODY, LEADING = 10.5, 17.0
CAPTION, CAPTION_LEADING = 8.5, 12.0
PICTURE = 72.0

_TOKEN = re.compile(r"[0-9A-Za-z\u00c0-\u024f.%+@/-]+|.", re.DOTALL)
_NOT_FIRST = "，。、；：！？”’）》〉」』】…,.;:!?)]%"
_NOT_LAST = "“‘（《〈「『【(["
_ENDED = re.compile(r"(?:[。！？…：；:;]|——)[”’）》)]*$")
_CUT_CAPTION = re.compile(r"(?m)^(▲[^\n]*[^。\n])\n(?=[^\n]{1,12}$)")
_SMALL = re.compile(r"来源|记者|編輯|编辑|^\[摘要|>|^A[-+]|^相关热词|^分享到|版权|主办|技术支持|^\d{4}[-年]")


@dataclass
class Item:
    """A piece of an article: its role (headline, subtitle, small, heading, paragraph) and, of a paragraph, pictures.

    `pictures` are captions with the place in the paragraph that they interrupt.
    """

    role: str
    text: str
    pictures: list[tuple[int, str]] = field(default_factory=list)


class Sheet:
    """A PDF in the making; `y` is measured from the foot of the page as in PDF."""

    def __init__(self, font: str = FONT) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(FONT, SQUARES))
            for name in UNEMBEDDED:
                pdfmetrics.registerFont(UnicodeCIDFont(name))
        self._font = font
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=True)

    def line(self, x: float, y: float, text: str, size: float = BODY, *, spread: float = 0.0, font: str = "") -> Sheet:
        """Set a line; `spread` widens the step from character to character."""
        words = self._canvas.beginText(x, y)
        words.setFont(font or self._font, size)
        words.setCharSpace(spread)
        words.textOut(text)
        self._canvas.drawText(words)
        return self

    def lines(self, x: float, y: float, texts: Iterable[str], size: float = BODY, leading: float = LEADING) -> Sheet:
        """Set lines one below the other."""
        for n, text in enumerate(texts):
            self.line(x, y - n * leading, text, size)
        return self

    def centred(self, y: float, text: str, size: float) -> Sheet:
        """Set a line in the middle of the page."""
        return self.line((WIDTH - width(text, size)) / 2, y, text, size)

    def column(self, x: float, y: float, measure: float, text: str, *, indent: float = 2.0) -> float:
        """Set a justified paragraph and give the height of the line that would follow."""
        for words, start, last in break_lines(text, measure, BODY, indent):
            set_justified(self, x, y, measure, words, start, last)
            y -= LEADING
        return y

    def picture(self, x: float, y: float, measure: float, height: float) -> Sheet:
        """Draw a picture that stands on `y`."""
        self._canvas.setFillGray(0.85)
        self._canvas.rect(x, y, measure, height, fill=1)
        self._canvas.setFillGray(0)
        return self

    def turned(self, x: float, y: float, text: str, size: float, degrees: float) -> Sheet:
        """Set a line that runs in another direction."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(degrees)
        self.line(0, 0, text, size)
        self._canvas.restoreState()
        return self

    def page(self) -> Sheet:
        """Begin another page."""
        self._canvas.showPage()
        return self

    def titled(self, title: str) -> Sheet:
        """Give the file a title."""
        self._canvas.setTitle(title)
        return self

    def pdf(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._buffer.getvalue()


def width(text: str, size: float) -> float:
    """How wide a line is."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def break_lines(text: str, measure: float, size: float, indent: float) -> list[tuple[str, float, bool]]:
    """The lines of a paragraph: words, indent in points, and whether it is the last."""
    lines: list[tuple[str, float, bool]] = []
    tokens = _TOKEN.findall(text)
    current: list[str] = []
    start, used = indent * size, indent * size
    for token in tokens:
        step = width(token, size)
        if current and used + step > measure + 0.01:
            carried = [token]
            while len(current) > 1 and (carried[0][0] in _NOT_FIRST or current[-1][-1] in _NOT_LAST):
                carried.insert(0, current.pop())
            lines.append(("".join(current), start, False))
            current, start = carried, 0.0
            used = sum(width(word, size) for word in current)
        else:
            current.append(token)
            used += step
    return [*lines, ("".join(current), start, True)]


def set_justified(sheet: Sheet, x: float, y: float, measure: float, words: str, start: float, last: bool) -> None:
    """Set one line of a paragraph, spread over the measure unless it is the last."""
    words = words.rstrip()
    spare = measure - start - width(words, BODY)
    spread = 0.0 if last or len(words) < 2 else spare / (len(words) - 1)
    sheet.line(x + start, y, words, BODY, spread=spread)


def read_items(text: str) -> list[Item]:
    """The pieces of a text as it was saved from a page, in order; sentences cut by a caption are put together."""
    lines = [line.strip() for line in _CUT_CAPTION.sub(r"\1", text).split("\n") if line.strip()]
    items: list[Item] = []
    waiting: list[str] = []
    seen = False
    for n, line in enumerate(lines):
        last = items[-1] if items else None
        cut = last is not None and last.role == "paragraph" and not _ENDED.search(last.text)
        if line[0] == "▲":
            if cut and last is not None:
                last.pictures.append((len(last.text), line))
            else:
                waiting.append(line)
            continue
        if cut and last is not None and len(last.text) > 40:
            last.text += line
            continue
        role = _role(lines, n, seen)
        items.append(Item(role, line))
        if role == "paragraph":
            seen = True
            items[-1].pictures += [(0, caption) for caption in waiting]
            waiting = []
    return items


def _role(lines: Sequence[str], n: int, seen: bool) -> str:
    line = lines[n]
    if line.lstrip("?？")[:2] in ("——", "—"):
        return "subtitle"
    if _is_small(line):
        return "small"
    if "。" in line or len(line) > 60 or line[0] in "（(":
        return "paragraph"
    if any(later.lstrip("?？").startswith("——") for later in lines[n + 1 : n + 3]):
        return "headline"
    if not seen and any(_is_small(later) for later in lines[n + 1 : n + 4]):
        return "headline"
    return "heading" if seen or any(_is_headline(lines, m) for m in range(n)) else "headline"


def _is_small(line: str) -> bool:
    return _SMALL.search(line) is not None and "。" not in line and len(line) < 60


def _is_headline(lines: Sequence[str], n: int) -> bool:
    return _role(lines, n, False) == "headline"


def typeset(text: str, *, columns: int = 2, running: str = "", font: str = FONT) -> bytes:
    """A text as a newspaper sets it: headlines across the page, columns below, pictures with captions in them."""
    sheet = Sheet(font)
    _Setting(sheet, columns, running).set(read_items(text))
    return sheet.pdf()


class _Setting:
    """Where the next line goes; columns are filled one after the other and pages likewise."""

    def __init__(self, sheet: Sheet, columns: int, running: str) -> None:
        self.sheet, self.columns, self.running = sheet, columns, running
        self.measure = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        self.number = 0
        self._begin_page()

    def _begin_page(self) -> None:
        self.number += 1
        if self.running:
            self.sheet.line(MARGIN, HEIGHT - 34, self.running, 9)
            self.sheet.line(WIDTH - MARGIN - 40, HEIGHT - 34, f"第{self.number}版", 9)
        self.sheet.centred(28, f"- {self.number} -", 9)
        self.top = HEIGHT - MARGIN - 10
        self._begin_columns(HEIGHT)

    def _begin_columns(self, depth: float) -> None:
        self.column, self.y = 0, self.top
        self.foot = max(MARGIN + 4, self.top - depth)

    def set(self, items: Sequence[Item]) -> None:
        """Set articles one below the other."""
        at = 0
        while at < len(items):
            end = at
            while end < len(items) and items[end].role not in ("paragraph", "heading"):
                end += 1
            for item in items[at:end]:
                self._set_head(item)
            at = end
            while end < len(items) and items[end].role in ("paragraph", "heading"):
                end += 1
            self._set_body(items[at:end])
            at = end

    def _set_head(self, item: Item) -> None:
        size = {"headline": 22.0, "subtitle": 14.0, "small": 9.0}[item.role]
        for words, _, _ in break_lines(item.text, WIDTH - 2 * MARGIN, size, 0):
            if self.top - size * 1.5 < MARGIN + (60 if item.role == "headline" else 0):
                self._next_page()
            self.top -= size * 1.5
            self.sheet.centred(self.top, words.strip(), size)
        self.top -= 4

    def _next_page(self) -> None:
        self.sheet.page()
        self._begin_page()

    def _set_body(self, items: Sequence[Item]) -> None:
        if not items:
            return
        self.top -= 1.5 * LEADING
        total = sum(self._depth(item) for item in items)
        self._begin_columns(total / self.columns + 4 * LEADING)
        lowest = self.top
        for item in items:
            self._set_heading(item) if item.role == "heading" else self._set_paragraph(item)
            lowest = min(lowest, self.y)
        self.top = (self.foot if self.column else lowest) - 4

    def _depth(self, item: Item) -> float:
        lines = len(break_lines(item.text, self.measure, BODY, 2))
        return lines * LEADING + len(item.pictures) * (PICTURE + 3 * CAPTION_LEADING) + 4

    def _take(self, depth: float) -> float:
        """Room of this depth, in the next column if need be; the height of its top."""
        if self.y - depth < self.foot:
            self.column += 1
            self.y = self.top
            if self.column == self.columns:
                self._next_page()
        top = self.y
        self.y -= depth
        return top

    @property
    def x(self) -> float:
        return MARGIN + self.column * (self.measure + GUTTER)

    def _set_heading(self, item: Item) -> None:
        lines = break_lines(item.text, self.measure, 13, 0)
        top = self._take(len(lines) * 18 + LEADING + 8)
        self.y += LEADING
        for n, (words, _, _) in enumerate(lines):
            self.sheet.line(self.x, top - 8 - n * 18, words.strip(), 13)

    def _set_paragraph(self, item: Item) -> None:
        pictures = sorted(item.pictures, key=lambda picture: picture[0])
        done = 0
        for words, start, last in break_lines(item.text, self.measure, BODY, 2):
            while pictures and pictures[0][0] <= done:
                self._set_picture(pictures.pop(0)[1])
            top = self._take(LEADING)
            set_justified(self.sheet, self.x, top, self.measure, words, start, last)
            done += len(words)
        for _, caption in pictures:
            self._set_picture(caption)

    def _set_picture(self, caption: str) -> None:
        lines = break_lines(caption, self.measure - 12, CAPTION, 0)
        top = self._take(PICTURE + len(lines) * CAPTION_LEADING + LEADING)
        self.sheet.picture(self.x, top - PICTURE + BODY + 4, self.measure, PICTURE - 12)
        for n, (words, _, _) in enumerate(lines):
            self.sheet.line(self.x + 6, top - PICTURE - 6 - n * CAPTION_LEADING + 6, words.strip(), CAPTION)


def unmapped_pdf(unknown: int, known: str) -> bytes:
    """A PDF with a line that can be read and one in a font that does not say which characters its glyphs are."""
    glyphs = "".join(f"{n + 257:04x}" for n in range(unknown))
    return raw_pdf(f"BT /F2 12 Tf 50 700 Td ({known}) Tj /F1 8 Tf 0 -20 Td <{glyphs}> Tj ET")


def raw_pdf(content: str) -> bytes:
    """A page with these operators; the glyphs of the font F1 are of no known character, F2 is Helvetica."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 8 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/FontDescriptor 7 0 R/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200"
        "/CapHeight 700/StemV 80>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return f"{data}xref\n0 {size}\n{table}{end}".encode("ascii")
