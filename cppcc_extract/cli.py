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
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, InputError
from cppcc_extract.export.files import RECORDS
from cppcc_extract.version import __version__

if TYPE_CHECKING:
    from cppcc_extract.evaluation.tally import Report


class Each(str, Enum):
    """What has a row of its own in a panel."""

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
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version and stop.")
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
        Form, typer.Option("--format", help="The form of what goes to standard output.", case_sensitive=False)
    ] = Form.json,
    published: Annotated[
        str | None, typer.Option(help="Date of publication, 2023-08-11 or 2023-08; wins over what the files say.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The outlet; wins over what the files say.")] = None,
    split: Annotated[bool, typer.Option("--split", help="Take a page that holds several articles apart.")] = False,
    records: Annotated[
        str, typer.Option(help="The kinds that csv, parquet and xlsx hold, with commas between them.")
    ] = ",".join(RECORDS),
    bom: Annotated[bool, typer.Option("--bom", help="Mark a csv as UTF-8 for Excel.")] = False,
    lexicon: Annotated[
        list[Path] | None, typer.Option(help="Words of your own, a TOML file; may be given more than once.")
    ] = None,
    plugin: Annotated[
        list[str] | None, typer.Option(help="Tables or an extractor of an installed package, by name; repeatable.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without: one for each core.")] = None,
    on_error: Annotated[OnError, typer.Option(help="What an input that cannot be read does.")] = OnError.skip,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a folder, a jsonl or a duckdb file where a run stopped.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
    show: Annotated[
        int, typer.Option(min=0, help="Show so many figures of each article; 0 for the summary alone.")
    ] = 8,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show nothing but errors.")] = False,
) -> None:
    """Read articles and write down their records.

    One article on the screen, as JSON:

        cppcc-extract parse article.txt

    A folder of articles, a JSON file each, with a summary to look at:

        cppcc-extract parse articles/ -o out/

    Many files in one table, database or workbook:

        cppcc-extract parse articles/ scans/*.pdf -o figures.xlsx

    A long run, over processes, that can be stopped and taken up again:

        cppcc-extract parse archive/ -o archive.jsonl --workers 4 --resume

    A text that does not say its date, so that 今年以来 has a value:

        cppcc-extract parse article.txt --published 2023-08-11

    An input that cannot be read is named on stderr with what to do. The exit code is 0 when all was read, 1 when an
    input was not, 2 when the command was not understood, 3 when the output could not be written.
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
        Each, typer.Option(help="A row a year, or a row for every period.", case_sensitive=False)
    ] = Each.year,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
) -> None:
    """Put the figures of many articles into one table: a row a committee, indicator and year.

    A folder of articles to a workbook:

        cppcc-extract panel articles/ -o panel.xlsx

    What the columns mean, and which of several figures a row shows, is in docs/compare.md.
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
    typer.echo(f"{output}: {len(frame)} rows" + (f"; left out: {left}" if left else ""))
    _end([f"{each.input}: {each.message}" for each in failures])


@app.command()
def reconcile(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Articles, or json and jsonl that parse wrote.")],
    every: Annotated[bool, typer.Option("--all", help="Show those that agree too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Hold what articles state of one committee and indicator against each other.

    What does not agree in a folder of articles, with both places:

        cppcc-extract reconcile articles/

    What each verdict means is in docs/compare.md.
    """
    from cppcc_extract.commands.compare import lines_of, reconciled

    try:
        found, failures = reconciled(paths)
    except (OSError, CppccError) as error:
        _end([str(error)])
        return
    for line in (each.model_dump_json() for each in found) if as_json else lines_of(found, every=every):
        typer.echo(line)
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
    typer.echo(f"{output}: {count} article{'' if count == 1 else 's'}; open it in a browser")
    _end([f"{each.input}: {each.message}" for each in failures])


@app.command()
def score(
    docs: Annotated[Path, typer.Argument(help="Folder of NAME.txt.")],
    gold: Annotated[Path, typer.Argument(help="Folder of NAME.json, annotated as docs/records.md says.")],
    misses: Annotated[bool, typer.Option("--misses", help="List every difference by cause, with its rule.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the totals to this file.")] = None,
    only: Annotated[str, typer.Option(help="Score only the documents whose name holds this.")] = "",
) -> None:
    """Compare what is read with annotated articles.

    All articles of a folder:

        cppcc-extract score seeds tests/gold/seeds

    Why one of them falls short, by cause and rule:

        cppcc-extract score seeds tests/gold/seeds --only 003 --misses

    What each figure means is in docs/scoring.md.
    """
    from cppcc_extract.evaluation.score import score_folder

    try:
        report = score_folder(docs, gold, only=only)
    except FileNotFoundError as error:
        _end([f"{error.filename}: no such file; every NAME.json needs its NAME.txt"])
        return
    except json.JSONDecodeError as error:
        _end([f"{gold}: not valid JSON ({error}); mend the file"])
        return
    if not report.documents:
        _end([f"{gold}: no NAME.json to score here; name the folder of the gold files"])
    typer.echo("\n".join(report.lines()))
    if misses:
        _list_misses(report)
    if json_file:
        json_file.write_text(json.dumps(report.figures(), indent=1) + "\n", encoding="utf-8")
    _end([f"{name}: {reason}" for name, reason in report.failures.items()])


def _list_misses(report: Report) -> None:
    for (kind, cause), group in report.misses().items():
        typer.echo(f"\n== {kind}: {cause} ({len(group)})")
        for document, miss in group:
            difference = " ≠ ".join(part for part in (miss.gold, miss.predicted) if part)
            where = f"{document}:{miss.place[0]}" if miss.place else document
            typer.echo(f"  [{miss.rule or '–'}] {difference}  ({where} {miss.excerpt!r})")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A file (txt, html, pdf, docx).")],
    at: Annotated[
        int | None, typer.Option("--at", metavar="OFFSET", help="The place, in characters from the start of the text.")
    ] = None,
    record: Annotated[str | None, typer.Option("--record", metavar="ID", help="A record by its id, as m3.")] = None,
    published: Annotated[str | None, typer.Option(help="Date of publication, YYYY-MM-DD.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Give the trees of the records alone, as JSON.")] = False,
) -> None:
    """Show what each stage saw at one place of a text, and how the records there came about.

    Take the offset from the `span` of a record, or from a line of `score --misses`:

        cppcc-extract explain article.txt --at 96

    Of each record a tree is shown: its words, its slots, and for each field the steps that were asked, up to the one
    that answered. One record by its id, and the same for a program:

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
    typer.echo("\n".join(lines))


@app.command()
def schema() -> None:
    """Print the JSON Schema of an article.

    Check records of your own with any validator:

        cppcc-extract schema > article.schema.json
    """
    from cppcc_extract.schema import article_schema_json

    typer.echo(article_schema_json(), nl=False)


lexicon_app = typer.Typer(no_args_is_help=True, help="Look at the words that are known, and check your own.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("list")
def list_lexicon(
    table: Annotated[str | None, typer.Argument(help="A table, to see its rows; without, all tables.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(help="Words of your own, a TOML file; repeatable.")] = None,
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
            typer.echo(line)
    except CppccError as error:
        _end([str(error)])


@lexicon_app.command("check")
def check_lexicon(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help="TOML files with words of your own.")],
) -> None:
    """Check words of your own: their fields, and that each is read as its examples say.

        cppcc-extract lexicon check my_words.toml

    What is wrong is told with file, line, entry and remedy, and the exit code is 1.
    """
    from cppcc_extract.commands.lexicon import check_files

    try:
        rows, problems = check_files(files)
    except CppccError as error:
        _end([str(error)])
        return
    _end(problems)
    typer.echo(f"{rows} rows are right")


def _end(failures: list[str], *, code: int = 1) -> None:
    """Tell what failed, a line each, and leave with the code if anything did."""
    for line in failures:
        typer.echo(line, err=True)
    if failures:
        raise typer.Exit(code)
