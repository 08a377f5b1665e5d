"""What was read shows itself in a notebook: the hooks that a notebook asks, without a line of HTML.

The HTML is made in `show`, which is loaded when it is asked for, since models are there without a notebook too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Literal, SupportsIndex, TypeVar, overload

T = TypeVar("T")
A = TypeVar("A", bound="ShowsArticle")

ROWS = 100  # of a table
CHARACTERS = 20_000  # of a text


def html_of(shown: Any) -> str | None:
    """What a notebook shows of a record, of several or of an article; None for what it shows as text."""
    html: str | None = import_module("cppcc_extract.show.html").html_of(shown)
    return html


class Records(tuple[T, ...]):
    """A tuple of records, or of articles, that a notebook shows as a table.

    `Records(records, article.text)` makes one of any records of an article; with its text each stands beside its
    sentence. It equals the tuple of the same records. What it is cut to by a slice shows itself too.
    """

    _text = ""

    def __new__(cls, records: Iterable[T] = (), text: str = "") -> Records[T]:
        made = super().__new__(cls, records)
        if text:
            made._text = text
        return made

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, at: slice, /) -> Records[T]: ...
    def __getitem__(self, at: Any, /) -> Any:
        found = super().__getitem__(at)
        return Records(found, self._text) if isinstance(at, slice) else found

    def _repr_html_(self) -> str | None:
        return html_of(self)


class RecordList(list[T]):
    """A list that a notebook shows as a table."""

    def _repr_html_(self) -> str | None:
        return html_of(self)


class Shown(str):
    """HTML that a notebook shows: a string, to be written to a file as well."""

    def _repr_html_(self) -> str:
        return self

    def __repr__(self) -> str:
        return f"Shown({len(self):,} characters of HTML)"


class ShowsArticle:
    """What an article shows of itself, and its records as tuples that show themselves."""

    def model_post_init(self, context: Any, /) -> None:
        """Let the records show themselves."""
        _with_text(self.__dict__)

    def model_copy(self: A, **changes: Any) -> A:
        """As of every model; records that are given show themselves."""
        copied: A = super().model_copy(**changes)  # type: ignore[misc]
        _with_text(copied.__dict__)
        return copied

    def show(self, kinds: Sequence[str] | None = None, *, rows: int = ROWS, characters: int = CHARACTERS) -> Shown:
        """The article for a notebook: its text with the records marked in it, and a table of each kind.

        `kinds` are those to show, such as `("metrics", "events")`; the fields of a record are shown where the mouse
        rests on it. At most `rows` of each table and `characters` of the text are shown, and how many are left out.
        Raises `InputError` for a kind that is not known.
        """
        made: str = import_module("cppcc_extract.show.article").article_html(self, kinds, rows, characters)
        return Shown(made)

    def to_frame(self, kind: str = "metrics", *, backend: Literal["pandas", "polars"] = "pandas") -> Any:
        """The records of one kind as a data frame: what a reader looks for first, ids last.

        The kinds are those of `articles_to_frames`. Raises `InputError` for a kind that is not known, and
        `MissingExtraError` where the library is not installed.
        """
        return import_module("cppcc_extract.export.frames").frame_of([self], kind, backend=backend)

    def _repr_html_(self) -> str:
        return self.show()


def _with_text(fields: dict[str, Any]) -> None:
    """Make the tuples of records such that show themselves, with the text beside them."""
    text = fields.get("text", "")
    for name, value in fields.items():
        if _are_records(value):
            fields[name] = _shown(value, text)
    if further := fields.get("further"):
        fields["further"] = {name: _shown(value, text) for name, value in further.items()}


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and hasattr(value[0], "model_fields_set")


def _shown(records: tuple[Any, ...], text: str) -> tuple[Any, ...]:
    known = isinstance(records, Records) and records._text is text
    return records if known or not records else Records(records, text)
