"""Text decoded with the wrong encoding: the damage is really made here."""

import pytest

from cppcc_extract import parse_article, read_document
from cppcc_extract.clean.garbled import find_garbled

SAID = "大同市政协收到提案128件，立案86件，办复率100%，走访企业一千六百户。"
EVEN = "市政协收到提案一百二十八件，立案八十六件"
FIGURES = [128, 86, 100, 1600]


@pytest.mark.parametrize(
    ("meant", "written"),
    [("utf-8", "latin-1"), ("utf-8", "mac_roman"), ("gb18030", "latin-1"), ("gb18030", "mac_roman")],
)
def test_a_passage_whose_bytes_are_whole_is_read_anew(meant: str, written: str) -> None:
    article = parse_article("大同市政协履职纪实\n\n" + SAID.encode(meant).decode(written), published="2024-03-20")
    assert [metric.value for metric in article.metrics] == FIGURES
    assert [warning.code for warning in article.warnings] == ["text.recoded"]
    assert all(article.text[m.span.start : m.span.end] == m.text for m in article.metrics)


def test_utf8_read_as_gbk_is_read_anew_where_no_byte_was_lost() -> None:
    article = parse_article("大同市政协履职纪实\n\n" + EVEN.encode().decode("gb18030"), published="2024-03-20")
    assert [metric.value for metric in article.metrics] == [128, 86]


@pytest.mark.parametrize(
    ("meant", "written"),
    [("utf-8", "gbk"), ("utf-8", "cp1252"), ("gbk", "big5"), ("utf-8", "big5"), ("utf-8", "ascii")],
)
def test_what_cannot_be_read_anew_is_told(meant: str, written: str) -> None:
    article = parse_article(SAID.encode(meant).decode(written, "replace"))
    assert {warning.code for warning in article.warnings} & {"text.garbled", "text.recoded", "damage.figure"}


def test_a_file_in_two_encodings_is_told() -> None:
    data = (SAID + "\n").encode("gbk") * 3 + "大同市政協收到提案一百二十八件，走訪企業一千六百戶。\n".encode("big5") * 3
    warnings = [warning.code for warning in parse_article(read_document(data)).warnings]
    assert {"text.garbled", "text.recoded"} & set(warnings)


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "晉江政協邀27位海外鄉親列席，籌建閩南書院，冀與鄉賢共議。",
        "岫岩、濉溪、睢宁、邳州、郯城、鄄城、盱眙七县政协共议。",
        "Café Müller présente l'œuvre à Genève.",
        "①②③④⑤⑥⑦⑧⑨⑩ ◆●▲□■ ㎡㎞㏊",
        "Съезд народных представителей состоялся в Москве. 大同市政协收到提案128件。",
        "代表团会见时说：«Мы рады приветствовать делегацию из Китая в нашем городе»。",
        "Η ελληνική αντιπροσωπεία επισκέφθηκε την πόλη 大同。",
        "СОВЕТ ФЕДЕРАЦИИ（俄联邦委员会）、ДУМА（杜马）、МИД",
        "委員會(wěiyuánhuì)聽取(tīngqǔ)報(bào)告(gào)。",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_garbled(text) == []
