"""What a page says of itself."""

from __future__ import annotations

import pytest

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
        (f"{TITLE}\n文/周一帆 图/田小禾\n{BODY}", ("周一帆", "田小禾")),
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
    ],
)
def test_editors(line: str) -> None:
    read = header(f"{TITLE}\n{BODY}\n{line}")
    assert (read.editors, read.authors) == (("田小禾",), ())


def test_a_traditional_page_has_a_simplified_header() -> None:
    read = header("縣政協開會\n?——水渠邊的議事會\n人民政協網(wǎng)5月6日電(記者 葉國壯 )2024年是攻堅之年。")
    assert read == Header("县政协开会——水渠边的议事会", "水渠边的议事会", "人民政协网", "2024-05-06", ("叶国壮",), ())


@pytest.mark.parametrize(
    ("line", "source", "published", "authors"),
    [
        ("清河日报 2023年1月12日 星期四 第03版 要闻", "清河日报", "2023-01-12", ()),
        ("2023年1月12日 星期四 清河日报 第3版", "清河日报", "2023-01-12", ()),
        ("第A03版：要闻 清河日报 2023-01-12", "清河日报", "2023-01-12", ()),
        ("清河晚报　2023年01月12日　版次：A05", "清河晚报", "2023-01-12", ()),
        ("清河日报 二〇〇八年十一月五日", "清河日报", "2008-11-05", ()),
        ("二○一九年十二月二十八日 清河政协网", "清河政协网", "2019-12-28", ()),
        ("二〇一九年十月二十日", None, "2019-10-20", ()),
        ("清河政协网  2019-09-26 10:15  文/周一帆", "清河政协网", "2019-09-26", ("周一帆",)),
        ("清河政协网 2019-09-26 文 图/周一帆 田小禾", "清河政协网", "2019-09-26", ("周一帆", "田小禾")),
        ("清河政协网 2019-09-26 周一帆 文/图", "清河政协网", "2019-09-26", ("周一帆",)),
        ("2019-09-26 清河县融媒体中心 撰文 周一帆", "清河县融媒体中心", "2019-09-26", ("周一帆",)),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_imprint(line: str, source: str | None, published: str, authors: tuple[str, ...], above: bool) -> None:
    read = header(f"{line}\n\n{TITLE}\n\n{BODY}" if above else f"{TITLE}\n{line}\n{BODY}")
    assert read == Header(TITLE, None, source, published, authors, ())


@pytest.mark.parametrize(
    "title",
    ["2023年1月12日清河县政协全会记", "清河日报 十年记者手记", "供销社 2023年以来的变化", "编辑 出版文史资料的那些年"],
)
def test_a_headline_with_a_day_or_an_outlet_is_no_imprint(title: str) -> None:
    assert header(f"{title}\n\n{BODY}").title == title


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
