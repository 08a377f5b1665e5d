"""Words of a sentence: mentions as they were found, and the text between them cut by a dictionary.

`rjieba` cuts the text between mentions. The library's own tables are added to an instance of it, so that 与会, 在建
and 惠及 are words and a function character inside a word is not read as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import EventTrigger, Indicator, InitiativeHead, Rate, Verb
from cppcc_extract.parse.word_classes import NOT_VERBS

QUANTITY, TIME, ORGANISATION, PERSON, NAME, MARK = "QTY", "TIME", "ORG", "PER", "NAME", "MARK"
_MARKS = frozenset("，；：。！？、…—（）()“”‘’《》「」『』【】〔〕[]\n,;:!?·●■◆▲★☆□◎○※▶➤✅📌 \t|")

# What ends a verb: 办下, 拿出
_COMPLEMENTS = frozenset("下出上到完好成起过回走来去掉住开进齐满")
# Function words of one character that the segmenter glues to what it guesses
_LEADING = frozenset("已只未均都共仅将被把由在又再")
_CLOSING = frozenset("为是")
# Characters that end a noun: 测评|表 is one word that the dictionary does not know
_SUFFIXES = frozenset("表书证卡册室站员者厂店馆屋费款率量机车柜箱栏牌稿库网厅坊亭桥渠塘井苗类")


class Token(NamedTuple):
    """A word, a mark or a mention at its place. `tag` is a part of speech of the dictionary, or that of a mention."""

    start: int
    end: int
    tag: str
    text: str
    item: Any = None
    verb: Verb | None = None
    noun: Indicator | None = None


class Dictionary:
    """The segmenter with the words of one lexicon, and the rows of its verbs and counted nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()
        self._known: dict[str, bool] = {}
        self.verbs = {row.surface: row for row in lexicon.rows("verbs", Verb) if row.role not in ("none", "mark")}
        self.nouns = {row.surface: row for row in lexicon.rows("indicators", Indicator)}
        self._add((row.surface for row in lexicon.rows("verbs", Verb) if row.role == "none"), "l")
        self._add((row.surface for row in lexicon.rows("initiatives", InitiativeHead)), "n")
        self._add((row.surface for row in lexicon.rows("events", EventTrigger)), "vn")
        self._add((surface for surface in self.nouns if not self._is_act(surface)), "n")
        self._add(self.verbs, "v")
        rates = lexicon.rows("rates", Rate)
        self._add((word for row in rates for word in (*row.counts, *row.of, *row.also)), "v")

    def _is_act(self, surface: str) -> bool:
        """Whether a counted noun is a verb with its object, which are two words: 开展调研."""
        return surface[:2] in self.verbs and surface[2:] in self.nouns

    def _add(self, surfaces: Iterable[str], tag: str) -> None:
        for surface in surfaces:
            if len(surface) > 1 and self._jieba.cut(surface, False) != [surface]:
                self._jieba.add_word(surface, self._jieba.suggest_freq(surface), tag)

    def cut(self, text: str, start: int, end: int) -> Iterator[Token]:
        """The words of `text[start:end]`, each with its rows."""
        at = start
        held: Token | None = None
        for word, tag in self._tagged(text[start:end]):
            stop = at + len(word)
            if held is not None and _ends_compound(held, word, tag):
                held = self._token(held.start, stop, "n", held.text + word)
            else:
                if held is not None:
                    yield held
                held = Token(at, stop, MARK, word) if word in _MARKS else self._token(at, stop, tag, word)
                if held.tag == MARK or held.tag in ("uj", "ul", "d", "p", "c", "r"):
                    yield held
                    held = None
            at = stop
        if held is not None:
            yield held

    def _tagged(self, text: str) -> Iterator[tuple[str, str]]:
        """The words of a text with their parts of speech; a guessed word that ends like a verb is one (办下)."""
        for word, tag in self._without_glued(self._jieba.tag(text)):
            if len(word) < 2 or word in self.verbs or word in self.nouns:
                yield word, tag
            elif word in NOT_VERBS:
                yield word, "n"
            elif self._is_word(word):
                yield word, tag
            elif word[-1] in _COMPLEMENTS and len(word) == 2 and self._jieba.tag(word[0], False)[0][1][0] == "v":
                yield word, "v"
            else:
                yield word, tag

    def _without_glued(self, words: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The words, where a guess has glued a function word to its neighbour: 已报|到 is 已 and 报到, 率为 is 率 and 为."""
        again = ""
        for word, tag in words:
            glued = 1 < len(word) < 4 and (word[0] in _LEADING or word[-1] in _CLOSING) and not self._is_word(word)
            if again or glued:
                again += word
            else:
                yield word, tag
                continue
            if not glued:
                yield from self._jieba.tag(again, False)
                again = ""
        if again:
            yield from self._jieba.tag(again, False)

    def _is_word(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._jieba.has_word(word)
        return known

    def _token(self, start: int, end: int, tag: str, word: str) -> Token:
        return Token(start, end, tag, word, None, self.verbs.get(word), self.nouns.get(word))


class _Place(NamedTuple):
    start: int
    end: int
    tag: str
    item: Any


class Words:
    """The tokens of any range of one document."""

    def __init__(self, text: str, mentions: Mentions, lexicon: Lexicon) -> None:
        self._text = text
        self._dictionary: Dictionary = lexicon.derived(Dictionary)
        self._places = _places(mentions)
        self._starts = [place.start for place in self._places]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a range; a mention is one token and is never cut."""
        found: list[Token] = []
        at = start
        for place in self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if place.end > end:
                continue
            found.extend(self._dictionary.cut(self._text, at, place.start))
            found.append(Token(place.start, place.end, place.tag, self._text[place.start : place.end], place.item))
            at = place.end
        found.extend(self._dictionary.cut(self._text, at, end))
        return found


def _ends_compound(held: Token, word: str, tag: str) -> bool:
    """Whether a single character ends a noun that the dictionary does not know: 充电|桩, 交办|单.

    A classifier that stands after no number is such an end.
    """
    if held.tag == MARK:
        return False
    return word in _SUFFIXES or (tag == "q" and len(held.text) > 1 and held.tag not in ("m", "r", "t", "f"))


def _places(mentions: Mentions) -> Sequence[_Place]:
    """All mentions in order, none overlapping: of two that overlap the earlier counts, then the longer."""
    every = [
        *(_Place(m.start, m.end, QUANTITY, m) for m in mentions.quantities if m.unit is not None),
        *(_Place(m.start, m.end, TIME, m) for m in mentions.times),
        *(_Place(m.start, m.end, ORGANISATION, m) for m in mentions.organisations),
        *(_Place(m.start, m.end, PERSON, m) for m in mentions.people),
        *(_Place(m.start, m.end, NAME, m) for m in mentions.names),
    ]
    every.sort(key=lambda place: (place.start, -place.end))
    kept: list[_Place] = []
    for place in every:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
