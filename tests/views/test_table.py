"""Tables for a terminal: no figure is ever cut, however narrow the terminal is."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.table import Table

from cppcc_extract import parse_article
from cppcc_extract.views.table import figures_table, summary_table
from tests.samples import Sample

LARGE = "大同市政协履职纪实\n\n2023年，大同市政协收到提案1,234,567件，争取资金98,765,432,100元，走访企业约320家。"


def shown(table: Table, width: int) -> str:
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


@pytest.mark.parametrize("width", [130, 80, 60, 50])
def test_every_figure_is_readable(width: int, sample: Sample) -> None:
    article = sample.read()
    table = shown(figures_table(article, 8, width), width)
    lines = table.splitlines()
    assert all(len(line) <= width for line in lines)
    for value in figures_table(article, 8, width).columns[3].cells:
        assert any(f" {value} " in f"{line} " for line in lines)


@pytest.mark.parametrize("width", [80, 50])
def test_large_figures_are_whole(width: int) -> None:
    table = shown(figures_table(parse_article(LARGE), 8, width), width)
    assert "1,234,567 " in table
    assert "98,765,432,100 " in table
    assert "≈" in table


def test_the_source_is_the_first_to_go() -> None:
    article = parse_article(LARGE)
    assert "in the source" in shown(figures_table(article, 8, 130), 130)
    narrow = shown(figures_table(article, 8, 80), 80)
    assert "in the source" not in narrow
    assert "what is counted" in narrow
    assert "period" in narrow


@pytest.mark.parametrize("width", [130, 100, 80, 60, 40])
def test_every_count_of_the_summary_is_readable(width: int, sample: Sample) -> None:
    article = sample.read()
    lines = shown(summary_table([article], width), width).splitlines()
    assert all("figures" in line for line in lines if "article" in line)
    assert any(
        line.split()[-1].isdigit() and f" {len(article.metrics)} " in f"{line} " for line in lines if line.strip()
    )
    assert all(len(line) <= width for line in lines)
