"""Trees that travel with a page say what `explain_record` says."""

from __future__ import annotations

from typing import Any

import pytest

from cppcc_extract import Article, Derivation, Lexicon, explain_record, parse_article, parse_articles, read_document
from cppcc_extract.view.steps import Steps, derivations
from tests.samples import ROOT

Told = tuple[str, str | None, str | None, tuple[int, int] | None, tuple[Any, ...]]


def told(step: Derivation) -> Told:
    """A step with all that a page keeps of it."""
    span = (step.span.start, step.span.end) if step.span else None
    return step.name, step.reads, step.value, span, tuple(map(told, step.children))


def opened(step: Any, names: list[tuple[str, str]]) -> Told:
    """The same from the page."""
    number, value, start, end, inner = [*(step if isinstance(step, list) else [step]), None, None, None, None][:5]
    name, reads = names[number]
    children = tuple(opened(each, names) for each in inner or ())
    return name, reads, value, None if start is None else (start, end), children


def of_a_page() -> list[Article]:
    """The second article of a page that holds two, whose offsets do not begin at nought."""
    return parse_articles(read_document(ROOT / "seeds/004_25de0b0cc8aced57.txt"))[1:]


@pytest.mark.parametrize("where", ["alone", "second"])
def test_every_step_of_every_field_is_kept(where: str, articles: list[Article]) -> None:
    article = articles[0] if where == "alone" else of_a_page()[0]
    steps = Steps()
    trees = derivations(article, steps)
    for record in (*article.metrics, *article.events):
        tree = explain_record(article, record.id)
        small = trees["trees"][record.id]
        expected = {node.name: node.children for node in tree.children}
        words = expected.pop("words", ())
        slots = expected.pop("slots", ())
        assert [tuple(word) for word in trees["clauses"][small["w"]]] == [
            (word.name, word.span.start, word.span.end) for word in words if word.span
        ]
        assert [slot[:2] for slot in small.get("s", [])] == [[slot.name, slot.value] for slot in slots]
        fields = {name: tuple(map(told, children)) for name, children in expected.items() if children}
        kept = {name: tuple(opened(step, steps.names) for step in asked) for name, asked in small["f"].items()}
        assert kept == fields


def test_records_of_your_own_words_have_a_tree_only_with_these_words() -> None:
    words = Lexicon.default().extended(ROOT / "examples/my_words.toml")
    article = parse_article("太原市政协开展院坝夜话12晚。", lexicon=words)
    assert "m1" not in derivations(article, Steps())["trees"]
    assert "m1" in derivations(article, Steps(), words)["trees"]


def test_a_very_long_article_has_no_trees() -> None:
    article = parse_article("2023年，大同市政协收到提案578件。" + "全市各界人士踊跃参加。" * 5000)
    assert derivations(article, Steps()) == {"clauses": [], "trees": {}}
