"""Lists of figures: every item is read, each on its own."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.document import clean_document
from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.lexicon import Lexicon

HEAD = "大同市政协履职纪实\n大同市政协一年来扎实履职，工作有声有色，委员满意。\n"
TAIL = "\n下一步，市政协将继续努力，把好事办好。"
ITEMS = ["收到提案128件", "开展专题调研12次", "走访企业20家"]
FIGURES = [("收到提案", 128), ("开展专题调研", 12), ("走访企业", 20)]


def figures(page: str) -> list[tuple[str, object]]:
    return [(m.label, m.value) for m in parse_article(page, published="2024-03-20").metrics]


def zones(page: str) -> list[tuple[str, str]]:
    document = clean_document(page, Lexicon.default())
    return [(block.zone.value, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("tail", ["", TAIL], ids=["last", "before prose"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["", "gaps"])
@pytest.mark.parametrize(
    "mark",
    ["", "● ", "◆", "■ ", "✅", "✅ ", "📌", "👉 ", "— ", "—— ", "- ", "* ", "• ", "→ ", "➤", "▶ ", "☑ ", "\t", "　　"],
)
def test_a_list_with_one_mark(mark: str, gap: str, tail: str) -> None:
    assert figures(HEAD + gap.join(mark + item for item in ITEMS) + tail) == FIGURES


@pytest.mark.parametrize("tail", ["", TAIL], ids=["last", "before prose"])
@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."),
        ("1. ", "2. ", "3. "),
        ("1、", "2、", "3、"),
        ("（1）", "（2）", "（3）"),
        ("（一）", "（二）", "（三）"),
        ("一、", "二、", "三、"),
        ("①", "②", "③"),
        ("❶ ", "❷ ", "❸ "),
        ("1)", "2)", "3)"),
    ],
)
def test_a_numbered_list(marks: tuple[str, ...], tail: str) -> None:
    page = HEAD + "\n".join(mark + item for mark, item in zip(marks, ITEMS, strict=True)) + tail
    assert figures(page) == FIGURES


@pytest.mark.parametrize("stops", ["；；。", "；；", ";;", "，，。", "。。"])
def test_a_list_with_points(stops: str) -> None:
    ends = [*stops, "", ""]
    assert figures(HEAD + "\n".join(item + end for item, end in zip(ITEMS, ends, strict=False)) + TAIL) == FIGURES


def test_a_list_alone_under_its_title() -> None:
    page = "大同市政协：数说2022\n" + "\n".join(ITEMS)
    assert figures(page) == FIGURES
    assert zones(page) == [("headline", "大同市政协：数说2022"), *(("list item", item) for item in ITEMS)]


def test_a_list_before_the_first_prose() -> None:
    assert figures("大同市政协履职纪实\n来源：大同日报\n" + "\n".join(ITEMS) + TAIL) == FIGURES


def test_the_title_of_a_list_is_a_heading() -> None:
    assert zones(HEAD + "数说2022\n" + "\n".join(ITEMS) + TAIL)[2:6] == [
        ("heading", "数说2022"),
        *(("list item", item) for item in ITEMS),
    ]


def test_items_without_a_figure_stand_among_those_with_one() -> None:
    found = zones(HEAD + "● 收到提案128件\n● 建好“议事亭”\n● 走访企业20家" + TAIL)
    assert [zone for zone, _ in found[2:5]] == ["list item"] * 3


@pytest.mark.parametrize(
    "item", ["今年收到提案30件", "办复率100%", "● 为民办实事15件", "帮助企业贷款3.5万元（含展期）"]
)
def test_a_single_line_at_the_end(item: str) -> None:
    assert len(figures(HEAD + item)) == 1


@pytest.mark.parametrize("heading", ["今年收到提案30件", "一、走访企业82家", "（二）为群众办实事15件"])
def test_a_heading_that_ends_with_its_figure_is_a_heading_and_is_read(heading: str) -> None:
    page = HEAD + heading + TAIL
    assert zones(page)[2] == ("heading", heading)
    assert len(figures(page)) == 1


@pytest.mark.parametrize(
    "heading",
    ["一、2022年工作回顾", "做好三篇文章", "第3届委员活动日", "“136”工作法见成效", "5个方面的打算", "一根粉拴着六个村"],
)
def test_other_numbers_in_a_heading_are_not_figures(heading: str) -> None:
    page = HEAD + heading + TAIL
    assert zones(page)[2] == ("heading", heading)
    assert not figures(page)


@pytest.mark.parametrize("title", ["今年办理提案128件", "聚力促发展 办实事15件"])
def test_a_figure_in_the_title_leaves_it_the_title(title: str) -> None:
    prose = HEAD.split("\n", 1)[1]
    assert parse_article(f"{title}\n{prose}").title == title
    assert parse_article(f"{title}\n——清河县政协工作纪实\n{prose}").title == f"{title}——清河县政协工作纪实"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_label_is_not_read_across_lines(gap: str) -> None:
    page = f"{HEAD}市政协走访企业82家，收集问题建议156条{gap}委员们认真履职。"
    assert figures(page) == [("走访企业", 82), ("收集问题建议", 156)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("收到提案30件2.开展调研12次3.走访企业20家", ["收到提案", "开展调研", "走访企业"]),
        ("1.收到提案30件2.开展调研12次3.走访企业20家", ["收到提案", "开展调研", "走访企业"]),
        ("1、收到提案30件2、开展调研12次3、走访企业20家", ["收到提案", "开展调研", "走访企业"]),
        ("（1）收到提案30件（2）开展调研12次（3）走访企业20家", ["收到提案", "开展调研", "走访企业"]),
        ("收到提案30件(2)开展调研12次(3)走访企业20家", ["收到提案", "开展调研", "走访企业"]),
    ],
)
def test_a_number_glued_to_the_figure_before_begins_an_item(text: str, labels: list[str]) -> None:
    assert [label for label, _ in figures(f"{HEAD}市政协履职情况：{text}。")] == labels
    assert [label for label, _ in figures(f"{HEAD}{text}。")] == labels


@pytest.mark.parametrize(
    "text",
    [
        "立案提案12、13号都已办复。",
        "占比2.5个百分点。",
        "分在第1、2、3组的委员走访了企业。",
        "见附件2.开展情况如下。",
        "按条例第九条（2）办理的提案。",
    ],
)
def test_other_numbers_begin_no_item(text: str) -> None:
    assert split_sentences(text, 0, len(text)) == [(0, len(text))]
