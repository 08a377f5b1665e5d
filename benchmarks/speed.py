"""The speed of reading, compared with other libraries on the same texts in the same run: `make bench`.

Prints characters a second over the seed articles, the share of each stage, the ratio to each library of the extra
`peers`, to traditional characters, import, first article and memory, and how time grows with text and tables. Times are
processor time on one core, each the best of several rounds in which all that is compared takes turns.
"""

from __future__ import annotations

import logging
import platform
from collections.abc import Sequence
from statistics import median

from fresh import print_fresh
from growth import LENGTHS, LONG, PATTERNS, costs, doubled, repeated, with_more_words
from opencc import OpenCC
from rivals import Work, loaded
from stages import stage_times
from timing import ROUNDS, least, seeds

from cppcc_extract import parse_article

FACTOR = 10


def print_rates(texts: Sequence[str]) -> None:
    """Characters a second of this library and of the others, each with two ratios."""
    size = sum(map(len, texts))
    rivals = list(loaded())
    works: dict[str, Work] = {"parse_article": parse_article}
    works |= {rival.ours.__name__: rival.ours for rival in rivals if rival.ours is not None}
    works |= {rival.name: rival.work for rival in rivals}
    times = least({name: lambda work=work: list(map(work, texts)) for name, work in works.items()})
    all_records = times["parse_article"]
    nearest = {rival.name: rival.ours.__name__ for rival in rivals if rival.ours is not None}
    print(f"\n{'':36} {'characters/s':>12}  time over parse_article, and over what does the same")
    for name, time in times.items():
        like = f"{time / times[nearest[name]]:6.2f} × {nearest[name]}" if name in nearest else ""
        print(f"{name:36} {size / time:12,.0f}  {time / all_records:6.2f}  {like}".rstrip())


def print_stages(texts: Sequence[str]) -> None:
    times = stage_times(texts)
    total = sum(times.values())
    print("share of each stage")
    for stage, time in times.items():
        print(f"{stage:36} {time / total:12.0%}")


def print_traditional(texts: Sequence[str]) -> None:
    convert = OpenCC("s2t").convert
    pages = {"simplified": texts, "traditional": [convert(text) for text in texts]}
    times = least({name: lambda page=page: list(map(parse_article, page)) for name, page in pages.items()})
    print(f"\ntime of traditional pages over that of simplified ones  {times['traditional'] / times['simplified']:.2f}")


def print_growth(texts: Sequence[str]) -> None:
    print(f"\ntime for {2 * LONG:,} characters over time for {LONG:,}, and the characters a second of the longer text")
    for pattern in PATTERNS:
        ratio, time = doubled(pattern)
        print(f"{pattern + ' * n':36} {ratio:6.2f}  {2 * LONG / time:12,.0f}", flush=True)
    print("\nmicroseconds a character at " + ", ".join(f"{size / 1e6:g}" for size in LENGTHS) + " million characters")
    for name, unit in (("今年提案356件。 * n", "今年提案356件。"), ("the seeds, joined", "\n".join(texts))):
        found = costs(unit)
        spread = max(abs(cost / median(found) - 1) for cost in found)
        print(f"{name:36} {'  '.join(f'{cost:5.2f}' for cost in found)}   ±{spread:.0%} of the median", flush=True)
    print(f"\ntime with {FACTOR} times as many words, over the usual time  {with_more_words(texts, FACTOR):.2f}")


def main() -> None:
    texts = seeds()
    logging.disable(logging.ERROR)  # JioNLP logs what it cannot read
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, best of {ROUNDS} rounds\n")
    print_stages(texts)
    print_fresh(repeated("\n".join(texts), 1_000_000))
    print_traditional(texts)
    print_growth(texts)
    # Last, since the other libraries fill the memory that the collector of garbage walks.
    print_rates(texts)


if __name__ == "__main__":
    main()
