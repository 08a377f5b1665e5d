"""The seed articles as the files that they may have come from."""

from __future__ import annotations

import io
from html import escape
from typing import NamedTuple

import docx

from tests.documents.made import FOOTER, MENU, RELATED, SCRIPT


class Parts(NamedTuple):
    """How many lines of a seed, empty ones aside, are breadcrumbs, headline, byline and the foot of the page."""

    crumbs: int = 0
    headline: int = 1
    byline: int = 0
    foot: int = 0


PARTS = {
    "000_3a8ec9067ca1d3db": Parts(crumbs=1, byline=2, foot=3),
    "001_22a6aa23452ad7a8": Parts(byline=1, foot=5),
    "002_aa93a766dda58684": Parts(headline=0),
    "003_64986036f6018bcb": Parts(crumbs=1, headline=2),
    "004_25de0b0cc8aced57": Parts(headline=2),
}


def lines_of(text: str) -> list[str]:
    """The lines that hold anything."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def page(name: str, text: str) -> str:
    """The seed on a page of today, with navigation, sidebar, related links and a footer around it."""
    parts = PARTS[name]
    lines = lines_of(text)
    at = parts.crumbs
    head, at = lines[at : at + parts.headline], at + parts.headline
    byline, at = lines[at : at + parts.byline], at + parts.byline
    body, foot = lines[at : len(lines) - parts.foot], lines[len(lines) - parts.foot :]
    title = "".join(head)
    blocks = "\n".join(
        f'<figure><img src="{n}.jpg"><figcaption>{escape(line)}</figcaption></figure>'
        if line.startswith("▲")
        else f"<p>　　{escape(line)}</p>"
        for n, line in enumerate(body)
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}_清河政协网</title>{SCRIPT}</head>
<body><header><ul class="nav">{MENU}</ul></header>
<div class="position">{escape("".join(lines[: parts.crumbs]))}</div>
<div class="main"><div class="left">
{"".join(f"<h1>{escape(line)}</h1>" for line in head)}
<div class="info">{"<br>".join(map(escape, byline))}</div>
<div class="text">
{blocks}
</div><div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div></div>
<div class="right"><h3>热点新闻</h3><ul>{RELATED}</ul></div></div>
<div class="xgxw"><h3>相关阅读</h3><ul>{RELATED}</ul></div>
<div class="footer"><p>{"</p><p>".join(map(escape, foot))}</p><p>{FOOTER}</p></div>
</body></html>"""


def word_file(text: str) -> bytes:
    """The seed as a Word file: each line a paragraph, none of them empty."""
    document = docx.Document()
    for line in lines_of(text):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
