"""The order of the stages, from a text to an article."""

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
    """`InputError` for extractors that are not a mapping to functions, or that take the name of another field."""
    if not isinstance(extractors or {}, Mapping) or not all(map(callable, (extractors or {}).values())):
        raise InputError("extractors must be a mapping from names to functions; write {**EXTRACTORS, 'mine': function}")
    taken = [name for name in extractors or () if name in Article.model_fields and name not in EXTRACTORS]
    if taken:
        raise InputError(
            f"an extractor cannot be called {taken[0]!r}, which is a field of an article; choose another name"
        )


def find_mentions(document: Document, lexicon: Lexicon, brackets: Brackets) -> Mentions:
    """The mentions that all finders found in one document."""
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
    """A text that has been checked, cleaned and read."""
    return read(clean_document(text, lexicon, published=published, source=source), lexicon)


def parse_article(
    text: str | FileDocument,
    *,
    published: date | str | None = None,
    source: str | None = None,
    lexicon: Lexicon | str | Path | None = None,
    extractors: Mapping[str, Extractor] | None = None,
) -> Article:
    """Read one article, given as a text or as what `read_document` returned for a file, and return all its records.

    `published` (a date, or a string such as 2023-08-11 or 2023年8月11日) and `source` (the outlet) take precedence over
    what the file states, and the file over the text. `lexicon` is a `Lexicon`, or the path of a TOML file with words of
    your own, which is loaded at each call. `extractors` replaces `EXTRACTORS`: they run in order, and each sees the
    records of those before it; records under a name that is not a field of `Article` are in `Article.further`.

    Every text gives an article, with warnings about anything unusual. Raises `InputError` for input that is not text
    and for other invalid arguments, `LexiconError` for an invalid table, and `ExtractorError` for an extractor that
    does not return records.
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
    """Read a page that may hold several articles, and return each; the arguments are those of `parse_article`.

    Each has its own title and records. `text` and all offsets are those of the page, `span` is the place of the article
    in it, and `id` depends on its own words only. The day and outlet of the page hold for every article that does not
    state its own. A page with one article gives what `parse_article` gives.

    If there are too many articles for each to hold the text of the page, each holds its own words, to which its offsets
    refer, and a warning `text.part` states where they begin.
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
    """The article with the warning that its text and offsets are its own and not those of its page."""
    message = f"text and offsets are those of this article alone, which begins at offset {start} of its file"
    return article.model_copy(update={"warnings": (*article.warnings, Warning(code="text.part", message=message))})


def _given(text: str | FileDocument) -> FileDocument:
    if isinstance(text, FileDocument):
        return check_document(text)
    return FileDocument(text=check_text(text), warnings=path_warnings(text))


def _with_file(article: Article, given: FileDocument) -> Article:
    """The article with what its file states and the text does not."""
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
    """The article of a text; `whole` if it was not split, so that several articles in it deserve a warning."""
    check_extractors(extractors)
    reading = read_text(text, lexicon, published=published, source=source)
    for name, extract in extractors.items():
        reading.records[name] = _records(name, extract(reading))
    return _article(text, reading, lexicon, whole=whole)


def _records(name: str, made: Any) -> tuple[Record, ...]:
    """What an extractor returned, or `ExtractorError` if these are not records."""
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
