"""Clauses: what stands between two stops of a sentence, brackets and quoted speech each for themselves."""

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
    """The words between two stops. `inside` is the index of the bracket or quotation that holds them, None outside.

    `earlier` is the clause before it in its sentence and bracket; of the first in a bracket, the clause around it.
    `stop` is the mark that ends the clause, empty at a border without one.
    A bracket and a quotation of speech are no part of the clause around them: its tokens leave them out.
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
    """The clauses of a sentence; where each of its tokens starts, and the clause that holds it, None of a border."""

    clauses: list[Clause]
    starts: list[int]
    held: list[Clause | None]


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
        """The clause whose words hold a position of the clean text."""
        index = self._document.sentence_index(position)
        if index < 0 or position >= self._document.sentences[index].end:
            return None
        sentence = self._sentence(index)
        return sentence.held[bisect_right(sentence.starts, position) - 1]

    def clauses_back(self, clause: Clause, sentences: int) -> Iterator[Clause]:
        """The clauses before one, nearest first, of its sentence and of some sentences before it in its paragraph."""
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
        """The quotation of speech that holds a position, None outside."""
        return self.brackets.around(position, _SPEECH)

    def _sentence(self, index: int) -> _Sentence:
        found = self._read.get(index)
        if found is None:
            found = self._read[index] = self._split(index)
        return found

    def _split(self, index: int) -> _Sentence:
        place = self._document.sentences[index]
        tokens = self._words.tokens(place.start, place.end)
        found = _Sentence([], [token.start for token in tokens], [])
        opened: dict[int | None, Clause] = {}
        last: dict[int | None, Clause] = {}
        inside: int | None = None
        nested = self.brackets.are_in(place.start, place.end)
        moved = True  # whether the token before may open or close a bracket
        clause: Clause | None = None
        for at, token in enumerate(tokens):
            is_border = token.tag == MARK and token.text in _BORDERS
            if nested:
                if moved or token.item is not None:
                    inside = self._inside(token)
                    clause = opened.get(inside)
                moved = is_border or token.item is not None
            if is_border:
                found.held.append(None)
                if clause is not None and token.text in _STOPS and not _introduces(tokens, at):
                    clause.stop = token.text
                    del opened[inside]
                    clause = None
                continue
            if clause is None:
                clause = opened[inside] = Clause(index, inside, token.start)
                clause.earlier = last.get(inside) or (
                    found.clauses[-1] if inside is not None and found.clauses else None
                )
                last[inside] = clause
                found.clauses.append(clause)
            clause.tokens.append(token)
            found.held.append(clause)
        return found

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
