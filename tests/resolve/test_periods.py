"""Which time governs a figure, over the cases of `tests/specs/periods.toml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.pipeline import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs" / "periods.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPECS.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_the_time_that_governs_a_figure(case: dict[str, Any]) -> None:
    lexicon = Lexicon.default()
    reading = read(clean_document(case["text"], lexicon, published=case.get("published")), lexicon)
    period, text = reading.context.period, reading.document.text
    given = []
    for figure, _, _ in case["periods"]:
        time = period(text.index(figure))
        said = text[time.mention.start : time.mention.end] if time else ""
        given.append([figure, said, (time.edtf if time else None) or ""])
    assert given == case["periods"]


def test_no_period_outside_the_text() -> None:
    lexicon = Lexicon.default()
    assert read(clean_document("", lexicon), lexicon).context.period(0) is None
