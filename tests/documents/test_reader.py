"""The format that a file is recognised as, and what is refused."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from cppcc_extract import Failure, parse_article, parse_many, write_articles
from cppcc_extract.documents import limits, read_document, reader
from cppcc_extract.errors import DocumentError, InputError
from tests.documents.made import STORY, modern, packed, paragraph, word_package

TEXT = "清河县政协立案提案869件。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), "text"),
        (f"{TEXT}\n".encode("gb18030"), "text"),
        (modern(STORY).encode(), "html"),
        (modern(STORY).encode("utf-16"), "html"),
        (f"<p>{TEXT}</p>".encode(), "html"),
        (f"\n  <!-- 页面 --><div>{TEXT}</div>".encode(), "html"),
        (f"{TEXT}<br>\n{TEXT}<br>\n{TEXT}<br>".encode(), "html"),
        (f"文章如下\n<html><body><p>{TEXT}</p></body></html>".encode(), "html"),
        (f"网页用 <p> 和 </p> 分段，用 <br> 换行。\n{TEXT}\n{TEXT}\n{TEXT}".encode(), "text"),
        (f"<{TEXT}>，3<5，a<b>c。".encode(), "text"),
        (f"BM是两个字母。{TEXT}".encode(), "text"),
        (word_package(paragraph(TEXT)), "docx"),
    ],
)
def test_the_kind_is_told_by_the_content(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "article.dat"
    path.write_bytes(data)
    for source in (data, bytearray(data), memoryview(data), path, str(path), io.BytesIO(data)):
        document = read_document(source)
        assert document.kind == kind
        assert TEXT in document.text or STORY.title in document.text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a\0b.txt", "NUL"),
        ("\0", "NUL"),
        ("政协/2023\0.pdf", "NUL"),
        ("a\ud800.txt", "U\\+D800"),
        ("\udfff", "U\\+DFFF"),
    ],
    ids=ascii,
)
def test_a_path_that_no_file_can_have_is_refused(name: str, reason: str) -> None:
    for source in (name, Path(name)):
        with pytest.raises(InputError, match=f"no file can have the name .*{reason}.*check the path"):
            read_document(source)
        (failed,) = parse_many([Path(name)])
        assert isinstance(failed, Failure)
        assert failed.error == "InputError"
    with pytest.raises(InputError, match=reason):
        write_articles([], f"{name}.csv")


@pytest.mark.parametrize("source", [None, 5, ["a.txt"], {"text": TEXT}], ids=lambda one: type(one).__name__)
def test_what_is_no_file_is_refused_with_the_remedy(source: object) -> None:
    with pytest.raises(InputError, match=f"not {type(source).__name__}; write read_document"):
        read_document(source)  # type: ignore[arg-type]


def test_origin_is_the_path_or_what_the_caller_says(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert read_document(path).origin == str(path)
    assert read_document(str(path), origin="第一篇").origin == "第一篇"
    with path.open("rb") as stream:
        assert read_document(stream).origin == str(path)
    assert read_document(TEXT.encode()).origin is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), r"\.doc\).*save it as \.docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted.*password"),
        (OLE + "Workbook".encode("utf-16-le"), r"\.xls\)"),
        (OLE, "old format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG.*OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "JPEG.*OCR"),
        (b"BM" + bytes(60), "BMP"),
        (b"{\\rtf1\\ansi }", r"RTF.*\.docx"),
        (b"From: <Saved by Blink>\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n\r\n", "MHTML"),
        (packed({"xl/workbook.xml": "<a/>"}), r"\.xlsx"),
        (packed({"ppt/presentation.xml": "<a/>"}), r"\.pptx"),
        (packed({"META-INF/container.xml": "<a/>"}), r"\.epub"),
        (packed({"OFD.xml": "<a/>"}), "OFD"),
        (packed({"a.txt": "a"}), "zip.*unpack"),
        (b"PK\x03\x04 and no more", "damaged"),
        (bytes(range(128)) * 9, "binary|not text"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_document(data)


def test_a_file_opened_for_text_is_refused_with_the_remedy() -> None:
    with pytest.raises(DocumentError, match="'rb'"):
        read_document(io.StringIO(TEXT))  # type: ignore[arg-type]


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FILE_BYTES", limits.MB)
    path = tmp_path / "large.txt"
    path.write_bytes(b" " * (limits.MB + 1))
    with pytest.raises(DocumentError, match="more than 1 MB"):
        read_document(path)


def test_what_is_no_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "none.txt")
    with pytest.raises(OSError, match=r"."):
        read_document(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　　\ufeff\n".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_text_with_a_warning(data: bytes) -> None:
    document = read_document(data)
    assert document.text.strip("\ufeff \r\n\t　") == ""
    assert [warning.code for warning in document.warnings] == ["text.empty"]
    assert parse_article(document.text).metrics == ()
    assert read_document("。".encode()).warnings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "article.txt"
    os.mkfifo(pipe)
    link = tmp_path / "link.txt"
    link.symlink_to(pipe)
    for source in (pipe, str(pipe), link, Path(os.devnull)):
        with pytest.raises(DocumentError, match="pipe or a device"):
            read_document(source)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read_document(tmp_path)


ENGLISH = "The county committee of the conference received 128 proposals this year and held 12 consultations."


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        f"<html><body><h1>Annual report</h1><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>".encode(),
        f"{ENGLISH} The county is Qinghe (清河县).".encode(),
        "Le comité du comté a reçu 128 propositions cette année et tenu 12 réunions.".encode(),
    ],
)
def test_a_text_in_another_language_is_warned_of(data: bytes) -> None:
    article = parse_article(read_document(data))
    assert [warning.code for warning in article.warnings] == ["text.not_chinese"]


@pytest.mark.parametrize(
    "text", [TEXT, "WTO、APEC、CPPCC等词条共128条。", "128", "", "收到提案128件（received 128 proposals）。"]
)
def test_chinese_with_foreign_words_is_chinese(text: str) -> None:
    assert "text.not_chinese" not in {warning.code for warning in parse_article(text).warnings}
