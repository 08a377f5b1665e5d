"""The cleaners in their order, and the document they make."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.clean.glosses import clean_glosses
from cppcc_extract.clean.header import read_header
from cppcc_extract.clean.joins import Piece, join_lines
from cppcc_extract.clean.script import find_script, rewrite_script
from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.clean.spaces import clean_spaces, find_suspect
from cppcc_extract.clean.width import clean_doubles, rewrite_width
from cppcc_extract.clean.zones import zoned_lines
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText
from cppcc_extract.text.document import Block, Document, Notice, Sentence, Zone

READ = frozenset({Zone.HEADLINE, Zone.HEADING, Zone.PARAGRAPH, Zone.CAPTION})
_SUSPECT = {
    "text.nul": "NUL characters ({}) were left out; check how the file was decoded",
    "text.bidi": "invisible characters that turn the direction of writing ({}) were left out",
}


def clean_document(text: str, lexicon: Lexicon, *, published: str | None = None, source: str | None = None) -> Document:
    """The document of one text. `published` and `source` win over what the page says.

    Takes any text without lone surrogates, in time linear in its length.
    """
    notices = [(code, _SUSPECT[code].format(count), place, place + 1) for code, place, count in find_suspect(text)]
    aligned = AlignedText.of(text)
    aligned = aligned.apply(clean_spaces(aligned.text))
    aligned = aligned.apply(clean_glosses(aligned.text))
    aligned = aligned.rewritten(rewrite_width(aligned.text))
    aligned = aligned.apply(clean_doubles(aligned.text))
    script = find_script(aligned.text)
    aligned = aligned.rewritten(rewrite_script(aligned.text))
    patterns = lexicon.derived(build_patterns)
    aligned, blocks = arrange(aligned, join_lines(zoned_lines(aligned.text, patterns)))
    header = read_header(aligned.text, blocks, patterns, published=published, source=source)
    sentences = [
        Sentence(start, end, index)
        for index, block in enumerate(blocks)
        if block.zone in READ
        for start, end in split_sentences(aligned.text, block.start, block.end)
    ]
    return Document(aligned, blocks, sentences, script, header, _placed(notices, aligned), [s.start for s in sentences])


def arrange(aligned: AlignedText, pieces: Iterable[Piece]) -> tuple[AlignedText, list[Block]]:
    """The text of the pieces in their order, one ``\\n`` between two, and where each then stands."""
    ranges: list[tuple[int, int]] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if ranges:
            place = ranges[-1][1]
            ranges.append((place, place))
            at += 1
        ranges += piece.ranges
        size = sum(end - start for start, end in piece.ranges)
        blocks.append(Block(at, at + size, piece.zone, piece.article))
        at += size
    return aligned.arranged(ranges), blocks


def _placed(notices: Iterable[tuple[str, str, int, int]], aligned: AlignedText) -> list[Notice]:
    """Notices about ranges of the source, at the ranges of the clean text that were made from them."""
    placed: list[Notice] = []
    for code, message, start, end in notices:
        touched = [
            n for n, (first, last) in enumerate(zip(aligned.starts, aligned.ends)) if first < end and last > start
        ]
        after = next((n for n, first in enumerate(aligned.starts) if first >= end), len(aligned.text))
        low, high = (touched[0], touched[-1] + 1) if touched else (after, after)
        placed.append(Notice(code, message, low, high))
    return placed
