"""What every writer does, and the file beside the target that a writer fills before it takes the target's place."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from cppcc_extract.errors import OutputError
from cppcc_extract.models import Article


class Writer:
    """Takes articles one input after another.

    `encode` may run in another process, so that the one that writes has little to do. Leaving the `with` block closes
    the file, or abandons it when an error is on its way.
    """

    @property
    def encode(self) -> Callable[[Article], Any]:
        """The function that makes of an article what `write` takes; one that a process can be given."""
        raise NotImplementedError

    def write(self, articles: Sequence[Any], name: Path | None = None) -> None:
        """Take the encoded articles of one input; `name` is what a file of its own is called."""
        raise NotImplementedError

    def done(self) -> frozenset[str]:
        """The origins that an earlier run has finished; what it left half done is removed."""
        return frozenset()

    def close(self) -> None:
        """Finish the file."""

    def abandon(self) -> None:
        """Leave no half file behind, or one that can be resumed."""

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class DraftWriter(Writer):
    """Writes a file beside its target, which takes the target's place when all is well."""

    def __init__(self, target: Path) -> None:
        self._target = prepared(target)
        self.draft = target.with_name(f".{target.name}.part")

    def complete(self) -> None:
        """Write what is left."""

    def shut(self) -> None:
        """Close the draft."""
        raise NotImplementedError

    def close(self) -> None:
        """The draft becomes the target."""
        self.complete()
        self.shut()
        self.draft.replace(self._target)

    def abandon(self) -> None:
        """The draft is gone, the target as it was."""
        self.shut()
        with contextlib.suppress(FileNotFoundError):
            self.draft.unlink()


class StreamFile(DraftWriter):
    """A file that a writer of streams fills."""

    def __init__(self, target: Path, make: Callable[[BinaryIO], Writer]) -> None:
        super().__init__(target)
        self._file = self.draft.open("wb")
        self._stream = make(self._file)

    @property
    def encode(self) -> Callable[[Article], Any]:
        """What the writer of the stream does."""
        return self._stream.encode

    def write(self, articles: Sequence[Any], name: Path | None = None) -> None:
        """Take the encoded articles of one input."""
        self._stream.write(articles, name)

    def complete(self) -> None:
        """End what the stream holds."""
        self._stream.close()

    def shut(self) -> None:
        """Close the draft."""
        self._file.close()


def prepared(target: Path) -> Path:
    """The path of a file, with a folder to stand in; `OutputError` where it is itself a folder."""
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file in it")
    target.parent.mkdir(parents=True, exist_ok=True)
    return target
