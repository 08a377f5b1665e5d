"""The table of page furniture as the patterns that the zones and the header need."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import TABLES, Furniture, Row, Surname, Unit

LABELS = ("date", "update", "source", "author", "editor", "staff")
# Before a label: the start of the line, a space, a bracket or a bar (no label: 两年时间：); or words such as 本版
_BEFORE = r"(?:^|(?<=[\s\d|丨│/（）【】\[\]·，。”]))[【（\[]?(?:本[版期栏文次])?"
# What stands between a label and its value; a bar that another bar soon follows is of a menu (图片 | 视频 | 专题).
POINTS = "：:丨│|/"  # one of which every label has
_POINT = r"(?:[：:丨│]|\|(?!\s?[一-鿿]{2,4}\s?\|\s?(?![审校编责图文]))|/(?=[一-鿿]))"
# 128, 1,280, 40余, 3.5万, 二十; not 第3, nor the one numeral of 三个聚焦
_RANKS = ("大", "届", "级", "任")
_CHINESE = "[一二两三四五六七八九十百千]"
_NUMBER = (
    rf"(?:(?<![\d第.,])\d[\d,.]*|(?<![万第])(?<!{_CHINESE})(?:{_CHINESE}{{2,}}|{_CHINESE}(?=成)))"
    "[余多几]?[十百千万亿]*[余多]?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Compiled alternatives of the table; a label's group is named by its role.

    `label` needs a colon or a bar after the word (编辑：田小禾, 编辑|田小禾); `spaced` takes a space too (编辑 田小禾)
    and is for lines that are credits as a whole, and `column` for those that are the name of a column. `surnames` are
    those of the table of surnames. `figure` is a number with its unit, lengths of time left out, and `counted` the end
    of a line that ends with one.
    """

    label: re.Pattern[str]
    spaced: re.Pattern[str]
    begins: re.Pattern[str]
    tool: re.Pattern[str]
    summary: re.Pattern[str]
    column: re.Pattern[str]
    box: re.Pattern[str]
    surnames: frozenset[str]
    figure: re.Pattern[str]
    counted: re.Pattern[str]


def build_patterns(lexicon: Lexicon) -> Patterns:
    """The patterns of these tables; call it as `lexicon.derived(build_patterns)`."""
    rows = lexicon.rows("furniture", Furniture)

    def words(role: str) -> str:
        return _alternatives(row.surface for row in rows if row.role == role)

    labels = "|".join(f"(?P<{role}>{words(role)})" for role in LABELS)
    credits = "|".join(f"(?P<{role}>{words(role)})" for role in LABELS[3:])
    begins = "|".join(f"(?P<{role}>{words(role)})" for role in ("navigation", "link", "footer", "host"))
    units = _alternatives(
        row.surface for row in lexicon.rows("units", Unit) if row.kind != "time" and row.surface not in _RANKS
    )
    figure = rf"{_NUMBER}\s?(?:{units})"
    return Patterns(
        label=re.compile(rf"{_BEFORE}(?:{labels})\s?{_POINT}\s*"),
        spaced=re.compile(rf"{_BEFORE}(?:{credits})(?:\s?{_POINT}\s*|\s+)"),
        begins=re.compile(rf"[\s【（\[■◆●>》|]*(?:(?P<caption>{words('caption')})|{begins})"),
        tool=re.compile(rf"(?:{words('tool')})|[大中小]+(?![一-鿿])|A[+-]?(?![A-Za-z])|次(?![一-鿿])"),
        summary=re.compile(words("summary")),
        column=re.compile(
            rf"[【〔\[]?[一-鿿A-Za-z]{{0,6}}?(?:[·|]?(?:{words('column')})){{1,2}}(?:（[^（）]{{1,4}}）|之[一二三四五六七八九十]+|[①-⑳])?[】〕\]]?"
        ),
        box=re.compile(
            rf"[【〖\[（◆■●]?\s?(?:(?:{words('box')})\s?(?:[】〗\]）：:]|$)|(?:{words('link')})\s?[】〗\]）：:]?$)"
        ),
        surnames=frozenset(row.surface for row in lexicon.rows("surnames", Surname)),
        figure=re.compile(figure),
        counted=re.compile(rf"{figure}(?:（[^（）]*）)?$"),
    )


def _alternatives(words: Iterable[str]) -> str:
    """The words as a pattern, the longest first, in any width of their punctuation; without words it never matches."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.sub("[:：]", "[：:]", re.escape(word)) for word in ordered) or "(?!)"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of two or more characters in the tables, and the classifiers of one character."""

    words: frozenset[str]
    classifiers: frozenset[str]


def build_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The words of these tables; call it as `lexicon.derived(build_vocabulary)`."""
    words = {row.surface for table in TABLES for row in lexicon.rows(table, Row)}
    units = {row.surface for row in lexicon.rows("units", Row)}
    return Vocabulary(frozenset(w for w in words if len(w) > 1), frozenset(u for u in units if len(u) == 1))
