"""The command line: parse, score, explain, schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cppcc_extract.errors import CppccError, InputError
from cppcc_extract.version import __version__

if TYPE_CHECKING:
    from cppcc_extract.evaluation.tally import Report
    from cppcc_extract.models import Article

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False
)
PIPED_WIDTH = 130


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
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Texts in UTF-8; of a folder, all its *.txt.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A folder (one NAME.json per text) or one FILE.json. Without: stdout."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Date of publication, YYYY-MM-DD; wins over what the text says.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The outlet; wins over what the text says.")] = None,
    show: Annotated[
        int, typer.Option(min=0, help="With -o, show so many figures of each article; 0 for the summary alone.")
    ] = 8,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="With -o, show nothing.")] = False,
) -> None:
    """Read articles and write down their records as JSON.

    One article on the screen, as JSON:

        cppcc-extract parse article.txt

    A folder of articles, one JSON file each, with a summary to look at:

        cppcc-extract parse articles/ -o out/

    Many articles in one file (a JSON array; of a single text, one object):

        cppcc-extract parse articles/*.txt -o all.json

    A text that does not say its date, so that 今年以来 has a value:

        cppcc-extract parse article.txt --published 2023-08-11

    A text that cannot be read is named on stderr with what to do; the others are read all the same, and the exit code
    is 1.
    """
    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError as error:
            raise typer.BadParameter(f"{error}; write it as 2023-08-11", param_hint="--published") from error

    articles: list[tuple[Path, Article]] = []
    failures: list[str] = []
    for path in _texts(files, failures):
        try:
            articles.append((path, _read(path, published, source)))
        except (OSError, CppccError) as error:
            failures.append(f"{path}: {_reason(error)}")
    try:
        _write(articles, output, failures)
    except OSError as error:
        failures.append(f"{output}: {_reason(error)}; choose another place for -o")
    else:
        if output is not None and not quiet and articles:
            _show([article for _, article in articles], output, show)
    _end(failures)


def _texts(paths: list[Path], failures: list[str]) -> Iterator[Path]:
    """The files themselves; for a folder its *.txt in order."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.txt"))
        if not found:
            failures.append(f"{path}: no *.txt in this folder; name the files themselves")
        yield from found


def _read(path: Path, published: str | None, source: str | None) -> Article:
    from cppcc_extract.pipeline import parse_article

    text = _decoded(path)
    return parse_article(text, published=published, source=source).model_copy(update={"origin": str(path)})


def _decoded(path: Path) -> str:
    try:
        # bytes are decoded here, since text mode would fold \r\n and so move every offset
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.object[error.start]:#04x} at {error.start}); "
            f"convert it first, for example: iconv -f GB18030 -t UTF-8 {path.name} > {path.stem}.utf8.txt"
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, OSError):
        return f"{error.strerror}; check the path and its permissions"
    return str(error)


def _write(articles: list[tuple[Path, Article]], output: Path | None, failures: list[str]) -> None:
    """All to stdout, to one file, or one file each into a folder."""
    if output is None:
        if articles:
            typer.echo(_joined([article for _, article in articles]))
    elif output.suffix == ".json":
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(_joined([article for _, article in articles]) + "\n", encoding="utf-8")
    else:
        output.mkdir(parents=True, exist_ok=True)
        written: dict[Path, Path] = {}
        for path, article in articles:
            target = output / f"{path.stem}.json"
            if target in written:
                failures.append(f"{path}: {target} already holds {written[target]}; rename one of the two texts")
                continue
            written[target] = path
            target.write_text(article.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _joined(articles: list[Article]) -> str:
    texts = [article.model_dump_json(indent=1) for article in articles]
    return texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]"


def _show(articles: list[Article], output: Path, limit: int) -> None:
    from rich.console import Console

    from cppcc_extract.views.table import figures_table, summary_table

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH, highlight=False)
    for article in articles:
        if limit and article.metrics:
            console.print(figures_table(article, limit))
    console.print(summary_table(articles))
    records = sum(len(a.metrics) + len(a.events) + len(a.initiatives) + len(a.people) for a in articles)
    console.print(f"{records} records, each with its place in the source, are in [bold]{output}[/]")


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
    file: Annotated[Path, typer.Argument(help="A text in UTF-8.")],
    at: Annotated[
        int, typer.Option("--at", metavar="OFFSET", help="The place, in characters from the start of the text.")
    ],
    published: Annotated[str | None, typer.Option(help="Date of publication, YYYY-MM-DD.")] = None,
) -> None:
    """Show what each stage saw at one place of a text, and which rule decided.

    Take the offset from the `span` of a record, or from a line of `score --misses`:

        cppcc-extract explain article.txt --at 96
    """
    from cppcc_extract.evaluation.explain import explain as explained

    try:
        stages = explained(_decoded(file), at, published=published)
    except (OSError, CppccError) as error:
        _end([f"{file}: {_reason(error)}"])
        return
    for stage in stages:
        typer.echo(stage.name)
        for line in stage.lines or ("nothing",):
            typer.echo(f"  {line}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of an article.

    Check records of your own with any validator:

        cppcc-extract schema > article.schema.json
    """
    from cppcc_extract.schema import article_schema_json

    typer.echo(article_schema_json(), nl=False)


def _end(failures: list[str]) -> None:
    """Tell what failed, a line each, and leave with 1 if anything did."""
    for failure in failures:
        typer.echo(failure, err=True)
    if failures:
        raise typer.Exit(1)
