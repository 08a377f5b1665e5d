"""The cleaners in order, and the document that they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from cppcc_extract.clean.furniture import Patterns, build_patterns, build_vocabulary
from cppcc_extract.clean.garbled import Garbled, find_garbled
from cppcc_extract.clean.glosses import clean_glosses
from cppcc_extract.clean.header import read_header
from cppcc_extract.clean.joins import Piece, join_lines
from cppcc_extract.clean.language import is_chinese
from cppcc_extract.clean.lost import clean_lost, find_lost
from cppcc_extract.clean.marks import clean_marks
from cppcc_extract.clean.markup import clean_markup
from cppcc_extract.clean.mojibake import Damage, clean_damage, find_damage
from cppcc_extract.clean.radicals import rewrite_radicals
from cppcc_extract.clean.script import simplify
from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.clean.spaces import clean_gaps, clean_spaces, find_suspect
from cppcc_extract.clean.spread import clean_spread
from cppcc_extract.clean.tables import Splitter
from cppcc_extract.clean.width import clean_doubles, rewrite_width
from cppcc_extract.clean.wraps import find_wraps
from cppcc_extract.clean.zones import zoned_lines
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText
from cppcc_extract.text.document import OVER, STATED, Block, Document, Notice, Sentence

READ = frozenset((*OVER, *STATED))
_Told = tuple[str, str, int, int]  # code, message, and the range of the source
_LOST = "a character is lost in or beside {!r}, which is not read as a figure"
_NOT_CHINESE = "nearly all letters are of another script; only Chinese is read: check that this is the right text"
_SUSPECT = {
    "text.nul": "NUL characters ({}) were left out; check how the file was decoded",
    "text.bidi": "invisible characters that change the direction of writing ({}) were left out",
}


def clean_document(text: str, lexicon: Lexicon, *, published: str | None = None, source: str | None = None) -> Document:
    """The document of one text. `published` and `source` take precedence over the page.

    Takes any text without lone surrogates, in time linear in its length.
    """
    patterns = lexicon.derived(build_patterns)
    aligned, notices = _without_noise(AlignedText.of(text), lexicon, patterns)
    if not is_chinese(aligned.text):
        notices.append(("text.not_chinese", _NOT_CHINESE, 0, len(text)))
    simple, script = simplify(aligned.text)
    aligned = aligned.rewritten(simple)
    aligned, blocks = arrange(aligned, join_lines(zoned_lines(aligned.text, patterns, lexicon.derived(Splitter))))
    header = read_header(aligned.text, blocks, patterns, published=published, source=source)
    sentences = [
        Sentence(start, end, index)
        for index, block in enumerate(blocks)
        if block.zone in READ
        for start, end in split_sentences(aligned.text, block.start, block.end)
    ]
    return Document(aligned, blocks, sentences, script, header, _placed(notices, aligned), [s.start for s in sentences])


def _without_noise(aligned: AlignedText, lexicon: Lexicon, patterns: Patterns) -> tuple[AlignedText, list[_Told]]:
    """The text with broken lines joined and without noise characters, and the notices at places of the source."""
    notices: list[_Told] = []
    garbled = find_garbled(aligned.text)
    notices += [_garbled(passage, aligned) for passage in garbled]
    aligned = aligned.apply([edit for passage in garbled for edit in passage.edits])
    aligned = aligned.apply(clean_markup(aligned.text))
    edits = clean_spaces(aligned.text)
    for code, place, count in find_suspect(aligned.text, edits):
        notices.append((code, _SUSPECT[code].format(count), *aligned.span(place, place + 1)))
    aligned = aligned.apply(edits)
    # The tables are simplified: what they say of a line holds for its traditional form too.
    aligned = aligned.apply(find_wraps(simplify(aligned.text)[0], patterns))
    aligned = aligned.rewritten(rewrite_radicals(aligned.text))
    damages = find_damage(aligned.text, lexicon)
    notices += [_report(damage, aligned) for damage in damages]
    aligned = aligned.apply(clean_damage(damages))
    aligned = aligned.apply(clean_glosses(aligned.text))
    aligned = aligned.apply(clean_spread(simplify(aligned.text)[0], lexicon.derived(build_vocabulary).words))
    aligned = aligned.apply(clean_gaps(aligned.text))
    aligned = aligned.apply(clean_marks(aligned.text))
    aligned = aligned.rewritten(rewrite_width(aligned.text))
    lost = find_lost(aligned.text)
    for start, end in lost:
        notices.append(("damage.figure", _LOST.format(aligned.text[start:end]), *aligned.span(start, end)))
    aligned = aligned.apply(clean_lost(lost))
    return aligned.apply(clean_doubles(aligned.text)), notices


def arrange(aligned: AlignedText, pieces: Iterable[Piece]) -> tuple[AlignedText, list[Block]]:
    """The text of the pieces in their order, one ``\\n`` between two, and the new place of each."""
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


def _garbled(passage: Garbled, aligned: AlignedText) -> _Told:
    start, end = aligned.span(passage.start, passage.end)
    if passage.edits:
        return "text.recoded", "decoded with the wrong encoding; its bytes were decoded again", start, end
    return "text.garbled", "most characters are rare; check with which encoding this was decoded", start, end


def _report(damage: Damage, aligned: AlignedText) -> _Told:
    written = aligned.text[damage.start : damage.end]
    start, end = aligned.span(damage.start, damage.end)
    if damage.repaired is None:
        return "damage.undecided", f"bytes are lost in {written!r}; check it against the page", start, end
    return "damage.repaired", f"{written!r}, where a byte was lost, is read {damage.repaired!r}", start, end


def _placed(notices: Sequence[_Told], aligned: AlignedText) -> list[Notice]:
    """Notices about ranges of the source, at the corresponding ranges of the clean text."""
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
