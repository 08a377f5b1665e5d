"""Quantities: what a number is worth with its bound words and unit, and which numbers are not quantities."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import Lexicon, find_quantities
from cppcc_extract.find import quantities

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs"
CASES = tomllib.loads((SPECS / "quantities.toml").read_text(encoding="utf-8"))["case"]


def _whole(quantity: list[Any]) -> tuple[Any, ...]:
    text, value, unit, *rest = quantity
    return (text, value, unit, *rest, *("exact", None)[len(rest) :])


def _marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])] if "why" in case else []
    return pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_what_a_number_is_worth(case: dict[str, Any]) -> None:
    found = [(q.text, q.value, q.unit, q.bound, q.value_max) for q in find_quantities(case["text"]) if q.unit]
    assert found == [_whole(quantity) for quantity in case["quantities"]]


def test_places_are_those_of_the_text_given() -> None:
    text = "全市 立案提案７１０件，办结 率98%。"
    for quantity in find_quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.text


def test_quantities_are_in_order_and_apart() -> None:
    text = "立案提案至少710件、1至2名，约占近六成五以上，三十到五十余家，18、23、31件，近10余次左右。" * 3
    found = quantities.find_quantities(text, Lexicon.default())
    assert len(found) >= 24
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start <= q.number[0] < q.number[1] <= q.end for q in found)


def test_bare_numbers_are_given_on_request() -> None:
    text = "去年18，今年23件。"
    assert [q.value for q in quantities.find_quantities(text, Lexicon.default())] == [23]
    bare = quantities.find_quantities(text, Lexicon.default(), bare=True)
    assert [(q.value, q.unit.name if q.unit else None) for q in bare] == [(18, None), (23, "件")]


def test_a_user_can_add_a_unit(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('units = [{ surface = "桌次", kind = "action" }]', encoding="utf-8")
    found = find_quantities("圆桌协商12桌次。", lexicon=Lexicon.default().extended(table))
    assert [(q.text, q.unit) for q in found] == [("12桌次", "桌次")]


def test_an_empty_text_and_a_long_run_of_digits_have_none() -> None:
    assert find_quantities("") == []
    assert find_quantities("9" * 5000 + "件") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("二", [2]),
        ("“一”和“五”", [1, 5]),
        ("一切顺利，统一部署。", []),
        ("负三十二", [-32]),
        ("-10000", [-10000]),
        ("3-5", [3]),
        ("肆拾肆", [44]),
        ("四万万", [400_000_000]),
        ("三百五十又三分之一", [350.333333]),
        ("负一又二分之一", [-1.5]),
        ("完成了3/5。", [0.6]),
        ("４，５６５", [4565]),
    ],
)
def test_numbers_that_stand_alone(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values
