"""The words around a figure: the phrase before it, the noun behind it, and what is said of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cppcc_extract.extractors.figures import Figure, Page, Word
from cppcc_extract.extractors.label import History

_NOT_NOUN = "的地得了在将把被向于为与和及并且就都已均也从对按由因时后前内外中起来去到至共是不有能可会"
LEAD = re.compile(
    r"^(?:[、和及与了等共各]|当中就?|剩下的?|余下的?|还剩|其余|以及|各类|相关|有关|全部|其中|另有|另外|先后|累计|分别|已经?|还|力争|确保)+"
)
_TAIL = re.compile(r"(?:等各类|等各|等有关|等相关|等|各|的|了|共|已|数量|总数|有|为|达|是|其中|、|和|与|及)+$")
# 清江市政协提案办复率: whose it is is no part of what is counted; 市政协委员 is what is counted
OWNER = re.compile(
    r"^[^的、和与及]{0,14}政协(?!工作|委员(?!工作室|之家|会客厅|联络|驿站|小组|活动|学习|读书|讲堂|讲坛|培训)|党组|机关|常委|主席|副主席|委$)(?=.{2})"
)
_SEPARATOR = re.compile(
    r"(?<![省市县区州旗乡镇])、|、(?![省市县区州旗乡镇村][、政级])|(?<![□（])）|[和及]一批|[与和及]全(?=[国省市县区州旗])"
)
_TRAIL = re.compile(
    r"(?:全员|全部|分别|(?<!得)分|均|都|已|先后|一起|一同|共同|逐一|现场|之一|之间|中|里|的|、|和|与|及)+$"
)
_OWN = re.compile(r"[、和与及并]|的$")
# 灯塔村2016年人均收入: where and when is no part of what is counted
_YEAR = re.compile(r"^[^的]*\d{4}年(?:[、和至](?:\d{4}年)?)*(?:底|末|度|初|起)?(?:全年)?")
_DONE = re.compile(r"[一-鿿]{1,2}了")
_TAILS = re.compile(r"(?:未|没有|之多|下来|不等|上下|左右|有余)")
_COVERED = re.compile(r"(?:村|县|区|市|镇|乡|社区|街道|乡镇|镇街|嘎查)(?=的)")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]，?")
_LACKING = re.compile(r"(?:没有?|未)[^，。；、\d]{1,10}的[^，。；、\d]{2,8}$")
_DENIED = re.compile(r"(?:没有|未|不)$")
_NEGATED = re.compile(r"(?:没有|未予?|不予?)$")
_CLASS = re.compile(r"[^，。；]{2,12}(?:类|方面|领域)$")
_RESIDENT = re.compile(r"在(?:外|校|职|岗|册|编|任|乡|建)")
_BRACKETS = re.compile(r"（[^（）]{5,}）")
_QUOTES = re.compile(r"[“”‘’《》]")
_SELF = re.compile(r"(?:政协|委员会|常委会|党组|机关|大会|我们|会上)$")
TRANSITIVE = {"hold", "receive", "send", "act", "attend", "assign"}


class Phrase(NamedTuple):
    """The words before a figure: a subject, the verb that governs it, and the noun between verb and figure."""

    subject: str
    verb: Word | None
    noun: str
    start: int
    end: int


def phrase_before(page: Page, figure: Figure) -> Phrase:
    """The phrase that ends at the figure: its governing verb, what stands before that and what behind."""
    text = page.text
    start, end = figure.left, figure.quantity.start
    if start > figure.clause[0] and text[start] not in "、，和与及":
        # 1所小学、19个贫困村: what follows the figure before belongs to that one
        own = _OWN.search(page.masked[start:end])
        start += own.end() if own else 0
        while (word := page.word_from(start)) and word.noun is not None and word.verb is None and word.end < end:
            start = word.end
    lead = LEAD.match(text[start:end])
    start += lead.end() if lead else 0
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
    noun = _YEAR.sub("", tidy(_since_quote(text[noun_start:end])))
    if verb is None:
        noun = OWNER.sub("", noun)
    last = page.word_to(end)
    longest = 4 if figure.unit.dimension == "money" else 10
    told = last is not None and last.verb is not None and (last.noun is not None or last.verb.role in TRANSITIVE)
    if verb is None and len(noun) > longest and last is not None and last.end - last.start > 1 and told:
        # 常委、商会会长王能捐款, 陈慧贤另捐: who did it is no part of what is counted
        noun = text[last.start : last.end]
        noun_start = last.start
    subject = tidy(text[subject_start : verb.start]) if verb else ""
    if denied := (_DENIED.search(text, start, verb.start) if verb else None) or _LACKING.search(text, start, end):
        # 未提交提案的委员: a label that leaves the denial out says the opposite
        noun, verb = tidy(text[denied.start() : end]), None
        noun_start = denied.start()
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


def noun_behind(page: Page, figure: Figure) -> tuple[int, int] | None:
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
    if _DONE.match(text, start, limit) or _TAILS.match(text, start, limit):
        return None
    if not first or first in "、）”’》" or (first in _NOT_NOUN and not word and not resident):
        return None
    syllable = word and word.verb and word.verb.role == "change" and word.end - word.start == 1
    if word and not resident and word.noun is None and not syllable:
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
    if covered := _COVERED.match(text, start, limit):
        # 26个村的村民坐下来议: only the places are counted
        return start, covered.end()
    separator = _SEPARATOR.search(page.masked, start, end)
    if separator and (figure.unit.kind != "action" or separator[0] != "、"):
        end = separator.start()
    end = start + len(_TRAIL.sub("", page.text[start:end]))
    return (start, end) if end > start else None


def predicate_behind(page: Page, start: int, limit: int) -> tuple[int, int] | None:
    """The verb phrase behind a figure or its noun: the first verb with its object, at most eight characters."""
    first: Word | None = None
    for word in page.words_in(start, limit):
        if word.verb is None or word.verb.role in ("be", "mark"):
            if first and word.noun is not None and word.end - word.start > 1 and word.end - first.start <= 8:
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


def words_of(page: Page, predicate: tuple[int, int], limit: int) -> str:
    """The predicate as words: its verb, and the last noun of the clause where that stands further off (获…批示)."""
    said = page.text[slice(*predicate)].removeprefix("得到")
    if _NEGATED.search(page.text, max(0, predicate[0] - 3), predicate[0]):
        said = f"未{said}"
    verb = page.word_from(predicate[0])
    if verb is None or verb.end != predicate[1]:
        return said or page.text[slice(*predicate)]
    nouns = [word for word in page.words_in(predicate[1], min(limit, predicate[1] + 16)) if word.noun is not None]
    return (said + page.text[nouns[-1].start : nouns[-1].end] if nouns else said) or page.text[slice(*predicate)]


def last_act(page: Page, figure: Figure) -> tuple[int, int] | None:
    """先后35次就提案、报告作出批示: the last verb behind the figure, with its noun."""
    found: tuple[int, int] | None = None
    for word in page.words_in(figure.quantity.end, figure.right):
        if word.verb is not None and word.verb.role not in ("be", "mark", "change"):
            joined = found is not None and found[1] == word.start
            found = (found[0] if joined and found else word.start, word.end)
        elif word.noun is not None and found is not None and word.end - found[0] <= 10:
            found = (found[0], word.end)
    return found


def clause_before(page: Page, figure: Figure, history: History) -> Phrase | None:
    """The subject in the clause before, where the figure's own has none: 民生类居首，有64件."""
    told = history[-1][0].quantity.end if history else 0
    mark = page.text[figure.left - 1]
    if figure.earlier is None or figure.left != figure.clause[0] or mark not in "，：":
        return None
    start, end = figure.earlier
    if told > start:
        return None
    end = _trim_end(page, start, end)
    if item := _ITEM.match(page.text, start, end):
        start = item.end()
    noun = tidy(page.text[start:end])
    if len(noun) > 16:
        # 为10户家庭送去爱心款，合计8万元: the object of the last verb
        verbs = [word for word in page.words_in(start, end) if word.verb is not None and word.noun is None]
        start = verbs[-1].end if verbs else end
        noun = tidy(page.text[start:end])
    return Phrase("", None, noun, start, end) if 2 <= len(noun) <= 16 else None


def ends_in_noun(page: Page, phrase: str) -> bool:
    """Whether a phrase ends in a counted noun of the tables."""
    return any(phrase.endswith(noun) for noun in _suffixes(phrase, page))


def head_of(page: Page, noun: str) -> str:
    """The longest counted noun that the phrase ends in, else the phrase."""
    return max(_suffixes(noun, page), key=len, default=noun)


def _suffixes(phrase: str, page: Page) -> list[str]:
    return [phrase[-n:] for n in range(2, min(9, len(phrase)) + 1) if phrase[-n:] in page.nouns]


def tidy(phrase: str) -> str:
    """A phrase without the function words at its ends, quotes, and long brackets; of a very long one the end."""
    phrase = _TAIL.sub("", LEAD.sub("", phrase.strip()))
    if len(phrase) > 18 and "的" in phrase[:-2]:
        phrase = phrase[phrase.rindex("的", 0, -2) + 1 :]
    if not phrase.isalnum():
        phrase = _QUOTES.sub("", _BRACKETS.sub("", phrase)).strip("、，：；。…— ")
    return phrase.replace("没有", "未")
