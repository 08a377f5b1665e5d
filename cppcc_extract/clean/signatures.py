"""Writers named in the text: in the brackets of a dateline, or in brackets at the end of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.head_lines import read_head_line
from cppcc_extract.clean.names import read_names, split_names
from cppcc_extract.text.document import Block, Zone

_REPORTERS = re.compile(
    r"[（(【]\s*([^（）()【】。]{0,14}(?:记者|通讯员|特约撰稿|撰稿|实习生|文/|文图/)[^（）()【】。]{1,80})[）)】]"
)
# 本报讯（周一帆）, 清河网5月6日电（周一帆 田小禾）
_DATELINE = re.compile(r".{0,24}?(?:讯|电|消息)[】\]]?\s?（([^（）。，\d]{2,40})）")
_TAIL = re.compile(r"（([^（）。，；：\d]{2,50})）$")
_SAYS = re.compile("记者|通讯员|撰稿|实习生|[文图]\\s?[/／]")
_LEAD = 160


def read_signatures(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[str]:
    """The writers of the articles of the page, in its order.

    One at the lead of the page is its writer; names at the end count as well only if several articles are signed.
    """
    leads = _leads(text, blocks, patterns)
    signed = _signatures(text, blocks, patterns)
    if leads and len(leads) + len(signed) < 3:
        signed = []
    return [name for _, names in sorted((*leads, *signed)) for name in names]


def _credited(bracketed: str, patterns: Patterns) -> tuple[str, ...] | None:
    """The writers of brackets that hold a line of credits (通讯员 王道远 责任编辑 田小禾), None of any other."""
    line = read_head_line(bracketed, patterns)
    return None if line is None else (*line.names, *line.values("author"))


def _leads(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[tuple[int, tuple[str, ...]]]:
    """The names of the reporters in the first paragraph, and of the datelines of all."""
    found: list[tuple[int, tuple[str, ...]]] = []
    first = True
    for block in blocks:
        if block.zone is not Zone.PARAGRAPH:
            continue
        lead = text[block.start : min(block.end, block.start + _LEAD)]
        dateline = _DATELINE.match(lead)
        reporters = _REPORTERS.search(lead) if first else None
        first = False
        if reporters:
            writers = _credited(reporters[1], patterns)
            found.append((block.start, split_names(reporters[1]) if writers is None else writers))
        elif dateline:
            found.append((block.start, split_names(dateline[1], strict=True)))
    return [(at, names) for at, names in found if names]


def _signatures(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[tuple[int, tuple[str, ...]]]:
    """The names in brackets with which articles end.

    They stand where the page ends, before a heading or a headline, and after an item of one paragraph; there each needs
    a surname, since whatever a paragraph ends with may stand in brackets.
    """
    read = [block for block in blocks if block.zone in (Zone.PARAGRAPH, Zone.HEADING, Zone.HEADLINE)]
    final = max((n for n, block in enumerate(read) if block.zone is Zone.PARAGRAPH), default=-1)
    signed: list[tuple[int, tuple[str, ...]]] = []
    for n, block in enumerate(read[: final + 1]):
        last = n == final
        if block.zone is not Zone.PARAGRAPH:
            continue
        tail = _TAIL.search(text, max(block.start, block.end - 60), block.end)
        if tail is None:
            continue
        if (writers := _credited(tail[1], patterns)) is not None:
            signed += [(tail.start(), writers)] if writers else []
            continue
        # In the middle of a page it stands after a full stop, and nothing but names is in it.
        stop = text[block.start : tail.start()].rstrip()[-1:]
        if last:
            names = split_names(tail[1], strict=not _SAYS.search(tail[1]))
        elif read[n + 1].zone is not Zone.PARAGRAPH:
            names = split_names(tail[1], strict=True) if stop in "。！？”…" else ()
        else:
            names = read_names(tail[1], patterns.surnames) if stop in "。！？…" else ()
        if names:
            signed.append((tail.start(), names))
    return signed
