"""What a page states about itself out of sight: in meta elements, JSON-LD, scripts, its title and its address.

A day is taken only from a value named as the day of publication of the article: not of the site, and not of
another article that the page links to. It is never guessed from the address, the text, the copyright or the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain, islice
from typing import Any, NamedTuple

from cppcc_extract.documents.html.days import script_day
from cppcc_extract.documents.html.elements import is_aside, is_link
from cppcc_extract.resolve.edtf import bounds

# By name or property, in lower case. The first are those of the national standard for government sites.
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
_LD_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
# A page with more days of publication is a list of articles.
_TIMES = 30
# A link beside a day belongs to another article unless it is an outlet, a name or a column.
_ARTICLE_LINK = 6
_OUTLET = re.compile(r"(?:[报网社台号刊]|客户端|中心|政协|委员会|办公室|部|作者)$")
_HEADS = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6"))
_NEAR = 20  # neighbours that are looked at


class Metadata(NamedTuple):
    """The values given, `titles` in the order of trust, `name` the whole of the title element."""

    titles: tuple[str, ...] = ()
    name: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


def read_metadata(root: Any) -> Metadata:
    """The metadata of an lxml tree; empty or malformed values count as absent."""
    from lxml import etree

    meta: dict[str, str] = {}
    name = url = None
    linked: dict[str, str] = {}
    data: list[dict[str, Any]] = []
    scripts: list[str] = []
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
            data += _linked_data(element.text or "")
        elif element.tag == "script":
            scripts.append(element.text or "")
    said = _said_of_article(data)
    # A public account of WeChat names itself and the day in these; the day is written when the page is opened.
    account, moment = (_one_line("".join(e.itertext())) for e in _by_id(root, "js_name", "publish_time"))
    days = [meta.get(key, "") for key in _PUBLISHED] + [said.get("datePublished", ""), said.get("pubDate", "")]
    days += _marked_days(root)
    titles = [meta.get(key, "") for key in _TITLE] + [said.get("headline", ""), said.get("title", "")]
    addresses = (linked.get("canonical", ""), meta.get("og:url", ""), url or "")
    return Metadata(
        titles=tuple(dict.fromkeys(filter(None, titles))),
        name=name,
        source=next((meta[key] for key in _SOURCE if meta.get(key)), None) or account or None,
        published=next(filter(None, map(day, [*days, moment])), None) or script_day(scripts),
        url=next((address for address in addresses if address.startswith(("http://", "https://"))), None),
    )


def _by_id(root: Any, *names: str) -> Iterator[Any]:
    """The element of each id, an empty one if it does not exist."""
    for name in names:
        found = root.xpath("//*[@id=$name]", name=name)
        yield found[0] if found else root.makeelement("span")


def _marked_days(root: Any) -> list[str]:
    """The day that an element marks as that of publication; None if it belongs to another article, or days differ."""
    marked = (e for e in root.iter("time") if "pubdate" in e.attrib or e.get("itemprop") == "datePublished")
    few = list(islice(marked, _TIMES + 1))
    if len(few) > _TIMES:
        return []
    days = {day(element.get("datetime") or "") for element in few if not _is_listed(element)} - {None}
    return [found for found in days if found] if len(days) == 1 else []


def _is_listed(element: Any) -> bool:
    """Whether an element stands in a list of other articles: in a sidebar, or beside the link to one."""
    beside = chain(islice(element.itersiblings("*"), _NEAR), islice(element.itersiblings("*", preceding=True), _NEAR))
    if any(_leads_away(link) for other in beside if other.tag in _HEADS for link in islice(other.iter("a"), _NEAR)):
        return True
    item = next(element.iterancestors("li"), None)
    if item is not None and any(map(_leads_away, islice(item.iter("a"), _NEAR))):
        return True
    return any(map(is_aside, element.iterancestors("*")))


def _leads_away(link: Any) -> bool:
    text = "".join(islice(link.itertext(), _NEAR)).strip()
    return is_link(link) and len(text) >= _ARTICLE_LINK and not _OUTLET.search(text)


def day(written: str) -> str | None:
    """The day of a stamp as EDTF; with another offset from UTC, the day in China."""
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


def _linked_data(text: str) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, the outer ones first."""
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
            yield value
            queue += [item for key, item in value.items() if key in ("@graph", "mainEntity")]


def _said_of_article(data: list[dict[str, Any]]) -> dict[str, str]:
    """The plain values of the first object that is an article by its type, or else of those without a type.

    If there are articles of several days, it is not known which is the one of the page.
    """
    typed = [(item, _types(item)) for item in data]
    articles = [item for item, types in typed if any(map(_LD_ARTICLE.search, types))]
    if len({day(str(item["datePublished"])) for item in articles if "datePublished" in item}) > 1:
        return {}
    said: dict[str, str] = {}
    for item in articles[:1] or [item for item, types in typed if not types]:
        for key, value in item.items():
            if isinstance(value, str):
                said.setdefault(key, _one_line(value))
    return said


def _types(item: dict[str, Any]) -> list[str]:
    types = item.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
