"""Tables of steps: which answer counts, and what is noted."""

from __future__ import annotations

from cppcc_extract.steps import NOTHING, Step, Table, Trace, first

SIZES: Table[int, str] = Table(
    "size",
    Step("size.none", "nought has no size", lambda n: NOTHING if n == 0 else None),
    Step("size.small", "below ten", lambda n: "small" if n < 10 else None),
    Step("size.even", "even numbers", lambda n: "even" if n % 2 == 0 else None),
)


def test_the_first_answer_counts() -> None:
    assert SIZES.first(4) == ("size.small", "small")
    assert SIZES.first(40) == ("size.even", "even")


def test_where_no_step_answers_there_is_no_answer() -> None:
    assert SIZES.first(41) is None
    assert [step.name for step, answer in SIZES.tried(41)] == ["size.none", "size.small", "size.even"]


def test_a_step_can_say_that_there_is_none() -> None:
    assert SIZES.first(0) is None
    assert [(step.name, answer) for step, answer in SIZES.tried(0)] == [("size.none", NOTHING)]


def test_what_is_tried_ends_with_the_answer() -> None:
    assert [(step.name, answer) for step, answer in SIZES.tried(4)] == [("size.none", None), ("size.small", "small")]


def test_a_trace_notes_every_step_and_changes_no_answer() -> None:
    trace = Trace()
    for number in (0, 4, 40, 41):
        assert first(trace, SIZES, number, number) == first(None, SIZES, number, number)
        assert trace.tried[number, "size"] == SIZES.tried(number)
