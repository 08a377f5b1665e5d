"""What the figures of one document can be compared as, and what keeps apart those that only look alike.

A figure is held against the indicators by its slots, which are read from its clause and from the figures before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cppcc_extract.extractors.metrics.figures import Figure, Page
from cppcc_extract.extractors.metrics.indicators import Indicators, Slots
from cppcc_extract.extractors.metrics.label import Label
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.lexicon.schema import Indicator, Unit
from cppcc_extract.models import Level, Topic
from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.counts import Count
from cppcc_extract.parse.leads import share_of
from cppcc_extract.parse.word_classes import ACTORS, CLASSES, FILLERS, JOINS, LOCALISERS, RECIPIENTS
from cppcc_extract.parse.words import MARK, NAME, ORGANISATION, QUANTITY, TIME, Token
from cppcc_extract.resolve.places import guessed_level
from cppcc_extract.text.document import Sentence

_NO_WORDS = (QUANTITY, TIME, ORGANISATION)
_REACHED = ("到", "至", "为")
_UNITS_THAT_ARE_NOUNS = ("户",)
_ASPECTS = ("了", "过")


class Bodies:
    """The bodies that one document names."""

    def __init__(self, reading: Reading) -> None:
        entities = reading.context.entities
        self._levels = {mention.start: entity.level for entity in entities for mention in entity.mentions}

    def level(self, body: OrganisationMention) -> Level | None:
        """The level of a body, None if nothing states it."""
        return self._levels.get(body.start) or guessed_level(body.level_word)


class _Told(NamedTuple):
    """A figure that was read before, for those that are parts of it or stated beside it.

    `row` is its indicator, `own` whether its own words say so and name no class; `taken` whether a body took it up.
    """

    row: Indicator | None
    own: bool
    taken: bool
    unit: Unit
    noun: str
    sentence: Sentence

    @property
    def id(self) -> str | None:
        return self.row.surface if self.row is not None else None


class Comparables:
    """The indicators of the figures of one document, in order: a part that says no more has that of its whole."""

    def __init__(self, reading: Reading, page: Page) -> None:
        self._indicators: Indicators = reading.lexicon.derived(Indicators)
        self._page = page
        self._bodies = Bodies(reading)
        self._found: dict[str, _Told] = {}
        self._last: _Told | None = None
        self._lent: dict[int, tuple[str, ...]] = {}  # what figures share with those before them, by their start

    def of(
        self, figure: Figure, label: Label, topic: Topic, id: str, part_of: str | None
    ) -> tuple[str | None, dict[str, str]]:
        """The id of the indicator, None where none fits, and the qualifiers; `part_of` is the id of the whole."""
        count = self._page.count(figure)
        whole = self._found.get(part_of or "")
        before = self._last if self._last is not None and self._last.sentence is figure.sentence else None
        beside = before is not None and (before.unit is figure.unit or (count is not None and _touches(count)))
        near = whole or (before if beside else None)
        slots = self._slots(count, label, figure.unit, topic, near)
        own = row = self._indicators.of(slots)
        if whole is not None and label.relation == "level" and _is_of(slots, row, whole):
            row = whole.row
        elif whole is not None and whole.row is None and not label.head.endswith(whole.noun) and row and row.general:
            row = None  # 团队171人，其中委员39人
        if row is None and count is not None and before is not None:
            row = before.row if self._reaches(count, label, before) else self._rate(count, before)
        plain = row is own and not class_of(slots.nouns[0] if slots.nouns else "")
        taken = not RECIPIENTS.isdisjoint(slots.words)
        self._last = self._found[id] = _Told(row, plain, taken, figure.unit, label.head, figure.sentence)
        if row is None:
            return None, {}
        added = _added(label, whole.noun) if whole is not None and whole.row is row else ""
        return row.surface, _qualifiers(slots, added, part=part_of is not None)

    def _reaches(self, count: Count, label: Label, before: _Told) -> bool:
        """Whether a figure is what the one before came to: 由298名增至312名."""
        said = [token.text for token in count.clause.tokens[count.low : count.index] if token.text not in FILLERS]
        reached = bool(said) and said[-1].endswith(_REACHED) and said[-1][:-1] in self._page.verbs
        return reached and before.unit is count.token.item.unit and label.head == before.noun

    def _rate(self, count: Count, part: _Told) -> Indicator | None:
        """The rate that a share right after a figure is, which is its part: 办复290件，占97.6%."""
        share = share_of(count) if count.token.item.unit.name == "%" else None
        if share is None or not share.follows or share.of or not part.own:
            return None
        return self._indicators.rate_of(part.id)

    def _slots(self, count: Count | None, label: Label, unit: Unit, topic: Topic, near: _Told | None) -> Slots:
        slots = Slots((label.head,), (), unit, topic, label.relation, near=near.id if near is not None else None)
        if count is None:
            return slots
        phrases = [phrase for phrase in (count.behind, count.after) if phrase is not None]
        rest = _rest(count.clause, count.behind.last if count.behind is not None else count.index + 1)
        before = count.clause.tokens[count.low : count.index]
        tokens = [*before, *(token for phrase in phrases for token in phrase.tokens)]
        words = _words([*tokens, *(token for token in rest[:1] if token.text in LOCALISERS)])
        if words[:1] == ["的"] and not count.low:
            del words[0]  # 今年的提案有240件; what comes after a figure is of it: 提过一件提案的委员
        taken = (near is not None and near.taken) or not RECIPIENTS.isdisjoint(words)
        return slots._replace(
            nouns=_nouns(count, label, unit),
            words=(*words, *_restored(label, words)),
            adopter=self._level([*tokens, *(rest if count.after is not None else ())]) if taken else None,
            first=count.behind is None,
            then="".join(_words(token for token in rest if token.text not in LOCALISERS)),
            shared=self._shared(count),
        )

    def _shared(self, count: Count) -> tuple[str, ...]:
        """The words that a figure shares with those before it, of the first that has any.

        It is their verb: 走访 of 走访乡镇39个、企业57家, and of 8个镇的41个村. Before money it is also what ends the
        noun of the figure before: 认捐 of 54位委员认捐47万元.
        """
        chain = [count]
        while chain[-1].token.start not in self._lent and _shares(chain[-1]):
            chain.append(self._page.count_before(chain[-1]))
        words = self._lent.get(chain[-1].token.start, ())
        for before, each in zip(chain[:0:-1], chain[-2::-1], strict=True):
            words = self._lent[each.token.start] = words or _lent(before, each)
        return words

    def _level(self, tokens: Iterable[Token]) -> Level | None:
        """The level of the last body of a phrase, which took up what is counted: 全国政协采用12条."""
        bodies = [token.item for token in tokens if token.tag == ORGANISATION]
        return self._bodies.level(bodies[-1]) if bodies else None


def _nouns(count: Count, label: Label, unit: Unit) -> tuple[str, ...]:
    """What is counted, as it is written and as it is restored; the unit too where it is a noun: 走访1180户."""
    written = [phrase.text for phrase in (count.behind, count.before) if phrase is not None]
    counted = (*written, label.head, unit.name if unit.name in _UNITS_THAT_ARE_NOUNS else "")
    return tuple(dict.fromkeys(noun for noun in counted if noun))


def _restored(label: Label, words: Iterable[str]) -> tuple[str, ...]:
    """The verb that a label takes from elsewhere."""
    return () if label.action is None or label.action in "".join(words) else (label.action,)


def _rest(clause: Clause, start: int) -> Sequence[Token]:
    """The words of a clause from `start`, but those that lead to a next figure: 全部立案 of 全部立案、送交36个单位."""
    tokens = clause.tokens
    end = next((n for n in range(start, len(tokens)) if _counts(tokens[n])), None)
    if end is None:
        return tokens[start:]
    return tokens[start : next((n for n in range(end - 1, start, -1) if tokens[n].tag == MARK), start)]


def _counts(token: Token) -> bool:
    """Whether a word is a figure, and no length of time: 因连续两年不合格被劝退."""
    return token.tag == QUANTITY and (token.item.unit is None or token.item.unit.kind != "time")


def _touches(count: Count) -> bool:
    """Whether a figure stands right after another: 48批、560多人次."""
    between = count.clause.tokens[count.low : count.index]
    return count.low > 0 and all(token.text in JOINS or token.text in FILLERS for token in between)


def _shares(count: Count) -> bool:
    """Whether a figure shares words with the one before it in its clause."""
    if count.verb is not None or not count.low or count.token.item.unit.kind == "action":
        return False
    tokens = count.clause.tokens
    opening = next(n for n in range(count.low, count.index + 1) if tokens[n].text not in LOCALISERS)
    return _touches(count) or tokens[opening].text in JOINS or tokens[opening].text == "的"


def _lent(before: Count, count: Count) -> tuple[str, ...]:
    """The words that a figure shares with the one before it, if that one has them itself."""
    gives = _touches(count) and count.token.item.unit.dimension == "money"
    behind = before.behind.tokens if gives and before.behind is not None else ()
    verb = before.verb.tokens if before.verb is not None else ()
    tokens = before.clause.tokens
    aspect = tokens[before.verb.last : before.verb.last + 1] if before.verb is not None else ()
    return tuple(_words([*verb, *(token for token in aspect if token.text in _ASPECTS), *behind]))


def _words(tokens: Iterable[Token]) -> list[str]:
    kept = (token for token in tokens if token.tag not in _NO_WORDS and not token.text.isspace())
    return [str(token.item.inner) if token.tag == NAME else token.text for token in kept]


def _is_of(slots: Slots, row: Indicator | None, whole: _Told) -> bool:
    """Whether a part is compared as its whole is: 集体提案120件 of 立案提案531件 were filed."""
    if whole.row is None or whole.unit is not slots.unit:
        return False
    return row is None or (row.general and row.topic == whole.row.topic)


def _added(label: Label, noun: str) -> str:
    """What the label of a part adds to the noun of its whole: 经济界 of 经济界委员."""
    own = label.stated.removeprefix(label.action or "")
    return own.removesuffix(noun) if noun and own.endswith(noun) else ""


def _qualifiers(slots: Slots, added: str, *, part: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if actor := next((word for word in slots.words[:-1] if word.endswith(ACTORS)), ""):
        found["by"] = actor
    if kind := class_of(slots.nouns[0] if slots.nouns else "") or added:
        found["class"] = kind
    if slots.adopter is not None:
        found["adopted_by"] = slots.adopter
    if part:
        found["part"] = "part"
    return found


def class_of(noun: str) -> str:
    """The class that the first words of a noun name: 集体 of 集体提案, 委员联名 of 委员联名提案."""
    ends = (at + len(end) for end in CLASSES if (at := noun.find(end)) >= 0)
    return noun[: max((end for end in ends if end < len(noun)), default=0)]
