"""Clauses: what stands between two stops of a sentence, brackets and quoted speech each for themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.words import MARK, Token, Words
from cppcc_extract.text.document import Document

_STOPS = frozenset("，；：。！？,;:!?\n…")
_SPEECH = "“「『"
_ROUND = "（(【〔"


@dataclass(slots=True)
class Clause:
    """The words between two stops. `inside` is the index of the bracket or quotation that holds them, None outside.

    `earlier` is the clause before it in its sentence and bracket; of the first in a bracket, the clause around it.
    `stop` is the mark that ends the clause, empty at a border without one.
    A bracket and a quotation of speech are no part of the clause around them: its tokens leave them out.
    """

    sentence: int
    inside: int | None
    tokens: list[Token] = field(default_factory=list)
    earlier: Clause | None = None
    stop: str = ""

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


class Parse:
    """The sentences of one document in clauses, each read when it is first asked for."""

    def __init__(self, document: Document, mentions: Mentions, lexicon: Lexicon, brackets: Brackets) -> None:
        self._document = document
        self._words = Words(document.text, mentions, lexicon)
        self.brackets = brackets
        self._read: dict[int, Sequence[Clause]] = {}
        self._places: dict[int, list[tuple[int, int, Clause]]] = {}

    def clauses(self, sentence: int) -> Sequence[Clause]:
        """The clauses of a sentence, in order of their first word."""
        found = self._read.get(sentence)
        if found is None:
            found = self._read[sentence] = self._split(sentence)
        return found

    def clause_at(self, position: int) -> Clause | None:
        """The clause whose words hold a position of the clean text."""
        sentence = self._document.sentence_index(position)
        if sentence < 0:
            return None
        places = self._places.get(sentence)
        if places is None:
            held = [(token.start, token.end, clause) for clause in self.clauses(sentence) for token in clause.tokens]
            places = self._places[sentence] = sorted(held, key=lambda place: place[0])
        index = bisect_right(places, position, key=lambda place: place[0]) - 1
        return places[index][2] if index >= 0 and position < places[index][1] else None

    def speech(self, position: int) -> int | None:
        """The quotation of speech that holds a position, None outside."""
        return self.brackets.around(position, _SPEECH)

    def _split(self, sentence: int) -> Sequence[Clause]:
        place = self._document.sentences[sentence]
        found: list[Clause] = []
        opened: dict[int | None, Clause] = {}
        last: dict[int | None, Clause] = {}
        for token in self._words.tokens(place.start, place.end):
            inside = self._inside(token)
            clause = opened.get(inside)
            if token.tag == MARK and token.text in _STOPS:
                if clause is not None:
                    clause.stop = token.text
                    del opened[inside]
                continue
            if token.tag == MARK and token.text in "“”「」『』（）()【】〔〕":
                continue
            if clause is None:
                clause = Clause(sentence, inside)
                clause.earlier = last.get(inside) or (found[-1] if inside is not None and found else None)
                opened[inside] = last[inside] = clause
                found.append(clause)
            clause.tokens.append(token)
        return found

    def _inside(self, token: Token) -> int | None:
        index = self.brackets.around(token.start, _SPEECH + _ROUND)
        if index is not None and token.item is not None and self.brackets.pairs[index].start == token.start:
            index = self.brackets.pairs[index].parent
        return index
