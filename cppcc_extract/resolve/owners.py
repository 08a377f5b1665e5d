"""Whose figure it is: first what the sentence itself tells, then what its paragraph and headings hand down.

The steps that make a figure nobody's, in order; the committee that the walk over the article gives stands where none
of them answers:

- `owner.quotation`: quoted speech of one who does not speak for a committee, and which tells nothing of its work.
- `owner.speaker`: a layman is reported as saying it.
- `owner.subject`: the nearest subject is of the world outside, and no verb before claims the result.
- `owner.told`: the sentence has words of the world outside and none of a committee's work.
- `owner.handed`: the sentence has neither, and goes on from one before it in its paragraph that tells of the world.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.words import PERSON
from cppcc_extract.resolve.context import Owner
from cppcc_extract.resolve.voices import Side, Voices
from cppcc_extract.text.document import BODY, Document

_SPOKEN = "，。！？；…,"  # speech has a stop in it, a name has none
_REACH = 40  # characters on either side of a quotation in which the speaker is named
_CLAUSES = 12  # clauses of a sentence that one of them may go on from
_BACK = 8  # sentences that a sentence may go on from
_PRONOUNS = ("他", "她", "其")
_STOPS = "。！？\n“”"


class Owners:
    """The owner of each place of one document, read when it is first asked for."""

    def __init__(
        self, document: Document, parse: Parse, lexicon: Lexicon, committee: Callable[[int], Owner | None]
    ) -> None:
        self._document = document
        self._parse = parse
        self._voices: Voices = lexicon.derived(Voices)
        self._committee = committee
        self._sides: dict[tuple[int, int | None], Side] = {}

    def __call__(self, position: int) -> Owner | None:
        """The committee whose work is told at a position of the clean text, or None."""
        owner = self._committee(position)
        if owner is None or self.outside(position) is not None:
            return None
        return owner

    def outside(self, position: int) -> str | None:
        """The step by which a position tells of the world outside; None where it may be a committee's."""
        index = self._document.sentence_index(position)
        if index < 0 or self._document.blocks[self._document.sentences[index].block].zone not in BODY:
            return None
        quotation = self._quotation(position)
        if quotation is not None:
            return "owner.quotation" if self._is_outsiders(quotation, index) else None
        if self._is_reported(position, index):
            return "owner.speaker"
        side = self._side(index, None)
        if side is Side.OURS:
            return "owner.subject" if self._has_outside_subject(position, index) else None
        if side is Side.WORLD:
            return "owner.told"
        return "owner.handed" if self._before(index) is Side.WORLD else None

    def _quotation(self, position: int) -> int | None:
        """The quotation of speech that holds the position."""
        index = self._parse.speech(position)
        if index is None:
            return None
        pair = self._parse.brackets.pairs[index]
        text = self._document.text
        return index if any(text.find(stop, pair.start, pair.end) >= 0 for stop in _SPOKEN) else None

    def _is_outsiders(self, quotation: int, sentence: int) -> bool:
        roles = self._voices.roles(self._around(quotation))
        if "lay" in roles and not roles & {"member", "leader"}:
            return True
        return self._side(sentence, quotation) is not Side.OURS and "leader" not in roles

    def _around(self, quotation: int) -> str:
        """What is written before and after a quotation up to the next stop: 种植户赵有根说."""
        pair, text = self._parse.brackets.pairs[quotation], self._document.text
        before = text[max(0, pair.start - _REACH) : pair.start]
        after = text[pair.end : pair.end + _REACH]
        opened = max(before.rfind(stop) for stop in _STOPS) + 1
        closed = min((at for stop in _STOPS if (at := after.find(stop)) >= 0), default=len(after))
        lead = before[opened:] if before[-1:] in ("：", "，") else ""
        return lead + after[:closed]

    def _is_reported(self, position: int, sentence: int) -> bool:
        """Whether a layman says what the clause tells: 果农黄有根算账：."""
        clauses = self._clauses_to(position, sentence)
        if any(map(self._voices.is_lay_speaker, clauses[:-1])):
            return self._voices.side(clauses[-1].tokens) is not Side.OURS
        said = next((n for n, clause in enumerate(clauses[:-1]) if self._is_members(clause, sentence)), None)
        if said is None:
            return False
        told = [token for clause in clauses[said + 1 :] for token in clause.tokens]
        return not self._voices.tells_of_work(told)

    def _is_members(self, clause: Clause, sentence: int) -> bool:
        """Whether a member says the rest of the sentence, by name or as 他 who was named before in the paragraph."""
        if self._voices.is_member_speaking(clause):
            return True
        if clause.tokens[0].text not in _PRONOUNS or not self._voices.speaks(clause):
            return False
        block = self._document.sentences[sentence].block
        for index in range(sentence - 1, max(-1, sentence - _BACK), -1):
            if self._document.sentences[index].block != block:
                break
            named = [each for each in self._parse.clauses(index) if any(t.tag == PERSON for t in each.tokens)]
            if named:
                return any(self._voices.is_member(each) for each in named)
        return False

    def _has_outside_subject(self, position: int, sentence: int) -> bool:
        clauses = self._clauses_to(position, sentence)
        ours = bool(clauses) and self._voices.side(clauses[-1].tokens) is Side.OURS
        if ours or any(map(self._voices.claims, clauses)):
            return False
        for each in reversed(clauses):
            side = self._voices.subject_side(each)
            if side is Side.NEITHER:
                side = self._voices.side(each.tokens)
                side = Side.NEITHER if side is Side.WORLD else side
            if side is not Side.NEITHER:
                return side is Side.WORLD
        return False

    def _clauses_to(self, position: int, sentence: int) -> Sequence[Clause]:
        """The last clauses of a sentence up to the one that holds a position, outside brackets and quotations."""
        clauses = self._parse.clauses(sentence)
        last = bisect_right(clauses, position, key=lambda clause: clause.start)
        return [clause for clause in clauses[max(0, last - _CLAUSES) : last] if clause.inside is None]

    def _before(self, sentence: int) -> Side:
        """The side of the nearest sentence before in the paragraph that has one."""
        block = self._document.sentences[sentence].block
        for index in range(sentence - 1, max(-1, sentence - _BACK), -1):
            if self._document.sentences[index].block != block:
                break
            side = self._side(index, None)
            if side is not Side.NEITHER:
                return side
        return Side.NEITHER

    def _side(self, sentence: int, quotation: int | None) -> Side:
        key = sentence, quotation
        if key not in self._sides:
            told = list(self._told(self._parse.clauses(sentence), quotation))
            side = self._voices.side([token for clause in told for token in clause.tokens])
            if side is Side.NEITHER and any(map(self._voices.is_of_a_place, told)):
                side = Side.WORLD
            self._sides[key] = side
        return self._sides[key]

    def _told(self, clauses: Sequence[Clause], quotation: int | None) -> Iterator[Clause]:
        """The clauses of a sentence, or of the quotation in it, that do not only name a speaker."""
        for clause in clauses:
            if (quotation is None or clause.inside == quotation) and not self._voices.speaks(clause):
                yield clause
