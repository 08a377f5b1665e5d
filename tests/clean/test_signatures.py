"""Who wrote the items of a page: names in brackets where each of them ends."""

from __future__ import annotations

import pytest

from tests.clean.test_header import BODY, TITLE, header


def page(*items: str) -> str:
    return "\n\n".join(["政协短讯一束", "2024-05-06 来源：清河政协网", *items])


def test_items_of_one_paragraph_are_each_signed() -> None:
    read = header(page(f"青山　{BODY}（马小芳）", f"白石　{BODY}（杨小强　田小禾）", f"清河　{BODY}（周一帆）"))
    assert read.authors == ("马小芳", "杨小强", "田小禾", "周一帆")


def test_signatures_with_a_role_and_without_one_count_alike() -> None:
    items = (f"◆青山　堰塘边\n\n{BODY}  （马小芳　王 强）", f"◆白石　渡口旁\n\n{BODY}（本报记者 夏 凡）")
    assert header(page(*items, f"◆清河　老街口\n\n{BODY}（通讯员 周一帆 编辑 田小禾）")).authors == (
        "马小芳",
        "王强",
        "夏凡",
        "周一帆",
    )


@pytest.mark.parametrize(
    "end",
    [
        "（村民代表）",
        "（青山县政协办公室）",
        "（略）",
        "（提案委）",
        "（见图一）",
        "（热烈鼓掌）",
        "他说：“好。”（李凤英）",
    ],
)
def test_other_words_in_brackets_at_the_end_of_a_paragraph_are_no_writer(end: str) -> None:
    assert header(f"{TITLE}\n2024-05-06\n{BODY}{end}\n{BODY}\n{BODY}").authors == ()


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("（本网记者 周一帆 田小禾 根据发言录音整理，标题为编者所加）", ("周一帆", "田小禾"), ()),
        ("（据各地通讯员来稿综合，本版编辑　何苗）", (), ("何苗",)),
        ("（记者 周一帆，通讯员 田小禾）", ("周一帆", "田小禾"), ()),
        ("（本期编导：周一帆　摄像：田小禾　责编：何苗　来源：清河融媒）", (), ("何苗",)),
        ("（本版编辑　何苗　　值班　老马）", (), ("何苗",)),
        ("（共印120份）　　　　　责任编辑：何　苗", (), ("何苗",)),
        ("（县政协办公室供稿　撰稿：周一帆）", ("周一帆",), ()),
        ("供稿 | 社法委　撰文 | 周一帆", ("周一帆",), ()),
        ("（略，编者说明）", (), ()),
    ],
)
def test_what_else_the_brackets_at_the_end_say(line: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    read = header(f"{TITLE}\n2024-05-06\n{BODY}\n\n{line}")
    assert (read.authors, read.editors) == (authors, editors)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("文/本刊记者 易 平  谢小沅   图/岳阳市政协办公室", ("易平", "谢小沅")),
        ("文/图　本报记者　张 恒", ("张恒",)),
        ("图/文 融媒体记者 周一帆", ("周一帆",)),
        ("文字/剪辑：周一帆", ("周一帆",)),
        ("作者：港澳台侨和民族宗教委员会", ()),
        ("图/岳阳市政协办公室", ()),
    ],
)
def test_who_wrote_and_whose_the_pictures_are(line: str, authors: tuple[str, ...]) -> None:
    read = header(f"{TITLE}\n——水渠边的议事会\n\n{line}\n\n{BODY}")
    assert (read.title, read.authors) == (f"{TITLE}——水渠边的议事会", authors)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("马 应 海", ("马应海",)),
        ("马 应 田 禾", ("马应", "田禾")),
        ("马　应 周小帆", ("马应", "周小帆")),
    ],
)
def test_names_whose_characters_are_set_apart(line: str, authors: tuple[str, ...]) -> None:
    assert header(f"{TITLE}\n本报记者 {line}\n{BODY}").authors == authors
