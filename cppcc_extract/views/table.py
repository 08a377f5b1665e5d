"""Tables for a terminal: what was found in each article, and some of its figures with their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from cppcc_extract.show.markup import visible
from cppcc_extract.show.words import BOUND_SIGNS, head_of, main_committee, value_of

if TYPE_CHECKING:
    from cppcc_extract.models import Article, Metric

BEFORE, AFTER = 10, 8
_COUNTED = {
    "figures": "metrics", "events": "events", "initiatives": "initiatives", "organisations": "organisations",
    "people": "people", "warnings": "warnings",
}  # fmt: skip
_DROPPED = ("committee", "published", "people", "organisations", "initiatives", "events", "warnings")
_TITLE = 12  # least width of a title, in cells
_PADDING = 3  # cells between two columns
_SOURCED = 76  # cells of names, labels, spaces and of the words around a figure


def summary_table(articles: Sequence[Article], width: int) -> Table:
    """One row per article: what it is, and how many records of each kind it has, in `width` cells.

    Columns for which there is no room are left out, those of `_DROPPED` first; no count is ever cut.
    """
    columns: dict[str, list[str | Text]] = {
        "published": [article.published or "–" for article in articles],
        "committee": [_words(main_committee(article)) for article in articles],
        **{name: [str(len(getattr(article, kind))) for article in articles] for name, kind in _COUNTED.items()},
    }
    widths = {name: max(len(name), *(cell_len(str(cell)) for cell in cells)) for name, cells in columns.items()}
    for name in _DROPPED:
        if sum(widths[column] + _PADDING for column in columns) + _TITLE + _PADDING > width:
            del columns[name]
    table = Table(box=SIMPLE_HEAD, title="What was read", title_justify="left", title_style="bold")
    table.add_column("article", no_wrap=True, overflow="ellipsis", max_width=30)
    for name in columns:
        table.add_column(name, justify="right" if name in _COUNTED else "left", no_wrap=True, min_width=widths[name])
    for n, article in enumerate(articles):
        table.add_row(_words(head_of(article)), *(cells[n] for cells in columns.values()))
    return table


def figures_table(article: Article, limit: int, width: int) -> Table:
    """At most `limit` figures of one article, in the order of the text, in `width` cells.

    The words around each figure are shown if they fit beside the rest. Nothing else is cut: what is too wide continues
    on the next line.
    """
    chosen = choose_figures(article.metrics, limit)
    rest = len(article.metrics) - len(chosen)
    table = Table(
        box=SIMPLE_HEAD,
        title=_words(head_of(article)),
        title_justify="left",
        title_style="bold",
        caption=f"… and {rest} more" if rest else None,
        caption_justify="left",
    )
    values = [(BOUND_SIGNS[metric.bound], value_of(metric), metric.unit) for metric in chosen]
    widths = [max(map(cell_len, column)) for column in zip(*values, strict=True)] or [1, 1, 1]
    periods = [(metric.period and (metric.period.edtf or metric.period.text)) or "–" for metric in chosen]
    table.add_column("organisation", style="cyan", overflow="fold", max_width=18)
    table.add_column("what is counted", overflow="fold", max_width=22)
    table.add_column("", justify="right", overflow="fold", min_width=widths[0])
    table.add_column(
        "value", justify="right", style="bold green", overflow="fold", min_width=widths[1] if widths else 1
    )
    table.add_column("unit", overflow="fold", min_width=widths[2])
    table.add_column("period", style="magenta", overflow="fold")
    sourced = width >= _SOURCED + sum(widths) + max(map(cell_len, periods), default=0)
    if sourced:
        table.add_column("in the source", no_wrap=True, overflow="ellipsis")
    for metric, (sign, value, unit), period in zip(chosen, values, periods, strict=True):
        source = (_snippet(article.text, metric),) if sourced else ()
        owner = _words(metric.organisation)
        table.add_row(owner, _words(metric.label), sign, value, _words(unit), _words(period), *source)
    return table


def choose_figures(metrics: Sequence[Metric], limit: int) -> list[Metric]:
    """A selection that shows the range of an article: topics in turn, the figure with most evidence first."""
    topics: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        topics[metric.topic].append(metric)
    queues = [sorted(queue, key=lambda m: (m.organisation is None, m.period is None)) for queue in topics.values()]
    rounds = (queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue))
    chosen = [metric for metric, _ in zip(rounds, range(limit), strict=False)]
    return sorted(chosen, key=lambda m: m.span.start)


def _snippet(source: str, metric: Metric) -> Text:
    """The figure with the words around it in its sentence, as the source has them."""
    first = max(metric.sentence.start, metric.span.start - BEFORE)
    last = min(metric.sentence.end, metric.span.end + AFTER)
    return Text.assemble(
        "…" if first > metric.sentence.start else "",
        _one_line(source[first : metric.span.start]),
        (_one_line(source[metric.span.start : metric.span.end]), "bold green"),
        _one_line(source[metric.span.end : last]),
        "…" if last < metric.sentence.end else "",
    )


def _words(said: str | None) -> Text:
    return Text("–" if said is None else visible(said))


def _one_line(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace())
