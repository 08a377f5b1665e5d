"""Zones, joins and the order of blocks."""

from __future__ import annotations

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Furniture
from cppcc_extract.text.document import Document, Zone

FIRST = "县政协今年立案提案120件，办复率100%，委员们普遍表示满意，这是近年来最好的一年。"
SECOND = "下一步，县政协要把协商议事室建到村口，让群众说话有地方、办事有回音，委员履职有平台。"


def read(text: str) -> Document:
    return clean_document(text, Lexicon.default())


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(block.zone.value, document.text[block.start : block.end]) for block in document.blocks]


def test_a_page_from_head_to_foot() -> None:
    page = "\n".join(
        [
            "首页 > 县区政协 > 正文",
            "清河县政协把协商搬到村口",
            "2024-05-06 来源:清河日报 作者:周一帆",
            "【字号：大 中 小】 浏览次数：356",
            FIRST,
            "聚焦民生 回应关切",
            SECOND,
            "（责任编辑：田小禾）",
            "上一篇：青山区政协召开全会",
            "版权所有：清河县政协办公室",
        ]
    )
    assert [zone for zone, _ in blocks(page)] == [
        "navigation", "headline", "byline", "navigation", "paragraph", "heading", "paragraph", "byline", "link",
        "footer",
    ]  # fmt: skip


def test_text_is_all_blocks_in_order_one_line_each() -> None:
    document = read(f"  标题在此\r\n\r\n\r\n　　{FIRST}\n\n{SECOND}  ")
    assert document.text == f"标题在此\n{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "cut", ["\n\n", "\n", "\r\n\r\n", "\n\n▲委员在村口察看水渠。\n\n", "\n\n\n\n▲委员在村口。\n▲座谈会现场。\n\n"]
)
@pytest.mark.parametrize(
    "at", ["县政协今年立案提案120件，办复率", "县政协今年立案提案120件，办", "县政协今年立案提案120件，"]
)
def test_a_paragraph_cut_in_mid_sentence_is_joined(cut: str, at: str) -> None:
    page = f"清河县政协一年记\n\n{SECOND}\n\n{at}{cut}{FIRST[len(at) :]}\n\n{SECOND}"
    found = blocks(page)
    paragraphs = [text for zone, text in found if zone == "paragraph"]
    assert paragraphs == [SECOND, FIRST, SECOND]
    captions = [n for n, (zone, _) in enumerate(found) if zone == "caption"]
    assert all(found[2] == ("paragraph", FIRST) and n > 2 for n in captions)
    assert len(captions) == cut.count("▲")


def test_a_moved_caption_keeps_its_place_in_the_source() -> None:
    page = f"清河县政协一年记\n\n{FIRST[:20]}\n\n▲委员在村口察看水渠。\n\n{FIRST[20:]}"
    document = read(page)
    for text in (FIRST[:20], FIRST[20:], "▲委员在村口察看水渠。"):
        start = document.text.index(text)
        assert page[slice(*document.aligned.span(start, start + len(text)))] == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("去年以来，县政协把民意收上来，通过“朋友", "圈”把技术请进来，全县的茶农都说好。"),
        ("全县按照统一部署，已经建成乡镇", "（街道）委员工作站12个。"),
        ("县政协学习外地做法，把", "“他山之石”变成工作办法。"),
        ("全年开展各类协商活动五十次，市", "委、市政府领导批示12次。"),
        ("县政协今年举办培训班12期，培训委员540余人", "次。"),
        ("委员们看到，村里的变化不", "小。"),
    ],
)
def test_cuts_inside_quotes_and_before_brackets(before: str, after: str) -> None:
    page = f"清河县政协一年记\n\n{SECOND}\n\n{before}\n\n{after}"
    assert blocks(page)[-1] == ("paragraph", before + after)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, SECOND),
        ("今年要抓好三件事：", "一是办好协商会；二是走访委员；三是办实事。"),
        ("抓党建、建机制，书院为委员履职贡献了力量——", SECOND),
        ("一是把提案办理放在首位，逐件督办；", "二是把委员服务做到家，逐个走访。"),
        ("他说：“委员是为群众说话的，话要说到点子上。”", SECOND),
        ("委员们走访了企业，听取了意见，形成了报告。（周一帆）", SECOND),
    ],
)
def test_whole_paragraphs_are_not_joined(first: str, second: str) -> None:
    assert blocks(f"清河县政协一年记\n\n{SECOND}\n\n{first}\n\n{second}")[-2:] == [
        ("paragraph", first),
        ("paragraph", second),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "清河县政协",
        "凝聚共识 服务大局",
        "强基固本，转变作风树形象",
        "一、把准方向",
        "（二）建好平台",
        "政协清河县委员会",
    ],
)
def test_headings_stand_alone(heading: str) -> None:
    found = blocks(f"年度履职回眸\n\n{FIRST}\n\n{heading}\n\n{SECOND}")
    assert found[2:] == [("heading", heading), ("paragraph", SECOND)]


def test_a_signature_set_apart_leaves_the_next_heading_alone() -> None:
    page = f"协商就在家门口\n\n{FIRST}        （马小芳）\n\n◆黟县　屋场边的事\n\n　　{SECOND}"
    assert blocks(page)[2:] == [("heading", "◆黟县 屋场边的事"), ("paragraph", SECOND)]


def test_a_caption_runs_over_one_line_break() -> None:
    page = f"{FIRST}\n\n▲清河县政协委员在白石村察看水渠修复情\n况。\n\n{SECOND}"
    assert ("caption", "▲清河县政协委员在白石村察看水渠修复情况。") in blocks(page)


def test_a_committee_alone_in_the_head_is_a_heading() -> None:
    found = blocks(f"走基层·看履职（北方篇）\n\n清河县政协\n\n水渠边的协商会\n\n{FIRST}")
    assert [zone for zone, _ in found] == ["headline", "heading", "heading", "paragraph"]


def test_a_second_article_of_a_page() -> None:
    page = (
        f"同心绘就新画卷\n\n——清河县政协工作综述\n\n{FIRST}\n\n"
        f"与人民同行\n\n实干写新篇\n\n——政协青山区委员会工作综述\n\n{SECOND}"
    )
    document = read(page)
    assert [block.article for block in document.blocks] == [0, 0, 0, 1, 1, 1, 1]
    assert [block.zone for block in document.blocks[3:6]] == [Zone.HEADLINE] * 3


def test_an_article_behind_the_editors_line_of_another() -> None:
    page = f"清河县政协开会\n{FIRST}\n编辑：田小禾\n青山区政协走访企业\n来源：青山网\n{SECOND}"
    assert [block.article for block in read(page).blocks] == [0, 0, 0, 1, 1, 1]


def test_behind_the_foot_nothing_is_read() -> None:
    page = f"清河县政协开会\n{FIRST}\n以上文章仅代表作者观点\n热线共接到来电300件，请联系我们。\n本站访问12000次"
    document = read(page)
    assert all(document.blocks[sentence.block].zone is not Zone.FOOTER for sentence in document.sentences)
    assert document.sentences[-1].end == document.text.index("\n以上")


@pytest.mark.parametrize(
    "line",
    ["图为推进工作做准备，县政协走访了企业、社区和学校，收集意见建议260多条，梳理后形成了问题清单，逐项交给各专委会办理，并约定年底向群众公开报告办理结果和下一步打算，接受群众的监督和评议，委员们对此十分赞成，纷纷表示要继续跟踪。",
     "来源于群众的提案最受欢迎，今年共有35件，委员们说这样的提案办得最快。",
     "编辑部的委员们今年提出提案12件，内容都与出版有关，办理部门很重视。"],
)  # fmt: skip
def test_prose_that_begins_like_furniture_is_prose(line: str) -> None:
    assert blocks(f"清河县政协开会\n{FIRST}\n{line}\n{SECOND}")[2] == ("paragraph", line)


def test_one_line_is_the_text_itself() -> None:
    assert blocks("县政协立案提案120件") == [("paragraph", "县政协立案提案120件")]


def test_a_summary_is_not_read_twice() -> None:
    page = f"清河县政协开会\n[摘要]{FIRST}\n{FIRST}"
    assert [zone for zone, _ in blocks(page)] == ["headline", "byline", "paragraph"]


def test_a_summary_further_down_is_that_of_one_proposal_and_read() -> None:
    page = f"清河县政协提案选登\n{FIRST}\n\n【提案】让娃娃入园\n摘要：城区入住2.6万户，公办园却只有7所。\n{SECOND}"
    assert ("paragraph", "摘要：城区入住2.6万户，公办园却只有7所。") in blocks(page)


def test_a_line_that_asks_to_follow_an_account_is_no_headline() -> None:
    page = f"点击上方蓝字 关注“清河政协”\n\n一根竹子编出花样\n\n{FIRST}"
    assert blocks(page)[:2] == [("navigation", "点击上方蓝字 关注“清河政协”"), ("headline", "一根竹子编出花样")]


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\x00", "。", "？", "▲", "首页>正文", "——", "\ufeff"])
def test_texts_without_an_article(text: str) -> None:
    document = read(text)
    assert document.header.title is None or document.header.title == text


def test_notices_tell_of_controls() -> None:
    document = read("县政协\x00立案\u202e提案120件。")
    assert {notice.code for notice in document.notices} == {"text.nul", "text.bidi"}
    assert document.text == "县政协立案提案120件。"


@pytest.mark.parametrize("colon", [":", "："])
@pytest.mark.parametrize("word", ["HOME:", "HOME："])
def test_a_word_of_the_furniture_with_a_colon_of_either_width(word: str, colon: str) -> None:
    row = Furniture(surface=word, role="navigation", examples=(f"{word} 政协要闻",))
    lexicon = Lexicon.default().with_tables({"furniture": (row,)})
    document = clean_document(f"HOME{colon} 政协要闻\n清河县政协开会\n{FIRST}", lexicon)
    assert document.blocks[0].zone is Zone.NAVIGATION
