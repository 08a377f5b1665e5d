"""Words whose characters are separated by spaces, as scanners and letter-spaced print leave them: 收 到 1 2 8 件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.text.aligned import Edit

_LINE = re.compile(r"[^\n]+")
_ONE = "[\u3400-\u9fff]"
_HAN = re.compile(_ONE)
_GAP = re.compile(" +")
_SINGLE = re.compile("(?<![^ \n])[^ \n](?: +[^ \n]){2}(?![^ \n])")
_WORD = re.compile(f"(?<!{_ONE})(?<!(?!{_ONE}).{_ONE} ){_ONE}(?: {_ONE})+(?!{_ONE})(?! {_ONE}(?!{_ONE}))")
# 收到提案 1 2 8 件，: in a sentence, before what is counted, and not in a row of figures
_FIGURE = re.compile(r"(?<![\d.,])(?<![\d.,] )\d(?: \d){1,11}(?= ?[件条次人名个项份户场篇家元万亿])")
_PROSE = re.compile("[，。；]")
_LEAST = 6  # tokens of a line that is spread as a whole
_SHARE = 0.9


def clean_spread(text: str, words: frozenset[str]) -> list[Edit]:
    """The spaces inside words and numbers.

    A line is closed up as a whole where nearly every Chinese token of it is one character. In other lines only a run
    that is made of known `words` is (办 复 率), and a figure before what it counts (1 2 8 件), so that spread names
    (王 东) and rows of figures keep their spaces.
    """
    if " " not in text:
        return []
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        if " " not in line[0]:
            continue
        if _SINGLE.search(line[0]) and _is_spread(line[0]):
            edits += _closed(text, line.start(), line.end())
        else:
            edits += sorted(
                [*_known(text, *line.span(), words), *_figures(text, *line.span())], key=lambda edit: edit.start
            )
    return edits


def _is_spread(line: str) -> bool:
    """Whether nearly every token with Chinese in it holds one Chinese character."""
    sizes = [len(_HAN.findall(token)) for token in line.split()]
    chinese = [size for size in sizes if size]
    return len(chinese) >= _LEAST and chinese.count(1) >= _SHARE * len(chinese)


def _closed(text: str, start: int, end: int) -> Iterator[Edit]:
    """The gaps of a spread line; a gap wider than its narrowest parts words, and whole numbers stay apart."""
    narrowest = min(len(gap) for gap in _GAP.findall(text[start:end].strip(" ")))
    for gap in _GAP.finditer(text, start, end):
        before, after = text[: gap.start()][-2:], text[gap.end() : gap.end() + 2]
        whole = _is_long(before) and _is_long(after)
        if gap.start() > start and gap.end() < end and not whole and gap.end() - gap.start() == narrowest:
            yield Edit(gap.start(), gap.end(), "")


def _is_long(token: str) -> bool:
    """Whether two characters beside a gap belong to a longer ASCII word."""
    return len(token) == 2 and token.isascii() and token.isalnum()


def _figures(text: str, start: int, end: int) -> Iterator[Edit]:
    """The gaps within the figures of a line of prose."""
    if _PROSE.search(text, start, end):
        for figure in _FIGURE.finditer(text, start, end):
            yield from (Edit(at, at + 1, "") for at in range(figure.start() + 1, figure.end(), 2))


def _known(text: str, start: int, end: int, words: frozenset[str]) -> Iterator[Edit]:
    for run in _WORD.finditer(text, start, end):
        closed = run[0].replace(" ", "")
        # Two characters may be two words (文 图); before a colon they are a label (编 辑：).
        if _is_made_of(closed, words) and (len(closed) > 2 or text[run.end() : run.end() + 1] in (":", "：")):
            yield from (Edit(at, at + 1, "") for at in range(run.start(), run.end()) if text[at] == " ")


def _is_made_of(closed: str, words: frozenset[str]) -> bool:
    """Whether the run consists of words only; linear for words of up to six characters."""
    reached = [True] + [False] * len(closed)
    for at in range(len(closed)):
        if reached[at]:
            for size in range(2, 7):
                if closed[at : at + size] in words and at + size <= len(closed):
                    reached[at + size] = True
    return reached[-1]
