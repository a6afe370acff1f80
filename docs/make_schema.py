"""Writes notebook.schema.json: what `notekit.dumps` writes and `notekit.loads` takes, as a JSON Schema.

The classes of notekit are the only truth: the schema is made from their fields, and a test compares
the file with what is made. Run it as `make schema`.
"""

import inspect
import json
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from notekit import Mark, Notebook, RichText, Span
from notekit.blocks import BLOCKS, Block
from notekit.codec import MARKS, type_tag
from notekit.migrations import VERSION

PATH = Path(__file__).with_name("notebook.schema.json")

SCALARS = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
SPAN = {
    "description": inspect.getdoc(Span),
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}


def json_schema() -> dict[str, Any]:
    """The schema of a whole document."""
    definitions: dict[str, Any] = {}
    notebook = _object(Notebook, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A notekit notebook",
        **notebook,
        "properties": {"notekit": {"const": VERSION}, **notebook["properties"]},
        "required": ["notekit"],
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; classes go to the definitions and are referred to."""
    if kind == Block:
        return {"oneOf": [_reference(block, definitions, tagged=True) for block in BLOCKS]}
    if kind is Mark:
        return {"oneOf": [_reference(mark, definitions, tagged=True) for mark in MARKS]}
    if kind is RichText:
        return {"oneOf": [{"type": "string"}, _reference(RichText, definitions)]}
    if kind in SCALARS:
        return {"type": SCALARS[kind]}
    if kind is date:
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [_schema(choice, definitions) for choice in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    return _reference(kind, definitions)


def _reference(kind: type, definitions: dict[str, Any], *, tagged: bool = False) -> dict[str, Any]:
    name = type_tag(kind) if tagged else kind.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place of a class that refers to itself
        definitions[name] = _definition(kind, definitions, tagged=tagged)
    return {"$ref": f"#/$defs/{name}"}


def _definition(kind: type, definitions: dict[str, Any], *, tagged: bool) -> dict[str, Any]:
    if kind is Span:
        return SPAN
    if issubclass(kind, Enum):
        return {"description": inspect.getdoc(kind), "enum": [member.value for member in kind]}
    definition = _object(kind, definitions)
    if tagged:
        definition["properties"] = {"type": {"const": type_tag(kind)}, **definition["properties"]}
        definition["required"] = ["type", *definition["required"]]
    return definition


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = attrs.fields(attrs.resolve_types(kind))
    return {
        "description": inspect.getdoc(kind),
        "type": "object",
        "properties": {field.name: _schema(field.type, definitions) | _default(field) for field in fields},
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _default(field: "attrs.Attribute[Any]") -> dict[str, Any]:
    if field.default is attrs.NOTHING or field.default is None:
        return {}
    return {"default": list(field.default) if isinstance(field.default, tuple) else field.default}


def written() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
