"""The extent of a person's name: the surname begins it, and its context ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cppcc_extract.find.spelling import FOLLOWED, FOREIGN, GIVEN, NEVER
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Surname

_HAN = re.compile(r"[一-鿿]+")
_DOT = re.compile(r"[·•]")
_FOREIGN = re.compile(f"[{''.join(sorted(FOREIGN))}]{{3,8}}")
_DOTTED = re.compile(r"[一-鿿]{1,7}(?:[·•][一-鿿]{1,7}){1,2}")
_AND = re.compile(r"[、和与及]|以及|[ 　](?=[一-鿿])")
_JOINTS = "、和与及"
# What may stand before the first name of a list that is read from its end.
_BEFORE = "补命意受彰，。；：、！？（）“”‘’《》\n的由请让是选举推荐委员听给为向看感谢随协 　"
_REMARK = re.compile(r"（[^（）]{1,6}）$")
_REMARKED = re.compile(r"（[^（）]{1,6}）(?=[、和与及])")
_LONGEST_LIST = 40
_GAP = re.compile(r"[ \u3000]{1,2}")
_SPREAD = re.compile(r"(?P<surname>[一-鿿]{1,2})[ \u3000]{1,2}(?P<given>[一-鿿])(?![一-鿿][ \u3000])")
# What the object of a preposition never begins with.
_NO_OBJECT = re.compile(r"$|[跑说想笑坐站走]|[，。；：、！？）”\s]")
# What follows most posts that are not followed by a name.
_NO_NAME = frozenset("，。、；：会们的在等团“”《》（）\n")


class NameReader:
    """Reads names from given places of a text."""

    def __init__(self, text: str, lexicon: Lexicon, posts: set[int]) -> None:
        self._text = text
        self._surnames: dict[str, Surname] = lexicon.derived(_surnames)
        self._firsts: frozenset[str] = lexicon.derived(_firsts)
        self._posts = posts
        self._dots = bool(_DOT.search(text))  # most texts have no name with a dot

    def may_begin(self, character: str) -> bool:
        """Whether a name may follow a post that this character follows."""
        return character in self._firsts or (self._dots and character not in _NO_NAME)

    def series(self, at: int) -> Iterator[tuple[int, int]]:
        """The names of a list that begins at a place; empty if there is no name."""
        gap = _GAP.match(self._text, at)
        at = gap.end() if gap else at
        name = self.spread(at) or self.name(at)
        while name:
            yield name
            remark = _REMARKED.match(self._text, name[1])
            joint = _AND.match(self._text, remark.end() if remark else name[1])
            name = (
                self.spread(joint.end()) or self.name(joint.end()) if joint and joint.end() not in self._posts else None
            )

    def spread(self, at: int) -> tuple[int, int] | None:
        """The range of a name with one given character that is spaced out: 王　东, 欧阳 明."""
        spread = _SPREAD.match(self._text, at)
        if spread is None or spread["surname"] not in self._surnames or spread["given"] in NEVER:
            return None
        return spread.span() if FOLLOWED.match(self._text, spread.end()) else None

    def described(self, at: int) -> tuple[int, int] | None:
        """The name that begins at a place where one may stand, but need not: three characters usual in names."""
        row = self._surnames.get(self._text[at : at + 1])
        given = self._text[at + 1 : at + 3]
        if row is None or row.doubtful or len(given) < 2 or not GIVEN.issuperset(given):
            return None
        return None if self._text.startswith(row.words, at, at + 3) else (at, at + 3)

    def name(self, at: int) -> tuple[int, int] | None:
        """The range of the name that begins at a place."""
        if self._dots and (dotted := _DOTTED.match(self._text, at)):
            return self._dotted(dotted)
        foreign = _FOREIGN.match(self._text, at)
        # three characters are a name only where no surname is among them: 其其格
        least = 4 if self._text[at : at + 1] in self._surnames else 3
        size = self._foreign(at, foreign.end(), least) if foreign else 0
        best, score = None, 0
        for surname in (2, 1):
            row = self._surnames.get(self._text[at : at + surname])
            if row is None or len(row.surface) != surname:
                continue
            for given in (2, 1):
                end = at + surname + given
                worth = self._worth(row, at, at + surname, end)
                if worth > score:
                    best, score = end, worth
            if best:
                break
        if size and (best is None or at + size > best + 1):
            return at, at + size
        return (at, best) if best else None

    def series_before(self, end: int, *, sure: bool) -> list[tuple[int, int]]:
        """The names of the list that ends at a place, in order: 徐小莉、刘志伟 before 当选; none if there is no name.

        In a list whose last is a name (`sure`: it must be one), one with unusual characters between two marks is one
        too.
        """
        found: list[tuple[int, int]] = []
        end = self._before_bracket(end)
        while len(found) < _LONGEST_LIST and (start := self._start_of(end, sure=sure or bool(found))) is not None:
            found.append((start, end))
            if self._text[start - 1 : start] not in _JOINTS or not start:
                break
            end = self._before_bracket(start - 1)
        return found[::-1]

    def _before_bracket(self, end: int) -> int:
        """The end of a name that a remark in brackets follows: 赵文芝（女）."""
        bracket = _REMARK.search(self._text, max(0, end - 8), end)
        return bracket.start() if bracket else end

    def _start_of(self, end: int, *, sure: bool) -> int | None:
        """The start of the whole name that ends at a place, None if none does; `sure` says that one is expected."""
        text = self._text
        for size in (3, 2, 4):
            start = end - size
            if start < 0 or (start and text[start - 1] not in _BEFORE and text[start - 1] not in _JOINTS):
                continue
            row = self._surnames.get(text[start : start + 2]) if size > 2 else None
            row = row or self._surnames.get(text[start])
            if row is None or (size == 4 and len(row.surface) != 2) or (row.doubtful and not sure):
                continue
            given = text[start + len(row.surface) : end]
            if not _HAN.fullmatch(given) or text.startswith(row.words, start, end):
                continue
            if sure and row.common:
                return start
            if NEVER.isdisjoint(given) and (GIVEN.issuperset(given) or (row.common and size == 3)):
                return start
        return None

    def is_name(self, start: int, end: int) -> bool:
        """Whether a whole range reads as a name."""
        row = self._surnames.get(self._text[start : start + 1])
        given = self._text[start + 1 : end]
        return row is not None and GIVEN.issuperset(given) and not self._text.startswith(row.words, start, end)

    def _worth(self, row: Surname, start: int, given: int, end: int) -> int:
        """How plausible a range is as a name: 0 if it is not one, more for a better one."""
        text = self._text
        characters = text[given:end]
        # 郑又青：, where marks isolate the name
        parted = (
            row.common and len(characters) == 2 and characters[-1] in GIVEN and text[end : end + 1] in ("：", "，", " ")
        )
        never = not NEVER.isdisjoint(characters[1:] if parted else characters)
        if len(characters) < end - given or never or not _HAN.fullmatch(characters):
            return 0
        if text.startswith(row.words, start, end):
            return 0
        usual = GIVEN.issuperset(characters)
        follower = FOLLOWED.match(text, end)
        if row.doubtful and (not usual or follower is None or (len(follower[0]) == 1 and _HAN.match(follower[0]))):
            return 0
        if follower:
            # 孙淦向与会人员介绍: a preposition is rarely the last of a name, but in 庄可为跑 it is not one
            if characters[-1] in "向为因":
                return 6 if _NO_OBJECT.match(text, end) else 2 + usual + 2 * (len(follower[0]) > 1)
            return 4 + usual + 2 * (len(follower[0]) > 1)
        return int(usual and len(characters) == 2)

    def _foreign(self, at: int, end: int, least: int) -> int:
        """The length of a name of another language, of `least` characters or more and up to `end`, otherwise 0."""
        ends = [(FOLLOWED.match(self._text, stop), stop) for stop in range(end, at + least - 1, -1)]
        followed = [(len(after[0]) != 1 or not _HAN.match(after[0]), stop) for after, stop in ends if after]
        return max(followed)[1] - at if followed else 0

    def _dotted(self, match: re.Match[str]) -> tuple[int, int] | None:
        """A name with a dot ends at the first place where something that can follow names comes next."""
        first = re.split("[·•]", match[0])[0]
        if sum(character in FOREIGN for character in first) * 2 < len(first):
            return None
        text, dot = self._text, max(match[0].rfind("·"), match[0].rfind("•")) + match.start() + 1
        end = dot + 1
        while end < match.end() and text[end] in FOREIGN:
            end += 1
        while end < match.end() and not FOLLOWED.match(text, end):
            end += 1
        return (match.start(), end) if FOLLOWED.match(text, end) else None


def _surnames(lexicon: Lexicon) -> dict[str, Surname]:
    return {row.surface: row for row in lexicon.rows("surnames", Surname)}


def _firsts(lexicon: Lexicon) -> frozenset[str]:
    """The characters that names, or the space before a name, begin with."""
    surnames: dict[str, Surname] = lexicon.derived(_surnames)
    return FOREIGN.union((surname[:1] for surname in surnames), " 　") - _NO_NAME
