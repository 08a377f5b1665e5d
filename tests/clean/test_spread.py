"""Words and numbers whose characters are separated by spaces."""

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.furniture import build_vocabulary
from cppcc_extract.clean.spread import clean_spread
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText


def cleaned(text: str) -> str:
    words = Lexicon.default().derived(build_vocabulary).words
    return AlignedText.of(text).apply(clean_spread(text, words)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大 同 市 政 协 收 到 提 案 1 2 8 件 ， 立 案 8 6 件 。", "大同市政协收到提案128件，立案86件。"),
        ("县 政 协 收 到 提 案 1280 件 ， 办 复 率 100% 。", "县政协收到提案1280件，办复率100%。"),
        ("清 河 县 政 协  履 职 纪 实", "清河县政协  履职纪实"),
        ("提案办理情况：办 复 率 98%", "提案办理情况：办复率 98%"),
        ("县里的提 案 办 理很快", "县里的提 案 办 理很快"),
        ("收到提案 1 2 8 件，立案8 6件。", "收到提案 128 件，立案86件。"),
        ("办 复 率 98%，争取资金 2 3 6 0 万元，走访 3 5 户。", "办复率 98%，争取资金 2360 万元，走访 35 户。"),
        ("责任编辑：田小禾 编 辑：何苗", "责任编辑：田小禾 编辑：何苗"),
    ],
)
def test_what_is_set_apart_is_closed_up(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "党组书记、主席 王 东 主持",
        "王 东 李 明 赵 青 三位委员出席",
        "海林市 5 4 3",
        "海林市 5 4 3 件",
        "第 1 2 组的委员，走访企业 12 3 家。",
        "收到提案 128 件 立案 86 件",
        "字号：大 中 小",
        "文 图/周一帆",
        "a b c d e f g h",
    ],
)
def test_spread_names_and_cells_keep_their_spaces(text: str) -> None:
    assert cleaned(text) == text


def test_the_script_of_spread_words_does_not_matter() -> None:
    page = "大同市政協提案工作\n\n2023年，大同市政協認真辦理提案，情況如下：\n辦 復 率　100%\n滿 意 率　97.3%\n"
    assert [metric.label for metric in parse_article(page).metrics] == ["办复率", "满意率"]
