"""What a written name of a place means, and how it is given in a record."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest

from cppcc_extract.lexicon.divisions import Division, Divisions

DIVISIONS = Divisions.load()
EVERY = sorted({d for form in DIVISIONS.surfaces() for d in DIVISIONS.named(form)}, key=lambda d: (d.code, d.name))


def chosen(surface: str, within: str | None = None, kind: str | None = None, year: int | None = None) -> str | None:
    """The region that `choose` reads, for short tables below."""
    inside = DIVISIONS.choose(within) if within else None
    found = DIVISIONS.choose(surface, within=inside, kind=kind, year=year)
    return DIVISIONS.region(found, year) if found else None


@pytest.mark.parametrize(
    ("surface", "names"),
    [
        ("山西省", {"山西省"}),
        ("大同", {"大同市", "大同县", "大同区"}),
        ("恩施州", {"恩施土家族苗族自治州"}),
        ("海西州", {"海西蒙古族藏族自治州"}),
        ("内蒙古", {"内蒙古自治区"}),
        ("广西", {"广西壮族自治区"}),
        ("宽城县", {"宽城满族自治县", "宽城县"}),
        ("积石山县", {"积石山保安族东乡族撒拉族自治县"}),
        ("东乡族自治县", {"东乡族自治县"}),
        ("鄂伦春旗", {"鄂伦春自治旗"}),
        ("管城区", {"管城回族区"}),
        ("达茂旗", {"达尔罕茂明安联合旗"}),
        ("科右前旗", {"科尔沁右翼前旗"}),
        ("巴州", {"巴音郭楞蒙古自治州", "巴州区"}),
        ("海南", {"海南省", "海南藏族自治州", "海南黎族苗族自治州"}),
        ("兵团", {"新疆生产建设兵团"}),
    ],
)
def test_a_written_form_has_its_readings(surface: str, names: set[str]) -> None:
    assert {d.name for d in DIVISIONS.named(surface)} == names


@pytest.mark.parametrize(
    "surface",
    [
        "城",
        "前旗",
        "新",
        "市中",
        "郊",
        "市辖区",
        "直辖县",
        "省直辖县级行政区划",
        "和平",
        "平安",
        "新华",
        "江北",
        "自治区",
        "县",
        "市",
    ],
)
def test_a_form_that_says_too_little_is_not_known(surface: str) -> None:
    assert DIVISIONS.named(surface) == ()


@pytest.mark.parametrize(
    ("surface", "region"),
    [
        ("山西省", "山西省"),
        ("大同市", "大同市"),
        ("迎泽区", "太原市迎泽区"),
        ("松江区", "上海市松江区"),
        ("铜梁区", "重庆市铜梁区"),
        ("铜梁县", "铜梁县"),
        ("云阳县", "云阳县"),
        ("延川县", "延川县"),
        ("神木市", "神木市"),
        ("翁牛特旗", "翁牛特旗"),
        ("浦东新区", "上海市浦东新区"),
        ("滨海新区", "天津市滨海新区"),
        ("两江新区", "重庆市两江新区"),
        ("雄安新区", "雄安新区"),
        ("康巴什区", "鄂尔多斯市康巴什区"),
        ("井陉矿区", "石家庄市井陉矿区"),
        ("神农架林区", "神农架林区"),
        ("六枝特区", "六枝特区"),
        ("杨陵区", "咸阳市杨陵区"),
        ("杨凌区", "咸阳市杨陵区"),
        ("西沙区", "三沙市西沙区"),
        ("三沙", "三沙市"),
        ("黄山", "黄山市"),
        ("济源市", "济源市"),
        ("仙桃", "仙桃市"),
        ("石河子", "石河子市"),
        ("双河市", "双河市"),
        ("可克达拉市", "可克达拉市"),
        ("胡杨河", "胡杨河市"),
        ("恩施", "恩施土家族苗族自治州"),
        ("伊犁", "伊犁哈萨克自治州"),
        ("锡林郭勒", "锡林郭勒盟"),
        ("阿里", "阿里地区"),
        ("香港", "香港特别行政区"),
        ("澳门", "澳门特别行政区"),
        ("台湾", "台湾省"),
        ("新疆生产建设兵团", "新疆生产建设兵团"),
    ],
)
def test_a_region_is_named_in_full_and_a_district_with_its_city(surface: str, region: str) -> None:
    assert chosen(surface) == region


@pytest.mark.parametrize(
    ("surface", "within", "kind", "region"),
    [
        ("吉林", None, None, "吉林省"),
        ("吉林", None, "市", "吉林市"),
        ("吉林市", "吉林", None, "吉林市"),
        ("海南", None, None, "海南省"),
        ("海南", "青海", None, "海南藏族自治州"),
        ("海南", None, "州", "海南藏族自治州"),
        ("河南", None, None, "河南省"),
        ("河南", None, "县", "河南蒙古族自治县"),
        ("西安", None, None, "西安市"),
        ("西宁", None, None, "西宁市"),
        ("朝阳", None, None, "朝阳市"),
        ("朝阳区", None, None, None),
        ("朝阳区", "北京", None, "北京市朝阳区"),
        ("朝阳", "北京", "区", "北京市朝阳区"),
        ("朝阳", "长春", None, "长春市朝阳区"),
        ("朝阳", "辽宁", "县", "朝阳县"),
        ("通州区", None, None, None),
        ("通州区", "江苏", None, "南通市通州区"),
        ("通州区", "北京", None, "北京市通州区"),
        ("江北区", "重庆", None, "重庆市江北区"),
        ("江北", "宁波", "区", "宁波市江北区"),
        ("鼓楼区", None, None, None),
        ("鼓楼区", "江苏", None, None),
        ("鼓楼区", "福州", None, "福州市鼓楼区"),
        ("城关区", "兰州", None, "兰州市城关区"),
        ("城关区", "西藏", None, "拉萨市城关区"),
        ("和平区", "天津", None, "天津市和平区"),
        ("和平", "沈阳", "区", "沈阳市和平区"),
        ("市中区", None, None, None),
        ("市中区", "济南", None, "济南市市中区"),
        ("伊宁", None, None, None),
        ("伊宁", None, "县", "伊宁县"),
        ("津市", None, "市", "津市市"),
        ("大理", None, "州", "大理白族自治州"),
        ("宽城县", None, None, "宽城满族自治县"),
        ("巴州", None, None, "巴音郭楞蒙古自治州"),
        ("巴州", "四川", None, "巴中市巴州区"),
        ("延川", None, "区", None),
        ("没有这个地方", None, None, None),
    ],
)
def test_context_and_level_word_decide(surface: str, within: str | None, kind: str | None, region: str | None) -> None:
    assert chosen(surface, within, kind) == region


@pytest.mark.parametrize(
    ("surface", "year", "region"),
    [
        ("襄樊市", 2008, "襄樊市"),
        ("襄樊市", None, "襄樊市"),
        ("襄阳", 2008, "襄樊市襄阳区"),
        ("襄阳", 2020, "襄阳市"),
        ("襄城区", 2008, "襄樊市襄城区"),
        ("襄城区", 2020, "襄阳市襄城区"),
        ("思茅市", 2005, "思茅市"),
        ("思茅", 2020, "普洱市思茅区"),
        ("莱芜", 2010, "莱芜市"),
        ("莱芜", 2020, "济南市莱芜区"),
        ("莱城区", None, "莱芜市莱城区"),
        ("毕节", 2008, "毕节地区"),
        ("毕节", 2015, "毕节市"),
        ("通州市", 2005, "通州市"),
        ("铜梁", 2010, "铜梁县"),
        ("铜梁", 2014, "重庆市铜梁区"),
        ("铜梁", 2020, "重庆市铜梁区"),
        ("赣县", 2010, "赣县"),
        ("赣县", 2020, "赣州市赣县区"),
        ("江北区", 2020, None),
        ("光明新区", 2015, "深圳市光明新区"),
        ("光明区", 2020, "深圳市光明区"),
    ],
)
def test_a_renamed_division_is_read_as_at_the_time(surface: str, year: int | None, region: str | None) -> None:
    assert chosen(surface, year=year) == region


def test_a_city_that_lost_its_rank_is_read_by_the_year() -> None:
    before, after = (DIVISIONS.choose("巢湖市", year=year) for year in (2008, 2015))
    assert before is not None and after is not None
    assert (before.level, before.until) == ("prefecture", 2011)
    assert (after.level, after.since) == ("county", 2011)
    assert DIVISIONS.parent_of(after) == DIVISIONS.choose("合肥市")


@pytest.mark.parametrize(
    ("old", "new"),
    [("襄樊市", "襄阳市"), ("思茅市", "普洱市"), ("路南彝族自治县", "石林彝族自治县"), ("大同市", "大同市")],
)
def test_a_renamed_division_can_be_followed(old: str, new: str) -> None:
    division = next(d for d in DIVISIONS.named(old) if d.until is None or (d.until > 1997 and d.code[2:4] != "27"))
    assert DIVISIONS.at(division, 2020).name == new


def test_a_recoded_division_is_one() -> None:
    assert [d.name for d in DIVISIONS.named("大同市")] == ["大同市"]
    assert len(DIVISIONS.named("铜梁县")) == 1
    assert len(DIVISIONS.named("济源市")) == 1


def test_kinship() -> None:
    yingze = DIVISIONS.by_code("140106")
    assert yingze is not None
    assert yingze.name == "迎泽区"
    assert [d.name for d in DIVISIONS.ancestors(yingze)] == ["太原市", "山西省"]
    assert DIVISIONS.province_of(yingze).name == "山西省"
    taiyuan = DIVISIONS.parent_of(yingze)
    assert taiyuan is not None
    assert yingze in DIVISIONS.children(taiyuan)
    assert DIVISIONS.parent_of(DIVISIONS.province_of(yingze)) is None
    assert DIVISIONS.by_code("999999") is None


def test_validity_includes_the_year_of_a_change() -> None:
    (xiangfan,) = DIVISIONS.named("襄樊市")
    assert [DIVISIONS.valid(xiangfan, year) for year in (1955, 2009, 2010, 2011, None)] == [
        True,
        True,
        True,
        False,
        True,
    ]


def test_a_municipality_was_a_city_once() -> None:
    assert {(d.level, d.since, d.until) for d in DIVISIONS.named("重庆市")} == {
        ("province", 1997, None),
        ("prefecture", 1980, 1997),
    }


def test_every_form_has_two_characters_and_a_reading() -> None:
    assert all(len(form) >= 2 and DIVISIONS.named(form) for form in DIVISIONS.surfaces())


def test_codes_and_names_are_unique() -> None:
    assert len({(d.code, d.name) for d in EVERY}) == len(EVERY)
    today = [d for d in EVERY if d.until is None]
    assert len({d.code for d in today}) == len(today)
    for _, same in groupby(sorted(EVERY, key=lambda d: (d.level, d.code, d.since)), lambda d: (d.level, d.code)):
        spans = list(same)
        # The lists before 1984 moved codes between cities, and only there two names may share one for a time.
        assert all((a.until or 9999) <= b.since or b.since < 1984 for a, b in pairwise(spans))


def test_levels_and_parents_agree() -> None:
    allowed = {"prefecture": {"province"}, "county": {"prefecture", "province"}}
    for division in EVERY:
        parent = DIVISIONS.parent_of(division)
        assert len(division.code) == 6
        assert (parent is None) == (division.level == "province") == (division.parent is None)
        assert division.until is None or division.until > division.since
        if parent is not None:
            assert parent.level in allowed[division.level], division


def of_today(level: str) -> list[Division]:
    return [d for d in EVERY if d.until is None and d.level == level and d.code.isdigit()]


def test_the_districts_of_today_stand_under_their_cities() -> None:
    for division in of_today("county"):
        if division.name.endswith("区") and not division.name.endswith("林区"):
            parent = DIVISIONS.parent_of(division)
            assert parent is not None
            assert parent.name.endswith("市") and parent.code[:2] == division.code[:2], division
            assert parent.level == "province" or parent.code[:4] == division.code[:4], division


def test_the_numbers_of_divisions_are_those_of_the_country() -> None:
    assert len(of_today("province")) == 34
    assert len(of_today("prefecture")) == 334  # 333 and 雄安新区
    assert 2830 < len(of_today("county")) < 2860
