"""The layout of an article: the lines above its text, and the headings that begin another committee's section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cppcc_extract.find.committees import Names, chain_after, chain_before
from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.text.document import BODY, OVER, STATED, Block, Document, Zone

READ = (*OVER, *STATED)
_SIGNS = "▲▸▶►●■◆◇◎★☆▍▎"
_LEAD_IN = re.compile(rf"[—\-·\s{_SIGNS}【\[(（“一二三四五六七八九十、.．0-9]*$")
_NUMBER = rf"[—\-·\s{_SIGNS}①-⑳]*(?:[（(]?[一二三四五六七八九十0-9]{{1,2}}[）)、.．]\s*)?"
_MARKS = re.compile(rf"{_NUMBER}[【\[（(]?")
_CLOSES = re.compile(r"(?:政协[一-龥]{0,10}?)?\s*[：:】\]）)]\s*|\s+(?=[^\s\d])")
# What a heading has after the name of the place that its part is about: ◎双峰篇, 双峰经验, 双峰｜老街口的事
_TITLED = re.compile(r"(?:篇|样本|实践|经验|做法|声音|答卷)$|[｜|丨·](?=[一-龥“])")
# The parts of a headline, a masthead or a footer
_PARTS = re.compile(r"[^\s·|｜—\-：:，。、【】（）()\[\]丨]+")
# 本报桂阳讯, （本报讷河3月4日电）: where a report was written
_PAPER = re.compile(rf"{_NUMBER}(?:[【\[（(][\s（(]*)?本[报刊网台社]")
_WHERE = re.compile(r"(?<=[，。；：！？\n\s])(?:在|来到|走进)")
_SENT = re.compile(r"(?:[^，。；：！？“”]{0,8}\d日)?\s?(?:专?电|讯|消息)")
# The end of the headline of a paper that one office sends to another
_REPORT = re.compile(r"(?:汇报|报告|请示|函|情况|通报|意见|建议|建议案|说明|总结)(?:（[^（）]{1,8}）)?$")


class Opening(NamedTuple):
    """A block that a division opens (双峰：…, 【冷水江】…, or the name alone), and the end of the name.

    `lasting` says whether it holds for the blocks after it, as a heading does, and not only for its own.
    """

    block: int
    places: tuple[str, ...]
    end: int
    lasting: bool


def openings(document: Document, known: Names) -> list[Opening]:
    """The blocks of a document that a division opens, in order, without entries of a table of contents."""
    text, found = document.text, []
    last = {_words(text, block): index for index, block in enumerate(document.blocks) if block.zone in OVER}
    for index, block in enumerate(document.blocks):
        heading = block.zone in OVER
        if not heading and block.zone not in STATED:
            continue
        at, places = chain_after(text, _opened(text, block), known)
        if not places or at > block.end:
            continue
        if is_addressee(document, block) or last.get(_words(text, block), index) > index:
            continue
        closes = _CLOSES.match(text, at, block.end)
        alone = at == block.end or (closes is not None and closes.end() == block.end)
        if closes or (alone and heading) or _is_titled(text, block, at, known):
            # a heading that ran into its text: ◆浑源 窑洞里商量事 下盆村的老井…
            ran_in = text[block.start] in _SIGNS and text[at : at + 1].isspace()
            found.append(Opening(index, tuple(places), at, heading or alone or ran_in))
    return found


def _is_titled(text: str, block: Block, at: int, known: Names) -> bool:
    """Whether a heading goes on after the name of a place as the titles of parts do."""
    mark = _TITLED.match(text, at, block.end) if block.zone is Zone.HEADING else None
    return mark is not None and not chain_after(text, mark.end(), known)[1]


def _opened(text: str, block: Block) -> int:
    """The start of the words of a block after its marks."""
    marks = _MARKS.match(text, block.start, block.end)
    return marks.end() if marks else block.start


def _words(text: str, block: Block) -> str:
    return text[_opened(text, block) : block.end]


def at_borders(text: str, block: Block, known: Names) -> Iterator[tuple[str, ...]]:
    """The chains of divisions that the parts of a line begin or end with: 平陆讯报, 岁末看履职 · 大田."""
    for part in _PARTS.finditer(text, block.start, block.end):
        _, opening = chain_after(text, part.start(), known)
        _, closing = chain_before(text, part.end(), known)
        yield from (tuple(chain) for chain in (opening, closing) if chain)


def dateline(text: str, block: Block, known: Names) -> tuple[str, ...]:
    """The chain of divisions in which a paragraph was written, if it says so: 本报桂阳讯; otherwise empty."""
    paper = _PAPER.match(text, block.start, block.end)
    if paper is None:
        return ()
    at, places = chain_after(text, paper.end(), known)
    return places if _SENT.match(text, at, block.end) else ()


def whereabouts(text: str, known: Names) -> Iterator[tuple[str, ...]]:
    """The chains of divisions in which a sentence states that something happens: 在大田，; 走进大田，."""
    for at in _WHERE.finditer(text):
        end, places = chain_after(text, at.end(), known)
        if places and text[end : end + 1] == "，":
            yield places


def is_addressee(document: Document, block: Block) -> bool:
    """Whether a line under the headline of a report names those to whom it is made: 抚顺市政协：."""
    text, blocks = document.text, document.blocks
    if block.zone not in OVER or text[block.end - 1] not in "：:":
        return False
    at = bisect_left(blocks, block.start, key=lambda each: each.start)
    if not at or blocks[at - 1].zone is not Zone.HEADLINE:
        return False
    return _REPORT.search(text, blocks[at - 1].start, blocks[at - 1].end) is not None


def block_indexes(document: Document, mentions: Sequence[OrganisationMention] | Sequence[PersonMention]) -> list[int]:
    """For each mention the index of its block, -1 if that is not read."""
    blocks = document.blocks
    found: list[int] = []
    index, start, end, read = -1, 0, 0, False
    for mention in mentions:
        while end <= mention.start and index + 1 < len(blocks):
            index += 1
            start, end, read = blocks[index].start, blocks[index].end, blocks[index].zone in READ
        found.append(index if read and start <= mention.start < end else -1)
    return found


def headlines(document: Document) -> dict[int, list[int]]:
    """The blocks above each article of a page: its headlines, and headings before its first paragraph.

    A line that names those to whom a report is made is not one of them.
    """
    over: dict[int, list[int]] = {}
    begun: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.zone in BODY:
            begun.add(block.article)
        elif is_addressee(document, block):
            continue
        elif block.zone is Zone.HEADLINE or (block.zone is Zone.HEADING and block.article not in begun):
            over.setdefault(block.article, []).append(index)
    return over


def opens(document: Document, block: Block, mention: OrganisationMention) -> bool:
    """Whether a heading that names a committee in full starts that committee's section.

    Right: 大同市政协; ——政协酒泉市委员会亮点工作综述. Wrong: 合力推进与青山市政协的协商; 省政协领导寄语.
    """
    if block.zone not in OVER or not (mention.places or mention.level_word == "全") or is_addressee(document, block):
        return False
    return bool(_LEAD_IN.match(document.text[block.start : mention.start]))
