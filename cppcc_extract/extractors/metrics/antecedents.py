"""Earlier figures that another may be part of: the nearest, that of a division, of a noun, or proved by a share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cppcc_extract.extractors.metrics.figures import Figure
from cppcc_extract.extractors.metrics.label import History
from cppcc_extract.extractors.metrics.sums import alike
from cppcc_extract.parse.word_classes import AVERAGES

_NEAR = 5  # figures back to the whole of 其中
_DIVIDED = 16  # figures back to the whole of a division
_LEFT = 10  # figures back to a whole that parts are taken from
_SHARED = 30  # figures back to the whole of a share
_ABOUT = 10  # percentage points

_SCALES = ("score", "temperature")

_AVERAGES = tuple(AVERAGES)

Parts = Sequence[int | None]


def fits(part: Figure, whole: Figure) -> bool:
    """Whether a figure has the unit of another and is no larger; a share fits any unit."""
    if part.unit.kind == "ratio":
        return whole.unit.kind != "ratio" and whole.unit.dimension not in _SCALES
    return alike(whole.unit, part.unit) and part.quantity.value <= whole.quantity.value


def nearest(figure: Figure, history: History) -> int | None:
    """The last figure that another may be part of, in the last sentence with figures."""
    last = history[-1][0].sentence if history else None
    return next((n for n in _before(figure, history, _NEAR) if history[n][0].sentence is last), None)


def divided(figure: Figure, history: History, parts: Parts, end: int | None = None) -> int | None:
    """The same for a new division of the same whole: for a member of a list, its whole."""
    for n in _before(figure, history, _DIVIDED, end):
        whole = parts[n]
        if whole is None or whole >= len(history) or not fits(figure, history[whole][0]):
            return n
        return whole if sum(other == whole for other in parts[max(0, n - _DIVIDED) : n + 4]) > 1 else n
    return None


def named(figure: Figure, said: str, history: History, end: int | None = None) -> int | None:
    """The last figure whose label or verb is named: 立案提案 of 立案提案中."""
    said = said.replace("的", "").removeprefix("已")
    for n in _before(figure, history, _DIVIDED, end):
        label = history[n][1]
        counted = label.text in said or (len(said) > 1 and label.text.endswith(said))
        if label.text and (counted or (label.action and label.action in said)):
            return n
    return None


def remainder(figure: Figure, history: History, parts: Parts) -> int | None:
    """The nearest whole of which a figure is the rest after the parts stated so far: 问题71个，整改66个，剩下5个."""
    size = figure.quantity.value
    for n in range(len(history) - 2, max(-1, len(history) - _LEFT), -1):
        whole, label = history[n]
        if parts[n] is not None or not fits(figure, whole) or label.relation != "level":
            continue
        left = whole.quantity.value
        for part, _ in history[n + 1 :]:
            if not alike(part.unit, figure.unit):
                continue
            left -= part.quantity.value
            if size in (whole.quantity.value - part.quantity.value, left):
                return n
    return None


def plausible(part: Figure, share: Figure, whole: Figure) -> bool:
    """Whether a part is about the stated share of a whole."""
    size = whole.quantity.value
    return bool(size) and abs(100 * part.quantity.value / size - share.quantity.value) <= _ABOUT


def proved_by_share(part: Figure, share: Figure, history: History, end: int | None = None) -> int | None:
    """The nearest earlier figure of which a part is the given share, as exactly as the share is written."""
    percent = share.quantity.value
    if share.quantity.bound != "exact" or not percent:
        return None
    digits = len(str(percent).partition(".")[2]) if isinstance(percent, float) else 0
    for n in _before(part, history, _SHARED, end):
        size = history[n][0].quantity.value
        # the last digit may be rounded or cut
        if size and abs(100 * part.quantity.value / size - percent) <= 1.01 * 10**-digits:
            return n
    return None


def _before(figure: Figure, history: History, most: int, end: int | None = None) -> Iterator[int]:
    """The figures before `end` that another one may be a part of, nearest first."""
    last = len(history) if end is None else end
    for n in range(last - 1, max(-1, last - most - 1), -1):
        label = history[n][1]
        if label.relation == "level" and not label.text.startswith(_AVERAGES) and fits(figure, history[n][0]):
            yield n
