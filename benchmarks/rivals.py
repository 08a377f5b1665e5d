"""Other libraries that read Chinese text, each with the function of this library that comes nearest to it.

They are those of the extra `peers`. One that cannot be loaded is reported with the reason and left out.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from importlib import import_module
from importlib.metadata import version
from io import StringIO
from typing import Any, NamedTuple

from cppcc_extract import find_quantities, find_times

Work = Callable[[str], object]


class Rival(NamedTuple):
    """A function of another library; `ours` is the one that does the same here, None if there is none."""

    name: str
    package: str
    load: Callable[[], Work]
    ours: Work | None = None


class Loaded(NamedTuple):
    """A rival that is ready to be measured, with the version of its package."""

    name: str
    work: Work
    ours: Work | None


def _jieba() -> Work:
    jieba: Any = import_module("jieba")
    jieba.setLogLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        jieba.dt.tmp_dir = folder  # so that its cache is removed
        jieba.initialize()
    return jieba.lcut


def _rjieba() -> Work:
    return import_module("rjieba").tag


def _jionlp(kind: str) -> Work:
    with redirect_stdout(StringIO()):  # it greets
        jionlp: Any = import_module("jionlp")
    extract = getattr(jionlp.ner, f"extract_{kind}")
    return lambda text: extract(text, with_parsing=True)


def _numbers() -> Work:
    recognizers: Any = import_module("recognizers_number")
    return recognizers.NumberRecognizer(recognizers.Culture.Chinese).get_number_model().parse


def _dates() -> Work:
    recognizers: Any = import_module("recognizers_date_time")
    return recognizers.DateTimeRecognizer(recognizers.Culture.Chinese).get_datetime_model().parse


RIVALS = (
    Rival("jieba.lcut", "jieba", _jieba),
    Rival("rjieba.tag", "rjieba", _rjieba),
    Rival("JioNLP, money", "jionlp", lambda: _jionlp("money"), find_quantities),
    Rival("JioNLP, time", "jionlp", lambda: _jionlp("time"), find_times),
    Rival("Recognizers-Text, numbers", "recognizers-text-number", _numbers, find_quantities),
    Rival("Recognizers-Text, date-time", "recognizers-text-date-time", _dates, find_times),
)


def loaded() -> Iterator[Loaded]:
    """The rivals that can be loaded; a line is printed for each that cannot."""
    for rival in RIVALS:
        try:
            yield Loaded(f"{rival.name} {version(rival.package)}", rival.load(), rival.ours)
        except ImportError as error:
            print(f"{rival.name}: left out, since it cannot be loaded here ({error})")
