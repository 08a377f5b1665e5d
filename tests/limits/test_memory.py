"""What one article took is given back as soon as it is read, which a long batch depends on."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from cppcc_extract import EXTRACTORS, parse_article

TEXT = (
    "清河市政协2023年工作综述\n"
    "2023年，清河市政协收到提案356件，立案318件，其中委员提案260件、集体提案58件。上半年，组织委员120人次视察。\n"
    "3月5日，清河市政协召开协商座谈会，李文清主席出席。“要把提案办好。”种植户赵有根说，今年卖了30吨苹果。\n"
)


def test_a_reading_is_freed_without_the_garbage_collector() -> None:
    seen: list[weakref.ref[Any]] = []

    def note(reading: Any) -> list[Any]:
        seen.append(weakref.ref(reading.parse))
        return []

    gc.disable()
    try:
        article = parse_article(TEXT, extractors={**EXTRACTORS, "note": note})
        assert article.metrics
        assert seen[0]() is None
    finally:
        gc.enable()
