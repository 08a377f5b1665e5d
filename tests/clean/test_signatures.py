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
