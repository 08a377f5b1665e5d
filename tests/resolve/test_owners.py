"""What makes a figure nobody's, over invented paragraphs of one committee's article."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from tests.resolve.articles import Read

DATONG = "大同市政协"


def whose(text: str, words: str) -> str | None:
    return Read.of(f"# {DATONG}年度综述\n市政协召开会议。\n{text}").whose(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“去年养羊60只，卖了9万元。”种植户赵有根说。", "9万元"),
        ("“一台成本21万元，卖出去19万元。去年销了300台。”市政协委员周平说。", "300台"),
        ("「廠裡請人2,600名，去年只剩1,400名。」港區委員李明說。", "1,400名"),
        ("村民张桂英写道：“今年卖瓜31车，都卖完了。”", "31车"),
        ("村民张桂英说：“为了写提案，我数过，巷子里有17个坑。”", "17个"),
    ],
)
def test_what_is_quoted_of_others_is_nobody_s(text: str, words: str) -> None:
    assert whose(text, words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“我们走访农户60户，还要再走。”市政协主席陈立民说。", "60户"),
        ("“这一年，委员们跑了60户，没有停过。”周平说。", "60户"),
        ("开展“百名委员联百村”行动6次。", "6次"),
        ("围绕“停车难、上学难”办实事6件。", "6件"),
        ("哨点的本子上写着：“巡查两趟，捡垃圾31袋。”", "31袋"),
    ],
)
def test_what_is_quoted_of_a_committee_and_names_in_quotes_are_its_own(text: str, words: str) -> None:
    assert whose(text, words) == DATONG


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("果农黄有根扳着手指给委员们算账：果园60亩，去年卖了48万元。", "48万元"),
        ("村支书马德才介绍，修路花了80万元。", "80万元"),
        ("店主周梅说，一天卖出80份。", "80份"),
        ("市住建局局长赵立汇报：小巷完工23条，尚有9条未开工。", "23条"),
        ("委员们回来算了一笔账：一户一年多掏400元。", "400元"),
        ("街道办事处主任赵立告诉委员，商圈引来企业68家。", "68家"),
    ],
)
def test_what_a_layman_or_an_official_is_reported_to_say_is_nobody_s(text: str, words: str) -> None:
    assert whose(text, words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("果农黄有根说，委员们上门60次。", "60次"),
        ("果农黄有根等90人参加座谈会。", "90人"),
        ("市政协秘书长李平介绍，今年办了80场。", "80场"),
        ("市政协算了一笔账：全年走访60次，委员出力31人次。", "31人次"),
        ("这本账：一年办了80场。", "80场"),
    ],
)
def test_what_a_layman_says_of_members_is_the_committee_s(text: str, words: str) -> None:
    assert whose(text, words) == DATONG


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("调研发现，全市稻谷年加工能力180万吨。", "180万吨"),
        ("市政协机关包扶的柳溪村，当年人均纯收入2870元。", "2870元"),
        ("委员们来到柳溪村。全村只有水井3眼。", "3眼"),
        ("还有贫困村40个。其中山区31个。", "31个"),
        ("柳溪村的路只有3米宽，过不了车。", "3米"),
        ("全村只有水井3眼。又挖了8米，出水不多。", "8米"),
        ("种了桃树，收入9万元。", "9万元"),
        ("村民跟着干部种了桃树31棵。", "31棵"),
        ("浑源县有古桥20座，信息报上去后都修了。", "20座"),
        ("浑源县现有古桥20座，都要修。", "20座"),
        ("去年同期，该市接待游客90万人次。", "90万人次"),
        ("井深40米，吃水的有31户。", "40米"),
    ],
)
def test_what_a_sentence_tells_of_the_world_is_nobody_s(text: str, words: str) -> None:
    assert whose(text, words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("还有贫困村40个。委员结对农户31户。", "31户"),
        ("推动全市稻谷年加工能力提高90万吨。", "90万吨"),
        ("还有贫困村40个。争取资金80万元，修路9公里。", "9公里"),
        ("全市248名委员中，企业界委员61名。", "61名"),
        ("全市和各县企业代表60人参加。", "60人"),
        ("设立工作室40个，其中嘎查村21个。", "21个"),
        ("七个月，录了88位村民，整理文字126万字。", "88位"),
        ("复耕撂荒田196亩。", "196亩"),
        ("18名干部分批下乡，与31户村民结了对子。", "31户"),
        ("浑源县有委员186名。", "186名"),
        ("浑源县修了古桥20座。", "20座"),
        ("组团到全省11个市考察23次。", "23次"),
        ("该市收到提案31件。", "31件"),
        ("议到天黑，定了四条：旧账由村集体还清。", "四条"),
    ],
)
def test_what_the_sentence_claims_is_the_committee_s(text: str, words: str) -> None:
    assert whose(text, words) == DATONG


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("政协委员、青年联会主席周平说，创业基地进驻团队500队。", "500队"),
        ("政协委员周平透露，公司员工增至58人。", "58人"),
    ],
)
def test_what_a_member_says_of_other_things_is_nobody_s(text: str, words: str) -> None:
    assert whose(text, words) is None


def test_what_a_member_says_of_the_committees_work_is_its_own() -> None:
    assert whose("政协委员周平说，提案采纳了12条。", "12条") == DATONG


@pytest.mark.parametrize(("cause", "name"), [("开展“百村行动”", DATONG), ("受“寒露风”影响", None)])
def test_a_name_in_quotes_is_the_committee_s_unless_it_befalls_a_place(cause: str, name: str | None) -> None:
    (metric,) = parse_article(f"{DATONG}年度综述\n\n{cause}，全县有村民31户搬家。\n").metrics
    assert metric.organisation == name


@pytest.mark.parametrize("mark", ["", "● ", "■", "2. ", "（二）"])
def test_a_line_of_an_interview_is_the_speakers_committees(mark: str) -> None:
    talk = f"主持人：今年怎么改？\n{mark}李玉芳：我们走了58个小区。\n主持人：全市呢？"
    text = f"今天做客的是平城区政协副主席李玉芳。\n{talk}"
    assert Read.of(f"# 大同市政协访谈\n{text}").whose("58个") == "大同市平城区政协"


@pytest.mark.parametrize("opening", ["浑源：", "【浑源】", "▲浑源县：", "浑源县政协：\n"])
def test_a_division_that_opens_a_paragraph_opens_its_committees_part(opening: str) -> None:
    text = f"# 基层政协动态\n灵丘县政协召开会议3次。\n{opening}县政协走访企业20家。"
    assert Read.of(text).whose("20家") == "浑源县政协"


@pytest.mark.parametrize(
    ("text", "words", "step", "place"),
    [
        ("果农黄有根算账：果园卖了48万元。", "48万元", "owner.speaker", "果农黄有根算账"),
        ("青禾公司有员工80人。", "80人", "owner.other", "青禾公司"),
        ("还有贫困村40个。其中山区31个。", "31个", "owner.handed", "还有贫困村40个。"),
        ("沟长2公里。", "2公里", "owner.told", "沟长2公里。"),
    ],
)
def test_the_step_that_makes_a_figure_nobody_s_is_named(text: str, words: str, step: str, place: str) -> None:
    read = Read.of(f"# {DATONG}年度综述\n市政协召开会议。\n{text}")
    nobody = read.owners.nobody(read.text.index(words))
    assert nobody is not None
    assert (nobody.rule, read.text[nobody.start : nobody.end]) == (step, place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("测评中，食堂得分从78.4分升到89.1分。", "89.1分"),
        ("市政协把提案列为督办件，交通局5月动工，投资86万元。", "86万元"),
    ],
)
def test_scores_and_what_others_do_when_a_committee_presses_them_are_its_own(text: str, words: str) -> None:
    assert whose(text, words) == DATONG


def test_an_entry_of_a_list_of_contents_opens_no_part() -> None:
    text = "## ◇ 曾都区：走村入户\n## 开局\n走访农户90户。\n## 曾都区：走村入户\n曾都区政协走访农户12户。"
    read = Read.of(f"# 随州市政协动态\n{text}")
    assert (read.whose("90户"), read.whose("12户")) == ("随州市政协", "随州市曾都区政协")


def test_a_level_word_alone_is_the_committee_that_publishes_the_page() -> None:
    text = "# 深入走访办实事\n灵丘县政协主席来县考察茶园3处。\n县政协走访农户90户。\n@ 主办：政协浑源县委员会"
    assert Read.of(text).whose("90户") == "浑源县政协"


def _owner_of(page: str, figure: str) -> str | None:
    article = parse_article(page)
    return next(m.organisation for m in article.metrics if m.text == figure)


@pytest.mark.parametrize(
    ("page", "figure", "owner"),
    [
        (
            "平陆讯报\n2021年5月11日　星期二\n\n委员下果园\n\n县政协组织委员帮农户疏果，38名委员到场。",
            "38名",
            "平陆县政协",
        ),
        ("岁末看履职 · 大田\n\n茶乡的“政协味道”\n\n3月下旬，县政协走访茶农236名。", "236名", "大田县政协"),
        ("东方民声报\n2021年5月11日\n\n委员进果园\n\n县政协组织委员38名帮农户疏果。", "38名", None),
        (
            "政协信息\n\n敦煌　旺季将至，市政协29名委员暗访客栈。\n\n定西市安定区政协立案提案90件。",
            "29名",
            "敦煌市政协",
        ),
    ],
)
def test_a_level_word_alone_is_of_the_place_that_a_masthead_or_the_head_of_an_item_names(
    page: str, figure: str, owner: str | None
) -> None:
    assert _owner_of(page, figure) == owner


@pytest.mark.parametrize(
    ("page", "figure", "owner"),
    [
        (
            "关于民主监督工作情况的汇报\n\n抚顺市政协：\n\n现将我县政协的情况汇报如下。新宾县政协设监督小组6个。",
            "6个",
            "新宾满族自治县政协",
        ),
        ("各地风采\n\n抚顺市政协：\n\n今年以来，立案提案260件。", "260件", "抚顺市政协"),
    ],
)
def test_those_to_whom_a_report_is_made_own_nothing_in_it(page: str, figure: str, owner: str) -> None:
    assert _owner_of(page, figure) == owner


@pytest.mark.parametrize(
    ("page", "owner"),
    [
        ("澳区委员赴京\n\n全国政协会议前日开幕。澳区委员带去提案33份。\n\n又讯：江门市政协近日换届。", "全国政协"),
        ("委员赴京\n\n全国政协会议前日开幕，江门市政协派人观摩。委员带去提案33份。", "江门市政协"),
    ],
)
def test_the_national_committee_is_an_articles_own_where_its_lead_names_no_other(page: str, owner: str) -> None:
    assert _owner_of(page, "33份") == owner


def test_what_a_rate_is_of_does_not_act() -> None:
    text = "评议结果公布，县供电公司满意率91%，县医院满意率82.1%。会后发出意见书3份。"
    assert [whose(text, words) for words in ("91%", "82.1%", "3份")] == [DATONG, DATONG, DATONG]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("◆浑源 窑洞里商量事 下盆村的老井干了。", "浑源县政协"),
        ("●浑源 委员修井", "浑源县政协"),
        ("浑源 委员修井。", "灵丘县政协"),
        ("●浑源：委员修井。", "灵丘县政协"),
    ],
)
def test_a_marked_heading_that_ran_into_its_text_opens_a_part_and_an_item_only_itself(opening: str, name: str) -> None:
    text = f"# 灵丘县政协学习考察\n县政协到浑源县政协取经。\n{opening}\n一年走访企业20家。"
    assert Read.of(text).whose("20家") == name


CITY = "# 赣州市政协召开联络工作推进会\n\n3月7日，赣州市政协召开推进会。\n\n"


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        # a committee below that opens a sentence keeps what follows in the paragraph
        ("第一个上台的是东道主。瑞金市政协重新编组。到7月底，接待群众3860人次。", "3860人次", "瑞金市政协"),
        ("会上很热闹。于都县政协副主席说，编组是难题。走访农户70户。", "70户", "于都县政协"),
        # one in the middle of a sentence of the city's holds for the sentence alone
        ("市政协收到信息300条，瑞金市政协报来118条。编发信息40期。", "40期", "赣州市政协"),
        # the one beside whom it acts is not a subject
        ("瑞金市政协与下游的于都县政协签约。先后走访农户70户。", "70户", "瑞金市政协"),
        ("瑞金市政协同相邻的于都县政协签约。先后走访农户70户。", "70户", "瑞金市政协"),
        # an association of members is its committee's
        ("另讯：瑞金市政协委员联谊会举行聚餐，到会会员60人。", "60人", "瑞金市政协"),
    ],
)
def test_whose_part_of_a_paragraph_it_is(text: str, words: str, owner: str) -> None:
    assert Read.of(CITY + text).whose(words) == owner
