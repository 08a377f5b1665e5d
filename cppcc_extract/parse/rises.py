"""An earlier value and the one that it came to, in one clause: 由2015年的3500个增加到9800个, 从平均78分升到89分."""

from __future__ import annotations

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.words import QUANTITY, TIME

_OPENING = ("由", "从")
_BETWEEN = 5  # words from 由 to its figure, and from that to the next
_REACHES = ("到", "至", "为", "成")
_NOTHING = ("uj", "d", "f", "t", "b", "m", "a", "r", "n", TIME)  # parts of speech of 原来的, 起初的, 平均


def starts(clause: Clause, index: int) -> int | None:
    """The place of the 由 or 从 before an earlier value; None if the next figure is not a later value of the same."""
    tokens = clause.tokens
    after = range(index + 1, min(len(tokens), index + _BETWEEN + 4))
    end = next((n for n in after if tokens[n].tag == QUANTITY), None)
    if end is None or tokens[end].item.unit is not tokens[index].item.unit:
        return None
    if not any(token.text.endswith(_REACHES) for token in tokens[index + 1 : end]):
        return None
    for at in range(index - 1, max(-1, index - _BETWEEN), -1):
        if tokens[at].text[0] in _OPENING:
            return at
        if tokens[at].tag not in _NOTHING:
            return None
    return None


def ends(clause: Clause, index: int) -> bool:
    """Whether the figure is what the one before it came to."""
    before = next((n for n in range(index - 1, -1, -1) if clause.tokens[n].tag == QUANTITY), None)
    return before is not None and starts(clause, before) is not None
