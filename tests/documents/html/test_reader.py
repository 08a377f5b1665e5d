"""Pages as committees and newspapers publish them."""

from __future__ import annotations

import re

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.documents import read_document
from cppcc_extract.documents.html import body
from cppcc_extract.documents.html import reader as html
from cppcc_extract.documents.html.lines import read_lines
from cppcc_extract.errors import DocumentError
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document
from tests.documents import made
from tests.documents.made import SHAPES, STORY, Story
from tests.documents.seed_files import lines_of
from tests.samples import load_samples

TEXTS = {sample.name: sample.text for sample in load_samples()}
JUNK = ("青山区", "白河市", "ICP", "首页", "分享到", "555", "扫一扫", "打印")
FIGURES = [
    "3200亩",
    "近200亩",
    "869件",
    "100%",
    "98.5%",
    "12次",
    "9篇",
    "46条",
    "14个",
    "58个",
    "96场",
    "127个",
    "20个",
]


def read(page: str, encoding: str = "utf-8") -> Document:
    return read_document(page.encode(encoding, "xmlcharrefreplace"))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_gives_the_article_and_nothing_of_the_page(shape: str) -> None:
    document = read(SHAPES[shape](STORY))
    lines = document.text.split("\n")
    assert [line for line in lines if line in STORY.lines] == STORY.lines
    assert not [word for word in JUNK if word in document.text]
    rest = [line for line in lines if line and line not in STORY.lines]
    assert all(parse_article(line).title is None or len(line) < 50 for line in rest)
    assert (document.title, document.published) == (STORY.title, STORY.published)
    assert document.kind == "html"


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_read_from_a_page_is_what_the_article_says(shape: str) -> None:
    document = read(SHAPES[shape](STORY))
    article = parse_article(document.text)
    assert (article.title, article.published) == (STORY.title, STORY.published)
    assert [metric.text for metric in article.metrics] == FIGURES
    if shape != "newspaper":  # which names itself in the title of the page alone
        assert document.source == STORY.source


@pytest.mark.parametrize(
    ("declared", "encoding", "told"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("utf-8", "gbk", "gb18030"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),
        ("", "gbk", "gb18030"),
        ("gb2312", "utf-16", "utf-16-le"),
    ],
)
def test_the_encoding_is_found_whatever_the_page_declares(declared: str, encoding: str, told: str) -> None:
    page = made.modern(STORY).replace('<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else "")
    document = read(page, encoding)
    assert document.encoding == told
    assert document.text == read(made.modern(STORY)).text


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8"])
def test_a_page_in_big5(declared: str) -> None:
    story = Story(
        "清河縣政協把協商桌搬到田埂上",
        "清河日報",
        "2024-05-06",
        (
            "今年以來，清河縣政協立案提案869件，辦復率100%。",
            "水通了。",
            "委員們說，坐下來一談就明白了，路往哪裡走，大家心裡都有數。",
        ),
    )
    page = made.document(made.fragment(story), charset=declared, title=story.title)
    document = read(page, "big5")
    assert document.encoding == "big5"
    assert [line for line in document.text.split("\n") if line in story.lines] == story.lines


def test_white_space_of_the_source_is_none_of_the_text() -> None:
    page = "<p>\n\t今年，清河县政协立案\n    提案<b>8</b><i>69</i>件，\n 办复率 100%。<!-- 注 -->完了。</p>"
    assert read(page).text == "今年，清河县政协立案提案869件，办复率 100%。完了。"


def test_what_is_not_shown_is_left_out() -> None:
    page = (
        '<p>立案提案869件。<script>var a="提案1件"</script></p>'
        '<p style="display: none">提案2件。</p><p hidden>提案3件。</p><noscript>提案4件。</noscript><style>p{}</style>'
        "<p>明<ruby>德<rt>dé</rt></ruby>。</p><select><option>提案5件</option></select>"
    )
    assert read(page).text == "立案提案869件。\n\n明德。"


def test_tables_and_lists_become_lines_that_are_read() -> None:
    rows = [("项目", "数量", "单位"), ("立案提案", "869", "件"), ("开展专题调研", "12", "次")]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"""<h1>清河县政协一年履职情况</h1><p>今年以来，清河县政协各项工作有序推进，主要情况见下表。</p>
<table>{cells}</table><ul><li>一是抓好提案办理。</li><li>二是抓好调研。</li></ul>"""
    document = read(page)
    assert document.text.split("\n") == [
        "清河县政协一年履职情况", "", "今年以来，清河县政协各项工作有序推进，主要情况见下表。", "",
        "| 项目 | 数量 | 单位 |", "| 立案提案 | 869 | 件 |", "| 开展专题调研 | 12 | 次 |", "",
        "一是抓好提案办理。", "二是抓好调研。",
    ]  # fmt: skip
    metrics = parse_article(document.text).metrics
    assert [(m.label, m.value, m.unit) for m in metrics] == [("立案提案", 869, "件"), ("开展专题调研", 12, "次")]


def test_headings_over_and_under_the_headline_come_with_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY.paragraphs)
    page = f"""<div class="logo">清河政协网</div>
<div><h3>履职一线</h3><h1>{STORY.title}</h1><h2>——清河县政协协商工作综述</h2></div>
<div class="text">{body}</div><div>责任编辑：田小禾</div><div>相关新闻</div>"""
    lines = [line for line in read(made.document(page, title=f"{STORY.title}_清河政协网")).text.split("\n") if line]
    assert lines[:4] == ["履职一线", STORY.title, "——清河县政协协商工作综述", STORY.paragraphs[0]]
    assert lines[-1] == "责任编辑：田小禾"


def test_a_headline_that_only_the_title_of_the_page_has() -> None:
    body = made._paragraphs(STORY.paragraphs)
    document = read(made.document(f"<div>{body}</div>", title=f"{STORY.title} - 政协要闻 - 清河政协网"))
    assert document.text.startswith(f"{STORY.title}\n")
    nameless = read(made.document(f"<div>{body}</div>", title="清河县政协门户网站"))
    assert nameless.title is None
    assert nameless.text.startswith(STORY.paragraphs[0])


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="PubDate" content="2024-05-06 08:30">', "2024-05-06"),
        ('<meta property="article:published_time" content="2024-05-05T20:30:00Z">', "2024-05-06"),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2024-5-6"}]}</script>', "2024-05-06"),
        ('<script type="application/ld+json">{"pubDate":"2024-05-06T09:00:00"}</script>', "2024-05-06"),
        ('<script type="application/ld+json">{"pubDate":' + "[" * 5000 + "</script>", None),
        ('<meta name="PubDate" content="2024-13-40">', None),
        ('<meta name="PubDate" content="">', None),
        ('<meta property="article:modified_time" content="2024-05-06">', None),
        ('<meta name="date" content="2024-05-06">', None),
        ('<meta property="og:image" content="https://example.com/2024/05/06/a.jpg">', None),
        ('<link rel="canonical" href="https://example.com/20240506/a.html">', None),
        ("", None),
    ],
)
def test_the_day_is_what_the_page_calls_its_day_of_publication(head: str, published: str | None) -> None:
    body = (
        f"<h1>{STORY.title}</h1><p>2023年3月2日，清河县政协召开全体会议，立案提案869件。</p>"
        "<p>© 2009-2031 清河县政协</p>"
    )
    assert read(made.document(body, head=head, title=STORY.title)).published == published


def test_the_address_is_the_one_that_the_page_gives() -> None:
    body = f"<p>{STORY.paragraphs[0]}</p>"
    canonical = '<link rel="canonical" href="https://example.com/a.html">'
    assert read(made.document(body, head=canonical)).url == "https://example.com/a.html"
    assert read(made.document(body, head='<link rel="canonical" href="javascript:alert(1)">')).url is None
    saved = "<!-- saved from url=(0024)https://example.com/b.html -->"
    assert read(f"{saved}<html><body>{body}</body></html>").url == "https://example.com/b.html"


def test_a_page_that_is_not_recognised_is_read_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(made.modern(STORY)).warnings == ()
    monkeypatch.setattr(body, "main_lines", lambda tree: frozenset())
    document = read(made.modern(STORY))
    assert [warning.code for warning in document.warnings] == ["html.fallback"]
    assert all(line in document.text for line in STORY.lines)


def test_frames_and_pages_made_by_scripts_are_named_with_the_remedy() -> None:
    with pytest.raises(DocumentError, match=r"main\.html.*save the one"):
        read('<html><frameset><frame src="top.html"><frame src="main.html"></frameset></html>')
    with pytest.raises(DocumentError, match=r"scripts.*browser"):
        read('<html><body><div id="app"></div><script>var a="提案555件"</script></body></html>')


def test_pages_that_nest_deep_or_have_no_end() -> None:
    text = "清河县政协立案提案869件。"
    assert read("<html><body>" + "<div>" * 1500 + text).text == text
    assert read("<p><font>" * 500 + text).text == text
    with pytest.raises(DocumentError, match=r"nests more than 2000.*browser"):
        read("<html><body>" + "<div>" * 100_000 + text)
    with pytest.raises(DocumentError, match="more than 200000 elements"):
        read("<html><body>" + "<i></i>" * 200_000 + text)


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "HTML_BYTES", 1000)
    with pytest.raises(DocumentError, match="the page has more than"):
        read(made.modern(STORY))


def test_entities_and_characters_that_no_text_has() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>立案&#xD800;提案&#0;869&nbsp;件\x00&a;。</p>'
    text = read(page).text
    text.encode("utf-8")
    assert "root" not in text
    assert re.search("立案.*869\xa0件", text)


def test_every_line_of_a_page_is_seen() -> None:
    page = read_lines(
        html.parse_tree("<body>甲<p>乙<div>丙<br>丁</div>戊<table><tr><td>己<td>庚</table>辛"),
        Lexicon.default().derived(build_patterns),
    )
    assert [line.text for line in page.lines] == list("甲乙丙丁戊己庚辛")


@pytest.mark.parametrize("shape", SHAPES)
def test_no_paragraph_of_real_articles_is_lost(shape: str) -> None:
    for name in ("c10", "c12", "001_22a6aa23452ad7a8", "004_25de0b0cc8aced57"):
        first, *rest = [line for line in lines_of(TEXTS[name]) if "Copyright" not in line]
        text = read(SHAPES[shape](Story(first, "清河日报", "2024-05-06", tuple(rest)))).text
        lines = {" ".join(line.split()) for line in text.split("\n")}
        assert [line for line in rest if " ".join(line.split()) not in lines] == []
        assert not [word for word in JUNK[:3] if word in text]


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_page_may_leave_out_the_tags_of_its_head_and_body(shape: str) -> None:
    page = SHAPES[shape](STORY)
    bare = re.sub(r"</?(?:html|head|body)\b[^>]*>", "", page)
    assert read_document(bare.encode()).text == read_document(page.encode()).text


@pytest.mark.parametrize("tag", ["article", "section", "main", "header"])
def test_an_element_that_the_parser_does_not_know_begins_the_body(tag: str) -> None:
    page = f"<!doctype html><title>清河</title><{tag}>甲，水通了。</{tag}>乙，路通了。<p>丙，电通了。"
    assert read_document(page.encode()).text.split() == ["甲，水通了。", "乙，路通了。", "丙，电通了。"]


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li>收到提案<strong>128</strong>件</li><li>开展专题调研12次</li><li>走访企业<b>30</b>家</li></ul>",
        "<p>收到提案<strong>128</strong>件<br>开展专题调研12次<br>\n走访企业30家</p>",
        "<ol><li><p>收到提案<em>128</em>件</p></li>\n<li><p>开展专题调研12次</p></li><li>走访企业30家</li></ol>",
        "<dl><dt>收到提案128件</dt><dd>开展专题调研<span>12</span>次</dd><dd>走访企业30家</dd></dl>",
    ],
)
def test_short_items_are_a_line_each(block: str) -> None:
    page = made.document(f"<h1>清河县政协一年记</h1>{block}<p>下一步，县政协将把协商议事室建到每一个村口。</p>")
    assert read(page).text.split()[1:4] == ["收到提案128件", "开展专题调研12次", "走访企业30家"]
