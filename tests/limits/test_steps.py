"""The work that a text needs grows in proportion to its length: lines of code that are executed are counted, not time.

A pattern does its work within one line. `test_patterns.py` looks into those.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

import cppcc_extract
from benchmarks.fuzz import inputs
from cppcc_extract import explain_record, parse_article, parse_articles

HOME = str(Path(cppcc_extract.__file__).parent)
SHORT = 100  # characters
MOST = 2.5  # times the work for twice the length; a square law gives 4
MARKS = [
    *inputs.MARKS,
    *inputs.NUMERALS,
    *inputs.TIMES,
    *inputs.NOISE,
    *inputs.UNITS,
    *inputs.COMMITTEES,
    *inputs.YEARS,
]
WORDS = re.findall(
    r"\S+",
    "立案提案 开展调研 其中 占 分别 各 增长 下降 共 等 的 会议 召开 主席张三 记者 “ ” （ ） 《 》 成立 平台 印发 。",
)
# What opens, what stands inside and what closes
NESTED = [
    ("（", "提案1件", "）"),
    ("“", "平台", "”"),
    ("“（", "", "）”"),
    ("《", "1", ""),
    ("", "1", "》"),
    ("「『", "", "』」"),
]


def steps(work: Callable[[str], object], text: str) -> int:
    """How many lines of the library are executed."""
    count = 0

    def line(frame: FrameType, event: str, value: Any) -> Any:
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, event: str, value: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(HOME) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[str], object], make: Callable[[int], str]) -> float:
    """How much more work the second doubling needs than the first: 2 if work is linear in the text.

    Where short texts are read in another way than longer ones, texts eight times as long decide.
    """
    for size in (SHORT, 8 * SHORT):
        work(make(4 * size))  # what is remembered from text to text does not count
        one, two, four = (steps(work, make(n * size)) for n in (1, 2, 4))
        grown = (four - two) / max(two - one, 10 * size)
        if grown < MOST:
            break
    return grown


def fragments(number: int) -> list[str]:
    """Some short texts of any characters and words."""
    chance = Random(number)
    parts = (
        chance.choices(chance.choice((MARKS, WORDS, [*MARKS, *WORDS])), k=chance.randrange(1, 6)) for _ in range(10)
    )
    return ["".join(each) for each in parts]


def repeated(fragment: str) -> Callable[[int], str]:
    return lambda size: (fragment * size)[:size]


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """The tables are loaded, which takes steps of its own."""
    parse_articles("2023年，大同市政协张三立案提案3件，占30%。“协商在一线”平台成立。")


@pytest.mark.parametrize("number", range(30))
def test_any_fragment_repeated_takes_work_in_proportion(number: int) -> None:
    grown = {fragment: growth(parse_article, repeated(fragment)) for fragment in fragments(number)}
    assert {fragment: times for fragment, times in grown.items() if times >= MOST} == {}


@pytest.mark.parametrize(
    "fragment", ["公里５", "1两", "1亿元的", "万元主席张三", "八%—5", "4～～九人次", "其中”平台记者“"]
)
def test_fragments_that_took_more_do_so_no_longer(fragment: str) -> None:
    assert growth(parse_article, repeated(fragment)) < MOST


@pytest.mark.parametrize(("opens", "inside", "closes"), NESTED)
def test_pairs_within_pairs_take_work_in_proportion(opens: str, inside: str, closes: str) -> None:
    def make(size: int) -> str:
        return f"大同市政协{opens * size}{inside}{closes * size}立案提案3件。"

    assert growth(parse_article, make) < MOST


@pytest.mark.parametrize(
    "unit",
    [
        "大同市政协召开会议\n2023年，大同市政协立案提案3件。\n\n",
        "| 大同市政协 | 12件 |\n",
        "一、提案工作\n立案提案3件，其中集体提案1件。\n",
        "“协商在一线”平台成立，主席张三出席。",
    ],
)
def test_pages_take_work_in_proportion(unit: str) -> None:
    assert growth(parse_articles, lambda size: unit * (size // 10)) < MOST


def test_a_derivation_takes_work_in_proportion() -> None:
    def work(text: str) -> object:
        return explain_record(parse_article(text), "m1")

    assert growth(work, repeated("2023年，大同市政协立案提案3件，其中集体提案1件。")) < MOST
