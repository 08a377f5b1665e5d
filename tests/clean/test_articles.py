"""Where the articles of a page begin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article, parse_articles
from cppcc_extract.clean.articles import find_articles
from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article
from tests.samples import ROOT, all_records

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LEXICON = Lexicon.default()
CASES = tomllib.loads((ROOT / "tests/specs/pages.toml").read_text(encoding="utf-8"))["case"]
SEVERAL = [case for case in CASES if "titles" in case]


def _seed(number: str) -> str:
    (path,) = Path(ROOT / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def _starts(text: str) -> list[str]:
    places = find_articles(clean_document(text, LEXICON), LEXICON)
    return [text[start:end].split("\n")[0].strip() for start, _, end in places[1:]]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason="known miss")] if case.get("known_miss") else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"], marks=_marks(case)) for case in CASES])
def test_an_article_begins_where_its_head_does(case: dict[str, Any]) -> None:
    assert _starts(case["text"]) == case["starts"]


@pytest.mark.parametrize("case", SEVERAL, ids=[case["name"] for case in SEVERAL])
def test_each_article_has_its_own_title(case: dict[str, Any]) -> None:
    assert [article.title for article in parse_articles(case["text"])] == case["titles"]


@pytest.mark.parametrize(
    ("number", "titles"),
    [
        ("000", 1),
        ("001", 1),
        ("002", ["党建引领履职力 品牌赋能增活力", "建强机制入基层 联系群众心连心", "向美而行", "书香溢满城",
                 "践行协商民主 助力首善迎泽"]),
        ("003", 1),
        ("004", ["凝心聚力促共识 砥砺奋进显担当——政协天水市委员会亮点工作综述",
                 "奋力书写助推酒泉经济社会高质量发展的优异答卷——政协酒泉市委员会亮点工作综述"]),
    ],
)  # fmt: skip
def test_the_seeds_hold_so_many_articles(number: str, titles: int | list[str]) -> None:
    found = [article.title for article in parse_articles(_seed(number))]
    assert found == titles if isinstance(titles, list) else len(found) == titles


def _figures(article: Article) -> list[tuple[object, ...]]:
    return [(m.span, m.value, m.unit, m.label, m.organisation, m.period and m.period.edtf) for m in article.metrics]


@pytest.mark.parametrize("number", ["002", "004"])
def test_no_figure_is_lost_or_changed_and_all_offsets_are_those_of_the_page(number: str) -> None:
    page = _seed(number)
    articles = parse_articles(page)
    assert [figure for article in articles for figure in _figures(article)] == _figures(parse_article(page))
    for article in articles:
        assert article.text == page
        assert article.span is not None
        for record in all_records(article):
            assert page[record.span.start : record.span.end] == record.text
            assert article.span.start <= record.span.start < record.span.end <= article.span.end
        inner = [section.span for section in article.sections]
        assert inner
        assert all(article.span.start <= span.start < span.end <= article.span.end for span in inner)


def test_an_article_of_a_page_is_known_again_where_it_stands_alone() -> None:
    page = _seed("004")
    article = parse_articles(page)[1]
    assert article.span is not None
    assert article.id == parse_article(page[article.span.start : article.span.end]).id


def test_the_day_of_the_page_holds_for_its_articles_and_one_of_their_own_wins() -> None:
    page = (
        "2024-05-06 来源：汾河晚报\n\n绛县政协议水\n\n今年以来，绛县政协立案提案31件。（许文山）\n\n"
        "吉县政协议果\n2024-04-02\n今年以来，吉县政协立案提案12件。（何苗）\n"
    )
    first, second = parse_articles(page)
    assert (first.published, second.published) == ("2024-05-06", "2024-04-02")
    assert [m.period and m.period.edtf for a in (first, second) for m in a.metrics] == [
        "2024-01-01/2024-05-06", "2024-01-01/2024-04-02"
    ]  # fmt: skip
    assert {a.source for a in (first, second)} == {"汾河晚报"}
    given = parse_articles(page, published="2024-12-31")
    assert [article.published for article in given] == ["2024-12-31"] * 2


def test_a_page_of_one_article_is_what_parse_article_gives() -> None:
    assert parse_articles(_seed("000")) == [parse_article(_seed("000"))]


REPORT = (
    "云州区政协召开第{n}次主席会议\n\n2023年3月{day}日，云州区政协召开主席会议，通报收到提案{n}件。\n\n"
    "责任编辑：王小明\n\n"
)


@pytest.mark.parametrize(("reports", "own"), [(3, False), (200, False), (201, True), (230, True)])
def test_a_file_of_any_number_of_articles_is_taken_apart(reports: int, own: bool) -> None:
    page = "".join(REPORT.format(n=1000 + n, day=n % 28 + 1) for n in range(reports))
    articles = parse_articles(page)
    assert [metric.value for article in articles for metric in article.metrics] == list(range(1000, 1000 + reports))
    assert [article.title for article in articles[-2:]] == [
        f"云州区政协召开第{1000 + n}次主席会议" for n in (reports - 2, reports - 1)
    ]
    for article in articles:
        assert all(article.text[m.span.start : m.span.end] == m.text for m in article.metrics)
        assert (article.text == page) is not own
        assert [w.code for w in article.warnings if w.code == "text.part"] == ["text.part"] * own
    if own:
        start = page.index(articles[-1].text)
        assert f"offset {start} " in articles[-1].warnings[-1].message


@pytest.mark.parametrize("line", ["省政协主席　龙启文", "陈秉铨", "（2021年1月12日）", "陈秉铨 王小风"])
def test_who_speaks_is_not_the_title_of_the_first_article(line: str) -> None:
    report = (
        "政协大同市第十届委员会常务委员会工作报告\n——在政协大同市第十届委员会第二次会议上\n{}\n\n各位委员：\n\n{}\n"
    )
    prose = "我代表常务委员会向大会报告工作，请予审议。过去一年，我们立案提案356件。"
    page = f"{report.format(line, prose)}\n\n\n{report.format(line, prose)}"
    first, _ = parse_articles(page)
    assert first.title is not None
    assert first.title.startswith("政协大同市第十届委员会常务委员会工作报告")
