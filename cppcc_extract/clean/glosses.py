"""Pronunciations that a web converter put after characters: 現(xiàn), 贈(zèng), 們(men)."""

from __future__ import annotations

import re

from cppcc_extract.text.aligned import Edit

_TONED = re.compile(r"[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]{0,4}[)）]")
# Syllables that are written without a tone; elsewhere (app) is a word and stays.
_TONELESS = re.compile(r"[(（](?:men|ma|me|ge|ne|de|le|zi|tou|zhe|ba|bo|li|la|shi|er|lv|lü)[)）]")


def clean_glosses(text: str) -> list[Edit]:
    """Each gloss is merged with the character before it: 現(xiàn) is read 現, whose range covers both.

    A syllable without a tone mark is a gloss only in a text that has others with one.
    """
    spans = [m.span() for m in _TONED.finditer(text)]
    if not spans:
        return []
    spans = sorted(spans + [m.span() for m in _TONELESS.finditer(text)])
    return [
        Edit(start - 1, end, text[start - 1])
        for start, end in spans
        if start and "\u3400" <= text[start - 1] <= "\u9fff"
    ]
