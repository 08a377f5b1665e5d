"""A lock on an output, so that two runs never write to it at once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from cppcc_extract.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows, which itself refuses a second writer for most files
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold `.NAME.lock` beside the target; `OutputError` if another run holds it.

    The operating system releases the lock when its process ends, however it ends.
    """
    if fcntl is None or not target.absolute().parent.is_dir():
        yield
        return
    path = target.absolute().with_name(f".{target.name}.lock")
    handle = _held(path, target)
    try:
        yield
    finally:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        os.close(handle)


def _held(path: Path, target: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise OutputError(
                f"{target}: another run is writing to it; wait for that one, or name another file"
            ) from error
        # Its previous holder may have removed the file since it was opened here.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)
