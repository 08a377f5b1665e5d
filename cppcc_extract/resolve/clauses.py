"""What a clause says of whose work it tells: the part that a named committee plays in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cppcc_extract.find.committees import Names, names
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import any_of
from cppcc_extract.lexicon.schema import Body, Verb, Voice

CLAUSE = re.compile(r"[^，。；：！？\n]+")
# How far around a name a clause is looked at, in characters.
_NEAR = 60
# What may stand before the subject of a clause: quotes, dates, and words that join it to what went before.
_ADVERBIAL = re.compile(
    r"(?:[”“‘’（()）▲\s—\-0-9一二三四五六七八九十两年月日时分]|上午|下午|晚|早在|中午"
    r"|近日|日前|近年来?|目前|如今|现在|眼下|今年"
    r"|去年|前年|当年"
    r"|今天|今日|昨日|当天|当日|次日|随后|随即|之后|此后|会后|会上|会前|其间|期间|同时"
    r"|与此|此外|另外|为此|而|则|还|又|也|自|从|至|到|以来|以后|后"
    r"|截至|截止|年初|年底|月底|季度|初|底|末|第|上半|下半|据了解|据悉|据|值得一提的是|事实上|接下来|下一步|现场|在此基础上|记者从|一直|多年来|图为|图|摄"
    r"|全年|其中|[该我本][省市县区州旗]|省内|市内|所辖|下辖)*"
)
_OBJECT = re.compile(
    "(?:[被向报与和同跟对按据把将为给到赴受获经以由及、驻住及邀请]|按照|根据|配合|听取|协助|支持|参加|参与|加入|报送|报经|纳入|递交|提交"
    "|邀请|帮助|联合|联系|围绕|走进|来到|送到|交给|呈报|转送|担任|[驻住][一-鿿]{1,2}的?)$"
)
_URGED = re.compile(
    r"[^，。；]{0,8}?(?:推动|督促|领导|带领|支持|指导|倡议|协调|组织|牵头"
    r"|关心|见证|号召|呼吁|努力|帮助|撮合|促成)下"
)
_OCCASION = re.compile(r"[^，。；]{0,24}?(?:会|会议|活动|现场)上")
_URGES = re.compile("[^，。；]{0,6}?(?:推动|呼吁|协调|牵线|建议|督促|撮合|促成|努力|倡议)")
_PEOPLE = re.compile("(?:和有关|及有关)?(?:主要|分管|有关)?(?:部门)?(?:领导|负责人|负责同志|班子)")
_COMPANION = re.compile("陪同|应邀|到会|莅临")
_GIVEN = ("得到", "获", "获得", "受到", "赢得")
# 自省政协部署…以来
_SINCE = re.compile(r"自[^，。；]{0,10}$")
_SINCE_ENDS = ("以来", "之后", "以后")
_FOLLOW = ("按照", "根据", "响应", "落实", "贯彻", "按")
_LEADS = re.compile("主持|牵头|组织|主办|承办|发起|举办|召集|带队|召开|搭|促成")
_POST = re.compile(r"(?:机关)?(?:党组|常务)?(?:副?书记|副?主席|秘书长|副秘书长|常委|委员|副?主任|成员)")
_SPOKEN = r"[^，。；：]{0,22}?(?:%s)"
_ACTS = ("hold", "make", "receive", "send", "act", "assign")


class Part(Enum):
    """The part that a named organisation plays in its clause."""

    SUBJECT = "subject"
    SPEAKER = "speaker"
    GUEST = "guest"
    HOST = "host"
    RECEIVER = "receiver"
    URGED = "urged"
    FOLLOWED = "followed"
    GIVER = "giver"
    OBJECT = "object"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Clauses:
    """The patterns that the tables make."""

    names: Names
    speech: re.Pattern[str]
    guest: re.Pattern[str]
    receive: re.Pattern[str]
    member: re.Pattern[str]
    work: re.Pattern[str]
    verb: re.Pattern[str]

    def part(self, text: str, start: int, end: int, mention: OrganisationMention) -> Part:
        """The part that a mention plays in the clause `text[start:end]`."""
        before = text[max(start, mention.start - _NEAR) : mention.start]
        after = text[mention.end : min(end, mention.end + _NEAR)]
        if before.endswith("在"):
            if _URGED.match(after):
                return Part.URGED
            return Part.HOST if _OCCASION.match(after) or after.startswith(("举行的", "召开的")) else Part.OBJECT
        if before.endswith("由") and _LEADS.search(after):
            return Part.SUBJECT
        if before.endswith("经") and _URGES.match(after):
            return Part.URGED
        if before.endswith(_GIVEN):
            return Part.GIVER
        if before.endswith(_FOLLOW) or (_SINCE.search(before) and text.startswith(_SINCE_ENDS, end - 2)):
            return Part.FOLLOWED
        if _OBJECT.search(before):
            return Part.OBJECT
        post = _POST.match(after)
        if post and self.speech.match(after, post.end()):
            return Part.SPEAKER
        if not adverbial(before):
            return Part.INSIDE
        if self.receive.match(after):
            return Part.RECEIVER
        if post and self.guest.search(after, post.end()):
            return Part.GUEST
        if _COMPANION.search(after) or (_PEOPLE.match(after) and self.guest.search(after)):
            return Part.GUEST
        return Part.SUBJECT

    def speaks(self, text: str, start: int, end: int) -> bool:
        """Whether a post and a verb of speaking follow: 主席陈立民介绍."""
        post = _POST.match(text, start, end)
        return post is not None and self.speech.match(text, post.end(), end) is not None

    def is_ours(self, text: str, start: int, end: int) -> bool:
        """Whether members or bodies of a committee act in the clause, or its kind of work is told."""
        return bool(self.member.match(text, start, end) or self.work.search(text, start, end))

    def drops_subject(self, text: str, start: int, end: int) -> bool:
        """Whether a clause begins with what somebody did: 牵线引进企业3家, 会后，先后跑项目6趟."""
        first = _ADVERBIAL.match(text, start, end)
        at = first.end() if first else start
        return self.verb.match(text, at, end) is not None


def adverbial(before: str) -> bool:
    """Whether a subject may follow: 2023年3月， 随后， ” — but not 大力宣传."""
    return len(before) <= 24 and _ADVERBIAL.fullmatch(before) is not None


def clauses(lexicon: Lexicon) -> Clauses:
    """The patterns for these tables, built once."""
    built = lexicon.derived(_build)
    assert isinstance(built, Clauses)
    return built


def _build(lexicon: Lexicon) -> Clauses:
    words: dict[str, list[str]] = {}
    for row in lexicon.rows("bodies", Body):
        words.setdefault(row.role, []).append(row.surface)
        if row.role in ("body", "branch"):
            words.setdefault("member", []).append(row.surface)
    for voice in lexicon.rows("voices", Voice):
        words.setdefault("member" if voice.role == "leader" else voice.role, []).append(voice.surface)
    acts = [row.surface for row in lexicon.rows("verbs", Verb) if row.role in _ACTS and len(row.surface) > 1]

    def either(role: str) -> str:
        return "|".join(map(re.escape, sorted(words.get(role, ()), key=len, reverse=True))) or "(?!)"

    return Clauses(
        names(lexicon),
        re.compile(_SPOKEN % either("speech")),
        re.compile(either("guest")),
        re.compile(f"(?:[、和与及][^，。；、]{{0,8}}?政协)*[^，。；]{{0,4}}?(?:{either('receive')})"),
        re.compile(f"[^向给对为盼请与从]{{0,10}}?(?:{either('member')})"),
        re.compile(either("work")),
        re.compile(f"(?:先后|陆续|累计|共|已|还|又)*(?:{any_of(acts).pattern})"),
    )
