"""Lists of figures: which short lines without a full stop are items, and where the words of an item begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.lines import BULLET, Line, is_prose
from cppcc_extract.text.document import Zone

_BULLET = rf"(?:{BULLET}|·|[—–-]{{1,2}}(?![—–-])|\*(?!\*))\s*"
_NUMBER = (
    r"(?:[①-⑳⑴-⒇⒈-⒛]|\d{1,2}(?:[.．、](?!\d)|[)）])|（(?:\d{1,2}|[一二三四五六七八九十]{1,3})）"
    r"|[一二三四五六七八九十]{1,3}[、．.])\s*"
)
_MARK = re.compile(rf"(?:(?P<bullet>{_BULLET})|(?P<number>{_NUMBER}))(?=\S)")
_LONGEST = 60
_RUN = 3


def mark_end(text: str, start: int, end: int) -> int:
    """The beginning of the words of an item, after its bullet or number; `start` without one."""
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def find_items(lines: Sequence[Line], known: Sequence[Zone | None], patterns: Patterns) -> set[int]:
    """The lines that are items of a list: they state a figure, without a full stop, and there is no prose under them.

    Before the first prose of a page such a line is an item only beside another, since titles state figures too. A line
    with a bullet needs no neighbour, nor does one after a semicolon or a colon; a marked line between two items is one
    too. The first line of a page is its title unless it has a mark, or begins a list that is longer than titles are, or
    there is no prose at all.
    """
    body = [n for n in range(len(lines)) if known[n] is None]
    stated = [n for n in body if _states(lines[n], patterns)]
    if not stated:
        return set()
    place = {n: at for at, n in enumerate(body)}
    short = set(stated)
    items: set[int] = set()
    begun = False
    for n in stated:
        at = place[n]
        before = body[at - 1] if at else -1
        after = body[at + 1] if at + 1 < len(body) else -1
        announced = before >= 0 and lines[before].text[-1] in "；："
        begun = begun or bool(items) or (before >= 0 and is_prose(lines[before]))
        alone = at > 0 and _is_told(lines[n], patterns) and (after < 0 or (begun and not is_prose(lines[after])))
        if before in short or after in short or announced or alone or _kind(lines[n].text) == "bullet":
            items.add(n)
    items |= {n for n in body if _is_between(n, body, place, lines, items)}
    return items - _title(lines, body, items)


def _states(line: Line, patterns: Patterns) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST
        and "。" not in text
        and text[-1] not in "，、；：！？"
        and (patterns.figure.search(text) is not None)
    )


def _is_told(line: Line, patterns: Patterns) -> bool:
    """Whether a figure of the line has its words beside it; after a wide gap it is in a row (副主席  赵立民  3人)."""
    return any(not line.text[: found.start()].endswith("  ") for found in patterns.figure.finditer(line.text))


def _kind(text: str) -> str | None:
    mark = _MARK.match(text)
    return mark.lastgroup if mark else None


def _is_between(n: int, body: Sequence[int], place: dict[int, int], lines: Sequence[Line], items: set[int]) -> bool:
    at = place[n]
    if not 0 < at < len(body) - 1 or _kind(lines[n].text) is None or is_prose(lines[n]):
        return False
    return body[at - 1] in items and body[at + 1] in items


def _title(lines: Sequence[Line], body: Sequence[int], items: set[int]) -> set[int]:
    """The lines above the first prose that state a figure, like titles, and are not items."""
    first = body[0]
    if first not in items or _kind(lines[first].text) is not None:
        return set()
    run = next((n for n, line in enumerate(body) if line not in items), len(body))
    if run >= _RUN or not any(is_prose(lines[n]) for n in body):
        return set()
    return set(body[:run])
