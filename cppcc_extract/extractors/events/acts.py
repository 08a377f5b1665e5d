"""A bounded act that any verb may state, if the clause has its own time and somebody of a committee acts."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.extractors.events.clauses import Clause, has_actor, is_actor, is_tally
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import Hit
from cppcc_extract.lexicon.schema import Act, EventTrigger
from cppcc_extract.models import EventType
from cppcc_extract.parse.moods import NEAR, is_verb
from cppcc_extract.parse.word_classes import COMPANY, FILLERS, MODALS, NO_ACTS, PLANS, STATES
from cppcc_extract.parse.words import NAME, ORGANISATION, PERSON, TIME, Token

_LINKS = ("是", "不是", "只有")  # a verb before them is part of the topic of the clause
_SUMS = frozenset({"共", "共有", "累计", "总计", "合计", "一共", "总共"})  # what they add up is a figure
_SERIES: tuple[EventType, ...] = ("consultation", "study", "inspection", "research", "training")
_GROUPS = ("组", "队", "团")  # 编成6组 divides people
# A clause that only ranks its object: 把停车难列为课题
_RANKING = frozenset({"列为", "列入", "纳入", "作为", "确定为", "定为", "编为"})
_SILENT = FILLERS | STATES | NO_ACTS | COMPANY  # verbs that state no act
_ASPECTS = ("了", "过")
_BEFORE_VERB = (ORGANISATION, PERSON, TIME, "d", "ad")


class Acts:
    """The acts of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("acts", Act)
        self._types: dict[str, EventType] = {row.surface: row.type for row in rows}

    def type_of(self, verb: str) -> EventType | None:
        """The type that the first known character or pair of characters of a verb states."""
        if verb in self._types:
            return self._types[verb]
        return next((self._types[c] for c in verb if c in self._types), None)

    def opening(self, clause: Clause) -> EventType | None:
        """The type that the first word of a clause states, if it is a verb of inquiry or teaching."""
        first = clause.tokens[0] if clause.tokens else None
        kind = self.type_of(first.text) if first is not None and first.tag[0] == "v" else None
        return kind if kind in _SERIES else None

    @staticmethod
    def states_act(clause: Clause, begin: int) -> bool:
        """Whether a verb after `begin` states an act of anybody."""
        return any(token.start >= begin and _is_main(clause.tokens, i) for i, token in enumerate(clause.tokens))

    def act(self, clause: Clause, begin: int, acting: bool) -> Hit | None:
        """The verb of a clause that states what somebody of a committee did at its time.

        `begin` is the start of the clause after its time. `acting`: an earlier clause names the agent.
        """
        tokens = clause.tokens
        for index, token in enumerate(tokens):
            if token.start < begin:
                continue
            if token.text in PLANS or token.text in MODALS or token.text in _SUMS:
                return None
            if not _is_main(tokens, index):
                continue
            counted_noun = token.noun is not None and token.verb is None  # 提案
            kind = None if counted_noun else self._kind(clause, index, begin, acting)
            if kind is None:
                return None
            verb = token.text.rstrip("了过")
            row = EventTrigger(surface=verb, pos="verb", type=kind, weak=True)
            return Hit(token.start, token.start + len(verb), row)
        return None

    def _kind(self, clause: Clause, index: int, begin: int, acting: bool) -> EventType | None:
        """The type of the act that a verb states, if somebody of a committee or one of its initiatives acts."""
        tokens, verb = clause.tokens, clause.tokens[index]
        if is_tally(clause, verb.start) or (not _is_cleft(tokens, index) and _is_linked(tokens, index)):
            return None
        kind = self._subject(clause, verb) or self.type_of(verb.text) or self.series(tokens[index:])
        if has_actor(tokens, verb.start):
            return kind or ("other" if len(verb.text) > 1 else None)
        name = next((token for token in tokens[:index] if token.tag == NAME), None)
        if name is not None and index + 1 == len(tokens):
            return "issuance" if name.text.startswith("《") else "launch"
        dropped = index == 0 or tokens[index - 1].end <= begin
        return kind if acting or dropped or name is not None or _is_cleft(tokens, index) else None

    def _subject(self, clause: Clause, verb: Token) -> EventType | None:
        """The type that the subject of a verb states, an occasion or its name: 办公会研究过, “小院议事”搬到田头."""
        said = [hit.row.type for hit in clause.hits if hit.end <= verb.start and hit.row.pos in ("noun", "verb")]
        return said[-1] if said else self.series([token for token in clause.tokens if token.start < verb.start])

    def series(self, tokens: Sequence[Token]) -> EventType | None:
        """The type of what is held under a name in quotes: “小院议事”."""
        names = (token.text for token in tokens if token.tag == NAME and token.text.startswith("“"))
        parts = (part for name in names for i in range(len(name)) for part in (name[i : i + 2], name[i]))
        kinds = (self._types.get(part) for part in parts)
        return next((kind for kind in kinds if kind in _SERIES), None)


def _is_cleft(tokens: Sequence[Token], index: int) -> bool:
    """Whether the act is fronted: 那次谈的是路灯."""
    return "".join(token.text for token in tokens[index + 1 : index + 3]) == "的是"


def _is_linked(tokens: Sequence[Token], index: int) -> bool:
    return any(token.text in _LINKS for token in tokens[index + 1 : index + NEAR])


def _is_main(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a verb that states an act, and neither describes a noun nor serves another verb."""
    token = tokens[index]
    if token.text == "编成" and tokens[-1].text.endswith(_GROUPS):
        return False
    if token.text in _SILENT or is_actor(token) or any(later.text in _RANKING for later in tokens[index:]):
        return False
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if (
        after == "着"
        or (after == "的" and not _is_cleft(tokens, index))
        or token.text.endswith("着")
        or not _is_verb(tokens, index, after)
    ):
        return False
    return not _is_attribute(tokens, index)


def _is_verb(tokens: Sequence[Token], index: int, after: str) -> bool:
    """Whether the word is a verb here: by the dictionary, by its aspect, or as a noun of action after its subject."""
    token = tokens[index]
    if is_verb(token) or after in _ASPECTS or _is_cleft(tokens, index) or (token.tag == "ul" and len(token.text) > 1):
        return True
    return token.tag == "vn" and bool(after) and (index == 0 or tokens[index - 1].tag in _BEFORE_VERB)


def _is_attribute(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb only describes a noun: 投资三百万元的进村路修通, 带来的是."""
    for at in range(index + 1, min(index + 10, len(tokens))):
        if tokens[at].text == "的" and not _is_cleft(tokens, index):
            after = tokens[at + 1 : at + NEAR]
            return is_verb(tokens[at - 1]) or any(is_verb(token) or token.tag == PERSON for token in after)
        if is_verb(tokens[at]):
            return False
    return False
