"""Labels of shares, rates, changes and earlier figures, which relate to another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cppcc_extract.extractors.metrics.figures import Figure, Page, Word
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.phrases import tidy
from cppcc_extract.parse.beyond import earlier_noun, predicate_after
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count, noun_before
from cppcc_extract.parse.leads import takes
from cppcc_extract.parse.phrase import Phrase, is_predicate
from cppcc_extract.parse.rises import ends, starts
from cppcc_extract.parse.word_classes import DENIALS, FILLERS, JOINS
from cppcc_extract.parse.words import MARK, NAME, ORGANISATION, QUANTITY, TIME, Token, is_figure

LONGEST_LIST = 32
_LONGEST_BASE = 40
_LONGEST_SUBJECT = 14
_LONGEST_ATTRIBUTE = 18
_CLAUSES_BACK = 2  # to the name of a rate
_SHORT_SUBJECT = 6  # characters of an attribute that the label of its noun includes
_PREVIOUS = re.compile(r"(?:上年|去年|前年|上一年|上届|往年|同期|\d{4}年)(?:同期)?(?:仅|只)?(?:为|是|有|达)?$")
_OF_YEAR = re.compile(r"(?:\d{4}年|去年|上年|年初|换届时|换届初|目前|当前)的?$")
_COMPARED = re.compile(
    r"(?:同比|环比|(?:较|比)[^，。；]{0,8}?(?:年|上年|去年|同期|前|初|届|月|期|季度|往年|会议|全会|上次(?!会议|全会))"
    r"(?:同期|之初)?)"
)
# the baseline of a change, up to the verb: 比年初, 较九届一次会议时, 比全县平均水平
_WITH = re.compile(r"(?:同比|环比|(?:[较比与]|高于|低于)[^，。；]{1,16})$")
_MORE_THAN = re.compile(r"[比较]$")
_YEARS = re.compile(r"^(?:(?:\d{4}年|上年|去年|前年|上一年|上届|往年|同期)[、和]?)+")
_ABOVE = re.compile(r"(?:高于|低于|多于|少于|高出|低出)[^，。；\d]{0,8}(?:平均水?平?|均值|同期|上年|去年|\d{4}年)$")
_RATE = re.compile(r"(?:率|比例|比重|占比|满意度|支持度|[一-龥]{2}面|比率|幅度|幅)$")
_NAMED_RATE = re.compile(r"[一-龥]{2}率$")
_POINTS_BACK = re.compile(r"(?:数|数字|比例|占比|比率|比重)$")  # 去年这个数是81%
# words before a list of shares: 分别占, 各占, 比重依次为
_PAIRED = re.compile(r"(?P<of>占|占比|比重|比例|增幅|增速|降幅)(?:各|分别|依次)?(?:为|是|达)?(?:总数的)?$")


def pair_of(page: Page, figure: Figure, ahead: Sequence[Figure], history: History) -> int | None:
    """The figure that a share in a list belongs to: A类214件，B类109件，各占61.8%、31.5%; None outside such lists.

    The nth of the shares belongs to the nth of as many figures before them in the sentence.
    """
    if figure.unit.kind != "ratio":
        return None
    text = page.text
    nth, first = 0, figure
    while nth < min(len(history), LONGEST_LIST) and _joined(text, history[-1 - nth][0], first):
        nth += 1
        first = history[-nth][0]
    if not _PAIRED.search(text, first.left, first.quantity.start):
        return None
    size, last = nth + 1, figure
    for other in ahead:
        if not _joined(text, last, other):
            break
        size, last = size + 1, other
    begun = len(history) - nth - size
    group = history[max(begun, 0) : begun + size]
    if size < 2 or begun < 0 or any(f.sentence is not figure.sentence or f.unit.kind == "ratio" for f, _ in group):
        return None
    return begun + nth


def _joined(text: str, before: Figure, behind: Figure) -> bool:
    """Whether two shares are members of one list."""
    between = text[before.quantity.end : behind.quantity.start]
    return before.unit.kind == behind.unit.kind == "ratio" and between.strip() in ("、", "和", "及", "与")


def paired_label(page: Page, figure: Figure, counted: Label) -> Label:
    """The label of the share of a counted figure."""
    lead = page.text[figure.clause[0] : figure.quantity.start]
    change = next((word for word in ("增幅", "增速", "降幅") if word in lead), None)
    relation = "change" if change else "level"
    text = f"{counted.text}{change or '占比'}"
    return Label(text, counted.head, None, counted.start, counted.end, "label.share.paired", relation)


def share_label(count: Count, before: Label | None, whole: Label | None) -> Label:
    """The label of a percentage: a named rate, or the share of its subject."""
    clause, index = count.clause, count.index
    tokens = clause.tokens
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    place = (clause.tokens[count.low].start, count.token.start) if count.low < index else (count.token.start,) * 2
    if after == "的" and count.behind:
        said = count.after.text if count.after else ""
        return Label(
            f"{said}{count.behind.text}占比",
            count.behind.text,
            None,
            count.behind.start,
            count.behind.end,
            "label.share.of",
        )
    if (attribute := _attribute(count)) is not None:
        counted = whole or before
        head = counted.head if counted else ""
        base = head if len(attribute.text) <= _SHORT_SUBJECT else ""
        return Label(f"{attribute.text}{base}占比", head, None, *place, "label.share.attribute")
    share = next((n for n in range(index - 1, count.low - 1, -1) if tokens[n].text.startswith("占")), None)
    if share is not None:
        subject = _said_before(clause, count.low, share) or noun_before(clause, share, count.low)
        text = subject.text if subject and subject.text != "后者" else ""
        if not text and before:
            text, head = before.text.removesuffix("占比"), (whole or before).head
        else:
            head = text or (whole.head if whole else "")
        return Label(f"{text}占比", head, None, *place, "label.share")
    named = count.before or _rate_of_list(clause, index) or _rate_announced(count)
    noun = named.text if named else ""
    if named and before and _points_back(named):
        return Label(before.text, before.head, None, named.start, named.end, "label.share.same")
    if named and _RATE.search(noun):
        return Label(noun, noun, None, named.start, named.end, "label.rate")
    if not noun and not count.participle and before and _RATE.search(before.text) and _goes_on(count):
        return Label(before.text, before.head, None, before.start, before.end, "label.rate.list")
    if after == "是" and index + 2 < len(tokens):
        noun = Phrase(clause, index + 2, len(tokens)).text
        return Label(f"{noun}占比", before.head if before else noun, None, *place, "label.share.is")
    if not noun and (predicate := predicate_after(count)) is not None:
        counted = whole or before
        base = count.behind.text if count.behind else counted.head if counted else ""
        return Label(f"{predicate.text}{base}占比", base, None, predicate.start, predicate.end, "label.share.predicate")
    if noun and before and count.verb is None and (rate := _NAMED_RATE.search(before.text)):
        # 县医院满意率91%，县运管所66.7%
        return Label(f"{noun}{rate[0]}", noun, None, *place, "label.rate.list")
    if count.verb is not None and not noun:
        return _acted(count, count.verb, whole or before)
    subject_text = noun or (before.text.removesuffix("占比") if before else "")
    acted = count.after.text if count.after else ""
    return Label(
        f"{subject_text}{acted}占比", noun or (before.head if before else ""), None, *place, "label.share.subject"
    )


def _points_back(noun: Phrase) -> bool:
    """Whether a noun before a share only points to the share stated before it: 这个数, 这一比例."""
    first, clause = noun.first, noun.clause
    told = (first > 0 and clause.tokens[first - 1].text[0] in "这该") or noun.tokens[0].text[0] in "这该"
    return told and _POINTS_BACK.search(noun.head.text) is not None


def _rate_announced(count: Count) -> Phrase | None:
    """The rate at the end of a clause before, if the figure is alone in its own: 前几年有“满意率”，99%."""
    clause = count.clause
    if any(not _is_light(token) for token in clause.tokens[: count.index]):
        return None
    for _ in range(_CLAUSES_BACK):
        earlier = clause.earlier
        if earlier is None or earlier.inside != clause.inside or any(map(is_figure, earlier.tokens)):
            return None
        last = earlier.tokens[-1]
        if _NAMED_RATE.search(last.item.inner if last.tag == NAME else last.text):
            return Phrase(earlier, len(earlier.tokens) - 1, len(earlier.tokens))
        clause = earlier
    return None


def _acted(count: Count, verb: Phrase, counted: Label | None) -> Label:
    """The share that a verb takes of its subject, or of what was counted before: 运费吃掉三成, 落实了八成."""
    topic, head = count.topic, counted.head if counted else ""
    what = f"{topic.text}{verb.text}" if topic is not None else f"{verb.text}{head}"
    return Label(f"{what}占比", head, None, verb.start, count.token.start, "label.share.acted")


def _attribute(count: Count) -> Phrase | None:
    """The attribute of those who are a share, in the figure's clause or the one before: 读过其中一本的，不到一成."""
    clause, end = count.clause, count.index
    while end and _is_light(clause.tokens[end - 1]):
        end -= 1
    alone = not end and count.index + 1 == len(clause.tokens)
    earlier = clause.earlier
    if alone and earlier is not None and earlier.stop in ("，", ","):
        clause, end = earlier, len(earlier.tokens)
    tokens = clause.tokens
    if not end or tokens[end - 1].text != "的":
        return None
    first = end = end - 1
    while first and tokens[first - 1].tag not in (MARK, TIME):
        first -= 1
        if takes(tokens[first]):
            return None  # 占总数的三成
    while first < end and tokens[first].tag in ("d", "ad", "c", "p", "t") and tokens[first].text not in DENIALS:
        first += 1
    phrase = Phrase(clause, first, end)
    # 普惠性的还不到四成, unlike 从起初的九成
    says = phrase and (any(map(_says, phrase.tokens)) or (clause is count.clause and end + 1 < count.index))
    return phrase if says and tokens[end - 1].tag != TIME and len(phrase.text) <= _LONGEST_ATTRIBUTE else None


def _says(token: Token) -> bool:
    """Whether the word can be such an attribute: a verb or a figure, not 起初 in 从起初的九成."""
    return is_predicate(token) or token.verb is not None or token.tag == QUANTITY


def _is_light(token: Token) -> bool:
    """Whether a word before a share only qualifies the statement: 只有, 已, 占, 超过."""
    light = token.tag in ("d", "ad", TIME) or token.text in FILLERS or takes(token)
    return (light or (token.verb is not None and token.verb.role == "be")) and token.text not in DENIALS


def _goes_on(count: Count) -> bool:
    """Whether only marks and words of a list are before the figure: 满意率99%、98%."""
    return all(token.tag == MARK or token.text in JOINS for token in count.clause.tokens[count.low : count.index])


def _said_before(clause: Clause, low: int, end: int) -> Phrase | None:
    """The words before 占 or 由, if they are short: 看病就医占12%."""
    while low < end and (
        clause.tokens[low].tag in ("d", "c", "p", "r", "f", TIME) or clause.tokens[low].text in FILLERS
    ):
        low += 1
    phrase = Phrase(clause, low, end)
    return phrase if phrase and len(phrase.text) <= _LONGEST_SUBJECT else None


def _rate_of_list(clause: Clause, index: int) -> Phrase | None:
    """The rate that a count before names: 两项满意率分别是99.3%、98%."""
    rates = [n for n in range(max(0, index - 40), index) if _RATE.search(clause.tokens[n].text)]
    return Phrase(clause, rates[-1], rates[-1] + 1) if rates else None


def risen_label(count: Count, history: History) -> Label | None:
    """The label of an earlier value and of the later one: 办复率由89%提高到97%; None for other figures."""
    clause, last = count.clause, history[-1][1] if history else None
    if last is not None and ends(clause, count.index):
        return replace(last, relation="level", rule="label.level.to", borrowed=True)
    at = starts(clause, count.index)
    if at is None:
        return None
    noun = _said_before(clause, count.low, at) or noun_before(clause, at, count.low)
    noun = noun or count.behind or (earlier_noun(clause) if count.low == 0 else None)
    if noun is not None:
        return Label(noun.text, noun.text, None, noun.start, noun.end, "label.previous.from", "previous")
    place = count.token.start
    if at > count.low and clause.tokens[at - 1].tag == ORGANISATION:
        text = head = clause.tokens[at - 1].text  # 市政协委员工作室由210个增加到333个
    else:
        text, head = (_base(last), last.head) if last else ("", "")
    return Label(text, head, None, place, place, "label.previous.from", "previous", borrowed=True)


def comparison_label(page: Page, figure: Figure, history: History) -> Label | None:
    """The label of a change or of an earlier figure; None for a figure of the reported period."""
    before = _compared(figure, history)
    start, end = figure.left, figure.quantity.start
    if (year := _OF_YEAR.search(page.text, start, end)) and page.text[end - 1] == "的":
        # 由2017年的96.3%升至2021年的99.6%
        end = year.start()
    lead = page.text[start:end]
    if year and _MORE_THAN.search(lead) and before:
        said = page.text[year.start() : year.end()].rstrip("的")
        base = _YEARS.sub("", _base(before))
        return Label(f"{said}{base}", before.head, before.action, start, end, "label.previous.than", "previous")
    if above := _ABOVE.search(lead):
        # 采纳率91%，高于全省平均6.5个百分点
        said = f"{_base(before) if before else ''}{above[0]}"
        return Label(said, before.head if before else "", None, start, end, "label.change.above", "change")
    previous = _PREVIOUS.search(lead)
    if previous:
        own = tidy(lead[: previous.start()]) or _announced(page, figure)
        if own:
            return Label(own, own, None, start, end, "label.previous", "previous")
    if previous and before:
        said = page.text[start + previous.start() : end].rstrip("为是有达仅只")
        base = _YEARS.sub("", _base(before))
        return Label(f"{said}{base}", before.head, before.action, start, end, "label.previous", "previous")
    last = end - 1 if page.text[end - 1] == "了" else end
    compared = _COMPARED.search(lead)
    if compared is None and page.text[last - 1] not in page.turns:
        return None
    word = page.word_to(last)
    if word is None and compared is not None:
        tail = lead[compared.end() :]
        word = Word(start + compared.end(), end, None, None) if 0 < len(tail) <= 3 else None
    if word is None or (word.verb is not None and word.verb.role != "change") or word.start < start:
        return None
    if word.verb is None and word.noun is not None:
        return None
    lead = page.text[start : word.start]
    said = tidy(_WITH.sub("", lead) if _WITH.search(lead) else _without_times(page, figure, word.start))
    change = page.text[word.start : word.end].rstrip("了出")
    change = {"高": "提高", "低": "降低", "多": "增加", "少": "减少"}.get(change, change)
    if said in ("前者", "后者"):
        levels = [label for _, label in history[-6:] if label.relation == "level"]
        before = levels[-2] if said == "前者" and len(levels) > 1 else levels[-1] if levels else before
        said = ""
    base = said or (_base(before) if before else "")
    head = said or (before.head if before else "")
    return Label(f"{base}{change}", head, change, start, end, "label.change", "change")


def _without_times(page: Page, figure: Figure, end: int) -> str:
    """The words of a figure up to `end`, without times: 鱼价 of 鱼价去年跌了3%."""
    count, at, text = page.count(figure), figure.left, ""
    for token in count.clause.tokens[count.low : count.index] if count is not None else ():
        if token.tag == TIME and token.text[0] != "每" and at <= token.start and token.end <= end:
            text, at = f"{text}{page.text[at : token.start]}", token.end
    return text + page.text[at:end]


def _base(label: Label) -> str:
    """What a label counts, without the change that it states: 收入增长, of 同比增长30%，环比增长5%."""
    text = label.text
    if label.relation == "change":
        text = _ABOVE.sub("", text.removesuffix(label.action or ""))
    return text[-_LONGEST_BASE:]


def _announced(page: Page, figure: Figure) -> str:
    """What a list of years counts, if a colon announces it: 立案数逐年上升：2017年241件."""
    if figure.earlier is None or page.text[figure.left - 1] != "：":
        return ""
    for word in page.words_in(*figure.earlier):
        if word.verb is not None and word.verb.counts:
            return f"{page.text[word.start : word.end]}{word.verb.counts}"
        if word.noun is not None and word.end - word.start > 1:
            return page.text[figure.earlier[0] : word.end]
    return ""


def _compared(figure: Figure, history: History) -> Label | None:
    """The figure that a change or an earlier figure refers to: the last of the same kind, else the last."""
    ratio = figure.unit.kind == "ratio" and figure.unit.name == "百分点"
    share = figure.unit.kind == "ratio" and not ratio
    for earlier, label in reversed(history[-6:]):
        here = earlier.sentence is figure.sentence
        # 增长11.3% refers to the figure before, whatever its unit
        alike = here if share else earlier.unit.kind == "ratio" if ratio else earlier.unit is figure.unit
        if alike and label.relation == "level" and (here or not ratio):
            return label
    return history[-1][1] if history else None
