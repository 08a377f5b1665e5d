"""The figures of a text in their clauses, with the words from which labels and breakdowns are read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Matcher
from cppcc_extract.lexicon.schema import CountedNoun, Payment, Unit, Verb
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.counts import Count, read_counts
from cppcc_extract.parse.words import QUANTITY
from cppcc_extract.text.document import Sentence
from cppcc_extract.values import sealed

_QUOTED = re.compile(r"“[^“”。！？\n]{1,30}”|‘[^‘’。！？\n]{1,30}’|《[^《》\n]{1,60}》|（[^（）\d\n]{1,30}）")
_STOPS = re.compile(r"[，；。：！？\n]|——")
_start, _end = attrgetter("start"), attrgetter("end")

_SENTENCES_BACK = 3


class Word(NamedTuple):
    """A word of the grammar at its place: a counted noun, a verb, or both (调研, 培训)."""

    start: int
    end: int
    noun: CountedNoun | None
    verb: Verb | None


@sealed(frozen=True, slots=True)
class Figure:
    """A quantity in its clause.

    `left` and `right` bound the words that belong to it: from the clause's start or the figure before, to the
    clause's end or the figure after. `earlier` is the clause before in its sentence.
    """

    quantity: QuantityMention
    unit: Unit
    clause: tuple[int, int]
    earlier: tuple[int, int] | None
    left: int
    right: int
    sentence: Sentence


class Grammar:
    """Nouns and verbs of one lexicon as one automaton."""

    def __init__(self, lexicon: Lexicon) -> None:
        changes = [
            row for row in lexicon.rows("verbs", Verb) if row.role == "change" and row.surface[-1] not in "到比于幅平"
        ]
        reached = {
            f"{row.surface}{to}": Verb(surface=f"{row.surface}{to}", role="be") for row in changes for to in "到至为"
        }
        nouns = {row.surface: row for row in lexicon.rows("counted_nouns", CountedNoun)}
        words = reached | {row.surface: row for row in lexicon.rows("verbs", Verb)}
        verbs = {surface: row for surface, row in words.items() if row.role != "none"}
        self.nouns = nouns
        self.verbs = verbs
        self.payments = {row.surface: row for row in lexicon.rows("payments", Payment)}
        # the last characters of what may open the figure of a change or a new level: 增长, 上升到
        self.turns = frozenset(s[-1] for s, row in verbs.items() if row.role == "change" or s[-1] in "到至为")
        self._matcher = Matcher((s, (nouns.get(s), verbs.get(s))) for s in {*nouns, *words})

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words of the grammar in a range of a text, longest first from the left, none overlapping."""
        return [
            Word(last + 1 - size, last + 1, noun, verb)
            for last, (size, (noun, verb)) in self._matcher.raw(text, start, end)
            if noun is not None or verb is not None
        ]


class Page:
    """One clean text, a copy with quoted names masked, and the words of the sentence opened last."""

    def __init__(self, text: str, lexicon: Lexicon, parse: Parse) -> None:
        self.text = text
        self._parse = parse
        self._counts: dict[int, Count | None] = {}  # by where the quantity starts
        self.masked = _QUOTED.sub(_mask, text)
        grammar: Grammar = lexicon.derived(Grammar)
        self.nouns = grammar.nouns
        self.verbs = grammar.verbs
        self.payments = grammar.payments
        self.turns = grammar.turns
        self._grammar = grammar
        self._sentence: Sentence | None = None
        self._words: Sequence[Word] | None = None

    def open(self, sentence: Sentence) -> None:
        """Turn to a sentence, whose words are read when one is first asked for."""
        self._sentence, self._words = sentence, None

    @property
    def words(self) -> Sequence[Word]:
        """The words of the sentence that was opened last."""
        if self._words is None:
            place = self._sentence
            self._words = self._grammar.words(self.masked, place.start, place.end) if place is not None else ()
        return self._words

    def count(self, figure: Figure) -> Count | None:
        """The slots of a figure; None if it stands in no clause."""
        start = figure.quantity.start
        if start not in self._counts:
            clause = self._parse.clause_at(start)
            counts = {count.token.start: count for count in read_counts(clause)} if clause is not None else {}
            self._counts |= {start: None, **counts}
        return self._counts[start]

    def count_before(self, count: Count) -> Count:
        """The slots of the figure before one in its clause, whose words end there."""
        tokens = count.clause.tokens
        index = next(n for n in range(count.low - 1, -1, -1) if tokens[n].tag == QUANTITY)
        before = self._counts[tokens[index].start]
        assert before is not None
        return before

    def clauses_back(self, clause: Clause) -> Iterator[Clause]:
        """The clauses before one in its paragraph, nearest first, as far as a reader remembers what was counted."""
        return self._parse.clauses_back(clause, _SENTENCES_BACK)

    def word_to(self, position: int) -> Word | None:
        """The word that ends at a position."""
        at = bisect_left(self.words, position, key=_end)
        return self.words[at] if at < len(self.words) and self.words[at].end == position else None

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """The words that lie wholly in a range."""
        return self.words[bisect_left(self.words, start, key=_start) : bisect_right(self.words, end, key=_end)]

    def clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The clauses of a sentence: between commas, semicolons, colons and full stops outside quoted names."""
        clauses: list[tuple[int, int]] = []
        at = sentence.start
        for stop in _STOPS.finditer(self.masked, sentence.start, sentence.end):
            clauses.append((at, stop.start()))
            at = stop.end()
        clauses.append((at, sentence.end))
        return clauses


def _mask(match: re.Match[str]) -> str:
    # the quotes themselves stay, so that the ends of a name are visible; brackets are masked entirely
    inner = match[0]
    return inner[0] + "□" * (len(inner) - 2) + inner[-1]


def figures_of(page: Page, sentence: Sentence, quantities: Sequence[QuantityMention]) -> list[Figure]:
    """The countable quantities of one sentence as figures; those inside a quoted name are left out."""
    kept = [q for q in quantities if q.unit is not None and page.masked[q.number[0]] != "□"]
    figures: list[Figure] = []
    page.open(sentence)
    clauses = page.clauses(sentence)
    at = 0
    for n, quantity in enumerate(kept):
        while clauses[at][1] <= quantity.start and at + 1 < len(clauses):
            at += 1
        start, end = clauses[at]
        before = kept[n - 1].end if n else 0
        behind = kept[n + 1].start if n + 1 < len(kept) else end
        assert quantity.unit is not None
        figures.append(
            Figure(
                quantity,
                quantity.unit,
                (start, end),
                clauses[at - 1] if at else None,
                max(start, before),
                max(quantity.end, min(end, behind)),
                sentence,
            )
        )
    return figures
