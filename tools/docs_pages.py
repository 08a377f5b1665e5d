"""Pages of the documentation site that are written from the package when the site is built: a hook of MkDocs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from inspect import getdoc
from typing import TYPE_CHECKING

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Row

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

COMMON = {"surface", "examples", "not_examples"}
LEXICON_HEAD = """# Lexicon tables

Every row of every table that ships with the package, with its first example. [Teach it a word](teach_words.md) shows
how to add rows of your own.
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those of `docs/`."""
    from mkdocs.structure.files import File

    for name, page in PAGES.items():
        files.append(File.generated(config, name, content=page()))
    return files


def lexicon_page() -> str:
    """The tables of the lexicon as Markdown: what a row means, its fields, and all rows."""
    lexicon = Lexicon.default()
    return LEXICON_HEAD + "".join(
        f"\n## {name}\n\n{getdoc(kind)}\n\n" + "\n".join(_rows(lexicon, name, kind)) + "\n"
        for name, kind in TABLES.items()
    )


def _rows(lexicon: Lexicon, name: str, kind: type[Row]) -> Iterator[str]:
    yield _line("word", "fields", "example")
    yield _line("---", "---", "---")
    for row in lexicon.rows(name, kind):
        given = row.model_dump(mode="json", exclude_defaults=True, exclude=COMMON)
        yield _line(row.surface, _cell(given), row.examples[0].text if row.examples else "")


def _line(*cells: str) -> str:
    return "| " + " | ".join(re.sub(r"([|*<\[])", r"\\\1", cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_cell, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_cell(part)}" for name, part in value.items())
    return "yes" if value is True else str(value)


def options_page() -> str:
    """Every command with its arguments and options, as its `--help` states them."""
    command = [sys.executable, "-m", "typer", "cppcc_extract.cli", "utils", "docs", "--name", "cppcc-extract"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


PAGES = {"lexicon.md": lexicon_page, "options.md": options_page}
