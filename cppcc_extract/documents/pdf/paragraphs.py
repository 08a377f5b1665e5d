"""From lines in reading order to paragraphs: where one ends, what continues in the next column, what interrupts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from cppcc_extract.documents.pdf.layout import Line
from cppcc_extract.documents.pdf.runs import is_wide

LARGE = 1.15  # times the type of the text: a headline
_SAME = 0.06  # of the size: sizes that count as the same
_INDENT = 0.8  # em that a first line stands in at least
_FIRST_LINE = (1.5, 2.6)  # em that first lines of Chinese print stand in
_WORD = 24  # characters: no word is longer, but for addresses
_SLACK = 1.5  # em that a full line may lack besides the word that did not fit
_GAP = 1.18  # times the pitch of the lines: white between paragraphs
_FAR = 2.7  # em that lines beside a picture stay away from the edge of the column at least
_APART = 4  # em from line to line beside one picture at most
_COLUMN = 12  # em: lines that end at one edge make it that of their column if they are as long
_NARROW = 8  # em: lines beside a picture are as long
_CAPTION = 5  # em: lines of a caption are as long
_PITCH = 1.75  # em from line to line if the page does not show it

_FINISHED = re.compile(r"(?:[。！？!?；;：:….]|——)[”’）》〉」』\])】\"']*$")
_STOPPED = re.compile(r"[。！？!?][”’）》〉」』\])】\"']*$")
_MARKED = re.compile(r"[▲△▼▽□■◎●◆○※▍]|——|──")
_POINTS = re.compile("[，。；：、,;:]")
_CLINGING = "，。、；：！？“”‘’（）《》〈〉「」『』【】…—"
_HYPHENATED = re.compile(r"[a-z][-\u2010]$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and their layout; `near` says that no white space precedes it."""

    lines: list[Line]
    pieces: list[str]
    near: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def append(self, line: Line) -> None:
        """Append a line: Chinese without a space, Latin words with a space or without the hyphen that divided them."""
        before = self.lines[-1].text
        if before[-1] == "\u00ad" or (_HYPHENATED.search(before) and "a" <= line.text[0] <= "z"):
            self.pieces[-1] = self.pieces[-1][:-1]
        elif _wants_space(before, line.text):
            self.pieces.append(" ")
        self.pieces.append(line.text)
        self.lines.append(line)


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of the lines around a line, and their distance."""

    left: float
    right: float
    pitch: float


def read_paragraphs(lines: Sequence[Line], body: float) -> list[Paragraph]:
    """The paragraphs in order; an inset comes after the paragraph that it interrupts."""
    edges = _find_edges(lines)
    flow = [n for n, line in enumerate(lines) if not line.inset]
    after = dict(pairwise(flow))
    indented = _has_indents(lines, edges)
    done: list[Paragraph] = []
    waiting: list[Paragraph] = []
    last: int | None = None
    for n, line in enumerate(lines):
        if line.inset:
            notes = waiting or done
            before = lines[n - 1] if n and lines[n - 1].inset else None
            if before is not None and _note_goes_on(before, line):
                notes[-1].append(line)
            else:
                near = before is not None and (before.page, before.region) == (line.page, line.region)
                waiting.append(Paragraph([line], [line.text], near))
            continue
        following = lines[after[n]] if n in after else None
        if last is not None and _goes_on(done[-1], edges[last], line, edges[n], following, body, indented=indented):
            done[-1].append(line)
        else:
            near = last is not None and not waiting and _is_near(lines[last], line, body)
            done += [*waiting, Paragraph([line], [line.text], near)]
            waiting = []
        last = n
    return done + waiting


def _goes_on(
    paragraph: Paragraph, edges: _Edges, line: Line, own: _Edges, following: Line | None, body: float, *, indented: bool
) -> bool:
    """Whether a line continues a paragraph; `edges` are those of its last line."""
    first, before = paragraph.lines[0], paragraph.lines[-1]
    em = line.size
    if before.cells or line.cells or abs(before.size - em) > _SAME * max(before.size, em):
        return False
    here = (before.page, before.region) == (line.page, line.region)
    white = here and line.y - before.y > _GAP * own.pitch
    finished = _FINISHED.search(before.text[-12:]) is not None
    if em > LARGE * body:
        room = (before.high - before.low) - (before.right - before.left)
        stopped = _STOPPED.search(before.text[-12:]) or _MARKED.match(line.text)
        return here and not white and not stopped and room < _needed(line)
    if edges.right - before.right > _needed(line):
        return False
    if line.left - own.left > _INDENT * em:
        # A first line is indented relative to the lines around it; a hanging line or one beside a picture is not.
        before_too = abs(before.left - line.left) < 0.3 * em and edges.right - before.right < 0.5 * em
        after_too = following is None or following.page != line.page or following.left > line.left - 0.3 * em
        # in a paragraph that begins with an indent itself, another indented line begins the next
        first_line = abs(first.left - line.left) < 0.3 * em and before.left < line.left - 0.3 * em
        hangs = before_too or (after_too and not first_line)
        return here and not finished and not white and hangs
    if not finished:
        return True
    if not here:
        return indented
    return not white and not _changes_font(before, line)


def _needed(line: Line) -> float:
    """The room that the first word of a line would have needed on the line before, with its punctuation."""
    wide = narrow = 0
    for char in line.text[:_WORD]:
        if char.isspace() or (wide + narrow and is_wide(char) and char not in _CLINGING):
            break
        wide, narrow = wide + is_wide(char), narrow + (not is_wide(char))
    return (_SLACK + wide + 0.55 * narrow) * line.size


def _changes_font(before: Line, line: Line) -> bool:
    return before.fonts[0] == before.fonts[1] != line.fonts[0] == line.fonts[1]


def _is_near(before: Line, line: Line, body: float) -> bool:
    """Whether two lines in large type are of one headline, or two rows of one table."""
    if (before.page, before.region) != (line.page, line.region):
        return False
    if before.row and line.row:
        return True
    return min(before.size, line.size) > LARGE * body and line.y - before.y < 2 * max(before.size, line.size)


def _note_goes_on(before: Line, line: Line) -> bool:
    """Whether a line continues a caption: it begins under it, which is full, and is not part of a byline."""
    if (before.page, before.region) != (line.page, line.region) or _STOPPED.search(before.text[-12:]):
        return False
    width = before.high - before.low
    if width < _CAPTION * line.size or before.high - before.right > _needed(line):
        return False
    centred = abs((before.left + before.right) - (line.left + line.right)) < 0.6 * line.size
    return not centred or before.text[0] in "▲△▼▽" or abs(before.left - line.left) < 0.6 * line.size


def _wants_space(before: str, after: str) -> bool:
    a, b = before[-1], after[0]
    if is_wide(a) or is_wide(b) or a in "-/(" or b in ")/%":
        return False
    if a.isalpha() and b.isalpha():
        return True
    return sum(1 for char in before if is_wide(char)) < 0.3 * len(before)


def _has_indents(lines: Sequence[Line], edges: Sequence[_Edges]) -> bool:
    """Whether paragraphs begin with an indent, so that a line without one does not begin a paragraph."""
    text = [(line.left - edge.left) / line.size for line, edge in zip(lines, edges, strict=True) if not line.inset]
    first = sum(1 for indent in text if _FIRST_LINE[0] < indent < _FIRST_LINE[1])
    return first >= 2 and first >= 0.01 * len(text)


def _find_edges(lines: Sequence[Line]) -> list[_Edges]:
    """For each line the edges of the lines of its size in its region; those of a table are lines of their own."""
    found: list[_Edges | None] = [None] * len(lines)
    blocks = [(line.page, line.region, line.row, round(line.size)) for line in lines]
    for _, some in groupby(sorted(range(len(lines)), key=lambda n: (blocks[n], n)), key=lambda n: blocks[n]):
        numbers = list(some)
        block = [lines[n] for n in numbers]
        left, right, pitch = _left_edge(block), _right_edge(block), _pitch(block)
        lefts = _beside_picture([line.left for line in block], block, left, 1)
        rights = _beside_picture([line.right for line in block], block, right, -1)
        for n, a, b in zip(numbers, lefts, rights, strict=True):
            found[n] = _Edges(a, b, pitch)
    return [edges for edges in found if edges is not None]


def _left_edge(block: Sequence[Line]) -> float:
    """The leftmost edge that two lines share, or that of the region if all of them could be first lines."""
    em, low = block[0].size, block[0].low
    lefts = sorted(line.left for line in block)
    edge = next((a for a, b in pairwise(lefts) if b - a < 0.3 * em), None)
    if edge is None or _FIRST_LINE[0] < (edge - low) / em < _FIRST_LINE[1]:
        return min(low, lefts[0])
    return edge


def _right_edge(block: Sequence[Line]) -> float:
    """The rightmost edge that three long lines share, or that of the region."""
    em = block[0].size
    rights = sorted((line.right for line in block if line.right - line.left > _COLUMN * em), reverse=True)
    edge = next((a for a, b in zip(rights, rights[2:], strict=False) if a - b < 0.5 * em), None)
    return block[0].high if edge is None else edge


def _pitch(block: Sequence[Line]) -> float:
    """The distance of lines that follow each other closely."""
    em = block[0].size
    steps = sorted(b.y - a.y for a, b in pairwise(block) if 0 < b.y - a.y < 3 * em)
    return steps[(len(steps) - 1) // 4] if steps else _PITCH * em


def _beside_picture(ends: Sequence[float], block: Sequence[Line], edge: float, inward: int) -> list[float]:
    """The edge for each line: another one where lines in a row stay far from that of the column and reach one place."""
    edges = [edge] * len(ends)
    em = block[0].size
    steps = [0.0, *(abs(b.y - a.y) for a, b in pairwise(block))]
    parts = list(accumulate(step > _APART * em for step in steps))
    for (far, _), some in groupby(range(len(ends)), key=lambda n: ((ends[n] - edge) * inward > _FAR * em, parts[n])):
        numbers = list(some)
        place = min((ends[n] for n in numbers), key=lambda end: end * inward)
        if far and _are_prose([block[n] for n in numbers if abs(ends[n] - place) < 0.25 * em]):
            edges[numbers[0] : numbers[-1] + 1] = [place] * len(numbers)
    return edges


def _are_prose(lines: Sequence[Line]) -> bool:
    """Whether lines that reach one edge are of prose, and not a list or a poem."""
    long = all(line.right - line.left > (_NARROW if len(lines) > 2 else _COLUMN) * line.size for line in lines)
    finished = sum(1 for line in lines if _FINISHED.search(line.text[-12:]))
    pointed = sum(1 for line in lines if _POINTS.search(line.text))
    return len(lines) > 1 and long and finished <= len(lines) / 2 <= pointed
