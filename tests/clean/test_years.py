"""The year that a text states as its own."""

import pytest

from cppcc_extract.clean.years import current_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年是本届政协的开局之年。", 2023),
        ("2024年是人民政协成立75周年，做好今年工作意义重大。", 2024),
        ("2023年是换届之年。2024年是攻坚之年。", 2024),
        ("2020年，县政协将从两处着手。", 2020),
        ("新的一年，2025年，区政协计划办协商会6场。", 2025),
        ("今年是2022年，任务不轻。", 2022),
        ("2022年，县政协立案提案120件。", None),
        ("到2025年，县政协将建成议事室50个。", None),
        ("2021年3月起，委员们每周接访。", None),
        ("", None),
    ],
)
def test_current_year(text: str, year: int | None) -> None:
    assert current_year(text) == year
