"""Labels of sums of money that a verb takes, or that are a price: 卖了48万元, 每台42万元."""

from __future__ import annotations

from cppcc_extract.extractors.metrics.figures import Page
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.lexicon.schema import Payment
from cppcc_extract.parse.beyond import earlier_noun
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.phrase import Phrase
from cppcc_extract.parse.prices import price_before, skip_light, thing_before

_LONGEST_THING = 10


def payment_label(page: Page, count: Count, before: Label | None) -> Label | None:
    """The label of a sum by its verb, or by what it is the price of; None for other sums."""
    clause, index = count.clause, count.index
    paid, end = _paid(page, clause, index)
    price = price_before(clause, end)
    if paid is None and price.each:
        paid, end = _paid(page, clause, price.first)  # 赔下来一亩才280元
    if paid is None and not price.each:
        return None
    first = min(end, price.first)
    named = count.before if paid is None else None
    thing = thing_before(clause, first)
    if paid is None and named is None and thing is None:
        thing = earlier_noun(clause) if first == 0 else None
    text = thing.text if thing is not None and len(thing.text) <= _LONGEST_THING else ""
    name = (price.each and paid.price) or paid.sum if paid is not None else named.text if named else ""
    if name == "收入" and end and clause.tokens[end - 1].text == "多":
        name = "增收"  # 每月多挣900元
    if paid is None and not text and not name:
        if count.verb is not None or count.behind is not None:
            return None
        name = "金额" if _of_people(price.each) else "价格"
    said = f"{price.each}{text}" if not name else f"{text}{price.each}{name}"
    place = _place(clause, first, index)
    return Label(said, text or name, None, *place, "label.payment")


def _of_people(each: str) -> bool:
    """Whether a sum is paid for people or for a time, and not for a thing: 每人每月."""
    return each.endswith(("人", "户", "名", "位", "月", "年", "天", "日"))


def _paid(page: Page, clause: Clause, end: int) -> tuple[Payment | None, int]:
    """The verb of payment that ends at `end`, and its place."""
    tokens, at = clause.tokens, skip_light(clause, end) - 1
    if at < 0:
        return None, end
    word = tokens[at].text
    reached = f"{word}到" if at + 1 < end and tokens[at + 1].text == "到" else word  # 涨到
    row = page.payments.get(reached) or page.payments.get(word) or page.payments.get(word.rstrip("了出"))
    return (row, at) if row is not None else (None, end)


def _place(clause: Clause, first: int, last: int) -> tuple[int, int]:
    return Phrase(clause, first, last).start, Phrase(clause, first, last).end
