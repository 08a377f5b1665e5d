"""The line below or above a headline: the outlet, the day, the writers."""

from __future__ import annotations

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.clean.head_lines import read_head_line
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.document import Header

BODY = "县政协今年立案提案120件，办复率100%，委员们普遍表示满意，这是近年来最好的一年。"
TITLE = "清河县政协把协商搬到村口"


def header(text: str) -> Header:
    return clean_document(text, Lexicon.default()).header


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
        ("政协察哈尔右翼中旗委员会办公室　　2016年9月8日", "政协察哈尔右翼中旗委员会办公室", "2016-09-08", ()),
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
    ("line", "source", "published", "authors"),
    [
        ("原创 王小明 云州政协 2024-02-05 18:00 山西", "云州政协", "2024-02-05", ("王小明",)),
        ("原创 云州政协 2024-02-05", "云州政协", "2024-02-05", ()),
        ("云州政协 2024-03-21 18:30 发表于湖南", "云州政协", "2024-03-21", ()),
        ("陇原协商　2023-01-14 18:05", "陇原协商", "2023-01-14", ()),
        ("云州政协 2024-03-21 18:30 IP属地：山西 阅读 1.2万", "云州政协", "2024-03-21", ()),
        ("05 特别报道  彩云协商报  2019年10月15日 星期二", "彩云协商报", "2019-10-15", ()),
        ("星期二 2019年10月15日 第05版 特别报道 彩云协商报", "彩云协商报", "2019-10-15", ()),
        ("（2019年10月15日第3版）", None, "2019-10-15", ()),
        ("《 彩云协商报 》（ 2019年10月15日　第 05 版）", "彩云协商报", "2019-10-15", ()),
        ("彩云晚报　2019年10月15日　A05·两会特刊", "彩云晚报", "2019-10-15", ()),
        ("彩云晨讯 2019-10-15 A05版 | 民声·政协", "彩云晨讯", "2019-10-15", ()),
        ("2005年01月21日17:42　彩云通讯社", "彩云通讯社", "2005-01-21", ()),
        ("云州县政协办公室编印 2017年9月26日", "云州县政协办公室", "2017-09-26", ()),
        (
            "中青报·中青网记者 王小明 来源：中国青年报（2024年02月05日 01版）",
            "中国青年报",
            "2024-02-05",
            ("王小明",),
        ),
        ("来源：彩云日报 2019年10月15日 03版 作者：王小明", "彩云日报", "2019-10-15", ("王小明",)),
        (
            "云中晨报记者 王小明 通讯员 李大伟 来源：云中晨报 2019-10-15",
            "云中晨报",
            "2019-10-15",
            ("王小明", "李大伟"),
        ),
        ("本报记者 王小明 《彩云日报》（2019年10月15日 第 03 版）", "彩云日报", "2019-10-15", ("王小明",)),
        ("来源:黔声网 2021-03-09 08:12 评论员:许知行 栏目:山城微评", "黔声网", "2021-03-09", ("许知行",)),
    ],
)
def test_a_head_line_is_read_as_a_whole(line: str, source: str, published: str, authors: tuple[str, ...]) -> None:
    read = header(f"{TITLE}\n{line}\n{BODY}")
    assert read == Header(TITLE, None, source, published, authors, ())


@pytest.mark.parametrize(
    "title",
    [
        "清河县政协把协商搬到村口 2024年5月",
        "十年记者 一支笔写不尽清河事",
        "05后委员的第一份提案",
        "文化馆里的协商会",
        "本报评论员文章引热议",
    ],
)
def test_a_headline_is_no_head_line(title: str) -> None:
    assert header(f"{title}\n\n{BODY}").title == title


@pytest.mark.parametrize(
    "line",
    [
        "01 收到提案128件",
        "A1 收到提案128件",
        "视频：收到提案128件",
        "2024年5月，收到提案128件",
        "收到提案128件 立案86件",
        "本报讯（记者 周一帆 通讯员 田小禾）为期一天半的县政协",
        "通讯员走进县政协",
    ],
)
def test_a_line_of_figures_is_no_head_line(line: str) -> None:
    patterns = Lexicon.default().derived(build_patterns)
    assert read_head_line(line, patterns) is None
