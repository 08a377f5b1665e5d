"""Names of initiatives: platforms, brands, mechanisms, campaigns, documents.

A quoted name alone says little: “定盘星” is quoted just like “委员讲坛”. Its context decides: the noun after it
(“三联”机制), the verb before it (打造“…”), its own last word (委员讲坛), the committees' own words in it (有事好商量);
and what denies it: a figure of speech (连心桥), a verb that makes a simile of it (成为), a topic (围绕), an honour
(获评).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cppcc_extract.find.mentions import NameMention
from cppcc_extract.find.proper_names import CYCLE, find_proper_names
from cppcc_extract.find.undertaking_words import UndertakingMention, UndertakingWords, plain
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import InitiativeKind
from cppcc_extract.values import sealed

_QUOTES = str.maketrans("", "", "“”‘’「」『』《》")
_JOINTS = frozenset(("", "、", "和", "与", "及", "以及"))
# All up to the last sign that ends a clause.
_CLAUSES = re.compile(r"(?s:.*)[，。；！？：:\n?!;】　]")
# Where the noun phrase after a name is over: punctuation, figures, and words that begin a predicate.
_PHRASE_MARK = re.compile(r"[，。；：！？、“”‘’「」『』《》\s\d…—:;?!了在把将让使和及就则由已以对从是被等获也都还又正]")
_PHRASE_WORD = re.compile(
    r"为(?!民)|成为|举行|召开|发布|助力|助推|推动|走进|纳入|带动|引领|打造|融入|进入|拓展|覆盖|彰显|展现|凝聚起|受到|"
    r"得到|上线|参加|落地|来自|深入人心|不断|逐步|全部|共(?!识|同|建|享)|有(?!效|限)"
)
_LIST_MARK = re.compile(r"[个大项种等]")
_UNLISTED = frozenset("，。；“”‘’《》\n")  # signs after which a list does not continue
_SENTENCE = re.compile(
    r"(?:推动|推进|加强|完善|促进|助力(?!.*行动)|构建|建设|着力|提升|深化|重点|坚持|做好|加快|打造|发挥|贯彻|落实|服务|强化|"
    r"加大|参加|提交|撰写|弘扬|增强|实现|解决|及时|尽|出|要|有人|搞活)"
)
_SAID = re.compile(r"(?:要|不|很|没|太|真|是|就|都|也|我们?(?!为|来|先)|你|他)")
_DOCUMENT = re.compile(
    r"(?:办法|细则|规则|规程|制度|条例|规定|意见|措施|协议|备忘录|工作法|方案|规划|计划|清单|要点|指南|公约|手册|流程|标准|指引|准则|清册)"
    r"(?:（[^）]{1,6}）|\([^)]{1,6}\))?$"
)
_PUBLICATION = re.compile(
    r"(?:月刊|季刊|双月刊|会刊|期刊|社情民意|社情民意信息|专刊|简报|之声|之窗|之友|动态|专报|内参|快报|摘报|"
    r"参阅|文史|问政)$"
)
# 《参政议政》编了26期
_ISSUES = re.compile(r"(?:共|已|先后)?(?:编发?|编印|编辑|刊发|出刊|出版|报送?|印发)了?\d+余?期|\d+余?期")
_NATIONAL = re.compile(
    r"中共中央|国务院|全国|中国共产党|中华人民共和国|中国人民政治协商会议(?![一-鿿]{2,14}委员会)|人民政协章程|^政协章程|民法典"
)
# A rule that names a local committee is the committee's own, whoever applies it now.
_OWN_RULE = re.compile(r"[省市县区州盟旗]政协|政协系统")
# 《山城文史》第九辑, 《山城文史资料选辑》: the committees' own genre
_CHRONICLE = re.compile(r"文史(?:资料)?(?:选辑|选编|专辑|丛书|集粹)?(?:（[^）]{1,8}）)?$")
_PIECE = re.compile(r"(?:提案|建议|报告|文章|作品|著作|一书|歌曲|诗歌|节目|散文|图书|专著|纪录片)$")
# A clause whose subject is a firm, a village or a government is about their initiatives.
_OTHERS = re.compile(
    r"(?:目前|如今|近年来|现在)?(?:(?:这家|该|多家|一些)企业|[一-鿿]{0,12}?(?:公司|合作社|村委会|镇政府|县政府|市政府|区政府|园区)|"
    r"当地|村里|镇里|县里|村民|全[村镇]|[县市区省]委)"
    r"(?:还|也|又|则|已|正|先后|积极|创新|大力|全面|深入|率先)*"
    r"(?=推行|采用|实施|打造|建|开|推出|探索|发起|设立|成立|以|用|运用|启动|创)"
)
_BODY = re.compile(r"[一-鿿]{0,14}?(?:联盟|协作机制|联席机制|协作会|促进会|联合会|协作体|共同体|合作机制|联席会议机制)")
_FOUNDING = re.compile(
    r"(?:发起|牵头|联合|共同|推动|促成|倡议|探索|先后)?(?:成立|建立|组建|搭建|创建|设立|签订|签署|构建)了?"
)
_HEAD_REACH = 12  # characters before a name in which the head that names it may stand
_BODY_LEFT = re.compile(r"(?:[^，。；、“”（）\n]|（[^（）\n]{1,12}）)*$")


# Last characters that show an initiative by themselves if the name has at least this length.
_WHOLE = {"荟": 3, "汇": 4, "月": 6, "周": 6}


_TIMES = r"\d+余?(?:次|场)"
# What appears in issues lasts: “夜读一刻”办了12期, 第412期“夜读一刻”
_COUNT = r"[\d一二两三四五六七八九十百]+余?(?:期|届|季|站|讲|场)"
_SERIES = re.compile(
    rf"(?:共|已|也|又|累计|一共|先后|连续|今年|去年|目前){{0,3}}(?:(?:举办|开办|举行|开展|开讲|宣讲|播出|推出|办|开)(?:了|到|到了)?"
    rf"|：(?:举办|开办|开讲|宣讲|办))第?{_COUNT}"
)
_ISSUE = re.compile(rf"第{_COUNT}$")
# 把“晒账本”推向全县, “山水议事厅”搬进社区
_SPREAD = re.compile(
    r"(?:推向|推广到|推广至|搬进|开进|办进|建进|设进|开到|办到|设到|建到|搬到|向[^，。；]{1,12}(?:推开|推广|铺开)"
    r"|(?:已|已经|力争|基本|实现)?覆盖[到了]?)"
)
# “莲乡书声”启动以来, “邻里说事”已协商61次, “院坝茶话”，是前年推出的议事品牌
_BEGUN = re.compile(
    r"(?:[一-鿿]{0,4}[自从][^，。；“]{2,10}?)?(?:启动|实行|推行|推出|开办|开张|创办|设立|上线|试行|开展)(?:以来|至今|后)"
    rf"|(?:已|共|累计)[一-鿿]{{2}}了?{_TIMES}|，?是[^，。；]{{2,30}}(?:推出|创办|创立|打造|设立|建起|出来)的"
)
# Something made by somebody is named after 的: 县政协办在社区的“板凳茶座”
_MADE = re.compile(r"(?:[在于进到][^，、的]{1,10})?的")
_NAMERS = re.compile(r"(?:人|们|众|民|友|他|她|它|我|亲切地|戏|都|笑)$")
_OWNED = re.compile(r"政协(?:机关|[一-鿿]{2,8}(?:委员会|委))?(?:的|的?(?:首个|第一个))?$")


@sealed(frozen=True, slots=True)
class _Verb:
    role: str
    kind: InitiativeKind
    gap: str  # what stands between it and the name


_NO_VERB = _Verb("", "other", "")


def find_undertakings(
    text: str, names: Sequence[NameMention], lexicon: Lexicon, places: Sequence[str] = ()
) -> list[UndertakingMention]:
    """The names of initiatives in a clean text, in order.

    `names` are its quoted names, `places` the short names of its divisions (晋城), by which a proper name without
    quotes is recognised (晋城政协书院).
    """
    words: UndertakingWords = lexicon.derived(UndertakingWords)
    found = [mention for group in _groups(text, names) for mention in _Group(text, group, words).read()]
    starts = [name.start for name in names]
    for mention in find_proper_names(text, words, places):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or names[index].end <= mention.start:
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _groups(text: str, names: Sequence[NameMention]) -> Iterator[list[NameMention]]:
    """The quoted names that follow one another, as in “a”“b”和“c”."""
    group: list[NameMention] = []
    for name in names:
        if group and text[group[-1].end : name.start] not in _JOINTS:
            yield group
            group = []
        group.append(name)
    if group:
        yield group


class _Group:
    """Neighbouring quoted names and their context."""

    def __init__(self, text: str, names: Sequence[NameMention], words: UndertakingWords) -> None:
        self.text, self.names, self.words = text, names, words
        self.start, self.end = names[0].start, names[-1].end
        low = max(0, self.start - 64)
        clauses = _CLAUSES.match(text, low, self.start)
        self.low = clauses.end() if clauses else low  # the beginning of the clause before, as far as it is examined
        self._verb: _Verb | None = None
        self.named = self.start  # where the verb before the names begins
        self._head: str | None = None

    def read(self) -> Iterator[UndertakingMention]:
        for name in self.names:
            if mention := self._title(name) if name.opener == "《" else self._quoted(name):
                yield mention

    def _quoted(self, mention: NameMention) -> UndertakingMention | None:
        if body := self._body(mention):
            return body
        name = mention.inner.translate(_QUOTES).strip()
        judged = self._judge(mention, name, plain(name))
        if judged is None or _OTHERS.match(self.text, self.low, self.start):
            return None
        kind, rule, strength = judged
        # what is carried out may be another's; what is set up is not
        verb = self.verb()
        anew = verb.role == "found" and verb.kind != "campaign"
        return UndertakingMention(mention.start, mention.end, name, kind, rule, strength, anew)

    def _judge(self, mention: NameMention, name: str, bare: str) -> tuple[InitiativeKind, str, int] | None:
        """Kind, rule and strength of a quoted name that is one of an initiative."""
        words, text, start = self.words, self.text, mention.start
        modified = start > 0 and text[start - 1] == "的"
        if len(bare) < (3 if modified else 2) or bare in words.slogans or text.startswith(("的“", "的‘"), mention.end):
            return None
        if head := self._head_before(start):
            return words.kinds[head["head"]], "initiative.before", 4 if self.verb().role == "found" else 3
        behind = self.head()
        role = words.roles[behind] if behind else ""
        ending = words.ending.of(name)
        whole = bool(ending) and len(bare) >= _WHOLE.get(ending, 4 if len(ending) > 1 else 99)
        if role == "occasion" and (CYCLE.match(text, self.end) or _BEGUN.match(text, self.end)):
            return "platform", "initiative.cycle", 3
        if role != "head":
            figure = words.figure.of(name)
            if (figure and not (whole and len(ending) >= len(figure))) or (role == "occasion" and not whole):
                return None
        verb = self.verb()
        if verb.role in ("rhetoric", "honour"):
            return None
        if role == "head":
            return words.kinds[behind], "initiative.head", 4 if verb.role == "found" else 3
        if len(bare) >= 3 and (said := self._told_lasting(mention, ending)):
            return said
        if role == "weak":
            weak = verb.role in ("found", "run") or (verb.role == "" and words.domain.search(name) and len(bare) >= 4)
            return (words.kinds[behind], "initiative.weak", 2) if weak else None
        return self._judge_alone(name, bare, ending if whole else "", modified)

    def _judge_alone(self, name: str, bare: str, whole: str, modified: bool) -> tuple[InitiativeKind, str, int] | None:
        """The same for a name without a noun after it; `whole` is an ending that shows an initiative by itself."""
        words, verb = self.words, self.verb()
        founds = verb.role == "found"
        if verb.role == "topic" or len(bare) > 24 or _SENTENCE.match(name):
            return None
        if whole:
            return self._kind(whole, "other"), "initiative.ending", 3 if founds else 2
        made = founds and _MADE.fullmatch(verb.gap)
        if (verb.role == "study" and len(verb.gap) <= 2) or (modified and not made) or _SAID.match(name):
            return None
        ending = words.ending.of(name)
        if founds and len(bare) >= 3 and len(verb.gap.rsplit("、", 1)[-1]) <= 14:
            return self._kind(ending, verb.kind), "initiative.verb", 3
        if 3 <= len(bare) <= 14 and words.predicate.match(self.text, self.end):
            return self._kind(ending, "brand"), "initiative.predicate", 2
        if 4 <= len(bare) <= 14 and words.domain.search(name) and not name.endswith("委员"):
            return self._kind(ending, "brand"), "initiative.word", 1
        return None

    def _told_lasting(self, mention: NameMention, ending: str) -> tuple[InitiativeKind, str, int] | None:
        """Kind, rule and strength of a name that the text introduces, counts in issues or says to spread."""
        verb, text = self.verb(), self.text
        if verb.role == "name" and not verb.gap and not _NAMERS.search(text, self.low, self.named):
            return self._kind(ending, verb.kind), "initiative.named", 3
        if _ISSUE.search(text, self.low, mention.start) or _SERIES.match(text, mention.end):
            return self._kind(ending, "brand"), "initiative.series", 3
        if _SPREAD.match(text, mention.end) or _BEGUN.match(text, mention.end):
            return self._kind(ending, "brand"), "initiative.spread", 2
        if _OWNED.search(text, self.low, mention.start):
            return self._kind(ending, "brand"), "initiative.owned", 2
        return None

    def _kind(self, ending: str, otherwise: InitiativeKind) -> InitiativeKind:
        """The kind by a name's ending, or by the words after it, or `otherwise`."""
        kind: InitiativeKind = self.words.kinds[ending] if ending else "other"
        if kind == "other" and (said := self.words.predicate.match(self.text, self.end)):
            kind = self.words.kinds[said["head"]]
        return kind if kind != "other" else otherwise

    def _body(self, mention: NameMention) -> UndertakingMention | None:
        """A body whose quotes only qualify it, with its whole name: 甘青“一带一路”政协协作机制."""
        noun = _BODY.match(self.text, mention.end)
        if not noun or not _FOUNDING.search(self.text, self.low, self.start):
            return None
        if noun[0].endswith("机制") and plain(mention.inner) not in self.words.slogans:
            return None
        left = _BODY_LEFT.search(self.text, self.low, mention.start)
        start = left.start() if left else mention.start
        for verb in _FOUNDING.finditer(self.text, start, mention.start):
            start = verb.end()
        kind: InitiativeKind = "mechanism" if noun[0].endswith("机制") else "organisation"
        name = self.text[start : noun.end()].translate(_QUOTES)
        return UndertakingMention(start, noun.end(), name, kind, "initiative.body", 4, True)

    def _title(self, mention: NameMention) -> UndertakingMention | None:
        text = self.text
        name = mention.inner.translate(_QUOTES).strip()
        if len(name) < 4 or _NATIONAL.search(name) or _PIECE.search(text, max(0, self.start - 4), self.start):
            return None
        verb = self.verb()
        drafted = verb.role in ("found", "draft", "publish")
        own = _OWN_RULE.search(name) or (verb.role not in ("study", "topic") and self.words.domain.search(name))
        if _DOCUMENT.search(name):
            if drafted or own:
                return UndertakingMention(
                    mention.start, mention.end, name, "document", "initiative.title", 4 if drafted else 2, drafted
                )
            return None
        if (
            verb.role == "publish"
            or (_CHRONICLE.search(name) and verb.role != "study")
            or self._headed("publication")
            or ((own or drafted) and _PUBLICATION.search(name))
            or self.words.kinds.get(self.head()) == "publication"
            or (own and _ISSUES.match(text, mention.end))
        ):
            return UndertakingMention(
                mention.start, mention.end, name, "publication", "initiative.publication", 3, drafted
            )
        return None

    def _headed(self, kind: InitiativeKind) -> bool:
        """Whether a noun of this kind is directly before the names: 会刊《…》."""
        head = self._head_before(self.start)
        return head is not None and self.words.kinds[head["head"]] == kind

    def _head_before(self, start: int) -> re.Match[str] | None:
        """The noun directly before a place; checking the last character spares most places the pattern."""
        if self.text[start - 1 : start] not in self.words.before_last:
            return None
        return self.words.before.search(self.text, max(self.low, start - _HEAD_REACH), start)

    def head(self) -> str:
        """The noun after the names that says what they are, or nothing."""
        if self._head is None:
            self._head = self._behind(self.end) or self._listed(self.end)
        return self._head

    def _behind(self, end: int) -> str:
        """The head of the noun phrase after a name: 机制 after “三联”, 行动 after “千站千室”联系群众."""
        text, roles = self.text, self.words.roles
        mark = _PHRASE_MARK.search(text, end, end + 26)
        limit = mark.start() if mark else min(len(text), end + 26)
        if limit == end:
            return ""
        word = _PHRASE_WORD.search(text, end, limit)
        head, last = "", 0
        for match in self.words.behind.finditer(text, end, word.start() if word else limit):
            is_head = roles[match[0]] == "head"
            if head and (match.start() > last + is_head or (not is_head and roles[head] == "head")):
                break
            head, last = match[0], match.end()
        return head

    def _listed(self, end: int) -> str:
        if self.text[end : end + 1] in _UNLISTED or not _LIST_MARK.search(self.text, end, end + 40):
            return ""
        match = self.words.listed.match(self.text, end)
        return match["head"] if match else ""

    def verb(self) -> _Verb:
        """The last verb of the clause before the names."""
        if self._verb is None:
            self._verb = self._last_verb()
        return self._verb

    def _last_verb(self) -> _Verb:
        text, start, verbs = self.text, self.start, self.words.verbs
        last: re.Match[str] | None = None
        for match in self.words.verb.finditer(text, self.low, start):
            near = (
                match.end() == start or text.startswith("了", match.end()) or _MADE.fullmatch(text, match.end(), start)
            )
            if match.end() - match.start() > 1 or near or verbs[match[0]].role == "honour":
                last = match
        if last is None:
            return _NO_VERB
        self.named = last.start()
        row = verbs[last[0]]
        return _Verb(row.role, row.kind, text[last.end() : start])
