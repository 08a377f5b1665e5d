"""Footnote marks and emoji."""

import pytest

from cppcc_extract.clean.marks import clean_marks
from cppcc_extract.text.aligned import AlignedText


def cleaned(text: str) -> str:
    return AlignedText.of(text).apply(clean_marks(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到提案128[1]件", "收到提案128件"),
        ("县政协［2］收到提案128¹件。", "县政协收到提案128件。"),
        ("办复率100%[12]，", "办复率100%，"),
        ("收到提案128件[注3]。", "收到提案128件。"),
        ("收到提案128※件，立案86†件，办结80＊件。", "收到提案128件，立案86件，办结80件。"),
        ("收到提案128①件，立案86*件，办结80〔3〕件，走访12(注1)家", "收到提案128件，立案86件，办结80件，走访12家"),
        ("捐赠图书📚300册", "捐赠图书 300册"),
        ("走访企业82家👏👏收集建议156条", "走访企业82家 收集建议156条"),
    ],
)
def test_a_mark_is_no_part_of_the_words_around_it(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[1] 王小明：《协商年鉴》",
        "政办发[3]号",
        "政办发〔2024〕3号",
        "收到提案30件①走访企业",
        "长3*4米",
        "60m²和5平方米²",
        "10⁶个",
        "长3＊5米，※收到提案",
        "📌收到提案128件\n  ✅走访企业82家",
        "[大][中]",
    ],
)
def test_what_is_a_number_or_a_bullet_stays(text: str) -> None:
    assert cleaned(text) == text
