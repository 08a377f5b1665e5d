"""The command `parse`: what it reads, where it writes, and what it reports meanwhile."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cppcc_extract.batch import Work, failure
from cppcc_extract.commands.screen import standard_output
from cppcc_extract.commands.stopping import Requests, Stopped, stopped_in_order
from cppcc_extract.convert import Result, Source, convert, find_sources, left_of, not_read, same_names
from cppcc_extract.documents.paths import path_name
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, DocumentError, MissingExtraError, OutputError
from cppcc_extract.export.files import RESUMABLE, Options, check_kinds, open_stream, open_writer, suffixes
from cppcc_extract.export.json_text import JsonFolder
from cppcc_extract.export.lock import locked
from cppcc_extract.export.writer import Writer
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Failure
from cppcc_extract.pipeline import EXTRACTORS, check_extractors
from cppcc_extract.plugins import EXTRACTORS as EXTRACTOR_GROUP
from cppcc_extract.plugins import TABLES, installed, load_extractor, load_tables
from cppcc_extract.show.markup import visible

PIPED_WIDTH = 130
_NAMED = 5  # files that are named, of those that are not read
_LONG = 20  # inputs above which a run shows a bar instead of each article
READ, SOME_FAILED, NOT_UNDERSTOOD, NOT_WRITTEN = 0, 1, 2, 3
STANDARD = "-"
_ADDED_TO = ".duckdb"  # a run adds to it, and replaces only what it reads again
ENDINGS = suffixes()


class Form(str, Enum):
    """The format of standard output."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class OnError(str, Enum):
    """What happens after an input that cannot be read."""

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
    overwrite: bool = False
    show: int = 8
    quiet: bool = False

    @property
    def streamed(self) -> bool:
        """Whether the records go to standard output."""
        return self.output in (None, STANDARD)


class _Ended(Exception):  # noqa: N818 - not an error, but the exit that --on-error stop asks for
    """An input could not be read, and the rest is not."""


def run(job: Job) -> int:
    """Do the job; the exit code."""
    try:
        lexicon, extractors = _words(job)
        check_extractors(extractors)
        check_kinds(job.records)
        sources, failures = _sources(job)
        work = Work(job.published, job.source, lexicon, extractors, job.split)
        _check_output(job, sources)
    except CppccError as error:
        return _tell(str(error), NOT_UNDERSTOOD)
    if refused := _refused(job, sources):
        return _tell(refused, NOT_WRITTEN)
    for failed in failures:
        _tell_failure(failed)
    if failures and (job.on_error is OnError.stop or not sources):
        return SOME_FAILED
    if not job.quiet:
        _tell_not_read(job)
    return _converted(job, sources, work, bool(failures))


def _converted(job: Job, sources: list[Source], work: Work, failed: bool) -> int:
    """Read and write the sources; the exit code."""
    count = _Count(len(sources))
    try:
        with stopped_in_order() as requests, ExitStack() as opened:
            with requests.held():
                opened.enter_context(_only_run(job))
                writer = opened.enter_context(_writer(job, sources))
            count.kept = writer.kept()
            return max(_run(job, sources, writer, work, count, requests), SOME_FAILED if failed else READ)
    except Stopped as stop:
        return _tell(f"stopped: {count.told(job)}", stop.code)
    except _Ended:
        return SOME_FAILED
    except MissingExtraError as error:
        return _tell(f"{job.output}: {error}", NOT_WRITTEN)
    except OutputError as error:
        return _tell(f"{error}{count.rest(job)}", NOT_WRITTEN)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if job.streamed else job.output
        return _tell(f"{where}: {error.strerror or error}; choose another place for -o{count.rest(job)}", NOT_WRITTEN)


@dataclass(slots=True)
class _Count:
    """The progress of a run, for the line that reports an early end."""

    total: int
    written: int = 0
    kept: bool = False

    @contextmanager
    def one_more(self, requests: Requests) -> Iterator[None]:
        """Hold requests to end while an input is written, so that the count is right."""
        with requests.held():
            yield
            self.written += 1

    def told(self, job: Job) -> str:
        """What is written, and how to continue."""
        if job.streamed:
            return f"{self.written} of {self.total} inputs were written to standard output"
        if self.kept:
            return (
                f"{self.written} of {self.total} inputs are in {job.output}; go on with the same command and --resume"
            )
        return f"nothing was written to {job.output}; run the same command again"

    def rest(self, job: Job) -> str:
        """The same after an error, if anything is written."""
        return f"; {self.told(job)}" if self.kept and self.written else ""


def _only_run(job: Job) -> AbstractContextManager[None]:
    return nullcontext() if job.streamed else locked(Path(str(job.output)))


def _run(job: Job, sources: list[Source], writer: Writer, work: Work, count: _Count, requests: Requests) -> int:
    left = left_of(sources, writer)
    count.written = len(sources) - len(left)
    keep = not job.streamed and not job.quiet and len(left) <= _LONG
    articles: list[Article] = []
    counts: Counter[str] = Counter()
    failed = 0
    with _progress(job, len(sources), len(sources) - len(left)) as advance:
        for result in convert(
            left, writer, work, workers=job.workers, keep=keep, writing=lambda: count.one_more(requests)
        ):
            advance(result)
            articles += result.articles
            counts += result.counts
            if result.failure is None:
                continue
            failed += 1
            if job.on_error is OnError.stop:
                raise _Ended
    if not job.streamed and not job.quiet:
        _show(job, articles, counts, len(sources) - len(left), len(left))
    return SOME_FAILED if failed else READ


def _sources(job: Job) -> tuple[list[Source], list[Failure]]:
    """The sources to read, in the order of the paths."""
    at = job.paths.index(STANDARD) if STANDARD in job.paths else None
    files = [path for path in job.paths if path != STANDARD]
    if at is None:
        sources, failures = find_sources(files)
    else:
        before, failures = find_sources(files[:at])
        standard, failed = _standard_input()
        after, others = find_sources(files[at:])
        known = {source.origin for source in before}
        sources = [*before, *standard, *(source for source in after if source.origin not in known)]
        failures += [*failed, *others]
    if not job.streamed and _is_folder(job.output or ""):
        sources, doubled = same_names(sources)
        failures += doubled
    return sources, failures


def _standard_input() -> tuple[list[Source], list[Failure]]:
    name = "standard input"
    try:
        if sys.stdin is None:
            raise DocumentError("it is closed; name a file")
        return [
            Source(read_document(sys.stdin.buffer, origin="").model_copy(update={"origin": None}), Path("stdin"))
        ], []
    except (CppccError, OSError) as error:
        return [], [failure(name, error)]


def _check_output(job: Job, sources: list[Source]) -> None:
    """`OutputError` for an output that would destroy an input, or that cannot be resumed."""
    if job.output == "":
        raise OutputError("-o names nothing; name a file, a folder, or - for standard output")
    if job.resume and (job.streamed or STANDARD in job.paths):
        raise OutputError("--resume needs files and an output to go on with; leave it, or -, out")
    if job.resume and job.overwrite:
        raise OutputError("--resume continues an output and --overwrite replaces it; choose one")
    if not job.streamed and not _is_folder(str(job.output)):
        target = os.path.realpath(str(job.output))
        if any(target == os.path.realpath(str(source.given)) for source in sources if source.origin is not None):
            raise OutputError(f"{job.output} is one of the inputs; name another file")


def _refused(job: Job, sources: list[Source]) -> str:
    """Why the output is not touched: it holds finished work of an earlier run. Empty if it may be written."""
    if job.streamed or job.resume or job.overwrite or not (there := _finished(job, sources)):
        return ""
    resumable = _is_folder(str(job.output)) or Path(str(job.output)).suffix.lower() in RESUMABLE
    go_on = "--resume continues it, " if resumable else ""
    return f"{there} is there already; {go_on}--overwrite replaces it, or name another output"


def _finished(job: Job, sources: list[Source]) -> str:
    """What this run would replace of an earlier one, in words; empty if nothing."""
    output = Path(str(job.output))
    if not _is_folder(str(output)):
        replaced = output.suffix.lower() in ENDINGS and output.suffix.lower() != _ADDED_TO
        return str(output) if replaced and output.is_file() and output.stat().st_size else ""
    there = [name for name in (output / f"{source.name}.json" for source in sources) if name.exists()]
    return f"{there[0]} (and {len(there) - 1} more)" if len(there) > 1 else str(there[0]) if there else ""


def _words(job: Job) -> tuple[Lexicon | None, Mapping[str, Extractor] | None]:
    """The lexicon and the extractors; None for those of the library."""
    paths = list(job.lexicon)
    extractors: dict[str, Extractor] = {}
    for name in job.plugins:
        if name in installed(TABLES):
            paths += load_tables(name)
        if name in installed(EXTRACTOR_GROUP) or name not in installed(TABLES):
            extractors[name] = load_extractor(name)
    lexicon = Lexicon.default().extended(*paths) if paths else None
    return lexicon, {**EXTRACTORS, **extractors} if extractors else None


def _is_folder(output: str) -> bool:
    return Path(output).is_dir() or not Path(output).suffix


def _writer(job: Job, sources: list[Source]) -> Writer:
    options = Options(job.records, job.bom, job.resume)
    if job.streamed:
        if sys.stdout is None:
            raise OutputError("standard output is closed; name a file with -o")
        # one named file gives one object, anything else a list
        single = len(sources) == 1 and len(job.paths) == 1 and not Path(job.paths[0]).is_dir() and not job.split
        return open_stream(standard_output(), job.form.value, options, single=single)
    output = Path(str(job.output))
    if not _is_folder(str(output)):
        if job.overwrite and output.suffix.lower() == _ADDED_TO:
            output.unlink(missing_ok=True)
        return open_writer(output, options)
    if output.exists() and not output.is_dir():
        raise OutputError(
            f"{output} is a file without an ending; name a folder, or end the name in {', '.join(ENDINGS)}"
        )
    return JsonFolder(output, resume=job.resume)


@contextmanager
def _progress(job: Job, total: int, done: int) -> Iterator[Callable[[Result], None]]:
    """Reports failures as they occur, and on a terminal the progress of a long run."""
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


def _tell_not_read(job: Job) -> None:
    """Name the files of a folder that are not read, so that nothing is left out in silence."""
    left = not_read([path for path in job.paths if path != STANDARD], None if job.streamed else job.output)
    if left:
        names = ", ".join(map(path_name, left[:_NAMED])) + (
            f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        )
        _tell(f"not read: {names}; name a file to read it whatever its ending", READ)


def _tell_result(result: Result) -> None:
    if result.failure is not None:
        _tell_failure(result.failure)


def _tell_failure(failed: Failure) -> None:
    _tell(_line(failed), SOME_FAILED)


def _line(failed: Failure) -> str:
    return visible(" ".join(f"{failed.input}: {failed.message}".split()))


def _tell(message: str, code: int) -> int:
    sys.stderr.write(visible(" ".join(message.split())) + "\n")
    return code


def _show(job: Job, articles: list[Article], counts: Counter[str], done: int, left: int) -> None:
    from cppcc_extract.views.table import figures_table, summary_table

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH, highlight=False)
    for article in articles:
        if job.show and article.metrics:
            console.print(figures_table(article, job.show, console.width))
    if articles:
        console.print(summary_table(articles, console.width))
    if done:
        rest = "" if left else "; nothing is left to read"
        console.print(f"{done} input{'s were' if done > 1 else ' was'} there already{rest}", soft_wrap=True)
    if done and not left:
        return
    records = sum(counts.values()) - counts["articles"]
    console.print(
        f"{records} records of {counts['articles']} articles, each with its place in the source, are in "
        f"[bold]{escape(visible(str(job.output)))}[/]"
    )
