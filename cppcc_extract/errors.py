"""What can go wrong, said so that a user can mend it."""


class CppccError(Exception):
    """Base of all errors that this library raises on purpose."""


class InputError(CppccError, ValueError):
    """The input is not text: another type than `str`, or a lone surrogate (the message names its offset)."""


class DocumentError(CppccError, ValueError):
    """A file holds no text that can be read (damaged, encrypted, scanned, too large); the message says what to do."""


class MissingExtraError(CppccError, ImportError):
    """A library that is optional is needed and not installed; the message names the extra."""


class OutputError(CppccError, ValueError):
    """What was asked to be written cannot be: a suffix that is unknown, a file made by something else."""


class ExtractorError(CppccError):
    """An extractor, or the library itself, failed as nobody foresaw; `kind` is the class of what it raised."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason or self.kind}; a fault of the library or of an extractor: please report it with the input"


class PluginError(CppccError, LookupError):
    """No installed package offers what was asked for by name, or it cannot be loaded."""


class LexiconError(CppccError, ValueError):
    """A table of the lexicon is wrong; the message names file, entry and remedy."""
