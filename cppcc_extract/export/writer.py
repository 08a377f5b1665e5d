"""What every writer does, and the draft beside the target that replaces it when it is complete."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import escape
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from cppcc_extract.errors import InputError, OutputError
from cppcc_extract.models import Article, Failure


class Writer:
    """Writes articles, one input after another.

    `encode` may run in another process, so that the writing one has little to do. Leaving the `with` block closes
    the file, or abandons it after an error.
    """

    encode: Callable[[Article], Any]

    def write(self, articles: Sequence[Any], name: Path | None = None) -> None:
        """Write the encoded articles of one input; `name` is the name of its file, if it has one of its own."""
        raise NotImplementedError

    def done(self) -> frozenset[str]:
        """The origins that an earlier run has finished; its unfinished work is removed."""
        return frozenset()

    def has(self, origin: str | None, name: Path) -> bool:
        """Whether an earlier run has finished the input of this origin, or of this name in a folder."""
        return origin in self.done()

    def kept(self) -> bool:
        """Whether written articles stay when a run is stopped, so that another can resume it."""
        return False

    def close(self) -> None:
        """Finish the file."""

    def abandon(self) -> None:
        """Leave no incomplete file, unless it can be resumed."""

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class DraftWriter(Writer):
    """Writes a draft beside its target, which replaces the target if nothing fails."""

    def __init__(self, target: Path) -> None:
        self._target = prepared(target)
        # A run that was killed could not remove its draft; the holder of the lock is the only one that writes.
        for left in target.parent.glob(f".{escape(target.name)}.*.part"):
            left.unlink(missing_ok=True)
        self.draft = target.with_name(f".{target.name}.{os.getpid()}.part")

    def complete(self) -> None:
        """Write what is left."""

    def shut(self) -> None:
        """Close the draft."""
        raise NotImplementedError

    def close(self) -> None:
        """Replace the target by the draft."""
        try:
            self.complete()
            self.shut()
            self.draft.replace(self._target)
        finally:
            self._discard()

    def abandon(self) -> None:
        """Remove the draft; the target stays as it was."""
        try:
            self.shut()
        finally:
            self._discard()

    def _discard(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            self.draft.unlink()


@contextlib.contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """A path beside a file, with its ending, for something that writes it at once; the draft then replaces the file.

    After an error the file stays as it was, and an error of the system becomes an `OutputError` that names the file.
    """
    draft = prepared(target).with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}; choose another place for -o") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


class StreamFile(DraftWriter):
    """A file that a stream writer fills."""

    def __init__(self, target: Path, make: Callable[[BinaryIO], Writer]) -> None:
        super().__init__(target)
        self._file = self.draft.open("wb")
        self._stream = make(self._file)
        self.encode = self._stream.encode

    def write(self, articles: Sequence[Any], name: Path | None = None) -> None:
        """Take the encoded articles of one input."""
        self._stream.write(articles, name)

    def complete(self) -> None:
        """End what the stream holds."""
        self._stream.close()

    def shut(self) -> None:
        """Close the draft."""
        self._file.close()


def checked(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles; `InputError` for anything else, such as the `Failure` of an input that could not be read."""
    if isinstance(articles, Article):
        raise InputError("these should be several articles, not one; put it in a list")
    for article in articles:
        if isinstance(article, Failure):
            raise InputError(
                f"among the articles is the failure of {article.input} ({article.message}); leave failures out, as in "
                "[a for a in results if isinstance(a, Article)]"
            )
        if not isinstance(article, Article):
            raise InputError(f"among the articles is a {type(article).__name__}; pass what parse_article returns")
        yield article


def prepared(target: Path) -> Path:
    """The path of a file; `OutputError` if it is a folder itself, or its folder does not exist."""
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file in it")
    if not target.parent.is_dir():
        raise OutputError(f"{target.parent}: no such folder; check the path, or create the folder first")
    return target
