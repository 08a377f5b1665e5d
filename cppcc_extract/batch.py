"""Many texts and files, read in order, as a stream, over processes; one that fails does not stop the others."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from cppcc_extract.arguments import as_date, as_lexicon, check_source
from cppcc_extract.documents.paths import path_name
from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, ExtractorError, InputError
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Document, Failure
from cppcc_extract.pipeline import check_extractors, parse_article, parse_articles

Input = str | Path | Document
Outcome = list[Any] | Exception
OnError = Literal["return", "raise"]

_CHUNK = 24  # documents that a process is given at a time
_AHEAD = 3  # chunks for each process that are started before the first result is asked for
_SHOWN = 40  # characters of a text by which a failure names it
_FORESEEN = ("builtins", CppccError.__module__)  # modules whose errors every process can load


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each input. It is sent to every process once, so all of it must be picklable."""

    published: date | str | None = None
    source: str | None = None
    lexicon: Lexicon | None = None
    extractors: Mapping[str, Extractor] | None = None
    split: bool = False
    encode: Callable[[Article], Any] | None = None

    def __call__(self, given: Input) -> list[Any]:
        """The articles of one input, encoded if there is an encoder."""
        document = read_document(given, origin=path_name(given)) if isinstance(given, Path) else given
        options: dict[str, Any] = {
            "published": self.published, "source": self.source, "lexicon": self.lexicon, "extractors": self.extractors
        }  # fmt: skip
        articles = parse_articles(document, **options) if self.split else [parse_article(document, **options)]
        return articles if self.encode is None else [self.encode(article) for article in articles]


def parse_many(
    inputs: Iterable[Input],
    *,
    workers: int | None = None,
    on_error: OnError = "return",
    published: date | str | None = None,
    source: str | None = None,
    lexicon: Lexicon | str | Path | None = None,
    extractors: Mapping[str, Extractor] | None = None,
    split: bool = False,
) -> Iterator[Article | Failure]:
    """Read many inputs in order, lazily: a `str` is a text, a `Path` a file, a `Document` a file already read.

    `workers` is the number of processes, by default one for each core; a few inputs, or `workers=1`, are read in this
    process. A script that uses several processes calls this under `if __name__ == "__main__":`. Inputs are taken a
    bounded number ahead, so a generator of any length will do. An input that cannot be read gives a `Failure`, or with
    `on_error="raise"` raises its error. With `split` each article of a page is returned separately; the other arguments
    are those of `parse_article`. Raises `InputError` for invalid arguments.
    """
    if on_error not in ("return", "raise"):
        raise InputError(f"on_error={on_error!r} is not known; write 'return' or 'raise'")
    if isinstance(inputs, (str, bytes, Path, Document)):
        raise InputError(f"inputs must be many, not one {type(inputs).__name__}; put it in a list")
    if workers is not None and workers < 1:
        raise InputError(f"workers={workers} cannot work; write 1 or more, or leave it out")
    check_extractors(extractors)
    words = None if lexicon is None else as_lexicon(lexicon)
    work = Work(as_date(published), check_source(source), words, extractors, split)
    return _results(map_inputs(inputs, work, workers=workers), on_error)


def _results(outcomes: Iterable[tuple[Input, Outcome]], on_error: OnError) -> Iterator[Article | Failure]:
    for given, outcome in outcomes:
        if isinstance(outcome, list):
            yield from outcome
        elif on_error == "raise":
            raise outcome
        else:
            yield failure(given, outcome)


def failure(given: Any, error: Exception) -> Failure:
    """The record of an input that could not be read."""
    if isinstance(given, Path):
        named = path_name(given)
    elif isinstance(given, Document):
        named = given.origin or given.text[:_SHOWN]
    else:
        named = given[:_SHOWN] if isinstance(given, str) else repr(given)[:_SHOWN]
    kind = error.kind if isinstance(error, ExtractorError) else type(error).__name__
    return Failure(input=named.encode("utf-8", "replace").decode(), error=kind, message=_message(error))


def _message(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file; name the files in it"
    if isinstance(error, OSError):
        return f"{error.strerror or error}; check the path and its permissions"
    if isinstance(error, BrokenProcessPool):
        return "the process that read it was killed, perhaps for lack of memory; read it alone or split it"
    return str(error)


def map_inputs(inputs: Iterable[Input], work: Work, *, workers: int | None = None) -> Iterator[tuple[Input, Outcome]]:
    """Each input with the result of `work` or the error, in the order of the inputs."""
    inputs = iter(inputs)
    first = list(islice(inputs, _CHUNK + 1)) if workers is None else []
    inputs = chain(first, inputs)
    if workers == 1 or (workers is None and len(first) <= _CHUNK):
        for given in inputs:
            yield given, attempted(work, given)
        return
    crew = _Crew(work, workers or _cores())
    try:
        yield from _stream(inputs, crew)
    finally:
        crew.dismiss()


def _stream(inputs: Iterator[Input], crew: _Crew) -> Iterator[tuple[Input, Outcome]]:
    waiting: deque[tuple[list[Input], Future[list[Outcome]]]] = deque()
    while True:
        while len(waiting) < crew.size * _AHEAD and (chunk := list(islice(inputs, _CHUNK))):
            waiting.append((chunk, crew.submit(chunk)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        if not isinstance(future.exception(), BrokenProcessPool):
            yield from zip(chunk, future.result(), strict=True)
            continue
        # A process died, and the work of the others was lost with it; one input at a time shows which one it was.
        for given in chunk:
            alone = crew.submit([given])
            error = alone.exception()
            yield given, error if isinstance(error, BrokenProcessPool) else alone.result()[0]


class _Crew:
    """The processes that do the work; all are replaced when one dies."""

    def __init__(self, work: Work, size: int) -> None:
        self.size = size
        self._work = work
        try:
            pickle.dumps(work)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise InputError(
                f"this cannot be sent to another process ({error}); an extractor must be a function of a module, "
                "or pass workers=1"
            ) from error
        self._pool = self._hire()

    def submit(self, chunk: list[Input]) -> Future[list[Outcome]]:
        """Submit inputs, to be read one after another."""
        try:
            return self._pool.submit(_each, chunk)
        except BrokenProcessPool:
            self.dismiss()
            self._pool = self._hire()
            return self._pool.submit(_each, chunk)

    def dismiss(self) -> None:
        """Release all processes; work that has not begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hire(self) -> ProcessPoolExecutor:
        # spawn, since forking a process that has threads (data frames and databases start some) can hang
        pool = ProcessPoolExecutor(self.size, get_context("spawn"), initializer=_settle, initargs=(self._work,))
        with _no_interrupt():
            begun = pool.submit(_each, [])
        if begun.exception() is not None:
            pool.shutdown(wait=True, cancel_futures=True)
            raise CppccError(
                "the worker processes cannot start; in a script call this under "
                "if __name__ == '__main__':, or pass workers=1"
            )
        return pool


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Processes started here ignore an interrupt from the keyboard, which is meant for their parent."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


# Set only in a process of the crew: the work that it does.
_hired: list[Work] = []


def _settle(work: Work) -> None:
    """Prepare a process: it works until its parent is done, or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    employer = parent_process()
    if employer is not None:
        threading.Thread(target=_leave_with, args=(employer,), daemon=True).start()
    _hired.append(work)


def _leave_with(employer: BaseProcess) -> None:
    employer.join()
    os._exit(1)


def _each(chunk: list[Input]) -> list[Outcome]:
    """The outcome of each input, in a process of the crew."""
    outcomes = [attempted(_hired[0], given) for given in chunk]
    if chunk and not gc.get_freeze_count():
        # The tables are loaded now; searching them for garbage again and again would take a twentieth of the time.
        gc.collect()
        gc.freeze()
    return outcomes


def attempted(work: Callable[[Any], list[Any]], given: Any) -> Outcome:
    """The result of the work for one input, or its error."""
    attempt = _Attempt()
    with attempt:
        return work(given)
    return attempt.error


class _Attempt:
    """Catches whatever a document raises, so that the next one is read, but not an interrupt by the user.

    An error that the library does not raise on purpose becomes an `ExtractorError`, which every process can load.
    """

    error: Exception

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if error is None or isinstance(error, (KeyboardInterrupt, GeneratorExit)):
            return False
        if isinstance(error, (CppccError, OSError)) and type(error).__module__ in _FORESEEN:
            self.error = error
        else:
            self.error = ExtractorError(type(error).__name__, str(error))
        return True


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
