"""Pronunciations of a web converter."""

import pytest

from cppcc_extract.clean.glosses import clean_glosses
from cppcc_extract.text.aligned import AlignedText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政協(xié)組織協(xié)商12場", "政協組織協商12場"),
        ("捐贈(zèng)的口罩", "捐贈的口罩"),
        ("統計(jì)如下", "統計如下"),
        ("委員們(men)在現(xiàn)場", "委員們在現場"),
        ("13省（區（qū））", "13省（區）"),
        ("綠(lǜ)色", "綠色"),
    ],
)
def test_a_gloss_goes(text: str, expected: str) -> None:
    assert AlignedText.of(text).apply(clean_glosses(text)).text == expected


@pytest.mark.parametrize(
    "text", ["智慧政协(app)上线", "试点(A区)", "委员们(men)", "12(个)", "(xié)", "嘎查(gā chá)", "按规定(试行)"]
)
def test_other_brackets_stay(text: str) -> None:
    assert clean_glosses(text) == []


def test_the_character_owns_its_gloss() -> None:
    aligned = AlignedText.of("政協(xié)組織")
    aligned = aligned.apply(clean_glosses(aligned.text))
    assert aligned.span(0, 2) == (0, 7)
    assert aligned.source[slice(*aligned.span(1, 2))] == "協(xié)"
