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
_LEAD = re.compile(r"^(?:[、和及与了等共各其]|以及|各类|相关|有关|全部|其中|另有|另外|先后|累计|分别|已经?|还)+")
_TAIL = re.compile(r"(?:等各类|等各|等有关|等相关|等|各|的|了|共|已|均|则|数量|总数|有|为|达|是|约|其中|、|和|与|及)+$")
_ENUMERATION = re.compile(r"^.*(?:等各类|等各|等相关|等有关|等)(?=[^待级于同])")
_QUOTES = re.compile(r"[“”‘’《》]")
_PREVIOUS = re.compile(r"(?:上年|去年|前年|上一年|上届|往年|同期|\d{4}年)(?:同期)?(?:仅|只)?(?:为|是|有|达)?$")
_FROM = re.compile(r"(?:由|从)(?:原来的|最初的|原先的)?$")
_COMPARED = re.compile(r"(?:同比|环比|(?:较|比)[^，。；]{0,8}?(?:年|上年|去年|同期|前|初|届|月|期|季度|往年)(?:同期|之初)?)")
_RATE = re.compile(r"(?:率|比例|比重|占比|满意度|支持度|覆盖面|比率)$")
_SHARE = re.compile(r"(?:占|占到|占比达?|约占|占了)(?:[^，。；]{0,14}的)?$")
_GENERIC = ("方面", "环节", "领域", "层面", "维度", "专题", "类别")
_MEASURES = {"area": "面积", "length": "长度", "money": "金额"}
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
    special = _comparison(page, figure, left, before)
    if special:
        return special
    if figure.unit.kind == "ratio" and figure.unit.name != "倍":
        return _share(page, figure, left, before, whole)
    right = _right_noun(page, figure)
    if right:
        return _behind(page, figure, left, right, before)
    if not left.noun and not left.verb:
        if before and page.masked[figure.left : figure.quantity.start].strip("、和及与以 ") == "":
            return _like(before, figure, "label.list")
        predicate = _predicate(page, figure.quantity.end, figure.right)
        if predicate:
            return _of_predicate(page, figure, predicate, before, whole)
    return _before(page, figure, left, history, whole)


def _phrase(page: Page, figure: Figure) -> Phrase:
    text = page.text
    start, end = figure.left, figure.quantity.start
    start += len(_match(_LEAD, text[start:end]))
    end = _trim_end(page, start, end)
    words = page.words_in(start, end)
    verb: Word | None = None
    floor = start
    for word in reversed(words):
        if word.verb is None or word.verb.role == "change":
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
    noun = _tidy(text[noun_start:end])
    subject = _tidy(text[subject_start : verb.start]) if verb else ""
    return Phrase(subject, verb, noun, subject_start if verb else noun_start, end)


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
    if not first or (first in _NOT_NOUN and not page.word_from(start)) or first in "、）”’》":
        return None
    word = page.word_from(start)
    if word and word.noun is None:
        return None
    end = start
    for word in page.words_in(start, limit):
        if word.noun is None and word.verb is not None and word.start > start:
            limit = word.start
            break
        if word.noun is not None and word.verb is not None and word.start > start and word.end >= limit - 1:
            limit = word.start if page.text[word.start - 1] in "们员代" else limit
    end = limit
    separator = re.search(r"[、）]", page.masked[start:end])
    if separator and figure.unit.kind != "action":
        end = start + separator.start()
    phrase = page.text[start:end]
    trimmed = re.sub(r"(?:全员|全部|分别|均|都|已|先后|一起|一同|共同|逐一|现场|之一|中|里|的|、|和|与|及)+$", "", phrase)
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
    predicate = _predicate(page, right[1], figure.right)
    if verb and verb.verb and verb.verb.role in _OBJECT and len(noun) <= 12:
        word = page.text[verb.start : verb.end]
        return Label(f"{word}{noun}", noun, word, start, right[1], "label.behind.verb")
    if predicate and len(noun) <= 4 and not verb:
        acted = page.text[predicate[0] : predicate[1]]
        return Label(f"{acted}{noun}", noun, acted, right[0], predicate[1], "label.behind.predicate")
    word = page.text[verb.start : verb.end] if verb else None
    if unit.kind == "noun":
        lead = _tidy(left.noun) if left.noun else ""
        return Label(lead + unit.name + noun, unit.name + noun, word, right[0], right[1], "label.behind.noun")
    return Label(noun, noun, word, right[0], right[1], "label.behind")


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
    if unit.kind == "noun":
        return Label(f"{verb or ''}{noun}{unit.name}", unit.name, verb, start, end, "label.before.noun")
    if unit.kind in ("action", "person_time"):
        if verb is None and noun and history and page.text[figure.left : figure.left + 1] in "、" and history[-1][1].action:
            verb = history[-1][1].action
        subject = left.subject if verb and not noun and 0 < len(left.subject) <= 10 else ""
        return Label(f"{subject}{verb or ''}{noun}" or unit.name, noun or verb or "", verb, start, end, "label.before.action")
    known = bool(noun) and _ends_in_noun(page, noun)
    if noun and not known and verb is None and (whole or _breakdown(history, figure)):
        base = (whole or history[-1][1]).head
        return Label(f"{noun}{base}", base, None, start, end, "label.before.restored")
    if noun:
        named = verb if verb and (role in _OBJECT or len(noun) <= 2) else ""
        if verb is None and history and page.text[figure.left : figure.left + 1] in "、" and len(noun) <= 4:
            named = history[-1][1].action or ""
        return Label(f"{named}{noun}", noun, verb, start, end, "label.before")
    base = _meant(page, figure, left.verb.verb if left.verb else None, history, whole)
    subject = left.subject if 0 < len(left.subject) <= 12 else ""
    return Label(f"{subject}{verb or ''}{base}", base, verb, start, end, "label.before.omitted")


def _of_predicate(
    page: Page, figure: Figure, predicate: tuple[int, int], before: Label | None, whole: Label | None
) -> Label:
    acted = page.text[predicate[0] : predicate[1]]
    if figure.unit.kind in ("action", "person_time"):
        return Label(acted, acted, acted, *predicate, "label.predicate.action")
    if figure.unit.dimension == "money":
        return Label(f"{acted}资金", "资金", acted, *predicate, "label.predicate.money")
    if figure.unit.name in ("人", "名", "位"):
        return Label(f"{acted}人员", "人员", acted, *predicate, "label.predicate.people")
    base = (whole or before).head if (whole or before) else ""
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
    lead = text[start:end]
    share = _SHARE.search(lead)
    if share:
        subject = _tidy(_LEAD.sub("", lead[: share.start()]))
        if not subject and before:
            return Label(f"{before.text.removesuffix('占比')}占比", before.head, None, start, end, "label.share")
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


def _comparison(page: Page, figure: Figure, left: Phrase, before: Label | None) -> Label | None:
    start, end = figure.left, figure.quantity.start
    lead = page.text[start:end]
    previous = _PREVIOUS.search(lead)
    if previous and before:
        said = page.text[start + previous.start() : end].rstrip("为是有达仅只")
        return Label(f"{said}{before.text}", before.head, before.action, start, end, "label.previous", "previous")
    if _FROM.search(lead):
        noun = _tidy(_FROM.sub("", lead))
        return Label(noun or (before.text if before else ""), noun, None, start, end, "label.previous.from", "previous")
    word = page.word_to(end)
    if word is None and (compared := _COMPARED.search(lead)):
        tail = lead[compared.end() :]
        word = Word(start + compared.end(), end, None, None) if 0 < len(tail) <= 3 else None
    if word is None or (word.verb is not None and word.verb.role != "change") or word.start < start:
        if word and page.text[word.start : word.end].endswith("到") and before and before.relation == "previous":
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


def _predicate(page: Page, start: int, limit: int) -> tuple[int, int] | None:
    """The verb phrase behind a figure or its noun: the first verb with its object, at most eight characters."""
    first: Word | None = None
    for word in page.words_in(start, limit):
        if word.verb is None or word.verb.role in ("be", "mark"):
            if first and word.noun is not None and word.end - first.start <= 8:
                return first.start, word.end
            continue
        if first is None:
            if word.start - start > 8:
                return None
            first = word
        elif word.end - first.start <= 8:
            return first.start, word.end
    if first is None:
        rest = page.masked[start:limit].strip()
        return (start, limit) if 2 <= len(rest) <= 6 and "□" not in rest and rest[0] not in _NOT_NOUN + "、" else None
    return first.start, first.end


def _like(label: Label, figure: Figure, rule: str) -> Label:
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
    return _QUOTES.sub("", phrase).strip("、，：；。 ")


def _match(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match[0] if match else ""
