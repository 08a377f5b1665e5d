"""The cleaners in their order, and the document they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.clean.glosses import clean_glosses
from cppcc_extract.clean.header import read_header
from cppcc_extract.clean.joins import Piece, join_lines
from cppcc_extract.clean.mojibake import Damage, clean_damage, find_damage
from cppcc_extract.clean.script import simplify
from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.clean.spaces import clean_spaces, find_suspect
from cppcc_extract.clean.width import clean_doubles, rewrite_width
from cppcc_extract.clean.zones import zoned_lines
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText
from cppcc_extract.text.document import OVER, STATED, Block, Document, Notice, Sentence

READ = frozenset((*OVER, *STATED))
_SUSPECT = {
    "text.nul": "NUL characters ({}) were left out; check how the file was decoded",
    "text.bidi": "invisible characters that turn the direction of writing ({}) were left out",
}


def clean_document(text: str, lexicon: Lexicon, *, published: str | None = None, source: str | None = None) -> Document:
    """The document of one text. `published` and `source` win over what the page says.

    Takes any text without lone surrogates, in time linear in its length.
    """
    aligned = AlignedText.of(text)
    edits = clean_spaces(text)
    notices = [(code, _SUSPECT[code].format(n), place, place + 1) for code, place, n in find_suspect(text, edits)]
    aligned = aligned.apply(edits)
    damages = find_damage(aligned.text, lexicon)
    notices += [_report(damage, aligned) for damage in damages]
    aligned = aligned.apply(clean_damage(damages))
    aligned = aligned.apply(clean_glosses(aligned.text))
    aligned = aligned.rewritten(rewrite_width(aligned.text))
    aligned = aligned.apply(clean_doubles(aligned.text))
    simple, script = simplify(aligned.text)
    aligned = aligned.rewritten(simple)
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


def _report(damage: Damage, aligned: AlignedText) -> tuple[str, str, int, int]:
    written = aligned.text[damage.start : damage.end]
    start, end = aligned.span(damage.start, damage.end)
    if damage.repaired is None:
        return "damage.undecided", f"bytes are lost in {written!r}; check it against the page", start, end
    return "damage.repaired", f"{written!r}, where a byte was lost, is read {damage.repaired!r}", start, end


def _placed(notices: Sequence[tuple[str, str, int, int]], aligned: AlignedText) -> list[Notice]:
    """Notices about ranges of the source, at the ranges of the clean text that were made from them."""
    if not notices:
        return []
    # Moved captions put the ranges out of order, so that places are looked up in a sorted list of them.
    order = sorted(range(len(aligned.text)), key=aligned.starts.__getitem__)
    starts = [aligned.starts[n] for n in order]
    placed: list[Notice] = []
    for code, message, start, end in sorted(notices, key=lambda notice: notice[2]):
        touched = [n for n in order[bisect_left(starts, start) : bisect_left(starts, end)] if aligned.ends[n] > start]
        after = bisect_left(starts, end)
        at = order[after] if after < len(order) else len(aligned.text)
        low, high = (min(touched), max(touched) + 1) if touched else (at, at)
        placed.append(Notice(code, message, low, high))
    return placed
