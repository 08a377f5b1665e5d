"""How records were made, small enough to travel with a page: each step is named once, and words are only placed."""

from __future__ import annotations

from typing import Any

from cppcc_extract.arguments import as_lexicon
from cppcc_extract.evaluation.derivation import derive, read_with_trace
from cppcc_extract.evaluation.tree import Derivation
from cppcc_extract.extractors.shifting import moved
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Article, Record, Span
from cppcc_extract.pipeline import EXTRACTORS

# A tree looks for its place in the whole text, so that the trees of a book would take hours.
_LONGEST = 50_000
_GROUPS = ("words", "slots")
_OWN = ("id", "part_of", "records")  # fields that name other records: they may count otherwise when read again


class Steps:
    """The steps of all trees of a page: a tree names a step by its number in `names`."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def names(self) -> list[tuple[str, str]]:
        """The name of each step, and what it reads."""
        return list(self._numbers)

    def number(self, name: str, reads: str) -> int:
        """The number of a step."""
        return self._numbers.setdefault((name, reads), len(self._numbers))


def derivations(article: Article, steps: Steps, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """The trees of an article: `clauses` with their words, and `trees` by the id of the record.

    A word is `[tag, start, end]`. A tree has its clause as `w`, its slots `[name, value, start, end]` as `s`, and the
    steps of its fields as `f`. A step without an answer is its number; one that answered is
    `[number, value, start, end, children]`, cut after the last that is there. Records that reading the text again does
    not make (they were read with other words) and articles that are very long have no tree.
    """
    begun, end = (article.span.start, article.span.end) if article.span else (0, len(article.text))
    if end - begun > _LONGEST:
        return {"clauses": [], "trees": {}}
    reading = read_with_trace(article.text[begun:end], as_lexicon(lexicon), published=article.published)
    known = {_key(record): record.id for name in EXTRACTORS for record in getattr(article, name)}
    trees = _Trees(steps, begun)
    for records in reading.records.values():
        for record in records:
            id = known.get(_key(moved(record, begun) if begun else record))
            if id is not None:
                trees.add(id, derive(reading, record))
    return {"clauses": trees.clauses, "trees": trees.found}


def _key(record: Record) -> str:
    return record.model_dump_json(exclude=set(_OWN))


class _Trees:
    """Takes trees, and moves their places by `begun`; a clause that several records stand in is kept once."""

    def __init__(self, steps: Steps, begun: int) -> None:
        self._steps, self._begun = steps, begun
        self._clauses: dict[tuple[Any, ...], int] = {}
        self.found: dict[str, Any] = {}

    @property
    def clauses(self) -> list[Any]:
        """The words of each clause."""
        return list(self._clauses)

    def add(self, id: str, tree: Derivation) -> None:
        """Take the tree of one record."""
        small: dict[str, Any] = {}
        groups = {node.name: node.children for node in tree.children if node.name in _GROUPS}
        if "words" in groups:
            words = tuple((word.name, *self._ends(word.span)) for word in groups["words"])
            small["w"] = self._clauses.setdefault(words, len(self._clauses))
        if "slots" in groups:
            small["s"] = [[slot.name, slot.value, *self._ends(slot.span)] for slot in groups["slots"]]
        fields = {field.name: [self._step(step) for step in field.children] for field in tree.children[len(groups) :]}
        small["f"] = {name: asked for name, asked in fields.items() if asked}
        self.found[id] = small

    def _step(self, step: Derivation) -> int | list[Any]:
        number = self._steps.number(step.name, step.reads or "")
        if step.value is None:
            return number
        told: list[Any] = [number, step.value, *self._ends(step.span)]
        if step.children:
            told += [None] * (4 - len(told))
            told.append([self._step(child) for child in step.children])
        return told

    def _ends(self, span: Span | None) -> tuple[int, ...]:
        return (span.start + self._begun, span.end + self._begun) if span is not None else ()
