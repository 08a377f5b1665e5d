"""The vocabulary of indicators: closed, stable, with examples that assert, and shown in docs/indicators.md.

`python -m tests.lexicon.test_indicators` writes the page anew.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from cppcc_extract import Lexicon, LexiconError, parse_article
from cppcc_extract.commands.lexicon import check_files
from cppcc_extract.lexicon.lexicon import read_tables
from cppcc_extract.lexicon.schema import Indicator
from tests.samples import ROOT

PAGE = ROOT / "docs/indicators.md"
ROWS = Lexicon.default().rows("indicators", Indicator)
HEAD = """# Indicators

`metric.indicator` is one of these ids, or null if none fits. It is assigned from the words of the count, not from
the label. [How to compare](compare.md) shows what figures are compared by, [Teach it a word](teach_words.md#indicators)
how to add an indicator. This page is generated from the table.

Ids are stable: one may be added, none changes its meaning. A rate names the two counts that it relates.
"""
IDS = """
activity.held attendance.due attendance.present consultation.biweekly consultation.counterpart
consultation.grassroots consultation.held consultation.online consultation.sector consultation.special
consultation.standing consultation.topics donation.amount exchange.events funds.won history.articles history.volumes
honour.given honour.received inspection.held institution.adopted instruction.received investment.amount
investment.projects meeting.chair meeting.party meeting.plenary meeting.standing member.added member.attendance_rate
member.groups member.left member.minority member.nonparty member.participation member.party member.sectors
member.standing member.total member.women opinion.adopted opinion.adopted.national opinion.adopted.prefecture
opinion.adopted.province opinion.instructed opinion.received opinion.submitted outreach.articles outreach.audience
outreach.lectures outreach.views platform.consultations platform.halls platform.stations platform.workrooms
proposal.answer_rate proposal.answered proposal.assigned proposal.clues proposal.contact_rate proposal.excellent
proposal.filed proposal.filing_rate proposal.handlers proposal.key proposal.led proposal.merged proposal.planned
proposal.public proposal.received proposal.resolution_rate proposal.resolved proposal.satisfaction_rate
proposal.total proposal.transferred proposal.unfiled proposal.withdrawn report.submitted research.groups
research.reports research.topics research.trips service.activities service.cases_solved service.deeds
service.households_helped service.people service.problems_collected speech.plenary study.reading study.sessions
suggestion.adopted suggestion.adoption_rate suggestion.documents suggestion.made supervision.held
supervision.problems supervision.supervisors supervision.units training.people training.sessions visit.firms
visit.households visit.members visit.places visit.received
""".split()  # noqa: SIM905


def page() -> str:
    """The page, a table for each field of work."""
    parts = [HEAD]
    for field, rows in groupby(sorted(ROWS, key=lambda row: row.surface), key=lambda row: row.surface.split(".")[0]):
        parts.append(f"\n## {field}\n\n| id | 名称 | counts | not | examples |\n|---|---|---|---|---|\n")
        for row in rows:
            counts = f"{row.en}. {row.definition}" + (f" Of {' and '.join(row.rate_of)}." if row.rate_of else "")
            examples = "；".join(example.text.replace("\n", " ／ ") for example in row.examples)
            parts.append(f"| `{row.surface}` | {row.zh} | {counts} | {row.not_this} | {examples} |\n")
    return "".join(parts)


def test_the_vocabulary_is_closed_and_stable() -> None:
    assert sorted(row.surface for row in ROWS) == IDS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.surface)
def test_each_has_three_phrasings_and_two_that_are_confused_with_it(row: Indicator) -> None:
    assert len({example.text for example in row.examples}) >= 3
    assert len(set(row.not_examples)) >= 2
    assert all((row.zh, row.en, row.definition, row.not_this, row.families, row.when))


def test_a_rate_is_of_two_counts_that_there_are() -> None:
    of = {id for row in ROWS if row.rate_of is not None for id in row.rate_of}
    assert of
    assert of <= set(IDS)


def test_no_two_are_called_alike() -> None:
    assert len({row.zh for row in ROWS}) == len({row.en for row in ROWS}) == len(ROWS)


def test_the_page_shows_the_vocabulary() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.lexicon.test_indicators"


MINE = (
    'indicators = [{ surface = "tea.tables", zh = "茶桌", en = "Tea tables", definition = "Tea tables.", '
    'not_this = "talks", families = ["things"], topic = "platform", '
    'when = [{ nouns = ["茶桌"] }], examples = ["摆出茶桌12张"] }]\n'
    'counted_nouns = [{ surface = "民情夜话", topic = "consultation", indicator = "consultation.grassroots" }]\n'
)


def test_indicators_and_nouns_of_ones_own() -> None:
    lexicon = Lexicon.default().with_tables(read_tables(MINE, "mine.toml"))
    article = parse_article("大同市政协摆出茶桌12张，开展民情夜话9场，立案提案90件。", lexicon=lexicon)
    assert [metric.indicator for metric in article.metrics] == [
        "tea.tables",
        "consultation.grassroots",
        "proposal.filed",
    ]


@pytest.mark.parametrize(
    ("id", "said"), [("Proposal.filed", "surface"), ("filed", "surface"), ("proposal.filed.by.me.too", "surface")]
)
def test_an_id_that_is_none_is_refused(id: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        read_tables(MINE.replace("tea.tables", id), "mine.toml")


@pytest.mark.parametrize(
    ("right", "wrong", "entry"),
    [
        ('indicator = "consultation.grassroots"', 'indicator = "consultation.night"', "2: counted_nouns '民情夜话'"),
        ('topic = "platform"', 'topic = "platform", rate_of = ["tea.cups", "proposal.filed"]', "1: indicators"),
    ],
)
def test_an_indicator_that_does_not_exist_is_refused(tmp_path: Path, right: str, wrong: str, entry: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"mine\.toml:{entry}.*no indicator is called.*lexicon list indicators"):
        Lexicon.default().extended(path)
    assert any("no indicator is called" in problem for problem in check_files([path])[1])


def test_a_noun_may_name_an_indicator_of_a_table_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(MINE.split("\n")[0], encoding="utf-8")
    noun = 'counted_nouns = [{ surface = "茶摊", topic = "platform", indicator = "tea.tables" }]'
    (tmp_path / "b.toml").write_text(noun, encoding="utf-8")
    lexicon = Lexicon.default().extended(tmp_path / "a.toml", tmp_path / "b.toml")
    article = parse_article("大同市政协摆出茶摊12个。", lexicon=lexicon)
    assert [metric.indicator for metric in article.metrics] == ["tea.tables"]


def test_a_field_of_work_has_few_topics() -> None:
    for field, rows in groupby(sorted(ROWS, key=lambda row: row.surface), key=lambda row: row.surface.split(".")[0]):
        assert len({row.topic for row in rows}) <= 3, field


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
