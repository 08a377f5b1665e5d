"""Formulas of Word files and pages: one of a single line is read, U+FFFD stands for any other.

The characters of a fraction, one after another, would be a number that nobody wrote: ¾ must not be read as 34.
"""

from __future__ import annotations

from typing import Any

from cppcc_extract.models import Warning

UNREAD = "\ufffd"
_IN_LINE = frozenset(("math", "mrow", "mstyle", "mpadded", "semantics", "mi", "mn", "mo", "mtext", "ms", "mspace"))
_NOTES = frozenset(("annotation", "annotation-xml"))


def math_text(formula: Any) -> str:
    """The characters of a MathML element, `UNREAD` if they are not one line."""
    parts: list[str] = []
    notes: set[Any] = set()
    for element in formula.iter():
        if element.tag in _NOTES or element.getparent() in notes:
            notes.add(element)
        elif element.tag in _IN_LINE:
            parts.append(element.text or "")
        elif isinstance(element.tag, str):
            return UNREAD
    return "".join("".join(parts).split())


def formula_warnings(code: str, unread: int) -> tuple[Warning, ...]:
    """A warning for the number of unread formulas; empty if all are read."""
    if not unread:
        return ()
    message = f"{unread} formula{'s' if unread > 1 else ''} of more than one line (fractions, powers) were left out"
    return (Warning(code=code, message=f"{message}; compare with the file"),)
