"""The notebooks of examples/ run from top to bottom, show what is stored in them, and what their text says is so."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.samples import ROOT
from tools.notebooks import EXAMPLES, code_of, notebooks, run, seen, source_of, write

NAMES = [path.stem for path in notebooks()]


@cache
def ran(name: str) -> tuple[list[list[str]], dict[str, Any]]:
    """What a reader sees of each cell, and the variables at the end."""
    here = Path.cwd()
    os.chdir(EXAMPLES)
    try:
        outputs, names = run([source_of(cell) for cell in code_of(EXAMPLES / f"{name}.ipynb")])
    finally:
        os.chdir(here)
    return [seen(shown) for shown in outputs], names


@pytest.mark.parametrize("name", NAMES)
def test_cells_show_what_is_stored(name: str) -> None:
    cells = code_of(EXAMPLES / f"{name}.ipynb")
    assert [cell["execution_count"] for cell in cells] == [*range(1, len(cells) + 1)]
    stored = {cell["id"]: seen(cell["outputs"]) for cell in cells}
    shown = dict(zip(stored, ran(name)[0], strict=True))
    assert shown == stored, f"run python tools/notebooks.py examples/{name}.ipynb"


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_a_name_of_its_own(name: str) -> None:
    ids = [cell["id"] for cell in json.loads((EXAMPLES / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]]
    assert len(ids) == len(set(ids))


def test_the_tool_stores_what_a_cell_prints_and_its_last_value(tmp_path: Path) -> None:
    path = tmp_path / "small.ipynb"
    cell = {"cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": []}
    cells = [
        cell | {"source": ["x = 20\n", "print('二十')\n", "x + 1"]},
        cell | {"id": "b", "source": ["x = None\n", "x"]},
    ]
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": ["# A"]}, *cells]}), encoding="utf-8")
    write(path)
    first, second = code_of(path)
    assert seen(first["outputs"]) == ["二十\n", "21"]
    assert (second["outputs"], second["execution_count"]) == ([], 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_small_and_in_the_documentation(name: str) -> None:
    assert (EXAMPLES / f"{name}.ipynb").stat().st_size < 150_000
    assert f"(../examples/{name}.ipynb)" in (ROOT / "docs/notebooks.md").read_text(encoding="utf-8")


def test_first_steps() -> None:
    names = ran("first_steps")[1]
    filed, undated = names["filed"], names["undated"]
    assert (filed.text, filed.label, filed.value, filed.unit) == ("288件", "审查立案提案", 288, "件")
    assert names["words"](filed.evidence["organisation"].span) == "朔州市政协"
    assert len(undated) == 3
    assert set(undated["organisation"]) == {"朔州市政协"}
    people_served = names["figures"].set_index("text").loc["近3000人次"]
    assert (people_served["value"], people_served["bound"]) == (3000, "under")
    assert {check.verdict for check in names["article"].checks} == {"agrees"}


def test_compare() -> None:
    names = ran("compare")[1]
    committees = names["coverage"].groupby("indicator_zh").size()
    assert (committees == 5).sum() == 11
    years = names["rows"].groupby("organisation")["period"].nunique()
    assert years.to_dict() == {"松原市政协": 2, "白城市政协": 1, "白山市政协": 2, "辽源市政协": 3, "通化市政协": 2}
    assert names["received"].loc["通化市政协", "2023"] == 355 == names["received"].max(axis=None)
    assert round(names["adopted"].loc["辽源市政协", "2023"], 1) == 65.7
    assert [(each.verdict, each.arithmetic) for each in names["found"]] == [("differs", "275件 ≠ 277件")]
    marked = names["rows"][names["rows"]["disagree"]]
    assert marked[["organisation", "period", "value"]].to_numpy().tolist() == [["松原市政协", "2022", 277]]


def test_dates_and_periods() -> None:
    names = ran("dates_and_periods")[1]
    figures = names["figures"].set_index("text")
    assert figures.loc["386件", ["period", "source", "words"]].tolist() == ["2023", "handed down", "2023年"]
    assert figures.loc[["14次", "近60家"], "source"].tolist() == ["handed down"] * 2
    assert figures[figures["period"].isna()].index.tolist() == ["28个", "62次"]
    assert figures.loc["62次", "period_text"] == "本届以来"
    within, overlapping = set(names["within"]["text"]), set(names["overlapping"]["text"])
    assert within == {"412件", "386件", "9次", "6份", "14次", "近60家"}
    assert overlapping - within == {"85篇"}
    assert figures.loc["12次", "status"] == "planned"


def test_words_of_your_own() -> None:
    names = ran("words_of_your_own")[1]
    before, after = names["before"], names["after"]
    assert ([m.text for m in before.metrics], before.metrics[0].topic) == (["36件"], "other")
    assert [(m.text, m.topic) for m in after.metrics] == [("12晚", "other"), ("36件", "service")]
    assert {o.name for o in after.organisations} - {o.name for o in before.organisations} == {"太行研修院"}
    assert names["refusal"].startswith("wrong.toml:1:")
    assert [metric.indicator for metric in names["articles"][0].metrics] == ["tea.tables", "consultation.grassroots"]
    values = names["tables"].set_index(["organisation", "period"])["value"]
    assert values.to_dict() == {
        ("大同市政协", "2022"): 12,
        ("大同市政协", "2023"): 31,
        ("忻州市政协", "2022"): 20,
        ("忻州市政协", "2023"): 24,
    }


def test_network() -> None:
    names = ran("network")[1]
    graph, kinds = names["graph"], names["kinds"]
    assert set(graph) == set(kinds)
    assert all(kinds[a] == "committee" or kinds[b] == "committee" for a, b in graph.edges)
    assert set(graph["许文山"]) == {"山西省政协", "大同市政协", "忻州市政协", "长治市政协"}
    assert set(graph["院坝协商"]) == {"大同市政协", "朔州市政协", "忻州市政协"}
    bridges = names["bridges"]
    assert set(bridges.nlargest(2).index) == {"许文山", "何苗"}
    assert set(bridges[bridges > 0].index) - {"许文山", "何苗"} == set(names["shared"]["initiative"])
