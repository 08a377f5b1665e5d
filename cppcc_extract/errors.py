"""The errors, with messages that say what to do."""


class CppccError(Exception):
    """Base of all errors that this library raises on purpose."""


class InputError(CppccError, ValueError):
    """The input is not text: another type than `str`, or a lone surrogate (the message names its offset)."""


class DocumentError(CppccError, ValueError):
    """A file holds no text that can be read (damaged, encrypted, scanned, too large); the message says what to do."""


class MissingExtraError(CppccError, ImportError):
    """An optional library is needed and not installed; the message names the extra."""


class OutputError(CppccError, ValueError):
    """An output cannot be written: its suffix is unknown, or its file was made by something else."""


class ExtractorError(CppccError):
    """An extractor, or the library itself, failed unexpectedly; `kind` is the class of the original error."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason or self.kind}; a fault of the library or of an extractor: please report it with the input"


class PluginError(CppccError, LookupError):
    """No installed package offers the plugin of this name, or it cannot be loaded."""


class LexiconError(CppccError, ValueError):
    """A table of the lexicon is wrong; the message names file, entry and remedy."""
