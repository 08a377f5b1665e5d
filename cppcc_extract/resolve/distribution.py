"""Which figures 分别 gives to which of several subjects: 青川县政协、旺苍县政协分别建成工作室35个、28个."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from cppcc_extract.find.mentions import OrganisationMention, QuantityMention

_EACH = re.compile("分别|依次")
_Mention = TypeVar("_Mention", OrganisationMention, QuantityMention)
_JOINED = ("、", "和", "与", "及", "以及")


def figures_of_each(
    text: str, subjects: Sequence[OrganisationMention], quantities: Sequence[QuantityMention], end: int
) -> list[QuantityMention]:
    """The figures of the subjects of a clause that ends at `end`, in order; empty where they are not as many.

    `subjects` are what the clause names, of which the list at the head counts; `quantities` are all of the text, in
    order.
    """
    several = _run(text, subjects)
    each = _EACH.search(text, several[-1].end, end) if len(several) > 1 else None
    if each is None:
        return []
    first = bisect_left(quantities, each.end(), key=lambda quantity: quantity.start)
    told = _run(text, [quantity for quantity in quantities[first : first + len(several) + 1] if quantity.end <= end])
    return told if len(told) == len(several) else []


def _run(text: str, members: Sequence[_Mention]) -> list[_Mention]:
    """The members of the list that begins with the first."""
    run = list(members[:1])
    for member in members[1:]:
        if text[run[-1].end : member.start] not in _JOINED:
            break
        run.append(member)
    return run
