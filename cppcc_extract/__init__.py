"""Typed, source-grounded records from Chinese news about people's political consultative conferences.

    from cppcc_extract import parse_article
    article = parse_article(text)
    for metric in article.metrics:
        print(metric.organisation, metric.label, metric.value, metric.unit)

Everything heavy is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cppcc_extract.version import __version__

if TYPE_CHECKING:
    from cppcc_extract.batch import parse_many
    from cppcc_extract.compare.panel import divisions_frame, panel
    from cppcc_extract.compare.reconcile import Reconciliation, Stated, reconcile
    from cppcc_extract.documents.reader import read_document
    from cppcc_extract.errors import (
        CppccError,
        DocumentError,
        ExtractorError,
        InputError,
        LexiconError,
        MissingExtraError,
        OutputError,
        PluginError,
    )
    from cppcc_extract.evaluation.derivation import explain_record
    from cppcc_extract.evaluation.tree import Derivation
    from cppcc_extract.export.files import Options, write_articles
    from cppcc_extract.export.frames import articles_to_frames
    from cppcc_extract.export.json_text import read_articles
    from cppcc_extract.extractors.reading import Reading
    from cppcc_extract.finders import find_organisations, find_quantities, find_times
    from cppcc_extract.lexicon import Lexicon
    from cppcc_extract.models import (
        Article,
        Check,
        Document,
        Event,
        Evidence,
        Failure,
        Further,
        Initiative,
        Library,
        Mention,
        Metric,
        Organisation,
        Person,
        Quantity,
        Record,
        Section,
        Span,
        TimeReference,
    )
    from cppcc_extract.models import (
        Warning as Warning,
    )
    from cppcc_extract.pipeline import EXTRACTORS, parse_article, parse_articles
    from cppcc_extract.schema import article_schema
    from cppcc_extract.show.notebook import load_ipython_extension as load_ipython_extension
    from cppcc_extract.showing import Records
    from cppcc_extract.view.page import page_html

_HOME = {
    "Article": "models",
    "Check": "models",
    "CppccError": "errors",
    "Derivation": "evaluation.tree",
    "Document": "models",
    "DocumentError": "errors",
    "EXTRACTORS": "pipeline",
    "Event": "models",
    "Evidence": "models",
    "ExtractorError": "errors",
    "Failure": "models",
    "Further": "models",
    "Initiative": "models",
    "InputError": "errors",
    "Lexicon": "lexicon",
    "LexiconError": "errors",
    "Library": "models",
    "Mention": "models",
    "Metric": "models",
    "MissingExtraError": "errors",
    "Options": "export.files",
    "Organisation": "models",
    "OutputError": "errors",
    "Person": "models",
    "PluginError": "errors",
    "Quantity": "models",
    "Reading": "extractors.reading",
    "Record": "models",
    "Records": "showing",
    "Section": "models",
    "Span": "models",
    "TimeReference": "models",
    "Warning": "models",
    "Reconciliation": "compare.reconcile",
    "Stated": "compare.reconcile",
    "article_schema": "schema",
    "articles_to_frames": "export.frames",
    "divisions_frame": "compare.panel",
    "explain_record": "evaluation.derivation",
    "find_organisations": "finders",
    "find_quantities": "finders",
    "find_times": "finders",
    "load_ipython_extension": "show.notebook",
    "page_html": "view.page",
    "panel": "compare.panel",
    "parse_article": "pipeline",
    "parse_articles": "pipeline",
    "parse_many": "batch",
    "read_articles": "export.json_text",
    "read_document": "documents.reader",
    "reconcile": "compare.reconcile",
    "unload_ipython_extension": "show.notebook",
    "write_articles": "export.files",
}

# Warning is left out: it would hide Python's own for those who import all names.
__all__ = [
    "Article",
    "Check",
    "CppccError",
    "Derivation",
    "Document",
    "DocumentError",
    "EXTRACTORS",
    "Event",
    "Evidence",
    "ExtractorError",
    "Failure",
    "Further",
    "Initiative",
    "InputError",
    "Lexicon",
    "LexiconError",
    "Library",
    "Mention",
    "Metric",
    "MissingExtraError",
    "Options",
    "Organisation",
    "OutputError",
    "Person",
    "PluginError",
    "Quantity",
    "Reading",
    "Reconciliation",
    "Record",
    "Records",
    "Section",
    "Span",
    "Stated",
    "TimeReference",
    "__version__",
    "article_schema",
    "articles_to_frames",
    "divisions_frame",
    "explain_record",
    "find_organisations",
    "find_quantities",
    "find_times",
    "page_html",
    "panel",
    "parse_article",
    "parse_articles",
    "parse_many",
    "read_articles",
    "read_document",
    "reconcile",
    "write_articles",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"cppcc_extract.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*__all__, "Warning"))
