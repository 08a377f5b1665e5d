"""What an element of a page is to a reader: a block, hidden, struck out, beside the article, a link."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
# Their borders end a line without leaving an empty one.
CLOSE = frozenset(("li", "tr", "td", "th", "dt", "dd", "tbody", "thead", "tfoot"))
SKIPPED = frozenset(
    (
        "script", "style", "noscript", "noframes", "template", "head", "title", "select", "option", "button", "input",
        "textarea", "iframe", "frame", "object", "embed", "applet", "audio", "video", "canvas", "svg",
        "map", "rt", "rp", "xml",
    )
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCK = frozenset(("del", "s", "strike"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_END = r"\s*(?:!important\s*)?(?:;|$)"
_UNSEEN = re.compile(
    rf"visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0+{_END}|font-size\s*:\s*0?\.?0+(?:px|pt|r?em|%)?{_END}"
    r"|(?:^|[;\s])(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_SEEN = re.compile(r"visibility\s*:\s*visible|opacity|font-size", re.IGNORECASE)
# More than a word may be an article that a script shows; this many pieces of it are examined.
_UNSEEN_MAX = 60
_PIECES = 20
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_SUPER = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
# A formula once more, for programs that read pages aloud, beside the one that is shown
_SPOKEN = re.compile(r"katex-mathml|MJX_Assistive_MathML")
# Elements of the page and not of the article, by their tag or the words of their class and id.
_ASIDE_TAGS = frozenset(("nav", "aside", "footer"))
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|share|relat(?:ed|e|ion)s?|recommend(?:ed)?|sidebar|foot(?:er)?|copyright|"
    r"toolbar|tools|pagination|pager|comments?|rank(?:ing)?|qrcode|friendlinks?)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_hidden(element: Any) -> bool:
    """Whether the element is hidden until a script shows it."""
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None


def is_unseen(element: Any) -> bool:
    """Whether an inline element is part of the line but invisible, like marks against copying.

    Blocks are not tested: those of public accounts are invisible until their script has run.
    """
    if element.tag in BLOCKS or not _UNSEEN.search(element.get("style") or ""):
        return False
    inside = list(islice(element.iterdescendants("*"), _PIECES))
    if len(inside) == _PIECES or any(e.tag in BLOCKS or _SEEN.search(e.get("style") or "") for e in inside):
        return False
    return sum(map(len, islice(element.itertext(), _PIECES + 1))) <= _UNSEEN_MAX


def is_struck(element: Any) -> bool:
    """Whether the content of the element is struck out."""
    return element.tag in _STRUCK or _LINE_THROUGH.search(element.get("style") or "") is not None


def is_raised(element: Any) -> bool:
    """Whether the element is a superscript: a note mark or a power."""
    return element.tag == "sup" or _SUPER.search(element.get("style") or "") is not None


def is_spoken(element: Any) -> bool:
    """Whether the element repeats a formula beside it."""
    return _SPOKEN.search(element.get("class") or "") is not None


def is_aside(element: Any) -> bool:
    """Whether the element is beside the article, by its tag or its names."""
    if element.tag in _ASIDE_TAGS:
        return True
    if element.tag in ("html", "body"):
        return False
    return any(_ASIDE.search(element.get(name) or "") for name in ("class", "id"))


def is_link(element: Any) -> bool:
    """Whether the element links elsewhere; one that only starts a script does not."""
    address = element.get("href") or "" if element.tag == "a" else ""
    return bool(address) and not address.lstrip().lower().startswith("javascript:")
