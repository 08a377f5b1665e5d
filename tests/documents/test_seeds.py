"""The same records from the seeds whatever files they come in."""

from __future__ import annotations

from typing import Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents import read_document
from cppcc_extract.models import Article
from tests.documents.seed_files import PARTS, lines_of, page, word_file
from tests.samples import Sample, all_records, load_samples

SEEDS = {sample.name: sample for sample in load_samples() if sample.name in PARTS}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5hkscs"]
METRIC = ("value", "value_max", "unit", "bound", "label", "organisation", "topic", "status", "relation", "part_of")
EVENT = ("type", "name", "trigger", "organisation", "place", "people")


def read(sample: Sample, data: bytes) -> Article:
    document = read_document(data)
    article = parse_article(document.text, published=sample.gold["given_published"])
    for record in all_records(article):
        assert document.text[record.span.start : record.span.end] == record.text
    return article


def records(article: Article) -> dict[str, list[tuple[Any, ...]]]:
    """The main fields of all records, in order."""

    def fields(record: Any, names: tuple[str, ...], time: str) -> tuple[Any, ...]:
        reference = getattr(record, time)
        return (*(getattr(record, name) for name in names), reference and reference.edtf)

    return {
        "head": [(article.title, article.source, article.published, article.authors, article.editors, article.script)],
        "metrics": [fields(metric, METRIC, "period") for metric in article.metrics],
        "events": [fields(event, EVENT, "date") for event in article.events],
        "initiatives": [(i.name, i.kind, i.organisation) for i in article.initiatives],
        "organisations": [(o.name, o.full_name, o.kind, o.level, o.region) for o in article.organisations],
        "people": [(p.name, p.post, p.organisation) for p in article.people],
    }


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_as_text(name: str, encoding: str) -> None:
    text = SEEDS[name].text
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("the encoding does not hold these characters")
    document = read_document(data)
    assert document.text == text
    assert document.warnings == ()


@pytest.mark.parametrize("name", SEEDS)
def test_as_a_page(name: str) -> None:
    sample = SEEDS[name]
    data = page(name, sample.text).encode()
    document = read_document(data)
    assert records(read(sample, data)) == records(sample.read())
    assert document.warnings == ()
    assert document.title
    # The breadcrumbs and the foot are the page's and not the article's.
    lines = document.text.split("\n")
    parts = PARTS[name]
    lost = [line for line in lines_of(sample.text)[parts.crumbs :] if line not in lines]
    assert len(lost) <= parts.foot + (parts.byline > 1)


@pytest.mark.parametrize("name", SEEDS)
def test_as_a_word_file(name: str) -> None:
    sample = SEEDS[name]
    data = word_file(sample.text)
    assert read_document(data).text.split("\n\n") == lines_of(sample.text)
    assert records(read(sample, data)) == records(sample.read())
