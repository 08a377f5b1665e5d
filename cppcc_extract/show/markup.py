"""Text as HTML, and for a terminal: whatever an article holds is shown, and none of it is obeyed."""

from __future__ import annotations

import html
import re

from cppcc_extract.show.style import STYLE

# MathJax of a notebook would set what stands between two dollar signs
_CLASSES = "cppcc tex2jax_ignore mathjax_ignore"
# what HTML has no character for, and what turns the text after it round
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

# what a terminal obeys: the control characters but line ends and tabs, and what turns the text after it round
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)")


def visible(text: str) -> str:
    """Text for a terminal: each character that it would obey is shown as its code."""
    return _CONTROLS.sub(lambda found: ascii(found[0])[1:-1], text)


def escaped(text: str) -> str:
    """Text between tags, or as the value of an attribute in double quotes."""
    return html.escape(_ODD.sub("\ufffd", text)).replace("\r\n", "\n").replace("\r", "\n")


def attribute(text: str) -> str:
    """The value of an attribute of several lines, in double quotes."""
    return f'"{escaped(text)}"'.replace("\n", "&#10;")


def framed(*parts: str) -> str:
    """One output of a notebook: the parts with the style that holds for them alone."""
    return f'<div class="{_CLASSES}">{STYLE}{"".join(parts)}</div>'


def on_one_line(text: str) -> str:
    """The words without the breaks between them."""
    return " ".join(text.split())
