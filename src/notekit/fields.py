"""How field values are taken and checked, with errors that name the field and what it takes.

Converters bring what a person may reasonably give into the one form that is kept; what they cannot
convert they pass on, and the validators say what is wrong with it.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from attrs import Attribute

from notekit.characters import clean
from notekit.errors import SchemaError

__all__ = ["Choice", "as_line", "as_tuple", "each", "is_a", "is_line", "is_line_or_none", "is_number"]

Validator = Callable[[Any, "Attribute[Any]", Any], None]


class Choice(StrEnum):
    """An enum of strings whose errors name the choices."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        raise SchemaError(f"{cls.__name__} is one of {', '.join(cls)}, not {value!r}")


def as_line(value: Any) -> Any:
    """A text on one line with white space folded; None where it is blank."""
    if not isinstance(value, str):
        return value
    return " ".join(clean(value).split()) or None


def as_tuple(value: Any) -> Any:
    """Any iterable but a text as a tuple."""
    if isinstance(value, (tuple, list)):  # what is given nearly always; to ask for an iterable is slow
        return tuple(value)
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, (str, bytes)) else value


def _refuse(owner: Any, attribute: "Attribute[Any]", takes: str, value: Any, index: int | None = None) -> None:
    place = f"{type(owner).__name__}.{attribute.name}" + ("" if index is None else f"[{index}]")
    raise SchemaError(f"{place} takes {takes}, not {value!r}")


def is_line(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    """A text that is not empty."""
    if not isinstance(value, str):
        _refuse(owner, attribute, "a text that is not empty", value)


def is_line_or_none(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    """A text, or None."""
    if value is not None and not isinstance(value, str):
        _refuse(owner, attribute, "a text or None", value)


def is_number(least: int, most: int | None = None) -> Validator:
    """A whole number from `least`, up to `most` if given."""

    def check(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
        if type(value) is not int or value < least or (most is not None and value > most):
            takes = f"a whole number from {least}" + (f" to {most}" if most is not None else "")
            _refuse(owner, attribute, takes, value)

    return check


def is_a(*kinds: type) -> Validator:
    """A value of one of `kinds`; `type(None)` among them allows None."""
    names = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)

    def check(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
        if not isinstance(value, kinds):
            _refuse(owner, attribute, f"a {names}", value)

    return check


def each(*kinds: type, least: int = 0) -> Validator:
    """A tuple of values of `kinds`, at least `least` of them."""
    names = " or ".join(kind.__name__ for kind in kinds)
    allowed = frozenset(kinds)

    def check(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
        if isinstance(value, tuple) and len(value) >= least and allowed.issuperset(map(type, value)):
            return  # as nearly always; what is wrong with other values is said below, and subclasses are allowed
        if not isinstance(value, tuple):
            _refuse(owner, attribute, f"several of {names} in a list or tuple", value)
        for index, item in enumerate(value):
            if not isinstance(item, kinds):
                _refuse(owner, attribute, f"a {names}", item, index)
        if len(value) < least:
            _refuse(owner, attribute, f"at least {least} {names}", value)

    return check
