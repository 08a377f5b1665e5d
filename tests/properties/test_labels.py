"""What holds for the label of every figure: it could stand as the head of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cppcc_extract import Lexicon, parse_article
from cppcc_extract.lexicon.schema import CountedNoun, Payment
from cppcc_extract.models import Metric
from cppcc_extract.parse.words import QUANTITY
from cppcc_extract.pipeline import read_text
from tests.samples import Sample, load_samples, load_unseen

LITTER = re.compile(
    r"(?<![A-Za-z])\s|\s(?![A-Za-z])"
    r"|[。！？；：\uFFFD●■◆★▲▼▪•◎※├└┃|*#①-⑳❶-❿\U0001F000-\U0001FAFF\u2600-\u27BF]"
)
PAIRS = ("（）", "()", "“”", "《》", "‘’", "【】", "「」", "『』")
QUOTES = re.compile(r"[“”‘’《》「」『』]")
# Words that a label has of its own: what a share, a change or a measure is called, and a noun that is not written
# Words that a label has and its text may not: how a share or a sum is measured, and what stands for a noun left out
SUMS = {name for row in Lexicon.default().rows("payments", Payment) for name in (row.sum, row.price) if name}
MEASURES = [
    "占比",
    "比例",
    "率",
    "增加",
    "提高",
    "增长",
    "下降",
    "减少",
    "长度",
    "面积",
    "金额",
    "资金",
    "捐款",
    "人员",
    "成员",
    "提案",
    "信息",
    "专报",
    "项目",
    "得分",
    "字数",
    "每斤",
    "每户",
    "每人",
]
ADDED = re.compile(f"(?:{'|'.join(sorted({*SUMS, *MEASURES}, key=len, reverse=True))})$")
READ = [*load_samples(), *load_unseen("train")]
CLAUSES = st.sampled_from(
    [
        "满意率97.3%（比上一年高1.1个百分点）",
        "走访企业82家（次）",
        "“委员讲堂”开讲7期",
        "（含平时提案5件）",
        "① 收到提案128件",
        "📌 捐赠图书300册",
        "编印《清河文史》3辑，约96万字",
        "其中12座由委员捐建",
        "收到社情民意信息1430条",
        "协商室由210个增加到333个",
        "有的说（“不满意的5件，全部重办”",
        "开展视察30余次",
        "，占三成多；",
        "\n● 办复率100%\n",
        "| 提案 | 12 |",
        "。",
        "，",
        "；",
        "\n\n",
        "，其中",
        "（",
        "”",
        "】",
    ]
)


def check_marks(metric: Metric) -> None:
    assert not LITTER.search(metric.label), metric.label
    assert all(metric.label.count(a) == metric.label.count(b) for a, b in PAIRS), metric.label


@pytest.mark.parametrize("text", READ, ids=str)
def test_labels_hold_words_only(text: Sample) -> None:
    for metric in text.read().metrics:
        check_marks(metric)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(CLAUSES, min_size=1, max_size=14).map("".join))
def test_labels_of_any_page_hold_words_only(text: str) -> None:
    for metric in parse_article(f"大同市政协工作综述\n\n2023年，大同市政协{text}。").metrics:
        check_marks(metric)


def words_of(text: str) -> set[str]:
    """The words, names and units of a text, names without their quotes and verbs without their aspect."""
    reading = read_text(text, Lexicon.default())
    tokens = [t for n in range(len(reading.document.sentences)) for c in reading.parse.clauses(n) for t in c.tokens]
    units = {token.item.unit.name for token in tokens if token.tag == QUANTITY}
    said = {QUOTES.sub("", token.text).rstrip("了") for token in tokens}
    # 发现问题 is one verb, whose object is a word
    objects = {row.surface for row in Lexicon.default().rows("counted_nouns", CountedNoun)}
    return (units | said | {word[at:] for word in said for at in range(len(word)) if word[at:] in objects}) - {""}


def forms(label: str) -> Iterator[str]:
    """The label as far as the text may have it: whole, and without one added word after another."""
    while label:
        yield label
        bare = ADDED.sub("", label)
        label = bare if bare != label else ""


@pytest.mark.parametrize("text", READ, ids=str)
def test_labels_end_where_a_word_ends(text: Sample) -> None:
    words = words_of(text.text)
    for label in {QUOTES.sub("", metric.label) for metric in text.read().metrics} - {""}:
        ends = {said[at:] for said in forms(label) for at in range(len(said))}
        assert ends & words or SUMS.intersection(forms(label)), label
