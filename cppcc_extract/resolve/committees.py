"""The committee that each place of the text is about: one walk over blocks, sentences and clauses.

A heading that names a committee opens its section; the headline's committee has everything outside sections. In a
paragraph the subject of a clause takes over and is carried over clauses without a subject. A committee above the
owner takes over for its sentence only. Another organisation as the subject makes the owner None, until the committee
or its members act again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cppcc_extract.clean.lists import mark_end
from cppcc_extract.find.committees import names as committee_names
from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Clause, Parse
from cppcc_extract.parse.given_out import EACH, figures_given_out
from cppcc_extract.parse.moods import is_verb
from cppcc_extract.parse.roles import Named, Role, Roles
from cppcc_extract.parse.words import QUANTITY
from cppcc_extract.resolve.context import Nobody, Owner
from cppcc_extract.resolve.named import Name, Names
from cppcc_extract.resolve.organisations import Organisations
from cppcc_extract.resolve.sections import READ, openings, opens
from cppcc_extract.resolve.voices import Voices
from cppcc_extract.text.document import OVER, Block, Document, Sentence, Zone

_ACTING = (Role.SUBJECT, Role.SPEAKER, Role.RECEIVER, Role.SOURCE)
_REPORT = re.compile(r"\s*【?本[报网刊台站]讯")
_OF_ALL = re.compile(r"全[省市县区旗州盟][^，。；：！？]{0,12}政协")
_THEY = ("他们", "她们")  # refer to those in the sentence before
_LEADING_BODIES = ("party", "people_org", "democratic_party")


@dataclass(slots=True)
class _Course:
    """The state of a sentence: whether it has set a subject, or reports what others did at a committee's urging."""

    start: int
    settled: bool = False
    urged: bool = False


class Committees:
    """The committee that each place of one document is about."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        mentions: Mentions,
        organisations: Organisations,
        lexicon: Lexicon,
    ) -> None:
        self._document, self._parse = document, parse
        self._roles: Roles = lexicon.derived(Roles)
        self._voices: Voices = lexicon.derived(Voices)
        self._names = Names(document, mentions, organisations)
        self.speakers = self._names.speakers
        self._starts: list[int] = []
        self._owners: list[Owner | None] = []
        self._others: dict[int, Nobody] = {}  # by the start of another's act
        self._main: Owner | None = None
        self._section: Owner | None = None
        self._paragraph: Owner | None = None
        self._spoken_to = 0  # the end of the quotation that a named speaker began
        self._walk(lexicon)

    def other(self, position: int) -> Nobody | None:
        """The organisation that acts on its own account at a position."""
        at = bisect_right(self._starts, position) - 1
        return self._others.get(self._starts[at]) if at >= 0 and self._owners[at] is None else None

    def __call__(self, position: int) -> Owner | None:
        """The committee that a position of the clean text is about, in O(log n)."""
        at = bisect_right(self._starts, position) - 1
        return self._owners[at] if at >= 0 else None

    def _walk(self, lexicon: Lexicon) -> None:
        document, names = self._document, self._names
        mains = names.mains(document, self._parse, self._roles)
        opened = {opening.block: opening for opening in openings(document, committee_names(lexicon))}
        sentences: dict[int, list[int]] = {}
        for index, sentence in enumerate(document.sentences):
            sentences.setdefault(sentence.block, []).append(index)
        article = -1
        for index, block in enumerate(document.blocks):
            if block.zone not in READ:
                continue
            if block.article != article:
                article = block.article
                self._paragraph = self._main = main = mains.get(article)
                self._section = main if article in names.titled else None
            opening = opened.get(index)
            place = names.of_place(block, opening)
            if block.zone in OVER:
                if self._main is None and main is not None:
                    self._main = self._paragraph = main
                    self._section = main if article in names.titled else None
                self._heading(block, names.in_block.get(index, ()), place)
                continue
            kept = self._paragraph
            if kept is not None and self._main is not None and self._names.is_above(self._main.name, kept.name):
                kept = self._main
            if place is not None and opening is not None and opening.lasting:
                self._section = place
            elif self._begins_report(block, document.blocks[max(0, index - 1)]):
                self._main = self._section = kept = None
            speaker = self.speakers.of_line(block)
            self._paragraph = speaker or place or self._section or kept
            self._body(block, sentences.get(index, ()))
            if block.zone is Zone.CAPTION or speaker is not None:
                self._paragraph = kept
            else:
                self._spoken_before(index, sentences.get(index + 1, ()))

    def _begins_report(self, block: Block, before: Block) -> bool:
        """Whether a paragraph begins a report of its own, under a heading that names no committee."""
        opening = mark_end(self._document.text, block.start, block.end)
        reports = before.zone is Zone.HEADING and _REPORT.match(self._document.text, opening) is not None
        return reports and (self._section is None or self._section.start < before.start)

    def _set(self, start: int, owner: Owner | None) -> None:
        """Set the owner from `start` on, replacing later settings."""
        while self._starts and self._starts[-1] >= start:
            self._starts.pop()
            self._owners.pop()
        self._starts.append(start)
        self._owners.append(owner)

    @property
    def _now(self) -> Owner | None:
        return self._owners[-1] if self._owners else None

    def _heading(self, block: Block, named: Sequence[Name], place: Owner | None) -> None:
        rule = "owner.headline" if block.zone is Zone.HEADLINE else "owner.heading"
        for each in named:
            if each.committee and each.mention.kind == "cppcc" and opens(self._document, block, each.mention):
                place = each.owner(rule)
                break
        if place is not None:
            self._section = self._paragraph = place
        self._set(block.start, self._section or self._paragraph)

    def _body(self, block: Block, sentences: Sequence[int]) -> None:
        """Walk the sentences of one paragraph."""
        self._set(block.start, self._paragraph)
        for index in sentences:
            sentence = self._document.sentences[index]
            over, now = self._section or self._main, self._now
            passing = now is not None and (now.passing or now.agent is not None)
            taken_up = self._document.text.startswith(_THEY, sentence.start)
            if passing and not taken_up and index != sentences[0] and sentence.start >= self._spoken_to:
                now = self._paragraph
                self._set(sentence.start, now)
            away = now is None or now.name != (over or now).name
            text = self._document.text
            if away or self._names.are_in(sentence) or _OF_ALL.search(text, sentence.start, sentence.end):
                self._sentence(block, sentence, self._parse.clauses(index))

    def _sentence(self, block: Block, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        course = _Course(sentence.start)
        kept, told = self._paragraph, {self._paragraph.name if self._paragraph else None}
        for clause in clauses:
            before = self._now
            acted = False
            for index, named in enumerate(self._roles.named(clause)):
                acted = self._act(block, clause, course, named, first=index == 0 and not acted) or acted
            course.settled = course.settled or acted
            if not acted:
                self._return(clause, course)
            told.add(self._paragraph.name if self._paragraph else None)
            if clause.inside is not None and not self._is_speech(clause.inside):
                self._set(clause.end, before)
            elif clause.stop == "；" and self._now is not None and self._now.passing:
                self._set(clause.end, self._paragraph)
        if len(told) > 2:
            self._paragraph = kept
            self._set(sentence.end, kept)

    def _is_speech(self, pair: int) -> bool:
        return self._parse.brackets.pairs[pair].mark in "“「『"

    def _act(self, block: Block, clause: Clause, course: _Course, named: Named, *, first: bool) -> bool:
        """Apply the organisations of one list; returns whether one of them is the subject from here on."""
        every = [name for token in named.tokens if (name := self._names.at.get(token.start))]
        if not every:
            return False
        lead = self._lead(every)
        if named.role is Role.GIVER:
            self._agent(lead.mention.start, clause.end, lead.name)
            return False
        if lead.committee is None:
            if not first or course.urged or named.role not in _ACTING:
                return False
            return self._other_acts(clause, lead)
        course.urged = course.urged or named.role is Role.URGING or self._voices.claims(clause)
        if named.role in (Role.FOLLOWED, Role.HOST):
            course.settled = True
            self._passes(clause, lead, named.role)
            return False
        if named.role is Role.SHARE:
            self._shares(clause, lead)
            return False
        if course.settled and len(every) > 1 and not any(t.text.startswith(EACH) for t in clause.tokens):
            return False  # 市政协牵头，梨树、双辽两县政协交叉监督
        acted = self._committee_acts(block, clause, course, lead, named.role)
        if acted and len(every) > 1:
            self._each_acts(clause, every)
        return acted

    def _lead(self, every: Sequence[Name]) -> Name:
        """The acting one of several: the article's own committee, otherwise the first committee."""
        current = self._paragraph.name if self._paragraph else None
        committees = [name for name in every if name.committee]
        return next((name for name in committees if name.committee == current), (committees or every)[0])

    def _committee_acts(self, block: Block, clause: Clause, course: _Course, each: Name, role: Role) -> bool:
        current = self._paragraph.name if self._paragraph else None
        committee = each.committee or ""
        start = clause.start
        where = start if course.settled else self._opens(course, start)
        if committee == current:
            if role is Role.OBJECT:
                return False
            owner = each.owner("owner.subject")
            own = replace(owner, agent=None) if role is Role.MODIFIER else owner
            self._set(where if self._now is not None else start, own)
            self._quoted(clause, role)
            return True
        if role not in (*_ACTING, Role.URGING):
            return False
        if self._names.is_above(committee, current):
            if role is Role.RECEIVER:
                return False
            self._set(start, each.owner("owner.passing", passing=True))
            return True
        opens = mark_end(self._document.text, block.start, block.end)
        if start > max(opens, course.start) and role is Role.SUBJECT and self._names.is_above(current or "", committee):
            # 西吉县政协118篇紧随其后, in a paragraph of the city's
            self._set(start, each.owner("owner.passing", passing=True))
            return True
        owner = each.owner("owner.subject")
        self._set(where, owner)
        self._paragraph = replace(owner, agent=None)
        self._quoted(clause, role)
        return True

    def _opens(self, course: _Course, start: int) -> int:
        """The start of the part of a sentence without a subject so far: its start, or after a semicolon."""
        return max(course.start, self._document.text.rfind("；", course.start, start) + 1)

    def _passes(self, clause: Clause, each: Name, role: Role) -> None:
        """按照省政协开展“…”行动的部署, and acts at another's meeting."""
        before, start = self._now, each.mention.start
        if role is Role.HOST:
            close = next((t.end for t in clause.tokens if t.start > start and t.text.endswith("上")), clause.end)
            self._set(start, replace(before or each.owner("owner.host"), agent=each.name))
            self._set(close, before)
        elif self._names.is_above(each.committee or "", self._paragraph.name if self._paragraph else None):
            self._set(start, each.owner("owner.passing", passing=True))
            self._set(clause.end, before)

    def _shares(self, clause: Clause, each: Name) -> None:
        """全市立案130件：阳高县政协31件、天镇县政协42件: a figure in a list is that of the committee before it."""
        before = self._now
        if self._names.is_above(each.committee or "", before.name if before else None):
            return  # 其中省政协11篇: what was adopted there
        figure = next(t for t in clause.tokens if t.start >= each.mention.end and t.tag == QUANTITY)
        self._set(each.mention.start, each.owner("owner.share"))
        self._set(figure.end, before)

    def _each_acts(self, clause: Clause, every: Sequence[Name]) -> None:
        """青川县政协、旺苍县政协分别建成工作室35个、28个: each has its own figure."""
        before = self._now
        following = self._parse.clause_at(clause.end + 1) if clause.stop == "，" else None
        figures = figures_given_out(
            [*clause.tokens, *(following.tokens if following is not None else ())], every[-1].mention.end
        )
        for each, figure in zip(every, figures, strict=False) if len(figures) == len(every) else ():
            self._set(figure.start, each.owner("owner.each") if each.committee else None)
            self._set(figure.end, before)

    def _other_acts(self, clause: Clause, each: Name) -> bool:
        """A subject that is not a committee: leading bodies act on the committee's work, all others on their own."""
        after = [token for token in clause.tokens if token.start >= each.mention.end]
        if any(token.text.startswith("委员") for token in after) or not any(map(is_verb, after)):
            return False  # 县医院满意率82.1%: a figure about it, and not an act
        if each.kind in _LEADING_BODIES or each.name.endswith("人民政府"):
            if self._now is not None:
                self._set(clause.start, replace(self._now, agent=each.name))
        elif each.kind != "media" and not self._voices.is_on_ours(after):
            self._others[clause.start] = Nobody(each.mention.start, each.mention.end, "owner.other")
            self._set(clause.start, None)
        return True

    def _agent(self, start: int, end: int, name: str) -> None:
        """得到县委主要领导批示: the giver acts, but the text is about the receiver."""
        if (before := self._now) is not None:
            self._set(start, replace(before, agent=name))
            self._set(end, before)

    def _return(self, clause: Clause, course: _Course) -> None:
        """Apply a clause without an organisation as its subject."""
        over, now = self._section or self._main, self._now
        everywhere = self._voices.of_all(clause)
        own = now is not None and now.name.endswith(f"{everywhere[1:]}政协")  # 郴州市政协…全市11个县政协
        if over is not None and everywhere and not own:
            if above := self._names.superior(over.name, everywhere):
                # after the part on a county, one on the whole prefecture
                over = self._section = Owner(above, clause.start, clause.end, "owner.return")
            if over is not now and over != now:
                now = self._paragraph = replace(over, rule="owner.return")
                self._set(clause.start, now)
        if now is not None or self._paragraph is None:
            return
        if self._voices.is_ours(clause):
            self._set(clause.start, replace(self._paragraph, rule="owner.return"))
            course.settled = True
        elif not course.settled and self._voices.drops_subject(clause):
            self._set(clause.start, replace(self._paragraph, rule="owner.dropped"))
            course.settled = True

    def _quoted(self, clause: Clause, role: Role) -> None:
        """A quotation before its speaker is named belongs to the speaker, with its continuation."""
        if role is not Role.SPEAKER or self._paragraph is None:
            return
        pairs, text = self._parse.brackets.pairs, self._document.text
        if text[max(0, clause.start - 1)] in "”」』" and (before := self._parse.speech(clause.start - 2)) is not None:
            self._set(pairs[before].start, replace(self._paragraph, rule="owner.speaker"))
        after = self._parse.speech(clause.end + 2) if clause.stop == "：" else None
        if after is not None:
            self._spoken_to = pairs[after].end

    def _spoken_before(self, index: int, sentences: Sequence[int]) -> None:
        """A paragraph that is one quotation belongs to the speaker named in the next paragraph."""
        block, text = self._document.blocks[index], self._document.text
        start = mark_end(text, block.start, block.end)
        if not sentences or text[start : start + 1] != "“" or text[block.end - 1 : block.end] != "”":
            return
        for clause in self._parse.clauses(sentences[0]):
            for named in self._roles.named(clause):
                each = self._names.at.get(named.tokens[0].start)
                if each is not None and each.committee and self._roles.speaks(clause.tokens):
                    self._set(block.start, replace(each.owner("owner.speaker"), agent=None))
                    return
