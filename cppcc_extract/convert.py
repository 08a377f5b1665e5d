"""From paths to an output: which inputs there are, which are done, and each of them read and written."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from cppcc_extract.batch import Input, Work, failure, map_inputs
from cppcc_extract.documents.paths import path_name
from cppcc_extract.errors import DocumentError
from cppcc_extract.export.writer import Writer
from cppcc_extract.models import Article, Failure

# Files of a folder that may be articles; a file that is named is read whatever its name.
_SUFFIXES = frozenset((".txt", ".html", ".htm", ".shtml", ".xhtml", ".pdf", ".docx"))
_KINDS = ("metrics", "events", "initiatives", "organisations", "people", "checks")


class Source(NamedTuple):
    """An input, and the name (without ending) of its output in a folder."""

    given: Input
    name: Path

    @property
    def origin(self) -> str | None:
        """What a later run recognises it by."""
        return path_name(self.given) if isinstance(self.given, Path) else None


@dataclass(frozen=True, slots=True)
class Result:
    """The result for one source: its articles (if they are to be kept), and the number of records of each kind."""

    source: Source
    articles: tuple[Article, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    failure: Failure | None = None


def find_sources(paths: Sequence[str]) -> tuple[list[Source], list[Failure]]:
    """The files that paths name: a file itself, every possible article in a folder, every match of a pattern.

    A folder is read with its subfolders, but not hidden ones. A file that several paths lead to is read once. A path
    that leads to nothing is a failure.
    """
    found: dict[str, Source] = {}
    failures: list[Failure] = []
    for path in paths:
        named, remedy = _named(path)
        if not named:
            failures.append(_none(path, remedy))
        for source in named:
            found.setdefault(os.path.realpath(str(source.given)), source)
    return list(found.values()), failures


def _named(path: str) -> tuple[list[Source], str]:
    """The files of one path, and the message if there are none."""
    if Path(path).is_dir():
        return list(_inside(Path(path))), f"no {', '.join(sorted(_SUFFIXES))} in this folder; name the files"
    if not Path(path).exists() and glob.has_magic(path):
        # not Path.glob, which does not accept an absolute pattern
        matched = map(Path, sorted(glob.glob(path, recursive=True)))  # noqa: PTH207
        return [
            Source(match, Path(match.stem)) for match in matched if match.is_file()
        ], "no file matches; check the pattern"
    return [Source(Path(path), Path(Path(path).stem))], ""


def _inside(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        if path.suffix.lower() in _SUFFIXES and not hidden and path.is_file():
            yield Source(path, inner.with_suffix(""))


def not_read(paths: Sequence[str], output: str | None) -> list[Path]:
    """The files of folders that are not taken for articles, without hidden ones and the output."""
    made = Path(output).resolve() if output is not None else None
    return [
        path
        for folder in map(Path, paths)
        if folder.is_dir()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix.lower() not in _SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and (made is None or made not in (path.resolve(), *path.resolve().parents))
    ]


def _none(path: str, message: str) -> Failure:
    return Failure(input=path_name(path), error=DocumentError.__name__, message=message)


def same_names(sources: Sequence[Source]) -> tuple[list[Source], list[Failure]]:
    """The sources that fit into one folder, and a failure for each whose name an earlier one has taken."""
    taken: dict[Path, Source] = {}
    failures: list[Failure] = []
    for source in sources:
        first = taken.setdefault(source.name, source)
        if first is not source:
            message = f"{source.name}.json already holds {first.origin}; rename one of the two"
            failures.append(_none(str(source.origin), message))
    return list(taken.values()), failures


def left_of(sources: Sequence[Source], writer: Writer) -> list[Source]:
    """The sources that an earlier run has not written."""
    return [source for source in sources if source.origin is None or not writer.has(source.origin, source.name)]


def convert(
    sources: Sequence[Source],
    writer: Writer,
    work: Work,
    *,
    workers: int | None = None,
    keep: bool = False,
    writing: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[Result]:
    """Read each source and write its articles, in order; a result for each, as soon as it is written.

    Articles are encoded where they are read. With `keep` the results hold them; without, they never reach this
    process. The articles of one source are written within `writing()`.
    """
    work = replace(work, encode=_Encoder(writer.encode, keep))
    outcomes = map_inputs((source.given for source in sources), work, workers=workers)
    for source, (given, outcome) in zip(sources, outcomes, strict=True):
        if isinstance(outcome, Exception):
            yield Result(source, failure=failure(given, outcome))
            continue
        with writing():
            writer.write([encoded.content for encoded in outcome], source.name)
        articles = tuple(encoded.article for encoded in outcome if encoded.article is not None)
        yield Result(source, articles, sum((encoded.counts for encoded in outcome), Counter()))


class _Encoded(NamedTuple):
    """An article in the form of the writer, the number of its records, and the article itself if it is kept."""

    content: Any
    counts: Counter[str]
    article: Article | None


@dataclass(frozen=True, slots=True)
class _Encoder:
    """Encodes an article in the process that reads it."""

    encode: Callable[[Article], Any]
    keep: bool

    def __call__(self, article: Article) -> _Encoded:
        return _Encoded(self.encode(article), count_records(article), article if self.keep else None)


def count_records(article: Article) -> Counter[str]:
    """The number of articles (one) and of records of each kind."""
    counts = Counter({kind: len(getattr(article, kind)) for kind in _KINDS})
    counts["further"] = sum(map(len, article.further.values()))
    counts["articles"] = 1
    return counts
