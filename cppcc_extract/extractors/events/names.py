"""The name and the place of an event."""

from __future__ import annotations

import re

from cppcc_extract.extractors.events.clauses import Clause
from cppcc_extract.lexicon.matcher import Hit

_EDGE = "，。；：、 \n▲的了在于由和与并又还就也"
_TOPIC = re.compile(r"(?:围绕|就|对)(.{2,40}?)(?:问题|工作|等)?$")
_ABOUT = re.compile(r"(?:聚焦|围绕)(.{4,24}?)(?:的?主题|议题|问题|$)")
_PART = re.compile(r"第[一二三四五六七八九十\d]+次|大会发言|全体会议|预备会|[开闭]幕")
_LISTED = re.compile(r"[、和]")
_LEAD = re.compile(r"^(?:图为|早在|近日|日前|随后|首次|成功|联合|共同|率先|一次|一场|此次|本次|又|还)+")
_AT = re.compile(
    r"在([^在，。；]{2,30}?)(?:隆重|成功|联合|共同|胜利|如期|顺利|首次|组织)*"
    r"(?:召开|举行|举办|承办|开幕|闭幕|开班|开展|进行|启动|揭牌|挂牌|成立|调研|视察|察看|考察|走访)"
)
_GOAL = re.compile(
    r"(?:赴|来到|走进|深入|前往|到)(?!会|场|底|位)([^，。；]{2,24}?)(?=进行|开展|调研|视察|考察|走访|察看|看望|慰问|督办|督导|参观|座谈|就|围绕|，|。|；|$)"
)
_MOST = 48


def event_name(text: str, clause: Clause, begin: int, trigger: Hit, head: Hit | None) -> str:
    """The name of the event: the noun phrase that ends in its head, or the clause from `begin` on.

    `begin` is the start of the clause after its date. Quotes are kept as written.
    """
    if head is not None and head.start < begin:
        begin = clause.start
    if head is not None and head.start >= trigger.end and trigger.row.pos == "carrier":
        carriers = [hit for hit in clause.hits if trigger.start <= hit.start < head.start and hit.row.pos == "carrier"]
        inner = carriers[-1] if carriers else trigger
        phrase = text[inner.end : head.end].lstrip(_EDGE)
        if _PART.match(phrase) and any(hit.row.pos == "noun" and hit.end <= trigger.start for hit in clause.hits):
            return _clean(text[begin : trigger.start] + phrase)
        topic = _TOPIC.search(text[begin : inner.start])
        return _clean(topic[1] + phrase if topic and len(phrase) < 16 else phrase)
    if head is not None:
        for hit in clause.hits:
            if hit.row.pos == "carrier" and begin <= hit.start < head.start and text[hit.end] == "的":
                begin = hit.end
        phrase = text[begin : head.end].lstrip(_EDGE)
        about = _ABOUT.match(text, head.end, clause.end) if len(phrase) < 6 else None
        return _clean(about[1] + phrase if about else phrase)
    if trigger.row.type in ("issuance", "launch", "signing") and clause.end - trigger.end >= 4:
        return _clean(text[trigger.start : clause.end])
    phrase = _clean(text[begin : clause.end])
    return phrase if len(phrase) <= 30 else phrase[:14] + _LISTED.split(phrase[14:], 1)[0]


def event_place(text: str, clause: Clause, begin: int, trigger: Hit) -> str | None:
    """The place that the clause names: 在…召开, or where somebody went."""
    here = _AT.search(text, begin, clause.end)
    if here and not here[1].endswith(("上", "中", "下", "期间", "时", "基础")):
        return here[1]
    there = _GOAL.search(text[begin : clause.end])
    return there[1].strip(_EDGE) if there else None


def _clean(phrase: str) -> str:
    phrase = " ".join(phrase.split()).strip(_EDGE)
    phrase = _LEAD.sub("", phrase).lstrip(_EDGE)
    return phrase if len(phrase) <= _MOST else phrase[:_MOST]
