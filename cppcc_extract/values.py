"""A cheap class for the small values that every article has thousands of: mentions, sentences, owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["sealed"]

if TYPE_CHECKING:
    from dataclasses import dataclass as sealed
else:
    from dataclasses import dataclass

    def sealed(*, frozen, slots):
        """A frozen dataclass to the type checker, which forbids changing one, and a plain one at run time.

        Freezing costs: a frozen value of seven fields takes eight times as long to make.
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
