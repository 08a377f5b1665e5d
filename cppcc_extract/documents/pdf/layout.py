"""From the characters of a page to its lines in reading order; captions, bylines and notes are separated."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cppcc_extract.documents.pdf.columns import Region, find_columns
from cppcc_extract.documents.pdf.runs import (
    Char,
    Run,
    body_size,
    is_wide,
    lower_initials,
    share_lines,
)
from cppcc_extract.documents.pdf.spelling import WIDE, spell
from cppcc_extract.documents.pdf.stacks import find_stacks
from cppcc_extract.documents.pdf.tables import join_table_rows
from cppcc_extract.documents.table_rows import bar_row

_SMALL = 0.94  # times the type of the page: a caption, a byline, a note
_CELL = 8  # characters of a cell of a table
_ROWS = 8  # lines of a caption at most
_CHARS = 400
_OPEN = 16  # captions that stand side by side
_MANY = 200  # captions on one page; a page with more is set in small type for another reason
_UNDER = 2.5  # em of a headline, within which a byline stands under it
_MARKS = "▲△▼▽"
_STOPS = "。！？"


@dataclass(slots=True)
class Line:
    """A line as it is read.

    `region` numbers the column or block on its page, whose edges are `low` and `high`; `fonts` are those of its first
    and last Chinese character; `inset` says that it is a caption, byline or note, set apart from the text around it;
    `cells` that it has wide gaps as the row of a table has, `row` that it is one and its text is that of the cells;
    `across` that columns were not looked for there, `vertical` that it is several columns set downwards; `page` counts
    from 0.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    fonts: tuple[str, str]
    region: int
    low: float
    high: float
    inset: bool = False
    cells: bool = False
    row: bool = False
    across: bool = False
    vertical: bool = False
    page: int = 0


def read_lines(chars: Sequence[Char]) -> list[Line]:
    """The lines of a page in reading order, in time n log n except for the search for columns, which has a budget."""
    if not chars:
        return []
    body = body_size(chars)
    stacks, runs = find_stacks(chars, body)
    insets, text = _find_insets(join_table_rows(lower_initials(runs, body)), body)
    columns = find_columns(text, body)
    flow = [line for number, region in enumerate(columns) for line in _region_lines(region, number, inset=False)]
    apart = [_region_lines(region, number, inset=True) for number, region in enumerate(insets, len(columns))]
    apart += [[_stack_line(stack, number)] for number, stack in enumerate(stacks, len(columns) + len(insets))]
    return _placed(flow, apart)


def _find_insets(runs: list[Run], body: float) -> tuple[list[Region], list[Run]]:
    """The insets, a region each, and the runs of the text."""
    groups: list[list[Run]] = []
    text: list[Run] = []
    for run in runs:
        marked = run.chars[0].text in _MARKS
        home = None if marked else next((g for g in reversed(groups[-_OPEN:]) if _continues(g, run)), None)
        if home is not None:
            home.append(run)
        elif marked or (run.size < _SMALL * body and not run.cells):
            groups.append([run])
        else:
            text.append(run)
    cells = Counter(round(run.y) for run in runs if len(run.chars) < _CELL)
    insets: list[Region] = []
    back: list[Run] = []
    for group in groups:
        if len(insets) < _MANY and _stands_apart(group, cells) and not _touches(group, text):
            insets.append(Region(group, min(run.left for run in group), max(run.right for run in group)))
        else:
            back += group
    return insets, sorted(text + back, key=lambda run: (run.middle, run.left))


def _continues(group: list[Run], run: Run) -> bool:
    """Whether a run is on the last line of a group or on the one below, in its type."""
    last = group[-1]
    if abs(run.size - last.size) > 0.04 * last.size or run.chars[0].font != last.chars[-1].font:
        return False
    if abs(run.y - last.y) < 0.3 * last.size:
        return 0 <= run.left - last.right < 3 * last.size
    if group[0].chars[0].text in _MARKS and last.chars[-1].text in _STOPS:
        return False
    pitch = last.y - group[-2].y if len(group) > 1 and last.y > group[-2].y else 1.75 * last.size
    return run.y - last.y <= 1.1 * pitch and run.left < last.right and run.right > min(last.left, group[0].left)


def _stands_apart(group: list[Run], cells: Counter[int]) -> bool:
    """Whether a group is as short as captions are, and not a column of a table."""
    if len({round(run.y, 1) for run in group}) > _ROWS or sum(len(run.chars) for run in group) > _CHARS:
        return False
    return sum(1 for run in group if cells[round(run.y)] > (len(run.chars) < _CELL)) < 2


def _touches(group: list[Run], text: list[Run]) -> bool:
    """Whether the group is one small run at a line of the text: a number above the line, a word in small type."""
    run = group[0]
    if len(group) > 1:
        return False
    for other in text[bisect_left(text, run.middle - run.size, key=lambda r: r.middle) :][:64]:
        if other.middle > run.middle + 1.5 * run.size:
            return False
        near = run.left < other.right + 0.6 * run.size and run.right > other.left - 0.6 * run.size
        if near and other.top < run.middle < other.bottom:
            return True
    return False


def _region_lines(region: Region, number: int, *, inset: bool) -> list[Line]:
    """The lines of a region; on a page in columns, tables are only visible within a region."""
    rows = share_lines(join_table_rows(region.runs))
    return [_line(row, region, number, inset=inset) for row in rows]


def _line(runs: list[Run], region: Region, number: int, *, inset: bool) -> Line:
    main = max(runs, key=lambda run: (len(run.chars), run.size))
    chars = [char for run in runs for char in run.chars]
    wide = [char for char in chars if is_wide(char.text)] or chars
    cells = main.cells if len(runs) == 1 else ()
    return Line(
        text=bar_row(cells) if cells else spell(runs),
        left=runs[0].left,
        right=max(run.right for run in runs),
        y=main.y,
        size=main.size,
        fonts=(wide[0].font, wide[-1].font),
        region=number,
        low=region.low,
        high=region.high,
        inset=inset,
        cells=bool(cells) or any(b.left - a.right > WIDE * main.size for a, b in pairwise(runs)),
        row=bool(cells),
        across=region.across,
    )


def _stack_line(stack: list[Run], number: int) -> Line:
    """A vertical text; its place is that of its first character."""
    first, last = stack[0], stack[-1]
    return Line(
        text="".join(char.text for run in stack for char in run.chars),
        left=min(run.left for run in stack),
        right=max(run.right for run in stack),
        y=first.top,
        size=first.size,
        fonts=(first.chars[0].font, last.chars[0].font),
        region=number,
        low=min(run.left for run in stack),
        high=max(run.right for run in stack),
        inset=True,
        vertical=len({round(run.left) for run in stack}) > 1,
    )


def _placed(flow: list[Line], insets: list[list[Line]]) -> list[Line]:
    """The text with each inset where it interrupts it."""
    places = sorted((_place(flow, inset), inset[0].y, number) for number, inset in enumerate(insets))
    lines: list[Line] = []
    at = 0
    for place, _, number in places:
        lines += [*flow[at:place], *insets[number]]
        at = place
    return lines + flow[at:]


def _place(flow: list[Line], inset: list[Line]) -> int:
    """Before the first line that stands below the inset, or after the column that it closes."""
    left, right = min(line.left for line in inset), max(line.right for line in inset)
    y = inset[0].y
    beside = [n for n, line in enumerate(flow) if line.left < right and line.right > left]
    if not beside:
        return next((n for n, line in enumerate(flow) if line.y > y), len(flow))
    below = next((n for n in beside if flow[n].y > y), len(flow))
    if beside[0] >= below:
        return below
    above = beside[bisect_left(beside, below) - 1]
    if below == len(flow) and _is_centred(flow, inset):
        return below
    if y - flow[above].y < _UNDER * max(flow[above].size, inset[0].size):
        return above + 1
    if below < len(flow) and _width(flow[above]) >= 0.9 * _width(flow[below]):
        return below
    while above + 1 < below and flow[above + 1].region == flow[above].region:
        above += 1
    return above + 1


def _is_centred(flow: list[Line], inset: list[Line]) -> bool:
    """Whether the inset stands below all text in the middle of the page: an editor's line, not a column's caption."""
    if inset[0].y < max(line.y for line in flow):
        return False
    centre = min(line.left for line in flow) + max(line.right for line in flow)
    return all(abs(line.left + line.right - centre) < 2 * line.size for line in inset)


def _width(line: Line) -> float:
    return line.high - line.low
