"""PDFs are read as their pages are: columns in order, paragraphs whole, captions apart, furniture left out."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cppcc_extract import parse_article
from cppcc_extract.documents.pdf import columns
from cppcc_extract.documents.pdf import reader as pdf
from cppcc_extract.documents.pdf.reader import read_pdf
from cppcc_extract.errors import DocumentError, MissingExtraError
from cppcc_extract.models import Article
from tests.documents.pdf.typeset import BODY, LEADING, Sheet, break_lines, raw_pdf, typeset, unmapped_pdf
from tests.samples import Sample, all_records, load_samples

SEEDS = [sample for sample in load_samples() if sample.name[0] == "0"]
DEV = [sample for sample in load_samples() if sample.name[0] != "0"]


def records(article: Article) -> dict[str, list[Any]]:
    """What a user takes from an article, places apart."""
    return {
        "metrics": [
            (
                (m.value, m.value_max, m.unit, m.bound, m.label, m.organisation, m.topic, m.status, m.relation),
                m.period and m.period.edtf,
            )
            for m in article.metrics
        ],
        "events": [(e.type, e.name, e.date and e.date.edtf, e.organisation, e.place, e.people) for e in article.events],
        "initiatives": [(i.name, i.kind, i.organisation) for i in article.initiatives],
        "organisations": [(o.name, o.kind) for o in article.organisations],
        "people": [(p.name, p.post, p.organisation) for p in article.people],
        "header": [(article.title, article.source, article.published, article.authors, article.editors)],
    }


def read_typeset(sample: Sample, columns: int) -> Article:
    """The article that is read from the text as a newspaper sets it."""
    found = read_pdf(typeset(sample.text, columns=columns))
    return parse_article(found.text, published=sample.gold["given_published"])


def lines_of(data: bytes) -> list[str]:
    """The paragraphs of a PDF."""
    return [line for line in read_pdf(data).text.split("\n") if line]


@pytest.mark.parametrize("seed", SEEDS, ids=str)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_articles_typeset_are_read_as_typed(seed: Sample, columns: int) -> None:
    article = read_typeset(seed, columns)
    assert records(article) == records(seed.read())
    assert all(article.text[r.span.start : r.span.end] == r.text for r in all_records(article))


@pytest.mark.parametrize("report", DEV, ids=str)
def test_short_reports_typeset_are_read_as_typed(report: Sample) -> None:
    assert records(read_typeset(report, 2)) == records(report.read())


def test_every_character_comes_back() -> None:
    for sample in load_samples():
        found = read_pdf(typeset(sample.text, columns=2)).text
        assert sorted("".join(found.split())) == sorted("".join(sample.text.split()))


FIRST = (
    "云岭县政协把协商搬到茶园边，今年先后召开院坝协商会36场，收集意见建议420条，其中310条已经办结。"
    "委员们说，议事不怕小，就怕没人管。"
)
SECOND = "县政协还组织委员120人次走访企业58家，帮助解决用工、融资等问题76个，企业负责人纷纷点赞。"
THIRD = "到年底，全县建成委员工作室24个，接待群众1900余人次，形成社情民意信息85篇，报送省政协31篇。"


def test_three_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().centred(770, "茶园边上好商量", 24)
    for x, text in ((54, FIRST), (220, SECOND), (386, THIRD)):
        sheet.column(x, 730, 146, text)
    found = read_pdf(sheet.pdf())
    assert found.text.split("\n\n") == ["茶园边上好商量", FIRST, SECOND, THIRD]
    assert found.title == "茶园边上好商量"


def test_the_upper_article_is_read_to_its_end_before_the_lower_one() -> None:
    sheet = Sheet().centred(770, "茶园边上好商量", 22)
    sheet.column(54, 730, 230, FIRST)
    sheet.column(310, 730, 230, SECOND)
    sheet.line(54, 560, "委员工作室进社区", 22)
    sheet.column(54, 530, 230, THIRD)
    sheet.column(310, 530, 230, SECOND)
    assert lines_of(sheet.pdf()) == ["茶园边上好商量", FIRST, SECOND, "委员工作室进社区", THIRD, SECOND]


@pytest.mark.parametrize("gutter", [12, 24, 46])
def test_indents_that_are_typed_do_not_fill_the_gutter(gutter: int) -> None:
    left, right = ([words for words, _, _ in break_lines(f"　　{text}", 200, BODY, 0)] for text in (FIRST, SECOND))
    last = [words for words, _, _ in break_lines(f"　　{THIRD}", 200, BODY, 0)]
    sheet = Sheet().lines(54, 760, left).lines(254 + gutter, 760, [*right, *last])
    assert lines_of(sheet.pdf()) == [FIRST, SECOND, THIRD]


def test_a_box_across_the_foot_comes_last() -> None:
    sheet = Sheet()
    sheet.column(54, 760, 230, FIRST)
    sheet.column(310, 760, 230, SECOND)
    sheet.column(60, 560, 474, THIRD)
    assert lines_of(sheet.pdf()) == [FIRST, SECOND, THIRD]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    text = (FIRST + SECOND + THIRD) * 12
    found = lines_of(typeset(f"茶园边上好商量\n\n{text}\n\n{THIRD}", columns=2))
    assert found == ["茶园边上好商量", text, THIRD]


def test_a_caption_comes_behind_the_paragraph_that_it_interrupts() -> None:
    caption = "▲云岭县政协委员在高山茶园察看春茶长势，与茶农算收入账、议产业发展。"
    text = FIRST + SECOND
    found = lines_of(typeset(f"茶园边上好商量\n\n{text[:90]}\n\n{caption}\n\n{text[90:]}\n\n{THIRD}", columns=2))
    assert found == ["茶园边上好商量", text, caption, THIRD]


def test_a_caption_in_small_type_needs_no_mark() -> None:
    sheet = Sheet()
    y = sheet.column(54, 760, 230, SECOND)
    sheet.picture(54, y - 60, 230, 60).line(64, y - 74, "图为委员走访茶企。", 8)
    sheet.column(54, y - 100, 230, THIRD)
    assert lines_of(sheet.pdf()) == [SECOND, "图为委员走访茶企。", THIRD]


def test_a_note_at_the_foot_of_a_column_does_not_cut_the_sentence() -> None:
    sheet = Sheet()
    lines = ["　　云岭县政协今年开展民主监督活动", "十二次，提出意见建议八十六条，其中"]
    sheet.lines(54, 760, lines).line(54, 715, "注：数据截至十月底。", 8)
    sheet.lines(310, 760, ["七十九条得到采纳，采纳率位居全市前", "列。"])
    assert lines_of(sheet.pdf()) == [
        "云岭县政协今年开展民主监督活动十二次，提出意见建议八十六条，其中七十九条得到采纳，采纳率位居全市前列。",
        "注：数据截至十月底。",
    ]


def test_a_table_is_read_row_by_row_to_its_last_figure() -> None:
    sheet = Sheet().centred(770, "提案办理情况", 18)
    rows = [
        ("类别", "件数", "办复率"),
        ("经济建设", "63", "100%"),
        ("社会民生", "27", "96%"),
        ("文化旅游", "12", "100%"),
    ]
    for n, row in enumerate(rows):
        for x, cell in zip((80, 240, 400), row, strict=True):
            sheet.line(x, 720 - n * 24, cell)
    assert lines_of(sheet.pdf())[1:] == [f"| {' | '.join(row)} |" for row in rows]


def test_a_report_in_one_column_keeps_its_paragraphs() -> None:
    sheet = Sheet().centred(780, "云岭县政协2024年工作总结", 18)
    y = sheet.column(90, 740, 415, FIRST, indent=2)
    sheet.line(90 + 2 * BODY, y, "一、协商议政")
    y = sheet.column(90, y - LEADING, 415, SECOND)
    sheet.column(90, y, 415, THIRD)
    assert lines_of(sheet.pdf()) == ["云岭县政协2024年工作总结", FIRST, "一、协商议政", SECOND, THIRD]


def test_paragraphs_set_apart_by_white_need_no_indent() -> None:
    sheet = Sheet()
    y = sheet.column(90, 740, 415, SECOND, indent=0)
    sheet.column(90, y - 10, 415, THIRD, indent=0)
    assert lines_of(sheet.pdf()) == [SECOND, THIRD]


def test_words_of_letters_are_put_together() -> None:
    sheet = Sheet().lines(60, 700, ["The committee held 36 consul-", "tations and sent 85 reports to", "the province."])
    assert lines_of(sheet.pdf()) == ["The committee held 36 consultations and sent 85 reports to the province."]


def test_a_heading_spaced_out_is_one_word() -> None:
    sheet = Sheet().line(60, 700, "工作总结", 16, spread=14)
    sheet.column(60, 660, 230, SECOND)
    assert lines_of(sheet.pdf()) == ["工作总结", SECOND]


def test_figures_above_the_line_do_not_change_the_number() -> None:
    sheet = Sheet().line(60, 700, "建成茶园3200米").line(60 + 8.5 * BODY, 705, "2", 6)
    sheet.line(60 + 9 * BODY, 700, "，种茶树。")
    assert "32002" not in read_pdf(sheet.pdf()).text


def test_text_of_a_page_that_lies_on_its_side_is_read() -> None:
    sheet = Sheet()
    for n, words in enumerate((SECOND[:22], SECOND[22:])):
        sheet.turned(200 + n * LEADING, 100, words, BODY, 90)
    assert "".join(lines_of(sheet.pdf())) == SECOND


def test_a_watermark_is_left_out_and_said() -> None:
    sheet = Sheet()
    sheet.column(54, 760, 230, FIRST)
    sheet.turned(150, 300, "内部资料", 40, 45)
    found = read_pdf(sheet.pdf())
    assert found.text == FIRST
    assert [(warning.code, "4 characters on page 1" in warning.message) for warning in found.warnings] == [
        ("pdf.turned_text", True)
    ]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("云岭县政协2024年工作总结", "云岭县政协2024年工作总结"),
        ("Microsoft Word - 文档1.doc", None),
        ("工作总结.docx", None),
        ("untitled", None),
        ("无标题", None),
    ],
)
def test_the_title_of_the_file_serves_where_there_is_no_headline(said: str, title: str | None) -> None:
    sheet = Sheet().titled(said)
    sheet.column(54, 760, 230, FIRST)
    assert read_pdf(sheet.pdf()).title == title


def test_the_headline_wins_over_the_title_of_the_file() -> None:
    sheet = Sheet().titled("要闻一版").centred(780, "茶园边上好商量", 22)
    sheet.column(54, 740, 230, FIRST)
    assert read_pdf(sheet.pdf()).title == "茶园边上好商量"


def test_a_scanned_pdf_is_sent_to_ocr() -> None:
    with pytest.raises(DocumentError, match=r"no text layer.*run OCR"):
        read_pdf(Sheet().picture(50, 50, 400, 600).pdf())


def test_a_scanned_pdf_with_numbered_pages_is_sent_to_ocr() -> None:
    sheet = Sheet()
    for number in range(1, 4):
        sheet.picture(50, 50, 400, 600).centred(28, f"- {number} -", 9).page()
    with pytest.raises(DocumentError, match="no text layer"):
        read_pdf(sheet.pdf())


def test_a_page_without_text_among_others_is_named() -> None:
    sheet = Sheet()
    sheet.column(54, 760, 230, FIRST)
    sheet.page().picture(50, 50, 400, 600).page().column(54, 760, 230, SECOND)
    found = read_pdf(sheet.pdf())
    assert [(warning.code, "page 2" in warning.message) for warning in found.warnings] == [
        ("pdf.page_without_text", True)
    ]
    assert found.text.split("\n\n") == [FIRST, SECOND]


def encrypted(user: str) -> bytes:
    """A PDF that is locked with a password, or only against changes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(user, ownerPassword="owner"))
    canvas.drawString(100, 700, "36 consultations")
    canvas.save()
    return buffer.getvalue()


def test_a_password_is_asked_to_be_taken_away() -> None:
    with pytest.raises(DocumentError, match=r"encrypted.*without its password"):
        read_pdf(encrypted("secret"))
    assert read_pdf(encrypted("")).text == "36 consultations"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all", typeset(FIRST)[:900]])
def test_a_damaged_file_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_pdf(data)


def test_limits_name_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    data = typeset(f"茶园边上好商量\n\n{(FIRST + SECOND + THIRD) * 12}")
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "MAX_PAGES", 1)
        with pytest.raises(DocumentError, match="more than 1; split it"):
            read_pdf(data)
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "MAX_CHARACTERS", 100)
        with pytest.raises(DocumentError, match="more than 100 characters; split it"):
            read_pdf(data)


def test_columns_that_were_not_looked_for_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.column(54, 760, 230, FIRST)
    sheet.column(310, 760, 230, SECOND)
    data = sheet.pdf()
    assert read_pdf(data).warnings == ()
    monkeypatch.setattr(columns, "_VISITS", 0)
    assert "pdf.columns" in [warning.code for warning in read_pdf(data).warnings]


def test_characters_that_the_font_does_not_say_are_counted() -> None:
    found = read_pdf(unmapped_pdf(3, "36 consultations were held"))
    assert [(warning.code, warning.message[:14]) for warning in found.warnings] == [("pdf.unmapped", "3 characters o")]
    assert found.text.count("\ufffd") == 3


def test_a_text_that_the_fonts_do_not_say_is_sent_to_ocr() -> None:
    with pytest.raises(DocumentError, match=r"do not state their characters.*run OCR"):
        read_pdf(unmapped_pdf(60, "36 held"))


@pytest.mark.parametrize(
    "place",
    [
        "1 0 0 1 99999999999999999999999999999999999999999999 700 Tm",
        "1e30 0 0 1e30 50 600 Tm",
        "0 0 0 0 50 600 Tm",
        "1 0 0 -1 50 600 Tm",
    ],
)
def test_text_at_a_place_that_does_not_exist_harms_no_other(place: str) -> None:
    found = read_pdf(raw_pdf(f"BT /F2 12 Tf 50 700 Td (36 consultations) Tj {place} (lost) Tj ET"))
    assert "36 consultations" in found.text


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    sheet = Sheet().line(60, 700, "立案提案33件").line(60.3, 700, "立案提案33件")
    assert read_pdf(sheet.pdf()).text == "立案提案33件"


def test_an_error_leaves_the_reader_ready_for_the_next_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = typeset(FIRST)
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 1)
    for _ in range(3):
        with pytest.raises(DocumentError):
            read_pdf(data)
    monkeypatch.undo()
    assert FIRST in read_pdf(data).text


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[pdf\]'"):
        read_pdf(b"%PDF-1.7")
