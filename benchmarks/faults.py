"""Runs that are killed at random moments: `python -m benchmarks.faults`, or with `--moments 100 --seed 7`.

Each moment is made from the seed and its number: an output (jsonl, duckdb or a folder), one worker or two, and when the
run, or one of its workers, gets SIGKILL. The run is then resumed, several times if that is killed too. What must hold
in the end: the output is what an undisturbed run writes, no input is lost or written twice, nothing else is left beside
the output, and the last run exits with 0. Exits with 1 if anything does not hold.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import duckdb
import psutil

SEEDS = Path(__file__).parents[1] / "seeds"
OUTPUTS = ("all.jsonl", "all.duckdb", "out")
INPUTS = 40
_LONGEST = 120  # seconds of one run


@dataclass(frozen=True)
class Moment:
    """What is killed, and when: `at` is the part of the time of an undisturbed run."""

    number: int
    output: str
    workers: int
    victim: str
    at: float
    strikes: int

    @classmethod
    def of(cls, seed: int, number: int) -> Moment:
        """The moment of a number, the same for the same seed."""
        chance = Random(f"{seed}:{number}")
        workers = 1 + number % 2
        victim = "worker" if workers > 1 and chance.random() < 0.4 else "run"
        return cls(number, chance.choice(OUTPUTS), workers, victim, chance.random(), chance.choice((1, 1, 2)))


def write_inputs(folder: Path, count: int = INPUTS) -> Path:
    """Short articles, each with a figure of its own."""
    folder.mkdir()
    text = sorted(SEEDS.glob("*.txt"))[0].read_text(encoding="utf-8")[:600]
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(f"{text}\n2022年，山西省政协立案提案{1000 + n}件。\n", encoding="utf-8")
    return folder


def command(inputs: Path, target: Path, workers: int, *options: str) -> list[str]:
    """The command of one run."""
    words = [sys.executable, "-m", "cppcc_extract", "parse", str(inputs), "-o", str(target), "-q"]
    return [*words, "--workers", str(workers), *options]


def held(target: Path) -> object:
    """What an output holds, for comparison."""
    if target.suffix == ".jsonl":
        return target.read_bytes()
    if target.suffix == ".duckdb":
        with duckdb.connect(str(target), read_only=True) as base:
            tables = [name for (name,) in base.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
            return {name: sorted(map(repr, base.execute(f'SELECT * FROM "{name}"').fetchall())) for name in tables}
    return {path.name: path.read_bytes() for path in sorted(target.iterdir()) if not path.name.startswith(".")}


def struck(words: list[str], after: float, victim: str) -> int | None:
    """The exit code of a run in which something is killed after some seconds; None if the run itself was killed."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        time.sleep(after)
        if run.poll() is None:
            try:
                # the resource tracker is a child too, and does no work
                children = [each for each in psutil.Process(run.pid).children() if "spawn_main" in str(each.cmdline())]
                (children[-1] if victim == "worker" and children else psutil.Process(run.pid)).send_signal(
                    signal.SIGKILL
                )
            except psutil.NoSuchProcess:
                pass
        run.communicate(timeout=_LONGEST)
    return None if run.returncode == -signal.SIGKILL else run.returncode


def fault(moment: Moment, inputs: Path, home: Path, seconds: float, whole: object) -> str:
    """What is wrong after the run was killed and resumed; empty if nothing is."""
    home.mkdir()
    target = home / moment.output
    for strike in range(moment.strikes):
        options = ["--resume"] if strike else []
        struck(command(inputs, target, moment.workers, *options), moment.at * seconds, moment.victim)
    done = subprocess.run(
        command(inputs, target, moment.workers, "--resume"), capture_output=True, text=True, timeout=_LONGEST
    )
    if done.returncode:
        return f"the last run exits with {done.returncode}: {done.stderr[:200]}"
    if held(target) != whole:
        return "the output is not that of an undisturbed run"
    left = {path.name for path in home.iterdir()} - {moment.output}
    return f"these are left: {', '.join(sorted(left))}" if left else ""


def undisturbed(inputs: Path, home: Path, outputs: Iterable[str] = OUTPUTS) -> tuple[float, dict[str, object]]:
    """The seconds of the longest run, and what each output holds after one that nothing disturbs."""
    home.mkdir()
    seconds, whole = 0.0, {}
    for output in outputs:
        begin = time.monotonic()
        subprocess.run(command(inputs, home / output, 1), check=True)
        seconds = max(seconds, time.monotonic() - begin)
        whole[output] = held(home / output)
    return seconds, whole


def main() -> int:
    """Kill runs at as many moments as are asked for; 1 if something is wrong after one."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    asked.add_argument("--moments", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        inputs = write_inputs(Path(folder) / "in")
        seconds, whole = undisturbed(inputs, Path(folder) / "whole")
        for number in range(given.moments):
            moment = Moment.of(given.seed, number)
            found = fault(moment, inputs, Path(folder) / str(number), seconds, whole[moment.output])
            if found:
                wrong += 1
                print(f"{moment}: {found}", flush=True)
    print(f"{given.moments} moments, {wrong} with a fault (seed {given.seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
