"""The gold itself keeps to the form that docs/records.md describes."""

from __future__ import annotations

from typing import get_args

import pytest

from cppcc_extract import models
from cppcc_extract.evaluation.alignment import clause_range, figure_range
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Indicator
from tests.samples import Sample, load_samples, load_unseen


def test_every_clause_stands_once_in_its_text(sample: Sample) -> None:
    for kind in ("metrics", "events", "initiatives", "people"):
        for record in sample.gold[kind]:
            start, end = clause_range(sample.text, record)
            assert sample.text[start:end] == record["clause"]
    for metric in sample.gold["metrics"]:
        start, end = figure_range(sample.text, metric)
        assert sample.text[start:end] == metric["text"]


def test_every_mention_stands_in_its_text(sample: Sample) -> None:
    for organisation in sample.gold["organisations"]:
        assert all(mention in sample.text for mention in organisation["mentions"])


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("metrics", "topic", models.Topic),
        ("metrics", "bound", models.Bound),
        ("events", "type", models.EventType),
        ("initiatives", "kind", models.InitiativeKind),
        ("organisations", "kind", models.OrganisationKind),
    ],
)
def test_vocabularies_are_those_of_the_models(sample: Sample, kind: str, field: str, words: object) -> None:
    assert {record[field] for record in sample.gold[kind]} <= set(get_args(words))


def test_indicators_are_those_of_the_vocabulary() -> None:
    known = {row.surface for row in Lexicon.default().rows("indicators", Indicator)}
    for sample in (*load_samples(), *load_unseen("train"), *load_unseen("train_more")):
        stated = any("indicator" in metric for metric in sample.gold["metrics"])
        for metric in sample.gold["metrics"]:
            answers = {metric.get("indicator"), *metric.get("indicator_alt", [])}
            assert answers - {None} <= known
            assert ("indicator" in metric) == (stated and not metric.get("optional"))
