"""The unit after a number: a row of the table, or a compound that grammar makes of rows.

A classifier with 次 counts occurrences (厂次, 件次); one with another in brackets counts both (县（市）); 元 before
the name of a currency belongs to that (万元港币).
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from cppcc_extract.find.numerals import SCALES
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import ImpliedUnit, Unit

_TIMES = re.compile(r"次(?![日年月第要级生序品数])")
_BRACKET = re.compile(r"[（(](?P<inner>[一-鿿]{1,3})[）)]")
_COMPARED = re.compile(r"[提升增涨长降减跌落滑回高低多少差][^，。；：！？\n]{0,10}$")
_LETTERS = re.compile(r"[A-Za-z0-9]")
# 收到提案（件）：128, 投入资金（万元）：2360
_HEAD = re.compile(r"（(?P<scale>[万亿]?)(?P<unit>[一-鿿%]{1,4})）[：:]? ?$")
_COIN = r"[0-9一二两三四五六七八九]"
# 123元1角, 六角七分钱, 4块2
_COINS = re.compile(
    rf"(?P<tenth>{_COIN})(?:[角毛](?:(?P<hundredth>{_COIN})(?:分|(?![0-9一-鿿])))?钱?|(?<=[块元].)(?![0-9一-鿿.,]))|(?P<only>{_COIN})分钱?"
)
_HALF = re.compile(r"半(?![年月天日夜晚数径成品岛山路截百价导个])")
_ONE_HALF = Fraction(1, 2)
_DIVISIBLE = ("measure", "time")
# 总投资达, 阅读量累计突破: what may stand between a noun and its number
_REACHES = r"(?:总?额)?(?:已|将|就|达到?|突破|超过?|高达|为|是|有|了|共|约|近|累计|合计|总计|[：: ]){0,3}"


class Found(NamedTuple):
    """A unit and the place where it ends."""

    unit: Unit
    end: int


class Units:
    """The units of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = sorted(lexicon.rows("units", Unit), key=lambda row: -len(row.surface))
        self._rows: dict[str, list[tuple[str, Unit]]] = {}
        for row in rows:
            self._rows.setdefault(row.surface[0], []).append((row.surface, row))
        self._named = {row.surface: row for row in rows}
        self._compounds: dict[str, Unit] = {}
        leading = "|".join(re.escape(row.surface) for row in rows if row.leads)
        self._leads = re.compile(rf"(?:{leading}) ?$") if leading else None
        implied = {row.surface: row.unit for row in lexicon.rows("implied_units", ImpliedUnit)}
        self._implied = implied
        nouns = "|".join(map(re.escape, sorted(implied, key=len, reverse=True)))
        self._implying = re.compile(rf"({nouns}){_REACHES}$") if nouns else None
        self.first = frozenset(self._rows)
        """The characters that a unit may begin with."""

    def named(self, name: str) -> Unit:
        """The row with this surface, or a plain unit with that name."""
        return self._named.get(name) or Unit(surface=name, kind="ratio" if name == "%" else "thing")

    def at(self, text: str, start: int) -> Found | None:
        """The unit that begins at a place."""
        row = self._row(text, start)
        if row is None:
            return None
        end = start + len(row.surface)
        if row.dimension == "count":
            return self._compound(text, row, end)
        if row.coins and (currency := self._row(text, end)) is not None and currency.leads:
            return Found(currency, end + len(currency.surface))
        return Found(row, end)

    def before(self, text: str, start: int) -> Unit | None:
        """The currency that stands right before a place: 港币, ￥."""
        found = self._leads.search(text, max(0, start - 5), start) if self._leads else None
        return self._named[found[0].strip()] if found else None

    def headed(self, text: str, start: int) -> tuple[Unit, int] | None:
        """The unit that stands in brackets right before a place, and what it multiplies by: （件）：, （万元）."""
        head = _HEAD.search(text, max(0, start - 9), start)
        row = self._named.get(head["unit"]) if head else None
        return (row, SCALES.get(head["scale"], 1)) if head and row and row.kind != "noun" else None

    def implied(self, text: str, start: int) -> Unit | None:
        """The unit that the noun before a place implies: 阅读量突破100万, 资金三百万."""
        noun = self._implying.search(text, max(0, start - 12), start) if self._implying else None
        return self.named(self._implied[noun[1]]) if noun else None

    def part(self, text: str, found: Found) -> tuple[Fraction, Found]:
        """What follows a unit and adds to its number (123元1角, 两吨半, 两个半小时), and the unit meant."""
        unit, end = found
        if unit.coins and (match := _COINS.match(text, end)):
            tenth, hundredth = _coin(match["tenth"]), _coin(match["hundredth"] or match["only"])
            return Fraction(10 * tenth + hundredth, 100), Found(self.named("元"), match.end())
        if not text.startswith("半", end):
            return Fraction(0), found
        if unit.kind in _DIVISIBLE or unit.name == "倍":
            match = _HALF.match(text, end)
            return (_ONE_HALF, Found(unit, match.end())) if match else (Fraction(0), found)
        named = self._named.get(unit.surface + text[end + 1 : end + 2])
        behind = Found(named, end + 2) if named else self.at(text, end + 1)
        return (_ONE_HALF, behind) if behind and behind.unit.kind in _DIVISIBLE else (Fraction(0), found)

    def _row(self, text: str, start: int) -> Unit | None:
        for surface, row in self._rows.get(text[start : start + 1], ()):
            end = start + len(surface)
            if text.startswith(surface, start) and _stands(text, end, row) and _compares(text, start, row):
                return row
        return None

    def _compound(self, text: str, row: Unit, end: int) -> Found:
        if row.kind in ("thing", "noun") and _TIMES.match(text, end):
            row, end = self._occurrences(row), end + 1
        bracket = _BRACKET.match(text, end)
        if bracket and bracket["inner"] == "次":
            return Found(self._occurrences(row), bracket.end())
        if bracket and bracket["inner"] in self._named:
            return Found(self._made(row, f"{row.name}（{bracket['inner']}）", row.kind), bracket.end())
        return Found(row, end)

    def _occurrences(self, row: Unit) -> Unit:
        return self._named.get(row.name + "次") or self._made(row, row.name + "次", "action")

    def _made(self, row: Unit, name: str, kind: str) -> Unit:
        if name not in self._compounds:
            self._compounds[name] = row.model_copy(update={"surface": name, "unit": name, "kind": kind})
        return self._compounds[name]


def _stands(text: str, end: int, row: Unit) -> bool:
    follower = text[end : end + 1]
    if row.surface[-1].isascii() and row.surface[-1].isalnum() and _LETTERS.match(follower):
        return False
    return not follower or follower not in row.not_before


def _compares(text: str, start: int, row: Unit) -> bool:
    return not row.compared or _COMPARED.search(text, max(0, start - 16), start) is not None


def _coin(digit: str | None) -> int:
    return int(digit) if digit and digit.isascii() else "零一二三四五六七八九".find((digit or "零").replace("两", "二"))
