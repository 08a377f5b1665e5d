"""The style of what is shown: it holds inside `.cppcc` alone, and neither sets the page's colours nor asks for them.

Text has the colour of the page; tints and lines are see-through, so that one style does on light and on dark. Without
the style (an untrusted notebook strips it) marks, tables and details are still what they are.
"""

from __future__ import annotations

from cppcc_extract.show.colours import KIND_COLOURS, KIND_LINES

_LINE = "#8886"
_TINT = "40"  # how dense a tint is, of ff

# the class is doubled to win over the tables of JupyterLab
_RULES = {
    "": "font-size:14px;line-height:1.6;max-width:100%",
    "*": "box-sizing:border-box",
    ".title": "font-size:1.2em;font-weight:600;margin:.2em 0",
    ".about": "opacity:.75;margin:.2em 0",
    ".note": "opacity:.75;font-size:.9em;margin:.3em 0",
    ".warned": "margin:.3em 0;padding:.1em .6em;border-left:3px solid #ef4444;font-size:.9em",
    ".sides": "display:flex;flex-wrap:wrap;gap:1em;align-items:flex-start",
    ".text": (
        "flex:3 1 24em;min-width:0;max-height:36em;overflow:auto;padding:.6em .8em;"
        f"border:1px solid {_LINE};border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.9"
    ),
    ".kinds": "flex:2 1 24em;min-width:0;max-height:36em;overflow:auto",
    ".rows": "overflow:auto;max-width:100%;max-height:36em",
    ".kinds .rows": "max-height:none",
    ".kinds summary": "font-weight:600",
    "summary": "cursor:pointer;margin:.2em 0",
    "table": "border-collapse:collapse;border:0;margin:.2em 0;font-size:.93em;table-layout:auto;color:inherit",
    "caption": "text-align:left;font-weight:600;color:inherit;padding:.2em 0",
    "tr": "background:none",
    "th,td": (
        f"text-align:left;vertical-align:baseline;padding:.2em .6em;border:0;border-bottom:1px solid {_LINE};"
        "white-space:normal;max-width:32em;overflow-wrap:anywhere"
    ),
    "thead th": f"border-bottom:2px solid {_LINE};white-space:nowrap;font-weight:600",
    "td.number": "text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums",
    "td.short": "white-space:nowrap",
    "td.time span,td.id": "white-space:nowrap",
    "td.id,td.rule": "opacity:.7;font-family:monospace;font-size:.9em",
    "td.disagrees": "color:inherit;font-weight:600;background:#ef444438",
    "mark": "color:inherit;background:none;padding:.14em 0;border-radius:2px",
    "mark[title]": "cursor:help",
    "mark mark": "padding:0",
    "ul": f"margin:0 0 0 .3em;padding:0 0 0 .9em;list-style:none;border-left:1px solid {_LINE}",
}


def _rule(selector: str, style: str) -> str:
    selectors = ",".join(f".cppcc.cppcc {part}".rstrip() for part in selector.split(","))
    return f"{selectors}{{{style}}}"


def _kind(kind: str, colour: str) -> str:
    line = KIND_LINES[kind]
    width = "4px" if line == "double" else "2px"
    return f".cppcc.cppcc mark.{kind}{{background:{colour}{_TINT};border-bottom:{width} {line} {colour}}}"


STYLE = (
    "<style>"
    + "".join(_rule(selector, style) for selector, style in _RULES.items())
    + "".join(_kind(kind, colour) for kind, colour in KIND_COLOURS.items())
    + "</style>"
)
