"""The header of a page."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.document import Header

BODY = "县政协今年立案提案120件，办复率100%，委员们普遍表示满意，这是近年来最好的一年。"
TITLE = "清河县政协把协商搬到村口"


def header(text: str, **given: str) -> Header:
    return clean_document(text, Lexicon.default(), **given).header


@pytest.mark.parametrize(
    ("head", "title", "subtitle"),
    [
        (TITLE, TITLE, None),
        (f"首页>县区政协\n{TITLE}", TITLE, None),
        (f"{TITLE}\n——水渠边的议事会", f"{TITLE}——水渠边的议事会", "水渠边的议事会"),
        (f"{TITLE}\n\n──水渠边的议事会", f"{TITLE}——水渠边的议事会", "水渠边的议事会"),
        (f"{TITLE}\n?——水渠边的议事会", f"{TITLE}——水渠边的议事会", "水渠边的议事会"),
        (f"{TITLE}——水渠边的议事会", f"{TITLE}——水渠边的议事会", "水渠边的议事会"),
        (f"{TITLE}\n村里人说水渠通了\n2024-05-06", f"{TITLE}——村里人说水渠通了", "村里人说水渠通了"),
        (
            f"{TITLE}\n\n村里人说水渠通了\n\n2024年05月06日 10:38 | 来源：清河网",
            f"{TITLE}——村里人说水渠通了",
            "村里人说水渠通了",
        ),
        ("凝聚共识聚民心 团结奋进谱新篇", "凝聚共识聚民心 团结奋进谱新篇", None),
        (f"走基层（北方篇）\n\n清河县政协\n\n{TITLE}", "走基层（北方篇）", None),
        (f"当前位置：首页 > 政协要闻\n\n{TITLE}\n\n【字号：大 中 小】", TITLE, None),
        ("谁来管水渠？", "谁来管水渠？", None),
        (f"{TITLE}\n2024-05-06\n一、2023年工作回顾", TITLE, None),
    ],
)
def test_title(head: str, title: str, subtitle: str | None) -> None:
    read = header(f"{head}\n\n{BODY}")
    assert (read.title, read.subtitle) == (title, subtitle)


def test_prose_alone_has_no_title() -> None:
    assert header(BODY).title is None


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("2024-05-06来源:清河日报", "清河日报", "2024-05-06"),
        ("2024-05-06 08:43:29  来源:清河网-清河导报", "清河网-清河导报", "2024-05-06"),
        ("来源：清河日报 2024年5月6日", "清河日报", "2024-05-06"),
        ("来源：清河日报 发布时间：2024/05/06 浏览次数：12", "清河日报", "2024-05-06"),
        ("发布日期：2024.05.06 信息来源：县政协办公室 字体：[大][中][小]", "县政协办公室", "2024-05-06"),
        ("时间：2024-05-06    稿源：清河网    【打印】【关闭】", "清河网", "2024-05-06"),
        ("2024年05月06日 10:38 | 来源：清河县人民政府网站", "清河县人民政府网站", "2024-05-06"),
        ("2024年5月", None, "2024-05"),
        ("2024-05-06", None, "2024-05-06"),
        ("文章来源：清河网 作者：周一帆 点击数：88 更新时间：2024-5-6", "清河网", "2024-05-06"),
        ("(2024-05-06 15:20)", None, "2024-05-06"),
    ],
)
def test_source_and_day(line: str, source: str | None, published: str | None) -> None:
    read = header(f"{TITLE}\n{line}\n{BODY}")
    assert (read.title, read.source, read.published) == (TITLE, source, published)


@pytest.mark.parametrize(
    ("lead", "source", "published"),
    [
        ("人民政协网5月6日电（记者 周一帆）2024年是攻坚之年。", "人民政协网", "2024-05-06"),
        ("人民政协网5月6日电（记者 周一帆）近日，县政协开会。", "人民政协网", None),
        ("新华社北京2024年5月6日电（记者周一帆）近日，县政协开会。", "新华社", "2024-05-06"),
        ("本报讯（记者 周一帆）近日，县政协开会。", None, None),
        ("2019年11月25日，县政协开会。", None, None),
    ],
)
def test_dateline(lead: str, source: str | None, published: str | None) -> None:
    read = header(f"{TITLE}\n{lead}{BODY}")
    assert (read.source, read.published) == (source, published)


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("2024-09-12 来源：清河日报", "更新时间：2031-01-01", "2024-09-12"),
        ("2024-09-12 来源：清河日报", "发布时间：2031-01-01", "2024-09-12"),
        ("发布时间：2024-09-12 更新时间：2024-09-30", "", "2024-09-12"),
        ("更新时间：2024-09-30 发布时间：2024-09-12", "", "2024-09-12"),
        ("更新时间：2024-09-12 来源：清河日报", "", "2024-09-12"),
        ("2024-09-1210:00:00 来源：清河日报", "", "2024-09-12"),
        ("", "发布时间：2024-09-12", "2024-09-12"),
        ("", "清河县政协办公室\n2024年9月12日", "2024-09-12"),
        ("", "Copyright 2008 清河县政协 2031-01-01", None),
        ("", "版权所有 清河县政协 2031年1月1日 备案", None),
    ],
)
def test_the_day_is_that_of_the_article_and_not_of_the_page(head: str, foot: str, published: str | None) -> None:
    page = f"清河县政协为民协商\n{head}\n今年以来，清河县政协立案提案31件，办结率100%。\n{foot}\n"
    assert header(page).published == published


@pytest.mark.parametrize(
    "line",
    [
        "作者：罗小溪 来源：清河政协",
        "2024-07-08 来源：清河政协 记者 罗小溪",
        "来源：清河政协 通讯员 罗小溪 2024-07-08",
        "来源：清河政协 作者：罗小溪 点击数：12",
        "来源：清河政协 浏览次数：31 作者：罗小溪",
    ],
)
def test_what_stands_beside_a_name_is_none(line: str) -> None:
    read = header(f"清河县政协为民协商\n{line}\n清河县政协立案提案31件，办结率100%。\n")
    assert (read.authors, read.source) == (("罗小溪",), "清河政协")


def test_the_name_of_a_column_is_no_author() -> None:
    assert header(f"{TITLE}\n【提案工作】\n{BODY}\n").authors == ()
    assert header(f"{TITLE}\n（罗小溪 何苗）\n{BODY}\n").authors == ("罗小溪", "何苗")
    assert header(f"{TITLE}\n【记者 罗小溪】\n{BODY}\n").authors == ("罗小溪",)


def test_the_clock_of_a_site_is_no_day_and_a_masthead_is_one() -> None:
    text = "清河县政协为民协商\n清河县政协立案提案31件，办结率100%。\n"
    assert header(f"首页 > 要闻 2031年1月1日 星期三\n{text}").published is None
    crumbs = "您的位置：千山晚报数字版 → 2008年7月17日 → A6版：民生"
    assert header(f"{crumbs}\n{text}").published == "2008-07-17"
    assert header(f"政协简报\n第31期\n清河县政协办公室编 2024年10月9日\n{text}").published == "2024-10-09"


def test_the_caller_wins() -> None:
    read = header(f"{TITLE}\n2024-05-06 来源：清河网\n{BODY}", published="2023-01-02", source="他报")
    assert (read.published, read.source) == ("2023-01-02", "他报")


def test_years_of_a_copyright_are_no_day() -> None:
    assert header(f"{TITLE}\n{BODY}\n版权所有 Copyright(C) 2006-2020 example.org").published is None


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        (f"{TITLE}\n本报记者 周一帆 通讯员 田小禾\n{BODY}", ("周一帆", "田小禾")),
        (f"{TITLE}\n□ 记者 周一帆\n{BODY}", ("周一帆",)),
        (f"{TITLE}\n■本报记者 周 帆 田小禾\n{BODY}", ("周帆", "田小禾")),
        (f"{TITLE}\n作者：周一帆、田小禾 编辑：何苗\n{BODY}", ("周一帆", "田小禾")),
        (f"{TITLE}\n文/周一帆 图/田小禾\n{BODY}", ("周一帆",)),
        (f"{TITLE}\n本报讯（记者周一帆 通讯员田小禾）{BODY}", ("周一帆", "田小禾")),
        (f"{TITLE}\n清河网5月6日电（记者 周一帆 何苗 通讯员 田小禾 ）{BODY}", ("周一帆", "何苗", "田小禾")),
        (f"{TITLE}\n{BODY}\n（周一帆 田小禾）", ("周一帆", "田小禾")),
        (f"{TITLE}\n{BODY}（周一帆）", ("周一帆",)),
        (f"{TITLE}\n{BODY}（本报记者 乌恩·巴图）", ("乌恩·巴图",)),
        (f"{TITLE}\n{BODY}\n(本文据公开报道改写)", ()),
        (f"{TITLE}\n{BODY}（完）", ()),
        (f"{TITLE}\n{BODY}各县（市、区）都有。", ()),
        (f"{TITLE}\n记者在现场看到，水渠通了。{BODY}", ()),
    ],
)
def test_authors(page: str, authors: tuple[str, ...]) -> None:
    assert header(page).authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "编辑:田小禾",
        "编辑： 田小禾",
        "（责任编辑：田小禾）",
        "【责编：田小禾】",
        "责任编辑：田小禾 审核：何苗",
        "[网络编辑：田小禾]",
        "■责编 田小禾　■版式 阿敏　■校对 肖莉",
    ],
)
def test_editors(line: str) -> None:
    read = header(f"{TITLE}\n{BODY}\n{line}")
    assert (read.editors, read.authors) == (("田小禾",), ())


def test_a_traditional_page_has_a_simplified_header() -> None:
    read = header("縣政協開會\n?——水渠邊的議事會\n人民政協網(wǎng)5月6日電(記者 葉國壯 )2024年是攻堅之年。")
    assert read == Header("县政协开会——水渠边的议事会", "水渠边的议事会", "人民政协网", "2024-05-06", ("叶国壮",), ())


@pytest.mark.parametrize(
    ("end", "authors", "editors"),
    [
        ("（编辑 田小禾）", (), ("田小禾",)),
        ("（责编：田小禾）", (), ("田小禾",)),
        ("\n编辑|田小禾\n校对|何苗\n审核|周一帆", (), ("田小禾",)),
        ("\n编辑 田小禾 校对 何苗 审签 周一帆", (), ("田小禾",)),
        ("\n校对 何苗", (), ()),
        ("（通讯员 王道远 特约记者 赵国树 责任编辑 田小禾）", ("王道远", "赵国树"), ("田小禾",)),
        ("\n（通讯员 王道远 特约记者 赵国树）\n（编辑 田小禾）", ("王道远", "赵国树"), ("田小禾",)),
        ("\n周一帆 摄影报道", ("周一帆",), ()),
    ],
)
def test_credits_at_the_end(end: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    read = header(f"{TITLE}\n{BODY}{end}")
    assert (read.authors, read.editors) == (authors, editors)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_each_short_article_of_a_page_is_signed(gap: str) -> None:
    page = "\n\n".join(
        f"{place}县政协：走访企业\n{BODY}{gap}{signed}"
        for place, signed in [("青山", "（马小芳 杨小强）"), ("清河", "（田小禾）"), ("白石", "（马小芳）")]
    )
    assert header(f"政协简讯\n2024-05-06\n\n{page}").authors == ("马小芳", "杨小强", "田小禾")


def test_applause_signs_nothing() -> None:
    assert header(f"{TITLE}\n{BODY}（掌声）\n一、村口的议事室\n{BODY}（热烈鼓掌）\n{BODY}").authors == ()


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("□王小明", ("王小明",)),
        ("□王小明 李大伟", ("王小明", "李大伟")),
        ("■王小明 李大伟", ("王小明", "李大伟")),
        ("▢ 王小明", ("王小明",)),
        ("◆高效", ()),
        ("■协商进茶园", ()),
        ("王小明/文", ("王小明",)),
        ("王小明 李大伟", ("王小明", "李大伟")),
        ("王小明 本报记者 李大伟", ("王小明", "李大伟")),
        ("水渠边的路", ()),
        ("□民生实事", ()),
        ("（王小明 文/图）", ("王小明",)),
        ("（古丽娜尔）", ("古丽娜尔",)),
        ("本報駐閩記者 施純真", ("施纯真",)),
        ("（记者 王小明 李大伟报道）", ("王小明", "李大伟")),
        ("（记者 王小明 太原报道）", ("王小明",)),
        ("全媒体记者：王小明 李大伟", ("王小明", "李大伟")),
        ("文案：王小明 设计：云图工作室 责编：李四", ("王小明",)),
        ("文：王小明 图：李大伟 审核：赵青", ("王小明",)),
        ("策划 韩雪 撰文 王小明 本版图片由市政协提供", ("王小明",)),
        ("（县政协提案委员会 供稿人：王小明）", ("王小明",)),
        ("执笔：王小明", ()),
        ("摄影：王小明", ()),
        ("核心提示：云州区政协聚焦民生", ()),
        ("内容提要：云州区政协聚焦民生", ()),
        ("阅读提示：云州区政协聚焦民生", ()),
        ("摘要：云州区", ()),
        ("记者：县政协今年办得最热闹的一件事是什么？", ()),
    ],
)
def test_writers_are_authors_and_those_who_did_something_else_are_not(head: str, authors: tuple[str, ...]) -> None:
    assert header(f"{TITLE}\n\n{head}\n\n{BODY}").authors == authors


def test_a_box_in_the_body_marks_an_item() -> None:
    assert header(f"{TITLE}\n\n□王小明\n\n{BODY}\n\n■高效\n\n{BODY}\n\n◆明方向\n\n{BODY}").authors == ("王小明",)


def test_the_day_of_delivery_is_that_of_the_page_only_where_no_other_is() -> None:
    report = f"云州县政协工作报告\n（2024年1月5日在政协云州县第五届委员会第三次会议上）\n{BODY}\n"
    assert header(report).published == "2024-01-05"
    assert header(f"{report}2024年1月20日\n").published == "2024-01-20"


@pytest.mark.parametrize(
    "between",
    [
        "县政协副主席　罗永清",
        "县政协主席 吴培兰（侗族）",
        "（2024年1月5日在政协清河县第五届委员会第三次会议上）\n县政协副主席　罗永清",
        "点击上方蓝字",
        "👆点击蓝字 关注我们",
        "各位委员：",
        "清协办发〔2024〕3号",
        "阅读量：128",
    ],
)
def test_a_line_of_another_kind_is_no_part_of_the_title(between: str) -> None:
    read = header(f"{TITLE}\n{between}\n\n{BODY}")
    assert (read.title, read.authors) == (TITLE, ())


def test_who_gives_a_report_is_a_person() -> None:
    article = parse_article(
        f"清河县政协常委会工作报告\n县政协副主席　罗永清\n各位委员：\n{BODY}", published="2024-03-20"
    )
    assert [(person.name, person.post) for person in article.people] == [("罗永清", "县政协副主席")]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"清河县政协\n首页 | 政协概况 | 提案工作 | 文史资料\n{TITLE}\n——水渠边的议事会", f"{TITLE}——水渠边的议事会"),
        (f"清河县政协\n要闻 · 履职 · 提案 · 委员\n首页 > 要闻\n{TITLE}", TITLE),
        (f"清河日报\n2015年12月29日　星期二　第五版\n{TITLE}", TITLE),
        (
            "政协清河县委员会办公室文件\n清协办发〔2019〕3号\n政协清河县委员会办公室\n关于信息工作情况的通报",
            "政协清河县委员会办公室关于信息工作情况的通报",
        ),
        ("政协简报\n第31期\n内容提要\n●水渠边的议事会\n●提案办得快", "政协简报"),
    ],
)
def test_what_stands_over_a_headline_is_none(head: str, title: str) -> None:
    assert header(f"{head}\n\n{BODY}").title == title


def test_an_outlet_alone_is_that_of_a_page_whose_next_line_has_the_day() -> None:
    assert header(f"清河日报\n2015年12月29日　星期二　第五版\n{TITLE}\n{BODY}").source == "清河日报"
    assert header(f"清河日报 >> 要闻 >> 正文\n2015年12月29日\n{TITLE}\n{BODY}").source == "清河日报"
    assert header(f"给群众一张明白网\n2015年12月29日 星期二\n{BODY}").source is None


def test_the_day_of_the_editors_line_is_not_that_of_the_page() -> None:
    byline = "中青报·中青网记者 王小明 来源：中国青年报（2024年02月05日 01版）"
    read = header(f"{TITLE}\n{byline}\n{BODY}\n责任编辑：李四 2024年02月06日 00:12")
    assert read == Header(TITLE, None, "中国青年报", "2024-02-05", ("王小明",), ("李四",))


def test_the_place_of_an_account_is_no_committee() -> None:
    page = f"{TITLE}\n原创 王小明 云州政协 2024-03-21 18:30 湖南\n点击上方蓝字\n{BODY}今年以来，县政协走访企业82家。"
    article = parse_article(page)
    assert "湖南省政协" not in [organisation.name for organisation in article.organisations]
    visits = next(metric for metric in article.metrics if metric.value == 82)
    assert visits.period is not None and visits.period.edtf == "2024-01-01/2024-03-21"


def test_a_name_alone_is_of_the_writer_but_under_a_report_of_the_speaker() -> None:
    assert header(f"{TITLE}\n王小明\n\n{BODY}").authors == ("王小明",)
    assert header(f"清河县政协常委会工作报告（摘要）\n王小明\n\n{BODY}").authors == ()
    assert header(f"{TITLE}\n王小明\n各位委员：\n{BODY}").authors == ()


def test_what_stands_behind_the_names_of_editors_is_none() -> None:
    assert header(f"{TITLE}\n{BODY}\n责任编辑 李四 王五 E-mail：news@example.org").editors == ("李四", "王五")
