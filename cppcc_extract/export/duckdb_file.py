"""DuckDB: one table per kind, with keys, and views that join them. Writing a batch twice does not double it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from cppcc_extract.errors import OutputError
from cppcc_extract.export.arrow_table import arrow_table
from cppcc_extract.export.columns import Row, Rows, Table, rows_of, tables
from cppcc_extract.export.writer import Writer, prepared
from cppcc_extract.extras import load

_GROUP = 3_000  # rows held in memory before they are written in one transaction
_MEMORY = "96MB"  # of the engine; what does not fit goes to a file beside the database
_CHECKPOINT = "256MB"  # size of the log at which it is merged into the database, which takes longer the larger that is
# zstd suits columns of sentences and JSON: on 150,000 records a third smaller than what DuckDB chooses, and
# the file is closed in a fifth of the time.
_CONFIG: dict[str, str | int] = {
    "memory_limit": _MEMORY,
    "checkpoint_threshold": _CHECKPOINT,
    "force_compression": "zstd",
    "threads": 1,
}
_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
# Only the key of an article is enforced by the database: an index over every record would not fit the memory of a large
# archive. The writer itself prevents a record from being stored twice.
_KEY = {"articles": "id"}
# The articles that the database already has, and whether they stay as they are.
_KNOWN = """
    SELECT id, a.origin IS DISTINCT FROM i.origin
           AND a.library_version = i.library_version AND a.library_lexicon = i.library_lexicon
    FROM incoming i JOIN articles a USING (id)"""
# Articles that an earlier run read from files that have another text now.
_OUTDATED = """
    SELECT DISTINCT a.id FROM incoming i JOIN articles a ON a.origin = i.origin
    WHERE a.id NOT IN (SELECT id FROM incoming)"""
# The rows and the order of `compare.panel`, for figures that can be compared
_PANEL = """
    WITH stated AS (
        SELECT *, CASE WHEN period_start IS NULL OR year(period_start) = year(period_end)
                       THEN CAST(year(period_end) AS VARCHAR) ELSE period END AS panel_period,
               CASE WHEN period_start IS NOT NULL AND year(period_start) <> year(period_end) THEN 'years'
                    WHEN period_start IS NOT NULL AND strftime(period_start, '%m-%d') <> '01-01' THEN 'part'
                    WHEN period_start IS NOT NULL AND strftime(period_end, '%m-%d') = '12-31' THEN 'year'
                    ELSE 'to date' END AS covers
        FROM figures
        WHERE indicator IS NOT NULL AND organisation IS NOT NULL AND status = 'actual' AND period_end IS NOT NULL
    )
    SELECT organisation, organisation_level AS level, organisation_region AS region,
           organisation_region_code AS region_code, indicator, qualifiers, panel_period AS period, covers,
           period_start AS start, period_end AS "end", value, value_max, bound, unit,
           count(*) OVER cell AS statements, article_id, article_title, id AS metric_id
    FROM stated
    WINDOW cell AS (PARTITION BY organisation, indicator, qualifiers, panel_period)
    QUALIFY row_number() OVER (
        PARTITION BY organisation, indicator, qualifiers, panel_period
        ORDER BY list_position(['year', 'years', 'to date', 'part'], covers), period_end DESC, bound <> 'exact',
                 article_published DESC NULLS LAST, span_start) = 1"""
_VIEWS = {
    "figures": """
        SELECT m.*, o.kind AS organisation_kind, o.level AS organisation_level, o.region AS organisation_region,
               o.region_code AS organisation_region_code, a.source AS article_source
        FROM metrics m
        JOIN articles a ON a.id = m.article_id
        LEFT JOIN organisations o ON o.article_id = m.article_id AND o.name = m.organisation""",
    "committees": """
        SELECT o.name, any_value(o.full_name) AS full_name, any_value(o.level) AS level, any_value(o.region) AS region,
               any_value(o.region_code) AS region_code, count(DISTINCT o.article_id) AS articles,
               count(m.id) AS metrics
        FROM organisations o
        LEFT JOIN metrics m ON m.article_id = o.article_id AND m.organisation = o.name
        WHERE o.kind = 'cppcc'
        GROUP BY o.name""",
    "panel": _PANEL,
}


class DuckdbFile(Writer):
    """`FILE.duckdb`, made or added to.

    An article is identified by its id. An existing one is replaced if the new one comes from the same origin or was
    made by another version of the library; otherwise the first one stays. Existing articles of an origin that has other
    articles now are removed.
    """

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        duckdb = load("duckdb", "duckdb")
        load("pyarrow", "duckdb")
        self._error: type[Exception] = duckdb.Error
        self._path = path
        try:
            self._base = duckdb.connect(str(prepared(path)), config=_CONFIG)
        except duckdb.Error as error:
            remedy = "wait for the other run" if "lock" in str(error) else "name another file"
            raise OutputError(f"{path} cannot be used as a database ({error}); {remedy}") from error
        try:
            self._check_columns()
            for table in tables().values():
                self._base.execute(_definition(table))
            for name, query in _VIEWS.items():
                self._base.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")
        except (OutputError, duckdb.Error) as error:
            self._base.close()
            raise (
                error if isinstance(error, OutputError) else OutputError(f"{path}: {error}; name another file")
            ) from error
        self._rows: dict[str, list[Row]] = {}
        self._ids: set[str] = set()
        self._size = 0
        self._done = self._origins() if resume else frozenset()

    encode = staticmethod(rows_of)

    def done(self) -> frozenset[str]:
        """The origins of the articles that the database had when it was opened."""
        return self._done

    def kept(self) -> bool:
        """What was committed stays."""
        return True

    def write(self, articles: Sequence[Rows], name: Path | None = None) -> None:
        """Take the articles of one input; all of them come into the database in one transaction."""
        for rows in articles:
            id = str(rows["articles"][0][0])
            if id in self._ids:
                continue
            self._ids.add(id)
            for table, found in rows.items():
                self._rows.setdefault(table, []).extend(found)
                self._size += len(found)
        if self._size >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left and close the database."""
        try:
            self._flush()
        finally:
            self._base.close()

    def abandon(self) -> None:
        """Keep what has been taken, as far as it can be written."""
        try:
            with contextlib.suppress(self._error):
                self._base.execute("ROLLBACK")  # of a group during which the run was stopped
            with contextlib.suppress(OutputError):
                self._flush()
        finally:
            self._base.close()

    def _origins(self) -> frozenset[str]:
        found = self._base.execute("SELECT DISTINCT origin FROM articles WHERE origin IS NOT NULL").fetchall()
        return frozenset(origin for (origin,) in found)

    def _check_columns(self) -> None:
        """`OutputError`, before anything is changed, if the database holds tables or views that are not ours."""
        found: dict[str, list[str]] = {}
        for table, column in self._base.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
        ).fetchall():
            found.setdefault(table, []).append(column)
        for table in tables().values():
            if table.name in found and tuple(found[table.name]) != table.names:
                raise OutputError(
                    f"{self._path}: the table {table.name} has other columns than this version writes; name a new file"
                )

    def _flush(self) -> None:
        """Write what has been taken in one transaction."""
        try:
            self._base.execute("BEGIN")
            self._replace()
            self._base.execute("COMMIT")
        except self._error as error:
            with contextlib.suppress(self._error):
                self._base.execute("ROLLBACK")
            raise OutputError(
                f"{self._path} could not be written ({error}); free some space or name another file"
            ) from error
        self._rows, self._ids, self._size = {}, set(), 0

    def _replace(self) -> None:
        self._base.register("incoming", arrow_table(tables()["articles"], self._rows.get("articles", ())))
        known = dict(self._base.execute(_KNOWN).fetchall())
        kept = {id for id, stays in known.items() if stays}
        gone = [id for id, stays in known.items() if not stays]
        gone += [id for (id,) in self._base.execute(_OUTDATED).fetchall()]
        for table in tables().values():
            if gone:
                key = "id" if table.name == "articles" else "article_id"
                self._base.execute(f"DELETE FROM {table.name} WHERE {key} IN (SELECT unnest(?))", [gone])
            fresh = [row for row in self._rows.get(table.name, ()) if row[0] not in kept]
            if fresh:
                self._base.register("incoming", arrow_table(table, fresh))
                self._base.execute(f"INSERT INTO {table.name} FROM incoming")


def _definition(table: Table) -> str:
    columns = [f"{column.name} {_TYPES[column.type]}" for column in table.columns]
    columns += [f"PRIMARY KEY ({_KEY[table.name]})"] if table.name in _KEY else []
    return f"CREATE TABLE IF NOT EXISTS {table.name} ({', '.join(columns)})"
