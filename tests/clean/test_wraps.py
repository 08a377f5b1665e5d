"""Lines broken at a measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest

from cppcc_extract import parse_article
from cppcc_extract.clean.furniture import build_patterns
from cppcc_extract.clean.wraps import find_wraps
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article
from tests.samples import ROOT

PATTERNS = Lexicon.default().derived(build_patterns)
PAGES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/gold/dev").glob("*.txt"))]
PARAGRAPH = (
    "全年共收到提案1280件，立案1026件，办复率100%。组织委员视察调研64次，参加委员2350人次，形成调研报告58篇。"
    "协商座谈会上，委员们提出意见建议312条，其中146条写进了部门的工作方案。"
)
FIGURES = [1280, 1026, 100, 64, 2350, 58, 312, 146]


def width(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)


def wrap(text: str, measure: int, *, hanging: bool = False, indent: str = "") -> str:
    """The text with lines of at most `measure` full-width characters; with `hanging` a point never begins a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, width = "", 0
        for char in indent * bool(paragraph) + paragraph.rstrip():
            size = 2 if east_asian_width(char) in "WFA" else 1
            if width + size > 2 * measure and not (hanging and char in "，。、；：！？）”"):
                lines.append(line)
                line, width = "", 0
            line, width = line + char, width + size
        lines.append(line)
    return "\n".join(lines)


def figures(article: Article) -> Counter[tuple[object, ...]]:
    return Counter((m.value, m.unit, m.label) for m in article.metrics)


@pytest.mark.parametrize("hanging", [False, True], ids=["", "hanging"])
@pytest.mark.parametrize("measure", [13, 15, 20, 28, 34, 40, 60])
def test_the_figures_of_a_page_do_not_depend_on_its_measure(measure: int, hanging: bool) -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert figures(parse_article(wrap(text, measure, hanging=hanging))) == figures(parse_article(text)), page.name


@pytest.mark.parametrize("indent", ["", "　　", "    "], ids=["flush", "wide", "narrow"])
@pytest.mark.parametrize("measure", range(10, 41))
def test_a_paragraph_alone(measure: int, indent: str) -> None:
    page = f"清河县政协履职纪实\n{wrap(PARAGRAPH, measure, indent=indent)}"
    assert [m.value for m in parse_article(page).metrics] == FIGURES


@pytest.mark.parametrize(
    "join", ["\n", "\r\n", "  \n", "\n\n", "\n　", "\n\n\n"], ids=["lf", "crlf", "spaces", "gaps", "margin", "wide"]
)
def test_line_ends_of_every_kind(join: str) -> None:
    page = f"清河县政协履职纪实\n{join.join(wrap(PARAGRAPH, 20).split(chr(10)))}"
    article = parse_article(page)
    assert [m.value for m in article.metrics] == FIGURES
    assert all(page[m.span.start : m.span.end] == m.text for m in article.metrics)


def test_a_title_and_headings_set_at_the_measure_stay_apart() -> None:
    page = f"清河县政协把协商搬到村口让群众说话有地方委员履职有平台\n{PARAGRAPH}\n一、聚焦民生\n{PARAGRAPH}"
    article = parse_article(wrap(page, 20))
    assert article.title == "清河县政协把协商搬到村口让群众说话有地方委员履职有平台"
    assert [section.heading for section in article.sections] == [article.title, "一、聚焦民生"]


def test_words_in_latin_letters_keep_their_space() -> None:
    lines = [
        "县政协去年建成“Blue River Work",
        "Room”议事室12个，又请来了专家，请来",
        "了街坊，请来了企业的代表们，一起坐下",
    ]
    page = "\n".join([*lines, "来谈，谈成了事情38件。"])
    assert "Blue River Work Room" in parse_article(page).metrics[0].label


def _kept() -> Iterator[str]:
    """Pages whose lines are of one width or nearly, and are not broken at it."""
    yield "收到委员和各党派团体提交提案128件\n开展各类专题调研和视察活动112次\n走访联系企业和个体工商户家数820户"
    yield "凝心聚力谱新篇开拓奋进再出发\n履职为民显担当建言资政献良策\n团结联谊促和谐同心同德向未来"
    yield "单位名称　　收到提案　　立案提案　　办复率\n清河县　　　120件　　　100件　　　100%\n青山区　　　130件"
    yield "一、关于加强城区停车管理的建议\n二、关于改善农村饮水条件的建议\n三、关于保护古城历史街区的建议"
    yield f"{PARAGRAPH}\n{PARAGRAPH}\n\n{PARAGRAPH}"
    yield "主席：王小明副主席：李一、赵二\n秘书长：钱三、孙四常委：周五、吴六\n委员：郑七、王八、冯九、陈十"


@pytest.mark.parametrize("page", [*_kept()])
def test_lists_headings_and_tables_stay_as_they_are(page: str) -> None:
    assert not find_wraps(page, PATTERNS)


def test_the_script_of_the_page_does_not_matter() -> None:
    page = "全年共收到提案1280件，立案1026件，办復率100%。組織委員視察調研64次，參加委員2350人次，形成調研報告58篇。"
    assert [m.value for m in parse_article(wrap(page, 17)).metrics] == FIGURES[:6]


@pytest.mark.parametrize(
    ("last", "marks"), [("投诉比上年下降了41.5", "%。"), ("“村里的事村里办好”", "。"), ("还有人写“慢慢来", "”。")]
)
def test_a_line_of_marks_alone_is_the_end_of_the_one_before(last: str, marks: str) -> None:
    line = next(line for n in range(30) if width(line := PARAGRAPH[:n] + last) >= 59)
    page = f"{wrap(PARAGRAPH, 30)}\n\n{line}\n{marks}"
    assert find_wraps(page, PATTERNS)[-1].end == page.rindex(marks)


def test_a_headline_in_traditional_characters_stays_apart() -> None:
    title, line = "市政協視察背街小巷改造提案辦理情況", "2013-09-12　來源：市政協提案委員會"
    text = (
        "九月十日下午，大同市政協副主席率部分委員，對背街小巷改造等2件提案的辦理情況進行視察，邊走邊看，邊問邊議。" * 2
    )
    article = parse_article(f"{title}\n{line}\n{wrap(text, len(title))}")
    assert (article.title, article.published) == ("市政协视察背街小巷改造提案办理情况", "2013-09-12")
