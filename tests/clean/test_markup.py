"""Remains of HTML and Markdown in a text."""

import pytest

from cppcc_extract.clean.markup import clean_markup
from cppcc_extract.text.aligned import AlignedText


def cleaned(text: str) -> str:
    return AlignedText.of(text).apply(clean_markup(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到提案**128**件", "收到提案128件"),
        ("收到提案 **128** 件", "收到提案 128 件"),
        ("**收到提案128件**", "收到提案128件"),
        ("收到提案*128*件", "收到提案128件"),
        ("收到提案`128`件", "收到提案128件"),
        ("收到提案&nbsp;128&ensp;件", "收到提案\xa0128\u2002件"),
        ("&ldquo;委员讲坛&rdquo;&#8212;&#x2014;", "“委员讲坛”——"),
        ("[县政协](https://example.org/a_(b))开会", "[县政协](https://example.org/a_(b))开会"),
        ("[县政协](https://example.org/a)开会", "县政协开会"),
        ("![图](a.png)县政协开会", "县政协开会"),
        ("## 一、提案工作", "一、提案工作"),
        ("收到提案 __128__ 件，立案__86__件", "收到提案 128 件，立案86件"),
        ("收到提案~~128~~件，==立案86件==", "收到提案128件，立案86件"),
        ("***收到提案128件***", "收到提案128件"),
        ('收到提案<b>128</b>件，<span style="color:red">立案</span>86件', "收到提案128件，立案86件"),
        ("**县政协[收到](https://example.org/)提案**", "县政协收到提案"),
    ],
)
def test_marks_go_and_entities_are_characters(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "面积3*4*5米",
        "****",
        "* * *",
        "*为优秀提案，*为重点提案",
        "AT&T公司",
        "a&b;",
        "#政协#",
        "&#0;",
        "[1]",
        "姓名________ 电话________",
        "____年__月__日",
        "下设a__b__c三个组",
        "2~~3天",
        "10<sup>4</sup>亩",
        "a<b且c>d",
        "======",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert cleaned(text) == text
