"""How the time of reading grows with the text and with the tables."""

from __future__ import annotations

from collections.abc import Sequence

from timing import least, seconds

from cppcc_extract import Lexicon, parse_article
from cppcc_extract.lexicon.schema import TABLES, Row

LENGTHS = (100_000, 1_000_000, 4_000_000)
LONG = 50_000
# units that are hard to read: brackets that never close, lists without an end, numerals only
PATTERNS = (
    "1,2",
    "一二三",
    "（",
    "政協(xié)",
    "2022年山西省政协立案提案356件，",
    "各级委员立足本职，",
    "1件，",
    "委员120件、",
    "又三分之一",
    "各占1%、",
    "同比增长30%",
    "张三、",
)
_HAN = range(0x4E00, 0x9FA6)
_RARE = range(0x3400, 0x4DB0)  # characters that no article has


def repeated(unit: str, size: int) -> str:
    """A text of `size` characters."""
    return (unit * (size // len(unit) + 1))[:size]


def costs(unit: str) -> list[float]:
    """Microseconds a character for a text of each of `LENGTHS`; all the same if time is linear in the text."""
    texts = [repeated(unit, size) for size in LENGTHS]
    return [seconds(lambda text=text: parse_article(text)) / len(text) * 1e6 for text in texts]


def doubled(pattern: str) -> tuple[float, float]:
    """The time for twice the length over the time for the length, and the seconds of the longer one."""
    short = repeated(pattern, LONG)
    turns = [[seconds(lambda text=text: parse_article(text)) for text in (short, short + short)] for _ in range(2)]
    one, two = map(min, zip(*turns, strict=True))
    return two / one, two


def enlarged(lexicon: Lexicon, factor: int) -> Lexicon:
    """The tables with `factor` times as many Chinese words; none of the new ones is in any text."""
    more: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        rows = [row for row in lexicon.rows(table, Row) if any(ord(character) in _HAN for character in row.surface)]
        more[table] = tuple(
            row.model_copy(update={"surface": _rare(row.surface, number)})
            for number in range(1, factor)
            for row in rows
        )
    return lexicon.with_tables(more)


def _rare(word: str, number: int) -> str:
    """A word of rare characters instead of those of a word; another one for each number."""
    moved = (ord(character) * 31 + number * 997 for character in word)
    return "".join(
        chr(_RARE[code % len(_RARE)]) if ord(character) in _HAN else character
        for character, code in zip(word, moved, strict=True)
    )


def with_more_words(texts: Sequence[str], factor: int) -> float:
    """The time of reading with `factor` times as many words over that with the tables as they are."""
    usual = Lexicon.default()
    large = enlarged(usual, factor)
    times = least(
        {
            "usual": lambda: [parse_article(text, lexicon=usual) for text in texts],
            "large": lambda: [parse_article(text, lexicon=large) for text in texts],
        }
    )
    return times["large"] / times["usual"]
