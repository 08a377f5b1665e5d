"""What a page repeats in its margins: running heads, folio lines, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import HeadLine, read_head_line
from cppcc_extract.documents.pdf.layout import Line
from cppcc_extract.documents.pdf.runs import LARGE

_NUMBER = re.compile(
    r"[\s\-–—―·•~～.．|丨/／]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,7}|[一二三四五六七八九十〇百]{1,5})(?:\s*(?:页|頁))?"
    r"(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,4}(?:\s*(?:页|頁))?)?[\s\-–—―·•~～.．|丨/／]*"
)
# What a browser prints in the margins, beside the title of the page: 2023/8/11 16:20, and the address at the foot
_PRINTED = re.compile(r"(?:\d{1,4}/\d{1,2}/\d{1,4},?\s*\d{1,2}:\d\d(?:\s?[AP]M)?|(?:https?|file)://\S+)(?=\s{2}|$)")
_CLOCK = re.compile(r"\d:\d\d|://")  # of a print-out, which says when it was made
# A part of the head of a bulletin: 内部资料 第9期
_ISSUE = re.compile(
    r"[（(]?总?第\s?\d{1,5}\s?期[）)]?|第?[A-Z]?\d{1,3}版|内部(?:资料|刊物|参考|材料)|(?:星期|周)[一二三四五六日天]"
)
_FIGURES = re.compile(r"\d+")
_PROSE = 40  # characters of a paragraph; links are shorter
_DEEP = 2  # rows of a margin
_APART = 1.9  # times the type of the text, from baseline to baseline


def find_furniture(pages: Sequence[Sequence[Line]], body: float) -> set[int]:
    """The ids (`id`) of the lines that are of the margins and not of the text."""
    margins = [(number, foot, _margin(page, body, foot=foot)) for number, page in enumerate(pages) for foot in (0, 1)]
    seen: defaultdict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for number, foot, rows in margins:
        for row in rows:
            for line in row:
                seen[(_FIGURES.sub("0", line.text), foot)].append((number, line))
    found = {id(line) for places in seen.values() if _repeats(places, body) for _, line in places}
    for _, foot, rows in margins:
        for row in rows:
            if any(_PRINTED.match(line.text) for line in row):
                found |= {id(line) for line in row}
            others = [line for line in row if id(line) not in found]
            if len(others) == 1 and _is_number(others[0].text, foot=bool(foot)):
                found.add(id(others[0]))
    if len(pages) > 1:
        # A scanned page may have nothing but its number in the text layer.
        found |= {id(page[0]) for page in pages if len(page) == 1 and _NUMBER.fullmatch(page[0].text)}
    return found | {id(line) for page in pages[:1] for line in _head(page, body)}


def read_folio(pages: Sequence[Sequence[Line]], furniture: set[int]) -> HeadLine | None:
    """The paper and the day in the margins: 云岭日报 2024年6月3日 第3版."""
    said = (_folio(line) for page in pages for line in page if id(line) in furniture)
    return next((folio for folio in said if folio), None)


def _folio(line: Line) -> HeadLine | None:
    said = None if _CLOCK.search(line.text) else read_head_line(line.text)
    return said if said and said.outlet and said.day else None


def is_print_out(pages: Sequence[Sequence[Line]], furniture: set[int]) -> bool:
    """Whether a browser printed the pages."""
    return any(_PRINTED.match(line.text) for page in pages for line in page if id(line) in furniture)


def article_end(paragraphs: Sequence[str], patterns: Patterns) -> int:
    """The number of paragraphs of a web page before its links to other articles; all, if prose follows those."""
    prose = max((n for n, text in enumerate(paragraphs) if len(text) > _PROSE and "。" in text), default=-1)
    for n, text in enumerate(paragraphs[prose + 1 :], prose + 1):
        begun = patterns.begins.match(text)
        if begun and begun.lastgroup == "link" and len(text) < _PROSE:
            return n
    return len(paragraphs)


def _head(page: Sequence[Line], body: float) -> list[Line]:
    """The folio line at the head of a page, or that of a bulletin above a headline; one page alone repeats nothing."""
    order = sorted(page, key=lambda line: line.y)
    row = [line for line in order if line.y - order[0].y < 0.5 * body and line.size <= 1.05 * body]
    rest = order[len(row) :]
    if not row or not rest:
        return []
    issue = [[bool(_ISSUE.fullmatch(part)) for part in line.text.split()] for line in row]
    if any(map(_folio, row)):
        return row if all(_folio(line) or all(parts) for line, parts in zip(row, issue, strict=True)) else []
    return row if rest[0].size > LARGE * body and any(map(any, issue)) else []


def _is_number(text: str, *, foot: bool) -> bool:
    """Whether the line is the number of a page; at the head of a page a bare figure may be of the text."""
    return _NUMBER.fullmatch(text) is not None and (foot or not text.isalnum() or text[-1] in "页頁")


def _margin(lines: Sequence[Line], body: float, *, foot: int) -> list[list[Line]]:
    """The outermost rows that white space or another type separates from the text."""
    order = sorted(lines, key=lambda line: -line.y if foot else line.y)
    rows: list[list[Line]] = []
    at = 0
    while len(rows) < _DEEP:
        end = at + 1
        while end < len(order) and abs(order[end].y - order[at].y) < 0.5 * body:
            end += 1
        row = order[at:end]
        if not row or end >= len(order):
            break
        white = abs(order[end].y - row[-1].y)
        if white < _APART * body and any(abs(line.size - body) < 0.05 * body for line in row):
            break
        rows.append(row)
        at = end
    return rows


def _repeats(places: Sequence[tuple[int, Line]], body: float) -> bool:
    """Whether lines are at one height on several pages and differ only in the page number."""
    heights = [line.y for _, line in places]
    if len({number for number, _ in places}) < 2 or max(heights) - min(heights) > body:
        return False
    first_page, first = places[0]
    figures = [int(figure) for figure in _FIGURES.findall(first.text)]
    return all(
        int(figure) - before in (0, number - first_page)
        for number, line in places
        for figure, before in zip(_FIGURES.findall(line.text), figures, strict=True)
    )
