"""Pages of the documentation site that show the notebooks of examples/ with their outputs: a hook of MkDocs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

EXAMPLES = Path(__file__).parent.parent / "examples"
NOTEBOOKS = {f"notebooks/{path.stem}.md": path for path in sorted(EXAMPLES.glob("*.ipynb"))}
SHOWN_AS_IT_IS = ("text/html", "image/svg+xml")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each notebook."""
    from mkdocs.structure.files import File

    for name, path in NOTEBOOKS.items():
        files.append(File.generated(config, name, content=page_of(path)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Links to the files of notebooks lead to their pages."""
    return re.sub(r"\]\(\.\./examples/(\w+)\.ipynb\)", r"](notebooks/\1.md)", markdown)


def page_of(path: Path) -> str:
    """A notebook as Markdown: its text, its code, and what the code shows."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return "\n\n".join(part.strip() for cell in notebook["cells"] for part in _parts(cell)) + "\n"


def _parts(cell: dict[str, Any]) -> Iterator[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield re.sub(r"\]\((\w+)\.ipynb\)", r"](\1.md)", source.replace("](../docs/", "](../"))
        return
    yield f"```python\n{source}\n```"
    for output in cell["outputs"]:
        yield _shown({"text/plain": output["text"]} if "text" in output else output["data"])


def _shown(data: dict[str, list[str]]) -> str:
    for kind in SHOWN_AS_IT_IS:
        if kind in data:
            return f'<div class="output">\n{"".join(data[kind])}\n</div>'
    return f"```text\n{''.join(data['text/plain']).rstrip()}\n```"
