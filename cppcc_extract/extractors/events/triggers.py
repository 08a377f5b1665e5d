"""The trigger of a clause that is an event, and its type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from cppcc_extract.extractors.events.clauses import Clause, counted, is_once, is_tally, told_as_fact
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.models import EventType
from cppcc_extract.parse.words import NAME, QUANTITY

_ON_SITE = ("research", "inspection", "visit")
_NAMED_BY_NOUN = (
    "research",
    "inspection",
    "visit",
    "study",
    "training",
    "consultation",
    "ceremony",
    "activity",
)
_HELD = frozenset({"召开", "举行", "举办", "承办", "联合举办", "组织举办", "开展"})
_DOING = frozenset({"开展", "组织", "进行", "组织开展", "参加"})
_QUIET = _DOING | {"出席", "主持", "召集"}  # carriers that do not single out an occurrence
_PARTY = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:分?组|分?团|小组|片区组)|各(?:分?组|分?团)|一行|调研组|视察[组团]|考察[组团]|督导组|监督小组)"
)
_WITH = re.compile(r"(?:就|围绕|与|同).{2,30}$")
_TITLED = frozenset({"启动", "正式启动", "发起", "发起成立", "倡议发起", "开通", "成立", "上线", "揭牌"})
_AUTHOR = re.compile(r"书记|[省市县区州旗]长|领导")
_ORDERED = re.compile(r"[，：]?(?:肯定|要求|指出|强调)|：")
_SEVERAL = re.compile(r"先后|陆续|相继|分别|累计")
_JOIN = re.compile(r"[、和暨与及并，]")
_ACTING = ("把", "将", "对")  # a body that does something is not a meeting
_NEAR = 4  # characters after a carrier within which a name is its object
_NUMBER = re.compile(r"[第届][一二三四五六七八九十\d]+次[^，。；：、“”的在召举]{0,6}$")
_TOOK = re.compile(r"[上中](?:[，,]|$|.{0,8}发言)|审议|讨论|研究|听取|通过|审定|协商")
_SPOKE = re.compile(r"^[上中]?(?:上|中)(?:作|做|进行|介绍|发言|交流).{0,8}(?:发言|介绍|交流|经验)")


class Found(NamedTuple):
    """A trigger accepted as an event, with its head and the rule.

    `hosted` says that it is the occasion of a statement, whose host the clause names.
    """

    trigger: Hit
    head: Hit | None
    type: EventType
    rule: str
    hosted: bool = False


def dated_event(
    text: str,
    clause: Clause,
    hits: Sequence[Hit],
    coarse: bool,
    following: Sequence[Clause],
    party: EventType | None,
) -> Found | None:
    """The first trigger of a clause that a date governs."""
    motion = None
    for hit in hits:
        row, setting = hit.row, _is_setting(text, clause, hit)
        if not told_as_fact(text, clause, hit, dated=not coarse) or (row.stands == "ending" and not setting):
            continue
        if row.pos == "motion":
            motion = motion or hit
            continue
        if row.pos == "carrier":
            found = _held(text, clause, hit, coarse)
        elif (coarse and row.weak and not setting) or (
            row.pos == "noun" and ((coarse and not setting) or text[hit.end : hit.end + 1] in _ACTING)
        ):
            continue
        else:
            found = _done(text, clause, hit, coarse)
        if found:
            return found
    return _motion(text, clause, motion, following, coarse, party) if motion else None


def _held(text: str, clause: Clause, hit: Hit, coarse: bool) -> Found | None:
    """The event that a carrier introduces."""
    surface, head = hit.row.surface, _head(text, clause, hit)
    if head is None and (coarse or not _bare(text, clause, hit)):
        return None
    if coarse and head and (head.row.pos == "verb" or surface in _QUIET - _HELD):
        return None
    last = head.end if head else hit.end
    if counted(clause, hit.start, max(last, hit.end), dated=not coarse):
        return None
    kind = _type(text, clause, head) if head else hit.row.type
    return Found(_main(text, hit, head), head, kind, "event.dated.held")


def _done(text: str, clause: Clause, hit: Hit, coarse: bool) -> Found | None:
    """The act that a verb states, or the event that a noun names."""
    row = hit.row
    if _gives_way(text, clause, hit) or not _stands(text, clause, hit):
        return None
    if counted(clause, hit.start, hit.end, dated=not coarse) and row.owner != "giver":
        return None
    if (row.type == "instruction" and has_figure(clause)) or is_tally(clause, hit.start):
        return None
    if row.pos == "noun":
        end = _run(text, clause, hit)
        return Found(hit, end, _type(text, clause, end), "event.dated.named")
    noun = _run(text, clause, hit) if row.type in _NAMED_BY_NOUN else hit
    if noun.row.pos == "noun":
        return Found(hit, noun, _type(text, clause, noun), "event.dated.done")
    head = _head(text, clause, hit) if row.type == "meeting" and not row.weak else None
    kind = _of_party(text[clause.start : hit.start]) if row.type == "visit" else None
    return Found(hit, head, kind or _document(text, hit, row.type), "event.dated.done")


def _is_setting(text: str, clause: Clause, hit: Hit) -> bool:
    """Whether the occasion only sets the scene: 去年的委员培训班上, 他在会上总结."""
    return hit.end < clause.end and text[hit.end] in "上中"


def has_figure(clause: Clause, begin: int = 0) -> bool:
    """Whether a clause has a figure after a place."""
    return any(token.tag == QUANTITY and token.start >= begin for token in clause.tokens)


def _main(text: str, carrier: Hit, head: Hit | None) -> Hit:
    """The word that states the event: in 承办的座谈会 the noun, since the carrier only describes it."""
    return head if head and head.start > carrier.end and text[carrier.end] == "的" else carrier


def _bare(text: str, clause: Clause, carrier: Hit) -> bool:
    """Whether a carrier without a noun that the table knows still states that something was held: 举行升旗."""
    if any(carrier.end <= token.start <= carrier.end + 1 and is_once(token) for token in clause.tokens):
        return True
    if carrier.end == clause.end and carrier.row.surface in _HELD:
        return any(token.tag == NAME or token.tag[0] in "nv" for token in clause.tokens if token.end <= carrier.start)
    if any(carrier.end <= token.start <= carrier.end + _NEAR and token.tag == NAME for token in clause.tokens):
        return True
    return carrier.row.surface in _HELD and clause.end - carrier.end >= 2 and text[carrier.end] not in "的了过"


def _motion(
    text: str,
    clause: Clause,
    motion: Hit,
    following: Sequence[Clause],
    coarse: bool,
    before: EventType | None,
) -> Found | None:
    """A motion, with the type of the act at its destination."""
    around = text[clause.start : clause.end]
    party = _PARTY.search(around)
    if coarse and not party:
        return None
    following = () if "调研组" in around else following
    for part in following:
        for hit in part.hits:
            if (
                hit.row.type in _ON_SITE
                and hit.row.pos in ("verb", "noun")
                and not counted(part, hit.start, hit.end, dated=True)
            ):
                return Found(motion, None, hit.row.type, "event.dated.went")
        if part.stop in "；。":
            break
    kind = _of_party(around) or (before if party and before else motion.row.type)
    return Found(motion, None, kind, "event.dated.went")


def _of_party(around: str) -> EventType | None:
    """The type of a visit by the party that makes it: 视察团走访."""
    if "调研组" in around:
        return "research"
    return "inspection" if "视察" in around or "监督" in around else None


def singles_out(text: str, hit: Hit) -> bool:
    """Whether a trigger may be an event without a date, by its form and what directly follows."""
    row = hit.row
    if row.stands != "anywhere":
        return False
    if row.pos == "carrier":
        return row.surface not in _QUIET
    if row.pos == "noun":
        return text.startswith(("上", "中"), hit.end) or _is_numbered(text, hit)
    if row.pos == "motion" or row.weak:
        return False
    return row.type == "instruction" or (row.type in ("issuance", "launch") and _titled(text, hit))


def _is_numbered(text: str, hit: Hit) -> bool:
    """Whether a meeting has a number of its own: 第41次主席会议, 第十九次住村联席会议."""
    return hit.row.type == "meeting" and bool(_NUMBER.search(text, max(0, hit.start - 16), hit.start))


def named_event(text: str, clause: Clause, hits: Sequence[Hit]) -> Found | None:
    """The first trigger of a clause without a date that singles out one occurrence."""
    for hit in hits:
        row = hit.row
        if not singles_out(text, hit) or not told_as_fact(text, clause, hit, dated=False):
            continue
        if row.pos == "carrier":
            head = _head(text, clause, hit)
            if head and head.row.pos == "noun" and _specific(text, clause, hit, head):
                return Found(_main(text, hit, head), head, _type(text, clause, head), "event.named.held")
        elif row.pos == "noun":
            if _is_numbered(text, hit) and _TOOK.match(text, hit.end):
                return Found(hit, hit, row.type, "event.named.numbered")
            if text[clause.start] == "在" and _SPOKE.match(text[hit.end : hit.end + 16]):
                return Found(hit, hit, row.type, "event.named.spoke", hosted=True)
        elif counted(clause, hit.start, hit.end, dated=False):
            continue
        elif row.type == "instruction":
            if not has_figure(clause) and _instructed(text, clause, hit):
                return Found(hit, None, row.type, "event.named.instruction")
        else:
            return Found(hit, None, _document(text, hit, row.type), "event.named.titled")
    return None


def _specific(text: str, clause: Clause, carrier: Hit, head: Hit) -> bool:
    """Whether it is one specific occasion: neither counted nor one of many (座谈会, 宣誓等活动)."""
    if counted(clause, carrier.start, head.end, dated=False):
        return False
    if _SEVERAL.search(text, clause.start, carrier.start):
        return False
    phrase = text[carrier.end : head.end] if head.start >= carrier.end else text[clause.start : head.end]
    return "等" not in phrase[-6:] and (len(phrase) > 5 or any(mark in phrase for mark in "第首“"))


def _instructed(text: str, clause: Clause, hit: Hit) -> bool:
    """Whether an instruction has an author: 书记作出批示, or 书记高度重视，批示要求…"""
    if "作" in hit.row.surface:
        return _AUTHOR.search(text, clause.start, hit.start) is not None
    return bool(_ORDERED.match(text, hit.end) and _AUTHOR.search(text, max(0, clause.start - 20), hit.start))


def _titled(text: str, hit: Hit) -> bool:
    """Whether a name in quotes follows: 印发《…》, 开通“…”系统."""
    behind = text[hit.end : hit.end + 3].lstrip("了的")
    if hit.row.type == "issuance":
        return behind[:1] == "《"
    return behind[:1] == "“" and hit.row.surface in _TITLED


def _document(text: str, hit: Hit, kind: EventType) -> EventType:
    """发出《…倡议书》 issues a document, 发出“…”倡议 starts something."""
    return "launch" if kind == "issuance" and text[hit.end : hit.end + 1] == "“" else kind


def _head(text: str, clause: Clause, carrier: Hit) -> Hit | None:
    """The noun (or, after 开展, the verb) that names the event: after the carrier, or before it."""
    doing = carrier.row.surface in _DOING
    for hit in clause.hits:
        if hit.row.stands == "ending" and hit.end < clause.end and text[hit.end] not in "上中":
            continue
        if hit.start >= carrier.end and (hit.row.pos == "noun" or (doing and hit.row.pos == "verb")):
            return _run(text, clause, hit)
    if doing:
        return None
    before = [hit for hit in clause.hits if hit.end <= carrier.start and hit.row.pos == "noun"]
    if len(before) > 1 and text[before[-2].end : before[-1].start] == "暨":
        return before[-2]
    return before[-1] if before else None


def _gives_way(text: str, clause: Clause, word: Hit) -> bool:
    """Whether a word only gives the occasion of another event: 五次会议举行大会发言, 换届动员会召开."""
    last = clause.hits[-1]
    if last.end == clause.end and last.row.pos == "verb" and text.find("的", word.end, last.start) > 0:
        return True
    noun = word.row.pos == "noun"
    for index, hit in enumerate(clause.hits):
        if hit.start < word.end:
            continue
        if hit.row.pos == "noun" and word.row.pos == "verb":
            noun = True
        elif hit.row.type == "election" and word.row.pos == "noun":
            return True
        elif hit.row.pos == "carrier" and hit.row.surface in _HELD:
            return noun and (word.row.pos == "verb" or any(h.row.pos == "noun" for h in clause.hits[index + 1 :]))
    return False


def _stands(text: str, clause: Clause, hit: Hit) -> bool:
    """Whether a verb that often qualifies a noun (协商课题, 议事平台) is a verb here."""
    if hit.row.pos != "verb" or hit.row.type != "consultation" or text.startswith(("的是", "出"), hit.end):
        return True
    if bool(_WITH.search(text, clause.start, hit.start)):
        return True
    return hit.row.stands == "anywhere" and (hit.end == clause.end or text[hit.end] == "了")


def _type(text: str, clause: Clause, head: Hit) -> EventType:
    """The type of a head; for 活动 the noun before it decides (大典系列活动)."""
    if head.row.surface == "活动":
        for hit in clause.hits:
            if (
                hit.row.pos in ("noun", "verb")
                and 0 <= head.start - hit.end <= 4
                and not _JOIN.search(text[hit.end : head.start])
            ):
                return cast(EventType, hit.row.type)
    return cast(EventType, head.row.type)


def _takes_up(meeting: Hit, matter: Hit) -> bool:
    """Whether a noun states what a meeting did: 主席会议专题协商 is a meeting."""
    return meeting.row.surface.endswith("会议") and matter.row.type not in ("meeting", "ceremony", "activity")


def _run(text: str, clause: Clause, first: Hit) -> Hit:
    """The last of the triggers that stand one after the other as one noun phrase: 学习 座谈 会."""
    last = first
    for hit in clause.hits:
        if hit.start >= last.end:
            if hit.row.pos != "noun" or _takes_up(last, hit):
                break
            between = text[last.end : hit.start]
            if len(between) > 12 or _JOIN.search(between):
                break
            last = hit
    return last
