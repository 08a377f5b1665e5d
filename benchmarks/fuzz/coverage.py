"""Inputs that are grown towards code that no input has reached yet, with atheris.

    pip install atheris          # for Linux and macOS, in the environment of the project
    python -m benchmarks.fuzz.coverage --seconds 300

The first byte of an input chooses between a text, a text with a day, a page of several articles, a derivation, a file
and a table. Each further byte of a text stands for a character or a word, so that changing a byte changes a word.
Inputs that reach new code are kept in `.fuzz/grown/`, from which the next run goes on. Whatever the other job
counts as a finding ends the run and is left in `.fuzz/crash-…`; `--again FILE` tries it once more.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed; run: pip install atheris")

with atheris.instrument_imports(include=["cppcc_extract"]):
    from benchmarks.fuzz import doors, inputs
    from benchmarks.fuzz.__main__ import STATE
    from cppcc_extract import CppccError

GROWN = STATE / "grown"
LONGEST = 2_000  # bytes of an input
_LIMITS = ["-timeout=60", "-rss_limit_mb=3000", f"-max_len={LONGEST}", f"-artifact_prefix={STATE}/"]
_WORDS = re.findall(
    r"\S+",
    """提案 立案 收到 开展 调研 视察 走访 企业 委员 人次 其中 占 比上年 增长 下降 分别 各 共 累计 以来 截至 会议 召开
    主席 记者 来源 编辑 第 届 次 常委会 协商 座谈会 建议 采纳 办复率 满意率 平台 “有事好商量” 组织 力争 要求 每年 平均
    一是 二是 （一） ① | 图为""",
)
_MARKS = (*inputs.MARKS, *inputs.NUMERALS, *inputs.NOISE)
TOKENS = list(dict.fromkeys((*inputs.COMMITTEES, *inputs.YEARS, *inputs.UNITS, *_WORDS, *_MARKS)))[:256]


def text_of(data: bytes) -> str:
    """The text that bytes stand for."""
    return "".join(TOKENS[byte % len(TOKENS)] for byte in data)


_CHOICES = (
    lambda data: doors.try_numeral(text_of(data)),
    lambda data: doors.try_time((text_of(data), "2023-08-11")),
    lambda data: doors.try_page(text_of(data)),
    lambda data: doors.try_explain(text_of(data)),
    doors.try_bytes,
    lambda data: doors.try_toml(data.decode("utf-8", "replace")),
)


def try_one(data: bytes) -> None:
    """Try an input on what its first byte chooses."""
    if not data:
        return
    try:
        _CHOICES[data[0] % len(_CHOICES)](data[1:])
    except CppccError:
        return


def _plant() -> None:
    """Begin with some inputs of the other job, and the seed articles as bytes."""
    GROWN.mkdir(parents=True, exist_ok=True)
    for name in ("html", "docx", "pdf", "toml"):
        choice = 5 if name == "toml" else 4
        for number in range(8):
            made = doors.made(1, name, number)
            data = made if isinstance(made, bytes) else str(made).encode("utf-8", "replace")
            (GROWN / f"first-{name}-{number}").write_bytes(bytes([choice]) + data)
    (GROWN / "first-text").write_bytes(bytes(range(256)))


def main() -> None:
    """Grow inputs until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--again", type=Path, help="a file that an earlier run left")
    given = asked.parse_args()
    if given.again:
        try_one(given.again.read_bytes())
        return
    _plant()
    options = [*_LIMITS, f"-max_total_time={given.seconds}", str(GROWN)]
    atheris.Setup([sys.argv[0], *options], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
