"""Compare what was read from an article with what a perfect reader would write.

A gold file holds the records of one text as `docs/records.md` defines them. The definitions of the comparison:

**Optional.** A gold record marked `optional` is neither rewarded nor punished: not when found, not when missed, and a
record read at its place is not spurious.

**Alternatives.** `<field>_alt` of a gold record lists alternative right answers for the field.

**Pairing**, one to one, the best pairs first:

- metrics: the spans share at least half of the longer one; value and unit are equal (a percentage that is not whole
  may differ by 0.5 % of itself).
- events: the predicted span (its trigger, 40 characters at most) shares a character with the gold clause; equal type
  and equal date (4 each) and the similarity of the names (0 to 1) decide between candidates.
- initiatives: equal names; else names of Dice 0.8; else, at the gold clause, one name within the other at Dice 0.5.
- organisations: equal names; only committees (kind `cppcc`) count.
- people: equal names; a name that the gold gives twice counts once.

**Fields** are compared for required pairs only.

- label: `likeness.alike` with the gold label or an alternative, and no other gold label of the document is closer.
- organisation: the same committee; a body of a committee (党组, 专委会) counts as the committee.
- span: the source slice and `text` are both the gold `text`.
- period, value_max, part_of: compared if the gold or the prediction has one; part_of by the `text` of the whole.
- indicator: compared if the gold has the key, even if null.
- name of an event: Dice 0.5; post: Dice 0.6; title: Dice 0.8; all others: equal.

**Usable.** A metric is usable if label, organisation, bound and (if compared) period are right; one that is not counts
as both missed and spurious.

**Header.** Title, source, date, script, authors and editors, each compared if the gold or the article has it.

Not scored: place, people of events, action, mentions, full name, status, relation, subtitle.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from cppcc_extract.errors import CppccError
from cppcc_extract.evaluation.alignment import (
    Fields,
    align,
    clause_range,
    figure_range,
    length,
    record_range,
    shared,
)
from cppcc_extract.evaluation.comparison import Comparison, answers, edtf, same_value
from cppcc_extract.evaluation.likeness import alike, bare, dice
from cppcc_extract.evaluation.tally import KINDS, Miss, Report, Tally

TRIGGER_LIMIT = 40
RECORDS = ("metrics", "events", "initiatives", "organisations", "people")
Parse = Callable[[str, "str | None"], Fields]


def score_article(text: str, gold: Fields, article: Fields) -> dict[str, Tally]:
    """The tallies of one article by kind; `article` is `Article.model_dump(mode="json")`."""
    metrics, usable = score_metrics(text, gold["metrics"], article["metrics"])
    return {
        "metrics": metrics,
        "usable metrics": usable,
        "events": score_events(text, gold["events"], article["events"]),
        "initiatives": score_initiatives(text, gold["initiatives"], article["initiatives"]),
        "organisations": score_organisations(text, gold["organisations"], article["organisations"]),
        "people": score_people(text, gold["people"], article["people"]),
        "header": score_header(gold, article),
    }


def score_folder(docs: Path, gold: Path, *, only: str = "", parse: Parse | None = None) -> Report:
    """Score every NAME.json in `gold` whose name contains `only` against the reading of NAME.txt in `docs`.

    A text that gives no article (`CppccError`) counts as all missed and is listed in `Report.failures`.
    """
    read = parse or _parse
    report = Report()
    for path in sorted(gold.glob("*.json")):
        name = path.stem
        if only not in name:
            continue
        expected = json.loads(path.read_text(encoding="utf-8"))
        text = (docs / f"{name}.txt").read_text(encoding="utf-8")
        try:
            article = read(text, expected.get("given_published"))
        except CppccError as error:
            report.failures[name] = f"{type(error).__name__}: {error}"
            article = {kind: [] for kind in RECORDS}
        report.documents[name] = score_article(text, expected, article)
    return report


def _parse(text: str, published: str | None) -> Fields:
    from cppcc_extract.pipeline import parse_article

    fields: Fields = parse_article(text, published=published).model_dump(mode="json")
    return fields


def score_metrics(text: str, gold: Sequence[Fields], predicted: Sequence[Fields]) -> tuple[Tally, Tally]:
    """The tallies of metrics and of usable metrics."""

    def fit(g: Fields, p: Fields) -> float:
        expected, found = figure_range(text, g), record_range(p)
        common = shared(expected, found)
        enough = 2 * common >= max(length(expected), length(found))
        return common if enough and same_value(g, p) and p.get("unit") in answers(g, "unit") else 0

    tally, usable = Tally(), Tally()
    compare = Comparison("metrics", text, tally)
    optional = [figure_range(text, g) for g in gold if g.get("optional")]
    alignment = align(gold, predicted, fit)
    by_id = {p.get("id"): p for p in predicted}
    for g, p in compare.count(
        alignment,
        place=figure_range,
        excused=lambda p: any(2 * shared(place, record_range(p)) >= length(record_range(p)) for place in optional),
        show_gold=lambda g: f"{g['text']} {g['label']}",
        show_predicted=lambda p: f"{p.get('text')} {p.get('label')}",
    ):
        found = slice(*record_range(p))
        compare.ask("span", g, p, text[found] == g["text"] == p.get("text"), g["text"], text[found])
        good = [
            compare.ask("label", g, p, _label_right(g, p, gold), g["label"], p.get("label")),
            compare.owner(g, p),
            compare.equal("bound", g, p),
        ]
        compare.equal("topic", g, p)
        if "indicator" in g:
            compare.equal("indicator", g, p)
        if g.get("period") or edtf(p.get("period")):
            good.append(compare.equal("period", g, p))
        if g.get("value_max") is not None or p.get("value_max") is not None:
            ok = g.get("value_max") == p.get("value_max")
            compare.ask("value_max", g, p, ok, g.get("value_max"), p.get("value_max"))
        if g.get("part_of") or p.get("part_of"):
            whole = by_id.get(p.get("part_of"), {}).get("text")
            compare.ask("part_of", g, p, whole in answers(g, "part_of"), g.get("part_of"), whole)
        usable.tp += all(good)
    unusable = tally.tp - usable.tp
    usable.fp = tally.fp + unusable
    usable.fn = tally.fn + unusable
    return tally, usable


def score_events(text: str, gold: Sequence[Fields], predicted: Sequence[Fields]) -> Tally:
    """The tally of the events."""

    def is_trigger(p: Fields) -> bool:
        return length(record_range(p)) <= TRIGGER_LIMIT

    def fit(g: Fields, p: Fields) -> float:
        if not is_trigger(p) or not shared(clause_range(text, g), record_range(p)):
            return 0
        same = int(g["type"] == p.get("type")) + int(edtf(p.get("date")) in answers(g, "date"))
        return 1 + 4 * same + dice(g["name"], p.get("name"))

    tally = Tally()
    compare = Comparison("events", text, tally)
    optional = [clause_range(text, g) for g in gold if g.get("optional")]
    for g, p in compare.count(
        align(gold, predicted, fit),
        place=clause_range,
        excused=lambda p: is_trigger(p) and any(shared(place, record_range(p)) for place in optional),
        show_gold=lambda g: f"{g['date']} {g['type']} {g['name']}",
        show_predicted=lambda p: f"{edtf(p.get('date'))} {p.get('type')} {p.get('name')}",
    ):
        compare.equal("type", g, p)
        compare.equal("date", g, p)
        compare.owner(g, p)
        compare.near("name", g, p, 0.5)
    return tally


def score_initiatives(text: str, gold: Sequence[Fields], predicted: Sequence[Fields]) -> Tally:
    """The tally of the initiatives."""

    def fit(g: Fields, p: Fields) -> float:
        expected, found = bare(g["name"]), bare(p.get("name"))
        if expected == found:
            return 2.0
        overlap = dice(expected, found)
        if overlap >= 0.8:
            return overlap
        one_holds_other = expected in found or found in expected
        here = bool(p.get("span")) and shared(clause_range(text, g), record_range(p)) > 0
        return overlap if here and one_holds_other and overlap >= 0.5 else 0

    tally = Tally()
    compare = Comparison("initiatives", text, tally)
    for g, p in compare.count(align(gold, predicted, fit), place=clause_range):
        compare.ask("name", g, p, _same_name(g, p) > 0, g["name"], p.get("name"))
        compare.equal("kind", g, p)
        compare.owner(g, p)
    return tally


def score_organisations(text: str, gold: Sequence[Fields], predicted: Sequence[Fields]) -> Tally:
    """The tally of the committees; other organisations are optional."""
    required = [{**g, "optional": g.get("optional") or g["kind"] != "cppcc"} for g in gold]
    committees = [p for p in predicted if p.get("kind") == "cppcc"]
    tally = Tally()
    compare = Comparison("organisations", text, tally)
    for g, p in compare.count(align(required, committees, _same_name), place=None):
        compare.ask("level", g, p, g["level"] == p.get("level"), g["level"], p.get("level"))
        compare.ask("region", g, p, g["region"] == p.get("region"), g["region"], p.get("region"))
    return tally


def score_people(text: str, gold: Sequence[Fields], predicted: Sequence[Fields]) -> Tally:
    """The tally of the people, each name once."""
    once: dict[str, Fields] = {}
    for g in gold:
        once.setdefault(bare(g["name"]), g)
    tally = Tally()
    compare = Comparison("people", text, tally)
    for g, p in compare.count(align(list(once.values()), predicted, _same_name), place=clause_range):
        compare.owner(g, p)
        compare.near("post", g, p, 0.6)
    return tally


def score_header(gold: Fields, article: Fields) -> Tally:
    """The tally of the header."""
    tally = Tally()
    compare = Comparison("header", "", tally)
    titles = [title for title in answers(gold, "title") if title]
    if titles or article.get("title"):
        near = any(dice(title, article.get("title")) >= 0.8 for title in titles)
        compare.ask("title", gold, article, near, gold.get("title"), article.get("title"))
    for name in ("source", "published", "script"):
        if gold.get(name) or (name != "script" and article.get(name)):
            compare.equal(name, gold, article)
    for name in ("authors", "editors"):
        if gold.get(name) or article.get(name):
            ok = sorted(gold.get(name) or []) == sorted(article.get(name) or [])
            compare.ask(name, gold, article, ok, gold.get(name), article.get(name))
    tally.tp = tally.right.total()
    tally.fp = tally.fn = tally.asked.total() - tally.tp
    return tally


def _label_right(gold: Fields, predicted: Fields, all_gold: Sequence[Fields]) -> bool:
    label, right = predicted.get("label"), answers(gold, "label")
    own = max(alike(answer, label) for answer in right)
    others = (g["label"] for g in all_gold if g["label"] not in right)
    return own > 0 and all(dice(other, label) <= own for other in others)


def _same_name(gold: Fields, predicted: Fields) -> float:
    return float(bare(gold["name"]) == bare(predicted.get("name")))


__all__ = ["KINDS", "Miss", "Report", "Tally", "score_article", "score_folder"]
