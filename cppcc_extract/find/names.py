"""Quoted names: “…”, ‘…’, 《…》, 「…」 and 『…』, the outer one where they are nested."""

from __future__ import annotations

import re

from cppcc_extract.find.mentions import NameMention

_CLOSER = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_SIGNS = "“”‘’《》「」『』"
# A quote that holds no other is found as a whole, any other mark alone.
_SIMPLE = "|".join(rf"(?<={opener})[^{_SIGNS}\n]*{closer}" for opener, closer in _CLOSER.items())
_MARK = re.compile(rf"[{_SIGNS}\n](?:{_SIMPLE})?")
_LONGEST = 48  # a title may be longer; what stands in quotes and is longer than this is speech
_STOP = re.compile(r"[。！？；…]")
_SPOKEN = re.compile(r"(?:[说道问答写称]|表示|介绍|坦言|指出|强调|认为|要求|感慨|感叹|回忆)[：:]$")
# The rest of a name whose first quote lacks its twin: “泉”程商量”.
_REST = re.compile(r"[^，。；：、！？\s“”‘’《》「」『』]{1,8}")


def find_names(text: str) -> list[NameMention]:
    """The quoted names of a clean text, in order, none overlapping.

    Of nested quotes the outer one counts; where that is speech, the names quoted in it count instead. Quotes do not
    reach over a line break, and a quote without its twin spoils no other one.
    """
    found: list[NameMention] = []
    last = 0
    for start, end in _pairs(text):
        if start < last or end - start <= 2:
            continue
        opener, inner = text[start], text[start + 1 : end - 1]
        if opener == "《":
            found.append(NameMention(start, end, inner, opener, "name.title"))
        elif not _is_speech(text, start, inner):
            found.append(NameMention(start, end, inner, opener, "name.quoted"))
        else:
            continue  # the quotes within speech count
        last = end
    return found


def _pairs(text: str) -> list[tuple[int, int]]:
    """The closed quotes of a text as ranges with their marks, in order of their start."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        if end - start > 1:
            pairs.append((start, end))
        elif (character := text[start]) in _CLOSER:
            stack.append((character, start))
        elif character == "\n":
            stack.clear()
        else:
            _close(text, _OPENER[character], start, stack, pairs)
    pairs.sort()
    return pairs


def _close(text: str, opener: str, at: int, stack: list[tuple[str, int]], pairs: list[tuple[int, int]]) -> None:
    """Pair the closing mark at `at` with the last opening one of its kind, or with a name that is cut short."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[depth][0] == opener:
            pairs.append((stack[depth][1], at + 1))
            del stack[depth:]
            return
    if pairs and text[pairs[-1][0]] == opener and _REST.fullmatch(text, pairs[-1][1], at):
        pairs[-1] = (pairs[-1][0], at + 1)


def _is_speech(text: str, start: int, inner: str) -> bool:
    return (
        len(inner) > _LONGEST
        or inner[-1] in "，,、"
        or bool(_STOP.search(inner))
        or (text[start - 1 : start] in ("：", ":") and bool(_SPOKEN.search(text, max(0, start - 4), start)))
    )
