"""What holds for the times of every text, seen from every day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cppcc_extract.clean.document import clean_document
from cppcc_extract.find.times import find_times
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.resolve.context import ResolvedTime
from cppcc_extract.resolve.edtf import bounds
from cppcc_extract.resolve.times import resolve_times

QUIET = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
EDTF = re.compile(r"(?:\.\.|(?:\d{4}|X{4})(?:-\d\d(?:-\d\d)?)?)(?:/(?:\.\.|(?:\d{4}|X{4})(?:-\d\d(?:-\d\d)?)?))?")
PIECES = st.sampled_from(
    re.split(
        " ",
        "2023年 今年 去年 大前年 明年 上年 次年 癸卯年 民国 康熙 三年 元年 08年 2021、 本月 上月 当月 12月 二月 十二月 "
        "7、8两月 月 29日 31日 30 18、 五号 廿三 正月 初八 上旬 下旬 底 末 初 年 上半年 前三季度 上一季度 季度 前 头 "
        "最后 两个月 第三个月 至 到 — - / . 、 和 以来 起 前 截至 自 之间 期间 昨晚 9时 今日 明日 次日 当天 "
        "五年来 本届以来 "
        "九十年代 上世纪 5.1 节前 2023.1 2018/1/10 0 1 9999年 1800年 （星期一） ， 。 \n",
    )
)
DAYS = st.one_of(
    st.none(),
    st.dates(),
    st.sampled_from(
        [date.min, date.max, date(2024, 2, 29), date.min + timedelta(days=40), date.max - timedelta(days=40)]
    ),
)


def read(text: str, day: date | None) -> list[ResolvedTime]:
    lexicon = Lexicon.default()
    document = clean_document(text, lexicon, published=day.isoformat() if day else None)
    return resolve_times(document, find_times(document.text, lexicon), lexicon)


@QUIET
@given(st.lists(PIECES, max_size=9).map("".join), DAYS)
def test_any_time_from_any_day_has_a_value_of_the_calendar_or_none(text: str, day: date | None) -> None:
    times = read(text, day)
    assert all(a.mention.end <= b.mention.start for a, b in pairwise(times))
    for time in times:
        if time.edtf is not None:
            assert EDTF.fullmatch(time.edtf), time
            first, last = bounds(time.edtf)
            assert first is None or last is None or first <= last, time


@QUIET
@given(st.text(alphabet="〇一二三四五六七八九十廿年月日号底初旬至到、—0123456789.-/", max_size=24), DAYS)
def test_digits_and_marks_in_any_order_raise_nothing(text: str, day: date | None) -> None:
    for time in read(text, day):
        assert time.edtf is None or EDTF.fullmatch(time.edtf), time


def test_a_list_without_an_end_takes_linear_time() -> None:
    def taken(text: str) -> float:
        begun = perf_counter()
        find_times(text, Lexicon.default())
        return perf_counter() - begun

    for piece in ("1、", "18日、", "三月、", "2023年、"):
        short = min(taken(piece * 2_000) for _ in range(3))
        assert taken(piece * 16_000) < 8 * short * 4, piece
