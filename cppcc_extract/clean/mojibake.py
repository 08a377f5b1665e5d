"""Bytes shifted across a GBK boundary, undone by the mechanism that made them.

If the lead byte of a character was lost, a decoder writes ``?`` (or U+FFFD) and pairs all later bytes off by one:
省（市） (CA A1, A3 A8, CA D0, A3 A9) becomes ``?。ㄊ校┱``. The pairing is right again after an ASCII byte that was the
second half of a character (筹 in traditional print is BB 49, so 。籌 becomes ``?；I``), or where the odd byte before a
character that cannot pair is dropped as well. Width may have been folded since (；to ;).

So: put the bytes together again, with each lead byte in front, and pair them again. What the bytes decide is taken if
it reads as Chinese and the damaged text does not; what they leave open, the first character and one whose second
byte was dropped, is decided by the words of the tables or by being punctuation. If neither does, the damage stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from string import ascii_letters

from cppcc_extract.clean.furniture import Vocabulary, build_vocabulary
from cppcc_extract.clean.script import load_dictionary
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import Edit

# The mark, then what was shifted: to the end of the line or the next mark.
_MARK = re.compile("[?\ufffd](?=[^\\s?\ufffd—─])")
_RUN = re.compile("[^\n?\ufffd]*")
_FOLDED = str.maketrans(",;:!()", "，；：！（）")
_POINTS = "，。、；：？！（）《》“”‘’—…·%"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"  # of glosses, which are still there
_PLAIN = frozenset(_POINTS + _TONES + "〇ⅠⅡⅢⅣⅤ①②③④⑤⑥⑦⑧⑨")
_AT_ONCE = "，。、；：,;:"  # punctuation that does not follow a question mark
_FEW = 12  # options among which a word of two characters decides
_TIED = 6  # equally good readings that are tried in turn
_LONE = re.compile(r"(?<![\x00-\x7f])[@-~](?=[^\x00-\x7f]|[(])")  # one letter between Chinese
_MOST = 240  # characters of one run that are read: longer damage was not caused by one lost byte
_AROUND = 6  # characters on either side within which a word may cover the place
_PLACES = 200  # damaged places of one text that are examined: one with more was not damaged by single bytes
_NEAR = 2000  # characters on either side in which the text's own words are looked for
_REACH = 40  # characters on either side in which a bracket is looked for
_HAN = re.compile("[\u3400-\u9fff]+$")
_NO_NEIGHBOUR = "，。、；：？！\0"
_SINGLE = "的和与了在对为把被将向从就以等及个件名次不也都是有到由并"  # words of one character
_PAIRS = {"）": "（", "》": "《", "”": "“", "’": "‘"}
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万亿两余多]$")


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged range of the text, and what it was: None if the tables do not decide."""

    start: int
    end: int
    repaired: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Bytes paired again: the known characters between the first, of which `head` is the second byte, and the last,
    of which `tail` is the lead byte (None if no byte was dropped after it)."""

    size: int
    head: bytes
    middle: str
    tail: bytes | None
    cost: int


def find_damage(text: str, lexicon: Lexicon) -> list[Damage]:
    """Each damaged place in order; a question mark in sound text is not one."""
    found: list[Damage] = []
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() < at:
            continue
        run = _RUN.match(text, mark.end(), min(len(text), mark.end() + _MOST))
        shifted = run[0] if run else ""
        if not _odd(shifted):
            continue
        whole = run is not None and text[run.end() : run.end() + 1] in ("", "\n")
        readings = _by_words(shifted, _read(shifted, whole=whole), lexicon)
        damage = _settled(text, mark.start(), readings, lexicon)
        if damage is None:
            continue
        found.append(damage)
        at = damage.end
        if len(found) == _PLACES:
            break
    return found


def clean_damage(damages: list[Damage]) -> list[Edit]:
    """The edits that undo the damage that could be decided."""
    return [Edit(d.start, d.end, d.repaired) for d in damages if d.repaired is not None]


def _odd(shifted: str) -> bool:
    """Whether the text after a mark is damaged: punctuation at once, or soon a strange character."""
    near = shifted[:24]
    return near[0] in _AT_ONCE or any(map(is_strange, near)) or _LONE.search(near) is not None


def _read(shifted: str, *, whole: bool) -> list[_Reading]:
    """The best pairings of the shifted characters; empty if none reads better than the text as it is.

    `whole` says that they reach the end of their line, so that a byte may have been dropped there.
    """
    costs = [2 * is_strange(char) for char in shifted]
    for match in _LONE.finditer(shifted):
        costs[match.start()] += 2
    costs[0] += 2 * (shifted[0] in _AT_ONCE)
    before = [0, *accumulate(costs)]
    totals: list[tuple[int, int, _Reading]] = []
    for reading in _pairings(shifted):
        if reading.size == len(shifted) and reading.tail is not None and not whole:
            break
        totals.append((reading.cost + before[-1] - before[reading.size], reading.size, reading))
    least = min((total for total, _, _ in totals), default=0)
    best = [reading for total, _, reading in totals if total == least][:_TIED]
    return [r for r in best if r.cost <= 1 + r.size // 8 and before[r.size] > r.cost]


def _by_words(shifted: str, readings: list[_Reading], lexicon: Lexicon) -> list[_Reading]:
    """Of equally good readings, those with the most words of the tables, and what they leave."""
    if len(readings) < 2:
        return readings
    words = lexicon.derived(build_vocabulary).words
    end = max(reading.size for reading in readings) + 4
    known: list[int] = []
    for reading in readings:
        text = _simple(reading.middle) + "\0" + _simple(shifted[reading.size : end])
        known.append(sum(text[n : n + size] in words for n in range(len(text)) for size in (2, 3, 4)))
    return [reading for reading, count in zip(readings, known, strict=True) if count == max(known)]


def _pairings(shifted: str) -> Iterator[_Reading]:
    """Each way to pair again from the start of the run, by where the pairing is right again."""
    head = b""
    pending = b""
    middle: list[str] = []
    cost = 0
    for index, char in enumerate(shifted):
        if index and pending:
            # The byte left over may have lost its second half here.
            yield _Reading(index, head, "".join(middle), pending, cost + 1)
        wide = char.translate(_FOLDED)
        try:
            pair = wide.encode("gbk")
        except UnicodeEncodeError:
            return
        if not head:
            if len(pair) != 2 and not 0x40 <= pair[0] < 0x7F:
                return
            head = pair[:1]
        else:
            joined = _decode(pending + pair[:1])
            if joined is None:
                return
            middle.append(joined)
            cost += 2 * is_strange(joined)
        if len(pair) == 1:
            yield _Reading(index + 1, head, "".join(middle), None, cost)
            return
        pending = pair[1:]
        if pending[0] < 0x80:
            # The second byte was ASCII: it stands for itself, and the pairing is right again.
            yield _Reading(index + 1, head, "".join(middle) + pending.decode(), None, cost + 3)
            return
    if pending:
        yield _Reading(len(shifted), head, "".join(middle), pending, cost + 1)


def _settled(text: str, start: int, readings: list[_Reading], lexicon: Lexicon) -> Damage | None:
    """The damage under the reading that decides it, otherwise under the first that is possible."""
    possible: list[Damage] = []
    for reading in readings:
        end = start + 1 + reading.size
        firsts, lasts = _options(text, end, reading)
        if firsts and lasts:
            possible.append(Damage(start, end, _settle(text, start, end, reading, firsts, lasts, lexicon)))
    decided = [damage for damage in possible if damage.repaired is not None]
    if len(decided) == 1:
        return decided[0]
    # One letter at once after the mark (A股?B股) is not a sign of damage by itself.
    return Damage(start, possible[0].end, None) if possible and text[start + 1] not in ascii_letters else None


def _options(text: str, end: int, reading: _Reading) -> tuple[Sequence[str], Sequence[str]]:
    """What the first and the last character may have been; the last is empty if no byte was dropped."""
    if reading.tail is None:
        return _characters(None, reading.head, b""), [""]
    follower = text[end : end + 1].encode("gbk", "ignore")[:1]
    return _characters(None, reading.head, b""), _characters(reading.tail, None, follower)


def _settle(
    text: str, start: int, end: int, reading: _Reading, firsts: Sequence[str], lasts: Sequence[str], lexicon: Lexicon
) -> str | None:
    """The text before the damage; None if the first or the last character stays open."""
    around = text[max(0, start - _NEAR) : start] + "\n" + text[end : end + _NEAR]
    judge = _Judge(
        _simple(around), load_dictionary().sign.search(around) is not None, lexicon.derived(build_vocabulary)
    )
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH].translate(_FOLDED)
    last: str | None = ""
    if reading.tail is not None:
        last = judge.choose(lasts, before + "\0" + reading.middle, behind)
    if last is None:
        return None
    first = judge.choose(firsts, before, reading.middle + last + behind)
    return first + reading.middle + last if first else None


@lru_cache(maxsize=1024)
def _characters(lead: bytes | None, trail: bytes | None, follower: bytes) -> tuple[str, ...]:
    """The usual characters with this lead or trail byte; after a dropped byte only those that a decoder drops."""
    found: list[str] = []
    for byte in range(0x81, 0xFF):
        other = bytes((byte,))
        char = _decode(other + trail if trail is not None else (lead or b"") + other)
        if char is None or is_strange(char):
            continue
        if trail is None and follower and follower[0] >= 0x40 and _decode(other + follower) is not None:
            continue
        found.append(char)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Chooses among characters by words: those of the tables and those nearby in the text."""

    around: str
    hant: bool
    words: Vocabulary

    def choose(self, options: Sequence[str], before: str, behind: str) -> str | None:
        """The only option that makes the longest word with its neighbours, otherwise the punctuation that fits.

        None if two are equally good, or if another option occurs beside the same neighbour nearby.
        """
        known = load_dictionary()
        wrong = known.simplified if self.hant else known.alone
        left, right = _simple(before).translate(_FOLDED), _simple(behind)
        plain = {char: _simple(char) for char in options if char not in wrong}
        sizes = {char: self._size(left, one, right, strict=len(plain) > _FEW) for char, one in plain.items()}
        best = max(sizes.values(), default=0)
        winners = [char for char, size in sizes.items() if size == best]
        if best == 0:
            winners = [char for char in plain if _fits(char, left, right, self.words.words)]
        if len(winners) != 1:
            return None
        rivals = [one for char, one in plain.items() if char not in winners and one not in _POINTS]
        seen = best < 3 and any(left[-1:] + one in self.around or one + right[:1] in self.around for one in rivals)
        return None if seen else winners[0]

    def _size(self, left: str, char: str, right: str, *, strict: bool) -> int:
        """The length of the longest word that covers the place, 0 without one; a classifier after a number is one."""
        if char in _POINTS:
            return 0
        size = _longest(left[-_AROUND - 2 :], char, right[: _AROUND + 2], self.words.words, strict=strict)
        three = left[-1:] + char + right[:1]
        if size < 3 and len(three) == 3 and _HAN.match(three) and three in self.around:
            size = 3
        return size or int(char in self.words.classifiers and _NUMERAL.search(left) is not None)


def _longest(left: str, char: str, right: str, words: frozenset[str], *, strict: bool) -> int:
    """The length of the longest word around the place, 0 if there is none.

    Among many options a word of two characters easily arises by chance: `strict` requires it between other words,
    punctuation or numbers.
    """
    around = left + char + right
    place = len(left)
    for size in range(min(_AROUND, len(around)), 1, -1):
        for start in range(max(0, place - size + 1), min(place, len(around) - size) + 1):
            end = start + size
            if around[start:end] in words and (
                size > 2 or not strict or (_ends(around[:start], words) and _begins(around[end:], words))
            ):
                return size
    return 0


def _ends(text: str, words: frozenset[str]) -> bool:
    return not text or not _HAN.match(text[-1]) or text[-1] in _SINGLE or any(text[-n:] in words for n in (2, 3, 4))


def _begins(text: str, words: frozenset[str]) -> bool:
    return not text or not _HAN.match(text[0]) or text[0] in _SINGLE or any(text[:n] in words for n in (2, 3, 4))


def _fits(point: str, left: str, right: str, words: frozenset[str]) -> bool:
    """Whether a character is punctuation that fits between the two.

    A bracket or quotation mark must close or open one; a full stop, semicolon or enumeration comma needs a word of
    the tables after it, since it is rare enough for another character to be as likely.
    """
    if not left or left[-1] in _NO_NEIGHBOUR or (right[:1] in _NO_NEIGHBOUR and right):
        return False
    if point in _PAIRS:
        return left.rfind(_PAIRS[point]) > left.rfind(point)
    if point == "，":
        return True
    return point in "。；、：" and any(right[:size] in words for size in (2, 3, 4))


def _simple(text: str) -> str:
    return text.translate(load_dictionary().characters)


@lru_cache(maxsize=4096)
def is_strange(char: str) -> bool:
    """Whether a character is neither ASCII nor punctuation, and when simplified not among the usual 3,755."""
    if char < "\x80" or char in _PLAIN:
        return False
    try:
        code = load_dictionary().characters.get(ord(char), char).encode("gb2312")
    except UnicodeEncodeError:
        return True
    return not 0xB0 <= code[0] <= 0xD7


def _decode(pair: bytes) -> str | None:
    try:
        char = pair.decode("gbk")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 else None
