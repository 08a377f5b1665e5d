"""Where sentences end."""

import pytest

from cppcc_extract.clean.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立案120件。办复率100%。", ["立案120件。", "办复率100%。"]),
        ("立案120件；办结100件。", ["立案120件；办结100件。"]),
        ("他说：“好。”大家鼓掌。", ["他说：“好。”", "大家鼓掌。"]),
        ("建平台、办实事……委员们很忙。", ["建平台、办实事……", "委员们很忙。"]),
        ("开展视察26项……，很忙。", ["开展视察26项……，很忙。"]),
        ("回答“怎么办？”的问题。", ["回答“怎么办？”的问题。"]),
        ("怎么办？！再协商。", ["怎么办？！", "再协商。"]),
        ("没有句号", ["没有句号"]),
        ("一。 二。", ["一。", "二。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == expected


def test_only_the_given_range_is_split() -> None:
    assert split_sentences("甲。乙。丙。", 2, 4) == [(2, 4)]
