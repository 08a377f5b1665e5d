"""A panel: one row per committee, indicator, qualifiers and period, with the best figure that the articles state.

Of several statements for one row the best is chosen by, in this order: a whole year over a part of it; a later day of
counting over an earlier one; an exact number over a bound or a range; the later article; the earlier place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from cppcc_extract.compare.statements import QUALIFIERS, Statement, by_cell, find_statements
from cppcc_extract.errors import InputError
from cppcc_extract.export.writer import checked
from cppcc_extract.extras import load
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.divisions import Divisions
from cppcc_extract.lexicon.schema import Indicator
from cppcc_extract.models import Article

Each = Literal["year", "period"]
_COVERS = ("year", "years", "to date", "part")
_STRINGS = (
    "organisation", "level", "region", "region_code", "parent_code", "province_code", "indicator", "indicator_zh",
    *QUALIFIERS, "period", "covers",
)  # fmt: skip
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(_STRINGS, "string"),
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "value": "Float64",
    "value_max": "Float64",
    "bound": "string",
    "unit": "string",
    "statements": "Int64",
    "articles": "Int64",
    "disagree": "boolean",
    "article_id": "string",
    "article_title": "string",
    "metric_id": "string",
    "places": "string",
}
COLUMNS: tuple[str, ...] = tuple(_TYPES)


def panel(articles: Iterable[Article], *, each: Each = "year", lexicon: Lexicon | None = None) -> Any:
    """A pandas data frame with one row per committee, indicator, qualifiers and period.

    With `each="year"` the figures of one calendar year compete for its row, and `covers` says what the chosen one
    counts (`year`, `to date`, `part`; `years` for a longer period, which has a row of its own); with `each="period"`
    every period has its own row. `disagree` says whether articles state different numbers for exactly the chosen
    period. `places` is JSON: article, metric, span and value of every statement. `region_code`, `parent_code` and
    `province_code` are those of the official divisions in the year of the figure (see `divisions_frame`). The frame's
    `attrs["left_out"]` counts the figures that cannot be compared, by what they lack.

    Raises `InputError` for another `each` and for objects that are not articles, `MissingExtraError` without pandas.
    """
    if each not in ("year", "period"):
        raise InputError(f"each={each!r} is not known; write 'year' or 'period'")
    pandas = load("pandas", "pandas")
    rows, left_out = panel_rows(articles, each=each, lexicon=lexicon)
    columns: Sequence[tuple[Any, ...]] = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    frame = pandas.DataFrame(
        {name: pandas.Series(values, dtype=_TYPES[name]) for name, values in zip(COLUMNS, columns, strict=True)}
    )
    frame.attrs["left_out"] = dict(left_out)
    return frame


def panel_rows(
    articles: Iterable[Article], *, each: Each = "year", lexicon: Lexicon | None = None
) -> tuple[list[tuple[Any, ...]], Counter[str]]:
    """The rows of a panel, with the columns of `COLUMNS`, and the numbers of figures left out, by what they lack."""
    words = lexicon or Lexicon.default()
    names = {row.surface: row.zh for row in words.rows("indicators", Indicator)}
    statements = find_statements(checked(articles))
    found: list[tuple[Any, ...]] = []
    for cell, stated in by_cell(statements.found):
        periods: dict[str, list[Statement]] = {}
        for statement in stated:
            periods.setdefault(_period(statement, each), []).append(statement)
        for period, group in sorted(periods.items()):
            found.append(_row(period, group, names.get(cell.indicator)))
    found.sort(key=lambda row: tuple(value or "" for value in row[: COLUMNS.index("start")]))
    return found, statements.left_out


def _period(statement: Statement, each: Each) -> str:
    """The period of a statement's row: the year that it lies in, otherwise its own period."""
    if each == "year" and statement.year is not None:
        return f"{statement.year:04}"
    period = statement.metric.period
    return (period.edtf or "") if period is not None else ""


def _row(period: str, stated: Sequence[Statement], name: str | None) -> tuple[Any, ...]:
    best = min(stated, key=_order)
    same = [other for other in stated if (other.first, other.last) == (best.first, best.last)]
    committee, metric, cell = best.committee, best.metric, best.cell
    code = committee.region_code if committee is not None else None
    parent, province = _above(code, best.last.year)
    return (
        cell.organisation,
        committee.level if committee is not None else None,
        committee.region if committee is not None else None,
        code,
        parent,
        province,
        cell.indicator,
        name,
        *(value or None for value in cell.qualifiers),
        period,
        best.covers,
        best.first,
        best.last,
        float(metric.value),
        float(metric.value_max) if metric.value_max is not None else None,
        metric.bound,
        metric.unit,
        len(stated),
        len({other.article.id for other in stated}),
        len({other.metric.value for other in same if other.is_exact}) > 1,
        best.article.id,
        best.article.title,
        metric.id,
        json.dumps([_place(other) for other in stated], ensure_ascii=False),
    )


def _order(statement: Statement) -> tuple[int, int, bool, str, int]:
    return (
        _COVERS.index(statement.covers),
        -statement.last.toordinal(),
        not statement.is_exact,
        _reversed(statement.article.published),
        statement.metric.span.start,
    )


def _reversed(day: str | None) -> str:
    """A key that sorts later days first, and unknown ones last."""
    return "".join(chr(0x7F - ord(character) % 0x7F) for character in day) if day else "\uffff"


def _place(statement: Statement) -> dict[str, Any]:
    metric = statement.metric
    return {
        "article_id": statement.article.id,
        "origin": statement.article.origin,
        "metric_id": metric.id,
        "start": metric.span.start,
        "end": metric.span.end,
        "text": metric.text,
        "period": metric.period.edtf if metric.period else None,
    }


def _above(code: str | None, year: int) -> tuple[str | None, str | None]:
    """The codes of the division above one and of its province, as they were in a year."""
    divisions = Divisions.load()
    division = divisions.by_code(code) if code else None
    if division is None:
        return None, None
    parent = divisions.parent_of(division, year)
    return parent.code if parent else None, divisions.province_of(division).code


def divisions_frame(year: int | None = None) -> Any:
    """The official divisions as a pandas data frame, to merge a panel with census or map data.

    Columns: code, name, level, parent_code, parent, province_code, province, since, until (years; `until` is missing of
    those that exist). With a `year` only the divisions of that year. `DIVISIONS.md` in the package names the source.
    """
    pandas = load("pandas", "pandas")
    divisions = Divisions.load()
    rows = []
    for division in divisions.all():
        if not divisions.valid(division, year):
            continue
        parent, province = divisions.parent_of(division, year), divisions.province_of(division)
        above = (parent.code, parent.name) if parent else (None, None)
        rows.append((division.code, division.name, division.level, *above, province.code, province.name,
                     division.since, division.until))  # fmt: skip
    names = ("code", "name", "level", "parent_code", "parent", "province_code", "province", "since", "until")
    frame = pandas.DataFrame(rows, columns=names)
    return frame.astype({**dict.fromkeys(names[:7], "string"), "since": "Int64", "until": "Int64"})


def day(value: date | None) -> str:
    """A day for a person, empty if it is open."""
    return value.isoformat() if value is not None else ""
