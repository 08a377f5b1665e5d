"""A text that is rewritten without another meaning: its records change only as they must, which each test states.

Each rewriting is tried on the seeds and on a part of the train articles, a part of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from cppcc_extract import parse_article, parse_articles
from cppcc_extract.models import Article
from tests.properties.test_layouts import is_prose, records, wrapped
from tests.samples import Sample, load_samples, load_unseen

SEEDS = load_samples()[:5]
TRAIN = load_unseen("train")
FULL = str.maketrans("0123456789%", "０１２３４５６７８９％")
APART = ["天气预报说，周末气温回升，适合到郊外踏青，出门请带好雨具。", "图书馆的闭馆时间不变，读者可以就近还书。"]


def some(part: int, of: int = 3) -> list[Sample]:
    """The seeds, and a part of the train articles."""
    return [*SEEDS, *TRAIN[part::of]]


def read(given: Sample, text: str) -> dict[str, object]:
    return records(parse_article(text, published=given.gold["given_published"]))


def chance(given: Sample) -> Random:
    return Random(given.name)


def figures(article: Article) -> Counter[tuple[object, ...]]:
    """What is counted and how much, without order."""
    return Counter((m.value, m.value_max, m.unit, m.bound, m.organisation) for m in article.metrics)


@pytest.mark.parametrize("given", some(0, 2), ids=str)
def test_the_script_changes_nothing(given: Sample) -> None:
    """Nothing may change, compared with the text converted there and back: some characters do not come back."""
    from opencc import OpenCC

    if given.gold["script"] == "hans":
        traditional = OpenCC("s2t").convert(given.text)
        assert read(given, traditional) == read(given, OpenCC("t2s").convert(traditional))


@pytest.mark.parametrize("given", some(1), ids=str)
def test_full_width_digits_change_nothing(given: Sample) -> None:
    assert read(given, given.text.translate(FULL)) == records(given.read())


def is_clear(text: str, made: str) -> bool:
    """Whether the lines show their measure: several are broken at it, most of all, and none where a sentence ends."""
    whole = set(text.split("\n"))
    broken = [line for line in made.split("\n") if line and line not in whole]
    full = [line for line in broken if len(line) == max(map(len, broken))]
    ended = any(re.search(r"[。！？：；”）\s]$|^\s", line) for line in full)
    return len(full) > 5 and not ended


@pytest.mark.parametrize("given", some(1, 2), ids=str)
def test_lines_of_any_measure_change_nothing(given: Sample) -> None:
    """Nothing may change where the lines show that they are broken at a measure."""
    measures = chance(given).sample(range(20, 61), 12)
    pages = [made for measure in measures if (made := wrapped(given.text, measure)) and is_clear(given.text, made)]
    for page in pages[:2]:
        assert read(given, page) == records(given.read())


@pytest.mark.parametrize("given", some(2), ids=str)
def test_a_paragraph_about_something_else_changes_nothing(given: Sample) -> None:
    """Nothing may change: it holds no figure, committee or time; it stands before a paragraph, not before the first."""
    lines = given.text.split("\n")
    prose = [n for n, line in enumerate(lines) if is_prose(line)][1:]
    if prose:
        at = chance(given).choice(prose)
        made = "\n".join([*lines[:at], chance(given).choice(APART), "", *lines[at:]])
        assert read(given, made) == records(given.read())


def exchanged(given: Sample) -> str | None:
    """The text with its first two sections in the other order; None if it has fewer than four with a heading."""
    article, lines = given.read(), given.text.split("\n")
    headings = {section.heading for section in article.sections} - {None, article.title}
    heads = [n for n, line in enumerate(lines) if n > 3 and line.strip() in headings]
    if len(heads) < 4:
        return None
    first, second, third = heads[:3]
    return "\n".join([*lines[:first], *lines[second:third], *lines[first:second], *lines[third:]])


@pytest.mark.parametrize("given", some(0, 1), ids=str)
def test_sections_in_another_order_hold_the_same_figures(given: Sample) -> None:
    """Order changes. Labels and periods may, where they continue a section before; no number, unit, bound or owner."""
    made = exchanged(given)
    if made is not None:
        article = parse_article(made, published=given.gold["given_published"])
        assert figures(article) == figures(given.read())
        assert {person.name for person in article.people} == {person.name for person in given.read().people}


def copies(given: Sample) -> Sequence[Article]:
    """The articles of a page that holds the text twice; none unless the second begins in the head of the copy."""
    text = given.text.strip("\n")
    page = f"{text}\n\n\n{text}\n"
    found = parse_articles(page, published=given.gold["given_published"])
    begins = [article.span.start for article in found if article.span is not None]
    if len(found) != 2 or begins[1] < len(text) or "。" in page[len(text) : begins[1]]:
        return ()
    return found


@pytest.mark.parametrize("given", some(0), ids=str)
def test_an_article_that_stands_twice_is_read_twice(given: Sample) -> None:
    """The head may change, since it is that of the page, and with its day the periods; what is counted may not."""
    for article in copies(given):
        assert figures(article) == figures(given.read())
        assert [metric.label for metric in article.metrics] == [metric.label for metric in given.read().metrics]
        assert [event.name for event in article.events] == [event.name for event in given.read().events]


def test_most_pages_that_hold_an_article_twice_are_split() -> None:
    found = [bool(copies(given)) for given in TRAIN[::4]]
    assert sum(found) > len(found) / 2
