"""Tables of steps: several steps are asked one question in order, and the first answer counts.

The table that answers is also the one that is explained: `first` and `tried` walk the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

Q = TypeVar("Q")  # what is asked about
A = TypeVar("A")  # an answer


class Nothing(Enum):
    """The answer that a field is null, after which no further step is asked."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


@dataclass(frozen=True, slots=True)
class Step(Generic[Q, A]):
    """One row: its name in the evidence, what it reads, and the function, which returns None for no answer."""

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
        """The first answer with the name of its step; None if no step answers, or one answers `NOTHING`."""
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
    """Notes which steps were tried for each place and field, for explanations."""

    def __init__(self) -> None:
        self.tried: dict[tuple[int, str], tuple[Tried, ...]] = {}

    def first(self, table: Table[Q, A], at: int, asked: Q) -> tuple[str, A] | None:
        """The answer of the table, noted with all steps tried for the place `at` of the clean text.

        Steps of an earlier table that were tried for the same field are kept before them.
        """
        tried = table.tried(asked)
        self.tried[at, table.field] = (*self.tried.get((at, table.field), ()), *tried)
        step, answer = tried[-1]
        return None if answer is None or isinstance(answer, Nothing) else (step.name, answer)


def first(trace: Trace | None, table: Table[Q, A], at: int, asked: Q) -> tuple[str, A] | None:
    """The answer of a table about the place `at` of the clean text, noted if there is a trace."""
    return table.first(asked) if trace is None else trace.first(table, at, asked)
