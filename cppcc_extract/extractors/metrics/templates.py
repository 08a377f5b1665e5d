"""The label of a figure as a template over the slots of its count, by the steps of `TEMPLATES`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.label import History, Label
from cppcc_extract.extractors.metrics.left_out import PEOPLE, PERSONS, LeftOut
from cppcc_extract.extractors.metrics.payments import payment_label
from cppcc_extract.lexicon.schema import Verb
from cppcc_extract.parse.beyond import (
    denied_act,
    earlier_noun,
    last_act,
    last_noun,
    main_act,
    next_noun,
    stated_of,
    suffered_act,
)
from cppcc_extract.parse.counts import Count, noun_before
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import ALL_BUT, AVERAGES, GROUPS, RECIPIENTS
from cppcc_extract.parse.words import NAME
from cppcc_extract.steps import Step, Table

_GENERIC = ("方面", "环节", "领域", "层面", "维度", "专题", "类别", "类", "大类")
_GROUPED = ("组", "团", "队", "班")
_AS = ("为", "任", "担任", "当选为")
_MEASURES = {"area": "面积", "length": "长度", "money": "金额", "mass": "重量"}
_MONEY = ("资金", "经费", "款", "费", "金", "捐资", "投资", "贷款", "产值", "收入")
_DIMENSIONS = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度", "大": "面积"}
_GIVES = frozenset({"hold", "receive", "send", "act", "attend", "assign"})
_BECOMES = re.compile(r"(?:定|列|评|选|推荐|确认|遴选|整理|办)(?:为|成|作)$")
_AGENT = re.compile(
    r"(?:政协|专委会|委员会|办公室|党组|机关|[省市县区州旗]委|政府|领导|部门|有关方面|单位|我们|大家|大会)$"
)
_SHORT = 4
_OBJECT = 6
_LONGEST = 18


class Template:
    """The slots of one figure. `history` holds the figures before it, `whole` is its whole."""

    def __init__(self, page: Page, figure: Figure, count: Count, history: History, whole: Label | None) -> None:
        self._page, self._figure, self._count = page, figure, count
        self._earlier, self._history, self._whole = count.clause.earlier, history, whole
        self._before = history[-1][1] if history else None
        self._unit = figure.unit
        self._verb = count.verb
        self._left_out = LeftOut(page, figure, count, history, whole)

    def _made(self, text: str, head: str, action: Phrase | str | None, place: Phrase | None, rule: str) -> Label:
        verb, acted = (action.text, (action.start, action.end)) if isinstance(action, Phrase) else (action, None)
        start, end = (place.start, place.end) if place else (self._figure.left, self._figure.quantity.start)
        text = text[-_LONGEST:] if len(text) > 2 * _LONGEST else text
        return Label(text, head, verb or None, start, end, rule, "level", acted)

    def _row(self) -> Verb | None:
        """The row of the verb that governs the figure."""
        return next((token.verb for token in reversed(self._verb.tokens) if token.verb), None) if self._verb else None

    def _behind(self, noun: Phrase) -> Label:
        count, text = self._count, noun.text
        if text[:1] in _DIMENSIONS and text[1:2] == "的" and self._unit.kind == "measure":
            # 3公里长的水渠
            thing = text[2:]
            return self._made(
                f"{thing}{_DIMENSIONS[text[0]]}", self._left_out.head(thing), None, noun, "label.after.measured"
            )
        if text.startswith(_GENERIC) and (inner := next_noun(count)):
            text = inner + text
        if text in GROUPS:
            return self._made(f"{self._left_out.activity()}{text}", text, None, noun, "label.after.group")
        if count.clause.tokens[count.index + 1].text == "的" and self._unit.kind == "measure":
            return self._made(
                f"{text}{_MEASURES.get(self._unit.dimension, '')}",
                self._left_out.head(text),
                None,
                noun,
                "label.after.measured",
            )
        if count.participle is not None and 2 <= len(count.participle.text) <= 8:
            return self._made(
                f"{count.participle.text}{text}", self._left_out.head(text), None, noun, "label.after.attribute"
            )
        row = self._row() if count.before is None else None
        if self._verb is not None and row is not None and row.role in _GIVES and len(text) <= 12:
            return self._made(
                f"{self._verb.text}{text}", self._left_out.head(text), self._verb, noun, "label.after.verb"
            )
        located = any(token.text == "在" for token in count.clause.tokens[count.low : count.index])
        suffered = suffered_act(count.clause, noun.last)
        after = suffered or count.after or denied_act(count.clause, noun.last)
        short = len(text) < _SHORT or text.endswith("政协委员") or (suffered is not None and len(text) <= _OBJECT)
        if after is not None and short and not located and not (self._verb and count.before is None):
            return self._made(
                f"{self._said(after)}{text}", self._left_out.head(text), after, noun, "label.after.predicate"
            )
        return self._made(text, self._left_out.head(text), self._verb, noun, "label.after")

    def _said(self, after: Phrase) -> str:
        """A predicate with the noun that ends it, if that is short: 写进文件, 获表扬."""
        noun = last_noun(self._count.clause, after.last)
        return after.text + noun if len(noun) <= _OBJECT else after.text

    def _party(self) -> Label | None:
        """Those who go with a group or its leader: 调研组一行16人."""
        count = self._count
        if self._unit.name not in PEOPLE or not count.index or count.clause.tokens[count.index - 1].text != "一行":
            return None
        group = noun_before(count.clause, count.index - 1, count.low)
        if group is not None and group.text.endswith(_GROUPED):
            return self._made(f"{group.text}成员", "人员", None, group, "label.party")
        return None if count.after is not None else self._made("一行人员", "人员", None, None, "label.party")

    def _became(self) -> Label | None:
        """7件被定为重点提案, 增补9人为委员: the label is what those counted became."""
        after, place = self._count.after, self._count.index + 1
        tokens = self._count.clause.tokens
        if self._count.behind is None and place < len(tokens) and tokens[place].text in _AS:
            became = last_noun(self._count.clause, place + 1)
            verb = self._verb.tokens[-1].text if self._verb else ""
            return (
                self._made(f"{verb}{became}", self._left_out.head(became), self._verb, None, "label.became")
                if became
                else None
            )
        if after is None or self._count.behind is not None or not _BECOMES.search(after.text):
            return None
        end = after.last
        while end < len(tokens) and (is_nominal(tokens[end]) or tokens[end].tag == "m"):
            end += 1
        noun = Phrase(self._count.clause, after.last, end)
        return self._made(noun.text, self._left_out.head(noun.text), None, noun, "label.became") if noun else None

    def _attributed(self, attribute: Phrase) -> Label:
        base = self._left_out.base()
        said = attribute.text
        if is_nominal(attribute.head) and not any(is_predicate(token) for token in attribute.tokens):
            return self._made(
                said if said.endswith(base) else f"{said}{base}", base or said, None, attribute, "label.attribute.noun"
            )
        outcome = self._made(f"{said}{base}", base or said, None, attribute, "label.before.outcome")
        return replace(outcome, borrowed=True)

    def _before_noun(self, noun: Phrase) -> Label:
        text, row = noun.text, self._row()
        if text in _DIMENSIONS and self._unit.kind == "measure":
            thing = self._before.head if self._before else ""
            return self._made(f"{thing}{_DIMENSIONS[text]}", thing or text, None, noun, "label.before.dimension")
        if text in AVERAGES:
            base = self._left_out.base()
            return self._made(f"{text}{base}", base, None, noun, "label.before.average")
        if self._unit.name in PEOPLE and self._count.after is not None and self._sums_up(noun):
            return self._predicate(self._count.after)
        if self._verb is None and self._part_of(text):
            base = self._whole.head if self._whole else self._left_out.same_unit()
            same = (
                not base
                or text.endswith(base)
                or (self._left_out.known(text) and self._left_out.head(text)[-2:] == base[-2:])
            )
            full = text if same else f"{text}{base}"
            return replace(self._made(full, base or text, None, noun, "label.before.restored"), borrowed=True)
        if self._unit.name == "户" and self._count.after is not None and not self._left_out.suits(text):
            return self._predicate(self._count.after)  # 邻村已有134户入了合作社: the noun is where they live
        takes = self._verb is not None and (len(text) <= 3 or (row is not None and row.role in _GIVES))
        if self._verb is not None and _AGENT.search(text):
            base = self._left_out.base()
            return self._made(f"{self._verb.text}{text}{base}", base, self._verb, noun, "label.before.recipient")
        carried = self._carried() if self._verb is None and len(text) <= _SHORT else ""
        verb = self._verb.text if self._verb is not None and takes else carried
        return self._made(f"{verb}{text}", self._left_out.head(text), self._verb, noun, "label.before")

    def _sums_up(self, noun: Phrase) -> bool:
        """Whether the figure is the sum of a list of people who do something: 委员和部门代表共90人参加."""
        between = self._count.clause.tokens[noun.last : self._count.index]
        return any(token.text in ("共", "共计", "等", "一行") for token in between)

    def _part_of(self, noun: str) -> bool:
        """Whether the noun only names a class of what the whole or the figure before counts."""
        if self._whole is not None:
            return True
        same = bool(self._history) and self._history[-1][0].unit is self._unit
        if self._unit.name in PEOPLE and noun[-1:] in PERSONS:
            return False  # 副主席5人、秘书长1人
        return same and not self._left_out.known(noun) and self._history[-1][0].sentence is self._figure.sentence

    def _carried(self) -> str:
        """The verb of a list that its next member shares: 开展视察15次、调研22次, but 走访企业15次、调研22次."""
        listed = self._count.low > 0 and self._page.text[self._figure.left] == "、"
        action = self._before.action if self._before else None
        if not listed or not action:
            return ""
        light = action in self._page.verbs and self._page.verbs[action].role == "hold"
        first = self._count.before.tokens[0] if self._count.before else None
        return action if light or first is None or first.verb is None else ""

    def _verb_alone(self, verb: Phrase) -> Label:
        topic, row = self._count.topic, self._row()
        if len(verb.text) > 2 and self._left_out.known(verb.text) and (row is None or not row.counts):
            return self._made(verb.text, self._left_out.head(verb.text), verb, verb, "label.verb.object")
        if topic is not None and not _AGENT.search(topic.text) and not self._acts_on(topic, row):
            head = self._left_out.head(topic.text)
            if topic.last == verb.first and self._count.index == verb.last:
                # 经济建设63件: the act belongs to the noun
                return self._made(f"{topic.text}{verb.text}", head, verb, topic, "label.topic")
            return self._made(f"{verb.text}{topic.text}", head, verb, topic, "label.topic")
        base = self._left_out.base(row)
        # 其中省领导领办督办48件: the agent distinguishes the part from the whole
        giver = topic.text if topic is not None and self._whole is not None else self._giver(verb)
        return replace(self._made(f"{giver}{verb.text}{base}", base, verb, verb, "label.before.omitted"), borrowed=True)

    def _acts_on(self, topic: Phrase, row: Verb | None) -> bool:
        """Whether the words before the verb are the agent, and not what is counted: 委员提交35件."""
        people = topic.head.noun is not None and topic.head.noun.topic in (
            "member",
            "personnel",
            "organisation",
            "coverage",
        )
        return people and self._unit.name not in PEOPLE

    def _giver(self, verb: Phrase) -> str:
        """The body that adopted what was sent, which distinguishes the figures: 省政协采用58条."""
        body = self._count.body
        return body.text if body is not None and verb.text in RECIPIENTS else ""

    def _action(self) -> Label:
        count, verb = self._count, self._verb
        if verb is not None and verb.text in RECIPIENTS and count.before is None and count.behind is None:
            return self._verb_alone(verb)
        if (
            verb is not None
            and count.before is None
            and count.behind is None
            and len(verb.text) > 2
            and self._left_out.known(verb.text)
        ):
            return self._made(verb.text, self._left_out.head(verb.text), verb, verb, "label.verb.object")
        if count.behind is not None and (verb or not count.before):
            noun = count.behind.text
            if count.before is not None:
                noun = count.before.text + noun
            acted = verb.text if verb else self._carried()
            if not acted and count.after is not None and len(noun) <= _SHORT:
                acted = count.after.text
            return self._made(
                f"{acted}{noun}", self._left_out.head(noun), verb or acted, count.behind, "label.after.action"
            )
        agent = verb is None and count.before is not None and _AGENT.search(count.before.text)
        if count.before is not None and not agent:
            acted = verb.text if verb else self._carried()
            return self._made(
                f"{acted}{count.before.text}",
                self._left_out.head(count.before.text),
                verb or acted or None,
                count.before,
                "label.before.action",
            )
        if count.participle is not None:
            return self._attributed(count.participle)
        if verb is None and (act := last_act(count.clause, count.index + 1)):
            return self._made(act.text, act.text, act.text, act, "label.predicate.action")
        row = self._row()
        light = verb is None or len(verb.text) == 1 or (row is not None and row.role == "hold")
        noun = self._object_of_act(verb) or (self._left_out.same_unit() if light else "")
        acted = verb.text if verb else self._carried()
        return self._made(f"{acted}{noun}" or self._unit.name, noun or acted, verb, verb, "label.verb.action")

    def _object_of_act(self, verb: Phrase | None) -> str:
        """The repeated activity, if it is before the verb: “界别服务日”已办23期; 这样的学习，已开展了70余次."""
        count = self._count
        if count.topic is not None and not _AGENT.search(count.topic.text):
            return count.topic.text
        low = verb.first if verb else count.index
        names = [token for token in count.clause.tokens[:low] if token.tag == NAME]
        if names:
            return str(names[-1].item.inner)
        if count.low == 0 and (noun := earlier_noun(self._count.clause)):
            return noun.text.rpartition("的")[2]
        if self._history and verb is None:
            return self._before.head if self._before else ""
        row = self._row()
        return self._left_out.told_of() if row is not None and row.role == "hold" else ""

    def _money(self) -> Label:
        count, verb = self._count, self._verb
        if (paid := payment_label(self._page, count, self._before)) is not None:
            return paid
        of = count.index + 1 < len(count.clause.tokens) and count.clause.tokens[count.index + 1].text == "的"
        plain = count.behind is not None and (of or is_nominal(count.behind.tokens[0]))
        noun = (count.behind if of else None) or count.before or (count.behind if plain else None)
        if count.behind is not None and of and verb is not None and count.before is None:
            return self._made(f"{verb.text}{count.behind.text}金额", "项目金额", verb, noun, "label.measure.verb")
        if noun is not None:
            text = noun.text
            row = self._row()
            takes = verb is not None and (len(text) <= _SHORT or (row is not None and row.role in _GIVES))
            return self._made(
                f"{verb.text if verb and takes else ''}{text}", self._left_out.head(text), verb, noun, "label.money"
            )
        if count.participle is not None and count.participle.text not in ALL_BUT:
            return self._made(f"{count.participle.text}资金", "资金", None, count.participle, "label.money.attribute")
        if verb is None and count.after is not None:
            verb = count.after
        if verb is None:
            earlier = earlier_noun(self._count.clause) if count.low == 0 else None
            text = earlier.text if earlier else self._before.head if self._before else ""
            return self._made(text, text, None, None, "label.money.bare")
        topic = count.topic
        if topic is not None and not self._acts_on(topic, self._row()) and not _AGENT.search(topic.text):
            return self._made(f"{topic.text}{verb.text}", topic.text, verb, topic, "label.money.topic")
        fund = "" if verb.text.endswith(_MONEY) else "款" if verb.text.endswith("捐") else "资金"
        return self._made(f"{verb.text}{fund}", "资金", verb, verb, "label.money.verb")

    def _of_noun_unit(self) -> Label:
        """A unit that is itself the noun: 13个县 gives 县, 8市 gives 市."""
        count, name = self._count, self._unit.name
        if count.behind is not None:
            return self._made(
                f"{name}{count.behind.text}", f"{name}{count.behind.text}", None, count.behind, "label.after.noun"
            )
        verb = self._verb.text if self._verb else ""
        return self._made(f"{verb}{name}", name, self._verb, self._verb, "label.before.noun")

    def _bare(self) -> Label:
        count = self._count
        if self._listed():
            like = self._history[-1][1]
            return replace(like, rule="label.list", acted=None, borrowed=True)
        after = count.after or denied_act(count.clause, count.index + 1) or main_act(count)
        if after is not None:
            return self._predicate(after)
        if self._whole is not None and (said := stated_of(count)) is not None:
            return self._stated(said)
        if count.body is not None:
            base = self._left_out.base()
            return self._made(f"{count.body.text}{base}", base, None, None, "label.body")
        noun = earlier_noun(self._count.clause) if count.low == 0 else None
        if noun is not None:
            text = noun.text
            if self._part_of(text):
                base = self._whole.head if self._whole else self._left_out.same_unit()
                text = text if text.endswith(base) else f"{text}{base}"
            return self._made(text, self._left_out.head(noun.text), None, noun, "label.earlier")
        base = self._left_out.base()
        return replace(self._made(base, base, None, None, "label.before.omitted"), borrowed=True)

    def _stated(self, said: Phrase) -> Label:
        """What the clause states about a part: 其中9个常年锁门, 有41个是贫困户."""
        base, text = self._left_out.base(), said.text.replace("了", "")
        return self._made(text if text.endswith(base) else f"{text}{base}", base or text, None, said, "label.stated")

    def _listed(self) -> bool:
        between = self._page.text[self._figure.left : self._figure.quantity.start]
        return bool(self._history) and between.strip() in ("、", "和", "及", "与")

    def _predicate(self, after: Phrase) -> Label:
        acted = self._said(after)
        if self._unit.kind == "person_time":
            return self._made(acted, acted, after, after, "label.predicate.action")
        if self._unit.name in PEOPLE:
            told = (
                self._before.head
                if self._before and self._before.relation == "level" and self._history[-1][0].unit.name in PEOPLE
                else ""
            )
            told = told or (self._whole.head if self._whole else "") or "人员"
            return self._made(
                f"{acted}{told}", acted if told == "人员" else told, after, after, "label.predicate.people"
            )
        base = self._left_out.base()
        return self._made(f"{acted}{base}", base or acted, after, after, "label.predicate")


def _filled(slot: Phrase | None, read: Callable[[Phrase], Label]) -> Label | None:
    return read(slot) if slot is not None else None


TEMPLATES: Table[Template, Label] = Table(
    "label",
    Step("label.action", "an act: 开展12次专题调研", lambda t: t._action() if t._unit.kind == "action" else None),
    Step("label.money", "a sum: 投入3160万元", lambda t: t._money() if t._unit.dimension == "money" else None),
    Step(
        "label.unit", "a unit that is a noun: 13个县", lambda t: t._of_noun_unit() if t._unit.kind == "noun" else None
    ),
    Step("label.party", "a group on its way: 调研组一行16人", lambda t: t._party()),
    Step("label.became", "the result for those counted: 7件被定为重点提案", lambda t: t._became()),
    Step("label.after", "the noun after the figure: 8名志愿者", lambda t: _filled(t._count.behind, t._behind)),
    Step("label.attribute", "an attribute: 列入计划的12件", lambda t: _filled(t._count.participle, t._attributed)),
    Step("label.before", "the noun before it: 立案提案869件", lambda t: _filled(t._count.before, t._before_noun)),
    Step("label.verb", "the verb alone: 立案150件", lambda t: _filled(t._verb, t._verb_alone)),
    Step("label.bare", "no noun and no verb: 企业12家、8家", lambda t: t._bare()),
)
