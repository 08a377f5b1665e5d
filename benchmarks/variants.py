"""Many documents out of few: the seeds with other numbers and places, the same for the same number.

python benchmarks/variants.py FOLDER 2000
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parent.parent / "seeds"
PROVINCES = "山西 陕西 河南 甘肃 湖南 湖北 江西 安徽 福建 广东 四川 贵州 云南 青海 河北 山东 江苏 浙江 吉林 海南".split()
CITIES = (
    "大同 长治 吕梁 晋城 太原 阳泉 运城 临汾 朔州 忻州 咸阳 宝鸡 延安 汉中 安康 商洛 榆林 铜川 渭南 洛阳 开封 新乡 "
    "焦作 许昌 漯河 南阳 信阳 周口 天水 酒泉 武威 张掖 平凉 庆阳 定西 陇南 兰州 白银 金昌 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德"
).split()
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
