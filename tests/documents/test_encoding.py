"""Texts in every encoding that Chinese files have."""

from __future__ import annotations

import codecs
import random

import pytest

from cppcc_extract.documents import read_document
from cppcc_extract.documents.encoding import decode
from cppcc_extract.errors import DocumentError
from tests.samples import load_samples

HANS = "清河县政协今年立案提案869件，办复率100%。\r\n委员们说：“水通了。”\r\n"
HANT = "清河縣政協今年立案提案869件，辦復率100%。\r\n委員們說：「水通了。」\r\n"
TOLD = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5",
}


@pytest.mark.parametrize("encoding", TOLD)
@pytest.mark.parametrize("text", [HANS, HANT], ids=["hans", "hant"])
def test_a_text_is_what_was_written_and_its_encoding_is_told(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("the encoding does not hold these characters")
    document = read_document(data)
    assert (document.text, document.encoding, document.kind, document.warnings) == (text, TOLD[encoding], "text", ())


def test_marks_of_byte_order_are_dropped() -> None:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + HANS.encode(encoding)) == (HANS, encoding, ())
        assert decode(mark) == ("", encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("length", [20, 60, 400])
def test_pieces_of_articles_are_read_right(length: int, encoding: str) -> None:
    choose = random.Random(length)
    wrong: list[str] = []
    read = 0
    for sample in load_samples():
        at = choose.randrange(max(1, len(sample.text) - length))
        piece = sample.text[at : at + length]
        try:
            data = piece.encode(encoding)
        except UnicodeEncodeError:
            continue
        read += 1
        if decode(data).text != piece:
            wrong.append(piece)
    assert read
    assert not wrong


def test_a_private_table_of_big5_is_told() -> None:
    assert decode("深水埗區議員與政協委員一同走訪社區，瞭解居民所需。".encode("big5hkscs")).encoding == "big5hkscs"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_damaged_byte_leaves_a_mark_and_a_warning(encoding: str) -> None:
    bad = {"utf-16-le": b"\x00\xd8"}.get(encoding, b"\xff")
    start = HANS[:10].encode(encoding)
    decoded = decode(start + bad + HANS[10:].encode(encoding))
    assert decoded.text.startswith(HANS[:10] + "\ufffd")
    assert decoded.text.endswith(HANS[-20:])
    assert decoded.encoding == encoding
    (warning,) = decoded.warnings
    assert warning.code == "encoding.damaged"
    assert f"byte {len(start)};" in warning.message
    assert warning.message.startswith("1 place ")
    decoded.text.encode("utf-8")


def test_a_text_that_is_cut_in_a_character() -> None:
    decoded = decode(HANS.encode("utf-8")[:-7])
    assert [warning.code for warning in decoded.warnings] == ["encoding.damaged"]


def test_a_replacement_character_of_the_source_is_no_damage() -> None:
    assert decode((HANS + "\ufffd").encode("utf-8")).warnings == ()
    decoded = decode((HANS + "\ufffd").encode("utf-8") + b"\xff")
    assert decoded.warnings[0].message.startswith("1 place ")


def test_no_lone_surrogate_comes_out() -> None:
    for data in (b"\xff\xfe" + b"\x00\xd8" + "政协".encode("utf-16-le"), b"\xed\xa0\x80" + HANS.encode("utf-8")):
        decoded = decode(data)
        decoded.text.encode("utf-8")
        assert [warning.code for warning in decoded.warnings] == ["encoding.damaged"]


def test_a_declared_encoding_yields_to_what_reads_better() -> None:
    data = HANS.encode("gb18030")
    for declared in ("gb2312", "GBK", "utf-8", "iso-8859-1", "big5", "unknown-1", "utf-16", "", None):
        assert decode(data, declared=declared)[:2] == (HANS, "gb18030")


def test_other_languages_are_left_to_statistics() -> None:
    text = "Встреча комитета прошла в Москве, участники обсудили планы на год."
    assert decode(text.encode("cp1251")).text == text
    text = "Le comité s’est réuni à Genève, où les membres ont été reçus par la présidente."
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 10,
        random.Random(3).randbytes(5000),
        b"\0" * 500,
        b"\xef\xbb\xbf" + b"\xff" * 99,
        b"\xff" * 100,
    ],
    ids=["all", "random", "nul", "mark", "same"],
)
def test_what_is_no_text_is_refused_with_the_remedy(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"UTF-8|export"):
        decode(data)


def test_empty_and_blank() -> None:
    assert decode(b"") == ("", "utf-8", ())
    assert decode(b" \r\n") == (" \r\n", "utf-8", ())


@pytest.mark.parametrize(
    "declared", ["idna", "undefined", "punycode", "rot13", "base64", "hex", "zlib", "bz2", "quopri", "unicode_escape"]
)
@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
def test_a_declared_codec_that_is_no_encoding_is_passed_over(declared: str, encoding: str) -> None:
    text = "清河縣政協立案提案869件。"
    page = f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"
    assert text in read_document(page.encode(encoding)).text
