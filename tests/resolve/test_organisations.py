"""Canonical names, levels and regions, and what a level word alone means where it stands."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
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
        ("太原市万柏林区政协召开会议。", "太原市万柏林区政协", "county", "太原市万柏林区"),
        ("政协西安市碑林区委员会召开会议。", "西安市碑林区政协", "county", "西安市碑林区"),
        ("北林区政协召开会议。", "绥化市北林区政协", "county", "绥化市北林区"),
        ("神农架林区政协召开会议。", "神农架林区政协", "county", "神农架林区"),
        ("六枝特区政协召开会议。", "六枝特区政协", "county", "六枝特区"),
        ("政协长阳土家族自治县委员会在宜昌市召开会议。", "长阳土家族自治县政协", "county", "长阳土家族自治县"),
        ("江北区政协召开会议。", "江北区政协", "county", "江北区"),
        ("矿区政协召开会议。", "矿区政协", "county", "矿区"),
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
        ("滨海新区政协召开全会。新区政协走访企业。", ["天津市滨海新区政协"]),
        ("代表们走进西咸新区。新区政协召开会议。", ["西咸新区政协"]),
        ("神农架林区政协召开全会。林区政协走访企业。", ["神农架林区政协"]),
        ("# 太原市政协\n林区政协委员参加。", ["太原市政协"]),
        ("# 三峡之城\n枝江市政协座谈。\n到了夷陵区，区政协聘请信息员。", ["枝江市政协", "宜昌市夷陵区政协"]),
        ("# 宜昌市政协\n秭归县一座桥旧了，县政协督办。", ["宜昌市政协", "秭归县政协"]),
        ("# 平遥县政协\n考察团到祁县、太谷区看了看，县政协主席参加。", ["平遥县政协"]),
        ("# 青海省政协五年回眸\n## 江源：走了三趟\n省政协调研。", ["青海省政协"]),
        ("# 全州政协系统干部培训\n巴音郭楞蒙古自治州政协组织。", ["巴音郭楞蒙古自治州政协"]),
        ("太原市、大同市政协互访。", ["太原市政协", "大同市政协"]),
        ("吉林、长春两市政协互访。", ["吉林市政协", "长春市政协"]),
        ("吉林、陕西政协互访。", ["吉林省政协", "陕西省政协"]),
        ("# 徐州市政协\n南京市玄武区、鼓楼区政协来访。", ["徐州市政协", "南京市玄武区政协", "南京市鼓楼区政协"]),
        ("# 跑山乡\n本报灵丘讯 县政协召开会议。", ["灵丘县政协"]),
        ("# 跑山乡\n（本报讷河3月4日电）市政协召开会议。", ["讷河市政协"]),
        ("# 跑山乡\n本报灵丘讯 湘阴县政协到访，县政协座谈。", ["湘阴县政协"]),
        ("# 跑山乡\n本报北京3月4日电 县政协召开会议。", []),
        ("# 茶乡的味道\n冬天到了。在灵丘，县政协发下清单。", ["灵丘县政协"]),
        ("# 茶乡的味道\n走进灵丘，在浑源，县政协发下清单。", []),
        ("# 茶乡的味道\n在灵丘话里，县政协叫政协。", []),
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
    assert "重庆市江北区政协" in Read.of("# 重庆市政协\n市政协到江北区政协调研。").committees()
    assert "保定市新市区政协" in Read.of("保定市政协、新市区政协座谈。").committees()


def test_a_name_that_is_one_place_in_one_year_is_that_place() -> None:
    assert Read.of("矿区政协召开会议。", 2020).committees() == ["阳泉市矿区政协"]
    assert Read.of("双桥区政协召开会议。", 2020).committees() == ["承德市双桥区政协"]


def test_a_section_has_its_own_level_words() -> None:
    read = Read.of("# 履职篇\n## 青岛市政协\n市政协召开会议。\n## 桃江县政协\n县政协召开会议，市政协到会。")
    assert read.committees() == ["青岛市政协", "桃江县政协", "益阳市政协"]
    assert len(read.entity("青岛市政协").mentions) == 2


@pytest.mark.parametrize(
    ("text", "name", "parent", "level"),
    [
        ("大同市政协党组开会。", "大同市政协党组", "大同市政协", "prefecture"),
        ("大同市政协农业农村委开会。", "大同市政协农业农村委员会", "大同市政协", "prefecture"),
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
        ("广东政协澳门委员联谊会", "广东省政协澳门委员联谊会"),
        ("香港广东政协委员联谊会", "香港广东省政协委员联谊会"),
        ("澳门地区江苏省政协委员联谊会", "澳门地区江苏省政协委员联谊会"),
    ],
)
def test_other_organisations_are_named_in_full(words: str, name: str) -> None:
    assert name in [e.name for e in Read.of(f"# 大同市政协\n市政协邀请{words}座谈。").entities]


def test_the_committee_of_a_body_is_named_by_it() -> None:
    assert Read.of("# 大同市政协党组民主生活会").committees() == ["大同市政协"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("太原市政协网站发布信息8条。", ["太原市政协网站", "太原市政协"]),
        ("太原市政协机关报刊发稿件8篇，市政协召开会议。", ["太原市政协"]),
        ("潞城区路华街道政协联络组开展调研8次。", ["长治市潞城区路华街道政协联络组", "长治市潞城区政协"]),
        ("省政协网站获评优秀网站，省政协机关获得表彰8项。", ["政协网站"]),
    ],
)
def test_whose_figure_it_is_is_among_the_organisations(text: str, names: list[str]) -> None:
    article = parse_article(text)
    assert [organisation.name for organisation in article.organisations] == names
    assert {metric.organisation for metric in article.metrics} <= {None, *names}
    assert {organisation.parent for organisation in article.organisations} <= {None, *names}
    assert all(organisation.text for organisation in article.organisations)


def test_footers_name_nothing() -> None:
    assert Read.of("# 大同市政协\n市政协开会。\n@ 主办：全国政协办公厅 朔州市政协").committees() == ["大同市政协"]


def test_a_renamed_division_is_named_as_in_its_year() -> None:
    assert Read.of("襄阳市政协开会。", 2020).committees() == ["襄阳市政协"]
    assert Read.of("襄樊市政协开会。", 2006).committees() == ["襄樊市政协"]


def test_each_mention_has_its_name() -> None:
    read = Read.of("# 大同市政协\n十三届省政协表扬市政协。")
    assert [read.names[m.start] for m in read.mentions.organisations] == ["大同市政协", "山西省政协", "大同市政协"]


@pytest.mark.parametrize(
    "text",
    [
        "院坝议事\n来源：平江政协　2023-05-12\n\n县政协收集意见31条。岳阳市政协副主席王立到会。\n",
        "平江：院坝议事\n来源：岳阳政协网　2023-05-12\n\n县政协收集意见31条。岳阳市政协副主席王立到会。\n",
    ],
)
def test_a_level_word_is_read_by_the_outlet_and_by_a_place_that_opens_the_headline(text: str) -> None:
    assert parse_article(text).metrics[0].organisation == "平江县政协"
