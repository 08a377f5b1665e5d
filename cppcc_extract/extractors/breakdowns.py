"""Which figure another one is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.extractors.figures import Figure, Page
from cppcc_extract.extractors.label import Label

_AMONG = re.compile(r"其中|其余")
_LIST = re.compile(
    r"(?:^|[，。；：\n])(?:[^，。；：\n]{0,10}按[^，。]{1,10}(?:分|来看|看|来分|划分)|从[^，。]{1,10}(?:看|来看)|看[^，。：]{2,8}|[^，。；：\n]{2,12}(?:中|里|当中))[，：]"
    r"|涉及[^，。]{0,10}方面[：，]"
)
_SHARE = re.compile(r"占(?:到|比|比达|了)?(?:[^，。；]{0,14}的)?$")
_PEOPLE = ("名", "人", "位", "人次")
_WITHOUT = re.compile(r"没有|未")
_PARTICIPLE = re.compile(r"的(?:有|共有|为|达)?$")


class Wholes:
    """Finds the whole of each figure of one paragraph, figure by figure."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._among: int | None = None
        self._listed: set[int] = set()
        self._sorted: set[int] = set()
        self._list: int | None = None
        self._sentence: tuple[int, int] = (-1, -1)

    def whole(self, figure: Figure, history: Sequence[tuple[Figure, Label]], parts: Sequence[int | None]) -> int | None:
        """The index in `history` of the whole that the figure is a part of; None where it stands for itself.

        `parts[i]` is the whole of `history[i]`.
        """
        text = self._page.text
        sentence = (figure.sentence.start, figure.sentence.end)
        if sentence != self._sentence:
            self._sentence, self._among, self._list = sentence, None, None
        previous = len(history) - 1
        here = previous >= 0 and history[previous][0].sentence is figure.sentence
        gap_start = history[previous][0].quantity.end if here else sentence[0]
        gap = text[gap_start : figure.quantity.start]
        lead = text[figure.left : figure.quantity.start]
        among = _AMONG.search(gap)
        if among and history and not (among[0] == "其余" and self._among is not None):
            self._among = self._nearest(figure, history, parts)
        opening = _LIST.search(text, max(0, sentence[0] - 1, gap_start - 16), figure.quantity.start)
        if opening and history and opening.end() > gap_start:
            self._list = self._named_total(figure, opening[0], history)
            if self._list is None:
                self._list = self._total(figure, history, parts)
        if figure.unit.kind == "ratio":
            return self._of_share(figure, lead, history, parts)
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
        if _PARTICIPLE.search(lead) and (here or (alone and "类" in lead)):
            whole = self._total(figure, history, parts)
            if whole in self._sorted and (_WITHOUT.search(lead) or history[whole][0].sentence is figure.sentence):
                whole = parts[whole]
            self._sorted.add(len(history))
            return whole
        return None

    def _acts(self, figure: Figure) -> bool:
        words = self._page.words_in(figure.clause[0], figure.quantity.start)
        return any(w.verb is not None and w.noun is None and w.verb.role not in ("be", "mark") for w in words)

    def _of_share(
        self, figure: Figure, lead: str, history: Sequence[tuple[Figure, Label]], parts: Sequence[int | None]
    ) -> int | None:
        if not history:
            return None
        text = self._page.text
        last = len(history) - 1
        if _SHARE.search(lead):
            subject = lead[: lead.rindex("占")].strip("，、其中 ")
            if subject and self._among is not None:
                return self._among
            if subject.endswith("的") and history[last][0].sentence is figure.sentence:
                return parts[last] if parts[last] is not None or history[last][0].unit.kind == "ratio" else last
            if parts[last] is not None:
                return parts[last]
            return self._total(history[last][0], history[:last], parts[:last])
        behind = text[figure.quantity.end : figure.quantity.end + 1]
        if behind == "是" and history[last][0].sentence is figure.sentence:
            return last if history[last][0].unit.kind == "thing" else parts[last]
        if behind == "的":
            return self._same_noun(figure, history, parts)
        if re.search(r"(?:中|里)?[，、]?(?:已有|有|约有)$", lead):
            return last if history[last][0].sentence is figure.sentence else None
        return None

    def _same_noun(
        self, figure: Figure, history: Sequence[tuple[Figure, Label]], parts: Sequence[int | None]
    ) -> int | None:
        noun = self._page.text[figure.quantity.end + 1 : figure.quantity.end + 12]
        for n in range(len(history) - 1, max(-1, len(history) - 24), -1):
            label = history[n][1]
            if parts[n] is None and history[n][0].unit.kind == "thing" and len(label.text) >= 2 and label.text in noun:
                return n
        return None

    def _nearest(
        self, figure: Figure, history: Sequence[tuple[Figure, Label]], parts: Sequence[int | None]
    ) -> int | None:
        for n in range(len(history) - 1, max(-1, len(history) - 5), -1):
            earlier, label = history[n]
            if earlier.unit.kind == "ratio" or label.relation != "level":
                continue
            if figure.unit.kind == "ratio" or _alike(earlier, figure):
                return n
        return None

    def _named_total(self, figure: Figure, opening: str, history: Sequence[tuple[Figure, Label]]) -> int | None:
        """立案提案中，…: the last figure whose label or verb the opening of the list names."""
        for n in range(len(history) - 1, max(-1, len(history) - 12), -1):
            earlier, label = history[n]
            named = label.text in opening or (label.action is not None and label.action in opening)
            if named and earlier.unit is figure.unit and earlier.quantity.value >= figure.quantity.value:
                return n
        return None

    def _total(
        self, figure: Figure, history: Sequence[tuple[Figure, Label]], parts: Sequence[int | None]
    ) -> int | None:
        """The last figure of the same unit that is as large; of a member of a list, that list's whole."""
        for n in range(len(history) - 1, max(-1, len(history) - 16), -1):
            earlier, label = history[n]
            if earlier.unit is not figure.unit or label.relation != "level":
                continue
            if earlier.quantity.value >= figure.quantity.value:
                return parts[n] if n in self._listed else n
        return None


def _alike(whole: Figure, part: Figure) -> bool:
    """Whether the two count in the same unit; people may be counted in several."""
    return whole.unit is part.unit or (whole.unit.name in _PEOPLE and part.unit.name in _PEOPLE)
