"""Processor time of pieces of work that are measured in turn, so that all of them see the same load of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

ROUNDS = 7
SEEDS = Path(__file__).parent.parent / "seeds"


def seeds() -> list[str]:
    """The texts of the seed articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    start = process_time()
    work()
    return process_time() - start


def least(works: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The least seconds of each work in `rounds` rounds, after one that warms up; in every round each has a turn."""
    for work in works.values():
        work()
    turns = [{name: seconds(work) for name, work in works.items()} for _ in range(rounds)]
    return {name: min(turn[name] for turn in turns) for name in works}
