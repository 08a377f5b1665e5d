"""HTML pages and Word files made around an article, in the shapes that committees and newspapers give them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile


class Story(NamedTuple):
    """An article: its lines are all that a reader of a page made around it wants, in order."""

    title: str
    source: str
    published: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        return [self.title, *self.paragraphs]


STORY = Story(
    title="清河县政协把协商桌搬到田埂上",
    source="清河日报",
    published="2024-05-06",
    paragraphs=(
        "清明刚过，柳溪镇的茶园里已是一片忙碌。清河县政协委员周一帆蹲在田埂上，同茶农一笔一笔地算账：今年春茶采摘面积3200亩，比去年增加近200亩。",
        "聚焦民生 回应关切",
        "今年以来，县政协立案提案869件，办复率100%，委员满意率98.5%；开展专题调研12次，形成调研报告9篇，提出意见建议46条。",
        "▲委员在柳溪镇察看水渠。",
        "“水从哪里来，路往哪里走，坐下来一谈就明白了。”柳溪村党支部书记田大山说。",
        "水通了。",
        "据介绍，县政协在全县14个乡镇建起协商议事室58个，开展协商活动96场，帮助群众解决饮水、道路、就医等方面的问题127个。",
        "下一步，县政协将把协商议事室建到每一个村口，力争年内再建20个，让群众说话有地方、办事有回音。",
    ),
)

MENU = "".join(
    f'<li><a href="/{n}.html">{word}</a></li>'
    for n, word in enumerate(("首页", "政协概况", "政协要闻", "提案工作", "委员风采", "文史天地", "专题专栏"))
)
RELATED = "".join(
    f'<li><a href="/art/{n}.html">{line}</a><span>2024-04-{10 + n}</span></li>'
    for n, line in enumerate(
        (
            "青山区政协召开第17次主席会议",
            "白河市政协委员提交提案415件",
            "云岭县政协开展视察活动23次",
            "东湖区政协办结重点提案31件",
            "石门县政协走访企业72家",
        )
    )
)
FOOTER = (
    "主办：清河县政协办公室 地址：清河县人民路77号 "
    "Copyright © 2009-2031 清河县政协 版权所有 某ICP备12345678号-1 访问量：88321次"
)
SCRIPT = '<script>var total = 999; document.write("提案555件");</script><style>.a{color:red}</style>'


def document(body: str, *, head: str = "", title: str = "", charset: str = "utf-8", body_tag: str = "<body>") -> str:
    """A whole page around a body."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="{charset}">\n'
        f"<title>{title}</title>\n{head}\n{SCRIPT}</head>\n{body_tag}\n{body}\n</body>\n</html>\n"
    )


def _paragraphs(lines: tuple[str, ...] | list[str], form: str = "<p>{}</p>", image: str = "") -> str:
    return "\n".join((image if line.startswith("▲") else "") + form.format(escape(line)) for line in lines)


def modern(story: Story) -> str:
    """A content management system of today: article, figure, breadcrumbs, buttons, related links, footer."""
    blocks = [
        f'<figure><img src="a.jpg" alt=""><figcaption>{escape(line)}</figcaption></figure>'
        if line.startswith("▲")
        else f"<p>{escape(line)}</p>"
        for line in story.paragraphs
    ]
    body = f"""<header><nav><ul>{MENU}</ul></nav></header>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/yw">政协要闻</a> &gt; 正文</div>
<main><article>
<h1>{escape(story.title)}</h1>
<div class="info"><span>来源：{story.source}</span>
<span>发布时间：{story.published} 09:12</span> <span>浏览次数：356</span></div>
<div class="content">
{chr(10).join(blocks)}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">QQ空间</a></div>
</article>
<aside class="sidebar"><h3>热点新闻</h3><ul>{RELATED}</ul></aside>
<section class="related"><h3>相关阅读</h3><ul>{RELATED}</ul></section>
</main>
<footer><p>{FOOTER}</p></footer>"""
    return document(body, title=f"{story.title} - 清河县政协网")


def trs(story: Story) -> str:
    """The publishing system of many governments: meta tags of the state's standard, div.TRS_Editor, p with indents."""
    head = f"""<meta name="SiteName" content="清河县政协">
<meta name="ArticleTitle" content="{story.title}">
<meta name="PubDate" content="{story.published} 08:30">
<meta name="ContentSource" content="{story.source}">
<meta name="Keywords" content="协商,提案">"""
    form, image = (
        '<p style="text-indent:2em">&nbsp;&nbsp;&nbsp;&nbsp;{}</p>',
        '<p align="center"><img src="W2.jpg" /></p>',
    )
    blocks = _paragraphs(story.paragraphs, form, image)
    body = f"""<div class="top"><ul>{MENU}</ul></div>
<div class="wrap"><div class="position">您的位置：<a href="/">首页</a>&gt;<a href="/a">县区动态</a></div>
<div class="xl_title">{story.title}</div>
<div class="xl_info">日期：{story.published}&nbsp;&nbsp;来源：{story.source}&nbsp;
字号：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div id="zoom"><div class="TRS_Editor"><style>.TRS_Editor P{{margin:1em}}</style>
{blocks}
</div></div>
<div class="tools">【<a href="javascript:print()">打印本页</a>】 【<a href="javascript:close()">关闭窗口</a>】</div>
<div class="xg"><h4>相关链接</h4><ul>{RELATED}</ul></div></div>
<div class="foot">{FOOTER}</div>"""
    return document(body, head=head, title=f"{story.title}_清河县政协网")


def tables(story: Story) -> str:
    """A page of twenty years ago: layout by tables, font elements, no paragraph, indents by nbsp."""
    rows = "".join(
        f'<tr><td><font size="3" color="#333333">&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}</font></td></tr>\n'
        for line in story.paragraphs
    )
    links = RELATED.replace("<li>", "<tr><td>·").replace("</li>", "</td></tr>")
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>清河政协</title></head><body bgcolor="#ffffff">
<table width="760"><tr><td><a href="/">首页</a> | <a href="/a">提案</a> | <a href="/b">委员</a></td></tr></table>
<table width="760"><tr><td width="160" valign="top"><table>{links}</table></td>
<td width="600"><table width="100%">
<tr><td align="center"><font size="5"><b>{story.title}</b></font></td></tr>
<tr><td align="center">来源：{story.source}　　发布时间：{story.published}　　点击：42</td></tr>
<tr><td><hr></td></tr>
{rows}
<tr><td align="right">[<a href="javascript:window.close()">关闭窗口</a>]</td></tr></table></td></tr></table>
<table width="760"><tr><td align="center">{FOOTER}</td></tr></table></body></html>"""


def breaks(story: Story) -> str:
    """All paragraphs in one element, apart by pairs of br."""
    text = "<br>\n<br>\n".join(f"　　{escape(line)}" for line in story.paragraphs)
    body = f"""<div id="nav"><ul>{MENU}</ul></div><div id="main"><h2>{story.title}</h2>
<div class="from">{story.published} 来源：{story.source}</div>
<div id="text">{text}</div></div><div id="bottom">{FOOTER}</div>"""
    return document(body, title=f"{story.title}-清河政协")


def newspaper(story: Story) -> str:
    """The digital edition of a newspaper: intro title, title, subtitle, comments around founder-content."""
    day = story.published.replace("-", "年", 1).replace("-", "月") + "日"
    image = '<TABLE class="pci_c"><TR><TD align=center><IMG src="../../res/1.jpg"></TD></TR></TABLE>'
    body = f"""<div class="paper-bot"><p class="date">{day} 星期一</p><ul>{MENU}</ul></div>
<div class="news"><ul class="news-list">{RELATED}</ul></div>
<div class="article"><h3></h3><h1>{story.title}</h1><h2></h2>
<p class="sec">本报记者 周一帆 <span class="date">《{story.source}》（{day} 第 03 版）</span></p>
<div id="ozoom"><founder-content><!--enpcontent--><div id="articleContent">
{_paragraphs(story.paragraphs, "<P>　　{}</P>", image)}
</div><!--/enpcontent--></founder-content></div></div>
<div class="foot"><p>{FOOTER}</p></div>"""
    return document(body, title=f"{story.source}-{story.title}")


def wechat(story: Story) -> str:
    """A public account: nested sections and spans, leaf by leaf, hidden until its script has run."""
    blocks = "\n".join(
        '<section style="margin:0"><section><p style="text-indent:2em"><span style="font-size:16px">'
        f'<span leaf="">{escape(line)}</span></span></p></section></section>'
        for line in story.paragraphs
    )
    head = f"""<meta property="og:title" content="{story.title}">
<meta property="og:url" content="https://mp.example.com/s/abc">"""
    body = f"""<div id="js_article"><div class="rich_media_inner"><div id="page-content"><div id="img-content">
<h1 class="rich_media_title" id="activity-name">
        {story.title}
</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta"><a href="javascript:void(0)"
id="js_name">{story.source}</a></span> <em id="publish_time">{story.published}</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{blocks}</div>
</div></div><div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div></div></div>"""
    return document(body, head=head)


def divs(story: Story) -> str:
    """Paragraphs are div elements, beside text that stands in no element of its own."""
    first, *rest = story.paragraphs
    body = f"""<div class="menu"><ul>{MENU}</ul></div><div class="box"><div class="bt">{story.title}</div>
<div class="ly">时间：{story.published} 来源：{story.source}</div>
<div class="nr">{escape(first)}
{_paragraphs(rest, "<div>{}</div>")}</div></div><div class="b">{FOOTER}</div>"""
    return document(body, title=story.title)


def inline(story: Story) -> str:
    """Each figure and each name in an element of its own, the source wrapped as an editor wraps it."""

    def dress(line: str) -> str:
        return re.sub(r"(\d[\d.%]*)", '<span style="color:red"><strong>\\1</strong></span>', escape(line)).replace(
            "，", "，\n      "
        )

    blocks = "\n".join(f"    <p>\n      <span>{dress(line)}</span>\n    </p>" for line in story.paragraphs)
    body = f"""<div class="nav"><ul>{MENU}</ul></div><div class="detail"><h1>{story.title}</h1>
<p class="time">{story.published} 10:22:31 来源：{story.source}</p><div class="con">{blocks}</div></div>"""
    return document(body, title=f"{story.title}|清河政协")


def spans(story: Story) -> str:
    """Blocks that are spans and anchors, apart by br, in a form as portals of ASP.NET save it."""
    text = "<br/>".join(f"<span>&nbsp;&nbsp;{escape(line)}</span>" for line in story.paragraphs)
    body = f"""<form id="aspnetForm"><input type="hidden" value="abc"/>
<table><tr><td><span id="lblTitle">{story.title}</span></td></tr>
<tr><td><span id="lblSource">信息来源：{story.source}</span> <span>发布日期：{story.published}</span></td></tr>
<tr><td><span id="lblContent">{text}</span></td></tr></table></form>"""
    return document(body, title="清河县政协门户网站")


def broken(story: Story) -> str:
    """Nothing is closed, tags cross, attributes lack their quotes, the end is missing."""
    text = "\n<p><font face=宋体><b><span lang=EN-US>".join(
        f"{escape(line)}</b></font>" if n % 2 else escape(line) for n, line in enumerate(story.paragraphs)
    )
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>{story.title}</title>
<body><div class=a><ul><li><a href=/>首页<li><a href=/a>提案</ul><center><h1>{story.title}</center>
<p>{story.published}　来源：{story.source}<p>{text}"""


def fragment(story: Story) -> str:
    """No html, no head: the body of an article as an editor copies it."""
    return f"<h1>{story.title}</h1>\n<p>{story.published} 来源：{story.source}</p>\n" + _paragraphs(story.paragraphs)


def word(story: Story) -> str:
    """Saved by Word as a page: MsoNormal, o:p, conditional comments."""
    blocks = "\n".join(
        f'<p class=MsoNormal style="text-indent:24.0pt"><span style="font-family:宋体">{escape(line)}'
        "<span lang=EN-US><o:p></o:p></span></span></p>"
        for line in story.paragraphs
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:TotalTime>66</o:TotalTime></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body lang=ZH-CN><div class=WordSection1>
<p class=MsoTitle align=center><b>{story.title}</b></p>
<p class=MsoNormal align=center>{story.published} 来源：{story.source}</p>
{blocks}</div></body></html>"""


def links_within(story: Story) -> str:
    """Names in the text are links, and a box of related links floats inside the article."""
    lines = [escape(line).replace("县政协", '<a href="/zx">县政协</a>') for line in story.paragraphs]
    box = f'<div class="related-news"><strong>延伸阅读</strong><ul>{RELATED}</ul></div>'
    blocks = "\n".join(f"<p>{line}</p>" + (box if n == 2 else "") for n, line in enumerate(lines))
    body = f"""<div class="nav">{MENU}</div><div class="article"><h1>{story.title}</h1>
<div class="article-info">{story.published} 14:00 | 来源：{story.source}</div>{blocks}
<p class="editor">责任编辑：田小禾</p></div><div class="footer">{FOOTER}</div>"""
    return document(body, title=f"{story.title}--清河网")


SHAPES: dict[str, Callable[[Story], str]] = {
    make.__name__: make
    for make in (
        modern, trs, tables, breaks, newspaper, wechat, divs, inline, spans, broken, fragment, word, links_within
    )
}  # fmt: skip


def word_package(body: str, *, core: str | None = None, styles: str = "") -> bytes:
    """A Word file of the given elements of the body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
    }
    if core is not None:
        parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{core}</dc:title><dcterms:created>2019-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
        )
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """A zip of the parts."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def run(text: str) -> str:
    """A run of a Word file."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "") -> str:
    """A paragraph of a Word file; anything else becomes a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{properties}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a Word file, a paragraph in each cell."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
