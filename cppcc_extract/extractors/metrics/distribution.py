"""Figures that a list distributes over nouns: 企业、学校、社区分别达24家、11所、36个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.omitted import base_of, meant
from cppcc_extract.extractors.metrics.phrases import OWNER, ends_in_noun, tidy

# 分别 distributes over a few nouns; a longer list is none
_LONGEST_RUN = 8
# how far before 分别 its nouns are read, in characters
_FAR = 120
_ITEMS = re.compile(r"[、和与及]")
_RUN = re.compile(r"(?:分别|依次)(?P<verb>[^，。；、：\d]{0,4})$")
_PLAIN = ("", "为", "有", "达", "达到", "是", "占")


def distributed_label(page: Page, figure: Figure, history: History) -> Label | None:
    """企业、学校、社区分别达24家、11所、36个: the nth figure counts the nth noun."""
    text = page.masked
    at, nth = figure, 0
    while not _RUN.search(text, at.left, at.quantity.start):
        if nth == min(len(history), _LONGEST_RUN) or text[at.left : at.quantity.start].strip() not in ("、", "和"):
            return None
        at = history[-1 - nth][0]
        nth += 1
    run = _RUN.search(text, at.left, at.quantity.start)
    if run is None:
        return None
    start = max(at.clause[0], run.start() - _FAR)
    for word in page.words_in(start, run.start()):
        if word.verb is not None and word.noun is None and word.verb.role in ("mark", "be"):
            start = word.end
    whose = OWNER.match(page.text[start : run.start()])
    if whose and not _ITEMS.match(page.text, start + whose.end()):
        start += whose.end()
    parts = _ITEMS.split(page.text[start : run.start()])
    if len(parts) < 2 or nth >= len(parts):
        return None
    if parts[0].endswith("政协"):
        # 青川县政协、旺苍县政协立案率分别为91%、93%: whose it is is no part of what is counted
        shared = parts[-1].partition("政协")[2]
        if shared:
            return Label(tidy(shared), shared, None, start, run.start(), "label.distributed")
        if run["verb"] not in page.verbs:
            return None
    item = parts[nth]
    first = page.word_from(start)
    verb = page.text[first.start : first.end] if first and first.verb and first.noun is None else _visit(page, parts)
    named = item if nth == 0 or not verb or _begins_with_verb(page, item) else f"{verb}{item}"
    head = item.removeprefix(verb)
    if figure.unit.kind == "ratio" and run["verb"] == "占":
        named = f"{tidy(named)}占比"
    elif run["verb"] in _PLAIN and figure.unit.kind == "thing":
        begun = len(history) - nth
        same = begun > 0 and history[begun - 1][0].unit is figure.unit and not ends_in_noun(page, item)
        named += base_of(page, figure, history[:begun], None) if same else ""
    elif run["verb"] in page.verbs and figure.unit.kind == "action":
        # 全会、常委会分别召开1次、6次, and 经济委、提案委分别协商3次、5次
        held = page.verbs[run["verb"]].role == "hold"
        named = f"{run['verb']}{item}" if held else f"{item}{run['verb']}"
        head = item if held else run["verb"]
    elif run["verb"] not in _PLAIN and figure.unit.kind == "thing":
        # 州直部门、县（市）分别承办271件、75件
        head = meant(page, figure, page.verbs.get(run["verb"]), history[: len(history) - nth], None)
        named = f"{tidy(named)}{run['verb']}{head}"
    return Label(tidy(named), head, verb or None, start, run.start(), "label.distributed")


def _visit(page: Page, parts: Sequence[str]) -> str:
    """The verb of 走访企业、学校, which tells of a whole list; that of 走访活动和调研活动 tells of its own."""
    if any(part[:2] in page.verbs for part in parts[1:]):
        return ""
    verbs = ((parts[0][:n], page.verbs.get(parts[0][:n])) for n in (4, 2) if n < len(parts[0]))
    return next((surface for surface, verb in verbs if verb is not None and verb.topic == "visit"), "")


def _begins_with_verb(page: Page, phrase: str) -> bool:
    """Whether a phrase begins with a verb of its own."""
    return any(phrase[:n] in page.verbs and phrase[:n] not in page.nouns for n in (2, 3, 4))
