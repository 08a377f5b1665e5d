"""Names of organisations as written: what is one, where it ends, and what looks like one and is none."""

from __future__ import annotations

import pytest

from cppcc_extract.find.organisations import find_organisations
from cppcc_extract.lexicon import Lexicon


def found(text: str, *kinds: str) -> list[str]:
    """The names found in a text, of the given kinds or of all."""
    mentions = find_organisations(text, Lexicon.default())
    return [text[m.start : m.end] for m in mentions if not kinds or m.kind in kinds]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("日前，山西省政协召开会议。", ["山西省政协"]),
        ("大同市政协与朔州市政协签约。", ["大同市政协", "朔州市政协"]),
        ("阳泉政协的做法", ["阳泉政协"]),
        ("太原市小店区政协办起书屋。", ["太原市小店区政协"]),
        ("受全国政协委托", ["全国政协"]),
        ("湖北恩施土家族苗族自治州政协", ["湖北恩施土家族苗族自治州政协"]),
        ("赴海北州政协学习", ["海北州政协"]),
        ("内蒙古扎鲁特旗政协", ["内蒙古扎鲁特旗政协"]),
        ("锡林郭勒盟政协的经验", ["锡林郭勒盟政协"]),
        ("宁夏回族自治区政协", ["宁夏回族自治区政协"]),
        ("自治区政协领导到会", ["自治区政协"]),
        ("中国人民政治协商会议江西省委员会公报", ["中国人民政治协商会议江西省委员会"]),
        ("中国人民政治协商会议第十四届全国委员会", ["中国人民政治协商会议第十四届全国委员会"]),
        ("——政协吉安市委员会工作综述", ["政协吉安市委员会"]),
        ("政协吉安市第五届委员会第三次会议开幕", ["政协吉安市第五届委员会"]),
        ("政协第九届泰和县委员会第四次会议", ["政协第九届泰和县委员会"]),
        ("政协吉安市五届三次会议闭幕", ["政协吉安市"]),
        ("十三届省政协举办培训班", ["十三届省政协"]),
        ("省政协、市政协联合视察", ["省政协", "市政协"]),
        ("我县政协主席说", ["我县政协"]),
        ("旗政协随即召集部门", ["旗政协"]),
        ("住市省政协委员参加", ["省政协"]),
        ("部分驻穗省政协委员", ["省政协"]),
        ("市政协十四届五次会议", ["市政协"]),
        ("政协牵头开了三场会。", ["政协"]),
        ("在大同市平城区，政协组织委员议事。", ["政协"]),
        ("青海民和政协、民和县政协", ["青海民和政协", "民和县政协"]),
        ("新区政协立案30件", ["新区政协"]),
        # several share one 政协
        ("太原市、大同市、阳泉市政协分别立案提案300件、280件、190件", ["太原市", "大同市", "阳泉市政协"]),
        ("甘肃、内蒙古、陕西政协沿黄监督", ["甘肃", "内蒙古", "陕西政协"]),
        ("联合甘肃、陕西政协监督", ["甘肃", "陕西政协"]),
        ("平城区和云冈区政协", ["平城区", "云冈区政协"]),
        ("山西省太原市以及陕西省西安市政协", ["山西省太原市", "陕西省西安市政协"]),
        ("太原、大同、阳泉三市政协", ["太原", "大同", "阳泉三市政协"]),
        ("姚安、大姚两县政协委员互访", ["姚安", "大姚两县政协"]),
        ("平城、云冈两区政协建成议事室", ["平城", "云冈两区政协"]),
        ("大同市平城、云冈、新荣三区政协联动", ["大同市平城", "云冈", "新荣三区政协"]),
        ("广州市天河和越秀两区政协", ["广州市天河", "越秀两区政协"]),
        ("推动城区、郊区两区政协", []),
        ("梨树、伊通、双辽三县（市）政协", ["梨树", "伊通", "双辽三县（市）政协"]),
        ("文昌、儋州两地政协", ["文昌", "儋州两地政协"]),
        ("城固等五县政协", ["城固等五县政协"]),
        ("走访大同市、朔州市政协办公室", ["大同市"]),
        ("促进平和、大同政协", ["大同政协"]),
        ("社区、大同市政协", ["大同市政协"]),
    ],
)
def test_committees(text: str, names: list[str]) -> None:
    assert found(text, "cppcc") == names


@pytest.mark.parametrize(
    "text",
    [
        "各市县政协积极探索。",
        "各区政协都建了平台。",
        "全市政协系统干部",
        "省市政协主席座谈会",
        "市、县（市、区）政协负责人",
        "河西五市政协签约",
        "12个县政协介绍经验",
        "副省级城市政协交流会",
        "社区政协讲堂",
        "港区政协委员、澳区政协委员",
        "香港政协委员、澳门政协委员、台湾政协委员",
        "香港、澳门政协委员，港、澳政协委员，香港特别行政区政协委员",
        "社区居民和政协委员共26人",
        "村民和政协委员，党政和政协",
        "全州政协系统干部",
        "走访五个县政协，三级政协联动",
        "人民政协是专门协商机构。",
        "做好政协工作",
        "学习政协章程",
        "政协委员陈玉兰说",
        "智慧政协平台上线",
        "书香政协建设",
        "基层政协力量薄弱",
        "兄弟政协的做法",
        "政协章程规定，会员可以退会。",
    ],
)
def test_vague_plurals_and_the_conference_as_such_are_no_committee(text: str) -> None:
    assert found(text, "cppcc", "cppcc_body") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("委员们响应县政协号召。", ["县政协"]),
        ("他担任县政协主席。", ["县政协"]),
        ("办理县政协提案", ["县政协"]),
        ("提高县政协履职水平", ["县政协"]),
        ("绛县政协走村入户。", ["绛县政协"]),
        ("同和县政协结对", ["和县政协"]),
        ("该市高县政协介绍", ["高县政协"]),
        ("四川高县政协介绍", ["四川高县政协"]),
    ],
)
def test_a_county_of_one_character_is_not_read_into_a_word(text: str, names: list[str]) -> None:
    assert found(text, "cppcc") == names


@pytest.mark.parametrize(
    ("text", "name", "committee"),
    [
        ("省政协党组召开会议", "省政协党组", "省政协"),
        ("吕梁市政协提案委员会督办", "吕梁市政协提案委员会", "吕梁市政协"),
        ("市政协社会和法制委员会调研", "市政协社会和法制委员会", "市政协"),
        ("县政协教科卫体委走访", "县政协教科卫体委", "县政协"),
        ("市政协常委会审议", "市政协常委会", "市政协"),
        ("市政协各专委会分头行动", "市政协各专委会", "市政协"),
        ("区政协机关干部下沉", "区政协机关", "区政协"),
        ("旗政协委员工作室牵头", "旗政协委员工作室", "旗政协"),
        ("省政协党建工作领导小组会议", "省政协党建工作领导小组", "省政协"),
        ("全国政协办公厅发函", "全国政协办公厅", "全国政协"),
        ("潞城区史回镇政协联络组议事", "潞城区史回镇政协联络组", ""),
        ("在松柏街道政协工委", "松柏街道政协工委", ""),
    ],
)
def test_bodies(text: str, name: str, committee: str) -> None:
    (mention,) = find_organisations(text, Lexicon.default())
    assert (text[mention.start : mention.end], mention.kind) == (name, "cppcc_body")
    assert text[mention.start : mention.committee_end] == committee


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("在中共江西省委领导下", "party", ["中共江西省委"]),
        ("报送省委、省政府", "party", ["省委"]),
        ("报送省委、省政府", "government", ["省政府"]),
        ("吉安市人民政府答复", "government", ["吉安市人民政府"]),
        ("区委常委会专题研究", "party", ["区委常委会"]),
        ("市经信委、市建委汇报", "government", ["市经信委", "市建委"]),
        ("民盟黄冈市委提交", "democratic_party", ["民盟黄冈市委"]),
        ("县文联牵头", "people_org", ["县文联"]),
        ("走进河阳机床集团", "company", ["河阳机床集团"]),
        ("见到青禾食品有限公司经理", "company", ["青禾食品有限公司"]),
        ("市律师协会派人", "people_org", ["市律师协会"]),
        ("据人民政协报报道", "media", ["人民政协报"]),
        ("市委员培训班", "party", []),
        ("召开专题协商会", "people_org", []),
        ("出席政协会议", "people_org", []),
        ("开展集中学习研讨", "school", []),
        ("构建发展新格局、服务大局", "government", []),
        ("来自县住建局的干部", "government", ["县住建局"]),
        ("资料源自省交通厅", "government", ["省交通厅"]),
        ("自贡市水务局派人", "government", ["自贡市水务局"]),
        ("广东省政协澳门委员联谊会捐款", "people_org", ["广东省政协澳门委员联谊会"]),
        ("省政协港区委员联谊会、市政协委员联谊会", "people_org", ["省政协港区委员联谊会", "市政协委员联谊会"]),
        ("建起委员会客厅", "government", []),
    ],
)
def test_other_organisations(text: str, kind: str, names: list[str]) -> None:
    assert found(text, kind) == names


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "省政协党组、太原市人民政府与民盟太原市委到太原市小店区坞城街道政协联络组调研，区政协主席介绍。" * 3
    mentions = find_organisations(text, Lexicon.default())
    assert len(mentions) == 15
    assert all(mentions[n].end <= mentions[n + 1].start for n in range(14))
