"""The tables of steps: their names, and that the documentation shows them as they are.

`python -m tests.test_step_tables` writes anew what the steps of the page read; a new step is added to the page by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from cppcc_extract.extractors.events.dates import DATES
from cppcc_extract.extractors.events.owners import OWNERS
from cppcc_extract.extractors.metrics.labels import LABELS
from cppcc_extract.extractors.metrics.templates import TEMPLATES
from cppcc_extract.extractors.metrics.topic_reader import TOPICS
from cppcc_extract.extractors.metrics.wholes import WHOLES, WHOLES_OF_SHARES
from cppcc_extract.parse.leads import Kind
from cppcc_extract.resolve.owners import OUTSIDE, WALK
from cppcc_extract.resolve.periods import PERIODS
from cppcc_extract.steps import Table
from tests.samples import ROOT

TABLES: list[Table[Any, Any]] = [LABELS, TEMPLATES, PERIODS, OUTSIDE, TOPICS, WHOLES, WHOLES_OF_SHARES, OWNERS]
PATH = ROOT / "docs" / "reading.md"
PAGE = PATH.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.field)
def test_the_page_shows_the_steps_in_the_order_in_which_they_are_asked(table: Table[Any, Any]) -> None:
    shown = "\n".join(f"| `{step.name}` | {step.reads} |" for step in table.steps)
    assert f"| step | what it reads |\n|---|---|\n{shown}\n\n" in PAGE


def test_the_page_shows_the_words_that_lead_to_a_whole() -> None:
    assert "\n".join(f"| `whole.{kind.name.lower()}` | {kind.value} |" for kind in Kind) in PAGE


@pytest.mark.parametrize("walk", [WALK, DATES], ids=["owners", "dates"])
def test_the_page_shows_what_a_walk_reads(walk: Mapping[str, str]) -> None:
    shown = "\n".join(f"| `{name}` | {reads} |" for name, reads in walk.items())
    assert f"| step | what it reads |\n|---|---|\n{shown}\n\n" in PAGE


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.field)
def test_every_step_has_a_name_of_its_own(table: Table[Any, Any]) -> None:
    names = [step.name for step in table.steps]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(\.[a-z_]+)+", name) for name in names)


def rewritten(page: str) -> str:
    """The page with what the steps of each table and walk read now."""
    shown = [[(step.name, step.reads) for step in table.steps] for table in TABLES]
    for steps in (*shown, WALK.items(), DATES.items()):
        rows = "".join(rf"\| `{re.escape(name)}` \| .* \|\n" for name, _ in steps)
        new = "".join(f"| `{name}` | {reads} |\n" for name, reads in steps)
        page = re.sub(rf"(?<=\|---\|---\|\n){rows}(?=\n)", lambda _, new=new: new, page)
    return page


if __name__ == "__main__":
    PATH.write_text(rewritten(PAGE), encoding="utf-8")
