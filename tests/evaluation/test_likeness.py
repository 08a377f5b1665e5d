"""When two phrases count as similar."""

from __future__ import annotations

import pytest

from cppcc_extract.evaluation.likeness import alike, bare, committee, dice


def test_bare_keeps_letters_han_and_digits() -> None:
    assert bare("“三联” 机制（2023）") == "三联机制2023"
    assert bare(None) == ""


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("立案提案", "立案提案", 1.0),
        ("提案", "立案", 0.5),
        ("提案提案", "提案", 2 / 3),  # characters count as often as they stand there
        ("调研", "会议", 0.0),
        ("“调研”", "调研", 1.0),
        ("调研", None, 0.0),
        (None, "", 1.0),
    ],
)
def test_dice(one: str | None, other: str | None, overlap: float) -> None:
    assert dice(one, other) == pytest.approx(overlap)
    assert dice(other, one) == pytest.approx(overlap)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("立案提案", "提案立案"),
        ("重点提案", "提案"),  # 0.67
        ("督办重点提案", "提案"),  # 0.5, and one holds the other
        ("提案立案率", "立案率"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one) == pytest.approx(dice(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("督办提案", "办理信息提纲"),  # 0.4
        ("走访企业", "企业调研"),  # 0.5, but neither holds the other
        ("联名督办重点提案", "提案"),  # held, but 0.4
        ("立案提案", "未立案提案"),
        ("提案办结", "提案办结率"),
        ("女委员", "女委员占比"),
        ("女委员", None),
    ],
)
def test_not_alike(one: str, other: str | None) -> None:
    assert alike(one, other) == alike(other, one) == 0.0


def test_two_negations_and_two_rates_may_be_alike() -> None:
    assert alike("未立案提案", "不予立案提案") > 0
    assert alike("委员参与率", "委员参与比例") > 0


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("山西省政协党组", "山西省政协"),
        ("山西省政协", "山西省政协"),
        ("中共山西省委", "中共山西省委"),
        (None, None),
    ],
)
def test_a_body_belongs_to_its_committee(name: str | None, owner: str | None) -> None:
    assert committee(name) == owner
