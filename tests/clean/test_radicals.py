"""Characters that only look like those of Chinese text."""

import pytest

from cppcc_extract.clean.radicals import rewrite_radicals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⼤同市政协⽴案⼆千件", "大同市政协立案二千件"),
        ("2023年7⽉6⽇", "2023年7月6日"),
        ("⺠主监督⻓效机制", "民主监督长效机制"),
        ("⻔户⻚面⻋间", "门户页面车间"),
        ("\uf9e9程", "里程"),
        ("︵县政协︶", "(县政协)"),
        ("〸月", "十月"),
        ("﹁协商﹂", "﹁协商﹂"),
        ("60㎡与①", "60㎡与①"),
    ],
)
def test_a_form_is_read_as_the_character_that_it_stands_for(text: str, expected: str) -> None:
    assert rewrite_radicals(text) == expected
