"""A panel: which rows there are, and which of several figures a row shows."""

from __future__ import annotations

import json

import pytest

from cppcc_extract import Article, InputError, divisions_frame, panel, parse_article

TITLE = "大同市政协工作综述\n\n"


def read(text: str, published: str, title: str = TITLE) -> Article:
    return parse_article(title + text, published=published)


def shown(articles: list[Article], **options: str) -> list[tuple[object, ...]]:
    frame = panel(articles, **options)
    return list(frame[["organisation", "indicator", "period", "covers", "value"]].itertuples(index=False, name=None))


YEAR = read("2023年，市政协收到提案578件，审查立案531件。", "2024-01-10")
OCTOBER = read("截至2023年10月底，市政协收到提案560件。", "2023-11-02")
JULY = read("截至2023年7月底，市政协收到提案500余件。", "2023-08-02")
MAY = read("2023年5月，市政协收到提案30件。", "2023-06-02")


def test_a_row_is_a_committee_an_indicator_and_a_year() -> None:
    assert shown([YEAR]) == [
        ("大同市政协", "proposal.filed", "2023", "year", 531.0),
        ("大同市政协", "proposal.received", "2023", "year", 578.0),
    ]


@pytest.mark.parametrize(
    ("articles", "covers", "value"),
    [
        ([MAY, JULY, OCTOBER, YEAR], "year", 578.0),
        ([JULY, OCTOBER, MAY], "to date", 560.0),
        ([MAY], "part", 30.0),
    ],
)
def test_a_whole_year_wins_over_a_part_and_a_later_day_of_counting_over_an_earlier(
    articles: list[Article], covers: str, value: float
) -> None:
    rows = [row for row in shown(articles) if row[1] == "proposal.received"]
    assert rows == [("大同市政协", "proposal.received", "2023", covers, value)]


def test_one_number_wins_over_a_bound_and_a_later_article_over_an_earlier() -> None:
    rough = read("2023年，市政协收到提案570余件。", "2024-03-01")
    later = read("2023年，市政协收到提案579件。", "2024-02-01")
    assert [row[4] for row in shown([rough, YEAR, later]) if row[1] == "proposal.received"] == [579.0]


def test_every_period_has_a_row_of_its_own_where_that_is_asked_for() -> None:
    periods = [row[2] for row in shown([MAY, OCTOBER, YEAR], each="period") if row[1] == "proposal.received"]
    assert periods == ["../2023-10-31", "2023", "2023-05"]


def test_a_row_tells_where_its_statements_stand_and_whether_they_disagree() -> None:
    other = read("2023年，市政协收到提案580件。", "2024-02-01")
    frame = panel([YEAR, OCTOBER, other])
    row = frame[frame["indicator"] == "proposal.received"].iloc[0]
    places = json.loads(row["places"])
    assert (row["statements"], row["articles"], row["disagree"]) == (3, 3, True)
    assert [place["text"] for place in places] == ["578件", "560件", "580件"]
    source = {YEAR.id: YEAR.text, OCTOBER.id: OCTOBER.text, other.id: other.text}
    assert all(source[place["article_id"]][place["start"] : place["end"]] == place["text"] for place in places)
    filed = frame[frame["indicator"] == "proposal.filed"].iloc[0]
    assert not filed["disagree"]


def test_figures_that_cannot_be_compared_are_counted_by_what_they_lack() -> None:
    article = read("市政协收到提案30件。2023年，市政协铺路3公里。2024年，市政协力争收到提案90件。", "2024-01-10")
    frame = panel([article])
    assert len(frame) == 0
    assert list(frame.columns) == list(panel([YEAR]).columns)
    assert sum(frame.attrs["left_out"].values()) == len(article.metrics)
    assert set(frame.attrs["left_out"]) <= {"no period", "no indicator", "not done yet", "no committee"}


def test_parts_of_a_whole_have_rows_of_their_own() -> None:
    article = read("2023年，市政协立案提案531件，其中集体提案120件、委员提案411件。", "2024-01-10")
    frame = panel([article])
    assert sorted(frame.loc[frame["part"].isna(), "value"]) == [531.0]
    assert sorted(frame.loc[frame["part"].notna(), "value"]) == [120.0, 411.0]


def test_the_codes_are_those_of_the_official_divisions() -> None:
    row = panel([YEAR]).iloc[0]
    assert (row["region"], row["region_code"], row["parent_code"], row["province_code"]) == (
        "大同市",
        "140200",
        "140000",
        "140000",
    )
    merged = panel([YEAR]).merge(divisions_frame(2023), left_on="region_code", right_on="code")
    assert set(merged["province"]) == {"山西省"}


def test_the_divisions_are_those_of_a_year() -> None:
    before, after = (set(divisions_frame(year)["name"]) for year in (2008, 2015))
    assert "襄樊市" in before - after
    assert "襄阳市" in after - before
    assert len(divisions_frame()) > len(divisions_frame(2015)) > 3000


def test_another_kind_of_row_is_refused() -> None:
    with pytest.raises(InputError, match="'year' or 'period'"):
        panel([YEAR], each="month")  # type: ignore[arg-type]
