"""The fields of every model are described once, beside the field, and docs/records.md shows what stands there.

`python -m tests.test_field_docs` writes the tables of the page anew.
"""

from __future__ import annotations

import pydoc
import re

import pytest

from cppcc_extract import models
from cppcc_extract.base_model import Model, descriptions
from cppcc_extract.models import Further, Record
from cppcc_extract.schema import article_schema
from tests.samples import ROOT

PAGE = ROOT / "docs/records.md"
TABLE = re.compile(r"<!-- fields of (\w+) -->\n(?:\|.*\n)+")
MODELS = {
    name: kind
    for name, kind in vars(models).items()
    if isinstance(kind, type) and issubclass(kind, Model) and kind not in (Model, Further)
}


def table(name: str) -> str:
    """The fields of a model; those that every record has stand in a table of their own."""
    common = Record.model_fields if name != "Record" and issubclass(MODELS[name], Record) else {}
    rows = [f"| `{field}` | {told} |" for field, told in descriptions(MODELS[name]).items() if field not in common]
    return "\n".join([f"<!-- fields of {name} -->", "| field | meaning |", "|---|---|", *rows]) + "\n"


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described(name: str) -> None:
    model = MODELS[name]
    assert set(descriptions(model)) == set(model.model_fields)
    helped = pydoc.plain(pydoc.render_doc(model))
    assert all(told in helped for told in descriptions(model).values())


def test_the_page_shows_the_fields_of_every_model() -> None:
    shown = {match[1]: match[0] for match in TABLE.finditer(PAGE.read_text(encoding="utf-8"))}
    assert shown == {name: table(name) for name in MODELS}, "run python -m tests.test_field_docs"


def test_the_schema_describes_every_field() -> None:
    schema = article_schema()
    for name, described in (*schema["$defs"].items(), ("Article", schema)):
        assert "Fields:" not in described["description"], name
        assert all(field.get("description") for field in described["properties"].values()), name


if __name__ == "__main__":
    page = TABLE.sub(lambda match: table(match[1]), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
