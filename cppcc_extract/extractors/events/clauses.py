"""Clauses of a sentence, and how they present an event: counted, habitual, planned, in speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.mentions import TimeMention
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.parse.moods import NEAR, is_verb
from cppcc_extract.parse.word_classes import COMPANY, FILLERS
from cppcc_extract.parse.words import ORGANISATION, QUANTITY, TIME, Token

_HABIT = re.compile(
    r"每(?:年|月|季|周|逢|两|半|次|名|到|天|隔|个|户)|一次次|一场场|一系列|轮流|按季度|按月|定期|常态化|多次|连续多年|"
    r"都会|往往|总会|通常|期盼|盼望|定于|下一步|接下来|今后|明年|新的一年|未(?=[召举开能])|尚未|取消|推迟|拟(?<!模拟)|计划|打算|筹备|力争|争取|即将|有望|决定|呼吁|倡导|应当|应该|必须|确保|如何|怎样|要不是"
)
# Without a date these are enough to make a clause general; with one they describe the act.
_GENERAL = re.compile(r"坚持|没有|建议|支持|希望|不断|鼓励|引导|可以|能够|需要|经常|准备|只要|通过")
_WILL = re.compile(r"将(?!(?:其|此|这))(?![^，]{0,20}(?:纳入|作为|编入|列入|列为|写入|写进|划分|转化|融入|贯穿|送))")
_HANDED = re.compile(r"送|提交")  # 将报告报送县委: 将 fronts the object
_MUST = re.compile(r"要(?<![重主纪需摘概紧首]要)(?![求闻点素务义件害领么是])")
_MEANS = re.compile(r"^(?:并|还|也|同时|先后)?(?:依托|借助|利用|采取|采用|以|为(?!.{2,20}[授揭颁捐])|按照|根据|关于)")
_AFTER = re.compile(r"[^，。；]{0,6}?(?:以来|之前|前$|过程中|的过程|等方式|等形式|方式|形式|期间|之际)|时")
_ANNIVERSARY = re.compile(r"[\d一二三四五六七八九十百]+周年")
_SAYING = (
    "强调",
    "指出",
    "表示",
    "要求",
    "认为",
    "希望",
    "坦言",
    "提出",
    "说",
    "谈到",
    "介绍",
    "指示",
    "号召",
)
_SPEECH = re.compile(
    r"(?:强调|指出|表示|要求(?<![新的作体署关项求之有高本家履]要求)|认为|希望|坦言|提出(?<![被上并意]提出)|说|谈到|介绍|指示(?<![要的]指示)|号召)(?:[，：:,“]|$)"
)
_APART = re.compile("[的 ]")  # what ends an attribute or a heading
# Prepositions of an object, which a time after them dates: 依照年初修订的办法, 对去年答复的提案
_OF_OBJECT = ("依照", "按照", "根据", "对", "把", "将", "与")
# 把调研的结果写成建议: the verb only describes the fronted object
_OF_THING = re.compile("的.")
_BROUGHT = re.compile("[把将]")
_ACTORS = frozenset({"委员", "常委", "主席", "副主席", "我们", "我委", "政协", "机关", "支部", "双方", "两地", "一行"})
_OWN = ("本委", "我委", "我会")
_BODIES = ("委员", "委", "委员会", "组", "成员", "团")
_AGENDA = re.compile(
    r"将(?:重点|着力|继续|进一步|围绕|从|坚持|更加|在)|下一步|接下来|新的一年|做好今年工作|今年工作(?:安排|打算|思路)"
)


_AHEAD = frozenset({"拟", "还将", "打算", "力争", "即将", "预计"})
_AFTER_WILL = ("v", "p", "d", "ad", "vd")
_FLOWS = ("send", "receive")  # what comes in or goes out is a tally if it is counted
_OCCURRENCES = ("action", "person_time")
_FEW = 3
_NEAR = 6  # characters after a word within which its figure may be
_MOST = 16  # triggers and times of one clause that are considered: what has more is not prose


_QUOTES = "“‘《「『（("
_HEADINGS = "【〔["
_OPENERS = ("", "“", "「", "『")
_GROUPS = ("团", "组", "队", "员", "室")  # 访问团 is a body that visits
_SOCIETIES = ("委会", "员会", "协会", "商会", "工会", "学会", "联会", "社会", "机会", "事会", "金会")
_AT_OCCASIONS = ("会上", "课上", "班上")
# What may follow a verb within one word: 跑了, 跑遍, 办完
_COMPLEMENTS = frozenset({"", "了", "过", "遍", "完", "起", "起了", "到", "到了"})


_start = attrgetter("start")
_T = TypeVar("_T", Hit, TimeMention)


class Clause(NamedTuple):
    """A clause of a sentence with the trigger words and times outside its quotes."""

    start: int
    end: int
    hits: Sequence[Hit]
    times: Sequence[TimeMention]
    stop: str
    tokens: Sequence[Token] = ()


def clauses(
    parse: Parse, sentence: int, hits: Sequence[Hit], times: Sequence[TimeMention]
) -> list[tuple[bool, list[Clause]]]:
    """The clauses of a sentence outside quotations, then those of each quotation in it (flagged).

    A heading in brackets (【七届三次会议】) is part of the clause after it. Round brackets are left out.
    """
    triggers, dated = _Quoted(parse.brackets, hits), _Quoted(parse.brackets, times)
    heading: Sequence[Token] = ()
    found: dict[int | None, list[Clause]] = {None: []}
    for each in parse.clauses(sentence):
        mark = "" if each.inside is None else parse.brackets.pairs[each.inside].mark
        if mark and mark in _HEADINGS:
            heading = each.tokens
        elif mark in _OPENERS:
            tokens = [*heading, *each.tokens]
            heading = ()
            start, end = tokens[0].start, each.end
            words = [
                hit
                for hit, quote in triggers.between(start, end)
                if _stands_in(parse.brackets, hit, quote, each.inside) and _is_word(tokens, hit)
            ]
            dates = [time for time, quote in dated.between(start, end) if quote in (None, each.inside)]
            clause = Clause(start, end, words[:_MOST], dates[:_MOST], each.stop, tokens)
            found.setdefault(each.inside, []).append(clause)
    return [(inside is not None, own) for inside, own in found.items()]


def _stands_in(brackets: Brackets, hit: Hit, quote: int | None, inside: int | None) -> bool:
    """Whether a trigger is in a clause itself, or is the whole of a name in it: 提案办理“回头看”."""
    if quote in (None, inside):
        return quote == inside or inside is None
    pair = brackets.pairs[quote]
    return (pair.start + 1, pair.end - 1) == (hit.start, hit.end)


class _Quoted(Generic[_T]):
    """Triggers or times in order, each with the quotation around it."""

    def __init__(self, brackets: Brackets, places: Sequence[_T]) -> None:
        self._places: Sequence[_T] = places
        self._starts = [place.start for place in places]
        self._quotes = [brackets.around(start, _QUOTES) for start in self._starts]

    def between(self, start: int, end: int) -> Iterable[tuple[_T, int | None]]:
        """Those that begin in a range."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return zip(self._places[first:last], self._quotes[first:last], strict=True)


def _is_word(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a trigger stands as its row requires: as a word of its own, as the end of one, or anywhere."""
    index = bisect_right(tokens, hit.start, key=_start) - 1
    token = tokens[index]
    if token.end > hit.end and token.text.endswith(_GROUPS):
        return False
    if hit.row.stands == "anywhere":
        return (
            hit.row.pos not in ("carrier", "motion")
            or token.end <= hit.end
            or token.text[hit.end - token.start :] in _COMPLEMENTS
        )
    if hit.row.stands == "ending":
        return token.text in _AT_OCCASIONS or (
            token.end == hit.end
            and (token.tag[0] in "nl" or len(token.text) == 1)
            and not token.text.endswith(_SOCIETIES)
        )
    after = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    tail = token.text[hit.end - hit.start :]
    if token.start != hit.start or tail not in _COMPLEMENTS or after == TIME:
        return False
    return hit.row.pos != "motion" or index == 0 or not _is_one_verb(tokens[index - 1])


def _is_one_verb(token: Token) -> bool:
    """Whether 到 is the complement of a verb of one character before it: 摆到, 应到."""
    return len(token.text) == 1 and token.tag[0] == "v"


def opens_agenda(text: str, start: int, end: int) -> bool:
    """Whether a sentence turns to future work, as do those that follow it in its paragraph."""
    return _AGENDA.search(text, start, end) is not None


def speech_at(text: str, start: int, end: int) -> int:
    """The beginning of reported speech in a clause; the end of the clause if there is none."""
    if not text.endswith(_SAYING, start, end) and text.find("“", start, end) < 0:
        return end
    found = _SPEECH.search(text, start, end)
    return found.start() if found else end


def is_planned(clause: Clause) -> bool:
    """Whether a clause states what is still to be done, and with it the rest of its sentence: 将带着…回访，结果公布."""
    tokens = clause.tokens
    for index, token in enumerate(tokens[:-1]):
        if token.text in _AHEAD and token.tag[0] in "vdn":
            return True
        after = tokens[index + 1]
        if token.text == "将" and after.noun is None and (after.tag in _AFTER_WILL or after.text in COMPANY):
            return True
    return False


def told_as_fact(text: str, clause: Clause, hit: Hit, dated: bool) -> bool:
    """Whether the clause states that it happened: not a habit, plan, wish, means, anniversary or mere reference."""
    before, after = text[clause.start : hit.start], text[hit.end : min(hit.end + 12, clause.end)]
    if _HABIT.search(before) or _MUST.search(before) or _ANNIVERSARY.match(after):
        return False
    if _WILL.search(before) and hit.row.owner != "giver" and not _HANDED.search(hit.row.surface):
        return False
    noun = hit.row.pos == "verb" and hit.row.owner != "author" and before.endswith("的")
    if noun or (hit.row.stands == "word" and _is_reporters(clause, hit)):
        return False
    if hit.row.pos == "verb" and _OF_THING.match(after) and _BROUGHT.search(before):
        return False
    return dated or not (_GENERAL.search(before) or _MEANS.match(before) or _AFTER.match(after))


def has_actor(tokens: Sequence[Token], end: int) -> bool:
    """Whether somebody of a committee is named before `end`, who may be the agent of a plain verb."""
    return any(token.end <= end and is_actor(token) for token in tokens)


def is_actor(token: Token) -> bool:
    """Whether a word names somebody of a committee."""
    if token.tag == ORGANISATION:
        return token.item.kind in ("cppcc", "cppcc_body")
    return token.text in _ACTORS or token.text.endswith(_BODIES) or token.text.startswith(_OWN)


def _is_reporters(clause: Clause, hit: Hit) -> bool:
    """Whether a reporter is named before the trigger, outside brackets: what reporters do is not an event."""
    return any(token.text == "记者" for token in clause.tokens if token.start < hit.start)


def counted(clause: Clause, first: int, last: int, dated: bool) -> bool:
    """Whether the clause counts the occurrences between `first` and `last`, so that they are a figure and not an event.

    With a date 三次到现场 still states one act. Without one, all counted acts are a figure.
    """
    later = False  # another verb follows, to which the figure belongs
    for token in clause.tokens:
        later = later or (token.start >= last and (token.text == "的" or _is_other_act(token)))
        if later:
            return False
        if token.tag != QUANTITY or token.item.value <= 1:
            continue
        times = token.item.unit.kind in _OCCURRENCES
        if times and not (dated and token.item.value <= _FEW and token.end <= first):
            return True
        if not dated and first <= token.start <= last + _NEAR:
            return True
    return False


def is_once(token: Token) -> bool:
    """Whether a word counts one occurrence: 一次, 一场."""
    return token.tag == QUANTITY and token.item.value == 1 and token.item.unit.kind in _OCCURRENCES


def is_tally(clause: Clause, start: int) -> bool:
    """Whether the verb at a place counts what came in or went out: 提交提案12件."""
    first = bisect_left(clause.tokens, start, key=_start)
    after = clause.tokens[first : first + NEAR]
    flows = bool(after) and after[0].verb is not None and after[0].verb.role in _FLOWS
    return flows and any(token.tag == QUANTITY for token in after)


def _is_other_act(token: Token) -> bool:
    """Whether a verb states an act of its own, unlike one that only includes (安排) or adds up (共)."""
    light = token.verb is not None and token.verb.role in ("hold", "be", "mark")
    return is_verb(token) and not light and token.text not in FILLERS


def _is_of_object(clause: Clause, time: TimeMention) -> bool:
    """Whether a time dates the object of the verb before it, which another verb describes: 请昨天旁听的市民."""
    tokens = clause.tokens
    index = bisect_left(tokens, time.start, key=_start)
    described = [token.text for token in tokens[index + 2 : index + 3]] == ["的"] and is_verb(tokens[index + 1])
    return described and index > 0 and is_verb(tokens[index - 1])


def adverbial(text: str, clause: Clause, time: TimeMention) -> bool:
    """Whether a time is in a position to date its clause: no verb before it, not after 到 or 是, not in a byline."""
    before, after = text[max(clause.start, time.start - 2) : time.start], text[time.end : time.end + 1]
    if after == "是":
        return text[clause.end - 1] in "日节"  # 5月21日是全国助残日，委员走进福利院
    if after in ("电", "讯", "第", "度") or before.endswith(("到", "至", "截止", "至今")):
        return False
    ahead = [hit for hit in clause.hits if hit.start >= time.end]
    if before.endswith(_OF_OBJECT) or _is_of_object(clause, time):
        return False
    if before.endswith("于"):
        return time.end < clause.end
    setting = text[clause.end - 1] in "上中" or text.startswith("期间", clause.end - 2)
    if after == "的" and not setting and not any(hit.row.pos == "noun" for hit in ahead):
        return False
    return not any(
        hit.row.pos != "noun" and hit.start < time.start and not _APART.search(text, hit.end, time.start)
        for hit in clause.hits
    )
