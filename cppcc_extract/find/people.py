"""Names of people with their posts.

A post (副主席) tells that a name may follow; the surname begins it; where it ends is told by what follows it and by
what given names are written with. Several names share the post before them: 副主席陆景文、杨洋.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.find.spelling import FOLLOWED, FOREIGN, GIVEN, NEVER
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Surname

_HAN = re.compile(r"[一-鿿]+")
_DOT = re.compile(r"[·•]")
_FOREIGN = re.compile(f"[{''.join(sorted(FOREIGN))}]{{4,8}}")
_DOTTED = re.compile(r"[一-鿿]{1,7}(?:[·•][一-鿿]{1,7}){1,2}")
_AND = re.compile(r"[、和与及]|以及|[ 　](?=[一-鿿])")
_TITLES = ("总书记", "国家主席", "总理", "委员长")
# Where the words before a post are no more part of it.
_EDGE = re.compile(
    r"[^一-鿿·a-zA-Z0-9+]|由|是|在|听取|与|(?<!呼)和(?![平田县顺政龙静硕布林])|(?<![大协])同(?![心济仁安德江仁])|(?<!面)对|向|把|"
    r"让|的|了|受|请|据|以|从|(?<!当)时|(?<!周)到|为|及|会见|拜访|陪同|走访|看望|慰问|(?<!学)说|称|有(?!限)|(?<!单)位|"
    r"(?<=[\d一二两三四五六七八九十几余多])[名个位]|当选|担任|出任|当年|期间|以来|(?<=\d)[年月日]|致电|采访|"
    r"如(?![东皋])|邀|上午|下午|当晚|晚上|使|给|经(?![济贸信营开理纪])|而|但|被|将(?![乐])"
)
# What stands behind most posts that no name follows.
_NO_NAME = frozenset("，。、；：会们的在等团“”《》（）\n")
_REACH = 40  # characters before a post that may belong to it
_LONG = 26  # a longer run without an organisation is a sentence and not a post


def find_people(text: str, lexicon: Lexicon, organisations: Sequence[OrganisationMention]) -> list[PersonMention]:
    """The people named with a post in a clean text, in order.

    `post` is the series of posts before the name as written; a later name of a list has the post of the first.
    """
    hits = [(last + 1 - size, last + 1) for last, (size, _) in lexicon.matcher("posts").raw(text)]
    reader = _Names(text, lexicon, {start for start, _ in hits})
    posts = _Posts(text, hits, organisations)
    found: list[PersonMention] = []
    at = 0
    for hit, end in hits:
        if hit < at or not reader.may_begin(text[end : end + 1]):
            continue
        names = list(reader.series(end))
        if not names:
            continue
        start = posts.start(hit, end)
        post = text[start:end]
        for first, last in names:
            rule = "person.post" if first == names[0][0] else "person.series"
            found.append(PersonMention(first, last, text[first:last], start, post, rule))
        at = names[-1][1]
    found.extend(_leaders(text, reader, found))
    found.sort(key=lambda person: person.start)
    return found


def _leaders(text: str, reader: _Names, found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Those whose name stands before their title: 习近平总书记."""
    taken = {person.start for person in found}
    for title in _TITLES:
        at = text.find(title)
        while at >= 0:
            for size in (3, 2):
                start = at - size
                if start >= 0 and start not in taken and reader.is_name(start, at):
                    taken.add(start)
                    yield PersonMention(start, at, text[start:at], at, title, "person.title")
                    break
            at = text.find(title, at + 1)


class _Names:
    """Reads names from given places of a text."""

    def __init__(self, text: str, lexicon: Lexicon, posts: set[int]) -> None:
        self._text = text
        self._surnames: dict[str, Surname] = lexicon.derived(_surnames)
        self._firsts: frozenset[str] = lexicon.derived(_firsts)
        self._posts = posts
        self._dots = bool(_DOT.search(text))  # most texts name nobody with a dot

    def may_begin(self, character: str) -> bool:
        """Whether a name may stand behind a post that this character follows."""
        return character in self._firsts or (self._dots and character not in _NO_NAME)

    def series(self, at: int) -> Iterator[tuple[int, int]]:
        """The names of a list that begins at a place; none if there is no name."""
        if self._text[at : at + 1] in (" ", "　"):
            at += 1
        name = self.name(at)
        while name:
            yield name
            joint = _AND.match(self._text, name[1])
            name = self.name(joint.end()) if joint and joint.end() not in self._posts else None

    def name(self, at: int) -> tuple[int, int] | None:
        """The range of the name that begins at a place."""
        if self._dots and (dotted := _DOTTED.match(self._text, at)):
            return self._dotted(dotted)
        foreign = _FOREIGN.match(self._text, at)
        size = self._foreign(at, foreign.end()) if foreign else 0
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

    def is_name(self, start: int, end: int) -> bool:
        """Whether a whole range reads as a name."""
        row = self._surnames.get(self._text[start : start + 1])
        given = self._text[start + 1 : end]
        return row is not None and GIVEN.issuperset(given)

    def _worth(self, row: Surname, start: int, given: int, end: int) -> int:
        """How good a name a range is: 0 for none, more for a better one."""
        text = self._text
        characters = text[given:end]
        if len(characters) < end - given or not NEVER.isdisjoint(characters) or not _HAN.fullmatch(characters):
            return 0
        if text.startswith(row.words, start, end):
            return 0
        usual = GIVEN.issuperset(characters)
        if follower := FOLLOWED.match(text, end):
            return 4 + usual + 2 * (len(follower[0]) > 1)
        return int(usual and len(characters) == 2)

    def _foreign(self, at: int, end: int) -> int:
        """The length of a name of another language, of four characters or more and up to `end`, else 0."""
        ends = [(FOLLOWED.match(self._text, stop), stop) for stop in range(end, at + 3, -1)]
        followed = [(len(after[0]) != 1 or not _HAN.match(after[0]), stop) for after, stop in ends if after]
        return max(followed)[1] - at if followed else 0

    def _dotted(self, match: re.Match[str]) -> tuple[int, int] | None:
        """A name with a dot ends at the first place where something follows that follows names."""
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


class _Posts:
    """Finds where the posts before a name begin."""

    def __init__(
        self, text: str, posts: Sequence[tuple[int, int]], organisations: Sequence[OrganisationMention]
    ) -> None:
        self._text = text
        self._by_end = {end: start for start, end in posts}
        self._organisations = organisations
        self._starts = [mention.start for mention in organisations]

    def start(self, post: int, end: int) -> int:
        """The start of the series of posts that ends with the one at `post:end`: 县政协委员、县医院院长."""
        start = self._office(post)
        while start > 1 and self._text[start - 1] in "、兼" and (before := self._by_end.get(start - 1)) is not None:
            start = self._office(before)
        return start

    def _office(self, post: int) -> int:
        """The start of one office: the post with the organisation or place before it."""
        low = max(0, post - _REACH)
        named = self._named(low, post)
        start = low
        for edge in _EDGE.finditer(self._text, low, post):
            at = edge.start()
            if not any(first <= at < last for first, last, _ in named):
                start = edge.end()
        first = next((first for first, _, sure in named if sure and first >= start), None)
        if first is not None:
            return first - 1 if first > start and self._text[first - 1] in "我原" else first
        return start if post - start <= _LONG and start > low - (low == 0) else post

    def _named(self, low: int, high: int) -> list[tuple[int, int, bool]]:
        """The organisations named between two places, and whether a name surely begins where it is said to.

        That of a firm or an office may be found too short, so a post may begin before it.
        """
        index = bisect_left(self._starts, low)
        named = []
        while index < len(self._organisations) and self._organisations[index].start < high:
            mention = self._organisations[index]
            if mention.end <= high:
                named.append((mention.start, mention.end, mention.kind in ("cppcc", "cppcc_body", "party")))
            index += 1
        return named


def _surnames(lexicon: Lexicon) -> dict[str, Surname]:
    return {row.surface: row for row in lexicon.rows("surnames", Surname)}


def _firsts(lexicon: Lexicon) -> frozenset[str]:
    """The characters that names, or the space before a name, begin with."""
    surnames: dict[str, Surname] = lexicon.derived(_surnames)
    return FOREIGN.union((surname[:1] for surname in surnames), " 　") - _NO_NAME
