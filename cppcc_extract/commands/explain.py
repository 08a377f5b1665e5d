"""What `explain` prints: the stages at a place, and the trees of the records there or of one record."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cppcc_extract.evaluation.derivation import derivation_of, derivations_at, read_with_trace
from cppcc_extract.evaluation.explain import check_offset, stages
from cppcc_extract.evaluation.tree import Derivation
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.models import Document


def explanation(
    document: Document, at: int | None, record: str | None, published: str | None, *, as_json: bool
) -> list[str]:
    """The lines for the place `at`, or for one record; as JSON a list of trees.

    Raises `InputError` for a place outside the text and for a record that does not exist.
    """
    if at is not None:
        check_offset(document.text, at)
    reading = read_with_trace(document.text, Lexicon.default(), published=published or document.published)
    trees: Sequence[Derivation] = ()
    if record is not None:
        trees = (derivation_of(reading, record),)
    elif at is not None:
        trees = derivations_at(reading, at)
    if as_json:
        return [json.dumps([tree.model_dump(mode="json") for tree in trees], ensure_ascii=False, indent=1)]
    lines: list[str] = []
    for stage in stages(reading, at) if at is not None else ():
        lines += [stage.name, *(f"  {line}" for line in stage.lines or ("nothing",))]
    for tree in trees:
        lines.append(str(tree))
    return lines
