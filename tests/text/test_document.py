"""Which sentence holds a position."""

from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon


def test_sentences_are_found_by_position() -> None:
    document = clean_document("立案120件。办复率100%。\n编辑：田小禾", Lexicon.default())
    first, second = document.sentences
    assert document.sentence_at(0) == first
    assert document.sentence_at(first.end - 1) == first
    assert document.sentence_at(first.end) == second
    assert document.sentence_at(document.text.index("编")) is None
    assert document.sentence_index(len(document.text)) == 1
