"""Data frames."""

from __future__ import annotations

import sys
from typing import Any

import polars
import pytest

from cppcc_extract import InputError, MissingExtraError, articles_to_frames
from cppcc_extract.export.columns import tables
from tests.export.articles import article, seeds


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_every_table_is_a_frame_with_the_columns_of_the_schema(backend: Any) -> None:
    frames = articles_to_frames(seeds(), backend=backend)
    assert list(frames) == list(tables())
    for name, frame in frames.items():
        assert sorted(frame.columns) == sorted(tables()[name].names)
    assert len(frames["metrics"]) == sum(len(read.metrics) for read in seeds())
    assert len(frames["articles"]) == 5


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_no_articles_are_frames_without_rows(backend: Any) -> None:
    frames = articles_to_frames([], backend=backend)
    assert [len(frame) for frame in frames.values()] == [0] * len(tables())
    assert set(frames["events"].columns) == set(tables()["events"].names)


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_what_a_reader_looks_for_is_in_the_first_columns_and_ids_in_the_last(backend: Any) -> None:
    frames = articles_to_frames([article()], backend=backend)
    metrics = list(frames["metrics"].columns)
    assert metrics[:7] == ["label", "value", "value_max", "unit", "bound", "organisation", "period"]
    assert metrics[7] == "sentence_text"
    assert metrics.index("article_title") < metrics.index("span_start") < metrics.index("evidence")
    for name, frame in frames.items():
        columns = list(frame.columns)
        ids = [column for column in ("article_id", "id") if column in columns]
        assert columns[-len(ids) :] == ids, name


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_an_article_gives_the_frame_of_one_kind(backend: Any) -> None:
    read = seeds()[0]
    frames = articles_to_frames([read], backend=backend)
    for kind in tables():
        assert read.to_frame(kind, backend=backend).equals(frames[kind])
    assert read.to_frame(backend=backend).equals(frames["metrics"])


def test_a_frame_of_no_kind_is_refused() -> None:
    with pytest.raises(InputError, match=r"'figures'; use one of articles, metrics, events"):
        article().to_frame("figures")


def test_pandas_types_suit_what_is_said_and_what_is_not() -> None:
    metrics = articles_to_frames([article()])["metrics"]
    assert metrics["value"].tolist() == [869.0, 100.0]
    assert str(metrics["value"].dtype) == "Float64"
    assert metrics["value_max"].isna().all()
    assert metrics["span_start"].dtype == "Int64"
    assert str(metrics["period_start"].iloc[0])[:10] == "2022-01-01"


def test_polars_types_are_those_of_the_schema() -> None:
    metrics = articles_to_frames([article()], backend="polars")["metrics"]
    assert metrics.schema["value"] == polars.Float64
    assert metrics.schema["period_start"] == polars.Date
    assert metrics["value"].to_list() == [869.0, 100.0]


def test_another_backend_is_refused() -> None:
    with pytest.raises(ValueError, match="'pandas' or 'polars'"):
        articles_to_frames([], backend="numpy")  # type: ignore[arg-type]


def test_a_library_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[polars\]'"):
        articles_to_frames([], backend="polars")
