"""Joins paragraphs that a page break, an empty line or a caption cut in mid-sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from cppcc_extract.clean.lines import Line, is_ended, is_item
from cppcc_extract.text.document import Zone


@dataclass(slots=True)
class Piece:
    """A future block: the ranges of its text, in order."""

    zone: Zone
    article: int
    ranges: list[tuple[int, int]] = field(default_factory=list)


def join_lines(lines: list[Line]) -> list[Piece]:
    """The blocks of the page in reading order; a caption inside a sentence comes after the paragraph it cut."""
    pieces: list[Piece] = []
    open_piece: Piece | None = None  # the paragraph that the last line of prose left in mid-sentence
    waiting: list[Piece] = []  # captions since then
    previous: Line | None = None
    for line in lines:
        if line.zone is Zone.CAPTION:
            captions = waiting if open_piece is not None else pieces
            runs_on = previous is not None and previous.zone is Zone.CAPTION and not line.gap and captions
            if runs_on and not is_ended(previous.text if previous else "") and not _marked(line):
                captions[-1].ranges.append((line.start, line.end))
            else:
                captions.append(Piece(line.zone, line.article, [(line.start, line.end)]))
        elif open_piece is not None and line.zone is Zone.PARAGRAPH and line.article == open_piece.article:
            if is_item(line.text):
                pieces += waiting
                waiting = []
                open_piece = Piece(line.zone, line.article, [])
                pieces.append(open_piece)
            open_piece.ranges.append((line.start, line.end))
        else:
            pieces += waiting
            waiting = []
            open_piece = Piece(line.zone, line.article, [(line.start, line.end)])
            pieces.append(open_piece)
        if line.zone is not Zone.CAPTION and not line.goes_on:
            pieces += waiting
            waiting, open_piece = [], None
        previous = line
    return pieces + waiting


def _marked(line: Line) -> bool:
    return line.text[0] in "▲△▼▽"
