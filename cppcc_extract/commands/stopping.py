"""Requests to end a run, from the keyboard (SIGINT) or by another program (SIGTERM)."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stopped(KeyboardInterrupt):
    """The request to end; an interrupt and not an error, so that no document is blamed for it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class Requests:
    """The requests to end that reach this process; one that arrives while files are opened waits until they are."""

    def __init__(self) -> None:
        self._held = False
        self._waiting: int | None = None

    def take(self, number: int, frame: object) -> None:
        """Handle a signal."""
        if not self._held:
            raise Stopped(number)
        self._waiting = number

    @contextmanager
    def held(self) -> Iterator[None]:
        """Run the block without interruption; a request that arrives meanwhile is met after it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waiting is not None:
            raise Stopped(self._waiting)


@contextmanager
def stopped_in_order() -> Iterator[Requests]:
    """Either signal raises `Stopped`, so that every file is closed or abandoned on the way out."""
    requests = Requests()
    if threading.current_thread() is not threading.main_thread():
        yield requests
        return
    handlers = {number: signal.signal(number, requests.take) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield requests
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
