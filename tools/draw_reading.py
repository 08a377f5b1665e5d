"""Draw how one sentence is read, from what the library gives: docs/pictures/reading.svg.

python tools/draw_reading.py
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from cppcc_extract import Derivation, Metric, explain_record, parse_article

TEXT = "大同市政协履职纪实\n\n2023年，大同市政协收到提案578件，立案531件，其中集体提案88件。\n"
PUBLISHED = "2024-01-10"
PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "reading.svg"

TOP, GAP, PAD, CHARACTER, HIGH = 62, 8, 7, 17, 32
ARCS = {"organisation": "owner", "period": "period", "part_of": "whole"}
CARD = ("verb", "noun before", "noun", "leads to a whole", "label", "organisation", "period", "part_of")
NAMES = {"noun before": "noun", "leads to a whole": "leads to", "organisation": "owner", "part_of": "part of"}
STYLE = """
svg { color-scheme: light dark; font: 14px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
text { fill: #222 } .small { font-size: 11px; fill: #777 } .name { fill: #777 } .line { stroke: #bbb; fill: none }
rect { fill: none; stroke: #bbb } .QTY { fill: #f6dcc9; stroke: #c9824a } .ORG { fill: #d8e6f3; stroke: #5b8db8 }
.TIME { fill: #dcecd4; stroke: #6fa04f } path { fill: none; stroke-width: 1.5 } .owner { stroke: #5b8db8 }
.period { stroke: #6fa04f } .whole { stroke: #c9824a } .result { font-weight: 600 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .small, .name { fill: #999 } .QTY { fill: #5a3a22 }
 .ORG { fill: #223c55 } .TIME { fill: #2c4421 } }
"""


def picture() -> str:
    """The drawing: words by clause, what each figure takes from elsewhere as arcs, and its slots below it."""
    article = parse_article(TEXT, published=PUBLISHED)
    trees = [explain_record(article, metric.id) for metric in article.metrics]
    places, clauses, width = _layout(trees)
    parts = [*_words(places, clauses)]
    for metric, tree in zip(article.metrics, trees, strict=True):
        parts += [
            *_arcs(metric, places, article.metrics),
            *_card(tree, places, {m.id: m.text for m in article.metrics}),
        ]
    size = f'viewBox="0 0 {width} {TOP + 246}" width="{width}"'
    title = "<title>How one sentence is read: words, slots, and what is carried over</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}<style>{STYLE}</style>\n' + (
        "\n".join(parts) + "\n</svg>\n"
    )


Places = dict[int, tuple[int, int, str, str]]  # by offset: left and right edge, the word and its tag


def _layout(trees: list[Derivation]) -> tuple[Places, list[tuple[int, int]], int]:
    places: Places = {}
    clauses = []
    edge = GAP
    for words in ([_time(trees[0])], *(_child(tree, "words").children for tree in trees)):
        left = edge
        for word in words:
            assert word.span is not None and word.text is not None
            right = edge + len(word.text) * CHARACTER + 2 * PAD
            places[word.span.start] = (edge, right, word.text, word.name)
            edge = right + GAP
        clauses.append((left, edge - GAP))
        edge += 3 * GAP
    return places, clauses, edge


def _time(tree: Derivation) -> Derivation:
    return next(slot for slot in _child(tree, "slots").children if slot.name == "time").model_copy(
        update={"name": "TIME"}
    )


def _child(tree: Derivation, name: str) -> Derivation:
    return next(child for child in tree.children if child.name == name)


def _words(places: Places, clauses: list[tuple[int, int]]) -> Iterator[str]:
    for number, (left, right) in enumerate(clauses):
        name = "time" if number == 0 else f"clause {number}"
        yield f'<path class="line" d="M{left} 30 v-8 H{right} v8"/>'
        yield _text((left + right) // 2, 16, name, "small", "middle")
    for left, right, word, tag in places.values():
        yield f'<rect class="{tag}" x="{left}" y="{TOP - 22}" width="{right - left}" height="{HIGH}" rx="4"/>'
        yield _text((left + right) // 2, TOP, word, "word", "middle")


def _arcs(metric: Metric, places: Places, metrics: tuple[Metric, ...]) -> Iterator[str]:
    whole = next((each for each in metrics if each.id == metric.part_of), None)
    sources = {
        field: metric.evidence[field].span.start for field in ("organisation", "period") if field in metric.evidence
    }
    if whole is not None:
        sources["part_of"] = whole.span.start
    end = sum(places[metric.span.start][:2]) // 2
    for offset, (field, start) in enumerate(sources.items()):
        begin = sum(places[start][:2]) // 2
        deep = TOP + 24 + min(56, (end - begin) // 8)
        finish = end + 5 * (offset - 1)
        yield (
            f'<path class="{ARCS[field]}" d="M{begin} {TOP + 11} C{begin} {deep + 14} {finish} {deep + 14} '
            f'{finish} {TOP + 11}"/>'
        )


def _card(tree: Derivation, places: Places, texts: dict[str, str]) -> Iterator[str]:
    first = _child(tree, "words").children[0].span
    assert first is not None
    rows = {node.name: node for node in (*_child(tree, "slots").children, *tree.children)}
    shown = [(name, rows[name]) for name in CARD if name in rows and rows[name].value]
    left, top = places[first.start][0], TOP + 84
    yield f'<rect x="{left}" y="{top}" width="160" height="{24 * len(shown) + 10}" rx="4"/>'
    for number, (name, node) in enumerate(shown):
        at = top + 22 + 24 * number
        value = str(node.value) if name != "part_of" else texts[str(node.value)]
        yield _text(left + 10, at, NAMES.get(name, name), "name")
        yield _text(left + 74, at, value, "result" if name in ("label", *ARCS) else "slot")


def _text(x: int, y: int, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
