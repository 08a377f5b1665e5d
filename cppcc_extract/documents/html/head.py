"""The headline of a page and the lines between it and the body: subtitle, byline, day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.lines import is_byline
from cppcc_extract.clean.stamps import STAMP
from cppcc_extract.documents.html.body import Region, kept, plain, zone_of
from cppcc_extract.documents.html.metadata import Metadata
from cppcc_extract.documents.html.page import Page, PageLine
from cppcc_extract.text.document import Zone

# Between the headline and the name of the site, in the title of the page
_SITE = re.compile(r"\s*[_|｜丨]+\s*|\s+[-–—]+\s+|(?<![-—\d])--?(?![-—])|\s*[>»]\s*")
_SITE_NAME = re.compile(r"(?:网|网站|首页|门户|平台|报|客户端|频道|政协|委员会|正文|详情|内容)$")
_FURNITURE = frozenset((Zone.FOOTER, Zone.LINK, Zone.NAVIGATION))
_SITE_MAX = 12  # headlines may end like names of sites too, but are longer
_TITLE_MIN, _TITLE_MAX = 6, 70
# The headline is at most this many lines above the body or, inside the body's block, among this many first lines.
_ABOVE, _WITHIN = 60, 4
# More lines than these between headline and body belong to something else.
_BETWEEN = 12
_ACCOUNT = 40
_BYLINE_MAX = 80
# Of the program and not of the page
_PROGRAM = re.compile(r"(?i:\s*(?:powered by\b|untitled\b|new page\b)|无标题(?:文档)?$)")
# The beginning of a text in a list of articles: it ends with three dots, or continues in the text.
_TEASER = re.compile(r"，.*(?:\.{2,}|…+)$")
_TEASER_MIN = 16
_COUNTED = re.compile(r"[：:]?\d[\d,.]*[万次人]*$")
_TIME = re.compile(r"\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?")


class Head(NamedTuple):
    """The lines above the body, the headline as the page has it, and the line at which the article begins."""

    lines: list[str]
    title: str | None
    start: int


def read_head(page: Page, region: Region, meta: Metadata, patterns: Patterns) -> Head:
    """The head of the article; no lines if the body begins with its own."""
    lines, start = page.lines, region.start
    at = _headline(lines, region, meta)
    if at is None:
        at = _above_byline(lines, start, patterns)
    if at is None:
        named = (title for title in meta.titles if not _PROGRAM.match(title))
        title = next(named, None) or _without_site(meta.name)
        begun = "".join(plain(line.text) for line in lines[start : start + _WITHIN])
        return Head([title] if title and plain(title) not in begun else [], title, start)
    if at >= start:
        return Head([], lines[at].text, at if lines[at].tag == "h1" else start)
    between = [line for line in lines[at + 1 : start] if _belongs(line, patterns)]
    if len(between) > _BETWEEN:
        between = [line for line in between if zone_of(line, patterns) is Zone.BYLINE]
    body = [line.text for line in lines[start : start + _WITHIN]]
    below = [_day_first(line.text, patterns) for line in between if not is_teaser(line.text, body)]
    return Head([*_kicker(page, at), lines[at].text, *below], lines[at].text, start)


def is_teaser(text: str, body: Sequence[str]) -> bool:
    """Whether a line under the headline only repeats the beginning of the body."""
    said = plain(text).rstrip(".…。")
    if len(said) < _TEASER_MIN:
        return False
    return _TEASER.search(text) is not None or any(
        plain(line).startswith(said) and len(plain(line)) > len(said) + 1 for line in body
    )


def _headline(lines: list[PageLine], region: Region, meta: Metadata) -> int | None:
    """The line that the page elsewhere states as headline, otherwise the heading nearest above the body."""
    start, end = region.start, region.end
    titles = [plain(title) for title in (*meta.titles, meta.name) if title]
    above = range(start - 1, max(-1, start - _ABOVE), -1)
    for n in chain(above, range(start, min(start + _WITHIN, len(lines)))):
        if _is_title(lines[n], titles):
            while n and n != start and _is_title(lines[n - 1], titles):
                n -= 1
            return n
    for n in above:
        if lines[n].tag == "h1" and kept(lines[n]):
            return n
    # Posts in forums have their headline inside, under the details of their writer.
    for n in range(start, end):
        if "。" in lines[n].text and lines[n].letters > _TITLE_MAX:
            return None
        if lines[n].tag == "h1" and kept(lines[n]):
            return n
    return None


def _is_title(line: PageLine, titles: list[str]) -> bool:
    if line.aside or (line.is_link and not line.heading):
        return False
    text = plain(line.text)
    if len(text) <= _SITE_MAX and _SITE_NAME.search(text):
        return False
    return text in titles or (
        len(text) >= _TITLE_MIN and any(title.startswith(text) or title.endswith(text) for title in titles)
    )


def _above_byline(lines: list[PageLine], start: int, patterns: Patterns) -> int | None:
    """The line above the byline above the body."""
    first = start
    while first and start - first < _TITLE_MIN and _belongs(lines[first - 1], patterns):
        first -= 1
    for n in range(first, start):
        if zone_of(lines[n], patterns) is Zone.BYLINE:
            before = n > first and len(lines[n - 1].text) <= _TITLE_MAX
            return n - 1 if before else None
    return None


def _belongs(line: PageLine, patterns: Patterns) -> bool:
    zone = zone_of(line, patterns)
    # The outlet in a byline may be a link.
    return (kept(line) and zone not in _FURNITURE) or (zone is Zone.BYLINE and not line.aside)


def strip_counters(page: Page, patterns: Patterns) -> None:
    """Remove the read counter from bylines, which makes them look like tools: … 2024-09-12 阅读量123次."""
    for line in page.lines:
        if len(line.text) <= _BYLINE_MAX and STAMP.search(line.text) and zone_of(line, patterns) in _FURNITURE:
            words = line.text.split(" ")
            text = " ".join(w for w in words if not (patterns.tool.match(w) and _COUNTED.search(w)))
            if is_byline(text, patterns):
                line.text = text


def _day_first(text: str, patterns: Patterns) -> str:
    """A line of an account and a day, in the order of a byline: 2024-05-06 清河政协."""
    stamp = STAMP.search(text)
    if stamp is None or is_byline(text, patterns) or len(text) > _ACCOUNT or "，" in text:
        return text
    moment = _TIME.match(text, stamp.end())
    end = moment.end() if moment else stamp.end()
    return " ".join(f"{text[stamp.start() : end]} {text[: stamp.start()]} {text[end:]}".split())


def _kicker(page: Page, at: int) -> list[str]:
    """The heading above the headline in the same block."""
    if not at:
        return []
    before, line = page.lines[at - 1], page.lines[at]
    beside = before.heading and kept(before) and page.parents[before.node] == page.parents[line.node]
    return [before.text] if beside else []


def _without_site(name: str | None) -> str | None:
    """The headline in the title of a page; null if that is only the name of the site."""
    parts = [part for part in _SITE.split(name or "") if len(part) > _TITLE_MIN and not _SITE_NAME.search(part)]
    parts = [part for part in parts if not _PROGRAM.match(part)]
    return max(parts, key=len, default=None)
