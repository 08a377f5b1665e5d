"""The slots of the clause of a record, as the parse filled them."""

from __future__ import annotations

from collections.abc import Iterator

from cppcc_extract.extractors.reading import Reading
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count, read_counts
from cppcc_extract.parse.leads import leads_of
from cppcc_extract.parse.moods import mood_of
from cppcc_extract.parse.phrase import Phrase
from cppcc_extract.parse.uses import use_of
from cppcc_extract.parse.words import TIME

Slot = tuple[str, str | None, int, int]  # name, value, start and end in the clean text


def slots_of(reading: Reading, clause: Clause, at: int) -> Iterator[Slot]:
    """The times of the sentence with their uses, the quotation, and the slots of the figure that starts at `at`."""
    for each in reading.parse.clauses(clause.sentence):
        for index, token in enumerate(each.tokens):
            if token.tag == TIME:
                yield "time", use_of(each, index).value, token.start, token.end
    if (quotation := reading.parse.speech(at)) is not None:
        pair = reading.parse.brackets.pairs[quotation]
        yield "quotation", pair.mark, pair.start, pair.end
    count = next((count for count in read_counts(clause) if count.token.start == at), None)
    if count is not None:
        yield from _slots_of_count(count)


def _slots_of_count(count: Count) -> Iterator[Slot]:
    token = count.token
    phrases: tuple[tuple[str, Phrase | None], ...] = (
        ("noun after", count.behind),
        ("noun before", count.before),
        ("verb", count.verb),
        ("before the verb", count.topic),
        ("attribute", count.participle),
        ("predicate after", count.after),
    )
    for name, phrase in phrases:
        if phrase is not None:
            yield name, phrase.text, phrase.start, phrase.end
    if count.behind is None and count.before is None:
        yield "noun", "left out", token.start, token.end
    if count.body is not None:
        yield "body", count.body.text, count.body.start, count.body.end
    for lead in leads_of(count):
        yield "leads to a whole", lead.kind.name.lower(), lead.start, lead.end
    yield "mood", mood_of(count.clause, count.index).value, token.start, token.end
