"""Characters that only look like those of Chinese text: radicals, compatibility ideographs, forms for vertical print.

PDF fonts and some input methods write ⼤ (U+2F24) for 大 (U+5927). Unicode's NFKC maps most of them. The supplement
of radicals (U+2E80 to U+2EF3) has no such mapping; its pairs are those of Unicode's EquivalentUnifiedIdeograph.txt that
are characters of running text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_BLOCKS = "\u2e80-\u2fdf\u3038-\u303a\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\U0002f800-\U0002fa1f"
_FORM = re.compile(f"[{_BLOCKS}]")
_KEPT = frozenset("﹁﹂﹃﹄")  # quotation marks, which NFKC would turn into corner brackets that are not a pair
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺈⺊⺌⺍⺎⺒⺓⺗⺛⺜⺝⺟⺠⺧⺩⺪⺫⺬⺮⺶⺻⺼⺽⻁⻃⻄⻅⻆"
        "⻉⻊⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "厂乙刀卜小小兀巳幺心旡日月母民牛王疋目示竹羊聿月臼虎西西见角"
        "贝足车長長长门雨青韦页风飞食食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)


def rewrite_radicals(text: str) -> str:
    """The text with each such form replaced by its character, one for one."""
    return _FORM.sub(lambda match: _plain(match[0]), text)


@lru_cache(maxsize=1024)
def _plain(char: str) -> str:
    plain = _SUPPLEMENT.get(char) or normalize("NFKC", char)
    return plain if len(plain) == 1 and char not in _KEPT else char
