"""Every definition of the comparison, on one invented text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract.errors import InputError
from cppcc_extract.evaluation.score import score_article, score_folder
from cppcc_extract.evaluation.tally import Tally

TEXT = "2022年，朔州市政协收到提案120余件，立案提案90件，占75%。3月5日召开专题协商会。“连心茶座”办了6场，主席高远到场。"
Fields = dict[str, Any]


def gold_metric(text: str, label: str, **fields: Any) -> Fields:
    number = float("".join(c for c in text if c.isdigit()))
    base = {
        "clause": text, "text": text, "value": number, "unit": text[-1], "bound": "exact", "label": label,
        "topic": "proposal", "organisation": "朔州市政协", "period": "2022", "part_of": None,
    }  # fmt: skip
    return {**base, **fields}


def read_metric(figure: str, phrase: str, **fields: Any) -> Fields:
    base = {"id": "m1", "span": span(figure), "period": {"edtf": "2022"}, "rule": "metric.x", "evidence": {}}
    return {**gold_metric(figure, phrase), **base, **fields}


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def gold_event(**fields: Any) -> Fields:
    base = {
        "clause": "召开专题协商会", "trigger": "召开", "type": "consultation", "name": "专题协商会",
        "date": "2022-03-05", "organisation": "朔州市政协",
    }  # fmt: skip
    return {**base, **fields}


def read_event(words: str = "召开", **fields: Any) -> Fields:
    event = gold_event(span=span(words), rule="event.x", date={"edtf": "2022-03-05"})
    return {**event, **fields}


def tallies(gold: Fields, article: Fields) -> dict[str, Tally]:
    empty: Fields = {"metrics": [], "events": [], "initiatives": [], "organisations": [], "people": []}
    return score_article(TEXT, {**empty, **gold}, {**empty, **article})


def metrics(gold: list[Fields], read: list[Fields]) -> Tally:
    return tallies({"metrics": gold}, {"metrics": read})["metrics"]


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.tp, tally.fp, tally.fn


def causes(tally: Tally) -> list[str]:
    return [miss.cause for miss in tally.misses]


PROPOSALS = gold_metric("90件", "立案提案")


def test_a_perfect_reading() -> None:
    found = tallies({"metrics": [PROPOSALS]}, {"metrics": [read_metric("90件", "立案提案")]})
    assert counts(found["metrics"]) == counts(found["usable metrics"]) == (1, 0, 0)
    assert set(found["metrics"].rates().values()) == {1.0}
    assert found["metrics"].f1 == 1.0
    assert not found["metrics"].misses


def test_nothing_wanted_and_nothing_read_is_perfect() -> None:
    assert metrics([], []).f1 == 1.0


def test_missed_and_spurious() -> None:
    tally = metrics([PROPOSALS], [read_metric("6场", "协商")])
    assert counts(tally) == (0, 1, 1)
    assert causes(tally) == ["not found", "spurious"]
    assert tally.misses[1].rule == "metric.x"
    assert tally.misses[1].place == (TEXT.index("6场"), TEXT.index("6场") + 2)


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"value": 91}, "wrong value"),
        ({"value": None}, "wrong value"),
        ({"unit": "个"}, "wrong unit"),
        ({"span": span("立案提案90件")}, "wrong span"),
    ],
)
def test_a_figure_is_found_if_value_unit_and_half_of_the_longer_span_agree(change: Fields, cause: str) -> None:
    tally = metrics([PROPOSALS], [read_metric("90件", "立案提案", **change)])
    assert counts(tally) == (0, 1, 1)
    assert causes(tally) == [cause]


def test_half_of_the_longer_span_is_enough_but_the_span_is_wrong() -> None:
    wide = read_metric("90件", "立案提案", span=span("90件，占"), text="90件")
    tally = metrics([PROPOSALS], [wide])
    assert counts(tally) == (1, 0, 0)
    assert causes(tally) == ["wrong span"]


def test_a_share_written_in_words_may_be_rounded() -> None:
    share = gold_metric("75%", "立案率", value=66.67)
    assert counts(metrics([share], [read_metric("75%", "立案率", value=66.6667)])) == (1, 0, 0)
    whole = gold_metric("75%", "立案率")
    assert counts(metrics([whole], [read_metric("75%", "立案率", value=75.2)])) == (0, 1, 1)


def test_optional_gold_is_neither_rewarded_nor_punished() -> None:
    optional = {**PROPOSALS, "optional": True}
    assert counts(metrics([optional], [])) == (0, 0, 0)
    assert counts(metrics([optional], [read_metric("90件", "立案提案")])) == (0, 0, 0)
    # even read with another value, at its place it is not spurious
    assert counts(metrics([optional], [read_metric("90件", "立案提案", value=9)])) == (0, 0, 0)
    assert counts(metrics([optional], [read_metric("6场", "协商")])) == (0, 1, 0)


@pytest.mark.parametrize(
    ("field", "wrong", "cause"),
    [
        ("label", "未立案提案", "wrong label"),
        ("label", None, "wrong label"),
        ("organisation", "山西省政协", "wrong organisation"),
        ("organisation", None, "wrong organisation"),
        ("bound", "over", "wrong bound"),
        ("period", {"edtf": "2021"}, "wrong period"),
        ("period", None, "wrong period"),
    ],
)
def test_a_figure_with_a_wrong_field_is_not_usable(field: str, wrong: object, cause: str) -> None:
    read = {"metrics": [read_metric("90件", "立案提案", **{field: wrong})]}
    found = tallies({"metrics": [PROPOSALS]}, read)
    assert counts(found["metrics"]) == (1, 0, 0)
    assert counts(found["usable metrics"]) == (0, 1, 1)
    assert causes(found["metrics"]) == [cause]


@pytest.mark.parametrize("change", [{"topic": "member"}, {"value_max": 95}, {"part_of": "m9"}, {"text": "九十件"}])
def test_other_fields_do_not_make_a_figure_unusable(change: Fields) -> None:
    gold = {**PROPOSALS, "part_of": "120余件" if change.get("part_of") else None}
    found = tallies({"metrics": [gold]}, {"metrics": [read_metric("90件", "立案提案", **change)]})
    assert counts(found["usable metrics"]) == (1, 0, 0)
    assert len(found["metrics"].misses) == 1


def test_a_label_that_is_nearer_to_another_gold_label_is_wrong() -> None:
    received = gold_metric("120余件", "收到提案", bound="over")
    read = [read_metric("90件", "收到提案立案")]
    assert metrics([PROPOSALS], read).rates()["label"] == 1.0
    assert metrics([PROPOSALS, {**received, "optional": True}], read).rates()["label"] == 1.0  # as near, not nearer
    read = [read_metric("90件", "收到立提案")]
    assert metrics([PROPOSALS, {**received, "optional": True}], read).rates()["label"] == 0.0


def test_other_right_answers() -> None:
    gold = {
        **PROPOSALS, "label_alt": ["提案审查"], "organisation_alt": ["山西省政协"], "topic_alt": ["report"],
        "period_alt": ["2021"],
    }  # fmt: skip
    read = read_metric(
        "90件", "提案审查", organisation="山西省政协党组", topic="report", period={"edtf": "2021", "text": "去年"}
    )
    assert not metrics([gold], [read]).misses


def test_a_period_is_asked_where_one_side_has_it() -> None:
    timeless = {**PROPOSALS, "period": None}
    assert "period" not in metrics([timeless], [read_metric("90件", "立案提案", period=None)]).asked
    vague = {"edtf": None, "text": "近日"}
    assert "period" not in metrics([timeless], [read_metric("90件", "立案提案", period=vague)]).asked
    assert metrics([timeless], [read_metric("90件", "立案提案")]).rates()["period"] == 0.0


def test_an_indicator_is_asked_where_the_gold_says_it() -> None:
    read = [read_metric("90件", "立案提案", indicator="proposal.filed")]
    assert "indicator" not in metrics([gold_metric("90件", "立案提案")], read).asked
    for right, fields in (
        (1, {"indicator": "proposal.filed"}),
        (1, {"indicator": None, "indicator_alt": ["proposal.filed"]}),
        (0, {"indicator": None}),
    ):
        tally = metrics([gold_metric("90件", "立案提案", **fields)], read)
        assert (tally.right["indicator"], tally.asked["indicator"]) == (right, 1)


def test_a_whole_is_compared_by_its_text() -> None:
    whole = read_metric("120余件", "收到提案", id="m7", value=120)
    part = gold_metric("90件", "立案提案", part_of="120余件", part_of_alt=[None])
    assert metrics([part], [whole, read_metric("90件", "立案提案", part_of="m7")]).rates()["part_of"] == 1.0
    assert metrics([part], [whole, read_metric("90件", "立案提案")]).rates()["part_of"] == 1.0
    assert metrics([part], [whole, read_metric("90件", "立案提案", part_of="m1")]).rates()["part_of"] == 0.0


def test_the_rule_of_the_field_is_blamed() -> None:
    evidence = {"organisation": {"span": span("朔州"), "rule": "owner.section"}}
    read = read_metric("90件", "立案提案", organisation=None, evidence=evidence)
    assert metrics([PROPOSALS], [read]).misses[0].rule == "owner.section"


def test_an_event_is_found_where_its_trigger_stands_in_the_clause() -> None:
    found = tallies({"events": [gold_event()]}, {"events": [read_event()]})["events"]
    assert counts(found) == (1, 0, 0)
    assert set(found.rates().values()) == {1.0}
    before = tallies({"events": [gold_event()]}, {"events": [read_event("3月5日")]})["events"]
    assert counts(before) == (0, 1, 1)
    long = tallies({"events": [gold_event()]}, {"events": [read_event(TEXT[10:60])]})["events"]
    assert counts(long) == (0, 1, 1)


def test_type_and_date_decide_between_events_of_one_clause() -> None:
    other = read_event("协商", type="meeting", date=None)
    found = tallies({"events": [gold_event()]}, {"events": [other, read_event()]})["events"]
    assert counts(found) == (1, 1, 0)
    assert found.rates()["date"] == 1.0


def test_the_name_of_an_event_needs_half_of_its_characters() -> None:
    near = read_event(name="协商会议")
    far = read_event(name="会")
    assert tallies({"events": [gold_event()]}, {"events": [near]})["events"].rates()["name"] == 1.0
    assert tallies({"events": [gold_event()]}, {"events": [far]})["events"].rates()["name"] == 0.0


def test_optional_events_excuse_what_touches_them() -> None:
    gold = {"events": [gold_event(optional=True)]}
    assert counts(tallies(gold, {"events": [read_event(), read_event("专题")]})["events"]) == (0, 0, 0)


TEAROOM = {"clause": "“连心茶座”", "name": "连心茶座", "kind": "platform", "organisation": "朔州市政协"}


@pytest.mark.parametrize(
    ("name", "place", "found"),
    [
        ("连心茶座", "2022", True),  # equal names need no place
        ("“连心”茶座", "2022", True),
        ("连心茶座会", "2022", True),  # 0.89
        ("连心茶座走访日", "连心", True),  # 0.73, one holds the other, at the clause
        ("连心茶座走访日", "2022", False),
        ("连心走访日", "连心", False),  # neither holds the other
    ],
)
def test_initiatives_pair_by_name_or_by_name_and_place(name: str, place: str, found: bool) -> None:
    read = {**TEAROOM, "name": name, "span": span(place), "rule": "initiative.x"}
    tally = tallies({"initiatives": [TEAROOM]}, {"initiatives": [read]})["initiatives"]
    assert counts(tally) == ((1, 0, 0) if found else (0, 1, 1))
    if found:
        assert tally.rates()["name"] == (1.0 if name.replace("“", "").replace("”", "") == "连心茶座" else 0.0)


def test_only_committees_are_scored_as_organisations() -> None:
    def organisation(name: str, kind: str) -> Fields:
        return {"name": name, "kind": kind, "level": "prefecture", "region": "朔州市"}

    gold = {"organisations": [organisation("朔州市政协", "cppcc"), organisation("中共朔州市委", "party")]}
    read = {"organisations": [organisation("朔州市政协", "cppcc"), organisation("朔州市人民政府", "government")]}
    assert counts(tallies(gold, read)["organisations"]) == (1, 0, 0)
    read = {"organisations": [organisation("朔州市政协党组", "cppcc")]}
    assert counts(tallies(gold, read)["organisations"]) == (0, 1, 1)


def test_people_count_once_by_name() -> None:
    person = {"name": "高远", "post": "主席", "organisation": "朔州市政协", "clause": "主席高远"}
    again = {**person, "post": "组长"}
    tally = tallies({"people": [person, again]}, {"people": [{**person, "post": "市政协主席"}]})["people"]
    assert counts(tally) == (1, 0, 0)
    assert tally.rates() == {"organisation": 1.0, "post": 0.0}
    near = tallies({"people": [person]}, {"people": [{**person, "post": "主席团"}]})["people"]
    assert near.rates()["post"] == 1.0


def test_the_header_is_asked_where_gold_or_article_has_it() -> None:
    gold = {
        "title": "朔州市政协：提案件件有回音", "title_alt": ["提案件件有回音"], "source": None, "script": "hans",
        "published": "2022-12-01", "authors": ["甲", "乙"], "editors": [],
    }  # fmt: skip
    article = {
        "title": "提案件件有回音", "source": "朔州日报", "script": "hans", "published": "2022-12",
        "authors": ["乙", "甲"], "editors": [],
    }  # fmt: skip
    tally = tallies(gold, article)["header"]
    assert tally.rates() == {"title": 1.0, "source": 0.0, "published": 0.0, "script": 1.0, "authors": 1.0}
    assert counts(tally) == (3, 2, 2)


def test_folder(tmp_path: Path) -> None:
    gold: Fields = {"metrics": [PROPOSALS], "events": [], "initiatives": [], "organisations": [], "people": []}
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({**gold, "given_published": name}), encoding="utf-8")

    def parse(text: str, published: str | None) -> Fields:
        if published == "two":
            raise InputError("not a text")
        return {**gold, "metrics": [read_metric("90件", "立案提案")]}

    report = score_folder(tmp_path, tmp_path, parse=parse)
    assert counts(report.total["metrics"]) == (1, 0, 1)  # a text that cannot be read is all missed
    assert report.failures == {"two": "InputError: not a text"}
    assert list(report.misses()) == [("metrics", "not found")]
    assert report.figures()["metrics"]["recall"] == 0.5
    assert [line for line in report.lines() if line.startswith("==")] == ["== one", "== two", "== all"]
    assert list(score_folder(tmp_path, tmp_path, only="one", parse=parse).documents) == ["one"]
