"""Quoted names: where they begin and end, and what is speech."""

from __future__ import annotations

import pytest

from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.names import find_names


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("健全“三联”机制", ["三联"]),
        ("按照‘有事来谈’的要求", ["有事来谈"]),
        ("出台《提案工作规则》", ["提案工作规则"]),
        ("名为「河畔議事」，又稱『河畔』", ["河畔議事", "河畔"]),
        ("“助‘三农’·兴百业”品牌", ["助‘三农’·兴百业"]),
        ("修订《“茶座议事”规则》", ["“茶座议事”规则"]),
        ("“甲乙”“丙丁”和“戊己”", ["甲乙", "丙丁", "戊己"]),
        ("“‘玉’说玉话”“泉”水叮咚”品牌", ["‘玉’说玉话", "泉”水叮咚"]),
        ("缺了后引号的“双联机制，但“三问”机制还在", ["三问"]),
        ("缺了前引号的双联”机制，但“三问”机制还在", ["三问"]),
        ("“没有说完的一行\n下一行”有“三问”机制", ["三问"]),
        ("错开的“甲《乙”丙》丁", ["甲《乙"]),
        ("“”《》", []),
        ("编印〈山乡文史〉，办〖夜谈〗", ["山乡文史"]),
        ("打造【渔灯议事】品牌", ["渔灯议事"]),
        ("【文史工作】编印《山乡文史》", ["山乡文史"]),
        ("没有引号的一行", []),
    ],
)
def test_where_names_stand(text: str, inner: list[str]) -> None:
    assert [name.inner for name in find_names(Brackets(text))] == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“我们先试。后来成了。”他说。", []),
        ("他说：“大家都来参加”。", []),
        ("“建了‘双联’机制，事情就好办了。”他说。", ["双联"]),
        ("“真方便！”大家称赞“码上说”平台。", ["码上说"]),
        ("“要把路修好，”他强调，“修到家门口。”", []),
    ],
)
def test_speech_is_no_name_but_holds_names(text: str, inner: list[str]) -> None:
    assert [name.inner for name in find_names(Brackets(text))] == inner


def test_ranges_hold_the_quotes() -> None:
    text = "健全“三联”机制，出台《提案工作规则》"
    assert [text[name.start : name.end] for name in find_names(Brackets(text))] == ["“三联”", "《提案工作规则》"]


def test_no_two_names_overlap() -> None:
    text = "“‘甲’“乙”》《丙‘丁’》”“戊『己』" * 20
    names = find_names(Brackets(text))
    assert names
    assert all(names[i].end <= names[i + 1].start for i in range(len(names) - 1))
