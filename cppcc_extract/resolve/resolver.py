"""Everything that is resolved for one document."""

from __future__ import annotations

from cppcc_extract.find.mentions import Mentions
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.resolve.committees import Committees
from cppcc_extract.resolve.context import Context
from cppcc_extract.resolve.organisations import resolve_organisations
from cppcc_extract.resolve.owners import Owners
from cppcc_extract.resolve.periods import Periods
from cppcc_extract.resolve.times import resolve_times
from cppcc_extract.text.document import Document


def resolve(document: Document, mentions: Mentions, parse: Parse, lexicon: Lexicon) -> Context:
    """Whose and when, for every mention and every place of the document."""
    published = document.header.published
    year = int(published[:4]) if published and published[:4].isdigit() else None
    times = resolve_times(document, mentions.times, lexicon)
    by_start = {time.mention.start: time for time in times}
    organisations = resolve_organisations(document, mentions.organisations, lexicon, year)
    named = any(entity.kind == "cppcc" for entity in organisations.entities)
    committee = Committees(document, parse, mentions, organisations, lexicon)
    owner = Owners(document, parse, lexicon, committee)
    period = Periods(document, parse, times, lambda position: named and owner(position) is None)
    return Context(
        entities=organisations.entities,
        owner=owner,
        nobody=owner.nobody,
        owner_tried=owner.tried,
        committee=committee,
        name=lambda mention: organisations.names.get(mention.start),
        period=period.at,
        period_tried=period.tried,
        time=lambda mention: by_start[mention.start],
        published=published,
    )
