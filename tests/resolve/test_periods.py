"""Which time governs a figure, over the cases of `tests/specs/periods.toml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.find.times import find_times
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.periods import resolve_periods
from cppcc_extract.resolve.times import resolve_times

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs" / "periods.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPECS.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_the_time_that_governs_a_figure(case: dict[str, Any]) -> None:
    lexicon = Lexicon.default()
    document = clean_document(case["text"], lexicon, published=case.get("published"))
    period = resolve_periods(document, resolve_times(document, find_times(document.text, lexicon), lexicon))
    given = []
    for figure, _, _ in case["periods"]:
        time = period(document.text.index(figure))
        text = document.text[time.mention.start : time.mention.end] if time else ""
        given.append([figure, text, (time.edtf if time else None) or ""])
    assert given == case["periods"]


def test_no_period_outside_the_text() -> None:
    lexicon = Lexicon.default()
    document = clean_document("", lexicon)
    period = resolve_periods(document, [])
    assert period(0) is None
