"""From lines to zones: the head of a page, its body, its foot, and where a second article begins."""

from __future__ import annotations

import re
from collections.abc import Container

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import is_credit, is_name, is_paper, is_site, is_speaker
from cppcc_extract.clean.lines import (
    COMMITTEE,
    DELIVERED,
    ISSUER,
    SUBTITLE,
    Line,
    furniture_zone,
    is_column,
    is_counted,
    is_cut,
    is_ended,
    is_item,
    is_menu,
    is_prose,
    is_rest,
    is_title,
    split_lines,
)
from cppcc_extract.clean.lists import find_items
from cppcc_extract.clean.names import read_names
from cppcc_extract.clean.place_lines import place_headings
from cppcc_extract.clean.tables import Splitter, part_rows
from cppcc_extract.text.document import Zone

# What is delivered to an assembly, and its greeting
_REPORT = re.compile(
    r"(?:报告|讲话|发言|致辞|汇报|说明|摘登|倡议书)(?:（[^（）]{1,8}）)?$|^(?:各位|同志们|主席)[^，。]*[：:]$"
)
# Who takes part in what is printed, and when it was: 本期嘉宾：清河县政协主席 罗永清
_PRESENT = re.compile(r"(?:本期)?(?:嘉宾|主持人?|受访人?|受访者|采访人?|访谈对象|出镜|时间|地点)\s?[：:]")
_COLUMN = re.compile(r"【[^】\d：:]{2,16}】$|《[^《》]{2,14}》\s?第?[^，。]{1,12}期$")
_PAGE = re.compile(r"\d版|[一二三四五六七八九十头]版")
_BESIDE = 4  # lines of a head that may be names
_SUBTITLE_MIN, _SUBTITLE_MAX, _HAN = 6, 70, 0.6
_NOTICE = 40


def zoned_lines(text: str, patterns: Patterns, splitter: Splitter) -> list[Line]:
    """The lines of the text, each with its zone and the number of its article."""
    lines, rows = part_rows(split_lines(text), splitter)
    known = _furniture(lines, patterns)
    places = place_headings(lines)
    for n in places:
        known[n] = None
    for n in rows:
        known[n] = Zone.TABLE_ROW
    items = find_items(lines, known, patterns)
    told = (n for n, line in enumerate(lines) if n in rows or n in items or (known[n] is None and is_prose(line)))
    first = next(told, len(lines))
    unknown = [n for n in range(len(lines)) if known[n] is None]
    if first == len(lines) and unknown:
        # No prose at all: a single line is the text itself, the first of several is the headline.
        first = unknown[0] if len(unknown) == 1 else unknown[1]
    _mark_writers(lines, known, first, places, patterns)
    _zone_head(lines, known, first, patterns)
    _zone_body(lines, known, first, items, patterns)
    if len(unknown) == 1:
        lines[unknown[0]].zone = Zone.PARAGRAPH
    return lines


def _furniture(lines: list[Line], patterns: Patterns) -> list[Zone | None]:
    known: list[Zone | None] = []
    body = False
    for line in lines:
        zone = furniture_zone(line, patterns, body=body)
        known.append(zone)
        body = body or (zone is None and is_prose(line))
    if known[1:2] == [Zone.BYLINE] and (is_paper(lines[0].text) or _is_paper_over(lines, known, patterns)):
        known[0] = Zone.BYLINE
    elif known[1:2] == [Zone.NAVIGATION] and (
        COMMITTEE.match(lines[0].text) or (is_site(lines[0].text) and is_menu(lines[1].text, patterns))
    ):
        known[0] = Zone.NAVIGATION  # the name of the site over its menu
    return known


def _is_paper_over(lines: list[Line], known: list[Zone | None], patterns: Patterns) -> bool:
    """Whether a name stands right over the day and the page of a paper, with a headline further down."""
    name, below = lines[0].text, lines[1]
    if below.gap or not _PAGE.search(below.text) or not is_name(name) or is_column(name, patterns):
        return False
    rest = (n for n in range(2, len(lines)) if known[n] is None)
    after = next(rest, None)
    return after is not None and is_title(lines[after])


def _mark_writers(
    lines: list[Line], known: list[Zone | None], first: int, places: Container[int], patterns: Patterns
) -> None:
    """Names alone under a headline are a byline, unless the page is a report, which they give."""
    head = lines[:first]
    if any(DELIVERED.match(line.text) or _REPORT.search(line.text) or is_speaker(line.text) for line in head):
        return
    titles = [n for n in range(first) if known[n] is None]
    for n in titles[1:_BESIDE]:
        if n not in places and read_names(lines[n].text, patterns.surnames):
            known[n] = Zone.BYLINE


def _zone_head(lines: list[Line], known: list[Zone | None], first: int, patterns: Patterns) -> None:
    """The lines before the first paragraph: headline, subtitle, bylines, and headings after them.

    A subtitle begins with ——. A second line belongs to the headline if a byline follows it or no empty line stands
    before it; a committee's name alone is a heading, and so is everything after it.
    """
    heads = [n for n in range(first) if known[n] is None]
    for n in range(first):
        lines[n].zone = known[n] or Zone.HEADING
    named = next((n for n in heads if COMMITTEE.match(lines[n].text)), first)
    titles = (
        [n for n in heads if n < named] or [n for n in heads if not COMMITTEE.match(lines[n].text)][:1] or heads[:1]
    )
    if not titles:
        # the name of a column or of an issue is the headline where none stands below it
        columns = (n for n in range(first) if known[n] is Zone.BYLINE and _COLUMN.match(lines[n].text))
        titles = [n for n in columns if not is_credit(lines[n].text, patterns)][:1]
    if not titles:
        return
    while _is_over(titles, lines, known, first, patterns):
        lines[titles.pop(0)].zone = Zone.NAVIGATION
    lines[titles[0]].zone = Zone.HEADLINE
    stamped = max((n for n in range(first) if known[n] is Zone.BYLINE), default=-1)
    for n in titles[1:4]:
        notice = lines[n].text.startswith("关于") and ISSUER.search(lines[titles[0]].text)
        near = n < stamped or not lines[n].gap or SUBTITLE.match(lines[n].text) or notice
        if is_item(lines[n].text):
            break
        if lines[n].text == lines[titles[0]].text or not (SUBTITLE.match(lines[n].text) or _could_go_on(lines[n])):
            continue
        if not near and not any(SUBTITLE.match(lines[later].text) for later in titles if later > n):
            break
        lines[n].zone = Zone.HEADLINE


def _is_over(titles: list[int], lines: list[Line], known: list[Zone | None], first: int, patterns: Patterns) -> bool:
    """Whether the first of the titles names the column that the second is in, as what follows that shows."""
    if len(titles) < 2 or not is_column(lines[titles[0]].text, patterns):
        return False
    column, title = (lines[n] for n in titles[:2])
    if Zone.BYLINE in known[titles[0] + 1 : titles[1]]:
        return False
    if is_item(title.text) or SUBTITLE.match(title.text) or not is_title(title):
        return False
    if any(known[n] is Zone.BYLINE or SUBTITLE.match(lines[n].text) for n in range(titles[1] + 1, first)):
        return True
    return not title.gap and len(title.text) >= len(column.text)


def _could_go_on(line: Line) -> bool:
    """Whether a line under a headline could be its second half or a subtitle by its form."""
    han = sum("\u3400" <= char <= "\u9fff" for char in line.text)
    return (
        is_title(line)
        and "/" not in line.text
        and han >= max(_SUBTITLE_MIN, _HAN * len(line.text))
        and not is_speaker(line.text)
        and not _PRESENT.match(line.text)
    )


def _zone_body(
    lines: list[Line], known: list[Zone | None], first: int, items: Container[int], patterns: Patterns
) -> None:
    article = 0
    left: Zone | None = None  # the article was left: by an editor's line (BYLINE), or for the foot of the page (FOOTER)
    broken = False  # the line before is cut in mid-sentence
    n = first
    while n < len(lines):
        line = lines[n]
        line.article = article
        zone = known[n]
        if zone is None:
            if (size := _article_head(lines, known, n, left)) and not broken and n not in items:
                article += 1
                for m in range(n, n + size):
                    lines[m].article = article
                    lines[m].zone = known[m] or Zone.HEADLINE
                left, n = None, n + size - 1
            elif left is not None and not _resumes(line, left):
                line.zone = Zone.FOOTER
            else:
                left = None
                line.zone = _body_zone(lines, known, n, items, broken=broken)
                line.goes_on = broken = line.zone is Zone.PARAGRAPH and _is_unfinished(lines, known, n, patterns)
        elif left is Zone.FOOTER or (zone is Zone.FOOTER and _latches(lines, known, n, patterns)):
            left, line.zone = Zone.FOOTER, Zone.LINK if zone is Zone.LINK else Zone.FOOTER
        elif zone is Zone.BYLINE:
            line.zone = Zone.FOOTER if left else Zone.BYLINE
            left = Zone.BYLINE if _closes(line) else left
            broken = False
        else:
            line.zone = Zone.FOOTER if left and zone is not Zone.LINK else zone
            n = _run_caption(lines, known, n) if line.zone is Zone.CAPTION else n
        n += 1


def _body_zone(lines: list[Line], known: list[Zone | None], n: int, items: Container[int], *, broken: bool) -> Zone:
    line = lines[n]
    if n in items:
        return Zone.LIST_ITEM
    heads = not broken and is_title(line) and not is_ended(line.text) and not _goes_on(lines, known, n)
    return Zone.HEADING if heads else Zone.PARAGRAPH


def _resumes(line: Line, left: Zone) -> bool:
    """Whether an article continues after an editor's line or a notice; notices contain short sentences themselves."""
    return is_prose(line) and (left is not Zone.FOOTER or len(line.text) > _NOTICE)


def _is_unfinished(lines: list[Line], known: list[Zone | None], at: int, patterns: Patterns) -> bool:
    """Whether a paragraph breaks off at the end of the line; after a figure only if the next line continues it."""
    text = lines[at].text
    if is_ended(text):
        return False
    following = _following(lines, known, at)
    return not is_counted(text, patterns) or (following is not None and is_rest(following.text))


def _latches(lines: list[Line], known: list[Zone | None], at: int, patterns: Patterns) -> bool:
    """Whether a line of the foot ends the page: a notice does, a button or a host only if no prose follows soon."""
    begun = patterns.begins.match(lines[at].text)
    if begun is not None and begun.lastgroup == "footer":
        return True
    return not any(known[n] is None and is_prose(lines[n]) for n in range(at + 1, min(at + 3, len(lines))))


def _closes(line: Line) -> bool:
    return "编" in line.text[:6] or "审核" in line.text[:4]


def _goes_on(lines: list[Line], known: list[Zone | None], at: int) -> bool:
    """Whether the line is cut in mid-sentence, judged by it and the next line of the body."""
    return is_cut(lines[at], _following(lines, known, at))


def _following(lines: list[Line], known: list[Zone | None], at: int) -> Line | None:
    """The next line of the body, without captions and credits."""
    return next((lines[n] for n in range(at + 1, min(at + 4, len(lines))) if known[n] is None), None)


def _run_caption(lines: list[Line], known: list[Zone | None], at: int) -> int:
    """The last line of the caption that begins at a line; a caption may be cut by the width of the column."""
    line = lines[at]
    if at + 1 < len(lines) and not is_ended(line.text) and known[at + 1] is None and not lines[at + 1].gap:
        rest = lines[at + 1]
        last = at + 2 >= len(lines) or lines[at + 2].gap or known[at + 2] is not None
        if len(rest.text) <= len(line.text) and rest.text[-1] in "。！？）" and (last or len(rest.text) <= 12):
            rest.zone, rest.article = Zone.CAPTION, line.article
            return at + 1
    return at


def _article_head(lines: list[Line], known: list[Zone | None], at: int, left: Zone | None) -> int:
    """How many lines from here are the head of another article, 0 if none begins.

    It begins with a title whose subtitle (—— and a committee) is next or the one after; after an article that was
    left also with a title before a byline or before prose.
    """
    if not is_title(lines[at]) or (left is Zone.FOOTER and "：" in lines[at].text):
        return 0
    for n in range(at + 1, min(at + 4, len(lines))):
        text = lines[n].text
        if known[n] is Zone.BYLINE and left:
            return n - at + 1
        if known[n] is not None:
            return 0
        if SUBTITLE.match(text):
            good = len(text) <= _SUBTITLE_MAX and "。" not in text and ("政协" in text or left is not None)
            return n - at + 1 if good else 0
        if is_prose(lines[n]):
            return n - at if left and _resumes(lines[n], left) else 0
        if not is_title(lines[n]):
            return 0
    return 0
