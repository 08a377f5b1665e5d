"""The command line: parse, panel, reconcile, view, score, explain, schema, lexicon."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cppcc_extract.arguments import as_date
from cppcc_extract.batch import failure
from cppcc_extract.commands.parse import ENDINGS, Form, Job, OnError, run
from cppcc_extract.commands.screen import say
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, InputError
from cppcc_extract.export.files import RECORDS
from cppcc_extract.version import __version__

if TYPE_CHECKING:
    from cppcc_extract.evaluation.tally import Report


class Each(str, Enum):
    """What a row of a panel stands for."""

    year = "year"
    period = "period"


app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Typed records, with their places in the text, from Chinese news about people's political consultative
    conferences (人民政协).

    Start with:  `cppcc-extract parse article.txt`
    """


@app.command()
def parse(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS…", help="Files (txt, html, pdf, docx), folders, patterns, or - for standard input."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help=f"A file in {', '.join(ENDINGS)}, a folder, or - for standard output."),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="The format of standard output.", case_sensitive=False)
    ] = Form.json,
    published: Annotated[
        str | None, typer.Option(help="Date of publication, 2023-08-11 or 2023-08; overrides what the files state.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The outlet; overrides what the files state.")] = None,
    split: Annotated[bool, typer.Option("--split", help="Split a page that holds several articles.")] = False,
    records: Annotated[
        str, typer.Option(help="The kinds of record in csv, parquet and xlsx, separated by commas.")
    ] = ",".join(RECORDS),
    bom: Annotated[bool, typer.Option("--bom", help="Mark a csv as UTF-8 for Excel.")] = False,
    lexicon: Annotated[list[Path] | None, typer.Option(help="A TOML file with words of your own; repeatable.")] = None,
    plugin: Annotated[
        list[str] | None, typer.Option(help="Tables or the extractor of an installed package, by name; repeatable.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes, by default one for each core.")] = None,
    on_error: Annotated[
        OnError, typer.Option(help="Whether to go on after an input that cannot be read.")
    ] = OnError.skip,
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue a folder, a jsonl or a duckdb file where a run stopped.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
    show: Annotated[
        int, typer.Option(min=0, help="How many figures of each article to show; 0 for the summary alone.")
    ] = 8,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show errors only.")] = False,
) -> None:
    """Read articles and write their records.

    One article, as JSON on the screen:

        cppcc-extract parse article.txt

    A folder of articles, one JSON file each, with a summary:

        cppcc-extract parse articles/ -o out/

    Many files into one table, database or workbook:

        cppcc-extract parse articles/ scans/*.pdf -o figures.xlsx

    A long run over several processes, which can be stopped and resumed:

        cppcc-extract parse archive/ -o archive.jsonl --workers 4 --resume

    A text that does not state its date, so that 今年以来 has a value:

        cppcc-extract parse article.txt --published 2023-08-11

    An input that cannot be read is named on stderr with what to do. The exit code is 0 if everything was read, 1 if an
    input was not, 2 if the command was not understood, 3 if the output could not be written.
    """
    try:
        as_date(published)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
    job = Job(
        paths=paths, output=output, form=form, published=published, source=source, split=split, bom=bom,
        records=tuple(kind.strip() for kind in records.split(",") if kind.strip()), lexicon=tuple(lexicon or ()),
        plugins=tuple(plugin or ()), workers=workers, on_error=on_error, resume=resume, overwrite=overwrite,
        show=show, quiet=quiet,
    )  # fmt: skip
    raise typer.Exit(run(job))


@app.command()
def panel(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Articles, or json and jsonl that parse wrote.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A file in .csv, .xlsx, .parquet or .duckdb.")],
    each: Annotated[
        Each, typer.Option(help="One row per year, or one row per period.", case_sensitive=False)
    ] = Each.year,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
) -> None:
    """Put the figures of many articles into one table: a row for each committee, indicator and year.

    A folder of articles to a workbook:

        cppcc-extract panel articles/ -o panel.xlsx

    docs/compare.md explains the columns, and which of several figures a row shows.
    """
    from cppcc_extract.commands.compare import write_panel

    if output.is_file() and output.stat().st_size and not overwrite:
        _end([f"{output} is there already; --overwrite replaces it, or name another output"], code=3)
    try:
        frame, failures = write_panel(paths, output, each.value)
    except (OSError, CppccError) as error:
        _end([str(error)], code=3)
        return
    left = ", ".join(f"{count} with {lacks}" for lacks, count in frame.attrs["left_out"].items())
    say(f"{output}: {len(frame)} rows" + (f"; left out: {left}" if left else ""))
    _end([f"{each.input}: {each.message}" for each in failures])


@app.command()
def reconcile(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Articles, or json and jsonl that parse wrote.")],
    every: Annotated[bool, typer.Option("--all", help="Show statements that agree, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """Compare what articles state about the same committee and indicator.

    The contradictions in a folder of articles, with both places:

        cppcc-extract reconcile articles/

    docs/compare.md explains each verdict.
    """
    from cppcc_extract.commands.compare import lines_of, reconciled

    try:
        found, failures = reconciled(paths)
    except (OSError, CppccError) as error:
        _end([str(error)])
        return
    for line in (each.model_dump_json() for each in found) if as_json else lines_of(found, every=every):
        say(line)
    _end([f"{each.input}: {each.message}" for each in failures])


@app.command()
def view(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Articles, or json and jsonl that parse wrote.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The page, a file in .html.")],
    title: Annotated[str, typer.Option(help="What the page is called.")] = "",
    steps: Annotated[
        bool, typer.Option("--steps/--no-steps", help="With or without the steps that made each record.")
    ] = True,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
) -> None:
    """Make one page of articles and their records, to read, filter and compare in a browser.

    A folder of articles:

        cppcc-extract view articles/ -o page.html

    The page is one file that opens from disk and asks no network. What it shows is in docs/view.md.
    """
    from cppcc_extract.commands.view import write_page

    if output.is_file() and output.stat().st_size and not overwrite:
        _end([f"{output} is there already; --overwrite replaces it, or name another output"], code=3)
    try:
        count, failures = write_page(paths, output, title=title, steps=steps)
    except (OSError, CppccError) as error:
        _end([str(error)], code=3)
        return
    say(f"{output}: {count} article{'' if count == 1 else 's'}; open it in a browser")
    _end([f"{each.input}: {each.message}" for each in failures])


@app.command()
def score(
    docs: Annotated[Path, typer.Argument(help="Folder of NAME.txt.")],
    gold: Annotated[Path, typer.Argument(help="Folder of NAME.json, annotated as described in docs/records.md.")],
    misses: Annotated[bool, typer.Option("--misses", help="List every difference by cause, with its rule.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the totals to this file.")] = None,
    only: Annotated[str, typer.Option(help="Score only the documents whose name contains this.")] = "",
) -> None:
    """Compare the records with annotated articles.

    All articles of a folder:

        cppcc-extract score seeds tests/gold/seeds

    The errors in one of them, by cause and rule:

        cppcc-extract score seeds tests/gold/seeds --only 003 --misses

    docs/scoring.md explains each figure.
    """
    from cppcc_extract.evaluation.score import score_folder

    try:
        report = score_folder(docs, gold, only=only)
    except FileNotFoundError as error:
        _end([f"{error.filename}: no such file; every NAME.json needs its NAME.txt"])
        return
    except json.JSONDecodeError as error:
        _end([f"{gold}: not valid JSON ({error}); correct the file"])
        return
    if not report.documents:
        _end([f"{gold}: no NAME.json to score here; name the folder of the gold files"])
    say("\n".join(report.lines()))
    if misses:
        _list_misses(report)
    if json_file:
        json_file.write_text(json.dumps(report.figures(), indent=1) + "\n", encoding="utf-8")
    _end([f"{name}: {reason}" for name, reason in report.failures.items()])


def _list_misses(report: Report) -> None:
    for (kind, cause), group in report.misses().items():
        say(f"\n== {kind}: {cause} ({len(group)})")
        for document, miss in group:
            difference = " ≠ ".join(part for part in (miss.gold, miss.predicted) if part)
            where = f"{document}:{miss.place[0]}" if miss.place else document
            say(f"  [{miss.rule or '–'}] {difference}  ({where} {miss.excerpt!r})")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A file (txt, html, pdf, docx).")],
    at: Annotated[
        int | None, typer.Option("--at", metavar="OFFSET", help="The place, in characters from the start of the text.")
    ] = None,
    record: Annotated[
        str | None, typer.Option("--record", metavar="ID", help="A record by its id, such as m3.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="Date of publication, YYYY-MM-DD.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print only the trees of the records, as JSON.")] = False,
) -> None:
    """Show what each stage saw at one place of a text, and how the records there were made.

    Take the offset from the `span` of a record, or from a line of `score --misses`:

        cppcc-extract explain article.txt --at 96

    Each record is shown as a tree: its words, its slots, and for each field the steps that were asked, up to the one
    that answered. One record by its id, in the form for programs:

        cppcc-extract explain article.txt --record m3 --json
    """
    from cppcc_extract.commands.explain import explanation

    if (at is None) == (record is None):
        raise typer.BadParameter("give a place or a record", param_hint="--at or --record")
    try:
        lines = explanation(read_document(file), at, record, as_date(published), as_json=as_json)
    except (OSError, CppccError) as error:
        _end([f"{file}: {failure(file, error).message}"])
        return
    say("\n".join(lines))


@app.command()
def schema() -> None:
    """Print the JSON Schema of an article.

    Check records of your own with any validator:

        cppcc-extract schema > article.schema.json
    """
    from cppcc_extract.schema import article_schema_json

    typer.echo(article_schema_json(), nl=False)


lexicon_app = typer.Typer(no_args_is_help=True, help="Show the words that are known, and check your own.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("list")
def list_lexicon(
    table: Annotated[
        str | None, typer.Argument(help="A table whose rows to show; by default the tables are listed.")
    ] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(help="A TOML file with words of your own; repeatable.")] = None,
) -> None:
    """List the tables, or the rows of one.

    cppcc-extract lexicon list

    cppcc-extract lexicon list units
    """
    from cppcc_extract.commands.lexicon import row_lines, table_lines
    from cppcc_extract.lexicon import Lexicon

    try:
        words = Lexicon.default().extended(*(lexicon or ()))
        for line in row_lines(words, table) if table else table_lines(words):
            say(line)
    except CppccError as error:
        _end([str(error)])


@lexicon_app.command("check")
def check_lexicon(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help="TOML files with words of your own.")],
) -> None:
    """Check words of your own: their fields, and that each is read as its examples say.

        cppcc-extract lexicon check my_words.toml

    Each error is listed with its file, line, entry and remedy, and the exit code is 1.
    """
    from cppcc_extract.commands.lexicon import check_files

    try:
        rows, problems = check_files(files)
    except CppccError as error:
        _end([str(error)])
        return
    _end(problems)
    say(f"{rows} rows are right")


def _end(failures: list[str], *, code: int = 1) -> None:
    """Print a line for each failure, and exit with the code if there are any."""
    for line in failures:
        say(line, err=True)
    if failures:
        raise typer.Exit(code)
