"""The page on clusters: each example prints what the page shows, where its library is installed."""

from __future__ import annotations

import contextlib
import io
from itertools import pairwise
from pathlib import Path

import pytest

from tests.samples import ROOT
from tests.test_readme import BLOCK, furnish


def shown_and_printed(library: str) -> tuple[str, str]:
    """What the page shows after the example of a library, and what the example prints, in the current folder."""
    furnish(Path.cwd())
    names: dict[str, object] = {"__name__": "page"}
    blocks = BLOCK.findall((ROOT / "docs/clusters.md").read_text(encoding="utf-8"))
    for (kind, body), (_, shown) in pairwise(blocks):
        wanted = f"import {library}" in body or f"from {library}" in body
        if kind == "python" or (kind == "py" and wanted):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(body, "page", "exec"), names)
            if wanted:
                return shown, printed.getvalue()
    raise LookupError(library)


@pytest.mark.parametrize("library", ["ray", "dask"])
def test_the_example_prints_what_the_page_shows(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip({"ray": "ray.data", "dask": "dask.dataframe"}[library], reason=f"{library} is not installed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    shown, printed = shown_and_printed(library)
    assert printed == shown
