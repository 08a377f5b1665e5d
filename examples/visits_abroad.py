"""An extractor of your own: which leader of a committee went to which countries, and when.

python examples/visits_abroad.py
"""

from __future__ import annotations

import re

from cppcc_extract import parse_article
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Record, TimeReference
from cppcc_extract.pipeline import EXTRACTORS

COUNTRY = "日本|韩国|泰国|越南|老挝|新加坡|德国|法国|英国|埃及|巴西"
VISIT = re.compile(rf"(?:出访|访问|赴)(?:{COUNTRY})(?:[、和](?:{COUNTRY}))*")


class VisitAbroad(Record):
    """A visit; `span` covers the verb and the countries."""

    leaders: tuple[str, ...]
    countries: tuple[str, ...]
    date: TimeReference | None


def find_visits_abroad(reading: Reading) -> list[VisitAbroad]:
    """The visits of one article, each with the people and the time of its sentence."""
    visits: list[VisitAbroad] = []
    for match in VISIT.finditer(reading.document.text):
        place = reading.place(f"v{len(visits) + 1}", *match.span(), "visit.abroad")
        here = place["sentence"]
        leaders = [p.name for p in reading.records["people"] if here.start <= p.span.start < here.end]
        times = [reading.time(reading.context.time(mention)) for mention in reading.mentions.times]
        date = next((t for t in times if t is not None and here.start <= t.span.start < here.end), None)
        countries = tuple(re.findall(COUNTRY, match[0]))
        visits.append(VisitAbroad(**place, leaders=tuple(leaders), countries=countries, date=date))
    return visits


if __name__ == "__main__":
    text = "2023年5月8日至15日，云岭省政协主席许文山率团访问泰国、老挝和越南。省政协副主席何苗赴德国考察职业教育。"
    article = parse_article(text, extractors={**EXTRACTORS, "visits_abroad": find_visits_abroad})
    for visit in article.further["visits_abroad"]:
        print(visit.model_dump_json(include={"text", "leaders", "countries", "date"}))
