"""The scripts and styles of the page, put together as they are when it is written.

Scripts are ES modules that import each other. A page of one file has no other files to import, so each goes in as a
function that gives what the module exports, after those that it imports.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from cppcc_extract.extras import load
from cppcc_extract.show.colours import KIND_COLOURS, KIND_LINES

_HOME = Path(__file__).parent
_MAIN = "main.js"
_STYLES = ("colours.css", "page.css", "text.css", "records.css", "chart.css", "print.css")
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.M)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.M)


def template() -> str:
    """The page around them, for Jinja."""
    return _read("page.html.j2")


def styles() -> str:
    """All styles, in the order in which later ones win, and before them the colour and the line of each kind."""
    colours = "".join(f"--base-{kind}:{colour};" for kind, colour in KIND_COLOURS.items())
    lines = (f'[data-kind="{kind}"]{{--rule:{line}}}' for kind, line in KIND_LINES.items())
    return "\n".join((f":root{{{colours}}}", *lines, *map(_read, _STYLES)))


def script() -> str:
    """All scripts as one."""
    return "\n".join(map(_as_function, _in_order(_MAIN, {})))


def _in_order(name: str, seen: dict[str, None]) -> dict[str, None]:
    """The scripts that one imports, each before those that import it, and the script itself."""
    for _, other in _IMPORT.findall(_read(name)):
        if f"{other}.js" not in seen:
            _in_order(f"{other}.js", seen)
    seen[name] = None
    return seen


def _as_function(name: str) -> str:
    source = _read(name)
    exported = ", ".join(found for _, found in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const \1 = \2_module;", source))
    return f"const {Path(name).stem}_module = (() => {{\n{body}return {{ {exported} }};\n}})();"


def _read(name: str) -> str:
    return (_HOME / name).read_text(encoding="utf-8")


@cache
def chart_library() -> str:
    """Vega-Lite with what it rests on, as `vl-convert-python` brings it; `MissingExtraError` without it."""
    bundle: str = load("vl_convert", "view").javascript_bundle()
    return bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r\n", "\n")


def hashed(content: str) -> str:
    """The source expression by which a content security policy allows an element with this content."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
