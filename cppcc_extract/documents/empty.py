"""The warning of a file that holds nothing to read."""

from __future__ import annotations

from cppcc_extract.models import Warning


def empty_text(text: str) -> tuple[Warning, ...]:
    """A warning `text.empty` if a text has no visible character."""
    if any(char.isprintable() and not char.isspace() for char in text):
        return ()
    return (Warning(code="text.empty", message="the file holds no text; check that it is the right one"),)
