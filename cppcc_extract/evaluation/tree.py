"""The derivation of a record as a tree of nodes, and the tree as lines for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cppcc_extract.base_model import Model
from cppcc_extract.models import Span
from cppcc_extract.show.markup import escaped, framed

_WORDS = "words"
_PIECE = re.compile(r"[!-~]{1,30}|.", re.DOTALL)  # a word of ASCII, or one character


class Derivation(Model):
    """A node of the tree: a record, a group (`words`, `slots`), a field, or a step that was asked for the field."""

    name: str
    """The id of the record, the name of the field or of the step; for a word, its part of speech."""
    value: str | None = None
    """The value of the field, or the answer of the step: `nothing` where it decides that there is no value. Null if
    a field is null or a step has no answer."""
    rule: str | None = None
    """The rule that the evidence of a field names, or that made the record."""
    reads: str | None = None
    """What a step reads; null for all other nodes."""
    span: Span | None = None
    """The place that the value was read from."""
    text: str | None = None
    """The words of the source at `span`."""
    children: tuple[Derivation, ...] = ()
    """What it rests on; for a field, the steps in the order in which they were asked; the last one answered."""

    def __str__(self) -> str:
        """The tree in lines of 80 columns."""
        return "\n".join(tree_lines(self))

    def _repr_html_(self) -> str:
        return framed(f"<ul>{_item(self, opened=True)}</ul>")


def tree_lines(derivation: Derivation, width: int = 80) -> Iterator[str]:
    """The lines of a tree, none wider than `width` columns, in which a Chinese character takes two."""
    yield from _lines(derivation, "", "", width)


def _lines(node: Derivation, first: str, rest: str, width: int) -> Iterator[str]:
    # children hang on a line that the further lines of their parent show too
    below = "" if node.name == _WORDS else "│ " if node.children else "  "
    yield from _wrapped(_told(node), first, rest + below, width)
    children = () if node.name == _WORDS else node.children
    for number, child in enumerate(children, 1):
        last = number == len(children)
        yield from _lines(child, rest + ("└ " if last else "├ "), rest + ("  " if last else "│ "), width)


def _item(node: Derivation, *, opened: bool = False) -> str:
    """A node as an item of a list, with a mark that opens its children."""
    told = escaped(_told(node))
    if not node.children or node.name == _WORDS:
        return f"<li>{told}</li>"
    children = "".join(map(_item, node.children))
    return f"<li><details{' open' if opened else ''}><summary>{told}</summary><ul>{children}</ul></details></li>"


def _told(node: Derivation) -> str:
    """One node: a step with what it reads and its answer, any other with its value and the words it was read from."""
    if node.name == _WORDS:
        return "words: " + " ".join(f"{word.text}/{word.name}" for word in node.children)
    read_from = f" ← {_line(node.text)}" if node.text and node.text != node.value else ""
    if node.reads is not None:
        answer = f" → {node.value}{read_from}" if node.value is not None else ""
        return f"{'yes' if answer else 'no '} {node.name}: {node.reads}{answer}"
    if node.value is None and node.rule is None:
        group = node.children and node.children[0].reads is None
        return node.name if group else f"{node.name}: none"
    return f"{node.name}: {node.value or 'none'}" + (f" [{node.rule}]" if node.rule else "") + read_from


def _line(text: str) -> str:
    return text.replace("\n", "⏎")


def _wrapped(text: str, first: str, rest: str, width: int) -> Iterator[str]:
    line, used = first, _cells(first)
    for piece in _PIECE.findall(text):
        size = _cells(piece)
        if used + size > width and line.strip():
            yield line.rstrip()
            line, used = rest, _cells(rest)
            piece = piece.lstrip()
        line += piece
        used += _cells(piece)
    yield line.rstrip()


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
