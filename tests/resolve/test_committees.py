"""Whose work each place of an article tells, over invented articles with one committee and with several."""

from __future__ import annotations

import pytest

from tests.resolve.articles import Read

DATONG = "大同市政协"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("市政协走访企业12家，形成报告3篇。", {"12家": DATONG, "3篇": DATONG}),
        ("去年以来，召开协商会8次。", {"8次": DATONG}),
        ("报送全国政协信息9篇，被省政协采用5条。", {"9篇": DATONG, "5条": DATONG}),
        ("社情民意信息40条中，省政协采用6条。", {"6条": DATONG}),
        ("配合省政协在我市调研7次。", {"7次": DATONG}),
        ("委员向市政协递交提案66件。", {"66件": DATONG}),
        ("与朔州市政协联合视察2次。", {"2次": DATONG}),
        ("朔州市政协来我市考察，市政协介绍经验4条。", {"4条": DATONG}),
        ("市政协召开座谈会，省政协副主席王立到会。随后走访企业5家。", {"5家": DATONG}),
        ("省政协主席王立对市政协的做法予以肯定。共办实事31件。", {"予以肯定": "山西省政协", "31件": DATONG}),
        ("在省政协带领下，市政协开展调研3次。", {"3次": DATONG}),
        ("住市省政协委员和市政协委员80人参加。", {"80人": DATONG}),
        ("按照省政协开展“百村行动”的部署，市政协建站40个。", {"百村行动": "山西省政协", "40个": DATONG}),
        ("市委、市政府采纳建议20条。", {"20条": DATONG}),
        ("经济委走了9个乡镇，写成《毛竹调查》，省政协《工作简讯》摘登。", {"9个": DATONG}),
        ("走访企业9家，省政协来我市考察古桥2座。", {"9家": DATONG, "2座": "山西省政协"}),
        ("省政协、全国政协分别采用信息12篇、3篇。", {"12篇": DATONG, "3篇": DATONG}),
    ],
)
def test_the_section_s_committee_stays_the_owner(text: str, whose: dict[str, str]) -> None:
    read = Read.of(f"# {DATONG}年度综述\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


YANGGAO, TIANZHEN = "阳高县政协", "天镇县政协"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("阳高县政协、天镇县政协分别建站35个、28个。", {"35个": YANGGAO, "28个": TIANZHEN}),
        ("阳高县政协和天镇县政协立案率分别为91%和93%。", {"91%": YANGGAO, "93%": TIANZHEN}),
        ("阳高县政协和青禾公司分别捐款3万元、5万元。", {"3万元": YANGGAO, "5万元": None}),
        ("阳高县政协、天镇县政协联合视察3次、协商2次。", {"3次": YANGGAO, "2次": YANGGAO}),
        ("报送最多的是阳高县政协、天镇县政协，分别为68条和57条。", {"68条": YANGGAO, "57条": TIANZHEN}),
        ("各县都报了，采用率最高的是阳高县政协，报来22条；共用了13条。", {"22条": YANGGAO, "13条": DATONG}),
        ("走在前面的要数天镇县政协，一年走访企业40家。市政协走访企业9家。", {"40家": TIANZHEN, "9家": DATONG}),
        ("报送对象是阳高县政协的信息共22条。", {"22条": DATONG}),
        ("阳高县政协、天镇县政协分别视察3次，建站5个。", {"3次": YANGGAO, "5个": YANGGAO}),
        ("阳高县政协、天镇县政协分别视察3次、4次、5次。", {"4次": YANGGAO}),
    ],
)
def test_each_of_several_has_the_figure_that_is_given_to_it(text: str, whose: dict[str, str | None]) -> None:
    read = Read.of(f"# {DATONG}年度综述\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("●阳高县政协 10月以来走访企业31家。\n●天镇县政协 办实事42件。", {"31家": YANGGAO, "42件": TIANZHEN}),
        ("1. 阳高县政协立案提案31件。\n2. 天镇县政协立案提案42件。", {"31件": YANGGAO, "42件": TIANZHEN}),
        (
            "（阳高县政协）近日，委员走访企业31家。\n（天镇县政协）日前，委员办实事42件。",
            {"31家": YANGGAO, "42件": TIANZHEN},
        ),
        ("本报讯 天镇县政协立案提案42件。", {"42件": TIANZHEN}),
    ],
)
def test_an_item_that_opens_with_a_committee_is_its_own(text: str, whose: dict[str, str]) -> None:
    read = Read.of(f"# 基层短波\n左云县政协召开会议。\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("全市立案130件：阳高县政协31件、天镇县政协42件。", {"130件": DATONG, "31件": YANGGAO, "42件": TIANZHEN}),
        (
            "报送信息36篇，其中全国政协5篇，省政协7篇，余下的24篇见于报刊。",
            {"5篇": DATONG, "7篇": DATONG, "24篇": DATONG},
        ),
        ("归并为37条：市卫生局19条，市教育局18条。", {"37条": DATONG, "19条": DATONG, "18条": DATONG}),
    ],
)
def test_a_figure_after_a_name_in_a_list_is_a_share(text: str, whose: dict[str, str]) -> None:
    read = Read.of(f"# {DATONG}年度综述\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("地处长城脚下的阳高县政协靠12支小分队帮扶农户31户。", {"12支": YANGGAO, "31户": YANGGAO}),
        ("据阳高县政协统计，去年收到提案268件。", {"268件": YANGGAO}),
        ("由市政协牵头，阳高县政协、天镇县政协配合，跨县视察31次。", {"31次": DATONG}),
        ("走访阳高县政协推荐的委员31名。", {"31名": DATONG}),
        ("曾获阳高县政协表彰的委员王立，提交提案12件。", {"12件": DATONG}),
        ("阳高县政协办实事42件；天镇县政协办实事31件。全市政协系统举办培训9期。", {"31件": TIANZHEN, "9期": DATONG}),
    ],
)
def test_position_and_the_word_before_say_who_acts(text: str, whose: dict[str, str]) -> None:
    read = Read.of(f"# {DATONG}年度综述\n市政协召开会议。\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("青禾公司有员工80人，年产值3亿元。", {"80人": None, "3亿元": None}),
        ("青禾公司有员工80人。去年招工45名。", {"45名": None}),
        ("这家合作社有社员60户。委员们上门3次，牵线订单9份。", {"60户": None, "3次": DATONG, "9份": DATONG}),
        ("全市耕地面积40万亩，粮食产量5亿斤。市政协调研6次。", {"40万亩": None, "5亿斤": None, "6次": DATONG}),
        ("大同市地处晋北，常住人口300万人。", {"300万人": None}),
        ("柳溪村有农户210户。市政协委员帮扶30户。", {"210户": None, "30户": DATONG}),
        ("松柏街道共有居民3万人。", {"3万人": None}),
        ("2024年规上工业总产值超900亿元。", {"900亿元": None}),
        ("市水务局局长赵立通报，全市水库达到9座。", {"9座": None}),
        ("青禾公司有员工80人。\n收到提案66件。", {"80人": None, "66件": DATONG}),
    ],
)
def test_what_others_have_and_do_is_not_the_committee_s(text: str, whose: dict[str, str | None]) -> None:
    read = Read.of(f"# {DATONG}年度综述\n市政协召开会议。\n{text}")
    assert {words: read.whose(words) for words in whose} == whose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全市委员中，女委员76名。", "76名"),
        ("全市镇街建起议事室58个。", "58个"),
        ("在市政协推动下，青禾公司投资420万元修路，沿线4个村受益。", "4个村"),
        ("经市政协呼吁，市水务局安排资金60万元。", "60万元"),
        ("市政协委员、青禾公司经理周平带动农户40户，户均增收6000元。", "6000元"),
        ("企业界委员61名。", "61名"),
        ("企业家和商会代表90人参加座谈会。", "90人"),
        ("在柳溪村，委员们走访农户70户。", "70户"),
        ("92个村设有工作室。", "92个村"),
        ("在12个村开展协商17场。", "17场"),
    ],
)
def test_what_comes_of_the_committee_s_work_is_its_own(text: str, words: str) -> None:
    assert Read.of(f"# {DATONG}年度综述\n{text}").whose(words) == DATONG


def test_each_heading_opens_its_committee_s_section() -> None:
    read = Read.of(
        """# 履职亮点
        ## 青岛市政协
        召开协商会15场。
        ▲烟台市政协委员看望农户2户。
        收到提案31件。
        ## ——政协潍坊市委员会工作综述
        市政协走访企业9家。
        ## 威海：海岸线上的答卷
        办实事7件。威海市政协主席于海参加。"""
    )
    assert [read.whose(w) for w in ("15场", "2户", "31件", "9家", "7件")] == [
        "青岛市政协",
        "烟台市政协",
        "青岛市政协",
        "潍坊市政协",
        "威海市政协",
    ]


def test_a_paragraph_may_tell_of_a_committee_below_and_the_next_returns() -> None:
    read = Read.of(
        """# 陕西省政协现场会综述
        省政协召开会议3次。
        宝鸡市政协建平台21个，完善制度8项。
        针对人手不足，洋县政协聘用研究员30名。
        与会者12名发言。"""
    )
    assert [read.whose(w) for w in ("3次", "21个", "8项", "30名", "12名")] == [
        "陕西省政协",
        "宝鸡市政协",
        "宝鸡市政协",
        "洋县政协",
        "陕西省政协",
    ]


def test_without_a_headline_s_committee_the_last_one_told_of_goes_on() -> None:
    read = Read.of(
        """# 各地动态
        临汾市政协走访农户130户。
        此外，送去种子12吨。
        运城市政协召开座谈会6场。
        还办讲座11次。"""
    )
    assert [read.whose(w) for w in ("130户", "12吨", "6场", "11次")] == ["临汾市政协"] * 2 + ["运城市政协"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“我们把委员编成14个小组，分头议事。”商洛市政协主席王立介绍，下设7个工作组。",
        "商洛市政协主席王立说：“我们把委员编成14个小组。大家下设7个工作组。”",
        "“我们把委员编成14个小组，下设7个工作组。”\n大家听取商洛市政协主席王立的介绍。",
        "“委员讲坛”办得好。“我们把委员编成14个小组，下设7个工作组。”商洛市政协秘书长李平表示。",
    ],
)
def test_a_quotation_is_its_speaker_s(text: str) -> None:
    read = Read.of(f"# 陕西省政协现场会\n省政协召开会议。\n{text}\n大家走访企业5家。")
    assert [read.whose(w) for w in ("14个", "7个", "5家")] == ["商洛市政协", "商洛市政协", "陕西省政协"]


def test_a_quotation_of_another_in_the_same_paragraph_is_left_alone() -> None:
    read = Read.of("# 陕西省政协现场会\n“委员讲坛”办了6期。“编成14个小组。”商洛市政协主席王立介绍。")
    assert (read.whose("6期"), read.whose("14个")) == ("陕西省政协", "商洛市政协")


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("市政协党组制定清单。", "制定", "大同市政协党组"),
        ("市委书记赵立作出批示。", "作出批示", "中共大同市委"),
        ("其中2篇得到市委主要领导批示。", "领导批示", "中共大同市委"),
        ("五名委员获省政协通报表扬。", "通报表扬", "山西省政协"),
        ("在全国政协信息座谈会上发言。", "座谈会", "全国政协"),
        ("在云冈区口泉街道政协工委举行的议事会上，委员发言。", "议事会", "大同市云冈区口泉街道政协工委"),
        ("市委书记赵立到会讲话。", "讲话", None),
        ("市政协召开协商会。", "协商会", None),
    ],
)
def test_who_acts_where_it_is_not_the_committee_itself(text: str, words: str, agent: str | None) -> None:
    owner = Read.of(f"# {DATONG}年度综述\n{text}").owner(words)
    assert owner is not None
    assert (owner.name, owner.agent) == (DATONG, agent)


def test_a_guest_named_first_is_not_the_committee_that_the_article_is_about() -> None:
    read = Read.of("# 院坝议事\n收集意见31条。岳阳市政协副主席王立到会。\n平江县政协走访农户42户。")
    assert (read.whose("31条"), read.whose("42户")) == ("平江县政协", "平江县政协")


def test_of_several_in_one_sentence_none_has_the_next() -> None:
    read = Read.of(f"# {DATONG}年度综述\n阳高县政协立案31件；天镇县政协立案42件；左云县政协立案57件。形成报告9篇。")
    assert [read.whose(words) for words in ("31件", "42件", "57件", "9篇")] == [YANGGAO, TIANZHEN, "左云县政协", DATONG]


def test_a_paragraph_returns_to_the_committee_above() -> None:
    read = Read.of("# 现场会侧记\n山西省政协召开现场会。\n阳高县政协走访企业31家。\n4个调研组发放问卷260份。")
    assert [read.whose(words) for words in ("31家", "260份")] == [YANGGAO, "山西省政协"]


def test_a_bare_name_means_the_committee_of_the_place_before_it() -> None:
    read = Read.of("# 长治市政协\n在长治市潞州区，政协采用新办法，分6步议事。\n政协组织培训3次。")
    assert (read.whose("6步"), read.whose("3次")) == ("长治市潞州区政协", "长治市政协")


def test_evidence_points_to_where_the_committee_is_named() -> None:
    read = Read.of(f"# {DATONG}年度综述\n收到提案66件。\n十四届市政协召开会议8次。")
    for words, surface, rule in (("66件", DATONG, "owner.headline"), ("8次", "十四届市政协", "owner.subject")):
        owner = read.owner(words)
        assert owner is not None
        assert (read.text[owner.start : owner.end], owner.rule) == (surface, rule)


def test_a_text_without_a_committee_has_no_owner() -> None:
    assert Read.of("# 天气\n明天有雨12毫米。").whose("12毫米") is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # it speaks of itself, it acts, it is named first; only others act on its page; who publishes is not known
        (
            "市政协六次会议以来，我委收到来件66件。\n曾都区政协选了10件。\n随后又收7件。\n@ 随州市政协提案委员会编",
            "66件",
            "随州市政协",
        ),
        ("曾都区政协选了10件。\n会上发言7次。\n市政协收到来件66件。\n@ 主办：政协随州市委员会", "66件", "随州市政协"),
        (
            "共有7人参加。\n曾都区政协选了10件。市政协副主席王立到会。\n@ 主办：政协随州市委员会",
            "7人",
            "随州市曾都区政协",
        ),
        ("市政协会议之后，收到来件66件。\n曾都区政协选了10件。\n@ 主办：政协随州市委员会", "66件", "随州市政协"),
        ("共有7人参加。\n大家早就听说过随州市政协。\n曾都区政协选了10件，我委评了分。", "7人", "随州市曾都区政协"),
    ],
)
def test_a_page_that_names_no_committee_over_its_text_is_its_publisher_s(text: str, words: str, name: str) -> None:
    assert Read.of(f"# 工作动态\n{text}").whose(words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("各县都来了，阳高县政协主席周平接过话头。他们发出问卷31份。", YANGGAO),
        ("各县都来了，阳高县政协主席周平接过话头。随后发出问卷31份。", DATONG),
        ("市政协走访农户9户。他们收到问卷31份。", DATONG),
    ],
)
def test_they_are_the_committee_that_the_sentence_before_tells_of(text: str, name: str) -> None:
    assert Read.of(f"# {DATONG}年度综述\n{text}").whose("31份") == name


def test_a_report_under_a_heading_of_its_own_is_of_whoever_acts_in_it() -> None:
    read = Read.of(
        """# 柳州市政协专题协商
        本报讯 柳州市政协召开协商会，收到意见27条。
        ## 视察农村饮水
        本报讯（通讯员 贾冬）昨日，融水苗族自治县政协视察供水点5处。
        视察组一行26人走进农户家。
        ## 来信选登
        共有来信12封。"""
    )
    assert [read.whose(words) for words in ("27条", "5处", "26人", "12封")] == [
        "柳州市政协",
        "融水苗族自治县政协",
        "融水苗族自治县政协",
        "柳州市政协",
    ]


def test_a_paragraph_under_a_heading_that_is_no_report_stays_with_the_headline() -> None:
    read = Read.of(
        """# 柳州市政协专题协商
        ## 会前调研
        昨日，融水苗族自治县政协视察供水点5处。
        视察组一行26人走进农户家。"""
    )
    assert [read.whose(words) for words in ("5处", "26人")] == ["融水苗族自治县政协", "柳州市政协"]


def test_all_committees_of_a_division_are_the_one_s_above_and_not_that_of_a_wider_one() -> None:
    read = Read.of(
        """# 大同市政协
        大同市政协召开会议3次。
        ## 阳高县政协
        阳高县政协办实事31件，办讲座5场。
        全市10个县区政协共建站73个。
        入驻委员918名。"""
    )
    assert [read.whose(words) for words in ("5场", "73个", "918名")] == [YANGGAO, DATONG, DATONG]
    read = Read.of("# 山西省政协现场会\n大同市政协发言3次，全市10个县区政协都到会，有文史干部9人。")
    assert read.whose("9人") == DATONG
