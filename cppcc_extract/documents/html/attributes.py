"""A limit on attributes, checked before the page is parsed: the parser compares each with all others of its tag."""

from __future__ import annotations

import re

from cppcc_extract.documents.limits import HTML_ATTRIBUTES
from cppcc_extract.errors import DocumentError

_TAG = re.compile(r"<(?:(!--)|(script|style)(?=[\s/>])|[a-z])[^\s/>]*", re.IGNORECASE)
_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
_VALUE = r"(?:\"[^\"]*(?:\"|$)|'[^']*(?:'|$)|[^\s>\"'][^\s>]*)"
_ATTRIBUTE = re.compile(rf"[\s/]*(?:[^\s/>=]+(?:\s*=\s*{_VALUE})?|=)|[\s/]+")


def check_attributes(text: str) -> None:
    """`DocumentError` if a tag has more attributes than are read. Linear in the length."""
    at, ends = 0, True
    while tag := _TAG.search(text, at):
        at = tag.end()
        if tag[1]:
            at = text.find("-->", tag.end())
            if at < 0:
                return
            continue
        count = 0
        while attribute := _ATTRIBUTE.match(text, at):
            at = attribute.end()
            count += 1
            if count > HTML_ATTRIBUTES:
                raise DocumentError(
                    f"a tag of the page has more than {HTML_ATTRIBUTES} attributes, the most that are read; "
                    "the page is damaged: get it again, or save the article alone, as text"
                )
        if tag[2] and ends:
            end = _END[tag[2].lower()].search(text, at)
            at, ends = (end.start(), True) if end else (at, False)
