"""Numbers with their bound words and units.

A scanner cuts numerals out of the text; what stands directly before and after decides whether it is a quantity,
an ordinal, a name made with a number, or nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cppcc_extract.find import numerals
from cppcc_extract.find.bounds import Bounds
from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.find.numerals import tidy
from cppcc_extract.find.place_names import PlaceNames
from cppcc_extract.find.units import Found, Units
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Bound, Number

# a longer run of digits is a code, not a number
_LONGEST = 32
# An implied unit is accepted for large numbers that end a clause, but not for a possible year.
_IMPLIED_FROM, _YEARS = 1000, range(1900, 2100)
_CLOSES = re.compile(r"[，。；、！？）】”\n]|$|的|用于|修|建|购")
# 九成五 is 95 per cent
_TENTHS = {"半": 5} | {character: n for n, character in enumerate("一二三四五六七八九", 1)}
_TENTH = re.compile(
    r"半(?![年月天日])|[一二三四五六七八九](?![一二三四五六七八九十百千万亿是要]|点[一二三四五六七八九])"
)
_SPAN = re.compile(r"\s?(?:（含）)?(?:至|到|—+|-+|~|～|－|–)\s?")
# 占一半以上, 落地一半, 过半, 超半数; not 一半是委员, 另一半, 年过半百, 过半年
_HALF = re.compile(
    r"一半(?=以上)|(?<=[占的近超约过达成地了到足])一半(?![时天年月日小路径])"
    r"|(?<=[过超近足到])半(?:数|(?![百年月天日夜晚路个价导径程山小边生辈拍]))"
)
# 负三十二, -10000; not 肩负, and not the second of a span
_NEGATIVE = re.compile(r"(?<![担肩承背辜欺抱自胜])负$|(?<![\dA-Za-z一-鿿）)\-])[-－−]$|(?<=[长降比为])[-－−]$")
# 三分之二; 三分一 in Hong Kong
_OVER = re.compile(r" {0,2}分 {0,2}之 ?(?P<minus>负)?|(?<=[三四五])分(?=[一二三四](?![一二三四五六七八九十百秒个成]))")
_AND_PART = re.compile(r" ?又 ?| (?=\d+ ?/ ?\d)")
_SLASH = re.compile(r" ?/ ?(?P<base>\d+)(?![\d/.A-Za-z])")
# 第六、十次, 十三届三次, 十六届人大三次会议, 第1、2、3组
_NUMERAL = r"[0-9零一二两三四五六七八九十百]{1,5}"
_ORDINAL = re.compile(
    rf"第(?:{_NUMERAL}[、和至—-])*$"
    rf"|届(?:[^，。；：！？\n\d]{{0,4}}(?:人大|政协|党代会|常委会|委员会))?(?:{_NUMERAL}次?[、和至—-])*$"
)
_ORDINAL_TAIL = re.compile(rf"[次届]|中全会|[、和至—-]{_NUMERAL}")
# 6栋7楼, 3栋2单元: parts of an address
_ADDRESS = re.compile(r"(?<=[栋幢座])[0-9一二三四五六七八九十]{1,3}(?:楼|单元|号|室)")
_WITHIN = re.compile(r"[0-9一二三四五六七八九十][栋幢座]$")
# numbers as predicates: 答案是四不是五, 排名前三的
_NAMED_NUMBER = re.compile(r"[是为前].(?:[不而却那的，。；！？]|$)")
# 7点20分, 18时30分
_OF_HOUR = re.compile(r"[0-9一二三四五六七八九十][点时]$")
_LIST = re.compile(r"[、和及]\s?")
# what turns a number into part of a code or a slogan: G337, 5G, 1+3, 136+N, A4
_CODE_BEFORE = re.compile(r"[A-Za-z+＋#:/_]$|(?<!\.)\.$")
_CODE_AFTER = re.compile(r"[+＋#:/_]|[A-Za-z]{2}|[A-Z]")
_SCALES = "百千万亿"
_DIGIT = re.compile(r"[0-9]")


def find_quantities(
    text: str, lexicon: Lexicon, taken: Iterable[tuple[int, int]] = (), *, bare: bool = False
) -> list[QuantityMention]:
    """The quantities of a clean text, in order, except in the ranges `taken` by times and names.

    With `bare`, numbers without a unit are given too (`unit` is None). Without it only those that share the unit of
    the next member of a list (18、23、31件).
    """
    scanner: _Scanner = lexicon.derived(_Scanner)
    return scanner.scan(text, taken, bare)


@dataclass(slots=True)
class _Number:
    """A numeral, or two that make a range, in a text, and what is known about it so far."""

    start: int
    end: int
    value: Number
    value_max: Number | None
    bound: Bound
    lone: bool
    """Whether it is one Chinese character, which is accepted only with a unit."""


class _Scanner:
    """The scanner over the tables of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = Units(lexicon)
        self._bounds = Bounds(lexicon)
        # what may follow a numeral of one Chinese character that is a quantity
        self._followers = self._units.first | frozenset("分多余来几至到个半—-~～－–")
        self._percent = self._units.named("%")
        self._exceptions = lexicon.rare("not_numbers")
        self._places = PlaceNames(lexicon)

    def scan(self, text: str, taken: Iterable[tuple[int, int]], bare: bool) -> list[QuantityMention]:
        words = [(at + 1 - size, at + 1) for at, (size, _) in self._exceptions.raw(text)]
        words = [word for word in words if not self._is_number(text, *word)]
        closed = sorted([*words, *self._places.find(text), *taken])
        starts = [start for start, _ in closed]
        found: list[QuantityMention] = []
        at = 0
        while begin := numerals.BEGIN.search(text, at):
            start = begin.start()
            match = numerals.PATTERN.match(text, start)
            if match is None or _in_a_word(text, start, match.end()):
                at = start + 1
                continue
            at = end = match.end()
            index = bisect_right(starts, start)
            if index and closed[index - 1][1] > start and not _OVER.match(text, end):
                at = max(end, closed[index - 1][1])
                continue
            if index < len(closed) and starts[index] < end:
                at = end = _cut(text, start, end, starts[index])
            run = numerals.RUN.match(text, end) if text[start] > "9" else None
            if run and self._runs_on(text, end, starts):
                at = run.end()
                continue
            if end - start > _LONGEST or not self._may_be(text, start, end, bare=bare):
                continue
            quantity = self._read(text, start, end, bare=bare)
            if quantity is None:
                at = run.end() if run else end
                continue
            at = max(quantity.end, start + 1)
            if not _rhetorical(text, quantity):
                found.append(quantity)
        return _shared(text, found, bare)

    def _is_number(self, text: str, start: int, end: int) -> bool:
        """Whether a word of the table is a number here: 12345 in 12345件 and in 1234567件, but not in 12345平台."""
        before, last, after = text[max(0, start - 1) : start], text[end - 1], text[end : end + 1]
        if (_DIGIT.match(before) and _DIGIT.match(text[start])) or (_DIGIT.match(last) and _DIGIT.match(after)):
            return True
        unit = self._units.at(text, end) if text[start:end].isdecimal() else None
        return unit is not None and unit.unit.kind != "noun"

    def _runs_on(self, text: str, end: int, words: Sequence[int]) -> bool:
        """Whether a numeral continues where the grammar stops, so that it is not well formed as a whole."""
        index = bisect_left(words, end)
        return self._units.at(text, end) is None and not (index < len(words) and words[index] == end)

    def _may_be(self, text: str, start: int, end: int, *, bare: bool) -> bool:
        """Whether a numeral may be a quantity; one of a single Chinese character by what follows it, or alone."""
        if end - start > 1 or text[start] <= "9" or text[start] == "半":
            return True
        if text[start] in numerals.CHEQUE:
            return bare and text.startswith("又", end)
        follower = text[end : end + 1]
        return follower in self._followers or (bare and (follower == "又" or _alone(text, start, end)))

    def _read(self, text: str, start: int, end: int, *, bare: bool) -> QuantityMention | None:
        if _NEGATIVE.search(text, max(0, start - 2), start):
            found = self._read_plain(text, start, end, bare=bare, signed=True)
            return found and replace(found, start=start - 1, value=-found.value)
        if half := self._half(text, start):
            return half
        return self._read_plain(text, start, end, bare=bare)

    def _read_plain(
        self, text: str, start: int, end: int, *, bare: bool, signed: bool = False
    ) -> QuantityMention | None:
        if _ordinal(text, start, end) or (not signed and self._in_a_code(text, start)):
            return None
        numeral = numerals.value(text[start:end])
        if numeral is None:
            return None
        number = _Number(start, end, *numeral, lone=end - start == 1 and text[start] > "9")
        if (over := _OVER.match(text, end)) or bare:
            share = self._share(text, number, over) if over else self._fraction(text, number)
            if over or share:
                return share
        self._join(text, number)
        between, place = self._between(text, number)
        found = self._units.at(text, place)
        if found is None:
            return self._without_unit(text, number, bare=bare)
        of_hour = found.unit.dimension == "score" and _OF_HOUR.search(text, max(0, start - 2), start)
        if of_hour or (found.unit.whole and "." in text[start:end]) or (found.unit.doubtful and number.lone):
            return None
        if _ADDRESS.match(text, found.end) or (
            _ADDRESS.match(text, start) and _WITHIN.search(text, max(0, start - 2), start)
        ):
            return None
        number.bound = between or number.bound
        lasting = self._units.at(text, found.end + 1) if self._bounds.between(text, found.end) else None
        if lasting and lasting.unit.kind == "time":
            # 两个多小时
            number.bound, found = self._bounds.between(text, found.end) or number.bound, lasting
        return self._measured(text, number, found, signed=signed)

    def _between(self, text: str, number: _Number) -> tuple[Bound | None, int]:
        """The text between a number and its unit: a bound word, or a typesetter's space."""
        place = number.end
        bound = self._bounds.between(text, place)
        if bound and self._units.at(text, place + 1):
            return bound, place + 1
        if text[place : place + 1] == " " and self._units.at(text, place + 1):
            return None, place + 1
        return None, place

    def _join(self, text: str, number: _Number) -> None:
        """Make a range of the number and a second one: 3至5万, 20人—30人."""
        joint = _SPAN.match(text, number.end)
        found = None if joint else self._units.at(text, number.end)
        if found and found.unit.kind != "noun":
            joint = _SPAN.match(text, found.end)
        second = numerals.PATTERN.match(text, joint.end()) if joint else None
        if second is None:
            return
        if found:
            again = self._units.at(text, second.end())
            if again is None or again.unit.name != found.unit.name:
                return
        if spanned := numerals.span(text[number.start : number.end], second[0]):
            number.value, number.value_max, number.bound = spanned
            number.end = second.end()

    def _in_a_code(self, text: str, start: int) -> bool:
        return _CODE_BEFORE.search(text, max(0, start - 2), start) is not None and not self._units.before(text, start)

    def _measured(self, text: str, number: _Number, found: Found, *, signed: bool) -> QuantityMention:
        """The quantity of a number with its unit."""
        if found.unit.tenths:
            found = Found(found.unit, self._in_per_cent(text, number, found.end))
        part, found = self._units.part(text, found)
        if part and number.value_max is None:
            number.value = tidy(Fraction(str(number.value)) + part)
        quantity = self._bounded(text, number, found.end, found.unit, signed=signed)
        if found.unit.dimension == "money":
            return replace(quantity, unit=self._units.before(text, quantity.start) or found.unit)
        implied = self._units.implied(text, quantity.start) if found.unit.coins else None
        return replace(quantity, unit=implied) if implied and implied.dimension == "money" else quantity

    def _in_per_cent(self, text: str, number: _Number, end: int) -> int:
        """九成五 is 95 per cent, 9.5折 too, 85折 is 85; in 两成三项 another number begins, but 升 of
        六成一升到七成 is a verb."""
        if number.value <= 10:
            number.value = tidy(Fraction(str(number.value)) * 10)
            number.value_max = None if number.value_max is None else tidy(Fraction(str(number.value_max)) * 10)
        tenth = _TENTH.match(text, end)
        behind = self._units.at(text, tenth.end()) if tenth else None
        if tenth and (behind is None or behind.unit.kind == "measure"):
            number.value = tidy(number.value + _TENTHS[tenth[0]])
            return tenth.end()
        return end

    def _without_unit(self, text: str, number: _Number, *, bare: bool) -> QuantityMention | None:
        quantity = self._bounded(text, number, number.end, None)
        unit = self._units.before(text, quantity.start)
        closes = unit is None and _CLOSES.match(text, quantity.end)
        if closes and (head := self._units.headed(text, quantity.start)):
            return replace(
                quantity, value=tidy(Fraction(str(quantity.value)) * head[1]), unit=head[0], rule="quantity.headed"
            )
        if closes and _tells_an_amount(text, number):
            money = self._units.named("元") if text.endswith("个亿", 0, number.end) else None
            unit = self._units.implied(text, quantity.start) or money
        if unit is not None:
            return replace(quantity, unit=unit, rule="quantity.implied")
        bound_end = quantity.end > number.end
        lone = number.lone and number.value_max is None and not (bare and _alone(text, number.start, number.end))
        if lone or (_CODE_AFTER.match(text, number.end) and not (bound_end and bare)):
            return None
        return quantity

    def _half(self, text: str, start: int) -> QuantityMention | None:
        """占一半以上, 过半, 超半数: fifty per cent."""
        match = _HALF.match(text, start)
        if match is None:
            return None
        number = _Number(start, match.end(), 50, None, "exact", lone=False)
        half = self._bounded(text, number, match.end(), self._percent)
        if text[start] == "半" and text[start - 1] == "过" and half.start == start:
            return replace(half, start=start - 1, bound="over")
        return half

    def _share(self, text: str, base: _Number, over: re.Match[str]) -> QuantityMention | None:
        """三分之二, 百分之六十一: a share in per cent."""
        top = numerals.PATTERN.match(text, over.end())
        worth = numerals.value(top[0]) if top else None
        if top is None or worth is None or not base.value:
            return None
        exact = float(worth.value) / float(base.value) * (-100 if over["minus"] else 100)
        # two decimals if the division does not end: 三分之二 is 66.67
        share = tidy(exact if exact < 0.1 or str(base.value).strip("0") == "1" else round(exact, 2))
        number = _Number(base.start, top.end(), share, None, worth.bound, lone=False)
        return self._bounded(text, number, number.end, self._percent)

    def _fraction(self, text: str, number: _Number) -> QuantityMention | None:
        """3/5 and 三百五十又三分之一: numbers with a fraction, which take no unit."""
        end, value = number.end, Fraction(number.value)
        if slash := _slash(text, end):
            return self._bounded(text, replace(number, value=tidy(value / slash[0]), end=slash[1]), slash[1], None)
        joint = _AND_PART.match(text, end)
        base = numerals.PATTERN.match(text, joint.end()) if joint else None
        worth = numerals.value(base[0]) if base else None
        if base is None or worth is None:
            return None
        if slash := _slash(text, base.end()):
            part, end = Fraction(worth.value) / slash[0], slash[1]
        else:
            over = _OVER.match(text, base.end())
            top = numerals.PATTERN.match(text, over.end()) if over else None
            above = numerals.value(top[0]) if top else None
            if top is None or above is None or not worth.value:
                return None
            part, end = Fraction(above.value) / Fraction(worth.value), top.end()
        return self._bounded(text, replace(number, value=tidy(value + part), end=end), end, None)

    def _bounded(
        self, text: str, number: _Number, end: int, unit: Unit | None, *, signed: bool = False
    ) -> QuantityMention:
        """The quantity with the bound words beside it in its range."""
        start = number.start
        said = {number.bound} - {"exact"}
        if not signed and (before := self._bounds.before(text, start)):
            start = before.at
            said.add(before.bound)
        if after := self._bounds.after(text, end, unit):
            end = after.at
            said.add(after.bound)
        settled: Bound = "exact" if not said else said.pop() if len(said) == 1 else "about"
        rule = f"quantity.{unit.kind if unit else 'bare'}"
        span = (number.start, number.end)
        return QuantityMention(start, end, number.value, number.value_max, unit, settled, span, rule)


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Whether a character of cheques is one of a word: 队伍百炼成钢, 收拾三间房."""
    before = text[max(0, start - 1) : start]
    if text[start] not in numerals.CHEQUE or not "\u4e00" <= before <= "\u9fff" or before == "负":
        return False
    return sum(character in numerals.CHEQUE for character in text[start:end]) < 2


def _cut(text: str, start: int, end: int, word: int) -> int:
    """The end of a numeral that a word without a number cuts short: 千亿一流企业, but 三十一起 is 31."""
    return word if word > start and text[word - 1] in _SCALES else end


def _ordinal(text: str, start: int, end: int) -> bool:
    found = _ORDINAL.search(text, max(0, start - 16), start)
    if found is None:
        return text[start] > "9" and text.startswith("届", end)
    # 十三届128名委员 counts
    return found[0][0] == "第" or (text[start] > "9" and _ORDINAL_TAIL.match(text, end) is not None)


def _tells_an_amount(text: str, number: _Number) -> bool:
    year = text[number.start : number.end].isdigit() and number.value in _YEARS
    return number.value >= _IMPLIED_FROM and not year


def _slash(text: str, end: int) -> tuple[int, int] | None:
    slash = _SLASH.match(text, end)
    return (int(slash["base"]), slash.end()) if slash and int(slash["base"]) else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a numeral is not part of a word: “五”, 答案是五, unlike 一切 or 万."""
    if end - start == 1 and text[start] in _SCALES:
        return False
    if _NAMED_NUMBER.match(text, max(0, start - 1), end + 1):
        return True
    return not any(
        "\u4e00" <= character <= "\u9fff" for character in text[max(0, start - 1) : start] + text[end : end + 1]
    )


def _rhetorical(text: str, quantity: QuantityMention) -> bool:
    """组织万名干部下基层, 打造亿元产业: a scale word alone, without a bound, means many."""
    numeral = text[quantity.number[0] : quantity.number[1]]
    return quantity.unit is not None and quantity.bound == "exact" and numeral.strip(_SCALES) == ""


def _shared(text: str, found: list[QuantityMention], bare: bool) -> list[QuantityMention]:
    """Bare numbers of a list take the unit of the member after them; other bare numbers stay only with `bare`."""
    settled: list[QuantityMention] = []
    for quantity in reversed(found):
        if quantity.unit is None and settled:
            follower = settled[-1]
            gap = text[quantity.end : follower.start]
            if follower.unit is not None and _LIST.fullmatch(gap):
                quantity = replace(quantity, unit=follower.unit, rule="quantity.shared")
        if quantity.unit is not None or bare:
            settled.append(quantity)
    settled.reverse()
    return settled
