"""The order of the work, and the protocol that an extractor follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cppcc_extract.arguments import as_date, as_lexicon, check_document, check_source, check_text, path_warnings
from cppcc_extract.clean.articles import are_too_many, find_articles
from cppcc_extract.clean.document import clean_document
from cppcc_extract.errors import ExtractorError, InputError
from cppcc_extract.extractors.checks.findings import extract_checks
from cppcc_extract.extractors.events.records import extract_events
from cppcc_extract.extractors.initiatives import extract_initiatives
from cppcc_extract.extractors.metrics.records import extract_metrics
from cppcc_extract.extractors.organisations import extract_organisations
from cppcc_extract.extractors.people import extract_people
from cppcc_extract.extractors.reading import Extractor, Reading
from cppcc_extract.extractors.sections import read_sections
from cppcc_extract.extractors.shifting import shifted
from cppcc_extract.extractors.unread import other_articles, unread_places
from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.committee_lists import committee_spans
from cppcc_extract.find.mentions import Mentions
from cppcc_extract.find.names import find_names
from cppcc_extract.find.organisations import find_organisations
from cppcc_extract.find.people import find_people
from cppcc_extract.find.quantities import find_quantities
from cppcc_extract.find.report_speakers import find_speakers
from cppcc_extract.find.row_committees import with_row_committees
from cppcc_extract.find.tables import find_tables
from cppcc_extract.find.times import find_times
from cppcc_extract.find.triggers import find_triggers
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Library, Record, Warning
from cppcc_extract.models import Document as FileDocument
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.resolve.resolver import resolve
from cppcc_extract.showing import RecordList
from cppcc_extract.text.document import Document
from cppcc_extract.version import __version__

EXTRACTORS: Mapping[str, Extractor] = {
    "organisations": extract_organisations,
    "people": extract_people,
    "initiatives": extract_initiatives,
    "metrics": extract_metrics,
    "events": extract_events,
    "checks": extract_checks,
}


def check_extractors(extractors: Mapping[str, Extractor] | None) -> None:
    """`InputError` for what is no mapping to functions, and for a name that an article uses for something else."""
    if not isinstance(extractors or {}, Mapping) or not all(map(callable, (extractors or {}).values())):
        raise InputError("extractors must be a mapping from names to functions; write {**EXTRACTORS, 'mine': function}")
    taken = [name for name in extractors or () if name in Article.model_fields and name not in EXTRACTORS]
    if taken:
        raise InputError(f"no extractor can be called {taken[0]!r}, which an article has already; choose another name")


def find_mentions(document: Document, lexicon: Lexicon, brackets: Brackets) -> Mentions:
    """What every finder found in one document."""
    text = document.text
    times = find_times(text, lexicon)
    tables = find_tables(document, lexicon)
    organisations = with_row_committees(find_organisations(text, lexicon), tables, text, lexicon)
    taken = [(time.start, time.end) for time in times] + committee_spans(text, organisations)
    return Mentions(
        quantities=find_quantities(text, lexicon, taken),
        times=times,
        organisations=organisations,
        people=[*find_speakers(document, lexicon), *find_people(text, lexicon, organisations)],
        names=find_names(brackets),
        tables=tables,
        hits={"events": find_triggers(text, lexicon)},
    )


def read(document: Document, lexicon: Lexicon) -> Reading:
    """A document with its mentions and its context, before any record is made."""
    brackets = Brackets(document.text)
    mentions = find_mentions(document, lexicon, brackets)
    parse = Parse(document, mentions, lexicon, brackets)
    return Reading(document, lexicon, mentions, parse, resolve(document, mentions, parse, lexicon))


def read_text(text: str, lexicon: Lexicon, *, published: str | None = None, source: str | None = None) -> Reading:
    """A text, checked before, cleaned and read."""
    return read(clean_document(text, lexicon, published=published, source=source), lexicon)


def parse_article(
    text: str | FileDocument,
    *,
    published: date | str | None = None,
    source: str | None = None,
    lexicon: Lexicon | str | Path | None = None,
    extractors: Mapping[str, Extractor] | None = None,
) -> Article:
    """Read one article, a text or what `read_document` made of a file, and give all its records.

    `published` (a date, or a string such as 2023-08-11 or 2023年8月11日) and `source` (the outlet) win over what the
    file says, and that over what the text says. `lexicon` is a `Lexicon`, or the path of a TOML file with words of your
    own, which is loaded at each call. `extractors` takes the place of `EXTRACTORS`: they run in its order, and each
    sees the records of those before it; records of a name that is no field of `Article` are in `Article.further`.

    Every text gives an article, with warnings where something is odd. Raises `InputError` for what is not text and for
    other arguments that are wrong, `LexiconError` for a wrong table, and `ExtractorError` for an extractor that does
    not return records.
    """
    given = _given(text)
    words = as_lexicon(lexicon)
    day, outlet = as_date(published) or given.published, check_source(source) or given.source
    article = _parsed(given.text, words, EXTRACTORS if extractors is None else extractors, published=day, source=outlet)
    return _with_file(article, given)


def parse_articles(
    text: str | FileDocument,
    *,
    published: date | str | None = None,
    source: str | None = None,
    lexicon: Lexicon | str | Path | None = None,
    extractors: Mapping[str, Extractor] | None = None,
) -> list[Article]:
    """Read a page that may hold several articles, and give each of them; the arguments are those of `parse_article`.

    Each has the title and the records of its own. Its `text` is that of the page, of which all offsets are, and `span`
    tells where it stands in it; its `id` is that of its own words. What the page says of itself (day, outlet) holds for
    every article that does not say it. A page that holds one article gives what `parse_article` gives.

    Where there are too many articles for each to hold the text of all, each holds its own words, its offsets are those
    of these, and a warning `text.part` states where they begin.
    """
    given = _given(text)
    words = as_lexicon(lexicon)
    day, outlet = as_date(published) or given.published, check_source(source) or given.source
    page = clean_document(given.text, words, published=day, source=outlet)
    places = find_articles(page, words)
    if len(places) < 2:
        return RecordList([parse_article(given, published=day, source=outlet, lexicon=words, extractors=extractors)])
    apart = are_too_many(places)
    found: RecordList[Article] = RecordList()
    for start, head, end in places:
        own = clean_document(given.text[head:end], words).header
        article = _parsed(
            given.text[start:end],
            words,
            EXTRACTORS if extractors is None else extractors,
            published=as_date(published) or own.published or page.header.published,
            source=source or own.source or page.header.source,
            whole=False,
        )
        titled = article.model_copy(update={"title": own.title, "subtitle": own.subtitle})
        found.append(_with_file(_part(titled, start) if apart else shifted(titled, given.text, start), given))
    return found


def _part(article: Article, start: int) -> Article:
    """The article with the warning that its text and offsets are its own, and not those of its page."""
    message = f"text and offsets are those of this article alone, which begins at offset {start} of its file"
    return article.model_copy(update={"warnings": (*article.warnings, Warning(code="text.part", message=message))})


def _given(text: str | FileDocument) -> FileDocument:
    if isinstance(text, FileDocument):
        return check_document(text)
    return FileDocument(text=check_text(text), warnings=path_warnings(text))


def _with_file(article: Article, given: FileDocument) -> Article:
    """The article with what its file tells of it and the text does not."""
    known = {
        "origin": given.origin or given.url,
        "title": article.title or given.title,
        "warnings": (*given.warnings, *article.warnings),
    }
    changed = {name: value for name, value in known.items() if value != getattr(article, name)}
    return article.model_copy(update=changed) if changed else article


def _parsed(
    text: str,
    lexicon: Lexicon,
    extractors: Mapping[str, Extractor],
    *,
    published: str | None,
    source: str | None,
    whole: bool = True,
) -> Article:
    """The article of a text; `whole` says that it was not split, so that several articles in it are worth a hint."""
    check_extractors(extractors)
    reading = read_text(text, lexicon, published=published, source=source)
    for name, extract in extractors.items():
        reading.records[name] = _records(name, extract(reading))
    return _article(text, reading, lexicon, whole=whole)


def _records(name: str, made: Any) -> tuple[Record, ...]:
    """What an extractor returned, or `ExtractorError` where these are not records."""
    if isinstance(made, (list, tuple)) and all(isinstance(record, Record) for record in made):
        return tuple(made)
    raise ExtractorError("TypeError", f"the extractor {name!r} returned {made!r:.60}, not a list of records")


def _article(text: str, reading: Reading, lexicon: Lexicon, *, whole: bool) -> Article:
    document, header = reading.document, reading.document.header
    fields: dict[str, Any] = {
        "id": sha256(text.encode()).hexdigest(),
        "title": header.title,
        "subtitle": header.subtitle,
        "source": header.source,
        "published": header.published,
        "authors": header.authors,
        "editors": header.editors,
        "script": document.script,
        "text": text,
        "warnings": (
            *(Warning(code=n.code, message=n.message, span=reading.span(n.start, n.end)) for n in document.notices),
            *unread_places(reading),
            *(other_articles(reading) if whole else ()),
        ),
        "library": Library(version=__version__, lexicon=lexicon.fingerprint),
        "sections": read_sections(reading),
        "further": {name: records for name, records in reading.records.items() if name not in Article.model_fields},
        **{name: records for name, records in reading.records.items() if name in Article.model_fields},
    }
    try:
        return Article(**fields)
    except ValidationError as error:
        first = error.errors()[0]
        raise ExtractorError("ValidationError", f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
