"""Marks in a text: each covers its words, whatever others lie in it or cross it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cppcc_extract.show.marks import Mark, marked
from tests.show.seen import marks, parsed, text_of

TEXT = "大同市政协<b>&委员\n走访\"企业'12家"


def shown(*given_marks: Mark, text: str = TEXT) -> str:
    return marked(text, 0, len(text), given_marks)


def test_a_mark_within_another_is_nested() -> None:
    outer, inner = Mark(0, 5, "organisations", "o1"), Mark(2, 4, "people", "p1")
    assert shown(inner, outer, text="大同市政协") == (
        '<mark class="organisations" title="o1">大同<mark class="people" title="p1&#10;&#10;o1">市政</mark>协</mark>'
    )


def test_marks_that_cross_are_split_where_the_first_ends() -> None:
    assert shown(Mark(0, 3, "a", "1"), Mark(2, 5, "b", "2"), text="大同市政协") == (
        '<mark class="a" title="1">大同<mark class="b" title="2&#10;&#10;1">市</mark></mark>'
        '<mark class="b" title="2">政协</mark>'
    )


def test_of_two_marks_of_the_same_words_the_first_is_outside() -> None:
    assert shown(Mark(0, 2, "a", "1"), Mark(0, 2, "b", "2"), text="大同").startswith('<mark class="a" title="1"><mark')


def test_only_marks_that_begin_in_the_part_are_shown_as_far_as_it_goes() -> None:
    found = marked("大同市政协", 1, 3, [Mark(0, 2, "a", "1"), Mark(2, 5, "b", "2"), Mark(4, 5, "c", "3")])
    assert found == '同<mark class="b" title="2">市</mark>'


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 9)), max_size=8))
def test_every_mark_covers_its_words_and_no_others(places: list[tuple[int, int]]) -> None:
    wanted = {
        (start, min(start + length, len(TEXT)), "people", f"p{n}")
        for n, (start, length) in enumerate(places)
        if start < len(TEXT)
    }
    element = parsed(f"<div>{shown(*(Mark(*mark) for mark in sorted(wanted)))}</div>")
    assert text_of(element) == TEXT
    assert marks(element) == wanted
