"""What holds for every record of every text."""

from __future__ import annotations

import re
from bisect import bisect_left

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cppcc_extract import parse_article
from cppcc_extract.models import Article
from tests.samples import Sample, all_records, load_samples, load_unseen

QUIET = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
NOISE = st.sampled_from(
    ["\n", " ", "　", "(xiàn)", "，", "。", "（", "”", "\x00", "\u200b", "１", "百", "余", "政协", "協", "2022年"]
)
CLAUSES = [
    "今年以来，朔州市政协立案提案214件，办结率98.5%。",
    "阳泉市政协组织委员开展视察30余次，走访企业近80家。",
    "大同市政协举办培训班12期，培训委员540余人次。",
    "长治市政协收到社情民意信息1200多条，其中采用300条。",
]


def check_places(text: str, article: Article) -> None:
    for record in all_records(article):
        assert text[record.span.start : record.span.end] == record.text
        assert 0 <= record.span.start < record.span.end <= len(text)
        assert record.sentence.start <= record.span.start
        assert record.span.end <= record.sentence.end
        for evidence in record.evidence.values():
            assert 0 <= evidence.span.start <= evidence.span.end <= len(text)
        for mention in getattr(record, "mentions", ()):
            assert text[mention.span.start : mention.span.end] == mention.text
        for name in ("period", "date"):
            time = getattr(record, name, None)
            if time:
                assert text[time.span.start : time.span.end] == time.text


def values(article: Article) -> list[tuple[object, ...]]:
    return [(m.value, m.value_max, m.unit, m.bound, m.period and m.period.edtf) for m in article.metrics]


@pytest.mark.parametrize("text", [*load_samples(), *load_unseen("train"), *load_unseen("train_more")], ids=str)
def test_what_a_record_refers_to_is_there(text: Sample) -> None:
    article = text.read()
    names = {None, *(organisation.name for organisation in article.organisations)}
    records = all_records(article)
    ids = [record.id for record in records]
    assert len(ids) == len(set(ids))
    assert {getattr(record, "organisation", None) for record in records} <= names
    assert {organisation.parent for organisation in article.organisations} <= names
    assert {metric.part_of for metric in article.metrics} <= {None, *ids}


def test_every_record_stands_where_it_says(sample: Sample) -> None:
    check_places(sample.text, sample.read())


@QUIET
@given(st.data())
def test_records_of_a_damaged_text_stand_where_they_say(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([sample.text[:1500] for sample in load_samples()]))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(NOISE) + text[start + data.draw(st.integers(0, 3)) :]
    check_places(text, parse_article(text))


@QUIET
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_gives_an_article(text: str) -> None:
    check_places(text, parse_article(text))


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("noise", ["\n", "(xié)"], ids=["line break", "gloss"])
def test_noise_inside_a_clause_changes_no_value(clause: str, noise: str) -> None:
    opening = "在省委的领导下，各级委员紧扣中心任务，立足本职岗位，主动深入基层一线，广泛听取各界群众的意见，"
    plain = parse_article(opening + clause, published="2023-08-11")
    assert plain.metrics
    for at in range(1, len(clause)):
        before, after = clause[at - 1], clause[at]
        # a gloss follows a Han character; lines are broken between two of them
        if not ("一" <= before <= "鿿" and (noise != "\n" or "一" <= after <= "鿿")):
            continue
        text = opening + clause[:at] + noise + clause[at:]
        article = parse_article(text, published="2023-08-11")
        check_places(text, article)
        assert values(article) == values(plain), text


@pytest.mark.parametrize("gap", [" ", "　"])
def test_spaces_around_figures_change_no_record(sample: Sample, gap: str) -> None:
    if any(line.startswith("|") or "  " in line for line in sample.text.split("\n")):
        return
    wide = re.sub(r"(?<=[一-鿿])(?=\d)|(?<=[一-鿿]\d\d)(?=[一-鿿])", gap, sample.text)
    plain, spaced = sample.read(), parse_article(wide, published=sample.gold["given_published"])
    assert values(spaced) == values(plain)
    assert [(m.label, m.organisation) for m in spaced.metrics] == [(m.label, m.organisation) for m in plain.metrics]


@pytest.mark.parametrize("measure", [24, 36])
def test_hard_wrapped_lines_change_no_record(sample: Sample, measure: int) -> None:
    if any(line and len(line) % measure == 0 for line in sample.text.split("\n")):
        return  # whether a paragraph ends with its full last line cannot be told
    wrapped = "\n".join(
        line[at : at + measure] for line in sample.text.split("\n") for at in range(0, max(len(line), 1), measure)
    )
    plain, broken = sample.read(), parse_article(wrapped, published=sample.gold["given_published"])
    assert values(broken) == values(plain)


def test_traditional_and_simplified_versions_have_the_same_values(sample: Sample) -> None:
    from opencc import OpenCC

    if sample.gold["script"] != "hans":
        return
    published = sample.gold["given_published"]
    traditional = OpenCC("s2t").convert(sample.text)
    # the way back differs from the original where one traditional character has two simplified readings
    simplified = OpenCC("t2s").convert(traditional)
    one, other = parse_article(simplified, published=published), parse_article(traditional, published=published)
    assert (one.script, other.script) == ("hans", "hant")
    assert values(one) == values(other)
    assert [m.label for m in one.metrics] == [m.label for m in other.metrics]
    if len(traditional) == len(simplified):
        assert [m.span for m in one.metrics] == [m.span for m in other.metrics]


def test_records_come_in_the_order_of_the_text(sample: Sample) -> None:
    article = sample.read()
    for records in (article.metrics, article.events):
        starts = [record.span.start for record in records]
        assert starts == sorted(starts)
    ends = [metric.span.end for metric in article.metrics]
    starts = [metric.span.start for metric in article.metrics]
    assert all(bisect_left(starts, end) >= n + 1 for n, end in enumerate(ends)), "two figures overlap"
