"""One HTML file that shows articles with their records, opens from disk and asks no network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cppcc_extract.export.writer import checked
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Failure
from cppcc_extract.version import __version__
from cppcc_extract.view import assets, content
from cppcc_extract.view.steps import Steps, derivations


def page_html(
    articles: Sequence[Article],
    *,
    title: str = "",
    failures: Sequence[Failure] = (),
    steps: bool = True,
    lexicon: Lexicon | None = None,
    watched: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> str:
    """The page of the articles, in their order.

    With `steps` each article is read again, with the `lexicon` that it was read with, so that the page says how each
    record was made; without, it says the rule and the place of each field, and is a third smaller. `failures` are
    inputs that could not be read, which the page names. `watched` passes the articles on as they are read again, so
    that a caller can show progress. Raises `MissingExtraError` without Jinja2 or vl-convert-python, `InputError` for
    what is not an article.
    """
    jinja2 = load("jinja2", "view")
    found = list(checked(articles))
    known = Steps()
    trees = [derivations(article, known, lexicon) for article in watched(found)] if steps else []
    panel = content.panel(found)
    data = {
        "version": __version__,
        "kinds": content.kinds(),
        "articles": content.articles(found),
        "steps": known.names,
        "panel": panel,
    }
    chart = assets.chart_library() if panel["rows"] else ""
    script, styles = assets.script(), assets.styles()
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["data"] = _data
    html: str = environment.from_string(assets.template()).render(
        title=title or _title(found),
        failures=failures,
        data=data,
        trees=trees,
        kinds=data["kinds"],
        script=script,
        styles=styles,
        chart=chart,
        scripts=" ".join(assets.hashed(part) for part in (script, chart) if part),
        style=assets.hashed(styles),
    )
    return html


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1:
        return articles[0].title or "1 article"
    return f"{len(articles)} articles"


def _data(value: Any) -> Any:
    """JSON that no HTML parser reads as anything else: it holds no `<`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return load("markupsafe", "view").Markup(text)
