"""One text in two layouts gives the same records: marks of items, doubled spaces, hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Article
from tests.samples import Sample, load_samples, load_unseen

READ = [*load_samples(), *load_unseen("train"), *load_unseen("train_more")]
ENDS = "。！？”）："
OPENS = re.compile(r"[一-鿿“]")
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、]")
GLOSS = re.compile(r"[一-鿿]\([a-zà-ǿ]{1,6}\)")
MARKS = {
    "disc": "● ",
    "square": "■",
    "star": "* ",
    "number": "{}. ",
    "number and comma": "{}、",
    "number in brackets": "（{}）",
    "dash": "—— ",
    "indent": "　　",
}


def records(article: Article) -> dict[str, object]:
    """What the article says, without places."""
    header = (article.title, article.source, article.published, article.authors, article.editors)
    return {
        "header": header,
        "metrics": [
            (m.value, m.value_max, m.unit, m.bound, m.label, m.topic, m.organisation, m.period and m.period.edtf)
            for m in article.metrics
        ],
        "events": [(e.type, e.name, e.organisation, e.date and e.date.edtf) for e in article.events],
        "people": {person.name for person in article.people},
        "initiatives": [(initiative.name, initiative.kind) for initiative in article.initiatives],
        "organisations": {organisation.name for organisation in article.organisations},
    }


def is_prose(line: str) -> bool:
    return len(line) > 40 and "。" in line and "|" not in line and "  " not in line


def breaks_off(lines: Sequence[str]) -> bool:
    """Whether a paragraph is parted in the middle of a sentence, so that its second part is not an item."""
    return any(is_prose(line) and line[-1] not in f"{ENDS}」』》…" for line in lines)


def marked(text: str, mark: str) -> str | None:
    """The text with a mark before each paragraph of prose that has none; None if it has no such paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    if breaks_off(lines):
        return None
    count, any_marked, made = 0, False, []
    for line in lines:
        if is_prose(line) and OPENS.match(line) and not NUMBERED.match(line):
            count += 1
            line = mark.format(count) + line
            any_marked = True
        elif line.strip():
            count = 0  # the items of a section are numbered from one
        made.append(line)
    return "\n".join(made) if any_marked else None


# What is not read alike yet, and why
KNOWN = {
    ("w7_1", "marks"): "a noun left out is taken from the heading, or from the words before",
    ("v4_1", 36): "a line of an interview that ends a sentence where it is full looks like a paragraph",
}


def is_known(text: Sample, layout: str | int) -> None:
    if reason := KNOWN.get((str(text), layout)):
        pytest.xfail(reason)


@pytest.mark.parametrize(("text", "mark"), list(zip(READ * 3, cycle(MARKS), strict=False)), ids=str)
def test_marks_of_items_change_no_record(text: Sample, mark: str) -> None:
    made = marked(text.text, MARKS[mark])
    if made is not None:
        is_known(text, "marks")
        article = parse_article(made, published=text.gold["given_published"])
        assert records(article) == records(text.read())


def wrapped(text: str, measure: int) -> str | None:
    """The text in lines of a measure.

    None if lines alone do not show it: a last line is full, a line of the head or of a table is cut, or glosses that
    a converter wrote stand in them.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if GLOSS.search(text) or any(
        line and (len(line) % measure == 0 or (len(line) > measure and not is_prose(line))) for line in lines
    ):
        return None
    return "\n".join(line[at : at + measure] for line in lines for at in range(0, max(len(line), 1), measure))


@pytest.mark.parametrize("measure", [30, 36])
@pytest.mark.parametrize("text", READ, ids=str)
def test_prose_that_is_hard_wrapped_gives_the_same_records(text: Sample, measure: int) -> None:
    made = wrapped(text.text, measure)
    if made is not None:
        is_known(text, measure)
        article = parse_article(made, published=text.gold["given_published"])
        assert records(article) == records(text.read())


def doubled(text: str) -> str:
    """The text with two spaces for each one, but in lines whose figure may be the cell of a row (线上共读书目 58部)."""
    lines = text.split("\n")
    return "\n".join(
        line if re.search(r"\d", line) and not is_prose(line) else re.sub(r"(?<=\S) (?=\S)", "  ", line)
        for line in lines
    )


@pytest.mark.parametrize("text", READ, ids=str)
def test_doubled_spaces_change_no_record(text: Sample) -> None:
    article = parse_article(doubled(text.text), published=text.gold["given_published"])
    assert records(article) == records(text.read())
