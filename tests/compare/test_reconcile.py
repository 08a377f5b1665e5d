"""Statements of one thing compared with each other: verdict, arithmetic and places."""

from __future__ import annotations

import pytest

from cppcc_extract import Article, parse_article, reconcile


def read(text: str, published: str = "2024-02-01", committee: str = "大同市政协") -> Article:
    return parse_article(f"{committee}工作综述\n\n{text}", published=published)


def verdicts(*texts: str) -> list[tuple[str, str]]:
    return [(each.verdict, each.arithmetic) for each in reconcile([read(text) for text in texts])]


@pytest.mark.parametrize(
    ("one", "other", "verdict", "arithmetic"),
    [
        ("2023年，市政协收到提案578件。", "2023年，市政协共收到提案578件。", "agrees", "578件 = 578件"),
        ("2023年，市政协收到提案578件。", "2023年，市政协收到提案570余件。", "agrees", "578件 = 570余件"),
        ("2023年，市政协收到提案578件。", "2023年，市政协收到提案近580件。", "agrees", "578件 = 近580件"),
        ("2023年，市政协收到提案578件。", "2023年，市政协收到提案580件。", "differs", "578件 ≠ 580件"),
        ("2023年，市政协收到提案560件。", "2023年，市政协收到提案580余件。", "differs", "560件 ≠ 580余件"),
        ("截至2023年10月底，市政协收到提案560件。", "2023年，市政协收到提案578件。", "updated", "560件 ≤ 578件"),
        ("截至2023年10月底，市政协收到提案590件。", "2023年，市政协收到提案578件。", "differs", "590件 > 578件"),
        ("2023年5月，市政协收到提案30件。", "2023年，市政协收到提案578件。", "part of the other", "30件 ≤ 578件"),
        ("2023年5月，市政协收到提案600件。", "2023年，市政协收到提案578件。", "differs", "600件 > 578件"),
        (
            "2022年10月至2023年5月，市政协收到提案300件。",
            "2023年，市政协收到提案578件。",
            "cannot tell",
            "300件, 578件",
        ),
        ("截至2023年10月底，市政协提案立案率91%。", "2023年，市政协提案立案率93%。", "cannot tell", "91%, 93%"),
    ],
)
def test_two_statements(one: str, other: str, verdict: str, arithmetic: str) -> None:
    assert verdicts(one, other) == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年，市政协收到提案578件。", "2022年，市政协收到提案500件。"),
        ("2023年，市政协收到提案578件。", "2023年，市政协立案提案531件。"),
        ("2023年，市政协收到提案578件。", "2023年，山西省政协收到提案900件。"),
        ("截至2022年10月底，市政协收到提案560件。", "截至2023年10月底，市政协收到提案570件。"),
        ("2023年，市政协收到提案578件。", "市政协收到提案580件。"),
    ],
)
def test_figures_of_other_things_years_or_committees_are_not_compared(one: str, other: str) -> None:
    assert verdicts(one, other) == []


def test_a_figure_that_one_article_states_twice_is_compared_too() -> None:
    assert verdicts("2023年，市政协收到提案578件。全年总结：2023年，市政协收到提案580件。") == [
        ("differs", "578件 ≠ 580件")
    ]


def test_a_rate_is_held_against_its_counts_in_other_articles() -> None:
    counts = "2023年，市政协收到提案578件，审查立案531件。"
    assert verdicts(counts, "2023年，市政协提案立案率91.9%。") == [("agrees", "531件 ÷ 578件 = 91.87 %, stated 91.9%")]
    assert verdicts(counts, "2023年，市政协提案立案率92.9%。") == [("differs", "531件 ÷ 578件 = 91.87 %, stated 92.9%")]
    assert verdicts(f"{counts}2023年，市政协提案立案率92.9%。") == []


def test_both_places_are_told() -> None:
    one, other = read("2023年，市政协收到提案578件。"), read("2023年，市政协收到提案580件。", "2024-03-01")
    (found,) = reconcile([other, one])
    places = [(each.article_id, each.text) for each in found.statements]
    assert sorted(places) == sorted([(one.id, "578件"), (other.id, "580件")])
    text = {one.id: one.text, other.id: other.text}
    assert all(text[each.article_id][each.span.start : each.span.end] == each.text for each in found.statements)
    assert (found.organisation, found.indicator, found.qualifiers) == ("大同市政协", "proposal.received", {})
