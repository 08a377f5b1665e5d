"""What each stage saw at one place of a text."""

from __future__ import annotations

import pytest

from cppcc_extract import InputError
from cppcc_extract.evaluation.explain import Stage, explain

TEXT = "大同市政協履職紀實\n\n2023年，大同市政協立案提案231件，實施一系列行動。"


def _stage(stages: tuple[Stage, ...], name: str) -> str:
    return "\n".join(next(stage.lines for stage in stages if stage.name == name))


def test_a_figure_is_followed_from_the_source_to_its_record() -> None:
    stages = explain(TEXT, TEXT.index("231"), published="2024-03-20")
    assert [stage.name for stage in stages] == ["source", "clean", "find", "resolve", "extract"]
    assert "2023年，大同市政协立案提案231件" in _stage(stages, "clean")
    assert "> 231件: quantity 231 件 exact [quantity.thing]" in _stage(stages, "find")
    assert "owner: 大同市政协" in _stage(stages, "resolve")
    assert "period: 2023" in _stage(stages, "resolve")
    assert "metrics m1 [quantity.thing]" in _stage(stages, "extract")
    assert "period from '2023年' [time.sentence]" in _stage(stages, "extract")


def test_it_tells_which_table_keeps_a_number_from_being_one() -> None:
    stages = explain(TEXT, TEXT.index("一系列"))
    assert "> 一系列: not a number [table not_numbers]" in _stage(stages, "find")
    assert _stage(stages, "extract") == ""


def test_what_was_left_out_is_said_to_be() -> None:
    stages = explain("山西省政\u200b协立案提案356件。", 4)
    assert "left out" in _stage(stages, "clean")


@pytest.mark.parametrize("at", [-1, len(TEXT)])
def test_an_offset_outside_the_text_is_named(at: int) -> None:
    with pytest.raises(InputError, match=f"offset {at} is outside the text"):
        explain(TEXT, at)
