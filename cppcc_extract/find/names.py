"""Quoted names, in every kind of quotation marks; of nested ones the outer."""

from __future__ import annotations

import re

from cppcc_extract.find.brackets import QUOTES, Brackets
from cppcc_extract.find.mentions import NameMention

_LONGEST = 48  # a title may be longer; longer text in quotes is speech
_TITLES = "《〈"
_STOP = re.compile(r"[。！？；…]")
_SPOKEN = re.compile(r"(?:[说道问答写称]|表示|介绍|坦言|指出|强调|认为|要求|感慨|感叹|回忆)[：:]$")
# 【 】 hold a name only within a sentence; at the head of a line they hold a heading.
_WITHIN = re.compile(r"[\w、]")


def find_names(brackets: Brackets) -> list[NameMention]:
    """The quoted names of a clean text, in order, none overlapping.

    Of nested quotes the outer one counts; if that is speech, the names quoted in it count instead. Quotes do not
    cross a line break, and a quote without its partner does not affect others.
    """
    text = brackets.text
    found: list[NameMention] = []
    last = 0
    for start, end, opener, _ in brackets.pairs:
        if opener not in QUOTES or start < last or end - start <= 2:
            continue
        inner = text[start + 1 : end - 1]
        if opener in _TITLES:
            found.append(NameMention(start, end, inner, "《", "name.title"))
        elif opener == "【" and not _WITHIN.match(text, start - 1):
            continue
        elif not _is_speech(text, start, inner):
            found.append(NameMention(start, end, inner, opener, "name.quoted"))
        else:
            continue  # the quotes within speech count
        last = end
    return found


def _is_speech(text: str, start: int, inner: str) -> bool:
    return (
        len(inner) > _LONGEST
        or inner[-1] in "，,、"
        or bool(_STOP.search(inner))
        or (text[start - 1 : start] in ("：", ":") and bool(_SPOKEN.search(text, max(0, start - 4), start)))
    )
