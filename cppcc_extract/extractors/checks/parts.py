"""Parts against their whole, in counts and in shares.

Parts that sum to the whole agree. Parts of less are only an error if the text says that they are all (其余,
分为三类, 中共 and 非中共), parts of more only if nothing can be in two of them (…类, …方面): women, new members and
members of minorities may well be more than all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from cppcc_extract.extractors.checks.arithmetic import SIGNS, exact, last_digit, operand, plain, rounded, shown
from cppcc_extract.extractors.checks.page import RATIOS, WINDOW, Finding, Page, Told, alike
from cppcc_extract.models import Metric, Verdict

_FEWEST = 3
# a list that falls short by less than this much of the whole may have lost a figure
_NEARLY = Fraction(1, 10)
_OPENS = re.compile(r"其中|按[^，。；]{1,10}(?:分|看|划分)|从[^，。；]{1,10}(?:看|来看|分)")
_REST = re.compile(r"其余|余下|剩余|剩下|其他|其它")
_CLASS = re.compile(r"(类|方面|领域|界别)(?:的|提案|建议|信息|委员|各|共|有|为|达|占|约)*$")
_CLASSES = re.compile(r"分为|分成|划分为|包括|包含|涵盖|由")
_NUMBERS = ("类", "种", "方面", "部分", "类型", "大类", "个方面")
_OPPOSITE = re.compile(r"非|未|没有|不")
_PAIRS = (("男", "女"), ("新任", "连任"), ("新任", "留任"), ("新提名", "继续提名"), ("新当选", "连任"))
_AND_SO_ON = re.compile(r"等")
_RECEIVED = re.compile(r"收到|提交|征集|提出|收集")
_OUTCOMES = re.compile(r"立案|并案|合并|撤案|撤回|退回|转为?|参考|不予|并入")
_EACH = re.compile(r"(?P<names>[^，；：、][^，；：]*)各(?:自|有|为)?$")
_JOINS = re.compile(r"以及|[、和及与]")


def check_parts(page: Page) -> Iterator[Finding]:
    """The lists of parts of each whole."""
    # two figures of one size are one whole stated twice
    parts: dict[tuple[Fraction, str], list[tuple[Told, Told]]] = {}
    for told in page.figures:
        whole = page.by_id.get(told.metric.part_of or "")
        if whole is not None and told.level and whole.level and _plain(whole.metric) and _summable(told, whole):
            parts.setdefault((_value(whole), whole.metric.unit), []).append((told, whole))
    for group in parts.values():
        yield from _lists(page, group)
    yield from _dealt_with(page)
    yield from _too_large(page)


def check_shares_of_all(page: Page, tested: set[int]) -> Iterator[Finding]:
    """Lists of shares that should sum to 100%; `tested` are those with a count beside them."""
    for (listed, *_), run in groupby(
        page.figures,
        key=lambda told: (told.nth not in tested and _listed_share(told), told.sentence, told.metric.part_of),
    ):
        if listed:
            yield from _shares(page, list(run))


def _lists(page: Page, group: Sequence[tuple[Told, Told]]) -> Iterator[Finding]:
    """The parts of a whole, list by list: a list ends with its paragraph, and when another one is opened."""
    run: list[Told] = []
    of = group[0][1]
    for part, whole in group:
        if run and (run[-1].block != part.block or _OPENS.search(page.between(run[-1], part))):
            yield from _list(page, of, run)
            run = []
        if run and part.depth > run[0].depth:
            # 集体提案90件（党派提案64件、界别提案26件）: these are parts of a part
            continue
        run.append(part)
        of = whole
    yield from _list(page, of, run)


def _list(page: Page, whole: Told, run: Sequence[Told]) -> Iterator[Finding]:
    """The lists that sum to the whole; if none does, the list of each sentence.

    A list may begin with the run, after another list, with a sentence, and after a semicolon.
    """
    if len(run) < 2 or not _exact(run):
        return
    times = [_times(page, part) for part in run]
    size, total, found = _value(whole), Fraction(0), False
    begun = {total: 0}
    for n, part in enumerate(run):
        if n and (part.sentence != run[n - 1].sentence or "；" in page.between(run[n - 1], part)):
            begun[total] = n
        total += _value(part) * times[n]
        first = begun.get(total - size, n)
        if first < n:
            yield _finding(page, whole, run[first : n + 1], "agrees", "check.parts.sum")
            begun, found = {total: n + 1}, True
    if not found and max(times) == 1:
        for _, parts in groupby(run, key=lambda part: part.sentence):
            yield from _unequal(page, whole, list(parts))


def _unequal(page: Page, whole: Told, run: Sequence[Told]) -> Iterator[Finding]:
    """The finding for a list of parts that does not sum to its whole."""
    if len(run) < 2:
        return
    total, size = sum(map(_value, run), Fraction(0)), _value(whole)
    meant = _other_whole(page, whole, run, total)
    if meant is not None:
        yield _finding(page, meant, run, "agrees", "check.parts.sum")
        return
    if not _one_list(page, whole, run):
        return
    complete = _complete(page, whole, run)
    near = abs(total - size) * 2 <= size
    open_end = bool(_AND_SO_ON.match(page.behind(run[-1])))
    if total > size:
        sure = near and (complete or _disjoint(page, run))
        yield _finding(page, whole, run, "disagrees" if sure else "cannot tell", "check.parts.over")
    elif complete and not open_end:
        yield _finding(page, whole, run, "disagrees" if near else "cannot tell", "check.parts.short")
    elif len(run) >= _FEWEST and size - total <= _NEARLY * size and not open_end:
        yield _finding(page, whole, run, "cannot tell", "check.parts.short")


def _one_list(page: Page, whole: Told, run: Sequence[Told]) -> bool:
    """Whether the parts are in one sentence close to their whole, with like marks and only shares between them."""
    if run[0].sentence - whole.sentence > 1 or _nested(page, whole, run[0]):
        return False
    if any(not told.ratio for one, other in pairwise(run) for told in page.figures[one.nth + 1 : other.nth]):
        return False
    return len({"；" in page.between(one, other) for one, other in pairwise(run)}) == 1


def _nested(page: Page, whole: Told, first: Told) -> bool:
    """Whether a list within a list may have parts of either: 提案100件，其中民生类62件，其中教育类20件，其他类38件."""
    if whole.metric.part_of is not None and whole.sentence == first.sentence:
        return True
    if "其中" not in page.lead(first):
        return False
    before = next((told for told in page.before(first) if not told.ratio), None)
    return before is not None and before.sentence == first.sentence and before.metric.part_of == first.metric.part_of


def _times(page: Page, part: Told) -> int:
    """How many parts the figure counts: two in 医卫界、科技界各1名."""
    found = _EACH.search(page.lead(part))
    return 1 + len(_JOINS.findall(found["names"])) if found else 1


def _dealt_with(page: Page) -> Iterator[Finding]:
    """What became of all that was received: 收到提案320件，立案261件，并案22件，不予立案37件."""
    received: Told | None = None
    run: list[Told] = []
    for told in page.figures:
        if told.ratio or told.metric.part_of is not None:
            continue
        if received is not None and _outcome(page, told, received):
            run.append(told)
            continue
        yield from _outcomes(page, received, run)
        received, run = told if _received(told) else None, []
    yield from _outcomes(page, received, run)


def _outcomes(page: Page, received: Told | None, run: Sequence[Told]) -> Iterator[Finding]:
    if received is not None and len(run) > 1 and sum(map(_value, run)) == _value(received):
        yield _finding(page, received, run, "agrees", "check.parts.outcomes")


def _received(told: Told) -> bool:
    return told.level and _plain(told.metric) and bool(_RECEIVED.search(told.metric.label))


def _outcome(page: Page, told: Told, received: Told) -> bool:
    metric = told.metric
    if not told.level or not _plain(metric) or metric.unit != received.metric.unit:
        return False
    near = told.block == received.block and told.sentence - received.sentence <= 2
    return near and _value(told) < _value(received) and bool(_OUTCOMES.search(f"{page.lead(told)}{metric.label}"))


def _too_large(page: Page) -> Iterator[Finding]:
    """A part that is larger than every count of its kind in the paragraph: 立案86件，其中委员提案860件."""
    for whole, part in pairwise(page.figures):
        if part.sentence != whole.sentence or part.ratio or part.metric.part_of is not None:
            continue
        if not (part.level and whole.level and _plain(part.metric) and _plain(whole.metric)):
            continue
        if part.metric.unit != whole.metric.unit or not re.match(r"，?（?其中", page.lead(part)):
            continue
        earlier = [told for told in page.before(part) if told.metric.unit == part.metric.unit]
        if len(part.metric.label) < 2 or part.metric.label[-2:] != whole.metric.label[-2:]:
            continue
        if all(_value(told) < _value(part) for told in earlier):
            arithmetic = f"{operand(part.metric)} > {operand(whole.metric)}"
            yield Finding("parts", "check.parts.larger", part, (("whole", whole),), arithmetic, "disagrees")


def _other_whole(page: Page, whole: Told, run: Sequence[Told], total: Fraction) -> Told | None:
    """Another figure close before the list, or right after it, that its parts sum to."""
    close = page.figures[max(0, run[0].nth - WINDOW) : run[0].nth] + page.figures[run[-1].nth + 1 : run[-1].nth + 3]
    for told in reversed(close):
        if told.nth > run[-1].nth and told.metric.part_of is not None:
            continue
        if told.nth == whole.nth or not told.level or not _plain(told.metric) or not _summable(told, whole):
            continue
        if _value(told) == total:
            return told
    return None


def _complete(page: Page, whole: Told, run: Sequence[Told]) -> bool:
    """Whether the text says that the parts are all: a rest, the number of classes, a thing and its opposite."""
    if _REST.search(page.lead(run[-1])):
        return True
    for told in page.figures[max(whole.nth + 1, run[0].nth - WINDOW) : run[0].nth]:
        if told.metric.unit in _NUMBERS and _value(told) == len(run) and _CLASSES.search(page.lead(told)):
            return True
    return len(run) == 2 and _opposite(*(page.lead(part) for part in run))


def _opposite(first: str, second: str) -> bool:
    one, other = (re.sub(r"^.*其中|[，、；：（(和及\s]|的|共|有|为", "", lead) for lead in (first, second))
    if any(a in one and b in other and one.replace(a, b) == other for a, b in (*_PAIRS, *(p[::-1] for p in _PAIRS))):
        return True
    denied = [bool(_OPPOSITE.match(lead)) for lead in (one, other)]
    return denied[0] != denied[1] and _OPPOSITE.sub("", one, count=1) == _OPPOSITE.sub("", other, count=1)


def _disjoint(page: Page, run: Sequence[Told]) -> bool:
    """Whether no thing is counted in two of the parts: all are classes of one division."""
    words = {found[1] if (found := _CLASS.search(page.lead(part))) else "" for part in run}
    return len(words) == 1 and "" not in words


def _finding(page: Page, whole: Told, run: Sequence[Told], verdict: Verdict, rule: str) -> Finding:
    metrics = [part.metric for part in run]
    same = all(metric.unit == whole.metric.unit for metric in metrics)
    total = sum((_value(part) for part in run), Fraction(0))
    sign = "=" if verdict == "agrees" else f"= {plain(total)} {SIGNS[verdict]}"
    numbers = [operand(part.metric) if same else plain(_value(part)) for part in run]
    times = [f"{n} × " if (n := _times(page, part)) > 1 else "" for part in run]
    terms = " + ".join(map("".join, zip(times, numbers, strict=True)))
    size = operand(whole.metric) if same else plain(_value(whole))
    others = tuple((f"part_{n}", part) for n, part in enumerate(run, 1))
    return Finding("parts", rule, whole, others, f"{terms} {sign} {size}", verdict)


def _listed_share(told: Told) -> bool:
    metric = told.metric
    return told.level and metric.unit == "%" and metric.bound == "exact" and metric.label.endswith("占比")


def _shares(page: Page, run: Sequence[Told]) -> Iterator[Finding]:
    if len(run) < 2 or len({told.metric.label for told in run}) < len(run):
        return
    total = sum((_value(told) for told in run), Fraction(0))
    room = sum((last_digit(told.metric) for told in run if rounded(told.metric)), Fraction(0)) / 2
    pair = len(run) == 2 and _opposite(*(page.lead(told).partition("占")[0] for told in run))
    if len(run) < _FEWEST and not pair:
        return
    verdict: Verdict = "agrees" if abs(total - 100) <= room else "disagrees"
    nested = any("其中" in page.between(one, other) for one, other in pairwise(run))
    told = pair or (_disjoint(page, run) if total > 100 else bool(_REST.search(page.lead(run[-1]))))
    if verdict == "disagrees" and (nested or not told):
        return
    places = max(len(str(told.metric.value).partition(".")[2]) for told in run)
    terms = " + ".join(operand(told.metric) for told in run)
    sign = "=" if total == 100 else f"= {shown(total, places)}% {SIGNS[verdict]}"
    arithmetic = f"{terms} {sign} 100%"
    others = tuple((f"part_{n}", told) for n, told in enumerate(run[1:], 2))
    yield Finding("parts", "check.parts.shares", run[0], others, arithmetic, verdict)


def _plain(metric: Metric) -> bool:
    return metric.bound == "exact" and metric.value_max is None and metric.unit not in RATIOS


def _summable(part: Told, whole: Told) -> bool:
    """Whether the part can be summed with others to the whole: of its unit, or of one that has the same base."""
    base = whole.metric.base_unit
    return not part.ratio and (alike(part.metric, whole.metric) or (base is not None and part.metric.base_unit == base))


def _exact(run: Sequence[Told]) -> bool:
    return all(_plain(part.metric) for part in run)


def _worth(metric: Metric) -> Fraction:
    return exact(metric.value if metric.base_value is None else metric.base_value)


def _value(told: Told) -> Fraction:
    return _worth(told.metric)
