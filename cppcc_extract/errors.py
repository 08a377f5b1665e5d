"""What can go wrong, said so that a user can mend it."""


class CppccError(Exception):
    """Base of all errors that this library raises on purpose."""


class InputError(CppccError, ValueError):
    """The input is not text: another type than `str`, or a lone surrogate (the message names its offset)."""


class LexiconError(CppccError, ValueError):
    """A table of the lexicon is wrong; the message names file, entry and remedy."""
