"""Traditional to simplified Chinese, by the dictionaries of OpenCC.

`opencc-python-reimplemented` walks the text character by character in Python (0.2 million characters a second);
here its own dictionaries are read, characters go through `str.translate` and phrases through an automaton.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_LAST = "\uffff"
# Forms of Hong Kong, Macau and old print that the dictionaries lack.
_VARIANTS = {"粧": "妆", "濶": "阔", "逈": "迥", "啓": "启", "衞": "卫", "羣": "群", "綫": "线", "裏": "里", "説": "说"}


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What t2s needs: characters, those that are never simplified, phrases, and exclusively simplified characters."""

    characters: dict[int, str]
    certain: dict[str, str]
    alone: frozenset[str]
    sign: re.Pattern[str]
    simplified: frozenset[str]
    phrases: Any


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """The dictionaries of OpenCC, read once on first use."""
    import ahocorasick

    characters = {**_VARIANTS, **_read("TSCharacters.txt")}
    outputs = {char for old, new in characters.items() if old == new for char in new}
    alone = {old for old, new in characters.items() if old != new and old not in outputs and not _in_gb2312(old)}
    phrases = ahocorasick.Automaton()
    for old, new in _read("TSPhrases.txt").items():
        if len(old) == len(new):
            phrases.add_word(old, (len(old), new))
    phrases.make_automaton()
    simplified = {old for old, new in _read("STCharacters.txt", every=True).items() if old not in new.split(" ")}
    return Dictionary(
        {ord(old): new for old, new in characters.items() if old != new},
        {old: characters[old] for old in alone},
        frozenset(alone),
        # Characters beyond U+FFFF would make the class a list that is walked for each character.
        re.compile(f"[{''.join(sorted(char for char in alone if char <= _LAST))}]"),
        frozenset(simplified),
        phrases,
    )


def _read(name: str, *, every: bool = False) -> dict[str, str]:
    lines = (files("opencc") / "dictionary" / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {old: new if every else new.split(" ")[0] for old, new in pairs}


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def find_script(text: str) -> str:
    """``hant`` if exclusively traditional characters outnumber exclusively simplified ones, otherwise ``hans``."""
    words = load_dictionary()
    if not words.sign.search(text):
        return "hans"
    characters = set(text)
    traditional = sum(map(text.count, words.alone & characters))
    return "hant" if traditional > sum(map(text.count, words.simplified & characters)) else "hans"


def simplify(text: str) -> tuple[str, str]:
    """The text in simplified characters, as long as it was, and its script.

    A traditional text is converted by phrases, since characters depend on the context (乾隆 stays, 乾淨 is 干净);
    in a simplified text only exclusively traditional characters are, since 著名 or 乾隆 are right there.
    """
    words = load_dictionary()
    script = find_script(text)
    if script == "hans":
        return words.sign.sub(lambda match: words.certain[match[0]], text), script
    converted = text.translate(words.characters)
    pieces: list[str] = []
    at = 0
    for last, (size, new) in words.phrases.iter_long(text):
        pieces += (converted[at : last + 1 - size], new)
        at = last + 1
    pieces.append(converted[at:])
    return "".join(pieces), script
