"""The header of a page: title, outlet, day, authors and editors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import HeadLine, is_name, is_paper, is_site, read_head_line
from cppcc_extract.clean.lines import BOXES, DELIVERED, ISSUER, SUBTITLE, TODAY
from cppcc_extract.clean.names import read_names, split_names
from cppcc_extract.clean.signatures import read_signatures
from cppcc_extract.clean.stamps import STAMP, edtf, written_day
from cppcc_extract.clean.years import current_year
from cppcc_extract.text.document import Block, Header, Zone

_AGENCY = r"(?:新华社|中新社|中国新闻网|[一-鿿]{2,10}?(?:网·[一-鿿]{2,6}|网|社|报|日报|晚报|客户端))"
# 人民政协网4月4日电（记者…） 新华社北京3月9日电 本报太原5月6日讯
_DATELINE = re.compile(
    rf"(?:据)?(?P<agency>{_AGENCY})(?P<place>[一-鿿]{{2,4}}?)?(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d\d?)月(?P<day>\d\d?)日\s?(?:电|讯|消息)"
)
# 主持人：观众朋友晚上好，这里是2022年6月18日的《今晚话题》
_GREETING = re.compile(rf"(?:这里是|今天是|现在是)\s?({STAMP.pattern})")
_RIGHTS = re.compile(r"(?i)版权|copyright|©|ICP|备案")
_CLOCK = re.compile(r"(?:星期|礼拜|周)[一二三四五六日天](?![一-鿿])")
_CHAIN = re.compile(r"\s*[>›»→]\s*")
# The name of a column, which is the title of a page that has no other
_COLUMN = re.compile("【[^】]+】")
_CELL = re.compile(r"\s*[>›»→|·]\s*|\s{2,}")
# What heads the contents of a bulletin, whose own name is the title of the page
_CONTENTS = re.compile(r"(?:内容提要|本期要目|本期导读|要目|目\s?录)[：:]?")
# 标题：把协商搬到村口, as posts and forms say it
_NAMED = re.compile(r"(?:标题|题目|题名)[：:]\s?(?=\S)")
_OWNED = re.compile(r"版权所有|(?i:copyright)|©")
# How the first half of a headline ends that was set in two lines
_UNFINISHED = re.compile(r"(?:出席|参加|召开|举行|开展|赴|对|就|与|和|及|的|在|向|把|将|被)$")
_LEAD, _MENU_WORD = 160, 3
_CREDITS = re.compile(r"（([^（）。；]{2,58})）$")


def read_header(
    text: str, blocks: Sequence[Block], patterns: Patterns, *, published: str | None = None, source: str | None = None
) -> Header:
    """The header of the first article of the page; `published` and `source` of the caller take precedence."""
    own = [block for block in blocks if block.article == 0]
    title, subtitle = _title(text, own)
    page = _Page(text, [block for block in blocks if block.article == 0 or block.zone is Zone.FOOTER], patterns)
    lead = next((text[b.start : min(b.end, b.start + _LEAD)] for b in own if b.zone is Zone.PARAGRAPH), "")
    dateline = _DATELINE.search(lead)
    authors = page.values("author") or read_signatures(text, blocks, patterns)
    day = published or page.day()
    if day is None and dateline:
        day = _dated(dateline, current_year(text))
    if day is None and (greeting := _GREETING.search(lead)):
        day = edtf(greeting[1])
    outlet = source or page.outlet()
    if outlet is None and dateline and not dateline["agency"].startswith("本"):
        outlet = dateline["agency"]
    return Header(title, subtitle, outlet, day, tuple(dict.fromkeys(authors)), tuple(page.values("editor")))


def _title(text: str, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    lines = [" ".join(text[b.start : b.end].split()) for b in blocks if b.zone is Zone.HEADLINE]
    if lines and _CONTENTS.fullmatch(lines[0]):
        lines = [text[b.start : b.end] for b in blocks if b.zone is Zone.NAVIGATION][:1]
    if not lines:
        return None, None
    if len(lines) > 1 and ISSUER.search(lines[0]) and lines[1].startswith("关于"):
        return "".join(lines[:2]), None
    at = next((n for n, line in enumerate(lines) if n and SUBTITLE.match(line)), None)
    if at is not None:
        # A line before the headline that is much shorter or longer is its kicker, not its first half.
        whole = at >= 2 and abs(len(lines[at - 2]) - len(lines[at - 1])) <= 2
        main = " ".join(lines[at - 2 : at]) if whole else lines[at - 1]
        rest = [SUBTITLE.sub("", line, count=1) for line in lines[at:]]
        subtitle = "".join(rest)
    else:
        size = 2 if len(lines) > 1 and _UNFINISHED.search(lines[0]) else 1
        main, subtitle = "".join(lines[:size]), "——".join(lines[size:])
    main = main.strip("?？ ") if main.startswith(("?", "？")) else main
    main = _NAMED.sub("", main, count=1)
    main = main[1:-1] if _COLUMN.fullmatch(main) else main
    if not subtitle:
        head, dash, tail = main.partition("——")
        return main, (tail or None) if dash and head else None
    return f"{main}——{subtitle}", subtitle


def _bare_names(line: str, patterns: Patterns) -> HeadLine | None:
    """A line of names alone, or of any words in round brackets that could be names."""
    bracketed = line[:1] == "（"
    names = split_names(line.strip("（）"), strict=True) if bracketed else read_names(line, patterns.surnames)
    return HeadLine(names=names) if names else None


def _labelled_at_end(paragraph: str, patterns: Patterns) -> list[HeadLine]:
    """What brackets at the end of a paragraph say after labels; its signatures are read apart (`signatures`)."""
    tail = _CREDITS.search(paragraph, max(0, len(paragraph) - 60)) if paragraph.endswith("）") else None
    said = read_head_line(tail[1], patterns) if tail else None
    labelled = [value for value in said.labelled if value[0] != "author"] if said else []
    return [HeadLine(tuple(labelled))] if labelled else []


class _Page:
    """The head lines of the page: above its text, in its masthead, and below the text."""

    def __init__(self, text: str, blocks: Sequence[Block], patterns: Patterns) -> None:
        first = next((block.start for block in blocks if block.zone is Zone.PARAGRAPH), len(text))
        self._over: list[HeadLine] = []
        self._masthead: list[HeadLine] = []
        self._below: list[HeadLine] = []
        self._delivered: str | None = None  # the day of the meeting that the page reports to
        self._papers: list[str] = []
        foot = (text[block.start : block.end] for block in blocks if block.zone is Zone.FOOTER)
        owners = [line for line in foot if _OWNED.search(line)]
        for block in blocks:
            line = text[block.start : block.end]
            if block.zone is Zone.PARAGRAPH:
                self._below += _labelled_at_end(line, patterns)
                continue
            if block.zone is Zone.NAVIGATION:
                site = _CELL.split(line)[0]
                owned = len(site) > _MENU_WORD and any(site in rights for rights in owners)
                self._papers += [site] if is_paper(site) or is_site(site) or owned else []
            elif block.zone is Zone.BYLINE and (is_paper(line) or (block is blocks[0] and is_name(line))):
                self._papers.append(line)
            elif block.zone not in (Zone.BYLINE, Zone.FOOTER):
                continue
            if DELIVERED.match(line) and (stamp := STAMP.search(line)):
                self._delivered = self._delivered or edtf(stamp[0])
                continue
            crumbs = _CHAIN.split(line) if block.zone is Zone.NAVIGATION and not _CLOCK.search(line) else ()
            if len(crumbs) > 1:
                self._masthead += filter(None, (read_head_line(crumb, patterns) for crumb in crumbs))
                continue
            said = read_head_line(line, patterns) or _bare_names(line.lstrip(f"{BOXES} "), patterns)
            if said is not None:
                self._lines(block, line, over=block.start < first).append(said)

    def _lines(self, block: Block, line: str, *, over: bool) -> list[HeadLine]:
        """The group of a line; a line with a copyright, and a clock in the navigation, state nothing."""
        if block.zone is Zone.NAVIGATION:
            return [] if _CLOCK.search(line) or TODAY.match(line) else self._masthead
        if block.zone is Zone.FOOTER and _RIGHTS.search(line):
            return []
        return self._over if over else self._below

    def _all(self) -> list[HeadLine]:
        return self._over + self._below

    def values(self, role: str) -> list[str]:
        """The labelled values of one role, each once; names without a label are those of writers."""
        said = [line.values(role) + list(line.names if role == "author" else ()) for line in self._all()]
        return list(dict.fromkeys(value for values in said for value in values))

    def outlet(self) -> str | None:
        """The outlet: from a label, otherwise from a line above the text, the masthead, a line below."""
        labelled = [value for line in self._all() for value in line.values("source")]
        free = [line.outlet for line in (*self._over, *self._masthead, *self._below) if line.outlet]
        return next(iter(labelled + free[:1] + self._papers), None)

    def day(self) -> str | None:
        """The day above the text, in a masthead, or below; a labelled one first, that of a change last."""
        for lines in (self._over, self._masthead, self._below):
            labelled = [day for line in lines for day in line.values("date")]
            bare = [line.day for line in lines if line.day]
            changed = [day for line in lines for day in line.values("update")]
            found = next(iter(labelled + bare + changed), None)
            if found:
                return found
        return self._delivered


def _dated(dateline: re.Match[str], year: int | None) -> str | None:
    own = dateline["year"] or (str(year) if year else None)
    return written_day(own, dateline["month"], dateline["day"]) if own else None
