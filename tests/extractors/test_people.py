"""People: who is named, with which post, of which organisation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article
from cppcc_extract.models import Person

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs"
HEADLINE = "平遥县政协履职侧记\n\n"
CASES = tomllib.loads((SPECS / "people.toml").read_text(encoding="utf-8"))["case"]


def _people(text: str) -> tuple[Person, ...]:
    return parse_article(HEADLINE + text + "\n").people


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_who_is_named(case: dict[str, Any]) -> None:
    found = _people(case["text"])
    wanted_posts = [(w["name"], w["post"] or None) for w in case["people"]]
    assert [(p.name, p.post) for p in found] == wanted_posts
    for person, wanted in zip(found, case["people"], strict=True):
        if "organisation" in wanted:
            assert person.organisation == wanted["organisation"]


def test_a_later_mention_without_a_post_joins_the_first() -> None:
    article = parse_article(HEADLINE + "县政协主席许文山到会。\n\n许文山要求，协商要做实；会后，许文山入户走访。\n")
    (person,) = article.people
    assert [mention.text for mention in person.mentions] == ["许文山"] * 3
    for mention in person.mentions:
        assert article.text[mention.span.start : mention.span.end] == "许文山"
    assert person.evidence["post"].rule == "person.post"


def test_a_short_name_within_other_words_is_no_mention() -> None:
    (person,) = _people("县政协委员高明说，要抓紧。大家称赞这一高明之举，高明表示感谢。")
    assert len(person.mentions) == 2


def test_a_bare_member_belongs_to_the_committee_of_its_section() -> None:
    article = parse_article(
        "市县政协工作巡礼\n\n平遥县政协\n\n平遥县政协主席许文山到会。政协委员关宁结合实际作宣讲。\n\n"
        "介休市政协\n\n介休市政协主席贾明到会。政协委员倪健康说，活动办得好。\n"
    )
    assert {p.name: p.organisation for p in article.people} == {
        "许文山": "平遥县政协",
        "关宁": "平遥县政协",
        "贾明": "介休市政协",
        "倪健康": "介休市政协",
    }


def test_a_national_leader_is_named_before_the_title() -> None:
    (person,) = _people("习近平总书记在会上作重要讲话。")
    assert (person.name, person.post, person.organisation) == ("习近平", "总书记", None)


@pytest.mark.parametrize("name", ["马　应　海", "罗永清"])
@pytest.mark.parametrize("greeting", ["各位委员：", ""])
def test_who_gives_a_report_is_a_person_without_a_post(name: str, greeting: str) -> None:
    page = f"清河县政协常务委员会工作报告\n（2024年1月5日）\n\n{name}\n\n{greeting}\n去年，县政协立案提案120件。"
    article = parse_article(page)
    assert [(person.name, person.post) for person in article.people] == [(name.replace("　", ""), None)]
    assert not article.authors


@pytest.mark.parametrize("line", ["双峰", "水渠边", "马应海 罗永清", "提案工作"])
def test_a_line_of_another_kind_over_a_report_is_nobody(line: str) -> None:
    page = f"清河县政协常务委员会工作报告\n\n{line}\n\n去年，县政协立案提案120件。"
    assert not parse_article(page).people


def test_the_speaker_of_a_report_belongs_to_its_committee() -> None:
    (person,) = parse_article(
        "政协平遥县委员会常务委员会工作报告\n\n——在政协平遥县第十一届委员会第四次会议上\n\n（2024年2月28日）\n\n"
        "陈秉文\n\n各位委员：\n\n我代表政协平遥县第十一届委员会常务委员会，向大会报告工作。\n"
    ).people
    assert (person.name, person.organisation) == ("陈秉文", "平遥县政协")
