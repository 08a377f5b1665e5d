"""Marks between the words of a text that do not belong to it: footnote marks and emoji."""

from __future__ import annotations

import re

from cppcc_extract.text.aligned import Edit

# 128[1]件, 128¹件, 128※件, 128①件; not 10⁶, m², 第[3]号, nor the number of a note at the start of its line
_NOTE = re.compile(
    r"[\[［〔](?<=[^\s\[\]（(第发字办号].)注?\d{1,2}[\]］〕](?![\d号（(\[])"
    r"|(?<=\d)(?:[①-⑳*]|[（(]注\d{1,2}[）)])(?=[件条个名位人次家项篇份户场期批所处元万亿千百余多])"
    r"|[¹²³⁰⁴-⁹](?<=[\u3400-\u9fff\d%].)(?<!10.)(?<![米里m].)[¹²³⁰⁴-⁹]?(?=[\u3400-\u9fff，。、；：]|$)"
    r"|(?<=\d)[※†‡＊](?=[\u3400-\u9fff])",
    re.MULTILINE,
)
_SIGN = re.compile("[\\[［〔¹²³⁰⁴-⁹※†‡＊*①-⑳]|[（(]注")  # every such mark begins with one of these
_EMOJI = (
    "[\u2600-\u2604\u260e\u2614-\u2618\u261d\u2620-\u263a\u2648-\u2653\u2668-\u267f"
    "\u2693-\u26ff\u2702-\u2712\u2728\u274c\u274e\u2753-\u2757\u2764\U0001f000-\U0001faff]"
)
_ANY_EMOJI = re.compile(_EMOJI)
# At the start of a line they are its bullet.
_PLACE = re.compile(rf"^[^\S\n]*(?:{_EMOJI}[^\S\n]*)+|(?P<inside>{_EMOJI}+)", re.MULTILINE)


def clean_marks(text: str) -> list[Edit]:
    """Footnote marks are removed; an emoji inside a line becomes a space, and one that opens a line is its bullet."""
    edits = [Edit(*note.span(), "") for note in _NOTE.finditer(text)] if _SIGN.search(text) else []
    if _ANY_EMOJI.search(text):
        edits += [Edit(*emoji.span(), " ") for emoji in _PLACE.finditer(text) if emoji["inside"]]
    return sorted(edits, key=lambda edit: edit.start)
