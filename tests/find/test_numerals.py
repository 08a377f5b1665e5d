"""Numerals: what their characters are worth."""

from __future__ import annotations

import pytest

from cppcc_extract.find import numerals
from cppcc_extract.find.numerals import Numeral


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("0", 0),
        ("710", 710),
        ("1,050", 1050),
        ("12,345,678", 12345678),
        ("3.5", 3.5),
        ("3.5亿", 350_000_000),
        ("3千", 3000),
        ("6百万", 6_000_000),
        ("2.4万亿", 2_400_000_000_000),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("百", 100),
        ("百万", 1_000_000),
        ("十二", 12),
        ("二十", 20),
        ("一百零八", 108),
        ("三百一十八", 318),
        ("三百五", 350),
        ("两千三百", 2300),
        ("五万三千", 53_000),
        ("一百七十万", 1_700_000),
        ("两千四百万", 24_000_000),
        ("十二点五", 12.5),
        ("二〇六", 206),
        ("一万亿", 1_000_000_000_000),
    ],
)
def test_exact_numerals(text: str, worth: float) -> None:
    match = numerals.PATTERN.fullmatch(text)
    assert match
    assert numerals.value(text) == Numeral(worth, None, "exact")


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("30多万", Numeral(300_000, None, "over")),
        ("2余万", Numeral(20_000, None, "over")),
        ("30来万", Numeral(300_000, None, "about")),
        ("二十多万", Numeral(200_000, None, "over")),
        ("十几", Numeral(10, None, "about")),
        ("几十", Numeral(10, None, "about")),
        ("几百", Numeral(100, None, "about")),
        ("数十", Numeral(10, None, "about")),
        ("数千", Numeral(1000, None, "about")),
        ("数百万", Numeral(1_000_000, None, "about")),
        ("两三", Numeral(2, 3, "about")),
        ("五六十", Numeral(50, 60, "about")),
        ("两三百", Numeral(200, 300, "about")),
        ("七八千", Numeral(7000, 8000, "about")),
    ],
)
def test_numerals_that_say_a_bound(text: str, numeral: Numeral) -> None:
    assert numerals.PATTERN.fullmatch(text)
    assert numerals.value(text) == numeral


def test_a_pair_counts_upwards_by_one() -> None:
    assert numerals.value("二三") == Numeral(2, 3, "about")
    assert numerals.value("三二") == Numeral(32, None, "exact")
    assert numerals.value("一九") == Numeral(19, None, "exact")


@pytest.mark.parametrize(("value", "tidied"), [(86.0, 86), (0.1 + 0.2, 0.3), (2.5, 2.5), (1e12, 10**12)])
def test_numbers_are_given_without_the_noise_of_fractions(value: float, tidied: float) -> None:
    assert numerals.tidy(value) == tidied
    assert isinstance(numerals.tidy(value), type(tidied))


@pytest.mark.parametrize("text", ["多", "几", "十百千", "二三〇〇万亿点"])
def test_characters_that_make_no_number_raise_nothing(text: str) -> None:
    numerals.value(text)


@pytest.mark.parametrize("text", ["3公里千瓦", "5分", "千分", "8千米", "6千克"])
def test_a_scale_word_that_belongs_to_a_unit_is_left_to_it(text: str) -> None:
    match = numerals.PATTERN.match(text)
    assert match
    assert match[0] in ("3", "5", "8", "6", "千")
