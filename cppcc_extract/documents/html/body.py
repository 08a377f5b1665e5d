"""The place of the article on a page.

trafilatura says which lines are main text. The article is the block that fits these lines best, and all lines of it
that are not links or the page's own, so that lines which trafilatura skips (captions, short paragraphs) are kept.
If it found less than half of the page's densest block, that block is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.lines import Line, furniture_zone
from cppcc_extract.documents.html.page import Page, PageLine
from cppcc_extract.documents.limits import SEARCH_DEPTH
from cppcc_extract.extras import load
from cppcc_extract.text.document import Zone

_INLINE = frozenset(("hi", "ref", "del", "span", "graphic", "a", "b", "i"))
_BLANK = re.compile(r"\s+")
_PAGE = frozenset((Zone.FOOTER, Zone.LINK, Zone.NAVIGATION))
_IMPRINT = re.compile(r"版权所有|Copyright|©|ICP备|公网安备", re.IGNORECASE)
# A counter under the article of an account: 阅读 1234
_COUNT = re.compile(r"(?:阅读|在看|点?赞|分享|收藏|喜欢|留言|写留言)\s*[\d.,]*\s*(?:[wW万k+]|万\+)?")
# The line above readers' comments, and the signs of such comments
_REPLIES = re.compile(
    r"[【\[]?(?:(?:网友|最新|全部|精彩|热门|精选|用户|读者|文章)(?:评论|留言|跟帖)|(?:评论|留言|跟帖)(?:区|列表|专区)"
    r"|(?:我要|发表|查看|参与|我也)(?:评论|留言|说两句)|我来说两句|(?:共|已有)?\s?\d+\s?条?(?:网友)?(?:评论|留言|跟帖))"
    r"[】\]]?(?:\s*[（(])?(?:\s*共)?(?:\s*\d+)?(?:\s*[条个])?(?:\s*[)）])?\s*[：:]?"
)
_REPLY = re.compile(
    r"(?:19|20)\d\d([-/.])\d\d?\1\d\d?|\d{1,2}:\d\d|\d+\s?楼|沙发$|(?:分钟|小时|天|月)前|(?:(?:回复|举报|[赞顶踩])[\s(（)）\d|]*)+$"
)
_REPLY_WITHIN = 6
_REPLY_HEAD = 60
# A copy of the article for phones: repeated paragraphs of at least this many letters
_COPIED = 30
# The densest block has at least this share of the page's text.
_DENSE = 0.85
_NEARLY = 0.9
# For pages with fewer letters trafilatura gives all text in one piece.
_SHORT = 250


class Region(NamedTuple):
    """The lines `start` to `end` (excluded) of the page hold the article, all in `block`; `fallback` says that
    trafilatura did not find it."""

    start: int
    end: int
    fallback: bool
    block: int = 0


def zone_of(line: PageLine, patterns: Patterns) -> Zone | None:
    """What the line is by its words alone; None if it may be part of the article."""
    return furniture_zone(Line(0, len(line.text), line.text, line.gap), patterns, body=True)


def kept(line: PageLine) -> bool:
    """Whether a line inside the article's block belongs to the article."""
    if line.is_link or line.aside or _COUNT.fullmatch(line.text):
        return False
    return "。" in line.text or not _IMPRINT.search(line.text)


def plain(text: str) -> str:
    """The text without its white space, which two readers of a page treat differently."""
    return _BLANK.sub("", text)


def find_region(tree: Any, page: Page, patterns: Patterns) -> Region:
    """The part of the page that is the article; all of a page without one."""
    lines = page.lines
    _trust_asides(lines)
    _put_replies_aside(page)
    own = [0 if not kept(line) or zone_of(line, patterns) in _PAGE | {Zone.BYLINE} else line.letters for line in lines]
    if not any(own):
        return Region(0, len(lines), bool(lines))
    if sum(own) < _SHORT:
        main = own
    else:
        found = main_lines(tree) if page.depth <= SEARCH_DEPTH else frozenset()
        main = [
            weight if all(plain(part) in found for part in line.parts or (line.text,)) else 0
            for line, weight in zip(lines, own, strict=True)
        ]
    totals, mains = _sums(page, own), _sums(page, main)
    foreign = _sums(page, [not kept(line) or zone_of(line, patterns) in _PAGE for line in lines])
    dense = max(n for n, total in enumerate(totals) if total >= _DENSE * totals[0])
    fallback = mains[0] * 2 < totals[dense]
    block = dense if fallback else _fitting(totals, mains)
    # Surrounding lines belong to the article too, as long as no links and nothing else of the page come with them.
    while block and foreign[page.parents[block]] == foreign[block]:
        block = page.parents[block]
    return Region(*_range(page, block), fallback, block)


def main_lines(tree: Any) -> frozenset[str]:
    """The lines that trafilatura considers main text, without white space."""
    trafilatura = load("trafilatura", "html")
    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    lines: set[str] = set()
    if found is None:
        return frozenset()
    from lxml import etree

    parts: list[str] = []
    for event, element in etree.iterwalk(found.body, events=("start", "end")):
        if element.tag not in _INLINE:
            text = "".join(parts)
            lines.update((plain(text), *map(plain, text.split("\n"))))
            parts = []
        parts.append((element.text if event == "start" else element.tail) or "")
    lines.add(plain("".join(parts)))
    return frozenset(lines - {""})


def _trust_asides(lines: list[PageLine]) -> None:
    """Class names are arbitrary: if they would remove most of the page, they are ignored."""
    if sum(line.letters for line in lines if line.aside) * 2 > sum(line.letters for line in lines if not line.is_link):
        for line in lines:
            line.aside = False


def _put_replies_aside(page: Page) -> None:
    """Readers' comments under the article are left out, to the end of their block.

    A heading with these words belongs to the article if nothing under it looks like a reply.
    """
    lines = page.lines
    at = next((n for n, line in enumerate(lines) if "。" in line.text), len(lines))
    at = next((n for n in range(at, len(lines)) if _REPLIES.fullmatch(lines[n].text)), len(lines))
    if at == len(lines):
        return
    before = sorted(line.node for line in lines[:at] if "。" in line.text)
    block = lines[at].node
    alone = block
    while block > 0 and bisect_left(before, block) == bisect_left(before, page.ends[block]):
        alone, block = block, page.parents[block]
    for around in (alone, block):
        replies = [line for line in lines[at + 1 :] if around <= line.node < page.ends[around]]
        if replies:
            break
    near = replies[:_REPLY_WITHIN]
    if any(len(line.text) <= _REPLY_HEAD and _REPLY.search(line.text) for line in near):
        for line in (lines[at], *replies):
            line.aside = True


def without_copy(lines: list[PageLine]) -> list[PageLine]:
    """The lines without the copy of all of them for another screen."""
    seen: dict[str, int] = {}
    for n, line in enumerate(lines):
        text = plain(line.text)
        if len(text) >= _COPIED and "。" in text and seen.setdefault(text, n) < n:
            before, after = lines[:n], lines[n:]
            texts = {plain(line.text) for line in before}
            if any("。" in line.text and plain(line.text) not in texts for line in after):
                return lines
            head = {plain(line.text) for line in lines[: seen[text]]}
            while before and plain(before[-1].text) in head:
                before.pop()
            return before
    return lines


def _sums(page: Page, weights: Sequence[int]) -> list[int]:
    """For each block the weights of all lines in it."""
    sums = [0] * len(page.parents)
    for line, weight in zip(page.lines, weights, strict=True):
        sums[line.node] += weight
    for block in range(len(sums) - 1, 0, -1):
        sums[page.parents[block]] += sums[block]
    return sums


def _fitting(totals: Sequence[int], mains: Sequence[int]) -> int:
    """Of the blocks with nearly all of the main text, the one with the least other text; the innermost of equals."""
    fits = {
        n: 2 * part / (mains[0] + total)
        for n, (part, total) in enumerate(zip(mains, totals, strict=True))
        if part >= _NEARLY * mains[0]
    }
    best = max(fits.values())
    return max(n for n, fit in fits.items() if fit == best)


def _range(page: Page, block: int) -> tuple[int, int]:
    """The lines of a block, from the first to after the last."""
    inside = [n for n, line in enumerate(page.lines) if block <= line.node < page.ends[block]]
    return inside[0], inside[-1] + 1
