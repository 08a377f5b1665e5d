"""Whether articles agree: statements of one committee and indicator over overlapping periods, compared.

| verdict | of two statements |
|---|---|
| agrees | the same period, and numbers that their bounds allow to be equal |
| differs | the same period and different numbers; a part larger than its whole; a running count that falls |
| updated | a running count, the second to a later day |
| part of the other | one period lies within the other, and counts no more |
| cannot tell | periods that only overlap, or rates over different periods |

A rate is compared with its two counts if the same period has all three and they are not in one article (those are among
the `checks` of the article).
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
from cppcc_extract.lexicon.conditions import Family
from cppcc_extract.lexicon.schema import Indicator, Unit
from cppcc_extract.models import Article, Number, Span

Agreement = Literal["agrees", "differs", "updated", "part of the other", "cannot tell"]
# Families whose units are interchangeable: 12次 and 12场, 9篇 and 9份
_COUNTED = frozenset(("things", "acts", "people", "visits"))
_RATES = ("%", "百分点", "分", "‰")


class Stated(Model):
    """One of the statements that are compared, with its place."""

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
    """Its place in the text of the article."""
    value: Number
    """Its number."""
    unit: str
    """Its unit."""
    period: str | None
    """The period that it counts over, in EDTF."""


class Reconciliation(Model):
    """Two statements of one thing, or a rate and its two counts, and whether they agree."""

    verdict: Agreement
    """`agrees`, `differs`, `updated`, `part of the other` or `cannot tell`."""
    organisation: str
    """The committee."""
    indicator: str
    """The id of the indicator; for a rate, that of the rate."""
    qualifiers: dict[str, str]
    """The qualifiers that both have."""
    statements: tuple[Stated, ...]
    """The statements, the one that ends earlier first; for a rate: the rate, the part and the whole."""
    arithmetic: str
    """What was compared, for a person: 531 < 578, 531 ÷ 578 = 91.9 %."""


def reconcile(articles: Iterable[Article], *, lexicon: Lexicon | None = None) -> list[Reconciliation]:
    """Every pair of statements of one thing over overlapping periods, with a verdict and the arithmetic.

    Statements may be in several articles or twice in one. Raises `InputError` for objects that are not articles.
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
    """Whether two periods, of which the first ends first, share a day; an open count reaches back within its year."""
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
    """Whether a count with an open beginning and one from January are of the same year: 截至10月底, 全年."""
    opened = {one.first, other.first}
    return opened == {None, date(other.last.year, 1, 1)} and one.last.year == other.last.year


def _rates(statements: Sequence[Statement], rows: Iterable[Indicator]) -> Iterator[Reconciliation]:
    """Rates compared with the counts of their part and whole; if some counts fit, those that do not are left out.

    Articles that differ in a count are compared by that count.
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
    """A rate compared with the quotient of its counts, to within half a unit of its last digit."""
    quotient = 100 * float(part.metric.value) / float(whole.metric.value)
    low, high = rate.range
    slack = 0.5 * 10.0 ** -_decimals(rate.metric.text)
    said = f"{part.metric.text} ÷ {whole.metric.text} = {quotient:.4g} %, stated {rate.metric.text}"
    if not (part.is_exact and whole.is_exact):
        return _made("cannot tell", rate, (rate, part, whole), said)
    verdict: Agreement = "agrees" if low - slack <= quotient <= high + slack else "differs"
    return _made(verdict, rate, (rate, part, whole), said)


def _decimals(text: str) -> int:
    """The number of decimals of a figure."""
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
