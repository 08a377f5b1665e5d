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
    from cppcc_extract.errors import CppccError, InputError, LexiconError
    from cppcc_extract.finders import find_organisations, find_quantities, find_times
    from cppcc_extract.lexicon import Lexicon
    from cppcc_extract.pipeline import parse_article

_HOME = {
    "CppccError": "errors",
    "InputError": "errors",
    "LexiconError": "errors",
    "Lexicon": "lexicon",
    "find_organisations": "finders",
    "find_quantities": "finders",
    "find_times": "finders",
    "parse_article": "pipeline",
}

__all__ = [
    "CppccError",
    "InputError",
    "Lexicon",
    "LexiconError",
    "__version__",
    "find_organisations",
    "find_quantities",
    "find_times",
    "parse_article",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"cppcc_extract.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
