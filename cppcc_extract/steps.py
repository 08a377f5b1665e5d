"""Tables of steps: one question put to several steps in order, of which the first answer counts.

The table that answers is the table that is explained: `first` and `tried` walk the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

Q = TypeVar("Q")  # what is asked about
A = TypeVar("A")  # an answer


class Nothing(Enum):
    """The answer that there is none, after which no further step is asked."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


@dataclass(frozen=True, slots=True)
class Step(Generic[Q, A]):
    """One row: its name as evidence gives it, what it reads, and the function, which returns None for no answer."""

    name: str
    reads: str
    answer: Callable[[Q], A | Nothing | None]


class Tried(NamedTuple):
    """A step that was asked, and its answer."""

    step: Step[Any, Any]
    answer: Any


class Table(Generic[Q, A]):
    """The steps that decide one field, in order."""

    def __init__(self, field: str, *steps: Step[Q, A]) -> None:
        self.field = field
        self.steps = steps
        self._asks = [(step.name, step.answer) for step in steps]

    def first(self, asked: Q) -> tuple[str, A] | None:
        """The first answer with the name of its step; None where no step answers, or one answers that there is none."""
        for name, ask in self._asks:
            answer = ask(asked)
            if answer is not None:
                return None if isinstance(answer, Nothing) else (name, answer)
        return None

    def tried(self, asked: Q) -> tuple[Tried, ...]:
        """The steps that are asked, each with its answer; only the last can have one."""
        found: list[Tried] = []
        for step in self.steps:
            found.append(Tried(step, step.answer(asked)))
            if found[-1].answer is not None:
                break
        return tuple(found)


class Trace:
    """Notes which steps were tried for each place and field, for whoever asks why."""

    def __init__(self) -> None:
        self.tried: dict[tuple[int, str], tuple[Tried, ...]] = {}

    def first(self, table: Table[Q, A], at: int, asked: Q) -> tuple[str, A] | None:
        """The answer of the table, noted with all steps tried for the place `at` of the clean text.

        What was tried of an earlier table for the same field is kept before it.
        """
        tried = table.tried(asked)
        self.tried[at, table.field] = (*self.tried.get((at, table.field), ()), *tried)
        step, answer = tried[-1]
        return None if answer is None or isinstance(answer, Nothing) else (step.name, answer)


def first(trace: Trace | None, table: Table[Q, A], at: int, asked: Q) -> tuple[str, A] | None:
    """The answer of a table about the place `at` of the clean text, noted where there is a trace."""
    return table.first(asked) if trace is None else trace.first(table, at, asked)
