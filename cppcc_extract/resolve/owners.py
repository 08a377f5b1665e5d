"""Whose figure it is: the committee that the place is about, unless a step of `OUTSIDE` decides that it is nobody's.

The committee comes from the walk of `committees.py`; the rows of `WALK` say what its answers were read from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.words import PERSON
from cppcc_extract.resolve.committees import Committees
from cppcc_extract.resolve.context import Nobody, Owner
from cppcc_extract.resolve.voices import Side, Voices
from cppcc_extract.steps import NOTHING, Nothing, Step, Table, Tried
from cppcc_extract.text.document import BODY, Document, Sentence

_SPOKEN = "，。！？；…,"  # speech has punctuation in it, a name does not
_WRITTEN = ("写着", "写道", "记着", "记载")  # before text that is not speech
_LEAD = 3  # characters before a quotation that show that it is written
_REACH = 40  # characters on either side of a quotation in which the speaker is named
_CLAUSES = 12  # clauses of a sentence that one may continue
_BACK = 8  # sentences that a sentence may continue
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
        self._clause_sides: dict[int, Side] = {}  # by the start of the clause
        self._subjects: dict[int, Side] = {}
        self._nobodies: dict[tuple[int, int, int | None], Nobody | None] = {}

    def __call__(self, position: int) -> Owner | None:
        """The committee whose work the text is about at a position, or None."""
        owner = self._committees(position)
        return None if owner is None or self._outside(position) is not None else owner

    def nobody(self, position: int) -> Nobody | None:
        """The step that decides that the text at a position is about no committee; None if it is, or none is named."""
        if self._committees(position) is None:
            return self._committees.other(position)
        return self._outside(position)

    def tried(self, position: int) -> tuple[Tried, ...]:
        """The steps that are asked whether the text at a position is about no committee."""
        place = self._told_at(position)
        return OUTSIDE.tried(_Asked(self, *place)) if place is not None else ()

    def _outside(self, position: int) -> Nobody | None:
        place = self._told_at(position)
        if place is None:
            return None
        # all figures of a clause have one answer
        if place not in self._nobodies:
            found = OUTSIDE.first(_Asked(self, *place))
            self._nobodies[place] = Nobody(found[1].start, found[1].end, found[0]) if found is not None else None
        return self._nobodies[place]

    def _told_at(self, position: int) -> tuple[int, int, int | None] | None:
        """The sentence of a position in the text, the number of its clauses up to there, and the quotation."""
        index = self._document.sentence_index(position)
        if index < 0 or self._document.blocks[self._document.sentences[index].block].zone not in BODY:
            return None
        last = bisect_right(self._parse.clauses(index), position, key=attrgetter("start"))
        return index, last, self._quotation(position)

    def _quotation(self, position: int) -> int | None:
        """The quoted speech around the position."""
        index = self._parse.speech(position)
        if index is None:
            return None
        pair = self._parse.brackets.pairs[index]
        text = self._document.text
        if text[max(0, pair.start - _LEAD) : pair.start].rstrip("：").endswith(_WRITTEN):
            return None
        return index if any(text.find(stop, pair.start, pair.end) >= 0 for stop in _SPOKEN) else None

    def _is_outsiders(self, quotation: int, sentence: int) -> bool:
        roles = self._voices.roles(self._around(quotation))
        if "lay" in roles and not roles & {"member", "leader"}:
            return True
        return self._side(sentence, quotation) is not Side.OURS and "leader" not in roles

    def _around(self, quotation: int) -> str:
        """The text before and after a quotation up to the next stop: 种植户赵有根说."""
        pair, text = self._parse.brackets.pairs[quotation], self._document.text
        before = text[max(0, pair.start - _REACH) : pair.start]
        after = text[pair.end : pair.end + _REACH]
        opened = max(before.rfind(stop) for stop in _STOPS) + 1
        closed = min((at for stop in _STOPS if (at := after.find(stop)) >= 0), default=len(after))
        lead = before[opened:] if before[-1:] in ("：", "，") else ""
        return lead + after[:closed]

    def _reporter(self, clauses: Sequence[Clause], sentence: int) -> Clause | None:
        """The last clause that names a layman, an official or a member who speaks or calculates."""
        for index, clause in enumerate(clauses[:-1]):
            if clause.stop != "：" and not self._voices.speaks(clause):
                continue
            if self._voices.is_lay_speaker(clause):
                return clause if self._side_of(clauses[-1]) is not Side.OURS else None
            if self._voices.reckons(clause) or self._is_members(clause, sentence):
                told = [token for each in clauses[index + 1 :] for token in each.tokens]
                return clause if not self._voices.tells_of_work(told) else None
        return None

    def _is_members(self, clause: Clause, sentence: int) -> bool:
        """Whether a member speaks the rest of the sentence, named or as 他 after being named in the paragraph."""
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
        """The clause with the nearest subject, if that is the outside world's and nothing before claims the result."""
        ours = bool(clauses) and self._side_of(clauses[-1]) is Side.OURS
        if ours and self._voices.is_of_the_world(clauses[-1]):
            ours = self._voices.tells_of_work(clauses[-1].tokens)
        if ours or any(map(self._voices.claims, clauses)):
            return None
        for each in reversed(clauses):
            if (side := self._stands_for(each)) is not Side.NEITHER:
                return each if side is Side.WORLD else None
        return None

    def _stands_for(self, clause: Clause) -> Side:
        """Whose a clause is by its subject; without a clear subject it is ours if its words are."""
        side = self._subjects.get(clause.start)
        if side is None:
            side = self._voices.subject_side(clause)
            if side is Side.NEITHER and self._side_of(clause) is Side.OURS:
                side = Side.OURS
            self._subjects[clause.start] = side
        return side

    def _clauses_to(self, sentence: int, last: int) -> Sequence[Clause]:
        """The clauses of a sentence that are considered, up to the `last`, outside brackets and quotations."""
        clauses = self._parse.clauses(sentence)
        return [clause for clause in clauses[max(0, last - _CLAUSES) : last] if clause.inside is None]

    def _before(self, sentence: int) -> Sentence | None:
        """The nearest earlier sentence of the paragraph that shows whose work it is, if that is the outside world's."""
        block = self._document.sentences[sentence].block
        for index in range(sentence - 1, max(-1, sentence - _BACK), -1):
            if self._document.sentences[index].block != block:
                break
            side = self._side(index, None)
            if side is not Side.NEITHER:
                return self._document.sentences[index] if side is Side.WORLD else None
        return None

    def _side_of(self, clause: Clause) -> Side:
        """Whose work a clause alone reports."""
        side = self._clause_sides.get(clause.start)
        if side is None:
            side = self._clause_sides[clause.start] = self._voices.side(clause.tokens)
        return side

    def _is_unnamed_act(self, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence opens with an act whose agent it does not name up to the last clause."""
        told = [clause for clause in clauses if not self._voices.only_leads_in(clause)]
        return (
            bool(told)
            and self._voices.opens_with_act(told[0])
            and all(self._side_of(clause) is not Side.WORLD or self._voices.opens_with_act(clause) for clause in told)
        )

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


class _Place(Protocol):
    """The range that a step read: a quotation, a clause, a sentence or a block."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Asked:
    """The clauses of a sentence up to the `last`, or a `quotation` in them, with the answer of each step."""

    def __init__(self, owners: Owners, index: int, last: int, quotation: int | None) -> None:
        self._owners, self._index, self._last, self._quotation = owners, index, last, quotation
        self._sentence = owners._document.sentences[index]
        self._block = owners._document.blocks[self._sentence.block]

    def quoted(self) -> _Place | Nothing | None:
        if self._quotation is None:
            return None
        outside = self._owners._is_outsiders(self._quotation, self._index)
        return self._owners._parse.brackets.pairs[self._quotation] if outside else NOTHING

    def speaker(self) -> _Place | None:
        return self._owners._reporter(self._clauses, self._index)

    def line(self) -> _Place | None:
        outside = self._side is not Side.OURS and self._owners._committees.speakers.is_outsiders(self._block)
        return self._block if outside else None

    def subject(self) -> _Place | Nothing | None:
        leads = self._owners._committees.speakers.of_line(self._block) is not None
        if self._side is not Side.OURS and not leads:
            return None
        return self._owners._outside_subject(self._clauses) or NOTHING

    def told(self) -> _Place | None:
        if self._side is not Side.WORLD or self._owners._is_unnamed_act(self._clauses):
            return None
        return self._sentence

    def handed(self) -> _Place | None:
        return self._owners._before(self._index)

    @cached_property
    def _clauses(self) -> Sequence[Clause]:
        return self._owners._clauses_to(self._index, self._last)

    @property
    def _side(self) -> Side:
        return self._owners._side(self._index, None)


OUTSIDE: Table[_Asked, _Place] = Table(
    "organisation",
    Step(
        "owner.quotation",
        "quoted speech that is neither by a committee's speaker nor about its work",
        _Asked.quoted,
    ),
    Step("owner.speaker", "a layman, an official or a member of another body is reported as saying it", _Asked.speaker),
    Step("owner.line", "the same, in a line of an interview", _Asked.line),
    Step(
        "owner.world",
        "a committee's kind of work, but its nearest subject is not, and nothing claims it",
        _Asked.subject,
    ),
    Step("owner.told", "words of the outside world in the sentence, and none of a committee's work", _Asked.told),
    Step("owner.handed", "neither, after a sentence that is about the outside world", _Asked.handed),
)

WALK: Mapping[str, str] = {
    "owner.each": "分别: each of the committees named has its own figure",
    "owner.share": "a list of committees, each with its figure",
    "owner.subject": "the subject of its clause, or of a clause before it if the subject is dropped",
    "owner.passing": "the same for a committee above or below the paragraph's, to the end of its sentence",
    "owner.host": "a statement at the meeting of another committee",
    "owner.return": "members act again after another's act, or all committees of the part are meant",
    "owner.dropped": "a subject is dropped after another's act",
    "owner.speaker": "the post of the speaker, in a quotation or a line of an interview",
    "owner.heading": "the heading",
    "owner.heading.place": "the name of a division that opens the part",
    "owner.headline": "the headline",
    "owner.publisher": "the committee that publishes the page, if named first, acting or mentioning itself (我委)",
    "owner.first": "the first committee that acts in the article",
    "owner.other": "no committee: another organisation is the subject, here or in the clause that it continues",
}
