"""The whole of a figure, by the steps of `WHOLES`, and of a share, by those of `WHOLES_OF_SHARES`.

A larger figure, a change and a new statement are not parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cppcc_extract.extractors.metrics.antecedents import (
    Parts,
    divided,
    fits,
    named,
    nearest,
    plausible,
    proved_by_share,
    remainder,
)
from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.leads import Kind, Lead, Share, leads_of, share_of
from cppcc_extract.parse.words import ORGANISATION
from cppcc_extract.steps import NOTHING, Nothing, Step, Table, Trace, first
from cppcc_extract.text.document import Sentence
from cppcc_extract.values import sealed

_LINE = 40  # characters between two lines of one list
_ALL = ("总数", "总量", "总人数", "总额", "全部", "总")
_CLASSES = ("类", "大类", "方面", "种", "档", "块", "部分", "个方面")


class Whole(NamedTuple):
    """The number of a whole among the figures of a document, the step that found it and its place."""

    number: int
    rule: str
    start: int
    end: int


@dataclass(slots=True)
class _List:
    """A list of parts that is open.

    `left` is the rest after the parts so far, `inside` the bracket around it; a `bare` list was opened without a word
    and ends with the first statement.
    """

    whole: Whole
    size: float
    inside: int | None
    left: float
    bare: bool = False


@sealed(frozen=True, slots=True)
class _Asked:
    """A figure whose whole is asked for, with the text before it.

    `leads` are the words before it, `share` the form of a percentage, `paired` the figure that it belongs to in a list.
    """

    wholes: Wholes
    figure: Figure
    count: Count
    ahead: Sequence[Figure]
    history: History
    parts: Parts
    gap: str
    leads: Sequence[Lead]
    share: Share | None
    paired: int | None

    @property
    def place(self) -> tuple[int, int]:
        return self.count.token.start, self.count.token.end

    @property
    def rest(self) -> bool:
        return any(lead.kind is Kind.REST for lead in self.leads)

    @property
    def here(self) -> bool:
        """Whether its sentence has a figure before it."""
        return bool(self.history) and self.history[-1][0].sentence is self.figure.sentence

    @property
    def states(self) -> bool:
        """Whether its clause states something by a verb of its own: 开展协商96个, not 已解决的58件."""
        verb = self.count.verb
        return verb is not None and self.count.participle is None


class Wholes:
    """Finds the whole of each figure of a document, figure by figure.

    `sums` gives the place of the whole for the start of each part of a proved list.
    """

    def __init__(self, page: Page, sums: Mapping[int, tuple[int, int]], trace: Trace | None = None) -> None:
        self._page, self._sums, self._trace = page, sums, trace
        self._numbers: dict[int, int] = {}
        self._lists: list[_List] = []
        self._before: Whole | None = None  # of the last list of an earlier sentence of the paragraph
        self._sentence: Sentence | None = None

    def whole(
        self, figure: Figure, ahead: Sequence[Figure], history: History, parts: Parts, paired: int | None = None
    ) -> Whole | None:
        """The whole of the figure; None if it has none.

        `ahead` are the next figures of its sentence, `parts[i]` is the whole of `history[i]`; `paired` is the number
        of the figure of which it is a share in a list.
        """
        last = history[-1][0].quantity.end if history else 0
        gap = self._page.text[last : figure.quantity.start]
        self._turn(figure.sentence, gap)
        self._numbers[figure.quantity.start] = len(history)
        count = self._page.count(figure)
        if count is None:
            return None
        share = share_of(count) if figure.unit.name == "%" else None
        asked = _Asked(self, figure, count, ahead, history, parts, gap, leads_of(count), share, paired)
        self._close(asked)
        table = WHOLES_OF_SHARES if figure.unit.kind == "ratio" else WHOLES
        found = first(self._trace, table, figure.quantity.start, asked)
        return found[1] if found is not None else None

    def _turn(self, sentence: Sentence, gap: str) -> None:
        """Close lists at a new sentence or paragraph, except across the lines of a list."""
        if sentence is self._sentence:
            return
        if self._sentence is None or len(gap) > _LINE or "。" in gap:
            same = self._sentence is not None and self._sentence.block == sentence.block
            self._before = (self._lists[0].whole if self._lists else self._before) if same else None
            self._lists = []
        self._sentence = sentence

    def _close(self, asked: _Asked) -> None:
        """Close lists at the end of a bracket, a semicolon or a new statement."""
        inside = asked.count.clause.inside
        self._lists = [one for one in self._lists if one.inside is None or one.inside == inside]
        if "；" in asked.gap and not asked.leads:
            self._lists = [] if asked.states else self._lists[:1]

    def _take(self, asked: _Asked, found: Whole | None) -> Whole | None:
        """Note a part with its list, which it opens, continues or ends."""
        if found is None:
            return None
        known = next((n for n, one in enumerate(self._lists) if one.whole.number == found.number), None)
        if known is None:
            known = len(self._lists)
            self._open(asked, found)
        if known < len(self._lists):
            one = self._lists[known]
            one.left -= asked.figure.quantity.value
            del self._lists[known + 1 if one.left > 0 and not asked.rest else known :]
        return found

    def _open(self, asked: _Asked, found: Whole | None, *, bare: bool = False) -> Whole | None:
        """Open a list; the parts of a later total do not need one."""
        if found is not None and found.number < len(asked.history):
            size = asked.history[found.number][0].quantity.value
            self._lists.append(_List(found, size, asked.count.clause.inside, size, bare))
        return found

    def sum(self, asked: _Asked) -> Whole | None:
        place = self._sums.get(asked.figure.quantity.start)
        if place is None:
            return None
        number = self._numbers.get(place[0])
        if number is None:
            after = (n for n, figure in enumerate(asked.ahead, 1) if figure.quantity.start == place[0])
            if (nth := next(after, None)) is None:
                return None
            number = len(asked.history) + nth
        return self._take(asked, Whole(number, "whole.sum", *place))

    def proved(self, asked: _Asked) -> Whole | None:
        return self._take(asked, self._proved(asked))

    def led(self, asked: _Asked) -> Whole | None:
        return self._take(asked, self._led(asked, asked.leads))

    def listed(self, asked: _Asked) -> Whole | None:
        return None if asked.rest else self._take(asked, self._going_on(asked))

    def attribute(self, asked: _Asked) -> Whole | None:
        return None if asked.rest else self._open(asked, self._attribute(asked), bare=True)

    def paired(self, asked: _Asked) -> Whole | Nothing | None:
        if asked.paired is None:
            return None
        index = asked.parts[asked.paired]
        return Whole(index, "whole.paired", asked.figure.left, asked.place[0]) if index is not None else NOTHING

    def rate(self, asked: _Asked) -> Nothing | None:
        return NOTHING if asked.share is None or not asked.history else None

    def follows(self, asked: _Asked) -> Whole | Nothing | None:
        if asked.share is None or not asked.share.follows or not asked.here:
            return None
        return self._made(self._of_figure(asked, asked.share), "whole.follows", *asked.place) or NOTHING

    def share_led(self, asked: _Asked) -> Whole | None:
        return self._open(asked, self._led(asked, [lead for lead in asked.leads if lead.kind is not Kind.TAKES]))

    def named(self, asked: _Asked) -> Whole | Nothing | None:
        share, history = asked.share, asked.history
        if share is None or not share.of or share.of in _ALL:
            return None
        number = named(asked.figure, share.of, history)
        told = history[number] if number is not None else None
        near = told is not None and told[0].sentence.block == asked.figure.sentence.block
        found = self._made(number, "whole.named", *asked.place) if near and told and told[1].text == share.of else None
        return found or NOTHING  # 六成的提案: the named whole need not be stated as a figure

    def share_listed(self, asked: _Asked) -> Whole | None:
        return self._lists[-1].whole._replace(rule="whole.list") if self._lists else None

    def nearest(self, asked: _Asked) -> Whole | None:
        counts = asked.here and asked.history[-1][0].unit.kind in ("thing", "person_time", "noun", "measure")
        return self._made(nearest(asked.figure, asked.history), "whole.share", *asked.place) if counts else None

    def _proved(self, asked: _Asked) -> Whole | None:
        """The whole of a figure whose share is stated next: of 1139名，占50.9% it is 2238名."""
        share = asked.ahead[0] if asked.ahead else None
        count = self._page.count(share) if share is not None and share.unit.kind == "ratio" else None
        if share is None or count is None or (said := share_of(count)) is None or not said.follows:
            return None
        if self._lists and plausible(asked.figure, share, asked.history[self._lists[-1].whole.number][0]):
            return None
        index = proved_by_share(asked.figure, share, asked.history)
        return self._made(index, "whole.proved", share.quantity.start, share.quantity.end)

    @staticmethod
    def _made(index: int | None, rule: str, start: int, end: int) -> Whole | None:
        return Whole(index, rule, start, end) if index is not None else None

    def _led(self, asked: _Asked, leads: Sequence[Lead]) -> Whole | None:
        """The whole by the words before the figure, the nearest first."""
        for lead in reversed(leads):
            index = self._antecedent(asked, lead)
            if index is None:
                continue
            found = Whole(index, f"whole.{lead.kind.name.lower()}", lead.start, lead.end)
            if fits(asked.figure, asked.history[index][0]):
                return found
            if lead.kind is Kind.OF_FIGURE:
                # 9个联络组中，一家就报了34篇，而有2个…
                self._open(asked, found)
        return None

    def _antecedent(self, asked: _Asked, lead: Lead) -> int | None:
        figure, history, parts = asked.figure, asked.history, asked.parts
        last = len(history) - 1
        if lead.kind is Kind.INSIDE:
            return named(figure, lead.named, history)
        if lead.kind in (Kind.OF_FIGURE, Kind.SOME):
            return last if asked.here else None
        if lead.kind is Kind.WITHOUT:
            return remainder(figure, history, parts)
        if lead.kind is Kind.REST:
            return self._rest(asked)
        if lead.kind is Kind.SORTED:
            return divided(figure, history, parts)
        if lead.kind is Kind.ANNOUNCED:
            return self._announced(asked, lead)
        if lead.kind is Kind.AMONG or asked.here:
            return nearest(figure, history)  # 其中; 含 and 占 within a sentence
        return None

    @staticmethod
    def _announced(asked: _Asked, lead: Lead) -> int | None:
        """The figure, or the number of classes, before a colon: 归并为37条：, 分为四类：."""
        if asked.states or not asked.here:
            return None
        last = asked.history[-1][0]
        index = divided(asked.figure, asked.history, asked.parts)
        if index is None or last.unit.name in _CLASSES:
            return index
        return index if asked.history[index][0].quantity.start >= lead.start else None

    def _rest(self, asked: _Asked) -> int | None:
        index = remainder(asked.figure, asked.history, asked.parts)
        if index is None and asked.count.behind is None:
            index = self._lists[-1].whole.number if self._lists else self._before.number if self._before else None
        return index

    def _going_on(self, asked: _Asked) -> Whole | None:
        """The whole of the innermost open list that has room for the figure."""
        for nth in range(len(self._lists) - 1, -1, -1):
            one = self._lists[nth]
            if one.bare and asked.states:
                continue
            room = one.left if nth else one.size
            if fits(asked.figure, asked.history[one.whole.number][0]) and asked.figure.quantity.value <= room:
                return one.whole._replace(rule="whole.list")
        return None

    def _attribute(self, asked: _Asked) -> Whole | None:
        """列入计划的12件, after a figure of its unit or with another such figure after it."""
        count = asked.count
        if count.participle is None or count.behind is not None or asked.states:
            return None
        if any(token.tag == ORGANISATION for token in count.clause.tokens[count.low : count.index]):
            return None
        place = (count.participle.start, count.participle.end)
        if not asked.here:
            known = self._before is not None and fits(asked.figure, asked.history[self._before.number][0])
            return Whole(self._before.number, "whole.attribute", *place) if known and self._before else None
        index = divided(asked.figure, asked.history, asked.parts)
        if index is None or asked.history[index][0].sentence is not asked.figure.sentence:
            return None
        return None if self._sibling(asked.history[index][0]) else self._made(index, "whole.attribute", *place)

    def _sibling(self, figure: Figure) -> bool:
        """Whether a figure is itself identified by an attribute: 当场解答的有620件，带回来交办的178件."""
        count = self._page.count(figure)
        noun = count.before if count else None
        return count is not None and (
            (count.participle is not None and count.behind is None)
            or (noun is not None and any(token.text == "的" for token in noun.tokens))
        )

    def _of_figure(self, asked: _Asked, share: Share) -> int | None:
        """The whole of a figure that is followed by its share."""
        last = len(asked.history) - 1
        part, index = asked.history[last][0], asked.parts[last]
        if index is not None or part.unit.kind == "ratio":
            return index
        index = proved_by_share(part, asked.figure, asked.history, last)
        if index is not None:
            return index
        if share.of and share.of not in _ALL:
            index = named(part, share.of, asked.history, last)
        else:
            index = divided(part, asked.history, asked.parts, last)
        return index if index is not None and plausible(part, asked.figure, asked.history[index][0]) else None


def _step(name: str, reads: str, ask: Callable[[Wholes, _Asked], Whole | Nothing | None]) -> Step[_Asked, Whole]:
    return Step(name, reads, lambda asked: ask(asked.wholes, asked))


_LEAD = "the words before the figure, the nearest first: 其中, 37条意见中, 按界别分"
_LIST = "the whole of the list that it continues"

WHOLES = Table(
    "part_of",
    _step("whole.sum", "a list that sums up to a figure: 归并为37条：县卫生局19条，县工商局18条", Wholes.sum),
    _step("whole.proved", "a share stated next that proves it: 1139名，占50.9%, of 2238名", Wholes.proved),
    _step("whole.lead", _LEAD, Wholes.led),
    _step("whole.list", _LIST, Wholes.listed),
    _step("whole.attribute", "的 without a noun, after a figure of the unit: 列入计划的12件", Wholes.attribute),
)

WHOLES_OF_SHARES = Table(
    "part_of",
    _step("whole.paired", "in a list of shares, the whole of its figure: A类14件，B类9件，各占61%、39%", Wholes.paired),
    _step("whole.rate", "nothing: a rate, or a share of something that is not stated", Wholes.rate),
    _step("whole.follows", "right after a figure, the whole of that figure: 农村委员86名，占28%", Wholes.follows),
    _step("whole.lead", _LEAD, Wholes.share_led),
    _step("whole.named", "the whole that it names: 六成的提案", Wholes.named),
    _step("whole.list", _LIST, Wholes.share_listed),
    _step("whole.share", "the nearest figure before it in its sentence", Wholes.nearest),
)
