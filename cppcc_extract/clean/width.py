"""Full-width digits and letters, half-width punctuation, quotation marks, 〇, and commas typed twice."""

from __future__ import annotations

import re
from unicodedata import decimal

from cppcc_extract.text.aligned import Edit

_NARROW = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in "！（），：；？，～"} | {
    "﹪": "%",
    "㎡": "㎡",
}
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "﹁": "“", "﹂": "”"}
_SAME = [*_WIDE.items(), *_QUOTES.items()]
_FULL = re.compile("[\uff01-\uff5e﹪]")
# thousands parted by a full-width comma: ４，５６５, 1，280; not the members of a list: 18，230，31
_GROUPED = re.compile(r"[0-9](?<![0-9.，,第A-Za-z].)[0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9，,])")
_LISTED = re.compile(r"(?:分别|依次|各)[^，。；\n]{0,12}$")
# digits of other scripts
_FOREIGN = re.compile(r"[^\D0-9]")
_KEPT = re.compile(r"[,;:?!()](?:(?<=[0-9A-Za-z].)(?=[0-9A-Za-z])|(?<=:)(?=//))")
_ZERO = re.compile("(?<=[一二三四五六七八九〇])[○ＯO0◯零]+(?=[一二三四五六七八九○ＯO0◯零年])")
_STRAIGHT = re.compile('"([^"\n]*)"')
_TWICE = re.compile("([，、；：])\\1+")


def rewrite_width(text: str) -> str:
    """The text in the widths of Chinese print, character by character.

    Digits, letters and percent become ASCII; ``, ; : ? ! ( )`` become full-width unless they stand between ASCII
    letters or digits (1,050 and 08:43 stay); corner and straight quotes become curly ones.
    """
    if any(zero in text for zero in "○ＯO0◯"):
        text = _ZERO.sub(lambda m: "〇" * len(m[0]) if m[0] != "零" else "零", text)
    if _FULL.search(text):
        for full in set(_FULL.findall(text)):
            text = text.replace(full, _NARROW.get(full, full))
    text = _FOREIGN.sub(lambda m: str(decimal(m[0])), text)
    if "，" in text:
        text = _GROUPED.sub(_with_commas, text)
    kept = [(m.start(), m[0]) for m in _KEPT.finditer(text)]
    for old, new in _SAME:
        text = text.replace(old, new)
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    if not kept:
        return text
    pieces: list[str] = []
    at = 0
    for place, char in kept:
        pieces += (text[at:place], char)
        at = place + 1
    pieces.append(text[at:])
    return "".join(pieces)


def _with_commas(match: re.Match[str]) -> str:
    listed = _LISTED.search(match.string, max(0, match.start() - 16), match.start())
    return match[0] if listed else match[0].replace("，", ",")


def clean_doubles(text: str) -> list[Edit]:
    """A comma, enumeration comma, colon or semicolon typed twice becomes one, whose range covers both."""
    return [Edit(m.start(), m.end(), m[1]) for m in _TWICE.finditer(text)]
