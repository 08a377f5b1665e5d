"""Lost lead bytes: the damage is really made here, by dropping a byte of the GBK encoding."""

from __future__ import annotations

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.clean.mojibake import clean_damage, find_damage
from cppcc_extract.clean.width import rewrite_width
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText

FOLD = str.maketrans("，；：？！（）", ",;:?!()")


def damage(clause: str, lost: str, *, fold: bool = True, mark: str = "?") -> str:
    """The clause after the lead byte of the first character of `lost` was lost and the rest decoded leniently."""
    at = clause.index(lost)
    head, body = clause[:at], clause[at:].encode("gbk")[1:]
    broken = head + mark + body.decode("gbk", "ignore")
    return broken.translate(FOLD) if fold else broken


def repaired(text: str) -> str:
    edits = clean_damage(find_damage(text, Lexicon.default()))
    return rewrite_width(AlignedText.of(text).apply(edits).text)


DAMAGES = [
    ("由8省（區、市）政協輪流承辦。", "省（區"),
    ("黃河沿線9省（區）政協聯合調研。", "省（區"),
    ("鄰近3省（市）政協共商茶產業。", "省（市"),
    ("會商機制促進了社會和諧。籌辦讀書活動二十場。", "。籌"),
    ("各縣（市）政協都設了議事室。", "縣（市"),
    ("座談開了三場，圍繞水價問題談得透。", "，圍"),
    ("各镇（街道）都有委员工作室。", "镇（街"),
    ("他们到村（社区）听取意见。", "村（社"),
    ("办公室报送信息二十条。", "室报"),
    ("开展民主监督，视察水厂两次。", "监督，视"),
    ("全州各市（县）都建了协商点。", "市（县"),
    ("縣政協收到提案八十件，立案七十件。", "提案八"),
    ("每季度組織委員視察一次。", "組織"),
    ("全年反映社情民意信息八十条。", "社情民"),
]


@pytest.mark.parametrize(("clause", "lost"), DAMAGES)
@pytest.mark.parametrize("mark", ["?", "\ufffd"])
def test_a_lost_byte_is_put_back_or_told_of(clause: str, lost: str, mark: str) -> None:
    broken = damage(clause, lost, mark=mark)
    found = find_damage(broken, Lexicon.default())
    assert len(found) == 1
    if found[0].repaired is not None:
        assert repaired(broken) == clause


DECIDED = DAMAGES[:8]


@pytest.mark.parametrize(("clause", "lost"), DECIDED)
@pytest.mark.parametrize("fold", [True, False])
def test_tables_and_points_decide(clause: str, lost: str, fold: bool) -> None:
    assert repaired(damage(clause, lost, fold=fold)) == clause


@pytest.mark.parametrize(
    "text",
    [
        "政协能帮什么?得先坐到炕头上听。",
        "怎么办?委员们说:“先调研!”",
        "“水价为什么涨?”“谁来管?”",
        "是这样吗?,他接着问。",
        "有困難群?想養鵝脫貧,便找到縣政協。",
        "?——縣政協年度工作綜述",
        "难道只有A股?B股也跌了。",
        "详见 http://example.org/a?id=3&page=2。",
        "翁牛特旗有嘎查多少个?嘎查干部答不上来。",
        "???",
        "?",
        "收到几件?20件。",
        "谁提的?张翀委员。",
        "完善?贫龋强化委员服务管理。",  # 制 was lost, but what is left could be Chinese
    ],
)
def test_a_question_mark_is_left_alone(text: str) -> None:
    assert find_damage(text, Lexicon.default()) == []


def test_where_nothing_decides_the_damage_stays_and_is_told() -> None:
    broken = damage("魯委員說玻籌很重。", "玻籌")
    document = clean_document(broken, Lexicon.default())
    assert [notice.code for notice in document.notices] == ["damage.undecided"]
    assert "?" in document.aligned.source
    assert "玻" not in document.text


def test_offsets_stay_those_of_the_source() -> None:
    text = damage("黃河沿線9省（區）政協聯合調研12次。", "省（區")
    document = clean_document(text, Lexicon.default())
    assert document.text == "黄河沿线9省（区）政协联合调研12次。"
    at = document.text.index("12次")
    assert text[slice(*document.aligned.span(at, at + 3))] == "12次"
    notice = document.notices[0]
    assert notice.code == "damage.repaired"
    assert document.text[notice.start : notice.end] == "省（区"


def test_a_gloss_behind_the_damage() -> None:
    text = "沿線9?。▍^(qū))政協(xié)聯(lián)合調研"
    assert clean_document(text, Lexicon.default()).text == "沿线9省（区）政协联合调研"
