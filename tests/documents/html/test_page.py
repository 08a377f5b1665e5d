"""The article of a page, besides its main text: folded parts, copies, readers' comments."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents import read_document
from cppcc_extract.errors import DocumentError
from cppcc_extract.models import Document
from tests.documents.made import RELATED, STORY, document

HEAD = f"<h1>{STORY.title}</h1><p>{STORY.published} 来源：{STORY.source}</p>"
FIGURES = 13


def read(body: str, **more: str) -> Document:
    return read_document(document(body, **more).encode())


def paragraphs(start: int = 0, end: int | None = None) -> str:
    return "".join(f"<p>{line}</p>" for line in STORY.paragraphs[start:end])


def lines_of(page: Document) -> list[str]:
    return [line for line in page.text.split("\n") if line]


ARTICLE = [STORY.title, f"{STORY.published} 来源：{STORY.source}", *STORY.paragraphs]


def test_what_is_folded_is_read_where_it_stands() -> None:
    hidden = f'<div style="display:none">{paragraphs(3, 6)}</div>'
    page = read(f"<div>{HEAD}{paragraphs(0, 3)}{hidden}<a href='javascript:f()'>展开全文</a>{paragraphs(6)}</div>")
    assert [line for line in lines_of(page) if line != "展开全文"] == ARTICLE
    assert page.warnings == ()
    twice = f'<div class="more" hidden>{paragraphs()}</div>'
    page = read(f"<div>{HEAD}<div>{paragraphs(0, 3)}</div>{twice}<button>展开全文</button></div>")
    assert lines_of(page) == ARTICLE


def test_what_is_hidden_and_not_unfolded_is_left_out_with_a_warning_if_it_is_much() -> None:
    page = read(f"<div>{HEAD}{paragraphs(0, 1)}<div style='display:none'>{paragraphs(1) * 2}</div></div>")
    assert lines_of(page) == ARTICLE[:3]
    assert [warning.code for warning in page.warnings] == ["html.hidden"]
    for little in ("<p>提案4444件。</p>", paragraphs()):
        page = read(f"<div>{HEAD}{paragraphs()}</div><div style='display:none'>{little}</div>")
        assert lines_of(page) == ARTICLE
        assert page.warnings == ()


def test_a_page_that_is_hidden_as_a_whole_is_read() -> None:
    assert lines_of(read(f"<div>{HEAD}{paragraphs()}</div>", body_tag='<body style="display:none">')) == ARTICLE


REPLIES = "".join(
    f"<div><b>网友{n}</b> 2024-05-1{n}<p>政协的工作真的不错，今年开展调研{n + 100}次，希望继续办好这样的实事，"
    "让群众得到更多实惠。</p></div>"
    for n in range(9)
)


@pytest.mark.parametrize(
    "replies",
    [
        f"<div><h3>网友留言</h3>{REPLIES * 4}</div>",
        f"<div><div>最新评论（9条）</div><div>{REPLIES}</div></div>",
        f"<h3>全部评论</h3>{REPLIES}",
        "<dl><dt>网友评论</dt><dd>石头：支持！提案888件真不少。 2024-09-13</dd></dl>",
        "<div><p>我要评论</p><p>石头</p><p>提案888件，支持。</p><p>回复 举报 赞(3)</p></div>",
    ],
)
def test_what_readers_wrote_is_none_of_the_article(replies: str) -> None:
    for page in (f"<div>{HEAD}{paragraphs()}</div>{replies}", f"<div>{HEAD}{paragraphs()}{replies}</div>"):
        assert len(parse_article(read(page)).metrics) == FIGURES


def test_a_heading_about_readers_in_the_article_ends_it_not() -> None:
    inside = "<h3>网友留言</h3><p>“石头”：建议给老街加装路灯。</p><h3>政协回应</h3>"
    page = read(f"<div>{HEAD}{paragraphs(0, 3)}{inside}{paragraphs(3)}</div>")
    assert [line for line in lines_of(page) if line in ARTICLE] == ARTICLE
    assert "网友留言" in page.text
    # A box of readers' words over the article
    page = read(f"<div><h3>网友评论</h3>{REPLIES[:300]}</div><div>{HEAD}{paragraphs()}</div>")
    assert [line for line in lines_of(page) if line in ARTICLE] == ARTICLE


def test_a_copy_for_another_screen_is_read_once() -> None:
    one = f"{HEAD}{paragraphs()}"
    assert lines_of(read(f'<div class="pc">{one}</div><div class="mobile">{one}</div>')) == ARTICLE
    quoted = f"<div>{HEAD}<p>{STORY.paragraphs[0]}</p>{paragraphs()}</div>"
    assert lines_of(read(quoted))[3:] == list(STORY.paragraphs)


INTRO = f"""<div class="viewbox"><div><h2>{STORY.title}</h2></div><div class="info">时间：{STORY.published}
来源：{STORY.source}</div><div class="intro">{{}}</div><div class="content">{paragraphs(2)}{paragraphs(0, 2)}</div>
<div><a href="/a">上一篇：青山区政协召开第17次主席会议</a></div><ul>{RELATED}</ul></div>"""


@pytest.mark.parametrize(
    ("intro", "subtitle"),
    [
        ("今年以来，清河县政协走访群众，开展调研...", None),
        ("今年以来，清河县政协走访群众，开展调研……", None),
        (STORY.paragraphs[2][:25], None),
        ("——清河县政协协商工作见闻", "清河县政协协商工作见闻"),
        ("——那一年的春天……", "那一年的春天……"),
    ],
)
@pytest.mark.parametrize("page", [INTRO, INTRO.replace("<a href", "<a name")], ids=["apart", "inside"])
def test_a_teaser_under_the_headline_is_no_subtitle(page: str, intro: str, subtitle: str | None) -> None:
    read_page = read(page.format(intro), title=f"{STORY.title}_清河县政协")
    article = parse_article(read_page)
    assert article.subtitle == subtitle
    assert article.title == (f"{STORY.title}——{subtitle}" if subtitle else STORY.title)
    assert (intro in read_page.text.split("\n")) == (subtitle is not None)


ACCOUNT = f"""<div id="img-content"><h1 id="activity-name">{STORY.title}</h1><div id="meta_content">{{}}<span
id="profileBt"><a href="javascript:void(0);" id="js_name">\n清河政协 </a><div id="js_profile_qrcode"
style="display:none">微信号 qhzx 功能介绍 清河县政协官方</div></span><em id="publish_time">{{}}</em><em
id="js_ip_wording_wrp">河北</em></div><div id="js_content" style="visibility: hidden; opacity: 0;">{paragraphs()}</div>
<div>预览时标签不可点</div><p>阅读 1234</p><p>在看 56</p><p>赞 7</p></div>"""


@pytest.mark.parametrize(
    ("marks", "authors"),
    [
        ('<span id="copyright_logo">原创</span><span class="rich_media_meta_text">罗小溪</span>', ("罗小溪",)),
        ('<span id="copyright_logo">原创</span><span><span id="js_author_name">罗小溪</span></span>', ("罗小溪",)),
        ('<span class="rich_media_meta_text"><span id="js_author_name">罗小溪</span></span>', ("罗小溪",)),
        ('<span id="copyright_logo">原创</span>', ()),
        ("", ()),
    ],
)
@pytest.mark.parametrize("moment", ["2024年05月06日 09:12", ""])
def test_the_byline_of_a_public_account(marks: str, authors: tuple[str, ...], moment: str) -> None:
    page = read(ACCOUNT.format(marks, moment), head=f'<meta property="og:title" content="{STORY.title}">')
    article = parse_article(page)
    assert (article.title, article.subtitle, article.source) == (STORY.title, None, "清河政协")
    assert (article.published, article.authors) == ("2024-05-06" if moment else None, authors)
    assert not [word for word in ("原创", "预览", "阅读", "在看", "河北", "qhzx") if word in page.text]


def test_frames_pictures_with_links_and_empty_templates_are_named() -> None:
    noframes = "<noframes><body>您的浏览器不支持框架</body></noframes>"
    with pytest.raises(DocumentError, match=r"a\.htm, b\.htm.*save the one"):
        read_document(f'<html><frameset><frame src="a.htm"><frame src="b.htm"></frameset>{noframes}</html>'.encode())
    with pytest.raises(DocumentError, match=r"picture with links \(c1\.htm, c2\.htm\)"):
        read('<img usemap="#m"><map name="m"><area coords="1,2" href="c1.htm"><area href="c2.htm"></map>')
    with pytest.raises(DocumentError, match=r"scripts.*browser"):
        read('<div id="app"><h1>{{title}}</h1><p>来源：{{ source }}</p></div>', title=STORY.title)


def test_a_post_in_a_forum() -> None:
    body = "<br><br>".join(STORY.paragraphs)
    page = f"""<table id="pid1"><tr><td><div>石头记</div><p>主题 12 帖子 345</p></td><td><h1>{STORY.title}</h1>
<table><tr><td id="postmessage_1">{body}</td></tr></table></td></tr></table>
<table id="pid2"><tr><td>白帆<p>主题 3 帖子 45</p></td><td><table><tr><td id="postmessage_2">我们那边开展调研99次，
走访群众5000人次，不比你们少。</td></tr></table></td></tr></table>"""
    read_page = read(page, title=f"{STORY.title} - 时政 - 清河论坛 - Powered by Discuz!")
    article = parse_article(read_page)
    assert (read_page.title, article.title, len(article.metrics)) == (STORY.title, STORY.title, FIGURES)
    assert read(f"<div>{body}</div>", title="Powered by Discuz! X3.4").title is None


def test_a_page_of_one_preformatted_text_is_recognised() -> None:
    text = "\n\n".join(f"　　{line}" for line in STORY.paragraphs)
    page = read(f"{HEAD}<pre>\n{text}\n</pre>")
    assert (lines_of(page), page.warnings) == (ARTICLE, ())


def ld(*items: str) -> str:
    return f'<script type="application/ld+json">[{",".join(items)}]</script>'


@pytest.mark.parametrize(
    ("items", "published"),
    [
        (['{"@type":"WebSite","datePublished":"2009-01-01"}'], None),
        (['{"@type":"WebPage","datePublished":"2009-01-01","title":"清河县政协网站欢迎您"}'], None),
        (
            [
                '{"@type":"WebSite","datePublished":"2009-01-01"}',
                '{"@type":"NewsArticle","headline":"x","datePublished":"2024-09-12T09:12:00+08:00"}',
            ],
            "2024-09-12",
        ),
        (['{"@type":["Thing","BlogPosting"],"datePublished":"2024-09-12"}'], "2024-09-12"),
        (['{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2024-09-12"}}'], "2024-09-12"),
        (['{"pubDate":"2024-09-12T09:00:00","title":"x"}', '{"@type":"Organization","name":"y"}'], "2024-09-12"),
        (
            [
                '{"@type":"Article","datePublished":"2024-09-12"}',
                '{"@type":"Article","datePublished":"2024-08-01"}',
            ],
            None,
        ),
    ],
)
def test_the_day_of_linked_data_is_that_of_the_article(items: list[str], published: str | None) -> None:
    assert read(f"<h1>{STORY.title}</h1>{paragraphs()}", head=ld(*items)).published == published


TIME = '<time itemprop="datePublished" datetime="{}">{}</time>'


@pytest.mark.parametrize(
    ("place", "published"),
    [
        ("<p>{}</p>", "2024-05-06"),
        ('<div><a href="/qh">清河日报</a>{}</div>', "2024-05-06"),
        ("<ul><li>{}</li><li><a href='/a'>罗小溪</a></li></ul>", "2024-05-06"),
        ("<aside><p>{}</p></aside>", None),
        ("<nav>{}</nav>", None),
        ('<ul><li><a href="/a">青山区政协召开会议</a>{}</li></ul>', None),
        ('<div><h4><a href="/a">青山区政协召开会议</a></h4>{}</div>', None),
        (f"<div>{{}}{TIME.format('2024-01-02', '')}</div>", None),
    ],
)
def test_the_day_that_an_element_marks_is_that_of_the_article(place: str, published: str | None) -> None:
    marked = place.format(TIME.format(STORY.published, ""))
    assert read(f"<div><h1>{STORY.title}</h1>{paragraphs()}</div>{marked}").published == published
