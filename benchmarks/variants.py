"""Many documents from few: the seeds with other numbers and places, the same for the same number.

python benchmarks/variants.py FOLDER 2000
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parent.parent / "seeds"
PROVINCES = re.findall("..", "山西陕西河南甘肃湖南湖北江西安徽福建广东四川贵州云南青海河北山东江苏浙江吉林海南")
CITIES = re.findall(
    "..",
    "大同长治吕梁晋城太原阳泉运城临汾朔州忻州咸阳宝鸡延安汉中安康商洛榆林铜川渭南洛阳开封新乡焦作许昌漯河南阳"
    "信阳周口天水酒泉武威张掖平凉庆阳定西陇南兰州白银金昌长沙株洲湘潭衡阳邵阳岳阳常德",
)
# figures, but not years, nor days and months
_NUMBER = re.compile(r"(?<![\d.\-])(?!(?:19|20)\d\d(?!\d))\d{2,5}(?![\d.]|[年月日号时届])")


def variants(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts; the first five are the seeds themselves."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(count):
        text = seeds[number % len(seeds)]
        yield f"{number:05d}", text if number < len(seeds) else _varied(text, Random(number))


def _varied(text: str, chance: Random) -> str:
    text = _NUMBER.sub(lambda match: _number(match[0], chance), text)
    for places in (PROVINCES, CITIES):
        moved = dict(zip(places, chance.sample(places, len(places)), strict=True))
        text = re.sub("|".join(places), lambda match, moved=moved: moved[match[0]], text)  # type: ignore[misc]
    return text


def _number(written: str, chance: Random) -> str:
    return str(chance.randint(10 ** (len(written) - 1), 10 ** len(written) - 1))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in variants(int(sys.argv[2])):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
