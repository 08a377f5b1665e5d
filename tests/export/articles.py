"""The articles that the tests of the writers write."""

from __future__ import annotations

from functools import cache

from cppcc_extract import parse_article
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Article, Record
from cppcc_extract.pipeline import EXTRACTORS
from tests.samples import load_samples


class Slogan(Record):
    """A record that is not the library's."""

    name: str
    loud: bool


def find_slogans(reading: Reading) -> list[Slogan]:
    """One of them in each text."""
    return [Slogan(**reading.place("s1", 0, 2, "slogan.first"), name="一", loud=True)]


@cache
def seeds() -> tuple[Article, ...]:
    """The seeds, with a record of somebody else's extractor in each, as they are read."""
    texts = [sample.text for sample in load_samples() if sample.name[:3].isdigit()]
    return tuple(parse_article(text, extractors={**EXTRACTORS, "slogans": find_slogans}) for text in texts)


def article(number: int = 869, *, origin: str | None = None) -> Article:
    """A short article."""
    read = parse_article(f"2022年，山西省政协立案提案{number}件，办复率100%。")
    return read.model_copy(update={"origin": origin})
