"""No pattern of the code or the tables explodes: none has two ways through a loop, or loops that share a stretch."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.limits.ambiguity import Ambiguity
from tests.samples import ROOT

# Every pattern that is compiled while all modules are loaded and the seeds are read, with the module that compiles it
COLLECT = """
import importlib, json, pkgutil, re, sys
from pathlib import Path
found, compiled = {}, re._compile
def note(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    if isinstance(pattern, str) and "cppcc_extract" in frame.f_code.co_filename:
        found.setdefault((pattern, int(flags)), Path(frame.f_code.co_filename).name)
    return compiled(pattern, flags)
re._compile = note
import cppcc_extract
for module in pkgutil.walk_packages(cppcc_extract.__path__, "cppcc_extract."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
for path in sorted(Path("seeds").glob("*.txt")):
    cppcc_extract.parse_articles(path.read_text(encoding="utf-8"))
print(json.dumps([[home, pattern, flags] for (pattern, flags), home in found.items()]))
"""
# Loops with two ways through them that nothing follows which could fail, so that the second is never tried
HARMLESS = (
    ("lost.py", r"(?:\d[\d.,]{0,15})?(?:\ufffd"),
    ("tables.py", r"^(?:[^\w“《（(]|"),
    ("numerals.py", r"[0-9]+(?: ?[百千万亿]"),
)


def is_harmless(home: str, pattern: str) -> bool:
    return any(home == known and pattern.startswith(begin) for known, begin in HARMLESS)


def test_no_pattern_explodes() -> None:
    done = subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, check=True)
    patterns = json.loads(done.stdout)
    assert len(patterns) > 500
    faults = {
        f"{home}: {pattern[:80]}": found
        for home, pattern, flags in patterns
        if not is_harmless(home, pattern) and (found := Ambiguity(pattern, flags).faults)
    }
    assert faults == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+",
        r"(?:a|ab|b)*c",
        r"(?:日报|日|报)*$",
        r"(a*)*",
        r"(?:a?b?)*c",
        r"\s*\s*x",
        r"\s*(?:x?\s*)*$",
        r"a.*b.*c",
    ],
)
def test_a_pattern_that_explodes_is_seen(pattern: str) -> None:
    assert Ambiguity(pattern).faults


@pytest.mark.parametrize(
    "pattern",
    [r"(?:\d+、)+", "(?:ab|cd)*", r"[^，]*，[^，]*。", r"\s*x\s*", r"(?:日报|晚报)*"],
)
def test_a_pattern_that_does_not_is_not(pattern: str) -> None:
    assert Ambiguity(pattern).faults == []


@pytest.mark.parametrize(
    ("pattern", "leads"),
    [(r"\s*x", True), (r"(?<!\s)\s*x", False), (r"\s+", False), (r"\d*件$", True), (r"x\s*y", False)],
)
def test_a_loop_that_every_place_of_a_stretch_begins_is_seen(pattern: str, leads: bool) -> None:
    assert bool(Ambiguity(pattern).leads) == leads
