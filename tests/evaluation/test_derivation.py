"""The tree of a record: its steps are those of the tables, and its answers are the record's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cppcc_extract import Article, Derivation, InputError, Lexicon, explain_record, parse_article, parse_articles
from cppcc_extract.base_model import descriptions
from cppcc_extract.evaluation.derivation import NOBODY, NOTHING, derive, read_with_trace
from cppcc_extract.evaluation.tree import tree_lines
from cppcc_extract.extractors.events.dates import DATES
from cppcc_extract.extractors.events.owners import OWNERS
from cppcc_extract.extractors.metrics.labels import LABELS
from cppcc_extract.extractors.metrics.templates import TEMPLATES
from cppcc_extract.extractors.metrics.topic_reader import TOPICS
from cppcc_extract.extractors.metrics.wholes import WHOLES, WHOLES_OF_SHARES
from cppcc_extract.models import Metric, TimeReference
from cppcc_extract.parse.leads import Kind
from cppcc_extract.resolve.owners import OUTSIDE, WALK
from cppcc_extract.resolve.periods import PERIODS
from tests.samples import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TEXT = (
    "大同市政协履职纪实\n\n2023年，大同市政协走访企业21家、合作社9个，抽查作坊21家，其中整改3家，占14%。"
    "投入资金30万元。5月3日，市政协召开常委会会议。\n"
)
TABLES = {
    "label": [[step.name for step in (*LABELS.steps, *TEMPLATES.steps)]],
    "topic": [[step.name for step in TOPICS.steps]],
    "period": [[step.name for step in PERIODS.steps]],
    "part_of": [[step.name for step in table.steps] for table in (WHOLES, WHOLES_OF_SHARES)],
}
RULES = {
    "topic": TABLES["topic"][0],
    "period": TABLES["period"][0],
    "part_of": [*TABLES["part_of"][0], *TABLES["part_of"][1], *(f"whole.{kind.name.lower()}" for kind in Kind)],
    "organisation": [*WALK, *(step.name for step in (*OUTSIDE.steps, *OWNERS.steps))],
    "date": list(DATES),
}


def _article(text: str = TEXT) -> Article:
    return parse_article(text, published="2024-03-20")


def _field(tree: Derivation, name: str) -> Derivation:
    return next(child for child in tree.children if child.name == name)


def _nodes(tree: Derivation) -> Iterator[Derivation]:
    yield tree
    for child in tree.children:
        yield from _nodes(child)


def _answer(field: Derivation) -> tuple[str, str | None]:
    """The step that answered, with its answer."""
    return field.children[-1].name, field.children[-1].value


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_answers_in_the_trees_are_the_fields_of_the_records(path: Path) -> None:
    reading = read_with_trace(path.read_text(encoding="utf-8"), Lexicon.default())
    asked = 0
    for metric in reading.records["metrics"]:
        assert isinstance(metric, Metric)
        tree = derive(reading, metric)
        for name in ("label", "topic", "part_of", "period", "organisation"):
            value = getattr(metric, name)
            shown = (value.edtf or value.text) if isinstance(value, TimeReference) else value
            fields = [child for child in tree.children if child.name == name]
            assert [field.value for field in fields] in ([shown], [] if shown is None else [shown])
            for field in fields:
                asked += 1
                assert _answer(field)[1] in ((shown,) if shown is not None else (None, NOTHING, NOBODY))
    assert asked >= 3 * len(reading.records["metrics"])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_steps_are_asked_in_the_order_of_their_table_up_to_the_answer(path: Path) -> None:
    reading = read_with_trace(path.read_text(encoding="utf-8"), Lexicon.default())
    for metric in reading.records["metrics"]:
        for field in derive(reading, metric).children:
            steps = [step.name for step in field.children if not step.name.endswith(".aside")]
            if field.name in TABLES and steps:
                assert any(table[: len(steps)] == steps for table in TABLES[field.name])
                assert all(step.value is None for step in field.children[: len(steps) - 1])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_rule_in_evidence_is_a_step(path: Path) -> None:
    article = parse_article(path.read_text(encoding="utf-8"))
    for record in (*article.metrics, *article.events):
        for name, evidence in record.evidence.items():
            assert evidence.rule in RULES.get(name, [evidence.rule])
        assert isinstance(record, Metric) == ("topic" in record.evidence)


def test_the_same_records_are_made_with_and_without_a_trace() -> None:
    article, reading = _article(), read_with_trace(TEXT, Lexicon.default(), published="2024-03-20")
    assert reading.records["metrics"] == article.metrics
    assert reading.records["events"] == article.events


def test_a_count_with_its_verb() -> None:
    tree = explain_record(_article(), "m3")
    assert [(word.value, word.name) for word in _field(tree, "words").children] == [
        ("抽查", "v"),
        ("作坊", "n"),
        ("21家", "QTY"),
    ]
    slots = [(slot.name, slot.value) for slot in _field(tree, "slots").children]
    assert slots == [("time", "governs"), ("noun before", "作坊"), ("verb", "抽查"), ("mood", "done")]
    assert _answer(_field(tree, "label")) == ("label.before", "抽查作坊")
    assert _answer(_field(tree, "topic")) == ("topic.verb", "supervision")
    assert _answer(_field(tree, "period")) == ("time.sentence", "2023")
    assert _field(tree, "period").children[-1].text == "2023年"
    assert _answer(_field(tree, "organisation")) == ("owner.world", "大同市政协")
    assert _answer(_field(tree, "part_of")) == ("whole.attribute", None)


def test_a_share_that_leaves_its_noun_out() -> None:
    tree = explain_record(_article(), "m5")
    assert ("noun", "left out") in [(slot.name, slot.value) for slot in _field(tree, "slots").children]
    assert _answer(_field(tree, "part_of")) == ("whole.follows", "m3")
    assert _answer(_field(tree, "topic")) == ("topic.whole", "supervision")


def test_a_denied_act_is_labelled_as_in_the_record() -> None:
    article = _article("大同市政协履职纪实\n\n2023年，大同市政协收到提案264件，没有立案33件。\n")
    tree = explain_record(article, "m2")
    assert _answer(_field(tree, "label"))[1] == article.metrics[1].label == "未立案提案"


def test_an_earlier_figure_sets_a_time_before_it_aside() -> None:
    article = _article("大同市政协履职纪实\n\n2023年，大同市政协委员由298名增至312名。\n")
    period = _field(explain_record(article, "m1"), "period")
    assert article.metrics[0].period is None
    assert [(step.name, step.value) for step in period.children[-2:]] == [
        ("time.sentence", "2023"),
        ("period.aside", NOTHING),
    ]


def test_a_sum_of_money_whose_time_is_handed_down() -> None:
    text = (
        "大同市政协履职纪实\n\n今年以来，大同市政协走访企业30家。投入资金30万元，比上年增长12%。全市现有委员312名。\n"
    )
    article = parse_article(text, published="2023-08-11")
    money = explain_record(article, "m2")
    assert _answer(_field(money, "topic")) == ("topic.money", "finance")
    assert _answer(_field(money, "period")) == ("time.stretch", "2023-01-01/2023-08-11")
    growth = explain_record(article, "m3")
    assert _field(growth, "relation").value == "change"
    assert _answer(_field(explain_record(article, "m4"), "period")) == ("time.state", NOTHING)


def test_an_event_with_the_owner_of_its_place() -> None:
    tree = explain_record(_article(), "e1")
    assert _answer(_field(tree, "date")) == ("date.head", "2023-05-03")
    owner = _field(tree, "organisation")
    assert [step.name for step in owner.children] == [step.name for step in OWNERS.steps]
    assert _answer(owner) == ("event.place", "大同市政协")
    assert owner.children[-1].children[0].reads == WALK["owner.subject"]


def test_the_owner_of_what_others_do_names_the_step() -> None:
    text = "大同市政协履职纪实\n\n2023年，大同市政协开展协商12次。市住建局投入资金改造小巷23条。\n"
    tree = explain_record(parse_article(text), "m2")
    assert _field(tree, "organisation").value is None
    assert _answer(_field(tree, "organisation")) == ("owner.other", NOBODY)
    assert "organisation: none [owner.other] ← 市住建局" in str(tree)


def test_places_are_those_of_the_page() -> None:
    page = (ROOT / "seeds" / "004_25de0b0cc8aced57.txt").read_text(encoding="utf-8")
    articles = parse_articles(page)
    assert len(articles) > 1
    for article in articles:
        for node in _nodes(explain_record(article, article.metrics[0].id)):
            if node.span is not None:
                assert page[node.span.start : node.span.end] == node.text


def test_lines_fit_their_width_and_leave_nothing_out() -> None:
    tree = explain_record(_article(), "m4")
    lines = list(tree_lines(tree, 60))
    assert max(sum(1 + (ord(character) > 0x2E80) for character in line) for line in lines) <= 60
    assert lines[0] == "m4: 3家 [quantity.thing]"
    assert [line for line in lines if "yes label.verb" in line]
    whole = "".join(line.lstrip("│├└ ") for line in lines).replace(" ", "")
    for node in _nodes(tree):
        assert node.name.replace(" ", "") in whole
        assert (node.reads or "").replace(" ", "") in whole


def test_a_tree_is_the_same_as_json() -> None:
    tree = explain_record(_article(), "m1")
    assert Derivation.model_validate_json(tree.model_dump_json()) == tree


def test_the_page_describes_every_attribute() -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    for name, described in descriptions(Derivation).items():
        assert f"| `{name}` | {described} |" in page


def test_a_record_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="no record 'm99'"):
        explain_record(_article(), "m99")


def test_the_lexicon_of_the_article_is_needed(tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text(
        '[[units]]\nsurface = "垧"\nkind = "measure"\ndimension = "area"\nexamples = ["12垧"]\n', encoding="utf-8"
    )
    article = parse_article("大同市政协履职纪实\n\n2023年，大同市政协种树12垧。\n", lexicon=words)
    assert explain_record(article, "m1", lexicon=words).value == "12垧"
    with pytest.raises(InputError, match="pass the lexicon that it was read with"):
        explain_record(article, "m1")
