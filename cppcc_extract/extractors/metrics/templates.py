"""The label of a figure as a template over the slots of its count, by the steps of `TEMPLATES`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.left_out import PEOPLE, PERSONS
from cppcc_extract.extractors.metrics.money_labels import money_label
from cppcc_extract.extractors.metrics.slots import AGENT, GIVES, SHORT, Slots
from cppcc_extract.parse.beyond import (
    denied_act,
    earlier_noun,
    last_act,
    last_noun,
    main_act,
    next_noun,
    stated_of,
    statement,
    suffered_act,
)
from cppcc_extract.parse.counts import noun_before
from cppcc_extract.parse.phrase import Phrase, is_nominal, is_predicate
from cppcc_extract.parse.word_classes import ALL_BUT, AVERAGES, COPULAS, GROUPS, RECIPIENTS
from cppcc_extract.parse.words import NAME
from cppcc_extract.steps import Step, Table

_GENERIC = ("方面", "环节", "领域", "层面", "维度", "专题", "类别", "类", "大类")
_WITHIN = ("界", "组", "团", "队", "班", "机关", "办", "委", "站", "界别")
_GROUPED = ("组", "团", "队", "班")
_AS = ("为", "任", "担任", "当选为")
_MEASURES = {"area": "面积", "length": "长度", "money": "金额", "mass": "重量"}
_DIMENSIONS = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度", "大": "面积"}
_BECOMES = re.compile(r"(?:定|列|评|选|推荐|确认|遴选|整理|办)(?:为|成|作)$")
_OBJECT = 6


class Template(Slots):
    """The label of one figure by the steps below."""

    def _behind(self, noun: Phrase) -> Label:
        count, text = self.count, noun.text
        if text[:1] in _DIMENSIONS and text[1:2] == "的" and self.unit.kind == "measure":
            # 3公里长的水渠
            thing = text[2:]
            return self.made(
                f"{thing}{_DIMENSIONS[text[0]]}", self.left_out.head(thing), None, noun, "label.after.measured"
            )
        if text.startswith(_GENERIC) and (inner := next_noun(count)):
            text = inner + text
        if text in GROUPS:
            return self.made(f"{self.left_out.activity()}{text}", text, None, noun, "label.after.group")
        if count.clause.tokens[count.index + 1].text == "的" and self.unit.kind == "measure":
            return self.made(
                f"{text}{_MEASURES.get(self.unit.dimension, '')}",
                self.left_out.head(text),
                None,
                noun,
                "label.after.measured",
            )
        if count.participle is not None and 2 <= len(count.participle.text) <= 8:
            return self.made(
                f"{count.participle.text}{text}", self.left_out.head(text), None, noun, "label.after.attribute"
            )
        if count.before is not None and self._within(count.before):
            text = f"{count.before.text}{text}"
            return self.made(text, self.left_out.head(text), None, noun, "label.after.within")
        row = self.row() if count.before is None else None
        if self.verb is not None and row is not None and row.role in GIVES and len(text) <= 12:
            return self.made(f"{self.verb.text}{text}", self.left_out.head(text), self.verb, noun, "label.after.verb")
        located = any(token.text == "在" for token in count.clause.tokens[count.low : count.index])
        suffered = suffered_act(count.clause, noun.last)
        after = suffered or count.after or denied_act(count.clause, noun.last)
        short = len(text) < SHORT or text.endswith("政协委员") or (suffered is not None and len(text) <= _OBJECT)
        if after is not None and short and not located and not (self.verb and count.before is None):
            return self.made(
                f"{self._said(after)}{text}", self.left_out.head(text), after, noun, "label.after.predicate"
            )
        return self.made(text, self.left_out.head(text), self.verb, noun, "label.after")

    def _within(self, group: Phrase) -> bool:
        """Whether the noun right before a figure is the group that its people belong to: 农牧界11名委员."""
        touches = self.unit.name in PEOPLE and self.verb is None and group.last == self.count.index
        return touches and len(group.text) <= SHORT and group.text.endswith(_WITHIN)

    def _said(self, after: Phrase) -> str:
        """A predicate with the noun that ends it, if that is short: 写进文件, 获表扬."""
        noun = last_noun(self.count.clause, after.last, _OBJECT)
        if not noun and (said := statement(after)) is not None:
            return said.text.replace("了", "")
        return after.text + noun

    def _party(self) -> Label | None:
        """Those who go with a group or its leader: 调研组一行16人."""
        count = self.count
        if self.unit.name not in PEOPLE or not count.index or count.clause.tokens[count.index - 1].text != "一行":
            return None
        group = noun_before(count.clause, count.index - 1, count.low)
        if group is not None and group.text.endswith(_GROUPED):
            return self.made(f"{group.text}成员", "人员", None, group, "label.party")
        return None if count.after is not None else self.made("一行人员", "人员", None, None, "label.party")

    def _same(self) -> Label | None:
        """A second measure of the same people: 接待乡亲21批460余人, 贫困户87户231人."""
        if not self.history or (self.unit.name not in PEOPLE and self.unit.kind != "person_time"):
            return None
        before, label = self.history[-1]
        if before.quantity.end != self.figure.quantity.start or self.count.behind is not None or not label.text:
            return None
        text = label.text if self.unit.kind == "person_time" or before.unit.name != "户" else f"{label.text}人口"
        return replace(label, text=text, rule="label.same", acted=None, borrowed=True)

    def _became(self) -> Label | None:
        """7件被定为重点提案, 增补9人为委员: the label is what those counted became."""
        after, place = self.count.after, self.count.index + 1
        tokens = self.count.clause.tokens
        if self.count.behind is None and place < len(tokens) and tokens[place].text in _AS:
            became = last_noun(self.count.clause, place + 1)
            verb = self.verb.tokens[-1].text if self.verb else ""
            return (
                self.made(f"{verb}{became}", self.left_out.head(became), self.verb, None, "label.became")
                if became
                else None
            )
        if after is None or self.count.behind is not None or not _BECOMES.search(after.text):
            return None
        end = after.last
        while end < len(tokens) and (is_nominal(tokens[end]) or tokens[end].tag == "m"):
            end += 1
        noun = Phrase(self.count.clause, after.last, end)
        return self.made(noun.text, self.left_out.head(noun.text), None, noun, "label.became") if noun else None

    def _attributed(self, attribute: Phrase) -> Label:
        base = self.left_out.base()
        said = attribute.text
        if is_nominal(attribute.head) and not any(is_predicate(token) for token in attribute.tokens):
            return self.made(
                said if said.endswith(base) else f"{said}{base}", base or said, None, attribute, "label.attribute.noun"
            )
        whole = said[-2:] == base[-2:]  # 市委书记批示的6次, of 领导批示
        outcome = self.made(said if whole else f"{said}{base}", base or said, None, attribute, "label.before.outcome")
        return replace(outcome, borrowed=True)

    def _before_noun(self, noun: Phrase) -> Label:
        text, row = noun.text, self.row()
        if text in _DIMENSIONS and self.unit.kind == "measure":
            thing = self.before.head if self.before else ""
            return self.made(f"{thing}{_DIMENSIONS[text]}", thing or text, None, noun, "label.before.dimension")
        if text in AVERAGES:
            base = self.left_out.base()
            return self.made(f"{text}{base}", base, None, noun, "label.before.average")
        if self.unit.name in PEOPLE and self.count.after is not None and self._sums_up(noun):
            return self._predicate(self.count.after)
        if self.verb is None and self._part_of(text):
            base = self.whole.head if self.whole else self.left_out.same_unit()
            same = (
                not base
                or text.endswith(base)
                or (self.left_out.known(text) and self.left_out.head(text)[-2:] == base[-2:])
            )
            full = text if same else f"{text}{base}"
            return replace(self.made(full, base or text, None, noun, "label.before.restored"), borrowed=True)
        if self.unit.name == "户" and self.count.after is not None and not self.left_out.suits(text):
            return self._predicate(self.count.after)  # 邻村已有134户入了合作社: the noun is where they live
        takes = self.verb is not None and (len(text) <= 3 or (row is not None and row.role in GIVES))
        if self.verb is not None and AGENT.search(text):
            base = self.left_out.base()
            return self.made(f"{self.verb.text}{text}{base}", base, self.verb, noun, "label.before.recipient")
        carried = self._carried() if self.verb is None and len(text) <= SHORT else ""
        verb = self.verb.text if self.verb is not None and takes else carried
        return self.made(f"{verb}{text}", self.left_out.head(text), self.verb, noun, "label.before")

    def _sums_up(self, noun: Phrase) -> bool:
        """Whether the figure is the sum of a list of people who do something: 委员和部门代表共90人参加."""
        between = self.count.clause.tokens[noun.last : self.count.index]
        return any(token.text in ("共", "共计", "等", "一行") for token in between)

    def _part_of(self, noun: str) -> bool:
        """Whether the noun only names a class of what the whole or the figure before counts."""
        if self.whole is not None:
            return True
        same = bool(self.history) and self.history[-1][0].unit is self.unit
        if self.unit.name in PEOPLE and noun[-1:] in PERSONS:
            return False  # 副主席5人、秘书长1人
        return same and not self.left_out.known(noun) and self.history[-1][0].sentence is self.figure.sentence

    def _carried(self) -> str:
        """The verb of a list that its next member shares: 开展视察15次、调研22次, but 走访企业15次、调研22次."""
        listed = self.count.low > 0 and self.page.text[self.figure.left] == "、"
        action = self.before.action if self.before else None
        if not listed or not action:
            return ""
        light = action in self.page.verbs and self.page.verbs[action].role == "hold"
        first = self.count.before.tokens[0] if self.count.before else None
        return action if light or first is None or first.verb is None else ""

    def _verb_alone(self, verb: Phrase) -> Label:
        topic, row = self.count.topic, self.row()
        if len(verb.text) > 2 and self.left_out.known(verb.text) and (row is None or not row.counts):
            return self.made(verb.text, self.left_out.head(verb.text), verb, verb, "label.verb.object")
        if topic is not None and not AGENT.search(topic.text) and not self.acts_on(topic, row):
            head = self.left_out.head(topic.text)
            if topic.last == verb.first and self.count.index == verb.last:
                # 经济建设63件: the act belongs to the noun
                return self.made(f"{topic.text}{verb.text}", head, verb, topic, "label.topic")
            return self.made(f"{verb.text}{topic.text}", head, verb, topic, "label.topic")
        base = self.left_out.base(row)
        if not base and self.count.low == 0 and (noun := earlier_noun(self.count.clause)):
            base = noun.text.rpartition("的")[2]
        # 其中省领导领办督办48件: the agent distinguishes the part from the whole
        giver = topic.text if topic is not None and self.whole is not None else self._giver(verb)
        return replace(self.made(f"{giver}{verb.text}{base}", base, verb, verb, "label.before.omitted"), borrowed=True)

    def _giver(self, verb: Phrase) -> str:
        """The body that adopted what was sent, which distinguishes the figures: 省政协采用58条."""
        body = self.count.body
        return body.text if body is not None and verb.text in RECIPIENTS else ""

    def _action(self) -> Label:
        count, verb = self.count, self.verb
        if verb is not None and verb.text in RECIPIENTS and count.before is None and count.behind is None:
            return self._verb_alone(verb)
        if (
            verb is not None
            and count.before is None
            and count.behind is None
            and len(verb.text) > 2
            and self.left_out.known(verb.text)
        ):
            return self.made(verb.text, self.left_out.head(verb.text), verb, verb, "label.verb.object")
        if count.behind is not None and (verb or not count.before):
            noun = count.behind.text
            if count.before is not None:
                noun = count.before.text + noun
            acted = verb.text if verb else self._carried()
            if not acted and count.after is not None and len(noun) <= SHORT:
                acted = count.after.text
            return self.made(
                f"{acted}{noun}", self.left_out.head(noun), verb or acted, count.behind, "label.after.action"
            )
        agent = verb is None and count.before is not None and AGENT.search(count.before.text)
        if count.before is not None and not agent:
            acted = verb.text if verb else self._carried()
            return self.made(
                f"{acted}{count.before.text}",
                self.left_out.head(count.before.text),
                verb or acted or None,
                count.before,
                "label.before.action",
            )
        if count.participle is not None and count.participle.text not in ALL_BUT:
            return self._attributed(count.participle)
        if verb is None and (act := last_act(count.clause, count.index + 1)):
            return self.made(act.text, act.text, act.text, act, "label.predicate.action")
        if self.whole is not None and verb is None and (said := stated_of(count)) is not None:
            return self._stated(said)
        row = self.row()
        light = verb is None or len(verb.text) == 1 or (row is not None and row.role == "hold")
        noun = self._object_of_act(verb) or (self.left_out.same_unit() if light else "")
        acted = verb.text if verb else self._carried() or self._other()
        return self.made(f"{acted}{noun}" or self.unit.name, noun or acted, verb, verb, "label.verb.action")

    def _object_of_act(self, verb: Phrase | None) -> str:
        """The repeated activity, if it is before the verb: “界别服务日”已办23期; 这样的学习，已开展了70余次."""
        count = self.count
        if count.topic is not None and not AGENT.search(count.topic.text):
            return count.topic.text
        low = verb.first if verb else count.index
        names = [token for token in count.clause.tokens[:low] if token.tag == NAME]
        if names:
            return str(names[-1].item.inner)
        if count.low == 0 and (noun := earlier_noun(self.count.clause)):
            return noun.text.rpartition("的")[2]
        if self.history and verb is None:
            return self.before.head if self.before else ""
        row = self.row()
        return self.left_out.told_of() if row is not None and row.role == "hold" else ""

    def _of_noun_unit(self) -> Label:
        """A unit that is itself the noun: 13个县 gives 县, 8市 gives 市."""
        count, name = self.count, self.unit.name
        if count.behind is not None:
            return self.made(
                f"{name}{count.behind.text}", f"{name}{count.behind.text}", None, count.behind, "label.after.noun"
            )
        verb = self.verb.text if self.verb else ""
        return self.made(f"{verb}{name}", name, self.verb, self.verb, "label.before.noun")

    def _bare(self) -> Label:
        count = self.count
        if self._listed():
            like = self.history[-1][1]
            return replace(like, rule="label.list", acted=None, borrowed=True)
        after = count.after or denied_act(count.clause, count.index + 1) or main_act(count)
        if after is not None:
            return self._predicate(after)
        if (said := stated_of(count)) is not None:
            if self.whole is not None:
                return self._stated(said)
            if count.clause.tokens[said.first - 1].text in COPULAS:
                return self.made(said.text, self.left_out.head(said.text), None, said, "label.stated")
        if count.body is not None:
            base = self.left_out.base()
            return self.made(f"{count.body.text}{base}", base, None, None, "label.body")
        noun = earlier_noun(self.count.clause) if count.low == 0 else None
        if noun is not None:
            text = noun.text
            if self._part_of(text):
                base = self.whole.head if self.whole else self.left_out.same_unit()
                text = text if text.endswith(base) else f"{text}{base}"
            return self.made(text, self.left_out.head(noun.text), None, noun, "label.earlier")
        base = self.left_out.base()
        text = f"{self._other()}{base}"
        return replace(self.made(text, base, None, None, "label.before.omitted"), borrowed=True)

    def _other(self) -> str:
        """其他 before a figure alone, which distinguishes it: 民生类41件、其他26件."""
        count = self.count
        return (
            "其他" if any(t.text[:2] in ("其他", "其它") for t in count.clause.tokens[count.low : count.index]) else ""
        )

    def _stated(self, said: Phrase) -> Label:
        """What the clause states about a part: 其中9个常年锁门, 有41个是贫困户."""
        base, text = self.left_out.base(), said.text.replace("了", "")
        return self.made(text if text.endswith(base) else f"{text}{base}", base or text, None, said, "label.stated")

    def _listed(self) -> bool:
        between = self.page.text[self.figure.left : self.figure.quantity.start]
        return bool(self.history) and between.strip() in ("、", "和", "及", "与")

    def _predicate(self, after: Phrase) -> Label:
        acted = self._said(after)
        if self.unit.kind == "person_time":
            return self.made(acted, acted, after, after, "label.predicate.action")
        if self.unit.name in PEOPLE:
            told = (
                self.before.head
                if self.before
                and self.before.relation == "level"
                and self.history[-1][0].unit.name in PEOPLE
                and self.left_out.suits(self.before.head or "人员")
                else ""
            )
            told = told or (self.whole.head if self.whole else "") or "人员"
            return self.made(
                f"{acted}{told}", acted if told == "人员" else told, after, after, "label.predicate.people"
            )
        base = self.left_out.base()
        return self.made(f"{acted}{base}", base or acted, after, after, "label.predicate")


def _filled(slot: Phrase | None, read: Callable[[Phrase], Label]) -> Label | None:
    return read(slot) if slot is not None else None


TEMPLATES: Table[Template, Label] = Table(
    "label",
    Step("label.same", "a second measure of the same: 接待乡亲21批460余人", lambda t: t._same()),
    Step("label.action", "an act: 开展12次专题调研", lambda t: t._action() if t.unit.kind == "action" else None),
    Step("label.money", "a sum: 投入3160万元", lambda t: money_label(t) if t.unit.dimension == "money" else None),
    Step("label.unit", "a unit that is a noun: 13个县", lambda t: t._of_noun_unit() if t.unit.kind == "noun" else None),
    Step("label.party", "a group on its way: 调研组一行16人", lambda t: t._party()),
    Step("label.became", "the result for those counted: 7件被定为重点提案", lambda t: t._became()),
    Step("label.after", "the noun after the figure: 8名志愿者", lambda t: _filled(t.count.behind, t._behind)),
    Step("label.attribute", "an attribute: 列入计划的12件", lambda t: _filled(t.count.participle, t._attributed)),
    Step("label.before", "the noun before it: 立案提案869件", lambda t: _filled(t.count.before, t._before_noun)),
    Step("label.verb", "the verb alone: 立案150件", lambda t: _filled(t.verb, t._verb_alone)),
    Step("label.bare", "no noun and no verb: 企业12家、8家", lambda t: t._bare()),
)
