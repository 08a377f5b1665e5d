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
