"""Which figure another one is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History
from cppcc_extract.text.document import Sentence

_AMONG = re.compile(r"其中|其余|当中|余下|剩余|剩下|包括")
# 37条意见中已整改22条, 260户里有19户: the figure itself is the whole of what follows
_OF_FIGURE = re.compile(r"的?[^，。；：、\d]{0,10}(?:当中|里头|[^其过集]中|里)(?:，|[^，。；：、\d]{0,12}[有已])")
# What is left of a whole when its other parts are taken away
_LEFT = re.compile(r"剩|余下|其余|另有|尚有|未立案|没办|没有立案")
_REST = ("其余", "余下", "剩余", "剩下")
_LIST = re.compile(
    r"(?:^|[，。；：\n])(?:[^，。；：\n]{0,10}按[^，。]{1,10}(?:分|来看|看|来分|划分)|从[^，。]{1,10}(?:看|来看)|看[^，。：]{2,8}|[^，。；：\n]{2,12}(?:中|里|当中))[，：]"
    r"|涉及[^，。]{0,10}方面[：，]"
)
_SHARE = re.compile(r"占(?:到|比|比达|了)?(?:[^，。；]{0,14}的)?$")
_SORTED = re.compile(r"按|中，|中：|里|当中|从")
_SORTS = re.compile(r"类|解决|落实|采纳|参考|计划|规划|办结|答复|满意|限制|困难")
_OPENING = re.compile(r"[^，。；\d]{0,6}(?:里|中|当中)|")
_SHARE_NEXT = re.compile(r"[，（]?(?:大?约|已|也|各|仅|就)?占(?:到|比|比达|了)?(?:[^，。；\d]{0,10}的)?")
_CLASS = re.compile(r"(?:方面|类|领域|其他|其余|其它|的)(?:提案)?(?:各|只有|仅有?|共?有|为|达)?$")
_PEOPLE = ("名", "人", "位", "人次")
_WITHOUT = re.compile(r"没有|未")
_PARTICIPLE = re.compile(r"的(?:有|共有|为|达)?$")
# how far back the whole of a share is looked for, in figures
_MEMORY = 30
_MEMORY_OF_PARTS = 10

Parts = Sequence[int | None]


class Wholes:
    """Finds the whole of each figure of one paragraph, figure by figure."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._among: int | None = None
        self._listed: set[int] = set()
        self._sorted: set[int] = set()
        self._opening: str | None = None  # what opened a list whose whole is still to be found
        self._list: int | None = None
        self._proven = False  # whether a share of the list tells that its whole is right
        self._before: int | None = None  # the whole of the list that an earlier sentence of the paragraph told
        self._sentence: Sentence | None = None

    def whole(self, figure: Figure, ahead: Figure | None, history: History, parts: Parts) -> int | None:
        """The index in `history` of the whole that the figure is a part of; None where it stands for itself.

        `ahead` is the next figure of the sentence, `parts[i]` the whole of `history[i]`.
        """
        text = self._page.text
        self._open(figure.sentence)
        previous = len(history) - 1
        here = previous >= 0 and history[previous][0].sentence is figure.sentence
        gap_start = history[previous][0].quantity.end if here else figure.sentence.start
        gap = text[gap_start : figure.quantity.start]
        lead = text[figure.left : figure.quantity.start]
        among = _AMONG.search(gap)
        rest = self._remainder(figure, history, parts) if _LEFT.search(gap) else None
        if rest is not None:
            self._among = rest
        elif among and history and among[0] in _REST:
            self._among = self._among if self._among is not None else self._last_whole(parts)
        elif among and history and (here or among[0] != "包括"):
            self._among = self._nearest(figure, history, parts)
        elif here and _alike(history[previous][0], figure) and _OF_FIGURE.match(gap):
            self._among = previous
        self._read_opening(figure, gap_start, lead, history, parts)
        if figure.unit.kind == "ratio":
            return self._of_share(figure, lead, history, parts)
        if not self._proven and (shared := self._shared(figure, ahead, history)) is not None:
            self._list, self._proven = shared, True
            self._listed.add(len(history))
            return shared
        for whole in (self._among, self._list):
            if whole is not None and whole < len(history) and _alike(history[whole][0], figure):
                if whole == self._among and "；" in gap and self._acts(figure):
                    # 其中嘎查村41个；开展协商活动96个: a new statement
                    self._among = None
                    continue
                if figure.quantity.value <= history[whole][0].quantity.value:
                    if whole == self._list:
                        self._listed.add(len(history))
                    return whole
        alone = text[figure.quantity.end : figure.quantity.end + 1] in "，。；、"
        if _PARTICIPLE.search(lead) and (here or (alone and _SORTS.search(lead))):
            whole = self._total(figure, history, parts)
            if whole in self._sorted and (_WITHOUT.search(lead) or history[whole][0].sentence is figure.sentence):
                whole = parts[whole]
            self._sorted.add(len(history))
            return whole
        return None

    def _open(self, sentence: Sentence) -> None:
        """What a new sentence, and a new paragraph, end."""
        if sentence is self._sentence:
            return
        if self._sentence is None or sentence.block != self._sentence.block:
            self._before = None
        elif self._list is not None:
            self._before = self._list
        self._sentence, self._among, self._list, self._opening, self._proven = sentence, None, None, None, False

    def _read_opening(self, figure: Figure, gap_start: int, lead: str, history: History, parts: Parts) -> None:
        """The list that the words before a figure open, or that they go on with (其他方面5件)."""
        start = max(0, figure.sentence.start - 1, gap_start - 16)
        opening = _LIST.search(self._page.text, start, figure.quantity.start)
        if opening and history and opening.end() > gap_start:
            self._list, self._opening, self._proven = None, opening[0], False
        if self._opening is not None:
            self._list = self._named_total(figure, self._opening, history)
            if self._list is None and self._before is not None and _fits(figure, history[self._before][0]):
                self._list = self._before
            if self._list is None:
                self._list = self._total(figure, history, parts)
            self._opening = None if self._list is not None else self._opening
        elif self._list is None and self._before is not None and _CLASS.search(lead):
            self._list = self._before if _fits(figure, history[self._before][0]) else None

    def _shared(self, figure: Figure, ahead: Figure | None, history: History) -> int | None:
        """The whole of a figure whose share is told next: of 1139名，占50.9% it is 2238名."""
        if ahead is None or ahead.unit.kind != "ratio":
            return None
        between = self._page.text[figure.quantity.end : ahead.quantity.start]
        return self._by_share(figure, ahead, history) if _SHARE_NEXT.fullmatch(between) else None

    @staticmethod
    def _by_share(part: Figure, share: Figure, history: History) -> int | None:
        """The nearest earlier figure that a part makes the given share of, as exactly as the share is written."""
        percent = share.quantity.value
        if share.quantity.bound != "exact" or not percent:
            return None
        digits = len(str(percent).partition(".")[2]) if isinstance(percent, float) else 0
        for n in range(len(history) - 1, max(-1, len(history) - _MEMORY), -1):
            earlier = history[n][0]
            size = earlier.quantity.value
            if not _alike(earlier, part) or size <= max(0, part.quantity.value):
                continue
            # the last digit may be rounded or cut
            if abs(100 * part.quantity.value / size - percent) <= 1.01 * 10**-digits:
                return n
        return None

    def _acts(self, figure: Figure) -> bool:
        words = self._page.words_in(figure.clause[0], figure.quantity.start)
        return any(w.verb is not None and w.noun is None and w.verb.role not in ("be", "mark") for w in words)

    def _of_share(self, figure: Figure, lead: str, history: History, parts: Parts) -> int | None:
        if not history:
            return None
        text = self._page.text
        last = len(history) - 1
        if _SHARE.search(lead):
            subject = lead[: lead.rindex("占")].strip("，、其中 ")
            if subject and self._among is not None:
                return self._among
            if (
                subject
                and history[last][0].unit.name in _PEOPLE
                and parts[last] is None
                and figure.left == figure.clause[0]
            ):
                # 接访群众620人次，老年人占三成
                return last if history[last][0].sentence is figure.sentence else None
            if subject.endswith("的") and history[last][0].sentence is figure.sentence:
                return parts[last] if parts[last] is not None or history[last][0].unit.kind == "ratio" else last
            if parts[last] is not None:
                return parts[last]
            if (whole := self._by_share(history[last][0], figure, history[:last])) is not None:
                return whole
            return self._total(history[last][0], history[:last], parts[:last])
        behind = text[figure.quantity.end : figure.quantity.end + 1]
        if behind == "是" and history[last][0].sentence is figure.sentence:
            return last if history[last][0].unit.kind == "thing" else parts[last]
        if behind == "的":
            return self._same_noun(figure, history, parts)
        if _OPENING.fullmatch(lead.strip("，")) and history[last][0].unit.name in _PEOPLE:
            # 全县286名委员，八成以上参加…
            return last if history[last][0].sentence is figure.sentence else None
        if re.search(r"(?:中|里)?[，、]?(?:已有|有|约有)$", lead):
            return last if history[last][0].sentence is figure.sentence else None
        return None

    def _same_noun(self, figure: Figure, history: History, parts: Parts) -> int | None:
        noun = self._page.text[figure.quantity.end + 1 : figure.quantity.end + 12]
        for n in range(len(history) - 1, max(-1, len(history) - 24), -1):
            label = history[n][1]
            if parts[n] is None and history[n][0].unit.kind == "thing" and len(label.text) >= 2 and label.text in noun:
                return n
        return None

    def _remainder(self, figure: Figure, history: History, parts: Parts) -> int | None:
        """The nearest whole of which a figure is what the parts told after it leave: 问题71个，整改66个，剩下5个."""
        start = max(0, len(history) - _MEMORY_OF_PARTS)
        for n in range(len(history) - 2, start - 1, -1):
            whole = history[n][0]
            if parts[n] is not None or not _fits(figure, whole) or history[n][1].relation != "level":
                continue
            left = whole.quantity.value
            for part, _ in history[n + 1 :]:
                value = part.quantity.value
                if part.unit is figure.unit and figure.quantity.value in (whole.quantity.value - value, left - value):
                    return n
                left -= value if part.unit is figure.unit else 0
        return None

    def _last_whole(self, parts: Parts) -> int | None:
        """What the figure before is a part of: 余下26条 are of what 当场解决的97条 are of."""
        return parts[-1] if parts else None

    def _nearest(self, figure: Figure, history: History, parts: Parts) -> int | None:
        for n in range(len(history) - 1, max(-1, len(history) - 5), -1):
            earlier, label = history[n]
            if earlier.unit.kind == "ratio" or label.relation != "level":
                continue
            if figure.unit.kind == "ratio" or _alike(earlier, figure):
                return n
        return None

    def _named_total(self, figure: Figure, opening: str, history: History) -> int | None:
        """立案提案中，…: the last figure whose label or verb the opening of the list names."""
        subject = _SORTED.split(opening.lstrip("，。；：\n在"))[0]
        for n in range(len(history) - 1, max(-1, len(history) - 12), -1):
            earlier, label = history[n]
            named = label.text in opening or (label.action is not None and label.action in opening)
            named = named or (len(subject) > 3 and label.text.endswith(subject))
            if named and earlier.unit is figure.unit and earlier.quantity.value >= figure.quantity.value:
                return n
        return None

    def _total(self, figure: Figure, history: History, parts: Parts) -> int | None:
        """The last figure of the same unit that is as large; of a member of a list, that list's whole."""
        for n in range(len(history) - 1, max(-1, len(history) - 16), -1):
            earlier, label = history[n]
            if earlier.unit is not figure.unit or label.relation != "level":
                continue
            if earlier.quantity.value >= figure.quantity.value:
                return parts[n] if n in self._listed else n
        return None


def _fits(part: Figure, whole: Figure) -> bool:
    """Whether a figure is of the same unit as another and no larger."""
    return whole.unit is part.unit and part.quantity.value <= whole.quantity.value


def _alike(whole: Figure, part: Figure) -> bool:
    """Whether the two count in the same unit; people may be counted in several."""
    return whole.unit is part.unit or (whole.unit.name in _PEOPLE and part.unit.name in _PEOPLE)
