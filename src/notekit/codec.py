"""Notebooks and notes as JSON and back: versioned, strict, and readable by people.

A rich text without marks is a plain JSON string, a span is `[start, end]`, a block or mark says its
`type`, and what has its default value is left out. `docs/notebook.schema.json` describes all of it.
"""

import json
import math
import re
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn, TypeVar

from attrs import has, resolve_types
from cattrs import Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import homogenous_tuple_structure_factory, is_sequence
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn
from cattrs.preconf.json import make_converter

from notekit.blocks import BLOCKS, Block, ListItem
from notekit.errors import SchemaError
from notekit.migrations import VERSION, migrate
from notekit.notebook import Notebook
from notekit.schema import Note
from notekit.source import Span
from notekit.text import Action, Anchor, Code, Emphasis, Mark, RichText, Speech, Strong

__all__ = ["dumps", "loads", "type_tag"]

MAX_DEPTH = 128
"""How deep JSON's objects and lists may nest: some 60 block quotes, or 30 lists, in one another."""

MARKS = (Strong, Emphasis, Code, Anchor, Speech, Action)
_ERRORS_TOLD = 3
_SURROGATE = re.compile("[\ud800-\udfff]")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
# A JSON string holds no raw newline, so this matches lists of two numbers only, never text.
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")

T = TypeVar("T")


def dumps(value: Notebook | Note, *, indent: int | None = 2) -> str:
    """The JSON of a notebook, or of a note as a notebook of its own; `indent` None gives one line.

    Raises `SchemaError` where a field holds what the schema does not allow.
    """
    if not isinstance(value, (Notebook, Note)):
        raise SchemaError(f"dumps takes a notekit.Notebook or a notekit.Note, not {value!r}")
    notebook = Notebook(notes=(value,)) if isinstance(value, Note) else value
    try:
        fields = _converter().unstructure(notebook)
        if _too_deep(fields):
            raise RecursionError
        document = {"notekit": VERSION, "source": None, "notes": [], **fields}
        if notebook.source is None:
            del document["source"]
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    except RecursionError:
        raise SchemaError("the notebook's blocks are nested too deeply for JSON; take some levels out") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise SchemaError(f"the notebook holds a value that has no place in the schema: {error}") from None
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", _PAIR.sub(r"[\1, \2]", text))


def loads(text: str, *, name: str = "-") -> Notebook:
    """The notebook that `dumps` wrote as `text`; `name` says in errors where the text came from.

    Raises `SchemaError` with the place: line and column where `text` is no JSON, else the path of
    the field, such as `$.notes[0].people[2].name`.
    """
    try:
        document = migrate(*_versioned(_decoded(text)))
        return _converter().structure(document, Notebook)
    except SchemaError as error:
        raise SchemaError(f"{name}: {error}") from None
    except BaseValidationError as error:
        problems = transform_error(error, format_exception=_problem)
        further = len(problems) - _ERRORS_TOLD
        told = "; ".join(problems[:_ERRORS_TOLD]) + (f"; and {further} more" if further > 0 else "")
        raise SchemaError(f"{name}: {told}") from None


def type_tag(kind: type) -> str:
    """What JSON calls a class of blocks or marks: 'paragraph', 'list-block'."""
    return _CAPITAL.sub("-", kind.__name__).lower()


def _decoded(text: str) -> Any:
    try:
        document = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_without_doubles, parse_constant=_refuse_constant
        )
        if _too_deep(document):
            raise RecursionError
    except json.JSONDecodeError as error:
        raise SchemaError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise SchemaError("nested too deeply: this is no JSON that notekit wrote") from None
    except ValueError as error:
        raise SchemaError(f"not JSON that notekit reads: {error}") from None
    return document


def _versioned(document: Any) -> tuple[dict[str, Any], object]:
    """The document without its version, and the version."""
    if not isinstance(document, dict) or "notekit" not in document:
        raise SchemaError(
            'no notekit document: its JSON is an object that states its version, {"notekit": '
            f'{VERSION}, "notes": [...]}} @ $'
        )
    return {key: value for key, value in document.items() if key != "notekit"}, document["notekit"]


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise SchemaError(f"the key {key!r} stands twice in one object; keep one of them")
        mapping[key] = value
    return mapping


def _refuse_constant(constant: str) -> NoReturn:
    raise SchemaError(f"{constant} is no JSON number; write a number or leave the field out")


def _too_deep(document: Any) -> bool:
    level = [document]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list, tuple))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def _problem(error: BaseException, _kind: type | None) -> str:
    """What is wrong, in words; the path follows."""
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown key {', '.join(map(repr, sorted(error.extra_fields)))}"
    if isinstance(error, KeyError):
        return "a required field is missing"
    return str(error)


@cache
def _converter() -> Converter:
    converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
    for kind in BLOCKS:
        resolve_types(kind)
    resolve_types(ListItem)
    converter.register_structure_hook_factory(has, _strict_object)
    converter.register_structure_hook_factory(is_sequence, _strict_list)
    converter.register_structure_hook(str, _strict(str, "a text"))
    converter.register_structure_hook(StrEnum, lambda value, kind: kind(value))
    converter.register_structure_hook(bool, _strict(bool, "true or false"))
    converter.register_structure_hook(int, _strict(int, "a whole number"))
    converter.register_structure_hook(float, _as_float)
    converter.register_structure_hook(date, _as_date)
    converter.register_structure_hook(Span, _as_span)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    _register_tagged(converter, Block, BLOCKS)
    _register_tagged(converter, Mark, MARKS)
    _register_rich_text(converter)
    return converter


def _strict(kind: type[T], takes: str) -> Any:
    def structure(value: object, _kind: object) -> T:
        if type(value) is not kind:
            raise SchemaError(f"takes {takes}, not {value!r}")
        return value

    return structure


def _strict_object(kind: Any, converter: Converter) -> Any:
    fields: Any = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _kind: object) -> Any:
        if not isinstance(value, dict):
            raise SchemaError(f"takes an object, not {value!r}")
        return fields(value, kind)

    return structure


def _strict_list(kind: Any, converter: Converter) -> Any:
    items = homogenous_tuple_structure_factory(kind, converter)

    def structure(value: object, _kind: object) -> Any:
        if not isinstance(value, list):
            raise SchemaError(f"takes a list, not {value!r}")
        return items(value, kind)

    return structure


def _as_float(value: object, _kind: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise SchemaError(f"takes a number, not {value!r}")
    return float(value)


def _as_date(value: object, _kind: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise SchemaError(f"takes a date such as '2022-10-31', not {value!r}")
    return day


def _as_span(value: object, _kind: object) -> Span:
    if not isinstance(value, list) or [type(offset) for offset in value] != [int, int]:
        raise SchemaError(f"takes a span [start, end] of two whole numbers, not {value!r}")
    return Span(*value)


def _register_rich_text(converter: Converter) -> None:
    marked = _strict_object(RichText, converter)

    def structure(value: object, _kind: object) -> RichText:
        return RichText(value) if isinstance(value, str) else marked(value, RichText)

    def unstructure(text: RichText) -> Any:
        marks = converter.unstructure(text.marks, tuple[Mark, ...])
        return {"text": text.text, "marks": marks} if marks else text.text

    converter.register_structure_hook(RichText, structure)
    converter.register_unstructure_hook(RichText, unstructure)


def _register_tagged(converter: Converter, union: Any, kinds: tuple[type, ...]) -> None:
    """Values of any of `kinds` as objects that say under `type` which one they are."""
    by_tag = {type_tag(kind): kind for kind in kinds}

    def structure(value: object, _kind: object) -> Any:
        if not isinstance(value, dict):
            raise SchemaError(f"takes an object, not {value!r}")
        tag = value.get("type")
        if not isinstance(tag, str) or tag not in by_tag:
            raise SchemaError(f"the type is one of {', '.join(by_tag)}, not {tag!r}")
        return converter.structure({key: inner for key, inner in value.items() if key != "type"}, by_tag[tag])

    def unstructure(value: Any) -> dict[str, Any]:
        return {"type": type_tag(type(value)), **converter.unstructure(value)}

    converter.register_structure_hook_func(lambda kind: kind is union or kind == union, structure)
    converter.register_unstructure_hook_func(lambda kind: kind is union or kind == union, unstructure)
