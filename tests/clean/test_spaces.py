"""Unusual spaces, invisible characters and line ends."""

import pytest

from cppcc_extract.clean.spaces import clean_gaps, clean_spaces, find_suspect
from cppcc_extract.text.aligned import AlignedText


def cleaned(text: str) -> str:
    return AlignedText.of(text).apply(clean_spaces(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff县政协开会", "县政协开会"),
        ("立案提案8\u200b69件", "立案提案869件"),
        ("立案提案8\x0069件", "立案提案869件"),
        ("提\xad案", "提案"),
        ("\u202e提案\u202c", "提案"),
        ("来源\xa0\u3000时间", "来源  时间"),
        ("一行\r\n二行\r三行\u2028四行", "一行\n二行\n三行\n四行"),
        ("共12\t件", "共12  件"),
    ],
)
def test_what_cannot_be_seen_goes_and_spaces_become_plain(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize("text", ["县政协立案提案869件。\n办复率100%。", "a b", "㎡与①"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert clean_spaces(text) == []


def test_nul_and_bidi_controls_are_counted_once_each() -> None:
    text = "a\x00b\x00c\u202ed"
    assert find_suspect(text, clean_spaces(text)) == [("text.nul", 1, 2), ("text.bidi", 5, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到提案 164 件，  立案 150  件。", "收到提案164件，立案150件。"),
        ("截至 6 月底，办复率 98.5 %。", "截至6月底，办复率98.5%。"),
        ("（1） 8 名委员，3 个界别", "（1）8名委员，3个界别"),
        ("2024 年  5 月  6  日  星期一", "2024年5月6日  星期一"),
    ],
)
def test_spaces_around_the_figures_of_prose_and_in_a_day_go(text: str, expected: str) -> None:
    assert AlignedText.of(text).apply(clean_gaps(text)).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "副主席  赵立民  3人",
        "2024年  5月  6月",
        "2023年8月11日 10:20  来源：大同政协",
        "1 关于供水，写得细。",
        "| 提案 | 24 |，",
    ],
)
def test_spaces_between_cells_and_after_the_number_of_an_item_stay(text: str) -> None:
    assert clean_gaps(text) == []
