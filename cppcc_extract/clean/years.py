"""The year that a text states as its own."""

from __future__ import annotations

import re

# The patterns begin with the year and look back afterwards, which keeps the scan fast.
_YEAR = r"((?:19|20)\d\d)年"
# 2023年是…开局之年; 2024年是…，做好今年工作; 今年是2024年
_IS = re.compile(
    rf"{_YEAR}(?:(?<=今年是.{{5}})(?<![\d至到自从]今年是.{{5}})"
    r"|(?<![\d至到自从].{5})[，,]?是[^。！？\n]{0,80}?(?:之年|周年|年份|一年|今年|第.年|重要节点|交汇期))"
)
# 2020年，县政协将… ; not 到2025年将建成
_PLAN = re.compile(
    rf"{_YEAR}(?:(?<=^.{{5}})|(?<=[。！？：；\n].{{5}})|(?<=明年.{{5}})|(?<=新的一年，.{{5}}))"
    r"[，,]?(?:[^。！？，,；\n]{0,16}(?:政协|委员会|我们|常委会|办公室|委员)[^。！？，,；\n]{0,8}?)"
    r"(?:将|计划|拟|打算|力争|要)"
)


def current_year(text: str) -> int | None:
    """The latest year that the text states as current (2024年是…，做好今年工作) or plans for (2020年，县政协将…).

    `text` is clean text; None if it does not say. Other years on a page never count.
    """
    years = [int(m[1]) for pattern in (_IS, _PLAN) for m in pattern.finditer(text)]
    return max(years, default=None)


def told_year(text: str) -> int | None:
    """The only year that the text states as current (2009年是…任期的第三年); None if there is none, or several."""
    years = {int(match[1]) for match in _IS.finditer(text)}
    return years.pop() if len(years) == 1 else None
