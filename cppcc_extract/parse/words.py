"""Words of a sentence: mentions as they were found, and the text between them cut by a dictionary.

`rjieba` cuts the text between mentions. The library's own tables are added to an instance of it, so that 与会, 在建
and 惠及 are words and a function character inside a word is not read as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from operator import itemgetter
from typing import Any

from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import CountedNoun, EventTrigger, InitiativeHead, Rate, Verb
from cppcc_extract.parse.word_classes import NOUNS, SHORT_NOUNS
from cppcc_extract.values import sealed

QUANTITY, TIME, ORGANISATION, PERSON, NAME, MARK = "QTY", "TIME", "ORG", "PER", "NAME", "MARK"
_MENTIONS = frozenset((MARK, NAME, ORGANISATION, PERSON, QUANTITY, TIME))
_MARKS = frozenset("，；：。！？、…—（）()“”‘’《》「」『』【】〔〕[]\n,;:!?·●■◆▲★☆□◎○※▶➤✅📌 \t|")

# Endings of verbs: 办下, 拿出
_COMPLEMENTS = frozenset("下出上到完好成起过回走来去掉住开进齐满")
_NOUNS = frozenset(("n", "nz", "j", "l", "b"))
# Function words of one character that the segmenter glues to what it guesses
_LEADING = frozenset("已只未均都共仅将被把由在又再要倒却也才")
_CLOSING = frozenset("为是")
_GLUED = _LEADING | _CLOSING
# Characters that end a noun: 测评|表 is one word that the dictionary does not know
_SUFFIXES = frozenset("表书证卡册单桩室站员者厂店馆屋费款率量机车柜箱栏牌稿库网厅坊亭桥渠塘井苗类")
_NO_ROWS = None, None
# Parts of speech that no syllable continues
_WHOLE = frozenset((MARK, "uj", "ul", "d", "p", "c", "r"))


@sealed(frozen=True, slots=True)
class Token:
    """A word, a mark or a mention at its place. `tag` is a part of speech of the dictionary, or that of a mention."""

    start: int
    end: int
    tag: str
    text: str
    item: Any = None
    verb: Verb | None = None
    noun: CountedNoun | None = None


def written(tokens: Iterable[Token]) -> str:
    """The words between mentions, with a comma for each mention and mark."""
    return "".join(["，" if token.tag in _MENTIONS else token.text for token in tokens])


def _segmenter() -> Any:
    """A segmenter of `rjieba`; importing the package itself would load a second dictionary that is not used here."""
    package = find_spec("rjieba")
    spec = PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations if package else None)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("No module named 'rjieba'")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Jieba()


def is_figure(token: Token) -> bool:
    """Whether a quantity counts something, unlike the 一 of 苏家店镇一家."""
    return token.tag == QUANTITY and not (token.text[0] == "一" and token.item.value == 1)


class Dictionary:
    """The segmenter with the words of one lexicon, and the rows of its verbs and counted nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._jieba = _segmenter()
        self.verbs = {row.surface: row for row in lexicon.rows("verbs", Verb) if row.role not in ("none", "mark")}
        self.nouns = {row.surface: row for row in lexicon.rows("counted_nouns", CountedNoun)}
        self._rows = {word: (self.verbs.get(word), self.nouns.get(word)) for word in {*self.verbs, *self.nouns}}
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

    def cut(self, text: str, start: int, end: int) -> list[Token]:
        """The words of `text[start:end]`, each with its rows."""
        found: list[Token] = []
        part = text[start:end]
        words: Iterable[tuple[str, str]] = self._jieba.tag(part)
        rows = self._rows
        for word, tag in words if _GLUED.isdisjoint(part) else self._without_glued(words):
            size = len(word)
            stop = start + size
            verb, noun = rows.get(word, _NO_ROWS)
            if size > 1:
                if verb is None and noun is None and (word in NOUNS or word[-1] in _COMPLEMENTS):
                    tag = self._tag(word, tag)
            elif word in _MARKS:
                tag = MARK
            elif found and (joined := _joined(found[-1], word, tag)):
                start, word, tag = found[-1].start, found.pop().text + word, joined
                verb, noun = rows.get(word, _NO_ROWS)
            found.append(Token(start, stop, tag, word, None, verb, noun))
            start = stop
        return found

    def _tag(self, word: str, tag: str) -> str:
        """The part of speech of a word with an entry of its own, or guessed because it ends like a verb (办下)."""
        if word in NOUNS:
            return "n"
        guessed = len(word) in (2, 3) and not self._jieba.has_word(word)
        return "v" if guessed and self._jieba.tag(word[:-1], False)[0][1][0] == "v" else tag

    def _without_glued(self, words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The words, with function words separated that a guess has attached to a neighbour: 已报|到 is 已 and 报到."""
        again = ""
        for word, tag in words:
            ends = 1 < len(word) < 4 and (word[0] in _LEADING or word[-1] in _CLOSING)
            glued = ends and not self._jieba.has_word(word)
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


def _joined(last: Token, syllable: str, tag: str) -> str | None:
    """The part of speech of the word that a syllable makes with the one before it: 充电|桩, 测评|表, 办|成."""
    if last.tag in _WHOLE:
        return None
    if syllable == "成" and last.tag[0] == "v":
        return "v"
    goes_on = tag in ("n", "ng", "zg", "g") and last.tag in _NOUNS and syllable not in SHORT_NOUNS
    classifier = tag == "q" and len(last.text) > 1 and last.tag not in ("m", "r", "t", "f")  # after no number
    return "n" if goes_on or classifier or syllable in _SUFFIXES else None


class Words:
    """The tokens of any range of one document."""

    def __init__(self, text: str, mentions: Mentions, lexicon: Lexicon) -> None:
        self._text = text
        self._dictionary: Dictionary = lexicon.derived(Dictionary)
        self._mentions = _tokens(text, mentions)
        self._starts = [token.start for token in self._mentions]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a range; a mention is one token and is never cut."""
        found: list[Token] = []
        at = start
        for token in self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if token.end > end:
                continue
            if at < token.start:
                found += self._dictionary.cut(self._text, at, token.start)
            found.append(token)
            at = token.end
        if at < end:
            found += self._dictionary.cut(self._text, at, end)
        return found


def _tokens(text: str, mentions: Mentions) -> Sequence[Token]:
    """All mentions in order, without overlaps: of two that overlap the earlier counts, then the longer."""
    kinds = (
        (QUANTITY, [mention for mention in mentions.quantities if mention.unit is not None]),
        (TIME, mentions.times),
        (ORGANISATION, mentions.organisations),
        (PERSON, mentions.people),
        (NAME, mentions.names),
    )
    every = [(mention.start, -mention.end, tag, mention) for tag, found in kinds for mention in found]
    every.sort(key=itemgetter(0, 1))
    kept: list[Token] = []
    for start, end, tag, mention in every:
        if not kept or start >= kept[-1].end:
            kept.append(Token(start, -end, tag, text[start:-end], mention))
    return kept
