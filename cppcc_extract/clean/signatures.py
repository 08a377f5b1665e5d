"""Writers who are named in the text: in the bracket of a dateline, or in brackets at the end of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.clean.furniture import Patterns
from cppcc_extract.clean.names import split_names
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

    One at the lead of the page is its writer; names at the end count beside it only where several articles are signed.
    """
    leads = _leads(text, blocks)
    signed = _signatures(text, blocks, patterns)
    if leads and len(leads) + len(signed) < 3:
        signed = []
    return [name for _, names in sorted((*leads, *signed)) for name in names]


def _leads(text: str, blocks: Sequence[Block]) -> list[tuple[int, tuple[str, ...]]]:
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
            found.append((block.start, split_names(reporters[1])))
        elif dateline:
            found.append((block.start, split_names(dateline[1], strict=True)))
    return [(at, names) for at, names in found if names]


def _signatures(text: str, blocks: Sequence[Block], patterns: Patterns) -> list[tuple[int, tuple[str, ...]]]:
    """The names in brackets with which articles end: where the page does, and before a heading or a headline."""
    read = [block for block in blocks if block.zone in (Zone.PARAGRAPH, Zone.HEADING, Zone.HEADLINE)]
    final = max((n for n, block in enumerate(read) if block.zone is Zone.PARAGRAPH), default=-1)
    signed: list[tuple[int, tuple[str, ...]]] = []
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
                signed.append((tail.start(), names))
    return signed
