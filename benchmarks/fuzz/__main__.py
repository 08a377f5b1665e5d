"""Strange input of every kind, in bulk: `make fuzz`, or `make fuzz ARGS="--inputs 1000000"`.

Each input is made from the seed and its number alone, so that a finding can be reproduced with `--only KIND:NUMBER`.
Inputs are tried in chunks. After each chunk the progress is saved in `.fuzz/`, and the next run goes on from there; it
first tries the earlier findings again, and forgets those that are corrected.

What must hold: only documented exceptions, the promises in `doors.py`, and no input that takes more than twenty times
the median time per character of its kind. Exits with 1 if anything does not.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections import deque
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic, process_time

from benchmarks.fuzz.doors import KINDS, made
from cppcc_extract import CppccError

STATE = Path(__file__).parents[2] / ".fuzz"
CHUNK = 1_000
SLOW = 20  # times the median
_FIXED = 300  # characters whose time the work that every input needs takes at least
_ENOUGH = 30  # times that make a median
_REMEMBERED = 3_000
_TURN = [name for name, kind in KINDS.items() for _ in range(kind.share)]


@dataclass
class Progress:
    """What has been tried with one seed. `findings` maps KIND:NUMBER to what is wrong."""

    seed: int
    inputs: int = 0
    read: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    findings: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The file that keeps it."""
        return STATE / f"seed-{self.seed}.json"

    def save(self) -> None:
        """Replace the file at once, so that a run that is killed leaves the chunk before."""
        STATE.mkdir(exist_ok=True)
        draft = self.path.with_suffix(".part")
        draft.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(self.path)


def load(seed: int, *, fresh: bool) -> Progress:
    """The progress of an earlier run, or none; a run with other kinds of input begins anew."""
    progress = Progress(seed)
    if fresh or not progress.path.exists():
        return progress
    held = Progress(**json.loads(progress.path.read_text(encoding="utf-8")))
    return held if held.read.keys() == progress.read.keys() else progress


def nth(number: int) -> tuple[str, int]:
    """The kind of an input of the whole run, and its number within its kind."""
    rounds, at = divmod(number, len(_TURN))
    name = _TURN[at]
    return name, rounds * KINDS[name].share + _TURN[:at].count(name)


def tried(seed: int, name: str, number: int) -> tuple[float, int, str]:
    """Seconds and characters of one input, and what is wrong with it."""
    given = made(seed, name, number)
    start = process_time()
    try:
        size = KINDS[name].try_one(given)
    except CppccError:
        return 0, 0, ""
    except Exception as error:  # noqa: BLE001 - whatever else is raised is the finding
        where = traceback.extract_tb(error.__traceback__)[-1]
        return 0, 0, f"{type(error).__name__}: {error!s:.200} ({Path(where.filename).name}:{where.lineno})"
    return process_time() - start, size, ""


class Pace:
    """The usual time per character of each kind, from the inputs that were read last."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._times: dict[str, deque[float]] = {name: deque(maxlen=_REMEMBERED) for name in KINDS}

    def usual(self, name: str) -> float:
        """Seconds per character; 0 as long as too few were read."""
        return median(self._times[name]) if len(self._times[name]) >= _ENOUGH else 0

    def note(self, name: str, seconds: float, size: int) -> None:
        """Remember the time of one input."""
        self._times[name].append(seconds / (size + _FIXED))

    def judge(self, name: str, number: int, seconds: float, size: int) -> str:
        """What is wrong with the time of an input; what was slow once must be slow again."""
        usual = self.usual(name)
        if not usual or seconds / (size + _FIXED) <= SLOW * usual:
            return ""
        again = min(tried(self._seed, name, number)[0] for _ in range(3)) / (size + _FIXED) / usual
        return f"takes {again:.0f} times the median" if again > SLOW else ""


def run_chunk(progress: Progress, pace: Pace, count: int) -> None:
    """Try the next inputs and note what was found."""
    for at in range(progress.inputs, progress.inputs + count):
        name, number = nth(at)
        seconds, size, wrong = tried(progress.seed, name, number)
        if size and not wrong:
            wrong = pace.judge(name, number, seconds, size)
            pace.note(name, seconds, size)
        progress.read[name] += not wrong
        if wrong:
            progress.findings[f"{name}:{number}"] = wrong
            print(f"{name}:{number} {wrong}", flush=True)
    progress.inputs += count
    progress.save()


def try_again(progress: Progress) -> None:
    """Forget the findings that are corrected."""
    for place in list(progress.findings):
        name, number = place.split(":")
        wrong = tried(progress.seed, name, int(number))[2]
        if not wrong:
            del progress.findings[place]


def main() -> int:
    """Try inputs until the time or their number is reached; 1 if something is found."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--inputs", type=int, help="inputs of this seed in all, earlier runs included; no limit of time")
    asked.add_argument("--fresh", action="store_true", help="begin anew")
    asked.add_argument("--only", help="KIND:NUMBER, to make one input again")
    given = asked.parse_args()
    if given.only:
        name, number = given.only.split(":")
        one = made(given.seed, name, int(number))
        print(repr(one), KINDS[name].try_one(one))
        return 0
    progress, pace = load(given.seed, fresh=given.fresh), Pace(given.seed)
    try_again(progress)
    end = float("inf") if given.inputs else monotonic() + given.seconds
    total = given.inputs or sys.maxsize
    while progress.inputs < total and monotonic() < end:
        run_chunk(progress, pace, min(CHUNK, total - progress.inputs))
    for name in KINDS:
        print(f"{name:<8} {progress.read[name]:>9,} as promised   {pace.usual(name) * 1e6:8.2f} µs a character")
    for place, wrong in sorted(progress.findings.items(), key=lambda found: found[1]):
        print(f"{place} {wrong}")
    print(f"{progress.inputs:,} inputs, {len(progress.findings):,} findings (seed {given.seed})")
    return 1 if progress.findings else 0


if __name__ == "__main__":
    sys.exit(main())
