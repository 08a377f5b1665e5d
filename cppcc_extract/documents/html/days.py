"""The day of a page that its article does not state: in its scripts, or in a line outside the article.

A script says var ct = "1714957800" or "pubtime": "2024-05-06 09:10".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import read_head_line

_CHINA = timezone(timedelta(hours=8))
_KEY = r"(?:ct|(?:ori)?[cC]reateTime|create_time|(?:publish|pub)_?(?:[tT]ime|[dD]ate)|datePublished)"
# A key, with or without quotes, and a value that is a Unix time in seconds or milliseconds, or a stamp
_SAID = re.compile(
    rf"(?<![\w.]){_KEY}[\"']?\s*[=:]\s*[\"']?(?:(?P<seconds>1\d{{9}})(?:\d{{3}})?(?!\d)|(?P<stamp>20\d\d-\d\d?-\d\d?\D))"
)
_BESIDE = 5  # lines under the headline
_LINE_MAX = 80
_MOST = 2_000_000  # characters of scripts that are searched


def script_day(scripts: Iterable[str]) -> str | None:
    """The only day of publication in the scripts, in China's time; None if there are several."""
    days: set[str] = set()
    left = _MOST
    for script in scripts:
        days |= {_day(match) for match in _SAID.finditer(script[:left])}
        left -= len(script)
        if left <= 0 or len(days) > 1:
            break
    return days.pop() if len(days) == 1 else None


def line_day(lines: Sequence[str], title: str | None, patterns: Patterns) -> str | None:
    """The only day that lines of the page label as that of publication, otherwise that of a line under the headline."""
    said = [read_head_line(line, patterns) if len(line) <= _LINE_MAX else None for line in lines]
    labelled = {day for head in said if head for day in head.values("date")}
    if len(labelled) == 1:
        return labelled.pop()
    at = next((n for n, line in enumerate(lines) if line == title), len(lines))
    return next((head.day for head in said[at + 1 : at + 1 + _BESIDE] if head and head.day), None)


def _day(match: re.Match[str]) -> str:
    if match["seconds"]:
        return datetime.fromtimestamp(int(match["seconds"]), _CHINA).strftime("%Y-%m-%d")
    year, month, day = (int(part) for part in re.findall(r"\d+", match["stamp"]))
    return f"{year}-{month:02}-{day:02}"
