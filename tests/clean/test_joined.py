"""Articles joined in one text: no figure of any is lost, and each is found."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from cppcc_extract import parse_article, parse_articles
from cppcc_extract.models import Article
from tests.samples import ROOT

SEEDS = [path.read_text(encoding="utf-8").strip() for path in sorted((ROOT / "seeds").glob("*.txt"))]
FOOTER = "\n责任编辑：王小明\n版权所有：某市政协办公室\n联系电话：见网站首页\n"
JOINS = pytest.mark.parametrize("join", ["\n\n", "\n", FOOTER], ids=["blank", "line", "footer"])
ARTICLE = (
    "清河县政协把协商搬到村口\n来源：清河网\n"
    "县政协今年立案提案120件，办复率100%，委员们普遍表示满意，这是近年来最好的一年。"
)
OTHER = (
    "青山区政协走访企业\n来源：青山网\n"
    "区政协上半年走访企业82家，收集意见建议156条，帮助解决用工难题31个，企业家们都说好。"
)


def figures(*articles: Article) -> Counter[tuple[object, ...]]:
    return Counter((m.text, m.value, m.unit, m.label) for article in articles for m in article.metrics)


@pytest.fixture(scope="module")
def alone() -> list[Counter[tuple[object, ...]]]:
    return [figures(parse_article(seed)) for seed in SEEDS]


@JOINS
def test_every_figure_of_two_seeds(join: str, alone: list[Counter[tuple[object, ...]]]) -> None:
    for a, b in permutations(range(len(SEEDS)), 2):
        page = SEEDS[a] + join + SEEDS[b]
        expected = alone[a] + alone[b]
        assert figures(parse_article(page)) == expected, (a, b)
        assert Counter({key[:3]: 0 for key in expected}) + Counter(
            key[:3] for key in figures(*parse_articles(page)).elements()
        ) == Counter(key[:3] for key in expected.elements()), (a, b)


@JOINS
def test_every_figure_of_five_seeds(join: str) -> None:
    page = join.join(SEEDS)
    assert len(parse_article(page).metrics) == 136
    articles = parse_articles(page)
    assert len(articles) >= 9
    assert sum(len(article.metrics) for article in articles) == 136


def test_a_footer_parts_the_articles_of_a_file() -> None:
    titles = [title for seed in SEEDS for title in (article.title for article in parse_articles(seed))]
    assert [article.title for article in parse_articles(FOOTER.join(SEEDS))] == titles


@pytest.mark.parametrize(
    "foot",
    [
        "责任编辑：田小禾",
        "（责任编辑：田小禾）",
        "版权所有：清河县政协办公室",
        "清河网 版权所有 ICP备00000000号",
        "版权声明：转载请注明出处",
        "联系电话：见网站首页",
        "上一篇：某区政协召开全会\n版权所有：清河县政协办公室\n技术支持：某公司",
        "编辑：田小禾\n【打印】【关闭】",
    ],
)
def test_a_foot_ends_no_text(foot: str) -> None:
    article = parse_article(f"{ARTICLE}\n{foot}\n{OTHER}")
    assert [m.value for m in article.metrics] == [120, 100, 82, 156, 31]
    assert [a.title for a in parse_articles(f"{ARTICLE}\n{foot}\n{OTHER}")] == [
        "清河县政协把协商搬到村口",
        "青山区政协走访企业",
    ]


@pytest.mark.parametrize("foot", ["责任编辑：田小禾", "版权所有：清河县政协办公室", "联系电话：见网站首页"])
def test_prose_goes_on_after_a_foot_in_the_middle(foot: str) -> None:
    prose = OTHER.split("\n")[2]
    article = parse_article(f"{ARTICLE}\n{foot}\n{prose}")
    assert [m.value for m in article.metrics] == [120, 100, 82, 156, 31]
    assert len(parse_articles(f"{ARTICLE}\n{foot}\n{prose}")) == 1


def test_what_is_not_read_is_reported_once() -> None:
    page = f"首页 > 正文\n{ARTICLE}\n版权所有：清河县政协\n热线接到来电300件。\n上一篇：区政协走访企业20家"
    (warning,) = (w for w in parse_article(page).warnings if w.code == "text.skipped")
    assert "4 places" in warning.message
    assert "2 figures" in warning.message
    assert [page[s.start : s.end] for s in warning.spans][-1] == "上一篇：区政协走访企业20家"


def test_a_page_without_such_places_has_no_warning() -> None:
    assert not parse_article(ARTICLE).warnings


def test_joined_articles_are_hinted_at() -> None:
    page = f"{ARTICLE}\n版权所有：清河县政协\n{OTHER}"
    (warning,) = (w for w in parse_article(page).warnings if w.code == "text.articles")
    assert "2 articles" in warning.message
    assert [page[s.start : s.end].split("\n")[0] for s in warning.spans] == [
        "清河县政协把协商搬到村口",
        "青山区政协走访企业",
    ]
    assert not [w for a in parse_articles(page) for w in a.warnings if w.code == "text.articles"]
