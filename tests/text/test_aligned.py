"""Edits, and the alignment with the source."""

import pytest

from cppcc_extract.text.aligned import AlignedText, Edit


def test_edits_compose() -> None:
    aligned = AlignedText.of("政協(xié)　１２場")
    aligned = aligned.apply([Edit(1, 7, "協"), Edit(7, 8, "")]).rewritten("政协12场")
    aligned = aligned.apply([Edit(2, 3, "")])
    assert aligned.text == "政协2场"
    assert [aligned.span(n, n + 1) for n in range(4)] == [(0, 1), (1, 7), (9, 10), (10, 11)]


def test_a_replacement_of_another_length_shares_its_range() -> None:
    aligned = AlignedText.of("a?bcd").apply([Edit(1, 4, "xy")])
    assert aligned.text == "axyd"
    assert [aligned.span(n, n + 1) for n in range(4)] == [(0, 1), (1, 4), (1, 4), (4, 5)]


def test_an_insertion_owns_nothing() -> None:
    aligned = AlignedText.of("ab").apply([Edit(1, 1, "-")])
    assert aligned.span(1, 2) == (1, 1)


@pytest.mark.parametrize("edits", [[Edit(2, 1, "")], [Edit(0, 9, "")], [Edit(1, 2, ""), Edit(0, 1, "")]])
def test_edits_out_of_order_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order or outside"):
        AlignedText.of("abc").apply(edits)


def test_a_rewriting_must_keep_the_length() -> None:
    with pytest.raises(ValueError, match="cannot stand for"):
        AlignedText.of("abc").rewritten("ab")


def test_ranges_in_another_order_keep_their_places() -> None:
    aligned = AlignedText.of("反▲图映").arranged([(0, 1), (3, 4), (4, 4), (1, 3)])
    assert aligned.text == "反映\n▲图"
    assert [aligned.span(n, n + 1) for n in (0, 1, 3, 4)] == [(0, 1), (3, 4), (1, 2), (2, 3)]
    assert aligned.span(0, 2) == (0, 4)
