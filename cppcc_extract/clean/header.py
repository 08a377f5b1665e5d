"""What a page says of itself: title, outlet, day, authors and editors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.imprint import STAMP, edtf, read_imprint, written_day
from cppcc_extract.clean.lines import SUBTITLE
from cppcc_extract.clean.names import is_credit, split_names
from cppcc_extract.clean.years import current_year
from cppcc_extract.text.document import Block, Header, Zone

_AGENCY = r"(?:新华社|中新社|中国新闻网|[一-鿿]{2,10}?(?:网·[一-鿿]{2,6}|网|社|报|日报|晚报|客户端))"
# 人民政协网4月4日电（记者…） 新华社北京3月9日电 本报太原5月6日讯
_DATELINE = re.compile(
    rf"(?:据)?(?P<agency>{_AGENCY})(?P<place>[一-鿿]{{2,4}}?)?(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d\d?)月(?P<day>\d\d?)日\s?(?:电|讯|消息)(?:[（(](?P<names>[^（）()，。\d]{{2,30}})[）)])?"
)
_REPORTERS = re.compile(
    r"[（(【]\s*([^（）()【】。]{0,12}(?:记者|通讯员|特约撰稿|撰稿|实习生|文/|文图/)[^（）()【】。]{1,80})[）)】]"
)
_SAYS = re.compile("记者|通讯员|撰稿|实习生|[文图]\\s?[/／]")
_RIGHTS = re.compile(r"(?i)版权|copyright|©|ICP|备案")
_CLOCK = re.compile(r"(?:星期|礼拜|周)[一二三四五六日天]")
_LEAD = 160
_BULLETS = "□■◎●◆○*※ "
_TAIL = re.compile(r"（([^（）。，；：\d]{2,50})）$")
_CREDITS = re.compile(r"（([^（）。；]{2,58})）$")
# What ends the value of a label: a bar, a day, or a word with a colon that no table knows (点击数：12)
_CUT = re.compile(r"[|丨│【】\[\]（）()]|\s{2,}|\d{4}[-年./]|，|。|(?<=\s)[一-鿿]{2,6}[：:]")


def read_header(
    text: str, blocks: Sequence[Block], patterns: Patterns, *, published: str | None = None, source: str | None = None
) -> Header:
    """The header of the first article of the page; `published` and `source` of the caller win."""
    own = [block for block in blocks if block.article == 0]
    title, subtitle = _title(text, own)
    labelled = _labelled(text, blocks, patterns)
    lead = next((text[b.start : min(b.end, b.start + _LEAD)] for b in own if b.zone is Zone.PARAGRAPH), "")
    dateline = _DATELINE.search(lead)
    authors = labelled["author"] or _unlabelled_authors(text, blocks, patterns, lead)
    if not authors and dateline and dateline["names"]:
        authors = list(split_names(dateline["names"], strict=True))
    day = published or _stamp(text, blocks, patterns)
    if day is None and dateline:
        day = _dated(dateline, current_year(text))
    outlet = source or next(iter(labelled["source"]), None)
    if outlet is None and dateline and not dateline["agency"].startswith("本"):
        outlet = dateline["agency"]
    return Header(title, subtitle, outlet, day, tuple(authors), tuple(labelled["editor"]))


def _title(text: str, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    lines = [text[b.start : b.end] for b in blocks if b.zone is Zone.HEADLINE]
    if not lines:
        return None, None
    at = next((n for n, line in enumerate(lines) if n and SUBTITLE.match(line)), None)
    if at is not None:
        # A line before the headline that is much shorter or longer is its kicker, not its first half.
        whole = at >= 2 and abs(len(lines[at - 2]) - len(lines[at - 1])) <= 2
        main = " ".join(lines[at - 2 : at]) if whole else lines[at - 1]
        rest = [SUBTITLE.sub("", line, count=1) for line in lines[at:]]
        subtitle = "".join(rest)
    else:
        main, subtitle = lines[0], "——".join(lines[1:])
    main = main.strip("?？ ") if main.startswith(("?", "？")) else main
    if not subtitle:
        head, dash, tail = main.partition("——")
        return main, (tail or None) if dash and head else None
    return f"{main}——{subtitle}", subtitle


def _labelled(text: str, blocks: Sequence[Block], patterns: Patterns) -> dict[str, list[str]]:
    """The values behind the labels of the bylines and of the foot, by role."""
    found: dict[str, list[str]] = {"source": [], "author": [], "editor": []}
    for line in _credit_lines(text, blocks, patterns):
        _read_labels(line, _labels(line, patterns), found)
        if (imprint := read_imprint(line)) and imprint.source and not found["source"]:
            found["source"].append(imprint.source)
    return found


def _credit_lines(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[str]:
    """The lines of the page's head and foot, and the brackets of credits that close a paragraph (责编：田小禾)."""
    lines: list[str] = []
    for block in blocks:
        if block.zone in (Zone.BYLINE, Zone.FOOTER) and not block.article:
            lines.append(text[block.start : block.end].lstrip(_BULLETS))
        elif block.zone is Zone.PARAGRAPH and text[block.end - 1] == "）":
            tail = _CREDITS.search(text, max(block.start, block.end - 60), block.end)
            if tail and (patterns.label.match(tail[1]) or is_credit(tail[1], patterns)):
                lines.append(tail[1])
    return lines


def _labels(line: str, patterns: Patterns) -> list[re.Match[str]]:
    """The labels of a line in order; among labels, and in a line of credits, a space does for a colon (记者 田小禾)."""
    labels = list(patterns.label.finditer(line))
    if is_credit(line, patterns) or (labels and "。" not in line):
        taken = {label.start() for label in labels}
        labels += [label for label in patterns.spaced.finditer(line) if label.start() not in taken]
        labels.sort(key=lambda label: label.start())
    return labels


def _read_labels(line: str, labels: Sequence[re.Match[str]], found: dict[str, list[str]]) -> None:
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        role = label.lastgroup or "staff"
        value = line[label.end() : after.start() if after else len(line)].strip()
        if role in ("author", "editor"):
            found[role] += [name for name in split_names(_CUT.split(value)[0]) if name not in found[role]]
        elif role == "source":
            value = _CUT.split(value)[0].strip(" ：:—-")
            if value:
                found[role].append(value.split(" ")[0])


def _unlabelled_authors(text: str, blocks: Sequence[Block], patterns: Patterns, lead: str) -> list[str]:
    """From a line of reporters, the brackets of a dateline, or the signature at the end."""
    names: list[str] = []
    for block in blocks:
        plain = text[block.start : block.end].lstrip(_BULLETS)
        if not plain or block.zone is not Zone.BYLINE or block.article:
            continue
        if imprint := read_imprint(plain):
            names += split_names(imprint.credits)
        elif not patterns.label.search(plain) and not STAMP.search(plain):
            credits = {label.lastgroup for label in patterns.spaced.finditer(plain)}
            # what stands in 【】 by itself is the name of a column
            column = plain[0] in "【[" and not credits and not _SAYS.search(plain)
            if credits <= {"author"} and not column:
                bracketed = plain[0] == "（" and not _SAYS.search(plain)
                names += split_names(plain.strip("（）【】[]"), strict=bracketed or bool(credits))
    if not names and (match := _REPORTERS.search(lead)):
        names += split_names(match[1])
    signed = _signatures(text, blocks, patterns)
    if not names or len(signed) > 1:
        names += [name for signature in signed for name in signature]
    return list(dict.fromkeys(names))


def _signatures(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[tuple[str, ...]]:
    """The names in brackets with which articles end: where the page does, and before a heading or a headline."""
    read = [block for block in blocks if block.zone in (Zone.PARAGRAPH, Zone.HEADING, Zone.HEADLINE)]
    final = max((n for n, block in enumerate(read) if block.zone is Zone.PARAGRAPH), default=-1)
    signed: list[tuple[str, ...]] = []
    for n, block in enumerate(read[: final + 1]):
        last = n == final
        if block.zone is not Zone.PARAGRAPH or not (last or read[n + 1].zone is not Zone.PARAGRAPH):
            continue
        tail = _TAIL.search(text, max(block.start, block.end - 60), block.end)
        if tail is None or patterns.label.match(tail[1]) or patterns.spaced.match(tail[1]):
            continue
        # In the middle of a page it stands behind a full stop, and nothing but names is in it.
        if last or text[tail.start() - 1] in "。！？”…":
            names = split_names(tail[1], strict=not last or not _SAYS.search(tail[1]))
            if names:
                signed.append(names)
    return signed


def _stamp(text: str, blocks: Sequence[Block], patterns: Patterns) -> str | None:
    """The day of the page: that of the bylines over its text, then of a masthead, then of what stands below.

    A labelled day comes before a bare one, and that before the day of a change. A clock in the navigation, and what
    stands beside a copyright in the foot, tell nothing.
    """
    first = next((block.start for block in blocks if block.zone is Zone.PARAGRAPH), len(text))
    over: list[str] = []
    masthead: list[str] = []
    below: list[str] = []
    for block in blocks:
        line = text[block.start : block.end]
        if block.article:
            continue
        if block.zone is Zone.BYLINE:
            (over if block.start < first else below).append(line)
        elif block.zone is Zone.NAVIGATION and not _CLOCK.search(line):
            masthead.append(line)
        elif block.zone is Zone.FOOTER and not _RIGHTS.search(line):
            below.append(line)
    for lines in (over, masthead, below):
        for read in (_dated_line, _stamped_line, _changed_line):
            found = next((stamp for stamp in (read(line, patterns) for line in lines) if stamp), None)
            if found:
                return edtf(found[0])
    return None


def _dated_line(line: str, patterns: Patterns) -> re.Match[str] | None:
    return _labelled_stamp(line, patterns, "date")


def _stamped_line(line: str, patterns: Patterns) -> re.Match[str] | None:
    """The day of a line, but for one of a change."""
    changed = next((label.start() for label in patterns.label.finditer(line) if label.lastgroup == "update"), len(line))
    return STAMP.search(line, 0, changed)


def _changed_line(line: str, patterns: Patterns) -> re.Match[str] | None:
    return _labelled_stamp(line, patterns, "update")


def _labelled_stamp(line: str, patterns: Patterns, role: str) -> re.Match[str] | None:
    stamps = (STAMP.match(line, label.end()) for label in patterns.label.finditer(line) if label.lastgroup == role)
    return next((stamp for stamp in stamps if stamp), None)


def _dated(dateline: re.Match[str], year: int | None) -> str | None:
    own = dateline["year"] or (str(year) if year else None)
    return written_day(own, dateline["month"], dateline["day"]) if own else None
