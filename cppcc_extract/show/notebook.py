"""`%load_ext cppcc_extract`: plain lists and tuples of records show themselves too, whoever made them."""

from __future__ import annotations

from typing import Any

from cppcc_extract.show.html import html_of


def load_ipython_extension(ipython: Any) -> None:
    """Teach a notebook to show lists and tuples of records as tables; all other lists it shows as before."""
    formatter = ipython.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        formatter.for_type(kind, html_of)


def unload_ipython_extension(ipython: Any) -> None:
    """Show lists and tuples as before."""
    formatter = ipython.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        formatter.pop(kind, None)
