"""Vertical text: columns of single characters, read from top to bottom and from right to left.

Such a column is recognised by its file, which writes one character under the other, or by the page alone, if what
is below a character is nearer to it than what is beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cppcc_extract.documents.pdf.runs import LARGE, Char, Run, find_runs, is_wide

_STEP = (0.8, 2.4)  # em from character to character
_ASIDE = 0.2  # em by which a character may stand aside in its column
_HEADLINE = 3  # characters of a column in large type at least
_COLUMN = 6  # characters of one in the type of the page; fewer may be a column of a table
_VARIED = 0.6  # of its characters that are different; 男 and 女 in a table are not
_BESIDE = 3.0  # em from column to column at most
_NARROW = 3  # figures set across in one place at most
_PAIRS = 1_000_000  # of columns that are compared; a page with more is not text
_COUNTERS = frozenset("一二三四五六七八九十0123456789√○●")


def find_stacks(chars: Sequence[Char], body: float) -> tuple[list[list[Run]], list[Run]]:
    """Each vertical text as its runs in reading order, and the other runs."""
    written, others = _written_downwards(chars, body)
    found, runs = _set_downwards(find_runs(others, body), body)
    return written + found, runs


def _written_downwards(chars: Iterable[Char], body: float) -> tuple[list[list[Run]], list[Char]]:
    """Each text that its file writes in columns, and the other characters; a short column joins the one before."""
    texts: list[list[Run]] = []
    others: list[Char] = []
    head: Run | None = None  # the first run of the column before, where that is one of a text
    for column in _columns_of_file(chars):
        first = column[0]
        if head is not None and _is_next(head, first):
            texts[-1] += column
        elif _is_text(column, body):
            texts.append(column)
        else:
            others += (char for run in column for char in run.chars)
            head = None
            continue
        head = first
    return texts, others


def _columns_of_file(chars: Iterable[Char]) -> Iterator[list[Run]]:
    """The characters of a file in its order, put together where each stands under the one before it."""
    column: list[Run] = []
    for place in _places(chars):
        if column and not _goes_on(column[-1], place):
            yield column
            column = []
        column.append(place)
    if column:
        yield column


def _places(chars: Iterable[Char]) -> Iterator[Run]:
    """The characters one by one; a few figures that are set across have one place of their column."""
    place: Run | None = None
    for char in chars:
        if place is not None and char.text.isdecimal() and _is_figure(place) and char.y == place.y:
            place.chars.append(char)
            place.right = char.right
            continue
        if place is not None:
            yield place
        place = Run([char], char.size, char.left, char.right, char.y)
    if place is not None:
        yield place


def _is_figure(place: Run) -> bool:
    return len(place.chars) < _NARROW and place.chars[-1].text.isdecimal()


def _set_downwards(runs: Sequence[Run], body: float) -> tuple[list[list[Run]], list[Run]]:
    """The same by the page alone."""
    columns = _columns(runs, body)
    likely = [column for column in columns if _is_text(column, body)]
    if len(likely) * len(columns) > _PAIRS:
        return [], list(runs)
    sure = {id(column) for column in likely if not _is_spaced_across(column, columns)}
    texts = _texts(columns, sure)
    taken = {id(run) for text in texts for run in text}
    return texts, [run for run in runs if id(run) not in taken]


def _columns(runs: Iterable[Run], body: float) -> list[list[Run]]:
    """Single characters that stand one under the other, however few."""
    columns: list[list[Run]] = []
    open_columns: dict[int, list[Run]] = {}
    for run in sorted((run for run in runs if _is_single(run)), key=lambda run: run.y):
        place = round(_centre(run) / body)
        column = next(
            (c for n in (place, place - 1, place + 1) if (c := open_columns.get(n)) and _goes_on(c[-1], run)), None
        )
        if column is None:
            column = []
            columns.append(column)
        column.append(run)
        open_columns[place] = column
    return columns


def _is_single(run: Run) -> bool:
    return len(run.chars) == 1 or (len(run.chars) <= _NARROW and all(char.text.isdecimal() for char in run.chars))


def _goes_on(last: Run, run: Run) -> bool:
    """Whether a run stands under the last one of a column."""
    near = min(abs(run.left - last.left), abs(_centre(run) - _centre(last))) < _ASIDE * last.size
    return near and abs(run.size - last.size) < 0.1 * last.size and _STEP[0] < (run.y - last.y) / last.size < _STEP[1]


def _is_text(column: Sequence[Run], body: float) -> bool:
    text = _text(column)
    wide = sum(map(is_wide, text))
    if column[0].size > LARGE * body:
        return len(column) >= _HEADLINE and wide == len(text)
    varied = len({*text} - _COUNTERS) >= _VARIED * len(text)
    return len(column) >= _COLUMN and wide * 2 > len(text) and varied


def _is_spaced_across(column: Sequence[Run], columns: Sequence[Sequence[Run]]) -> bool:
    """Whether the next column is nearer than the next character below, as in lines of spaced characters."""
    if len(column) < 2:
        return False
    step = (column[-1].y - column[0].y) / (len(column) - 1)
    beside = (other for other in columns if other is not column and len(other) > 1 and _are_alike(column, other))
    return any(abs(_centre(other[0]) - _centre(column[0])) < step for other in beside)


def _are_alike(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether two columns share rows and a type."""
    level = one[0].y < other[-1].y and other[0].y < one[-1].y
    return level and abs(one[0].size - other[0].size) < 0.1 * one[0].size


def _texts(columns: Iterable[list[Run]], sure: set[int]) -> list[list[Run]]:
    """Columns side by side, joined; a short one that begins at their top is the last."""
    texts: list[list[Run]] = []
    heads: list[Run] = []  # the first run of the last column of each text
    for column in sorted(columns, key=lambda column: -_centre(column[0])):
        first = column[0]
        home = next((n for n, head in enumerate(heads) if _is_next(head, first)), None)
        if home is not None:
            texts[home] += column
            heads[home] = first
        elif id(column) in sure:
            texts.append(list(column))
            heads.append(first)
    return texts


def _is_next(head: Run, first: Run) -> bool:
    level = abs(first.y - head.y) < 0.5 * head.size and abs(first.size - head.size) < 0.1 * head.size
    return level and 0 < _centre(head) - _centre(first) < _BESIDE * head.size


def _centre(run: Run) -> float:
    return (run.left + run.right) / 2


def _text(column: Iterable[Run]) -> str:
    return "".join(char.text for run in column for char in run.chars)
