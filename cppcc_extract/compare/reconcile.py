"""Whether articles agree: statements of one committee and indicator over periods that overlap, held against each other.

| verdict | of two statements |
|---|---|
| agrees | one period, and numbers that their bounds allow to be equal |
| differs | one period and other numbers; a part that is larger than its whole; a count that falls while it goes on |
| updated | a count that goes on to a later day |
| part of the other | a stretch inside the other, with no more than it |
| cannot tell | periods that only overlap, or rates of other stretches |

A rate is held against the two counts that it is of, where the same period has all three and they do not stand in one
article (those are among the `checks` of the article).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from typing import Literal

from cppcc_extract.base_model import Model
from cppcc_extract.compare.statements import QUALIFIERS, Statement, by_cell, find_statements
from cppcc_extract.export.writer import checked
from cppcc_extract.extractors.metrics.indicators import family
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Family, Indicator, Unit
from cppcc_extract.models import Article, Number, Span

Agreement = Literal["agrees", "differs", "updated", "part of the other", "cannot tell"]
# Families of units of which each counts the same: 12次 and 12场, 9篇 and 9份
_COUNTED = frozenset(("things", "acts", "people", "visits"))
_RATES = ("%", "百分点", "分", "‰")


class Stated(Model):
    """One of the statements that are compared, and where it stands."""

    article_id: str
    """The id of the article."""
    article_title: str | None
    """Its title."""
    origin: str | None
    """Its path or address, if known."""
    published: str | None
    """Its day."""
    metric_id: str
    """The id of the figure in it."""
    text: str
    """The figure as written."""
    span: Span
    """Where it stands in the text of the article."""
    value: Number
    """Its number."""
    unit: str
    """Its unit."""
    period: str | None
    """What it is counted over, in EDTF."""


class Reconciliation(Model):
    """Two statements of one thing, or a rate and the two counts that it is of, and whether they agree."""

    verdict: Agreement
    """`agrees`, `differs`, `updated`, `part of the other` or `cannot tell`."""
    organisation: str
    """The committee."""
    indicator: str
    """The id of the indicator; of a rate, that of the rate."""
    qualifiers: dict[str, str]
    """The qualifiers that both have."""
    statements: tuple[Stated, ...]
    """The statements, that of the earlier end first; of a rate, the rate, the part and the whole."""
    arithmetic: str
    """What was compared, for a person: 531 < 578, 531 ÷ 578 = 91.9 %."""


def reconcile(articles: Iterable[Article], *, lexicon: Lexicon | None = None) -> list[Reconciliation]:
    """Every pair of statements of one thing over periods that overlap, with a verdict and the arithmetic.

    Statements may stand in several articles or twice in one. Raises `InputError` for what is no article.
    """
    words = lexicon or Lexicon.default()
    statements = find_statements(checked(articles)).found
    families = {row.name: family(row) for row in words.rows("units", Unit)}
    found = [each for _, stated in by_cell(statements) for each in _pairs(stated, families)]
    return found + list(_rates(statements, words.rows("indicators", Indicator)))


def _pairs(stated: Sequence[Statement], families: Mapping[str, Family | None]) -> Iterator[Reconciliation]:
    ordered = sorted(stated, key=lambda each: (each.last, each.first or each.last, each.article.published or ""))
    for one, other in combinations(ordered, 2):
        units = one.metric.unit, other.metric.unit
        kinds = {families.get(unit) for unit in units}
        alike = units[0] == units[1] or (len(kinds) == 1 and kinds <= _COUNTED)
        if not alike or not _overlap(one, other):
            continue
        verdict, arithmetic = _compared(one, other)
        yield _made(verdict, one, (one, other), arithmetic)


def _overlap(one: Statement, other: Statement) -> bool:
    """Whether two stretches, of which the first ends first, have a day in common; a count is open within its year."""
    if other.first is None:
        return one.last.year == other.last.year
    return other.first <= one.last


def _compared(one: Statement, other: Statement) -> tuple[Agreement, str]:
    """The verdict on two statements, of which the first ends first, and what was compared."""
    first, last = one.metric, other.metric
    if (one.first, one.last) == (other.first, other.last):
        if _may_be_equal(one, other):
            return "agrees", f"{first.text} = {last.text}"
        return "differs", f"{first.text} ≠ {last.text}"
    if first.unit in _RATES:
        goes_on = one.first == other.first and one.last < other.last
        return ("updated" if goes_on else "cannot tell"), f"{first.text}, {last.text}"
    if one.first == other.first or _from_january(one, other):
        if one.range[0] <= other.range[1]:
            return "updated", f"{first.text} ≤ {last.text}"
        return "differs", f"{first.text} > {last.text}"
    inner, outer = (one, other) if other.first is None or (one.first and other.first <= one.first) else (other, one)
    if outer.first is None or inner.first is None or not (outer.first <= inner.first and inner.last <= outer.last):
        return "cannot tell", f"{first.text}, {last.text}"
    if inner.range[0] <= outer.range[1]:
        return "part of the other", f"{inner.metric.text} ≤ {outer.metric.text}"
    return "differs", f"{inner.metric.text} > {outer.metric.text}"


def _may_be_equal(one: Statement, other: Statement) -> bool:
    (low, high), (least, most) = one.range, other.range
    return low <= most and least <= high


def _from_january(one: Statement, other: Statement) -> bool:
    """Whether a count that is open at its beginning and one from January are of one year: 截至10月底, 全年."""
    opened = {one.first, other.first}
    return opened == {None, date(other.last.year, 1, 1)} and one.last.year == other.last.year


def _rates(statements: Sequence[Statement], rows: Iterable[Indicator]) -> Iterator[Reconciliation]:
    """Rates held against the counts of their part and their whole; where some counts fit, those that do not are left.

    That two articles count otherwise is told of the counts.
    """
    of: Mapping[str, tuple[str, str]] = {row.surface: row.rate_of for row in rows if row.rate_of is not None}
    counted: dict[tuple[object, ...], list[Statement]] = {}
    for each in statements:
        counted.setdefault(_key(each, each.cell.indicator), []).append(each)
    for rate in statements:
        if rate.cell.indicator not in of or rate.metric.unit != "%":
            continue
        part, whole = (counted.get(_key(rate, each), ()) for each in of[rate.cell.indicator])
        held = [(_held(rate, one, other), one, other) for one, other in product(part, whole) if other.metric.value]
        right = any(found.verdict == "agrees" for found, _, _ in held)
        for found, one, other in held:
            together = rate.article.id == one.article.id == other.article.id
            if not together and (found.verdict == "agrees" or not right):
                yield found


def _key(statement: Statement, indicator: str) -> tuple[object, ...]:
    return statement.cell.organisation, indicator, statement.cell.qualifiers, statement.first, statement.last


def _held(rate: Statement, part: Statement, whole: Statement) -> Reconciliation:
    """A rate against the quotient of its counts, up to half a unit of its last digit."""
    quotient = 100 * float(part.metric.value) / float(whole.metric.value)
    low, high = rate.range
    slack = 0.5 * 10.0 ** -_decimals(rate.metric.text)
    said = f"{part.metric.text} ÷ {whole.metric.text} = {quotient:.4g} %, stated {rate.metric.text}"
    if not (part.is_exact and whole.is_exact):
        return _made("cannot tell", rate, (rate, part, whole), said)
    verdict: Agreement = "agrees" if low - slack <= quotient <= high + slack else "differs"
    return _made(verdict, rate, (rate, part, whole), said)


def _decimals(text: str) -> int:
    """How many digits of a figure stand after its point."""
    _, point, rest = text.partition(".")
    return len(rest) - len(rest.lstrip("0123456789")) if point else 0


def _made(verdict: Agreement, of: Statement, statements: Sequence[Statement], arithmetic: str) -> Reconciliation:
    qualifiers = {name: said for name, said in zip(QUALIFIERS, of.cell.qualifiers, strict=True) if said}
    return Reconciliation(
        verdict=verdict,
        organisation=of.cell.organisation,
        indicator=of.cell.indicator,
        qualifiers=qualifiers,
        statements=tuple(map(_stated, statements)),
        arithmetic=arithmetic,
    )


def _stated(statement: Statement) -> Stated:
    article, metric = statement.article, statement.metric
    return Stated(
        article_id=article.id, article_title=article.title, origin=article.origin, published=article.published,
        metric_id=metric.id, text=metric.text, span=metric.span, value=metric.value, unit=metric.unit,
        period=metric.period.edtf if metric.period else None,
    )  # fmt: skip
