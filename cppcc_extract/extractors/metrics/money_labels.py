"""Labels of sums of money: 投入3160万元, 资金48万元, 捐款9.4万元."""

from __future__ import annotations

from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.payments import payment_label
from cppcc_extract.extractors.metrics.slots import AGENT, GIVES, SHORT, Slots
from cppcc_extract.parse.beyond import earlier_noun
from cppcc_extract.parse.phrase import is_nominal

_MONEY = ("资金", "经费", "款", "费", "金", "捐资", "投资", "贷款", "产值", "收入")


def money_label(slots: Slots) -> Label:
    """The label of a sum: by its payment, its noun, its attribute or its verb."""
    count, verb = slots.count, slots.verb
    if (paid := payment_label(slots.page, count, slots.before)) is not None:
        return paid
    of = count.index + 1 < len(count.clause.tokens) and count.clause.tokens[count.index + 1].text == "的"
    plain = count.behind is not None and (of or is_nominal(count.behind.tokens[0]))
    noun = (count.behind if of else None) or count.before or (count.behind if plain else None)
    if count.behind is not None and of and verb is not None and count.before is None:
        return slots.made(f"{verb.text}{count.behind.text}金额", "项目金额", verb, noun, "label.measure.verb")
    if noun is not None:
        text = noun.text
        row = slots.row()
        takes = verb is not None and (len(text) <= SHORT or (row is not None and row.role in GIVES))
        return slots.made(
            f"{verb.text if verb and takes else ''}{text}", slots.left_out.head(text), verb, noun, "label.money"
        )
    if count.participle is not None:
        return slots.made(f"{count.participle.text}资金", "资金", None, count.participle, "label.money.attribute")
    if verb is None and count.after is not None:
        verb = count.after
    worth = any(token.text == "价值" for token in count.clause.tokens[count.low : count.index])
    if verb is None and worth and slots.before is not None:
        return slots.made(f"{slots.before.text}价值", slots.before.head, None, None, "label.money.worth")
    if verb is None:
        earlier = earlier_noun(slots.count.clause) if count.low == 0 else None
        text = earlier.text if earlier else slots.before.head if slots.before else ""
        return slots.made(text, text, None, None, "label.money.bare")
    topic = count.topic
    if topic is not None and not slots.acts_on(topic, slots.row()) and not AGENT.search(topic.text):
        return slots.made(f"{topic.text}{verb.text}", topic.text, verb, topic, "label.money.topic")
    told = next((label for before, label in reversed(slots.history) if before.unit.dimension == "money"), None)
    if told is not None and told.action == verb.text and told.text.startswith(verb.text):
        return slots.made(told.text, told.head, verb, verb, "label.money.verb")
    fund = "" if verb.text.endswith(_MONEY) else "款" if verb.text.endswith("捐") else "资金"
    return slots.made(f"{verb.text}{fund}", "资金", verb, verb, "label.money.verb")
