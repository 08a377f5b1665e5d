"""How an article is laid out: what stands over its text, and which headings hand over to another committee."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.text.document import Block, Document, Zone

READ = frozenset({Zone.HEADLINE, Zone.HEADING, Zone.PARAGRAPH, Zone.CAPTION})
OVER = frozenset({Zone.HEADLINE, Zone.HEADING})
_LEAD_IN = re.compile(r"[—\-·\s▲●■◆【\[(（“一二三四五六七八九十、.．0-9]*$")


def block_indexes(document: Document, mentions: Sequence[OrganisationMention]) -> list[int]:
    """For each mention the index of its block, -1 where it stands in none that is read."""
    blocks = document.blocks
    found: list[int] = []
    at = 0
    for mention in mentions:
        while at < len(blocks) and blocks[at].end <= mention.start:
            at += 1
        held = at < len(blocks) and blocks[at].start <= mention.start and blocks[at].zone in READ
        found.append(at if held else -1)
    return found


def headlines(document: Document) -> dict[int, list[int]]:
    """The blocks that stand over each article of a page: its headlines, and headings before its first paragraph."""
    over: dict[int, list[int]] = {}
    begun: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.zone is Zone.PARAGRAPH:
            begun.add(block.article)
        elif block.zone is Zone.HEADLINE or (block.zone is Zone.HEADING and block.article not in begun):
            over.setdefault(block.article, []).append(index)
    return over


def opens(document: Document, block: Block, mention: OrganisationMention) -> bool:
    """Whether a heading that names a committee in full starts that committee's section.

    Right: 大同市政协; ——政协酒泉市委员会亮点工作综述. Wrong: 合力推进与青山市政协的协商; 省政协领导寄语.
    """
    if block.zone not in OVER or not (mention.places or mention.level_word == "全"):
        return False
    return bool(_LEAD_IN.match(document.text[block.start : mention.start]))
