"""What a page says of itself where readers do not see it: meta elements, JSON-LD, its title and its address.

A day is taken only from what is by name the day of publication; none is guessed from the address, the text, the
copyright or the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain
from typing import Any, NamedTuple

from cppcc_extract.resolve.edtf import bounds

# By name or property, in lower case. The first are of the state's standard for governments' sites.
_TITLE = ("articletitle", "og:title", "twitter:title")
_SOURCE = ("contentsource", "article:source", "og:article:source", "source")
_PUBLISHED = (
    "pubdate", "publishdate", "publish_date", "publish-date", "publishtime", "publish_time", "article:published_time",
    "og:published_time", "og:release_date", "datepublished", "firstpublishedtime", "weibo:article:create_at",
    "dc.date.issued", "dcterms.issued",
)  # fmt: skip
_STAMP = re.compile(r"((?:19|20)\d\d)\s?[-/.年]?\s?(\d\d?)\s?[-/.月]?\s?(\d\d?)(?!\d)")
_SAVED = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_CHINA = timezone(timedelta(hours=8))
_LD_MAX = 100_000


class Metadata(NamedTuple):
    """The values given, `titles` in the order of trust, `name` the whole of the title element."""

    titles: tuple[str, ...] = ()
    name: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


def read_metadata(root: Any) -> Metadata:
    """The metadata of an lxml tree; what is empty or malformed is as if not said."""
    from lxml import etree

    meta: dict[str, str] = {}
    name = url = None
    linked: dict[str, str] = {}
    before = root.itersiblings(etree.Comment, preceding=True)
    for element in chain(before, root.iter("meta", "title", "link", "script", etree.Comment)):
        if element.tag is etree.Comment:
            saved = _SAVED.search(element.text or "")
            url = url or (saved[1] if saved else None)
        elif element.tag == "meta":
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            meta.setdefault(key.strip().lower(), _one_line(element.get("content")))
        elif element.tag == "title":
            name = name or _one_line(element.text) or None
        elif element.tag == "link":
            if "canonical" in (element.get("rel") or "").lower().split():
                linked.setdefault("canonical", _one_line(element.get("href")))
        elif "ld+json" in (element.get("type") or ""):
            for key, value in _linked_data(element.text or ""):
                linked.setdefault(key, value)
    # A public account of WeChat names itself and the day in these; the day is written when the page is opened.
    account, moment = (_one_line("".join(e.itertext())) for e in _by_id(root, "js_name", "publish_time"))
    days = [meta.get(key, "") for key in _PUBLISHED] + [linked.get("datePublished", ""), linked.get("pubDate", "")]
    days += [element.get("datetime") or "" for element in root.iter("time") if _is_publication(element)]
    titles = [meta.get(key, "") for key in _TITLE] + [linked.get("headline", ""), linked.get("title", "")]
    addresses = (linked.get("canonical", ""), meta.get("og:url", ""), url or "")
    return Metadata(
        titles=tuple(dict.fromkeys(filter(None, titles))),
        name=name,
        source=next((meta[key] for key in _SOURCE if meta.get(key)), None) or account or None,
        published=next(filter(None, map(day, [*days, moment])), None),
        url=next((address for address in addresses if address.startswith(("http://", "https://"))), None),
    )


def _by_id(root: Any, *names: str) -> Iterator[Any]:
    """The element of each id, an empty one where there is none."""
    for name in names:
        found = root.xpath("//*[@id=$name]", name=name)
        yield found[0] if found else root.makeelement("span")


def _is_publication(element: Any) -> bool:
    return "pubdate" in element.attrib or element.get("itemprop") == "datePublished"


def day(written: str) -> str | None:
    """The day of a stamp as EDTF; one with another offset from UTC is the day that it was in China."""
    stamp = _STAMP.match(written)
    if stamp is None:
        return None
    try:
        moment = datetime.fromisoformat(re.sub(r"\.\d+", "", written).replace("Z", "+00:00"))
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return moment.astimezone(_CHINA).strftime("%Y-%m-%d")
    edtf = f"{stamp[1]}-{int(stamp[2]):02}-{int(stamp[3]):02}"
    try:
        bounds(edtf)
    except ValueError:
        return None
    return edtf


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """The plain values of the objects of JSON-LD, the outer ones first."""
    if len(text) > _LD_MAX:
        return
    try:
        queue = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for value in queue:
        if isinstance(value, list):
            queue += value
        elif isinstance(value, dict):
            yield from ((key, _one_line(item)) for key, item in value.items() if isinstance(item, str))
            queue += [item for key, item in value.items() if key == "@graph"]
