"""Records, lists of records and of articles in a notebook; they stay the tuples and lists that they were."""

from __future__ import annotations

import copy
import pickle
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

import cppcc_extract
from cppcc_extract import (
    Article,
    Failure,
    Records,
    explain_record,
    find_organisations,
    find_quantities,
    find_times,
    parse_article,
    parse_articles,
    parse_many,
)
from cppcc_extract.models import Span
from tests.samples import Sample
from tests.show.seen import parsed, tables, text_of

TEXT = (
    "今年以来，大同市政协收到提案578件，立案470件，立案率85%。政协主席王明到会。"
    "3月5日，大同市政协召开常委会会议。“有事来商量”平台走访企业90余家。"
)
ARTICLE = parse_article(TEXT, published="2023-08-11")
LISTS = ("metrics", "events", "initiatives", "organisations", "people", "checks", "sections", "warnings")


def rows(shown: Any) -> list[dict[str, str]]:
    """The rows of an output with one table."""
    (found,) = tables(parsed(shown._repr_html_()))
    return found


def test_figures_are_a_table_with_label_value_unit_committee_period_and_sentence() -> None:
    found = rows(ARTICLE.metrics)
    assert list(found[0]) == ["label", "value", "unit", "organisation", "period", "sentence", "id"]
    assert list(found[0].values()) == [
        "收到提案", "578", "件", "大同市政协", "2023-01-01/2023-08-11",
        "今年以来，大同市政协收到提案578件，立案470件，立案率85%。", "m1",
    ]  # fmt: skip
    assert [row["value"] for row in found] == ["578", "470", "85", "＞90"]
    element = parsed(ARTICLE.metrics._repr_html_())
    assert [text_of(mark) for mark in element.iter("mark")] == ["578件", "470件", "85%", "90余家"]
    assert "立案率 ← 立案率 [" not in (title := element.find(".//tbody/tr[3]").get("title"))
    assert title.startswith("m3 85%\nvalue: 85\nunit: %\nlabel: 立案率")


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("events", "name=常委会会议 type=meeting organisation=大同市政协 date=2023-03-05 place=–"),
        ("initiatives", "name=有事来商量 kind=platform organisation=大同市政协 mentions=1"),
        ("organisations", "name=大同市政协 kind=cppcc level=prefecture region=大同市 mentions=1"),
        ("people", "name=王明 post=政协主席 organisation=大同市政协 mentions=1"),
        ("checks", "verdict=✗ disagrees arithmetic=470 / 578 = 81.3% ≠ 85% kind=rate records=m3；m2；m1"),
    ],
)
def test_each_kind_has_its_columns(kind: str, first: str) -> None:
    row = rows(getattr(ARTICLE, kind))[0]
    assert list(row)[-2:] == ["sentence", "id"]
    assert " ".join(f"{head}={value}" for head, value in list(row.items())[:-2]) == first


def test_records_are_tuples_to_all_but_a_notebook(sample: Sample) -> None:
    article = sample.read()
    for name in LISTS:
        records = getattr(article, name)
        assert isinstance(records, tuple)
        assert records == tuple(records)
        assert tuple(records) == records
        assert hash(records) == hash(tuple(records))
        assert repr(records) == repr(tuple(records))
    plain = article.model_dump(mode="json")
    assert all(type(plain[name]) is list for name in LISTS)
    again = Article.model_validate(article.model_dump())
    assert again == article
    assert again.model_dump_json() == article.model_dump_json()
    for copied in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article), article.model_copy(deep=True)):
        assert copied == article
        assert hash(copied) == hash(article)
        assert copied.metrics._repr_html_() == article.metrics._repr_html_() if article.metrics else True


def test_a_slice_and_a_choice_of_records_show_themselves() -> None:
    assert [row["id"] for row in rows(ARTICLE.metrics[1:3])] == ["m2", "m3"]
    assert ARTICLE.metrics[-1].id == "m4"
    pieces = Records((m for m in ARTICLE.metrics if m.unit == "件"), ARTICLE.text)
    assert [row["sentence"][:4] for row in rows(pieces)] == ["今年以来", "今年以来"]
    without = rows(Records(ARTICLE.metrics))
    assert [row["text"] for row in without] == ["578件", "470件", "85%", "90余家"]


def test_records_that_are_put_into_an_article_show_themselves() -> None:
    changed = ARTICLE.model_copy(update={"metrics": tuple(m for m in ARTICLE.metrics if m.unit == "件")})
    assert [row["id"] for row in rows(changed.metrics)] == ["m1", "m2"]


def test_records_of_several_kinds_are_a_table_a_kind() -> None:
    shown = Records((*ARTICLE.metrics, *ARTICLE.people), ARTICLE.text)
    found = tables(parsed(shown._repr_html_()))
    assert [len(table) for table in found] == [4, 1]


def test_of_many_records_is_said_how_many_are_left_out() -> None:
    records = Records(list(ARTICLE.metrics) * 50, ARTICLE.text)
    element = parsed(records._repr_html_())
    assert len(tables(element)[0]) == 100
    assert "… and 100 more rows, which are not shown" in text_of(element)


def test_a_record_shows_its_fields_and_where_they_were_read() -> None:
    element = parsed(ARTICLE.metrics[1]._repr_html_())
    assert text_of(element.find(".//caption")) == "Metric m2 “470件” at 21–25, by quantity.thing"
    told = {text_of(row[0]): (text_of(row[1]), text_of(row[2])) for row in element.iter("tr")}
    assert told["value"] == ("470", "")
    assert told["organisation"] == ("大同市政协", "owner.subject at 5–10")
    assert told["period"][0] == "2023-01-01/2023-08-11 (今年以来)"


def test_a_check_shows_its_sum() -> None:
    assert "470 / 578 = 81.3% ≠ 85%" in text_of(parsed(ARTICLE.checks[0]._repr_html_()))


def test_the_derivation_of_a_record_is_a_list_that_opens() -> None:
    tree = explain_record(ARTICLE, "m1")
    element = parsed(tree._repr_html_())
    assert text_of(element.find("ul/li/details/summary")).startswith("m1: 578件 [")
    assert element.find("ul/li/details").get("open") is not None
    shown = [text_of(item).strip() for item in element.iter("summary")]
    assert any(line.startswith("organisation: 大同市政协 [owner.subject]") for line in shown)
    assert all(field.value in text_of(element) for field in tree.children if field.value)


def test_articles_are_a_table_and_what_failed_is_said_in_its_place() -> None:
    failed = Failure(input="report.pdf", error="DocumentError", message="no <text> in it")
    found = rows(Records([ARTICLE, failed]))
    assert found[0] == {
        "article": TEXT, "committee": "大同市政协", "outlet": "–", "published": "2023-08-11", "metrics": "4",
        "events": "1", "initiatives": "1", "organisations": "1", "people": "1", "checks": "1", "warnings": "0",
    }  # fmt: skip
    assert list(found[1].values()) == ["report.pdf", "DocumentError: no <text> in it"]
    many = Records(parse_many([TEXT, TEXT], workers=1))
    assert len(rows(many)) == 2


def test_what_parses_several_gives_lists_that_show_themselves() -> None:
    articles = parse_articles(TEXT, published="2023-08-11")
    assert isinstance(articles, list)
    assert articles == [ARTICLE]
    assert [row["committee"] for row in rows(articles)] == ["大同市政协"]


def test_what_the_finders_give_shows_itself() -> None:
    (figure,) = rows(find_quantities("走访企业近两千三百家"))
    assert figure == {"text": "近两千三百家", "value": "＜2,300", "unit": "家"}
    assert rows(find_times("2022年以来", "2023-08-11"))[0] == {"text": "2022年以来", "edtf": "2022-01-01/2023-08-11"}
    assert rows(find_organisations(TEXT))[0]["name"] == "大同市政协"


@pytest.mark.parametrize("other", [(), [], (1, 2), [ARTICLE, 1], (Span(start=0, end=1),), "text", None, {}])
def test_everything_else_is_left_to_the_notebook(other: Any) -> None:
    notebook = Notebook()
    assert notebook.shown(other) is None


class Notebook:
    """As much of a notebook as an extension of it sees."""

    def __init__(self) -> None:
        self.printers: dict[type, Any] = {}
        formatter = SimpleNamespace(for_type=self.printers.__setitem__, pop=self.printers.pop)
        self.display_formatter = SimpleNamespace(formatters={"text/html": formatter})
        cppcc_extract.load_ipython_extension(self)

    def shown(self, value: Any) -> str | None:
        printer = next((self.printers[kind] for kind in type(value).__mro__ if kind in self.printers), None)
        found: str | None = printer(value) if printer else None
        return found


def test_the_extension_shows_plain_lists_of_records() -> None:
    notebook = Notebook()
    chosen = [metric for metric in ARTICLE.metrics if metric.unit == "件"]
    element: html.HtmlElement = parsed(notebook.shown(chosen))
    assert [row["text"] for row in tables(element)[0]] == ["578件", "470件"]
    assert len(tables(parsed(notebook.shown([ARTICLE])))[0]) == 1
    cppcc_extract.unload_ipython_extension(notebook)
    assert notebook.shown(chosen) is None


def test_a_line_holds_no_control_characters() -> None:
    person = ARTICLE.people[0].model_copy(update={"name": "王\x1b[31m\n明"})
    assert repr(person) == r"Person(p1 王\x1b[31m\n明, 政协主席, 大同市政协)"
