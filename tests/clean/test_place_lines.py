"""The parts of a page about several divisions, each under the name of its own."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from tests.clean.test_header import BODY, TITLE, header
from tests.clean.test_zones import blocks

PARTS = {
    "双峰": "县政协在老街口设了议事点，今年以来议事12场。",
    "冷水江": "入夏以来，市政协走访企业82家。",
    "新化": "县政协开展调研5次。",
}
OWNERS = {12: "双峰县政协", 82: "冷水江市政协", 5: "新化县政协"}


def owners(form: str) -> dict[float, str | None]:
    parts = "\n\n".join(f"{form.format(place)}\n\n{text}" for place, text in PARTS.items())
    article = parse_article(f"娄底市政协系统履职扫描\n2023-09-10 来源：娄底日报\n\n{parts}")
    return {metric.value: metric.organisation for metric in article.metrics}


@pytest.mark.parametrize(
    "form",
    ["{}", "■{}", "▲{}", "▍{}", "【{}】", "（{}）", "[{}]", "◎{}篇", "{}经验", "★{}·把事情商量好", "{}｜把事情商量好"],
)
def test_each_part_is_of_the_place_that_heads_it(form: str) -> None:
    assert owners(form) == OWNERS


@pytest.mark.parametrize("form", ["{}的事情大家商量", "走进{}", "{}人家"])
def test_other_headings_hand_over_to_nobody(form: str) -> None:
    assert set(owners(form).values()) == {"娄底市政协"}


def test_names_of_places_in_brackets_sign_nothing_and_one_alone_may_be_a_name() -> None:
    two = f"{TITLE}\n\n（双峰）\n\n{BODY}\n\n（新化）\n\n{BODY}"
    assert [zone for zone, _ in blocks(two)] == ["headline", "heading", "paragraph", "heading", "paragraph"]
    assert header(two).authors == ()
    assert header(f"{TITLE}\n\n高平\n\n{BODY}").authors == ("高平",)
