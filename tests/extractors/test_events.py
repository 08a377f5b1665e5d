"""Events: what is one, of which type, when, and what is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cppcc_extract import parse_article

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SPECS = Path(__file__).parents[1] / "specs"
HEADLINE = "平遥县政协履职侧记\n\n"


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((SPECS / name).read_text(encoding="utf-8"))


def _events(text: str, published: str | None) -> list[dict[str, Any]]:
    article = parse_article(HEADLINE + text + "\n", published=published)
    return [event.model_dump(mode="json") for event in article.events]


def _told(event: dict[str, Any], field: str) -> Any:
    if field == "date":
        return (event["date"] or {}).get("edtf") or ""
    return event[field]


FOUND = _load("events.toml")
NONE = _load("events_none.toml")


@pytest.mark.parametrize("case", FOUND["case"], ids=[case["text"] for case in FOUND["case"]])
def test_what_is_an_event(case: dict[str, Any]) -> None:
    text = case.get("context", "") + case["text"]
    found = _events(text, case.get("published", FOUND["published"]))
    asked = [
        {field: _told(event, field) for field in wanted} for event, wanted in zip(found, case["events"], strict=False)
    ]
    assert asked == case["events"]
    assert len(found) == len(case["events"])


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{case['why']}: {text}") for case in NONE["case"] for text in case["text"]],
)
def test_what_is_no_event(text: str) -> None:
    assert [(event["trigger"], event["name"]) for event in _events(text, NONE["published"])] == []


def test_a_vague_date_keeps_its_words() -> None:
    (event,) = _events("近日，县政协召开情况通报会。", "2024-05-20")
    assert event["date"]["text"] == "近日"
    assert event["date"]["edtf"] is None


def test_span_and_evidence_point_into_the_source() -> None:
    source = HEADLINE + "5月9日，平遥县政协召开情况通报会。\n"
    (event,) = parse_article(source, published="2024-05-20").events
    assert source[event.span.start : event.span.end] == event.text == "召开"
    date = event.evidence["date"].span
    assert source[date.start : date.end] == "5月9日"


def test_people_are_those_of_the_sentence() -> None:
    text = "5月9日，县政协主席方远程出席座谈会。县政协副主席何小青到外地出差。"
    (event,) = _events(text, "2024-05-20")
    assert event["people"] == ["方远程"]


def test_a_date_after_that_of_the_article_is_a_plan() -> None:
    text = "2024年6月3日，县政协召开情况通报会。"
    assert _events(text, "2024-05-20") == []
    assert len(_events(text, "2024-06-20")) == 1


def test_an_instruction_is_that_of_its_author() -> None:
    (event,) = _events("5月3日，中共平遥县委书记杜明远对报告作出批示。", "2024-05-20")
    assert event["organisation"] == "中共平遥县委"


def test_a_gift_of_a_member_is_not_the_committees() -> None:
    (event,) = _events("4月7日，县政协委员郑小满捐款2万元。", "2024-05-20")
    assert event["organisation"] is None


def test_clauses_without_end_are_read_once() -> None:
    article = parse_article(HEADLINE + "5月3日召开调研、" * 4000 + "。", published="2024-05-20")
    assert len(article.events) <= 1


def test_an_office_called_by_its_place_is_not_the_committee() -> None:
    (event,) = _events("今年2月，县里印发《涉企检查办法》。", "2024-05-20")
    assert event["organisation"] is None
    (event,) = _events("今年2月，县政协印发《委员走访办法》。", "2024-05-20")
    assert event["organisation"] == "平遥县政协"
