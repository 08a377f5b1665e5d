"""Numbers with their bound words and units.

A scanner cuts numerals out of the text; what stands directly before and behind decides whether it is a quantity,
an ordinal, a name made with a number, or nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from cppcc_extract.find import numerals
from cppcc_extract.find.mentions import QuantityMention, TimeMention
from cppcc_extract.find.numerals import tidy
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Unit
from cppcc_extract.models import Bound, Number

_BEFORE: tuple[tuple[str, Bound], ...] = (
    ("不少于", "over"), ("不低于", "over"), ("不小于", "over"), ("超过", "over"), ("突破", "over"), ("高于", "over"),
    ("至少", "over"), ("大于", "over"), ("逾", "over"), ("超", "over"), ("上", "over"),
    ("不超过", "under"), ("不多于", "under"), ("不足", "under"), ("不到", "under"), ("低于", "under"),
    ("接近", "under"), ("将近", "under"), ("少于", "under"), ("近", "under"),
    ("大约", "about"), ("约", "about"), ("大概", "about"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("以上", "over"), ("有余", "over"), ("余", "over"), ("多", "over"), ("以下", "under"), ("以内", "under"),
    ("左右", "about"), ("上下", "about"),
)  # fmt: skip
# a longer run of digits is a code, not a number
_LONGEST = 32
_MEANING = dict(_BEFORE)
_ENDS = "，。；、：！？）\n"
_BEFORE_ENDING = {
    last: sorted((pair for pair in _BEFORE if pair[0].endswith(last)), key=lambda pair: -len(pair[0]))
    for last in {word[-1] for word, _ in _BEFORE}
}
# 九成五 is 95 per cent
_TENTHS = {"半": 5} | {character: n for n, character in enumerate("一二三四五六七八九", 1)}
_TENTH = re.compile(r"[一二三四五六七八九半](?=[，。；、：！？）以左上下的\n]|$)")
_BETWEEN: dict[str, Bound] = {"多": "over", "余": "over", "来": "about", "几": "about"}
# 附近, 最近, 节约, 公约, 早上, 晚上, 赶超: the character before tells that the bound word is part of another word
_NOT_BOUND = {"近": "附最远邻亲靠临贴", "约": "节公条契合预制签相邀特", "超": "赶反高", "上": "早晚以线加网会场"}
_RANGE = re.compile(r"\s?(?:至|到|—+|-|~|～|－|–)\s?")
# 约占四分之一, 占不到一成: the bound stands before the verb
_SHARE_BOUND = re.compile(r"(大约|约|超过|超|近|接近|不足|不到)占(?:到|比|了)?$")
_APART = re.compile(r"(?:至少|最少|不少于|不低于)[^，。；：！？\n]{1,20}$")
# 占一半以上, 落地一半; not 一半是委员, 另一半
_HALF = re.compile(r"一半(?![时天年月日小路径])")
_HALF_OF = tuple("占的近超约过达成地了到足")
# 超过委员总数的六成, 接近上年的两倍, 点击量已破12万次: the bound stands before what is measured, or in a verb
_OF_WHOLE = re.compile(
    r"(?P<bound>超过|超|逾|接近|近|不足|不到|高于|低于|约)[^，。；：\d]{1,12}的$|(?<!突)破$|(?<=[入均额价])过了$"
)
# 负三十二, -10000; not 肩负, and not the second of a span
_NEGATIVE = re.compile(r"(?<![担肩承背辜欺抱自胜])负$|(?<![\dA-Za-z一-鿿)）\-])[-－−]$|(?<=[长降比为])[-－−]$")
_OVER = re.compile(r" ?分 ?之 ?")
_NUMERAL = r"[\d零一二两三四五六七八九十百千万壹贰叁]+"
_AND_PART = re.compile(rf" ?又 ?(?P<base>{_NUMERAL}) ?分 ?之 ?(?P<top>{_NUMERAL})")
# what a number is said to be: 答案是四不是五, 排名前三的
_NAMED_NUMBER = re.compile(r"[是为前].(?:[不而却那的，。；！？]|$)")
_CHEQUE = "壹贰叁肆伍陆柒捌玖拾佰仟"
_SLASH = re.compile(r" ?/ ?(?P<base>\d+)(?![\d/.])")
_ORDINAL = "第届"
_LIST = re.compile(r"[、和及]\s?")
# what turns a number into part of a code or a slogan: G337, 5G, 1+3, 136+N, A4
_CODE_BEFORE = re.compile(r"[A-Za-z+＋#.:/_]")
_CODE_AFTER = re.compile(r"[+＋#:/_]|[A-Za-z]{2}|[A-Z]")


def find_quantities(
    text: str, lexicon: Lexicon, times: Sequence[TimeMention] = (), *, bare: bool = False
) -> list[QuantityMention]:
    """The quantities of a clean text, in order; ranges that belong to a time are left out.

    With `bare`, numbers without a unit are given too (`unit` is None). Without it only those that share the unit of
    the next member of a list (18、23、31件).
    """
    scanner: _Scanner = lexicon.derived(_Scanner)
    return scanner.scan(text, times, bare)


class _Scanner:
    """The scanner over the tables of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: dict[str, list[tuple[str, Unit]]] = {}
        for row in sorted(lexicon.rows("units", Unit), key=lambda row: -len(row.surface)):
            self._units.setdefault(row.surface[0], []).append((row.surface, row))
        # what may stand behind a numeral of one Chinese character that is a quantity
        self._followers = frozenset(self._units) | frozenset("分多余来几至到个半—-~～－–")
        self._percent = self._unit("%", 0) or Unit(surface="%", kind="ratio", dimension="ratio")
        self._exceptions = lexicon.rare("not_numbers")

    def scan(self, text: str, times: Sequence[TimeMention], bare: bool) -> list[QuantityMention]:
        closed = sorted(
            [(at + 1 - size, at + 1) for at, (size, _) in self._exceptions.raw(text)]
            + [(t.start, t.end) for t in times]
        )
        starts = [start for start, _ in closed]
        found: list[QuantityMention] = []
        at = 0
        while begin := numerals.BEGIN.search(text, at):
            start = begin.start()
            match = numerals.PATTERN.match(text, start)
            at = end = match.end() if match else start + 1
            if begin[0] in _CHEQUE and _runs_on(text, start) and sum(c in _CHEQUE for c in text[start:end]) < 2:
                # 队伍百炼成钢
                at = start + 1
                continue
            if end - start > _LONGEST:
                continue
            if match is None:
                continue
            if end - start == 1 and begin[0] > "9" and not self._may_be_one(text, start, bare=bare):
                continue
            index = bisect_right(starts, start) - 1
            if index >= 0 and closed[index][1] > start:
                at = max(end, closed[index][1]) if closed[index][1] > end else end
                continue
            quantity = self._read(text, start, end, bare=bare)
            if quantity is None or _rhetorical(text, quantity):
                continue
            found.append(quantity)
            at = max(quantity.end, start + 1)
        return _shared(text, found, bare)

    def _may_be_one(self, text: str, start: int, *, bare: bool) -> bool:
        """Whether a numeral of one Chinese character may be a quantity: by what follows it, or by standing alone."""
        if text[start] in _CHEQUE:
            return False
        follower = text[start + 1 : start + 2]
        return follower in self._followers or (bare and (follower == "又" or _alone(text, start, start + 1)))

    def _read(self, text: str, start: int, end: int, *, bare: bool) -> QuantityMention | None:
        before = text[max(0, start - 4) : start]
        if _NEGATIVE.search(text, max(0, start - 2), start):
            found = self._read_plain(text, start, end, before="", bare=bare)
            return found and replace(found, start=start - 1, value=-found.value, bound=found.bound)
        return self._read_plain(text, start, end, before=before, bare=bare)

    def _read_plain(self, text: str, start: int, end: int, *, before: str, bare: bool) -> QuantityMention | None:
        last = before[-1:]
        if (last in _ORDINAL and last and not (last == "届" and text[start].isdigit())) or _CODE_BEFORE.fullmatch(last):
            return None
        if _HALF.match(text, start) and (before[-1:] in _HALF_OF or text.startswith("以上", start + 2)):
            return self._bounded(text, start, start + 2, (start, start + 2), 50, None, self._percent, "exact", before)
        numeral = numerals.value(text[start:end])
        if numeral is None:
            return None
        value, value_max, bound = numeral
        number_end = end
        if over := _OVER.match(text, end):
            return self._fraction(text, start, over.end(), value, before)
        if bare and (slash := _SLASH.match(text, end)) and int(slash["base"]):
            ratio = tidy(value / int(slash["base"]))
            return self._bounded(text, start, slash.end(), (start, slash.end()), ratio, None, None, "exact", before)
        if bare and (mixed := self._mixed_fraction(text, start, end, value, before)):
            return mixed
        joint = _RANGE.match(text, end)
        if joint is None and (unit := self._unit(text, end)) and unit.kind != "noun":
            far = _RANGE.match(text, end + len(unit.surface))
            joint = far if far and self._same_unit_follows(text, far.end(), unit) else None
        if joint and (second := numerals.PATTERN.match(text, joint.end())):
            other = numerals.value(second[0])
            if other and other.value > value:
                value, value_max = _scaled(text[start:end], value, second[0]), other.value
                number_end = end = second.end()
                bound = other.bound if bound == "exact" else bound
        if text[end : end + 1] in _BETWEEN and (self._unit(text, end + 1) or text[end + 1 : end + 2] in "万亿"):
            bound = _BETWEEN[text[end]]
            end += 1
        if text[end : end + 1] == " " and self._unit(text, end + 1):
            # 18 次: a space that a typesetter put
            end += 1
        unit = self._unit(text, end)
        if unit is not None and unit.surface == "版" and "." in text[start:end]:
            return None
        if unit is None and text[end : end + 1] == "个" and self._unit(text, end + 1):
            end, unit = end + 1, self._unit(text, end + 1)
        if unit is None:
            lone = not text[start].isdigit() and number_end - start < 2 and not (bare and _alone(text, start, end))
            if _CODE_AFTER.match(text, end) or lone:
                return None
            return self._bounded(text, start, end, (start, number_end), value, value_max, None, bound, before)
        if unit.surface == "折":
            value = tidy(value * 10) if value < 10 else value
        if unit.unit == "%" and unit.surface == "成":
            value, value_max = tidy(value * 10), None if value_max is None else tidy(value_max * 10)
            if tenth := _TENTH.match(text, end + 1):
                value = tidy(value + _TENTHS[tenth[0]])
                end += 1
        return self._bounded(
            text, start, end + len(unit.surface), (start, number_end), value, value_max, unit, bound, before
        )

    def _fraction(self, text: str, start: int, end: int, base: Number, before: str) -> QuantityMention | None:
        top = numerals.PATTERN.match(text, end)
        worth = numerals.value(top[0]) if top else None
        if top is None or worth is None or not base:
            return None
        exact = float(worth.value) / float(base) * 100
        # two places where the division does not end: 三分之二 is 66.67
        share = tidy(exact if exact < 0.1 or str(base).strip("0") == "1" else round(exact, 2))
        return self._bounded(
            text, start, top.end(), (start, top.end()), share, None, self._percent, worth.bound, before
        )

    def _mixed_fraction(self, text: str, start: int, end: int, whole: Number, before: str) -> QuantityMention | None:
        """三百五十又三分之一: a number with its fraction, which no unit goes with."""
        parts = _AND_PART.match(text, end)
        base = numerals.value(parts["base"]) if parts else None
        top = numerals.value(parts["top"]) if parts else None
        if parts is None or base is None or top is None or not base.value:
            return None
        value = tidy(whole + top.value / base.value)
        return self._bounded(text, start, parts.end(), (start, parts.end()), value, None, None, "exact", before)

    def _bounded(
        self,
        text: str,
        start: int,
        end: int,
        number: tuple[int, int],
        value: Number,
        value_max: Number | None,
        unit: Unit | None,
        bound: Bound,
        before: str,
    ) -> QuantityMention:
        said = {bound} - {"exact"}
        for word, meaning in _BEFORE_ENDING.get(before[-1:], ()):
            if before.endswith(word) and (before == word or before[-len(word) - 1] not in _NOT_BOUND.get(word, "")):
                if word == "上" and text[start] not in "百千万亿":
                    continue
                start -= len(word)
                said.add(meaning)
                break
        else:
            if before.endswith("占") and (share := _SHARE_BOUND.search(before)):
                said.add(_MEANING[share[1]])
            elif _APART.search(text, max(0, start - 24), start):
                said.add("over")
            elif before.endswith(("的", "破", "过了")) and (apart := _OF_WHOLE.search(text, max(0, start - 20), start)):
                said.add(_MEANING.get(apart["bound"] or "", "over"))
        for word, meaning in _AFTER:
            if text.startswith(word, end) and (
                word not in "多余" or unit is None or unit.kind == "ratio" or text[end + 1 : end + 2] in _ENDS
            ):
                end += len(word)
                said.add(meaning)
                break
        settled: Bound = "exact" if not said else said.pop() if len(said) == 1 else "about"
        rule = f"quantity.{unit.kind if unit else 'bare'}"
        return QuantityMention(start, end, value, value_max, unit, settled, number, rule)

    def _unit(self, text: str, at: int) -> Unit | None:
        for surface, unit in self._units.get(text[at : at + 1], ()):
            if text.startswith(surface, at):
                return unit
        return None

    def _same_unit_follows(self, text: str, at: int, unit: Unit) -> bool:
        match = numerals.PATTERN.match(text, at)
        return match is not None and self._unit(text, match.end()) is unit


def _runs_on(text: str, start: int) -> bool:
    """Whether a character of the script stands right before a place."""
    return start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a numeral is no part of a word: “五”, 答案是五, and not 一切 or 万."""
    if end - start == 1 and text[start] in "百千万亿":
        return False
    if _NAMED_NUMBER.match(text, max(0, start - 1), end + 1):
        return True
    return not any(
        "\u4e00" <= character <= "\u9fff" for character in text[max(0, start - 1) : start] + text[end : end + 1]
    )


def _rhetorical(text: str, quantity: QuantityMention) -> bool:
    """组织万名干部下基层, 打造亿元产业: a scale word alone that nothing bounds means many."""
    numeral = text[quantity.number[0] : quantity.number[1]]
    return quantity.unit is not None and quantity.bound == "exact" and numeral.strip("百千万亿") == ""


def _scaled(first: str, value: Number, second: str) -> Number:
    """3至5万 is 3万 to 5万: the first number takes the scale of the second where it has none."""
    scale = second.lstrip("0123456789.,")
    if first[-1].isdigit() and second[0].isdigit() and scale and all(c in numerals.SCALES for c in scale):
        for character in scale:
            value = value * numerals.SCALES[character]
        return tidy(value)
    return value


def _shared(text: str, found: list[QuantityMention], bare: bool) -> list[QuantityMention]:
    """Bare numbers of a list take the unit of the member behind them; other bare numbers stay only with `bare`."""
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
