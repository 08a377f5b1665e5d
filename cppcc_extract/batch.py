"""Many texts and files: read in order, as a stream, over processes; one that fails is a record and stops nothing."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from cppcc_extract.documents.reader import read_document
from cppcc_extract.errors import CppccError, InputError
from cppcc_extract.extractors.reading import Extractor
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Document, Failure
from cppcc_extract.pipeline import parse_article, parse_articles

Input = str | Path | Document
Outcome = list[Any] | Exception
OnError = Literal["return", "raise"]

_CHUNK = 8  # documents that a process is given at a time
_AHEAD = 6  # chunks for each process that are under way before the first of them is asked for
_SHOWN = 40  # characters of a text by which a failure names it


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each input. It goes to every process once, so all of it must be such that it can be pickled."""

    published: date | str | None = None
    source: str | None = None
    lexicon: Lexicon | None = None
    extractors: Mapping[str, Extractor] | None = None
    split: bool = False
    encode: Callable[[Article], Any] | None = None

    def __call__(self, given: Input) -> list[Any]:
        """The articles of one input, encoded where that is asked for."""
        document = read_document(given) if isinstance(given, Path) else given
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
    lexicon: Lexicon | None = None,
    extractors: Mapping[str, Extractor] | None = None,
    split: bool = False,
) -> Iterator[Article | Failure]:
    """Read many inputs in their order, as they are asked for: a `str` is a text, a `Path` a file, a `Document` itself.

    `workers` is the number of processes, by default one for each core; a batch of a few inputs, and `workers=1`, is
    read in this process. A script that reads over processes calls this under `if __name__ == "__main__":`. Inputs are
    taken a bounded number ahead, so that a generator of any length will do. An input that cannot be read gives a
    `Failure`, or with `on_error="raise"` ends the iteration with its error. `split` gives each article of a page that
    holds several; the other arguments are those of `parse_article`.
    """
    if on_error not in ("return", "raise"):
        raise InputError(f"on_error={on_error!r} is not known; write 'return' or 'raise'")
    work = Work(published, source, lexicon, extractors, split)
    for given, outcome in map_inputs(inputs, work, workers=workers):
        if isinstance(outcome, list):
            yield from outcome
        elif on_error == "raise":
            raise outcome
        else:
            yield failure(given, outcome)


def failure(given: Any, error: Exception) -> Failure:
    """The record of an input that could not be read."""
    if isinstance(given, Path):
        named = str(given)
    elif isinstance(given, Document):
        named = given.origin or given.text[:_SHOWN]
    else:
        named = given[:_SHOWN] if isinstance(given, str) else repr(given)[:_SHOWN]
    return Failure(input=named, error=type(error).__name__, message=_message(error))


def _message(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file; name the files in it"
    if isinstance(error, OSError):
        return f"{error.strerror or error}; check the path and its permissions"
    if isinstance(error, CppccError):
        return str(error)
    if isinstance(error, BrokenProcessPool):
        return "the process that read it was ended from outside, perhaps for want of memory; read it alone or split it"
    return f"{error}; this is a fault of the library or of an extractor: please report it with the input"


def map_inputs(inputs: Iterable[Input], work: Work, *, workers: int | None = None) -> Iterator[tuple[Input, Outcome]]:
    """Each input with what `work` made of it, or with the error, in the order of the inputs."""
    if workers is not None and workers < 1:
        raise InputError(f"workers={workers} cannot work; write 1 or more, or leave it out")
    chunks = _chunks(inputs)
    first = list(islice(chunks, 2))
    alone = workers == 1 or (workers is None and len(first) < 2)
    crew = _Crew(work, 1 if alone else workers or _cores(), threads=alone)
    try:
        yield from _stream(chain(first, chunks), crew)
    finally:
        crew.dismiss()


def _stream(chunks: Iterable[list[Input]], crew: _Crew) -> Iterator[tuple[Input, Outcome]]:
    waiting: deque[tuple[list[Input], Future[list[Outcome]]]] = deque()
    chunks = iter(chunks)
    while True:
        for chunk in islice(chunks, crew.size * _AHEAD - len(waiting)):
            waiting.append((chunk, crew.submit(chunk)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        if future.exception() is None:
            yield from zip(chunk, future.result(), strict=True)
            continue
        # Something went wrong that no rule foresaw: each input alone shows which one it was. A process that died has
        # taken the chunks behind with it, which are given out anew.
        for given in chunk:
            outcome = crew.submit([given])
            error = outcome.exception()
            if error is not None and not isinstance(error, Exception):
                raise error
            yield given, error or outcome.result()[0]
        waiting = deque((chunk, crew.submit(chunk) if f.done() and f.exception() else f) for chunk, f in waiting)


class _Crew:
    """Those who do the work: processes, which are replaced when one dies, or a thread of this process."""

    def __init__(self, work: Work, size: int, *, threads: bool) -> None:
        self.size = size
        self._work = work
        self._threads = threads
        self._pool = self._hire()

    def submit(self, chunk: list[Input]) -> Future[list[Outcome]]:
        """Have the inputs read, one after another. `CppccError` where no process can be started at all."""
        try:
            return self._give(chunk)
        except BrokenProcessPool:
            self.dismiss()
            self._pool = self._hire()
            if self._give([]).exception() is not None:
                raise CppccError(
                    "the processes that should read cannot start; in a script call this under "
                    "if __name__ == '__main__':, or pass workers=1"
                ) from None
            return self._give(chunk)

    def dismiss(self) -> None:
        """Let all go; what has not been begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _give(self, chunk: list[Input]) -> Future[list[Outcome]]:
        return self._pool.submit(_each, self._work if self._threads else None, chunk)

    def _hire(self) -> Executor:
        if self._threads:
            return ThreadPoolExecutor(1)
        # spawn, since a fork of a process with threads (data frames and databases start some) can hang
        return ProcessPoolExecutor(self.size, get_context("spawn"), initializer=_settle, initargs=(self._work,))


# In a process of the crew, and only there: the work that it was hired for.
_hired: list[Work] = []


def _settle(work: Work) -> None:
    """Make a process ready: it does its work until the process that hired it is done, or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    employer = parent_process()
    if employer is not None:
        Thread(target=_leave_with, args=(employer,), daemon=True).start()
    _hired.append(work)


def _leave_with(employer: BaseProcess) -> None:
    employer.join()
    os._exit(1)


def _each(work: Work | None, chunk: list[Input]) -> list[Outcome]:
    """What became of each input: what the work made of it, or the error that says what is wrong with it."""
    do = work or _hired[0]
    outcomes: list[Outcome] = []
    for given in chunk:
        try:
            outcomes.append(do(given))
        except (CppccError, OSError) as error:
            outcomes.append(error)
    return outcomes


def _chunks(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    inputs = iter(inputs)
    while chunk := list(islice(inputs, _CHUNK)):
        yield chunk


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
