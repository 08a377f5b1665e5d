"""The lines above a page besides its title: menus, mastheads, credits."""

from __future__ import annotations

import pytest

from tests.clean.test_header import BODY, TITLE, header


@pytest.mark.parametrize(
    "menu",
    ["赣江之声广播电视网 | 频道：新闻综合 | 栏目：《直通两会》", "南洋华声 | 即时 国际 侨社 文教 副刊"],
)
def test_the_places_of_a_site_are_no_title(menu: str) -> None:
    assert header(f"{menu}\n\n{TITLE}\n2024-05-06\n{BODY}").title == TITLE


@pytest.mark.parametrize(
    ("masthead", "outlet", "day"),
    [
        ("苗岭晨报                2019年1月8日  农历戊戌年十二月初三", "苗岭晨报", "2019-01-08"),
        ("洞庭政声  2022年第6期（总第213期）  2022年6月15日出版      38", "洞庭政声", "2022-06-15"),
        ("政协平塘县委员会办公室　　　　　2021年12月3日", "政协平塘县委员会办公室", "2021-12-03"),
        ("编印：清河县政协办公室　　2024年7月11日　　内部交流", "清河县政协办公室", "2024-07-11"),
    ],
)
def test_a_masthead_says_more_than_a_paper_and_a_day(masthead: str, outlet: str, day: str) -> None:
    read = header(f"{masthead}\n\n{TITLE}\n\n{BODY}")
    assert (read.title, read.source, read.published) == (TITLE, outlet, day)


@pytest.mark.parametrize("line", ["今年立案38", "农历正月初八开工", "第6期（总第213期）培训班开班"])
def test_a_line_with_more_to_say_is_no_masthead(line: str) -> None:
    assert header(f"{line}\n\n{TITLE}\n\n{BODY}").published is None


def test_the_column_of_a_page_with_its_editors_is_no_title() -> None:
    read = header(f"5　县区专页　　　　　　主编 江其昌　编辑 方晓\n\n{TITLE}\n2024-05-06\n{BODY}")
    assert (read.title, read.editors) == (TITLE, ("江其昌", "方晓"))


def test_remarks_in_brackets_name_no_writers() -> None:
    assert header(f"{TITLE}\n{BODY}\n（据本报驻各地通讯员来稿综合）").authors == ()
    assert header(f"{TITLE}\n{BODY}\n（现场笑声）").authors == ()
    assert header(f"{TITLE}\n● 报道：颜美玲　● 摄影：林国忠\n{BODY}").authors == ("颜美玲",)


def test_the_site_that_opens_the_way_to_a_page_is_its_outlet() -> None:
    assert header(f"霍山地情网 > 综合年鉴 > 2003卷\n{TITLE}\n{BODY}").source == "霍山地情网"
    assert header(f"首页 > 综合年鉴 > 2003卷\n{TITLE}\n{BODY}").source is None


@pytest.mark.parametrize(
    ("over", "below", "outlet"),
    [
        ("濠江新闻网　|　要闻　|　社团　|　区域合作\n2024-05-06", "濠江新闻网版权所有　转载请注明出处", "濠江新闻网"),
        ("南洋华声 | 即时 国际 侨社 文教 副刊\n2024-05-06", "© 南洋华声网　刊登广告", "南洋华声"),
        ("清河政协网\n首页　机构概况　委员风采　履职动态\n2024-05-06", "", "清河政协网"),
        ("渔港侧影周刊\n2022年9月8日　星期四　第06版　协商·视野", "", "渔港侧影周刊"),
        ("濠海新闻纸\n二〇一九年十一月十八日（星期一）　第A06版：澳闻", "", "濠海新闻纸"),
        ("清江政协在线　　首页 | 机构 | 会议 | 提案工作\n2024-05-06", "© 清江政协在线", "清江政协在线"),
        ("2024-05-06", "《清江政协之声》　2023年9月22日　第3版", "清江政协之声"),
        ("要闻　|　社团　|　区域合作 | 专题\n2024-05-06", "© 要闻网", None),
    ],
)
def test_the_outlet_is_named_over_its_menu_or_its_day(over: str, below: str, outlet: str | None) -> None:
    read = header(f"{over}\n\n{TITLE}\n\n{BODY}\n\n{below}")
    assert (read.title, read.source) == (TITLE, outlet)


def test_a_headline_that_ends_like_the_name_of_a_site_is_one() -> None:
    read = header(f"织牢民生保障网\n【字号：大 中 小】\n2024-05-06\n{BODY}")
    assert (read.title, read.source) == ("织牢民生保障网", None)


def test_the_column_is_the_title_of_a_page_without_another() -> None:
    assert header(f"【政协短波】\n\n清河：{BODY}\n\n青山：{BODY}").title == "政协短波"
    assert header(f"【政协短波】\n{TITLE}\n{BODY}").title == TITLE
    assert header(f"【记者 周一帆】\n{BODY}").title is None
    assert header(f"《政协时间》第126期\n播出时间：2024年5月6日 19:40\n\n{BODY}").title == "《政协时间》第126期"


def test_a_notice_set_apart_from_the_office_it_is_of() -> None:
    page = f"清河县政协办公室\n\n清协办函〔2024〕12号\n\n关于报送工作情况的函\n\n{BODY}\n\n（联系人：周一帆）"
    assert (header(page).title, header(page).authors) == ("清河县政协办公室关于报送工作情况的函", ())


def test_who_speaks_for_a_body_is_no_part_of_the_title() -> None:
    read = header(f"{TITLE}\n——在推进会上的发言\n政协清河县白石镇联络组　周一帆\n（2024年5月6日）\n\n{BODY}")
    assert (read.title, read.published, read.authors) == (f"{TITLE}——在推进会上的发言", "2024-05-06", ())


@pytest.mark.parametrize(
    "head",
    [
        f"政协之窗\n{TITLE}\n2024-05-06",
        f"委员风采录（之三）\n\n{TITLE}\n\n2024-05-06 来源：清河网",
        f"第1版（要闻）\n专栏：\n{TITLE}\n本报记者周帆",
        f"《清江政协》2024年第2期\n\n委员故事\n\n{TITLE}\n◎周一帆",
        f"〔本刊特稿〕\n\n{TITLE}\n\n文　周一帆",
        f"清河政协\n微信号：qhzx\n功能介绍：清河县政协的官方账号\n\n{TITLE}\n\n2024-05-06 18:20",
        f"清河县政协\n政协清河县委员会主办\n\n首页 | 机构 | 领导 | 提案\n今天是：2031年1月1日 星期三\n\n{TITLE}",
        f"履职答卷①\n{TITLE}\n\n清河日报记者 周一帆",
        f"03版：政协专刊　2024年5月6日　责任编辑：何苗\n上一版  下一版\n\n{TITLE}\n\n□ 周一帆",
        f"社情民意信息\n第45期（总第612期）\n清河县政协研究室　　　　2024年5月6日\n\n{TITLE}",
        f"标题：{TITLE}\n作者：周一帆",
        f"大会发言之三\n{TITLE}\n农工党清河县委会　周一帆",
    ],
)
def test_columns_and_accounts_over_a_headline_are_no_part_of_it(head: str) -> None:
    assert header(f"{head}\n\n{BODY}").title == TITLE


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("政协要闻\n2024-05-06\n\n青山县政协走访企业", "政协要闻"),
        ("提案工作动态\n\n一、办得快的提案", "提案工作动态"),
        ("协商故事\n——一条水渠三次上会", "协商故事——一条水渠三次上会"),
        ("把水渠交给谁\n2024年5月6日　第3版", "把水渠交给谁"),
        ("谁来管水渠\n播出时间：2024年5月6日\n本期嘉宾：清河县政协主席 罗永清\n主持人：苏小曼", "谁来管水渠"),
        ("协商故事怎么讲\n2024-05-06", "协商故事怎么讲"),
        ("罗永清率队赴澳门出席\n清河籍委员联谊交流活动\n\n2024-05-06", "罗永清率队赴澳门出席清河籍委员联谊交流活动"),
    ],
)
def test_a_headline_that_looks_like_a_column(head: str, title: str) -> None:
    assert header(f"{head}\n\n{BODY}\n\n{BODY}").title == title


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("2023 01 / 11 10:04:15\n来源：清河网", "清河网", "2023-01-11"),
        ("清江日报 / 2024年 / 5月 / 6日 / 第003版", "清江日报", "2024-05-06"),
        ("发布日期：[2024-05-06]　浏览次数：[ 128 ]", None, "2024-05-06"),
        ("原创 县政协办 清河政协\n2024年05月06日 18:20 湖南", "清河政协", "2024-05-06"),
        ("主办：清河县政协办公室　　2024年5月6日", "清河县政协办公室", "2024-05-06"),
        ("清河日报\n第02版：要闻\n2024年05月06日 放大+ 缩小- 默认", "清河日报", "2024-05-06"),
        ("今日清河 2024年5月6日 星期一 今日4版\n国内统一刊号：CN00-0000", "今日清河", "2024-05-06"),
        ("文章来源：原创 更新时间：2024/5/6 9:12:33", None, "2024-05-06"),
        ("投稿时间：2024-05-06  审核人：何苗  稿源：县政协", "县政协", "2024-05-06"),
        ("今天是2031年1月1日", None, None),
    ],
)
def test_ways_to_say_the_day_and_the_outlet(line: str, source: str | None, published: str | None) -> None:
    read = header(f"{line}\n\n{TITLE}\n\n{BODY}")
    assert (read.title, read.source, read.published) == (TITLE, source, published)


@pytest.mark.parametrize("figures", ["全县2023 12/40个村通水", "2024 5/6"])
def test_figures_with_a_stroke_are_no_day(figures: str) -> None:
    assert header(f"{TITLE}\n\n{BODY}{figures}").published is None
