"""The finders alone, for any text: figures, times and organisations with their places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cppcc_extract.arguments import as_date, as_lexicon, check_text
from cppcc_extract.clean.document import clean_document
from cppcc_extract.extractors.organisations import extract_organisations
from cppcc_extract.extractors.reading import time_reference
from cppcc_extract.find.quantities import find_quantities as find_quantity_mentions
from cppcc_extract.find.times import find_times as find_time_mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Organisation, Quantity, Span, TimeReference
from cppcc_extract.pipeline import read
from cppcc_extract.resolve.times import resolve_times
from cppcc_extract.showing import RecordList


def find_quantities(text: str, *, lexicon: Lexicon | str | Path | None = None) -> list[Quantity]:
    """Every quantity of a text, in order; a bare number is one without a unit.

    Examples:
        >>> [(q.value, q.unit, q.bound) for q in find_quantities("走访企业近两千三百家")]
        [(2300, '家', 'under')]
    """
    words = as_lexicon(lexicon)
    document = clean_document(check_text(text), words)
    times = [(time.start, time.end) for time in find_time_mentions(document.text, words)]
    found: RecordList[Quantity] = RecordList()
    for mention in find_quantity_mentions(document.text, words, times, bare=True):
        start, end = document.aligned.span(mention.start, mention.end)
        found.append(
            Quantity.made(
                value=mention.value,
                value_max=mention.value_max,
                unit=mention.unit.name if mention.unit else None,
                bound=mention.bound,
                span=Span.made(start=start, end=end),
                text=text[start:end],
            )
        )
    return found


def find_times(
    text: str, reference: date | str | None = None, *, lexicon: Lexicon | str | Path | None = None
) -> list[TimeReference]:
    """Every time expression of a text, in order, with its value as seen from `reference` (a date or an ISO string).

    Without a reference a relative time has no value; nothing is filled in from the clock.
    """
    words = as_lexicon(lexicon)
    document = clean_document(check_text(text), words, published=as_date(reference, "reference"))
    found: RecordList[TimeReference] = RecordList()
    for time in resolve_times(document, find_time_mentions(document.text, words), words):
        start, end = document.aligned.span(time.mention.start, time.mention.end)
        found.append(time_reference(document.aligned.source, Span.made(start=start, end=end), time))
    return found


def find_organisations(text: str, *, lexicon: Lexicon | str | Path | None = None) -> list[Organisation]:
    """Every organisation named in a text, once, under its canonical name."""
    words = as_lexicon(lexicon)
    return RecordList(extract_organisations(read(clean_document(check_text(text), words), words)))
