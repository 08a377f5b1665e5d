"""The page of constructions shows what the library gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Article, Event, Initiative, Metric, Organisation, Person
from tests.samples import ROOT

PAGE = ROOT / "docs" / "constructions.md"
BLOCK = re.compile(r"^```(figures|events|undertakings|people|committees)\n(.*?)^```$", re.M | re.S)
HEADLINE = "大同市政协履职纪实"
PUBLISHED = "2024-03-20"
OWNER = "大同市政协"


class Example(NamedTuple):
    """Paragraphs, what the page shows for them, and remarks on where that falls short."""

    kind: str
    paragraphs: list[str]
    shown: list[str]
    remarks: list[str]


def _owner(name: str | None) -> str:
    return "" if name == OWNER else f"of {name}" if name else "of nobody named"


def _line(place: str, *parts: object) -> str:
    return f"{place} → " + " | ".join(str(part) for part in parts if part)


def _figures(article: Article) -> list[str]:
    texts = {metric.id: metric.text for metric in article.metrics}

    def line(m: Metric) -> str:
        plain = ("exact", "level", "actual")
        return _line(
            m.text,
            f"{m.value} {m.unit}",
            m.label,
            m.topic,
            f"to {m.value_max}" if m.value_max is not None else "",
            *(word for word in (m.bound, m.relation, m.status) if word not in plain),
            (f"in {m.period.edtf}" if m.period.edtf else f"in {m.period.text}, no value") if m.period else "",
            f"part of {texts[m.part_of]}" if m.part_of else "",
            _owner(m.organisation),
        )

    return [line(metric) for metric in article.metrics]


def _events(article: Article) -> list[str]:
    def line(e: Event) -> str:
        date = (e.date.edtf or f"{e.date.text}, no value") if e.date else ""
        return _line(e.trigger, e.type, e.name, date, e.place, _owner(e.organisation))

    return [line(event) for event in article.events]


def _undertakings(article: Article) -> list[str]:
    def line(i: Initiative) -> str:
        return _line(i.name, i.kind, _owner(i.organisation))

    return [line(initiative) for initiative in article.initiatives]


def _people(article: Article) -> list[str]:
    def line(p: Person) -> str:
        return _line(p.name, p.post, p.organisation)

    return [line(person) for person in article.people]


def _committees(article: Article) -> list[str]:
    def line(o: Organisation) -> str:
        return _line(o.name, o.kind, o.level, "、".join(mention.text for mention in o.mentions))

    return [line(o) for o in article.organisations if o.kind in ("cppcc", "cppcc_body")]


SHOWN: dict[str, Callable[[Article], list[str]]] = {
    "figures": _figures,
    "events": _events,
    "undertakings": _undertakings,
    "people": _people,
    "committees": _committees,
}


def examples(kind: str, block: str) -> list[Example]:
    """The examples of a block: text stands at the margin; indented are what the page shows and (!) remarks on it."""
    found: list[Example] = []
    for shown, lines in groupby(block.splitlines(), key=lambda line: line.startswith("  ")):
        if shown:
            told = [line.strip() for line in lines]
            found[-1].shown.extend(line for line in told if not line.startswith("!"))
            found[-1].remarks.extend(line for line in told if line.startswith("!"))
        else:
            found.append(Example(kind, list(lines), [], []))
    return found


def given(example: Example) -> list[str]:
    """What the library gives for an example, as the page shows it."""
    text = "\n\n".join([HEADLINE, *example.paragraphs]) + "\n"
    return SHOWN[example.kind](parse_article(text, published=PUBLISHED)) or ["nothing"]


def rewritten(page: str) -> str:
    """The page with the answers that the library gives now; remarks stay."""

    def block(match: re.Match[str]) -> str:
        lines = [f"```{match[1]}"]
        for example in examples(match[1], match[2]):
            lines += [*example.paragraphs, *(f"  {line}" for line in (*given(example), *example.remarks))]
        return "\n".join([*lines, "```"])

    return BLOCK.sub(block, page)


EXAMPLES = [
    example for kind, block in BLOCK.findall(PAGE.read_text(encoding="utf-8")) for example in examples(kind, block)
]


@pytest.mark.parametrize("example", EXAMPLES, ids=["".join(example.paragraphs) for example in EXAMPLES])
def test_the_page_shows_what_the_library_gives(example: Example) -> None:
    assert given(example) == example.shown


def test_every_kind_of_record_is_shown() -> None:
    assert {example.kind for example in EXAMPLES} == set(SHOWN)
    assert len(EXAMPLES) >= 60


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
