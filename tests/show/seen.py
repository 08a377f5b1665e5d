"""What a reader sees of HTML: the text of its parts, what is marked in it, the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html


def parsed(shown: str | None) -> html.HtmlElement:
    """The element of one output."""
    assert shown is not None
    return html.fragment_fromstring(shown)


def text_of(element: html.HtmlElement) -> str:
    """The text of an element."""
    return str(element.text_content())


def article_text(shown: html.HtmlElement) -> html.HtmlElement:
    """The text of an article, with its marks."""
    (found,) = shown.xpath(".//div[@class='text']/div")
    return found


def marks(element: html.HtmlElement) -> set[tuple[int, int, str, str]]:
    """What is marked: start, end, class and the first line of what the mouse shows; adjoining pieces are one."""
    found: list[tuple[int, int, str, str]] = []
    for start, end, kind, title in sorted(_pieces(element, 0)):
        again = next((n for n, mark in enumerate(found) if mark[1] == start and mark[2:] == (kind, title)), None)
        if again is None:
            found.append((start, end, kind, title))
        else:
            found[again] = (found[again][0], end, kind, title)
    return set(found)


def _pieces(element: html.HtmlElement, at: int) -> Iterator[tuple[int, int, str, str]]:
    at += len(element.text or "")
    for child in element:
        size = len(text_of(child))
        if child.tag == "mark":
            yield at, at + size, child.get("class"), child.get("title").split("\n")[0]
        yield from _pieces(child, at)
        at += size + len(child.tail or "")


def tables(element: html.HtmlElement) -> list[list[dict[str, str]]]:
    """The rows of every table, as the text of their cells by the heads of the columns."""
    return [list(_rows(table)) for table in element.iter("table")]


def _rows(table: html.HtmlElement) -> Iterator[dict[str, str]]:
    heads = [text_of(head) for head in table.iterfind("thead/tr/th")]
    for row in table.iterfind("tbody/tr"):
        yield dict(zip(heads, map(text_of, row), strict=False))
