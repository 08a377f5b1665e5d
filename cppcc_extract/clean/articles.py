"""Where the articles of a page begin: by its heads, and by the marks with which articles end.

A page is one article unless its lines show otherwise. Strong signs suffice alone: a title with a subtitle, a
byline or a dateline after prose, a line of asterisks, a signature. The name of a committee alone, a name with a title
after a colon, and numbered points are headings of one article as often as heads of several: they count together or not,
and only if there is no prose before the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from cppcc_extract.clean.furniture import Patterns, build_patterns
from cppcc_extract.clean.head_lines import is_credit, is_speaker
from cppcc_extract.clean.lines import COMMITTEE, SUBTITLE, Line, furniture_zone, is_byline, is_item, is_title
from cppcc_extract.clean.names import read_names, split_names
from cppcc_extract.clean.stamps import STAMP
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.document import Document, Zone
from cppcc_extract.values import sealed

_MARK = re.compile(r"(?:\*\s*){3,}$|[—\-_=]{4,}$|[□■◇◆]$")
_POINT = re.compile(r"[●◆■★◎○]\s*|\d{1,2}[.．、]\s*(?!\d)|【(?=[^】]+】$)")
_NAME = r"(?:[一-鿿]{1,14}?[省市县区州旗盟](?:城区)?政协|政协[一-鿿]{2,14}委员会)"
_OPENS = re.compile(_NAME)
_NAMED = re.compile(rf"{_NAME}[：:]")
_DATELINE = re.compile(
    r"(?:本报|本刊|本网|[一-鿿]{2,8}(?:网|日报|晚报))(?:[一-鿿]{2,6})?(?:\d{1,2}月\d{1,2}日)?(?:讯|电)"
)
_SIGNED = re.compile(r"（([^（）。，；：\d]{2,50})）$")
_STOPPED = re.compile(r"[。！？…][”’）]?$")
_WRITER = re.compile(r"[□◎]\s*[^，。：；]{2,30}$")
_OFFICE = re.compile(r"(?:委员会|办公厅|办公室|政协)$")
_BULLETIN = re.compile(r"简报|简讯|动态|信息|摘编|快讯|速览|要闻|工作通讯|第\s?\d{1,4}\s?期")
_TAG = re.compile(r"【[^】]{1,12}】$")
_NOTE = re.compile(r"[（(【〖]?(?:编者按|编者的话|开栏的话|编前)(?:[】〗）):：\s]|$)")
_PROSE_MIN, _LONG, _TITLE_MAX, _HEAD, _COLUMN = 12, 25, 42, 3, 3
_HEAD_LONGEST, _LABEL = 8, 8
# Each article holds the text of its page; but on a page with more articles than this, or with so many characters in all
# of them together, it holds only its own.
_MOST, _MOST_CHARACTERS = 200, 10_000_000


class _Kind(Enum):
    PROSE = "prose"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    MARK = "mark"
    NAVIGATION = "navigation"
    TOOL = "tool"
    OTHER = "other"


class Place(NamedTuple):
    """The place of an article in the source of its page; `head` is where its own title begins, after a column's."""

    start: int
    head: int
    end: int


@sealed(frozen=True, slots=True)
class _Part:
    """A block of the page: where it begins in the source, with and without its number, and what it is."""

    start: int
    head: int
    text: str
    kind: _Kind

    @property
    def plain(self) -> str:
        """The text without the point or bracket before it."""
        return _POINT.sub("", self.text, count=1).rstrip("】")


def find_articles(document: Document, lexicon: Lexicon) -> list[Place]:
    """The place of each article of a page, in order; a single one if there are no more.

    Text before the first article belongs to it. Linear in the number of blocks.
    """
    patterns = lexicon.derived(build_patterns)
    source = document.aligned.source
    begins: list[tuple[int, int]] = []
    for parts in _pages(list(_parts(document, patterns))):
        page = _Page(parts, patterns)
        begins.append((parts[0].start if begins else len(source) - len(source.lstrip()), page.first_head()))
        begins += [(parts[first].start, parts[title].head) for first, title in page.starts()]
    ends = [*(start for start, _ in begins[1:]), len(source)]
    return [
        Place(start, max(start, head), start + len(source[start:end].rstrip()))
        for (start, head), end in zip(begins, ends, strict=True)
    ]


def are_too_many(places: Sequence[Place]) -> bool:
    """Whether articles that each hold the text of their page would need too much memory."""
    return len(places) > _MOST or len(places) * places[-1].end > _MOST_CHARACTERS


def _pages(parts: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """The parts of each page of a joined file: one begins with the first head after the foot of another."""
    begin = 0
    told = foot = False
    for n, part in enumerate(parts):
        if part.kind is _Kind.PROSE:
            told, foot = True, False
        elif part.kind is _Kind.TOOL or (part.kind is _Kind.BYLINE and "编" in part.text[:_LABEL]):
            foot = told
        elif foot and _heads_a_page(parts, n):
            yield parts[begin:n]
            begin, told, foot = n, False, False
    yield parts[begin:]


def _heads_a_page(parts: Sequence[_Part], n: int) -> bool:
    """Whether a title, or the navigation directly above one, is here, with prose soon after it."""
    following = [part.kind for part in parts[n : n + _HEAD_LONGEST]]
    navigation = following[0] is _Kind.NAVIGATION and following[1:2] in ([_Kind.TITLE], [_Kind.PROSE])
    if not (navigation or following[0] is _Kind.TITLE) or _Kind.PROSE not in following:
        return False
    return _Kind.TOOL not in following[: following.index(_Kind.PROSE)]


def _parts(document: Document, patterns: Patterns) -> Iterator[_Part]:
    noted = False  # whether the line before says that an editor's note follows
    for block in document.blocks:
        text = document.text[block.start : block.end].strip()
        if text:
            point = _POINT.match(text)
            behind = block.start + (point.end() if point and point.end() < len(text) else 0)
            start, head = (document.aligned.span(at, at + 1)[0] for at in (block.start, behind))
            yield _Part(start, head, text, _Kind.OTHER if noted else _kind(text, block.zone, patterns))
            noted = _NOTE.fullmatch(text.rstrip("】〗）) ")) is not None


def _kind(text: str, zone: Zone, patterns: Patterns) -> _Kind:
    if _MARK.match(text):
        return _Kind.MARK
    if zone is Zone.FOOTER:
        # after an editor's line everything counts as the foot of the page, which another article may follow
        known = furniture_zone(Line(0, len(text), text, gap=False), patterns, body=True)
        zone = Zone.PARAGRAPH if known is None else known
    if zone is Zone.NAVIGATION:
        return _Kind.NAVIGATION
    if zone in (Zone.CAPTION, Zone.LINK, Zone.TABLE_ROW):
        return _Kind.OTHER
    if zone is Zone.LIST_ITEM:
        return _Kind.PROSE
    if zone is Zone.FOOTER:
        return _Kind.TOOL
    if SUBTITLE.match(text):
        return _Kind.SUBTITLE
    named = text[-1] in "协会】" and COMMITTEE.match(_POINT.sub("", text, count=1).rstrip("】"))
    if named or (_TAG.match(text) and not patterns.label.match(text) and not is_credit(text, patterns)):
        return _Kind.TITLE
    if _WRITER.match(text) or ((zone is Zone.BYLINE or is_byline(text, patterns)) and text[-1] not in "？！"):
        return _Kind.BYLINE
    if _NOTE.match(text):
        return _Kind.OTHER
    stopped = len(text) >= _PROSE_MIN and text[0] != "“" and _STOPPED.search(text)
    if "。" in text or (len(text) > _LONG and re.search("[，；]", text)) or stopped:
        return _Kind.PROSE
    return _Kind.TITLE if is_title(Line(0, len(text), text, gap=False)) else _Kind.OTHER


def _is_signed(part: _Part) -> bool:
    signature = _SIGNED.search(part.text, max(0, len(part.text) - 60)) if part.kind is _Kind.PROSE else None
    return signature is not None and bool(split_names(signature[1], strict=True))


class _Page:
    """The parts of a page, and which of them begin an article."""

    def __init__(self, parts: Sequence[_Part], patterns: Patterns) -> None:
        self._parts = parts
        self._patterns = patterns
        self._first = next((n for n, part in enumerate(parts) if part.kind is _Kind.PROSE), len(parts))
        self._prose = [0, *accumulate(part.kind is _Kind.PROSE for part in parts)]
        self._end = self._find_ends()
        self._stop = next((n for n in range(self._first, len(parts)) if self._is_box(n)), len(parts))
        self._titles = [n for n in range(self._stop) if self._is(n, _Kind.TITLE)]

    def first_head(self) -> int:
        """The beginning of the title of the first article: the last title before its text, since columns come first."""
        titles = (part for part in self._parts[: self._first] if part.kind is _Kind.TITLE)
        heads = (part.head for part in titles if not self._is_person(part.text))
        return max(heads, default=0)

    def _is_person(self, line: str) -> bool:
        """Whether the line names who speaks or writes, with a post (省政协主席 龙启文) or without."""
        return is_speaker(line) or bool(read_names(line, self._patterns.surnames))

    def starts(self) -> list[tuple[int, int]]:
        """The part that begins the second and each later article, and the part that is its title."""
        strong = {n for n in range(self._first + 1, self._stop) if self._begins(n)}
        found = strong | self._families()
        if len(strong) >= 2 and all(self._is(n, _Kind.TITLE) for n in strong):
            # among items with a dateline or a signature, one without
            found |= {n for n in range(min(strong), self._stop) if self._is_between(n)}
        starts: list[tuple[int, int]] = []
        for n in sorted(found):
            first = self._over(n)
            after = starts[-1][0] if starts else 0
            if self._prose[first] > self._prose[after]:
                tagged = _TAG.match(self._parts[n].text) and self._is(n + 1, _Kind.TITLE)
                starts.append((first, n + 1 if tagged else n))
        return starts

    def _begins(self, n: int) -> bool:
        """Whether the part alone shows that an article begins."""
        part = self._parts[n]
        if self._is(n - 1, _Kind.MARK):
            return part.kind is not _Kind.MARK
        if part.kind is _Kind.PROSE:
            before = self._parts[n - 1]
            if self._ends(n - 1) and self._ends(n) and _OPENS.match(part.text):
                return True
            # an item of one paragraph after another; an article may itself report a second day
            item = before.kind is _Kind.PROSE and (_DATELINE.match(before.text) or self._ends(n - 1))
            return bool(item) and _DATELINE.match(part.text) is not None
        if part.kind is not _Kind.TITLE or is_item(part.text) or n + 1 >= self._stop:
            return False
        following = self._parts[n + 1]
        if following.kind is _Kind.SUBTITLE:
            return "政协" in following.text or self._ends(n - 1)
        if following.kind is _Kind.BYLINE:
            told = any(self._is(m, _Kind.PROSE) for m in range(n + 2, n + 2 + _HEAD))
            signature = _OFFICE.search(part.text) and STAMP.fullmatch(following.text)
            return told and not signature and not following.text.startswith(("（", "【", "["))
        if following.kind is _Kind.PROSE and _DATELINE.match(following.text):
            return True
        return self._ends(n - 1) and any(self._is(m, _Kind.PROSE) for m in (n + 1, n + 2))

    def _find_ends(self) -> list[bool]:
        """For each part whether an article may end with it: a signature, credits or buttons after prose, a mark."""
        ends: list[bool] = []
        for n, part in enumerate(self._parts):
            if n < self._first:
                ends.append(False)
            elif part.kind is _Kind.BYLINE:
                ends.append(self._is(n - 1, _Kind.PROSE) or ends[-1])
            else:
                ends.append(part.kind in (_Kind.MARK, _Kind.TOOL) or _is_signed(part))
        return ends

    def _ends(self, n: int) -> bool:
        return n >= 0 and self._end[n]

    def _families(self) -> set[int]:
        """Heads that count together: names alone, names with a title, points, titles that each name another committee.

        A numbered point is such a head if its title names a committee, or under the masthead of a bulletin.
        """
        masthead = any(_BULLETIN.search(part.text) for part in self._parts[: min(self._first, _HEAD)])
        families: tuple[Callable[[_Part], object], ...] = (
            lambda part: COMMITTEE.match(part.plain),
            lambda part: _NAMED.match(part.plain),
            lambda part: _POINT.match(part.text) and (masthead or _OPENS.match(part.plain)),
        )
        found: set[int] = set()
        for belongs in families:
            heads = self._heads(belongs)
            if len({self._parts[n].plain for n in heads}) > 1:
                found |= set(heads[1:])
        named = self._heads(lambda part: _OPENS.match(part.text))
        committees = {_OPENS.match(self._parts[n].text)[0] for n in named}  # type: ignore[index]
        return found | set(named[1:]) if len(committees) == len(named) >= _HEAD else found

    def _heads(self, belongs: Callable[[_Part], object]) -> list[int]:
        """The titles of one family; empty if one has no text below it, or there is text before the first."""
        heads = [n for n in self._titles if belongs(self._parts[n])]
        # a table of contents names them one right after another
        run = set(heads)
        heads = [n for n in heads if n + 1 not in run or n >= self._first]
        told = all(any(self._is(n + k, _Kind.PROSE) for k in range(1, _HEAD + 1)) for n in heads)
        return heads if heads and heads[0] < self._first and told else []

    def _is_between(self, n: int) -> bool:
        text = self._parts[n].text
        named = self._is(n, _Kind.TITLE) and "，" not in text and _OPENS.match(text)
        return bool(named) and self._is(n - 1, _Kind.PROSE) and self._is(n + 1, _Kind.PROSE)

    def _over(self, n: int) -> int:
        """The first line of the head that the part belongs to: a column's name stands before its title."""
        for _ in range(_COLUMN):
            over = self._is(n - 1, _Kind.TITLE) or self._is(n - 1, _Kind.NAVIGATION)
            if n - 1 <= self._first or not over or COMMITTEE.match(self._parts[n - 1].plain):
                break
            n -= 1
        return n

    def _is(self, n: int, kind: _Kind) -> bool:
        return 0 <= n < len(self._parts) and self._parts[n].kind is kind

    def _is_box(self, n: int) -> bool:
        """Whether matter beside the article begins here: links to other articles, a reporter's remark, sources."""
        text = self._parts[n].text
        return len(text) <= _TITLE_MAX and "。" not in text and self._patterns.box.match(text) is not None
