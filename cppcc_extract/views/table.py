"""Tables for a terminal: what was found in each article, and a choice of its figures with their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from cppcc_extract.models import Article, Metric, Number

BOUND_SIGNS = {"exact": "", "over": "＞", "under": "＜", "about": "≈"}
BEFORE, AFTER = 10, 8


def summary_table(articles: Sequence[Article]) -> Table:
    """One row per article: what it is, and how many records of each kind it holds."""
    table = Table(box=SIMPLE_HEAD, title="What was read", title_justify="left", title_style="bold")
    table.add_column("article", no_wrap=True, overflow="ellipsis", max_width=30)
    table.add_column("published", no_wrap=True)
    table.add_column("committee", no_wrap=True, overflow="ellipsis", max_width=20)
    for name in ("figures", "events", "initiatives", "organisations", "people", "warnings"):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for article in articles:
        counts = (
            article.metrics, article.events, article.initiatives, article.organisations, article.people,
            article.warnings,
        )  # fmt: skip
        table.add_row(
            Text(article.title or _first_line(article)),
            article.published or "–",
            Text(_main_committee(article) or "–"),
            *(str(len(records)) for records in counts),
        )
    return table


def figures_table(article: Article, limit: int) -> Table:
    """At most `limit` figures of one article, in the order of the text, each with the words around it."""
    chosen = choose_figures(article.metrics, limit)
    rest = len(article.metrics) - len(chosen)
    table = Table(
        box=SIMPLE_HEAD,
        title=Text(article.title or _first_line(article)),
        title_justify="left",
        title_style="bold",
        caption=f"… and {rest} more" if rest else None,
        caption_justify="left",
    )
    table.add_column("organisation", style="cyan", no_wrap=True, overflow="ellipsis", max_width=18)
    table.add_column("what is counted", overflow="fold", max_width=22)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("value", justify="right", style="bold green", no_wrap=True)
    table.add_column("unit", no_wrap=True)
    table.add_column("period", style="magenta", no_wrap=True)
    table.add_column("in the source", no_wrap=True, overflow="ellipsis")
    for metric in chosen:
        table.add_row(
            Text(metric.organisation or "–"),
            Text(metric.label),
            BOUND_SIGNS[metric.bound],
            _value(metric),
            Text(metric.unit),
            Text((metric.period and (metric.period.edtf or metric.period.text)) or "–"),
            _snippet(article.text, metric),
        )
    return table


def choose_figures(metrics: Sequence[Metric], limit: int) -> list[Metric]:
    """A choice that shows the range of an article: topics in turn, the best grounded figure of each first."""
    topics: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        topics[metric.topic].append(metric)
    queues = [sorted(queue, key=lambda m: (m.organisation is None, m.period is None)) for queue in topics.values()]
    rounds = (queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue))
    chosen = [metric for metric, _ in zip(rounds, range(limit), strict=False)]
    return sorted(chosen, key=lambda m: m.span.start)


def _value(metric: Metric) -> str:
    low = _number(metric.value)
    return low if metric.value_max is None else f"{low}–{_number(metric.value_max)}"


def _number(value: Number) -> str:
    return f"{value:,}"


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


def _one_line(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace())


def _first_line(article: Article) -> str:
    return next((line.strip() for line in article.text.splitlines() if line.strip()), "(empty)")


def _main_committee(article: Article) -> str | None:
    """The committee that most figures are given to, else the first one named."""
    named = [organisation.name for organisation in article.organisations if organisation.kind == "cppcc"]
    owners = [metric.organisation for metric in article.metrics]
    return max(named, key=owners.count, default=None)
