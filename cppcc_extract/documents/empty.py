"""The warning of a file that holds nothing to read."""

from __future__ import annotations

from cppcc_extract.models import Warning


def empty_text(text: str) -> tuple[Warning, ...]:
    """A warning `text.empty` where a text has no character that can be seen."""
    if any(char.isprintable() and not char.isspace() for char in text):
        return ()
    return (Warning(code="text.empty", message="the file holds no text; look whether it is the one that was meant"),)
