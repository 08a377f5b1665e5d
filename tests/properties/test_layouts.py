"""One text in two layouts gives the same records: marks of items, doubled spaces, hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Article
from tests.samples import Sample, load_samples, load_unseen

READ = [*load_samples(), *load_unseen("train"), *load_unseen("train_more")]
ENDS = "。！？”）："
OPENS = re.compile(r"[一-鿿“]")
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、]")
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
    """Whether a paragraph is parted in the middle of a sentence, so that its second part is no item."""
    return any(is_prose(line) and line[-1] not in f"{ENDS}」』》…" for line in lines)


def marked(text: str, mark: str) -> str | None:
    """The text with a mark before each paragraph of prose that has none; None where it has no such paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    if breaks_off(lines):
        return None
    count, made = 0, []
    for line in lines:
        if is_prose(line) and OPENS.match(line) and not NUMBERED.match(line):
            count += 1
            line = mark.format(count) + line
        made.append(line)
    return "\n".join(made) if count else None


@pytest.mark.parametrize("mark", MARKS.values(), ids=list(MARKS))
@pytest.mark.parametrize("text", READ, ids=str)
def test_marks_of_items_change_no_record(text: Sample, mark: str) -> None:
    made = marked(text.text, mark)
    if made is not None:
        article = parse_article(made, published=text.gold["given_published"])
        assert records(article) == records(text.read())
