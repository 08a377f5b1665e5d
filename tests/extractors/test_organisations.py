"""The records of kind `Organisation`, from text to record."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article

TEXT = """大同市政协扎实履职

    大同市政协党组召开会议，市政协委员参加。市政协向省政协报送信息，市委予以肯定。
"""


def test_each_organisation_once_with_its_forms() -> None:
    article = parse_article(TEXT)
    by_name = {o.name: o for o in article.organisations}
    assert {"大同市政协", "大同市政协党组", "山西省政协", "中共大同市委"} <= set(by_name)
    own = by_name["大同市政协"]
    assert [m.text for m in own.mentions] == ["大同市政协", "市政协"]
    assert (own.full_name, own.kind, own.level, own.region, own.region_code) == (
        "中国人民政治协商会议大同市委员会",
        "cppcc",
        "prefecture",
        "大同市",
        "140200",
    )
    assert by_name["大同市政协党组"].parent == "大同市政协"


def test_places_are_those_of_the_source() -> None:
    article = parse_article(TEXT)
    assert [o.id for o in article.organisations] == [f"o{n}" for n in range(1, len(article.organisations) + 1)]
    for organisation in article.organisations:
        assert TEXT[organisation.span.start : organisation.span.end] == organisation.text
        assert organisation.mentions[0].span == organisation.span
        for mention in organisation.mentions:
            assert TEXT[mention.span.start : mention.span.end] == mention.text


def test_traditional_script_keeps_its_forms() -> None:
    article = parse_article("絳縣政協報告提案辦理情況\n\n縣政協收到提案一百三十四件，佔全部建議的多數。")
    (own,) = [o for o in article.organisations if o.kind == "cppcc"]
    assert own.name == "绛县政协"
    assert [m.text for m in own.mentions] == ["絳縣政協", "縣政協"]


@pytest.mark.parametrize(
    ("text", "committee", "name"),
    [
        ("廣東省政協澳門委員聯誼會現有會員168人。", "广东省政协", "广东省政协澳门委员联谊会"),
        ("廣西政協香港委員聯誼會捐款30萬元。", "广西壮族自治区政协", "广西壮族自治区政协香港委员联谊会"),
        ("香港廣東政協委員聯誼會捐款30萬元。", "广东省政协", "香港广东省政协委员联谊会"),
        ("省政協港區委員聯誼會走訪12戶。", "山西省政协", "山西省政协港区委员联谊会"),
    ],
)
def test_an_association_of_members_stands_beside_their_committee(text: str, committee: str, name: str) -> None:
    found = {o.name: o.kind for o in parse_article(f"大同市政協履職紀實\n\n{text}").organisations}
    assert found == {"大同市政协": "cppcc", committee: "cppcc", name: "people_org"}


def test_a_text_without_organisations_has_none() -> None:
    assert parse_article("春天来了，花都开了。").organisations == ()
