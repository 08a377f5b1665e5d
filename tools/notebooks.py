"""Run the notebooks of examples/ from top to bottom, without a notebook server, and store what their cells show.

python tools/notebooks.py [NOTEBOOK …]
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
REPRESENTATIONS = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}
NOT_SEEN = re.compile(r"<(style|defs|title)\b.*?</\1>", re.S)
TAG = re.compile(r"<[^>]*>")

Cell = dict[str, Any]  # as in the file of a notebook


def notebooks() -> list[Path]:
    return sorted(EXAMPLES.glob("*.ipynb"))


def code_of(path: Path) -> list[Cell]:
    """The code cells of a notebook."""
    return _code(json.loads(path.read_text(encoding="utf-8")))


def source_of(cell: Cell) -> str:
    return "".join(cell["source"])


def _code(notebook: dict[str, Any]) -> list[Cell]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(sources: list[str]) -> tuple[list[list[Cell]], dict[str, Any]]:
    """The outputs of each source, run in order in one fresh namespace, and that namespace.

    A cell shows what it prints, then the value of the expression that it ends with.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    return [list(_outputs(source, number, names)) for number, source in enumerate(sources, 1)], names


def _outputs(source: str, number: int, names: dict[str, Any]) -> Iterator[Cell]:
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    value = None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, type_ignores=[]), f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
    if value is not None:
        data = {kind: _lines(text) for kind, text in sorted(_representations(value).items())}
        yield {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}


def _representations(value: Any) -> dict[str, str]:
    found = {"text/plain": repr(value)}
    if hasattr(value, "_repr_mimebundle_"):
        return found | value._repr_mimebundle_()
    for kind, method in REPRESENTATIONS.items():
        if hasattr(value, method):
            found[kind] = getattr(value, method)()
    return found


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def seen(outputs: list[Cell]) -> list[str]:
    """What a reader sees of the outputs of a cell: what is printed, the words of tables, and those of pictures.

    Left out are the numbers on the axes of a picture and its shapes, which depend on the library that draws.
    """
    return [words for output in outputs for words in _seen(output)]


def _seen(output: Cell) -> list[str]:
    if output["output_type"] == "stream":
        return ["".join(output["text"])]
    texts = {kind: "".join(lines) for kind, lines in output["data"].items()}
    if "image/svg+xml" in texts:
        return [word for word in _words(texts["image/svg+xml"]) if re.search(r"[^\W\d]", word)]
    return _words(texts["text/html"]) if "text/html" in texts else [texts["text/plain"]]


def _words(markup: str) -> list[str]:
    return [unescape(word).strip() for word in TAG.split(NOT_SEEN.sub("", markup)) if word.strip()]


def write(path: Path) -> None:
    """Store in a notebook what its cells show; they run in the current folder."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = _code(notebook)
    outputs, _ = run([source_of(cell) for cell in cells])
    for number, (cell, shown) in enumerate(zip(cells, outputs, strict=True), 1):
        cell.update(execution_count=number, outputs=shown)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    paths = [Path(name).resolve() for name in sys.argv[1:]] or notebooks()
    os.chdir(EXAMPLES)
    for path in paths:
        write(path)
