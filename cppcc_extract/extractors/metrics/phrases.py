"""Phrases of a clause in the form of labels: without function words, quotes and long brackets."""

from __future__ import annotations

import re

from cppcc_extract.extractors.metrics.figures import Page

LEAD = re.compile(
    r"^(?:[、和及与了等共各]|当中就?|剩下的?|余下的?|还剩|其余|以及|各类|相关|有关|全部|其中|另有|另外|先后|累计|分别|已经?|还|力争|确保)+"
)
_TAIL = re.compile(r"(?:等(?:各类|有关|相关)?|各|的|了|共|已|数量|总数|有|为|达|是|其中|、|和|与|及)+$")
_BRACKETS = re.compile(r"（[^（）]{5,}）")
_QUOTES = re.compile(r"[“”‘’《》]")
_PAIRS = tuple(zip("（(“‘《【「『", "）)”’》】」』", strict=True))
# Punctuation, bars, bullets, signs, and spaces except between Latin words, which a heading does not have
_SIGNS = re.compile(
    r"\s+(?![A-Za-z])|(?<![A-Za-z])\s+"
    r"|[。！？；：!?;:|│*#•※\ufffd\u2190-\u21ff\u2460-\u27bf\U0001f000-\U0001faff]+"
)


def ends_in_noun(page: Page, phrase: str) -> bool:
    """Whether a phrase ends in a counted noun of the tables."""
    return any(phrase.endswith(noun) for noun in _suffixes(phrase, page))


def head_of(page: Page, noun: str) -> str:
    """The longest counted noun that ends the phrase, or the phrase."""
    return max(_suffixes(noun, page), key=len, default=noun)


def short_head(page: Page, noun: str) -> str:
    """The shortest counted noun that ends the phrase, or the phrase."""
    return min(_suffixes(noun, page), key=len, default=noun)


def _suffixes(phrase: str, page: Page) -> list[str]:
    return [phrase[-n:] for n in range(2, min(9, len(phrase)) + 1) if phrase[-n:] in page.nouns]


def tidy(phrase: str) -> str:
    """A phrase without function words at its ends, quotes, and long brackets; only the end of a very long one."""
    phrase = _TAIL.sub("", LEAD.sub("", phrase.strip()))
    if len(phrase) > 18 and "的" in phrase[:-2]:
        phrase = phrase[phrase.rindex("的", 0, -2) + 1 :]
    if not phrase.isalnum():
        phrase = _without_halves(_QUOTES.sub("", _BRACKETS.sub("", phrase)).strip("、，：；。…— "))
    return phrase.replace("没有", "未")


def column_head(label: str) -> str:
    """A label in the form of a heading: without punctuation, signs, and unpaired brackets and quotes."""
    return label if label.isalnum() else _without_halves(_SIGNS.sub("", label))


def _without_halves(phrase: str) -> str:
    for opening, closing in _PAIRS:
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return phrase
