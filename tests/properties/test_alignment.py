"""What holds of every text: spans, order, and that nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cppcc_extract.clean.document import READ, clean_document
from cppcc_extract.clean.glosses import clean_glosses
from cppcc_extract.clean.lists import mark_end
from cppcc_extract.clean.mojibake import clean_damage, find_damage
from cppcc_extract.clean.script import simplify
from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.clean.spaces import clean_spaces
from cppcc_extract.clean.width import clean_doubles, rewrite_width
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText, Edit
from cppcc_extract.text.document import Zone

LEXICON = Lexicon.default()
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
WORDS = """县政协 委员 現(xiàn) 協商會議 立案提案 12 1,050 件 ， 。 ； …… “ ” （ ） ▲ 图为 ? ?。ㄊ校┱ ?;I ，, ——
    首页> 来源： 2024-05-06 编辑：田小禾 版权所有 乾隆 一、 (周一帆) 年 A"""
ODD = ["\n", "\n\n", "\r\n", "\ufffd", "\u3000", "\u200b", "\x00", "\u202e", "清河县政协\n", "\U00020000"]
PARTS = st.sampled_from([*re.findall(r"\S+", WORDS), *ODD])
PAGES = st.lists(PARTS, max_size=60).map("".join)
TEXTS = ANY | PAGES

Cleaner = Callable[[AlignedText], AlignedText]
CLEANERS: list[Cleaner] = [
    lambda aligned: aligned.apply(clean_spaces(aligned.text)),
    lambda aligned: aligned.apply(clean_damage(find_damage(aligned.text, LEXICON))),
    lambda aligned: aligned.apply(clean_glosses(aligned.text)),
    lambda aligned: aligned.rewritten(rewrite_width(aligned.text)),
    lambda aligned: aligned.apply(clean_doubles(aligned.text)),
    lambda aligned: aligned.rewritten(simplify(aligned.text)[0]),
]


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(start, end, draw(st.text(max_size=3))) for start, end in pairs]


@given(edited())
def test_edits_are_those_of_plain_slicing(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    expected = text
    for start, end, replacement in reversed(edits):
        expected = expected[:start] + replacement + expected[end:]
    aligned = AlignedText.of(text).apply(edits)
    assert aligned.text == expected
    assert len(aligned.starts) == len(aligned.ends) == len(expected)


@given(TEXTS)
def test_without_edits_every_slice_is_itself(text: str) -> None:
    aligned = AlignedText.of(text)
    assert all(aligned.span(n, n + 2) == (n, n + 2) for n in range(len(text) - 1))


@given(TEXTS, st.lists(st.sampled_from(CLEANERS), max_size=8))
def test_any_cleaners_in_any_order_keep_the_order(text: str, cleaners: list[Cleaner]) -> None:
    aligned = reduce(lambda made, cleaner: cleaner(made), cleaners, AlignedText.of(text))
    assert len(aligned.starts) == len(aligned.ends) == len(aligned.text)
    assert list(aligned.starts) == sorted(aligned.starts)
    assert list(aligned.ends) == sorted(aligned.ends)
    assert all(0 <= first <= last <= len(text) for first, last in zip(aligned.starts, aligned.ends, strict=True))


@settings(deadline=None)
@given(TEXTS)
def test_every_text_gives_a_document(text: str) -> None:
    document = clean_document(text, LEXICON)
    aligned = document.aligned
    assert aligned.source == text
    assert document.script in ("hans", "hant")
    assert "\n".join(document.text[b.start : b.end] for b in document.blocks) == document.text
    assert all(0 <= first <= last <= len(text) for first, last in zip(aligned.starts, aligned.ends, strict=True))
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.zone in READ
        assert block.start <= sentence.start < sentence.end <= block.end
        assert document.sentence_at(sentence.start) == sentence
    for notice in document.notices:
        assert 0 <= notice.start <= notice.end <= len(document.text)
    if all(block.zone is not Zone.CAPTION for block in document.blocks):
        assert list(aligned.starts) == sorted(aligned.starts)


@settings(deadline=None)
@given(PAGES)
def test_no_character_of_the_page_has_two_places(text: str) -> None:
    aligned = clean_document(text, LEXICON).aligned
    owned = sorted({(first, last) for first, last in zip(aligned.starts, aligned.ends, strict=True) if last > first})
    assert all(one[1] <= two[0] for one, two in pairwise(owned))


@given(TEXTS)
def test_sentences_hold_all_but_spaces_and_the_marks_of_items(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    at = 0
    for start, end in spans:
        between = text[at:start].strip(" ")
        assert not between or mark_end(text, at, len(text)) == start
        assert start < end
        at = end
    assert not text[at:].strip(" ")


@settings(deadline=None)
@given(PAGES)
def test_digits_are_never_lost_in_silence(text: str) -> None:
    document = clean_document(text, LEXICON)
    masked = [document.aligned.span(n.start, n.end) for n in document.notices if n.code == "damage.figure"]
    told = "".join(text[start:end] for start, end in masked)
    assert _digits(text) == _digits(document.text + told)


def _digits(text: str) -> list[str]:
    return sorted(char for char in text if char in "0123456789")
