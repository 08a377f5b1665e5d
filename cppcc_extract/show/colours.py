"""The colour of each kind of record, wherever records are shown in colours.

Each is of medium lightness: a line of it, or a tint of it under the text, can be told from the others on white and on
black. No kind is marked by its colour alone: the lines under the text have a style of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

KIND_COLOURS: Mapping[str, str] = {
    "metrics": "#3b82f6",
    "events": "#f59e0b",
    "initiatives": "#22a559",
    "organisations": "#8b5cf6",
    "people": "#ec4899",
    "checks": "#ef4444",
    "further": "#14a3a8",
}
KIND_LINES: Mapping[str, str] = {
    "metrics": "solid",
    "events": "solid",
    "initiatives": "solid",
    "organisations": "dotted",
    "people": "dashed",
    "checks": "double",
    "further": "dashed",
}
