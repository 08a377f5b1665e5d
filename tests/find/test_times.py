"""What the finder of times promises whatever the text: order, no overlap, and the table's own examples."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cppcc_extract import find_times as dated_times
from cppcc_extract.find.times import find_times
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.schema import Era

LEXICON = Lexicon.default()
ERAS = LEXICON.rows("eras", Era)


def found(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_times(text, LEXICON)]


@pytest.mark.parametrize(
    "text",
    [
        "自2023年5月8日至13日开班以来，今年以来，去年为12件，截至2023年底前，每月5日，当天下午。",
        "2023年2023年2023年至今以来期间，五年来一年来，7月6日7月7日。",
        "今年今年以来以来，2022年12月至次年2月，近三年来，上半年全年。",
    ],
)
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    mentions = find_times(text, LEXICON)
    assert mentions
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年7月6日", "date"),
        ("5月8日至13日", "range"),
        ("去年上半年", "relative"),
        ("2022年以来", "since"),
        ("截至6月底", "until"),
        ("党的十八大以来", "era"),
        ("主题教育期间", "session"),
        ("每季度", "recurring"),
        ("当天下午", "anaphoric"),
        ("近日", "vague"),
        ("随后", "discourse"),
    ],
)
def test_each_kind(text: str, kind: str) -> None:
    (mention,) = find_times(text + "，区政协走访企业。", LEXICON)
    assert (mention.start, mention.end, mention.kind) == (0, len(text), kind)


def test_a_user_adds_an_era_without_python(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "my.toml"
    table.write_text('eras = [{surface = "抗旱期间", edtf = "2022-07/2022-09"}]', encoding="utf-8")
    (mention,) = find_times("抗旱期间，委员捐水300吨。", LEXICON.extended(table))
    assert (mention.kind, mention.word) == ("era", "抗旱期间")


def test_stretches_within_each_other_give_one_mention() -> None:
    assert found("区政协在疫情期间到换届期间，走访企业30家。") == ["疫情期间到换届期间"]


def test_an_empty_text_has_no_times() -> None:
    assert find_times("", LEXICON) == []


@pytest.mark.parametrize("text", ["前三2年", "前二6年", "近三2年来", "过去两3个月", "头二2个月", "二〇2三年"])
def test_a_count_in_two_scripts_is_no_count(text: str) -> None:
    assert not [time.edtf for time in dated_times(f"{text}，提案3件。", "2023-08-11") if time.edtf]
