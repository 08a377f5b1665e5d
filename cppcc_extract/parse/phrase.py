"""Stretches of words in one clause, and whether a word can be part of a noun phrase or is a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from cppcc_extract.parse.clauses import Clause
from cppcc_extract.parse.word_classes import (
    EVERYWHERE,
    FILLERS,
    JOINS,
    LOCALISERS,
    MANNER,
    NOMINAL_TAGS,
    NOMINAL_TAGS_OF_ONE,
    QUANTIFIERS,
    SHORT_NOUNS,
)
from cppcc_extract.parse.words import NAME, ORGANISATION, PERSON, TIME, Token

_NO_PART = JOINS | {"的", "等", "等等", "其中"}
_NO_ASPECT = ("通过", "经过", "超过", "度过")


@dataclass(slots=True)
class Phrase:
    """A stretch of tokens of one clause; `text` leaves out the organisations, people and times in it."""

    clause: Clause
    first: int
    last: int  # exclusive
    _text: str | None = field(default=None, compare=False, repr=False)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.clause.tokens[self.first : self.last]

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = self._read()
        return self._text

    def _read(self) -> str:
        tokens = self.tokens
        parts = [
            t
            for n, t in enumerate(tokens)
            if t.tag not in (ORGANISATION, PERSON, TIME) or (t.tag == ORGANISATION and _tells_which(tokens, n))
        ]
        kept = list(dropwhile(lambda t: t.text in _NO_PART or t.text in QUANTIFIERS or t.text in EVERYWHERE, parts))
        while kept and (kept[-1].text in _NO_PART or (kept[-1].tag == "s" and len(kept) > 1)):
            kept.pop()
        if not kept and len(self.tokens) == 1 and _is_kind(self.tokens[0]):
            kept = list(self.tokens)  # 两家水产公司: a kind of organisation, not one with a name
        return "".join(t.item.inner if t.tag == NAME else _plain(t) for t in kept)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def head(self) -> Token:
        """The last word of the phrase."""
        return self.tokens[-1]

    def __bool__(self) -> bool:
        # any plain word is cached, so that the text rarely has to be composed
        return any(map(_is_plain_word, self.tokens)) or bool(self.first < self.last and self.text)


def _is_plain_word(token: Token) -> bool:
    """Whether the text of a phrase contains the word."""
    apart = token.text in _NO_PART or token.text in QUANTIFIERS or token.text in EVERYWHERE
    return token.item is None and token.tag != "s" and not apart


def _tells_which(tokens: Sequence[Token], at: int) -> bool:
    """Whether an organisation says what kind of members are counted: 市政协 委员, but not 谷城县政协 委员."""
    level = not tokens[at].item.places and (tokens[at].item.level_word or tokens[at].text.startswith("全国"))
    return bool(level) and tokens[at].text.endswith("政协") and at + 1 < len(tokens) and tokens[at + 1].text == "委员"


def _is_kind(token: Token) -> bool:
    """Whether an organisation is named only by its kind: 水产公司."""
    return (
        token.tag == ORGANISATION and token.item.rule == "head" and not token.item.places and not token.item.level_word
    )


def _plain(token: Token) -> str:
    """A word without the aspect that its row may include: 举办 of 举办了, but not 通 of 通过."""
    ends = token.verb is not None and len(token.text) > 1 and token.text[-1] in "了过着"
    return token.text[:-1] if ends and token.text[-2:] not in _NO_ASPECT else token.text


def is_nominal(token: Token) -> bool:
    """Whether the word can be part of a noun phrase."""
    if token.tag in (NAME, ORGANISATION):
        return True
    if token.noun is not None or token.text in SHORT_NOUNS:
        return True
    if token.verb is not None or token.text in FILLERS or token.text in QUANTIFIERS or token.text in EVERYWHERE:
        return False
    if token.text in MANNER:
        return False
    return token.tag in (NOMINAL_TAGS if len(token.text) > 1 else NOMINAL_TAGS_OF_ONE)


def is_predicate(token: Token) -> bool:
    """Whether the word is a verb and not a noun."""
    if (token.noun is not None and token.tag != "v") or token.text in LOCALISERS:
        return False
    if token.verb is not None:
        return token.verb.role not in ("be", "mark")
    return token.tag in ("v", "vd", "vi", "vg", "vq", "vn") and token.text not in FILLERS
