"""What a figure counts: its label, read from the words before and behind it.

A noun directly behind the figure is what is counted (8名青年委员志愿者); else the words before it (立案提案869件);
else the noun of the figure that it continues (其中省领导领办督办48件).
"""

from __future__ import annotations

import re

from cppcc_extract.extractors.distribution import distributed_label
from cppcc_extract.extractors.figures import Figure, Page
from cppcc_extract.extractors.label import History, Label
from cppcc_extract.extractors.omitted import base_of, meant, words_before
from cppcc_extract.extractors.phrases import (
    TRANSITIVE,
    Phrase,
    clause_before,
    ends_in_noun,
    head_of,
    last_act,
    noun_behind,
    phrase_before,
    predicate_behind,
    tidy,
    words_of,
)
from cppcc_extract.extractors.templates import template_label
from cppcc_extract.extractors.shares import comparison_label, share_label

_ENUMERATION = re.compile(r"^.*(?:等各类|等各|等相关|等有关|(?<![一二三特优高中平])等)(?=[^待级于同奖次])")
_WHOLE_PLACE = re.compile(r"^全(?:国|省|市|县|区|州|盟|旗|乡|镇|系统)")
_PLACE = re.compile(
    r"(?:[省市县区镇乡村州盟旗]|沿线|沿海|沿江|沿湖|流域|[京津冀湘鄂川渝滇黔甘青新藏蒙晋陕豫鲁苏浙皖闽赣粤桂琼]{2,4})$"
)
_GROUPS = ("组", "小组", "队", "分队", "分团", "团", "分组")
_ACTIVITIES = ("research", "supervision", "study", "outreach")
_ORGANISATION = re.compile(r"(?:政协|专委会|委员会|办公室|[省市县区州盟旗]委|政府|领导|部门|有关方面)$")
_PARTICIPLE = re.compile(r"(?:^|[，、为由请])([^，。；、\d]{2,8}的)$")
_ROLL = re.compile(r"(?:等(?:共|各界|各方面)?|共|共计)$")
_BECAME = re.compile(r"(?:为|任|担任|当选为|当选)([^，。；、]{2,10})")
# 7件被定为重点提案: what those counted became is what is counted
_NAMED = re.compile(
    r"(?:[已均都全]|分别|先后|随后|被|获|经[^，。；]{0,6})*(?:确定|评选?|选|列|定|推荐|转化?|整理|办理?|升级?|确认|遴选)(?:为|成|作)(?P<noun>[^，。；、]{2,12})"
)
# 是2018年的近12倍
_AS_MUCH = re.compile(r"(?:是|为|相当于|接近|达到?|超过)[^，。；]{1,14}的$")
# 正在解决的38件, 列入计划的12件: what became of those counted
_OUTCOME = re.compile(
    r"(?:^|[，；：、（]|已经?)(?P<said>(?:[^，。；：、（）\d的]{0,10})(?:解决|落实|采纳|参考|计划|规划|办结|办理|实施|推进|研究|答复|转化|立案|满意|理解|困难|限制|吸收)[^，。；：、（）\d的]{0,4})的(?:共?有|达|仅|只有)?$"
)
# “界别服务日”已办23期
_CALLED = re.compile(r"[“《](?P<name>[^“”《》]{2,16})[”》](?:已经?|共|先后|累计|又|还)*$")
_AVERAGES = ("人均", "户均", "年均", "月均", "平均", "村均", "校均")
_NEXT = re.compile(r"[\d一二三四五六七八九十百余多]+[条个项件份篇点名位](?P<noun>[^，。；、]{2,10})")
_GENERIC = ("方面", "环节", "领域", "层面", "维度", "专题", "类别")
_MEASURES = {"area": "面积", "length": "长度", "money": "金额"}
_PEOPLE = ("人", "名", "位")
_MEMBERS = ("委员", "常委", "政协委员", "政协常委")
_FUNDS = ("资金", "经费", "投资", "金额", "总投资", "协议资金")


def read_label(page: Page, figure: Figure, history: History, whole: Label | None) -> Label:
    """The label of a figure. `history` holds the earlier figures of the paragraph, `whole` what it is a part of."""
    left = phrase_before(page, figure)
    before = history[-1][1] if history else None
    special = comparison_label(page, figure, history)
    if special:
        return special
    if figure.unit.kind == "ratio" and figure.unit.name != "倍":
        distributed = distributed_label(page, figure, history)
        if distributed:
            return distributed
        return share_label(page, figure, left, before, whole)
    if figure.unit.name != "倍":
        count, earlier = page.count(figure)
        if count is not None:
            return distributed_label(page, figure, history) or template_label(page, figure, count, earlier, history, whole)
    if apart := _told_apart(page, figure, history, whole):
        return apart
    right = noun_behind(page, figure)
    if right:
        return _behind(page, figure, left, right, before)
    distributed = distributed_label(page, figure, history)
    if distributed:
        return distributed
    lead = page.masked[figure.left : figure.quantity.start]
    if before and figure.unit.kind != "noun" and lead.strip("、和及与以 ") == "" and figure.left > figure.clause[0]:
        return _like(before, "label.list")
    followed = page.text[figure.quantity.end : figure.right][:1] not in ("", "、")
    if figure.unit.kind == "action" and left.verb is None and followed:
        acted = last_act(page, figure)
        if acted:
            return _of_predicate(page, figure, acted, before, whole)
    roll = figure.unit.name in _PEOPLE and bool(_ROLL.search(lead))
    spends = figure.unit.dimension == "money" and not left.noun
    if roll and (became := _BECAME.match(page.text, figure.quantity.end)):
        return Label(f"当选{became[1]}", became[1], "当选", *became.span(1), "label.behind.became")
    if roll or spends or (not left.noun and not left.verb):
        predicate = predicate_behind(page, figure.quantity.end, figure.right)
        if predicate:
            return _of_predicate(page, figure, predicate, before, whole)
    if not left.noun and not left.verb and (subject := clause_before(page, figure, history)):
        left = subject
    return _before(page, figure, left, history, whole)


def _told_apart(page: Page, figure: Figure, history: History, whole: Label | None) -> Label | None:
    """What became of things counted (7件被定为重点提案, 正在解决的38件), and multiples (是2018年的近12倍)."""
    before = history[-1][1] if history else None
    if figure.unit.name == "倍":
        if before and _AS_MUCH.search(page.text, figure.left, figure.quantity.start):
            place = (before.start, before.end)
            return Label(before.text, before.head, before.action, *place, "label.multiple", "change")
        return None
    if figure.unit.kind != "thing":
        return None
    if named := _NAMED.match(page.text, figure.quantity.end, figure.right):
        return Label(tidy(named["noun"]), named["noun"], None, *named.span("noun"), "label.behind.named")
    outcome = _OUTCOME.search(page.text[figure.left : figure.quantity.start])
    if outcome and (whole or before):
        base = base_of(page, figure, history, whole)
        said, start = tidy(outcome["said"]), figure.left + outcome.start("said")
        return Label(f"{said}{base}", base or said, None, start, start + len(outcome["said"]), "label.before.outcome")
    return None


def _behind(page: Page, figure: Figure, left: Phrase, right: tuple[int, int], before: Label | None) -> Label:
    noun = tidy(page.text[right[0] : right[1]])
    unit = figure.unit
    verb = left.verb if left.verb and not left.noun else None
    start = left.start if verb else right[0]
    of = page.text[figure.quantity.end : figure.quantity.end + 1] == "的"
    if unit.kind == "measure" and of:
        return _measured(page, figure, left, noun, right)
    if noun.startswith(_GENERIC):
        further = page.text[figure.right : figure.clause[1]]
        inner = _NEXT.match(further)
        if inner:
            noun = tidy(inner["noun"]) + noun
    if unit.kind == "action":
        acted = page.text[left.verb.start : left.verb.end] if left.verb else None
        word = acted or (before.action if before and not left.noun else None)
        return Label(f"{word or ''}{noun}", noun, word, min(start, right[0]), right[1], "label.behind.action")
    if noun in _GROUPS:
        doing = predicate_behind(page, right[1], figure.right)
        acting = page.word_from(doing[0]) if doing else None
        activity = page.text[acting.start : acting.end] if acting else _activity(page, figure)
        return Label(f"{activity or (before.head if before else '')}{noun}", noun, None, *right, "label.behind.group")
    participle = _PARTICIPLE.search(page.text, figure.left, figure.quantity.start)
    if participle and not of:
        return Label(
            f"{participle[1][:-1]}{noun}", noun, None, participle.start(1), right[1], "label.behind.participle"
        )
    predicate = predicate_behind(page, right[1], figure.right)
    if predicate and figure.right != figure.clause[1]:
        # 9名党组成员联系界别29个: the verb belongs to the next figure unless it sorts those counted here
        sorts = page.word_from(predicate[0])
        predicate = predicate if sorts and sorts.verb and sorts.verb.role == "assign" else None
    if verb and verb.verb and verb.verb.role in TRANSITIVE - {"assign"} and len(noun) <= 12:
        word = page.text[verb.start : verb.end]
        return Label(f"{word}{noun}", noun, word, start, right[1], "label.behind.verb")
    if predicate and len(noun) <= 4 and not verb:
        said = words_of(page, predicate, figure.right).removesuffix("到")
        return Label(f"{said}{noun}", noun, said, right[0], predicate[1], "label.behind.predicate")
    word = page.text[verb.start : verb.end] if verb else None
    if unit.kind == "noun":
        lead = tidy(left.noun) if left.noun else ""
        return Label(lead + unit.name + noun, unit.name + noun, word, right[0], right[1], "label.behind.noun")
    place = _WHOLE_PLACE.sub("", re.split(r"[、和与及]", left.noun)[-1])
    place = place if _PLACE.search(place) or ends_in_noun(page, place) else ""
    listed = page.text[left.end : figure.quantity.start].startswith("等")
    if len(noun) <= 3 and 2 <= len(place) <= 10 and not listed:
        return Label(f"{place}{noun}", noun, word, left.start, right[1], "label.behind.place")
    return Label(noun, noun, word, right[0], right[1], "label.behind")


def _activity(page: Page, figure: Figure) -> str:
    """What a bare group was formed for: the last activity named before it in the sentence (视察 … 编成三个组)."""
    for word in reversed(words_before(page, figure)):
        if word.noun is not None and word.noun.topic in _ACTIVITIES:
            return page.text[word.start : word.end]
    return ""


def _measured(page: Page, figure: Figure, left: Phrase, noun: str, right: tuple[int, int]) -> Label:
    attribute = left.noun or (page.text[left.verb.start : left.verb.end] if left.verb else "")
    kind = _MEASURES.get(figure.unit.dimension, "")
    if attribute and figure.unit.dimension == "money" and not left.noun:
        return Label(
            f"{attribute}{noun if ends_in_noun(page, noun) else ''}{kind}",
            "项目金额",
            attribute,
            left.start,
            right[1],
            "label.measure.verb",
        )
    return Label(f"{noun}{attribute or kind}", noun, None, min(left.start, right[0]), right[1], "label.measure")


def _before(page: Page, figure: Figure, left: Phrase, history: History, whole: Label | None) -> Label:
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
        if (
            verb is None
            and noun
            and history
            and page.text[figure.left : figure.left + 1] in "、"
            and history[-1][1].action
        ):
            verb = _carried(page, left, history[-1][1].action)
        subject = left.subject if verb and not noun and 0 < len(left.subject) <= 10 else ""
        if verb and not noun and not subject and left.verb:
            quoted = _CALLED.search(page.text, figure.clause[0], left.verb.start)
            noun = quoted["name"] if quoted else ""
        if verb and not noun and not subject and (clause := clause_before(page, figure, history)):
            # 像这样的学习，已开展了70余次
            noun = clause.noun.rpartition("的")[2]
        return Label(
            f"{subject}{verb or ''}{noun}" or unit.name, noun or verb or "", verb, start, end, "label.before.action"
        )
    if noun and verb and _ORGANISATION.search(noun):
        base = meant(page, figure, None, history, whole)
        return Label(f"{verb}{noun}{base}", base, verb, start, end, "label.before.recipient")
    if noun in _AVERAGES:
        base = base_of(page, figure, history, whole)
        return Label(f"{noun}{base}", base, None, start, end, "label.before.average")
    known = bool(noun) and ends_in_noun(page, noun)
    if noun and verb is None and unit.dimension != "money" and (whole or (not known and _breakdown(history, figure))):
        base = whole.head if whole else base_of(page, figure, history, None) or history[-1][1].head
        same = noun.endswith(base) or (known and head_of(page, noun)[-2:] == base[-2:])
        return Label(noun if same else f"{noun}{base}", base, None, start, end, "label.before.restored")
    if noun in _FUNDS and history and history[-1][0].unit.kind == "thing" and page.text[figure.left] == "、":
        # 灌溉项目1个、资金60万元
        noun = f"{history[-1][1].text}{noun}"
    if noun:
        named = verb if verb and (role in TRANSITIVE or len(noun) <= 3) else ""
        if verb is None and history and page.text[figure.left : figure.left + 1] in "、" and len(noun) <= 4:
            named = history[-1][1].action or ""
        return Label(f"{named}{noun}", head_of(page, noun), verb, start, end, "label.before")
    base = meant(page, figure, left.verb.verb if left.verb else None, history, whole)
    subject = left.subject if 0 < len(left.subject) <= 12 else ""
    if unit.dimension == "money":
        verb = verb or ""
        return Label(
            f"{verb}款" if verb.endswith("捐") else f"{verb}资金", "资金", verb, start, end, "label.before.money"
        )
    topical = subject and ends_in_noun(page, subject) and not _ORGANISATION.search(subject)
    if topical and role in ("receive", "act") and not whole:
        # 口罩收到200只: what stands before the verb is what is counted
        return Label(f"{verb or ''}{subject}", head_of(page, subject), verb, start, end, "label.before.topicalised")
    return Label(f"{subject}{verb or ''}{base}", base, verb, start, end, "label.before.omitted")


def _carried(page: Page, left: Phrase, action: str) -> str | None:
    """The verb of a list that its next member shares: 开展视察15次、调研22次, but 走访企业15次、调研22次."""
    first = page.word_from(left.start)
    light = action in page.verbs and page.verbs[action].role == "hold"
    return action if light or first is None or first.verb is None else None


def _of_predicate(
    page: Page, figure: Figure, predicate: tuple[int, int], before: Label | None, whole: Label | None
) -> Label:
    acted = words_of(page, predicate, figure.right)
    if figure.unit.kind in ("action", "person_time"):
        return Label(acted, acted, acted, *predicate, "label.predicate.action")
    if figure.unit.dimension == "money":
        return Label(f"{acted}资金", "资金", acted, *predicate, "label.predicate.money")
    if figure.unit.name in ("人", "名", "位"):
        told = before.head if before and ends_in_noun(page, before.head) and before.relation == "level" else "人员"
        return Label(
            f"{acted}{told if told in _MEMBERS else '人员'}", acted, acted, *predicate, "label.predicate.people"
        )
    known = whole or before
    base = figure.unit.name if figure.unit.kind == "noun" else known.head if known else ""
    return Label(f"{acted}{base}", base or acted, acted, *predicate, "label.predicate")


def _like(label: Label, rule: str) -> Label:
    return Label(label.text, label.head, label.action, label.start, label.end, rule, label.relation)


def _breakdown(history: History, figure: Figure) -> bool:
    """A noun that is no counted one, after a figure of the same unit in the same sentence, is a class of that."""
    return bool(history) and history[-1][0].unit is figure.unit and history[-1][0].sentence is figure.sentence
