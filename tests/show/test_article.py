"""An article in a notebook: each record is marked at its place, says its fields to the mouse, and is in a table."""

from __future__ import annotations

import re

import pytest
from lxml import html

from cppcc_extract import InputError, parse_article, parse_articles
from cppcc_extract.models import Article
from cppcc_extract.show.article import KINDS
from cppcc_extract.show.colours import KIND_COLOURS, KIND_LINES
from tests.export.articles import seeds
from tests.samples import Sample
from tests.show.seen import article_text, marks, parsed, tables, text_of

TEXT = (
    "大同市政协履职纪实\n\n2023年，大同市政协主席王明到会。大同市政协收到提案578件，立案470件，立案率85%，"
    "“有事来商量”平台走访企业90余家。"
)
HOSTILE = (
    "<script>alert(1)</script>\n\n2023年，大同市政协“<img src=x onerror=alert(1)>”平台收到提案30件"
    '" onmouseover="alert(2)\'，走访企业$12$家</mark></style></div>&amp;\u202e\x01。'
)


def shown(article: Article) -> html.HtmlElement:
    return parsed(article._repr_html_())


def places(article: Article) -> set[tuple[int, int, str, str]]:
    """Where the records of an article stand, with the beginning of their first line."""
    kinds = {kind: getattr(article, kind) for kind in KINDS}
    return {
        (span.start, span.end, kind, record.id)
        for kind, records in kinds.items()
        for record in records
        for span in ([mention.span for mention in getattr(record, "mentions", ())] or [record.span])
    }


def test_every_record_is_marked_at_every_place_where_it_stands(sample: Sample) -> None:
    article = sample.read()
    element = article_text(shown(article))
    assert text_of(element) == article.text.replace("\r\n", "\n")
    assert {(*mark[:3], mark[3].split()[0]) for mark in marks(element)} == places(article)


def test_the_tables_hold_every_record_up_to_their_limit(sample: Sample) -> None:
    article = sample.read()
    found = [[row["id"] for row in rows] for rows in tables(shown(article))]
    assert found == [[r.id for r in getattr(article, kind)] for kind in KINDS if getattr(article, kind)]


def test_the_mouse_shows_the_fields_with_the_words_and_the_rule_of_each() -> None:
    article = parse_article(TEXT, published="2024-01-05")
    element = shown(article)
    title = next(mark.get("title") for mark in element.iter("mark") if mark.text == "470件")
    assert title.split("\n\n")[0].splitlines() == [
        "m2 470件",
        "value: 470",
        "unit: 件",
        "label: 立案提案 ← 立案 [label.before.omitted]",
        "action: 立案 [label.before.omitted]",
        "topic: proposal ← 立案 [topic.noun]",
        "organisation: 大同市政协 [owner.subject]",
        f"period: 2023 (2023年) ← 2023年 [{article.metrics[1].evidence['period'].rule}]",
        "indicator: proposal.filed",
        "rule: quantity.thing",
    ]


def test_what_lies_in_another_shows_both_to_the_mouse() -> None:
    element = shown(parse_article(TEXT, published="2024-01-05"))
    (rate,) = (mark for mark in element.iter("mark") if mark.get("title", "").startswith("m3 85%"))
    assert rate.getparent().get("class") == "checks"
    assert "c1 85%" in rate.get("title")
    assert "470 / 578 = 81.3% ≠ 85%" in rate.get("title")


def test_the_header_says_what_the_article_is() -> None:
    seed = seeds()[0]
    title, about = (text_of(part) for part in shown(seed).xpath("./p")[:2])
    assert title == seed.title
    assert about == "人民政协报 · 2023-08-11 · 燕启龙、宋沁飞"
    article = parse_article("This is an English page about the committee and its work.")
    assert article.warnings
    assert article.warnings[0].message in text_of(shown(article))


def test_a_hostile_article_is_shown_and_not_obeyed() -> None:
    article = parse_article(HOSTILE, published="2023-08-11", source="<b onclick=alert(3)>报</b>")
    article = article.model_copy(update={"origin": "\"><script src='//x.test'></script>"})
    output = article._repr_html_()
    element = parsed(output)
    assert text_of(article_text(element)) == HOSTILE.replace("\u202e", "\ufffd").replace("\x01", "\ufffd")
    assert {(*mark[:3], mark[3].split()[0]) for mark in marks(article_text(element))} == places(article)
    tags = {child.tag for child in element.iter()}
    assert tags <= {
        "div", "style", "p", "mark", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "span", "wbr",
    }  # fmt: skip
    names = {name for child in element.iter() for name in child.attrib}
    assert names <= {"class", "title", "open", "tabindex", "lang", "scope"}
    assert "mathjax_ignore" in element.get("class")
    for records in (article.metrics, article.organisations, article.metrics[0]):
        listed = parsed(records._repr_html_())
        assert not {child.tag for child in listed.iter()} & {"script", "img", "b"}


def test_the_style_asks_for_nothing_and_holds_for_the_output_alone() -> None:
    (style,) = shown(parse_article(TEXT)).iter("style")
    assert not re.search(r"url\(|@import|https?:|</|expression", style.text)
    for selectors in re.findall(r"([^{}]+)\{", style.text):
        assert all(selector.startswith(".cppcc.cppcc") for selector in selectors.split(","))
    # text keeps the colour of the page and backgrounds are see-through, on light and on dark
    assert set(re.findall(r"[{;]color:(\w+)", style.text)) == {"inherit"}
    assert all(len(colour) == 9 for colour in re.findall(r"background:(#\w+)", style.text))


def test_every_kind_has_a_colour_and_a_line_of_its_own() -> None:
    assert set(KIND_COLOURS) == set(KIND_LINES) == {*KINDS, "further"}
    assert len(set(KIND_COLOURS.values())) == len(KIND_COLOURS)


def test_kinds_choose_what_is_shown() -> None:
    article = parse_article(TEXT, published="2024-01-05")
    element = parsed(article.show(kinds=("people", "checks")))
    assert {mark[2] for mark in marks(article_text(element))} == {"people", "checks"}
    assert len(tables(element)) == 2
    assert marks(article_text(parsed(article.show("people")))) == {
        mark for mark in marks(article_text(element)) if mark[2] == "people"
    }
    with pytest.raises(InputError, match="'figures'; show some of metrics, events"):
        article.show(kinds=("figures",))
    with pytest.raises(InputError, match="rows=-1"):
        article.show(rows=-1)


def test_records_of_another_extractor_are_shown_too() -> None:
    seed = seeds()[0]
    element = shown(seed)
    assert (0, 2, "further", "s1 " + seed.text[:2]) in marks(article_text(element))
    assert tables(element)[-1] == [{"fields": "name: 一; loud: True", "text": seed.text[:2], "id": "s1"}]
    only = parsed(seed.show(("slogans",)))
    assert {mark[2] for mark in marks(article_text(only))} == {"further"}


def test_of_a_long_article_is_said_how_much_is_left_out() -> None:
    article = parse_article("大同市政协收到提案30件。\n" * 3000)
    element = shown(article)
    assert len(text_of(article_text(element))) == 20_000
    notes = [text_of(note) for note in element.iterfind(".//p[@class='note']")]
    assert f"… and {len(article.text) - 20_000:,} more characters, which are not shown" in notes
    assert f"… and {len(article.metrics) - 100:,} more rows, which are not shown" in notes
    assert len(tables(element)[0]) == 100
    fewer = parsed(article.show(rows=3, characters=50))
    assert len(tables(fewer)[0]) == 3
    assert text_of(article_text(fewer)) == article.text[:50]


def test_of_a_page_with_several_articles_each_shows_its_own_words() -> None:
    page = seeds()[2].text
    articles = parse_articles(page)
    assert len(articles) == 5
    for article in articles:
        assert article.span
        element = article_text(shown(article))
        assert text_of(element) == page[article.span.start : article.span.end]
        begun = article.span.start
        seen = {(start + begun, end + begun, kind, title.split()[0]) for start, end, kind, title in marks(element)}
        assert seen == places(article)
        sentence = tables(parsed(article.metrics._repr_html_()))[0][0]["sentence"]
        assert sentence.strip("…") in text_of(element)


def test_what_is_shown_is_a_string_to_be_written_to_a_file() -> None:
    output = parse_article(TEXT).show()
    assert output == output._repr_html_() == str(output)
    assert re.fullmatch(r"Shown\([\d,]+ characters of HTML\)", repr(output))
