"""JSON, JSON Lines, and a folder of JSON files: whole articles, from which the models can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from cppcc_extract.errors import DocumentError, OutputError
from cppcc_extract.export.writer import Writer, prepared
from cppcc_extract.models import Article

_INDENT = 1


def as_line(article: Article) -> bytes:
    """An article as one line of JSON, without the line end."""
    return article.model_dump_json().encode()


def as_text(article: Article) -> bytes:
    """An article as indented JSON."""
    return article.model_dump_json(indent=_INDENT).encode()


class JsonStream(Writer):
    """A list of articles to an open stream, or (`single`) one article without a list around it."""

    encode = staticmethod(as_text)

    def __init__(self, stream: BinaryIO, *, single: bool = False) -> None:
        self._stream = stream
        self._single = single
        self._count = 0

    def write(self, articles: Sequence[bytes], name: Path | None = None) -> None:
        """Take the articles of one input."""
        for article in articles:
            if not self._single:
                self._stream.write(b",\n" if self._count else b"[\n")
            self._stream.write(article)
            self._count += 1

    def close(self) -> None:
        """End the list."""
        if not self._single:
            self._stream.write(b"\n]\n" if self._count else b"[]\n")
        elif self._count:
            self._stream.write(b"\n")

    abandon = close


class JsonLinesStream(Writer):
    """One article per line, to an open stream."""

    encode = staticmethod(as_line)

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, articles: Sequence[bytes], name: Path | None = None) -> None:
        """Take the articles of one input."""
        self._stream.write(b"".join(article + b"\n" for article in articles))


class JsonLinesFile(Writer):
    """`FILE.jsonl`: one article per line, written in place, so that a stopped run can be resumed."""

    encode = staticmethod(as_line)

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        prepared(path)
        self._done = _finished(path) if resume and path.exists() else frozenset()
        # Without a buffer the articles of one input are written at once, or are the broken end of the file.
        self._file = path.open("ab" if resume else "wb", buffering=0)

    def done(self) -> frozenset[str]:
        """The origins of the lines that the file held when it was opened."""
        return self._done

    def kept(self) -> bool:
        """A line that was written stays."""
        return True

    def write(self, articles: Sequence[bytes], name: Path | None = None) -> None:
        """Take the articles of one input."""
        left = memoryview(b"".join(article + b"\n" for article in articles))
        while left:
            left = left[self._file.write(left) :]

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    abandon = close


def _finished(path: Path) -> frozenset[str]:
    """The origins in a file of lines. A broken end is cut off, with other articles that may be from its page."""
    lines: list[tuple[int, str | None, bool]] = []
    end, broken = 0, False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            broken = not line.endswith(b"\n")
            if broken:
                break
            try:
                article = json.loads(line)
                lines.append((end, article["origin"], article["span"] is not None))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise OutputError(
                    f"{path}: line {number} is not an article ({error}); to resume, name the file of an earlier run"
                ) from error
            end += len(line)
    if broken and lines and lines[-1][2]:
        last = lines[-1][1]
        while lines and lines[-1][1] == last:
            end = lines.pop()[0]
    with path.open("r+b") as file:
        file.truncate(end)
    return frozenset(origin for _, origin, _ in lines if origin is not None)


class JsonFolder(Writer):
    """A folder with one `NAME.json` for each input: an article, or a list if a page holds several."""

    encode = staticmethod(as_text)

    def __init__(self, folder: Path, *, resume: bool = False) -> None:
        if not folder.is_dir():
            prepared(folder).mkdir()
        self.folder = folder
        self._resume = resume

    def has(self, origin: str | None, name: Path) -> bool:
        """Whether the file of this name exists, in a run that continues the folder."""
        return self._resume and self.path_of(name).exists()

    def kept(self) -> bool:
        """A file that was written stays."""
        return True

    def path_of(self, name: Path | None) -> Path:
        """The file of an input."""
        return self.folder / f"{name or 'article'}.json"

    def write(self, articles: Sequence[bytes], name: Path | None = None) -> None:
        """Write the articles of one input; its file appears only when it is complete."""
        target = self.path_of(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = articles[0] if len(articles) == 1 else b"[\n" + b",\n".join(articles) + b"\n]"
        draft = target.with_name(f".{target.name}.part")
        try:
            draft.write_bytes(text + b"\n")
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def read_articles(path: str | Path) -> Iterator[Article]:
    """The articles of a `.json` or `.jsonl` file as the models that were written, one after another.

    Raises `DocumentError`, which names the file and, in JSON Lines, the line, for data that is not an article.
    """
    path = Path(path)
    if path.suffix.lower() == ".jsonl":
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _article(line, f"{path}: line {number}")
        return
    try:
        held = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{path} is not JSON ({error}); name a file that cppcc_extract wrote") from error
    for number, article in enumerate(held if isinstance(held, list) else [held], 1):
        yield _article(json.dumps(article).encode(), f"{path}: article {number}")


def _article(line: bytes, where: str) -> Article:
    try:
        return Article.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "line"
        raise DocumentError(
            f"{where} is not an article of this version ({field}: {first['msg']}); write the file again"
        ) from error
