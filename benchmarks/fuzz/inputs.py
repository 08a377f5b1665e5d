"""How strange inputs are made, each kind by a function of a seeded source of chance."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES

SEEDS = Path(__file__).parents[2] / "seeds"
NUMERALS = (
    "零〇一二三四五六七八九十百千万亿两廿卅半余多几数点0123456789０５.,，、%％‰-—~～+＋≥<约近超第个件次元壹贰叁拾佰"
)
TIMES = "2023年1月5日0123456789年月日号前后去今明昨上下半季度初底末以来截至到—-—～、.（）()至旬周届次十三九二〇星期时分"
NOISE = "\n\n\t 　\u200b\ufeff\x00\u202e\ufffd□?？。，、；：“”‘’（）()《》〈〉【】[]「」*#|>·•●—-…1０①⑴㈠Ⅳ𠮷政協年%"
UNITS = ("件", "条", "万元", "亿元", "人次", "个百分点", "%", "平方米", "家", "项", "场次", "公里")
HTML = (
    "<p>",
    "</p>",
    "<br>",
    "<table><tr><td>",
    "</td></tr>",
    "<!--",
    "-->",
    "<script>",
    "&#12345678;",
    "&#12;",
    "&nbsp;",
    "<div hidden>",
    "</div>",
    "<td colspan=99999999>",
    "<td rowspan=-1>",
    "<table>" * 30,
    "<ul><li>",
    "<h1>",
    "<sup>2</sup>",
    "<ruby>協<rt>xié</rt></ruby>",
    "<![CDATA[",
    "<meta name=PubDate content='2023-99-99'>",
    "<time datetime='2023'>",
    "<base href='javascript:1'>",
    "<p style='display:none'>",
    "<a href='/x'>",
    "&lt;p&gt;",
    "<?xml version='1.0'?>",
    "<svg><title>",
    "<template>",
    "<br" * 20,
)
WORD = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>提案</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='9999'/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9件</w:t></w:r><w:r><w:tab/><w:br/></w:r></w:p>",
    "<w:txbxContent><w:p/></w:txbxContent>",
    "<w:sdt>",
    "</w:sdt>",
)
# What a page, a sheet or a terminal would run, and what hides it
CODE = (
    *("=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "\r=1", "＝1", "\u200b=1", "\ufeff@a", "\x00=1", "\u2066=1", "\u3164=1"),
    *("\u115f=1", "\u2060=1", "\u00ad=1", "\ufe0f=1", "\u034f=1", "javascript:1", "https://a", "\n", "\r\n", "\u2028"),
    *("</script>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "' onload='1", '" x="', "<!--", "-->"),
    *("]]>", "{{ 1 }}", "{% x %}", "$x$", "\x1b[31m", "\x9b2J", "\x07", "\u202e", "[bold]", "[/]", "\\", "\x7f"),
)
COMMITTEES = re.findall(
    r"\S+", "大同市政协 山西省政协 县政协 全国政协 太原市迎泽区政协 市政协 政协 清河县政协 区政协办公室"
)
YEARS = re.findall(
    r"\S+", "2022年 2023年 2023年上半年 今年以来 去年 截至2023年6月底 五年来 十三届以来 2020—2022年 9999年"
)
MARKS = "，。；：、！？（）“”《》\n—…"


@cache
def articles() -> tuple[str, ...]:
    """The seed articles."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))


def _piece(chance: Random, size: int) -> str:
    text = chance.choice(articles())
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(1, size)]


def make_text(chance: Random) -> str:
    """A piece of an article with noise in it, or pieces repeated and put together."""
    text = _piece(chance, 600)
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(text) + 1)
        put = chance.choice((chance.choice(NOISE), chance.choice(NOISE) * chance.randrange(40), _piece(chance, 20)))
        text = text[:at] + put + text[at + chance.randrange(4) :]
    return text * chance.choice((1, 1, 1, 1, 2, 30)) if len(text) < 200 else text


@cache
def _words() -> tuple[str, ...]:
    """The words of all tables."""
    lexicon = Lexicon.default()
    return tuple(sorted({row.surface for name, kind in TABLES.items() for row in lexicon.rows(name, kind)}))


def make_words(chance: Random) -> str:
    """Words of the tables, committees, times, numerals and marks in any order: every rule meets every other."""
    made = []
    for _ in range(chance.randrange(3, 90)):
        kind = chance.random()
        if kind < 0.45:
            made.append(chance.choice(_words()))
        elif kind < 0.55:
            made.append(chance.choice(COMMITTEES))
        elif kind < 0.62:
            made.append(chance.choice(YEARS))
        elif kind < 0.8:
            made.append("".join(chance.choices(NUMERALS, k=chance.randrange(1, 4))) + chance.choice(UNITS))
        else:
            made.append(chance.choice(MARKS))
    return "".join(made)


def make_page(chance: Random) -> str:
    """A page of several articles: heads, bylines and pieces of articles, one after another."""
    parts = []
    for _ in range(chance.randrange(1, 7)):
        title = chance.choice(articles()).split("\n", 1)[0]
        head = chance.choice((title, f"{chance.choice(COMMITTEES)}召开会议", "", "◆简讯"))
        byline = chance.choice(("", "来源：大同日报", "（记者 周一帆）", "2023-08-11", "本报讯 "))
        parts.append(f"{head}\n{byline}\n{_piece(chance, 300)}")
    text = chance.choice(("\n", "\n\n", "\n\n\n", "\n————\n", "")).join(parts)
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NOISE) * chance.randrange(9) + text[at:]


def make_reports(chance: Random) -> list[str]:
    """Articles that state much about few committees, so that they can be compared."""
    return [
        "".join(
            f"{chance.choice(YEARS)}，{chance.choice(COMMITTEES)}"
            f"{chance.choice(('立案提案', '收到提案', '开展视察', '提案办复率'))}"
            f"{chance.choice((chance.randrange(900), '三百余', '近40', '5至9', '9' * 30))}{chance.choice(UNITS)}。"
            for _ in range(chance.randrange(1, 6))
        )
        + chance.choice(("", _piece(chance, 200)))
        for _ in range(chance.randrange(5))
    ]


def make_hostile(chance: Random) -> tuple[str, tuple[str, ...]]:
    """A text full of what other programs would run, and the same for its title, outlet, path and author."""
    text = make_text(chance) if chance.random() < 0.5 else make_words(chance)
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(CODE) + text[at:]
    said = tuple("".join(chance.choices((*CODE, "提案", " "), k=chance.randrange(1, 5))) for _ in range(4))
    return f"{chance.choice(CODE)}政协{chance.choice(CODE)}\n\n{text[:2000]}", said


def make_numeral(chance: Random) -> str:
    """Sentences with random numerals."""
    return "".join(
        f"，{chance.choice(('立案提案', '走访企业', '投资', '', '占', '增长'))}"
        f"{''.join(chance.choices(NUMERALS, k=chance.randrange(1, 9)))}{chance.choice(UNITS)}"
        for _ in range(chance.randrange(1, 12))
    )


def make_time(chance: Random) -> tuple[str, str]:
    """Sentences with random times, and a day to see them from."""
    text = "。".join(
        "".join(chance.choices(TIMES, k=chance.randrange(1, 14))) + chance.choice(("，", "大同市政协召开会议1次", ""))
        for _ in range(chance.randrange(1, 10))
    )
    return text, f"{chance.choice((1, 1900, 2023, 9999)):04}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _damaged(data: bytes, chance: Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(held) or 1)
        if chance.random() < 0.7:
            held[at : at + 1] = bytes([chance.randrange(256)])
        else:
            held[at : at + chance.randrange(60)] = held[:1] * chance.randrange(3)
    return bytes(held[: chance.randrange(len(held) + 1)] if chance.random() < 0.2 else held)


def make_html(chance: Random) -> bytes:
    """A page with strange tags, a charset of any name, and damaged bytes."""
    body = _piece(chance, 400)
    for _ in range(chance.randrange(12)):
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.choice(HTML) + body[at:]
    charset = chance.choice(("utf-8", "gbk", "gb2312", "big5", "idna", "undefined", "hex", "rot13", "", "utf-16", "x"))
    page = f"<html><head><meta charset={charset}><title>{body[:9]}</title></head><body><p>{body}</p></body></html>"
    data = page.encode(chance.choice(("utf-8", "gb18030", "utf-16")))
    return _damaged(data, chance) if chance.random() < 0.5 else data


def make_docx(chance: Random) -> bytes:
    """A Word file whose XML, or the archive around it, is damaged."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _piece(chance, 400).split("\n"))
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(runs) + 1)
        runs = runs[:at] + chance.choice(WORD) * chance.choice((1, 1, 1, 300)) + runs[at:]
    document = f'<?xml version="1.0"?><w:document xmlns:w="{name}"><w:body>{runs}</w:body></w:document>'.encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _damaged(document, chance) if chance.random() < 0.6 else document)
    return _damaged(held.getvalue(), chance) if chance.random() < 0.3 else held.getvalue()


@cache
def intact_pdf() -> bytes:
    """A PDF of the first seed article."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    held = io.BytesIO()
    canvas = Canvas(held, invariant=True, pageCompression=0)
    canvas.setFont("STSong-Light", 11)
    for n, line in enumerate(line for line in articles()[0].split("\n")[:40] if line):
        canvas.drawString(60, 800 - 16 * n, line[:40])
    canvas.save()
    return held.getvalue()


def make_pdf(chance: Random) -> bytes:
    """A damaged PDF."""
    return _damaged(intact_pdf(), chance)


def make_toml(chance: Random) -> str:
    """A user's tables with strange words, fields and nesting."""
    lines = []
    for _ in range(chance.randrange(1, 4)):
        table = chance.choice((*TABLES, "x"))
        surface = "".join(chance.choices("推进落实提案(（[*.+\\\\|{}^$桌次 \"'", k=chance.randrange(6)))
        fields = chance.choice(
            ("", ', kind = "thing"', ', role = "head"', ', pos = "verb"', ", counts = [1]", ", x = 9" * 3)
        )
        lines.append(f'{table} = [{{ surface = "{surface}"{fields} }}]')
    text = "\n".join(lines)
    if chance.random() < 0.2:
        text += f"\nx = {chance.choice('[{')}" * chance.randrange(3000)
    at = chance.randrange(len(text) + 1)
    return text if chance.random() < 0.6 else text[:at] + chance.choice(NOISE) + text[at + 1 :]
