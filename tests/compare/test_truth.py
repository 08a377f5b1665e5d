"""Two hundred articles of twenty committees with known figures: the panel is the truth, and the lies are found."""

from __future__ import annotations

import random
from functools import cache
from typing import NamedTuple

from cppcc_extract import Article, panel, parse_article, reconcile

COMMITTEES = (
    "大同市", "阳泉市", "长治市", "晋城市", "朔州市", "晋中市", "运城市", "忻州市",
    "临汾市", "吕梁市", "灵丘县", "浑源县", "左云县", "平遥县", "洪洞县", "孝义市",
    "汾阳市", "介休市", "高平市", "霍州市",
)  # fmt: skip
YEARS = (2021, 2022, 2023)
# for each indicator the ways in which it is put, twelve frames of a sentence together
PHRASINGS = {
    "proposal.received": ("收到提案{}件", "共收到提案{}件", "征集提案{}件"),
    "proposal.filed": ("立案提案{}件", "审查立案{}件", "提案立案{}件"),
    "meeting.standing": ("召开常委会会议{}次", "举行常委会议{}次"),
    "consultation.held": ("开展协商活动{}次", "组织协商议政活动{}场次"),
    "research.reports": ("形成调研报告{}篇", "撰写调研报告{}份"),
    "suggestion.made": ("提出意见建议{}条", "形成意见建议{}条"),
    "training.sessions": ("举办培训班{}期", "举办委员培训班{}期"),
    "visit.firms": ("走访企业{}家", "走访民营企业{}家"),
}
LEADS = ("{year}年，{name}政协", "{year}年，", "回顾{year}年，{name}政协", "{name}政协{year}年")
JOINTS = ("，", "；", "。全年", "，")


class Cell(NamedTuple):
    committee: str
    year: int
    indicator: str


def truths(chance: random.Random) -> dict[Cell, int]:
    """What each committee did each year; what is filed is no more than what was received."""
    found: dict[Cell, int] = {}
    for committee in COMMITTEES:
        for year in YEARS:
            received = chance.randint(120, 900)
            found[Cell(committee, year, "proposal.received")] = received
            found[Cell(committee, year, "proposal.filed")] = received - chance.randint(5, 60)
            for indicator in list(PHRASINGS)[2:]:
                found[Cell(committee, year, indicator)] = chance.randint(4, 400)
    return found


def told(figures: dict[Cell, int], lead: str, chance: random.Random) -> str:
    """The figures in one paragraph, put in varied ways."""
    clauses = [chance.choice(PHRASINGS[cell.indicator]).format(value) for cell, value in figures.items()]
    joint = chance.choice(JOINTS)
    return f"{lead}{joint.join(clauses)}。"


@cache
def world() -> tuple[list[Article], dict[Cell, int], set[Cell]]:
    """The articles, the truth, and the cells of which an article states another number."""
    chance = random.Random(20240501)
    truth = truths(chance)
    lies = set(chance.sample(sorted(truth), 15))
    articles = []

    def add(committee: str, title: str, text: str, published: str) -> None:
        articles.append(parse_article(f"{committee}政协{title}\n\n{text}", published=published))

    for committee in COMMITTEES:
        for year in YEARS:
            mine = {cell: value for cell, value in truth.items() if cell[:2] == (committee, year)}
            lead = chance.choice(LEADS).format(year=year, name=committee)
            add(committee, f"{year}年工作综述", told(mine, lead, chance), f"{year + 1}-01-15")
            part = dict(list({cell: max(1, value * 2 // 3) for cell, value in mine.items()}.items())[:4])
            add(committee, "履职盘点", told(part, f"截至{year}年8月底，{committee}政协", chance), f"{year}-09-10")
            again = {cell: value + 7 if cell in lies else value for cell, value in mine.items()}
            add(committee, "工作回眸", told(again, f"{year}年，{committee}政协", chance), f"{year + 1}-02-20")
        last = {cell: value for cell, value in truth.items() if cell[:2] == (committee, YEARS[-1])}
        add(committee, "工作报告", told(last, f"{YEARS[-1]}年，{committee}政协", chance), f"{YEARS[-1] + 1}-01-20")
    return articles, truth, lies


def test_the_panel_is_the_truth() -> None:
    articles, truth, lies = world()
    assert len(articles) == 200
    frame = panel(articles)
    rows = {
        Cell(row.organisation.removesuffix("政协"), int(row.period), row.indicator): (row.value, row.covers)
        for row in frame.itertuples()
    }
    expected = {cell: (value + 7 * (cell in lies), "year") for cell, value in truth.items()}
    assert {cell: rows.get(cell) for cell, wanted in expected.items() if rows.get(cell) != wanted} == {}
    assert set(rows) == set(expected)


def test_every_contradiction_is_found_and_no_other() -> None:
    articles, _, lies = world()
    found = reconcile(articles)
    differing = {
        Cell(each.organisation.removesuffix("政协"), int((each.statements[0].period or "")[:4]), each.indicator)
        for each in found
        if each.verdict == "differs"
    }
    assert differing == lies
    assert {each.verdict for each in found} == {"agrees", "differs", "updated"}
