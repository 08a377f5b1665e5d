"""The visible part of a line of a page, and where its words are separate."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents import read_document
from cppcc_extract.errors import DocumentError
from cppcc_extract.models import Document
from tests.documents.made import STORY, document


def read(page: str) -> Document:
    return read_document(page.encode())


def figures(body: str) -> list[tuple[str, str | None]]:
    return [(metric.text, metric.label) for metric in parse_article(read(f"<p>今年，清河县政协{body}。</p>")).metrics]


@pytest.mark.parametrize(
    "figure",
    [
        "<del>268</del>269件",
        "<s>268</s>269件",
        "<strike>26<b>8</b></strike>269件",
        '<span style="text-decoration: line-through">268</span>269件',
        '<span style="text-decoration-line:underline line-through">268件，</span>269件',
        '2<span style="visibility:hidden">7</span>69件',
        '2<b style="opacity:0">7</b><i style="opacity: 0.0;">7</i>69件',
        '2<font style="color:red;font-size:0px">7</font>69件',
        '2<span style="position:absolute;left:-9999px">7</span>69件',
        '2<span style="display:none">7</span>69件',
        '<span style="opacity:0.8">2</span><b style="font-size:0.9em">69</b>件',
        '<span style="font-size:0"><b style="font-size:14px">269</b><b style="font-size:14px">件</b></span>',
        '<span style="left:-10px;font-size:08px">269件</span>',
        "269件<sup>[1]</sup>",
        "269件<sup>②</sup>",
        "269件<sup>1</sup>",
        '269件<sup><a href="#n1">1</a></sup>',
        '<a href="#n1">269件<sup>1</sup></a>',
        "269件<sup>注2</sup>",
        '269件<span style="vertical-align:super">[2-4]</span>',
        "<span>269</span><span>件</span>",
        "2<b>6</b>9件",
        "<b>2</b><b>6</b><i>9</i>件",
    ],
)
def test_the_figure_is_the_one_that_a_reader_sees(figure: str) -> None:
    assert figures(f"立案提案{figure}") == [("269件", "立案提案")]


@pytest.mark.parametrize(
    ("figure", "value", "unit"),
    [
        ("60万m<sup>3</sup>", 600000, "立方米"),
        ("120m<sup>2</sup>", 120, "平方米"),
        ("35km<sup>2</sup>", 35, "平方公里"),
        ("3200米<sup>2</sup>", 3200, "平方米"),
        ("36hm<sup>2</sup>", 36, "公顷"),
    ],
)
def test_a_unit_with_a_power_is_read(figure: str, value: int, unit: str) -> None:
    metrics = parse_article(read(f"<h1>清河县政协履职</h1><p>清河县政协视察水库，库区{figure}。</p>")).metrics
    assert [(m.value, m.unit) for m in metrics] == [(value, unit)]


def test_powers_are_no_digits_of_the_figure() -> None:
    assert read(
        "<p>投入1.2×10<sup>8</sup>元，改造300m<sup>2</sup>、40米<sup>2</sup>，减排CO<sub>2</sub>。</p>"
    ).text == ("投入1.2×10⁸元，改造300㎡、40㎡，减排CO2。")
    assert read("<p>水声潺潺的2<sup>nd</sup>渠和x<sup>2</sup>。</p>").text == "水声潺潺的2nd渠和x²。"


def test_blocks_that_scripts_show_are_read_and_an_open_strike_hides_no_article() -> None:
    lines = "".join(f"<p>{line}</p>" for line in STORY.paragraphs)
    for start in ('<div style="visibility:hidden;opacity:0">', '<div><span style="opacity:0">', "<div><s>"):
        text = read(document(f"<h1>{STORY.title}</h1>{start}{lines}</div>")).text
        assert all(line in text for line in STORY.paragraphs)


BYLINES = [
    ("<span>来源：清河日报</span><span>作者：罗小溪</span>", "清河日报", None),
    ("<span>来源：清河日报</span><span>点击数：12</span><span>2024-09-12</span>", "清河日报", "2024-09-12"),
    ("<i>日期：2024-09-12</i><i>信息来源：清河日报</i><i>字体：[ 大 中 小 ]</i>", "清河日报", "2024-09-12"),
    ("<span>来源：清河日报</span><b>浏览：12</b>", "清河日报", None),
    ("<i>2024-09-12</i><i>10:00:00</i>", None, "2024-09-12"),
    ("<span>清河日报</span><em>2024-09-12</em>", "清河日报", "2024-09-12"),
    ("<em>2024年9月12日</em><span>清河日报</span>", "清河日报", "2024-09-12"),
    ("<span>清河日报</span><em>2024年9月12日</em>", "清河日报", "2024-09-12"),
    ("<span>清河日报</span><span>2024-09-12</span><span>阅读量123次</span>", "清河日报", "2024-09-12"),
    ('<time>2024-09-12</time><time class="updated">2026年1月1日</time>', None, "2024-09-12"),
    ('<time class="updated">2024-09-12</time><span>来源：清河日报</span>', "清河日报", "2024-09-12"),
    ("<span>2024</span>年<span>9</span>月<span>12</span>日 来源：<b>清河</b><b>日报</b>", "清河日报", "2024-09-12"),
    ("<span>2024-09-</span><b>12</b><span>来源：清河日报</span>", "清河日报", "2024-09-12"),
]  # fmt: skip


@pytest.mark.parametrize(("byline", "source", "published"), BYLINES)
def test_a_byline_without_white_space_is_read_as_it_looks(
    byline: str, source: str | None, published: str | None
) -> None:
    lines = "".join(f"<p>{line}</p>" for line in STORY.paragraphs)
    article = parse_article(read(document(f"<div><h1>{STORY.title}</h1><div>{byline}</div>{lines}</div>")))
    assert (article.title, article.source, article.published) == (STORY.title, source, published)


def test_words_of_a_sentence_and_of_a_heading_stay_together() -> None:
    page = (
        "<h1><b>清河县政协</b><b>时间：都去哪了</b></h1>"
        "<p><b>截至</b><b>2024年9月12日</b><span>，立案</span><span>来源：基层</span>的提案9件。</p>"
        "<h3><span>2024年9月12日</span><span>召开主席会议</span></h3>"
    )
    assert read(page).text.replace("\n\n", "\n").split("\n") == [
        "清河县政协时间：都去哪了", "截至2024年9月12日，立案来源：基层的提案9件。", "2024年9月12日召开主席会议",
    ]  # fmt: skip


@pytest.mark.parametrize("reference", ["&#12;", "&#1", "&#x0B;", "&#0031;", "&#xFFFF;", "&#65534;", "&#8;"])
@pytest.mark.parametrize(
    "page",
    [
        "<title>清河县政协</title><article><p>清河县政协立案提案9件。</p></article>收到{}信息12条",
        '<h1 id="activity-name">清河县政协</h1><em>原创</em> <a id="js_name">清河{}政协</a>'
        "<p>清河县政协立案提案9件，收到信息12条。</p>",
    ],
)
def test_a_reference_to_what_is_no_character_is_a_space(page: str, reference: str) -> None:
    assert [(m.value, m.unit) for m in parse_article(read(page.format(reference))).metrics] == [(9, "件"), (12, "条")]


def test_other_references_are_read() -> None:
    assert figures("立案提案&#50;&#x36;9&#20214;，&#13;办复率9&#0056;%") == [("269件", "立案提案"), ("98%", "办复率")]


def test_a_figure_is_not_parted_from_its_unit_by_a_break() -> None:
    assert figures("立案提案269<br>件，办复率98<br/>%") == [("269件", "立案提案"), ("98%", "办复率")]
    for lines in ("电话：88321<br>人民路77号", "立案提案269件<br>办复率98%", "2024<br>年度履职情况"):
        assert read(f"<p>{lines}</p><p>清河县政协。</p>").text.startswith(lines.replace("<br>", "\n"))


def test_a_day_of_the_page_that_is_fuller_than_that_of_the_byline() -> None:
    lines = "".join(f"<p>{line}</p>" for line in STORY.paragraphs)
    head = '<meta name="PubDate" content="2024-09-12">'
    for said, published in (("2024-09", "2024-09-12"), ("2024-09-11", "2024-09-11"), ("", "2024-09-12")):
        byline = f"<p>发布时间：{said}</p>" if said else ""
        assert read(document(f"<h1>{STORY.title}</h1>{byline}{lines}", head=head)).published == published


def test_a_tag_with_too_many_attributes_is_refused_before_it_is_parsed() -> None:
    many = " ".join(f"a{n}=1" for n in range(1001))
    for tag in (f"<p {many}>", "<p " + "".join(f"a{n}='>'" for n in range(1001)) + ">", f"<script></script><p {many}"):
        with pytest.raises(DocumentError, match="1000 attributes"):
            read(f"<html><body>{tag}清河县政协")
    text = " ".join(["a<b"] + ["x"] * 2000)
    page = f"<html><!-- <p {many}> --><script>{text}</script><p {many[:600]} title='{text}'>清河县政协"
    assert read(page).text == "清河县政协"


@pytest.mark.parametrize(
    "number",
    [
        "<math><mn>128</mn></math>",
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mn>1</mn><mn>28</mn></mrow></math>',
        "<math>\n <semantics><mrow><mn>128</mn></mrow><annotation>128</annotation></semantics>\n</math>",
        "<mjx-container><mjx-assistive-mml><math><mn>128</mn></math></mjx-assistive-mml></mjx-container>",
        '<span class="katex"><span class="katex-mathml"><math><mn>128</mn></math></span><span>128</span></span>',
        '<span><nobr>128</nobr><span class="MJX_Assistive_MathML"><math><mn>128</mn></math></span></span>',
    ],
)
def test_a_number_that_is_set_as_a_formula_is_read_once(number: str) -> None:
    assert figures(f"收到提案{number}件，立案86件") == [("128件", "收到提案"), ("86件", "立案提案")]


@pytest.mark.parametrize(
    "inside",
    [
        "<mfrac><mn>3</mn><mn>4</mn></mfrac>",
        "<mrow><mn>12</mn><msup><mn>8</mn><mn>2</mn></msup></mrow>",
        "<semantics><msqrt><mn>128</mn></msqrt></semantics>",
    ],
)
def test_a_formula_of_more_than_one_line_makes_no_figure(inside: str) -> None:
    page = read(f"<p>今年，清河县政协收到提案<math>{inside}</math>件，立案86件。</p>")
    assert [warning.code for warning in page.warnings if warning.code != "html.fallback"] == ["html.formula"]
    assert [metric.text for metric in parse_article(page).metrics] == ["86件"]
