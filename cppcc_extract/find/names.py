"""Quoted names."""

from __future__ import annotations

from cppcc_extract.find.mentions import NameMention


def find_names(text: str) -> list[NameMention]:
    """The quoted names of a clean text, in order; of nested quotes the outer one."""
    return []
