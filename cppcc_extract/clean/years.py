"""The year that a text calls its own."""

from __future__ import annotations

import re

_YEAR = r"((?:19|20)\d\d)年"
# 2023年是…开局之年; 2024年是…，做好今年工作; 今年是2024年
_IS = re.compile(
    rf"(?<![\d至到自从])(?:{_YEAR}(?:，|,)?是[^。！？\n]{{0,80}}?(?:之年|周年|年份|一年|今年|第.年|重要节点|交汇期)|今年是{_YEAR})"
)
# 2020年，县政协将… ; not 到2025年将建成
_PLAN = re.compile(
    rf"(?:^|[。！？：；\n]|明年|新的一年，){_YEAR}[，,]?(?:[^。！？，,；\n]{{0,16}}(?:政协|委员会|我们|常委会|办公室|委员)[^。！？，,；\n]{{0,8}}?)"
    r"(?:将|计划|拟|打算|力争|要)"
)


def current_year(text: str) -> int | None:
    """The latest year that the text says it is (2024年是…，做好今年工作) or makes plans for (2020年，县政协将…).

    `text` is clean text; None where it does not say. Other years on a page never count.
    """
    years = [int(m[1] or m[2]) for m in _IS.finditer(text)]
    years += [int(m[1]) for m in _PLAN.finditer(text)]
    return max(years, default=None)
