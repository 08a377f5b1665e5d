"""One kind of record of one article: counts, comparisons of fields, and the misses they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cppcc_extract.evaluation.alignment import Alignment, Fields, Range, record_range, shared
from cppcc_extract.evaluation.likeness import committee, dice
from cppcc_extract.evaluation.tally import Miss, Tally


def answers(gold: Fields, name: str) -> list[Any]:
    """The right answer and, under `<name>_alt`, the answers of other careful readers."""
    return [gold.get(name), *gold.get(f"{name}_alt", ())]


def edtf(value: Any) -> Any:
    """The EDTF string of a dumped `TimeReference`; anything else unchanged."""
    return value.get("edtf") if isinstance(value, dict) else value


def named(record: Fields) -> str:
    """A record by its name, for a list of misses."""
    return f"{record.get('name')} ({record.get('organisation') or record.get('kind')})"


def same_value(gold: Fields, predicted: Fields) -> bool:
    """Equal values; a gold percentage that is not whole may be rounded, by half a percent of itself."""
    if predicted.get("value") is None:
        return False
    expected = gold["value"]
    rounded = gold["unit"] == "%" and expected != int(expected)
    tolerance = (5e-3 if rounded else 1e-9) * max(1.0, abs(expected))
    return bool(abs(expected - predicted["value"]) <= tolerance)


class Comparison:
    """Fills one tally with counts and with the misses."""

    def __init__(self, kind: str, text: str, tally: Tally) -> None:
        self.kind, self.text, self.tally = kind, text, tally

    def count(
        self,
        alignment: Alignment,
        *,
        place: Callable[[str, Fields], Range] | None,
        excused: Callable[[Fields], bool] = lambda p: False,
        show_gold: Callable[[Fields], str] = named,
        show_predicted: Callable[[Fields], str] = named,
    ) -> Iterator[tuple[Fields, Fields]]:
        """Count found, missed and spurious; yield the required pairs, whose fields are to be compared."""
        real = [(g, p) for g, p in alignment.pairs if not g.get("optional")]
        missed = [g for g in alignment.missed if not g.get("optional")]
        spurious = [p for p in alignment.spare if not excused(p)]
        self.tally.tp, self.tally.fn, self.tally.fp = len(real), len(missed), len(spurious)
        told = []
        for g in missed:
            where = place(self.text, g) if place else None
            cause, rival = self._rival(g, where, alignment.spare)
            told.append(rival)
            self._note(cause, show_gold(g), show_predicted(rival) if rival else "", rival, where)
        for p in spurious:
            if not any(p is rival for rival in told):
                self._note("spurious", "", show_predicted(p), p, record_range(p) if p.get("span") else None)
        return iter(real)

    def _rival(self, gold: Fields, where: Range | None, spare: Sequence[Fields]) -> tuple[str, Fields | None]:
        """Why a metric was missed: what was read at its place instead."""
        if self.kind == "metrics" and where:
            rival = max(spare, key=lambda p: shared(where, record_range(p)), default=None)
            if rival and shared(where, record_range(rival)):
                if not same_value(gold, rival):
                    return "wrong value", rival
                return "wrong unit" if gold["unit"] != rival.get("unit") else "wrong span", rival
        return "not found", None

    def ask(self, attribute: str, gold: Fields, predicted: Fields, ok: bool, expected: object, got: object) -> bool:
        """Count one comparison, and note a miss with the rule that gave the field."""
        if not self.tally.ask(attribute, ok):
            evidence = (predicted.get("evidence") or {}).get(attribute) or {}
            where = record_range(predicted) if predicted.get("span") else None
            rule = evidence.get("rule") or predicted.get("rule")
            self._note(f"wrong {attribute}", str(expected), str(got), {"rule": rule}, where)
        return ok

    def equal(self, attribute: str, gold: Fields, predicted: Fields) -> bool:
        """Compare the field with the right answers; times are compared by EDTF."""
        got = edtf(predicted.get(attribute))
        return self.ask(attribute, gold, predicted, got in answers(gold, attribute), gold.get(attribute), got)

    def near(self, attribute: str, gold: Fields, predicted: Fields, least: float) -> bool:
        """Compare the field with the right answers by Dice overlap."""
        got = predicted.get(attribute)
        ok = max(dice(answer, got) for answer in answers(gold, attribute)) >= least
        return self.ask(attribute, gold, predicted, ok, gold.get(attribute), got)

    def owner(self, gold: Fields, predicted: Fields) -> bool:
        """Compare the committees that the organisations belong to."""
        got = predicted.get("organisation")
        ok = committee(got) in [committee(answer) for answer in answers(gold, "organisation")]
        return self.ask("organisation", gold, predicted, ok, gold.get("organisation"), got)

    def _note(self, cause: str, gold: str, predicted: str, record: Fields | None, where: Range | None) -> None:
        excerpt = self.text[max(0, where[0] - 16) : where[0] + 24].replace("\n", "⏎") if where else ""
        rule = record.get("rule") if record else None
        self.tally.misses.append(Miss(self.kind, cause, gold, predicted, rule, where, excerpt))
