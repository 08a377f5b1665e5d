"""What a figure counts: its label, read from the words before and behind it.

A noun directly behind the figure is what is counted (8名青年委员志愿者); else the words before it (立案提案869件);
else the noun of the figure that it continues (其中省领导领办督办48件).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cppcc_extract.extractors.figures import Figure, Page, Word
from cppcc_extract.lexicon.schema import Verb

_NOT_NOUN = "的地得了在将把被向于为与和及并且就都已均也从对按由因时后前内外中起来去到至共是不有能可会"
_LEAD = re.compile(r"^(?:[、和及与了等共各]|其余|以及|各类|相关|有关|全部|其中|另有|另外|先后|累计|分别|已经?|还)+")
_TAIL = re.compile(r"(?:等各类|等各|等有关|等相关|等|各|的|了|共|已|均|数量|总数|有|为|达|是|其中|、|和|与|及)+$")
_ENUMERATION = re.compile(r"^.*(?:等各类|等各|等相关|等有关|(?<![一二三特优高中平])等)(?=[^待级于同奖])")
# 清江市政协提案办复率: whose it is is no part of what is counted; 市政协委员 is what is counted
_OWNER = re.compile(r"^[^的]{0,14}政协(?=提案|立案|社情|协商|调研|信息|视察|全年|共|各|机关)(?!机关干部)")
_WHOLE_PLACE = re.compile(r"^全(?:国|省|市|县|区|州|盟|旗|乡|镇|系统)")
_PLACE = re.compile(r"(?:[省市县区镇乡村州盟旗]|沿线|沿海|沿江|沿湖|流域|[京津冀湘鄂川渝滇黔甘青新藏蒙晋陕豫鲁苏浙皖闽赣粤桂琼]{2,4})$")
_GROUPS = ("组", "小组", "队", "分队", "分团", "团", "分组")
_ACTIVITIES = ("research", "supervision", "study", "outreach")
_SEPARATOR = re.compile(r"、|(?<![□（])）|和一批|及一批")
_CLASS = re.compile(r"[^，。；]{2,12}(?:类|方面|领域)$")
_ORGANISATION = re.compile(r"(?:政协|[省市县区州盟旗]委|政府|领导|部门|有关方面)$")
_RESIDENT = re.compile(r"在(?:外|校|职|岗|册|编|任|乡|建)")
_PARTICIPLE = re.compile(r"(?:^|[，、为由请])([^，。；、\d]{2,8}的)$")
_ROLL = re.compile(r"(?:等(?:共|各界|各方面)?|共|共计)$")
_BECAME = re.compile(r"(?:为|任|担任|当选为|当选)([^，。；、]{2,10})")
_RUN = re.compile(r"分别(?:为|有|达|达到|是|完成|提出|召开|开展|举办|办理)?$")
_BRACKETS = re.compile(r"（[^（）]{5,}）")
_QUOTES = re.compile(r"[“”‘’《》]")
_PREVIOUS = re.compile(r"(?:上年|去年|前年|上一年|上届|往年|同期|\d{4}年)(?:同期)?(?:仅|只)?(?:为|是|有|达)?$")
_FROM = re.compile(r"(?:由|从)(?:原来的|最初的|原先的)?$")
_ROSE = re.compile(r"[^，。；]{0,4}?(?:增|升|提|降|减|扩|发展|下|跃|到|达|变|拓展|缩|压)")
_SELF = re.compile(r"(?:政协|委员会|常委会|党组|机关|大会|我们|会上)$")
_OF_YEAR = re.compile(r"(?:\d{4}年|去年|上年|年初|换届时|换届初|目前|当前)的?$")
_COMPARED = re.compile(r"(?:同比|环比|(?:较|比)[^，。；]{0,8}?(?:年|上年|去年|同期|前|初|届|月|期|季度|往年|会议|全会|上次(?!会议|全会))(?:同期|之初)?)")
_RATE = re.compile(r"(?:率|比例|比重|占比|满意度|支持度|覆盖面|比率)$")
_SHARE = re.compile(r"(?:占|占到|占比达?|约占|占了)(?:[^，。；]{0,14}的)?$")
_GENERIC = ("方面", "环节", "领域", "层面", "维度", "专题", "类别")
_MEASURES = {"area": "面积", "length": "长度", "money": "金额"}
_PEOPLE = ("人", "名", "位")
_OBJECT = {"hold", "receive", "send", "act", "attend", "assign"}


class Phrase(NamedTuple):
    """The words before a figure: a subject, the verb that governs it, and the noun between verb and figure."""

    subject: str
    verb: Word | None
    noun: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """What is counted. `head` is the noun alone (the topic follows it), `core` the label without its verb."""

    text: str
    head: str
    action: str | None
    start: int
    end: int
    rule: str
    relation: str = "level"


def read_label(page: Page, figure: Figure, history: Sequence[tuple[Figure, Label]], whole: Label | None) -> Label:
    """The label of a figure. `history` holds the earlier figures of the paragraph, `whole` what it is a part of."""
    left = _phrase(page, figure)
    before = history[-1][1] if history else None
    special = _comparison(page, figure, history)
    if special:
        return special
    if figure.unit.kind == "ratio" and figure.unit.name != "倍":
        return _share(page, figure, left, before, whole)
    right = _right_noun(page, figure)
    if right:
        return _behind(page, figure, left, right, before)
    distributed = _distributed(page, figure, history)
    if distributed:
        return distributed
    lead = page.masked[figure.left : figure.quantity.start]
    if before and figure.unit.kind != "noun" and lead.strip("、和及与以 ") == "" and figure.left > figure.clause[0]:
        return _like(before, "label.list")
    if figure.unit.kind == "action" and left.verb is None:
        acted = _last_act(page, figure)
        if acted:
            return _of_predicate(page, figure, acted, before, whole)
    roll = figure.unit.name in _PEOPLE and bool(_ROLL.search(lead))
    spends = figure.unit.dimension == "money" and not left.noun
    if roll and (became := _BECAME.match(page.text, figure.quantity.end)):
        return Label(f"当选{became[1]}", became[1], "当选", *became.span(1), "label.behind.became")
    if roll or spends or (not left.noun and not left.verb):
        predicate = _predicate(page, figure.quantity.end, figure.right)
        if predicate:
            return _of_predicate(page, figure, predicate, before, whole)
    if not left.noun and not left.verb and (subject := _clause_before(page, figure, history)):
        left = subject
    return _before(page, figure, left, history, whole)


def _clause_before(page: Page, figure: Figure, history: Sequence[tuple[Figure, Label]]) -> Phrase | None:
    """The subject in the clause before, where the figure's own has none: 民生类居首，有64件."""
    clauses = page.clauses(figure.sentence)
    at = clauses.index(figure.clause)
    told = history[-1][0].quantity.end if history else 0
    if at == 0 or told > clauses[at - 1][0] or figure.left != figure.clause[0] or page.text[clauses[at][0] - 1] != "，":
        return None
    start, end = clauses[at - 1]
    end = _trim_end(page, start, end)
    noun = _tidy(page.text[start:end])
    return Phrase("", None, noun, start, end) if 2 <= len(noun) <= 16 else None


def _distributed(page: Page, figure: Figure, history: Sequence[tuple[Figure, Label]]) -> Label | None:
    """企业、学校、社区分别达24家、11所、36个: the nth figure counts the nth noun."""
    text = page.masked
    at, nth = figure, 0
    while nth <= len(history) and not _RUN.search(text, at.clause[0], at.quantity.start):
        if nth == len(history) or text[at.left : at.quantity.start].strip() not in ("、", "和"):
            return None
        at = history[-1 - nth][0]
        nth += 1
    run = _RUN.search(text, at.clause[0], at.quantity.start)
    if run is None:
        return None
    start = at.clause[0]
    for word in page.words_in(start, run.start()):
        if word.verb is not None and word.noun is None and word.verb.role in ("mark", "be"):
            start = word.end
    parts = page.text[start : run.start()].split("、")
    if len(parts) < 2 or nth >= len(parts):
        return None
    item = parts[nth]
    first = page.word_from(start)
    verb = page.text[first.start : first.end] if first and first.verb and first.noun is None else ""
    named = item if nth == 0 or not verb or _begins_with_verb(page, item) else f"{verb}{item}"
    head = item.removeprefix(verb)
    return Label(_tidy(named), head, verb or None, start, run.start(), "label.distributed")


def _begins_with_verb(page: Page, phrase: str) -> bool:
    """Whether a phrase begins with a verb of its own."""
    return any(phrase[:n] in page.verbs for n in (2, 3, 4))


def _last_act(page: Page, figure: Figure) -> tuple[int, int] | None:
    """先后35次就提案、报告作出批示: the last verb behind the figure, with its noun."""
    found: tuple[int, int] | None = None
    for word in page.words_in(figure.quantity.end, figure.right):
        if word.verb is not None and word.verb.role not in ("be", "mark", "change"):
            joined = found is not None and found[1] == word.start
            found = (found[0] if joined and found else word.start, word.end)
        elif word.noun is not None and found is not None and word.end - found[0] <= 10:
            found = (found[0], word.end)
    return found


def _phrase(page: Page, figure: Figure) -> Phrase:
    text = page.text
    start, end = figure.left, figure.quantity.start
    if start > figure.clause[0] and text[start] not in "、，和与及":
        # 1所小学、19个贫困村: what follows the figure before belongs to that one
        own = re.search(r"[、和与及并]|的$", page.masked[start:end])
        start += own.end() if own else 0
    start += len(_match(_LEAD, text[start:end]))
    end = _trim_end(page, start, end)
    words = page.words_in(start, end)
    verb: Word | None = None
    floor = start
    for word in reversed(words):
        if word.verb is None or word.verb.role == "change":
            continue
        if word.end - word.start == 1 and word.verb.role not in ("mark", "be") and word.start > start:
            # 访谈, 出售: a lone character inside a phrase is a part of a word
            continue
        if word.noun is not None:
            # 调研, 培训: a noun behind a verb, a verb of its own only where nothing stands before it
            continue
        if word.verb.role in ("mark", "be"):
            floor = word.end
            break
        verb = word
        break
    if verb is None:
        noun_start = floor
        subject_start = floor
    else:
        noun_start = verb.end
        subject_start = start
        for word in reversed(page.words_in(start, verb.start)):
            if word.verb is not None and word.verb.role in ("mark", "be"):
                subject_start = word.end
                break
            if word.end == verb.start and word.verb is not None and word.noun is None:
                verb = Word(word.start, verb.end, None, verb.verb)
    if verb is not None and _CLASS.fullmatch(text, start, end):
        # 生态文明建设类: a class is named as a whole
        verb, noun_start = None, start
    noun = _tidy(_since_quote(text[noun_start:end]))
    if verb is None:
        noun = _OWNER.sub("", noun)
    last = page.word_to(end)
    longest = 4 if figure.unit.dimension == "money" else 10
    if verb is None and len(noun) > longest and last is not None and last.verb is not None:
        # 常委、商会会长王能捐款, 陈慧贤另捐: who did it is no part of what is counted
        if last.noun is not None or last.verb.role in _OBJECT:
            noun = text[last.start : last.end]
            noun_start = last.start
    subject = _tidy(text[subject_start : verb.start]) if verb else ""
    if verb is not None and verb.verb is not None and _SELF.search(subject):
        # 省政协采用58条 is told of another; 市政协立案289件 of the one whose work it is
        subject = subject if verb.verb.role == "act" and not verb.verb.counts else ""
    return Phrase(subject, verb, noun, subject_start if verb else noun_start, end)


def _since_quote(phrase: str) -> str:
    """工作站、议事室“三位一体”协商平台: a list before a quoted name explains it."""
    head, quote, tail = phrase.partition("“")
    return quote + tail if "、" in head and quote else phrase


def _trim_end(page: Page, start: int, end: int) -> int:
    while end > start:
        word = page.word_to(end)
        if word and word.noun is None and word.verb is not None and word.verb.role in ("be", "mark"):
            end = max(start, word.start)
            continue
        tail = _TAIL.search(page.text, start, end)
        if tail is None or not tail[0]:
            break
        end = tail.start()
    return end


def _right_noun(page: Page, figure: Figure) -> tuple[int, int] | None:
    """The range of the noun phrase that begins directly behind the figure."""
    start, limit = figure.quantity.end, figure.right
    if start >= limit:
        return None
    text = page.text
    if text[start] == "的":
        start += 1
    first = text[start : start + 1]
    word = page.word_from(start)
    resident = _RESIDENT.match(text, start)
    if not first or first in "、）”’》" or (first in _NOT_NOUN and not word and not resident):
        return None
    if word and not resident and word.noun is None and not (word.verb and word.verb.role == "change" and word.end - word.start == 1):
        return None
    shared = limit < figure.clause[1]
    for word in page.words_in(start + 1, limit):
        if word.noun is None and word.verb is not None:
            if word.end - word.start > 1 or word.verb.role in ("mark", "be"):
                limit = word.start
                break
        elif word.verb is not None and word.end == limit and shared:
            # 35项重点课题调研80余次: the word before the next figure is what that one counts
            limit = word.start
    end = limit
    separator = _SEPARATOR.search(page.masked, start, end)
    if separator and (figure.unit.kind != "action" or separator[0] != "、"):
        end = separator.start()
    phrase = page.text[start:end]
    trimmed = re.sub(r"(?:全员|全部|分别|分|均|都|已|先后|一起|一同|共同|逐一|现场|之一|中|里|的|、|和|与|及)+$", "", phrase)
    end = start + len(trimmed)
    return (start, end) if end > start else None


def _behind(
    page: Page, figure: Figure, left: Phrase, right: tuple[int, int], before: Label | None
) -> Label:
    noun = _tidy(page.text[right[0] : right[1]])
    unit = figure.unit
    verb = left.verb if left.verb and not left.noun else None
    start = left.start if verb else right[0]
    of = page.text[figure.quantity.end : figure.quantity.end + 1] == "的"
    if unit.kind == "measure" and of:
        return _measured(page, figure, left, noun, right)
    if noun.startswith(_GENERIC):
        further = page.text[figure.right : figure.clause[1]]
        inner = re.match(r"[\d一二三四五六七八九十百余多]+[^\d，。]{1,2}(?P<noun>[^，。；、]{2,10})", further)
        if inner:
            noun = _tidy(inner["noun"]) + noun
    if unit.kind == "action":
        action = left.verb or None
        word = page.text[action.start : action.end] if action else before.action if before and not left.noun else None
        return Label(f"{word or ''}{noun}", noun, word, min(start, right[0]), right[1], "label.behind.action")
    if noun in _GROUPS:
        doing = _predicate(page, right[1], figure.right)
        acting = page.word_from(doing[0]) if doing else None
        activity = page.text[acting.start : acting.end] if acting else _activity(page, figure)
        return Label(f"{activity or (before.head if before else '')}{noun}", noun, None, *right, "label.behind.group")
    participle = _PARTICIPLE.search(page.text, figure.left, figure.quantity.start)
    if participle and not of:
        return Label(f"{participle[1][:-1]}{noun}", noun, None, participle.start(1), right[1], "label.behind.participle")
    predicate = _predicate(page, right[1], figure.right)
    if predicate and figure.right != figure.clause[1]:
        # 9名党组成员联系界别29个: the verb belongs to the next figure unless it sorts those counted here
        sorts = page.word_from(predicate[0])
        predicate = predicate if sorts and sorts.verb and sorts.verb.role == "assign" else None
    if verb and verb.verb and verb.verb.role in _OBJECT and len(noun) <= 12:
        word = page.text[verb.start : verb.end]
        return Label(f"{word}{noun}", noun, word, start, right[1], "label.behind.verb")
    if predicate and len(noun) <= 4 and not verb:
        acted = _acted(page, predicate, figure.right)
        return Label(f"{acted}{noun}", noun, acted, right[0], predicate[1], "label.behind.predicate")
    word = page.text[verb.start : verb.end] if verb else None
    if unit.kind == "noun":
        lead = _tidy(left.noun) if left.noun else ""
        return Label(lead + unit.name + noun, unit.name + noun, word, right[0], right[1], "label.behind.noun")
    place = _WHOLE_PLACE.sub("", re.split(r"[、和与及]", left.noun)[-1])
    place = place if _PLACE.search(place) or _ends_in_noun(page, place) else ""
    listed = page.text[left.end : figure.quantity.start].startswith("等")
    if len(noun) <= 3 and 2 <= len(place) <= 10 and not listed:
        return Label(f"{place}{noun}", noun, word, left.start, right[1], "label.behind.place")
    return Label(noun, noun, word, right[0], right[1], "label.behind")


def _activity(page: Page, figure: Figure) -> str:
    """What a bare group was formed for: the last activity named before it in the sentence (视察 … 编成三个组)."""
    for word in reversed(page.words_in(figure.sentence.start, figure.quantity.start)):
        if word.noun is not None and word.noun.topic in _ACTIVITIES:
            return page.text[word.start : word.end]
    return ""


def _measured(page: Page, figure: Figure, left: Phrase, noun: str, right: tuple[int, int]) -> Label:
    attribute = left.noun or (page.text[left.verb.start : left.verb.end] if left.verb else "")
    kind = _MEASURES.get(figure.unit.dimension, "")
    if attribute and figure.unit.dimension == "money" and not left.noun:
        return Label(f"{attribute}{noun if len(noun) < 8 else ''}{kind}", "项目金额", attribute, left.start, right[1], "label.measure.verb")
    return Label(f"{noun}{attribute or kind}", noun, None, min(left.start, right[0]), right[1], "label.measure")


def _before(
    page: Page, figure: Figure, left: Phrase, history: Sequence[tuple[Figure, Label]], whole: Label | None
) -> Label:
    unit, start, end = figure.unit, left.start, left.end
    verb = page.text[left.verb.start : left.verb.end] if left.verb else None
    role = left.verb.verb.role if left.verb and left.verb.verb else None
    noun = left.noun
    if noun:
        noun = _ENUMERATION.sub("", noun) or noun
    if "的" in noun:
        modifier, _, tail = noun.rpartition("的")
        noun = tail if len(modifier) > 5 and len(tail) >= 2 else noun
    if unit.kind == "noun":
        noun = "" if "、" in noun else noun
        return Label(f"{verb or ''}{noun}{unit.name}", unit.name, verb, start, end, "label.before.noun")
    if unit.kind in ("action", "person_time"):
        if verb is None and noun and history and page.text[figure.left : figure.left + 1] in "、" and history[-1][1].action:
            verb = history[-1][1].action
        subject = left.subject if verb and not noun and 0 < len(left.subject) <= 10 else ""
        if verb and not noun and not subject and (named := _clause_before(page, figure, history)):
            # 像这样的学习，已开展了70余次
            noun = named.noun.rpartition("的")[2]
        return Label(f"{subject}{verb or ''}{noun}" or unit.name, noun or verb or "", verb, start, end, "label.before.action")
    if noun and verb and _ORGANISATION.search(noun):
        base = _meant(page, figure, None, history, whole)
        return Label(f"{verb}{noun}{base}", base, verb, start, end, "label.before.recipient")
    known = bool(noun) and _ends_in_noun(page, noun)
    if noun and verb is None and (whole or (not known and _breakdown(history, figure))):
        base = (whole or history[-1][1]).head
        return Label(noun if noun.endswith(base) else f"{noun}{base}", base, None, start, end, "label.before.restored")
    if noun:
        named = verb if verb and (role in _OBJECT or len(noun) <= 3) else ""
        if verb is None and history and page.text[figure.left : figure.left + 1] in "、" and len(noun) <= 4:
            named = history[-1][1].action or ""
        return Label(f"{named}{noun}", _head(page, noun), verb, start, end, "label.before")
    base = _meant(page, figure, left.verb.verb if left.verb else None, history, whole)
    subject = left.subject if 0 < len(left.subject) <= 12 else ""
    if unit.dimension == "money":
        verb = verb or ""
        return Label(f"{verb}款" if verb.endswith("捐") else f"{verb}资金", "资金", verb, start, end, "label.before.money")
    if subject and _ends_in_noun(page, subject) and role in ("receive", "act") and not whole:
        # 口罩收到200只: what stands before the verb is what is counted
        return Label(f"{verb or ''}{subject}", _head(page, subject), verb, start, end, "label.before.topicalised")
    return Label(f"{subject}{verb or ''}{base}", base, verb, start, end, "label.before.omitted")


def _of_predicate(
    page: Page, figure: Figure, predicate: tuple[int, int], before: Label | None, whole: Label | None
) -> Label:
    acted = _acted(page, predicate, figure.right)
    if figure.unit.kind in ("action", "person_time"):
        return Label(acted, acted, acted, *predicate, "label.predicate.action")
    if figure.unit.dimension == "money":
        return Label(f"{acted}资金", "资金", acted, *predicate, "label.predicate.money")
    if figure.unit.name in ("人", "名", "位"):
        return Label(f"{acted}人员", acted, acted, *predicate, "label.predicate.people")
    known = whole or before
    base = figure.unit.name if figure.unit.kind == "noun" else known.head if known else ""
    return Label(f"{acted}{base}", base or acted, acted, *predicate, "label.predicate")


def _share(page: Page, figure: Figure, left: Phrase, before: Label | None, whole: Label | None) -> Label:
    text = page.text
    start, end = figure.left, figure.quantity.start
    of = text[figure.quantity.end : figure.quantity.end + 1] == "的"
    right = _right_noun(page, figure)
    if of and right:
        noun = _tidy(text[right[0] : right[1]])
        predicate = _predicate(page, right[1], figure.right)
        acted = text[predicate[0] : predicate[1]] if predicate else ""
        return Label(f"{acted}{noun}占比", noun, None, right[0], right[1], "label.share.of")
    if text[figure.quantity.end : figure.quantity.end + 1] == "是" and figure.right - figure.quantity.end > 2:
        noun = _tidy(text[figure.quantity.end + 1 : figure.right])
        head = before.head if before else noun
        return Label(f"{noun}占比", head, None, figure.quantity.end, figure.right, "label.share.is")
    lead = text[start:end]
    share = _SHARE.search(lead)
    if share:
        subject = _tidy(_LEAD.sub("", lead[: share.start()]))
        if not subject and before:
            return Label(f"{before.text.removesuffix('占比')}占比", (whole or before).head, None, start, end, "label.share")
        return Label(f"{subject}占比", subject or (whole.head if whole else ""), None, start, end, "label.share")
    noun = left.noun
    if noun and _RATE.search(noun):
        return Label(noun, noun, None, left.start, left.end, "label.rate")
    if left.verb and _RATE.search(text[left.verb.start : left.end]):
        return Label(_tidy(text[left.start : left.end]), noun, None, left.start, left.end, "label.rate")
    predicate = _predicate(page, figure.quantity.end, figure.right)
    acted = text[predicate[0] : predicate[1]] if predicate else ""
    subject = noun or (before.head if before else "")
    return Label(f"{subject}{acted}占比", subject, None, left.start, left.end, "label.share.subject")


def _compared(figure: Figure, history: Sequence[tuple[Figure, Label]]) -> Label | None:
    """The figure that a change or an earlier figure is told of: the last of the same kind, else the last."""
    ratio = figure.unit.kind == "ratio" and figure.unit.name == "百分点"
    for earlier, label in reversed(history[-6:]):
        if earlier.sentence == figure.sentence and label.relation == "level":
            if (earlier.unit.kind == "ratio") if ratio else (earlier.unit == figure.unit):
                return label
    return history[-1][1] if history else None


def _comparison(page: Page, figure: Figure, history: Sequence[tuple[Figure, Label]]) -> Label | None:
    before = _compared(figure, history)
    start, end = figure.left, figure.quantity.start
    if (year := _OF_YEAR.search(page.text, start, end)) and page.text[end - 1] == "的":
        # 由2017年的96.3%升至2021年的99.6%
        end = year.start()
    lead = page.text[start:end]
    previous = _PREVIOUS.search(lead)
    if previous and before:
        said = page.text[start + previous.start() : end].rstrip("为是有达仅只")
        return Label(f"{said}{before.text}", before.head, before.action, start, end, "label.previous", "previous")
    if _FROM.search(lead) and _ROSE.match(page.text, figure.quantity.end):
        noun = _tidy(_FROM.sub("", lead))
        return Label(noun or (before.text if before else ""), noun, None, start, end, "label.previous.from", "previous")
    word = page.word_to(end - 1) if page.text[end - 1] == "了" else page.word_to(end)
    if word is None and (compared := _COMPARED.search(lead)):
        tail = lead[compared.end() :]
        word = Word(start + compared.end(), end, None, None) if 0 < len(tail) <= 3 else None
    if word is None or (word.verb is not None and word.verb.role != "change") or word.start < start:
        if word and page.text[word.start : word.end].endswith(("到", "至", "为")) and before and before.relation == "previous":
            return Label(before.text, before.head, before.action, start, end, "label.level.to")
        return None
    if word.verb is None and word.noun is not None:
        return None
    said = _tidy(_COMPARED.sub("", page.text[start : word.start]))
    change = page.text[word.start : word.end].rstrip("了出")
    change = {"高": "提高", "低": "降低", "多": "增加", "少": "减少"}.get(change, change)
    base = said or (before.text if before else "")
    head = said or (before.head if before else "")
    return Label(f"{base}{change}", head, change, start, end, "label.change", "change")


def _acted(page: Page, predicate: tuple[int, int], limit: int) -> str:
    """The predicate as words: its verb, and the last noun of the clause where that stands further off (获…批示)."""
    said = page.text[slice(*predicate)].removeprefix("得到")
    verb = page.word_from(predicate[0])
    if verb is None or verb.end != predicate[1]:
        return said or page.text[slice(*predicate)]
    nouns = [word for word in page.words_in(predicate[1], min(limit, predicate[1] + 16)) if word.noun is not None]
    return (said + page.text[nouns[-1].start : nouns[-1].end] if nouns else said) or page.text[slice(*predicate)]


def _predicate(page: Page, start: int, limit: int) -> tuple[int, int] | None:
    """The verb phrase behind a figure or its noun: the first verb with its object, at most eight characters."""
    first: Word | None = None
    for word in page.words_in(start, limit):
        if word.verb is None or word.verb.role in ("be", "mark"):
            if first and word.noun is not None and 1 < word.end - word.start and word.end - first.start <= 8:
                return first.start, word.end
            continue
        if first is None:
            if word.start - start > 8:
                return None
            first = word
        elif word.end - word.start > 1 and word.end - first.start <= 8:
            return first.start, word.end
    if first is None:
        rest = page.masked[start:limit].strip()
        return (start, limit) if 2 <= len(rest) <= 6 and "□" not in rest and rest[0] not in _NOT_NOUN + "、" else None
    return first.start, first.end


def _head(page: Page, noun: str) -> str:
    """The longest counted noun that the phrase ends in, else the phrase."""
    return max(_suffixes(noun, page), key=len, default=noun)


def _like(label: Label, rule: str) -> Label:
    return Label(label.text, label.head, label.action, label.start, label.end, rule, label.relation)


def _breakdown(history: Sequence[tuple[Figure, Label]], figure: Figure) -> bool:
    """A noun that is no counted one, after a figure of the same unit in the same sentence, is a class of that."""
    return bool(history) and history[-1][0].unit == figure.unit and history[-1][0].sentence == figure.sentence


def _meant(
    page: Page, figure: Figure, verb: Verb | None, history: Sequence[tuple[Figure, Label]], whole: Label | None
) -> str:
    """The noun that is left out: of the whole, of the verb, of the last figure of this unit, of the sentence."""
    if whole:
        return whole.head
    if verb is not None and verb.counts:
        return verb.counts
    for earlier, label in reversed(history):
        if earlier.unit == figure.unit and label.head:
            return label.head
    nouns = [word for word in page.words_in(figure.sentence.start, figure.quantity.start) if word.noun is not None]
    return page.text[nouns[-1].start : nouns[-1].end] if nouns else ""


def _ends_in_noun(page: Page, phrase: str) -> bool:
    return any(phrase.endswith(noun) for noun in _suffixes(phrase, page))


def _suffixes(phrase: str, page: Page) -> list[str]:
    return [phrase[-n:] for n in range(2, min(9, len(phrase)) + 1) if phrase[-n:] in page.nouns]


def _tidy(phrase: str) -> str:
    phrase = _TAIL.sub("", _LEAD.sub("", phrase.strip()))
    if len(phrase) > 18 and "的" in phrase[:-2]:
        phrase = phrase[phrase.rindex("的", 0, -2) + 1 :]
    return _QUOTES.sub("", _BRACKETS.sub("", phrase)).strip("、，：；。 ").replace("没有", "未")


def _match(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match[0] if match else ""
