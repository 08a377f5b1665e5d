"""Tables of figures in files: the cells of each format reach the metrics with the units of their heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from cppcc_extract import parse_article, read_document
from tests.documents.made import STORY, document, paragraph, table, word_package
from tests.documents.pdf.typeset import Sheet

Rows = Sequence[Sequence[str]]

TITLE = "清河县政协提案工作情况"
PROSE = STORY.paragraphs[2]


def html(rows: Rows) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"<h1>{TITLE}</h1><p>{PROSE}</p><table>{cells}</table><p>{STORY.paragraphs[6]}</p>"
    return document(body).encode()


def word(rows: Rows) -> bytes:
    return word_package(paragraph(TITLE) + paragraph(PROSE) + table(*map(tuple, rows)))


def pdf(rows: Rows) -> bytes:
    sheet = Sheet().centred(770, TITLE, 18)
    for n, row in enumerate(rows):
        for x, cell in zip((90, 220, 350), row, strict=True):
            sheet.line(x, 700 - n * 24, cell)
    return sheet.pdf()


def text(rows: Rows) -> bytes:
    return f"{TITLE}\n\n{PROSE}\n\n{chr(10).join(chr(9).join(row) for row in rows)}\n".encode()


def markdown(rows: Rows) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---|---|---|")
    return f"{TITLE}\n\n{PROSE}\n\n{chr(10).join(lines)}\n".encode()


FORMATS = (html, word, pdf, text, markdown)


def cells(data: bytes) -> list[tuple[str, float, str, str]]:
    metrics = parse_article(read_document(data)).metrics
    return [(m.text, m.value, m.unit, m.label) for m in metrics if m.rule == "table.cell"]


@pytest.mark.parametrize("form", FORMATS)
def test_bare_numbers_take_the_units_of_their_heads(form: Callable[[Rows], bytes]) -> None:
    rows = (("界别", "提案（件）", "委员人数（名）"), ("农业界", "24", "41"), ("科技界", "9", "53"))
    assert cells(form(rows)) == [
        ("24", 24, "件", "农业界提案"),
        ("41", 41, "名", "农业界委员人数"),
        ("9", 9, "件", "科技界提案"),
        ("53", 53, "名", "科技界委员人数"),
    ]


@pytest.mark.parametrize("form", [html, word, pdf, markdown])
def test_an_empty_cell_leaves_those_after_it_under_their_heads(form: Callable[[Rows], bytes]) -> None:
    rows = (("界别", "提案（件）", "委员（名）"), ("农业界", "24", "41"), ("科技界", "", "53"), ("工商界", "7", "12"))
    assert cells(form(rows))[2:] == [
        ("53", 53, "名", "科技界委员"),
        ("7", 7, "件", "工商界提案"),
        ("12", 12, "名", "工商界委员"),
    ]


MERGED_HTML = (
    "<tr><td rowspan=2>界别</td><td colspan=2>提案（件）</td></tr><tr><td>收到</td><td>立案</td></tr>"
    "<tr><td>农业界</td><td>24</td><td>18</td></tr><tr><td>科技界</td><td colspan=2>9</td></tr>"
)
MERGED_WORD = (
    ("<w:vMerge w:val='restart'/>界别", "<w:gridSpan w:val='2'/>提案（件）"),
    ("<w:vMerge/>", "收到", "立案"),
    ("农业界", "24", "18"),
    ("科技界", "<w:gridSpan w:val='2'/>9"),
)
MERGED = "| 界别 | 提案（件） | 提案（件） |\n| 界别 | 收到 | 立案 |\n| 农业界 | 24 | 18 |\n| 科技界 | 9 |  |"


def test_merged_cells_are_read_alike_in_pages_and_word_files() -> None:
    page = document(f"<h1>{TITLE}</h1><p>{PROSE}</p><table>{MERGED_HTML}</table><p>{STORY.paragraphs[6]}</p>").encode()
    parts = [[re.split("(?<=/>)", cell) if "<" in cell else ["", cell] for cell in row] for row in MERGED_WORD]
    grid = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(said)}</w:tc>' for merge, said in row)}</w:tr>"
        for row in parts
    )
    file = word_package(paragraph(TITLE) + paragraph(PROSE) + f"<w:tbl>{grid}</w:tbl>" + paragraph("此后路通了。"))
    for data in (page, file):
        assert f"\n\n{MERGED}\n\n" in read_document(data).text


@pytest.mark.parametrize("form", FORMATS)
def test_a_row_of_totals_counts_what_the_heads_say(form: Callable[[Rows], bytes]) -> None:
    rows = (("项目", "收到提案（件）", "立案（件）"), ("合计", "128", "86"))
    assert cells(form(rows)) == [("128", 128, "件", "收到提案"), ("86", 86, "件", "立案提案")]


@pytest.mark.parametrize("form", FORMATS)
def test_a_share_in_a_row_of_figures_has_the_label_of_its_column(form: Callable[[Rows], bytes]) -> None:
    rows = (("乡镇", "认领（件）", "办结率"), ("东沟乡", "101", "100%"), ("西坡镇", "81", "98%"))
    assert cells(form(rows)) == [
        ("101", 101, "件", "东沟乡认领"),
        ("100%", 100, "%", "东沟乡办结率"),
        ("81", 81, "件", "西坡镇认领"),
        ("98%", 98, "%", "西坡镇办结率"),
    ]
