"""Times as written and the values they get, over the cases of `tests/specs/times*.toml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.find.times import find_times
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.times import resolve_times

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = sorted((Path(__file__).parents[1] / "specs").glob("times*.toml"))
CASES: list[dict[str, Any]] = [c for path in SPECS for c in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def resolved(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """What is found in a text, each with its value."""
    lexicon = Lexicon.default()
    document = clean_document(text, lexicon, published=published)
    times = resolve_times(document, find_times(document.text, lexicon), lexicon)
    return [(document.text[t.mention.start : t.mention.end], t.edtf) for t in times]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_times_and_values(case: dict[str, Any]) -> None:
    expected = [(text, value or None) for text, value in case["times"]]
    assert resolved(case["text"], case.get("published")) == expected


@pytest.mark.parametrize(
    ("span", "week"),
    [("（3月8日—3月14日）", "2025-03-08/2025-03-14"), ("（3月1日—3月14日）", None), ("", None)],
)
def test_this_week_is_the_one_in_the_head_of_the_page(span: str, week: str | None) -> None:
    body = "委员们走进社区，听取居民意见，当场办结一批小事。\n\n数说本周\n● 走访群众　103户"
    page = f"清河县政协一周履职播报\n{span}\n\n{body}\n\n发布于 2025-03-14"
    assert ("本周", week) in resolved(page, "2025-03-14")
