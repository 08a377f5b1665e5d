"""Whose figure it is: one table of steps, of which the first answer counts.

Steps that make it no committee's; each is named in the evidence of the null owner:

| step | what it reads |
|---|---|
| `owner.quotation` | quoted speech of one who does not speak for a committee, and which tells nothing of its work |
| `owner.speaker` | a layman, an official or a member of other things is reported as saying it, or says it in his line |
| `owner.subject` | the nearest subject is of the world outside, and no verb before claims the result |
| `owner.told` | the sentence has words of the world outside and none of a committee's work |
| `owner.handed` | the sentence has neither, and goes on from one before it in its paragraph that tells of the world |
| `owner.other` | another organisation is the subject, of its clause or of one that it goes on from |

Steps that name the committee (`committees.py`):

| step | what it reads |
|---|---|
| `owner.each`, `owner.share` | 分别, and a list of committees each with its figure |
| `owner.subject` | the subject of its clause, or of a clause before it where the subject is dropped |
| `owner.passing` | the same of a committee above or below the paragraph's, to the end of its sentence |
| `owner.return`, `owner.dropped` | members act again, or a subject is dropped, after another's act |
| `owner.speaker` | the post of the one who is quoted, or whose line it is in an interview |
| `owner.heading`, `owner.heading.place` | the heading, or the name of a division that opens the part |
| `owner.headline`, `owner.first` | the headline, else the first committee that acts in the article |
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.words import PERSON
from cppcc_extract.resolve.committees import Committees
from cppcc_extract.resolve.context import Nobody, Owner
from cppcc_extract.resolve.voices import Side, Voices
from cppcc_extract.text.document import BODY, Document, Sentence

_SPOKEN = "，。！？；…,"  # speech has a stop in it, a name has none
_REACH = 40  # characters on either side of a quotation in which the speaker is named
_CLAUSES = 12  # clauses of a sentence that one of them may go on from
_BACK = 8  # sentences that a sentence may go on from
_PRONOUNS = ("他", "她", "其")
_STOPS = "。！？\n“”"


class Owners:
    """The owner of each place of one document, read when it is first asked for."""

    def __init__(self, document: Document, parse: Parse, lexicon: Lexicon, committees: Committees) -> None:
        self._document = document
        self._parse = parse
        self._voices: Voices = lexicon.derived(Voices)
        self._committees = committees
        self._sides: dict[tuple[int, int | None], Side] = {}
        self._clause_sides: dict[int, Side] = {}  # by where the clause starts
        self._subjects: dict[int, Side] = {}
        self._nobodies: dict[tuple[int, int, int | None], Nobody | None] = {}

    def __call__(self, position: int) -> Owner | None:
        """The committee whose work is told at a position of the clean text, or None."""
        owner = self._committees(position)
        return None if owner is None or self._outside(position) is not None else owner

    def nobody(self, position: int) -> Nobody | None:
        """The step by which what is told at a position is no committee's; None where it is, or none is named."""
        if self._committees(position) is None:
            return self._committees.other(position)
        return self._outside(position)

    def _outside(self, position: int) -> Nobody | None:
        index = self._document.sentence_index(position)
        if index < 0 or self._document.blocks[self._document.sentences[index].block].zone not in BODY:
            return None
        last = bisect_right(self._parse.clauses(index), position, key=attrgetter("start"))
        # all figures of a clause have one answer
        key = index, last, self._quotation(position)
        if key not in self._nobodies:
            self._nobodies[key] = self._nobody(*key)
        return self._nobodies[key]

    def _nobody(self, index: int, last: int, quotation: int | None) -> Nobody | None:
        """The step that answers for the clauses of a sentence up to the `last`."""
        if quotation is not None:
            pair = self._parse.brackets.pairs[quotation]
            return Nobody(pair.start, pair.end, "owner.quotation") if self._is_outsiders(quotation, index) else None
        clauses = self._clauses_to(index, last)
        if (speaker := self._reporter(clauses, index)) is not None:
            return Nobody(speaker.start, speaker.end, "owner.speaker")
        side = self._side(index, None)
        block = self._document.blocks[self._document.sentences[index].block]
        if side is not Side.OURS and self._committees.speakers.is_outsiders(block):
            return Nobody(block.start, block.end, "owner.speaker")
        leads = self._committees.speakers.of_line(block) is not None  # what a leader says is of his committee
        if side is Side.OURS or leads:
            subject = self._outside_subject(clauses)
            return Nobody(subject.start, subject.end, "owner.subject") if subject is not None else None
        if side is Side.WORLD:
            return Nobody(self._document.sentences[index].start, self._document.sentences[index].end, "owner.told")
        before = self._before(index)
        return Nobody(before.start, before.end, "owner.handed") if before is not None else None

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

    def _reporter(self, clauses: Sequence[Clause], sentence: int) -> Clause | None:
        """The clause that names a layman, an official or a member who says what the last clause tells."""
        for index, clause in enumerate(clauses[:-1]):
            if clause.stop != "：" and not self._voices.speaks(clause):
                continue
            if self._voices.is_lay_speaker(clause):
                return clause if self._side_of(clauses[-1]) is not Side.OURS else None
            if self._is_members(clause, sentence):
                told = [token for each in clauses[index + 1 :] for token in each.tokens]
                return clause if not self._voices.tells_of_work(told) else None
        return None

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

    def _outside_subject(self, clauses: Sequence[Clause]) -> Clause | None:
        """The clause with the nearest subject, where that is of the world and nothing before claims the result."""
        ours = bool(clauses) and self._side_of(clauses[-1]) is Side.OURS
        if ours or any(map(self._voices.claims, clauses)):
            return None
        for each in reversed(clauses):
            if (side := self._stands_for(each)) is not Side.NEITHER:
                return each if side is Side.WORLD else None
        return None

    def _stands_for(self, clause: Clause) -> Side:
        """Whose a clause is by its subject; one without a subject that tells is ours where its words are."""
        side = self._subjects.get(clause.start)
        if side is None:
            side = self._voices.subject_side(clause)
            if side is Side.NEITHER and self._side_of(clause) is Side.OURS:
                side = Side.OURS
            self._subjects[clause.start] = side
        return side

    def _clauses_to(self, sentence: int, last: int) -> Sequence[Clause]:
        """The clauses of a sentence that a reader takes in, up to the `last`, outside brackets and quotations."""
        clauses = self._parse.clauses(sentence)
        return [clause for clause in clauses[max(0, last - _CLAUSES) : last] if clause.inside is None]

    def _before(self, sentence: int) -> Sentence | None:
        """The nearest sentence before in the paragraph that says whose work it tells, where that is the world's."""
        block = self._document.sentences[sentence].block
        for index in range(sentence - 1, max(-1, sentence - _BACK), -1):
            if self._document.sentences[index].block != block:
                break
            side = self._side(index, None)
            if side is not Side.NEITHER:
                return self._document.sentences[index] if side is Side.WORLD else None
        return None

    def _side_of(self, clause: Clause) -> Side:
        """Whose work a clause by itself tells."""
        side = self._clause_sides.get(clause.start)
        if side is None:
            side = self._clause_sides[clause.start] = self._voices.side(clause.tokens)
        return side

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
