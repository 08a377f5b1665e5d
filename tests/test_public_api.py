"""The public interface: names, types, schema, and nothing heavy at import."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files

import pydantic
import pytest

import cppcc_extract
from cppcc_extract import Article, Lexicon, find_times, models, parse_article
from cppcc_extract.base_model import Model
from cppcc_extract.schema import article_schema_json
from tests.samples import Sample, all_records


def test_every_public_name_is_there() -> None:
    assert {"parse_article", "Lexicon", "InputError", "LexiconError"} <= set(cppcc_extract.__all__)
    for name in cppcc_extract.__all__:
        assert getattr(cppcc_extract, name) is not None
    assert set(cppcc_extract.__all__) <= set(dir(cppcc_extract))
    with pytest.raises(AttributeError, match="no attribute 'parser'"):
        cppcc_extract.parser  # noqa: B018


def test_nothing_heavy_is_imported_with_the_package() -> None:
    heavy = ("pydantic", "regex", "opencc", "cn2an", "ahocorasick", "typer", "rich", "numpy", "pandas")
    code = f"import sys, cppcc_extract; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


def test_the_schema_that_ships_is_current() -> None:
    shipped = (files("cppcc_extract") / "schema.json").read_text(encoding="utf-8")
    assert shipped == article_schema_json(), "run make schema"


def test_the_package_is_typed() -> None:
    assert (files("cppcc_extract") / "py.typed").is_file()


def test_the_export_reads_back_as_the_same_article(sample: Sample) -> None:
    article = sample.read()
    # records are built without validation for speed: here every value is checked against its type
    again = type(article).model_validate_json(article.model_dump_json())
    assert again == article
    assert again.model_dump_json() == article.model_dump_json()


def test_records_are_frozen_and_have_ids_of_their_kind(sample: Sample) -> None:
    article = sample.read()
    with pytest.raises(pydantic.ValidationError):
        article.title = "x"
    for letter, records in zip(
        "mieop",
        (article.metrics, article.initiatives, article.events, article.organisations, article.people),
        strict=True,
    ):
        assert [record.id for record in records] == [f"{letter}{n}" for n in range(1, len(records) + 1)]


def test_owners_and_wholes_are_records_of_the_article(sample: Sample) -> None:
    article = sample.read()
    names = {organisation.name for organisation in article.organisations}
    for record in (*article.metrics, *article.events, *article.initiatives, *article.people):
        assert record.organisation is None or record.organisation in names
    ids = {metric.id for metric in article.metrics}
    assert all(metric.part_of is None or metric.part_of in ids - {metric.id} for metric in article.metrics)


def test_every_record_names_its_rule(sample: Sample) -> None:
    assert all(record.rule for record in all_records(sample.read()))


def test_the_dates_of_events_are_read_from_times_that_the_finder_gives(sample: Sample) -> None:
    places = {time.span for time in find_times(sample.text, sample.gold["given_published"])}
    assert [event for event in sample.read().events if event.date and event.date.span not in places] == []


def test_a_given_date_and_outlet_win() -> None:
    article = parse_article("2022年，山西省政协立案提案356件。", published="2023-08-11", source="朔州日报")
    assert (article.published, article.source) == ("2023-08-11", "朔州日报")


def test_every_model_is_importable_from_the_package() -> None:
    for name, model in vars(models).items():
        if isinstance(model, type) and issubclass(model, Model) and model is not Model:
            assert getattr(cppcc_extract, name) is model
    assert "Warning" not in cppcc_extract.__all__  # it would hide Python's own


def test_a_record_is_printed_as_one_short_line(sample: Sample) -> None:
    article = sample.read()
    assert len(repr(article)) < 300
    assert f"metrics {len(article.metrics)}" in repr(article) or not article.metrics
    for record in [*all_records(article), *article.checks]:
        assert repr(record).startswith(f"{type(record).__name__}({record.id} ")
        assert len(repr(record)) < 300
        assert "\n" not in repr(record)
    for metric in article.metrics:
        assert f"{metric.label[:40]}" in repr(metric)
        assert metric.organisation is None or metric.organisation in repr(metric)


def test_the_line_of_a_figure_says_what_how_many_whose_and_when() -> None:
    text = "今年以来，山西省政协立案提案1356件，开展专题调研90余次，比上年增长3%。"
    metrics = parse_article(text, published="2023-08-11").metrics
    assert [repr(metric) for metric in metrics] == [
        "Metric(m1 立案提案 1,356件, 山西省政协, 2023-01-01/2023-08-11)",
        "Metric(m2 开展专题调研 ＞90次, 山西省政协, 2023-01-01/2023-08-11)",
        "Metric(m3 开展专题调研增长 3%, 山西省政协, 2023-01-01/2023-08-11, change)",
    ]
    assert "rule" not in str(metrics[0])
    assert "action='立案'" in str(metrics[0])


def test_a_lexicon_says_what_it_holds() -> None:
    lexicon = Lexicon.default()
    assert re.fullmatch(rf"Lexicon\(\d+ tables, [\d,]+ rows, fingerprint '{lexicon.fingerprint}'\)", repr(lexicon))


def test_records_can_be_kept_in_sets(sample: Sample) -> None:
    article = sample.read()
    again = Article.model_validate_json(article.model_dump_json())
    assert {article, again} == {article}
    records = [*all_records(article), *article.checks, *article.sections, *article.warnings]
    assert len({*records, *(record.model_copy() for record in records)}) == len(set(records)) == len(records)


def test_whole_numbers_are_written_as_such() -> None:
    article = parse_article("山西省政协立案提案356件。")
    assert all(isinstance(m["value"], int) for m in json.loads(article.model_dump_json())["metrics"])
