"""The tree of a page as the lines that a reader sees, each with the element that holds it.

Lines begin and end where blocks do, at ``<br>`` and around the rows of tables. White space is collapsed as browsers do;
invisible and struck-out text and code are left out. Walks the tree once and without recursion.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.documents.formulas import UNREAD, math_text
from cppcc_extract.documents.html.elements import (
    BLOCKS,
    CLOSE,
    HEADINGS,
    SKIPPED,
    is_aside,
    is_hidden,
    is_link,
    is_raised,
    is_spoken,
    is_struck,
    is_unseen,
)
from cppcc_extract.documents.html.page import Page, PageLine
from cppcc_extract.documents.html.rows import join_rows, span_of
from cppcc_extract.documents.html.seams import Seam, join_pieces
from cppcc_extract.documents.limits import HTML_DEPTH, HTML_ELEMENTS
from cppcc_extract.documents.superscripts import append_raised
from cppcc_extract.errors import DocumentError

TOO_DEEP = (
    f"the page nests more than {HTML_DEPTH} elements, the most that is read; "
    "open it in a browser, copy the article and save it as text"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# As in CSS, the end of a source line between two wide characters is not part of the text. Between two elements it
# stays: 来源：清河日报 and 发布时间：… in spans of their own are apart.
_WIDE = r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff“”‘’…—·]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
# A figure and its unit between which a line was broken by hand
_FIGURE = re.compile(r"[一-鿿].*\d$")
_UNIT = re.compile(r"(?:[万亿余多]{0,2}[件条篇次个人名场项份户亩家元座处批期届]{0,2}|%|年|月|日)(?=[，。；、）])")
_EDGES = " \t\r\n\f\xa0\u3000\u200b\ufeff"
# A superscript mark is no longer than this; a line of a template that no script has filled.
_RAISED_MAX = 12
_TEMPLATE = re.compile(r"\{\{[^{}]{1,200}\}\}")
_NEAR = 20  # pieces of a line before such a time
_UNREAD = "unread"
_UPDATED = re.compile(r"(?:^|\s)(?:updated|modified)(?:$|\s)", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d\D\d\d?\D\d\d?")
# Replies in forums, by the element that holds each of them
_POST = re.compile(r"(pid|postmessage_)\d+$")


def read_lines(root: Any, patterns: Patterns) -> Page:
    """The lines of an lxml tree, without what is invisible; `DocumentError` if it nests too deep."""
    from lxml import etree

    walk = _Walk(root, patterns)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            if walk.open(element):
                walk.text(element.text)
            else:
                events.skip_subtree()
        else:
            if event == "end":
                walk.close(element)
            walk.text(element.tail)
    for element in walk.unread:
        element.tag = _UNREAD
    etree.strip_elements(root, _UNREAD, with_tail=False)
    join_rows(walk.page)
    _join_figures(walk.page)
    _part_hidden(walk.page)
    return walk.page


class _Walk:
    """The state between two tags."""

    def __init__(self, root: Any, patterns: Patterns) -> None:
        self.root, self.patterns = root, patterns
        self.page = Page()
        self.blocks: list[int] = []
        self.skipped = False
        self.struck, self.size = True, 0
        self.depth = self.elements = self.links = self.hidden = self.pre = 0
        self.posts: set[str] = set()
        self.unread: list[Any] = []
        self.rows: list[int] = []
        self.cells: list[int] = []
        self.parts: list[str] = []
        self.seams: list[tuple[int, Seam]] = []
        self.seam = Seam.NONE
        self.beside: list[Any] = []
        self.linked = 0
        self.gap = True

    def open(self, element: Any) -> bool:
        """Enter an element; False if all of it is left out."""
        tag = element.tag
        self.depth += 1
        self.elements += 1
        self.page.depth = max(self.page.depth, self.depth)
        if self.elements > HTML_ELEMENTS:
            raise DocumentError(
                f"the page has more than {HTML_ELEMENTS} elements, the most that is read; "
                "save the article alone, as text"
            )
        if self.depth > HTML_DEPTH:
            raise DocumentError(TOO_DEEP)
        if self._is_left_out(element):
            self.skipped = True
            if tag not in SKIPPED and not is_raised(element):
                self.unread.append(element)
            if tag in BLOCKS:
                self.flush(gap=True)
            return False
        if tag == "br":
            self.flush(gap=not self.parts)
        elif tag in BLOCKS or self.depth == 1:
            self.flush(gap=tag not in CLOSE or is_hidden(element))
            number = len(self.page.parents)
            self.page.parents.append(self.blocks[-1] if self.blocks else -1)
            self.page.ends.append(number + 1)
            self.page.tags.append(tag)
            self.blocks.append(number)
            if tag == "tr":
                self.rows.append(number)
            elif tag in ("td", "th"):
                self.cells.append(number)
                self.page.spans[number] = span_of(element)
        else:
            self.seam |= Seam.TIME if tag == "time" else Seam.OPENED
        self.pre += tag == "pre"
        self.links += is_link(element)
        if self._is_beside(element):
            self.beside.append(element)
        self.hidden += is_hidden(element)
        return True

    def close(self, element: Any) -> None:
        tag = element.tag
        self.depth -= 1
        if self.skipped:
            self.skipped = False
            return
        if tag in BLOCKS or self.depth == 0:
            self.flush(gap=tag not in CLOSE or is_hidden(element))
            number = self.blocks.pop()
            self.page.ends[number] = len(self.page.parents)
            if tag == "tr":
                self.rows.pop()
            elif tag in ("td", "th"):
                self.cells.pop()
        else:
            self.seam |= Seam.TIME if tag == "time" else Seam.CLOSED
        self.pre -= tag == "pre"
        self.links -= is_link(element)
        if self.beside and self.beside[-1] is element:
            self.beside.pop()
        self.hidden -= is_hidden(element)

    def _is_left_out(self, element: Any) -> bool:
        """Whether an element is not read; formulas and superscripts are written here."""
        tag = element.tag
        if tag in SKIPPED or is_unseen(element) or is_spoken(element) or (tag not in BLOCKS and is_hidden(element)):
            return True
        if tag == "math":
            text = math_text(element)
            self.page.unread_formulas += text == UNREAD
            self.text(text)
            return True
        if is_struck(element):
            return self._strikes(element)
        if is_raised(element):
            text = "".join(islice(element.itertext(), _RAISED_MAX))
            if len(text.strip()) > _RAISED_MAX:
                return False
            append_raised(self.parts, text, linked=self.links > 0 or any(map(is_link, element.iter("a"))))
            return True
        if tag == "time" and _UPDATED.search(element.get("class") or ""):
            return _DAY.search("".join(self.parts[-_NEAR:])) is not None
        return False

    def _strikes(self, element: Any) -> bool:
        """Whether struck-out text is left out: if it is most of the page, an element was not closed."""
        if self.struck:
            self.size = self.size or _size(self.root)
            self.struck = 2 * _size(element) <= self.size
        return self.struck

    def _is_beside(self, element: Any) -> bool:
        """Whether an element is beside the article, as is every post in a forum but the first."""
        post = _POST.match(element.get("id") or "")
        if post is None:
            return is_aside(element)
        again = post[1] in self.posts
        self.posts.add(post[1])
        return again

    def text(self, text: str | None) -> None:
        if not text:
            return
        if self.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._add(first)
            for line in rest:
                self.flush(gap=not self.parts)
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if text.strip(_EDGES) or self.parts:
            if self.seam and self.parts:
                self.seams.append((len(self.parts), self.seam))
            self.seam = Seam.NONE
            self.parts.append(_WRAP.sub("", text))
            if self.links:
                self.linked += _letters(text)

    def flush(self, *, gap: bool) -> None:
        """End the line; `gap` says that an empty line follows."""
        heading = bool(self.blocks) and self.page.tags[self.blocks[-1]] in HEADINGS
        joined = "".join(self.parts) if heading else join_pieces(self.parts, self.seams, self.patterns)
        text = _SPACE.sub(" ", joined).strip(_EDGES)
        if text and not _TEMPLATE.search(text):
            block = self.blocks[-1]
            self.page.lines.append(
                PageLine(
                    text=text,
                    node=block,
                    tag=self.page.tags[block],
                    gap=self.gap,
                    letters=_letters(text),
                    linked=self.linked,
                    aside=bool(self.beside),
                    hidden=self.hidden > 0,
                    row=self.rows[-1] if self.rows else -1,
                    cell=self.cells[-1] if self.cells else -1,
                )
            )
            self.gap = gap
        else:
            self.gap = self.gap or gap
        self.parts, self.seams, self.seam, self.linked = [], [], Seam.NONE, 0


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _size(element: Any) -> int:
    """The length of the text in an element, script and style included."""
    return sum(map(len, element.itertext()))


def _join_figures(page: Page) -> None:
    """Append a line that begins with the unit of a figure to the line that ends with the figure."""
    lines: list[PageLine] = []
    for line in page.lines:
        last = lines[-1] if lines else line
        beside = last is not line and last.node == line.node and not (line.gap or line.parts)
        unit = _UNIT.match(line.text) if beside and last.text[-1].isdecimal() and last.hidden == line.hidden else None
        if unit and unit[0] and _FIGURE.search(last.text):
            last.parts = (*(last.parts or (last.text,)), line.text)
            last.text += line.text
            last.letters, last.linked = last.letters + line.letters, last.linked + line.linked
        else:
            lines.append(line)
    page.lines = lines


def _part_hidden(page: Page) -> None:
    """Set hidden lines aside; if a page shows no sentence, they are its text."""
    if not any("。" in line.text for line in page.lines if not line.hidden):
        for line in page.lines:
            line.hidden = False
    shown: list[PageLine] = []
    for line in page.lines:
        if line.hidden:
            page.hidden.append((len(shown), line))
        else:
            shown.append(line)
    page.lines = shown
