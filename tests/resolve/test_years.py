"""The year of a page that came out long after what it reports."""

from __future__ import annotations

import pytest

from cppcc_extract.clean.document import clean_document
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.years import current_year

BODY = "【概况】　全年召开常委会议5次，编印简报9期，委员提出的建议大多得到采纳。"


@pytest.mark.parametrize(
    ("head", "body", "year"),
    [
        ("清河地情网 > 综合年鉴 > 2003卷 > 政治", BODY, 2002),
        ("首页 >> 地情资料 >> 清河年鉴（2010） >> 党派群团", BODY, 2009),
        ("首页 > 清河年鉴2012 > 政协", f"{BODY}2012年3月，县政协换届。", 2012),
        ("首页 > 清河年鉴2012 > 政协", f"{BODY}2011年3月，县政协换届。", 2011),
        # an address of an old volume in the running text, and a shelf of several years, tell nothing
        ("清河地情网 > 政协动态", f"{BODY}委员向学校捐赠《清河年鉴（2003）》60册。", 2019),
        ("清河地情网 > 年鉴1998—2010", BODY, 2019),
    ],
)
def test_a_yearbook_tells_of_the_year_before_its_volume(head: str, body: str, year: int) -> None:
    page = f"{head}\n\n人民政协\n\n录入时间：2019-07-08　　浏览次数：412\n\n{body}\n"
    assert current_year(clean_document(page, Lexicon.default())) == year
