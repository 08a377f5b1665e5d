"""The base of all models: frozen, hashable, short when printed, and described field by field in `help()`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from cppcc_extract.showing import html_of

M = TypeVar("M", bound="Model")
_new = object.__new__
# bypasses the checks of a frozen model
_set_values = object.__setattr__
_set_fields, _set_extra, _set_private = (
    vars(BaseModel)[f"__pydantic_{name}__"].__set__ for name in ("fields_set", "extra", "private")
)
_SHOWN = 60  # characters of a string that `repr` shows
_FIELDS = "\n\nFields:\n"


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """In a JSON Schema each field has its own description, so the one of the model leaves the fields out."""
    schema["description"] = (model.__doc__ or "").partition(_FIELDS)[0]
    for name, described in descriptions(model).items():
        schema["properties"][name]["description"] = described


class Model(BaseModel):
    """Base of all records: frozen, without fields that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, json_schema_extra=_describe)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Add the fields to the docstring, for `help()`."""
        told = [f"    {name}: {described}" for name, described in descriptions(cls).items()]
        summary = (cls.__doc__ or "").partition(_FIELDS)[0].strip()
        cls.__doc__ = summary + _FIELDS + "\n".join(told) if told else summary

    @classmethod
    def made(cls: type[M], **values: Any) -> M:
        """An instance from values known to be valid, with all fields given; faster for models with many fields."""
        model = _new(cls)
        _set_values(model, "__dict__", values)
        _set_fields(model, _all_fields(cls))
        _set_extra(model, None)
        _set_private(model, None)
        return model

    def __hash__(self) -> int:
        # Mappings cannot be hashed. Equal models agree in their other values too.
        return hash((type(self), *(value for value in self.__dict__.values() if not isinstance(value, dict))))

    def __repr__(self) -> str:
        """One line to read: of a figure its label, value, unit, committee and period. `str` tells all fields."""
        line: str | None = import_module("cppcc_extract.show.lines").line_of(self)
        return line or super().__repr__()

    def _repr_html_(self) -> str | None:
        return html_of(self)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """The values that differ from the defaults: long strings cut, lists of models only counted."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if not field.repr or value is None or value == field.get_default(call_default_factory=True):
                continue
            if isinstance(value, dict) or (isinstance(value, tuple) and isinstance(value[0], Model)):
                yield name, _Count(len(value))
            elif isinstance(value, str) and len(value) > _SHOWN:
                yield name, f"{value[:_SHOWN]}…"
            else:
                yield name, value
        yield from (self.__pydantic_extra__ or {}).items()


class _Count(int):
    """A number of models, printed as `<3>`."""

    def __repr__(self) -> str:
        return f"<{int(self)}>"


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """What each field of a model means, from the string after it."""
    fields = model.model_fields.items()
    return {name: " ".join(field.description.split()) for name, field in fields if field.description}


@cache
def _all_fields(model: type[Model]) -> set[str]:
    """One set for all instances: pydantic copies it before changing it, and one each would burden the collector."""
    return set(model.model_fields)
