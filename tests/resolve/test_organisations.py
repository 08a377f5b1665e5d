"""Canonical names, levels and regions, and what a level word alone means where it stands."""

from __future__ import annotations

import pytest

from tests.resolve.articles import Read


@pytest.mark.parametrize(
    ("text", "name", "level", "region"),
    [
        ("阳泉政协召开会议。", "阳泉市政协", "prefecture", "阳泉市"),
        ("小店区政协召开会议。", "太原市小店区政协", "county", "太原市小店区"),
        ("太原市小店区政协召开会议。", "太原市小店区政协", "county", "太原市小店区"),
        ("杨陵区政协召开会议。", "咸阳市杨陵区政协", "county", "咸阳市杨陵区"),
        ("松江区政协召开会议。", "上海市松江区政协", "county", "上海市松江区"),
        ("上海市政协召开会议。", "上海市政协", "province", "上海市"),
        ("义乌市政协召开会议。", "义乌市政协", "county", "义乌市"),
        ("延川县政协召开会议。", "延川县政协", "county", "延川县"),
        ("恩施州政协召开会议。", "恩施土家族苗族自治州政协", "prefecture", "恩施土家族苗族自治州"),
        ("广西政协召开会议。", "广西壮族自治区政协", "province", "广西壮族自治区"),
        ("扎鲁特旗政协召开会议。", "扎鲁特旗政协", "county", "扎鲁特旗"),
        ("政协吉安市第五届委员会召开会议。", "吉安市政协", "prefecture", "吉安市"),
        ("全国政协召开会议。", "全国政协", "national", None),
    ],
)
def test_canonical_names(text: str, name: str, level: str, region: str | None) -> None:
    (entity,) = Read.of(text).entities
    assert (entity.name, entity.level, entity.region) == (name, level, region)
    place = "全国" if region is None else region
    assert entity.full_name == f"中国人民政治协商会议{place}委员会"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# 大同市政协年度综述\n市政协召开会议，报送省政协信息三条。", ["大同市政协", "山西省政协"]),
        ("# 重庆市铜梁区政协\n区政协报送信息，被市政协采用。", ["重庆市铜梁区政协", "重庆市政协"]),
        ("# 义乌市政协\n市政协召开会议。", ["义乌市政协"]),
        ("# 恩施州政协\n州政协召开会议，被省政协表扬。", ["恩施土家族苗族自治州政协", "湖北省政协"]),
        ("# 百色市田阳区政协\n自治区政协到访。", ["百色市田阳区政协", "广西壮族自治区政协"]),
        ("# 省政协现场会\n安康市政协、渭南市政协介绍经验。", ["陕西省政协", "安康市政协", "渭南市政协"]),
        ("# 省政协现场会\n代表们走进安康市和渭南市。", ["陕西省政协"]),
        ("# 县政协下乡\n委员们走进泰和县。", ["泰和县政协"]),
        ("# 省政协现场会\n陕西省委重视。大家到咸阳市秦都区，听区政协介绍。", ["陕西省政协", "咸阳市秦都区政协"]),
        ("# 省政协现场会\n在咸阳市秦都区古渡街道政协工委，大家听区政协介绍。", ["陕西省政协", "咸阳市秦都区政协"]),
        ("临汾市政协走访企业。市政协还捐书。\n运城市政协植树。市政协主席参加。", ["临汾市政协", "运城市政协"]),
        ("# 盐城市亭湖区政协\n区政协调研。市政协副主席到会。", ["盐城市亭湖区政协", "盐城市政协"]),
        ("市政协召开会议。", []),
        ("某地县政协召开会议，区政协派人参加。", []),
    ],
)
def test_level_words_are_read_in_their_surroundings(text: str, names: list[str]) -> None:
    assert Read.of(text).committees() == names


def test_a_name_that_several_places_have_is_the_one_where_the_text_is() -> None:
    text = "# 南京市政协\n市政协到鼓楼区政协调研。"
    assert "南京市鼓楼区政协" in Read.of(text).committees()
    assert "徐州市鼓楼区政协" in Read.of(text.replace("南京", "徐州")).committees()


def test_a_section_has_its_own_level_words() -> None:
    read = Read.of("# 履职篇\n## 青岛市政协\n市政协召开会议。\n## 桃江县政协\n县政协召开会议，市政协到会。")
    assert read.committees() == ["青岛市政协", "桃江县政协", "益阳市政协"]
    assert len(read.entity("青岛市政协").mentions) == 2


@pytest.mark.parametrize(
    ("text", "name", "parent", "level"),
    [
        ("大同市政协党组开会。", "大同市政协党组", "大同市政协", "prefecture"),
        ("大同市政协各专委会开会。", "大同市政协专委会", "大同市政协", "prefecture"),
        ("潞城区史回镇政协联络组开会。", "长治市潞城区史回镇政协联络组", "长治市潞城区政协", "township"),
    ],
)
def test_bodies_know_their_committee(text: str, name: str, parent: str, level: str) -> None:
    entity = Read.of(text).entity(name)
    assert (entity.kind, entity.parent, entity.level) == ("cppcc_body", parent, level)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("市委", "中共大同市委"),
        ("市委常委会", "中共大同市委常委会"),
        ("市政府", "大同市人民政府"),
        ("省委", "中共山西省委"),
        ("市经信委", "大同市经信委"),
        ("市水务局", "大同市水务局"),
        ("民盟大同市委", "民盟大同市委"),
        ("党中央", "中共中央"),
    ],
)
def test_other_organisations_are_named_in_full(words: str, name: str) -> None:
    assert name in [e.name for e in Read.of(f"# 大同市政协\n市政协邀请{words}座谈。").entities]


def test_the_committee_of_a_body_is_named_by_it() -> None:
    assert Read.of("# 大同市政协党组民主生活会").committees() == ["大同市政协"]


def test_footers_name_nothing() -> None:
    assert Read.of("# 大同市政协\n市政协开会。\n@ 主办：全国政协办公厅 朔州市政协").committees() == ["大同市政协"]


def test_a_renamed_division_is_named_as_in_its_year() -> None:
    assert Read.of("襄阳市政协开会。", 2020).committees() == ["襄阳市政协"]
    assert Read.of("襄樊市政协开会。", 2006).committees() == ["襄樊市政协"]


def test_each_mention_has_its_name() -> None:
    read = Read.of("# 大同市政协\n十三届省政协表扬市政协。")
    assert [read.names[m.start] for m in read.mentions.organisations] == ["大同市政协", "山西省政协", "大同市政协"]
