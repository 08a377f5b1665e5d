"""Standard output and standard error: no character of an article or of a file name is obeyed by a terminal."""

from __future__ import annotations

import codecs
import sys
from io import RawIOBase
from typing import BinaryIO, cast

import typer

from cppcc_extract.show.markup import visible


def say(line: str, *, err: bool = False) -> None:
    """Print a line, with codes for what a terminal would obey."""
    typer.echo(visible(line), err=err)


class _Screen(RawIOBase):
    """A stream of bytes in UTF-8 to a terminal."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: object, /) -> int:
        """Write bytes, with codes for what the terminal would obey."""
        given = bytes(cast("bytes", data))
        self._stream.write(visible(self._decoder.decode(given)).encode("utf-8"))
        return len(given)

    def flush(self) -> None:
        """Flush the stream."""
        if not self.closed:
            self._stream.flush()


def standard_output() -> BinaryIO:
    """Standard output for bytes: data as it is for a program or a file, with codes for a terminal."""
    stream = sys.stdout.buffer
    return cast("BinaryIO", _Screen(stream)) if sys.stdout.isatty() else stream
