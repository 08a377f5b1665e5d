"""Full and half width."""

import pytest

from cppcc_extract.clean.width import clean_doubles, rewrite_width
from cppcc_extract.text.aligned import AlignedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立案１２０件,办复率１００％;其余转办", "立案120件，办复率100%；其余转办"),
        ("１．５万元", "1.5万元"),
        ("1,050件", "1,050件"),
        ("08:43:29", "08:43:29"),
        ("委员(含常委)说:好!", "委员（含常委）说：好！"),
        ("二○二三年", "二〇二三年"),
        ("二О", "二О"),
        ("“136＋N”体系", "“136+N”体系"),
        ("「書香政協」與『小板凳』", "“書香政協”與‘小板凳’"),
        ('打造"委员讲坛"品牌', "打造“委员讲坛”品牌"),
        ("怎么办?", "怎么办？"),
        ("共3,其中2件", "共3，其中2件"),
        ("立案1，026件", "立案1,026件"),
        ("12，345，678册", "12,345,678册"),
        ("三县各18，230，310件", "三县各18，230，310件"),
        ("在第3，100多名委员", "在第3，100多名委员"),
        ("1๕件", "15件"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_width(text: str, expected: str) -> None:
    assert rewrite_width(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("426条，，把", "426条，把"), ("共识、、智慧", "共识、智慧"), ("好……，再来", "好……，再来"), ("！！", "！！")],
)
def test_points_typed_twice(text: str, expected: str) -> None:
    assert AlignedText.of(text).apply(clean_doubles(text)).text == expected
