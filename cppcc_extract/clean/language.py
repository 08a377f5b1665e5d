"""Whether a text is in Chinese at all."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LETTER = re.compile(r"[^\W\d_]+")
_SHARE = 0.1  # names in an English report are less; a Chinese report with product names has far more


def is_chinese(text: str) -> bool:
    """Whether a tenth of the letters are Chinese characters; true for a text without letters."""
    han = sum(map(len, _HAN.findall(text)))
    return han >= _SHARE * len(text) or han >= _SHARE * sum(map(len, _LETTER.findall(text)))
