"""Arguments: the usual forms are accepted, and everything else is refused with what to write instead."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from cppcc_extract import (
    Document,
    ExtractorError,
    InputError,
    Lexicon,
    LexiconError,
    find_organisations,
    find_quantities,
    find_times,
    parse_article,
    parse_articles,
    parse_many,
)
from tests.samples import ROOT

TEXT = "今年以来，朔州市政协立案提案214件。"
WORDS = ROOT / "examples/my_words.toml"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (date(2024, 1, 5), "2024-01-05"),
        (datetime(2024, 1, 5, 23, 59, tzinfo=timezone(timedelta(hours=8))), "2024-01-05"),
        ("2024-01-05", "2024-01-05"),
        ("2024-1-5", "2024-01-05"),
        ("2024年1月5日", "2024-01-05"),
        ("20240105", "2024-01-05"),
        ("2024/1/5", "2024-01-05"),
        ("2024.01.05", "2024-01-05"),
        (" 2024-01-05 08:30 ", "2024-01-05"),
        ("2024-01-05T08:30:00+08:00", "2024-01-05"),
        ("2024年1月5日 8时30分", "2024-01-05"),
        ("2024年1月", "2024-01"),
        ("2024/1", "2024-01"),
        ("2024年", "2024"),
        ("2024", "2024"),
        (date(476, 9, 4), "0476-09-04"),
    ],
)
def test_a_day_is_taken_in_the_usual_notations(given: date | str, day: str) -> None:
    assert parse_article(TEXT, published=given).published == day
    (article,) = parse_many([TEXT], published=given)
    assert getattr(article, "published", None) == day


@pytest.mark.parametrize("given", ["昨天", "5/1/2024", "2024-01-05-06", "20241301", "2024-2-30", "0000", ""])
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="is not a da"):
        parse_article(TEXT, published=given)
    with pytest.raises(InputError, match=r"reference=.* is not a da"):
        find_times(TEXT, given)


@pytest.mark.parametrize("given", [20240101, 2024.5, ["2024-01-05"], b"2024-01-05"], ids=repr)
def test_a_day_of_another_type_is_refused(given: object) -> None:
    with pytest.raises(InputError, match=r"must be a date or a string.* write '2023-08-11'"):
        parse_article(TEXT, published=given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        (Path("a.txt"), "read_document"),
        (b"2022", "decode it"),
        (bytearray(b"2022"), "decode it"),
        (memoryview(b"2022"), "decode it"),
        (io.StringIO(TEXT), "read_document"),
        ([TEXT], "parse_many"),
        (None, "words of an article"),
        (7, "words of an article"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_a_text_of_another_type_is_refused_with_the_remedy(given: object, remedy: str) -> None:
    for call in (parse_article, parse_articles, find_quantities, find_organisations):
        with pytest.raises(InputError, match=f"must be str, not {type(given).__name__}; .*{remedy}"):
            call(given)  # type: ignore[operator]


@pytest.mark.parametrize("text", ["article.txt", "C:\\政协\\报告.PDF", "articles/2023 综述.html", "*.docx", " a.txt\n"])
def test_a_text_that_is_a_path_is_told_so(text: str) -> None:
    (warning,) = [w for w in parse_article(text).warnings if w.code == "text.path"]
    assert "read_document(path)" in warning.message
    (article,) = parse_many([text])
    assert warning in getattr(article, "warnings", ())


@pytest.mark.parametrize("text", [TEXT, "提案见附件a.txt。", "附件：\na.txt", "第1.5章", "", "a.txt和b.txt都已收到"])
def test_a_text_that_is_no_path_is_not(text: str) -> None:
    assert not [w for w in parse_article(text).warnings if w.code == "text.path"]


@pytest.mark.parametrize(
    "lexicon", [WORDS, str(WORDS), Lexicon.default().extended(WORDS)], ids=lambda x: type(x).__name__
)
def test_words_of_ones_own_are_taken_as_a_path_too(lexicon: Lexicon | Path | str) -> None:
    text = "太原市政协开展圆桌协商12桌次。"
    assert parse_article(text, lexicon=lexicon).metrics[0].unit == "桌次"
    assert find_quantities(text, lexicon=lexicon)[0].unit == "桌次"
    (article,) = parse_many([text], lexicon=lexicon)
    assert article == parse_article(text, lexicon=lexicon)


def test_other_arguments_of_another_type_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"write lexicon='my_words\.toml'"):
        parse_article(TEXT, lexicon={"units": []})  # type: ignore[arg-type]
    with pytest.raises(LexiconError, match="No such file"):
        parse_article(TEXT, lexicon=tmp_path / "none.toml")
    with pytest.raises(InputError, match="the name of an outlet, not int"):
        parse_article(TEXT, source=7)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="a mapping from names to functions"):
        parse_article(TEXT, extractors=[find_quantities])  # type: ignore[arg-type]


@pytest.mark.parametrize("made", [None, 5, "metrics", [{"label": "提案"}]], ids=repr)
def test_an_extractor_must_return_records(made: object) -> None:
    with pytest.raises(ExtractorError, match=r"'mine' returned .*, not a list of records"):
        parse_article(TEXT, extractors={"mine": lambda reading: made})  # type: ignore[dict-item,return-value]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "标题\ud800", "title of the document: lone surrogate"),
        ("source", "\udcff", "source of the document"),
        ("origin", "\udcff.txt", "origin of the document"),
        ("published", "0000", "published of the document='0000' is not a day"),
        ("text", "\ud800", "lone surrogate"),
    ],
)
def test_a_document_that_cannot_be_exported_is_refused(field: str, value: str, message: str) -> None:
    document = Document.model_construct(**{"text": TEXT, field: value})
    with pytest.raises(InputError, match=message):
        parse_article(document)


def test_the_day_of_a_document_is_taken_in_the_usual_notations() -> None:
    assert parse_article(Document(text=TEXT, published="2024年1月5日")).published == "2024-01-05"
