"""Pairs are formed one to one, the best first."""

from __future__ import annotations

from cppcc_extract.evaluation.alignment import align, shared


def fit(gold: dict[str, object], predicted: dict[str, object]) -> float:
    return FITS.get((str(gold["id"]), str(predicted["id"])), 0)


FITS = {("a", "x"): 2.0, ("a", "y"): 3.0, ("b", "y"): 2.5}


def test_greedy_and_one_to_one() -> None:
    # a total of 4.5 could be had by a-x and b-y; the best single pair comes first all the same
    found = align([{"id": "a"}, {"id": "b"}], [{"id": "x"}, {"id": "y"}], fit)
    assert [(g["id"], p["id"]) for g, p in found.pairs] == [("a", "y")]
    assert [g["id"] for g in found.missed] == ["b"]
    assert [p["id"] for p in found.spare] == ["x"]


def test_of_equal_fits_required_gold_comes_first() -> None:
    found = align([{"id": 1, "optional": True}, {"id": 2}], [{"id": 3}], lambda g, p: 1)
    assert [g["id"] for g, _ in found.pairs] == [2]


def test_of_equal_fits_the_same_committee_comes_first() -> None:
    predicted = [{"organisation": "朔州市政协"}, {"organisation": "山西省政协党组"}]
    found = align([{"organisation": "山西省政协"}], predicted, lambda g, p: 1)
    assert found.pairs[0][1] is predicted[1]


def test_ranges_that_only_touch_share_nothing() -> None:
    assert shared((0, 4), (4, 8)) == 0
    assert shared((0, 5), (4, 8)) == 1
    assert shared((0, 2), (4, 8)) == 0
