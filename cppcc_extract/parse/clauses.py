"""Clauses: the words between two stops of a sentence; brackets and quoted speech are clauses of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.words import MARK, QUANTITY, Token, Words, written
from cppcc_extract.text.document import Document

_STOPS = frozenset("，；：。！？,;:!?\n…")
_BORDERS = _STOPS | frozenset("“”「」『』（）()【】〔〕")
_SPEECH = frozenset("“「『")
_APART = _SPEECH | frozenset("（(【〔")


@dataclass(slots=True, eq=False)
class Clause:
    """The words between two stops. `inside` is the index of the bracket or quotation around them, None outside.

    `earlier` is the clause before it in its sentence and bracket; for the first in a bracket, the clause around it.
    `stop` is the mark that ends the clause, empty at a border without one.
    Brackets and quoted speech are not part of the clause around them: its tokens leave them out.
    """

    sentence: int
    inside: int | None
    start: int
    tokens: list[Token] = field(default_factory=list)
    earlier: Clause | None = None
    stop: str = ""
    _words: str | None = None

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def words(self) -> str:
        """The words between its mentions, with a comma for each mention and mark."""
        if self._words is None:
            self._words = written(self.tokens)
        return self._words


class _Sentence(NamedTuple):
    """The clauses of a sentence, and the start of each stretch of words and each border with its clause."""

    clauses: list[Clause]
    starts: list[int]
    held: list[Clause | None]


class _Split:
    """A sentence while its words are read, stretch by stretch."""

    def __init__(self, index: int) -> None:
        self.found = _Sentence([], [], [])
        self._index = index
        self._opened: dict[int | None, Clause] = {}
        self._last: dict[int | None, Clause] = {}

    def words(self, tokens: Sequence[Token], inside: int | None) -> None:
        """Add words without a border among them, all in one bracket."""
        if not tokens:
            return
        clause = self._opened.get(inside)
        if clause is None:
            clause = self._opened[inside] = Clause(self._index, inside, tokens[0].start)
            around = self.found.clauses[-1] if inside is not None and self.found.clauses else None
            clause.earlier = self._last.get(inside) or around
            self._last[inside] = clause
            self.found.clauses.append(clause)
        clause.tokens += tokens
        self.found.starts.append(tokens[0].start)
        self.found.held.append(clause)

    def border(self, mark: Token, inside: int | None, *, ends: bool) -> None:
        """Add a mark that separates words, and that `ends` their clause or not."""
        self.found.starts.append(mark.start)
        self.found.held.append(None)
        if ends and inside in self._opened:
            self._opened.pop(inside).stop = mark.text


class Parse:
    """The sentences of one document in clauses, each read when it is first asked for."""

    def __init__(self, document: Document, mentions: Mentions, lexicon: Lexicon, brackets: Brackets) -> None:
        self._document = document
        self._words = Words(document.text, mentions, lexicon)
        self.brackets = brackets
        self._read: dict[int, _Sentence] = {}

    def clauses(self, sentence: int) -> Sequence[Clause]:
        """The clauses of a sentence, in order of their first word."""
        return self._sentence(sentence).clauses

    def clause_at(self, position: int) -> Clause | None:
        """The clause at a position of the clean text."""
        index = self._document.sentence_index(position)
        if index < 0 or position >= self._document.sentences[index].end:
            return None
        sentence = self._sentence(index)
        return sentence.held[bisect_right(sentence.starts, position) - 1]

    def clauses_back(self, clause: Clause, sentences: int) -> Iterator[Clause]:
        """The clauses before one, nearest first, in its sentence and some sentences before it in its paragraph."""
        before: Clause | None = clause.earlier
        while before is not None:
            yield before
            before = before.earlier
        block = self._document.sentences[clause.sentence].block
        for index in range(clause.sentence - 1, max(-1, clause.sentence - 1 - sentences), -1):
            if self._document.sentences[index].block != block:
                return
            yield from reversed(self.clauses(index))

    def speech(self, position: int) -> int | None:
        """The quoted speech around a position, None outside."""
        return self.brackets.around(position, _SPEECH)

    def _sentence(self, index: int) -> _Sentence:
        found = self._read.get(index)
        if found is None:
            found = self._read[index] = self._split(index)
        return found

    def _split(self, index: int) -> _Sentence:
        place = self._document.sentences[index]
        tokens = self._words.tokens(place.start, place.end)
        split = _Split(index)
        nested = self.brackets.are_in(place.start, place.end)
        inside: int | None = None
        moved = True  # whether the token before may open or close a bracket
        begun = 0  # the start of the words that no border or bracket has ended yet
        for n, token in enumerate(tokens):
            is_border = token.tag == MARK and token.text in _BORDERS
            around = inside
            if nested:
                around = self._inside(token) if moved or token.item is not None else inside
                moved = is_border or token.item is not None
            if is_border or around != inside:
                split.words(tokens[begun:n], inside)
                inside, begun = around, n
            if is_border:
                split.border(token, inside, ends=token.text in _STOPS and not _introduces(tokens, n))
                begun = n + 1
        split.words(tokens[begun:], inside)
        return split.found

    def _inside(self, token: Token) -> int | None:
        index = self.brackets.around(token.start, _APART)
        if index is not None and token.item is not None and self.brackets.pairs[index].start == token.start:
            index = self.brackets.pairs[index].parent
        return index


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon stands between what is counted and its figure alone: 收到提案：128件；满意率：98%。"""
    if tokens[at].text not in ("：", ":") or at + 1 == len(tokens) or tokens[at + 1].tag != QUANTITY:
        return False
    return at + 2 == len(tokens) or tokens[at + 2].text in _STOPS
