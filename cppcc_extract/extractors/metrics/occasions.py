"""The occasions that a text names, and their attenders: the topic of 36名 in 召开座谈会，36名委员参加."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cppcc_extract.extractors.metrics.figures import Figure
from cppcc_extract.extractors.metrics.topics import Sign, Topics
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.lexicon.schema import CountedNoun
from cppcc_extract.parse.counts import Count, Phrase, is_nominal, is_predicate
from cppcc_extract.parse.words import NAME, ORGANISATION, Token

_OCCASIONS = ("meeting", "training", "study", "consultation", "research", "supervision", "outreach")
# Verbs before people who are brought along: 派出7名委员到厦门考察
_BRINGS = frozenset(("带", "带着", "带领", "率", "率领", "组织", "派出", "邀请", "请", "请来", "动员", "同", "与"))
_STOPS = "，。；：！？"
_SENTENCES = 4
_LONGEST_ITEM = 24
_FARTHEST = 200  # words between those counted and what they do, in one clause


class Occasions:
    """The occasions of one document."""

    def __init__(self, reading: Reading) -> None:
        self._topics: Topics = reading.lexicon.derived(Topics)
        self._document = reading.document
        self._parse = reading.parse
        self._found: dict[int, Sequence[Sign]] = {}
        self._last: tuple[int, Sign] | None = None  # where attenders were stated last, and what they attended

    def before(self, figure: Figure) -> Sign | None:
        """The occasion named last before a figure, in its sentence or in those before it of the paragraph."""
        at = figure.quantity.start
        index = self._document.sentence_index(at)
        for sentence in range(index, max(-1, index - _SENTENCES), -1):
            if self._document.sentences[sentence].block != figure.sentence.block:
                return None
            for sign in reversed(self._in(sentence)):
                if sign.start < at:
                    return sign
        return None

    def _ahead(self, figure: Figure, end: int) -> Sign | None:
        """The occasion named next after a figure, before `end`."""
        at = figure.quantity.end
        found = self._in(self._document.sentence_index(at))
        return next((sign for sign in found if at <= sign.start < end), None)

    def _around(self, figure: Figure) -> Sign | None:
        return self.before(figure) or self._ahead(figure, figure.sentence.end)

    def attended(self, figure: Figure, count: Count) -> Sign | None:
        """The occasion that the people of a count attend; None if the text does not say that they attend one."""
        sign = self._attended(figure, count)
        if sign is not None:
            self._last = figure.quantity.end, sign
        return sign

    def _attended(self, figure: Figure, count: Count) -> Sign | None:
        for phrase, at in _attending(count):
            objects = [token for token in phrase.tokens[at + 1 :] if is_nominal(token)]
            if objects and (sign := _named(objects[-1], objects[-1].noun)):
                return sign
            if objects and objects[-1].noun is None and len(objects[-1].text) > 1:
                return None  # 参加活动的: something that is not an occasion
            return self._around(figure)
        if _takes_part(count):
            return self._around(figure)
        for token in count.after.tokens if count.after else ():
            if sign := _named(token, token.noun):
                return sign
        if self._listed(figure):
            return self._last[1] if self._last else None
        if count.index and count.clause.tokens[count.index - 1].text in _BRINGS:
            return self._ahead(figure, count.clause.end)
        return None

    def _listed(self, figure: Figure) -> bool:
        """Whether a figure continues a list of attenders: 参加委员240人次、渔民920人次."""
        if self._last is None or not 0 <= figure.quantity.start - self._last[0] <= _LONGEST_ITEM:
            return False
        between = self._document.text[self._last[0] : figure.quantity.start]
        return "、" in between and not any(stop in between for stop in _STOPS)

    def _in(self, sentence: int) -> Sequence[Sign]:
        found = self._found.get(sentence)
        if found is None:
            tokens = (token for clause in self._parse.clauses(sentence) for token in clause.tokens)
            named = (_named(token, self._row(token)) or _acted(token) for token in tokens)
            found = self._found[sentence] = [sign for sign in named if sign is not None]
        return found

    def _row(self, token: Token) -> CountedNoun | None:
        if token.tag == ORGANISATION:
            return None
        return self._topics.noun(token.item.inner) if token.tag == NAME else token.noun


def _named(token: Token, row: CountedNoun | None) -> Sign | None:
    """The occasion that a word names."""
    topic = row.topic if row is not None else None
    return Sign(topic, token.start, token.end) if topic is not None and topic in _OCCASIONS else None


def _acted(token: Token) -> Sign | None:
    """The occasion that a verb is: 抽查, 发言."""
    topic = token.verb.topic if token.verb is not None else None
    return Sign(topic, token.start, token.end) if topic is not None and topic in _OCCASIONS else None


def _takes_part(count: Count) -> bool:
    """Whether those counted do, as the last of a list or alone, what one does at an occasion: 先后发言, 坐到一起."""
    tokens = count.clause.tokens
    for n in range(count.index + 1, min(len(tokens), count.index + 1 + _FARTHEST)):
        token = tokens[n]
        if token.verb is not None and (token.verb.role == "attend" or token.verb.topic == "meeting"):
            return True
        manner = n + 1 < len(tokens) and tokens[n + 1].text == "着"  # 抢着发言
        if is_predicate(token) and token.noun is None and not manner:
            return False
    return False


def _attending(count: Count) -> Iterator[tuple[Phrase, int]]:
    """The phrases of a count with a verb of attending, and its place in the phrase."""
    for phrase in (count.after, count.verb, count.participle, count.topic, count.before, count.behind):
        if phrase is None:
            continue
        for n, token in enumerate(phrase.tokens):
            if token.verb is not None and token.verb.role == "attend":
                yield phrase, n
