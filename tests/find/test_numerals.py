"""Numerals: what their characters are worth."""

from __future__ import annotations

import re
import sys
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cn2an import cn2an

from cppcc_extract import Lexicon, find_quantities
from cppcc_extract.find import numerals
from cppcc_extract.find.numerals import Numeral
from cppcc_extract.lexicon.schema import NotNumber

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = tomllib.loads((Path(__file__).parents[1] / "specs" / "numerals.toml").read_text(encoding="utf-8"))
NONE = SPECS.pop("none")["numerals"]
CHARACTERS = "一三九十百万亿零〇两"


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for kind in SPECS.values() for row in kind["numerals"]])
def test_what_a_numeral_is_worth(row: list[Any]) -> None:
    text, value, bound, value_max = (*row, *("exact", None)[len(row) - 2 :])
    match = numerals.PATTERN.match(text + "个")
    assert match
    assert match[0] == text
    assert numerals.value(text) == Numeral(value, value_max, bound)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_well_formed_has_no_value(text: str) -> None:
    assert numerals.value(text) is None


@pytest.mark.parametrize(
    ("first", "second", "worth"),
    [
        ("3", "5万", (30_000, 50_000)),
        ("两", "三万", (20_000, 30_000)),
        ("一百二十", "一百五十万", (1_200_000, 1_500_000)),
        ("七千", "九千亿", (700_000_000_000, 900_000_000_000)),
        ("两", "三百", (200, 300)),
        ("8500", "3万", (8500, 30_000)),
        ("一", "二十", (1, 20)),
        ("50万", "80万", (500_000, 800_000)),
        ("三十", "五十", (30, 50)),
    ],
)
def test_the_first_number_of_a_span_borrows_the_scale(first: str, second: str, worth: tuple[int, int]) -> None:
    assert numerals.span(first, second) == Numeral(*worth, "exact")


def test_a_span_rises() -> None:
    assert numerals.span("五", "三") is None
    assert numerals.span("5万", "3") is None


@pytest.mark.parametrize(("value", "tidied"), [(86.0, 86), (0.1 + 0.2, 0.3), (2.5, 2.5), (1e12, 10**12)])
def test_numbers_are_given_without_the_noise_of_fractions(value: float, tidied: float) -> None:
    assert numerals.tidy(value) == tidied
    assert isinstance(numerals.tidy(value), type(tidied))


@pytest.mark.parametrize("text", ["3公里千瓦", "5分", "千分", "8千米", "6千克"])
def test_a_scale_word_that_belongs_to_a_unit_is_left_to_it(text: str) -> None:
    match = numerals.PATTERN.match(text)
    assert match
    assert match[0] in ("3", "5", "8", "6", "千")


def _short() -> list[str]:
    return ["".join(characters) for size in range(1, 5) for characters in product(CHARACTERS, repeat=size)]


def _long(count: int) -> list[str]:
    chance = Random(7)
    return ["".join(chance.choices(CHARACTERS + "二四五六七八千几", k=chance.randint(5, 14))) for _ in range(count)]


def _read(written: list[str]) -> dict[str, list[tuple[int, int, float]]]:
    """The places, within each numeral and its unit, and the values of the quantities of one text of them all."""
    text = "".join(f"\n记{numeral}份。" for numeral in written)
    found = iter([*find_quantities(text), None])
    quantity = next(found)
    read: dict[str, list[tuple[int, int, float]]] = {}
    at = 0
    for numeral in written:
        start, at = at + 2, at + len(numeral) + 4
        read[numeral] = []
        while quantity is not None and quantity.span.start < at:
            read[numeral].append((quantity.span.start - start, quantity.span.end - start, quantity.value))
            quantity = next(found)
    return read


def _standard(numeral: str) -> int | None:
    """The value by another library, which in this mode accepts the standard way of writing a number only.

    Numerals with a bare scale inside are left out: it takes 一万零百, and 一亿十万 for 一亿.
    """
    if re.search("[零〇]百|亿十", numeral):
        return None
    try:
        return int(cn2an(numeral.replace("〇", "零"), "strict"))
    except (ValueError, KeyError):
        return None


def test_no_numeral_raises_or_loses_or_adds_a_digit() -> None:
    words = {row.surface for row in Lexicon.default().rows("not_numbers", NotNumber)}
    read = _read(_short() + _long(3000))
    broken = {
        numeral: places
        for numeral, places in read.items()
        if places
        and not any(word in numeral for word in words)
        and not "".join((numeral + "份")[start:end] for start, end, _ in places).startswith(numeral)
    }
    assert broken == {}


def test_standard_numerals_are_worth_what_another_library_says() -> None:
    standard = {numeral: value for numeral in _short() if (value := _standard(numeral)) and len(numeral) > 1}
    assert len(standard) > 150
    read = {numeral: [value for _, _, value in places] for numeral, places in _read(list(standard)).items()}
    assert {numeral: values for numeral, values in read.items() if values != [standard[numeral]]} == {}
