"""Word files: everything that a reader sees, in order, and nothing else."""

from __future__ import annotations

import io
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import docx as word
import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents import docx, read_document
from cppcc_extract.errors import DocumentError
from tests.documents.made import STORY, paragraph, run, table, word_package

TITLE_STYLE = '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'


def text_of(body: str) -> str:
    return read_document(word_package(body)).text


def test_a_file_as_word_writes_it() -> None:
    document = word.Document()
    document.add_heading(STORY.title, 0)
    for line in STORY.paragraphs[:2]:
        document.add_paragraph(line)
    grid = document.add_table(rows=0, cols=2)
    for row in (("立案提案", "869件"), ("开展专题调研", "12次")):
        cells = grid.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_paragraph("一是抓好提案办理。", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    read = read_document(stream.getvalue())
    assert read.text.split("\n\n") == [
        STORY.title, *STORY.paragraphs[:2], "| 立案提案 | 869件 |\n| 开展专题调研 | 12次 |", "一是抓好提案办理。",
    ]  # fmt: skip
    assert (read.kind, read.title, read.published, read.encoding) == ("docx", STORY.title, None, None)
    assert [m.text for m in parse_article(read.text).metrics][-2:] == ["869件", "12次"]


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there() -> None:
    body = paragraph(
        "立案提案",
        f"<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins>{run('869')}</w:ins>",
        "件",
        f"<w:moveFrom>{run('走了')}</w:moveFrom><w:moveTo>{run('，来了')}</w:moveTo>",
        f"<w:hyperlink>{run('，链接')}</w:hyperlink><w:smartTag>{run('，标记')}</w:smartTag>",
        f"<w:sdt><w:sdtContent>{run('，控件')}</w:sdtContent></w:sdt>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "。",
    )
    assert text_of(body) == "立案提案869件，来了，链接，标记，控件。"


def test_breaks_tabs_and_empty_paragraphs() -> None:
    body = paragraph("甲", "<w:r><w:br/></w:r>", "乙", "<w:r><w:tab/></w:r>", "丙") + paragraph() + paragraph("　　丁")
    assert text_of(body) == "甲\n乙\t丙\n\n丁"


def test_boxes_come_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('▲委员在村口。')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph("前", both, "后。") + paragraph("下一段。")) == "前后。\n\n▲委员在村口。\n\n下一段。"


def test_tables_of_text_are_read_cell_by_cell() -> None:
    long = "委员们说，坐下来一谈就明白了。" * 8
    assert text_of(table((long, "甲"), ("乙", "丙"))).split("\n\n") == [long, "甲", "乙", "丙"]
    nested = f"<w:tbl><w:tr><w:tc>{table(('甲', '1件'), ('乙', '2件'))}{paragraph('丙')}</w:tc></w:tr></w:tbl>"
    assert text_of(nested) == "| 甲 | 1件 |\n| 乙 | 2件 |\n\n丙"


@pytest.mark.parametrize(
    ("core", "first", "title"),
    [
        ("清河县政协一年记", STORY.paragraphs[0], "清河县政协一年记"),
        ("清河县政协一年记", STORY.title, None),
        ("文档1", STORY.paragraphs[0], None),
        ("清河县政协总结.docx", STORY.paragraphs[0], None),
        ("Microsoft Word", STORY.paragraphs[0], None),
        ("", STORY.paragraphs[0], None),
    ],
)
def test_the_title_of_the_properties_is_for_a_text_without_a_headline(core: str, first: str, title: str | None) -> None:
    document = read_document(word_package(paragraph(first) + paragraph(STORY.paragraphs[2]), core=core))
    assert (document.title, document.published) == (title, None)


def test_the_paragraph_of_the_style_of_titles_is_the_title() -> None:
    body = paragraph(STORY.title, style="a3") + paragraph(STORY.paragraphs[0])
    document = read_document(word_package(body, core="另一个很好的标题", styles=TITLE_STYLE))
    assert document.title == STORY.title
    assert document.text.startswith(f"{STORY.title}\n")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(DocumentError, match="unpacks to more than 200 times"):
        read_document(word_package(paragraph("政" * 3_000_000)))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = word_package(paragraph("政" * 3_000_000))
    with ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/document.xml")
        honest = info.file_size.to_bytes(4, "little")
        crc = info.CRC.to_bytes(4, "little")
        head = package.read(info)[:5000]
    lying = data.replace(honest, (5000).to_bytes(4, "little")).replace(crc, zlib.crc32(head).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(DocumentError):
        read_document(lying)


def test_a_part_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "DOCX_PART_BYTES", 100)
    with pytest.raises(DocumentError, match=r"word/document\.xml .*more than .* MB"):
        read_document(word_package(paragraph(STORY.paragraphs[0])))


def test_entities_are_harmless_and_depth_is_limited() -> None:
    def file(document: str) -> bytes:
        stream = io.BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", document)
        return stream.getvalue()

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    entity = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    body = f"{entity}<w:document {space}><w:body><w:p><w:r><w:t>甲&a;&c;乙</w:t></w:r></w:p></w:body></w:document>"
    text = read_document(file(body)).text
    assert text.startswith("甲")
    assert "root" not in text
    deep = f"<w:document {space}><w:body>" + "<w:sdt>" * 5000
    with pytest.raises(DocumentError, match="nests too deep"):
        read_document(file(deep))


def test_a_damaged_file_is_refused_with_the_remedy() -> None:
    data = word_package(paragraph(STORY.paragraphs[0]))
    with pytest.raises(DocumentError, match="damaged"):
        at = data.index(b"word/document.xml") + 17
        read_document(data[:at] + b"\xff" * 40 + data[at + 40 :])
    with pytest.raises(DocumentError, match="damaged"):
        read_document(data[:-30])


def marked(text: str, *properties: str) -> str:
    inner = "".join(f"<w:{name}/>" for name in properties)
    return f"<w:r><w:rPr>{inner}</w:rPr><w:t>{text}</w:t></w:r>"


RAISED = 'vertAlign w:val="superscript"'


def test_what_is_struck_out_is_not_read_and_note_marks_are_no_text() -> None:
    body = paragraph(
        "立案提案", marked("268", "strike"), marked("267", "dstrike"), marked("269", 'strike w:val="0"'), "件",
        marked("[", RAISED), marked("1", RAISED), marked("]", RAISED), "，满意率98%", marked("2", RAISED),
        "，改造300m", marked("2", RAISED), "，投入10", marked("8", RAISED), "元", marked("③", RAISED), "。",
    )  # fmt: skip
    assert text_of(body) == "立案提案269件，满意率98%，改造300㎡，投入10⁸元。"


def test_the_counter_of_a_table_is_none_of_its_labels() -> None:
    body = table(("序号", "项目", "数量"), ("1", "立案提案", "268件"), ("2", "开展调研", "38次"))
    assert text_of(body) == "| 项目 | 数量 |\n| 立案提案 | 268件 |\n| 开展调研 | 38次 |"


def test_the_title_of_a_template_is_none() -> None:
    body = paragraph(STORY.paragraphs[0]) + paragraph(STORY.paragraphs[2])
    for core in ("政协工作报告模板（2019年版）", "清河县公文格式"):
        assert read_document(word_package(body, core=core)).title is None


def test_a_file_without_text_has_a_warning() -> None:
    assert [warning.code for warning in read_document(word_package(paragraph())).warnings] == ["text.empty"]


def test_no_damage_of_the_package_is_another_error() -> None:
    data = word_package(paragraph(STORY.paragraphs[0]))
    end = data.rindex(b"PK\x05\x06")
    central = data.index(b"PK\x01\x02")
    damaged = [
        data[:100] + data[300:],
        data[: end + 12] + b"\xff\xff\xff\x7f" + data[end + 16 :],
        data[: central + 8] + b"\x00\x08" + data[central + 10 : central + 46] + b"\xff" + data[central + 47 :],
        data[: central + 6] + b"\xff\x00" + data[central + 8 :],
    ]
    for bytes_ in damaged:
        with pytest.raises(DocumentError):
            read_document(bytes_)


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def formula(*parts: str, space: str = MATH) -> str:
    return f"<m:oMath {space}>{''.join(parts)}</m:oMath>"


def figure(text: str, properties: str = "") -> str:
    return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    "number",
    [
        formula(figure("128")),
        formula(figure("1"), figure("28")),
        formula(figure("128", '<m:rPr><m:sty m:val="p"/></m:rPr>')),
        f"<m:oMathPara {MATH}>{formula(figure('128'))}</m:oMathPara>",
        formula(figure("128"), space='xmlns:m="http://purl.oclc.org/ooxml/officeDocument/math"'),
    ],
)
def test_a_number_that_is_set_as_a_formula_is_read(number: str) -> None:
    document = read_document(word_package(paragraph("清河县政协收到提案", number, "件。")))
    assert (document.text, document.warnings) == ("清河县政协收到提案128件。", ())


@pytest.mark.parametrize(
    "parts",
    [
        f"<m:f><m:num>{figure('3')}</m:num><m:den>{figure('4')}</m:den></m:f>",
        f"<m:sSup><m:e>{figure('10')}</m:e><m:sup>{figure('4')}</m:sup></m:sSup>",
        f"<m:rad><m:deg/><m:e>{figure('9')}</m:e></m:rad>",
    ],
)
def test_a_formula_of_more_than_one_line_makes_no_figure(parts: str) -> None:
    document = read_document(word_package(paragraph("清河县政协收到提案", formula(parts), "件，立案86件。")))
    assert [warning.code for warning in document.warnings] == ["docx.formula"]
    assert [m.text for m in parse_article(document).metrics] == ["86件"]
