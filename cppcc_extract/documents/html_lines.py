"""The tree of a page as the lines that a reader sees, each with the element that holds it.

Lines begin and end where blocks do, at ``<br>`` and around the rows of tables. White space is collapsed as browsers do;
what is hidden, and what is code, is left out. Walks the tree once and without recursion.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cppcc_extract.documents.limits import HTML_DEPTH, HTML_ELEMENTS
from cppcc_extract.documents.table_rows import is_row, join_cells
from cppcc_extract.errors import DocumentError

TOO_DEEP = (
    f"the page nests more than {HTML_DEPTH} elements, the most that is read; "
    "open it in a browser, copy the article and save it as text"
)
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
# Their borders end a line and leave no empty line.
_CLOSE = frozenset(("li", "tr", "td", "th", "dt", "dd", "tbody", "thead", "tfoot"))
_SKIPPED = frozenset(
    (
        "script", "style", "noscript", "template", "head", "title", "select", "option", "button", "input",
        "textarea", "iframe", "frame", "object", "embed", "applet", "audio", "video", "canvas", "svg", "math",
        "map", "rt", "rp", "xml",
    )
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Elements that are the page's and not the article's, by their tag or the words of their class and id.
_ASIDE_TAGS = frozenset(("nav", "aside", "footer"))
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|share|relat(?:ed|e|ion)s?|recommend(?:ed)?|sidebar|foot(?:er)?|copyright|"
    r"toolbar|tools|pagination|pager|comments?|rank(?:ing)?|qrcode|friendlinks?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# As CSS has it, the end of a source line between two wide characters is none of the text. Between two elements it
# stays: 来源：清河日报 and 发布时间：… in spans of their own are apart.
_WIDE = r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff“”‘’…—·]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_EDGES = " \t\r\n\f\xa0\u3000\u200b\ufeff"


@dataclass(slots=True)
class PageLine:
    """A line: its text, the block that holds it, how many letters it has and how many of these are links.

    `parts` are the cells of which a row is made.
    """

    text: str
    node: int
    tag: str
    gap: bool
    letters: int
    linked: int
    aside: bool
    row: int
    cell: int
    parts: tuple[str, ...] = ()

    @property
    def heading(self) -> bool:
        return self.tag in _HEADINGS

    @property
    def is_link(self) -> bool:
        """Whether the line is a link to somewhere else and no sentence."""
        return self.linked * 5 > self.letters * 3 and not ("。" in self.text and self.letters > 60)


@dataclass(slots=True)
class Page:
    """The lines in order, and the blocks as a tree.

    Block 0 is the whole. `parents[n]` is the number of the block around block `n`, -1 of the whole; block `n` and all
    in it have the numbers from `n` to `ends[n]`, that one excluded. `depth` is how many elements nest.
    """

    lines: list[PageLine] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    depth: int = 0


def read_lines(root: Any) -> Page:
    """The lines of an lxml tree; `DocumentError` where it nests too deep."""
    from lxml import etree

    walk = _Walk()
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
    _join_rows(walk.page)
    return walk.page


class _Walk:
    """The state between two tags."""

    def __init__(self) -> None:
        self.page = Page()
        self.blocks: list[int] = []
        self.skipped = False
        self.depth = self.elements = self.links = self.asides = self.pre = 0
        self.rows: list[int] = []
        self.cells: list[int] = []
        self.parts: list[str] = []
        self.linked = 0
        self.gap = True

    def open(self, element: Any) -> bool:
        """Go into an element; False where all in it is to be left out."""
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
        if tag in _SKIPPED or "hidden" in element.attrib or _HIDDEN.search(element.get("style") or ""):
            self.skipped = True
            if tag in _BLOCKS:
                self.flush(gap=True)
            return False
        if tag == "br":
            self.flush(gap=not self.parts)
        elif tag in _BLOCKS or self.depth == 1:
            self.flush(gap=tag not in _CLOSE)
            number = len(self.page.parents)
            self.page.parents.append(self.blocks[-1] if self.blocks else -1)
            self.page.ends.append(number + 1)
            self.page.tags.append(tag)
            self.blocks.append(number)
            if tag == "tr":
                self.rows.append(number)
            elif tag in ("td", "th"):
                self.cells.append(number)
        self.pre += tag == "pre"
        self.links += _is_link(element)
        self.asides += _is_aside(element)
        return True

    def close(self, element: Any) -> None:
        tag = element.tag
        self.depth -= 1
        if self.skipped:
            self.skipped = False
            return
        if tag in _BLOCKS or self.depth == 0:
            self.flush(gap=tag not in _CLOSE)
            number = self.blocks.pop()
            self.page.ends[number] = len(self.page.parents)
            if tag == "tr":
                self.rows.pop()
            elif tag in ("td", "th"):
                self.cells.pop()
        self.pre -= tag == "pre"
        self.links -= _is_link(element)
        self.asides -= _is_aside(element)

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
            self.parts.append(_WRAP.sub("", text))
            if self.links:
                self.linked += _letters(text)

    def flush(self, *, gap: bool) -> None:
        """End the line; `gap` says that an empty line follows."""
        text = _SPACE.sub(" ", "".join(self.parts)).strip(_EDGES)
        if text:
            block = self.blocks[-1]
            self.page.lines.append(
                PageLine(
                    text=text,
                    node=block,
                    tag=self.page.tags[block],
                    gap=self.gap,
                    letters=_letters(text),
                    linked=self.linked,
                    aside=self.asides > 0,
                    row=self.rows[-1] if self.rows else -1,
                    cell=self.cells[-1] if self.cells else -1,
                )
            )
            self.gap = gap
        else:
            self.gap = self.gap or gap
        self.parts, self.linked = [], 0


def _is_aside(element: Any) -> bool:
    if element.tag in _ASIDE_TAGS:
        return True
    if element.tag in ("html", "body"):
        return False
    return any(_ASIDE.search(element.get(name) or "") for name in ("class", "id"))


def _is_link(element: Any) -> bool:
    """Whether the element leads elsewhere; what only starts a script does not."""
    address = element.get("href") or "" if element.tag == "a" else ""
    return bool(address) and not address.lstrip().lower().startswith("javascript:")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _join_rows(page: Page) -> None:
    """The cells of a row as one line, where a table is one of short cells and not the layout of the page."""
    runs: list[list[PageLine]] = []
    for line in page.lines:
        if runs and line.row >= 0 and runs[-1][0].row == line.row:
            runs[-1].append(line)
        else:
            runs.append([line])
    tables = [_table(page, run[0].row) if _is_row(run) else -1 for run in runs]
    rows = Counter(tables)
    page.lines = []
    for run, table in zip(runs, tables, strict=True):
        if table >= 0 and rows[table] > 1:
            first = run[0]
            first.parts = tuple(line.text for line in run)
            first.text = join_cells(first.parts)
            first.letters, first.linked = sum(line.letters for line in run), sum(line.linked for line in run)
            run = [first]
        page.lines += run


def _is_row(run: list[PageLine]) -> bool:
    return len({line.cell for line in run}) == len(run) and is_row([line.text for line in run])


def _table(page: Page, block: int) -> int:
    while block >= 0 and page.tags[block] != "table":
        block = page.parents[block]
    return block
