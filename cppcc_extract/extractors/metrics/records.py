"""The records of kind `Metric`: every figure with its label, owner and period."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal

from cppcc_extract.extractors.metrics.comparables import Comparables
from cppcc_extract.extractors.metrics.figures import Figure, Page, figures_of
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.metrics.labels import read_label
from cppcc_extract.extractors.metrics.phrases import column_head
from cppcc_extract.extractors.metrics.shares import LONGEST_LIST, pair_of
from cppcc_extract.extractors.metrics.sums import find_sums
from cppcc_extract.extractors.metrics.tables import TableMetrics
from cppcc_extract.extractors.metrics.topic_reader import TopicReader
from cppcc_extract.extractors.metrics.topics import Sign
from cppcc_extract.extractors.metrics.wholes import Whole, Wholes
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import QuantityMention
from cppcc_extract.find.numerals import tidy
from cppcc_extract.models import Metric, Status
from cppcc_extract.parse.moods import PLAN_SAYS
from cppcc_extract.steps import Trace
from cppcc_extract.text.document import STATED, Sentence, Zone

# 将 and 计划 state a plan before future acts; not in 将236名委员编入, 年初计划的12场, 协商计划12项
_ACT = (
    "再|新|继续|重点|进一步|组织|开展|举[办行]|召开|推[动进]|实施|完成|安排|选派|开设|打造|建|办|添|投入|于|走访|视察|调研|协商|培训"
    "|邀请|围绕|对|出台|深入|全面|努力|着力|达到|超过|增加|扩大|提高"
)
_PLANNED = re.compile(
    rf"力争|打算|拟(?!定)|(?:将|计划)(?=(?:在|今年|明年|年内|全年)?(?:{_ACT}))|下一步|争取(?:年|在|明|再|到)|重点抓好|{PLAN_SAYS}"
)
_DONE = re.compile(r"现已|目前已|已经|(?<=[，；])已(?!有)")
_REQUIRED = re.compile(r"要求|规定(?=[，：每各])|必须|应当|须(?!知)|每名[^，。]{0,8}(?:至少|不少于)|至少要")
# 志愿服务时长460小时
_LASTING = re.compile(r"时长(?:已|共|累计|合计|总计|达到?|为|有|[：: ]){0,3}$")
# 50亩以上的大户, 5000元以下的案子; but 5000元以上的资金
_THRESHOLD = re.compile(r"以[上下内]的(?!(?:[^，。；]{0,4}(?:资金|投[资入]|[捐善货贷]款|经费|面积|收入)))")
_REPEATED = re.compile(r"每(?:季度|半年|两月|两个月|月|年|周|天|日|逢|隔)[^，。；]{0,14}$")


def extract_metrics(reading: Reading) -> list[Metric]:
    """The metrics of one document, in order, with ids `m1`, `m2`, ….

    Paragraphs, items, rows and captions are read, and headings that end with their figure (今年收到提案30件). A
    duration, a figure inside a quoted name, the rhetorical 一 and rates of recurrence (每季度1次) are not metrics.
    """
    document = reading.document
    page = Page(document.text, reading.lexicon, reading.parse)
    topics = TopicReader(reading, page)
    quantities = [q for q in reading.mentions.quantities if _counts(q, document.text)]
    starts = [q.start for q in quantities]
    metrics: list[Metric] = []
    told = _Told(page, find_sums(document.text, quantities), reading.trace)
    comparables = Comparables(reading, page)
    tables = TableMetrics(reading)
    for sentence in document.sentences:
        if tables.holds(sentence.block):
            metrics += tables.take(sentence.block, len(metrics) + 1)
            continue
        zone = document.blocks[sentence.block].zone
        if zone not in STATED and zone is not Zone.HEADING:
            continue
        inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not inside or (zone is Zone.HEADING and not _states(document.text, sentence, inside[-1])):
            continue
        moods = _Moods(document.text, sentence)
        figures = figures_of(page, sentence, inside)
        for n, figure in enumerate(figures):
            label, whole = told.read(figure, figures[n + 1 : n + LONGEST_LIST])
            topic = topics.read(figure, label, whole.number if whole else None)
            mood = moods.at(figure.quantity.start)
            told.ids.append(f"m{len(metrics) + 1}")
            part_of = told.part_of(whole)
            compared = comparables.of(figure, label, topic[1].topic, told.ids[-1], part_of)
            metrics.append(_metric(reading, figure, label, topic, mood, told.ids[-1], part_of, whole, compared))
    return metrics


def _states(text: str, heading: Sentence, last: QuantityMention) -> bool:
    """Whether a heading ends with its figure; after a wide gap the figure is in a row (副主席  赵立民  3人)."""
    return last.end >= heading.end and not text.endswith("  ", heading.start, last.start)


class _Told:
    """The figures of one document as far as they are read."""

    def __init__(self, page: Page, sums: Mapping[int, tuple[int, int]], trace: Trace | None) -> None:
        self._page, self._trace = page, trace
        self._wholes = Wholes(page, sums, trace)
        self._history: list[tuple[Figure, Label]] = []
        self._parts: list[int | None] = []
        self.ids: list[str] = []

    def read(self, figure: Figure, ahead: Sequence[Figure]) -> tuple[Label, Whole | None]:
        """The label of the next figure, and its whole.

        `ahead` are the figures after it in its sentence.
        """
        paired = pair_of(self._page, figure, ahead, self._history)
        whole = self._wholes.whole(figure, ahead, self._history, self._parts, paired)
        told = self._history[whole.number][1] if whole is not None and whole.number < len(self._history) else None
        label = read_label(
            self._page,
            figure,
            self._history,
            told,
            self._history[paired][1] if paired is not None else None,
            self._trace,
        )
        whole = whole if label.relation == "level" else None
        self._history.append((figure, label))
        self._parts.append(whole.number if whole else None)
        return label, whole

    def part_of(self, whole: Whole | None) -> str | None:
        """The id of a whole; a later one has the number that it will get."""
        if whole is None:
            return None
        ahead = whole.number - len(self.ids) + 1
        return self.ids[whole.number] if ahead <= 0 else f"m{int(self.ids[-1][1:]) + ahead}"


def _counts(quantity: QuantityMention, text: str) -> bool:
    unit = quantity.unit
    if unit is not None and unit.surface == "岁":
        # 平均年龄49.3岁 is a figure, 年满60岁 a condition
        return text.find("年龄", max(0, quantity.start - 12), quantity.start) >= 0
    if unit is not None and unit.kind == "time":
        return _LASTING.search(text, max(0, quantity.start - 12), quantity.start) is not None
    if unit is None or unit.surface in ("级", "任", "折"):
        return False
    if unit.kind == "measure" and _THRESHOLD.match(text, quantity.end - len("以上")):
        return False
    numeral = text[quantity.number[0] : quantity.number[1]]
    if (numeral == "一" and quantity.value == 1 and unit.surface not in ("成", "倍")) or (
        len(numeral) == 1 and not numeral.isdigit() and text.startswith("“", quantity.end)
    ):
        # 两个“全覆盖”, 四个“意识”: a slogan
        return False
    if unit.dimension == "money":
        return True
    return not _REPEATED.search(text, max(0, quantity.start - 24), quantity.start)


def _metric(
    reading: Reading,
    figure: Figure,
    label: Label,
    topic: tuple[str, Sign],
    mood: tuple[Status, re.Match[str] | None],
    id: str,
    part_of: str | None,
    whole: Whole | None,
    compared: tuple[str | None, dict[str, str]],
) -> Metric:
    quantity, unit = figure.quantity, figure.unit
    (decided, told), (status, said) = topic, mood
    owner = reading.context.owner(quantity.start)
    period = reading.context.period(quantity.start)
    if label.relation == "previous" and period is not None and period.mention.start < figure.left:
        # 由298名增至312名: the time of 298 is not stated
        period = None
    named = (label.start, max(label.end, label.start), label.rule)
    evidence = {
        "label": named,
        "topic": (told.start, told.end, decided),
        **reading.owner_evidence(owner or reading.context.nobody(quantity.start)),
    }
    if period is not None:
        evidence["period"] = (period.mention.start, period.mention.end, period.rule)
    if label.action is not None:
        evidence["action"] = (*label.acted, label.rule) if label.acted else named
    if label.relation != "level":
        evidence["relation"] = named
    if said is not None:
        evidence["status"] = (*said.span(), f"status.{status}")
    if whole is not None:
        evidence["part_of"] = (whole.start, whole.end, whole.rule)
    relation: Literal["level", "change", "previous"] = label.relation  # type: ignore[assignment]
    return Metric.made(
        **reading.place(id, quantity.start, quantity.end, quantity.rule, evidence),
        value=quantity.value,
        value_max=quantity.value_max,
        unit=unit.name,
        base_value=tidy(quantity.value * unit.factor) if unit.base_unit else None,
        base_unit=unit.base_unit,
        bound=quantity.bound,
        label=column_head(label.stated),
        action=label.action,
        topic=told.topic,
        status=status,
        relation=relation,
        organisation=owner.name if owner else None,
        period=reading.time(period),
        indicator=compared[0],
        qualifiers=compared[1],
        part_of=part_of,
    )


class _Moods:
    """The places from which a sentence states plans, and from which requirements."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self._required = _REQUIRED.search(text, sentence.start, sentence.end)
        self._planned = _PLANNED.search(text, sentence.start, sentence.end)
        # 计划建成50个，现已建成18个
        done = _DONE.search(text, self._planned.end(), sentence.end) if self._planned else None
        self._done = done.start() if done else sentence.end

    def at(self, position: int) -> tuple[Status, re.Match[str] | None]:
        """The status of a figure at a position of the sentence, and the words that state it."""
        if self._required and position >= self._required.end():
            return "required", self._required
        if self._planned and self._planned.end() <= position < self._done:
            return "planned", self._planned
        return "actual", None
