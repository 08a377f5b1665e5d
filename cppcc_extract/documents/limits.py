"""How large and how deep a file may be, and why no more.

A yearly report has some 50 000 characters: each limit leaves honest files a factor of hundreds and stops
what would fill the memory.
"""

from __future__ import annotations

from cppcc_extract.errors import DocumentError

MB = 1024 * 1024

# A scanned yearbook has this size; a text read from more is not an article.
FILE_BYTES = 100 * MB
# Pages saved with their pictures inside have this size; the cost of their text depends on the elements.
HTML_BYTES = 32 * MB
# An element takes some three kilobytes, and the search for the main text a second for each 20 000 of them.
HTML_ELEMENTS = 200_000
# The parser compares each attribute of a tag with all others: 40 000 take ten seconds. Honest tags have ten.
HTML_ATTRIBUTES = 1_000
# The parser gives up, and would lose text, at 2048. Honest pages nest some 50, those that close nothing some hundreds.
HTML_DEPTH = 2000
# trafilatura visits all ancestors of each element: deeper pages are read without it.
SEARCH_DEPTH = 128
# Only the text of a Word file is read; the pictures stay packed. Its tree takes some ten times its bytes.
DOCX_PART_BYTES = 64 * MB
# Text packs to a tenth, the most monotonous tables to a hundredth, a bomb to a thousandth. Small parts may vary.
DOCX_RATIO = 200
DOCX_RATIO_FROM = 1 * MB


def check_size(size: int, limit: int, what: str, remedy: str) -> None:
    """`DocumentError` that names the limit, if `size` bytes exceed it."""
    if size > limit:
        raise DocumentError(f"{what} has more than {limit // MB} MB, the most that is read; {remedy}")
