"""Remains of HTML and Markdown in a text: &nbsp;, **128**, [文字](地址), ## before a heading."""

from __future__ import annotations

import re
from html import unescape

from cppcc_extract.text.aligned import Edit

_ENTITY = re.compile(
    r"&(?:(?:nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash|ndash|times|permil|yen)\b;?"
    r"|#\d{2,6};|#[xX][\da-fA-F]{2,5};)"
)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\s]*\)")
_LINK = re.compile(r"(?<!!)(\[)[^\[\]\n]{1,200}(\]\((?:https?://|/|#)[^()\s]*\))")
_HEADING = re.compile(r"^ {0,3}#{1,6} +", re.MULTILINE)
# The marks around a phrase; not those in 3*4*5 or in a line of asterisks
_PAIRED = re.compile(
    r"(?<!\*)(\*{2,3})(?=[^\s*])[^*\n]{1,500}?(?<!\s)(\*{2,3})(?!\*)"
    r"|(?<![*\dA-Za-z])(\*)(?=[^\s*])[^*\s，。、；：]{1,40}(\*)(?![*\dA-Za-z])"
    r"|(?<!`)(`)[^`\n]{1,80}(`)(?!`)"
    r"|(?<![\w~=])(__|~~|==)(?=[^\s_~=])[^_~=\n]{1,500}?(?<!\s)(__|~~|==)(?![\w~=])"
    r"|(?<=[\u3400-\u9fff])(__|~~|==)(?=[^\s_~=])(?=\D{0,20}\d)[^_~=\n]{1,80}?(?<!\s)(__|~~|==)(?=[\u3400-\u9fff])"
)
# Tags around a phrase; not those of a superscript, since 10<sup>4</sup> is another number
_TAG = re.compile(r"</?(?:b|i|u|s|em|strong|span|font|mark|del|ins|small|big)(?: [^<>\n]{0,200})?>", re.IGNORECASE)


def clean_markup(text: str) -> list[Edit]:
    """Each entity as the character that it names, and the marks of emphasis, links and headings removed."""
    edits: list[Edit] = []
    if "&" in text:
        edits += [
            Edit(m.start(), m.end(), named) for m in _ENTITY.finditer(text) if (named := _named(m[0])) is not None
        ]
    if "](" in text:
        edits += [Edit(*m.span(), "") for m in _IMAGE.finditer(text)]
        edits += [Edit(*m.span(part), "") for m in _LINK.finditer(text) for part in (1, 2)]
    if "#" in text:
        edits += [Edit(*m.span(), "") for m in _HEADING.finditer(text)]
    if any(mark in text for mark in ("*", "`", "__", "~~", "==")):
        for match in _PAIRED.finditer(text):
            edits += [Edit(*match.span(part), "") for part in range(1, 11) if match[part]]
    if "</" in text:
        edits += [Edit(*m.span(), "") for m in _TAG.finditer(text)]
    return _apart(edits)


def _named(entity: str) -> str | None:
    """The character of an entity; None for a number that is not a character of text."""
    named = unescape(entity if entity.endswith(";") else f"{entity};")
    return named if len(named) == 1 and named != "\ufffd" and not "\ud800" <= named <= "\udfff" else None


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
