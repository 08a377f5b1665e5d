"""The words the library knows: tables, their schema, the loader and the automaton."""

from cppcc_extract.lexicon.lexicon import Lexicon

__all__ = ["Lexicon"]
