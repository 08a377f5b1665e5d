"""Traditional to simplified."""

import pytest

from cppcc_extract.clean.script import find_script, simplify


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("縣政協組織委員視察", "县政协组织委员视察"),
        ("這裏的綫路、羣衆與説法", "这里的线路、群众与说法"),
        ("乾隆年間的碑，洗得乾淨", "乾隆年间的碑，洗得干净"),
        ("答覆了委員，覆蓋全縣", "答复了委员，覆盖全县"),
        ("徵集線索三十條", "征集线索三十条"),
    ],
)
def test_traditional_text(text: str, expected: str) -> None:
    simple, script = simplify(text)
    assert (simple, script) == (expected, "hant")


@pytest.mark.parametrize("text", ["县政协立案提案869件", "这是乾隆年间的著名碑刻", "2023", ""])
def test_simplified_text_stays(text: str) -> None:
    assert simplify(text) == (text, "hans")


def test_one_traditional_character_makes_no_traditional_text() -> None:
    assert simplify("县政协组织视察，乾隆碑旁的協商会议开了") == ("县政协组织视察，乾隆碑旁的协商会议开了", "hans")


def test_the_script_is_the_one_of_most_characters() -> None:
    assert find_script("縣政協組織視察，这") == "hant"
    assert find_script("县政协组织视察，這") == "hans"


def test_same_as_the_converter_whose_dictionaries_are_read() -> None:
    from opencc import OpenCC

    text = "絳縣政協報告：一目瞭然，幹部們著手改進；麵粉、頭髮、發展、後來、皇后、鐘錶，乾杯，系統聯繫關係，鬆樹与放鬆"
    assert simplify(text)[0] == OpenCC("t2s").convert(text)
