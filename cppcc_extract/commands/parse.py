"""The command `parse`: what it reads, where it writes, and what it tells while it does."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cppcc_extract.batch import Work
from cppcc_extract.convert import Result, Source, convert, find_sources, same_names
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, MissingExtraError, OutputError
from cppcc_extract.export.files import Options, check_kinds, open_stream, open_writer, suffixes
from cppcc_extract.export.json_text import JsonFolder
from cppcc_extract.export.writer import Writer
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Failure
from cppcc_extract.pipeline import EXTRACTORS
from cppcc_extract.plugins import EXTRACTORS as EXTRACTOR_GROUP
from cppcc_extract.plugins import TABLES, installed, load_extractor, load_tables

PIPED_WIDTH = 130
_LONG = 20  # inputs from which on a run shows a bar, and no longer each article
READ, SOME_FAILED, NOT_UNDERSTOOD, NOT_WRITTEN = 0, 1, 2, 3
STANDARD = "-"
ENDINGS = suffixes()


class Form(str, Enum):
    """The form of what goes to standard output."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class OnError(str, Enum):
    """What an input that cannot be read does to the rest."""

    skip = "skip"
    stop = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What was asked for."""

    paths: list[str]
    output: str | None = None
    form: Form = Form.json
    published: str | None = None
    source: str | None = None
    split: bool = False
    records: tuple[str, ...]
    bom: bool = False
    lexicon: tuple[Path, ...] = ()
    plugins: tuple[str, ...] = ()
    workers: int | None = None
    on_error: OnError = OnError.skip
    resume: bool = False
    show: int = 8
    quiet: bool = False

    @property
    def streamed(self) -> bool:
        """Whether the records go to standard output."""
        return self.output in (None, STANDARD)


class _Stopped(Exception):  # noqa: N818 - it is no error, but the way out that --on-error stop asks for
    """An input could not be read, and the rest is left."""


def run(job: Job) -> int:
    """Do the job; the exit code."""
    try:
        lexicon, extractors = _words(job)
        sources, failures = find_sources([path for path in job.paths if path != STANDARD])
        if STANDARD in job.paths:
            sources.insert(0, _standard_input())
        if not job.streamed and _is_folder(job.output or ""):
            sources, doubled = same_names(sources)
            failures += doubled
        work = Work(job.published, job.source, lexicon, extractors, job.split)
        check_kinds(job.records)
    except CppccError as error:
        return _tell(str(error), NOT_UNDERSTOOD)
    for failed in failures:
        _tell_failure(failed)
    if failures and (job.on_error is OnError.stop or not sources):
        return SOME_FAILED
    try:
        with _writer(job, sources) as writer:
            return max(_run(job, sources, writer, work), SOME_FAILED if failures else READ)
    except _Stopped:
        return SOME_FAILED
    except OutputError as error:
        return _tell(str(error), NOT_WRITTEN)
    except MissingExtraError as error:
        return _tell(f"{job.output}: {error}", NOT_WRITTEN)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _tell(f"{job.output}: {error.strerror or error}; choose another place for -o", NOT_WRITTEN)


def _run(job: Job, sources: list[Source], writer: Writer, work: Work) -> int:
    keep = not job.streamed and not job.quiet and len(sources) <= _LONG
    done = len(writer.done())
    articles: list[Article] = []
    counts: Counter[str] = Counter()
    failed = 0
    with _progress(job, len(sources), done) as advance:
        for result in convert(sources, writer, work, workers=job.workers, keep=keep):
            advance(result)
            articles += result.articles
            counts += result.counts or Counter()
            if result.failure is not None:
                failed += 1
                if job.on_error is OnError.stop:
                    raise _Stopped
    if not job.streamed and not job.quiet:
        _show(job, articles, counts, done)
    return SOME_FAILED if failed else READ


def _words(job: Job) -> tuple[Lexicon | None, Mapping[str, Extractor] | None]:
    """The lexicon and the extractors, null where they are those of the library."""
    paths = list(job.lexicon)
    extractors: dict[str, Extractor] = {}
    for name in job.plugins:
        if name in installed(TABLES):
            paths += load_tables(name)
        if name in installed(EXTRACTOR_GROUP) or name not in installed(TABLES):
            extractors[name] = load_extractor(name)
    lexicon = Lexicon.default().extended(*paths) if paths else None
    return lexicon, {**EXTRACTORS, **extractors} if extractors else None


def _standard_input() -> Source:
    return Source(read_document(sys.stdin.buffer.read()), Path("stdin"))


def _is_folder(output: str) -> bool:
    return Path(output).is_dir() or not Path(output).suffix


def _writer(job: Job, sources: list[Source]) -> Writer:
    options = Options(job.records, job.bom, job.resume)
    if job.streamed:
        # one file that is named gives one object, anything else a list
        single = len(sources) == 1 and len(job.paths) == 1 and not Path(job.paths[0]).is_dir() and not job.split
        return open_stream(sys.stdout.buffer, job.form.value, options, single=single)
    output = str(job.output)
    if not _is_folder(output):
        return open_writer(output, options)
    if job.resume:
        raise OutputError(f"{output}: a folder cannot be resumed; name a file that ends in .jsonl or .duckdb")
    return JsonFolder(Path(output))


@contextmanager
def _progress(job: Job, total: int, done: int) -> Iterator[Callable[[Result], None]]:
    """Tells failures as they come, and on a terminal how far a long run has come."""
    console = Console(stderr=True, highlight=False)
    if job.quiet or total <= _LONG or not console.is_terminal:
        yield _tell_result
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=total, completed=done)

        def advance(result: Result) -> None:
            if result.failure is not None:
                progress.console.print(_line(result.failure), markup=False, soft_wrap=True)
            progress.advance(task)

        yield advance


def _tell_result(result: Result) -> None:
    if result.failure is not None:
        _tell_failure(result.failure)


def _tell_failure(failed: Failure) -> None:
    _tell(_line(failed), SOME_FAILED)


def _line(failed: Failure) -> str:
    return " ".join(f"{failed.input}: {failed.message}".split())


def _tell(message: str, code: int) -> int:
    sys.stderr.write(" ".join(message.split()) + "\n")
    return code


def _show(job: Job, articles: list[Article], counts: Counter[str], done: int) -> None:
    from cppcc_extract.views.table import figures_table, summary_table

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH, highlight=False)
    for article in articles:
        if job.show and article.metrics:
            console.print(figures_table(article, job.show))
    if articles:
        console.print(summary_table(articles))
    if done:
        console.print(f"{done} inputs were there already")
    records = sum(counts.values()) - counts["articles"]
    console.print(
        f"{records} records of {counts['articles']} articles, each with its place in the source, are in "
        f"[bold]{job.output}[/]"
    )
