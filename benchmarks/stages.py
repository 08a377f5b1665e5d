"""The share of each stage in the time of reading.

A sentence is cut into words and clauses when a later stage first asks for them. Here all sentences are cut in a turn of
their own, so that the sum exceeds the time of `parse_article` by that of the sentences that nothing asks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import process_time

from timing import ROUNDS

from cppcc_extract.clean.document import clean_document
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.brackets import Brackets
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.pipeline import EXTRACTORS, find_mentions
from cppcc_extract.resolve.resolver import resolve


def stage_times(texts: Sequence[str]) -> dict[str, float]:
    """The least seconds of each stage for all texts, in the order of the pipeline."""
    lexicon = Lexicon.default()
    rounds = [_round(texts, lexicon) for _ in range(ROUNDS + 1)][1:]
    return {stage: min(times[stage] for times in rounds) for stage in rounds[0]}


def _round(texts: Sequence[str], lexicon: Lexicon) -> Counter[str]:
    times: Counter[str] = Counter()
    last = process_time()

    def lap(stage: str) -> None:
        nonlocal last
        now = process_time()
        times[stage] += now - last
        last = now

    for text in texts:
        document = clean_document(text, lexicon)
        lap("clean")
        brackets = Brackets(document.text)
        mentions = find_mentions(document, lexicon, brackets)
        lap("find")
        parse = Parse(document, mentions, lexicon, brackets)
        for index in range(len(document.sentences)):
            parse.clauses(index)
        lap("parse")
        reading = Reading(document, lexicon, mentions, parse, resolve(document, mentions, parse, lexicon))
        lap("resolve")
        for name, extract in EXTRACTORS.items():
            reading.records[name] = tuple(extract(reading))
            lap(name)
    return times
