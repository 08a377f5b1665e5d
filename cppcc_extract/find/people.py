"""Names of people with their posts.

A post (副主席) shows that a name may follow; a surname begins it; its end is shown by what follows and by
the characters of given names. Several names share the post before them: 副主席陆景文、杨洋.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cppcc_extract.find.committees import LEVEL_WORDS, chain_before
from cppcc_extract.find.committees import names as division_names
from cppcc_extract.find.mentions import OrganisationMention, PersonMention
from cppcc_extract.find.numerals import value
from cppcc_extract.find.person_names import NameReader
from cppcc_extract.lexicon import Lexicon

# What follows names: a title, 委员, a post that they take. It begins with the word, which keeps the scan fast.
_TAKEN = r"[^，。；、：\d]{0,12}?(?:副?主席|秘书长|常务委员|常委|副?主任|召集人|组长)(?=[，。；、：\n（和]|$)"
_BEHIND = re.compile(
    r"委员(?:(?P<title>长)|(?P<member>)(?![会长]))|总(?:书记|理)(?P<office>)|国家主席(?P<head>)"
    rf"|(?:当选为?(?!的)|[担出]?任(?!命)|选举?为|任命为)(?P<elected>{_TAKEN})"
    rf"|(?:[选补增推](?:举|选)|任命)(?P<chosen>[一-鿿、]{{2,40}}?)为{_TAKEN}|(?<=[一-鿿）])为(?P<made>{_TAKEN})"
    r"|等[\d一二三四五六七八九十]{1,3}(?:人|[名位]同志)(?:因[^，。；]{1,12})?(?:为|辞去|不再担任|任)(?P<summed>[^，。；、\d]{0,24}?(?:委员|常委|主席|主任)(?!会))"
    r"|等\d{1,3}[名位](?P<listed>[一-鿿]{2,8}?[员者人户模])(?<!委员)"
    r"(?=$|[^一-鿿]|受到|获|被|荣|登台|上台|先后|分别)"
)
_COUNTED = re.compile(r"（(?P<count>[\d一二三四五六七八九十]{1,3})[名人位]）：?")
_ROLL = re.compile(r"[一-鿿]{2,4}(?:、[一-鿿]{2,4})*(?=[。；\n]|$)")
# What may precede the name of a person without a post: an age, a village, a trade in a clause.
_DESCRIBED = re.compile(
    r"(?:\d岁|[乡镇村组旗县社区街道]|界|出身|位置上|对面|旁边|身边|领头|带头|[种养开卖做撑跑搞喂租包捕][^，。；：、！？“”\n的]{1,12})的(?=[一-鿿]{3})"
)
_AFTER_DESCRIBED = re.compile(
    r"[，。：；！？]|老[人汉]|大[爷妈娘]|[说笑站坐过算]|[签填捧]|快人快语|告诉|感慨|在|今年|带|对|把|则|替|就|也|接过|建议|直"
)
_BETWEEN_ENDS = frozenset("人位名等协志别致票补续被")
# 政协委员, 界别委员, 全体委员: most words before 委员 are not names
_NO_BEARER = frozenset("协界体务别门类省市县区州旗盟业的对让请向和与、，。；：“（\n")
_LISTED = re.compile(r"[ 　]*(?:[；\n]|$)")
_RULES = {
    "title": "person.title", "office": "person.title", "head": "person.title", "member": "person.member",
    "elected": "person.elected", "chosen": "person.elected",
    "made": "person.elected", "summed": "person.elected", "listed": "person.listed",
}  # fmt: skip
# What may stand between names and that: 冯会敏等6名政协|委员, 徐小莉、刘志伟八人分别|当选
_BETWEEN = re.compile(
    r"(?:等?[\d一二两三四五六七八九十多数余]{1,4}[人位名]|等)?(?:[省市县区州旗]?政协)?(?:同志)?(?:分别|一致|全票|增补|继续|被)?$"
)
# Where the words before a post no longer belong to it.
_EDGE = re.compile(
    r"[^一-鿿·a-zA-Z0-9+]|由|是|在|听取|与|(?<!呼)和(?![平田县顺政龙静硕布林])|(?<![大协])同(?![心济仁安德江仁])|(?<!面)对|向|把|"
    r"让|的|了|受|请|据|以|从|(?<!当)时|(?<!周)到|为|及|会见|拜访|陪同|走访|看望|慰问|(?<!学)说|称|有(?!限)|(?<!单)位|"
    r"(?<=[\d一二两三四五六七八九十几余多])[名个位]|当选|担任|出任|当年|期间|以来|(?<=\d)[年月日]|致电|采访|"
    r"如(?![东皋])|邀|上午|下午|当晚|晚上|使|给|其中|(?<=[—\n])记|经(?![济贸信营开理纪])|而|但|被|将(?![乐])"
)
_MEMBER = re.compile(r"(?P<seat>委员)、[^，。；：“”、]{2,20}的$")
_REACH = 40  # characters before a post that may belong to it
_LONG = 26  # a longer run without an organisation is a sentence and not a post


def find_people(text: str, lexicon: Lexicon, organisations: Sequence[OrganisationMention]) -> list[PersonMention]:
    """The people named with a post in a clean text, in order.

    `post` is the series of posts before the name as written; a later name of a list has the post of the first.
    """
    hits = [(last + 1 - size, last + 1) for last, (size, _) in lexicon.matcher("posts").raw(text)]
    reader = NameReader(text, lexicon, {start for start, _ in hits})
    posts = _Posts(text, hits, organisations)
    found: list[PersonMention] = []
    at = 0
    for hit, end in hits:
        # 秘书长由周毓秋担任
        begin = end + 1 if text[end : end + 1] == "由" else end
        # 优秀委员（10名）：
        counted = _COUNTED.match(text, end) if text[end : end + 1] == "（" else None
        if counted is not None:
            begin = counted.end()
        listed = text[end : end + 1] == "：" and begin == end
        begin += listed
        if hit < at or (counted is None and not reader.may_begin(text[begin : begin + 1])):
            continue
        names = list(reader.series(begin))
        if counted is not None:
            names = _roll(text, begin, counted["count"]) or names
        if not names or (listed and not _ends_line(text, names, reader)):
            continue
        start = posts.start(hit, end)
        post = text[start:end]
        for first, last in names:
            rule = "person.post" if first == names[0][0] else "person.series"
            found.append(PersonMention(first, last, _plain(text[first:last]), start, post, rule))
        at = names[-1][1]
    found.extend(_titled(text, reader, found))
    found.extend(_described(text, reader, found, posts))
    found.extend(_before_posts(text, reader, hits, organisations, found, lexicon))
    found.sort(key=lambda person: person.start)
    return found


def _roll(text: str, begin: int, count: str) -> list[tuple[int, int]]:
    """The names of a list of as many as were counted, whatever their characters; none if the count differs."""
    listed = _ROLL.match(text, begin)
    if listed is None:
        return []
    names, at = [], begin
    for name in listed[0].split("、"):
        names.append((at, at + len(name)))
        at += len(name) + 1
    numeral = value(count)
    return names if numeral is not None and numeral.value == len(names) else []


def _ends_line(text: str, names: Sequence[tuple[int, int]], reader: NameReader) -> bool:
    """Whether usual names, and nothing else, end a line after a post and a colon; 主席：马上办。 is speech."""
    usual = all(reader.is_name(first, last) or " " in text[first:last] for first, last in names)
    return usual and _LISTED.match(text, names[-1][1]) is not None


def _titled(text: str, reader: NameReader, found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """People named before their title or post: 习近平总书记, 廖志新委员, 徐小莉、刘志伟当选副主席."""
    taken = {person.start for person in found}
    for match in _BEHIND.finditer(text):
        kind = match.lastgroup or ""
        if kind == "member" and text[match.start() - 1] in _NO_BEARER:
            continue
        limit = match.end(kind) if kind == "chosen" else match.start()
        # checking the last character spares most places the pattern
        between = _BETWEEN.search(text, max(0, limit - 12), limit) if text[limit - 1] in _BETWEEN_ENDS else None
        end = between.start() if between else limit
        names = reader.series_before(end, sure=text[end] == "等")
        if kind == "member" and end == limit:
            names = [(first, last) for first, last in names[-1:] if last - first > 2 or reader.is_name(first, last)]
        start, stop = match.span()
        start = (
            match.start(kind)
            if kind in ("elected", "made", "summed", "listed")
            else limit + 1
            if kind == "chosen"
            else start
        )
        for first, last in names:
            if first not in taken:
                taken.add(first)
                yield PersonMention(first, last, text[first:last], start, text[start:stop], _RULES[kind])


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("\u3000", "")


def _described(text: str, reader: NameReader, found: Sequence[PersonMention], posts: _Posts) -> Iterator[PersonMention]:
    """People named after their age, home or trade: 81岁的杨德林, 市政协委员、船长出身的郑阿良."""
    taken = {person.start for person in found}
    for match in _DESCRIBED.finditer(text):
        name = reader.described(match.end())
        if not name or name[0] in taken or not _AFTER_DESCRIBED.match(text, name[1]):
            continue
        start = posts.of_member(match.end())
        post = "" if start is None else text[start : match.end() - 1]
        yield PersonMention(*name, text[slice(*name)], name[0] if start is None else start, post, "person.described")


def _before_posts(
    text: str,
    reader: NameReader,
    hits: Sequence[tuple[int, int]],
    organisations: Sequence[OrganisationMention],
    found: Sequence[PersonMention],
    lexicon: Lexicon,
) -> Iterator[PersonMention]:
    """People named between an organisation or division and their post: 市教育局吴萍局长, 云冈区陈刚区长."""
    ends = {mention.end for mention in organisations}
    known = division_names(lexicon)
    taken = {person.start for person in found}
    for start, end in hits:
        for size in (3, 2):
            at = start - size
            if at < 0 or at in taken or not reader.is_name(at, start):
                continue
            if at not in ends and not (text[at - 1] in LEVEL_WORDS and chain_before(text, at, known)[1]):
                continue
            yield PersonMention(at, start, text[at:start], start, text[start:end], "person.title")


class _Posts:
    """Finds the beginning of the posts before a name."""

    def __init__(
        self, text: str, posts: Sequence[tuple[int, int]], organisations: Sequence[OrganisationMention]
    ) -> None:
        self._text = text
        self._by_end = {end: start for start, end in posts}
        self._organisations = organisations
        self._starts = [mention.start for mention in organisations]

    def start(self, post: int, end: int) -> int:
        """The start of the series of posts that ends with the one at `post:end`: 县政协委员、县医院院长."""
        start = self._office(post)
        member = self.of_member(start)
        start = start if member is None else member
        while start > 1 and self._text[start - 1] in "、兼" and (before := self._by_end.get(start - 1)) is not None:
            start = self._office(before)
        return start

    def of_member(self, end: int) -> int | None:
        """The start of the post of a member that goes on up to a place after 的: 市政协委员、某小学的."""
        member = _MEMBER.search(self._text, max(0, end - _REACH), end)
        seat = self._by_end.get(member.end("seat")) if member is not None else None
        return None if seat is None else self._office(seat)

    def _office(self, post: int) -> int:
        """The start of one office: the post with the organisation or place before it."""
        low = max(0, post - _REACH)
        named = self._named(low, post)
        start = low
        for edge in _EDGE.finditer(self._text, low, post):
            at = edge.start()
            if not any(first <= at < last for first, last, _ in named):
                start = edge.end()
        first = next((first for first, _, sure in named if sure and first >= start), None)
        if first is not None:
            return first - 1 if first > start and self._text[first - 1] in "我原" else first
        return start if post - start <= _LONG and start > low - (low == 0) else post

    def _named(self, low: int, high: int) -> list[tuple[int, int, bool]]:
        """The organisations named between two places, and whether the beginning of each name is certain.

        The name of a firm or an office may be found too short, so a post may begin before it.
        """
        index = bisect_left(self._starts, low)
        named = []
        while index < len(self._organisations) and self._organisations[index].start < high:
            mention = self._organisations[index]
            if mention.end <= high:
                named.append((mention.start, mention.end, mention.kind in ("cppcc", "cppcc_body", "party")))
            index += 1
        return named
