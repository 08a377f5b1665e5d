"""The speed of reading: `make bench`.

Prints characters per second over the five seeds (median of seven rounds after a warm-up, one core), the ratio to the
word segmenter jieba on the same texts in the same run, the time of a first import in a fresh process, and how time
grows when a long input doubles (2 is linear), and the time per character of texts of up to four million characters.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import jieba

from cppcc_extract import parse_article

SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 7
LONG = 100_000
LENGTHS = (100_000, 200_000, 400_000, 800_000, 1_600_000, 4_000_000)
PATTERNS = (
    "1,2",
    "一二三",
    "（",
    "政協(xié)",
    "2022年山西省政协立案提案356件，",
    "各级委员立足本职，",
    "1件，",
    "委员120件、",
    "又三分之一",
    "各占1%、",
    "同比增长30%",
    "张三、",
)


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """The time of one round."""
    start = perf_counter()
    for text in texts:
        work(text)
    return perf_counter() - start


def rates(texts: list[str], *works: Callable[[str], object]) -> list[float]:
    """Characters per second of each function: median of the rounds, in turn, so that all see the same machine load."""
    size = sum(map(len, texts))
    for work in works:
        seconds(work, texts)
    rounds = [[seconds(work, texts) for work in works] for _ in range(ROUNDS)]
    return [size / median(times) for times in zip(*rounds, strict=True)]


def import_time() -> float:
    """Seconds of `import cppcc_extract` in a fresh process, without the start of the interpreter."""
    code = "import time; t = time.perf_counter(); import cppcc_extract; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    return median(float(run.stdout) for run in runs)


def first_article_time() -> float:
    """Seconds from a fresh process to the first article, tables loaded."""
    code = (
        "import time; t = time.perf_counter(); from cppcc_extract import parse_article; "
        "parse_article('山西省政协立案提案356件。'); print(time.perf_counter() - t)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    return median(float(run.stdout) for run in runs)


def growth(pattern: str) -> tuple[float, float]:
    """Time for twice the length over time for the length, and characters a second of the longer one."""
    short = (pattern * LONG)[:LONG]
    one, two = (median(seconds(parse_article, [text]) for _ in range(3)) for text in (short, short + short))
    return two / one, 2 * LONG / two


def linear(unit: str) -> list[float]:
    """Microseconds per character for texts of each length; the same for all if time is linear in the text."""
    found = []
    for size in LENGTHS:
        text = (unit * (size // len(unit) + 1))[:size]
        start = process_time()
        parse_article(text)
        found.append((process_time() - start) / size * 1e6)
    return found


def main() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        jieba.setLogLevel(logging.ERROR)
        jieba.dt.tmp_dir = folder  # so that its cache is removed
        jieba.initialize()
        ours, theirs = rates(texts, parse_article, jieba.lcut)
    print(f"parse_article   {ours:12,.0f} characters/s  ({sum(map(len, texts)):,} characters, median of {ROUNDS})")
    print(f"jieba.lcut      {theirs:12,.0f} characters/s")
    print(f"ratio           {ours / theirs:12.2f}")
    print(f"import          {import_time():12.3f} s")
    print(f"first article   {first_article_time():12.3f} s")
    print(f"\ntime for {2 * LONG:,} characters over time for {LONG:,}")
    for pattern in PATTERNS:
        ratio, rate = growth(pattern)
        print(f"{pattern + ' * n':34s} {ratio:6.2f}  {rate:12,.0f} characters/s")
    print("\nmicroseconds a character at " + ", ".join(f"{size / 1e6:g}" for size in LENGTHS) + " million characters")
    for name, unit in (("今年提案356件。", "今年提案356件。"), ("the seeds, joined", "\n".join(texts))):
        times = linear(unit)
        spread = max(abs(time / median(times) - 1) for time in times)
        print(f"{name:34s} {'  '.join(f'{time:5.2f}' for time in times)}   within ±{spread:.0%} of the median")


if __name__ == "__main__":
    main()
